// A lock on service targets: whom it means is found, told courtyard by courtyard, and counted again
// after a visit.
#include "app/bench.h"
#include "app/bench_scratch.h"
#include "app/bench_town.h"
#include "app/keys.h"
#include "derive/lock_round.h"

#include <chrono>

#include <fmt/format.h>

namespace app {

using base::refusal;
using base::Result;

namespace {

using Steady = std::chrono::steady_clock;

constexpr int kTimes = 5;

}  // namespace

Result<Figures> bench_lock(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const base::Instant now = base::instant_from_seconds(1'772'323'200);
    const ScratchFolder folder;
    const std::string path = folder.file("town.gpkg");
    {
        const auto rows = rows_of_size(size, now);
        if (!rows) return refusal(rows);
        const auto made = create_founded(path, 4548, "bench", *rows, now);
        if (!made) return refusal(made);
    }
    auto store = store::Store::open(path);
    if (!store) return refusal(store);
    const auto grant = grant_here(*store, now);
    if (!grant) return refusal(grant);
    const auto all = store->read_all(now);
    if (!all) return refusal(all);
    const model::Snapshot is = model::apply({}, *all);
    const std::optional<double> goal = size == "S"   ? std::optional{50.0}
                                       : size == "M" ? std::optional{200.0}
                                       : size == "L" ? std::optional{1'000.0}
                                                     : std::nullopt;
    Figures figures;
    for (const char* rule : {"G01 age>=80", "age>=60", "unregistered"}) {
        std::vector<double> found, again;
        std::size_t homes = 0;
        for (int i = 0; i < kTimes; ++i) {
            auto start = Steady::now();
            const auto locked = store->lock_targets(
                *grant,
                {.name = rule, .rule = rule, .purpose = "6", .until = now + std::chrono::hours{72}},
                now, now);
            if (!locked) return refusal(locked);
            const derive::LockRound round = derive::lock_round(*locked, is, now);
            // The first one opens what is sealed, for all that follow.
            if (i > 0) found.push_back(ms_since(start));
            homes = round.sum.homes;
            start = Steady::now();
            if (auto counted = store->lock_again(*grant, locked->lock.id, now); !counted)
                return refusal(counted);
            again.push_back(ms_since(start));
        }
        const std::string name = std::string{rule}.substr(0, std::string{rule}.find(' '));
        figures.push_back({fmt::format("lock.{}.{}", size, name), percentile(found, 0.5), "ms",
                           goal, fmt::format("\"{}\", {} homes, found and told", rule, homes)});
        figures.push_back({fmt::format("lock.{}.{}.again", size, name), percentile(again, 0.5),
                           "ms", std::nullopt, "the same homes, after a visit"});
    }
    return figures;
}

}  // namespace app
