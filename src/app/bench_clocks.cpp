// Very many open issues, each with a clock of its own: what they cost while nothing happens, when a
// clock runs out, and when the desk asks for its lists.
#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "base/random.h"
#include "derive/dispatch.h"
#include "derive/duplicates.h"
#include "model/lifecycle.h"

#include <array>
#include <chrono>

namespace app {

namespace {

using Steady = std::chrono::steady_clock;

constexpr std::array kMatters{"06036", "09005", "06010", "83", "82", "81", "01037"};

/// Issues reported within the last days, most of them not late.
model::Batch many_issues(const model::Snapshot& is, std::int64_t count, base::Instant now) {
    model::Batch batch;
    batch.position = {0, is.position.seq + 1};
    base::Random random{1};
    std::vector<model::PlaceId> leaves;
    for (model::Row row = 0; row < is.places->size(); ++row)
        if (model::is_leaf(is.places->kind[row])) leaves.push_back(is.places->row[row].id);
    for (std::int64_t i = 0; i < count && !leaves.empty(); ++i) {
        model::IssueRow issue{.id = model::IssueId{1'000'000'000 + i},
                              .place = random.pick(leaves),
                              .matter = random.pick(kMatters),
                              .state = "WORKING",
                              .reported = now - base::Seconds{random.between(0, 7'200)}};
        model::begin_clocks(issue, *is.rules);
        batch.issues.push_back(std::move(issue));
    }
    return batch;
}

}  // namespace

base::Result<Figures> bench_clocks(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const base::Instant now = Clock{}.now();
    const auto town = measured_town(size, now);
    if (!town) return base::refusal(town);
    const auto ms = [](auto work) {
        const auto start = Steady::now();
        work();
        return ms_since(start);
    };
    const model::Snapshot is =
        model::apply(town->snapshot, many_issues(town->snapshot, options.rows, now));
    derive::Derived derived;
    const double all_ms = ms([&] { derived = derive::derive_all(is, now); });
    // Nothing has run out yet: the thread of the world sleeps until then, and asks only this.
    bool due = false;
    const double idle_ms = ms([&] { due = derived.next_change <= now; });
    const base::Instant next = derived.next_change;
    derive::Derived after;
    const double step_ms = ms([&] { after = derive::derive_from(derived, is, is, next); });
    derive::DeskLists lists;
    const double lists_ms = ms([&] { lists = derive::desk_lists(is, derived, {}, now); });
    std::size_t alike = 0;
    const double alike_ms = ms([&] {
        alike = derive::duplicates_of(is, derived,
                                      {.matter = kMatters[0],
                                       .place = is.issues[is.issues.size() - 1].row.place,
                                       .point = {},
                                       .self = {}},
                                      now)
                    .size();
    });
    const std::string name = "clocks." + size;
    const std::string count = std::to_string(options.rows) + " open issues";
    return Figures{
        {name + ".all", all_ms, "ms", std::nullopt, "states and numbers of " + count},
        {name + ".idle", due ? step_ms : idle_ms, "ms", 0.01, "while no clock runs out"},
        {name + ".step", step_ms, "ms", 16, "the next clock runs out: its block and what is above"},
        {name + ".lists", lists_ms, "ms", std::nullopt,
         "every list of the desk, " + std::to_string(lists.at(derive::DeskList::Open).size()) +
             " open"},
        {name + ".duplicates", alike_ms, "ms", std::nullopt,
         "what may be the same as a new report: " + std::to_string(alike)}};
}

}  // namespace app
