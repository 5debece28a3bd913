#include "store/read.h"

#include "store/issue_rows.h"
#include "store/read_rows.h"

#include <algorithm>
#include <utility>

namespace store {

using namespace model;
using base::Result;

namespace {

/// Of what another program gave an extent, the middle.
template <class Row>
void stand(Row& row, const geo::Shape& shape) {
    row.has_point = shape.kind != geo::ShapeKind::None;
    row.has_extent = row.has_point && shape.kind != geo::ShapeKind::Point;
    if (row.has_point) row.point = geo::label_point(shape);
}

}  // namespace

Result<std::vector<PlaceRow>> read_places(const Database& db, const std::string& only) {
    return rows_of<PlaceRow>(
        db,
        "SELECT id,parent,kind,code,name,grid,geom,storeys,stairs,width_m,order_in_walk,address,"
        "source,proposed,estimated FROM place",
        only, [](const Statement& s) {
            return PlaceRow{.id = id_in<PlaceId>(s, 0),
                            .parent = id_in<PlaceId>(s, 1),
                            .kind = s.text(2),
                            .code = s.text(3),
                            .name = s.text(4),
                            .grid = id_in<GridId>(s, 5),
                            .shape = shape_in(s, 6),
                            .storeys = static_cast<int>(s.integer(7)),
                            .stairs = static_cast<int>(s.integer(8)),
                            .width_m = s.real(9),
                            .order_in_walk = static_cast<int>(s.integer(10)),
                            .address = s.text(11),
                            .source = s.text(12),
                            .proposed = s.integer(13) != 0,
                            .estimated = s.integer(14) != 0};
        });
}

Result<std::vector<GridRow>> read_grids(const Database& db, const std::string& only) {
    return rows_of<GridRow>(db, "SELECT id,place,kind,code,name,geom,proposed FROM grid", only,
                            [](const Statement& s) {
                                return GridRow{.id = id_in<GridId>(s, 0),
                                               .community = id_in<PlaceId>(s, 1),
                                               .kind = s.text(2),
                                               .code = s.text(3),
                                               .name = s.text(4),
                                               .shape = shape_in(s, 5),
                                               .proposed = s.integer(6) != 0};
                            });
}

Result<std::vector<GroundRow>> read_ground(const Database& db, const std::string& only) {
    return rows_of<GroundRow>(db, "SELECT id,kind,class,name,geom,width_m FROM ground", only,
                              [](const Statement& s) {
                                  return GroundRow{.id = id_in<GroundId>(s, 0),
                                                   .kind = s.text(1),
                                                   .klass = s.text(2),
                                                   .name = s.text(3),
                                                   .shape = shape_in(s, 4),
                                                   .width_m = s.real(5)};
                              });
}

Result<std::vector<ShopRow>> read_shops(const Database& db, const std::string& only) {
    return rows_of<ShopRow>(
        db,
        "SELECT id,place,name,trade,state,licence,nine_small,door_duties,checked_at FROM shop "
        "WHERE valid_to IS NULL",
        only, [](const Statement& s) {
            return ShopRow{.id = id_in<ShopId>(s, 0),
                           .place = id_in<PlaceId>(s, 1),
                           .name = s.text(2),
                           .trade = s.text(3),
                           .state = s.text(4),
                           .source = {},
                           .licence = s.text(5),
                           .nine_small = s.text(6),
                           .door_duties = s.integer(7) != 0,
                           .checked = s.instant(8)};
        });
}

Result<std::vector<FacilityRow>> read_facilities(const Database& db, const std::string& only) {
    return rows_of<FacilityRow>(
        db,
        "SELECT id,place,kind,name,geom,phone,hours,capacity FROM facility WHERE valid_to IS NULL",
        only, [](const Statement& s) {
            return FacilityRow{.id = id_in<FacilityId>(s, 0),
                               .place = id_in<PlaceId>(s, 1),
                               .kind = s.text(2),
                               .name = s.text(3),
                               .shape = shape_in(s, 4),
                               .source = {},
                               .phone = s.text(5),
                               .hours = s.text(6),
                               .capacity = static_cast<int>(s.integer(7))};
        });
}

Result<std::vector<OrganisationRow>> read_organisations(const Database& db,
                                                        const std::string& only) {
    return rows_of<OrganisationRow>(
        db, "SELECT id,place,kind,name,code,staff,party FROM organisation WHERE valid_to IS NULL",
        only, [](const Statement& s) {
            return OrganisationRow{.id = id_in<OrganisationId>(s, 0),
                                   .place = id_in<PlaceId>(s, 1),
                                   .kind = s.text(2),
                                   .name = s.text(3),
                                   .code = s.text(4),
                                   .staff = static_cast<int>(s.integer(5)),
                                   .party = s.integer(6) != 0};
        });
}

Result<std::vector<ComponentRow>> read_components(const Database& db, const std::string& only) {
    return rows_of<ComponentRow>(
        db,
        "SELECT id,place,class,name,code,state,keeper,checked_at,geom FROM component WHERE "
        "valid_to IS NULL",
        only, [](const Statement& s) {
            ComponentRow row{.id = id_in<ComponentId>(s, 0),
                             .place = id_in<PlaceId>(s, 1),
                             .klass = s.text(2),
                             .name = s.text(3),
                             .code = s.text(4),
                             .state = s.text(5),
                             .keeper = s.text(6),
                             .checked = s.instant(7)};
            stand(row, shape_in(s, 8));
            return row;
        });
}

Result<std::vector<EntranceRow>> read_entrances(const Database& db, const std::string& only) {
    return rows_of<EntranceRow>(
        db, "SELECT id,place,stair,step_free,geom FROM entrance WHERE valid_to IS NULL", only,
        [](const Statement& s) {
            EntranceRow row{.id = id_in<EntranceId>(s, 0),
                            .place = id_in<PlaceId>(s, 1),
                            .stair = static_cast<int>(s.integer(2)),
                            .step_free = s.integer(3) != 0};
            stand(row, shape_in(s, 4));
            return row;
        });
}

Result<std::vector<SitePlanRow>> read_site_plans(const Database& db, const std::string& only) {
    return rows_of<SitePlanRow>(
        db,
        "SELECT id,place,name,media,placement,pairs,opacity,above FROM site_plan WHERE valid_to "
        "IS NULL",
        only, [](const Statement& s) {
            return SitePlanRow{.id = id_in<SitePlanId>(s, 0),
                               .place = id_in<PlaceId>(s, 1),
                               .name = s.text(2),
                               .media = s.text(3),
                               .placement = s.text(4),
                               .pairs = s.text(5),
                               .opacity = s.real(6),
                               .above = s.integer(7) != 0};
        });
}

Result<std::vector<StaffRow>> read_staff(const Database& db, const std::string& only) {
    return rows_of<StaffRow>(db, "SELECT id,name,post,place FROM staff", only,
                             [](const Statement& s) {
                                 return StaffRow{.id = id_in<StaffId>(s, 0),
                                                 .name = s.text(1),
                                                 .post = s.text(2),
                                                 .community = id_in<PlaceId>(s, 3)};
                             });
}

Result<std::vector<AssignmentRow>> read_assignments(const Database& db, const std::string& only) {
    return rows_of<AssignmentRow>(
        db, "SELECT id,staff,role,place,grid,valid_from,valid_to FROM assignment", only,
        [](const Statement& s) {
            return AssignmentRow{.id = id_in<AssignmentId>(s, 0),
                                 .staff = id_in<StaffId>(s, 1),
                                 .role = s.text(2),
                                 .place = id_in<PlaceId>(s, 3),
                                 .grid = id_in<GridId>(s, 4),
                                 .from = s.instant(5),
                                 .to = s.instant(6)};
        });
}

Result<std::vector<NoteRow>> read_notes(const Database& db, const std::string& only) {
    return rows_of<NoteRow>(db, "SELECT id,place,text,author,at,until FROM note", only,
                            [](const Statement& s) {
                                return NoteRow{.id = id_in<NoteId>(s, 0),
                                               .place = id_in<PlaceId>(s, 1),
                                               .text = s.text(2),
                                               .author = id_in<StaffId>(s, 3),
                                               .at = s.instant(4),
                                               .until = s.instant(5)};
                            });
}

Result<std::vector<CodeItem>> read_codes(const Database& db) {
    return rows_of<CodeItem>(db, "SELECT list,code,zh,en FROM code_item", "",
                             [](const Statement& s) {
                                 return CodeItem{s.text(0), s.text(1), s.text(2), s.text(3)};
                             });
}

std::string units_sql() {
    return "SELECT id,place,stair,floor,door,\"use\",area_m2,floors,tenure FROM unit WHERE "
           "valid_to "
           "IS NULL";
}

UnitRow unit_in(const Statement& row) {
    return UnitRow{.id = id_in<UnitId>(row, 0),
                   .place = id_in<PlaceId>(row, 1),
                   .stair = static_cast<int>(row.integer(2)),
                   .floor = static_cast<int>(row.integer(3)),
                   .door = row.text(4),
                   .use = row.text(5),
                   .area_m2 = row.real(6),
                   .floors = static_cast<int>(row.integer(7)),
                   .tenure = row.text(8)};
}

Result<std::vector<UnitRow>> read_units(const Database& db, PlaceId place) {
    Statement s = db.prepare(units_sql() + " AND place=?1 ORDER BY place,stair,floor,door");
    s.with(place);
    return rows_in<UnitRow>(s, unit_in);
}

Result<std::vector<IssueRow>> read_issues(const Database& db, const std::string& only,
                                          base::Instant closed_after) {
    const std::string sql = select_issue_sql() + " WHERE (closed_at IS NULL OR closed_at>=" +
                            std::to_string(base::seconds_from_instant(closed_after)) + ")";
    auto rows = rows_of<IssueRow>(db, sql, only, issue_in);
    if (rows) std::ranges::sort(*rows, {}, &IssueRow::id);  // whichever index found them
    return rows;
}

Result<std::vector<std::pair<PlaceId, Counts>>> read_counts(const Database& db, std::int64_t after,
                                                            const std::string& also) {
    Statement s = db.prepare(
        "SELECT place,units,units_self_used,units_rented,units_vacant,units_uncollected,"
        "units_group_let,units_unregistered,households,shops,shops_vacant,facilities,issues,visits,"
        "last_visit_at FROM place_tally WHERE seq>?1 OR place IN (SELECT value FROM "
        "json_each(?2))");
    s.with(after, also);
    return rows_in<std::pair<PlaceId, Counts>>(s, [](const Statement& row) {
        const auto n = [&](int column) { return static_cast<std::uint32_t>(row.integer(column)); };
        return std::pair{id_in<PlaceId>(row, 0), Counts{.units = n(1),
                                                        .units_self_used = n(2),
                                                        .units_rented = n(3),
                                                        .units_vacant = n(4),
                                                        .units_uncollected = n(5),
                                                        .units_group_let = n(6),
                                                        .units_unregistered = n(7),
                                                        .households = n(8),
                                                        .shops = n(9),
                                                        .shops_vacant = n(10),
                                                        .facilities = n(11),
                                                        .issues = n(12),
                                                        .visits = n(13),
                                                        .last_visit = row.instant(14)}};
    });
}

Result<std::vector<std::pair<PlaceId, PeopleGroups>>> read_people(const Database& db,
                                                                  std::int64_t after,
                                                                  const std::string& also) {
    Statement s = db.prepare(
        "SELECT place,people FROM place_tally WHERE seq>?1 OR place IN (SELECT value FROM "
        "json_each(?2))");
    s.with(after, also);
    return rows_in<std::pair<PlaceId, PeopleGroups>>(s, [](const Statement& row) {
        return std::pair{id_in<PlaceId>(row, 0), people_from(row.text(1))};
    });
}

Result<std::vector<CareCount>> read_care(const Database& db) {
    return rows_of<CareCount>(db, "SELECT place,category,shown FROM care_count", "",
                              [](const Statement& s) {
                                  return CareCount{id_in<PlaceId>(s, 0), s.text(1), s.text(2)};
                              });
}

}  // namespace store
