#include "store/insert.h"

#include "model/mask.h"
#include "store/inserting.h"
#include "store/issue_rows.h"
#include "store/seal.h"
#include "store/targets.h"

#include <memory>
#include <string>

namespace store {

using base::refusal;
using base::Result;

namespace {

constexpr const char* kLogSql =
    "INSERT INTO issue_log(id,issue,at,actor,action,from_state,to_state,reason,text,effect) "
    "VALUES(nullif(?1,0),?2,?3,?4,?5,nullif(?6,''),nullif(?7,''),nullif(?8,''),nullif(?9,''),"
    "nullif(?10,''))";
constexpr const char* kUnitSql =
    "INSERT INTO unit(id,place,stair,floor,door,\"use\",area_m2,floors,tenure) "
    "VALUES(?1,?2,?3,?4,?5,?6,?7,?8,nullif(?9,''))";
constexpr const char* kHouseholdSql = "INSERT INTO household(id,unit) VALUES(?1,?2)";
constexpr const char* kRentalSql =
    "INSERT INTO rental(id,unit,lessor,purpose,rooms,area_m2,tenants_local,tenants_other,"
    "tenants_hmt,tenants_foreign,registration,letter,group_let,heating,alarms,hazard,since,"
    "checked_at) VALUES(?1,?2,nullif(?3,''),nullif(?4,''),?5,?6,?7,?8,?9,?10,?11,?12,?13,"
    "nullif(?14,''),?15,?16,?17,?18)";
constexpr const char* kNoteSql =
    "INSERT INTO note(id,place,text,author,at,until) VALUES(?1,?2,?3,?4,?5,?6)";
constexpr const char* kShopSql =
    "INSERT INTO shop(id,place,name,trade,state,source,licence,nine_small,door_duties,checked_at) "
    "VALUES(?1,?2,?3,?4,?5,nullif(?6,''),nullif(?7,''),nullif(?8,''),?9,?10)";
constexpr const char* kVisitSql =
    "INSERT INTO visit(id,staff,place,unit,at,kind,result) VALUES(?1,?2,?3,?4,?5,?6,?7)";

Result<void> put(Statement& sql, const model::IssueLogRow& l) {
    return sql
        .with(l.id, l.issue, l.at, l.actor, l.action, l.from_state, l.to_state, l.reason, l.text,
              l.effect)
        .run();
}

Result<void> put(Statement& sql, const model::UnitRow& u) {
    return sql.with(u.id, u.place, u.stair, u.floor, u.door, u.use, u.area_m2, u.floors, u.tenure)
        .run();
}

Result<void> put(Statement& sql, const model::HouseholdRow& h) {
    return sql.with(h.id, h.unit).run();
}

Result<void> put(Statement& sql, const model::RentalRow& r) {
    return sql
        .with(r.id, r.unit, r.lessor, r.purpose, r.rooms, r.area_m2, r.tenants_local,
              r.tenants_other, r.tenants_hmt, r.tenants_foreign, r.registration, r.letter,
              r.group_let, r.heating, r.alarms, r.hazard, r.since, r.checked)
        .run();
}

Result<void> put(Statement& sql, const model::NoteRow& n) {
    return sql.with(n.id, n.place, n.text, n.author, n.at, n.until).run();
}

Result<void> put(Statement& sql, const model::ShopRow& s) {
    return sql
        .with(s.id, s.place, s.name, s.trade, s.state, s.source, s.licence, s.nine_small,
              s.door_duties, s.checked)
        .run();
}

Result<void> put(Statement& sql, const model::VisitRow& v) {
    return sql.with(v.id, v.staff, v.place, v.unit, v.at, v.kind, v.result).run();
}

Result<void> insert_places(const Database& db, const model::Rows& rows, int epsg,
                           Counted& counted) {
    Statement place = db.prepare(
        "INSERT INTO place(id,parent,kind,code,name,grid,storeys,stairs,width_m,order_in_walk,"
        "address,source,proposed,estimated,geom) VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,"
        "nullif(?11,''),nullif(?12,''),?13,?14,?15)");
    for (const model::PlaceRow& p : rows.places) {
        place.with(p.id, p.parent, p.kind, p.code, p.name, p.grid, p.storeys, p.stairs, p.width_m,
                   p.order_in_walk, p.address, p.source, p.proposed, p.estimated);
        bind_shape(place, 15, p.shape, epsg);
        if (auto done = place.run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    Statement grid = db.prepare(
        "INSERT INTO grid(id,place,kind,code,name,proposed,geom) "
        "VALUES(?1,?2,?3,?4,?5,?6,?7)");
    for (const model::GridRow& g : rows.grids) {
        grid.with(g.id, g.community, g.kind, g.code, g.name, g.proposed);
        bind_shape(grid, 7, g.shape, epsg);
        if (auto done = grid.run(); !done) return done;
    }
    Statement facility = db.prepare(
        "INSERT INTO facility(id,place,kind,name,source,geom,phone,hours,capacity) "
        "VALUES(?1,?2,?3,?4,nullif(?5,''),?6,nullif(?7,''),nullif(?8,''),nullif(?9,0))");
    for (const model::FacilityRow& f : rows.facilities) {
        facility.with(f.id, f.place, f.kind, f.name, f.source);
        bind_shape(facility, 6, f.shape, epsg);
        facility.bind(7, f.phone).bind(8, f.hours).bind(9, std::int64_t{f.capacity});
        if (auto done = facility.run(); !done) return done;
    }
    return {};
}

Result<void> insert_things(const Database& db, const model::Rows& rows, int epsg,
                           Counted& counted) {
    const auto shape_of = [](const auto& row) {
        return row.has_point ? geo::point_of(row.point) : geo::Shape{};
    };
    Statement organisation = db.prepare(
        "INSERT INTO organisation(id,place,kind,name,code,staff,party,source) "
        "VALUES(?1,?2,?3,?4,nullif(?5,''),nullif(?6,0),?7,nullif(?8,''))");
    for (const model::OrganisationRow& o : rows.organisations) {
        organisation.with(o.id, o.place, o.kind, o.name, o.code, o.staff, o.party, o.source);
        if (auto done = organisation.run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    Statement component = db.prepare(
        "INSERT INTO component(id,place,class,name,code,state,keeper,source,checked_at,geom) "
        "VALUES(?1,?2,?3,nullif(?4,''),nullif(?5,''),?6,nullif(?7,''),nullif(?8,''),?9,?10)");
    for (const model::ComponentRow& c : rows.components) {
        component.with(c.id, c.place, c.klass, c.name, c.code, c.state, c.keeper, c.source,
                       c.checked);
        bind_shape(component, 10, shape_of(c), epsg);
        if (auto done = component.run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    Statement entrance = db.prepare(
        "INSERT INTO entrance(id,place,stair,step_free,source,geom) "
        "VALUES(?1,?2,nullif(?3,0),?4,nullif(?5,''),?6)");
    for (const model::EntranceRow& e : rows.entrances) {
        entrance.with(e.id, e.place, e.stair, e.step_free, e.source);
        bind_shape(entrance, 6, shape_of(e), epsg);
        if (auto done = entrance.run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    return {};
}

Result<void> insert_ground(const Database& db, const model::Rows& rows, int epsg,
                           Counted& counted) {
    Statement ground = db.prepare(
        "INSERT INTO ground(id,kind,class,name,width_m,source,geom) VALUES(?1,?2,nullif(?3,''),"
        "nullif(?4,''),?5,nullif(?6,''),?7)");
    for (const model::GroundRow& g : rows.ground) {
        ground.with(g.id, g.kind, g.klass, g.name, g.width_m, g.source);
        bind_shape(ground, 7, g.shape, epsg);
        if (auto done = ground.run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    return {};
}

Result<void> insert_staff(const Database& db, const model::Rows& rows) {
    Statement staff = db.prepare("INSERT INTO staff(id,name,post,place) VALUES(?1,?2,?3,?4)");
    for (const model::StaffRow& s : rows.staff)
        if (auto done = staff.with(s.id, s.name, s.post, s.community).run(); !done) return done;
    Statement assignment = db.prepare(
        "INSERT INTO assignment(id,staff,role,place,grid,valid_from,valid_to) "
        "VALUES(?1,?2,?3,?4,?5,?6,?7)");
    for (const model::AssignmentRow& a : rows.assignments)
        if (auto done = assignment.with(a.id, a.staff, a.role, a.place, a.grid, a.from, a.to).run();
            !done)
            return done;
    return {};
}

template <class Row>
Result<void> insert_many(const Database& db, const char* text, const std::vector<Row>& rows,
                         Counted& counted) {
    Statement sql = db.prepare(text);
    for (const Row& row : rows) {
        if (auto done = put(sql, row); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    return {};
}

template <class Row>
Result<std::int64_t> insert_one(const Database& db, const char* text, const Row& row) {
    Statement sql = db.prepare(text);
    if (auto done = put(sql, row); !done) return refusal(done);
    return db.last_row_id();
}

/// Makes a sealer when there is something to seal.
class Seals {
  public:
    explicit Seals(const Database& db) : db_{db} {}

    Result<Bytes> seal(const SealedRow& row, const std::string& text) {
        if (!sealer_) {
            auto made = Sealer::for_store(db_);
            if (!made) return refusal(made);
            sealer_ = std::make_unique<Sealer>(std::move(*made));
        }
        return sealer_->seal(row, text);
    }

  private:
    const Database& db_;
    std::unique_ptr<Sealer> sealer_;
};

/// What is sealed names its row, so the row's id must be known first.
std::int64_t id_of(const Database& db, std::string_view table, std::int64_t told) {
    return told != 0 ? told : next_id(db, table);
}

Result<void> insert_issues(const Database& db, const std::vector<model::IssueRow>& issues,
                           Counted& counted) {
    Statement sql = db.prepare(insert_issue_sql());
    Seals seals{db};
    for (const model::IssueRow& told : issues) {
        model::IssueRow issue = told;
        Bytes words;
        if (!issue.words.empty()) {
            issue.id = model::IssueId{id_of(db, "issue", model::number(told.id))};
            auto sealed = seals.seal({"issue", model::number(issue.id)}, issue.words);
            if (!sealed) return refusal(sealed);
            words = std::move(*sealed);
        }
        if (auto done = put_issue(sql, issue, words); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    return {};
}

Result<void> insert_people(const Database& db, const model::Rows& rows, const KeyRing* keys,
                           Counted& counted) {
    Statement sql = db.prepare(
        "INSERT INTO person(id,unit,birth_year,sex,residence,sealed,token) "
        "VALUES(?1,?2,nullif(?3,0),?4,?5,?6,nullif(?7,x''))");
    Seals seals{db};
    for (const model::PersonRow& p : rows.people) {
        const Fields fields{{"name", p.name},
                            {"phone", p.phone},
                            {"relation", p.relation},
                            {"id", model::mask_id(p.id_number)}};
        const std::int64_t id = id_of(db, "person", model::number(p.id));
        auto sealed = seals.seal({"person", id}, text_of(fields));
        if (!sealed) return refusal(sealed);
        model::Token token{};
        const bool told = keys != nullptr && !p.id_number.empty();
        if (told) token = keys->token(p.id_number);
        sql.with(id, p.unit, p.birth_year, p.sex, p.residence, std::span<const std::byte>{*sealed},
                 std::span<const std::byte>{token.data(), told ? token.size() : 0});
        if (auto done = sql.run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    return {};
}

Result<void> insert_targets(const Database& db, const std::vector<model::TargetRow>& targets,
                            Counted& counted) {
    Statement sql = db.prepare("INSERT INTO service_target(id,sealed) VALUES(?1,?2)");
    Seals seals{db};
    for (const model::TargetRow& target : targets) {
        if (auto fits = target_fits(db, target); !fits) return fits;
        const std::int64_t id = id_of(db, "service_target", model::number(target.id));
        auto sealed = seals.seal({"service_target", id}, text_of(target));
        if (!sealed) return refusal(sealed);
        if (auto done = sql.with(id, std::span<const std::byte>{*sealed}).run(); !done) return done;
        if (auto on = counted.one_more(); !on) return on;
    }
    return {};
}

}  // namespace

Result<void> insert_all(const Database& db, const model::Rows& rows, int epsg, const Pace& pace,
                        const KeyRing* keys) {
    Counted counted{pace};
    if (auto done = insert_places(db, rows, epsg, counted); !done) return done;
    if (auto done = insert_things(db, rows, epsg, counted); !done) return done;
    if (auto done = insert_ground(db, rows, epsg, counted); !done) return done;
    if (auto done = insert_many(db, kUnitSql, rows.units, counted); !done) return done;
    if (auto done = insert_many(db, kHouseholdSql, rows.households, counted); !done) return done;
    if (auto done = insert_many(db, kRentalSql, rows.rentals, counted); !done) return done;
    if (auto done = insert_many(db, kShopSql, rows.shops, counted); !done) return done;
    if (auto done = insert_staff(db, rows); !done) return done;
    if (auto done = insert_many(db, kNoteSql, rows.notes, counted); !done) return done;
    if (auto done = insert_planning(db, rows, epsg, counted); !done) return done;
    if (auto done = insert_issues(db, rows.issues, counted); !done) return done;
    if (auto done = insert_many(db, kLogSql, rows.issue_log, counted); !done) return done;
    for (const model::TaskRow& task : rows.tasks)
        if (auto made = insert_task(db, task); !made) return refusal(made);
    if (auto done = insert_many(db, kVisitSql, rows.visits, counted); !done) return done;
    if (auto done = insert_people(db, rows, keys, counted); !done) return done;
    return insert_targets(db, rows.targets, counted);
}

Result<std::int64_t> insert(const Database& db, const model::IssueRow& issue) {
    const Pace none;
    Counted counted{none};
    if (auto done = insert_issues(db, {issue}, counted); !done) return refusal(done);
    return db.last_row_id();
}

Result<std::int64_t> insert(const Database& db, const model::IssueLogRow& line) {
    return insert_one(db, kLogSql, line);
}

Result<std::int64_t> insert(const Database& db, const model::VisitRow& visit) {
    return insert_one(db, kVisitSql, visit);
}

}  // namespace store
