// Organisations and components: what a place counts of them, and the rows behind each number.
#include "counted.h"
#include "support/outline.h"

#include <catch_amalgamated.hpp>

using derive::Amount;
using derive::Counter;
using model::PlaceId;

namespace {

model::OrganisationRow org(int id, PlaceId place, const char* kind) {
    return {.id = model::OrganisationId{id}, .place = place, .kind = kind, .name = "o"};
}

model::ComponentRow thing(int id, PlaceId place, const char* klass, const char* state) {
    return {.id = model::ComponentId{id}, .place = place, .klass = klass, .state = state};
}

counted::Town town_with_things() {
    model::Batch batch = support::batch_of(support::town());
    batch.organisations = {org(1, support::place::kYard, "06"), org(2, support::place::kB1, "03"),
                           org(3, support::place::kCommunity, "11"),
                           org(4, support::place::kYard, "08"),
                           org(5, support::place::kCommunity, "04")};
    batch.components = {thing(1, support::place::kYard, "01037", "1"),
                        thing(2, support::place::kYard, "01903", "2"),
                        thing(3, support::place::kStreet, "01904", "3"),
                        thing(4, support::place::kStreet, "03901", "1"),
                        thing(5, PlaceId{}, "01037", "1"),
                        thing(6, support::place::kB1, "01908", "1")};
    return {model::apply({}, batch)};
}

}  // namespace

TEST_CASE("components and organisations are counted up the tree", "[derive]") {
    const counted::Town town = town_with_things();
    const auto all = town.at(support::place::kCommunity);
    CHECK(all.at(Counter::Components).part == 5);  // what stands nowhere counts nowhere
    CHECK(all.at(Counter::ComponentsBroken).part == 2);
    CHECK(all.at(Counter::Cameras).part == 1);
    CHECK(all.at(Counter::Charging).part == 1);
    CHECK(all.at(Counter::FireThings).part == 2);  // the hydrant of the town, and a component
    CHECK(all.components == derive::Parts{{"01", 4}, {"03", 1}});
    CHECK(all.at(Counter::Organisations).part == 5);
    CHECK(all.at(Counter::PartyBranches).part == 1);
    CHECK(all.at(Counter::Committees).part == 1);
    CHECK(all.at(Counter::SocialOrganisations).part == 1);
    const Amount covered = all.at(Counter::PropertyCovered);
    CHECK(covered.part == 1);
    CHECK(covered.whole == 2);
    const auto yard = town.at(support::place::kYard);
    CHECK(yard.at(Counter::Components).part == 3);
    CHECK(yard.at(Counter::Organisations).part == 3);
}

TEST_CASE("every such number opens exactly its rows", "[derive]") {
    const counted::Town town = town_with_things();
    for (const PlaceId place : {support::place::kCommunity, support::place::kYard,
                                support::place::kStreet, support::place::kB1}) {
        const auto told = town.at(place);
        for (const Counter counter :
             {Counter::Components, Counter::ComponentsBroken, Counter::FireThings, Counter::Cameras,
              Counter::Charging, Counter::Organisations, Counter::PartyBranches,
              Counter::Committees, Counter::PropertyCovered, Counter::SocialOrganisations}) {
            INFO(static_cast<int>(counter));
            CHECK(town.behind(place, {counter, {}}).size() == told.at(counter).part);
        }
        for (const auto& [code, n] : told.components)
            CHECK(town.behind(place, {Counter::ComponentsOfMajor, code}).size() == n);
        for (const auto& [code, n] : told.organisations)
            CHECK(town.behind(place, {Counter::OrganisationsOfKind, code}).size() == n);
    }
}

TEST_CASE("what is broken stands before what is whole", "[derive]") {
    const counted::Town town = town_with_things();
    const auto rows = town.behind(support::place::kCommunity, {Counter::Components, {}});
    REQUIRE(rows.size() == 5);
    CHECK((*town.is.components)[rows[0].row].state == "2");
    CHECK((*town.is.components)[rows[1].row].state == "3");
}
