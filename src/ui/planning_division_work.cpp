// Working on a draft: leaves into another grid, a proposal, and from when it holds.
#include "ui/card.h"
#include "ui/chips.h"
#include "ui/planning_division.h"
#include "ui/planning_division_parts.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>

namespace ui {

using base::Instant;
using base::Word;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::chrono::hours kDay{24};
constexpr std::chrono::hours kBeijing{8};

const model::DraftRow* worked_on(const View& view, const DivisionPicture& picture) {
    const std::vector<model::DraftRow>& drafts = *view.snapshot.drafts;
    const auto at = std::ranges::find(drafts, picture.draft, &model::DraftRow::id);
    return at == drafts.end() ? nullptr : &*at;
}

std::uint32_t households_of(const View& view, const DivisionPicture& picture,
                            const std::vector<model::PlaceId>& leaves) {
    const auto& found = view.session.planning.answer;
    if (!found || !found->book || found->is.places != picture.is.places) return 0;
    std::uint32_t sum = 0;
    for (const model::PlaceId id : leaves) {
        const Row row = model::row_of(*picture.is.places, id);
        if (row < found->book->leaf.size()) sum += found->book->leaf[row].households;
    }
    return sum;
}

/// What was moved is no longer in the hand.
void let_go(DivisionPanel& panel, Intents& out) {
    panel.picks = false;
    panel.hand.clear();
    out.push_back(Select{});
}

/// The grids of the community, each with its colour and what it carries.
void into_which(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
                const std::vector<model::PlaceId>& hand, Intents& out) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TextDisabled("%s", view.text(Word::DivideHandInto));
    for (std::size_t i = 0; i < picture.change.grids.size(); ++i) {
        const derive::GridChange& grid = picture.change.grids[i];
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float wide = ImGui::GetContentRegionAvail().x;
        const float high = 28 * r;
        ImGui::PushID(static_cast<int>(i));
        const bool clicked = ImGui::InvisibleButton("into", {wide, high});
        ImGui::PopID();
        ImDrawList* paint = ImGui::GetWindowDrawList();
        if (ImGui::IsItemHovered()) {
            ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
            paint->AddRectFilled(at, {at.x + wide, at.y + high},
                                 ImGui::GetColorU32(ImGuiCol_FrameBg), 4 * r);
        }
        paint->AddRectFilled({at.x + 4 * r, at.y + 7 * r}, {at.x + 18 * r, at.y + 21 * r},
                             u32_from(grid_colour(view.session.look, i)), 3 * r);
        const float y = at.y + (high - ImGui::GetTextLineHeight()) / 2;
        paint->AddText({at.x + 26 * r, y}, ImGui::GetColorU32(ImGuiCol_Text),
                       cut_end(grid_title(picture.is, grid.grid), wide * 0.45F).c_str());
        const std::string load = view.say(
            Word::DivideGridLoad,
            {fmt::format("{:.0f}", grid.will.index), number_text(grid.will.amount.households)});
        const Sized small{kSmall, view.session.ratio};
        paint->AddText({at.x + wide - ImGui::CalcTextSize(load.c_str()).x - 6 * r, y + 2 * r},
                       ImGui::GetColorU32(ImGuiCol_TextDisabled), load.c_str());
        if (!clicked) continue;
        out.push_back(MoveLeaves{hand, picture.is.grids->row[grid.grid].id});
        let_go(panel, out);
    }
}

/// Those of them that the draft moves go back, grid by grid.
void put_back(DivisionPanel& panel, const DivisionPicture& picture,
              const std::vector<model::PlaceId>& leaves, Intents& out) {
    const model::Places& places = *picture.is.places;
    std::vector<MoveLeaves> wishes;
    for (const model::DraftMoveRow& move : picture.moves) {
        const Row row = model::row_of(places, move.place);
        if (row == kNoRow || std::ranges::find(leaves, move.place) == leaves.end()) continue;
        const model::GridId now = places.row[row].grid;
        const auto same = std::ranges::find(wishes, now, &MoveLeaves::grid);
        if (same == wishes.end())
            wishes.push_back({{move.place}, now});
        else
            same->leaves.push_back(move.place);
    }
    for (MoveLeaves& wish : wishes) out.push_back(std::move(wish));
    let_go(panel, out);
}

void hand_part(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
               Intents& out) {
    const std::vector<model::PlaceId> hand = panel.picks ? panel.hand : hand_of(view, picture);
    if (hand.empty()) {
        panel.picks = false;
        return division_note(view.say(Word::DivideHandNone));
    }
    const auto count = number_text(static_cast<std::int64_t>(hand.size()));
    ImGui::TextUnformatted(
        view.say(Word::DivideHand, {count, number_text(households_of(view, picture, hand))})
            .c_str());
    if (panel.picks) division_note(view.say(Word::DividePicking));
    if (plain_button(view.text(panel.picks ? Word::DivideCancel : Word::DividePick))) {
        panel.picks = !panel.picks;
        panel.hand = hand;
        panel.picked_from = view.session.selected;
    }
    const bool moved = std::ranges::any_of(picture.moves, [&](const model::DraftMoveRow& move) {
        return std::ranges::find(hand, move.place) != hand.end();
    });
    if (moved) {
        ImGui::SameLine();
        if (plain_button(view.text(Word::DivideHandBack))) put_back(panel, picture, hand, out);
    }
    into_which(panel, view, picture, hand, out);
}

/// Where leaves were moved by somebody else since.
void outdated_part(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
                   Intents& out) {
    if (picture.outdated.empty()) return;
    card_sentence(view,
                  view.say(Word::DivideOutdated,
                           {number_text(static_cast<std::int64_t>(picture.outdated.size()))}),
                  scene::palette_of(view.session.look)
                      .mark.at(static_cast<std::size_t>(derive::State::Overdue)));
    constexpr std::size_t kMostShown = 6;
    for (std::size_t i = 0; i < std::min(picture.outdated.size(), kMostShown); ++i) {
        const Row row = model::row_of(*picture.is.places, picture.outdated[i]);
        if (row == kNoRow) continue;
        ImGui::PushID(static_cast<int>(i));
        if (link_button(full_name(*picture.is.places, row).c_str()))
            out.push_back(ShowPlace{picture.outdated[i]});
        ImGui::PopID();
    }
    ImGui::PushID("outdated");
    if (plain_button(view.text(Word::DivideHandBack)))
        put_back(panel, picture, picture.outdated, out);
    ImGui::PopID();
}

/// A slider with what it means on its right.
void proposal_slider(const View& view, Word name, Word how, float& value, float most,
                     const char* format) {
    form_label(view, name);
    division_hint(view.say(how));
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    ImGui::PushID(static_cast<int>(name));
    ImGui::SliderFloat("##slider", &value, 0, most, format, ImGuiSliderFlags_AlwaysClamp);
    ImGui::PopID();
    division_hint(view.say(how));
}

void proposal_part(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
                   Intents& out) {
    const DivisionDesk& desk = view.session.planning.division;
    division_head(view, view.say(Word::DividePropose));
    if (desk.proposing) {
        division_note(view.say(Word::DivideMaking));
        if (link_button(view.text(Word::DivideDrop))) out.push_back(DropProposal{});
        return;
    }
    if (picture.of == DivisionOf::Proposal && desk.proposal) {
        const bool none = desk.proposal->moves.empty();
        ImGui::TextUnformatted(
            none ? view.text(Word::DivideProposedNone)
                 : view.say(Word::DivideProposed,
                            {number_text(static_cast<std::int64_t>(desk.proposal->moves.size()))})
                       .c_str());
        if (!none && primary_button(view.text(Word::DivideTake), !desk.saving))
            out.push_back(TakeProposal{view.say(Word::DivideTitle) + " " +
                                       community_title(picture.is, picture.community)});
        if (!none) ImGui::SameLine();
        if (plain_button(view.text(Word::DivideDrop))) out.push_back(DropProposal{});
        return;
    }
    const Sized small{kSmall, view.session.ratio};
    division_note(view.say(Word::DivideProposeHow));
    auto per_move = static_cast<float>(panel.wish.per_move);
    auto per_border = static_cast<float>(panel.wish.per_border);
    auto most = static_cast<float>(panel.wish.most_moves);
    proposal_slider(view, Word::DividePerMove, Word::DividePerMoveHow, per_move, 0.05F, "%.3f");
    proposal_slider(view, Word::DividePerBorder, Word::DividePerBorderHow, per_border, 1, "%.2f");
    proposal_slider(view, Word::DivideMostMoves, Word::DivideMostMovesHow, most, 200, "%.0f");
    panel.wish = {.per_move = static_cast<double>(per_move),
                  .per_border = static_cast<double>(per_border),
                  .most_moves = static_cast<std::size_t>(std::max(most, 1.0F))};
    if (plain_button(view.text(Word::DivideMake))) out.push_back(ProposeDivision{panel.wish});
}

/// Midnight of the first day of the month after, in Beijing.
Instant next_month(Instant now) {
    const auto day = std::chrono::floor<std::chrono::days>(now + kBeijing);
    const std::chrono::year_month_day date{day};
    const std::chrono::sys_days first{(date.year() / date.month() + std::chrono::months{1}) /
                                      std::chrono::day{1}};
    return Instant{first} - kBeijing;
}

std::string day_in_digits(Instant at) {
    return base::iso_from_instant(at).substr(0, 10);
}

/// The day that is typed; nothing where it is none, or before today.
std::optional<Instant> typed_day(const View& view, const std::string& text) {
    const auto day = base::instant_from_iso(text);
    if (!day || text.size() != 10 || *day < base::midnight_before(view.now)) return std::nullopt;
    return day;
}

void apply_question(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
                    Intents& out) {
    form_label(view, Word::DivideDay);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    text_field("##day", view.say(Word::DivideDayHint), panel.day);
    const Instant today = base::midnight_before(view.now);
    for (const auto& [word, day] :
         {std::pair{Word::DivideToday, today}, std::pair{Word::DivideTomorrow, today + kDay},
          std::pair{Word::DivideNextMonth, next_month(view.now)}})
        if (chip(view, view.say(word), panel.day == day_in_digits(day)))
            panel.day = day_in_digits(day);
    end_chips();
    const auto day = typed_day(view, panel.day);
    if (!day) {
        division_note(view.say(Word::DivideDayWrong));
    } else {
        const bool now = *day <= view.now;
        const std::string when = now ? view.say(Word::DivideAtOnce)
                                     : view.say(Word::DivideFromDay, {day_title(view, *day)});
        card_sentence(
            view,
            view.say(Word::DivideApplyAsk,
                     {number_text(static_cast<std::int64_t>(picture.moves.size())), when}),
            scene::palette_of(view.session.look).selection);
    }
    const bool ready = day && !view.session.planning.division.saving;
    if (primary_button(view.text(Word::DivideApplyYes), ready)) {
        out.push_back(ApplyDivision{*day <= view.now ? base::kNever : *day});
        panel.asks = false;
    }
    ImGui::SameLine();
    ImGui::PushID("apply");
    if (plain_button(view.text(Word::DivideCancel))) panel.asks = false;
    ImGui::PopID();
}

void apply_part(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
                const model::DraftRow& draft, Intents& out) {
    division_head(view, view.say(Word::DivideApply));
    const bool idle = !view.session.planning.division.saving;
    if (panel.asks) return apply_question(panel, view, picture, out);
    if (draft.apply_from != base::kNever)
        division_note(view.say(Word::DivideStatePlanned, {day_title(view, draft.apply_from)}));
    const bool can = idle && !picture.moves.empty() && picture.outdated.empty();
    if (primary_button(view.text(Word::DivideApply), can)) {
        panel.asks = true;
        panel.day = day_in_digits(base::midnight_before(view.now));
    }
    if (draft.apply_from == base::kNever) return;
    ImGui::SameLine();
    if (plain_button(view.text(Word::DivideHold), idle)) out.push_back(HoldDivision{});
}

}  // namespace

void draw_division_work(DivisionPanel& panel, const View& view, const DivisionPicture& picture,
                        Intents& out) {
    const model::DraftRow* draft = worked_on(view, picture);
    if (draft != nullptr && draft->applied != base::kNever)
        return division_note(view.say(Word::DivideAppliedHow));
    if (!model::may(view.session.role, model::Act::EditPlanning)) {
        if (draft != nullptr) division_note(view.say(Word::DivideReadOnly));
        return;
    }
    if (draft != nullptr && picture.of == DivisionOf::Draft) {
        outdated_part(panel, view, picture, out);
        hand_part(panel, view, picture, out);
    }
    proposal_part(panel, view, picture, out);
    if (draft != nullptr && picture.of == DivisionOf::Draft)
        apply_part(panel, view, picture, *draft, out);
}

}  // namespace ui
