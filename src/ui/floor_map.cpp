// Floors on the map itself. The map draws the rooms; here is what lies over them (what is chosen,
// what is under the mouse) and the column of floors.
#include "ui/floor_map.h"

#include "ui/card.h"
#include "ui/floor_panel.h"
#include "ui/over_map.h"
#include "ui/plan.h"
#include "ui/plan_paint.h"
#include "ui/sentences.h"
#include "ui/theme_words.h"

#include <algorithm>
#include <cmath>

namespace ui {

using base::Word;
using geo::Point;
using model::kNoRow;
using model::RoomRow;
using scene::FloorOnMap;

namespace {

constexpr float kColumnOnMap = 196;  // of floors, design pixels
constexpr float kHighestColumn = 420;

bool floors_on_map(const View& view) {
    const double scale = view.session.camera.metres_per_px * view.session.ratio;
    // Half faded out they are no more than a hint.
    return view.floors != nullptr && view.session.workspace == Workspace::Grid &&
           !plan_covers(view) && scene::floor_share(scale) > 0.5;
}

/// What a tool on the plan points at is of no meaning here.
bool chosen_on_map(const View& view, const RoomRow& row) {
    const model::UnitId unit = view.session.desk.plan.unit;
    if (model::number(unit) != 0) return row.unit == unit;
    return model::number(row.front) != 0 && view.session.selected == row.front;
}

void room_tooltip(const View& view, const FloorOnMap& floor, std::size_t number) {
    const scene::RoomTold& told = floor.rooms[number];
    if (told.home != scene::RoomTold::kNoHome)
        return draw_home_tooltip(view, derive::home_theme(view.scene.theme),
                                 floor.of.homes->home[told.home], floor.work[told.home]);
    tell_room(view, {floor.row(number), told.name, floor.floor().rooms[number].area_m2, told.of});
}

/// What is chosen, and what the mouse is over.
void mark_rooms(const View& view, const Layout& layout) {
    const float r = static_cast<float>(view.session.ratio);
    const scene::Palette& p = scene::palette_of(view.session.look);
    const Stroke chosen{u32_from(p.selection), with_alpha(p.halo, 235), 3 * r, 7 * r};
    const Stroke hovered{with_alpha(p.text, 215), with_alpha(p.halo, 200), 1.6F * r, 4.6F * r};
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Point at{static_cast<double>(mouse.x), static_cast<double>(mouse.y)};
    std::optional<RoomOnMap> under;
    if (!ImGui::GetIO().WantCaptureMouse && layout.map.contains(at))
        under = room_on_map(view,
                            scene::world_from_screen(view.session.camera,
                                                     {at.x - layout.map.x0, at.y - layout.map.y0}));
    if (under)
        outline_rings(view, layout, under->floor->row(under->room).shape.parts, true, hovered);
    for (const FloorOnMap& floor : *view.floors)
        for (std::size_t i = 0; i < floor.rooms.size(); ++i)
            if (chosen_on_map(view, floor.row(i)))
                outline_rings(view, layout, floor.row(i).shape.parts, true, chosen);
    if (under) room_tooltip(view, *under->floor, under->room);
}

}  // namespace

std::optional<RoomOnMap> room_on_map(const View& view, Point ground) {
    if (!floors_on_map(view)) return std::nullopt;
    for (const FloorOnMap& floor : *view.floors)
        if (const auto room = scene::room_under(*floor.of.chunk, floor.floor(), ground))
            return RoomOnMap{&floor, *room};
    return std::nullopt;
}

bool lists_floors_on_map(const View& view) {
    return floors_on_map(view) && view.plan != nullptr &&
           std::ranges::any_of(*view.floors, [&](const FloorOnMap& floor) {
               return floor.of.plan->place == view.plan->place;
           });
}

void choose_room_on_map(const View& view, const RoomOnMap& room, Intents& out) {
    const RoomRow& row = room.floor->row(room.room);
    const bool home = room.floor->rooms[room.room].home != scene::RoomTold::kNoHome;
    const bool chosen = home && view.session.desk.plan.unit == row.unit;
    const bool front = !home && model::row_of(*view.snapshot.places, row.front) != kNoRow;
    out.push_back(Select{front ? row.front : room.floor->of.plan->place});
    // A courtyard's plan has the page; homes are told where the map has it, or their own plan.
    const bool tells = home && !chosen && !plan_is_open(view);
    out.push_back(SelectHome{tells ? row.unit : model::UnitId{}});
}

void draw_floor_on_map(FloorPanel& panel, const View& view, const Layout& layout, Intents& out) {
    if (!floors_on_map(view) || view.session.picture) return;
    ImDrawList* paint = ImGui::GetBackgroundDrawList();
    paint->PushClipRect({static_cast<float>(layout.map.x0), static_cast<float>(layout.map.y0)},
                        {static_cast<float>(layout.map.x1), static_cast<float>(layout.map.y1)});
    mark_rooms(view, layout);
    paint->PopClipRect();
    if (!lists_floors_on_map(view)) return;
    // Its floors stand in the corner of the map.
    follow_floor(panel, view);
    const float r = static_cast<float>(view.session.ratio);
    const float high = std::min(switcher_height(panel, view), kHighestColumn);
    const geo::Box box{layout.map.x1 - double{(kColumnOnMap + 20) * r},
                       layout.map.y0 + double{70 * r}, layout.map.x1 - double{20 * r},
                       layout.map.y0 + double{(70 + high) * r}};
    begin_panel("##floors", box, {0, 0});
    draw_switcher(panel, view, box, out);
    end_panel();
}

}  // namespace ui
