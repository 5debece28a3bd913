// The tab 划格: the drafts, and the one that is open.
#include "ui/planning_division.h"

#include "ui/card.h"
#include "ui/planning_division_parts.h"
#include "ui/planning_paper.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>

namespace ui {

using base::Word;
using model::kNoRow;
using model::Row;

namespace {

constexpr float kDraftLine = kText + kSmall + 11;

const model::DraftRow* shown_draft(const View& view) {
    const std::vector<model::DraftRow>& drafts = *view.snapshot.drafts;
    const auto at =
        std::ranges::find(drafts, view.session.planning.division.draft, &model::DraftRow::id);
    return at == drafts.end() ? nullptr : &*at;
}

bool divides(const View& view) {
    return model::may(view.session.role, model::Act::EditPlanning);
}

/// "和平社区 · 6 处变动"; a draft without moves has no community.
std::string draft_below(const View& view, const std::vector<model::DraftMoveRow>& moves) {
    std::string text;
    if (!moves.empty()) {
        const model::Places& places = *view.snapshot.places;
        const Row leaf = model::row_of(places, moves.front().place);
        const Row community =
            leaf == kNoRow ? kNoRow : model::above(places, leaf, model::Kind::Community);
        if (community != kNoRow) text = community_title(view.snapshot, community) + " · ";
    }
    return text +
           view.say(Word::DivideMoveCount, {number_text(static_cast<std::int64_t>(moves.size()))});
}

void draft_line(const View& view, const model::DraftRow& draft, Intents& out) {
    const auto moves = derive::moves_of(view.snapshot, draft.id);
    const bool outdated =
        draft.applied == base::kNever && !derive::outdated(view.snapshot, moves).empty();
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    ImGui::PushID(static_cast<int>(model::number(draft.id)));
    if (ImGui::InvisibleButton("draft", {wide, kDraftLine * r})) out.push_back(OpenDraft{draft.id});
    ImGui::PopID();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        paint->AddRectFilled(at, {at.x + wide, at.y + kDraftLine * r},
                             ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
    }
    const std::string state = draft_state(view, draft, outdated);
    const float room = wide - ImGui::CalcTextSize(state.c_str()).x - 20 * r;
    paint->AddText({at.x + 8 * r, at.y + 4 * r}, ImGui::GetColorU32(ImGuiCol_Text),
                   cut_end(draft.name, room).c_str());
    text_to(at.x + wide - 8 * r, at.y + 4 * r,
            outdated ? alarm_ink(view.session.look) : ImGui::GetColorU32(ImGuiCol_TextDisabled),
            state.c_str());
    const Sized small{kSmall, view.session.ratio};
    std::string below = draft_below(view, moves);
    if (!draft.author.empty()) below += " · " + draft.author;
    paint->AddText({at.x + 8 * r, at.y + (kText + 5) * r},
                   ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   cut_end(below, wide - 16 * r).c_str());
}

void new_draft(DivisionPanel& panel, const View& view, Intents& out) {
    if (!divides(view)) return division_note(view.say(Word::DivideReadOnly));
    const float button = button_width(view.text(Word::DivideNew));
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button -
                            8 * static_cast<float>(view.session.ratio));
    const bool entered = text_field("##draft_name", view.say(Word::DivideNameHint), panel.name);
    ImGui::SameLine();
    const bool can = !panel.name.empty() && !view.session.planning.division.saving;
    const bool clicked = primary_button(view.text(Word::DivideNew), can);
    if (!can || (!entered && !clicked)) return;
    out.push_back(NewDraft{panel.name});
    panel.name.clear();
}

void draft_list(DivisionPanel& panel, const View& view, Intents& out) {
    division_head(view, view.say(Word::DivideDrafts));
    const std::vector<model::DraftRow>& drafts = *view.snapshot.drafts;
    if (drafts.empty()) division_note(view.say(Word::DivideNoDrafts));
    // The newest first.
    for (auto draft = drafts.rbegin(); draft != drafts.rend(); ++draft)
        draft_line(view, *draft, out);
    new_draft(panel, view, out);
}

/// Its name, which can be changed, and how it stands.
void draft_head(DivisionPanel& panel, const View& view, const model::DraftRow& draft,
                const DivisionPicture& picture, Intents& out) {
    if (link_button(view.text(Word::DivideBackToList))) out.push_back(OpenDraft{});
    if (panel.renames != draft.id) {
        panel.renames = draft.id;
        panel.renamed = draft.name;
        panel.asks = panel.picks = false;
    }
    const bool open = divides(view) && draft.applied == base::kNever;
    const bool other = open && !panel.renamed.empty() && panel.renamed != draft.name;
    const bool idle = !view.session.planning.division.saving;
    if (open) {
        const float button =
            button_width(view.text(other ? Word::DivideRename : Word::DivideRemove));
        ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x - button -
                                8 * static_cast<float>(view.session.ratio));
        const bool entered = text_field("##renamed", view.say(Word::DivideNameHint), panel.renamed);
        ImGui::SameLine();
        if (other) {
            if (plain_button(view.text(Word::DivideRename), idle) || entered)
                out.push_back(RenameDraft{panel.renamed});
        } else if (plain_button(view.text(Word::DivideRemove), idle)) {
            out.push_back(DropDraft{});
        }
    } else {
        const Sized large{kLarge, view.session.ratio};
        ImGui::TextUnformatted(cut_end(draft.name, ImGui::GetContentRegionAvail().x).c_str());
    }
    const std::string state = draft_state(view, draft, !picture.outdated.empty());
    const std::string count = view.say(
        Word::DivideMoveCount, {number_text(static_cast<std::int64_t>(picture.moves.size()))});
    division_note(community_title(picture.is, picture.community) + " · " + count + " · " + state);
}

/// Communities in which the draft moves something besides.
void draft_elsewhere(const View& view, const DivisionPicture& picture, Intents& out) {
    if (picture.other.empty()) return;
    division_note(view.say(Word::DivideOther));
    for (const Row community : picture.other) {
        ImGui::PushID(static_cast<int>(community));
        if (link_button(community_title(picture.is, community).c_str()))
            out.push_back(LookAtCommunity{picture.is.places->row[community].id});
        ImGui::PopID();
    }
}

void division_pasts(const View& view, Intents& out) {
    const DivisionDesk& desk = view.session.planning.division;
    if (!desk.pasts) return;
    division_head(view, view.say(Word::DividePasts));
    if (desk.pasts->empty()) return division_note(view.say(Word::DivideNoPasts));
    for (std::size_t i = 0; i < desk.pasts->size(); ++i) {
        const DivisionPast& past = (*desk.pasts)[i];
        const std::string text =
            view.say(Word::DividePastLine, {base::day_and_clock(past.until, view.chinese())}) +
            " · " +
            view.say(Word::DivideMoveCount, {number_text(static_cast<std::int64_t>(past.leaves))});
        ImGui::PushID(static_cast<int>(i));
        if (link_button(text.c_str())) out.push_back(ShowDivisionPast{past.until});
        ImGui::PopID();
    }
}

void map_switch(const View& view, Intents& out) {
    bool before = view.session.planning.division.before;
    if (check_box(view, view.text(Word::DivideShowBefore), before))
        out.push_back(ShowBefore{before});
    ImGui::SameLine();
    align_right(ImGui::CalcTextSize(view.text(Word::DivideTable)).x);
    ImGui::AlignTextToFramePadding();
    if (link_button(view.text(Word::DivideTable)))
        out.push_back(ShowPlanTable{!view.session.planning.table});
}

/// The division of now against that of then.
void past_tab(const View& view, const DivisionPicture& picture, Intents& out) {
    const DivisionDesk& desk = view.session.planning.division;
    division_head(
        view, view.say(Word::DividePastShown, {base::day_and_clock(desk.past, view.chinese())}));
    map_switch(view, out);
    draw_division_result(view, picture, out);
    draw_paper_links(view, out);
    if (plain_button(view.text(Word::DividePastEnd))) out.push_back(ShowDivisionPast{});
    division_pasts(view, out);
}

}  // namespace

void draw_division_tab(DivisionPanel& panel, const View& view, Intents& out) {
    const DivisionDesk& desk = view.session.planning.division;
    const DivisionPicture* picture = desk.picture.get();
    const model::DraftRow* draft = shown_draft(view);
    if (picture == nullptr) {
        const bool none = view.session.planning.answer && view.session.planning.answer->duty &&
                          view.session.planning.answer->duty->communities.empty();
        return division_note(view.say(none ? Word::DivideNoCommunity : Word::DivideWaits));
    }
    model::PlaceId community = picture->is.places->row[picture->community].id;
    form_label(view, Word::DivideCommunity);
    if (community_choice(view, picture->is, false, community))
        out.push_back(LookAtCommunity{community});
    // For a moment the picture is of what was looked at before.
    const bool past = picture->of == DivisionOf::Past;
    if (past != (desk.past != base::kNever)) return division_note(view.say(Word::DivideWaits));
    if (past) return past_tab(view, *picture, out);
    if (draft == nullptr) {
        panel.picks = false;
        draft_list(panel, view, out);
    }
    const model::DraftId open = draft == nullptr ? model::DraftId{} : draft->id;
    if (picture->draft != open) return division_note(view.say(Word::DivideWaits));
    if (draft != nullptr) {
        draft_head(panel, view, *draft, *picture, out);
        draft_elsewhere(view, *picture, out);
    }
    if (draft != nullptr || picture->of == DivisionOf::Proposal) {
        map_switch(view, out);
        draw_division_result(view, *picture, out);
        draw_paper_links(view, out);
    }
    draw_division_work(panel, view, *picture, out);
    draw_division_checks(view, *picture, out);
    division_pasts(view, out);
}

}  // namespace ui
