// Changes that another process writes, followed to the page: how late, whether all came, whether
// the counters say the same as a recount.
#include "app/bench_follow.h"

#include <array>
#include <cstdio>
#include <utility>

namespace app {

namespace {

using base::refusal;
using base::Result;

/// "≤5 ms 61 %, ≤10 ms 30 %, …": shares of the values in each step.
std::string histogram(const Spread& values) {
    static constexpr std::array<int, 9> kSteps{5, 10, 20, 33, 50, 100, 200, 500, 1000};
    std::string text;
    std::size_t told = 0;
    const auto add = [&](std::size_t up_to, const std::string& name) {
        const std::size_t count = up_to - std::exchange(told, up_to);
        if (count == 0) return;
        char part[48];
        std::snprintf(part, sizeof part, "%s%s ms %.1f %%", text.empty() ? "" : ", ", name.c_str(),
                      100.0 * static_cast<double>(count) / static_cast<double>(values.size()));
        text += part;
    };
    for (const int step : kSteps) add(values.up_to(step), "≤" + std::to_string(step));
    add(values.size(), ">1000");
    return text;
}

Result<Figures> live(const LiveOrder& order) {
    auto page = MeasuredPage::over(order.size, {1920, 1080});
    if (!page) return refusal(page);
    (*page)->world().keep_seen();
    Followed followed{(*page)->viewer().frame().snapshot.position.seq};
    const auto run = followed_to_the_end(**page, order, followed);
    if (!run) return refusal(run);
    const auto different = differences_from_recount(**page);
    if (!different) return refusal(different);

    // Up to an ordinary busy day the goal is 50 ms; in a burst, that the feed lags at most 1 s. A
    // hand at the wheel draws whole pages, an import makes chunks anew: there, what it is.
    const bool calm = order.meanwhile == Meanwhile::Nothing;
    const double goal = calm && order.rate <= 200 ? 50 : 1'000;
    const std::string name = order.name + "." + order.size;
    const std::string text = how_it_ran(order) + ": ";
    const auto page_goal = calm ? std::optional<double>{33} : std::nullopt;
    const Spread& latency = followed.latency_ms();
    Figures all{{name + ".p50", latency.at(0.5), "ms", std::nullopt,
                 text + "change_log.at to end of drawing"},
                {name + ".p99", latency.at(0.99), "ms", goal, histogram(latency)},
                {name + ".changes", static_cast<double>(latency.size()), "changes", std::nullopt,
                 text + "ledger lines that reached a page"},
                {name + ".lost", static_cast<double>(followed.lost()), "changes", 0,
                 "ledger lines that never reached a page"},
                {name + ".doubled", static_cast<double>(followed.doubled()), "changes", 0,
                 "ledger lines that came twice"},
                {name + ".differences", static_cast<double>(*different), "places", 0,
                 "whose numbers or state are not those of a recount at the end"},
                {name + ".page.p99", run->page_ms.at(0.99), "ms", page_goal,
                 "one page: map damage, panels, waiting for both; the longest took " +
                     std::to_string(static_cast<int>(run->page_ms.most())) + " ms"}};
    if (order.meanwhile == Meanwhile::Importing)
        all.push_back({name + ".imported", static_cast<double>(run->imported), "places",
                       std::nullopt, "that came into the open map"});
    return all;
}

}  // namespace

Result<Figures> bench_live(const BenchOptions& options) {
    return live(order_of(options, "live", 200, 20));
}

Result<Figures> bench_burst(const BenchOptions& options) {
    return live(order_of(options, "burst", 1'000, 20));
}

}  // namespace app
