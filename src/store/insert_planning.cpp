#include "store/inserting.h"

namespace store {

using base::Result;

namespace {

/// Puts every row in; `bind` puts one of them into the statement.
template <class Row, class Bind>
Result<void> insert_each(const Database& db, const char* text, const std::vector<Row>& rows,
                         Counted& counted, Bind bind) {
    if (rows.empty()) return {};
    Statement sql = db.prepare(text);
    for (const Row& row : rows) {
        bind(sql, row);
        if (auto done = sql.run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    return {};
}

Result<void> insert_ways(const Database& db, const model::Rows& rows, int epsg, Counted& counted) {
    return insert_each(db,
                       "INSERT INTO walk_edge(id,kind,hours,closed,step_free,derived,source,geom) "
                       "VALUES(?1,?2,nullif(?3,''),?4,?5,?6,nullif(?7,''),?8)",
                       rows.walk_edges, counted, [epsg](Statement& s, const model::WalkEdgeRow& w) {
                           s.with(w.id, w.kind, w.hours, w.closed, w.step_free, w.derived,
                                  w.source);
                           bind_shape(s, 8, w.shape, epsg);
                       });
}

Result<void> insert_plans(const Database& db, const model::Rows& rows, int epsg, Counted& counted) {
    auto levels = insert_each(
        db, "INSERT INTO level(id,place,ordinal,name,source) VALUES(?1,?2,?3,?4,nullif(?5,''))",
        rows.levels, counted, [](Statement& s, const model::LevelRow& l) {
            s.with(l.id, l.place, l.ordinal, l.name, l.source);
        });
    if (!levels) return levels;
    auto rooms = insert_each(db,
                             "INSERT INTO room(id,level,kind,name,unit,front,source,geom) "
                             "VALUES(?1,?2,?3,nullif(?4,''),?5,?6,nullif(?7,''),?8)",
                             rows.rooms, counted, [epsg](Statement& s, const model::RoomRow& r) {
                                 s.with(r.id, r.level, r.kind, r.name, r.unit, r.front, r.source);
                                 bind_shape(s, 8, r.shape, epsg);
                             });
    if (!rooms) return rooms;
    return insert_each(
        db, "INSERT INTO opening(id,level,kind,source,geom) VALUES(?1,?2,?3,nullif(?4,''),?5)",
        rows.openings, counted, [epsg](Statement& s, const model::OpeningRow& o) {
            s.with(o.id, o.level, o.kind, o.source);
            bind_shape(s, 5, o.shape, epsg);
        });
}

Result<void> insert_team(const Database& db, const model::Rows& rows, Counted& counted) {
    auto certificates =
        insert_each(db,
                    "INSERT INTO certificate(id,staff,level,issued_at,expires_at) "
                    "VALUES(?1,?2,?3,?4,?5)",
                    rows.certificates, counted, [](Statement& s, const model::CertificateRow& c) {
                        s.with(c.id, c.staff, c.level, c.issued, c.expires);
                    });
    if (!certificates) return certificates;
    auto trainings = insert_each(
        db, "INSERT INTO training(id,staff,at,hours,subject) VALUES(?1,?2,?3,?4,nullif(?5,''))",
        rows.trainings, counted, [](Statement& s, const model::TrainingRow& t) {
            s.with(t.id, t.staff, t.at, t.hours, t.subject);
        });
    if (!trainings) return trainings;
    auto rosters =
        insert_each(db, "INSERT INTO roster(id,place,month,published_at) VALUES(?1,?2,?3,?4)",
                    rows.rosters, counted, [](Statement& s, const model::RosterRow& r) {
                        s.with(r.id, r.community, r.month, r.published);
                    });
    if (!rosters) return rosters;
    return insert_each(db, "INSERT INTO shift(id,roster,staff,day,kind) VALUES(?1,?2,?3,?4,?5)",
                       rows.shifts, counted, [](Statement& s, const model::ShiftRow& shift) {
                           s.with(shift.id, shift.roster, shift.staff, shift.day, shift.kind);
                       });
}

/// What is here from the beginning, indicators and the wall, is replaced by what stands in `rows`.
Result<void> insert_assessment(const Database& db, const model::Rows& rows, Counted& counted) {
    auto surveys =
        insert_each(db,
                    "INSERT INTO survey(id,place,kind,wave,at,sample,positive) "
                    "VALUES(?1,?2,?3,?4,?5,?6,?7)",
                    rows.surveys, counted, [](Statement& s, const model::SurveyRow& survey) {
                        s.with(survey.id, survey.place, survey.kind, survey.wave, survey.at,
                               survey.sample, survey.positive);
                    });
    if (!surveys) return surveys;
    auto indicators = insert_each(
        db,
        "INSERT INTO indicator(id,key,line,name,name_en,weight,worst,best) "
        "VALUES(?1,?2,?3,?4,nullif(?5,''),?6,?7,?8) ON CONFLICT DO UPDATE SET key=excluded.key,"
        "line=excluded.line,name=excluded.name,name_en=excluded.name_en,weight=excluded.weight,"
        "worst=excluded.worst,best=excluded.best",
        rows.indicators, counted, [](Statement& s, const model::IndicatorRow& i) {
            s.with(i.id, i.key, i.line, i.name, i.name_en, i.weight, i.worst, i.best);
        });
    if (!indicators) return indicators;
    auto scores = insert_each(db,
                              "INSERT INTO score(id,indicator,place,year,value,evidence) "
                              "VALUES(?1,?2,?3,?4,?5,nullif(?6,''))",
                              rows.scores, counted, [](Statement& s, const model::ScoreRow& score) {
                                  s.with(score.id, score.indicator, score.place, score.year,
                                         score.value, score.evidence);
                              });
    if (!scores) return scores;
    return insert_each(db,
                       "INSERT INTO parameter(id,key,value) VALUES(?1,?2,?3) ON CONFLICT DO UPDATE "
                       "SET value=excluded.value",
                       rows.parameters, counted, [](Statement& s, const model::ParameterRow& p) {
                           s.with(p.id, p.key, p.value);
                       });
}

Result<void> insert_drafts(const Database& db, const model::Rows& rows, Counted& counted) {
    auto drafts = insert_each(db,
                              "INSERT INTO draft(id,name,author,at,apply_from,applied_at) "
                              "VALUES(?1,?2,nullif(?3,''),?4,?5,?6)",
                              rows.drafts, counted, [](Statement& s, const model::DraftRow& d) {
                                  s.with(d.id, d.name, d.author, d.at, d.apply_from, d.applied);
                              });
    if (!drafts) return drafts;
    auto moves = insert_each(
        db, "INSERT INTO draft_move(id,draft,place,grid,from_grid) VALUES(?1,?2,?3,?4,?5)",
        rows.draft_moves, counted, [](Statement& s, const model::DraftMoveRow& m) {
            s.with(m.id, m.draft, m.place, m.grid, m.from);
        });
    if (!moves) return moves;
    return insert_each(
        db, "INSERT INTO grid_history(id,place,grid,until,code) VALUES(?1,?2,?3,?4,nullif(?5,''))",
        rows.grid_history, counted, [](Statement& s, const model::GridHistoryRow& h) {
            s.with(h.id, h.place, h.grid, h.until, h.code);
        });
}

Result<void> insert_walls(const Database& db, const model::Rows& rows, Counted& counted) {
    return insert_each(
        db,
        "INSERT INTO wall(id,name,layout,tour,spotlight,message,until,author,at) "
        "VALUES(?1,?2,?3,?4,?5,nullif(?6,''),?7,nullif(?8,''),?9) ON CONFLICT DO UPDATE SET "
        "name=excluded.name,layout=excluded.layout,tour=excluded.tour,spotlight=excluded.spotlight,"
        "message=excluded.message,until=excluded.until,author=excluded.author,at=excluded.at",
        rows.walls, counted, [](Statement& s, const model::WallRow& w) {
            s.with(w.id, w.name, w.layout, w.tour, w.spotlight, w.message, w.until, w.author, w.at);
        });
}

}  // namespace

Result<void> insert_planning(const Database& db, const model::Rows& rows, int epsg,
                             Counted& counted) {
    if (auto done = insert_ways(db, rows, epsg, counted); !done) return done;
    if (auto done = insert_plans(db, rows, epsg, counted); !done) return done;
    if (auto done = insert_team(db, rows, counted); !done) return done;
    if (auto done = insert_assessment(db, rows, counted); !done) return done;
    if (auto done = insert_drafts(db, rows, counted); !done) return done;
    return insert_walls(db, rows, counted);
}

}  // namespace store
