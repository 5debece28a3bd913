#include "derive/lock_round.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::LockRound;
using model::LockedPlace;
using support::kNow;
using namespace support::place;

namespace {

LockedPlace locked_at(model::PlaceId place, std::uint32_t targets, std::uint32_t homes,
                      std::uint32_t met = 0) {
    return {.place = place, .targets = targets, .homes = homes, .met = met};
}

}  // namespace

TEST_CASE("a lock is told yard by yard, with who answers, most homes left first", "[derive]") {
    const model::Snapshot is = support::snapshot_of(support::town());
    const model::Locked locked{{.name = "heat"},
                               {locked_at(kB1, 3, 2, 1), locked_at(kB2, 1, 1), locked_at(kB3, 2, 2),
                                locked_at(kFront1, 1, 1), locked_at(model::PlaceId{99}, 5, 5)}};
    const LockRound round = derive::lock_round(locked, is, kNow);
    CHECK(round.lock.name == "heat");
    CHECK(round.sum == derive::LockSum{.targets = 7, .homes = 6, .met = 1});
    CHECK(round.buildings == 4);
    CHECK(round.workers == 1);  // Li has the west: b1 and b2
    CHECK(round.unheld == 3);
    REQUIRE(round.yard.size() == 2);
    CHECK(round.yard[0].yard == kYard);
    CHECK(round.yard[0].sum == derive::LockSum{.targets = 6, .homes = 5, .met = 1});
    CHECK(round.yard[1].yard == kStreet);
    // On foot from the westernmost.
    REQUIRE(round.yard[0].stop.size() == 3);
    CHECK(round.yard[0].stop[0].at.place == kB1);
    CHECK(round.yard[0].stop[0].staff == model::StaffId{1});
    CHECK(round.yard[0].stop[1].at.place == kB2);
    CHECK(round.yard[0].stop[2].at.place == kB3);
    CHECK(number(round.yard[0].stop[2].staff) == 0);
    CHECK(round.yard[0].stop[1].from_before_m > 0);
    CHECK(round.yard[0].way_m ==
          Catch::Approx(round.yard[0].stop[1].from_before_m + round.yard[0].stop[2].from_before_m));
}

TEST_CASE("a lock that means nobody has no yards", "[derive]") {
    const model::Snapshot is = support::snapshot_of(support::town());
    const LockRound round = derive::lock_round({}, is, kNow);
    CHECK(round.yard.empty());
    CHECK(round.sum.all_met());
    CHECK(round.workers == 0);
}

TEST_CASE("a round is counted again as long as it is about the same buildings", "[derive]") {
    const model::Snapshot is = support::snapshot_of(support::town());
    model::Locked locked{{.id = model::LockId{1}}, {locked_at(kB1, 3, 2), locked_at(kB3, 2, 2)}};
    LockRound round = derive::lock_round(locked, is, kNow);
    CHECK(round.unheld == 2);
    locked.place[0].met = 2;
    locked.place[1].homes = 1;
    REQUIRE(derive::retell(round, locked));
    CHECK(round.sum == derive::LockSum{.targets = 5, .homes = 3, .met = 2});
    CHECK(round.yard[0].sum == round.sum);
    CHECK(round.unheld == 1);
    const LockRound anew = derive::lock_round(locked, is, kNow);
    CHECK(round.sum == anew.sum);
    locked.place.push_back(locked_at(kB2, 1, 1));
    CHECK_FALSE(derive::retell(round, locked));
    locked.place.pop_back();
    locked.place.pop_back();
    CHECK_FALSE(derive::retell(round, locked));
    CHECK(round.sum == anew.sum);  // it stays as it was
}
