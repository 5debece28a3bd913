// Twenty thousand strokes of work by two hands, one through our door and one through plain SQL: a
// reader that follows them knows what one knows that reads everything.
#include "base/random.h"
#include "base/text.h"
#include "derive/derived.h"
#include "store/gpkg_functions.h"
#include "store/stage.h"
#include "support/picture.h"

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

using base::Instant;
using base::Random;
using std::chrono::minutes;

namespace {

/// A page in the town from then on, kept up by what the store tells.
struct Reader {
    model::Snapshot is;
    derive::Derived derived;

    void follow(store::Store& store, Instant now) {
        auto batch = store.read_changes(is.position, now);
        REQUIRE(batch);
        const model::Snapshot was = is;
        is = model::apply(was, *batch);
        derived = derive::derive_from(derived, was, is, now);
    }
};

Reader arrived(store::Store& store, Instant now) {
    auto all = store.read_all(now);
    REQUIRE(all);
    Reader reader;
    reader.is = model::apply({}, *all);
    reader.derived = derive::derive_all(reader.is, now);
    return reader;
}

/// Somebody else's program, which knows layers as GDAL does, has foreign keys off, and adds, edits,
/// moves, merges and deletes by statements.
class Hand {
  public:
    Hand(const std::string& path, Random& random) : db_{opened(path)}, random_{random} {
        REQUIRE(store::register_gpkg_functions(db_));
        run("PRAGMA synchronous=OFF; PRAGMA busy_timeout=5000; PRAGMA foreign_keys=OFF");
        // Ids up to 40 are its own, also while no place has them.
        run("INSERT INTO place(id,kind,name) VALUES(40,'BLDG','p'); DELETE FROM place WHERE id=40");
    }

    void work(Instant now) {
        seconds_ = std::chrono::duration_cast<base::Seconds>(now.time_since_epoch()).count();
        switch (random_.below(25)) {
            case 0:
            case 1:
                return run(fmt::format("INSERT INTO visit(place,at) VALUES({},{})", leaf(),
                                       seconds_ - random_.between(0, 900'000)));
            case 2:
                return run(fmt::format("DELETE FROM visit {}", any("visit")));
            case 3:
            case 4:
                return report();
            case 5:
                return close();
            case 6:
                return run(fmt::format("DELETE FROM issue {}", any("issue")));
            case 7:
                return home();
            case 8:
                return run(fmt::format("UPDATE unit SET place={} {}", leaf(), any("unit")));
            case 9:
                return run(fmt::format("DELETE FROM unit {}", any("unit")));
            case 10:
                return shop();
            case 11:
                return facility();
            case 12:
                return place();
            case 13:
                return letting();
            case 14:
                return ending();
            case 15:
                return run(
                    fmt::format("UPDATE rental SET group_let=1-group_let, registration='{}', "
                                "unit=ifnull((SELECT min(id) FROM unit),unit) {}",
                                random_.between(1, 3), any("rental")));
            case 16:
            case 17:
                return thing();
            case 18:
            case 19:
            case 20:
                return person();
            case 21:
            case 22:
            case 23:
                return beside();
            default:
                return merge();
        }
    }

  private:
    static store::Database opened(const std::string& path) {
        auto db = store::Database::open(path, path, SQLITE_OPEN_READWRITE);
        REQUIRE(db);
        return std::move(*db);
    }

    void run(const std::string& sql) {
        const auto done = db_.run(sql);
        if (!done) FAIL(sql << ": " << done.error().about);
    }

    /// One row of a table, by chance.
    std::string any(const std::string& table) {
        return fmt::format(
            "WHERE id=(SELECT id FROM {0} LIMIT 1 OFFSET {1}%(SELECT max(count(*),1) FROM {0}))",
            table, random_.below(10'000));
    }

    std::string leaf() { return std::to_string(random_.pick(kLeaves)); }

    void report() {
        const std::string place = random_.chance(0.7) ? leaf() : "NULL";
        const std::string due = random_.chance(0.2)
                                    ? "NULL"
                                    : std::to_string(seconds_ + random_.between(-90'000, 300'000));
        run(
            fmt::format("INSERT OR REPLACE INTO issue(external_id,title,place,state,reported_at,"
                        "due_at,x,y) VALUES('E{}','t',{},'{}',{},{},{},{})",
                        random_.below(60), place, random_.chance(0.8) ? "WORKING" : "SUSPENDED",
                        seconds_ - 3600, due, random_.unit() * 450, random_.unit() * 320));
    }

    void close() {
        run(fmt::format("UPDATE issue SET state='CLOSED', closed_at={} WHERE external_id='E{}'",
                        seconds_ - random_.between(0, 900'000), random_.below(60)));
    }

    void home() {
        static constexpr std::array<const char*, 4> kUses{"00", "01", "02", "03"};
        run(
            fmt::format("INSERT INTO unit(place,door,\"use\") VALUES({},'{}','{}'); "
                        "INSERT INTO household(unit) SELECT max(id) FROM unit",
                        leaf(), random_.below(900), random_.pick(kUses)));
    }

    void letting() {
        if (random_.chance(0.3)) return run(fmt::format("DELETE FROM rental {}", any("rental")));
        run(
            fmt::format("INSERT INTO rental(unit,group_let,registration) SELECT id,{},'{}' FROM "
                        "unit {}",
                        random_.below(2), random_.between(1, 3), any("unit")));
    }

    /// Somebody moves in, moves house, turns out to be older, or is gone.
    void person() {
        const std::uint32_t does = random_.below(4);
        if (does == 0) return run(fmt::format("DELETE FROM person {}", any("person")));
        if (does == 1)
            return run(
                fmt::format("UPDATE OR IGNORE person SET unit=ifnull((SELECT id FROM unit "
                            "{}),unit), birth_year=birth_year-7 {}",
                            any("unit"), any("person")));
        run(fmt::format(
            "INSERT INTO person(unit,birth_year,sex,residence) SELECT id,{},'{}','{}' "
            "FROM unit {}",
            1930 + random_.between(0, 96), random_.below(3), random_.between(1, 5), any("unit")));
    }

    /// What ends, and what was ended by mistake.
    void ending() {
        static constexpr std::array<const char*, 12> kTables{
            "unit",         "household", "rental",   "shop",      "person", "facility",
            "organisation", "component", "entrance", "site_plan", "level",  "walk_edge"};
        const std::string table = random_.pick(kTables);
        run(fmt::format("UPDATE {} SET valid_to={} {}", table,
                        random_.chance(0.6) ? std::to_string(seconds_) : "NULL", any(table)));
    }

    void shop() {
        if (random_.chance(0.3)) return run(fmt::format("DELETE FROM shop {}", any("shop")));
        run(
            fmt::format("INSERT OR REPLACE INTO shop(id,place,name,trade,state) "
                        "VALUES({},{},'s','03','{}')",
                        random_.between(1, 9), leaf(), random_.chance(0.3) ? "3" : "1"));
    }

    void facility() {
        if (random_.chance(0.3))
            return run(fmt::format("DELETE FROM facility {}", any("facility")));
        run(
            fmt::format("INSERT OR REPLACE INTO facility(id,place,kind,name) "
                        "VALUES({},{},'01','f')",
                        random_.between(1, 9), leaf()));
    }

    void thing() {
        static constexpr std::array<const char*, 4> kTables{"organisation", "component", "entrance",
                                                            "site_plan"};
        const std::string table = random_.pick(kTables);
        const std::uint32_t does = random_.below(4);
        if (does == 0) return run(fmt::format("DELETE FROM {} {}", table, any(table)));
        if (does == 1)
            return run(fmt::format("UPDATE {} SET place={} {}", table, leaf(), any(table)));
        if (table == "organisation")
            return run(fmt::format("INSERT INTO organisation(place,kind,name) VALUES({},'03','o')",
                                   leaf()));
        if (table == "component")
            return run(
                fmt::format("INSERT INTO component(place,class,state) VALUES({},'01037','{}')",
                            leaf(), random_.between(1, 5)));
        if (table == "entrance")
            return run(fmt::format("INSERT INTO entrance(place,stair) VALUES({},{})", leaf(),
                                   random_.below(5)));
        run(
            fmt::format("INSERT INTO site_plan(place,name,media,drawing,placement) "
                        "VALUES({},'s','image/png',x'00','0 1 0 0 0 1')",
                        leaf()));
    }

    /// What lies beside the register: ways, norms, plans, staff, drafts, walls.
    void beside() {
        static constexpr std::array<const char*, 14> kAdd{
            "INSERT INTO walk_edge(kind,closed) VALUES('path',{0}%2)",
            "INSERT OR REPLACE INTO parameter(key,value) VALUES('k'||{0}%5,{0})",
            "INSERT INTO level(place,ordinal,name) VALUES(11,{0},'F')",
            "INSERT INTO certificate(staff,level,issued_at) VALUES(1,'2',{0})",
            "INSERT INTO training(staff,at,hours) VALUES(1,{0},2.5)",
            "INSERT INTO roster(place,month) VALUES(3,'2026-0'||{0}%9)",
            "INSERT INTO shift(roster,staff,day,kind) VALUES(1,1,'2026-03-01','early')",
            "INSERT INTO survey(place,kind,wave,at,sample,positive) VALUES(3,'safety','w',9,{0},3)",
            "UPDATE indicator SET weight={0} WHERE id=1+{0}%12",
            "INSERT INTO score(indicator,place,year,value) VALUES(1,3,2026,{0})",
            "INSERT INTO draft(name,at) VALUES('d',{0})",
            "INSERT INTO draft_move(draft,place,grid) VALUES(1,11,1+{0}%2)",
            "INSERT INTO grid_history(place,grid,until) VALUES(11,1,{0})",
            "INSERT OR REPLACE INTO wall(name,message) VALUES('w'||{0}%3,'m'||{0})"};
        static constexpr std::array<const char*, 12> kTables{
            "walk_edge", "parameter", "level", "certificate", "training",   "roster",
            "shift",     "survey",    "score", "draft",       "draft_move", "grid_history"};
        if (random_.chance(0.4)) {
            const std::string table = random_.pick(kTables);
            return run(fmt::format("DELETE FROM {} {}", table, any(table)));
        }
        run(base::replaced(random_.pick(kAdd), "{0}", std::to_string(random_.between(1, 90))));
    }

    void place() {
        switch (random_.below(4)) {
            case 0:
                return run(
                    fmt::format("INSERT OR IGNORE INTO place(id,parent,kind,name,grid) "
                                "VALUES({},4,'BLDG','new',1)",
                                random_.between(31, 36)));
            case 1:
                return run(fmt::format("DELETE FROM place WHERE id={}", random_.between(31, 36)));
            case 2:
                return run(fmt::format("UPDATE place SET grid={} WHERE id={}",
                                       random_.between(1, 2), leaf()));
            default:
                return run(fmt::format("UPDATE place SET name=name||'x' WHERE id={}", leaf()));
        }
    }

    /// Two yards become one, or part again; two homes become one.
    void merge() {
        if (random_.chance(0.5))
            return run(fmt::format("UPDATE place SET parent={} WHERE kind='BLDG' AND id={}",
                                   random_.chance(0.5) ? 4 : 7, leaf()));
        run("BEGIN; UPDATE household SET unit=(SELECT min(id) FROM unit) WHERE unit=(SELECT "
            "max(id) FROM unit); DELETE FROM unit WHERE id=(SELECT max(id) FROM unit) AND id>1; "
            "COMMIT");
    }

    static constexpr std::array<int, 7> kLeaves{11, 12, 13, 21, 22, 31, 32};

    store::Database db_;
    Random& random_;
    std::int64_t seconds_ = 0;
};

model::Rows a_house() {
    model::Rows rows;
    rows.places.push_back({.id = model::PlaceId{-1},
                           .parent = support::place::kYard,
                           .kind = "BLDG",
                           .name = "brought",
                           .grid = model::GridId{1}});
    rows.units.push_back({.id = model::UnitId{-1}, .place = model::PlaceId{-1}, .door = "1"});
    return rows;
}

/// Our own door: a visit and its undoing, an import and its undoing.
void our_work(store::Store& store, Random& random, Instant now) {
    if (random.chance(0.7)) {
        const auto visited =
            store.write(store::LogVisit{{.place = support::place::kB2, .at = now}});
        REQUIRE(visited);
        if (random.chance(0.6))
            REQUIRE(store.write(store::RemoveVisit{model::VisitId{visited->row_id}}));
        return;
    }
    const auto batch = store.bring(a_house(), {now, "[]", "", "[]"});
    REQUIRE(batch);
    const auto gone = store.take_back(*batch, now);
    if (!gone) FAIL(stage::spoken(gone.error()));
}

/// What the other hand may break for want of foreign keys is its own affair; numbers are not.
std::string numbers_that_differ(store::Store& store) {
    const auto report = store.check();
    REQUIRE(report);
    std::string all;
    for (const store::Difference& d : report->differences)
        if (d.invariant == "I5" || d.invariant == "I15" || d.invariant == "index" ||
            d.invariant == "file")
            all += d.invariant + " " + d.place + " " + d.expected + " " + d.found + "\n";
    return all;
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr int kStrokes = 2'000;
#else
constexpr int kStrokes = 20'000;
#endif

}  // namespace

TEST_CASE("twenty thousand strokes of work leave a reader with what is true", "[store]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    Random random{20'26};
    Hand hand{path, random};
    Instant now = support::kNow;
    Reader reader = arrived(store, now);
    int followed = 0;
    for (int stroke = 0; stroke < kStrokes; ++stroke) {
        if (random.chance(0.02))
            our_work(store, random, now);
        else
            hand.work(now);
        if (random.chance(0.3)) now += minutes{random.between(1, 60)};
        if (random.chance(0.2)) continue;
        reader.follow(store, now);
        if (++followed % 40 != 0) continue;
        Reader fresh = arrived(store, now);
        INFO("stroke " << stroke);
        REQUIRE(support::first_difference(support::picture(reader.is, reader.derived),
                                          support::picture(fresh.is, fresh.derived)) == "");
        if (followed % 400 == 0) REQUIRE(numbers_that_differ(store) == "");
    }
}
