// Persons in numbers: who is counted as what, and that everybody gets older at New Year.
#include "derive/derived.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::PeopleCount;
using model::people_from;
using support::kNow;
using namespace support::place;

TEST_CASE("persons are counted by where they are registered, age and sex", "[derive]") {
    // Born 1946 and 2020; registered elsewhere; from abroad; absent; of unknown age; nonsense.
    const auto groups =
        people_from("194621 202011 197013 198525 200012 000011 195011:2 nonsense 19501 1950114 ");
    REQUIRE(groups);
    const derive::People people = derive::people_in(groups, 2026);
    CHECK(people.at(PeopleCount::Persons) == 6 + 1);
    CHECK(people.at(PeopleCount::Registered) == 6);
    CHECK(people.at(PeopleCount::Separated) == 2);
    CHECK(people.at(PeopleCount::Foreign) == 1);
    CHECK(people.at(PeopleCount::To6) == 1);
    CHECK(people.at(PeopleCount::To59) == 2);
    CHECK(people.at(PeopleCount::From60) == 3);
    CHECK(people.at(PeopleCount::From80) == 1);
    CHECK(people.at(PeopleCount::Women) == 2);
    CHECK(people.at(PeopleCount::Men) == 5);
    CHECK(derive::people_in({}, 2026) == derive::People{});
}

TEST_CASE("at New Year everybody is a year older, and only then", "[derive]") {
    model::Batch batch;
    batch.whole = true;
    const model::Rows rows = support::bare_town();
    batch.places = rows.places;
    batch.grids = rows.grids;
    batch.people = {{kB1, people_from("196711 196721 200011")}};
    const model::Snapshot is = model::apply({}, batch);
    REQUIRE(is.places->size() > 0);
    const derive::Derived now = derive::derive_all(is, kNow);
    const auto old_in = [&](const derive::Derived& derived, model::PlaceId place) {
        return derived.total[model::row_of(*is.places, place)].people.at(PeopleCount::From60);
    };
    CHECK(old_in(now, kB1) == 0);
    CHECK(now.next_change == base::year_begins(2027));
    const derive::Derived then = derive::derive_from(now, is, is, base::year_begins(2027));
    CHECK(old_in(then, kB1) == 2);
    CHECK(old_in(then, kDistrict) == 2);
    CHECK(then.next_change == base::year_begins(2028));

    // Somebody moves out: what lies above follows.
    model::Batch next;
    next.position = {0, 5};
    next.people = {{kB1, people_from("196711 200011")}};
    const model::Snapshot later = model::apply(is, next);
    const derive::Derived after = derive::derive_from(then, is, later, base::year_begins(2027));
    CHECK(old_in(after, kDistrict) == 1);
}
