// Whatever happens, in whatever order: the picture grown step by step is the picture made whole.
#include "base/random.h"
#include "derive/derived.h"
#include "support/picture.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using base::Instant;
using base::kNever;
using base::Random;
using model::Batch;
using model::IssueId;
using model::PlaceId;
using std::chrono::hours;

namespace {

const std::vector<PlaceId>& some_places() {
    using namespace support::place;
    static const std::vector<PlaceId> all{kDistrict, kCommunity, kYard,   kStreet, kBackyard,  kB1,
                                          kB2,       kB3,        kFront1, kFront2, PlaceId{99}};
    return all;
}

Instant some_time(Random& random, Instant now) {
    return random.chance(0.2) ? kNever : now + hours{random.between(-90, 90)};
}

model::IssueRow some_issue(Random& random, Instant now) {
    static const std::vector<const char*> kStates{"REPORTED",  "HANDLING", "HANDLED",
                                                  "SUSPENDED", "CLOSED",   "MERGED"};
    static const std::vector<const char*> kUrgencies{"A", "B", "C", "D", ""};
    model::IssueRow issue{.id = static_cast<IssueId>(random.between(1, 60)),
                          .urgency = random.pick(kUrgencies),
                          .state = random.pick(kStates),
                          .major = random.chance(0.05),
                          .urges = random.between(0, 9) / 9,
                          .reworks = random.between(0, 2),
                          .reported = some_time(random, now),
                          .due = some_time(random, now),
                          .pace = static_cast<model::Pace>(random.between(0, 2)),
                          .stage_due = some_time(random, now),
                          .exercise = random.chance(0.1)};
    if (issue.state == "CLOSED") issue.closed = now - hours{random.between(0, 24 * 29)};
    if (random.chance(0.6)) issue.place = random.pick(some_places());
    issue.has_point = random.chance(0.5);
    issue.point = {random.unit() * 450, random.unit() * 320};
    return issue;
}

model::Counts some_counts(Random& random, Instant now) {
    const auto n = [&] { return random.below(50); };
    return {.units = n(),
            .units_rented = n(),
            .households = n(),
            .shops = n(),
            .issues = n(),
            .visits = n(),
            .last_visit = random.chance(0.3) ? kNever : now - hours{random.between(0, 24 * 400)}};
}

/// Grids come, change hands and go; of the other tree, so that both move at once.
void change_grids(Random& random, Batch& batch) {
    const auto id = static_cast<model::GridId>(random.between(1, 4));
    if (random.chance(0.3)) {
        batch.grids_gone.push_back(id);
        return;
    }
    batch.grids.push_back({.id = id,
                           .community = random.pick(some_places()),
                           .kind = random.chance(0.8) ? "basic" : "micro",
                           .name = "g"});
}

void change_places(Random& random, const model::Snapshot& is, Batch& batch) {
    const PlaceId id = random.pick(some_places());
    const model::Row row = model::row_of(*is.places, id);
    if (row == model::kNoRow) {
        for (const model::PlaceRow& place : support::bare_town().places)
            if (place.id == id) batch.places.push_back(place);
        return;
    }
    model::PlaceRow place = is.places->row[row];
    switch (random.below(5)) {
        case 0:
            place.name += "'";
            break;
        case 1:
            place.parent = random.pick(some_places());
            break;
        case 2:
            place.grid = static_cast<model::GridId>(random.between(0, 4));
            break;
        case 3:
            place.shape = support::block(random.unit() * 300, 0, 400, random.unit() * 300);
            break;
        default:
            batch.places_gone.push_back(id);
            return;
    }
    batch.places.push_back(place);
}

Batch some_change(Random& random, const model::Snapshot& is, Instant now) {
    Batch batch;
    batch.position = {0, is.position.seq + 1};
    const std::uint32_t what = random.below(100);
    if (random.chance(0.002)) {
        auto rules = std::make_shared<model::WorkRules>(*is.rules);
        rules->thresholds.yellow = 0.2 + random.unit() / 2;
        rules->thresholds.reworks = random.between(1, 3);
        batch.rules = std::move(rules);
    }
    if (what < 45)
        for (int i = random.between(1, 3); i > 0; --i)
            batch.issues.push_back(some_issue(random, now));
    else if (what < 60)
        batch.issues_gone.push_back(static_cast<IssueId>(random.between(1, 60)));
    else if (what < 90)
        batch.counts.emplace_back(random.pick(some_places()), some_counts(random, now));
    else if (what < 92)
        change_grids(random, batch);
    else
        change_places(random, is, batch);
    return batch;
}

/// Columns against columns; what differs is told as text only when something does.
template <class T>
bool same(const base::Pages<T>& one, const base::Pages<T>& other) {
    if (one.size() != other.size()) return false;
    for (std::size_t p = 0; p < one.page_count(); ++p)
        if (*one.page(p) != *other.page(p)) return false;
    return true;
}

bool same(const derive::Derived& one, const derive::Derived& other) {
    return one.as_of == other.as_of && one.next_change == other.next_change &&
           one.unplaced == other.unplaced && one.unplaced_until == other.unplaced_until &&
           one.of_grid == other.of_grid && same(one.block, other.block) &&
           same(one.own, other.own) && same(one.issue, other.issue) && same(one.total, other.total);
}

/// What cannot be, whatever was written (I15): more blocks than leaves, more settled on time than
/// settled, a parent with less than its own.
bool possible(const model::Snapshot& is, const derive::Derived& derived) {
    for (model::Row row = 0; row < is.places->size(); ++row) {
        const derive::Tally& total = derived.total[row];
        const derive::Tally& own = derived.own[row];
        if (total.open < own.open || total.counts.units < own.counts.units) return false;
        if (total.settled_on_time_30d > total.settled_30d) return false;
        if (total.soon + total.urgent + total.overdue > total.open) return false;
    }
    return true;
}

// What is gone keeps its row, so that each step of a long life costs more than the one before: one
// is long enough for a second page of rows, the others are many and short.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kLongLife = 1'600;
constexpr int kShortLife = 200;
constexpr int kGrowing = 150;
#else
constexpr int kLongLife = 16'000;
constexpr int kShortLife = 4'000;
constexpr int kGrowing = 600;
#endif
constexpr std::uint64_t kLives = 17;

}  // namespace

TEST_CASE("eighty thousand changes and steps of time give what counting anew gives", "[derive]") {
    const auto seed = GENERATE(range(std::uint64_t{1}, kLives + 1));
    const int steps = seed == 1 ? kLongLife : kShortLife;
    Random random{seed};
    Instant now = support::kNow;
    const model::Rows town = support::bare_town();
    Batch first;
    first.whole = true;
    first.places = town.places;
    first.grids = town.grids;
    model::Snapshot is = model::apply(model::Snapshot{}, first);
    derive::Derived derived = derive::derive_all(is, now);
    for (int step = 0; step < steps; ++step) {
        const model::Snapshot was = is;
        if (random.chance(0.8)) is = model::apply(was, some_change(random, was, now));
        if (random.chance(0.3)) now += std::chrono::minutes{random.between(1, 200)};
        if (random.chance(0.05) && derived.next_change != kNever)
            now = std::max(now, derived.next_change);
        derived = derive::derive_from(derived, was, is, now);
        const derive::Derived anew = derive::derive_all(is, now);
        if (same(derived, anew) && possible(is, derived) && derived.next_change > now) continue;
        INFO("seed " << seed << ", step " << step);
        REQUIRE(support::first_difference(support::picture(is, derived),
                                          support::picture(is, anew)) == "");
        REQUIRE(possible(is, derived));
        REQUIRE(derived.next_change > now);
    }
    if (steps >= 16'000) CHECK(is.issues.page_count() > 1);
}

TEST_CASE("a snapshot grown by changes is the one made whole from the same rows", "[derive]") {
    Random random{9};
    const Instant now = support::kNow;
    const model::Rows town = support::bare_town();
    Batch first;
    first.whole = true;
    first.places = town.places;
    first.grids = town.grids;
    model::Snapshot is = model::apply(model::Snapshot{}, first);
    for (int step = 0; step < kGrowing; ++step) {
        is = model::apply(is, some_change(random, is, now));
        Batch all;
        all.whole = true;
        all.position = is.position;
        all.rules = is.rules;
        all.places = is.places->row;
        all.grids = is.grids->row;
        for (model::Row r = 0; r < is.issues.size(); ++r)
            if (!is.issues[r].gone()) all.issues.push_back(is.issues[r].row);
        for (model::Row r = 0; r < is.places->size(); ++r)
            all.counts.emplace_back(is.places->row[r].id, is.counts[r]);
        const model::Snapshot fresh = model::apply(model::Snapshot{}, all);
        INFO("step " << step);
        REQUIRE(support::first_difference(
                    support::picture(is, derive::derive_all(is, now)),
                    support::picture(fresh, derive::derive_all(fresh, now))) == "");
    }
}
