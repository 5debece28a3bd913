// The communities in the colours of a target, or of the total of the assessment, over the map, and
// what these colours mean.
#include "ui/over_map.h"
#include "ui/planning_team.h"
#include "ui/planning_team_parts.h"
#include "ui/rows.h"

#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ui {

using base::Word;

namespace {

constexpr int kFillStrength = 185;   // of 255, seen from afar
constexpr int kNearStrength = 70;    // from near, where houses are looked at
constexpr double kNear = 0.6;        // metres a design pixel
constexpr double kLabelled_px = 70;  // a community narrower than this has no name

/// Of one community: its row in the answer's places, its class, and the number that gave it.
struct ColouredCommunity {
    model::Row row = model::kNoRow;
    std::uint8_t klass = 0;
    std::string value;
};

std::vector<ColouredCommunity> coloured(const View& view) {
    std::vector<ColouredCommunity> classes;
    const PlanningDesk& desk = view.session.planning;
    const PlanAnswer& answer = *desk.counted;
    if (desk.tab == PlanTab::Assess) {
        for (const derive::AssessedCommunity& one : answer.assessment->communities)
            classes.push_back({one.community, derive::class_of_total(one.total),
                               one.total ? fmt::format("{:.1f}", *one.total) : std::string{}});
        return classes;
    }
    for (const derive::CommunityTargets& one : answer.targets->communities) {
        const TargetFigure figure = figure_of(view, desk.team.target, one, answer.targets->norms);
        classes.push_back({one.community, figure.klass, figure.value});
    }
    return classes;
}

model::Row row_in_view(const View& view, model::Row row) {
    const model::Places& were = *view.session.planning.counted->is.places;
    return model::row_of(*view.snapshot.places, were.row[row].id);
}

/// Its name and its number, where there is room for them.
void community_label(const View& view, const Layout& layout, model::Row row,
                     const std::string& value) {
    const model::Places& places = *view.snapshot.places;
    const double wide = places.box[row].width() / view.session.camera.metres_per_px;
    if (wide < kLabelled_px * view.session.ratio) return;
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImVec2 at = on_page(view, layout, geo::label_point(places.row[row].shape));
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    float y = at.y - ImGui::GetTextLineHeight();
    for (const std::string& line : {community_name(view, places.row[row]), value}) {
        const float half = ImGui::CalcTextSize(line.c_str()).x / 2;
        haloed_text(paint, {std::round(at.x - half), std::round(y)}, u32_from(p.text),
                    u32_from(p.halo), r, line.c_str());
        y += ImGui::GetTextLineHeight();
    }
}

std::string class_told(const View& view, std::uint8_t klass) {
    const PlanningDesk& desk = view.session.planning;
    return desk.tab == PlanTab::Assess ? total_class_text(view, klass)
                                       : class_text(view, desk.team.target, klass);
}

/// How many communities there are of each class; at the place of the map's own legend.
void colour_legend(const View& view, const Layout& layout,
                   const std::vector<ColouredCommunity>& classes) {
    std::array<std::uint32_t, derive::kMostThemeClasses> count{};
    for (const ColouredCommunity& one : classes) count.at(one.klass) += 1;
    const float r = static_cast<float>(view.session.ratio);
    ImGui::SetNextWindowPos(
        {static_cast<float>(layout.map.x0) + 16 * r, static_cast<float>(layout.map.y1) - 16 * r},
        ImGuiCond_Always, {0, 1});
    ImGui::SetNextWindowSize({kLegendWidth * r, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {16 * r, 10 * r});
    ImGui::Begin("##team_legend", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    const PlanningDesk& desk = view.session.planning;
    ImGui::TextUnformatted(
        view.text(desk.tab == PlanTab::Assess ? Word::AssessTotal : word_of(desk.team.target)));
    for (std::uint8_t klass = 0; klass < count.size(); ++klass) {
        if (count.at(klass) == 0) continue;
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float wide = ImGui::GetContentRegionAvail().x;
        ImDrawList* paint = ImGui::GetWindowDrawList();
        paint->AddRectFilled({at.x, at.y + 3 * r}, {at.x + 18 * r, at.y + 19 * r},
                             class_ink(view, klass), 3 * r);
        paint->AddText({at.x + 28 * r, at.y}, ImGui::GetColorU32(ImGuiCol_Text),
                       class_told(view, klass).c_str());
        text_to(at.x + wide, at.y, ImGui::GetColorU32(ImGuiCol_Text),
                std::to_string(count.at(klass)).c_str());
        ImGui::Dummy({wide, 22 * r});
    }
    small_note(view, view.say(Word::TeamLegend));
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace

bool communities_coloured(const View& view) {
    const PlanningDesk& desk = view.session.planning;
    if (view.session.workspace != Workspace::Plan || !desk.team.colours || !desk.counted)
        return false;
    if (desk.tab == PlanTab::Team)
        return desk.team.part == TeamPart::Targets && desk.counted->targets != nullptr;
    return desk.tab == PlanTab::Assess && desk.counted->assessment != nullptr;
}

void draw_team_map(TeamPanel& /*panel*/, const View& view, const Layout& layout, Intents& /*out*/) {
    if (!communities_coloured(view)) return;
    const auto classes = coloured(view);
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const model::Places& places = *view.snapshot.places;
    const bool near = view.session.camera.metres_per_px * view.session.ratio < kNear;
    const auto strength = static_cast<ImU32>(near ? kNearStrength : kFillStrength);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->PushClipRect({static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
                        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)});
    for (const ColouredCommunity& one : classes) {
        const model::Row here = row_in_view(view, one.row);
        if (here == model::kNoRow || places.row[here].shape.kind != geo::ShapeKind::Area) continue;
        if (!places.box[here].intersects(scene::view_box(view.session.camera))) continue;
        const ImU32 ink = class_ink(view, one.klass);
        fill_place(view, layout, here, (ink & ~IM_COL32_A_MASK) | (strength << IM_COL32_A_SHIFT));
        outline_place(view, layout, here, {ink, with_alpha(p.halo, 160), 1.8F * r, 4 * r});
        if (!near) community_label(view, layout, here, one.value);
    }
    paint->PopClipRect();
    colour_legend(view, layout, classes);
}

}  // namespace ui
