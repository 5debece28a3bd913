#include "app/world.h"

#include "ingest/fictional.h"
#include "support/courtyard.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include <sqlite3.h>

using model::PlaceId;
using std::chrono::steady_clock;
using support::courtyard;
using support::kFirstBuilding;
using support::outside;

namespace {

/// The newest frame for which `wanted` holds, or the last one after ten seconds.
template <class Wanted>
app::Frame frame_with(app::World& world, Wanted wanted) {
    app::Frame newest;
    const auto end = steady_clock::now() + std::chrono::seconds{10};
    while (steady_clock::now() < end) {
        if (auto frame = world.frames().take()) newest = std::move(*frame);
        if (newest.snapshot.places->size() > 0 && wanted(newest)) return newest;
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    }
    return newest;
}

derive::State state_of(const app::Frame& frame, PlaceId place) {
    return frame.derived.block[model::row_of(*frame.snapshot.places, place)].state;
}

}  // namespace

TEST_CASE("what another program commits reaches the frames", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    std::atomic<int> news{0};
    auto world = app::World::start(courtyard(path), {}, [&news] { ++news; });
    REQUIRE(world);
    outside(
        path,
        "INSERT INTO issue(place,title,state,reported_at,due_at) VALUES(101,'试','WORKING',1,2)");
    const app::Frame frame = frame_with(**world, [](const app::Frame& f) {
        return state_of(f, kFirstBuilding) == derive::State::Overdue;
    });
    CHECK(state_of(frame, kFirstBuilding) == derive::State::Overdue);
    REQUIRE_FALSE(frame.feed.recent.empty());
    CHECK(frame.feed.recent[0].table == "issue");
    CHECK(frame.feed.recent[0].op == 'I');
    CHECK(frame.feed.recent[0].place == kFirstBuilding);
    // It is rung after the frame was laid out.
    const auto end = steady_clock::now() + std::chrono::seconds{10};
    while (news <= 1 && steady_clock::now() < end)
        std::this_thread::sleep_for(std::chrono::milliseconds{2});
    CHECK(news > 1);
}

TEST_CASE("a wish goes all the way round the store and comes back as a change", "[thread]") {
    const support::Folder folder;
    const PlaceId never_visited{110};
    auto world = app::World::start(courtyard(folder.file("town.gpkg")), {}, [] {});
    REQUIRE(world);
    const app::Frame before = frame_with(**world, [](const app::Frame&) { return true; });
    CHECK(state_of(before, never_visited) == derive::State::NoData);
    REQUIRE((*world)->submit(store::LogVisit{
        {.place = never_visited, .at = app::Clock{}.now(), .kind = "走访", .result = "1"}}));
    const app::Frame after = frame_with(**world, [&](const app::Frame& f) {
        return state_of(f, never_visited) == derive::State::Ok;
    });
    CHECK(state_of(after, never_visited) == derive::State::Ok);
    const auto outcomes = (*world)->outcomes().take_all();
    REQUIRE(outcomes.size() == 1);
    CHECK(outcomes[0].result);
}

TEST_CASE("the clock alone changes a colour", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    auto world = app::World::start(courtyard(path), {}, [] {});
    REQUIRE(world);
    const std::int64_t now = base::seconds_from_instant(app::Clock{}.now());
    outside(path,
            "INSERT INTO issue(place,title,state,urgency,reported_at,due_at) VALUES(101,'试',"
            "'WORKING','C'," +
                std::to_string(now - 60) + "," + std::to_string(now + 2) + ")");
    const app::Frame urgent = frame_with(**world, [](const app::Frame& f) {
        return state_of(f, kFirstBuilding) == derive::State::Urgent;
    });
    CHECK(urgent.derived.next_change <= base::instant_from_seconds(now + 2));
    const app::Frame late = frame_with(**world, [](const app::Frame& f) {
        return state_of(f, kFirstBuilding) == derive::State::Overdue;
    });
    CHECK(state_of(late, kFirstBuilding) == derive::State::Overdue);
    CHECK(late.snapshot.position == urgent.snapshot.position);
}

TEST_CASE("once it is quiet, a plain copy of the file has what was committed", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    const std::string copy = folder.file("copy.gpkg");
    auto world = app::World::start(courtyard(path), {}, [] {});
    REQUIRE(world);
    outside(path, "INSERT INTO issue(place,title,external_id) VALUES(101,'试','carried over')");
    const auto end = steady_clock::now() + std::chrono::seconds{15};
    std::int64_t carried = 0;
    while (carried == 0 && steady_clock::now() < end) {
        std::this_thread::sleep_for(std::chrono::milliseconds{500});
        std::filesystem::copy_file(path, copy, std::filesystem::copy_options::overwrite_existing);
        sqlite3* db = nullptr;
        const std::string alone = "file:" + copy + "?immutable=1";
        REQUIRE(sqlite3_open_v2(alone.c_str(), &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI,
                                nullptr) == SQLITE_OK);
        sqlite3_exec(
            db, "SELECT count(*) FROM issue WHERE external_id='carried over'",
            [](void* out, int, char** values, char**) {
                *static_cast<std::int64_t*>(out) = std::stoll(values[0]);
                return 0;
            },
            &carried, nullptr);
        sqlite3_close(db);
    }
    CHECK(carried == 1);
}

TEST_CASE("a world ends at once when nobody wants it any more", "[thread]") {
    const support::Folder folder;
    const auto start = steady_clock::now();
    for (int i = 0; i < 3; ++i) {
        auto world = app::World::start(courtyard(folder.file("town" + std::to_string(i) + ".gpkg")),
                                       {}, [] {});
        REQUIRE(world);
    }
    CHECK(steady_clock::now() - start < std::chrono::seconds{20});
}

TEST_CASE("a theme is told by the next frame, and stays told while others write", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    auto world = app::World::start(courtyard(path), {}, [] {});
    REQUIRE(world);
    (*world)->tell_by(derive::Theme::Density);
    const app::Frame told = frame_with(
        **world, [](const app::Frame& f) { return f.scene.theme == derive::Theme::Density; });
    REQUIRE(told.scene.theme == derive::Theme::Density);
    const auto class_of = [](const app::Frame& f) {
        const model::Row row = model::row_of(*f.snapshot.places, kFirstBuilding);
        return f.scene.state[f.scene.geometry->slot_of_row[row]];
    };
    CHECK(class_of(told) == 0);  // nothing is open there
    outside(
        path,
        "INSERT INTO issue(place,title,state,reported_at,due_at) VALUES(101,'试','WORKING',1,2)");
    const app::Frame after =
        frame_with(**world, [&](const app::Frame& f) { return class_of(f) != 0; });
    CHECK(after.scene.theme == derive::Theme::Density);
    CHECK(class_of(after) == 3);  // one issue among fewer than 40 households, more than 20
}

TEST_CASE("what is asked for just before the end is still done", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    for (int times = 0; times < 10; ++times) {
        auto world = app::World::start(courtyard(path), {}, [] {});
        REQUIRE(world);
        REQUIRE((*world)->submit(store::LogVisit{
            {.place = kFirstBuilding, .at = base::instant_from_seconds(1'772'000'000)}}));
        world->reset();
        auto store = store::Store::open(path);
        REQUIRE(store);
        const auto batch = store->read_all(base::instant_from_seconds(1'772'000'000));
        REQUIRE(batch);
        std::uint32_t visits = 0;
        for (const auto& [place, counts] : batch->counts)
            if (place == kFirstBuilding) visits = counts.visits;
        CHECK(visits >= 1);
        std::filesystem::remove(path);
    }
}

TEST_CASE("a page that stays open forgets what was closed two months ago", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = courtyard(path);
    const base::Instant now = app::Clock{}.now();
    outside(path,
            "INSERT INTO issue(place,title,state,reported_at,closed_at) VALUES"
            "(101,'old','CLOSED',1,strftime('%s','now')-59*86400),"
            "(101,'open','WORKING',1,NULL)");
    auto frame = app::first_frame(store, now);
    REQUIRE(frame);
    CHECK(app::forgetting(frame->snapshot, now).issues_gone.empty());

    const base::Instant later = now + std::chrono::hours{24 * 2};
    const model::Batch old = app::forgetting(frame->snapshot, later);
    REQUIRE_FALSE(old.issues_gone.empty());
    const app::Frame next = app::next_frame(*frame, old, later);
    CHECK(next.snapshot.position == frame->snapshot.position);
    std::size_t open = 0;
    for (std::size_t row = 0; row < next.snapshot.issues.size(); ++row) {
        const model::Issue& issue = next.snapshot.issues[row];
        CHECK(issue.row.title != "old");
        open += issue.row.title == "open" ? 1U : 0U;
    }
    CHECK(open == 1);
    CHECK(app::forgetting(next.snapshot, later).issues_gone.empty());
}

TEST_CASE("rows of what was forgotten go once they are most of all", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    store::Store store = courtyard(path);
    const base::Instant now = app::Clock{}.now();
    outside(
        path,
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<21000), p(k,id) AS "
        "(SELECT row_number() OVER ()-1,id FROM place) INSERT INTO issue(place,title,state,"
        "reported_at,closed_at) SELECT id,'old','CLOSED',1,strftime('%s','now')-59*86400 FROM n "
        "JOIN p ON k=i%(SELECT count(*) FROM place)");
    auto frame = app::first_frame(store, now);
    REQUIRE(frame);
    CHECK_FALSE(app::mostly_gone(frame->snapshot));
    const base::Instant later = now + std::chrono::hours{24 * 2};
    const app::Frame next = app::next_frame(*frame, app::forgetting(frame->snapshot, later), later);
    CHECK(next.snapshot.issues.size() == frame->snapshot.issues.size());
    REQUIRE(app::mostly_gone(next.snapshot));
    auto fresh = store.read_all(later);
    REQUIRE(fresh);
    const app::Frame after = app::next_frame(next, *fresh, later);
    CHECK_FALSE(app::mostly_gone(after.snapshot));
    CHECK(after.snapshot.issues.size() == next.snapshot.issue_by_id->size());
    CHECK(after.reads == next.reads + 1);
    for (model::Row row = 0; row < after.snapshot.places->size(); ++row)
        CHECK(after.derived.total[row] == next.derived.total[row]);
}

TEST_CASE("whoever looks into a house sees its homes, as they are at any moment", "[thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    auto world = app::World::start(courtyard(path), {}, [] {});
    REQUIRE(world);
    const auto homes = [](const app::Frame& f) { return f.homes ? f.homes->home.size() : 0; };
    CHECK(homes(frame_with(**world, [](const app::Frame&) { return true; })) == 0);
    (*world)->look_into(kFirstBuilding);
    app::Frame frame = frame_with(**world, [&](const app::Frame& f) { return homes(f) > 0; });
    REQUIRE(homes(frame) == 36);
    CHECK(frame.homes->place == kFirstBuilding);
    // Another program adds a door, and lets a home: both are seen.
    outside(path, "INSERT INTO unit(place,floor,door) VALUES(101,7,'701')");
    frame = frame_with(**world, [&](const app::Frame& f) { return homes(f) == 37; });
    CHECK(homes(frame) == 37);
    const model::UnitId first = frame.homes->home[0].unit.id;
    outside(path,
            "INSERT INTO rental(unit,group_let) VALUES(" + std::to_string(number(first)) + ",1)");
    const auto is_let = [](const app::Frame& f) {
        return f.homes && f.homes->home[0].rental && f.homes->home[0].rental->group_let;
    };
    frame = frame_with(**world, is_let);
    CHECK(is_let(frame));
    // What happens elsewhere is not read for: the same value stays.
    const auto before = frame.homes;
    outside(path, "INSERT INTO visit(place,at) VALUES(102,1)");
    const app::Frame later = frame_with(
        **world, [](const app::Frame& f) { return f.feed.recent.at(0).table == "visit"; });
    CHECK(later.homes == before);
    outside(path, "DELETE FROM unit WHERE door='701'");
    frame = frame_with(**world, [&](const app::Frame& f) { return homes(f) == 36; });
    CHECK(homes(frame) == 36);
    (*world)->look_into({});
    frame = frame_with(**world, [](const app::Frame& f) { return f.homes == nullptr; });
    CHECK(frame.homes == nullptr);
}
