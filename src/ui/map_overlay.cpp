#include "scene/pick.h"
#include "ui/panels.h"
#include "ui/sentences.h"
#include "ui/style.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace ui {

using geo::Point;
using model::Row;

namespace {

constexpr double kWheelStep = 1.25;

/// The outline of a place over the map: selection is never a colour of the palette.
void outline(const View& view, const Layout& layout, model::PlaceId id, float width_px, ImU32 ink) {
    const Row row = model::row_of(*view.snapshot.places, id);
    if (row == model::kNoRow) return;
    const geo::Shape& shape = view.snapshot.places->row[row].shape;
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const bool closed = shape.kind == geo::ShapeKind::Area;
    for (const geo::Ring& part : shape.parts) {
        std::vector<ImVec2> points;
        for (const Point p : part) {
            const Point at = scene::screen_from_world(view.session.camera, p);
            points.push_back({static_cast<float>(at.x + layout.map.x0),
                              static_cast<float>(at.y + layout.map.y0)});
        }
        paint->AddPolyline(points.data(), static_cast<int>(points.size()), ink,
                           closed ? ImDrawFlags_Closed : ImDrawFlags_None, width_px);
    }
}

/// A length of 1, 2 or 5 times a power of ten that is about 110 design pixels long.
double round_length(double metres_per_px, double ratio) {
    const double wanted = 110 * ratio * metres_per_px;
    const double power = std::pow(10, std::floor(std::log10(wanted)));
    for (const double step : {5.0, 2.0, 1.0})
        if (step * power <= wanted) return step * power;
    return power;
}

void scale_bar_and_north(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const double length = round_length(view.session.camera.metres_per_px, view.session.ratio);
    const float px = static_cast<float>(length / view.session.camera.metres_per_px);
    const ImVec2 end{static_cast<float>(layout.map.x1) - 24 * r,
                     static_cast<float>(layout.map.y1) - 22 * r};
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const ImU32 ink = u32_from(scene::palette_of(view.session.look).text);
    paint->AddLine({end.x - px, end.y}, end, ink, 1.5F * r);
    for (const float x : {end.x - px, end.x})
        paint->AddLine({x, end.y - 5 * r}, {x, end.y + 1}, ink, 1.5F * r);
    const std::string text = length >= 1000
                                 ? std::to_string(static_cast<int>(length / 1000)) + " km"
                             : length >= 1 ? std::to_string(static_cast<int>(length)) + " m"
                                           : std::to_string(static_cast<int>(length * 100)) + " cm";
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    paint->AddText({end.x - px / 2 - size.x / 2, end.y - size.y - 5 * r}, ink, text.c_str());
    const ImVec2 tip{end.x - 8 * r, static_cast<float>(layout.map.y0) + 22 * r};
    paint->AddTriangleFilled({tip.x - 5 * r, tip.y + 14 * r}, tip, {tip.x + 5 * r, tip.y + 14 * r},
                             ink);
    const char* north = view.text(base::Word::North);
    paint->AddText({tip.x - ImGui::CalcTextSize(north).x / 2, tip.y + 16 * r}, ink, north);
}

void mouse(const View& view, const Layout& layout, Intents& out) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point at{static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
    if (io.WantCaptureMouse || !layout.map.contains(at)) {
        if (model::number(view.session.hovered) != 0) out.push_back(Hover{});
        return;
    }
    const Point on_map{at.x - layout.map.x0, at.y - layout.map.y0};
    const Row under = scene::place_at(*view.scene.geometry, *view.snapshot.places,
                                      scene::world_from_screen(view.session.camera, on_map));
    const model::PlaceId id =
        under == model::kNoRow ? model::PlaceId{} : view.snapshot.places->row[under].id;
    if (id != view.session.hovered) out.push_back(Hover{id});
    if (io.MouseWheel != 0)
        out.push_back(ZoomAt{on_map, std::pow(kWheelStep, static_cast<double>(io.MouseWheel))});
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left) &&
        (io.MouseDelta.x != 0 || io.MouseDelta.y != 0))
        out.push_back(
            Drag{{static_cast<double>(io.MouseDelta.x), static_cast<double>(io.MouseDelta.y)}});
    const ImVec2 moved = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0);
    const bool still = std::hypot(moved.x, moved.y) < io.MouseDragThreshold;
    if (ImGui::IsMouseReleased(ImGuiMouseButton_Left) && still) out.push_back(Select{id});
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left) && model::number(id) != 0)
        out.push_back(ZoomToPlace{id});
}

void keys(const View& view, Intents& out) {
    const ImGuiIO& io = ImGui::GetIO();
    if (io.WantTextInput || covers_page(view.session.files.card)) return;
    const Point middle{view.session.camera.width_px / 2.0, view.session.camera.height_px / 2.0};
    const double step = 80 * view.session.ratio;
    struct Pan {
        ImGuiKey key;
        Point by;
    };
    for (const Pan& pan : {Pan{ImGuiKey_LeftArrow, {step, 0}}, Pan{ImGuiKey_RightArrow, {-step, 0}},
                           Pan{ImGuiKey_UpArrow, {0, step}}, Pan{ImGuiKey_DownArrow, {0, -step}}})
        if (ImGui::IsKeyPressed(pan.key)) out.push_back(Drag{pan.by});
    if (ImGui::IsKeyPressed(ImGuiKey_Equal) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd))
        out.push_back(ZoomAt{middle, kWheelStep});
    if (ImGui::IsKeyPressed(ImGuiKey_Minus) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract))
        out.push_back(ZoomAt{middle, 1 / kWheelStep});
    if (ImGui::IsKeyPressed(ImGuiKey_Home, false)) out.push_back(ZoomToAll{});
    if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) out.push_back(Select{});
    if (ImGui::IsKeyPressed(ImGuiKey_F, false)) out.push_back(FocusFind{});
}

}  // namespace

void draw_map_overlay(const View& view, const Layout& layout, Intents& out) {
    ImGui::GetBackgroundDrawList()->PushClipRect(
        {static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)});
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& palette = scene::palette_of(view.session.look);
    if (view.session.hovered != view.session.selected)
        outline(view, layout, view.session.hovered, 2 * r,
                u32_from({palette.text.r, palette.text.g, palette.text.b, 110}));
    outline(view, layout, view.session.selected, 3.5F * r, u32_from(palette.selection));
    scale_bar_and_north(view, layout);
    ImGui::GetBackgroundDrawList()->PopClipRect();
    if (view.session.workspace == Workspace::Grid) mouse(view, layout, out);
    keys(view, out);
}

void draw(Panels& panels, const View& view, const Layout& layout, Intents& out) {
    draw_top_bar(panels.top_bar, view, layout, out);
    draw_inspector(view, layout, out);
    draw_ticker(view, layout, out);
    draw_legend(view, layout);
    draw_notices(view, layout, out);
    draw_map_overlay(view, layout, out);
    draw_files(panels, view, layout, out);
}

}  // namespace ui
