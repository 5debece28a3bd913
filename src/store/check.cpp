#include "base/text.h"
#include "store/audit.h"
#include "store/exports.h"
#include "store/impl.h"
#include "store/lifecycle.h"
#include "store/planning.h"
#include "store/schema.h"
#include "store/triggers.h"

#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace store {

using base::refusal;
using base::Result;

namespace {

/// Collects one difference per row of `sql`, whose columns are place, expected, found.
void differences(const Database& db, const char* invariant, const std::string& sql,
                 CheckReport& report) {
    Statement s = db.prepare(sql);
    while (s.next()) report.differences.push_back({invariant, s.text(0), s.text(1), s.text(2)});
    if (!s.ok()) report.differences.push_back({"file", invariant, "", s.error().about});
}

/// Persons of a place in whatever order they were gathered.
std::string in_order(const std::string& people) {
    std::vector<std::string> each = base::fields(people);
    std::ranges::sort(each);
    return fmt::format("{}", fmt::join(each, " "));
}

Result<void> compare_people(const Database& db, CheckReport& report) {
    Statement s = db.prepare(
        "SELECT coalesce(p.name,'#'||t.place)||' people',r.people,t.people FROM place_tally t LEFT "
        "JOIN recount r ON r.place=t.place LEFT JOIN place p ON p.id=t.place UNION ALL SELECT "
        "coalesce(p.name,'#'||r.place)||' people',r.people,NULL FROM recount r LEFT JOIN place p "
        "ON p.id=r.place WHERE r.place NOT IN (SELECT place FROM place_tally)");
    while (s.next()) {
        const std::string expected = in_order(s.text(1));
        const std::string found = in_order(s.text(2));
        if (expected != found) report.differences.push_back({"I5", s.text(0), expected, found});
        report.checked += 1;
    }
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return {};
}

/// I5: what the triggers kept equals a recount of the rows.
Result<void> compare_tallies(const Database& db, CheckReport& report) {
    if (auto made = db.run("DROP TABLE IF EXISTS temp.recount; CREATE TEMP TABLE recount AS SELECT "
                           "* FROM place_tally WHERE 0; CREATE UNIQUE INDEX temp.recount_place ON "
                           "recount(place);");
        !made)
        return made;
    // CREATE TABLE AS keeps no defaults: places without rows in a group count zero there.
    if (auto counted = db.run(recount_sql("recount")); !counted) return counted;
    if (auto done = compare_people(db, report); !done) return done;
    for (const std::string& column : counted_columns()) {
        if (column == "people") continue;
        const std::string none = column == "last_visit_at" ? "NULL" : "0";
        differences(
            db, "I5",
            fmt::format("SELECT coalesce(p.name,'#'||r.place)||' {0}', coalesce(r.{0},{1}),"
                        " coalesce(t.{0},{1}) FROM recount r LEFT JOIN place_tally t ON "
                        "t.place=r.place LEFT JOIN place p ON p.id=r.place WHERE "
                        "coalesce(r.{0},{1}) IS NOT coalesce(t.{0},{1}) UNION ALL SELECT "
                        "coalesce(p.name,'#'||t.place)||' {0}', {1}, t.{0} FROM place_tally "
                        "t LEFT JOIN place p ON p.id=t.place WHERE t.place NOT IN (SELECT "
                        "place FROM recount) AND t.{0} IS NOT {1}",
                        column, none),
            report);
        report.checked += db.integer("SELECT count(*) FROM recount");
    }
    return db.run("DROP TABLE temp.recount");
}

void check_trees(const Database& db, CheckReport& report) {
    differences(db, "tree",
                "SELECT p.name, 'a parent', '#'||p.parent FROM place p WHERE p.parent IS NOT NULL "
                "AND p.parent NOT IN (SELECT id FROM place)",
                report);
    differences(
        db, "tree",
        "WITH RECURSIVE reached(id) AS (SELECT id FROM place WHERE parent IS NULL OR parent "
        "NOT IN (SELECT id FROM place) UNION SELECT p.id FROM place p JOIN reached r ON "
        "p.parent=r.id) SELECT name, 'a way to the top', 'a circle' FROM place WHERE id NOT "
        "IN (SELECT id FROM reached)",
        report);
    // I9: every leaf in exactly one basic grid, inside its own community.
    differences(db, "I9",
                "SELECT p.name, 'one basic grid', coalesce(g.kind,'none') FROM place p LEFT JOIN "
                "grid g ON g.id=p.grid WHERE p.kind IN ('BLDG','FRNT','STRT') AND "
                "coalesce(g.kind,'')<>'basic'",
                report);
    differences(db, "I9",
                "WITH RECURSIVE up(leaf,at) AS (SELECT id,parent FROM place WHERE grid IS NOT NULL "
                "UNION SELECT leaf,parent FROM up JOIN place ON place.id=up.at) SELECT p.name, "
                "g.place, 'another community' FROM place p JOIN grid g ON g.id=p.grid WHERE "
                "g.place IS NOT NULL AND NOT EXISTS (SELECT 1 FROM up WHERE leaf=p.id AND "
                "at=g.place)",
                report);
    report.checked += db.integer("SELECT count(*) FROM place");
}

}  // namespace

Result<CheckReport> Store::check() {
    const Database& db = impl_->db;
    CheckReport report;
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    if (impl_->mended)  // opening it put them back and recounted, or nobody could rely on it
        report.differences.push_back({"feed", impl_->path, "all triggers", "some were missing"});
    if (const std::string said = db.text("PRAGMA integrity_check(1)"); said != "ok")
        report.differences.push_back({"file", impl_->path, "ok", said});
    differences(db, "key",
                "SELECT \"table\", 'a row of '||parent, '#'||rowid FROM pragma_foreign_key_check",
                report);
    for (const MapLayer& layer : map_layers()) {
        const std::string tree = fmt::format("rtree_{}_geom", layer.name);
        if (const std::string said = db.text("SELECT rtreecheck('" + tree + "')"); said != "ok")
            report.differences.push_back({"index", tree, "ok", said});
    }
    if (auto done = compare_tallies(db, report); !done) return refusal(done);
    check_trees(db, report);
    check_issues(db, report);
    check_planning(db, report);
    check_audit(db, report);
    check_exports(db, report);
    differences(db, "I15",
                "SELECT place, 'not negative', min(units,households,shops,issues,visits) FROM "
                "place_tally WHERE min(units,households,shops,issues,visits)<0",
                report);
    if (auto done = transaction->commit(); !done) return refusal(done);
    return report;
}

}  // namespace store
