#include "base/log.h"
#include "store/impl.h"
#include "store/issue_rows.h"
#include "store/read.h"
#include "store/read_planning.h"
#include "store/rules.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace store {

using base::refusal;
using base::Result;
using model::Batch;
using model::Position;

namespace {

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

/// Takes what several readings give; the first refusal stays.
class Taken {
  public:
    template <class T>
    void into(T& place, Result<T> read) {
        if (read)
            place = std::move(*read);
        else if (all_)
            all_ = refusal(read);
    }
    const Result<void>& all() const { return all_; }

  private:
    Result<void> all_;
};

/// Reads the rows of one table that changed; ids without a row are gone.
template <class Row, class Id, class Read>
void refresh(const Batch& batch, std::string_view table, std::vector<Row>& rows,
             std::vector<Id>& gone, Taken& taken, Read read) {
    std::set<std::int64_t> ids = ids_of(batch, table);
    if (ids.empty()) return;
    taken.into(rows, read(json_array(ids)));
    for (const Row& row : rows) ids.erase(model::number(row.id));
    for (const std::int64_t id : ids) gone.push_back(static_cast<Id>(id));
}

/// Tells of each changed row where it stands.
Result<void> fill_places(const Database& db, Batch& batch) {
    static constexpr std::pair<const char*, const char*> kPlaceOf[] = {
        {"place", "SELECT id,id FROM place"},
        {"unit", "SELECT id,place FROM unit"},
        {"household", "SELECT household.id,unit.place FROM household JOIN unit ON unit.id=unit"},
        {"rental", "SELECT rental.id,unit.place FROM rental JOIN unit ON unit.id=unit"},
        {"person", "SELECT person.id,unit.place FROM person JOIN unit ON unit.id=unit"},
        {"note", "SELECT id,place FROM note"},
        {"shop", "SELECT id,place FROM shop"},
        {"facility", "SELECT id,place FROM facility"},
        {"organisation", "SELECT id,place FROM organisation"},
        {"component", "SELECT id,place FROM component"},
        {"entrance", "SELECT id,place FROM entrance"},
        {"site_plan", "SELECT id,place FROM site_plan"},
        {"level", "SELECT id,place FROM level"},
        {"room", "SELECT room.id,level.place FROM room JOIN level ON level.id=level"},
        {"opening", "SELECT opening.id,level.place FROM opening JOIN level ON level.id=level"},
        {"roster", "SELECT id,place FROM roster"},
        {"survey", "SELECT id,place FROM survey"},
        {"score", "SELECT id,place FROM score"},
        {"issue", "SELECT id,place FROM issue"},
        {"visit", "SELECT id,place FROM visit"},
        {"attachment",
         "SELECT attachment.id,issue.place FROM attachment JOIN issue ON issue.id=issue"},
        {"issue_task",
         "SELECT issue_task.id,issue.place FROM issue_task JOIN issue ON "
         "issue.id=issue_task.issue"},
        {"issue_log",
         "SELECT issue_log.id,issue.place FROM issue_log JOIN issue ON issue.id=issue_log.issue"},
    };
    for (const auto& [table, select] : kPlaceOf) {
        const std::set<std::int64_t> ids = ids_of(batch, table);
        if (ids.empty()) continue;
        Statement s = db.prepare(std::string{select} + " WHERE " + table +
                                 ".id IN (SELECT value FROM json_each(?1))");
        s.with(json_array(ids));
        std::map<std::int64_t, std::int64_t> place_of;
        while (s.next()) place_of[s.integer(0)] = s.integer(1);
        if (!s.ok()) return tl::unexpected<base::Error>(s.error());
        for (model::Change& change : batch.changes)
            if (change.table == table && place_of.contains(change.row_id))
                change.place = static_cast<model::PlaceId>(place_of[change.row_id]);
    }
    return {};
}

/// What planners and desks work on beside the register.
void refresh_planning(const Database& db, Batch& batch, Taken& taken) {
    const auto table = [&](std::string_view name, auto& rows, auto& gone, auto read) {
        refresh(batch, name, rows, gone, taken,
                [&](const std::string& ids) { return read(db, ids); });
    };
    table("walk_edge", batch.walk_edges, batch.walk_edges_gone, read_walk_edges);
    table("parameter", batch.parameters, batch.parameters_gone, read_parameters);
    table("level", batch.levels, batch.levels_gone, read_levels);
    table("certificate", batch.certificates, batch.certificates_gone, read_certificates);
    table("training", batch.trainings, batch.trainings_gone, read_trainings);
    table("roster", batch.rosters, batch.rosters_gone, read_rosters);
    table("shift", batch.shifts, batch.shifts_gone, read_shifts);
    table("survey", batch.surveys, batch.surveys_gone, read_surveys);
    table("indicator", batch.indicators, batch.indicators_gone, read_indicators);
    table("score", batch.scores, batch.scores_gone, read_scores);
    table("draft", batch.drafts, batch.drafts_gone, read_drafts);
    table("draft_move", batch.draft_moves, batch.draft_moves_gone, read_draft_moves);
    table("grid_history", batch.grid_history, batch.grid_history_gone, read_grid_history);
    table("wall", batch.walls, batch.walls_gone, read_walls);
}

void read_all_planning(const Database& db, Batch& batch, Taken& taken) {
    taken.into(batch.walk_edges, read_walk_edges(db, ""));
    taken.into(batch.parameters, read_parameters(db, ""));
    taken.into(batch.levels, read_levels(db, ""));
    taken.into(batch.certificates, read_certificates(db, ""));
    taken.into(batch.trainings, read_trainings(db, ""));
    taken.into(batch.rosters, read_rosters(db, ""));
    taken.into(batch.shifts, read_shifts(db, ""));
    taken.into(batch.surveys, read_surveys(db, ""));
    taken.into(batch.indicators, read_indicators(db, ""));
    taken.into(batch.scores, read_scores(db, ""));
    taken.into(batch.drafts, read_drafts(db, ""));
    taken.into(batch.draft_moves, read_draft_moves(db, ""));
    taken.into(batch.grid_history, read_grid_history(db, ""));
    taken.into(batch.walls, read_walls(db, ""));
}

bool touches_rules(const Batch& batch) {
    return std::ranges::any_of(
        batch.changes, [](const model::Change& change) { return is_rule_table(change.table); });
}

Result<void> refresh_all(const Database& db, Batch& batch, std::int64_t after, base::Instant now) {
    Taken taken;
    refresh(batch, "place", batch.places, batch.places_gone, taken,
            [&](const std::string& ids) { return read_places(db, ids); });
    refresh(batch, "grid", batch.grids, batch.grids_gone, taken,
            [&](const std::string& ids) { return read_grids(db, ids); });
    refresh(batch, "shop", batch.shops, batch.shops_gone, taken,
            [&](const std::string& ids) { return read_shops(db, ids); });
    refresh(batch, "facility", batch.facilities, batch.facilities_gone, taken,
            [&](const std::string& ids) { return read_facilities(db, ids); });
    refresh(batch, "organisation", batch.organisations, batch.organisations_gone, taken,
            [&](const std::string& ids) { return read_organisations(db, ids); });
    refresh(batch, "component", batch.components, batch.components_gone, taken,
            [&](const std::string& ids) { return read_components(db, ids); });
    refresh(batch, "entrance", batch.entrances, batch.entrances_gone, taken,
            [&](const std::string& ids) { return read_entrances(db, ids); });
    refresh(batch, "site_plan", batch.site_plans, batch.site_plans_gone, taken,
            [&](const std::string& ids) { return read_site_plans(db, ids); });
    refresh(batch, "ground", batch.ground, batch.ground_gone, taken,
            [&](const std::string& ids) { return read_ground(db, ids); });
    refresh(batch, "staff", batch.staff, batch.staff_gone, taken,
            [&](const std::string& ids) { return read_staff(db, ids); });
    refresh(batch, "assignment", batch.assignments, batch.assignments_gone, taken,
            [&](const std::string& ids) { return read_assignments(db, ids); });
    refresh(batch, "note", batch.notes, batch.notes_gone, taken,
            [&](const std::string& ids) { return read_notes(db, ids); });
    refresh(batch, "issue", batch.issues, batch.issues_gone, taken,
            [&](const std::string& ids) { return read_issues(db, ids, now - model::kClosedKept); });
    refresh(batch, "issue_task", batch.tasks, batch.tasks_gone, taken,
            [&](const std::string& ids) { return read_open_tasks(db, ids); });
    refresh_planning(db, batch, taken);
    if (touches_rules(batch)) taken.into(batch.rules, read_rules(db));
    if (!ids_of(batch, "code_item").empty()) taken.into(batch.codes, read_codes(db));
    const std::string also = json_array(ids_of(batch, "place"));
    taken.into(batch.counts, read_counts(db, after, also));
    // What happens at a place all day long does not change who lives there.
    const bool persons = std::ranges::any_of(batch.changes, [](const model::Change& change) {
        return change.table == "person" || change.table == "unit" || change.table == "place";
    });
    if (persons) taken.into(batch.people, read_people(db, after, also));
    batch.care_read = !ids_of(batch, "care_count").empty();
    if (batch.care_read) taken.into(batch.care, read_care(db));
    if (!taken.all()) return taken.all();
    return fill_places(db, batch);
}

/// How far the ledger has ever gone, even when it was trimmed since.
std::int64_t ledger_end(const Database& db) {
    return db.integer(
        "SELECT max(coalesce((SELECT seq FROM sqlite_sequence WHERE name='change_log'),0),"
        "coalesce((SELECT max(seq) FROM change_log),0))");
}

using Lines = std::vector<model::Change>;

/// The ledger lines after `after`; none when they are not all there. AUTOINCREMENT in one
/// transaction after another leaves no gaps, so their number tells.
Result<std::optional<Lines>> lines_after(const Database& db, std::int64_t after) {
    const std::int64_t due = ledger_end(db) - after;
    if (due < 0 || due > kMostChanges) return std::optional<Lines>{};
    Lines lines;
    Statement s =
        db.prepare("SELECT seq,at,tbl,op,row_id FROM change_log WHERE seq>?1 ORDER BY seq");
    s.with(after);
    while (s.next()) {
        const std::string op = s.text(3);
        model::Change line{s.integer(0), base::Instant{base::Millis{s.integer(1)}},
                           s.text(2),    op.empty() ? '?' : op[0],
                           s.integer(4), {}};
        if (line.table == "*") return std::optional<Lines>{};  // a bulk load: read anew
        lines.push_back(std::move(line));
    }
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    if (static_cast<std::int64_t>(lines.size()) != due) return std::optional<Lines>{};
    return std::optional<Lines>{std::move(lines)};
}

}  // namespace

Result<Batch> Store::read_all(base::Instant now) {
    const Database& db = impl_->db;
    impl_->data_version = db.integer("PRAGMA data_version");
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    Batch batch;
    batch.whole = true;
    batch.position = {0, ledger_end(db)};
    Taken taken;
    taken.into(batch.places, read_places(db, ""));
    taken.into(batch.grids, read_grids(db, ""));
    taken.into(batch.shops, read_shops(db, ""));
    taken.into(batch.facilities, read_facilities(db, ""));
    taken.into(batch.organisations, read_organisations(db, ""));
    taken.into(batch.components, read_components(db, ""));
    taken.into(batch.entrances, read_entrances(db, ""));
    taken.into(batch.site_plans, read_site_plans(db, ""));
    taken.into(batch.ground, read_ground(db, ""));
    taken.into(batch.staff, read_staff(db, ""));
    taken.into(batch.assignments, read_assignments(db, ""));
    taken.into(batch.notes, read_notes(db, ""));
    taken.into(batch.tasks, read_open_tasks(db, ""));
    read_all_planning(db, batch, taken);
    taken.into(batch.rules, read_rules(db));
    taken.into(batch.codes, read_codes(db));
    taken.into(batch.issues, read_issues(db, "", now - model::kClosedKept));
    taken.into(batch.counts, read_counts(db, -1, "[]"));
    taken.into(batch.people, read_people(db, -1, "[]"));
    taken.into(batch.care, read_care(db));
    batch.care_read = true;
    if (!taken.all()) return refusal(taken.all());
    if (auto done = transaction->commit(); !done) return refusal(done);
    return batch;
}

Result<Batch> Store::read_changes(Position after, base::Instant now) {
    if (impl_->access == Access::Still) {
        Batch none;
        none.position = after;
        return none;
    }
    auto exchanged = impl_->follow_exchange();
    if (!exchanged) return refusal(exchanged);
    if (*exchanged) return read_all(now);

    const Database& db = impl_->db;
    impl_->data_version = db.integer("PRAGMA data_version");
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    // Inside the transaction, so that the tables looked at are the tables read.
    if (const auto version = db.integer("PRAGMA schema_version");
        version != impl_->schema_version) {
        if (auto done = transaction->commit(); !done) return refusal(done);
        auto mended = mend_feed(db);
        if (!mended) return refusal(mended);
        impl_->schema_version = version;
        return *mended ? read_all(now) : read_changes(after, now);
    }
    auto lines = lines_after(db, after.seq);
    if (!lines) return refusal(lines);
    Batch batch;
    if (*lines) {
        batch.changes = std::move(**lines);
        batch.position = {0, batch.changes.empty() ? after.seq : batch.changes.back().seq};
        if (!batch.changes.empty())
            if (auto done = refresh_all(db, batch, after.seq, now); !done) return refusal(done);
    }
    const bool codes_emptied = batch.codes.empty() && !ids_of(batch, "code_item").empty();
    if (auto done = transaction->commit(); !done) return refusal(done);
    // A batch cannot say "no codes any more"; a whole one can.
    return *lines && !codes_emptied ? std::move(batch) : read_all(now);
}

Result<base::Instant> Store::last_change() {
    Statement s = impl_->db.prepare("SELECT at FROM change_log ORDER BY seq DESC LIMIT 1");
    if (s.next()) return base::Instant{base::Millis{s.integer(0)}};
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return base::kNever;
}

Result<Mark> Store::mark(std::int64_t seq) {
    Statement s =
        impl_->db.prepare("SELECT at||tbl||op||row_id FROM change_log WHERE seq=?1 LIMIT 1");
    s.with(seq);
    if (s.next()) return Mark{seq, s.text(0)};
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return Mark{seq, {}};
}

Result<bool> Store::ground_stands_since(const Mark& mark) {
    const auto now = this->mark(mark.seq);
    if (!now) return refusal(now);
    // Without its line there is nothing to tell this ledger by.
    if (mark.line.empty() || !(*now == mark)) return false;
    Statement s = impl_->db.prepare(
        "SELECT 1 FROM change_log WHERE seq>?1 AND tbl IN ('place','grid','ground','*') LIMIT 1");
    s.with(mark.seq);
    const bool changed = s.next();
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return !changed;
}

Result<std::vector<model::UnitRow>> Store::units_of(model::PlaceId place) {
    return read_units(impl_->db, place);
}

}  // namespace store
