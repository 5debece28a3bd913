#include "support/town.h"

#include <string>

namespace support {

using namespace model;
using std::chrono::hours;

Rows bare_town() {
    using namespace place;
    constexpr GridId kWest{1};
    constexpr GridId kEast{2};
    const auto row = [](PlaceId id, PlaceId parent, const char* kind, const char* name, GridId grid,
                        geo::Shape shape) {
        return PlaceRow{.id = id,
                        .parent = parent,
                        .kind = kind,
                        .code = std::string{"C"} + std::to_string(number(id)),
                        .name = name,
                        .grid = grid,
                        .shape = std::move(shape)};
    };
    Rows rows;
    rows.places = {
        row(kDistrict, {}, "DIST", "district", {}, {}),
        row(kSubdistrict, kDistrict, "SUBD", "subdistrict", {}, block(0, 0, 400, 300)),
        row(kCommunity, kSubdistrict, "COMM", "community", {}, block(0, 0, 400, 300)),
        row(kYard, kCommunity, "YARD", "yard", {}, block(0, 0, 200, 200)),
        row(kStreet, kCommunity, "STRT", "street", kWest, geo::line_of({{0, 250}, {400, 250}})),
        row(kBackyard, kCommunity, "YARD", "backyard", {}, block(200, 0, 400, 200)),
        row(kB1, kYard, "BLDG", "b1", kWest, block(10, 10, 60, 30)),
        row(kB2, kYard, "BLDG", "b2", kWest, block(10, 100, 60, 120)),
        row(kB3, kYard, "BLDG", "b3", kEast, block(120, 100, 170, 120)),
        row(kFront1, kStreet, "FRNT", "front1", kEast, block(100, 240, 110, 248)),
        row(kFront2, kStreet, "FRNT", "front2", kEast, block(110, 240, 120, 248)),
    };
    rows.grids = {
        {.id = kWest, .community = kCommunity, .kind = "basic", .code = "G1", .name = "west"},
        {.id = kEast, .community = kCommunity, .kind = "basic", .code = "G2", .name = "east"},
    };
    return rows;
}

Rows town() {
    using namespace place;
    Rows rows = bare_town();
    // b1: 3 units, one self-used, one rented, one vacant, with 3 households; b2: 1 not collected.
    rows.units = {
        {.id = UnitId{1}, .place = kB1, .floor = 1, .door = "101", .use = "01"},
        {.id = UnitId{2}, .place = kB1, .floor = 1, .door = "102", .use = "02"},
        {.id = UnitId{3}, .place = kB1, .floor = 2, .door = "201", .use = "03"},
        {.id = UnitId{4}, .place = kB2, .floor = 1, .door = "101", .use = "00"},
    };
    rows.households = {
        {HouseholdId{1}, UnitId{1}}, {HouseholdId{2}, UnitId{2}}, {HouseholdId{3}, UnitId{2}}};
    rows.shops = {{ShopId{1}, kFront1, "noodles", "03", "1"},
                  {ShopId{2}, kFront2, "(empty)", "", "3"}};
    // Issue 1 is open until overdue 30 hours from now, soon after 20, urgent after 26. Issue 2
    // was closed 5 days ago, issue 3 ninety days ago. Issue 4 has only a point, in the yard.
    rows.issues = {
        {.id = IssueId{1},
         .external_id = "A-1",
         .title = "lamp",
         .place = kB1,
         .urgency = "C",
         .state = "WORKING",
         .reported = kNow - hours{10},
         .due = kNow + hours{30}},
        {.id = IssueId{2},
         .external_id = "A-2",
         .title = "noise",
         .place = kB1,
         .state = "CLOSED",
         .reported = kNow - hours{24 * 7},
         .closed = kNow - hours{24 * 5}},
        {.id = IssueId{3},
         .external_id = "A-3",
         .title = "leak",
         .place = kB2,
         .state = "CLOSED",
         .reported = kNow - hours{24 * 100},
         .closed = kNow - hours{24 * 90}},
        {.id = IssueId{4},
         .external_id = "A-4",
         .title = "bin",
         .state = "REPORTED",
         .reported = kNow - hours{2},
         .has_point = true,
         .point = {100, 60}},
    };
    rows.issue_log = {
        {.issue = IssueId{1}, .at = kNow - hours{10}, .action = "submit", .to_state = "REPORTED"}};
    // b1 was seen ten days ago and the street twenty; the other leaves never.
    rows.visits = {
        {.id = VisitId{1}, .place = kB1, .at = kNow - hours{24 * 10}, .kind = "1", .result = "1"},
        {.id = VisitId{2}, .place = kStreet, .at = kNow - hours{24 * 20}, .kind = "1"}};
    rows.facilities = {{FacilityId{1}, kYard, "06", "hydrant", geo::point_of({90, 90})}};
    rows.staff = {{StaffId{1}, "Li", "worker", kCommunity}, {StaffId{2}, "Wang", "worker", {}}};
    rows.assignments = {{.id = AssignmentId{1},
                         .staff = StaffId{1},
                         .role = "worker",
                         .grid = GridId{1},
                         .from = kNow - hours{24 * 100}}};
    return rows;
}

}  // namespace support
