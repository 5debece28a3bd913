#include "store/read_planning.h"

#include "store/read_rows.h"

namespace store {

using namespace model;
using base::Result;

namespace {

int whole_in(const Statement& row, int column) {
    return static_cast<int>(row.integer(column));
}

WalkEdgeRow walk_edge_in(const Statement& s) {
    return WalkEdgeRow{.id = id_in<WalkEdgeId>(s, 0),
                       .shape = shape_in(s, 1),
                       .kind = s.text(2),
                       .hours = s.text(3),
                       .closed = s.integer(4) != 0,
                       .step_free = s.integer(5) != 0,
                       .derived = s.integer(6) != 0,
                       .source = s.text(7)};
}

LevelRow level_in(const Statement& s) {
    return LevelRow{.id = id_in<LevelId>(s, 0),
                    .place = id_in<PlaceId>(s, 1),
                    .ordinal = whole_in(s, 2),
                    .name = s.text(3),
                    .source = s.text(4)};
}

RoomRow room_in(const Statement& s) {
    return RoomRow{.id = id_in<RoomId>(s, 0),
                   .level = id_in<LevelId>(s, 1),
                   .kind = s.text(2),
                   .name = s.text(3),
                   .shape = shape_in(s, 4),
                   .unit = id_in<UnitId>(s, 5),
                   .front = id_in<PlaceId>(s, 6),
                   .source = s.text(7)};
}

OpeningRow opening_in(const Statement& s) {
    return OpeningRow{.id = id_in<OpeningId>(s, 0),
                      .level = id_in<LevelId>(s, 1),
                      .kind = s.text(2),
                      .shape = shape_in(s, 3),
                      .source = s.text(4)};
}

/// Rows of a building in the order of its levels.
template <class Row, class Read>
Result<std::vector<Row>> of_building(const Database& db, const char* sql, PlaceId building,
                                     Read read) {
    Statement s = db.prepare(sql);
    s.with(building);
    return rows_in<Row>(s, read);
}

}  // namespace

Result<std::vector<WalkEdgeRow>> read_walk_edges(const Database& db, const std::string& only) {
    return rows_of<WalkEdgeRow>(db,
                                "SELECT id,geom,kind,hours,closed,step_free,derived,source FROM "
                                "walk_edge WHERE valid_to IS NULL",
                                only, walk_edge_in);
}

Result<std::vector<LevelRow>> read_levels(const Database& db, const std::string& only) {
    return rows_of<LevelRow>(
        db, "SELECT id,place,ordinal,name,source FROM level WHERE valid_to IS NULL", only,
        level_in);
}

Result<std::vector<ParameterRow>> read_parameters(const Database& db, const std::string& only) {
    return rows_of<ParameterRow>(
        db, "SELECT id,key,value FROM parameter", only, [](const Statement& s) {
            return ParameterRow{
                .id = id_in<ParameterId>(s, 0), .key = s.text(1), .value = s.real(2)};
        });
}

Result<std::vector<CertificateRow>> read_certificates(const Database& db, const std::string& only) {
    return rows_of<CertificateRow>(db,
                                   "SELECT id,staff,level,issued_at,expires_at FROM certificate",
                                   only, [](const Statement& s) {
                                       return CertificateRow{.id = id_in<CertificateId>(s, 0),
                                                             .staff = id_in<StaffId>(s, 1),
                                                             .level = s.text(2),
                                                             .issued = s.instant(3),
                                                             .expires = s.instant(4)};
                                   });
}

Result<std::vector<TrainingRow>> read_trainings(const Database& db, const std::string& only) {
    return rows_of<TrainingRow>(db, "SELECT id,staff,at,hours,subject FROM training", only,
                                [](const Statement& s) {
                                    return TrainingRow{.id = id_in<TrainingId>(s, 0),
                                                       .staff = id_in<StaffId>(s, 1),
                                                       .at = s.instant(2),
                                                       .hours = s.real(3),
                                                       .subject = s.text(4)};
                                });
}

Result<std::vector<RosterRow>> read_rosters(const Database& db, const std::string& only) {
    return rows_of<RosterRow>(db, "SELECT id,place,month,published_at FROM roster", only,
                              [](const Statement& s) {
                                  return RosterRow{.id = id_in<RosterId>(s, 0),
                                                   .community = id_in<PlaceId>(s, 1),
                                                   .month = s.text(2),
                                                   .published = s.instant(3)};
                              });
}

Result<std::vector<ShiftRow>> read_shifts(const Database& db, const std::string& only) {
    return rows_of<ShiftRow>(db, "SELECT id,roster,staff,day,kind FROM shift", only,
                             [](const Statement& s) {
                                 return ShiftRow{.id = id_in<ShiftId>(s, 0),
                                                 .roster = id_in<RosterId>(s, 1),
                                                 .staff = id_in<StaffId>(s, 2),
                                                 .day = s.text(3),
                                                 .kind = s.text(4)};
                             });
}

Result<std::vector<SurveyRow>> read_surveys(const Database& db, const std::string& only) {
    return rows_of<SurveyRow>(db, "SELECT id,place,kind,wave,at,sample,positive FROM survey", only,
                              [](const Statement& s) {
                                  return SurveyRow{.id = id_in<SurveyId>(s, 0),
                                                   .place = id_in<PlaceId>(s, 1),
                                                   .kind = s.text(2),
                                                   .wave = s.text(3),
                                                   .at = s.instant(4),
                                                   .sample = whole_in(s, 5),
                                                   .positive = whole_in(s, 6)};
                              });
}

Result<std::vector<IndicatorRow>> read_indicators(const Database& db, const std::string& only) {
    return rows_of<IndicatorRow>(db,
                                 "SELECT id,key,line,name,name_en,weight,worst,best FROM indicator",
                                 only, [](const Statement& s) {
                                     return IndicatorRow{.id = id_in<IndicatorId>(s, 0),
                                                         .key = s.text(1),
                                                         .line = s.text(2),
                                                         .name = s.text(3),
                                                         .name_en = s.text(4),
                                                         .weight = s.real(5),
                                                         .worst = s.real(6),
                                                         .best = s.real(7)};
                                 });
}

Result<std::vector<ScoreRow>> read_scores(const Database& db, const std::string& only) {
    return rows_of<ScoreRow>(db, "SELECT id,indicator,place,year,value,evidence FROM score", only,
                             [](const Statement& s) {
                                 return ScoreRow{.id = id_in<ScoreId>(s, 0),
                                                 .indicator = id_in<IndicatorId>(s, 1),
                                                 .place = id_in<PlaceId>(s, 2),
                                                 .year = whole_in(s, 3),
                                                 .value = s.real(4),
                                                 .evidence = s.text(5)};
                             });
}

Result<std::vector<DraftRow>> read_drafts(const Database& db, const std::string& only) {
    return rows_of<DraftRow>(db, "SELECT id,name,author,at,apply_from,applied_at FROM draft", only,
                             [](const Statement& s) {
                                 return DraftRow{.id = id_in<DraftId>(s, 0),
                                                 .name = s.text(1),
                                                 .author = s.text(2),
                                                 .at = s.instant(3),
                                                 .apply_from = s.instant(4),
                                                 .applied = s.instant(5)};
                             });
}

Result<std::vector<DraftMoveRow>> read_draft_moves(const Database& db, const std::string& only) {
    return rows_of<DraftMoveRow>(db, "SELECT id,draft,place,grid,from_grid FROM draft_move", only,
                                 [](const Statement& s) {
                                     return DraftMoveRow{.id = id_in<DraftMoveId>(s, 0),
                                                         .draft = id_in<DraftId>(s, 1),
                                                         .place = id_in<PlaceId>(s, 2),
                                                         .grid = id_in<GridId>(s, 3),
                                                         .from = id_in<GridId>(s, 4)};
                                 });
}

Result<std::vector<GridHistoryRow>> read_grid_history(const Database& db, const std::string& only) {
    return rows_of<GridHistoryRow>(db, "SELECT id,place,grid,until,code FROM grid_history", only,
                                   [](const Statement& s) {
                                       return GridHistoryRow{.id = id_in<GridHistoryId>(s, 0),
                                                             .place = id_in<PlaceId>(s, 1),
                                                             .grid = id_in<GridId>(s, 2),
                                                             .until = s.instant(3),
                                                             .code = s.text(4)};
                                   });
}

Result<std::vector<WallRow>> read_walls(const Database& db, const std::string& only) {
    return rows_of<WallRow>(
        db, "SELECT id,name,layout,tour,spotlight,message,until,author,at FROM wall", only,
        [](const Statement& s) {
            return WallRow{.id = id_in<WallId>(s, 0),
                           .name = s.text(1),
                           .layout = s.text(2),
                           .tour = s.integer(3) != 0,
                           .spotlight = id_in<IssueId>(s, 4),
                           .message = s.text(5),
                           .until = s.instant(6),
                           .author = s.text(7),
                           .at = s.instant(8)};
        });
}

Result<FloorPlan> read_plan(const Database& db, PlaceId building) {
    auto levels = of_building<LevelRow>(db,
                                        "SELECT id,place,ordinal,name,source FROM level WHERE "
                                        "place=?1 AND valid_to IS NULL ORDER BY ordinal,id",
                                        building, level_in);
    if (!levels) return base::refusal(levels);
    auto rooms =
        of_building<RoomRow>(db,
                             "SELECT r.id,level,kind,r.name,geom,unit,front,r.source FROM room r "
                             "JOIN level l ON l.id=level WHERE l.place=?1 AND l.valid_to IS NULL "
                             "AND r.valid_to IS NULL ORDER BY l.ordinal,l.id,r.id",
                             building, room_in);
    if (!rooms) return base::refusal(rooms);
    auto openings = of_building<OpeningRow>(
        db,
        "SELECT o.id,level,kind,geom,o.source FROM opening o JOIN level l ON l.id=level WHERE "
        "l.place=?1 AND l.valid_to IS NULL AND o.valid_to IS NULL ORDER BY l.ordinal,l.id,o.id",
        building, opening_in);
    if (!openings) return base::refusal(openings);
    return FloorPlan{.place = building,
                     .levels = std::move(*levels),
                     .rooms = std::move(*rooms),
                     .openings = std::move(*openings)};
}

}  // namespace store
