// A floor as a plan reader expects it: rooms in the colours of the map, walls as double lines with
// gaps where doors turn, windows, treads, and names where there is room for them.
#include "derive/room_link.h"
#include "ui/card.h"
#include "ui/floor_names.h"
#include "ui/floor_panel.h"
#include "ui/plan_paint.h"
#include "ui/sentences.h"
#include "ui/style.h"
#include "ui/theme_words.h"

#include "model/codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

namespace ui {

using base::Word;
using geo::Point;
using geo::Ring;
using model::RoomRow;
using scene::FloorPage;
using scene::FloorRoom;
using scene::RoomFill;
using scene::RoomUse;

namespace {

constexpr float kThinnestDouble_px = 4.5F;  // below it a wall is one line
constexpr float kHatchStep = 7;
constexpr int kGhostAlpha = 26;  // of 255: a tenth

/// A floor on its page, and what draws on it.
struct FloorBrush {
    ImDrawList* paint;
    const FloorPage& page;
    float r;
    ImU32 ink, paper;

    ImVec2 at(Point ground) const {
        const Point px = scene::page_from_ground(page, ground);
        return {static_cast<float>(px.x), static_cast<float>(px.y)};
    }
    void line(const Ring& ring, bool closed, ImU32 colour, float width) const {
        std::vector<ImVec2> points;
        points.reserve(ring.size());
        for (const Point p : ring) points.push_back(at(p));
        paint->AddPolyline(points.data(), static_cast<int>(points.size()), colour,
                           closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
    }
    void lines(const std::vector<Ring>& rings, bool closed, ImU32 colour, float width) const {
        for (const Ring& ring : rings) line(ring, closed, colour, width);
    }
    /// How thick a wall is drawn.
    float wall_px(double thick_m) const {
        return std::max(static_cast<float>(thick_m * page.px_per_m), 1.6F * r);
    }
};

void fill_triangles(const FloorBrush& brush, const std::vector<Point>& corners,
                    const std::vector<std::uint32_t>& triangles, ImU32 colour) {
    // Neighbouring triangles would show their seams as lines.
    const ImDrawListFlags before = brush.paint->Flags;
    brush.paint->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (std::size_t i = 0; i + 2 < triangles.size(); i += 3)
        brush.paint->AddTriangleFilled(brush.at(corners[triangles[i]]),
                                       brush.at(corners[triangles[i + 1]]),
                                       brush.at(corners[triangles[i + 2]]), colour);
    brush.paint->Flags = before;
}

RoomFill fill_of(const FloorPanel& panel, const View& view, const RoomRow& row, RoomUse use) {
    const auto of = room_class(panel, view, row);
    return scene::room_fill(view.session.look, of,
                            of ? shown_classes(view, of->theme) : derive::kAllClasses, use);
}

void paint_room(const FloorBrush& brush, const FloorPanel& panel, const View& view,
                const FloorRoom& room) {
    const RoomRow& row = room_row(view, room);
    const RoomFill fill = fill_of(panel, view, row, room.use);
    fill_triangles(brush, room.corners, room.triangles, u32_from(fill.colour));
    if (fill.hatched)
        brush.lines(scene::hatch_of(row.shape, double{kHatchStep * brush.r} / brush.page.px_per_m),
                    false, IM_COL32(60, 70, 82, 110), 1.1F * brush.r);
    const ImU32 thin = with_alpha(scene::palette_of(view.session.look).text, 120);
    brush.lines(room.symbol, false, thin, 1.1F * brush.r);
}

/// Dark first and light over it, so that lines that meet become one wall. Walls that have ground of
/// their own are filled with ink instead.
void paint_walls(const FloorBrush& brush, const scene::FloorLayout& floor) {
    if (!floor.solid_triangles.empty()) {
        fill_triangles(brush, floor.solid_corners, floor.solid_triangles, brush.ink);
        brush.lines(floor.partitions, true, brush.ink, 1.4F * brush.r);
        brush.lines(floor.shell, true, brush.ink, 2.2F * brush.r);
        brush.lines(floor.walls, false, brush.ink, brush.wall_px(scene::kInnerWall_m));
        return;
    }
    const float outer = brush.wall_px(scene::kShellWall_m);
    const float inner = brush.wall_px(scene::kInnerWall_m);
    brush.lines(floor.shell, true, brush.ink, outer);
    brush.lines(floor.partitions, true, brush.ink, inner);
    brush.lines(floor.walls, false, brush.ink, inner);
    const float edges = 2.2F * brush.r;
    if (outer > kThinnestDouble_px * brush.r)
        brush.lines(floor.shell, true, brush.paper, outer - edges);
    if (inner <= kThinnestDouble_px * brush.r) return;
    brush.lines(floor.partitions, true, brush.paper, inner - edges);
    brush.lines(floor.walls, false, brush.paper, inner - edges);
}

void paint_door(const FloorBrush& brush, const scene::FloorDoor& door) {
    const float wide = brush.wall_px(scene::kShellWall_m) + 1.5F * brush.r;
    brush.paint->AddLine(brush.at(door.from), brush.at(door.to), brush.paper, wide);
    if (brush.page.px_per_m < 6 * double{brush.r}) return;  // too small to see which way it turns
    for (const Ring& leaf : door.leaf) brush.line(leaf, false, brush.ink, 1.2F * brush.r);
    if (!door.entrance) return;
    // An arrow from outside.
    const ImVec2 foot = brush.at(door.outside);
    const ImVec2 tip = brush.at((door.from + door.to) * 0.5);
    const float length = std::max(std::hypot(tip.x - foot.x, tip.y - foot.y), 1.0F);
    const ImVec2 way{(tip.x - foot.x) / length, (tip.y - foot.y) / length};
    const float size = 7 * brush.r;
    const ImVec2 back{tip.x - way.x * size * 2, tip.y - way.y * size * 2};
    brush.paint->AddTriangleFilled({tip.x - way.x * size * 0.6F, tip.y - way.y * size * 0.6F},
                                   {back.x - way.y * size * 0.7F, back.y + way.x * size * 0.7F},
                                   {back.x + way.y * size * 0.7F, back.y - way.x * size * 0.7F},
                                   brush.ink);
}

void paint_openings(const FloorBrush& brush, const scene::FloorLayout& floor) {
    brush.lines(floor.details, false, brush.ink & 0x70FFFFFFU, 1 * brush.r);
    const float wide = brush.wall_px(scene::kShellWall_m);
    for (const Ring& window : floor.windows) {
        brush.line(window, false, brush.ink, wide);
        brush.line(window, false, brush.paper, std::max(wide - 2.2F * brush.r, brush.r));
        brush.line(window, false, brush.ink, 1 * brush.r);
    }
    for (const scene::FloorDoor& door : floor.doors) paint_door(brush, door);
}

/// What is open there, in the corner of the room's name; the number where it is more than one.
void paint_open(const FloorBrush& brush, const View& view, const FloorRoom& room,
                derive::State state, std::uint32_t open) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    const float wide = static_cast<float>(room.across_m * brush.page.px_per_m) / 2;
    const float high = static_cast<float>(room.down_m * brush.page.px_per_m) / 2;
    const ImVec2 middle = brush.at(room.name_at);
    const ImVec2 at{middle.x + std::max(wide - 11 * brush.r, 0.0F),
                    middle.y - std::max(std::min(high - 11 * brush.r, 24 * brush.r), 0.0F)};
    brush.paint->AddCircleFilled(at, 8 * brush.r, u32_from(p.halo));
    brush.paint->AddCircleFilled(at, 6.5F * brush.r,
                                 u32_from(p.mark.at(static_cast<std::size_t>(state))));
    if (open < 2) return;
    const Sized tiny{13, view.session.ratio};
    const std::string n = std::to_string(std::min(open, 9U));
    const ImVec2 size = ImGui::CalcTextSize(n.c_str());
    brush.paint->AddText({at.x - size.x / 2, at.y - size.y / 2}, u32_from(p.halo), n.c_str());
}

/// Whether this is the room that a home is named and marked in.
bool is_main_room(const FloorPanel& panel, const RoomRow& row, const FloorRoom& room) {
    if (model::number(row.unit) == 0) return true;
    const auto main = panel.main_room.find(row.unit);
    return main != panel.main_room.end() && main->second == room.room;
}

/// What the room itself is called, below a name that does not say it already: of a stall that
/// stands empty the register may say so once more.
std::string name_below(const FloorPanel& panel, const View& view, const RoomRow& row,
                       const std::string& name) {
    const auto shop = panel.shop.find(row.front);
    const bool of_shop = shop != panel.shop.end() && shop->second != model::kNoRow &&
                         view.snapshot.shops[shop->second].name == row.name;
    return of_shop || row.name == name ? std::string{} : row.name;
}

RoomWords words_of(const FloorPanel& panel, const View& view, const FloorRoom& room) {
    const RoomRow& row = room_row(view, room);
    const RoomFill fill = fill_of(panel, view, row, room.use);
    const bool classed = fill.shown && room_class(panel, view, row).has_value();
    const ImU32 quiet_ink = ImGui::GetColorU32(ImGuiCol_TextDisabled);
    const bool main = is_main_room(panel, row, room);
    RoomWords words{.room = &room,
                    .name = main ? room_name(panel, view, row) : row.name,
                    .below = {},
                    .ink = classed ? ink_on(fill.colour) : quiet_ink,
                    .ground = u32_from(fill.colour)};
    if (main) words.below = name_below(panel, view, row, words.name);
    if (words.name.empty() && room.use == RoomUse::Toilet)
        words.name = model::label(view.snapshot, "K43", row.kind, view.chinese());
    return words;
}

void paint_work(const FloorBrush& brush, const FloorPanel& panel, const View& view,
                const FloorRoom& room) {
    const RoomRow& row = room_row(view, room);
    if (!is_main_room(panel, row, room) || !fill_of(panel, view, row, room.use).shown) return;
    const auto home = panel.home.find(row.unit);
    if (home != panel.home.end() && panel.work[home->second].open > 0)
        return paint_open(brush, view, room, panel.work[home->second].state,
                          panel.work[home->second].open);
    const model::Row front = model::row_of(*view.snapshot.places, row.front);
    if (front == model::kNoRow || view.derived.total[front].open == 0) return;
    paint_open(brush, view, room, derive::worst_open(view.derived.total[front]),
               view.derived.total[front].open);
}

}  // namespace

void paint_floor(const FloorPanel& panel, const View& view, ImDrawList* paint,
                 const FloorPage& page, std::optional<std::size_t> hovered) {
    const scene::Palette& p = scene::palette_of(view.session.look);
    const FloorBrush brush{paint, page, static_cast<float>(view.session.ratio), u32_from(p.text),
                           u32_from(p.halo)};
    for (const std::vector<Ring>& ghost : panel.ghosts)
        brush.lines(ghost, true, with_alpha(p.text, kGhostAlpha), 2 * brush.r);
    for (const FloorRoom& room : panel.floor.rooms) paint_room(brush, panel, view, room);
    paint_walls(brush, panel.floor);
    paint_openings(brush, panel.floor);
    std::vector<RoomWords> words;
    for (const FloorRoom& room : panel.floor.rooms) {
        words.push_back(words_of(panel, view, room));
        if (words.back().name.empty()) words.pop_back();
    }
    write_names(words, page, view.session.ratio, paint);
    for (const FloorRoom& room : panel.floor.rooms) paint_work(brush, panel, view, room);
    if (hovered)
        brush.lines(room_row(view, panel.floor.rooms[*hovered]).shape.parts, true, brush.ink,
                    2.4F * brush.r);
    for (const FloorRoom& room : panel.floor.rooms) {
        const RoomRow& row = room_row(view, room);
        if (!room_is_chosen(view, row)) continue;
        brush.lines(row.shape.parts, true, u32_from(p.halo), 6 * brush.r);
        brush.lines(row.shape.parts, true, u32_from(p.selection), 3.4F * brush.r);
    }
}

void tell_room(const View& view, const RoomToTell& room) {
    const float r = static_cast<float>(view.session.ratio);
    const model::Row front = model::row_of(*view.snapshot.places, room.row.front);
    const std::string kind = model::label(view.snapshot, "K43", room.row.kind, view.chinese());
    const std::string area = view.say(Word::SquareMetres, {number_text(std::lround(room.area_m2))});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {12 * r, 8 * r});
    if (ImGui::BeginTooltip()) {
        ImGui::TextUnformatted((room.name.empty() ? kind : room.name).c_str());
        // A font ends before its window does.
        std::optional<Sized> small{std::in_place, kSmall, view.session.ratio};
        ImGui::TextDisabled("%s", (kind + " · " + area).c_str());
        if (front != model::kNoRow) {
            const std::uint32_t open = view.derived.total[front].open;
            ImGui::TextDisabled("%s", full_name(view, front).c_str());
            if (room.of)
                ImGui::TextUnformatted(class_text(view, room.of->theme, room.of->klass).c_str());
            if (open > 0)
                ImGui::TextUnformatted(
                    (view.say(Word::OpenIssues) + " " + std::to_string(open)).c_str());
        } else if (derive::may_be_linked(room.row)) {
            ImGui::TextDisabled("%s", view.text(Word::LevelNobodys));
        }
        small.reset();
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar();
}

void room_tooltip(const FloorPanel& panel, const View& view, const FloorRoom& room) {
    const RoomRow& row = room_row(view, room);
    const auto home = panel.home.find(row.unit);
    if (home != panel.home.end())
        return draw_home_tooltip(view, derive::home_theme(view.scene.theme),
                                 view.homes->home[home->second], panel.work[home->second]);
    tell_room(view, {row, room_name(panel, view, row), room.area_m2, room_class(panel, view, row)});
}

}  // namespace ui
