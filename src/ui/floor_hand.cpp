// A hand on the plan of a building: rooms drawn, cut, joined, given to homes, doors and windows put
// into walls, the whole plan moved. Points are drawn to corners and walls that are near.
#include "ui/card.h"
#include "ui/floor_panel.h"
#include "ui/over_map.h"
#include "ui/panels.h"
#include "ui/style.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ui {

using base::Word;
using geo::Point;
using geo::Ring;
using scene::FloorPage;

namespace {

constexpr double kSnap_px = 11;      // design pixels
constexpr double kSamePoint_px = 9;  // likewise
constexpr std::size_t kCornersOfRoom = 3;

/// The plan's page while a tool is used.
struct FloorHand {
    FloorPanel& panel;
    const View& view;
    const FloorPage& page;
    Intents& out;
    float r;
    Point mouse;  // on the ground

    ImVec2 at(Point ground) const {
        const Point px = scene::page_from_ground(page, ground);
        return {static_cast<float>(px.x), static_cast<float>(px.y)};
    }
    double metres(double design_px) const { return design_px * view.session.ratio / page.px_per_m; }
    bool same(Point a, Point b) const {
        return std::hypot(a.x - b.x, a.y - b.y) < metres(kSamePoint_px);
    }
    const model::RoomRow& room(std::size_t under) const {
        return room_row(view, panel.floor.rooms[under]);
    }
};

void hand_line(const FloorHand& hand, const Ring& line, bool closed) {
    std::vector<ImVec2> points;
    for (const Point p : line) points.push_back(hand.at(p));
    const scene::Palette& p = scene::palette_of(hand.view.session.look);
    const auto flags = closed ? ImDrawFlags_Closed : ImDrawFlags_None;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const auto count = static_cast<int>(points.size());
    paint->AddPolyline(points.data(), count, u32_from(p.halo), flags, 5 * hand.r);
    paint->AddPolyline(points.data(), count, u32_from(p.selection), flags, 2.4F * hand.r);
}

/// Where the next point would be: a square on a corner, a ring on a wall.
void snap_mark(const FloorHand& hand, const scene::FloorSnap& snap) {
    const scene::Palette& p = scene::palette_of(hand.view.session.look);
    const ImVec2 at = hand.at(snap.at);
    const float size = 6 * hand.r;
    ImDrawList* paint = ImGui::GetWindowDrawList();
    if (snap.to == scene::SnapTo::Corner)
        paint->AddRect({at.x - size, at.y - size}, {at.x + size, at.y + size},
                       u32_from(p.selection), 0, 0, 2 * hand.r);
    else if (snap.to == scene::SnapTo::Edge)
        paint->AddCircle(at, size, u32_from(p.selection), 0, 2 * hand.r);
    else
        paint->AddCircleFilled(at, 3 * hand.r, u32_from(p.selection));
}

bool closing_key(const View& view) {
    return keys_are_free(view) && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                                   ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false));
}

scene::FloorSnap next_point(FloorHand& hand) {
    Ring& corners = hand.panel.corners;
    if (keys_are_free(hand.view) && ImGui::IsKeyPressed(ImGuiKey_Backspace, false) &&
        !corners.empty())
        corners.pop_back();
    const auto before = corners.empty() ? std::nullopt : std::optional{corners.back()};
    const scene::FloorSnap snap =
        scene::snapped(hand.panel.floor, hand.mouse, hand.metres(kSnap_px), before);
    Ring line = corners;
    line.push_back(snap.at);
    if (line.size() > 1) hand_line(hand, line, false);
    snap_mark(hand, snap);
    return snap;
}

/// Corner by corner; the first one again, the last one again or Enter closes it.
void draw_with(FloorHand& hand, bool clicked) {
    Ring& corners = hand.panel.corners;
    const scene::FloorSnap snap = next_point(hand);
    bool closes = closing_key(hand.view);
    if (clicked) {
        const bool first = corners.size() >= kCornersOfRoom && hand.same(corners.front(), snap.at);
        const bool last = !corners.empty() && hand.same(corners.back(), snap.at);
        closes = closes || first || last;
        if (!first && !last) corners.push_back(snap.at);
    }
    if (closes && corners.size() >= kCornersOfRoom)
        hand.out.push_back(DrawRoom{hand.panel.floor.level, std::exchange(corners, {})});
}

/// From wall to wall: the second point on a wall ends it, or Enter.
void split_with(FloorHand& hand, bool clicked) {
    Ring& corners = hand.panel.corners;
    const scene::FloorSnap snap = next_point(hand);
    bool ends = closing_key(hand.view);
    if (clicked) {
        const bool last = !corners.empty() && hand.same(corners.back(), snap.at);
        const bool at_wall = snap.to == scene::SnapTo::Corner || snap.to == scene::SnapTo::Edge;
        if (!last) corners.push_back(snap.at);
        ends = ends || last || (at_wall && corners.size() > 1);
    }
    if (!ends || corners.size() < 2) return;
    const auto cut = scene::room_under(hand.panel.floor, (corners[0] + corners[1]) * 0.5);
    if (cut)
        hand.out.push_back(SplitRoom{hand.room(*cut).id, corners});
    else
        hand.out.push_back(SplitRoom{{}, corners});  // is told why
    corners.clear();
}

void merge_with(FloorHand& hand, std::optional<std::size_t> under, bool clicked) {
    for (const scene::FloorRoom& room : hand.panel.floor.rooms)
        if (room_row(hand.view, room).id == hand.panel.first)
            for (const Ring& ring : room_row(hand.view, room).shape.parts)
                hand_line(hand, ring, true);
    if (!clicked || !under) return;
    const model::RoomId here = hand.room(*under).id;
    const model::RoomId first = std::exchange(hand.panel.first, {});
    if (model::number(first) == 0)
        hand.panel.first = here;
    else if (first != here)
        hand.out.push_back(MergeRooms{first, here});
}

void link_with(FloorHand& hand, std::optional<std::size_t> under, bool clicked) {
    if (!clicked || !under) return;
    model::RoomRow room = hand.room(*under);
    const FloorDesk& desk = hand.view.session.floors;
    if (model::number(desk.unit) != 0) room.unit = desk.unit;
    if (model::number(desk.front) != 0) room.front = desk.front;
    hand.out.push_back(ChangeRoom{room});
}

/// Two points of a wall, or one and Enter; shown as it would be.
void open_with(FloorHand& hand, bool window, bool clicked) {
    Ring& corners = hand.panel.corners;
    const Point first = corners.empty() ? hand.mouse : corners.front();
    scene::OpeningWish wish{hand.panel.floor.level, window, first, hand.mouse,
                            hand.metres(kSnap_px)};
    const bool ends = closing_key(hand.view);
    if (ends || hand.same(first, hand.mouse)) wish.to = wish.from;
    const auto gap = scene::gap_in(hand.panel.floor, wish);
    if (gap) hand_line(hand, {gap->from, gap->to}, false);
    // Off any wall there is nothing to begin with: is told why.
    if (clicked && corners.empty() && gap) {
        corners.push_back(hand.mouse);
    } else if (clicked || (ends && !corners.empty())) {
        corners.clear();
        hand.out.push_back(DrawOpening{wish});
    }
}

void erase_with(FloorHand& hand, bool clicked) {
    const EndOpening wish{hand.panel.floor.level, hand.mouse, hand.metres(kSnap_px)};
    const auto* near = scene::opening_near(*hand.view.plan, wish.level, wish.at, wish.reach_m);
    if (near != nullptr)
        for (const Ring& line : near->shape.parts) hand_line(hand, line, false);
    if (clicked) hand.out.push_back(wish);
}

/// Dragged it moves; dragged with Ctrl it turns about its middle.
void move_with(FloorHand& hand) {
    FloorPanel& panel = hand.panel;
    const ImGuiIO& io = ImGui::GetIO();
    const auto ground = [&](ImVec2 px) {
        return scene::ground_from_page(hand.page,
                                       {static_cast<double>(px.x), static_cast<double>(px.y)});
    };
    const Point from = ground(io.MouseClickedPos[ImGuiMouseButton_Left]);
    const Point middle = panel.floor.box.centre();
    if (ImGui::IsMouseClicked(ImGuiMouseButton_Left)) panel.move = scene::FloorMove{middle, 0, {}};
    const model::Row building = model::row_of(*hand.view.snapshot.places, hand.view.plan->place);
    if (building != model::kNoRow)
        for (const Ring& ring : hand.view.snapshot.places->row[building].shape.parts)
            hand_line(hand, ring, true);
    if (!panel.move) return;
    const auto angle = [&](Point p) { return std::atan2(p.y - middle.y, p.x - middle.x); };
    *panel.move = io.KeyCtrl ? scene::FloorMove{middle, angle(hand.mouse) - angle(from), {}}
                             : scene::FloorMove{middle, 0, hand.mouse - from};
    for (const Ring& ring : panel.floor.partitions) {
        Ring there = ring;
        for (Point& p : there) p = scene::moved(*panel.move, p);
        hand_line(hand, there, true);
    }
    if (ImGui::IsMouseDown(ImGuiMouseButton_Left)) return;
    const scene::FloorMove done = *std::exchange(panel.move, std::nullopt);
    const double moved_m = std::hypot(done.by.x, done.by.y);
    if (moved_m > 0.01 || std::abs(done.turn_rad) > 1e-4) hand.out.push_back(MoveFloors{done});
}

}  // namespace

void use_floor_tool(FloorPanel& panel, const View& view, const FloorPage& page,
                    std::optional<std::size_t> under, bool clicked, Intents& out) {
    const ImVec2 px = ImGui::GetIO().MousePos;
    FloorHand hand{
        panel,
        view,
        page,
        out,
        static_cast<float>(view.session.ratio),
        scene::ground_from_page(page, {static_cast<double>(px.x), static_cast<double>(px.y)})};
    const FloorTool tool = view.session.floors.tool;
    if (tool != std::exchange(panel.held, tool)) {
        panel.corners.clear();
        panel.first = {};
    }
    if (tool == FloorTool::Draw) draw_with(hand, clicked);
    if (tool == FloorTool::Split) split_with(hand, clicked);
    if (tool == FloorTool::Merge) merge_with(hand, under, clicked);
    if (tool == FloorTool::Link) link_with(hand, under, clicked);
    if (tool == FloorTool::Move) move_with(hand);
    if (tool == FloorTool::Door || tool == FloorTool::Window)
        open_with(hand, tool == FloorTool::Window, clicked);
    if (tool == FloorTool::Erase) erase_with(hand, clicked);
    if (tool == FloorTool::Edit && clicked && under)
        out.push_back(ChooseRoom{hand.room(*under).id});
}

}  // namespace ui
