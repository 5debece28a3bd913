// Floors of buildings on the map: what a switch costs, and how they look.
#include "app/surface.h"
#include "render/map.h"
#include "scene/floor_told.h"
#include "scene/lettering.h"
#include "support/golden.h"
#include "support/monday.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <string>

using model::LevelId;
using scene::Colour;
using support::kMonday;

namespace {

constexpr app::Extent kFloorExtent{480, 320};
constexpr Colour kLeftRoom{200, 60, 60};
constexpr Colour kRightRoom{60, 200, 60};
constexpr Colour kUpstairs{60, 60, 200};

/// The map close over one building, which has a plan of two floors: two rooms below, one above.
struct FloorStudio {
    std::unique_ptr<app::Surface> surface;
    std::unique_ptr<render::Map> map;
    model::Snapshot snapshot = support::snapshot_of(support::courtyard_on_monday());
    derive::Derived derived = derive::derive_all(snapshot, kMonday);
    scene::Scene scene = scene::scene_from(snapshot, derived);
    scene::Labels no_labels{.corner = std::make_shared<const std::vector<scene::LabelVertex>>()};
    scene::Camera camera;
    geo::Box box;  // of the building
    scene::FloorShown floor;

    FloorStudio() {
        auto opened = app::open_offscreen(kFloorExtent, 1);
        REQUIRE(opened);
        surface = std::move(*opened);
        auto made = render::Map::made();
        REQUIRE(made);
        map = std::make_unique<render::Map>(std::move(*made));
        const model::Places& places = *snapshot.places;
        const model::Row building = support::row_of(places, "7号楼");
        box = places.box[building];
        camera = {.centre = box.centre(),
                  .metres_per_px = std::min(0.1, box.width() / 300),
                  .width_px = kFloorExtent.width_px,
                  .height_px = kFloorExtent.height_px};
        floor.chunk = scene::floor_chunk(plan(places.row[building].id));
        REQUIRE(floor.chunk);
        show(0);
    }
    geo::Shape part(double from, double to) const {
        return support::block(box.x0 + from * box.width(), box.y0, box.x0 + to * box.width(),
                              box.y1);
    }
    model::FloorPlan plan(model::PlaceId building) const {
        model::FloorPlan plan;
        plan.place = building;
        plan.levels = {{LevelId{1}, building, 0, "1F", {}}, {LevelId{2}, building, 1, "2F", {}}};
        const auto add = [&](std::int64_t level, geo::Shape shape) {
            plan.rooms.push_back({.id = {},
                                  .level = LevelId{level},
                                  .kind = "room",
                                  .name = {},
                                  .shape = std::move(shape)});
        };
        add(1, part(0, 0.5));
        add(1, part(0.5, 1));
        add(2, part(0.2, 0.8));
        const geo::Point door{box.x0 + 0.5 * box.width(), box.y0 + 0.4 * box.height()};
        plan.openings.push_back({.id = {},
                                 .level = LevelId{1},
                                 .kind = "door",
                                 .shape = geo::line_of({door, door + geo::Point{0, 0.9}})});
        return plan;
    }
    void show(std::size_t level) {
        floor.level = level;
        const std::vector<Colour> fill =
            level == 0 ? std::vector<Colour>{kLeftRoom, kRightRoom} : std::vector{kUpstairs};
        floor.fill = std::make_shared<const std::vector<Colour>>(fill);
    }
    bool draw(bool open = true, const render::Style& style = {}) {
        map->show(scene);
        map->show_floors(open ? std::vector{floor} : std::vector<scene::FloorShown>{});
        return map->draw(camera, style, no_labels);
    }
    /// At a share of the building's width, in the middle of its depth.
    Colour pixel_at(double share) const {
        const geo::Point at = scene::screen_from_world(
            camera, {box.x0 + share * box.width(), box.y0 + 0.25 * box.height()});
        const std::vector<std::uint8_t> picture = map->pixels();
        const auto i = (static_cast<std::size_t>(at.y) * kFloorExtent.width_px +
                        static_cast<std::size_t>(at.x)) *
                       4;
        return {picture[i], picture[i + 1], picture[i + 2]};
    }
};

}  // namespace

TEST_CASE("rooms of a floor lie on their block in their colours, from close by alone", "[gl]") {
    FloorStudio s;
    CHECK(s.draw());
    CHECK(s.pixel_at(0.25) == kLeftRoom);
    CHECK(s.pixel_at(0.75) == kRightRoom);
    CHECK_FALSE(s.draw());
    s.draw(false);
    const Colour block = s.pixel_at(0.25);
    CHECK_FALSE(block == kLeftRoom);
    const double near = s.camera.metres_per_px;
    s.camera.metres_per_px = scene::kFloorsUpTo;
    s.draw(false);
    const std::vector<std::uint8_t> closed = s.map->pixels();
    s.draw();
    const bool same = closed == s.map->pixels();
    CHECK(same);
    s.camera.metres_per_px = near;
}

TEST_CASE("another floor moves at most 8 KB, no geometry, and redraws its building alone", "[gl]") {
    FloorStudio s;
    s.draw();
    const render::Counters before = s.map->counters();
    s.show(1);
    CHECK(s.draw());
    CHECK(s.pixel_at(0.5) == kUpstairs);
    const render::Counters after = s.map->counters();
    CHECK(after.fill_bytes - before.fill_bytes <= 8'192);
    CHECK(after.fill_bytes > before.fill_bytes);
    CHECK(after.floor_bytes == before.floor_bytes);
    CHECK(after.geometry_bytes == before.geometry_bytes);
    CHECK(after.state_bytes == before.state_bytes);
    CHECK(after.full_redraws == before.full_redraws);
    CHECK(after.damage_redraws == before.damage_redraws + 1);
    // The same told anew is no news.
    s.show(1);
    CHECK_FALSE(s.draw());
    CHECK(s.map->counters().fill_bytes == after.fill_bytes);
}

TEST_CASE("a floor opened, switched and closed leaves what a whole redraw draws, bit for bit",
          "[gl]") {
    FloorStudio s;
    s.draw(false);
    for (const int step : {0, 1, 0, 2}) {
        if (step < 2) s.show(static_cast<std::size_t>(step));
        const std::uint64_t whole = s.map->counters().full_redraws;
        CHECK(s.draw(step < 2));
        CHECK(s.map->counters().full_redraws == whole);
        const std::vector<std::uint8_t> damaged = s.map->pixels();
        s.map->forget();
        s.draw(step < 2);
        const bool equal = damaged == s.map->pixels();
        CAPTURE(step);
        CHECK(equal);
    }
}

TEST_CASE("floors on the map look as they were found good", "[gl]") {
    FloorStudio s;
    if (!support::comparable(support::kGoldens, support::drawn_with())) return;
    const auto font = scene::cjk_font();
    REQUIRE(font);
    auto lettering = scene::Lettering::with(*font);
    REQUIRE(lettering);
    for (const auto& [name, look] : {std::pair{"floor_day", scene::Look::Light},
                                     std::pair{"floor_night", scene::Look::Dark}}) {
        const scene::FloorView view{.snapshot = s.snapshot,
                                    .derived = s.derived,
                                    .scene = s.scene,
                                    .look = look,
                                    .now = kMonday};
        scene::OpenFloor open{.plan = {}, .homes = {}, .chunk = s.floor.chunk};
        model::FloorPlan plan = s.plan(s.floor.chunk->place);
        plan.rooms[0].name = "活动室";
        plan.rooms[1].kind = "corridor";
        open.plan = std::make_shared<const model::FloorPlan>(std::move(plan));
        open.chunk = scene::floor_chunk(*open.plan);
        const scene::FloorLevel& level = open.chunk->level.front();
        const auto rooms = scene::rooms_told(view, open, level, {}, {});
        auto labels = std::make_shared<scene::FloorLabels>();
        scene::add_room_labels(view, level, rooms, labels->rooms);
        labels->places = {model::row_of(*s.snapshot.places, open.chunk->place)};
        scene::NameCache names;
        const scene::LabelOptions options{.look = look, .floors = labels};
        s.map->show(s.scene);
        s.map->show_floors(
            {{open.chunk, 0, std::make_shared<const std::vector<Colour>>(scene::fills_of(rooms))}});
        s.map->draw(s.camera, {.look = look},
                    scene::labels_for({*s.scene.geometry, s.snapshot, s.derived}, s.camera, 1,
                                      options, names, *lettering));
        support::compare(support::kGoldens / (std::string{name} + ".png"), kFloorExtent.width_px,
                         kFloorExtent.height_px, s.map->pixels());
    }
}
