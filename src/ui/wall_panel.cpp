// The wall: its two sides, what is painted alike on both, and their parts put together.
#include "ui/wall_panel.h"

#include "ui/card.h"
#include "ui/rows.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

using derive::State;
using derive::WallChoice;
using geo::Box;

namespace {

constexpr std::size_t kMostTicker = 20;

ImVec2 corner_of(const Box& box) {
    return {static_cast<float>(box.x0), static_cast<float>(box.y0)};
}

ImVec2 end_of(const Box& box) {
    return {static_cast<float>(box.x1), static_cast<float>(box.y1)};
}

/// The queue begins anew with another choice, and never ends above its last page.
void follow_queue(WallPanel& panel, const View& view, const WallBoxes& boxes) {
    const WallDesk& wall = view.session.wall;
    const std::size_t number = wall.listed ? wall.listed->size() : 0;
    if (panel.of != wall.choice) panel.first = 0;
    panel.of = wall.choice;
    const std::size_t room = boxes.queue.lines.size();
    panel.first = std::min(panel.first, number > room ? number - room : 0);
}

bool covered(const Box& box, const WallBoxes& boxes, bool spot) {
    return spot && !box.empty() && std::ranges::any_of(boxes.spotlight, [&](const Box& part) {
               return part.intersects(box.grown(-1));
           });
}

WallList uncovered(const WallList& list, const WallBoxes& boxes, bool spot) {
    WallList left = list;
    std::erase_if(left.lines, [&](const Box& line) { return covered(line, boxes, spot); });
    if (covered(left.title, boxes, spot)) left.title = {};
    return left;
}

/// A hand that moves or presses: the tour rests.
void feel_touch(const View& view, Intents& out) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool moves = std::abs(io.MouseDelta.x) + std::abs(io.MouseDelta.y) > 0;
    const bool presses = ImGui::IsMouseDown(ImGuiMouseButton_Left) || io.MouseWheel != 0;
    if ((moves || presses) && view.session.wall.tour) out.push_back(WallTouched{});
}

}  // namespace

ImU32 wall_ink(const View& view, State state) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    if (state == State::NoData) return u32_from(p.text);
    if (state == State::Overdue) return alarm_ink(view.session.look);
    const scene::Colour mark = p.mark.at(static_cast<std::size_t>(state));
    const bool dark = view.session.look == scene::Look::Dark;
    if (state == State::Open && dark) return u32_from(scene::mixed(mark, {255, 255, 255}, 0.42));
    return u32_from(dark ? mark : scene::mixed(mark, {0, 0, 0}, 0.4));
}

void wall_strong(ImVec2 at, ImU32 ink, const std::string& text) {
    const float em = ImGui::GetFontSize();
    // Whole pixels: less would be nothing.
    const float across = std::max(std::round(em * 0.032F), 1.0F);
    const float down = std::round(em * 0.016F);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    for (const float y : {0.0F, down})
        for (const float x : {0.0F, across})
            if (y == 0 || down > 0) paint->AddText({at.x + x, at.y + y}, ink, text.c_str());
}

void wall_strong_to(float right, float y, ImU32 ink, const std::string& text) {
    wall_strong({right - ImGui::CalcTextSize(text.c_str()).x, y}, ink, text);
}

void wall_sign(const View& view, State state, ImVec2 middle, float size_px, ImDrawList* paint) {
    if (paint == nullptr) paint = ImGui::GetWindowDrawList();
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImU32 fill = u32_from(p.mark.at(static_cast<std::size_t>(state)));
    const ImU32 line = IM_COL32(255, 255, 255, 235);
    const float a = size_px / 2;
    const float thin = std::max(size_px * 0.11F, 1.0F);
    if (state == State::Overdue) {
        const ImVec2 from{middle.x - a, middle.y - a};
        const ImVec2 to{middle.x + a, middle.y + a};
        paint->AddRectFilled(from, to, fill, a * 0.3F);
        paint->AddRect(from, to, line, a * 0.3F, 0, thin * 0.8F);
        paint->AddLine({middle.x, middle.y - a * 0.55F}, {middle.x, middle.y + a * 0.15F}, line,
                       thin * 1.5F);
        paint->AddCircleFilled({middle.x, middle.y + a * 0.52F}, thin * 0.95F, line);
    } else if (state == State::Urgent) {
        paint->AddTriangleFilled({middle.x, middle.y - a},
                                 {middle.x + a * 1.05F, middle.y + a * 0.85F},
                                 {middle.x - a * 1.05F, middle.y + a * 0.85F}, fill);
    } else if (state == State::Soon) {
        paint->AddCircle(middle, a * 0.86F, fill, 0, thin * 1.4F);
        const std::array<ImVec2, 3> hands{ImVec2{middle.x, middle.y - a * 0.5F}, middle,
                                          ImVec2{middle.x + a * 0.4F, middle.y + a * 0.2F}};
        paint->AddPolyline(hands.data(), 3, fill, ImDrawFlags_None, thin * 1.2F);
    } else if (state == State::Ok) {
        const std::array<ImVec2, 3> tick{ImVec2{middle.x - a * 0.75F, middle.y},
                                         ImVec2{middle.x - a * 0.15F, middle.y + a * 0.6F},
                                         ImVec2{middle.x + a * 0.85F, middle.y - a * 0.65F}};
        paint->AddPolyline(tick.data(), 3, fill, ImDrawFlags_None, thin * 1.8F);
    } else {
        paint->AddCircleFilled(middle, a * 0.62F, wall_ink(view, state));
    }
}

bool wall_button(const View& view, const char* id, const Box& box, bool chosen) {
    const float r = static_cast<float>(view.session.ratio);
    const float beyond = 8 * r;
    const ImVec2 from{corner_of(box).x - beyond, corner_of(box).y};
    const ImVec2 to{end_of(box).x + beyond, end_of(box).y};
    ImGui::SetCursorScreenPos(from);
    const bool clicked = ImGui::InvisibleButton(id, {to.x - from.x, to.y - from.y});
    const bool hovered = ImGui::IsItemHovered();
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    if (chosen || hovered)
        paint->AddRectFilled(
            from, to, ImGui::GetColorU32(chosen ? ImGuiCol_HeaderActive : ImGuiCol_FrameBg), 6 * r);
    if (chosen)
        paint->AddRectFilled(from, {from.x + 4 * r, to.y}, ImGui::GetColorU32(ImGuiCol_CheckMark),
                             2 * r);
    return clicked;
}

void wall_title(const View& view, const std::string& title, const std::string& beside,
                const Box& box) {
    if (box.empty()) return;
    const float r = static_cast<float>(view.session.ratio);
    const Sized size{kWallTitle, view.session.ratio};
    const ImVec2 end = end_of(box);
    const float y = end.y - ImGui::GetTextLineHeight() - 4 * r;
    const float taken = beside.empty() ? 0 : ImGui::CalcTextSize(beside.c_str()).x + 10 * r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    wall_strong({corner_of(box).x, y}, ImGui::GetColorU32(ImGuiCol_Text),
                cut_end(title, end.x - corner_of(box).x - taken));
    if (!beside.empty())
        text_to(end.x, y, ImGui::GetColorU32(ImGuiCol_TextDisabled), beside.c_str());
    paint->AddLine({corner_of(box).x, end.y}, end, ImGui::GetColorU32(ImGuiCol_Border));
}

scene::Colour wall_heat(std::size_t step) {
    constexpr std::array<std::uint8_t, kWallHeatSteps> kStrength{30, 76, 128, 188};
    return {168, 118, 255, kStrength.at(std::min(step, kStrength.size() - 1))};
}

namespace {

/// What of the wall lies on one side of the map, in its window.
void draw_side(WallPanel& panel, const View& view, const WallTexts& texts, const WallBoxes& boxes,
               std::size_t side, Intents& out) {
    const Box& paper = boxes.sides[side];
    const bool spot = !texts.spot.empty();
    const auto here = [&](const Box& box) {
        return !box.empty() && box.x0 >= paper.x0 && box.x1 <= paper.x1 &&
               !covered(box, boxes, spot);
    };
    const auto first = [](const WallList& list) {
        return list.lines.empty() ? Box{} : list.lines.front();
    };
    begin_panel(side == 0 ? "##wall_left" : "##wall_right", paper, {0, 0});
    if (here(boxes.head)) draw_wall_head(view, texts.head, boxes.head);
    if (here(boxes.clock)) draw_wall_clock(view, texts.head, boxes.clock);
    for (std::size_t i = 0; i < derive::kWallKpis; ++i)
        if (here(boxes.kpi.at(i))) draw_wall_kpi(view, texts.kpi.at(i), boxes.kpi.at(i), out);
    const WallList queue = uncovered(boxes.queue, boxes, spot);
    if (here(first(queue))) draw_wall_queue(panel, view, texts, queue, out);
    if (here(first(boxes.rates))) draw_wall_rates(view, texts, boxes, out);
    if (here(first(boxes.hot))) draw_wall_hot(view, texts, boxes.hot, out);
    for (std::size_t i = 0; i < std::min(boxes.trend.size(), texts.trend.size()); ++i)
        if (here(boxes.trend[i])) draw_wall_trend(view, texts.trend[i], boxes.trend[i], out);
    if (spot && side == 1) draw_wall_spot(view, texts.spot.front(), boxes, out);
    // A hairline towards the map.
    const double edge = side == 0 ? paper.x1 - 1 : paper.x0;
    ImGui::GetWindowDrawList()->AddLine(corner_of({edge, paper.y0, edge, paper.y1}),
                                        end_of({edge, paper.y0, edge, paper.y1}),
                                        ImGui::GetColorU32(ImGuiCol_Border));
    end_panel();
}

/// Name and clock where no sides are: on paper of their own.
void draw_heads_alone(const View& view, const WallTexts& texts, const WallBoxes& boxes) {
    const float r = static_cast<float>(view.session.ratio);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 8 * r);
    begin_panel("##wall_name", boxes.head.grown(8.0 * static_cast<double>(r)), {0, 0});
    draw_wall_head(view, texts.head, boxes.head);
    end_panel();
    begin_panel("##wall_clock", boxes.clock.grown(8.0 * static_cast<double>(r)), {0, 0});
    draw_wall_clock(view, texts.head, boxes.clock);
    end_panel();
    ImGui::PopStyleVar();
}

}  // namespace

void draw_wall(WallPanel& panel, const View& view, const Layout& layout, Intents& out) {
    const WallBoxes& boxes = layout.wall;
    follow_queue(panel, view, boxes);
    const WallTexts texts = wall_texts(view, {.first = panel.first,
                                              .queue = boxes.queue.lines.size(),
                                              .rates = boxes.rates.lines.size(),
                                              .hot = boxes.hot.lines.size(),
                                              .ticker = kMostTicker});
    if (boxes.sides.empty())
        draw_heads_alone(view, texts, boxes);
    else
        for (std::size_t side = 0; side < boxes.sides.size(); ++side)
            draw_side(panel, view, texts, boxes, side, out);
    draw_wall_ticker(view, texts, boxes, out);
    draw_wall_over(view, texts, boxes, out);
    feel_touch(view, out);
}

}  // namespace ui
