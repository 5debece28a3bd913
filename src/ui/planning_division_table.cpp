// The wide table below the map: the communities, or the grids before and after.
#include "ui/card.h"
#include "ui/planning_division.h"
#include "ui/planning_division_parts.h"
#include "ui/style.h"
#include "ui/work_table.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::CommunityDuty;
using derive::GridWork;

namespace {

/// A number with a list behind it.
bool count_clicked(std::uint32_t count, int id) {
    ImGui::TableNextColumn();
    if (count == 0) {
        ImGui::TextDisabled("0");
        return false;
    }
    ImGui::PushID(id);
    const bool clicked = link_button(number_text(count).c_str());
    ImGui::PopID();
    return clicked;
}

void table_text(const std::string& text) {
    ImGui::TableNextColumn();
    ImGui::TextUnformatted(text.c_str());
}

/// One number where nothing changes, else both.
void change_cell(const std::string& was, const std::string& will) {
    ImGui::TableNextColumn();
    if (was == will) return ImGui::TextDisabled("%s", was.c_str());
    ImGui::TextUnformatted(fmt::format("{} → {}", was, will).c_str());
}

void count_change(std::uint32_t was, std::uint32_t will) {
    change_cell(number_text(was), number_text(will));
}

std::string index_text(const GridWork& work) {
    return fmt::format("{:.0f}", work.index);
}

/// Of a community, or the sum of all.
void community_line(const View& view, const PlanAnswer& answer, const CommunityDuty& duty,
                    Intents& out) {
    const bool sum = duty.community == model::kNoRow;
    const model::PlaceId id = sum ? model::PlaceId{} : answer.is.places->row[duty.community].id;
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(model::number(id)));
    const std::string name =
        sum ? view.say(Word::SumAll) : community_title(answer.is, duty.community);
    if (link_button(name.c_str())) out.push_back(LookAtCommunity{id});
    ImGui::PopID();
    for (const std::uint32_t count : {duty.leaves, duty.held, duty.grids})
        table_text(number_text(count));
    const std::array counts{duty.no_grid, duty.nobody,          duty.vacant,         duty.in_two,
                            duty.crowded, duty.no_grid_workers, duty.several_workers};
    ImGui::PushID(static_cast<int>(model::number(id)));
    for (std::size_t i = 0; i < counts.size(); ++i)
        if (count_clicked(counts.at(i), static_cast<int>(i)))
            out.push_back(ShowDutyList{static_cast<DutyList>(i), id});
    ImGui::PopID();
    const auto load = std::ranges::find(*answer.loads_of_communities, duty.community,
                                        &derive::CommunityLoad::community);
    const bool known = load != answer.loads_of_communities->end();
    table_text(known ? fmt::format("{:.0f}", load->mean) : std::string{"—"});
    table_text(known ? balance_text(load->balance) : std::string{"—"});
}

void communities_table(const View& view, Intents& out) {
    constexpr std::array kHeads{Word::DivideCommunity, Word::DivideLeaves,  Word::DivideHeld,
                                Word::DivideGrids,     Word::DivideNoGrid,  Word::DivideNobody,
                                Word::DivideVacant,    Word::DivideInTwo,   Word::DivideCrowded,
                                Word::DivideNoPost,    Word::DivideSeveral, Word::DivideMeanIndex,
                                Word::DivideBalance};
    const PlanAnswer* answer = view.session.planning.answer.get();
    if (answer == nullptr || !answer->duty || !answer->loads_of_communities)
        return division_note(view.say(Word::DivideWaits));
    if (!begin_work_table(view, "##duty_table", kHeads, 1.8F)) return;
    const std::vector<CommunityDuty>& communities = answer->duty->communities;
    for (const CommunityDuty& duty : communities) community_line(view, *answer, duty, out);
    if (communities.size() > 1) community_line(view, *answer, derive::sum_of(communities), out);
    end_work_table();
}

void grid_change_line(const View& view, const DivisionPicture& picture, std::size_t index,
                      Intents& out) {
    const derive::GridChange& grid = picture.change.grids[index];
    const float r = static_cast<float>(view.session.ratio);
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float y = at.y + (ImGui::GetTextLineHeight() - 12 * r) / 2;
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, y}, {at.x + 12 * r, y + 12 * r},
                                              u32_from(grid_colour(view.session.look, index)),
                                              2 * r);
    ImGui::Dummy({12 * r, 1});
    ImGui::SameLine(0, 8 * r);
    ImGui::PushID(static_cast<int>(index));
    if (link_button(grid_title(picture.is, grid.grid).c_str()))
        out.push_back(ChooseGrid{picture.is.grids->row[grid.grid].id});
    ImGui::PopID();
    const derive::WorkAmount& was = grid.was.amount;
    const derive::WorkAmount& will = grid.will.amount;
    count_change(was.leaves, will.leaves);
    count_change(was.households, will.households);
    count_change(was.units, will.units);
    count_change(was.shops, will.shops);
    count_change(was.open, will.open);
    count_change(was.issues, will.issues);
    count_change(grid.was.held.workers, grid.will.held.workers);
    change_cell(index_text(grid.was), index_text(grid.will));
}

void grids_table(const View& view, Intents& out) {
    constexpr std::array kHeads{Word::DivideGrid,   Word::DivideLeaves,  Word::DivideHouseholds,
                                Word::DivideUnits,  Word::DivideShops,   Word::DivideOpen,
                                Word::DivideEvents, Word::DivideWorkers, Word::DivideIndex};
    const DivisionPicture* picture = view.session.planning.division.picture.get();
    if (picture == nullptr) return division_note(view.say(Word::DivideWaits));
    ImGui::TextUnformatted(
        (community_title(picture->is, picture->community) + " · " +
         view.say(Word::DivideBalanceChange, {balance_text(picture->change.balance_was),
                                              balance_text(picture->change.balance_will)}))
            .c_str());
    division_hint(view.say(Word::DivideBalanceHow));
    if (!begin_work_table(view, "##grid_table", kHeads, 1.8F)) return;
    for (std::size_t i = 0; i < picture->change.grids.size(); ++i)
        grid_change_line(view, *picture, i, out);
    end_work_table();
}

}  // namespace

void draw_division_table(DivisionPanel& /*panel*/, const View& view, Intents& out) {
    ImGui::BeginChild("##division_table", {0, 0}, 0, ImGuiWindowFlags_NoBackground);
    if (view.session.planning.tab == PlanTab::Duty)
        communities_table(view, out);
    else
        grids_table(view, out);
    ImGui::EndChild();
}

}  // namespace ui
