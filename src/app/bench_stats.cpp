// The sheet of numbers of every place of a town.
#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "derive/statistics.h"
#include "scene/scene.h"
#include "scene/selection.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace app {

namespace {

using Steady = std::chrono::steady_clock;

struct PlaceCost {
    double ms = 0;
    model::Row row = 0;
};

/// Circles of every size all over the town, each chosen and counted as from the map.
std::vector<double> areas_ms(const MeasuredTown& town, const derive::StatisticsIndex& index,
                             const derive::Subtrees& trees, base::Instant now) {
    const scene::Scene scene = scene::scene_from(town.snapshot, town.derived);
    const model::Places& places = *town.snapshot.places;
    geo::Box all;
    for (const geo::Box& box : places.box)
        if (!box.empty()) all.add(box);
    const double reach_m = std::hypot(all.width(), all.height()) / 2;
    std::vector<double> each_ms;
    std::uint64_t blocks = 0;
    constexpr int kSizes = 10, kSpots = 5;
    for (int i = 0; i < kSizes * kSpots; ++i) {
        const double along = (i % kSpots + 1.0) / (kSpots + 1);
        const geo::Point centre{all.x0 + all.width() * along, all.y0 + all.height() * along};
        const double radius_m = reach_m * (i / kSpots + 1) / kSizes;
        const auto start = Steady::now();
        const geo::Shape area = geo::area_of(scene::ring_of_circle(centre, radius_m));
        const derive::Scope scope{trees, scene::blocks_within(*scene.geometry, places, area)};
        const derive::Statistics sheet =
            derive::statistics_of(index, town.snapshot, town.derived, scope, now);
        each_ms.push_back(ms_since(start));
        blocks += sheet.at(derive::Counter::Buildings).part;
    }
    return blocks == 0 ? std::vector<double>{} : each_ms;
}

}  // namespace

base::Result<Figures> bench_stats(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const base::Instant now = Clock{}.now();
    const auto town = measured_town(size, now);
    if (!town) return base::refusal(town);
    const model::Places& places = *town->snapshot.places;
    const auto trees = std::make_shared<const derive::Subtrees>(derive::subtrees_of(places));
    const auto began = Steady::now();
    const auto index = derive::statistics_index(town->snapshot, trees, nullptr);
    const double index_ms = ms_since(began);
    std::uint64_t issues = 0;
    const auto counted_ms = [&](model::Row row) {
        const auto start = Steady::now();
        const derive::Statistics sheet =
            derive::statistics_of(*index, town->snapshot, town->derived, row, now);
        issues += sheet.at(derive::Counter::Reported).part;  // so that it is not left out
        return ms_since(start);
    };
    std::vector<double> each_ms;
    std::vector<PlaceCost> costs;
    for (model::Row row = 0; row < places.size(); ++row) {
        each_ms.push_back(counted_ms(row));
        costs.push_back({each_ms.back(), row});
    }
    // Which of them are slow by themselves, and not because the machine did something else?
    std::ranges::sort(costs, std::greater{}, &PlaceCost::ms);
    costs.resize(std::min<std::size_t>(costs.size(), 50));
    for (PlaceCost& cost : costs) {
        std::vector<double> again;
        for (int i = 0; i < 9; ++i) again.push_back(counted_ms(cost.row));
        cost.ms = percentile(again, 0.5);
    }
    const PlaceCost worst = *std::ranges::max_element(costs, {}, &PlaceCost::ms);
    const std::string name = "stats." + size;
    const std::string how = "the sheet of each of " + std::to_string(places.size()) +
                            " places: every counter, with the month before";
    const std::vector<double> area_ms = areas_ms(*town, *index, *trees, now);
    const std::string of_areas =
        "circles from a tenth of the town to all of it: blocks and numbers";
    return Figures{
        {name + ".area.p50", percentile(area_ms, 0.5), "ms", std::nullopt, of_areas},
        {name + ".area.worst", percentile(area_ms, 1.0), "ms", size == "M" ? 150 : 50, of_areas},
        {name + ".p50", percentile(each_ms, 0.5), "ms", std::nullopt, how},
        {name + ".p99", percentile(each_ms, 0.99), "ms", 2, how},
        {name + ".worst", worst.ms, "ms", 2,
         "the slowest place, " + places.row[worst.row].name + ", the middle of 9 times"},
        {name + ".index", index_ms, "ms", std::nullopt,
         "the columns that all sheets are counted from"}};
}

}  // namespace app
