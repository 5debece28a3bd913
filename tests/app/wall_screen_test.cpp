#include "app/wall_privacy.h"

#include "support/wall_page.h"

#include <catch_amalgamated.hpp>

#include <chrono>

using model::IssueId;
using std::chrono::minutes;
using std::chrono::seconds;
using support::kTypedName;
using support::outside;
using support::StretchedPage;
using support::WallPage;

TEST_CASE("before a wall starts, the store has refused it everything about persons", "[app]") {
    const support::Folder folder;
    auto store = support::courtyard(folder.file("town.gpkg"));
    const base::Instant now = app::Clock{}.now();
    CHECK(app::sees_no_person(store, store::Grant::wall(), now));
    for (const model::Role role : {model::Role::Guest, model::Role::Owner, model::Role::Planner}) {
        const auto seen = app::sees_no_person(store, {.role = role}, now);
        REQUIRE_FALSE(seen);
        CHECK(seen.error().word == base::Word::WallSeesPersons);
    }
}

TEST_CASE("no frame of a wall holds a name or what was typed, whoever writes it when", "[app]") {
    WallPage wall;
    outside(wall.path, std::string{"UPDATE staff SET name='"} + kTypedName + "'");
    outside(wall.path, std::string{"INSERT INTO note(place,text,at) VALUES(101,'"} + kTypedName +
                           "',strftime('%s','now'))");
    wall.report(9'001, minutes{200});
    REQUIRE(wall.until([&] {
        return model::issue_row(wall.viewer->frame().snapshot, IssueId{9'001}) != model::kNoRow;
    }));
    const auto clean = [&] {
        const model::Snapshot& is = wall.viewer->frame().snapshot;
        for (const model::StaffRow& staff : *is.staff)
            if (!staff.name.empty()) return false;
        for (model::Row row = 0; row < is.issues.size(); ++row)
            if (!is.issues[row].row.title.empty()) return false;
        return is.notes->empty() && !is.staff->empty();
    };
    CHECK(clean());
    // Read anew from the beginning it is the same.
    wall.world.reset();
    wall.viewer.reset();
    wall.open();
    CHECK(clean());
    CHECK(wall.viewer->frame().homes == nullptr);
    wall.world->look_into(model::PlaceId{101});
    wall.advance(seconds{1});
    CHECK(wall.viewer->frame().homes == nullptr);
}

TEST_CASE("another screen is covered at once, and nothing is read again", "[app]") {
    WallPage wall;
    wall.world.reset();
    wall.viewer.reset();
    auto stretched = std::make_unique<StretchedPage>(std::move(wall.surface));
    StretchedPage& screen = *stretched;
    wall.surface = std::move(stretched);
    wall.open();
    const std::int64_t reads = wall.viewer->frame().reads;
    const scene::Geometry* geometry = wall.viewer->frame().scene.geometry.get();
    const std::uint64_t uploaded = wall.viewer->map_counters().geometry_bytes;
    double last = wall.viewer->session().ratio;
    for (const app::Extent size : {app::Extent{3840, 2160}, {1366, 768}, {5760, 2160}}) {
        screen.size = size;
        REQUIRE(wall.until([&] { return wall.viewer->idle(); }));
        CHECK(wall.viewer->turn(base::Millis{10}));
        REQUIRE(wall.until([&] { return wall.viewer->idle(); }));
        const ui::Session& session = wall.viewer->session();
        CHECK(session.camera.width_px > size.width_px / 2);
        CHECK(session.camera.height_px <= size.height_px);
        CHECK(session.ratio != last);
        last = session.ratio;
        const std::string picture = wall.folder.file("page.png");
        REQUIRE(wall.viewer->screenshot(picture));
    }
    CHECK(wall.viewer->frame().reads == reads);
    CHECK(wall.viewer->frame().scene.geometry.get() == geometry);
    CHECK(wall.viewer->map_counters().geometry_bytes == uploaded);
}
