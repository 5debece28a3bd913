#include "derive/entered.h"
#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::entered_before;
using model::ShopId;
using support::snapshot_of;
using namespace support::place;

TEST_CASE("a shop of that name next door is on record already", "[derive]") {
    model::Rows rows = support::town();
    rows.shops[1] = {ShopId{2}, kFront2, " ＮOODLES ", "03", "1"};
    const model::Snapshot is = snapshot_of(rows);
    const derive::Subtrees trees = derive::subtrees_of(*is.places);
    CHECK(entered_before(is, trees, rows.shops[1]) == kFront1);
    CHECK(entered_before(is, trees, rows.shops[0]) == kFront2);
    model::ShopRow other = rows.shops[0];
    other.name = "tea";
    CHECK(number(entered_before(is, trees, other)) == 0);
    other.name.clear();
    CHECK(number(entered_before(is, trees, other)) == 0);
    // One that stands empty is no second shop, and one in another street is another.
    rows.shops[1].state = "3";
    const model::Snapshot empty = snapshot_of(rows);
    CHECK(number(entered_before(empty, trees, rows.shops[0])) == 0);
    rows.shops[1] = {ShopId{2}, kB1, "noodles", "03", "1"};
    const model::Snapshot away = snapshot_of(rows);
    CHECK(number(entered_before(away, trees, rows.shops[0])) == 0);
}

TEST_CASE("things are on record already by kind and name here, or by their code", "[derive]") {
    model::Rows rows = support::town();
    rows.facilities.push_back({model::FacilityId{2}, kYard, "06", "Hydrant"});
    rows.facilities.push_back({model::FacilityId{3}, kYard, "07", "hydrant"});
    rows.facilities.push_back({model::FacilityId{4}, kBackyard, "06", "hydrant"});
    rows.organisations = {
        {.id = model::OrganisationId{1}, .place = kB1, .kind = "01", .name = "works", .code = "A"},
        {.id = model::OrganisationId{2}, .place = kFront1, .kind = "02", .name = "x", .code = "A"},
        {.id = model::OrganisationId{3}, .place = kB2, .kind = "01", .name = "works"},
        {.id = model::OrganisationId{4}, .place = kB3, .kind = "01", .name = "works", .code = "B"}};
    rows.components = {{.id = model::ComponentId{1}, .place = kYard, .code = "1"},
                       {.id = model::ComponentId{2}, .place = kStreet, .code = "1"},
                       {.id = model::ComponentId{3}, .place = kStreet}};
    const model::Snapshot is = snapshot_of(rows);
    CHECK(entered_before(is, rows.facilities[1]) == kYard);
    CHECK(number(entered_before(is, rows.facilities[2])) == 0);
    CHECK(number(entered_before(is, rows.facilities[3])) == 0);
    CHECK(entered_before(is, rows.organisations[0]) == kFront1);  // by the code
    CHECK(entered_before(is, rows.organisations[2]) == kB1);      // one yard
    CHECK(entered_before(is, rows.organisations[3]) == kB2);  // that has no code to tell them apart
    CHECK(entered_before(is, rows.components[0]) == kStreet);
    CHECK(number(entered_before(is, rows.components[2])) == 0);
}
