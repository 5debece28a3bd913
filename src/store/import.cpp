#include "store/import.h"

#include "store/audit.h"
#include "store/bring_persons.h"
#include "store/impl.h"
#include "store/import_numbers.h"
#include "store/insert.h"
#include "store/reading.h"
#include "store/schema.h"
#include "store/seal.h"
#include "store/triggers.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;

namespace {

/// Tables that an import may fill, in an order in which their rows can be removed. Of indicators
/// and walls every store has some from the beginning, which belong to no import.
constexpr std::array<std::string_view, 34> kImportTables{
    "grid_history", "draft_move", "draft",       "score",     "survey",       "shift",
    "roster",       "training",   "certificate", "opening",   "room",         "level",
    "parameter",    "walk_edge",  "entrance",    "component", "organisation", "service_target",
    "person",       "visit",      "issue_task",  "issue_log", "issue",        "rental",
    "household",    "unit",       "shop",        "note",      "facility",     "ground",
    "assignment",   "staff",      "place",       "grid"};

/// Where one table's column names a row of another.
struct Link {
    std::string_view table, column, to;
};
constexpr std::array<Link, 55> kLinks{
    {{"organisation", "place", "place"},  {"component", "place", "place"},
     {"entrance", "place", "place"},      {"site_plan", "place", "place"},
     {"person", "unit", "unit"},          {"account", "scope", "place"},
     {"account", "staff", "staff"},       {"visit", "place", "place"},
     {"rental", "unit", "unit"},          {"issue", "unit", "unit"},
     {"note", "place", "place"},          {"note", "author", "staff"},
     {"visit", "unit", "unit"},           {"visit", "staff", "staff"},
     {"issue_log", "issue", "issue"},     {"issue", "place", "place"},
     {"issue", "assignee", "staff"},      {"household", "unit", "unit"},
     {"unit", "place", "place"},          {"shop", "place", "place"},
     {"facility", "place", "place"},      {"assignment", "place", "place"},
     {"assignment", "grid", "grid"},      {"place", "parent", "place"},
     {"place", "grid", "grid"},           {"grid", "place", "place"},
     {"staff", "place", "place"},         {"assignment", "staff", "staff"},
     {"issue_log", "actor", "staff"},     {"attachment", "issue", "issue"},
     {"attachment", "actor", "staff"},    {"issue_task", "issue", "issue"},
     {"issue_link", "a", "issue"},        {"issue_link", "b", "issue"},
     {"issue", "merged_into", "issue"},   {"issue", "first_receiver", "staff"},
     {"route_rule", "place", "place"},    {"level", "place", "place"},
     {"room", "level", "level"},          {"room", "unit", "unit"},
     {"room", "front", "place"},          {"opening", "level", "level"},
     {"certificate", "staff", "staff"},   {"training", "staff", "staff"},
     {"roster", "place", "place"},        {"shift", "roster", "roster"},
     {"shift", "staff", "staff"},         {"survey", "place", "place"},
     {"score", "place", "place"},         {"draft_move", "draft", "draft"},
     {"draft_move", "place", "place"},    {"draft_move", "grid", "grid"},
     {"draft_move", "from_grid", "grid"}, {"grid_history", "place", "place"},
     {"grid_history", "grid", "grid"}}};

/// Beyond so many rows it is quicker to load without triggers and to recount once.
constexpr std::size_t kFewRows = 2'000;

std::string rows_of_batch(std::string_view table, std::int64_t batch, std::string_view column) {
    return fmt::format(
        "EXISTS (SELECT 1 FROM import_range r WHERE r.batch={} AND r.tbl='{}' AND {} BETWEEN "
        "r.first_id AND r.last_id)",
        batch, table, column);
}

/// Later rows that stand on rows of the batch.
std::int64_t rows_upon(const Database& db, std::int64_t batch) {
    std::int64_t rows = 0;
    for (const Link& link : kLinks)
        rows +=
            db.integer(fmt::format("SELECT count(*) FROM {0} t WHERE {1} AND NOT {2}", link.table,
                                   rows_of_batch(link.to, batch, fmt::format("t.{}", link.column)),
                                   rows_of_batch(link.table, batch, "t.id")));
    return rows;
}

model::Act act_for(bool plans_alone) {
    return plans_alone ? model::Act::EditPlanning : model::Act::EditRegister;
}

/// Whether a batch has rows, all of which are such as planners may write.
bool batch_has_plans_alone(const Database& db, std::int64_t batch) {
    Statement s = db.prepare(
        "SELECT sum(tbl IN ('walk_edge','parameter','level','room','opening','draft','draft_move'))"
        "=count(*) AND count(*)>0 FROM import_range WHERE batch=?1");
    return s.with(batch).next() && s.integer(0) != 0;
}

/// While it lives, pages that a long write touches again and again stay in memory: with the usual
/// two megabytes each is written into the log many times over, and read back from it.
class Room {
  public:
    explicit Room(const Database& db) : db_{db}, usual_{db.integer("PRAGMA cache_size")} {
        // Without it the write is slower, and as good.
        (void)db_.run("PRAGMA cache_size=-65536");
    }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;
    Room(Room&&) = delete;
    Room& operator=(Room&&) = delete;
    ~Room() { (void)db_.run(fmt::format("PRAGMA cache_size={}", usual_)); }

  private:
    const Database& db_;
    std::int64_t usual_;
};

}  // namespace

Result<LastIds> last_ids(const Database& db) {
    LastIds last;
    Statement s = db.prepare("SELECT name,seq FROM sqlite_sequence");
    while (s.next()) last[s.text(0)] = s.integer(1);
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return last;
}

Result<std::int64_t> note_batch(const Database& db, const ImportNote& note, const LastIds& before) {
    auto put = db.prepare("INSERT INTO import_batch(at,files,crs,report) VALUES(?1,?2,?3,?4)")
                   .with(note.at, note.files, note.crs, note.report)
                   .run();
    if (!put) return refusal(put);
    const std::int64_t batch = db.last_row_id();
    const auto now = last_ids(db);
    if (!now) return refusal(now);
    Statement range =
        db.prepare("INSERT INTO import_range(batch,tbl,first_id,last_id) VALUES(?1,?2,?3,?4)");
    for (const std::string_view table : kImportTables) {
        const std::string name{table};
        const std::int64_t first = (before.contains(name) ? before.at(name) : 0) + 1;
        const std::int64_t last = now->contains(name) ? now->at(name) : 0;
        if (last < first) continue;
        if (auto done = range.with(batch, name, first, last).run(); !done) return refusal(done);
    }
    return batch;
}

Result<std::int64_t> Store::bring(model::Rows rows, const ImportNote& note, const Pace& pace,
                                  const Grant& grant) {
    if (impl_->access == Access::Still)
        return fail(Fault::Denied, Word::StoreReadOnly, {impl_->path});
    const std::size_t count = size_of(rows);
    const bool plans_alone = count > 0 && planning_size_of(rows) == count;
    if (!model::may(grant.role, act_for(plans_alone))) return fail(Fault::Denied, Word::RoleMayNot);
    const bool persons = !rows.people.empty() || !rows.targets.empty();
    const bool may_persons =
        model::may(grant.role, model::Act::EditPersons) && still_holds(impl_->db, grant);
    if (persons && !may_persons) return fail(Fault::Denied, Word::RoleMayNot);
    if (auto fine = impl_->refuse_lost_write(); !fine) return refusal(fine);
    const Database& db = impl_->db;
    const Room room{db};
    auto transaction = Transaction::begin(db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    const auto before = last_ids(db);
    if (!before) return refusal(before);
    if (auto fine = homes_in_scope(db, rows, grant, note.at); !fine) return refusal(fine);
    number_rows(rows, *before);
    const bool many = count > kFewRows;
    if (many)
        if (auto done = db.run(remove_feed_sql()); !done) return refusal(done);
    if (auto done = db.run("PRAGMA defer_foreign_keys=ON"); !done) return refusal(done);
    if (auto done = insert_all(db, rows, impl_->epsg, pace, grant.keys.get()); !done)
        return refusal(done);
    auto batch = note_batch(db, note, *before);
    if (!batch) return batch;
    if (many) {
        if (auto done = db.run(install_feed_sql()); !done) return refusal(done);
        const bool persons_alone = count == rows.people.size() + rows.targets.size();
        auto counted = persons_alone ? recount_persons(db) : recount(db);
        if (!counted) return refusal(counted);
    }
    if (persons) {
        auto noted = add_audit(db, grant, note.at,
                               {.act = "import",
                                .table = "person",
                                .row = *batch,
                                .amount = static_cast<std::int64_t>(rows.people.size())});
        if (!noted) return refusal(noted);
        if (grant.keys && !rows.targets.empty())
            if (auto told = make_care_counts(db, *grant.keys, impl_->targets, note.at); !told)
                return refusal(told);
    }
    if (auto done = transaction->commit(); !done) {
        impl_->targets.forget();
        if (grant.keys) grant.keys->forget();
        return refusal(done);
    }
    return batch;
}

Result<std::int64_t> Store::take_back(std::int64_t batch, base::Instant now, const Grant& grant) {
    if (impl_->access == Access::Still)
        return fail(Fault::Denied, Word::StoreReadOnly, {impl_->path});
    const bool persons = batch_has_persons(impl_->db, batch);
    const auto needed =
        persons ? model::Act::EditPersons : act_for(batch_has_plans_alone(impl_->db, batch));
    if (!model::may(grant.role, needed) || !still_holds(impl_->db, grant))
        return fail(Fault::Denied, Word::RoleMayNot);
    if (auto fine = impl_->refuse_lost_write(); !fine) return refusal(fine);
    const Database& db = impl_->db;
    const Room room{db};
    auto transaction = Transaction::begin(db, Transaction::Mode::Write);
    if (!transaction) return refusal(transaction);
    Statement find = db.prepare("SELECT undone_at FROM import_batch WHERE id=?1");
    const bool known = find.with(batch).next();
    if (!find.ok()) return tl::unexpected<base::Error>(find.error());
    if (!known) return fail(Fault::NotFound, Word::BatchMissing, {std::to_string(batch)});
    if (!find.is_null(0)) return fail(Fault::Conflict, Word::BatchUndone, {std::to_string(batch)});
    find.reset();
    if (const std::int64_t upon = rows_upon(db, batch); upon > 0)
        return fail(Fault::Conflict, Word::BatchInUse,
                    {std::to_string(batch), std::to_string(upon)});
    if (auto done = db.run(
            "PRAGMA defer_foreign_keys=ON;INSERT OR REPLACE INTO meta VALUES('taking_back',1);" +
            remove_feed_sql());
        !done)
        return refusal(done);
    std::int64_t removed = 0;
    for (const std::string_view table : kImportTables) {
        if (auto done =
                db.run(fmt::format("DELETE FROM {} WHERE {}", table,
                                   rows_of_batch(table, batch, fmt::format("{}.id", table))));
            !done)
            return refusal(done);
        removed += sqlite3_changes64(db.handle());
    }
    if (auto done = after_persons_left(*impl_, grant, batch, removed, persons, now); !done)
        return refusal(done);
    auto noted =
        db.prepare("UPDATE import_batch SET undone_at=?2 WHERE id=?1").with(batch, now).run();
    if (!noted) return refusal(noted);
    if (auto done = db.run("DELETE FROM meta WHERE key='taking_back';" + install_feed_sql()); !done)
        return refusal(done);
    if (auto done = recount(db); !done) return refusal(done);
    if (auto done = transaction->commit(); !done) return refusal(done);
    return removed;
}

Result<std::vector<Import>> Store::imports() {
    std::vector<Import> all;
    Statement s =
        impl_->db.prepare("SELECT id,at,files,crs,report,undone_at FROM import_batch ORDER BY id");
    while (s.next())
        all.push_back(
            {s.integer(0), {s.instant(1), s.text(2), s.text(3), s.text(4)}, s.instant(5)});
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return all;
}

Result<std::vector<model::ShopRow>> Store::shops() {
    std::vector<model::ShopRow> all;
    Statement s = impl_->db.prepare(
        "SELECT id,place,name,trade,state,source FROM shop WHERE valid_to IS NULL");
    while (s.next())
        all.push_back({.id = model::ShopId{s.integer(0)},
                       .place = model::PlaceId{s.integer(1)},
                       .name = s.text(2),
                       .trade = s.text(3),
                       .state = s.text(4),
                       .source = s.text(5)});
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return all;
}

}  // namespace store
