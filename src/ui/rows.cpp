#include "ui/rows.h"

#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace ui {

void scroll_to_row(std::size_t index, float height_px, bool middle) {
    const float top = static_cast<float>(index) * height_px;
    const float seen = ImGui::GetWindowHeight();
    const float from = ImGui::GetScrollY();
    if (top >= from && top + height_px <= from + seen) return;
    if (middle)
        ImGui::SetScrollY(std::max(top - (seen - height_px) / 2, 0.0F));
    else
        ImGui::SetScrollY(top < from ? top : top + height_px - seen);
}

void state_square(const View& view, derive::State state, ImVec2 at, float size_px) {
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 end{at.x + size_px, at.y + size_px};
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const auto index = static_cast<std::size_t>(state);
    paint->AddRectFilled(at, end, u32_from(scene::palette_of(view.session.look).mark.at(index)),
                         2.5F * r);
    if (state != derive::State::NoData) return;
    paint->PushClipRect(at, end, true);
    for (float x = at.x - size_px; x < end.x; x += 4 * r)
        paint->AddLine({x, end.y}, {x + size_px, at.y}, IM_COL32(60, 70, 82, 170), 1.1F * r);
    paint->PopClipRect();
}

void micro_bar(const View& view, const derive::Tally& tally, ImVec2 at, ImVec2 size) {
    const std::uint32_t all = std::accumulate(tally.blocks.begin(), tally.blocks.end(), 0U);
    if (all == 0) return;
    const scene::Palette& p = scene::palette_of(view.session.look);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    // From calm to late; NoData last. What is there at all is at least a pixel and a half wide.
    const float least = 1.5F * static_cast<float>(view.session.ratio);
    float wanted = 0;
    std::array<float, derive::kStateCount> width{};
    for (std::size_t s = 0; s < width.size(); ++s) {
        if (tally.blocks.at(s) == 0) continue;
        const float share = static_cast<float>(tally.blocks.at(s)) / static_cast<float>(all);
        wanted += width.at(s) = std::max(share * size.x, least);
    }
    float x = at.x;
    for (std::size_t s = 0; s < width.size(); ++s) {
        const float wide = width.at(s) * size.x / wanted;
        if (wide <= 0) continue;
        paint->AddRectFilled({x, at.y}, {x + wide, at.y + size.y}, u32_from(p.mark.at(s)));
        x += wide;
    }
}

void text_to(float right, float y, ImU32 ink, const char* text) {
    const float x = std::round(right - ImGui::CalcTextSize(text).x);
    ImGui::GetWindowDrawList()->AddText({x, y}, ink, text);
}

void open_arrow(ImVec2 middle, float size_px, bool down, ImU32 ink) {
    const float a = size_px / 2;
    const float b = size_px / 4;
    const std::array<ImVec2, 3> line =
        down ? std::array<ImVec2, 3>{ImVec2{middle.x - a, middle.y - b},
                                     ImVec2{middle.x, middle.y + b},
                                     ImVec2{middle.x + a, middle.y - b}}
             : std::array<ImVec2, 3>{ImVec2{middle.x - b, middle.y - a},
                                     ImVec2{middle.x + b, middle.y},
                                     ImVec2{middle.x - b, middle.y + a}};
    ImGui::GetWindowDrawList()->AddPolyline(line.data(), 3, ink, ImDrawFlags_None,
                                            std::max(size_px * 0.17F, 1.0F));
}

float drag_edge(const char* id, float x, float y0, float y1, float ratio) {
    const float grip = 6 * ratio;
    ImGui::SetNextWindowPos({x - grip / 2, y0});
    ImGui::SetNextWindowSize({grip, y1 - y0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, 0});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1, 1});
    ImGui::Begin(id, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoFocusOnAppearing);
    ImGui::PopStyleVar(2);
    ImGui::InvisibleButton("grip", {grip, y1 - y0});
    const bool held = ImGui::IsItemActive();
    if (held || ImGui::IsItemHovered()) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeEW);
        ImGui::GetWindowDrawList()->AddLine({x, y0}, {x, y1}, ImGui::GetColorU32(ImGuiCol_Button),
                                            2 * ratio);
    }
    const float by = held ? ImGui::GetIO().MouseDelta.x : 0;
    ImGui::End();
    return by;
}

}  // namespace ui
