// What a hand adds to the plan of a building: doors, windows, whole floors; and the line over the
// plan that tells what is open at the building itself.
#include "app/viewer.h"

#include "derive/level_work.h"
#include "support/courtyard.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <chrono>

#include <imgui.h>

using model::LevelId;
using support::kFirstBuilding;

namespace {

constexpr model::PlaceId kPlanlessBuilding{102};
constexpr app::Extent kDrawPage{1366, 768};

/// A page over the courtyard; the first building has a plan with one room, its footprint.
struct DrawingSeat {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
    app::UiContext ui;
    std::unique_ptr<app::Surface> surface;
    std::unique_ptr<app::Viewer> viewer;
    std::unique_ptr<app::World> world;

    DrawingSeat() {
        auto opened = app::open_offscreen(kDrawPage, 1);
        REQUIRE(opened);
        surface = std::move(*opened);
        auto made = app::Viewer::made(*surface, {});
        REQUIRE(made);
        viewer = std::move(*made);
        store::Store store = support::courtyard(path);
        const base::Instant now = app::Clock{}.now();
        const auto town = store.read_all(now);
        REQUIRE(town);
        model::FloorPlan plan;
        plan.place = kFirstBuilding;
        plan.levels = {{LevelId{1}, kFirstBuilding, 0, "1F", {}}};
        for (const model::PlaceRow& place : town->places)
            if (place.id == kFirstBuilding)
                plan.rooms = {
                    {.id = {}, .level = LevelId{1}, .kind = "hall", .shape = place.shape}};
        REQUIRE(store.write(store::PutPlan{plan, now}, {}, now));
        auto follows = app::World::start(std::move(store), {}, [this] { surface->wake(); });
        REQUIRE(follows);
        world = std::move(*follows);
        viewer->attach(*world);
        REQUIRE(
            until([this] { return viewer->idle() && viewer->frame().snapshot.places->size(); }));
    }
    template <class Wanted>
    bool until(Wanted wanted) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!wanted() && std::chrono::steady_clock::now() < end) viewer->turn(base::Millis{20});
        return wanted();
    }
    void open(model::PlaceId building) {
        viewer->handle(ui::OpenPlan{building});
        REQUIRE(until([&] {
            return viewer->idle() && viewer->frame().homes &&
                   viewer->frame().homes->place == building;
        }));
    }
    std::size_t levels() const {
        return viewer->frame().plan ? viewer->frame().plan->levels.size() : 0;
    }
    std::size_t openings() const {
        return viewer->frame().plan ? viewer->frame().plan->openings.size() : 0;
    }
    /// The middle of the longest wall of the first building.
    geo::Point wall() const {
        const geo::Ring& ring = viewer->frame().plan->rooms.front().shape.parts.front();
        geo::Point middle;
        double longest = 0;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const geo::Point a = ring[i];
            const geo::Point b = ring[(i + 1) % ring.size()];
            if (geo::length_m(geo::Ring{a, b}) <= longest) continue;
            longest = geo::length_m(geo::Ring{a, b});
            middle = (a + b) * 0.5;
        }
        return middle;
    }
    /// A page that is drawn, whether anything has changed or not.
    void draw_page() {
        viewer->handle(ui::SetReduceMotion{true});
        viewer->turn(base::Millis{0});
    }
};

}  // namespace

TEST_CASE("a door is put into a wall and taken out again, each by one command", "[app]") {
    DrawingSeat seat;
    seat.open(kFirstBuilding);
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    const LevelId level = seat.viewer->frame().plan->levels.front().id;
    const geo::Point wall = seat.wall();
    seat.viewer->handle(ui::DrawOpening{{level, false, wall, wall, 0.3}});
    REQUIRE(seat.until([&] { return seat.openings() == 1; }));
    CHECK(seat.viewer->frame().plan->openings.front().kind == "entrance");
    seat.viewer->handle(ui::EndOpening{level, wall, 0.3});
    REQUIRE(seat.until([&] { return seat.openings() == 0; }));
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.openings() == 1; }));
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.openings() == 0; }));
    // Where there is no wall nothing is changed, and it is told why.
    const std::size_t notices = seat.viewer->session().notices.size();
    const geo::Point far = wall + geo::Point{500, 0};
    seat.viewer->handle(ui::DrawOpening{{level, true, far, far, 0.3}});
    REQUIRE(seat.viewer->session().notices.size() == notices + 1);
    CHECK(seat.viewer->session().notices.back().refusal);
}

TEST_CASE("a floor that is added is shown, and goes with all its rooms", "[app]") {
    DrawingSeat seat;
    seat.open(kFirstBuilding);
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    seat.viewer->handle(ui::AddLevel{1, "", true});
    REQUIRE(seat.until([&] { return seat.levels() == 2; }));
    CHECK(ui::floor_shown(seat.viewer->view()) == 1);
    CHECK(seat.viewer->frame().plan->levels.back().name == "2F");
    CHECK(seat.viewer->frame().plan->rooms.size() == 2);
    seat.viewer->handle(ui::AddLevel{1, "M", false});  // is there already
    CHECK(seat.viewer->session().notices.back().refusal);
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    CHECK(seat.viewer->frame().plan->rooms.size() == 1);
    CHECK(ui::floor_shown(seat.viewer->view()) == 0);
}

TEST_CASE("a building without a plan gets its first floor from its outline", "[app]") {
    DrawingSeat seat;
    seat.open(kPlanlessBuilding);
    CHECK(ui::may_begin_floors(seat.viewer->view()));
    seat.viewer->handle(ui::AddLevel{0, "", false});
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    CHECK(ui::shows_floor(seat.viewer->view()));
    CHECK_FALSE(ui::may_begin_floors(seat.viewer->view()));
    CHECK(seat.openings() == 1);
    CHECK(seat.viewer->frame().plan->openings.front().kind == "wall");
}

TEST_CASE("what is open at the building itself stands over its plan, and opens", "[app]") {
    DrawingSeat seat;
    support::outside(seat.path,
                     "INSERT INTO issue(place,title,state,reported_at,due_at) VALUES(101,'lamp',"
                     "'WORKING',strftime('%s','now')-7200,strftime('%s','now')-60)");
    seat.open(kFirstBuilding);
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    const auto own = [&] {
        const ui::View view = seat.viewer->view();
        return derive::work_of_building(view.snapshot, *view.homes, view.now);
    };
    REQUIRE(seat.until([&] { return seat.viewer->idle() && own().open > 0; }));
    const derive::HomeWork work = own();
    const ui::Layout layout =
        ui::layout_of(seat.viewer->session(), kDrawPage.width_px, kDrawPage.height_px);
    // Right of the legend, below the title of the plan.
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(static_cast<float>(layout.map.x0) + ui::kLegendWidth + 52,
                        static_cast<float>(layout.map.y0) + 100);
    for (int page = 0; page < 3; ++page) seat.draw_page();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    seat.draw_page();
    io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    for (int page = 0; page < 2; ++page) seat.draw_page();
    const ui::Desk& desk = seat.viewer->session().desk;
    CHECK(seat.viewer->session().selected == kFirstBuilding);
    CHECK(desk.plan.place == kFirstBuilding);
    if (work.open == 1)
        CHECK(desk.issue == seat.viewer->frame().snapshot.issues[work.issues.front()].row.id);
    else
        CHECK(desk.list.has_value());
}
