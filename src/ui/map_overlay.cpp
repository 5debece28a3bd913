#include "derive/duty.h"
#include "scene/band.h"
#include "ui/card.h"
#include "ui/over_map.h"
#include "ui/panels.h"
#include "ui/planning_cover_compare.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/theme_words.h"
#include "ui/wall_panel.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace ui {

using geo::Point;
using model::Row;

namespace {

constexpr double kFlagsUpTo = 1.5;            // metres a design pixel
constexpr std::size_t kMostOutlined = 2'000;  // chosen blocks; beyond that, what was drawn

/// Selection and hover are never a colour of the palette: they are lines over it.
struct Strokes {
    Stroke selected, hovered, chosen;
};

Strokes strokes_of(const View& view) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    // Many outlines side by side must not hide the colours of small blocks.
    const bool small = view.session.camera.metres_per_px * view.session.ratio > 0.25;
    const float thin = small ? 0.6F * r : r;
    return {.selected = {u32_from(p.selection), with_alpha(p.halo, 235), 3 * r, 7 * r},
            .hovered = {with_alpha(p.text, 215), with_alpha(p.halo, 200), 1.6F * r, 4.6F * r},
            .chosen = {u32_from(p.selection), with_alpha(p.halo, 200), 2 * thin, 4.5F * thin}};
}

void chosen_blocks(const View& view, const Layout& layout, const Stroke& stroke) {
    const Chosen& chosen = view.session.chosen;
    if (!chosen.places) return;
    if (chosen.places->size() >= kMostOutlined)
        return outline_rings(view, layout, chosen.area.parts, true, stroke);
    if (chosen.radius_m > 0) outline_rings(view, layout, chosen.area.parts, true, stroke);
    const model::Places& places = *view.snapshot.places;
    const geo::Box seen = scene::view_box(view.session.camera);
    for (const model::PlaceId id : *chosen.places) {
        const Row row = model::row_of(places, id);
        if (row != model::kNoRow && places.box[row].intersects(seen))
            outline_place(view, layout, row, stroke);
    }
}

/// The outline of what has just changed, in the colour it has now; it widens and dies away, or
/// stands still where motion is unwelcome.
void flashes(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const model::Places& places = *view.snapshot.places;
    const geo::Box seen = scene::view_box(view.session.camera);
    for (const Flash& flash : view.session.flashes) {
        const Row row = model::row_of(places, flash.place);
        if (row == model::kNoRow || !places.box[row].intersects(seen)) continue;
        const float age = view.session.reduce_motion ? 0.3F : static_cast<float>(flash.age);
        const int alpha = static_cast<int>(235 * (1 - age));
        const auto state = static_cast<std::size_t>(view.derived.block[row].state);
        outline_place(view, layout, row,
                      {with_alpha(p.mark.at(state), alpha), with_alpha(p.halo, alpha * 3 / 4),
                       (3 + 7 * age) * r, (6 + 12 * age) * r});
    }
}

/// A flag where a note stands; what it says while the mouse is on it.
void note_flags(const View& view, const Layout& layout) {
    const double scale = view.session.camera.metres_per_px * view.session.ratio;
    if (scale > kFlagsUpTo) return;
    const float r = static_cast<float>(view.session.ratio);
    const model::Places& places = *view.snapshot.places;
    const geo::Box seen = scene::view_box(view.session.camera);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    for (const model::NoteRow& note : *view.snapshot.notes) {
        const Row row = model::row_of(places, note.place);
        if (row == model::kNoRow || !is_current(note, view.now)) continue;
        const geo::Shape& shape = places.row[row].shape;
        if (shape.kind == geo::ShapeKind::None || !places.box[row].intersects(seen)) continue;
        const Point at = scene::screen_from_world(view.session.camera, geo::label_point(shape));
        const ImVec2 foot{std::round(static_cast<float>(at.x + layout.map.x0) + 12 * r),
                          std::round(static_cast<float>(at.y + layout.map.y0) - 4 * r)};
        const ImVec2 top{foot.x, foot.y - 19 * r};
        paint->AddLine(foot, top, IM_COL32(40, 34, 10, 255), 2 * r);
        paint->AddTriangleFilled(top, {top.x + 14 * r, top.y + 5 * r}, {top.x, top.y + 10 * r},
                                 IM_COL32(240, 176, 20, 255));
        paint->AddTriangle(top, {top.x + 14 * r, top.y + 5 * r}, {top.x, top.y + 10 * r},
                           IM_COL32(40, 34, 10, 255), r);
        const ImVec2 mouse = ImGui::GetIO().MousePos;
        const bool under = std::abs(mouse.x - top.x - 6 * r) < 11 * r &&
                           std::abs(mouse.y - top.y - 8 * r) < 14 * r;
        if (!under || ImGui::GetIO().WantCaptureMouse) continue;
        haloed_text(paint, {top.x + 20 * r, top.y - 6 * r},
                    u32_from(scene::palette_of(view.session.look).text),
                    u32_from(scene::palette_of(view.session.look).halo), r, note.text.c_str());
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

std::string length_text(double metres) {
    if (metres >= 1000) return std::to_string(std::lround(metres / 1000)) + " km";
    if (metres >= 1) return std::to_string(std::lround(metres)) + " m";
    return std::to_string(std::lround(metres * 100)) + " cm";
}

/// "1:2 000", to two figures: nobody measures a screen more exactly.
std::string scale_text(double metres_per_px, double dots_per_inch) {
    const double scale = metres_per_px * dots_per_inch / 0.0254;
    const double power = std::pow(10, std::floor(std::log10(scale)) - 1);
    std::string text = std::to_string(std::lround(std::round(scale / power) * power));
    for (std::size_t at = text.size(); at > 3;) text.insert(at -= 3, 1, ' ');
    return "1:" + text;
}

/// The right end of the scale's bar, and the top of the arrow, on the page.
ImVec2 scale_end(const Layout& layout, float r) {
    return {static_cast<float>(layout.map.x1) - 24 * r, static_cast<float>(layout.map.y1) - 22 * r};
}

ImVec2 north_tip(const Layout& layout, float r) {
    return {scale_end(layout, r).x - 8 * r, static_cast<float>(free_top(layout)) + 22 * r};
}

void scale_bar_and_north(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const double m_per_px = view.session.camera.metres_per_px;
    const double length = round_length(m_per_px, view.session.ratio);
    const float px = std::round(static_cast<float>(length / m_per_px));
    const ImVec2 end = scale_end(layout, r);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImU32 ink = u32_from(p.text);
    const ImU32 halo = with_alpha(p.halo, 225);
    const std::array<ImVec2, 4> bar{ImVec2{end.x - px, end.y - 6 * r}, ImVec2{end.x - px, end.y},
                                    end, ImVec2{end.x, end.y - 6 * r}};
    paint->AddPolyline(bar.data(), 4, halo, ImDrawFlags_None, 5 * r);
    paint->AddPolyline(bar.data(), 4, ink, ImDrawFlags_None, 1.8F * r);
    const Sized small{kSmall, view.session.ratio};
    const std::string text = length_text(length);
    const ImVec2 size = ImGui::CalcTextSize(text.c_str());
    haloed_text(paint, {std::round(end.x - px / 2 - size.x / 2), end.y - size.y - 4 * r}, ink, halo,
                r, text.c_str());
    // Nobody measures on a wall.
    if (view.session.workspace != Workspace::Wall) {
        const std::string scale = scale_text(m_per_px, view.session.dots_per_inch);
        const ImVec2 wide = ImGui::CalcTextSize(scale.c_str());
        haloed_text(paint, {std::round(end.x - px - 14 * r - wide.x), end.y - wide.y + 5 * r}, ink,
                    halo, r, scale.c_str());
    }
    const ImVec2 tip = north_tip(layout, r);
    const auto arrow = [&](float grown, ImU32 colour) {
        paint->AddTriangleFilled({tip.x - 5 * r - grown, tip.y + 14 * r + grown * 0.7F},
                                 {tip.x, tip.y - grown * 2},
                                 {tip.x + 5 * r + grown, tip.y + 14 * r + grown * 0.7F}, colour);
    };
    arrow(2.5F * r, halo);
    arrow(0, ink);
    const char* north = view.text(base::Word::North);
    haloed_text(paint, {std::round(tip.x - ImGui::CalcTextSize(north).x / 2), tip.y + 16 * r}, ink,
                halo, r, north);
}

/// The corners so far, and where the next one would be.
void open_outline(const MapHand& hand, const View& view, const Layout& layout,
                  const Stroke& stroke) {
    draw_hint(view, layout, view.say(base::Word::OutlineHint));
    geo::Ring line = hand.corners;
    for (const Point corner : line)
        ImGui::GetBackgroundDrawList()->AddCircleFilled(
            on_page(view, layout, corner), 4 * static_cast<float>(view.session.ratio), stroke.ink);
    if (line.empty()) return;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    line.push_back(scene::world_from_screen(view.session.camera,
                                            {static_cast<double>(mouse.x) - layout.map.x0,
                                             static_cast<double>(mouse.y) - layout.map.y0}));
    outline_rings(view, layout, {line}, line.size() > 2, stroke);
}

/// The circle, and how far it reaches.
void rubber_circle(const MapHand& hand, const View& view, const Layout& layout,
                   const Stroke& stroke) {
    const double radius_m =
        std::hypot(hand.world[1].x - hand.world[0].x, hand.world[1].y - hand.world[0].y);
    const geo::Ring ring = scene::ring_of_circle(hand.world[0], radius_m);
    outline_rings(view, layout, {ring, {hand.world[0], hand.world[1]}}, true, stroke);
    const float r = static_cast<float>(view.session.ratio);
    const ImVec2 at = on_page(view, layout, hand.world[1]);
    haloed_text(ImGui::GetBackgroundDrawList(), {at.x + 12 * r, at.y - 10 * r}, stroke.ink,
                stroke.halo, r,
                view.say(base::Word::ChosenRadius, {number_text(std::lround(radius_m))}).c_str());
}

/// Box, circle, lasso and outline while they are being drawn.
void rubber_band(const MapHand& hand, const View& view, const Layout& layout,
                 const Stroke& stroke) {
    if (view.session.desk.outlines) return open_outline(hand, view, layout, stroke);
    const bool boxes = hand.does == MapHand::Does::Boxes;
    const bool circles = hand.does == MapHand::Does::Circles;
    if (!boxes && !circles && hand.does != MapHand::Does::Lassoes) return;
    if (hand.world.size() < 2) return;
    if (circles) return rubber_circle(hand, view, layout, stroke);
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const ImU32 tint = with_alpha(scene::palette_of(view.session.look).selection, 28);
    if (!boxes) return outline_rings(view, layout, {hand.world}, true, stroke);
    geo::Box box;
    for (const Point p : hand.world) box.add(p);
    const auto on_page = [&](Point world) {
        const Point at = scene::screen_from_world(view.session.camera, world);
        return ImVec2{static_cast<float>(at.x + layout.map.x0),
                      static_cast<float>(at.y + layout.map.y0)};
    };
    paint->AddRectFilled(on_page({box.x0, box.y1}), on_page({box.x1, box.y0}), tint);
    outline_rings(view, layout, scene::area_of_box(box).parts, true, stroke);
}

/// What the cursor is over, by the theme: of a block its class, of an area the worst below it.
struct Told {
    std::optional<scene::Colour> colour;
    std::string text;
};

/// In the theme of duty: who has the grid of a yard; of several, the first that nobody has.
std::string duty_below(const View& view, Row row) {
    const model::Places& places = *view.snapshot.places;
    if (view.scene.theme != derive::Theme::Duty || !model::is_block(places.kind[row])) return {};
    if (view.session.workspace == Workspace::Wall) return {};  // no names there
    const std::vector<Row> grids = derive::grids_below(places, view.trees, row);
    const std::vector<bool> worked = derive::worked_grids(view.snapshot, view.now);
    const auto vacant = std::ranges::find_if(grids, [&](Row grid) { return !worked[grid]; });
    if (vacant != grids.end()) return grid_text(view, *vacant);
    return grids.size() == 1 ? grid_text(view, grids[0]) : std::string{};
}

Told told_by_colour(const View& view, Row row) {
    if (communities_coloured(view)) return {};  // its colour is that of its community
    const auto klass = class_shown(view, row);
    if (view.scene.theme != derive::Theme::Work && klass)
        return {scene::block_fill(view.session.look, view.scene.theme, *klass),
                class_text(view, view.scene.theme, *klass)};
    // What another theme says nothing of has no colour of work there either.
    if (view.scene.theme != derive::Theme::Work) return {{}, duty_below(view, row)};
    const derive::Tally& total = view.derived.total[row];
    derive::State state = view.derived.block[row].state;
    if (!model::is_leaf(view.snapshot.places->kind[row]) && total.open > 0)
        state = derive::worst_open(total);
    return {scene::palette_of(view.session.look).mark.at(static_cast<std::size_t>(state)),
            view.text(word_of(state))};
}

/// One line beside the cursor: what it is over, its state, and what is open there.
void tooltip(const MapHand& hand, const View& view, const Layout& layout, Row row) {
    if (hand.does != MapHand::Does::Nothing) return;
    const float r = static_cast<float>(view.session.ratio);
    const auto left = told_on_left(view, layout, view.snapshot.places->row[row].id);
    const Told sign = left ? Told{{}, *left} : told_by_colour(view, row);
    const derive::Tally& total = view.derived.total[row];
    const std::string name = full_name(view, row);
    std::string told = sign.text;
    const std::string open = std::to_string(total.open);
    const char* between = told.empty() ? "" : " · ";
    const bool work = tells_work(view);
    if (work && total.overdue > 0)
        told += between + view.say(base::Word::HoverCounts, {open, std::to_string(total.overdue)});
    else if (work && total.open > 0)
        told += between + view.say(base::Word::OpenIssues) + " " + open;
    const Sized small{kSmall, view.session.ratio};
    const ImVec2 first = ImGui::CalcTextSize(name.c_str());
    const float square = sign.colour ? 12 * r : 0;
    const float gap = sign.colour ? 7 * r : 0;
    const float width =
        first.x + ImGui::CalcTextSize(told.c_str()).x + square + gap + (12 + 14 + 12) * r;
    const float height = first.y + 12 * r;
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float x = std::clamp(mouse.x + 16 * r, static_cast<float>(layout.map.x0) + 4 * r,
                               std::max(static_cast<float>(layout.map.x1) - width - 4 * r, 0.0F));
    const bool below = mouse.y + 22 * r + height < static_cast<float>(layout.map.y1);
    const float y = below ? mouse.y + 22 * r : mouse.y - 10 * r - height;
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    const scene::Palette& p = scene::palette_of(view.session.look);
    const ImVec2 a{std::round(x), std::round(y)};
    const ImVec2 b{a.x + width, a.y + height};
    paint->AddRectFilled({a.x - 1, a.y}, {b.x + 1, b.y + 2 * r}, IM_COL32(0, 0, 0, 40), 6 * r);
    paint->AddRectFilled(a, b, ImGui::GetColorU32(ImGuiCol_PopupBg), 6 * r);
    paint->AddRect(a, b, ImGui::GetColorU32(ImGuiCol_Border), 6 * r);
    float at = a.x + 12 * r;
    const float line = a.y + 6 * r;
    paint->AddText({at, line}, u32_from(p.text), name.c_str());
    at += first.x + 14 * r;
    const float middle = a.y + height / 2;
    if (sign.colour)
        paint->AddRectFilled({at, middle - square / 2}, {at + square, middle + square / 2},
                             u32_from(*sign.colour), 2.5F * r);
    paint->AddText({at + square + gap, line}, ImGui::GetColorU32(ImGuiCol_TextDisabled),
                   told.c_str());
}

}  // namespace

std::array<geo::Box, 2> scale_and_north(const View& view, const Layout& layout) {
    constexpr double kScaleText = 84;  // "1:13 000" and the gap before the bar, design pixels
    const double r = view.session.ratio;
    const double m_per_px = view.session.camera.metres_per_px;
    const double text = view.session.workspace == Workspace::Wall ? 0 : kScaleText * r;
    const auto boxed = [&](ImVec2 at, double left, double up, double right, double down) {
        const double x = static_cast<double>(at.x) - layout.map.x0;
        const double y = static_cast<double>(at.y) - layout.map.y0;
        return geo::Box{x - left, y - up, x + right, y + down};
    };
    const auto ratio = static_cast<float>(r);
    return {boxed(scale_end(layout, ratio), round_length(m_per_px, r) / m_per_px + text, 26 * r,
                  6 * r, 8 * r),
            boxed(north_tip(layout, ratio), 16 * r, 6 * r, 16 * r, 38 * r)};
}

void draw_map_overlay(const MapHand& hand, const View& view, const Layout& layout) {
    ImGui::GetBackgroundDrawList()->PushClipRect(
        {static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)});
    const Strokes strokes = strokes_of(view);
    const model::Places& places = *view.snapshot.places;
    const Row hovered = model::row_of(places, view.session.hovered);
    const Row selected = model::row_of(places, view.session.selected);
    draw_lock_veil(view, layout);
    const bool wall = view.session.workspace == Workspace::Wall;
    if (wall) draw_wall_marks(view, layout);
    flashes(view, layout);
    chosen_blocks(view, layout, strokes.chosen);
    if (hovered != model::kNoRow && hovered != selected)
        outline_place(view, layout, hovered, strokes.hovered);
    if (selected != model::kNoRow) outline_place(view, layout, selected, strokes.selected);
    rubber_band(hand, view, layout, strokes.chosen);
    // What a note says was typed by somebody.
    if (!wall) note_flags(view, layout);
    scale_bar_and_north(view, layout);
    if (hovered != model::kNoRow && !view.session.desk.hover_in_list)
        tooltip(hand, view, layout, hovered);
    ImGui::GetBackgroundDrawList()->PopClipRect();
}

}  // namespace ui
