// The assessment of one community as a radar: its points along each axis, filled, and the mean of
// its sub-district as an open outline. Numbers stand beside the names, so that colour is never
// alone.
#include "derive/assessment_radar.h"
#include "ui/card.h"
#include "ui/planning_team.h"
#include "ui/planning_team_parts.h"
#include "ui/rows.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace ui {

using base::Word;
using derive::RadarAxis;

namespace {

constexpr float kRadarRadius = 92;      // design pixels, of 100 points
constexpr std::size_t kFewestAxes = 3;  // fewer make no area
constexpr float kRadarNear = 16;        // the mouse is on a point

struct Radar {
    ImVec2 middle;
    float radius = 0;
    std::size_t axes = 0;

    /// The first axis goes up, the others clockwise.
    ImVec2 way(std::size_t axis) const {
        const double turn =
            2 * std::numbers::pi * static_cast<double>(axis) / static_cast<double>(axes);
        return {static_cast<float>(std::sin(turn)), static_cast<float>(-std::cos(turn))};
    }
    ImVec2 at(std::size_t axis, double points) const {
        const ImVec2 to = way(axis);
        const float far = radius * static_cast<float>(points / 100);
        return {middle.x + to.x * far, middle.y + to.y * far};
    }
};

std::string axis_name(const View& view, const derive::Assessment& assessment,
                      const RadarAxis& axis) {
    if (axis.single()) return name_of(view, assessment.indicators[axis.indicators.front()]);
    return axis.line.empty() ? view.say(Word::StatOther) : axis.line;
}

void radar_web(const View& view, const Radar& radar) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float r = static_cast<float>(view.session.ratio);
    const ImU32 ink = ImGui::GetColorU32(ImGuiCol_Border);
    for (const double points : {25.0, 50.0, 75.0, 100.0}) {
        std::vector<ImVec2> ring;
        for (std::size_t i = 0; i < radar.axes; ++i) ring.push_back(radar.at(i, points));
        paint->AddPolyline(ring.data(), static_cast<int>(ring.size()), ink, ImDrawFlags_Closed,
                           points == 100 ? 1.4F * r : r);
    }
    for (std::size_t i = 0; i < radar.axes; ++i)
        paint->AddLine(radar.middle, radar.at(i, 100), ink, r);
}

void radar_outline(const View& view, const Radar& radar, const std::vector<RadarAxis>& axes) {
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const float r = static_cast<float>(view.session.ratio);
    std::vector<ImVec2> own, mean;
    for (std::size_t i = 0; i < axes.size(); ++i) {
        own.push_back(radar.at(i, axes[i].own));
        mean.push_back(radar.at(i, axes[i].mean));
    }
    const int count = static_cast<int>(own.size());
    paint->AddConcavePolyFilled(own.data(), count, ImGui::GetColorU32(ImGuiCol_TextLink, 0.16F));
    paint->AddPolyline(mean.data(), count, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                       ImDrawFlags_Closed, 1.6F * r);
    paint->AddPolyline(own.data(), count, ImGui::GetColorU32(ImGuiCol_TextLink), ImDrawFlags_Closed,
                       2.2F * r);
    for (const ImVec2 point : own)
        paint->AddCircleFilled(point, 3.6F * r, ImGui::GetColorU32(ImGuiCol_TextLink));
}

/// Name and points beside the end of an axis, away from the middle.
void radar_label(const View& view, const Radar& radar, std::size_t axis, const std::string& name,
                 double points, float left, float right) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 way = radar.way(axis);
    const ImVec2 end = radar.at(axis, 100);
    const float line = ImGui::GetTextLineHeight();
    const bool level = std::abs(way.x) < 0.2F;  // above or below the middle
    const float gap = 8 * r;
    const float room = level       ? (right - left) * 0.6F
                       : way.x > 0 ? right - end.x - gap
                                   : end.x - gap - left;
    const std::string shown = cut_end(name, room);
    const std::string number = fmt::format("{:.0f}", points);
    const float y = level ? (way.y < 0 ? end.y - 2 * line - 4 * r : end.y + 4 * r) : end.y - line;
    const auto put = [&](const std::string& text, float down, ImU32 ink) {
        const float wide = ImGui::CalcTextSize(text.c_str()).x;
        const float x = level ? end.x - wide / 2 : way.x > 0 ? end.x + gap : end.x - gap - wide;
        ImGui::GetWindowDrawList()->AddText({std::round(x), std::round(y + down)}, ink,
                                            text.c_str());
    };
    put(shown, 0, ImGui::GetColorU32(ImGuiCol_TextDisabled));
    put(number, line, ImGui::GetColorU32(ImGuiCol_Text));
}

/// What the two outlines are.
void radar_legend(const View& view, const std::string& name) {
    const float r = static_cast<float>(view.session.ratio);
    const std::array lines{
        std::pair{name, ImGui::GetColorU32(ImGuiCol_TextLink)},
        std::pair{view.say(Word::AssessMean), ImGui::GetColorU32(ImGuiCol_TextDisabled)}};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i > 0) ImGui::SameLine(0, 18 * r);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float y = at.y + ImGui::GetTextLineHeight() / 2;
        ImGui::GetWindowDrawList()->AddLine({at.x, y}, {at.x + 20 * r, y}, lines.at(i).second,
                                            i == 0 ? 2.2F * r : 1.6F * r);
        ImGui::Dummy({20 * r, ImGui::GetTextLineHeight()});
        ImGui::SameLine(0, 6 * r);
        ImGui::TextUnformatted(lines.at(i).first.c_str());
    }
}

}  // namespace

void draw_radar(const View& view, const PlanAnswer& answer, std::size_t number, Intents& out) {
    const derive::Assessment& assessment = *answer.assessment;
    const auto axes = derive::radar_of(*answer.is.places, assessment, number);
    if (axes.size() < kFewestAxes) return;
    const Sized small{kSmall, view.session.ratio};
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float wide = ImGui::GetContentRegionAvail().x;
    const float line = ImGui::GetTextLineHeight();
    Radar radar{.radius = std::min(kRadarRadius * r, wide * 0.24F), .axes = axes.size()};
    const float high = 2 * radar.radius + 4 * line + 16 * r;
    radar.middle = {std::round(at.x + wide / 2), std::round(at.y + high / 2)};
    const bool clicked = ImGui::InvisibleButton("radar", {wide, high});
    const bool hovered = ImGui::IsItemHovered();
    const model::PlaceRow& place = answer.is.places->row[assessment.communities[number].community];
    radar_web(view, radar);
    radar_outline(view, radar, axes);
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const std::string name = axis_name(view, assessment, axes[i]);
        radar_label(view, radar, i, name, axes[i].own, at.x, at.x + wide);
        const ImVec2 mouse = ImGui::GetMousePos();
        const ImVec2 point = radar.at(i, axes[i].own);
        if (!hovered || std::hypot(mouse.x - point.x, mouse.y - point.y) > kRadarNear * r) continue;
        ImGui::SetTooltip("%s  %.1f · %s %.1f", name.c_str(), axes[i].own,
                          view.text(Word::AssessMean), axes[i].mean);
        if (!axes[i].single()) continue;
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        if (clicked)
            out.push_back(
                ShowEvidence{{place.id, assessment.indicators[axes[i].indicators.front()].id}});
    }
    radar_legend(view, community_name(view, place));
    const bool grouped = std::ranges::any_of(axes, [](const RadarAxis& a) { return !a.single(); });
    if (grouped) small_note(view, view.say(Word::AssessByLine));
}

}  // namespace ui
