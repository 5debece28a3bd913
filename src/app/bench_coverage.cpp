// The walking network of a town, minutes to one trade for all its blocks, and what it costs to see
// a facility more, a gate opened, or one shut.
#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "base/words.h"
#include "derive/planned.h"
#include "derive/siting.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace app {

namespace {

using Steady = std::chrono::steady_clock;

constexpr int kWalkTimes = 5;
constexpr const char* kWalkTrade = "05";

/// The median of some runs.
template <class Work>
double median_ms(Work work) {
    std::vector<double> runs;
    for (int i = 0; i < kWalkTimes; ++i) {
        const auto start = Steady::now();
        work();
        runs.push_back(ms_since(start));
    }
    return percentile(std::move(runs), 0.5);
}

/// One more facility in the middle of the town, and one more way.
model::Batch one_more(const model::Snapshot& is) {
    const geo::Point at = is.places->box.front().centre();
    model::Batch batch;
    batch.position = {0, is.position.seq + 1};
    batch.facilities = {{.id = model::FacilityId{1'000'000'000},
                         .kind = "11",
                         .name = {},
                         .shape = geo::point_of(at)}};
    return batch;
}
model::Batch one_gate(const model::Snapshot& is) {
    const geo::Point at = is.places->box.front().centre();
    model::Batch batch;
    batch.position = {0, is.position.seq + 1};
    batch.walk_edges = {{.id = model::WalkEdgeId{1'000'000'000},
                         .shape = geo::line_of({at, at + geo::Point{20, 0}}),
                         .kind = "gate",
                         .hours = {},
                         .source = {}}};
    return batch;
}

/// The gate that stands first, or else a way in the middle of the list, is shut.
model::Batch gate_shut(const model::Snapshot& is) {
    model::Batch batch;
    batch.position = {0, is.position.seq + 1};
    const std::vector<model::WalkEdgeRow>& ways = *is.walk_edges;
    if (ways.empty()) return batch;
    const auto gate = std::ranges::find(ways, "gate", &model::WalkEdgeRow::kind);
    batch.walk_edges = {gate != ways.end() ? *gate : ways[ways.size() / 2]};
    batch.walk_edges.front().closed = !batch.walk_edges.front().closed;
    return batch;
}

derive::WalkReach minutes_to(const model::Snapshot& is, const derive::WalkNet& walk,
                             const char* service) {
    return derive::reach_of(is, walk,
                            {.services = {derive::service_of(is, service).value()}, .moment = {}});
}

base::Result<void> measure_town(const std::string& size, base::Instant now, Figures& figures) {
    auto rows = rows_of_size(size, now);
    if (!rows) return base::refusal(rows);
    // As a store would number them; without, a snapshot takes all roads for one.
    std::int64_t ground = 0;
    for (model::GroundRow& row : rows->ground) row.id = model::GroundId{++ground};
    const model::Snapshot is = snapshot_of(*rows, now);
    std::shared_ptr<const derive::WalkNet> walk;
    const double net_ms = median_ms([&] { walk = derive::walk_net(is); });
    // Doors alone: another table of entrances, the same ways.
    model::Snapshot doors = is;
    doors.entrances = std::make_shared<const std::vector<model::EntranceRow>>(*is.entrances);
    const double snap_ms = median_ms([&] { (void)derive::walk_net(doors, walk); });
    derive::WalkReach reach;
    const double reach_ms = median_ms([&] { reach = minutes_to(is, *walk, kWalkTrade); });
    const double sums_ms = median_ms([&] { (void)derive::coverage_of(is, *walk, reach, 8, now); });
    const double bands_ms = median_ms([&] { (void)derive::bands_of(*walk, reach); });
    const double facility_ms = median_ms([&] {
        const model::Snapshot more = model::apply(is, one_more(is));
        (void)minutes_to(more, *derive::walk_net(more, walk), "K16.11");
    });
    const double gate_ms = median_ms([&] {
        const model::Snapshot more = model::apply(is, one_gate(is));
        (void)minutes_to(more, *derive::walk_net(more, walk), kWalkTrade);
    });
    // Until the map has its colours: what stands behind them is found after that.
    const double shut_ms = median_ms([&] {
        const model::Snapshot more = model::apply(is, gate_shut(is));
        const auto next = derive::walk_net(more, walk);
        (void)derive::minute_classes(more, *next, minutes_to(more, *next, kWalkTrade));
    });
    const std::optional<double> goal = size == "S"   ? std::optional{50.0}
                                       : size == "M" ? std::optional{500.0}
                                                     : std::nullopt;
    const std::optional<double> change = size == "S" ? std::optional{100.0} : std::nullopt;
    const std::string name = "coverage." + size;
    figures.push_back(
        {name + ".network", net_ms, "ms", std::nullopt,
         base::say(base::Language::English, base::Word::CoverTitle) +
             fmt::format(": {} edges, {} of them drawn, {} doors, {} blocks off the ways",
                         walk->net->edges(), walk->drawn_edges, walk->door.size(),
                         walk->unsnapped.size() + walk->islanded.size())});
    figures.push_back({name + ".snap", snap_ms, "ms", std::nullopt, "the doors alone"});
    figures.push_back({name + ".reach", reach_ms, "ms", goal,
                       fmt::format("all blocks to the nearest of {}", reach.suppliers.size())});
    figures.push_back({name + ".sums", sums_ms, "ms", std::nullopt, "of all places"});
    figures.push_back({name + ".bands", bands_ms, "ms", std::nullopt, "four areas, to be drawn"});
    figures.push_back(
        {name + ".facility_added", facility_ms, "ms", change, "until its minutes are there"});
    figures.push_back(
        {name + ".gate_opened", gate_ms, "ms", change, "the network anew, and minutes"});
    figures.push_back(
        {name + ".gate_shut", shut_ms, "ms", change, "a gate that is there, until the colours"});
    return {};
}

}  // namespace

base::Result<Figures> bench_coverage(const BenchOptions& options) {
    const base::Instant now = Clock{}.now();
    std::vector<std::string> sizes{"S", "M"};
    if (!options.size.empty()) sizes = {options.size};
    Figures figures;
    for (const std::string& size : sizes)
        if (auto measured = measure_town(size, now, figures); !measured)
            return base::refusal(measured);
    return figures;
}

}  // namespace app
