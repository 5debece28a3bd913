#include "base/log.h"
#include "store/impl.h"
#include "store/read.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace store {

using base::refusal;
using base::Result;
using model::Batch;
using model::Position;

namespace {

constexpr base::Seconds kClosedKept = std::chrono::hours{24 * 30};
constexpr std::int64_t kMostChanges = 200'000;  // beyond that, reading all is quicker

std::string json_array(const std::set<std::int64_t>& ids) {
    std::string array = "[";
    for (const std::int64_t id : ids) {
        if (array.size() > 1) array += ',';
        array += std::to_string(id);
    }
    return array + "]";
}

std::set<std::int64_t> ids_of(const Batch& batch, std::string_view table) {
    std::set<std::int64_t> ids;
    for (const model::Change& change : batch.changes)
        if (change.table == table) ids.insert(change.row_id);
    return ids;
}

/// Reads the rows of one table that changed; ids without a row are gone.
template <class Row, class Id, class Read>
void refresh(const Batch& batch, std::string_view table, std::vector<Row>& rows,
             std::vector<Id>& gone, Read read) {
    std::set<std::int64_t> ids = ids_of(batch, table);
    if (ids.empty()) return;
    rows = read(json_array(ids));
    for (const Row& row : rows) ids.erase(model::number(row.id));
    for (const std::int64_t id : ids) gone.push_back(static_cast<Id>(id));
}

/// Tells of each changed row where it stands.
void fill_places(const Database& db, Batch& batch) {
    static constexpr std::pair<const char*, const char*> kPlaceOf[] = {
        {"place", "SELECT id,id FROM place"},
        {"unit", "SELECT id,place FROM unit"},
        {"household", "SELECT household.id,unit.place FROM household JOIN unit ON unit.id=unit"},
        {"shop", "SELECT id,place FROM shop"},
        {"facility", "SELECT id,place FROM facility"},
        {"issue", "SELECT id,place FROM issue"},
        {"visit", "SELECT id,place FROM visit"},
    };
    for (const auto& [table, select] : kPlaceOf) {
        const std::set<std::int64_t> ids = ids_of(batch, table);
        if (ids.empty()) continue;
        Statement s = db.prepare(std::string{select} + " WHERE " + table +
                                 ".id IN (SELECT value FROM json_each(?1))");
        s.with(json_array(ids));
        std::map<std::int64_t, std::int64_t> place_of;
        while (s.next()) place_of[s.integer(0)] = s.integer(1);
        for (model::Change& change : batch.changes)
            if (change.table == table && place_of.contains(change.row_id))
                change.place = static_cast<model::PlaceId>(place_of[change.row_id]);
    }
}

void refresh_all(const Database& db, Batch& batch, std::int64_t after, base::Instant now) {
    refresh(batch, "place", batch.places, batch.places_gone,
            [&](const std::string& ids) { return read_places(db, ids); });
    refresh(batch, "grid", batch.grids, batch.grids_gone,
            [&](const std::string& ids) { return read_grids(db, ids); });
    refresh(batch, "facility", batch.facilities, batch.facilities_gone,
            [&](const std::string& ids) { return read_facilities(db, ids); });
    refresh(batch, "staff", batch.staff, batch.staff_gone,
            [&](const std::string& ids) { return read_staff(db, ids); });
    refresh(batch, "assignment", batch.assignments, batch.assignments_gone,
            [&](const std::string& ids) { return read_assignments(db, ids); });
    refresh(batch, "issue", batch.issues, batch.issues_gone,
            [&](const std::string& ids) { return read_issues(db, ids, now - kClosedKept); });
    if (!ids_of(batch, "code_item").empty()) batch.codes = read_codes(db);
    batch.counts = read_counts(db, after, json_array(ids_of(batch, "place")));
    fill_places(db, batch);
}

/// The ledger lines after `after`; nothing when they are not all there.
std::optional<std::vector<model::Change>> lines_after(const Database& db, std::int64_t after) {
    const std::int64_t first = db.integer("SELECT min(seq) FROM change_log");
    const std::int64_t last = db.integer("SELECT max(seq) FROM change_log");
    // Trimmed past our position, or shorter than what we have read: somebody replaced it.
    const std::int64_t ever = db.integer("SELECT seq FROM sqlite_sequence WHERE name='change_log'");
    if (ever < after || last - after > kMostChanges) return std::nullopt;
    if (ever > after && (first == 0 || first > after + 1)) return std::nullopt;

    std::vector<model::Change> lines;
    Statement s =
        db.prepare("SELECT seq,at,tbl,op,row_id FROM change_log WHERE seq>?1 ORDER BY seq");
    s.with(after);
    while (s.next()) {
        const std::string op = s.text(3);
        model::Change line{s.integer(0), base::Instant{base::Millis{s.integer(1)}},
                           s.text(2),    op.empty() ? '?' : op[0],
                           s.integer(4), {}};
        if (line.table == "*") return std::nullopt;  // a bulk load: read anew
        lines.push_back(std::move(line));
    }
    return lines;
}

std::int64_t last_line(const Database& db) {
    return db.integer("SELECT seq FROM sqlite_sequence WHERE name='change_log'");
}

}  // namespace

Result<Batch> Store::read_all(base::Instant now) {
    const Database& db = impl_->db;
    impl_->data_version = db.integer("PRAGMA data_version");
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    Batch batch;
    batch.whole = true;
    batch.position = {0, last_line(db)};
    batch.places = read_places(db, "");
    batch.grids = read_grids(db, "");
    batch.facilities = read_facilities(db, "");
    batch.staff = read_staff(db, "");
    batch.assignments = read_assignments(db, "");
    batch.codes = read_codes(db);
    batch.issues = read_issues(db, "", now - kClosedKept);
    batch.counts = read_counts(db, -1, "[]");
    if (auto done = transaction->commit(); !done) return refusal(done);
    return batch;
}

Result<Batch> Store::read_changes(Position after, base::Instant now) {
    if (impl_->access == Access::Still) {
        Batch none;
        none.position = after;
        return none;
    }
    if (const std::uint64_t inode = inode_of(impl_->path); inode != impl_->inode) {
        base::log("the store file was exchanged for another one; reading it anew");
        auto other = open(impl_->path);
        if (!other) return refusal(other);
        // The doorbell stays: another thread may be about to ring it.
        impl_->db = std::move(other->impl_->db);
        impl_->schema_version = other->impl_->schema_version;
        impl_->inode = inode;
        impl_->doorbell.watch(impl_->path);
        return read_all(now);
    }
    if (const std::int64_t version = impl_->db.integer("PRAGMA schema_version");
        version != impl_->schema_version) {
        auto mended = mend_feed(impl_->db);
        if (!mended) return refusal(mended);
        impl_->schema_version = impl_->db.integer("PRAGMA schema_version");
        if (*mended) return read_all(now);
    }
    const Database& db = impl_->db;
    impl_->data_version = db.integer("PRAGMA data_version");
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    auto lines = lines_after(db, after.seq);
    if (!lines) {
        if (auto done = transaction->commit(); !done) return refusal(done);
        return read_all(now);
    }
    Batch batch;
    batch.changes = std::move(*lines);
    batch.position = {0, batch.changes.empty() ? after.seq : batch.changes.back().seq};
    if (!batch.changes.empty()) refresh_all(db, batch, after.seq, now);
    if (auto done = transaction->commit(); !done) return refusal(done);
    return batch;
}

Result<base::Instant> Store::last_change() {
    Statement s = impl_->db.prepare("SELECT at FROM change_log ORDER BY seq DESC LIMIT 1");
    if (s.next()) return base::Instant{base::Millis{s.integer(0)}};
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return base::kNever;
}

Result<std::vector<model::UnitRow>> Store::units_of(model::PlaceId place) {
    return read_units(impl_->db, place);
}

}  // namespace store
