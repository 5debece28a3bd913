// What mouse and keys do on the map. Every key of it stands in ui/keys.h.
#include "scene/pick.h"
#include "ui/card.h"
#include "ui/floor_map.h"
#include "ui/panels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <imgui.h>

namespace ui {

using geo::Point;
using model::Row;
using Does = MapHand::Does;

namespace {

constexpr double kWheelStep = 1.25;
constexpr double kPanStep = 80;      // design pixels
constexpr double kLassoStep_px = 3;  // between two of its points
constexpr std::size_t kFewestCorners = 3;

struct Pointer {
    Point on_map;  // from its top left corner
    Point world;
    bool over = false;  // the map, and nothing on it
};

Pointer pointer_of(const View& view, const Layout& layout) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point at{static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
    const Point on_map{at.x - layout.map.x0, at.y - layout.map.y0};
    return {on_map, scene::world_from_screen(view.session.camera, on_map),
            !io.WantCaptureMouse && layout.map.contains(at)};
}

model::PlaceId place_under(const View& view, const Pointer& pointer) {
    const scene::Geometry& geometry = *view.scene.geometry;
    const double metres_per_px = view.session.camera.metres_per_px * view.session.ratio;
    scene::Pickable pickable = scene::pickable_at(geometry, metres_per_px);
    pickable.shown = view.session.shown;
    pickable.state = &view.scene.state;
    const Row row = scene::place_at(geometry, *view.snapshot.places, pointer.world, pickable);
    return row == model::kNoRow ? model::PlaceId{} : view.snapshot.places->row[row].id;
}

void press(MapHand& hand, const View& view, const Pointer& pointer, Intents& out) {
    for (const int button : {ImGuiMouseButton_Left, ImGuiMouseButton_Middle}) {
        if (!ImGui::IsMouseClicked(button)) continue;
        const int clicks = ImGui::GetMouseClickedCount(button);
        const bool second = clicks % 2 == 0;
        hand = {.does = Does::Presses,
                .button = button,
                .selects = button == ImGuiMouseButton_Left && clicks == 1,
                .world = {pointer.world},
                .corners = std::move(hand.corners)};
        out.push_back(TakeHold{});
        if (!second || button != ImGuiMouseButton_Left) continue;
        // Where clicks draw a way, the second of two ends it.
        if (view.session.planning.tool == PlanTool::Draw)
            out.push_back(FinishWay{});
        else if (view.session.planning.tool == PlanTool::None)
            out.push_back(GoDown{pointer.world});
    }
}

/// The first movement of a press decides what it is.
void begin_drag(MapHand& hand) {
    const ImGuiIO& io = ImGui::GetIO();
    hand.does = Does::Drags;
    if (hand.button != ImGuiMouseButton_Left) return;
    if (io.KeyCtrl)
        hand.does = Does::Circles;
    else if (io.KeyAlt)
        hand.does = Does::Lassoes;
    else if (io.KeyShift)
        hand.does = Does::Boxes;
}

void move(MapHand& hand, const View& view, const Pointer& pointer, Intents& out) {
    ImVec2 by = ImGui::GetIO().MouseDelta;
    if (hand.does == Does::Presses) {
        by = ImGui::GetMouseDragDelta(hand.button);  // all of it, once it is a drag
        if (by.x == 0 && by.y == 0) return;
        begin_drag(hand);
    }
    const bool moved = by.x != 0 || by.y != 0;
    hand.rests = moved ? 0 : hand.rests + 1;
    if (hand.does == Does::Drags && moved)
        out.push_back(Drag{{static_cast<double>(by.x), static_cast<double>(by.y)}});
    if (hand.does == Does::Boxes || hand.does == Does::Circles) {
        hand.world.resize(1);
        hand.world.push_back(pointer.world);
    }
    if (hand.does != Does::Lassoes) return;
    const Point last = hand.world.back();
    const double apart_m = std::hypot(pointer.world.x - last.x, pointer.world.y - last.y);
    if (apart_m >= kLassoStep_px * view.session.camera.metres_per_px)
        hand.world.push_back(pointer.world);
}

void release(MapHand& hand, const View& view, const Pointer& pointer, Intents& out) {
    if (hand.does == Does::Presses && hand.selects && pointer.over) {
        if (view.session.desk.pins)
            out.push_back(PinAt{pointer.world});
        else if (const auto room = room_on_map(view, pointer.world))
            choose_room_on_map(view, *room, out);
        else
            out.push_back(Select{place_under(view, pointer)});
    }
    if (hand.does == Does::Drags) out.push_back(LetGo{hand.rests});
    if (hand.does == Does::Boxes && hand.world.size() == 2) {
        geo::Box box;
        for (const Point p : hand.world) box.add(p);
        out.push_back(SelectBox{box});
    }
    if (hand.does == Does::Circles && hand.world.size() == 2)
        out.push_back(SelectCircle{hand.world[0], std::hypot(hand.world[1].x - hand.world[0].x,
                                                             hand.world[1].y - hand.world[0].y)});
    if (hand.does == Does::Lassoes && hand.world.size() >= kFewestCorners)
        out.push_back(SelectPolygon{hand.world});
    hand = {.world = {}, .corners = std::move(hand.corners)};
}

/// Each click is a corner; the first corner again, a double click or Enter closes the outline.
void outline(MapHand& hand, const View& view, const Pointer& pointer, Intents& out) {
    constexpr double kSameCorner_px = 9;  // design pixels
    const bool free = keys_are_free(view);
    bool closes = free && (ImGui::IsKeyPressed(ImGuiKey_Enter, false) ||
                           ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false));
    if (free && ImGui::IsKeyPressed(ImGuiKey_Backspace, false) && !hand.corners.empty())
        hand.corners.pop_back();
    if (pointer.over && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        const double near_m =
            kSameCorner_px * view.session.ratio * view.session.camera.metres_per_px;
        const auto at = [&](Point corner) {
            return std::hypot(corner.x - pointer.world.x, corner.y - pointer.world.y) < near_m;
        };
        const bool first = hand.corners.size() >= kFewestCorners && at(hand.corners.front());
        const bool last = !hand.corners.empty() && at(hand.corners.back());
        closes = closes || first || last;
        if (!first && !last) hand.corners.push_back(pointer.world);
    }
    if (!closes || hand.corners.size() < kFewestCorners) return;
    out.push_back(DrawOutline{false});
    out.push_back(SelectPolygon{std::exchange(hand.corners, {})});
}

void mouse(MapHand& hand, const View& view, const Layout& layout, Intents& out) {
    const Pointer pointer = pointer_of(view, layout);
    if (!view.session.desk.outlines) hand.corners.clear();
    const bool drags = hand.does != Does::Nothing || ImGui::IsMouseDown(ImGuiMouseButton_Middle);
    if (view.session.desk.outlines && !drags) {
        outline(hand, view, pointer, out);
        const double turned = static_cast<double>(ImGui::GetIO().MouseWheel);
        if (pointer.over && turned != 0)
            out.push_back(ZoomAt{pointer.on_map, std::pow(kWheelStep, turned)});
        return;
    }
    if (hand.does != Does::Nothing) {
        move(hand, view, pointer, out);
        if (!ImGui::IsMouseDown(hand.button)) release(hand, view, pointer, out);
    }
    if (pointer.over && hand.does == Does::Nothing) press(hand, view, pointer, out);
    const bool looks = pointer.over && (hand.does == Does::Nothing || hand.does == Does::Presses);
    // A room says for itself what it is.
    const bool in_room = looks && room_on_map(view, pointer.world).has_value();
    const model::PlaceId under = looks && !in_room ? place_under(view, pointer) : model::PlaceId{};
    const bool listed = view.session.desk.hover_in_list && !pointer.over;
    if (!listed && under != view.session.hovered) out.push_back(Hover{under});
    const double wheel = static_cast<double>(ImGui::GetIO().MouseWheel);
    if (pointer.over && wheel != 0)
        out.push_back(ZoomAt{pointer.on_map, std::pow(kWheelStep, wheel)});
}

struct Arrow {
    ImGuiKey key;
    Point ground;  // which way it goes
};
constexpr std::array<Arrow, 4> kArrows{{{ImGuiKey_LeftArrow, {1, 0}},
                                        {ImGuiKey_RightArrow, {-1, 0}},
                                        {ImGuiKey_UpArrow, {0, 1}},
                                        {ImGuiKey_DownArrow, {0, -1}}}};

/// Held arrows steer; where nothing is to move by itself, each stroke is a step.
void arrows(const View& view, bool ours, Intents& out) {
    Point direction;
    for (const Arrow& arrow : kArrows) {
        if (!ours) continue;
        if (view.session.reduce_motion && ImGui::IsKeyPressed(arrow.key))
            out.push_back(PanBy{arrow.ground * (kPanStep * view.session.ratio)});
        if (!view.session.reduce_motion && ImGui::IsKeyDown(arrow.key))
            direction = direction + arrow.ground;
    }
    if (!(direction == view.session.steering)) out.push_back(Steer{direction});
}

void zoom_keys(const View& view, Intents& out) {
    const Point middle{view.session.camera.width_px / 2.0, view.session.camera.height_px / 2.0};
    if (ImGui::IsKeyPressed(ImGuiKey_Equal) || ImGui::IsKeyPressed(ImGuiKey_KeypadAdd))
        out.push_back(ZoomAt{middle, kWheelStep});
    if (ImGui::IsKeyPressed(ImGuiKey_Minus) || ImGui::IsKeyPressed(ImGuiKey_KeypadSubtract))
        out.push_back(ZoomAt{middle, 1 / kWheelStep});
    if (struck(ImGuiKey_Home)) out.push_back(ZoomToAll{});
}

void level_keys(const View& view, Intents& out) {
    if (lists_floors_on_map(view)) {
        if (struck(ImGuiKey_PageUp)) out.push_back(StepFloor{1});
        if (struck(ImGuiKey_PageDown)) out.push_back(StepFloor{-1});
    } else {
        if (struck(ImGuiKey_PageUp)) out.push_back(GoUp{});
        if (struck(ImGuiKey_PageDown)) out.push_back(GoDown{});
    }
    if (struck(ImGuiKey_Backspace)) out.push_back(GoToParent{});
    const bool enter = struck(ImGuiKey_Enter) || struck(ImGuiKey_KeypadEnter);
    const model::PlaceId selected = view.session.selected;
    // With an issue open it is the next step of that.
    const bool of_issue = model::number(view.session.desk.issue) != 0;
    if (!enter || of_issue || model::number(selected) == 0) return;
    // To it; there already, into it.
    if (view.session.here == selected)
        out.push_back(OpenPlan{selected});
    else
        out.push_back(ZoomToPlace{selected});
}

void keys(MapHand& hand, const View& view, Intents& out) {
    const ImGuiIO& io = ImGui::GetIO();
    const bool carded = covers_page(view.session.files.card);
    if (!carded && struck(ImGuiKey_F1)) out.push_back(ToggleHelp{});
    if (struck(ImGuiKey_F12)) out.push_back(ToggleHud{});
    const bool ours = map_keys_are_free(view);
    const bool plain = !io.KeyCtrl && !io.KeyAlt && !io.KeySuper;
    const bool on_map = ours && !view.session.desk.keys_in_tree && !plan_covers(view);
    arrows(view, on_map && plain, out);
    if (!ours) return;
    if (io.KeyAlt && struck(ImGuiKey_UpArrow)) out.push_back(GoToParent{});
    if (!plain || hand.yields) return;
    if (on_map) zoom_keys(view, out);
    if (view.session.report.open) {  // it waits for a click
        if (struck(ImGuiKey_Escape)) out.push_back(PinReport{false});
        return;
    }
    const bool draws = view.session.desk.outlines || view.session.planning.tool == PlanTool::Draw;
    if (on_map && !draws) level_keys(view, out);
    if (struck(ImGuiKey_F)) out.push_back(FocusFind{});
    if (!struck(ImGuiKey_Escape)) return;
    if (hand.does == Does::Boxes || hand.does == Does::Circles || hand.does == Does::Lassoes)
        hand = {};
    else
        out.push_back(StepBack{});
}

}  // namespace

void take_map_input(MapHand& hand, const View& view, const Layout& layout, Intents& out) {
    if (view.session.workspace != Workspace::Wall) mouse(hand, view, layout, out);
    keys(hand, view, out);
}

}  // namespace ui
