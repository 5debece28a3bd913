// What the rows of a register are held against stays as it stood, whoever writes meanwhile.
#include "store/matching.h"

#include "store/guarded.h"

#include <catch_amalgamated.hpp>

using guarded::Guarded;
using model::Role;
using namespace support::place;

namespace {

std::vector<std::string> doors_in(const std::vector<model::UnitRow>& homes) {
    std::vector<std::string> doors;
    for (const model::UnitRow& home : homes) doors.push_back(home.door);
    std::ranges::sort(doors);
    return doors;
}

using Doors = std::vector<std::string>;

}  // namespace

TEST_CASE("a register is held against one moment", "[store]") {
    Guarded s;
    auto matching = s.store.match(s.owner);
    REQUIRE(matching);
    const model::Batch there = matching->there();
    CHECK(there.whole);
    CHECK(there.places.size() == support::town().places.size());
    CHECK(there.shops.size() == support::town().shops.size());
    CHECK(there.issues.empty());
    CHECK(doors_in(matching->homes_of(kB3)) == Doors{"101"});

    s.other.run("INSERT INTO unit(place,door) SELECT place,'102' FROM unit WHERE id=5");
    CHECK(doors_in(matching->homes_of(kB3)) == Doors{"101"});
    REQUIRE(matching->end());

    auto later = s.store.match(s.owner);
    REQUIRE(later);
    CHECK(doors_in(later->homes_of(kB3)) == Doors{"101", "102"});
    REQUIRE(later->end());
    CHECK(s.store.bring(guarded::one_more(), {.at = support::kNow}, {}, s.owner));
}

TEST_CASE("a home that ended is nobody's door", "[store]") {
    Guarded s;
    s.other.run("UPDATE unit SET valid_to=1 WHERE id=5");
    auto matching = s.store.match(s.owner);
    REQUIRE(matching);
    CHECK(matching->homes_of(kB3).empty());
}

TEST_CASE("whether somebody lives here is told only to those who may write persons", "[store]") {
    Guarded s;
    const auto anna = store::token_of(s.owner, "11010519491231002X");
    const auto nobody = store::token_of(s.owner, "370101190102039973");
    REQUIRE(anna);
    auto matching = s.store.match(s.owner);
    REQUIRE(matching);
    CHECK(matching->is_known(*anna));
    CHECK_FALSE(matching->is_known(*nobody));
    REQUIRE(matching->end());
    auto unasked = s.store.match(store::Grant::wall());
    REQUIRE(unasked);
    CHECK_FALSE(unasked->is_known(*anna));
}

TEST_CASE("a table that cannot be read is a refusal, not an empty one", "[store]") {
    Guarded s;
    s.other.run("ALTER TABLE shop RENAME TO shop_of_somebody");
    auto matching = s.store.match(s.owner);
    REQUIRE(matching);
    CHECK(matching->there().shops.empty());
    CHECK_FALSE(matching->end());
}
