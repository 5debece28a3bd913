#include "store/planning.h"

#include "model/row_fields.h"
#include "store/read.h"
#include "store/read_planning.h"
#include "store/reading.h"
#include "store/seal.h"
#include "store/under.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace store {

using base::fail;
using base::Fault;
using base::kNever;
using base::refusal;
using base::Result;
using base::Word;
using model::Act;
using model::RowEdit;
using model::Table;

namespace {

using Edits = Result<EditRows>;

EditRows edits_from(std::vector<RowEdit> edits) {
    return EditRows{.edits = std::move(edits), .restores = false};
}

/// When it is done; nobody below the desk asks the time.
Result<base::Instant> moment_of(base::Instant told, base::Instant now) {
    const base::Instant at = told == kNever ? now : told;
    if (at == kNever) return fail(Fault::Unsupported, Word::ValueRefused, {std::string{}});
    return at;
}

/// An account signs with its own name, whatever is told.
std::string signed_by(const Grant& grant, const std::string& told) {
    return model::number(grant.account) == 0 ? told : grant.name;
}

Edits edits_for(const Database& db, const SetParameter& command) {
    if (command.key.empty() || (command.value && !std::isfinite(*command.value)))
        return fail(Fault::Unsupported, Word::ValueRefused, {command.key});
    const auto all = read_parameters(db, "");
    if (!all) return refusal(all);
    const auto known = std::ranges::find(*all, command.key, &model::ParameterRow::key);
    if (!command.value) {
        if (known == all->end()) return edits_from({});
        return edits_from({removed(model::fields_of(*known))});
    }
    model::ParameterRow is{.id = {}, .key = command.key, .value = *command.value};
    if (known == all->end()) return edits_from({added(model::fields_of(is))});
    is.id = known->id;
    return edits_from({changed(model::fields_of(*known), model::fields_of(is))});
}

Edits edits_for(const Database& db, const Grant& grant, const SetWall& command, base::Instant now) {
    model::WallRow is = command.wall;
    if (is.layout != "full" && is.layout != "map")
        return fail(Fault::Unsupported, Word::ValueRefused, {is.layout});
    is.author = signed_by(grant, is.author);
    if (is.at == kNever) is.at = now;
    const auto all = read_walls(db, "");
    if (!all) return refusal(all);
    const auto known = std::ranges::find(*all, is.name, &model::WallRow::name);
    is.id = known == all->end() ? model::WallId{} : known->id;
    if (known == all->end()) return edits_from({added(model::fields_of(is))});
    return edits_from({changed(model::fields_of(*known), model::fields_of(is))});
}

/// A draft that may still be changed.
Result<model::DraftRow> open_draft(const Database& db, model::DraftId id) {
    auto rows = read_drafts(db, fmt::format("[{}]", model::number(id)));
    if (!rows) return refusal(rows);
    if (rows->empty()) return fail(Fault::NotFound, Word::RowGone);
    model::DraftRow& row = rows->front();
    if (row.applied != kNever) return fail(Fault::Conflict, Word::DraftApplied, {row.name});
    return std::move(row);
}

Result<std::vector<model::DraftMoveRow>> moves_of(const Database& db, model::DraftId draft) {
    std::string ids = "[";
    Statement s = db.prepare("SELECT id FROM draft_move WHERE draft=?1 ORDER BY id");
    for (s.with(draft); s.next();)
        ids += (ids.size() > 1 ? "," : "") + std::to_string(s.integer(0));
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return read_draft_moves(db, ids + "]");
}

model::GridId grid_of(const Database& db, model::PlaceId place) {
    Statement s = db.prepare("SELECT grid FROM place WHERE id=?1");
    return s.with(place).next() ? model::GridId{s.integer(0)} : model::GridId{};
}

/// What makes the moves of a draft those that are wanted, each leaf once.
void edit_moves(const Database& db, const std::vector<model::DraftMoveRow>& here,
                const std::vector<model::DraftMoveRow>& wanted, model::DraftId draft,
                std::vector<RowEdit>& edits) {
    std::map<model::PlaceId, model::DraftMoveRow> by_place;
    for (model::DraftMoveRow move : wanted) {
        if (model::number(move.from) == 0) move.from = grid_of(db, move.place);
        move.id = {};
        move.draft = draft;
        by_place.insert_or_assign(move.place, move);
    }
    // Back where it was: no move.
    std::erase_if(by_place, [](const auto& one) { return one.second.grid == one.second.from; });
    for (const model::DraftMoveRow& was : here) {
        const auto found = by_place.find(was.place);
        if (found == by_place.end()) {
            edits.push_back(removed(model::fields_of(was)));
            continue;
        }
        found->second.id = was.id;
        if (found->second != was)
            edits.push_back(changed(model::fields_of(was), model::fields_of(found->second)));
        by_place.erase(found);
    }
    for (const auto& [place, move] : by_place) edits.push_back(added(model::fields_of(move)));
}

Edits edits_for(const Database& db, const Grant& grant, const SaveDraft& command,
                base::Instant now) {
    const auto at = moment_of(command.draft.at, now);
    if (!at) return refusal(at);
    model::DraftRow is = command.draft;
    is.at = *at;
    is.author = signed_by(grant, is.author);
    is.applied = kNever;
    std::vector<RowEdit> edits;
    std::vector<model::DraftMoveRow> here;
    if (model::number(is.id) == 0) {
        is.id = model::DraftId{next_id(db, "draft")};
        edits.push_back(added(model::fields_of(is)));
    } else {
        const auto was = open_draft(db, is.id);
        if (!was) return refusal(was);
        if (was->at != command.seen) return fail(Fault::Conflict, Word::RowChanged);
        is.at = std::max(is.at, was->at + base::Seconds{1});  // each saving is another version
        edits.push_back(changed(model::fields_of(*was), model::fields_of(is)));
        auto moves = moves_of(db, is.id);
        if (!moves) return refusal(moves);
        here = std::move(*moves);
    }
    edit_moves(db, here, command.moves, is.id, edits);
    return edits_from(std::move(edits));
}

Edits edits_for(const Database& db, const RemoveDraft& command) {
    const auto was = open_draft(db, command.draft);
    if (!was) return refusal(was);
    const auto moves = moves_of(db, command.draft);
    if (!moves) return refusal(moves);
    std::vector<RowEdit> edits;
    for (const model::DraftMoveRow& move : *moves) edits.push_back(removed(model::fields_of(move)));
    edits.push_back(removed(model::fields_of(*was)));
    return edits_from(std::move(edits));
}

/// Refuses a draft of which a leaf is no longer where it was.
Result<void> still_stands(const Database& db, model::DraftId draft) {
    Statement s = db.prepare(
        "SELECT place.name FROM draft_move m JOIN place ON place.id=m.place WHERE m.draft=?1 AND "
        "place.grid IS NOT m.from_grid ORDER BY m.id");
    std::string first;
    int moved = 0;
    for (s.with(draft); s.next(); ++moved)
        if (moved == 0) first = s.text(0);
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    if (moved == 0) return {};
    return fail(Fault::Conflict, Word::DraftOutdated, {first, std::to_string(moved)});
}

std::string number_text(model::GridId id) {
    return model::number(id) == 0 ? std::string{} : std::to_string(model::number(id));
}

/// What makes the grids those that are wanted, from `at` on. A code that a grid gives up is kept,
/// so that it still leads to the grid.
Result<void> edit_grids(const Database& db, const std::vector<model::GridRow>& wanted,
                        base::Instant at, std::vector<RowEdit>& edits) {
    if (wanted.empty()) return {};
    std::string ids = "[";
    for (const model::GridRow& row : wanted)
        ids += (ids.size() > 1 ? "," : "") + std::to_string(model::number(row.id));
    const auto here = read_grids(db, ids + "]");
    if (!here) return refusal(here);
    for (const model::GridRow& was : *here) {
        const auto is = std::ranges::find(wanted, was.id, &model::GridRow::id);
        if (is == wanted.end()) continue;
        RowEdit edit{Table::Grid, RowEdit::Does::Change, model::number(was.id), {}};
        const auto column = [&](const char* name, std::string had, std::string has) {
            if (had != has) edit.fields.push_back({name, std::move(had), std::move(has)});
        };
        column("geom", model::shape_text(was.shape), model::shape_text(is->shape));
        column("code", was.code, is->code);
        if (!edit.fields.empty()) edits.push_back(std::move(edit));
        const bool renamed = !was.code.empty() && was.code != is->code;
        if (renamed && model::number(was.community) != 0)
            edits.push_back(added(model::fields_of(model::GridHistoryRow{
                .id = {}, .place = was.community, .grid = was.id, .until = at, .code = was.code})));
    }
    return {};
}

Edits edits_for(const Database& db, const ApplyDraft& command, base::Instant now) {
    const auto at = moment_of(command.at, now);
    if (!at) return refusal(at);
    const auto draft = open_draft(db, command.draft);
    if (!draft) return refusal(draft);
    if (auto stands = still_stands(db, command.draft); !stands) return refusal(stands);
    const auto moves = moves_of(db, command.draft);
    if (!moves) return refusal(moves);
    if (moves->empty()) return fail(Fault::Unsupported, Word::DraftEmpty, {draft->name});
    std::vector<RowEdit> edits;
    edits.reserve(2 * moves->size() + 1);
    for (const model::DraftMoveRow& move : *moves) {
        edits.push_back({Table::Place,
                         RowEdit::Does::Change,
                         model::number(move.place),
                         {{"grid", number_text(move.from), number_text(move.grid)}}});
        edits.push_back(added(model::fields_of(model::GridHistoryRow{
            .id = {}, .place = move.place, .grid = move.from, .until = *at})));
    }
    if (auto done = edit_grids(db, command.grids, *at, edits); !done) return refusal(done);
    model::DraftRow applied = *draft;
    applied.applied = *at;
    edits.push_back(changed(model::fields_of(*draft), model::fields_of(applied)));
    return edits_from(std::move(edits));
}

Edits edits_for(const Database& db, const PutPlan& command, base::Instant now) {
    const auto at = moment_of(command.at, now);
    if (!at) return refusal(at);
    const auto was = command.beside ? model::FloorPlan{} : read_plan(db, command.plan.place);
    if (!was) return refusal(was);
    std::vector<RowEdit> edits;
    for (const auto& row : was->openings) edits.push_back(ended(model::fields_of(row), *at));
    for (const auto& row : was->rooms) edits.push_back(ended(model::fields_of(row), *at));
    for (const auto& row : was->levels) edits.push_back(ended(model::fields_of(row), *at));
    std::map<model::LevelId, model::LevelId> level_of;  // by its number in the command
    std::int64_t next = next_id(db, "level");
    for (model::LevelRow row : command.plan.levels) {
        const model::LevelId is{next++};
        level_of.insert_or_assign(row.id, is);
        row.id = is;
        row.place = command.plan.place;
        edits.push_back(added(model::fields_of(row)));
    }
    // One on a level that is not in the plan is on none, and is refused for that.
    const auto put = [&](auto row) {
        const auto level = level_of.find(row.level);
        row.level = level == level_of.end() ? model::LevelId{} : level->second;
        row.id = {};
        edits.push_back(added(model::fields_of(row)));
    };
    for (const model::RoomRow& row : command.plan.rooms) put(row);
    for (const model::OpeningRow& row : command.plan.openings) put(row);
    return edits_from(std::move(edits));
}

Act act_of(Table table) {
    using enum Table;
    if (table < WalkEdge) return Act::EditRegister;
    if (table == Wall) return Act::TellWall;
    if (table == Certificate || table == Training || table == Roster || table == Shift)
        return Act::EditTeam;
    if (table == Survey || table == Indicator || table == Score) return Act::Assess;
    return Act::EditPlanning;
}

/// Where a row belongs, by its id; a table without a line has none.
using PlaceOfRow = std::pair<Table, std::string_view>;
constexpr std::array<PlaceOfRow, 13> kPlaceOfRow{{
    {Table::Level, "SELECT place FROM level WHERE id=?1"},
    {Table::Room, "SELECT place FROM level WHERE id=(SELECT level FROM room WHERE id=?1)"},
    {Table::Opening, "SELECT place FROM level WHERE id=(SELECT level FROM opening WHERE id=?1)"},
    {Table::Certificate,
     "SELECT place FROM staff WHERE id=(SELECT staff FROM certificate WHERE id=?1)"},
    {Table::Training, "SELECT place FROM staff WHERE id=(SELECT staff FROM training WHERE id=?1)"},
    {Table::Roster, "SELECT place FROM roster WHERE id=?1"},
    {Table::Shift, "SELECT place FROM roster WHERE id=(SELECT roster FROM shift WHERE id=?1)"},
    {Table::Survey, "SELECT place FROM survey WHERE id=?1"},
    {Table::Score, "SELECT place FROM score WHERE id=?1"},
    {Table::DraftMove, "SELECT place FROM draft_move WHERE id=?1"},
    {Table::GridHistory, "SELECT place FROM grid_history WHERE id=?1"},
    {Table::Place, "SELECT id FROM place WHERE id=?1"},
    {Table::Grid, "SELECT place FROM grid WHERE id=?1"},
}};

/// What holds for every community is set by those who answer for all of them.
bool answers_for_all(const Database& db, const Grant& grant) {
    const Under mine{db, grant.scope};
    Statement s = db.prepare("SELECT id FROM place WHERE kind='COMM'");
    while (s.next())
        if (!mine.holds(model::PlaceId{s.integer(0)})) return false;
    return true;
}

}  // namespace

bool may_write(model::Role role, const Command& command) {
    return std::visit(
        [role](const auto& one) {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, EditRows>)
                return !one.edits.empty() &&
                       std::ranges::all_of(one.edits, [role](const RowEdit& edit) {
                           return model::may(role, act_of(edit.table));
                       });
            else if constexpr (std::is_same_v<One, SetWall>)
                return model::may(role, Act::TellWall);
            else if constexpr (kIsPlanning<One>)
                return model::may(role, Act::EditPlanning);
            else
                return model::may(role, Act::EditRegister);
        },
        command);
}

Result<std::optional<EditRows>> planning_edits(const Database& db, const Grant& grant,
                                               const Command& command, base::Instant now) {
    const auto told = [](Edits edits) -> Result<std::optional<EditRows>> {
        if (!edits) return refusal(edits);
        return std::optional{std::move(*edits)};
    };
    if (const auto* one = std::get_if<SetParameter>(&command)) return told(edits_for(db, *one));
    if (const auto* one = std::get_if<SetWall>(&command))
        return told(edits_for(db, grant, *one, now));
    if (const auto* one = std::get_if<SaveDraft>(&command))
        return told(edits_for(db, grant, *one, now));
    if (const auto* one = std::get_if<RemoveDraft>(&command)) return told(edits_for(db, *one));
    if (const auto* one = std::get_if<ApplyDraft>(&command)) return told(edits_for(db, *one, now));
    if (const auto* one = std::get_if<PutPlan>(&command)) return told(edits_for(db, *one, now));
    return std::optional<EditRows>{};
}

Result<void> planning_within(const Database& db, const Grant& grant,
                             const std::vector<RowEdit>& edits,
                             const std::vector<std::int64_t>& rows, base::Instant now) {
    if (model::number(grant.scope) == 0) return {};
    std::map<std::int64_t, bool> mine;  // places
    for (std::size_t i = 0; i < edits.size(); ++i) {
        const Table table = edits[i].table;
        const bool of_all = table == Table::Parameter || table == Table::Indicator;
        if (of_all && !answers_for_all(db, grant)) return fail(Fault::Denied, Word::OutsideScope);
        const auto place_of = std::ranges::find(kPlaceOfRow, table, &PlaceOfRow::first);
        if (place_of == kPlaceOfRow.end()) continue;
        Statement s = db.prepare(place_of->second);
        if (!s.with(rows[i]).next()) continue;  // not yet there, or gone
        const std::int64_t place = s.integer(0);
        const auto [at, first] = mine.try_emplace(place, false);
        if (first) at->second = in_scope(db, grant, model::PlaceId{place}, now);
        if (!at->second) return fail(Fault::Denied, Word::OutsideScope);
    }
    return {};
}

Result<model::FloorPlan> Store::floor_plan(model::PlaceId building) {
    auto transaction = Transaction::begin(impl_->db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    auto plan = read_plan(impl_->db, building);
    if (!plan) return plan;
    if (auto done = transaction->commit(); !done) return refusal(done);
    return plan;
}

Result<std::int64_t> Store::apply_due_drafts(base::Instant now, const GridsAfter& grids_after) {
    if (impl_->access == Access::Still) return 0;
    std::vector<ApplyDraft> due;
    Statement s = impl_->db.prepare(
        "SELECT id,apply_from FROM draft WHERE applied_at IS NULL AND apply_from<=?1 ORDER BY "
        "apply_from,id");
    for (s.with(now); s.next();)  // also when nobody was here then
        due.push_back({.draft = model::DraftId{s.integer(0)}, .at = s.instant(1)});
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    s.reset();
    std::int64_t applied = 0;
    for (ApplyDraft& draft : due) {
        if (grids_after) draft.grids = grids_after(draft.draft);
        if (const auto done = write(draft); done)
            ++applied;
        else if (done.error().fault == Fault::Unreachable)
            return refusal(done);
    }
    return applied;
}

}  // namespace store
