// What leaves the program as a file, and the templates that people have made.
#include "store/exports.h"
#include "store/audit.h"
#include "store/impl.h"
#include "store/reading.h"

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::refusal;
using base::Result;
using base::Word;
using model::Act;
using model::Export;
using model::KeptTemplate;

namespace {

/// A row of the register as its line of the audit repeats it; made by the store itself, so that
/// checking makes the same.
constexpr const char* kRepeated =
    "e.serial||' '||e.template||' '||e.format||' '||e.amount||' '||e.sha256||' '||e.file||' '||"
    "ifnull(e.filter,'')||' '||ifnull(e.purpose,'')";

bool may_export(model::Role role) {
    for (const Act act : {Act::ExportHomes, Act::ExportTargets, Act::ExportRegister,
                          Act::ExportWork, Act::ExportCounts})
        if (model::may(role, act)) return true;
    return false;
}

/// Begins to write for those who may export anything.
Result<Reading> begun(Store::Impl& store, const Grant& grant, Instant now) {
    auto reading = Reading::begin_own(store, grant, now);
    if (!reading || may_export(grant.role)) return reading;
    return tl::unexpected<base::Error>(
        reading->refuse({Fault::Denied, Word::RoleMayNot, {}, {}}, "export"));
}

Export export_in(const Statement& s) {
    return {.serial = s.text(0),
            .at = s.instant(1),
            .account = s.text(2),
            .table = s.text(3),
            .format = s.text(4),
            .place = model::PlaceId{s.integer(5)},
            .rows = s.integer(6),
            .filter = s.text(7),
            .purpose = s.text(8),
            .sha256 = s.text(9),
            .file = s.text(10)};
}

}  // namespace

Result<model::PlaceId> Store::place_for_table(const Grant& grant, const std::string& wanted) {
    const Database& db = impl_->db;
    if (wanted.empty()) {
        if (model::number(grant.scope) != 0) return grant.scope;
        Statement top = db.prepare(
            "SELECT min(id),count(*) FROM place WHERE parent IS NULL AND valid_to IS NULL");
        const bool one = top.next() && top.integer(1) == 1;
        // A district with one sub-district: that is the office.
        Statement only =
            db.prepare("SELECT min(id),count(*) FROM place WHERE kind='SUBD' AND valid_to IS NULL");
        if (only.next() && only.integer(1) == 1) return model::PlaceId{only.integer(0)};
        return one ? model::PlaceId{top.integer(0)} : model::PlaceId{};
    }
    Statement s = db.prepare(
        "SELECT id FROM place WHERE valid_to IS NULL AND (code=?1 OR CAST(id AS TEXT)=?1) ORDER BY "
        "code=?1 DESC LIMIT 1");
    if (s.with(wanted).next()) return model::PlaceId{s.integer(0)};
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return fail(Fault::NotFound, Word::NoSuchPlace, {wanted});
}

std::vector<model::CodeItem> Store::purposes() {
    std::vector<model::CodeItem> purposes;
    Statement s =
        impl_->db.prepare("SELECT list,code,zh,en FROM code_item WHERE list='K32' ORDER BY code");
    while (s.next()) purposes.push_back({s.text(0), s.text(1), s.text(2), s.text(3)});
    return purposes;
}

Result<std::string> Store::draw_serial(const Grant& grant, Instant now) {
    auto reading = begun(*impl_, grant, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    // Never below a number that a file has, whatever became of meta.
    auto drawn = db.run(
        "INSERT INTO meta(key,value) VALUES('export_serial',1+(SELECT count(*) FROM "
        "export_register)) ON CONFLICT(key) DO UPDATE SET value=max(value+1,CAST(excluded.value AS "
        "INTEGER))");
    if (!drawn) return refusal(drawn);
    const std::string day = base::iso_from_instant(now).substr(0, 10);
    const std::string serial =
        fmt::format("DC{}{}{}-{:04}", day.substr(0, 4), day.substr(5, 2), day.substr(8, 2),
                    db.integer("SELECT value FROM meta WHERE key='export_serial'"));
    auto kept = reading->done({.act = "export", .detail = serial});
    if (!kept) return refusal(kept);
    return serial;
}

Result<void> Store::register_export(const Grant& grant, const Export& file, Instant now) {
    auto reading = begun(*impl_, grant, now);
    if (!reading) return refusal(reading);
    const Database& db = impl_->db;
    auto entered =
        db.prepare(
              "INSERT INTO export_register(serial,at,account,name,role,template,format,place,"
              "amount,filter,purpose,sha256,file) VALUES(?1,?2,?3,?4,?5,?6,?7,nullif(?8,0),?9,"
              "nullif(?10,''),nullif(?11,''),?12,?13)")
            .with(file.serial, now, grant.account, grant.name,
                  std::string{model::name_of(grant.role)}, file.table, file.format, file.place,
                  file.rows, file.filter, file.purpose, file.sha256, file.file)
            .run();
    if (!entered) return entered;
    const std::int64_t row = db.last_row_id();
    Statement line =
        db.prepare(fmt::format("SELECT {} FROM export_register e WHERE id=?1", kRepeated));
    line.with(row);
    const std::string detail = line.next() ? line.text(0) : std::string{};
    line.reset();
    return reading->done({.act = "export",
                          .table = "export_register",
                          .row = row,
                          .place = file.place,
                          .amount = file.rows,
                          .detail = detail});
}

Result<std::vector<Export>> Store::exports(const Grant& grant, Instant now) {
    auto reading = Reading::begin(*impl_, grant, Act::ReadAudit, now);
    if (!reading) return refusal(reading);
    std::vector<Export> files;
    Statement s = impl_->db.prepare(
        "SELECT serial,at,name,template,format,place,amount,filter,purpose,sha256,file FROM "
        "export_register ORDER BY id DESC");
    while (s.next()) files.push_back(export_in(s));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    auto noted = reading->done({.act = "read-audit",
                                .table = "export_register",
                                .amount = static_cast<std::int64_t>(files.size())});
    if (!noted) return refusal(noted);
    return files;
}

void check_exports(const Database& db, CheckReport& report) {
    const auto differ = [&](const std::string& sql, const char* expected, const char* found) {
        Statement s = db.prepare(sql);
        while (s.next()) report.differences.push_back({"export", s.text(0), expected, found});
        if (!s.ok()) report.differences.push_back({"file", "export", "", s.error().about});
    };
    differ(fmt::format("SELECT serial FROM export_register e WHERE NOT EXISTS (SELECT 1 FROM audit "
                       "a WHERE a.tbl='export_register' AND a.act='export' AND a.row_id=e.id AND "
                       "a.at=e.at AND a.account IS e.account AND a.name=e.name AND a.place IS "
                       "e.place AND a.detail={})",
                       kRepeated),
           "as the audit has it", "altered");
    differ(
        "SELECT detail FROM audit WHERE tbl='export_register' AND act='export' AND row_id NOT IN "
        "(SELECT id FROM export_register)",
        "a row of the register", "none");
    constexpr std::int64_t kGuards = 3;  // 0007_exports.sql
    if (db.integer("SELECT count(*) FROM sqlite_master WHERE type='trigger' AND "
                   "tbl_name='export_register'") < kGuards)
        report.differences.push_back({"export", "export_register", "its triggers", "fewer"});
    report.checked += db.integer("SELECT count(*) FROM export_register");
}

Result<std::vector<KeptTemplate>> Store::templates() {
    std::vector<KeptTemplate> kept;
    Statement s =
        impl_->db.prepare("SELECT name,template,author,at FROM table_template ORDER BY name");
    while (s.next()) kept.push_back({s.text(0), s.text(1), s.text(2), s.instant(3)});
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return kept;
}

Result<void> Store::keep_template(const Grant& grant, const std::string& name,
                                  const std::string& text, Act act, Instant now) {
    auto reading = Reading::begin(*impl_, grant, act, now);
    if (!reading) return refusal(reading);
    auto kept = impl_->db
                    .prepare(
                        "INSERT INTO table_template(name,template,author,at) VALUES(?1,?2,?3,"
                        "?4) ON CONFLICT(name) DO UPDATE SET template=excluded.template,"
                        "at=excluded.at WHERE author=excluded.author")
                    .with(name, text, grant.name, now)
                    .run();
    if (!kept) return kept;
    if (impl_->db.integer("SELECT changes()") == 0)
        return fail(Fault::Conflict, Word::TemplateNameRefused, {name});
    return reading->done({.act = "template", .table = "table_template", .detail = name});
}

Result<void> Store::forget_template(const Grant& grant, const std::string& name, Act act,
                                    Instant now) {
    auto reading = Reading::begin(*impl_, grant, act, now);
    if (!reading) return refusal(reading);
    Statement there = impl_->db.prepare("SELECT 1 FROM table_template WHERE name=?1");
    if (!there.with(name).next()) return fail(Fault::NotFound, Word::TableUnknown, {name});
    there.reset();
    auto gone = impl_->db.prepare("DELETE FROM table_template WHERE name=?1").with(name).run();
    if (!gone) return gone;
    return reading->done(
        {.act = "template", .table = "table_template", .detail = "forgotten: " + name});
}

}  // namespace store
