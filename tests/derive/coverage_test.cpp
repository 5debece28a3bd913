#include "walk_street.h"

#include <catch_amalgamated.hpp>

using derive::Cover;
using derive::CoverBy;
using derive::CoverShare;
using derive::SupplyVerdict;
using walk_street::kMorning;
using walk_street::Street;

namespace {

constexpr int kLong_min = 60;

/// One clinic at x 0.
model::Batch with_clinic() {
    model::Batch rows = walk_street::batch();
    rows.facilities = {walk_street::facility(1, {0, -8}, "04", "Mo-Fr 08:00-17:00", 50)};
    return rows;
}

std::vector<derive::WalkReach> one_each(const Street& street,
                                        std::initializer_list<const char*> codes) {
    std::vector<derive::WalkReach> reaches;
    for (const char* code : codes) reaches.push_back(street.reach(code));
    return reaches;
}

}  // namespace

TEST_CASE("buildings, households, persons and old people are covered by the same minutes",
          "[derive]") {
    const Street street{with_clinic()};
    // a1 0, a2 1, b1 5, b2 6, b3 20 minutes, each 12 s more.
    const auto reach = street.reach("K16.04", {}, kLong_min);
    const auto coverage = derive::coverage_of(street.is, *street.walk, reach, 6, kMorning);
    CHECK(coverage.measure == derive::WalkMeasure::Ways);
    const Cover& west = coverage.total[street.row("west")];
    CHECK(west.at(CoverBy::Buildings) == CoverShare{2, 2, 0});
    CHECK(west.at(CoverBy::Households) == CoverShare{30, 30, 0});
    CHECK(west.at(CoverBy::Persons) == CoverShare{60, 60, 0});
    CHECK(west.at(CoverBy::From60) == CoverShare{4, 4, 0});
    const Cover& east = coverage.total[street.row("east")];
    CHECK(east.at(CoverBy::Buildings) == CoverShare{1, 3, 0});
    CHECK(east.at(CoverBy::Households) == CoverShare{30, 42, 0});
    CHECK(east.at(CoverBy::Persons) == CoverShare{60, 84, 0});
    CHECK(east.at(CoverBy::From60) == CoverShare{6, 13, 0});
    Cover both = west;
    both += east;
    CHECK(coverage.total[street.row("s")] == both);
    // An area somebody drew is the sum of its blocks.
    const derive::Subtrees trees = derive::subtrees_of(*street.is.places);
    const derive::Scope area{trees, std::vector{street.row("a1"), street.row("b3")}};
    CHECK(cover_in(coverage, area).at(CoverBy::Households) == CoverShare{10, 17, 0});
    CHECK(cover_in(coverage, derive::Scope{trees, street.row("east")}) == east);
}

TEST_CASE("where nobody can tell the minutes, people are neither covered nor not", "[derive]") {
    model::Batch rows = with_clinic();
    for (model::PlaceRow& place : rows.places)
        if (place.name == "b1") place.shape = support::box(400, 400, 10, 10);
    const Street bare{rows};
    rows.counts.push_back({walk_street::id_of(bare.is, "e"), {.households = 3}});
    const Street street{rows};
    const auto coverage =
        derive::coverage_of(street.is, *street.walk, street.reach("K16.04"), 6, kMorning);
    const Cover& east = coverage.total[street.row("east")];
    CHECK(east.at(CoverBy::Households) == CoverShare{0, 45, 33});
    CHECK(east.at(CoverBy::Buildings) == CoverShare{0, 3, 1});
}

TEST_CASE("a courtyard scores one for each everyday item in its minutes", "[derive]") {
    model::Batch rows = walk_street::batch();
    const Street bare{rows};
    const auto front = walk_street::id_of(bare.is, "f1");  // x 160
    int id = 0;
    for (const char* trade : {"01", "11", "03", "07", "10"})
        rows.shops.push_back(walk_street::shop(++id, front, trade));
    rows.facilities = {walk_street::facility(1, {1600, -8}, "13")};  // a kindergarten far away
    const Street street{rows};
    const auto scores = derive::yard_scores(
        street.is, *street.walk, derive::everyday_reaches(street.is, *street.walk, {}, {}));
    REQUIRE(scores.size() == 2);
    const auto& west = scores[scores[0].yard == street.row("w") ? 0 : 1];
    const auto& east = scores[scores[0].yard == street.row("w") ? 1 : 0];
    // Housekeeping, shopping, food, recycling; of 养老托幼 one half is missing.
    CHECK(west.told);
    CHECK(west.score == 4);
    CHECK(west.items == 0b1'0000'0111);
    CHECK(west.services == 0b10'0100'0111);
    // Shopping takes b1 and b2 3 and 4 minutes: two of three.
    CHECK(east.score == 5);
    CHECK(east.items == 0b1'0100'0111);
}

TEST_CASE("the matrix says who has, who lacks and who has too much", "[derive]") {
    model::Batch rows = walk_street::batch();
    const Street bare{rows};
    const auto front = walk_street::id_of(bare.is, "f1");
    for (int i = 1; i <= 4; ++i) rows.shops.push_back(walk_street::shop(i, front, "05"));
    rows.shops.push_back(walk_street::shop(9, front, "51"));
    rows.facilities = {walk_street::facility(1, {1600, -8}, "40")};
    const Street street{rows};
    const auto reaches = one_each(street, {"05", "51", "K16.40", "06"});
    const auto cells = derive::supply_matrix(street.is, *street.walk, reaches, kMorning);
    REQUIRE(cells.size() == 8);
    const auto cell = [&](std::uint32_t service, const char* community) {
        for (const derive::SupplyCell& c : cells)
            if (c.service == service && c.community == street.row(community)) return c;
        return derive::SupplyCell{};
    };
    // Four hairdressers for 60 persons, none in the east, where 35 of 42 households reach one in 8
    // min.
    CHECK(cell(0, "west").suppliers == 4);
    CHECK(cell(0, "west").persons == 60);
    CHECK(cell(0, "west").verdict == SupplyVerdict::Over);
    CHECK(cell(0, "east").households == CoverShare{35, 42, 0});
    CHECK(cell(0, "east").verdict == SupplyVerdict::Have);
    // A post office must stand in the community itself.
    CHECK(cell(1, "west").verdict == SupplyVerdict::Have);
    CHECK(cell(1, "east").verdict == SupplyVerdict::Lack);
    CHECK(cell(2, "east").verdict == SupplyVerdict::Have);  // found by its point
    CHECK(cell(2, "west").verdict == SupplyVerdict::Lack);
    CHECK(cell(3, "east").verdict == SupplyVerdict::Lack);
    CHECK(cell(3, "east").rule == derive::SupplyRule::Reach);
    // By a norm of 15 persons four are just right for 60.
    rows.parameters = {{model::ParameterId{1}, "persons_per.K10.05", 15}};
    const Street normed{rows};
    CHECK(derive::supply_matrix(normed.is, *normed.walk, one_each(normed, {"05"}), kMorning)[0]
              .verdict == SupplyVerdict::Have);
}

TEST_CASE("uncovered buildings that stand together are one gap", "[derive]") {
    const Street street{with_clinic()};
    const auto reach = street.reach("K16.04", {}, kLong_min);
    const auto gaps = derive::gaps_of(street.is, *street.walk, reach, 3, kMorning);
    REQUIRE(gaps.size() == 2);  // b1 and b2 80 m apart, b3 alone
    CHECK(gaps[0].rows == std::vector{street.row("b1"), street.row("b2")});
    CHECK(gaps[0].households == 35);
    CHECK(gaps[0].persons == 70);
    CHECK(gaps[0].from60 == 6);
    CHECK(gaps[0].community == street.row("east"));
    CHECK(gaps[1].rows == std::vector{street.row("b3")});
    const geo::Shape outline = derive::outline_of(street.is, gaps[0]);
    CHECK(outline.first_ring.size() == 1);
    CHECK(geo::contains(outline, {440, 8}));
    CHECK_FALSE(geo::contains(outline, {380, 8}));
    CHECK_FALSE(geo::contains(outline, {440, 60}));
    CHECK(derive::gaps_of(street.is, *street.walk, reach, 30, kMorning).empty());
}

TEST_CASE("a store that knows of no households is told by its buildings", "[derive]") {
    model::Batch rows = with_clinic();
    CHECK(derive::usual_by(Street{rows}.is) == CoverBy::Households);
    rows.counts.clear();
    rows.people.clear();
    const Street street{rows};
    CHECK(derive::usual_by(street.is) == CoverBy::Buildings);
    const auto reach = street.reach("K16.04", {}, kLong_min);
    const auto gaps = derive::gaps_of(street.is, *street.walk, reach, 3, kMorning);
    REQUIRE(gaps.size() == 2);
    CHECK(gaps[0].rows.size() == 2);  // the most buildings first
    CHECK(gaps[0].households == 0);
    const std::vector reaches{reach};
    const auto cells = derive::supply_matrix(street.is, *street.walk, reaches, kMorning);
    REQUIRE(cells.size() == 2);
    const auto& west = cells[cells[0].community == street.row("west") ? 0 : 1];
    const auto& east = cells[cells[0].community == street.row("west") ? 1 : 0];
    CHECK(west.households == CoverShare{2, 2, 0});
    CHECK(west.verdict == SupplyVerdict::Have);
    CHECK(east.verdict == SupplyVerdict::Lack);
}

TEST_CASE("the nearest that are open now, with seconds on foot", "[derive]") {
    model::Batch rows = with_clinic();
    const Street bare{rows};
    rows.shops = {walk_street::shop(1, walk_street::id_of(bare.is, "f1"), "14"),
                  walk_street::shop(2, walk_street::id_of(bare.is, "f2"), "14")};
    const Street street{rows};
    const std::vector wanted{*derive::service_of(street.is, "14"),
                             *derive::service_of(street.is, "K16.04")};
    const auto near = [&](std::optional<route::Moment> at, const char* from) {
        std::vector<std::string> names;
        for (const derive::NearSupplier& n :
             derive::nearest_suppliers(street.is, *street.walk, street.row(from), wanted,
                                       derive::WalkProfile::Adult, at, 2))
            names.push_back(n.supplier.name);
        return names;
    };
    using Names = std::vector<std::string>;
    CHECK(near({}, "a1") == Names{"facility1", "shop1"});
    CHECK(near(route::Moment{6, 600}, "a1") == Names{"shop1", "shop2"});  // Sunday
    CHECK(near({}, "b3") == Names{"shop2", "shop1"});
    CHECK(near({}, "w") == Names{"facility1", "shop1"});  // from any of its buildings
    const auto first = derive::nearest_suppliers(street.is, *street.walk, street.row("a2"), wanted,
                                                 derive::WalkProfile::Adult, {}, 1);
    REQUIRE(first.size() == 1);
    CHECK(first[0].seconds == Catch::Approx(72));
    CHECK(first[0].service == 0);  // as near as the clinic, and a shop
}

TEST_CASE("more persons than a facility is made for are seen", "[derive]") {
    const Street street{with_clinic()};
    const auto reach = street.reach("K16.04", {}, kLong_min);
    const auto near = derive::loads_of(street.is, reach, 1, kMorning);
    REQUIRE(near.size() == 1);
    CHECK(near[0].persons == 20);
    CHECK_FALSE(near[0].over());
    const auto wide = derive::loads_of(street.is, reach, 5, kMorning);
    CHECK(wide[0].buildings == 2);
    CHECK(wide[0].persons == 60);
    CHECK(wide[0].over());
}

TEST_CASE("needs told by residents stand beside what there is", "[derive]") {
    model::Batch rows = walk_street::batch();
    const Street bare{rows};
    const auto place = walk_street::id_of(bare.is, "b1");
    const auto need = [&](int id, const char* kind, int days_ago, const char* state = "WORKING") {
        rows.issues.push_back({.id = model::IssueId{id},
                               .place = place,
                               .state = state,
                               .reported = kMorning - std::chrono::hours{24 * days_ago},
                               .kind = kind});
    };
    need(1, "4", 1);
    need(2, "8", 29);
    need(3, "4", 31);
    need(4, "1", 1);
    need(5, "6", 1, "MERGED");
    need(6, "6", 1);
    rows.issues.back().exercise = true;
    rows.shops = {walk_street::shop(1, walk_street::id_of(bare.is, "f1"), "04")};
    const Street street{rows};
    const auto all = derive::demand_supply(street.is, kMorning);
    REQUIRE(all.size() == 2);
    CHECK(all[0].community == street.row("west"));
    CHECK(all[0].needs == 0);
    CHECK(all[0].suppliers == 1);
    CHECK(all[1].needs == 2);
    CHECK(all[1].persons == 84);
    CHECK(all[1].suppliers == 0);
}
