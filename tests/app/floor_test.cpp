// The real plan of a building on the page: it comes with its homes, follows who changes it, and
// costs the map nothing.
#include "support/courtyard_seat.h"
#include "support/rectangle.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <numeric>
#include <string>

#include <imgui.h>

using model::LevelId;
using support::kFirstBuilding;

namespace {

constexpr model::PlaceId kSecondBuilding{102};

/// A page over the courtyard, whose first building has a plan of three floors.
struct FloorSeat : support::CourtyardSeat {
    geo::Box box;         // of the building
    geo::Point label_at;  // where its name stands
    model::UnitId upstairs{};

    FloorSeat() {
        store::Store store = support::courtyard(path);
        const auto homes = store.homes_of(kFirstBuilding);
        REQUIRE(homes);
        for (const model::Home& home : homes->home)
            if (home.unit.floor == 3) upstairs = home.unit.id;
        const geo::Shape outline = support::outline_of(store, kFirstBuilding);
        box = geo::box_of(outline);
        label_at = geo::label_point(outline);
        arrive(std::move(store), plan());
        REQUIRE(viewer->frame().snapshot.levels->size() == 3);
    }
    geo::Shape part(double from, double to) const {
        return support::block(box.x0 + from * box.width(), box.y0, box.x0 + to * box.width(),
                              box.y1);
    }
    /// Of each floor two rooms; on the third the left one is the home's.
    model::FloorPlan plan() const {
        model::FloorPlan plan;
        plan.place = kFirstBuilding;
        for (const int ordinal : {0, 1, 2}) {
            const LevelId level{ordinal + 1};
            plan.levels.push_back(
                {level, kFirstBuilding, ordinal, std::to_string(ordinal + 1) + "F", {}});
            for (const bool left : {true, false})
                plan.rooms.push_back({.id = {},
                                      .level = level,
                                      .kind = "room",
                                      .name = left ? "left" : "right",
                                      .shape = left ? part(0, 0.5) : part(0.5, 1),
                                      .unit = left && ordinal == 2 ? upstairs : model::UnitId{}});
        }
        return plan;
    }
    /// The map alone, so near that the floors of the first building are on it.
    void go_near() {
        viewer->handle(ui::SetReduceMotion{true});
        viewer->handle(ui::ZoomToPlace{kFirstBuilding});
        REQUIRE(until([&] { return viewer->idle(); }));
        const scene::Camera& camera = viewer->session().camera;
        viewer->handle(ui::ZoomAt{{camera.width_px / 2.0, camera.height_px / 2.0},
                                  camera.metres_per_px / 0.08});
        REQUIRE(until([&] { return viewer->idle() && on_map() != nullptr; }));
        viewer->handle(ui::Select{});
        REQUIRE(until([&] { return viewer->idle(); }));
    }
    const scene::FloorOnMap* on_map() const {
        const auto* floors = viewer->view().floors;
        return floors == nullptr || floors->empty() ? nullptr : &floors->front();
    }
    /// With the hand, on the map.
    void click_on(geo::Point ground) {
        const scene::Camera& camera = viewer->session().camera;
        const auto middle = viewer->page_position(kFirstBuilding);
        REQUIRE(middle);
        const geo::Point off = ground - label_at;
        click({middle->x + off.x / camera.metres_per_px, middle->y - off.y / camera.metres_per_px});
    }
    void strike(ImGuiKey key) {
        ImGui::GetIO().AddKeyEvent(key, true);
        draw_page();
        ImGui::GetIO().AddKeyEvent(key, false);
        draw_page();
    }
    /// A front of the town, which is no room of the plan yet.
    model::PlaceId stall() const {
        const model::Places& places = *viewer->frame().snapshot.places;
        const auto front = std::ranges::find(places.kind, model::Kind::Front);
        REQUIRE(front != places.kind.end());
        return places.row[static_cast<std::size_t>(front - places.kind.begin())].id;
    }
    int shown() const { return ui::floor_shown(viewer->view()); }
    std::size_t rooms() const {
        return viewer->frame().plan ? viewer->frame().plan->rooms.size() : 0;
    }
    /// An empty one while the plan is read.
    const model::RoomRow& room(std::size_t i) const {
        static const model::RoomRow kNone;
        return i < rooms() ? viewer->frame().plan->rooms[i] : kNone;
    }
};

}  // namespace

TEST_CASE("a building with levels opens with its plan, any other with its homes alone", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    REQUIRE(seat.viewer->frame().plan);
    CHECK(seat.rooms() == 6);
    CHECK(ui::shows_floor(seat.viewer->view()));
    CHECK(seat.shown() == 0);
    seat.viewer->handle(ui::ToggleFloorCells{});
    CHECK_FALSE(ui::shows_floor(seat.viewer->view()));
    CHECK(ui::has_floors(seat.viewer->view()));
    seat.viewer->handle(ui::ToggleFloorCells{});
    seat.viewer->handle(ui::ClosePlan{});
    seat.open(kSecondBuilding);
    CHECK(seat.viewer->frame().plan == nullptr);
    CHECK_FALSE(seat.viewer->frame().homes->home.empty());
    CHECK_FALSE(ui::has_floors(seat.viewer->view()));
    // Nothing there to go up or down to.
    seat.viewer->handle(ui::StepFloor{1});
    CHECK(seat.viewer->session().desk.plan.place == kSecondBuilding);
}

TEST_CASE("floors are stepped through, kept by building, and shown at one height on wish",
          "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    seat.viewer->handle(ui::StepFloor{1});
    CHECK(seat.shown() == 1);
    seat.viewer->handle(ui::StepFloor{1});
    seat.viewer->handle(ui::StepFloor{1});  // there is no fourth
    CHECK(seat.shown() == 2);
    seat.viewer->handle(ui::ClosePlan{});
    seat.open(kFirstBuilding);
    CHECK(seat.shown() == 2);
    seat.viewer->handle(ui::AllToFloor{true});
    seat.viewer->handle(ui::StepFloor{-1});
    CHECK(seat.viewer->session().floors.all == 1);
    seat.viewer->handle(ui::AllToFloor{false});
    CHECK(seat.shown() == 1);
}

TEST_CASE("the plan goes to the floor of a home that is chosen, from wherever", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    CHECK(seat.shown() == 0);
    seat.viewer->handle(ui::SelectHome{seat.upstairs});
    CHECK(seat.shown() == 2);
    // One without a room is shown by its floor.
    for (const model::Home& home : seat.viewer->frame().homes->home)
        if (home.unit.floor == 2) {
            seat.viewer->handle(ui::SelectHome{home.unit.id});
            break;
        }
    CHECK(seat.shown() == 1);
}

TEST_CASE("a front that is a room is chosen in the plan, which stays open at its floor", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    const model::PlaceId stall = seat.stall();
    // Of this front the plan knows nothing yet: its street opens.
    seat.viewer->handle(ui::Select{stall});
    seat.viewer->turn(base::Millis{0});
    CHECK(seat.viewer->session().desk.plan.place != kFirstBuilding);
    seat.open(kFirstBuilding);
    REQUIRE(seat.until([&] { return seat.viewer->frame().plan != nullptr; }));
    for (const std::size_t i : {3U, 5U}) {
        model::RoomRow room = seat.room(i);
        room.front = stall;
        seat.viewer->handle(ui::ChangeRoom{room});
        REQUIRE(seat.until([&] { return seat.room(i).front == stall; }));
    }
    seat.viewer->handle(ui::Select{stall});
    seat.viewer->turn(base::Millis{0});
    CHECK(seat.viewer->session().desk.plan.place == kFirstBuilding);
    CHECK(seat.shown() == 1);
    // The legend counts it once, and says so beside the homes.
    ui::PlanPanel panel;
    const ui::View view = seat.viewer->view();
    ui::follow(panel, view);
    const ui::LegendFigures figures = ui::legend_figures(panel, view);
    CHECK(figures.of_homes);
    CHECK(figures.stalls == 1);
    CHECK(std::accumulate(figures.number.begin(), figures.number.end(), 0U) ==
          view.homes->home.size() + 1);
}

TEST_CASE("another floor in place of the map redraws nothing of it and sends it no byte", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    const auto cost = [&] {
        const render::Counters& c = seat.viewer->map_counters();
        return c.geometry_bytes + c.state_bytes + c.label_bytes + c.cell_bytes + c.floor_bytes +
               c.fill_bytes;
    };
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    const std::uint64_t bytes = cost();
    const std::uint64_t whole = seat.viewer->map_counters().full_redraws;
    seat.viewer->handle(ui::ShowFloor{kFirstBuilding, 2});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(seat.shown() == 2);
    CHECK(cost() == bytes);
    CHECK(seat.viewer->map_counters().full_redraws == whole);
}

TEST_CASE("another floor on the map moves the colours of its rooms and redraws its building",
          "[app]") {
    FloorSeat seat;
    seat.go_near();
    seat.viewer->handle(ui::Select{kFirstBuilding});
    REQUIRE(
        seat.until([&] { return seat.viewer->idle() && seat.viewer->frame().plan != nullptr; }));
    const render::Counters before = seat.viewer->map_counters();
    CHECK(before.floor_bytes > 0);
    seat.viewer->handle(ui::ShowFloor{kFirstBuilding, 2});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    CHECK(seat.shown() == 2);
    REQUIRE(seat.on_map() != nullptr);
    CHECK(seat.on_map()->floor().ordinal == 2);
    const render::Counters after = seat.viewer->map_counters();
    CHECK(after.fill_bytes > before.fill_bytes);
    CHECK(after.fill_bytes - before.fill_bytes <= 8'192);
    CHECK(after.floor_bytes == before.floor_bytes);
    CHECK(after.geometry_bytes == before.geometry_bytes);
    CHECK(after.state_bytes == before.state_bytes);
    CHECK(after.full_redraws == before.full_redraws);
}

TEST_CASE("floors come when the map is near enough, follow the store, and go", "[app]") {
    FloorSeat seat;
    CHECK(seat.viewer->frame().floors.empty());
    seat.go_near();
    const auto chunk = seat.on_map()->of.chunk;
    support::outside(seat.path, "INSERT INTO visit(place,at) VALUES(101,strftime('%s','now'))");
    const auto seq = seat.viewer->frame().snapshot.position.seq;
    REQUIRE(seat.until([&] { return seat.viewer->frame().snapshot.position.seq > seq; }));
    REQUIRE(seat.on_map() != nullptr);
    CHECK(seat.on_map()->of.chunk == chunk);  // the plan is as it was: nothing is laid out again
    support::outside(seat.path, "UPDATE room SET name='market' WHERE name='left'");
    REQUIRE(seat.until([&] {
        return seat.on_map() != nullptr && seat.on_map()->row(0).name == "market" &&
               seat.on_map()->of.chunk != chunk;
    }));
    seat.viewer->handle(ui::ZoomToAll{});
    seat.viewer->handle(ui::ZoomAt{{400, 300}, 0.1});
    REQUIRE(seat.until([&] { return seat.viewer->frame().floors.empty(); }));
}

TEST_CASE("a click on a room of the map chooses its home, and elsewhere its building", "[app]") {
    FloorSeat seat;
    seat.go_near();
    seat.viewer->handle(ui::ShowFloor{kFirstBuilding, 2});
    REQUIRE(seat.until([&] {
        return seat.viewer->idle() && seat.on_map() != nullptr &&
               seat.on_map()->floor().ordinal == 2;
    }));
    seat.click_on(geo::box_of(seat.part(0, 0.5)).centre());
    CHECK(seat.viewer->session().selected == kFirstBuilding);
    CHECK(seat.viewer->session().desk.plan.unit == seat.upstairs);
    CHECK(seat.viewer->session().desk.plan.place == model::PlaceId{});
    // Its card tells of it, as in the plan.
    REQUIRE(seat.until([&] {
        return seat.viewer->frame().homes && seat.viewer->frame().homes->place == kFirstBuilding;
    }));
    ui::PlanPanel panel;
    ui::follow(panel, seat.viewer->view());
    CHECK(ui::homes_ready(panel, seat.viewer->view()));
    seat.click_on(geo::box_of(seat.part(0.5, 1)).centre());
    CHECK(seat.viewer->session().selected == kFirstBuilding);
    CHECK(seat.viewer->session().desk.plan.unit == model::UnitId{});
    // A home that is chosen is let go with its building.
    seat.viewer->handle(ui::SelectHome{seat.upstairs});
    seat.viewer->handle(ui::Select{kSecondBuilding});
    seat.viewer->turn(base::Millis{0});
    CHECK(seat.viewer->session().desk.plan.unit == model::UnitId{});
}

TEST_CASE("a click on a room of the map that is a stall chooses its front", "[app]") {
    FloorSeat seat;
    seat.go_near();
    const model::PlaceId stall = seat.stall();
    support::outside(seat.path, "UPDATE room SET front=" + std::to_string(model::number(stall)) +
                                    " WHERE name='right'");
    REQUIRE(seat.until([&] {
        return seat.viewer->idle() && seat.on_map() != nullptr &&
               seat.on_map()->row(1).front == stall;
    }));
    seat.click_on(geo::box_of(seat.part(0.5, 1)).centre());
    CHECK(seat.viewer->session().selected == stall);
    CHECK(seat.viewer->session().desk.plan.unit == model::UnitId{});
    seat.click_on(geo::box_of(seat.part(0, 0.5)).centre());
    CHECK(seat.viewer->session().selected == kFirstBuilding);
}

TEST_CASE("PageUp and PageDown go through the floors that are listed on the map", "[app]") {
    FloorSeat seat;
    const scene::Camera& camera = seat.viewer->session().camera;
    seat.go_near();
    const double near = camera.metres_per_px;
    seat.strike(ImGuiKey_PageUp);  // with nothing chosen the map goes up
    CHECK(camera.metres_per_px > near);
    seat.go_near();
    seat.viewer->handle(ui::Select{kFirstBuilding});
    REQUIRE(
        seat.until([&] { return seat.viewer->idle() && seat.viewer->frame().plan != nullptr; }));
    const double still = camera.metres_per_px;
    seat.strike(ImGuiKey_PageUp);
    CHECK(seat.shown() == 1);
    seat.strike(ImGuiKey_PageUp);
    CHECK(seat.shown() == 2);
    seat.strike(ImGuiKey_PageDown);
    CHECK(seat.shown() == 1);
    CHECK(camera.metres_per_px == still);
    CHECK(seat.viewer->session().selected == kFirstBuilding);
    // While something is typed they are not of the floors.
    seat.viewer->handle(ui::FocusFind{});
    REQUIRE(seat.until([&] {
        seat.draw_page();
        return ImGui::GetIO().WantTextInput;
    }));
    seat.strike(ImGuiKey_PageUp);
    CHECK(seat.shown() == 1);
}

TEST_CASE("a room changed by another program shows in the plan that is open", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    const auto before = seat.viewer->frame().plan;
    support::outside(seat.path, "UPDATE room SET name='market' WHERE name='left'");
    REQUIRE(seat.until([&] { return seat.room(0).name == "market"; }));
    CHECK(before->rooms[0].name == "left");
    // What touches no plan leaves it as it is.
    const auto kept = seat.viewer->frame().plan;
    support::outside(seat.path, "INSERT INTO visit(place,at) VALUES(101,strftime('%s','now'))");
    const auto seq = seat.viewer->frame().snapshot.position.seq;
    REQUIRE(seat.until([&] { return seat.viewer->frame().snapshot.position.seq > seq; }));
    CHECK(seat.viewer->frame().plan == kept);
    support::outside(seat.path, "UPDATE level SET valid_to=1");
    REQUIRE(seat.until([&] { return seat.viewer->frame().plan == nullptr; }));
    CHECK(seat.viewer->frame().homes != nullptr);
}

TEST_CASE("a room is cut and given to a home, and each is taken back by itself", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    const model::RoomRow first = seat.room(0);
    const double x = seat.box.x0 + 0.2 * seat.box.width();
    seat.viewer->handle(ui::SplitRoom{first.id, {{x, seat.box.y0}, {x, seat.box.y1}}});
    REQUIRE(seat.until([&] { return seat.rooms() == 7; }));
    model::RoomRow linked = seat.room(0);
    linked.unit = seat.upstairs;
    seat.viewer->handle(ui::ChangeRoom{linked});
    REQUIRE(seat.until([&] { return seat.room(0).unit == seat.upstairs; }));
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.room(0).unit == model::UnitId{}; }));
    CHECK(seat.rooms() == 7);
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.rooms() == 6; }));
    CHECK(seat.room(0) == first);
    CHECK(seat.viewer->session().can_redo);
}

TEST_CASE("the whole plan is moved by one command, and what makes no room is told", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    const model::FloorPlan before = *seat.viewer->frame().plan;
    seat.viewer->handle(ui::MoveFloors{{{}, 0, {2, -1}}});
    REQUIRE(seat.until([&] { return !(seat.room(0) == before.rooms[0]); }));
    for (std::size_t i = 0; i < before.rooms.size(); ++i)
        CHECK(seat.room(i).shape == scene::moved({{}, 0, {2, -1}}, before.rooms[i].shape));
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return *seat.viewer->frame().plan == before; }));
    const std::size_t notices = seat.viewer->session().notices.size();
    const geo::Point corner{seat.box.x0, seat.box.y0};
    seat.viewer->handle(ui::DrawRoom{
        before.levels[0].id, {corner, corner + geo::Point{1, 0}, corner + geo::Point{1, 1}}});
    REQUIRE(seat.viewer->session().notices.size() == notices + 1);
    CHECK(seat.viewer->session().notices.back().refusal);
    CHECK(seat.rooms() == 6);
}

TEST_CASE("Esc puts a tool away before it closes the plan", "[app]") {
    FloorSeat seat;
    seat.open(kFirstBuilding);
    seat.viewer->handle(ui::TakeFloorTool{ui::FloorTool::Draw});
    seat.viewer->handle(ui::StepBack{});
    CHECK(seat.viewer->session().floors.tool == ui::FloorTool::None);
    CHECK(seat.viewer->session().desk.plan.place == kFirstBuilding);
    seat.viewer->handle(ui::StepBack{});
    CHECK(seat.viewer->session().desk.plan.place == model::PlaceId{});
}
