// Ground of a community that lies in no grid, and ground that lies in two.
#include "ui/card.h"
#include "ui/planning_division.h"
#include "ui/planning_division_parts.h"
#include "ui/rows.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using model::Row;

namespace {

constexpr float kGroundLine = 26;
constexpr std::size_t kGroundLines = 6;  // in sight

std::string square_metres(double area_m2) {
    return number_text(std::llround(area_m2));
}

std::string gap_text(const View& view, const derive::GroundGap& gap) {
    return view.say(
        Word::DivideGroundGap,
        {square_metres(gap.area_m2), number_text(static_cast<std::int64_t>(gap.leaves.size())),
         number_text(gap.households)});
}

/// What stands in a gap is chosen; where nothing does, the community is shown, with the gap
/// hatched.
void show_gap(const model::Places& places, const derive::GroundGap& gap, Row community,
              Intents& out) {
    if (gap.leaves.empty()) return out.push_back(ShowPlace{places.row[community].id});
    std::vector<model::PlaceId> leaves;
    for (const Row leaf : gap.leaves) leaves.push_back(places.row[leaf].id);
    out.push_back(ChoosePlaces{std::move(leaves)});
}

/// Answers whether the line was clicked.
bool ground_line(const std::string& text) {
    const bool clicked = ImGui::Selectable(cut_end(text, ImGui::GetContentRegionAvail().x).c_str());
    if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    return clicked;
}

}  // namespace

const derive::GroundCover* ground_told(const PlanAnswer& answer, model::PlaceId community) {
    if (!answer.ground || !answer.duty) return nullptr;
    const Row row = model::row_of(*answer.is.places, community);
    const auto& all = answer.duty->communities;
    const auto at = std::ranges::find(all, row, &derive::CommunityDuty::community);
    const auto number = static_cast<std::size_t>(at - all.begin());
    return number < answer.ground->size() ? &(*answer.ground)[number] : nullptr;
}

void draw_division_ground(const View& view, const PlanAnswer& answer, Intents& out) {
    const model::PlaceId community = view.session.planning.division.community;
    const derive::GroundCover* const ground = ground_told(answer, community);
    if (ground == nullptr) return;
    division_head(view, view.say(Word::DivideGround));
    const Sized small{kSmall, view.session.ratio};
    if (!ground->told) return division_note(view.say(Word::DivideGroundUntold));
    const std::size_t lines = ground->gaps.size() + ground->overlaps.size();
    if (lines == 0) return division_note(view.say(Word::DivideGroundFull));
    const Row row = model::row_of(*answer.is.places, community);
    const float line = kGroundLine * static_cast<float>(view.session.ratio);
    ImGui::BeginChild("##ground", {0, line * static_cast<float>(std::min(lines, kGroundLines))}, 0,
                      ImGuiWindowFlags_NoBackground);
    for (std::size_t i = 0; i < ground->overlaps.size(); ++i) {
        const derive::GroundOverlap& one = ground->overlaps[i];
        ImGui::PushID(static_cast<int>(i));
        if (ground_line(view.say(Word::DivideGroundOverlap,
                                 {grid_title(answer.is, one.a), grid_title(answer.is, one.b),
                                  square_metres(one.area_m2)})))
            out.push_back(ChooseGrid{answer.is.grids->row[one.a].id});
        ImGui::PopID();
    }
    for (std::size_t i = 0; i < ground->gaps.size(); ++i) {
        ImGui::PushID(static_cast<int>(ground->overlaps.size() + i));
        if (ground_line(gap_text(view, ground->gaps[i])))
            show_gap(*answer.is.places, ground->gaps[i], row, out);
        ImGui::PopID();
    }
    ImGui::EndChild();
}

}  // namespace ui
