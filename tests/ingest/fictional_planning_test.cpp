// What planners look at in a town that does not exist: suppliers, staff, targets, a draft.
#include "ingest/fictional_planning.h"

#include "derive/reach.h"
#include "derive/redivision_check.h"
#include "derive/roster.h"
#include "derive/siting.h"
#include "derive/targets.h"
#include "fiction.h"
#include "route/hours.h"
#include "support/outline.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include <catch_amalgamated.hpp>

namespace {

using derive::Publication;
using model::PlaceId;
using model::Row;

struct PlannersTown {
    const model::Rows& rows = fiction::town();
    model::Snapshot is = support::snapshot_of(rows);
    std::shared_ptr<const derive::WalkNet> net = derive::walk_net(is);
    std::vector<Row> communities;

    PlannersTown() {
        for (Row row = 0; row < is.places->size(); ++row)
            if (is.places->kind[row] == model::Kind::Community) communities.push_back(row);
    }
    PlaceId id(Row row) const { return is.places->row[row].id; }
};
const PlannersTown& planners() {
    static const PlannersTown made;
    return made;
}

Row community_above(const model::Places& places, Row row) {
    while (row != model::kNoRow && places.kind[row] != model::Kind::Community)
        row = places.parent[row];
    return row;
}

/// Of all houses of each community the share from which somebody of the service is in reach.
std::map<Row, double> shares_in_reach(std::string_view service, derive::WalkProfile profile) {
    const model::Snapshot& is = planners().is;
    const derive::WalkReach reach = derive::reach_of(
        is, *planners().net,
        {.services = {*derive::service_of(is, service)}, .profile = profile, .moment = {}});
    std::map<Row, double> houses, reached;
    for (Row row = 0; row < is.places->size(); ++row) {
        if (is.places->kind[row] != model::Kind::Building) continue;
        const Row community = community_above(*is.places, row);
        houses[community] += 1;
        reached[community] += reach.within(row, 15) ? 1 : 0;
    }
    for (auto& [community, count] : reached) count /= houses[community];
    return reached;
}

}  // namespace

TEST_CASE("every everyday trade and every utility has somebody in a town", "[ingest]") {
    const model::Snapshot& is = planners().is;
    for (const derive::ServiceGroup group :
         {derive::ServiceGroup::Everyday, derive::ServiceGroup::Utility,
          derive::ServiceGroup::Standard})
        for (const derive::Service& service : derive::services_of(group)) {
            INFO(service.key);
            CHECK_FALSE(derive::suppliers_of(is, {&service, 1}, {}).empty());
        }
    CHECK(derive::site_candidates(is).size() > 30);
    CHECK(derive::site_candidates(is).size() < 150);
    std::size_t measured = 0;
    for (const model::FacilityRow& one : *is.facilities) {
        INFO(one.name << " " << one.hours);
        if (!one.hours.empty()) CHECK(route::hours_from(one.hours).known);
        CHECK(one.phone.empty());
        measured += derive::is_premises(one.kind) && geo::area_m2(one.shape) > 10 ? 1U : 0U;
    }
    CHECK(measured > 40);
}

TEST_CASE("in one community nobody cares for the old within reach", "[ingest]") {
    const auto shares = shares_in_reach("K10.07", derive::WalkProfile::Elderly);
    REQUIRE(shares.size() == 10);
    double least = 1, most = 0;
    for (const auto& [community, share] : shares) {
        least = std::min(least, share);
        most = std::max(most, share);
    }
    INFO("from " << least << " to " << most);
    CHECK(least < 0.2);
    CHECK(most > 0.9);
    // Food is everywhere.
    for (const auto& [community, share] : shares_in_reach("K10.03", derive::WalkProfile::Adult)) {
        INFO(planners().is.places->row[community].name);
        CHECK(share > 0.9);
    }
}

TEST_CASE("standards are set, the blanks of the document are not", "[ingest]") {
    const model::Snapshot& is = planners().is;
    const derive::TargetNorms norms = derive::target_norms(is);
    CHECK(norms == derive::TargetNorms{});
    CHECK_FALSE(norms.households_per_worker);
    CHECK(derive::parameter(is, "certified_share") == 15.0);
    std::set<std::string> keys;
    for (const model::ParameterRow& one : *is.parameters) CHECK(keys.insert(one.key).second);
    int shown = 0;
    for (const Row row : planners().communities)
        shown +=
            derive::demonstration_of(is, planners().id(row)) != derive::Demonstration::None ? 1 : 0;
    CHECK(shown == 3);
}

TEST_CASE("rosters are made known in time but for one, and one day lacks somebody", "[ingest]") {
    const model::Snapshot& is = planners().is;
    const std::string month = derive::month_of(fiction::kNow);
    const auto count = [&](const std::string& of, Publication publication) {
        return std::ranges::count(derive::roster_standings(is, of, fiction::kNow), publication,
                                  &derive::RosterStanding::publication);
    };
    CHECK(count(month, Publication::InTime) == 9);
    CHECK(count(month, Publication::Late) == 1);
    const std::string next = derive::month_after(month);
    CHECK(count(next, Publication::InTime) == 9);
    CHECK(count(next, Publication::Waits) == 1);
    int lacking = 0;
    for (const Row community : planners().communities) {
        const derive::RosterSheet sheet = derive::roster_sheet(is, community, month);
        INFO(is.places->row[community].name);
        // Who is on no roster works by other hours.
        const auto rostered = [](const derive::RosterLine& line) {
            return std::ranges::any_of(line.kind, derive::is_there);
        };
        CHECK(std::ranges::count_if(sheet.lines, rostered) >= 3);
        CHECK(sheet.doubled.empty());
        CHECK(sheet.uncovered.size() <= 1);
        if (!sheet.uncovered.empty()) {
            ++lacking;
            CHECK(sheet.uncovered.front().late);
            CHECK_FALSE(sheet.uncovered.front().early);
        }
        for (const derive::RosterLine& line : sheet.lines)
            for (std::size_t day = 0; rostered(line) && day < line.kind.size(); ++day)
                CHECK(sheet.worked[day] == (line.kind[day] != derive::ShiftKind::None));
    }
    CHECK(lacking == 1);
}

TEST_CASE("one community has too few certificates and one asked too few people", "[ingest]") {
    const model::Snapshot& is = planners().is;
    int few = 0, small = 0, behind = 0;
    for (const Row community : planners().communities) {
        const PlaceId id = planners().id(community);
        INFO(is.places->row[community].name);
        const auto staff = derive::community_staff(is, id);
        REQUIRE(staff.size() >= 4);
        std::set<model::StaffId> certified;
        for (const model::CertificateRow& one : *is.certificates)
            if (derive::is_valid(one, fiction::kNow) &&
                std::ranges::binary_search(staff, one.staff))
                certified.insert(one.staff);
        const double share =
            static_cast<double>(certified.size()) / static_cast<double>(staff.size());
        few += share < 0.15 ? 1 : 0;
        CHECK(share < 0.6);
        const auto training = derive::training_of(is, staff, 40, fiction::kNow);
        behind += training.on_plan * 10 < staff.size() * 7 ? 1 : 0;
        for (const char* kind : {"safety", "satisfaction"}) {
            const auto figure = derive::survey_figure(is, id, kind, 0.9, fiction::kNow);
            REQUIRE(figure);
            CHECK(figure->share > 0.75);
            CHECK(figure->before);
            if (std::string_view{kind} == "safety") small += figure->small() ? 1 : 0;
        }
    }
    CHECK(few == 1);
    CHECK(small == 1);
    CHECK(behind >= 1);
    CHECK(behind <= 4);
}

TEST_CASE("communities were assessed last year, and by hand this year", "[ingest]") {
    const model::Rows& rows = planners().rows;
    std::map<model::IndicatorId, std::string> key;
    for (const model::IndicatorRow& one : rows.indicators) {
        CHECK(one.weight > 0);
        CHECK_FALSE(one.line.empty());
        key[one.id] = one.key;
    }
    CHECK(key.size() == 15);
    std::map<std::pair<PlaceId, int>, int> count;
    for (const model::ScoreRow& score : rows.scores) {
        REQUIRE(key.contains(score.indicator));
        CHECK(score.value >= 0);
        CHECK(score.value <= 100);
        const bool manual = key[score.indicator] == "manual";
        CHECK((manual || score.year == 2025));
        CHECK(manual == !score.evidence.empty());
        ++count[{score.place, score.year}];
    }
    for (const Row community : planners().communities) {
        CHECK(count[{planners().id(community), 2025}] == 14);
        CHECK(count[{planners().id(community), 2026}] == 3);
    }
}

TEST_CASE("a draft makes one community more even, and is not out of date", "[ingest]") {
    const PlannersTown& town = planners();
    const model::Snapshot& is = town.is;
    REQUIRE(is.drafts->size() == 1);
    const model::DraftRow& draft = is.drafts->front();
    CHECK(draft.applied == base::kNever);
    CHECK(draft.apply_from == base::kNever);
    const auto moves = derive::moves_of(is, draft.id);
    CHECK(moves.size() >= 1);
    CHECK(moves.size() <= 8);
    CHECK(derive::outdated(is, moves).empty());
    CHECK(derive::leaf_flaws(is, derive::division_of(is, draft.id)).empty());

    std::map<PlaceId, model::GridId> will;
    for (const model::DraftMoveRow& move : moves) will[move.place] = move.grid;
    std::map<model::UnitId, PlaceId> house;
    for (const model::UnitRow& unit : town.rows.units) house[unit.id] = unit.place;
    std::map<PlaceId, int> households;
    for (const model::HouseholdRow& one : town.rows.households) ++households[house[one.unit]];
    const Row first = model::row_of(*is.places, moves.front().place);
    const PlaceId community = town.id(community_above(*is.places, first));
    std::map<model::GridId, double> before, after;
    for (const model::GridRow& grid : town.rows.grids)
        if (grid.kind == "basic" && grid.community == community)
            before[grid.id] = after[grid.id] = 0;
    for (Row row = 0; row < is.places->size(); ++row) {
        const model::PlaceRow& place = is.places->row[row];
        const auto of = before.find(place.grid);
        if (of == before.end()) continue;
        of->second += households[place.id];
        after[will.contains(place.id) ? will[place.id] : place.grid] += households[place.id];
    }
    const auto squares = [](const std::map<model::GridId, double>& loads) {
        double sum = 0;
        for (const auto& [grid, load] : loads) sum += load * load;
        return sum;
    };
    CHECK(squares(after) < squares(before));
}

TEST_CASE("somebody's grid was another's before", "[ingest]") {
    const model::Rows& rows = planners().rows;
    REQUIRE_FALSE(rows.grid_history.empty());
    for (const model::GridHistoryRow& was : rows.grid_history) {
        const model::PlaceRow& place = support::place_of(rows, was.place);
        CHECK(place.grid != was.grid);
        CHECK(was.until < fiction::kNow);
        const auto grid = std::ranges::find(rows.grids, was.grid, &model::GridRow::id);
        REQUIRE(grid != rows.grids.end());
        CHECK(grid->community == support::community_of(rows, place).id);
    }
}

TEST_CASE("nothing planners look at names anybody", "[ingest]") {
    const model::Rows& rows = planners().rows;
    std::vector<std::string> texts;
    for (const auto& one : rows.drafts) texts.push_back(one.name + one.author);
    for (const auto& one : rows.scores) texts.push_back(one.evidence);
    for (const auto& one : rows.trainings) texts.push_back(one.subject);
    for (const auto& one : rows.facilities) texts.push_back(one.name + one.hours + one.phone);
    std::set<std::string> names;
    for (const model::StaffRow& one : rows.staff)
        if (one.name.size() > 6) names.insert(one.name);  // three characters
    std::set<std::string> seen(texts.begin(), texts.end());
    for (const std::string& text : seen)
        for (const std::string& name : names) REQUIRE(text.find(name) == std::string::npos);
}

TEST_CASE("what planners look at is the same for the same seed, and comes once", "[ingest]") {
    const model::Rows& rows = planners().rows;
    model::Rows again = fiction::town_again();
    CHECK(again.facilities == rows.facilities);
    CHECK(again.certificates == rows.certificates);
    CHECK(again.shifts == rows.shifts);
    CHECK(again.surveys == rows.surveys);
    CHECK(again.scores == rows.scores);
    CHECK(again.draft_moves == rows.draft_moves);
    ingest::add_planning(again, fiction::kOptions);
    ingest::add_floor_plans(again, fiction::kOptions);
    CHECK(again.facilities.size() == rows.facilities.size());
    CHECK(again.parameters.size() == rows.parameters.size());
    CHECK(again.rooms.size() == rows.rooms.size());
    model::Rows nowhere;
    ingest::add_planning(nowhere, fiction::kOptions);
    ingest::add_floor_plans(nowhere, fiction::kOptions);
    CHECK(nowhere.parameters.empty());
    CHECK(nowhere.levels.empty());
    // A few thousand rows, not tens of thousands.
    CHECK(rows.shifts.size() < 9'000);
    CHECK(rows.trainings.size() < 3'000);
}
