#include "model/doors.h"
#include "model/codes.h"
#include "store/impl.h"

#include <algorithm>
#include <limits>

namespace store {

using base::Result;
using model::DoorDue;

namespace {

// UNION, not UNION ALL: other programs may have written a place that lies in itself.
constexpr const char* kOfPlace =
    "WITH RECURSIVE here(id) AS (SELECT ?1 UNION SELECT place.id FROM here JOIN place ON "
    "place.parent=here.id),";
constexpr const char* kOfGrid = "WITH here(id) AS (SELECT id FROM place WHERE grid=?1),";

// A home costs one look into visit_unit: ORDER BY and LIMIT 1 take half the time of max(), and with
// LIMIT -1 SQLite does not merge `home` into what reads it, which would look again for each mention
// of `since`. What only the answer shows is read once it is known which homes are in it. NULL, of a
// home never visited, sorts first.
constexpr const char* kDoors =
    "home AS (SELECT unit.id AS unit,unit.place AS place,"
    "(SELECT at FROM visit WHERE visit.unit=unit.id ORDER BY at DESC LIMIT 1)+"
    "CASE \"use\" WHEN '02' THEN ?4 ELSE ?3 END AS since FROM here CROSS JOIN unit ON "
    "unit.place=here.id WHERE unit.valid_to IS NULL AND \"use\" NOT IN ('03','06') LIMIT -1),"
    "due AS MATERIALIZED (SELECT unit,place,since FROM home WHERE since IS NULL OR since<=?2 "
    "ORDER BY since,place,unit LIMIT ?5) "
    "SELECT unit.id,unit.place,stair,floor,door,\"use\",since,"
    "(SELECT result FROM visit WHERE visit.unit=unit.id ORDER BY at DESC,id DESC LIMIT 1) "
    "FROM due CROSS JOIN unit ON unit.id=due.unit ORDER BY since,due.place,unit.id";

DoorDue door_in(const Statement& s) {
    DoorDue door{.unit = model::UnitId{s.integer(0)},
                 .place = model::PlaceId{s.integer(1)},
                 .stair = static_cast<int>(s.integer(2)),
                 .floor = static_cast<int>(s.integer(3)),
                 .door = s.text(4),
                 .use = s.text(5),
                 .last_result = s.text(7),
                 .due = s.instant(6)};
    door.let = model::is_let(door.use);
    if (door.due != base::kNever)
        door.last_visit = door.due - (door.let ? model::kLetVisitHolds : model::kVisitHolds);
    return door;
}

}  // namespace

Result<std::vector<DoorDue>> Store::doors_due(model::PlaceId under, model::GridId grid_or_0,
                                              base::Instant by, std::size_t most) {
    const bool of_grid = number(grid_or_0) != 0;
    const std::size_t limit = std::min<std::size_t>(most, std::numeric_limits<std::int64_t>::max());
    Statement s = impl_->db.prepare(std::string{of_grid ? kOfGrid : kOfPlace} + kDoors);
    s.with(of_grid ? number(grid_or_0) : number(under), base::seconds_from_instant(by),
           model::kVisitHolds.count(), model::kLetVisitHolds.count(),
           static_cast<std::int64_t>(limit));
    std::vector<DoorDue> doors;
    while (s.next()) doors.push_back(door_in(s));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return doors;
}

}  // namespace store
