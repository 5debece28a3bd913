// The sheet of numbers of every place of a town.
#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "derive/statistics.h"

#include <algorithm>
#include <chrono>

namespace app {

namespace {

using Steady = std::chrono::steady_clock;

struct PlaceCost {
    double ms = 0;
    model::Row row = 0;
};

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
    return Figures{{name + ".p50", percentile(each_ms, 0.5), "ms", std::nullopt, how},
                   {name + ".p99", percentile(each_ms, 0.99), "ms", 2, how},
                   {name + ".worst", worst.ms, "ms", 2,
                    "the slowest place, " + places.row[worst.row].name + ", the middle of 9 times"},
                   {name + ".index", index_ms, "ms", std::nullopt,
                    "the columns that all sheets are counted from"}};
}

}  // namespace app
