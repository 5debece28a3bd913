// What a hand adds to the plan of a building: doors, windows, whole floors; and the line over the
// plan that tells what is open at the building itself.
#include "derive/level_work.h"
#include "support/courtyard_seat.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <variant>

#include <imgui.h>

using model::LevelId;
using support::kFirstBuilding;

namespace {

constexpr model::PlaceId kPlanlessBuilding{102};

/// A page over the courtyard; the first building has a plan with one room, its footprint.
struct DrawingSeat : support::CourtyardSeat {
    DrawingSeat() {
        store::Store store = support::courtyard(path);
        model::FloorPlan plan;
        plan.place = kFirstBuilding;
        plan.levels = {{LevelId{1}, kFirstBuilding, 0, "1F", {}}};
        plan.rooms = {{.id = {},
                       .level = LevelId{1},
                       .kind = "hall",
                       .shape = support::outline_of(store, kFirstBuilding)}};
        arrive(std::move(store), plan);
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
};

/// The floor that a click at this height of the form of a new floor adds, with this number typed
/// in.
std::optional<int> ordinal_added(const DrawingSeat& seat, const std::string& number, float y) {
    constexpr double kWide = 300;
    const double high = seat.kPage.height_px;
    const ui::View view = seat.viewer->view();
    ui::FloorPanel panel;
    ui::follow_floor(panel, view);
    panel.level_form.number = number;
    ImGuiIO& io = ImGui::GetIO();
    std::optional<int> ordinal;
    for (int page = 0; page < 5; ++page) {
        if (page == 0) io.AddMousePosEvent(60, y);
        if (page == 2 || page == 3) io.AddMouseButtonEvent(ImGuiMouseButton_Left, page == 2);
        seat.surface->begin_ui();
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0, 0});
        ImGui::SetNextWindowSize({static_cast<float>(kWide), static_cast<float>(high)});
        ImGui::Begin("form", nullptr, ImGuiWindowFlags_NoDecoration);
        ui::Intents wishes;  // the tools are in the lower half of their column
        ui::draw_floor_tools(panel, view, {0, -high, kWide, high}, wishes);
        ImGui::End();
        ImGui::EndFrame();
        for (const ui::Intent& wish : wishes)
            if (const auto* added = wish.get_if<ui::AddLevel>()) ordinal = added->ordinal;
    }
    return ordinal;
}

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

TEST_CASE("a floor is added by the number that is typed, and by nothing that is no floor",
          "[app]") {
    DrawingSeat seat;
    seat.open(kFirstBuilding);
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    seat.viewer->handle(ui::TakeFloorTool{ui::FloorTool::Level});
    REQUIRE(seat.until([&] { return seat.viewer->idle(); }));
    float button = 0;
    for (float y = 8; y < 700 && button == 0; y += 8)
        if (ordinal_added(seat, "7", y) == 6) button = y;
    REQUIRE(button > 0);
    CHECK(ordinal_added(seat, "1", button) == 0);
    CHECK(ordinal_added(seat, "-1", button) == -1);
    CHECK(ordinal_added(seat, "200", button) == 199);
    CHECK(ordinal_added(seat, "-200", button) == -200);
    for (const char* number : {"", "0", "201", "-201", "3F", " 3", "3.5", "x", "99999999999"}) {
        CAPTURE(number);
        CHECK_FALSE(ordinal_added(seat, number, button));
    }
}

TEST_CASE("a floor that is deleted takes its rooms with it, and comes back with their links",
          "[app]") {
    DrawingSeat seat;
    seat.open(kFirstBuilding);
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    const auto add = [&] {
        seat.viewer->handle(ui::AddLevel{1, "", true});
        REQUIRE(seat.until([&] { return seat.levels() == 2; }));
        return seat.viewer->frame().plan->levels.back().id;
    };
    // No number is given twice: neither that of one taken back nor that of one deleted.
    const LevelId taken_back = add();
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    const LevelId second = add();
    CHECK(second > taken_back);
    model::RoomRow room = seat.viewer->frame().plan->rooms.back();
    REQUIRE(room.level == second);
    room.unit = seat.viewer->frame().homes->home.front().unit.id;
    seat.viewer->handle(ui::ChangeRoom{room});
    REQUIRE(seat.until([&] { return seat.viewer->frame().plan->rooms.back() == room; }));
    const model::FloorPlan before = *seat.viewer->frame().plan;

    seat.viewer->handle(ui::EndLevel{second});
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    CHECK(seat.viewer->frame().plan->rooms.size() == 1);
    CHECK(ui::floor_shown(seat.viewer->view()) == 0);
    CHECK(add() > second);
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.levels() == 1; }));
    seat.viewer->handle(ui::Undo{});
    REQUIRE(seat.until([&] { return seat.levels() == 2; }));
    CHECK(*seat.viewer->frame().plan == before);
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
        ui::layout_of(seat.viewer->session(), seat.kPage.width_px, seat.kPage.height_px);
    // Right of the legend, below the title of the plan.
    seat.click({layout.map.x0 + static_cast<double>(ui::kLegendWidth) + 52, layout.map.y0 + 100});
    const ui::Desk& desk = seat.viewer->session().desk;
    CHECK(seat.viewer->session().selected == kFirstBuilding);
    CHECK(desk.plan.place == kFirstBuilding);
    if (work.open == 1)
        CHECK(desk.issue == seat.viewer->frame().snapshot.issues[work.issues.front()].row.id);
    else
        CHECK(desk.list.has_value());
}
