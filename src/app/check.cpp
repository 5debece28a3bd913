#include "app/clock.h"
#include "app/commands.h"
#include "app/world.h"

#include <cstdio>
#include <iostream>

#include <nlohmann/json.hpp>

namespace app {

namespace {

/// I1: what stands above equals its own and all below, counted here from the leaves upward by
/// walking each leaf's ancestors, not by the roll-up's own loop.
void compare_roll_up(const Frame& frame, store::CheckReport& report) {
    const model::Places& places = *frame.snapshot.places;
    std::vector<derive::Tally> expected(places.size());
    for (model::Row row = 0; row < places.size(); ++row)
        for (model::Row up = row; up != model::kNoRow; up = places.parent[up])
            expected[up] += frame.derived.own[row];
    for (model::Row row = 0; row < places.size(); ++row) {
        report.checked += 1;
        if (expected[row] == frame.derived.total[row]) continue;
        report.differences.push_back({"I1", places.row[row].name,
                                      std::to_string(expected[row].open),
                                      std::to_string(frame.derived.total[row].open)});
    }
}

void tell(const Arguments& arguments, const store::CheckReport& report) {
    for (const store::Difference& d : report.differences) {
        if (arguments.json) {
            const nlohmann::ordered_json line{{"invariant", d.invariant},
                                              {"place", d.place},
                                              {"expected", d.expected},
                                              {"found", d.found}};
            std::cout << line.dump() << '\n';
        } else {
            std::cout << d.invariant << "  " << d.place << "  " << d.expected << " ≠ " << d.found
                      << '\n';
        }
    }
    const std::string checked = std::to_string(report.checked);
    const std::string count = std::to_string(report.differences.size());
    if (arguments.json) {
        const nlohmann::ordered_json line{{"checked", report.checked},
                                          {"differences", report.differences.size()},
                                          {"audit", report.audit_lines},
                                          {"audit_chain", report.audit_chain}};
        std::cout << line.dump() << '\n';
    } else if (report.differences.empty()) {
        std::cout << base::say(arguments.language, base::Word::CheckClean, {checked}) << '\n';
    } else {
        std::cout << base::say(arguments.language, base::Word::CheckDifferences, {checked, count})
                  << '\n';
    }
}

}  // namespace

int check(const Arguments& arguments) {
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), arguments.language);
    auto report = store->check();
    if (!report) return refuse(report.error(), arguments.language);
    const auto frame = first_frame(*store, Clock{arguments.at}.now());
    if (!frame) return refuse(frame.error(), arguments.language);
    compare_roll_up(*frame, *report);
    tell(arguments, *report);
    return report->differences.empty() ? kDone : kRefused;
}

}  // namespace app
