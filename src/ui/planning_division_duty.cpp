// The tab 责任: what must come to nothing, and how evenly the work is shared out.
#include "ui/card.h"
#include "ui/planning_division.h"
#include "ui/planning_division_parts.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::CommunityDuty;
using derive::CommunityLoad;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::array<std::pair<Word, Word>, kDutyLists> kDutyWords{
    {{Word::DivideNoGrid, Word::DivideNoGridHow},
     {Word::DivideNobody, Word::DivideNobodyHow},
     {Word::DivideVacant, Word::DivideVacantHow},
     {Word::DivideInTwo, Word::DivideInTwoHow},
     {Word::DivideCrowded, Word::DivideCrowdedHow},
     {Word::DivideNoPost, Word::DivideNoPostHow},
     {Word::DivideSeveral, Word::DivideSeveralHow}}};

std::array<std::uint32_t, kDutyLists> duty_counts(const CommunityDuty& duty) {
    return {duty.no_grid, duty.nobody,          duty.vacant,         duty.in_two,
            duty.crowded, duty.no_grid_workers, duty.several_workers};
}

/// Name of the community, and a number for each that must come to nothing.
class DutyGrid {
  public:
    DutyGrid(const View& view, const PlanAnswer& answer) : view_{view}, answer_{answer} {
        const float r = static_cast<float>(view.session.ratio);
        wide_ = ImGui::GetContentRegionAvail().x;
        name_ = std::min(128 * r, wide_ * 0.28F);
        column_ = (wide_ - name_) / static_cast<float>(kDutyLists);
        line_ = 28 * r;
    }

    void heads() const {
        const Sized small{kSmall - 2, view_.session.ratio};
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImDrawList* paint = ImGui::GetWindowDrawList();
        for (std::size_t i = 0; i < kDutyLists; ++i) {
            const float x = at.x + name_ + column_ * static_cast<float>(i);
            ImGui::SetCursorScreenPos({x, at.y});
            ImGui::PushID(static_cast<int>(i));
            ImGui::InvisibleButton("head", {column_, line_});
            ImGui::PopID();
            division_hint(view_.say(kDutyWords.at(i).second));
            text_to(x + column_ - 6 * view_ratio(), at.y, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                    cut_end(view_.text(kDutyWords.at(i).first), column_ - 4).c_str());
        }
        paint->AddLine({at.x, at.y + line_ - 4 * view_ratio()},
                       {at.x + wide_, at.y + line_ - 4 * view_ratio()},
                       ImGui::GetColorU32(ImGuiCol_Border));
        ImGui::SetCursorScreenPos({at.x, at.y + line_});
    }

    void line(const CommunityDuty& duty, Intents& out) const {
        const model::Places& places = *answer_.is.places;
        const model::PlaceId id =
            duty.community == kNoRow ? model::PlaceId{} : places.row[duty.community].id;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::PushID(static_cast<int>(model::number(id)));
        const DivisionDesk& desk = view_.session.planning.division;
        const std::string name = duty.community == kNoRow
                                     ? view_.say(Word::DivideAll)
                                     : community_title(answer_.is, duty.community);
        ImGui::SetCursorScreenPos({at.x, at.y + (line_ - ImGui::GetTextLineHeight()) / 2});
        if (link_button(cut_end(name, name_ - 8 * view_ratio()).c_str()))
            out.push_back(LookAtCommunity{id});
        const auto counts = duty_counts(duty);
        for (std::size_t i = 0; i < kDutyLists; ++i) {
            const auto list = static_cast<DutyList>(i);
            const bool open = desk.listed && desk.list == list && desk.community == id;
            if (number(i, at, counts.at(i), open)) out.push_back(ShowDutyList{list, id});
        }
        ImGui::PopID();
        ImGui::SetCursorScreenPos({at.x, at.y + line_});
    }

  private:
    float view_ratio() const { return static_cast<float>(view_.session.ratio); }

    /// A quiet 0, or a number that opens its list.
    bool number(std::size_t index, ImVec2 at, std::uint32_t count, bool open) const {
        const float x = at.x + name_ + column_ * static_cast<float>(index);
        ImGui::SetCursorScreenPos({x, at.y});
        ImGui::PushID(static_cast<int>(index));
        const bool clicked = ImGui::InvisibleButton("number", {column_, line_});
        ImGui::PopID();
        const bool hovered = ImGui::IsItemHovered();
        division_hint(view_.say(kDutyWords.at(index).second));
        ImDrawList* paint = ImGui::GetWindowDrawList();
        if (open || hovered)
            paint->AddRectFilled({x + 2, at.y + 1}, {x + column_ - 2, at.y + line_ - 1},
                                 ImGui::GetColorU32(open ? ImGuiCol_Header : ImGuiCol_FrameBg),
                                 5 * view_ratio());
        if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        text_to(
            x + column_ - 8 * view_ratio(), at.y + (line_ - ImGui::GetTextLineHeight()) / 2,
            count > 0 ? alarm_ink(view_.session.look) : ImGui::GetColorU32(ImGuiCol_TextDisabled),
            number_text(count).c_str());
        return clicked;
    }

    const View& view_;
    const PlanAnswer& answer_;
    float wide_ = 0, name_ = 0, column_ = 0, line_ = 0;
};

void zeros(const View& view, const PlanAnswer& answer, Intents& out) {
    const std::vector<CommunityDuty>& communities = answer.duty->communities;
    division_head(view, view.say(Word::DivideTotals));
    if (communities.empty()) return division_note(view.say(Word::DivideNoCommunity));
    const CommunityDuty all = derive::sum_of(communities);
    if (all.at_zero())
        card_sentence(view, view.say(Word::DivideZero),
                      scene::palette_of(view.session.look)
                          .mark.at(static_cast<std::size_t>(derive::State::Ok)));
    const Sized small{kSmall, view.session.ratio};
    if (!all.at_zero()) division_note(view.say(Word::DivideTotalsHow));
    const DutyGrid grid{view, answer};
    grid.heads();
    if (communities.size() > 1) grid.line(all, out);
    for (const CommunityDuty& duty : communities) grid.line(duty, out);
}

/// A bar for each community, the least even first.
void balances(const View& view, const PlanAnswer& answer, Intents& out) {
    division_head(view, view.say(Word::DivideBalanceHead));
    const Sized small{kSmall, view.session.ratio};
    division_note(view.say(Word::DivideBalanceHow));
    std::vector<const CommunityLoad*> loads;
    double most = 0;
    for (const CommunityLoad& load : *answer.loads_of_communities) {
        loads.push_back(&load);
        most = std::max(most, load.balance.value_or(0));
    }
    std::ranges::stable_sort(loads, [](const CommunityLoad* a, const CommunityLoad* b) {
        return a->balance.value_or(-1) > b->balance.value_or(-1);
    });
    const float r = static_cast<float>(view.session.ratio);
    const float high = 24 * r;
    const float wide = ImGui::GetContentRegionAvail().x;
    const float left = std::min(120 * r, wide * 0.34F);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    for (const CommunityLoad* load : loads) {
        const model::PlaceId id = answer.is.places->row[load->community].id;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImGui::PushID(static_cast<int>(model::number(id)));
        if (ImGui::InvisibleButton("balance", {wide, high})) out.push_back(LookAtCommunity{id});
        ImGui::PopID();
        const bool lit = view.session.planning.division.community == id;
        if (lit || ImGui::IsItemHovered())
            paint->AddRectFilled(at, {at.x + wide, at.y + high},
                                 ImGui::GetColorU32(lit ? ImGuiCol_Header : ImGuiCol_FrameBg),
                                 4 * r);
        if (!load->balance) division_hint(view.say(Word::DivideNoBalance));
        const float text = at.y + (high - ImGui::GetTextLineHeight()) / 2;
        paint->AddText({at.x, text}, ImGui::GetColorU32(ImGuiCol_Text),
                       cut_end(community_title(answer.is, load->community), left - 8 * r).c_str());
        const float middle = at.y + high / 2;
        const float from = at.x + left;
        const float field = wide - left - 60 * r;
        paint->AddLine({from, middle}, {from + field, middle}, ImGui::GetColorU32(ImGuiCol_Border),
                       r);
        if (load->balance && most > 0) {
            const float to = from + field * static_cast<float>(*load->balance / most);
            const ImU32 ink = ImGui::GetColorU32(ImGuiCol_TextLink);
            paint->AddLine({from, middle}, {to, middle}, ink, 3 * r);
            paint->AddCircleFilled({to, middle}, 5 * r, ink);
        }
        text_to(at.x + wide, text, ImGui::GetColorU32(ImGuiCol_Text),
                balance_text(load->balance).c_str());
        ImGui::SetCursorScreenPos({at.x, at.y + high});
    }
    ImGui::Dummy({1, 2 * r});
}

/// What a colour of the bars, and of the map, means.
void work_legend(const View& view) {
    constexpr std::array kClassWords{Word::DivideClassLight, Word::DivideClassEven,
                                     Word::DivideClassMore, Word::DivideClassHeavy,
                                     Word::DivideClassMost};
    const float r = static_cast<float>(view.session.ratio);
    for (std::size_t i = 0; i < kClassWords.size(); ++i) {
        const char* word = view.text(kClassWords.at(i));
        const float wide = 20 * r + ImGui::CalcTextSize(word).x;
        if (i > 0) ImGui::SameLine(0, 12 * r);
        if (ImGui::GetContentRegionAvail().x < wide) ImGui::NewLine();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float y = at.y + (ImGui::GetTextLineHeight() - 12 * r) / 2;
        ImGui::GetWindowDrawList()->AddRectFilled(
            {at.x, y}, {at.x + 12 * r, y + 12 * r},
            u32_from(work_colour(view.session.look, static_cast<std::uint8_t>(i))), 2 * r);
        ImGui::Dummy({13 * r, ImGui::GetTextLineHeight()});
        ImGui::SameLine(0, 5 * r);
        ImGui::TextDisabled("%s", word);
    }
}

/// The grids of the community that is looked at.
void grids_of_one(const View& view, const PlanAnswer& answer, Intents& out) {
    const DivisionDesk& desk = view.session.planning.division;
    const model::Snapshot& is = answer.is;
    model::PlaceId community = desk.community;
    const Row row = model::row_of(*is.places, community);
    const auto load =
        std::ranges::find(*answer.loads_of_communities, row, &CommunityLoad::community);
    if (row == kNoRow || load == answer.loads_of_communities->end()) {
        if (community_choice(view, is, true, community)) out.push_back(LookAtCommunity{community});
        return;
    }
    division_head(view, view.say(Word::DivideIndexHead, {community_title(is, row)}));
    if (community_choice(view, is, true, community)) out.push_back(LookAtCommunity{community});
    const Sized small{kSmall, view.session.ratio};
    std::vector<IndexBar> bars;
    for (const Row grid : load->grids) {
        const derive::GridWork& work = (*answer.work)[grid];
        bars.push_back(
            {.name = grid_title(is, grid),
             .value = work.index,
             .before = {},
             .colour = work_colour(view.session.look, derive::work_class(work.index, load->mean)),
             .vacant = work.vacant()});
    }
    if (const auto clicked = draw_index_bars(view, bars, load->mean))
        out.push_back(ChooseGrid{is.grids->row[load->grids[*clicked]].id});
    division_note(view.say(Word::DivideMean, {fmt::format("{:.0f}", load->mean)}) + " · " +
                  view.say(Word::DivideBalance) + " " + balance_text(load->balance));
    division_note(view.say(Word::DivideLimits));
    work_legend(view);
    bool loads = desk.loads;
    if (check_box(view, view.text(Word::DivideShowLoads), loads)) out.push_back(ShowLoads{loads});
}

}  // namespace

void draw_duty_tab(DivisionPanel& panel, const View& view, Intents& out) {
    const PlanningDesk& desk = view.session.planning;
    const PlanAnswer* answer = desk.answer.get();
    if (answer == nullptr || !answer->duty || !answer->work || !answer->loads_of_communities)
        return division_note(view.say(Word::DivideWaits));
    zeros(view, *answer, out);
    if (desk.division.listed) draw_duty_list(panel, view, out);
    if (answer->duty->communities.empty()) return;
    draw_division_ground(view, *answer, out);
    balances(view, *answer, out);
    grids_of_one(view, *answer, out);
    {
        const Sized small{kSmall, view.session.ratio};
        division_note(work_formula(view.session.language, answer->book->weights));
    }
    if (link_button(view.text(Word::DivideDutyTable))) out.push_back(ShowPlanTable{!desk.table});
}

}  // namespace ui
