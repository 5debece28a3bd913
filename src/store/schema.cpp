#include "store/schema.h"

#include "base/text.h"
#include "geo/crs.h"
#include "store/gpkg_functions.h"
#include "store/rtree_pack.h"
#include "store/rules.h"
#include "store/triggers.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include <fmt/format.h>

namespace store {

using base::refusal;
using base::Result;

namespace {

constexpr MapLayer kLayers[] = {{"place"},
                                {"grid"},
                                {"facility"},
                                {"ground"},
                                {"component"},
                                {"entrance"},
                                {"walk_edge", "LINESTRING"},
                                {"room"},
                                {"opening"}};
constexpr std::string_view kAttributes[] = {"unit",           "household",    "rental",
                                            "shop",           "staff",        "assignment",
                                            "issue",          "issue_log",    "visit",
                                            "note",           "code_list",    "code_item",
                                            "change_log",     "place_tally",  "meta",
                                            "import_batch",   "import_range", "account",
                                            "seal",           "person",       "service_target",
                                            "care_count",     "audit",        "organisation",
                                            "site_plan",      "attachment",   "export_register",
                                            "table_template", "lock_rule",    "target_lock",
                                            "visit_task",     "department",   "issue_task",
                                            "issue_link",     "matter_rule",  "stage_rule",
                                            "route_rule",     "threshold",    "calendar_day",
                                            "working_span",   "parameter",    "level",
                                            "certificate",    "training",     "roster",
                                            "shift",          "survey",       "indicator",
                                            "score",          "draft",        "draft_move",
                                            "grid_history",   "wall"};

/// `0001_ground.sql` is migration 1; other files are none.
int number_of(const Embedded& file) {
    if (!file.name.ends_with(".sql")) return 0;
    int number = 0;
    std::from_chars(file.name.data(), file.name.data() + file.name.size(), number);
    return number;
}

int newest_of(std::span<const Embedded> migrations) {
    int newest = 0;
    for (const Embedded& file : migrations) newest = std::max(newest, number_of(file));
    return newest;
}

int schema_of(const Database& db) {
    return static_cast<int>(db.integer("SELECT value FROM meta WHERE key='getu_schema'"));
}

Result<void> run_migrations(const Database& db, std::span<const Embedded> files, int above) {
    std::vector<Embedded> due;
    for (const Embedded& file : files)
        if (number_of(file) > above) due.push_back(file);
    std::ranges::sort(due, {}, number_of);
    for (const Embedded& file : due)
        if (auto done = db.run(std::string{file.text}); !done) return done;
    return db.prepare("INSERT OR REPLACE INTO meta(key,value) VALUES('getu_schema',?1)")
        .with(newest_of(files))
        .run();
}

/// The code lists that the store does not have yet: all of a new one. What is there may have been
/// edited and stays.
Result<void> fill_codes(const Database& db) {
    Statement known = db.prepare("SELECT 1 FROM code_list WHERE list=?1");
    Statement items = db.prepare("SELECT 1 FROM code_item WHERE list=?1 AND code=?2");
    const auto is_missing = [&items](const std::string& code_list, const std::string& code) {
        const bool there = items.with(code_list, code).next();
        items.reset();
        return !there;
    };
    Statement list = db.prepare("INSERT INTO code_list(list,zh,en,standard) VALUES(?1,?2,?3,?4)");
    Statement item = db.prepare("INSERT INTO code_item(list,code,zh,en) VALUES(?1,?2,?3,?4)");
    for (const Embedded& file : embedded()) {
        if (!file.name.ends_with(".tsv")) continue;
        bool here = false;  // the list the next lines belong to
        for (const std::string& line : base::split(file.text, '\n')) {
            const auto field = base::split(line, '\t');
            if (field.size() < 4) continue;
            if (field[0] == "#") {
                known.with(field[1]);
                here = known.next();
                known.reset();
            }
            // Matters that have rules of this program, and trades and kinds that its services are
            // made of, must have names too.
            const bool named = field[0] == "class" || field[0] == "K10" || field[0] == "K16";
            if (here && !(named && is_missing(field[0], field[1]))) continue;
            auto done = field[0] == "#"
                            ? list.with(field[1], field[2], field[3], field.back()).run()
                            : item.with(field[0], field[1], field[2], field[3]).run();
            if (!done) return done;
        }
    }
    return {};
}

/// Enters the tables that gpkg_contents does not know yet: all of a new store, and what a
/// migration added to an older one.
Result<void> register_tables(const Database& db, int epsg) {
    Statement find = db.prepare("SELECT 1 FROM gpkg_contents WHERE table_name=?1");
    const auto is_known = [&find](std::string_view table) {
        find.with(std::string{table});
        const bool known = find.next();
        find.reset();
        return known;
    };
    Statement there = db.prepare("SELECT 1 FROM sqlite_master WHERE type='table' AND name=?1");
    const auto is_new = [&](std::string_view table) {
        there.with(std::string{table});
        const bool exists = there.next();
        there.reset();
        return exists && !is_known(table);
    };
    std::string sql;
    for (const MapLayer& layer : kLayers) {
        if (!is_new(layer.name)) continue;
        sql += fmt::format(
            "INSERT INTO gpkg_contents(table_name,data_type,identifier,srs_id) "
            "VALUES('{0}','features','{0}',{1});"
            "INSERT INTO gpkg_geometry_columns VALUES('{0}','geom','{2}',{1},0,0);",
            layer.name, epsg, layer.geometry);
    }
    for (const std::string_view table : kAttributes)
        if (is_new(table))
            sql += fmt::format(
                "INSERT INTO gpkg_contents(table_name,data_type,identifier) "
                "VALUES('{0}','attributes','{0}');",
                table);
    return db.run(sql);
}

Result<void> fill_geopackage(const Database& db, int epsg) {
    const auto crs = geo::crs_text(epsg);
    if (!crs) return refusal(crs);
    const auto wgs84 = geo::crs_text(4326);
    if (!wgs84) return refusal(wgs84);
    Statement srs = db.prepare("INSERT INTO gpkg_spatial_ref_sys VALUES(?1,?2,?3,?4,?5,'')");
    const std::string none = "undefined";
    for (const auto& undefined :
         {std::pair{"Undefined cartesian SRS", -1}, std::pair{"Undefined geographic SRS", 0}}) {
        const std::string name = undefined.first;
        auto done =
            srs.with(name, undefined.second, std::string{"NONE"}, undefined.second, none).run();
        if (!done) return done;
    }
    for (const auto& [code, text] : {std::pair{4326, *wgs84}, std::pair{epsg, *crs}}) {
        auto done = srs.with(text.name, code, std::string{"EPSG"}, code, text.wkt).run();
        if (!done) return done;
    }
    return register_tables(db, epsg);
}

}  // namespace

int newest_schema() {
    return newest_of(embedded());
}

Result<void> migrate(const Database& db) {
    return migrate(db, embedded());
}

Result<void> migrate(const Database& db, std::span<const Embedded> migrations) {
    if (schema_of(db) >= newest_of(migrations)) return {};
    const std::string copy = fmt::format("{}.before-schema-{}", db.path(), newest_of(migrations));
    std::error_code ignored;
    std::filesystem::remove(copy, ignored);
    if (auto saved = db.prepare("VACUUM INTO ?1").with(copy).run(); !saved) {
        std::filesystem::remove(copy, ignored);  // half a copy is none
        return saved;
    }
    // Whoever may not read the store may not read its copy.
    std::filesystem::permissions(copy, std::filesystem::status(db.path(), ignored).permissions(),
                                 ignored);
    auto transaction = Transaction::begin(db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    // Another program may have upgraded the store while we waited for our turn.
    const int have = schema_of(db);
    if (have >= newest_of(migrations)) return transaction->commit();
    if (auto done = run_migrations(db, migrations, have); !done) return done;
    if (auto done = fill_codes(db); !done) return done;
    if (auto done = fill_rules(db); !done) return done;
    const std::int64_t epsg = db.integer("SELECT value FROM meta WHERE key='epsg'");
    if (auto done = register_tables(db, static_cast<int>(epsg)); !done) return done;
    if (auto done = index_layers(db); !done) return done;
    return transaction->commit();
}

Result<void> make_tables(const Database& db, int epsg, const std::string& name) {
    return make_tables(db, epsg, name, embedded());
}

Result<void> make_tables(const Database& db, int epsg, const std::string& name,
                         std::span<const Embedded> migrations) {
    if (auto done = db.run("PRAGMA application_id=0x47504B47; PRAGMA user_version=10300;"); !done)
        return done;
    if (auto done = run_migrations(db, migrations, 0); !done) return done;
    if (auto done = fill_codes(db); !done) return done;
    if (auto done = fill_rules(db); !done) return done;
    if (auto done = fill_geopackage(db, epsg); !done) return done;
    Statement meta = db.prepare("INSERT INTO meta(key,value) VALUES(?1,?2)");
    if (auto done = meta.with(std::string{"epsg"}, epsg).run(); !done) return done;
    return meta.with(std::string{"name"}, name).run();
}

std::span<const MapLayer> map_layers() {
    return kLayers;
}

Result<void> index_layers(const Database& db) {
    Statement find = db.prepare("SELECT 1 FROM gpkg_extensions WHERE table_name=?1");
    for (const MapLayer& layer : kLayers) {
        const std::string name{layer.name};
        find.with(name);
        const bool indexed = find.next();
        find.reset();
        if (indexed) continue;
        if (auto done = db.run(rtree_table_sql(name)); !done) return done;
        if (auto done = pack_rtree(db, name); !done) return done;
        if (auto done = db.run(rtree_triggers_sql(name)); !done) return done;
    }
    return {};
}

}  // namespace store
