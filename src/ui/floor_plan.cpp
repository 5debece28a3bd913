// The real plan of a building: one floor on the page, the others as faint outlines, with the same
// colours, choice and tooltips as its homes have as cells.
#include "ui/card.h"
#include "ui/floor_panel.h"
#include "ui/plan_paint.h"
#include "ui/site_plan.h"
#include "ui/style.h"
#include "ui/theme_words.h"

#include "derive/room_link.h"

#include <algorithm>
#include <cmath>

namespace ui {

using geo::Point;
using model::kNoRow;
using model::RoomRow;
using model::Row;
using scene::FloorRoom;

namespace {

constexpr float kSwitcherWidth = 196;
constexpr double kFloorWheel = 1.2;
constexpr double kClosestFloor = 24, kFarthestFloor = 0.6;
constexpr float kFloorDrag_px = 4;

void find_rooms(FloorPanel& panel, const View& view) {
    panel.main_room.clear();
    panel.shop.clear();
    for (const FloorRoom& room : panel.floor.rooms) {
        const RoomRow& row = view.plan->rooms[room.room];
        if (model::number(row.front) != 0) panel.shop[row.front] = kNoRow;
        if (model::number(row.unit) == 0) continue;
        const auto [at, first] = panel.main_room.try_emplace(row.unit, room.room);
        const geo::Shape& other = view.plan->rooms[at->second].shape;
        if (!first && geo::area_m2(other) < room.area_m2) at->second = room.room;
    }
    scene::fill_shops(view.snapshot, panel.shop);
}

/// Fronts at this building that are in no room: only those who may mend it ask.
void find_fronts_left(FloorPanel& panel, const View& view) {
    panel.fronts_left.clear();
    if (!may_edit_floors(view) || panel.key.ordinal != 0) return;
    for (const derive::FrontOfPlan& front : derive::fronts_against(view.snapshot, view.plan->place))
        if (std::ranges::none_of(view.plan->rooms,
                                 [&](const RoomRow& room) { return room.front == front.place; }))
            panel.fronts_left.push_back(front.place);
}

/// Outer walls of all other floors, each once: floors of a tower are often alike.
void find_ghosts(FloorPanel& panel, const model::FloorPlan& plan) {
    panel.ghosts.clear();
    panel.box = panel.floor.box;
    for (const model::LevelRow& level : plan.levels) {
        if (level.id == panel.floor.level) continue;
        const auto [at, first] = panel.shells.try_emplace(level.id);
        if (first) at->second = scene::shell_of(plan, level.id);
        const std::vector<geo::Ring>& shell = at->second;
        for (const geo::Ring& ring : shell)
            for (const Point p : ring) panel.box.add(p);
        const bool known = shell == panel.floor.shell ||
                           std::ranges::find(panel.ghosts, shell) != panel.ghosts.end();
        if (!known) panel.ghosts.push_back(shell);
    }
}

/// A click chooses what a cell would: the home, or the front.
void choose_room(const View& view, const FloorPanel& panel, const FloorRoom& room, Intents& out) {
    const RoomRow& row = room_row(view, room);
    if (panel.home.contains(row.unit)) {
        const bool chosen = view.session.desk.plan.unit == row.unit;
        out.push_back(SelectHome{chosen ? model::UnitId{} : row.unit});
    } else if (model::row_of(*view.snapshot.places, row.front) != kNoRow) {
        out.push_back(SelectHome{});
        out.push_back(Select{row.front});
    } else if (may_edit_floors(view) && derive::may_be_linked(row)) {
        out.push_back(ChooseRoom{row.id});
    }
}

/// Wheel and drag look closer, and elsewhere.
void look_around_floor(FloorPanel& panel, const geo::Box& room_px, bool hovered, bool active) {
    const ImGuiIO& io = ImGui::GetIO();
    const Point mouse{static_cast<double>(io.MousePos.x), static_cast<double>(io.MousePos.y)};
    if (hovered && io.MouseWheel != 0) {
        const double zoom =
            std::clamp(panel.zoom * std::pow(kFloorWheel, static_cast<double>(io.MouseWheel)),
                       kFarthestFloor, kClosestFloor);
        // What is under the mouse stays there.
        const Point middle = room_px.centre() + panel.shift_px;
        panel.shift_px = panel.shift_px + (mouse - middle) * (1 - zoom / panel.zoom);
        panel.zoom = zoom;
    }
    if (!active) return;
    if (ImGui::IsMouseDragging(ImGuiMouseButton_Left, kFloorDrag_px)) {
        panel.drags = true;
        panel.shift_px = panel.shift_px + Point{static_cast<double>(io.MouseDelta.x),
                                                static_cast<double>(io.MouseDelta.y)};
    }
}

/// The page itself: what is under the mouse there, and whether it was clicked.
struct FloorCanvas {
    bool hovered = false;
    bool clicked = false;
};
FloorCanvas floor_canvas(FloorPanel& panel, const View& view, const geo::Box& box) {
    ImGui::SetCursorScreenPos({static_cast<float>(box.x0), static_cast<float>(box.y0)});
    ImGui::SetNextItemAllowOverlap();
    const bool released =
        ImGui::InvisibleButton("floor", {std::max(static_cast<float>(box.width()), 1.0F),
                                         std::max(static_cast<float>(box.height()), 1.0F)});
    FloorCanvas canvas{.hovered = ImGui::IsItemHovered()};
    if (ImGui::IsItemActivated()) panel.drags = false;
    const bool moves = view.session.floors.tool == FloorTool::Move;
    look_around_floor(panel, box, canvas.hovered, ImGui::IsItemActive() && !moves);
    canvas.clicked = released && !panel.drags;
    return canvas;
}

}  // namespace

bool has_floors(const View& view) {
    return view.plan != nullptr && !view.plan->levels.empty() &&
           view.plan->place == view.session.desk.plan.place;
}

bool shows_floor(const View& view) {
    return has_floors(view) && !view.session.floors.cells;
}

int floor_shown(const model::FloorPlan& plan, const FloorDesk& desk) {
    const auto kept = desk.kept.find(plan.place);
    const int own = kept == desk.kept.end() ? 0 : kept->second;
    return scene::nearest_ordinal(plan, desk.all.value_or(own));
}

const model::LevelRow* level_shown(const model::FloorPlan& plan, const FloorDesk& desk) {
    return plan.levels.empty() ? nullptr : scene::level_at(plan, floor_shown(plan, desk));
}

int floor_shown(const View& view) {
    return floor_shown(*view.plan, view.session.floors);
}

bool may_edit_floors(const View& view) {
    return model::may(view.session.role, model::Act::EditPlanning) && !view.feed.still &&
           view.session.workspace != Workspace::Wall;
}

bool may_begin_floors(const View& view) {
    const model::PlaceId open = view.session.desk.plan.place;
    return may_edit_floors(view) && plan_kind(*view.snapshot.places, open) == PlanKind::Homes &&
           std::ranges::find(*view.snapshot.levels, open, &model::LevelRow::place) ==
               view.snapshot.levels->end();
}

void follow_floor(FloorPanel& panel, const View& view) {
    const bool any = view.plan != nullptr && !view.plan->levels.empty();
    const bool homes = any && view.homes != nullptr && view.homes->place == view.plan->place;
    const FloorPanel::Key key{any ? view.plan->place : model::PlaceId{},
                              any ? view.plan : nullptr,
                              homes ? view.homes : nullptr,
                              any ? floor_shown(view) : 0,
                              view.snapshot.position,
                              view.derived.as_of};
    if (any && panel.of != view.plan->place) {
        panel.of = view.plan->place;
        panel.zoom = 1;
        panel.shift_px = {};
    }
    if (key == panel.key) return;
    const bool same_plan = any && panel.laid_out == *view.plan;
    const bool same_floor = same_plan && panel.key.ordinal == key.ordinal;
    panel.key = key;
    if (!any) {
        panel.floor = {};
        panel.laid_out = {};
        panel.levels.clear();
        return;
    }
    if (!same_plan) {
        panel.shells.clear();
        panel.laid_out = *view.plan;
    }
    if (!same_floor) {
        panel.floor = scene::floor_layout(*view.plan, key.ordinal);
        find_ghosts(panel, *view.plan);
        panel.corners.clear();
        panel.first = {};
        panel.move.reset();
    }
    find_rooms(panel, view);
    static const model::Homes kNobody;
    const model::Homes& is = homes ? *view.homes : kNobody;
    panel.work = derive::work_of(view.snapshot, is, view.now);
    panel.home.clear();
    for (std::size_t i = 0; i < is.home.size(); ++i) panel.home[is.home[i].unit.id] = i;
    panel.levels =
        derive::level_work(*view.plan, is, panel.work, *view.snapshot.places, view.derived);
    panel.undrawn = derive::homes_undrawn(*view.plan, is, key.ordinal);
    panel.elsewhere = derive::homes_on_other_floors(*view.plan, is);
    panel.own = derive::work_of_building(view.snapshot, is, view.now);
    find_fronts_left(panel, view);
}

const RoomRow& room_row(const View& view, const FloorRoom& room) {
    return view.plan->rooms[room.room];
}

bool room_is_chosen(const View& view, const RoomRow& room) {
    const FloorDesk& desk = view.session.floors;
    if (desk.tool != FloorTool::None) return model::number(room.id) != 0 && desk.room == room.id;
    const model::UnitId unit = view.session.desk.plan.unit;
    if (model::number(unit) != 0) return room.unit == unit;
    return model::number(room.front) != 0 && view.session.selected == room.front;
}

std::optional<RoomClass> room_class(const FloorPanel& panel, const View& view,
                                    const RoomRow& room) {
    if (const auto home = panel.home.find(room.unit); home != panel.home.end()) {
        const derive::Theme theme = derive::home_theme(view.scene.theme);
        return RoomClass{theme, derive::home_class(theme, view.homes->home[home->second],
                                                   panel.work[home->second], view.now)};
    }
    const Row front = model::row_of(*view.snapshot.places, room.front);
    if (front == kNoRow) return std::nullopt;
    const auto klass = scene::front_class(view.scene, view.derived, front);
    return klass ? std::optional{RoomClass{view.scene.theme, *klass}} : std::nullopt;
}

std::string room_name(const FloorPanel& panel, const View& view, const RoomRow& room) {
    if (const auto home = panel.home.find(room.unit); home != panel.home.end())
        return view.homes->home[home->second].unit.door;
    const Row front = model::row_of(*view.snapshot.places, room.front);
    if (front == kNoRow) return room.name;
    return scene::stall_name(view.snapshot, view.session.language, room, front, panel.shop);
}

void draw_floor(FloorPanel& panel, const View& view, const geo::Box& box, Intents& out) {
    follow_floor(panel, view);
    const float r = static_cast<float>(view.session.ratio);
    const double side = double{kSwitcherWidth * r};
    geo::Box room_px = box;
    room_px.x1 -= side + double{16 * r};
    const FloorCanvas canvas = floor_canvas(panel, view, room_px);
    ImDrawList* paint = ImGui::GetWindowDrawList();
    const geo::Box inner = room_px.grown(double{-14 * r});
    const scene::FloorPage page = scene::floor_page(panel.box, inner, panel.zoom, panel.shift_px);
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    std::optional<std::size_t> under;
    if (canvas.hovered && !view.session.picture)
        under = scene::room_under(
            panel.floor, scene::ground_from_page(
                             page, {static_cast<double>(mouse.x), static_cast<double>(mouse.y)}));
    paint->PushClipRect({static_cast<float>(room_px.x0), static_cast<float>(room_px.y0)},
                        {static_cast<float>(room_px.x1), static_cast<float>(room_px.y1)}, true);
    draw_site_of_floor(view, paint, page, room_px, view.session.desk.plan.place, false);
    paint_floor(panel, view, paint, page, under);
    draw_site_of_floor(view, paint, page, room_px, view.session.desk.plan.place, true);
    const bool works = view.session.floors.tool != FloorTool::None && may_edit_floors(view);
    if (works && (canvas.hovered || panel.move))
        use_floor_tool(panel, view, page, under, canvas.clicked, out);
    paint->PopClipRect();
    if (under) {
        ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        const FloorTool tool = view.session.floors.tool;
        const bool of_rooms = tool == FloorTool::None || tool == FloorTool::Edit ||
                              tool == FloorTool::Merge || tool == FloorTool::Link;
        if (of_rooms) room_tooltip(panel, view, panel.floor.rooms[*under]);
        if (canvas.clicked && !works) choose_room(view, panel, panel.floor.rooms[*under], out);
    }
    draw_own_issues(panel, view, room_px, out);
    geo::Box column = box;
    column.x0 = box.x1 - side;
    draw_switcher(panel, view, column, out);
    if (!view.session.picture) draw_floor_tools(panel, view, column, out);
}

void take_floor_keys(FloorPanel& /*panel*/, const View& view, Intents& out) {
    if (has_floors(view) && struck(ImGuiKey_L)) out.push_back(ToggleFloorCells{});
    if (!shows_floor(view)) return;
    if (struck(ImGuiKey_PageUp)) out.push_back(StepFloor{1});
    if (struck(ImGuiKey_PageDown)) out.push_back(StepFloor{-1});
}

}  // namespace ui
