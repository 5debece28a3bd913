#include "ui/wall_build.h"

#include "support/wall_page.h"

#include <catch_amalgamated.hpp>

#include <chrono>

using base::Word;
using std::chrono::minutes;
using std::chrono::seconds;
using support::WallPage;
using ui::WallBuildForm;
using ui::WallSetting;

namespace {

WallBuildForm typed_build(const char* distance, const char* height, const char* seam,
                          int columns = 1, int rows = 1) {
    return {.filled = true,
            .distance = distance,
            .height = height,
            .seam = seam,
            .columns = columns,
            .rows = rows};
}

Word refused_build(const WallBuildForm& form) {
    const auto built = ui::wall_built(form, {});
    return built ? Word::kCount : built.error().word;
}

}  // namespace

TEST_CASE("what is typed about a wall becomes its setting, and nothing else of it changes",
          "[ui]") {
    WallSetting holds{.name = "大厅", .stop_s = 30};
    holds.sound = true;
    const auto built = ui::wall_built(typed_build(" 10 ", "2.7", "24", 5, 3), holds);
    REQUIRE(built);
    WallSetting wanted = holds;
    wanted.distance_m = 10;
    wanted.height_m = 2.7;
    wanted.seam_px = 24;
    wanted.columns = 5;
    wanted.rows = 3;
    CHECK(*built == wanted);
    // Shown again it stands there as it was typed, and typed again it is the same.
    const WallBuildForm again = ui::wall_build_form(*built);
    CHECK(again.distance == "10");
    CHECK(again.height == "2.7");
    CHECK(again.seam == "24");
    CHECK(*ui::wall_built(again, holds) == wanted);
    // Nothing told is nothing told; one screen has no seam.
    CHECK(*ui::wall_built(ui::wall_build_form({}), {}) == WallSetting{});
    CHECK(ui::wall_built(typed_build("10", "2.7", "24"), {})->seam_px == 0);
}

TEST_CASE("what makes no wall is refused with what is wrong with it", "[ui]") {
    for (const char* length : {"ten", "-3", "10 m", "1e9", "nan", "inf", "0x10"}) {
        CAPTURE(length);
        CHECK(refused_build(typed_build(length, "2.7", "")) == Word::WallLengthWrong);
        CHECK(refused_build(typed_build("10", length, "")) == Word::WallLengthWrong);
    }
    CHECK(refused_build(typed_build("10", "", "")) == Word::WallHalfTold);
    CHECK(refused_build(typed_build("", "2.7", "")) == Word::WallHalfTold);
    for (const char* seam : {"wide", "-1", "301"}) {
        CAPTURE(seam);
        CHECK(refused_build(typed_build("", "", seam, 2, 1)) == Word::WallSeamWrong);
        CHECK(refused_build(typed_build("", "", seam)) == Word::kCount);
    }
}

TEST_CASE("letters of a wall that nobody has seen are told for screens of 16 to 9", "[ui]") {
    const WallSetting wall{.distance_m = 10, .height_m = 2.7, .columns = 5, .rows = 3};
    const ui::WallPage page = ui::wall_page_of(wall);
    CHECK(page.width_px == 9600);
    CHECK(page.height_px == 3240);
    CHECK(ui::wall_letters(wall, page.width_px, page.height_px).need_mm == 40);
    // As many millimetres on any other page of that shape.
    CHECK(ui::wall_letters(wall, 4800, 1620).are_mm ==
          Catch::Approx(ui::wall_letters(wall, 9600, 3240).are_mm));
}

TEST_CASE("a wall whose letters are too small says so for a minute, and again on another screen",
          "[app]") {
    WallPage wall;
    CHECK(wall.is().letters_until == base::kNever);
    REQUIRE(app::write_wall_setting(wall.folder.file("wall.json"),
                                    {.distance_m = 10, .height_m = 0.7}));
    wall.advance(minutes{1});
    CHECK(wall.is().setting.distance_m == 10);
    REQUIRE(wall.is().letters_until != base::kNever);
    CHECK(wall.is().letters_until > wall.now());
    wall.advance(seconds{61});
    CHECK(wall.is().letters_until == base::kNever);
    // It has been told, and is not told each minute.
    wall.advance(minutes{5});
    CHECK(wall.is().letters_until == base::kNever);
    REQUIRE(app::write_wall_setting(wall.folder.file("wall.json"),
                                    {.distance_m = 12, .height_m = 0.7}));
    wall.advance(minutes{1});
    CHECK(wall.is().letters_until > wall.now());
    // Mended, it goes at once.
    REQUIRE(
        app::write_wall_setting(wall.folder.file("wall.json"), {.distance_m = 3, .height_m = 1.2}));
    wall.advance(minutes{1});
    CHECK(wall.is().letters_until == base::kNever);
}

TEST_CASE("a wall that runs takes over how it is built, and shows the whole place again", "[app]") {
    WallPage wall;
    wall.viewer->handle(ui::WallTour{false});
    wall.viewer->handle(ui::WallSpotlight{});
    wall.advance(seconds{1});
    const int before_px = wall.viewer->session().camera.width_px;
    for (const WallSetting& setting :
         {WallSetting{.columns = 3, .rows = 2, .seam_px = 40}, WallSetting{}}) {
        REQUIRE(app::write_wall_setting(wall.folder.file("wall.json"), setting));
        wall.advance(minutes{1});
        CHECK(wall.is().setting == setting);
        const ui::Session& session = wall.viewer->session();
        const geo::Box seen = scene::view_box(session.camera);
        const geo::Box extent = wall.viewer->frame().scene.geometry->extent;
        CHECK(seen.contains({extent.x0, extent.y0}));
        CHECK(seen.contains({extent.x1, extent.y1}));
    }
    CHECK(wall.viewer->session().camera.width_px == before_px);
}

TEST_CASE("a banner that comes while a wall shows the whole place covers nothing of it", "[app]") {
    WallPage wall;
    wall.viewer->handle(ui::WallTour{false});
    wall.viewer->handle(ui::ZoomToAll{});
    wall.advance(seconds{1});
    const scene::Camera calm = wall.viewer->session().camera;
    wall.report(9'001, std::chrono::hours{5'000});
    support::outside(wall.path, "UPDATE issue SET major=1 WHERE id=9001");
    REQUIRE(wall.until([&] { return !wall.viewer->session().dispatch.majors.empty(); }));
    wall.advance(seconds{2});
    const ui::Session& session = wall.viewer->session();
    const ui::Layout layout = ui::layout_of(session, 1920, 1080);
    REQUIRE_FALSE(layout.banner.empty());
    const double px_m = session.camera.metres_per_px;
    const geo::Box seen = scene::view_box(session.camera);
    const geo::Box all = wall.viewer->frame().scene.geometry->extent;
    CHECK(all.y1 <= seen.y1 - (layout.banner.y1 - layout.map.y0) * px_m);
    CHECK(all.y0 >= seen.y0 + (layout.map.y1 - layout.wall.legend.front().y0) * px_m);
    CHECK(all.x0 >= seen.x0);
    CHECK(all.x1 <= seen.x1);
    // Put away, the place has the room again.
    wall.viewer->handle(ui::DismissMajor{model::IssueId{9'001}});
    for (const model::IssueId other : std::vector{session.dispatch.majors})
        wall.viewer->handle(ui::DismissMajor{other});
    wall.advance(seconds{2});
    CHECK(wall.viewer->session().camera.metres_per_px == Catch::Approx(calm.metres_per_px));
    // Whoever looks closer keeps the view that was chosen.
    wall.viewer->handle(ui::ZoomAt{{300, 200}, 3});
    wall.advance(seconds{1});
    const scene::Camera near = wall.viewer->session().camera;
    wall.report(9'002, std::chrono::hours{5'000});
    support::outside(wall.path, "UPDATE issue SET major=1 WHERE id=9002");
    REQUIRE(wall.until([&] { return !wall.viewer->session().dispatch.majors.empty(); }));
    wall.advance(seconds{2});
    CHECK(wall.viewer->session().camera == near);
}

TEST_CASE("whatever is wished for, a wall tells by the state of work", "[app]") {
    WallPage wall;
    for (std::size_t i = 0; i < derive::kThemes; ++i) {
        wall.viewer->handle(ui::ShowTheme{static_cast<derive::Theme>(i)});
        wall.viewer->handle(ui::StepTheme{1});
        wall.viewer->handle(ui::StepTheme{-1});
        CHECK(wall.viewer->session().theme == derive::Theme::Work);
    }
    wall.advance(seconds{1});
    CHECK(wall.viewer->frame().scene.theme == derive::Theme::Work);
    // Nor does it become a desk.
    wall.viewer->handle(ui::SetWorkspace{true});
    CHECK(wall.viewer->session().workspace == ui::Workspace::Wall);
    // What the legend leaves out is a matter of one's own look, and comes back.
    wall.viewer->handle(ui::PickClass{4});
    CHECK(wall.viewer->session().shown == derive::only(4));
    wall.viewer->handle(ui::ShowAllClasses{});
    CHECK(wall.viewer->session().shown == derive::kAllClasses);
}
