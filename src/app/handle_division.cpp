// Wishes about duty and re-division. A draft is written with each move, so that another seat sees
// it and undo takes back one move; what it makes of its community is found once a change.
#include "app/viewer.h"

#include "derive/communities.h"
#include "derive/redivision_shape.h"
#include "ui/sentences.h"

#include <algorithm>

namespace app {

using base::Word;
using model::kNoRow;
using model::Row;
using ui::PlanTab;

namespace {

bool is_about_drafts(const store::Command& command) {
    return std::holds_alternative<store::SaveDraft>(command) ||
           std::holds_alternative<store::RemoveDraft>(command) ||
           std::holds_alternative<store::ApplyDraft>(command);
}

/// The community at it or above, or 0.
model::PlaceId community_above(const model::Places& places, model::PlaceId place) {
    const Row row = model::row_of(places, place);
    const Row community =
        row == kNoRow ? kNoRow : model::above(places, row, model::Kind::Community);
    return community == kNoRow ? model::PlaceId{} : places.row[community].id;
}

}  // namespace

bool Viewer::looks_at_division() const {
    const PlanTab tab = session_.planning.tab;
    return session_.workspace == ui::Workspace::Plan &&
           (tab == PlanTab::Duty || tab == PlanTab::Division);
}

const model::DraftRow* Viewer::open_draft() const {
    const std::vector<model::DraftRow>& drafts = *frame_.snapshot.drafts;
    const auto at =
        std::ranges::find(drafts, session_.planning.division.draft, &model::DraftRow::id);
    return at == drafts.end() ? nullptr : &*at;
}

/// The same, if this seat may change it and it has not been applied.
const model::DraftRow* Viewer::draft_in_work() const {
    const model::DraftRow* open = open_draft();
    return open != nullptr && may_divide() && open->applied == base::kNever ? open : nullptr;
}

bool Viewer::may_divide() const {
    return model::may(session_.role, model::Act::EditPlanning);
}

/// Of the draft or what is looked at; 0 without communities.
model::PlaceId Viewer::divided_community() const {
    const model::Places& places = *frame_.snapshot.places;
    const ui::DivisionDesk& desk = session_.planning.division;
    if (model::row_of(places, desk.community) != kNoRow) return desk.community;
    for (const model::PlaceId place : {session_.selected, session_.here})
        if (const auto found = community_above(places, place); model::number(found) != 0)
            return found;
    // Asked every turn: the first move of a draft that is not applied says enough.
    const auto& drafts = *frame_.snapshot.drafts;
    for (const model::DraftMoveRow& move : *frame_.snapshot.draft_moves) {
        const auto draft = std::ranges::find(drafts, move.draft, &model::DraftRow::id);
        if (draft != drafts.end() && draft->applied == base::kNever)
            return community_above(places, move.place);
    }
    const std::vector<Row> all = derive::communities_of(places);
    return all.empty() ? model::PlaceId{} : places.row[all.front()].id;
}

/// A saving has come round: the draft may be changed again.
void Viewer::settle_draft() {
    ui::DivisionDesk& desk = session_.planning.division;
    if (!desk.saving) return;
    const bool under_way = std::ranges::any_of(
        history_.sent, [](const Sent& sent) { return is_about_drafts(sent.deed.command); });
    if (under_way || frame_.snapshot.position.seq < division_.saved) return;
    desk.saving = false;
    frames_due_ = std::max(frames_due_, kSettle);
    for (const ui::MoveLeaves& wish : std::exchange(division_.moves_due, {})) perform(wish);
}

/// What became of a draft: a new one is opened.
void Viewer::take_draft(const Outcome& outcome) {
    if (!outcome.result || !is_about_drafts(outcome.command)) return;
    division_.saved = outcome.result->position.seq;
    const auto* saved = std::get_if<store::SaveDraft>(&outcome.command);
    if (saved != nullptr && model::number(saved->draft.id) == 0)
        session_.planning.division.draft = model::DraftId{outcome.result->row_id};
}

void Viewer::take_proposal() {
    if (division_.job == nullptr) return;
    auto made = division_.job->outcome().take();
    if (!made) return;
    ui::DivisionDesk& desk = session_.planning.division;
    division_.proposed_for = division_.job->order().is.places;
    division_.job.reset();
    if (std::exchange(desk.proposing, false)) desk.proposal = std::move(*made);
    frames_due_ = std::max(frames_due_, kSettle);
}

/// Once a turn. Nothing is made unless somebody looks at it and something has changed.
void Viewer::follow_division() {
    take_proposal();
    settle_draft();
    ui::DivisionDesk& desk = session_.planning.division;
    const auto& found = session_.planning.answer;
    const model::Snapshot& is = frame_.snapshot;
    if (session_.planning.tab != PlanTab::Division || !looks_at_division()) return;
    if (desk.proposal && division_.proposed_for != is.places) desk.proposal.reset();
    if (!found || !found->book || found->is.places != is.places || found->is.grids != is.grids)
        return;
    const DivisionSeat::Of of{desk.draft,  divided_community(), desk.past,      is.places,
                              is.grids,    is.drafts,           is.draft_moves, is.grid_history,
                              found->book, desk.proposal};
    if (of == division_.of) return;
    division_.of = of;
    const Row community = model::row_of(*is.places, of.community);
    if (community == kNoRow) {
        desk.picture.reset();
        return;
    }
    desk.picture = division_picture(is, *found->book, community, desk);
    desk.pasts = std::make_shared<const std::vector<ui::DivisionPast>>(pasts_of(is, community));
    frames_due_ = std::max(frames_due_, kSettle);
}

/// Duty and division stand on the map of who answers; minutes on foot say nothing to them.
void Viewer::theme_of_division() {
    const bool foot =
        session_.theme == derive::Theme::Minutes || session_.theme == derive::Theme::Nine;
    const PlanTab tab = session_.planning.tab;
    if (looks_at_division() && foot)
        perform(ui::ShowTheme{derive::Theme::Duty});
    else if ((tab == PlanTab::Cover || tab == PlanTab::Siting) &&
             session_.theme == derive::Theme::Duty)
        perform(ui::ShowTheme{derive::Theme::Minutes});
}

/// What was opened last is closed; false when nothing is open.
bool Viewer::step_back_in_division() {
    ui::DivisionDesk& desk = session_.planning.division;
    if (!looks_at_division() || session_.chosen.places) return false;
    if (session_.planning.tab == PlanTab::Duty) return std::exchange(desk.listed, false);
    if (desk.proposal) {
        desk.proposal.reset();
        return true;
    }
    if (desk.past == base::kNever) return false;
    perform(ui::ShowDivisionPast{});
    return true;
}

void Viewer::perform(const ui::LookAtCommunity& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    if (desk.community != wish.community) {
        desk.proposal.reset();
        desk.proposing = false;
        desk.past = base::kNever;
    }
    desk.community = wish.community;
    const Row row = model::row_of(*frame_.snapshot.places, wish.community);
    if (row != kNoRow) fly_to(row);
}

void Viewer::perform(const ui::ShowDutyList& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    const bool again = desk.listed && desk.list == wish.list && desk.community == wish.community;
    desk.listed = !again;
    desk.list = wish.list;
    if (desk.community != wish.community) perform(ui::LookAtCommunity{wish.community});
}

void Viewer::perform(const ui::CloseDutyList& /*wish*/) {
    session_.planning.division.listed = false;
}

void Viewer::perform(const ui::ShowLoads& wish) {
    session_.planning.division.loads = wish.on;
}

void Viewer::save_draft(model::DraftRow draft, std::vector<model::DraftMoveRow> moves,
                        const std::string& what) {
    const base::Instant seen = model::number(draft.id) == 0 ? base::kNever : draft.at;
    draft.at = std::chrono::floor<base::Seconds>(clock_.now());
    session_.planning.division.saving =
        send({Why::Anew,
              {.what = what,
               .place = session_.planning.division.community,
               .command = store::SaveDraft{std::move(draft), std::move(moves), seen},
               .back = {}}});
}

void Viewer::perform(const ui::NewDraft& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    if (!may_divide() || desk.saving || wish.name.empty()) return;
    desk.community = divided_community();
    desk.proposal.reset();
    desk.past = base::kNever;
    save_draft({.name = wish.name, .author = session_.account}, {},
               base::say(session_.language, Word::DivideDeedNew, {wish.name}));
}

void Viewer::perform(const ui::OpenDraft& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    desk.draft = wish.draft;
    desk.proposal.reset();
    desk.proposing = desk.before = false;
    desk.past = base::kNever;
    if (open_draft() == nullptr) return;
    const auto moves = derive::moves_of(frame_.snapshot, wish.draft);
    const model::PlaceId community =
        moves.empty() ? divided_community()
                      : community_above(*frame_.snapshot.places, moves.front().place);
    if (model::number(community) != 0) perform(ui::LookAtCommunity{community});
}

void Viewer::perform(const ui::RenameDraft& wish) {
    const model::DraftRow* open = draft_in_work();
    if (open == nullptr || session_.planning.division.saving) return;
    if (wish.name.empty() || wish.name == open->name) return;
    model::DraftRow draft = *open;
    draft.name = wish.name;
    save_draft(draft, derive::moves_of(frame_.snapshot, draft.id),
               base::say(session_.language, Word::DivideDeedRename, {wish.name}));
}

void Viewer::perform(const ui::DropDraft& /*wish*/) {
    const model::DraftRow* open = draft_in_work();
    ui::DivisionDesk& desk = session_.planning.division;
    if (open == nullptr || desk.saving) return;
    desk.saving = send({Why::Anew,
                        {.what = base::say(session_.language, Word::DivideDeedRemove, {open->name}),
                         .place = desk.community,
                         .command = store::RemoveDraft{open->id},
                         .back = {}}});
}

void Viewer::perform(const ui::MoveLeaves& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    const model::DraftRow* open = draft_in_work();
    if (open == nullptr) return;
    if (desk.saving) return division_.moves_due.push_back(wish);
    desk.proposal.reset();
    const model::Snapshot& is = frame_.snapshot;
    const model::Places& places = *is.places;
    const Row grid = model::row_of(*is.grids, wish.grid);
    auto moves = derive::moves_of(is, open->id);
    const auto before = moves;
    std::size_t moved = 0;
    for (const model::PlaceId id : wish.leaves) {
        const Row leaf = model::row_of(places, id);
        if (leaf == kNoRow || grid == kNoRow || !model::is_leaf(places.kind[leaf])) continue;
        // Each leaf in one basic grid of its community, whoever wishes otherwise.
        const Row community = model::above(places, leaf, model::Kind::Community);
        if (!derive::is_basic(is.grids->row[grid]) || is.grids->community[grid] != community)
            continue;
        const model::GridId from = places.row[leaf].grid;
        std::erase_if(moves, [id](const model::DraftMoveRow& move) { return move.place == id; });
        if (from != wish.grid) moves.push_back({.place = id, .grid = wish.grid, .from = from});
        ++moved;
    }
    if (moved == 0) return tell(base::say(session_.language, Word::DivideElsewhere), true);
    if (moves == before) return;
    save_draft(*open, std::move(moves),
               base::say(session_.language, Word::DivideDeedMove,
                         {open->name, std::to_string(moved), is.grids->row[grid].name}));
}

void Viewer::perform(const ui::ProposeDivision& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    const auto& found = session_.planning.answer;
    const model::Snapshot& is = frame_.snapshot;
    if (!may_divide()) return;
    const Row community = model::row_of(*is.places, divided_community());
    if (!found || !found->book || found->is.places != is.places || community == kNoRow)
        return tell(base::say(session_.language, Word::DivideNotReady), false);
    const model::DraftRow* open = draft_in_work();
    desk.community = is.places->row[community].id;
    desk.wish = wish.wish;
    desk.past = base::kNever;
    desk.proposal.reset();
    desk.proposing = true;
    division_.job.reset();  // a newer one takes its place
    division_.job = std::make_unique<ProposalJob>(
        ProposalOrder{
            is, found->book, community,
            open != nullptr ? derive::division_of(is, open->id) : derive::division_now(is),
            wish.wish},
        [this] { surface_.wake(); });
}

void Viewer::perform(const ui::TakeProposal& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    const model::Snapshot& is = frame_.snapshot;
    if (!may_divide() || desk.saving || !desk.proposal) return;
    if (division_.proposed_for != is.places) return desk.proposal.reset();
    const model::DraftRow* open = draft_in_work();
    model::DraftRow draft =
        open != nullptr ? *open : model::DraftRow{.name = wish.name, .author = session_.account};
    if (draft.name.empty()) draft.name = base::say(session_.language, Word::DivideTitle);
    auto moves = derive::moves_between(is, derive::division_now(is), desk.proposal->division);
    const std::string what = base::say(session_.language, Word::DivideDeedTake, {draft.name});
    save_draft(std::move(draft), std::move(moves), what);
    desk.proposal.reset();
}

void Viewer::perform(const ui::DropProposal& /*wish*/) {
    session_.planning.division.proposal.reset();
    session_.planning.division.proposing = false;
    division_.job.reset();
}

void Viewer::perform(const ui::ApplyDivision& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    const model::DraftRow* open = draft_in_work();
    if (open == nullptr || desk.saving) return;
    const base::Instant now = std::chrono::floor<base::Seconds>(clock_.now());
    if (wish.from == base::kNever || wish.from <= now) {
        desk.saving =
            send({Why::Anew,
                  {.what = base::say(session_.language, Word::DivideDeedApply, {open->name}),
                   .place = desk.community,
                   .command = store::ApplyDraft{open->id, now,
                                                derive::grids_after(frame_.snapshot, open->id)},
                   .back = {}}});
        return;
    }
    model::DraftRow draft = *open;
    draft.apply_from = wish.from;
    save_draft(draft, derive::moves_of(frame_.snapshot, draft.id),
               base::say(session_.language, Word::DivideDeedDay, {draft.name}));
}

void Viewer::perform(const ui::HoldDivision& /*wish*/) {
    const model::DraftRow* open = draft_in_work();
    if (open == nullptr || session_.planning.division.saving) return;
    model::DraftRow draft = *open;
    draft.apply_from = base::kNever;
    save_draft(draft, derive::moves_of(frame_.snapshot, draft.id),
               base::say(session_.language, Word::DivideDeedDay, {draft.name}));
}

void Viewer::perform(const ui::ShowBefore& wish) {
    session_.planning.division.before = wish.on;
}

void Viewer::perform(const ui::ShowDivisionPast& wish) {
    ui::DivisionDesk& desk = session_.planning.division;
    desk.past = wish.until;
    desk.before = wish.until != base::kNever;
    desk.proposal.reset();
}

}  // namespace app
