// The map of last time: shown first, taken only where it fits, thrown away when damaged.
#include "app/map_cache.h"
#include "app/world.h"
#include "ingest/fictional.h"
#include "support/courtyard.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

#include <sqlite3.h>

using support::courtyard;
using support::outside;

namespace {

namespace fs = std::filesystem;

store::Store opened(const std::string& path) {
    auto store = store::Store::open(path);
    REQUIRE(store);
    return std::move(*store);
}

/// Opens the store and waits until all is read. A map of last time is a frame of its own.
struct Start {
    bool shown_first = false;
    app::Frame frame;
};
Start start(const std::string& path) {
    std::atomic<int> frames = 0;
    Start seen;
    {
        auto world = app::World::start(opened(path), app::Clock{}, [&] { ++frames; });
        REQUIRE(world);
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        seen.frame.feed.reading = true;
        while (seen.frame.feed.reading && std::chrono::steady_clock::now() < end) {
            if (auto frame = (*world)->frames().take()) seen.frame = std::move(*frame);
            std::this_thread::sleep_for(std::chrono::milliseconds{1});
        }
    }
    REQUIRE_FALSE(seen.frame.feed.reading);
    seen.shown_first = frames > 1;
    return seen;
}

std::vector<std::uint8_t> bytes_of(const base::Pages<std::uint8_t>& pages) {
    std::vector<std::uint8_t> all;
    for (std::size_t i = 0; i < pages.size(); ++i) all.push_back(pages[i]);
    return all;
}

bool same_chunk(const scene::Chunk& a, const scene::Chunk& b) {
    const auto same = [](const auto& x, const auto& y) {
        const auto of = [](const auto& span) { return std::as_bytes(span); };
        return std::ranges::equal(of(x), of(y));
    };
    return a.key == b.key && a.first_slot == b.first_slot && a.slot_count == b.slot_count &&
           a.origin == b.origin && same(a.vertex, b.vertex) && same(a.corner, b.corner) &&
           same(a.brick, b.brick) && a.stretch.size() == b.stretch.size();
}

}  // namespace

TEST_CASE("a kept map is the map", "[app]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    auto store = courtyard(path);
    const auto frame = app::first_frame(store, app::Clock{}.now());
    REQUIRE(frame);
    const auto mark = store.mark(frame->snapshot.position.seq);
    REQUIRE(mark);
    REQUIRE(app::keep_map(path, {*mark, frame->scene}));

    const auto cached = app::cached_map(path);
    REQUIRE(cached);
    CHECK(cached->mark == *mark);
    const scene::Geometry& is = *cached->scene.geometry;
    const scene::Geometry& was = *frame->scene.geometry;
    REQUIRE(is.chunk.size() == was.chunk.size());
    for (std::size_t c = 0; c < is.chunk.size(); ++c)
        CHECK(same_chunk(*is.chunk[c], *was.chunk[c]));
    CHECK(is.row_of_slot == was.row_of_slot);
    CHECK(is.slot_of_row == was.slot_of_row);
    CHECK(is.layer_of_slot == was.layer_of_slot);
    CHECK(is.blocks.slot == was.blocks.slot);
    CHECK(is.blocks.touching(is.extent) == was.blocks.touching(was.extent));
    CHECK(is.run == was.run);
    CHECK(bytes_of(cached->scene.state) == bytes_of(frame->scene.state));
    REQUIRE(cached->scene.cells->level.size() == frame->scene.cells->level.size());
    for (std::size_t l = 0; l < cached->scene.cells->level.size(); ++l)
        for (std::size_t t = 0; t < cached->scene.cells->level[l].tile.size(); ++t) {
            const auto& a = cached->scene.cells->level[l].tile[t];
            const auto& b = frame->scene.cells->level[l].tile[t];
            REQUIRE((a != nullptr) == (b != nullptr));
            if (a) CHECK(*a == *b);
        }
}

TEST_CASE("a map cut short or with a byte changed is none", "[app]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    {
        auto first = app::World::start(courtyard(path), app::Clock{}, [] {});
    }
    const std::string map = app::map_cache_path(path);
    const std::string whole = support::bytes_of(map);
    REQUIRE(app::cached_map(path));
    const std::size_t length = GENERATE_COPY(std::size_t{0}, std::size_t{10}, std::size_t{64},
                                             std::size_t{100}, whole.size() / 2, whole.size() - 1);
    support::write_bytes(map, whole.substr(0, length));
    CHECK_FALSE(app::cached_map(path));
    for (const std::size_t at : {std::size_t{0}, std::size_t{9}, std::size_t{17}, std::size_t{70},
                                 whole.size() / 3, whole.size() - 1}) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x20);
        support::write_bytes(map, changed);
        CHECK_FALSE(app::cached_map(path));
    }
    CHECK_FALSE(start(path).shown_first);
    CHECK(start(path).shown_first);  // and was made anew
}

TEST_CASE("the map of last time is shown first, and its geometry is taken over", "[app][thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    {
        auto first = app::World::start(courtyard(path), app::Clock{}, [] {});
    }
    // A new issue changes a colour, not the ground.
    outside(
        path,
        "INSERT INTO issue(place,title,state,reported_at,due_at) VALUES(101,'试','WORKING',1,2)");
    const Start seen = start(path);
    CHECK(seen.shown_first);
    auto store = opened(path);
    const auto anew = app::first_frame(store, app::Clock{}.now());
    REQUIRE(anew);
    CHECK(bytes_of(seen.frame.scene.state) == bytes_of(anew->scene.state));
    CHECK(seen.frame.scene.geometry->generation == seen.frame.snapshot.generation);
}

TEST_CASE("a map of other ground is not shown", "[app][thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    {
        auto first = app::World::start(courtyard(path), app::Clock{}, [] {});
    }
    SECTION("a building was written meanwhile") {
        outside(path, "UPDATE place SET name='新名' WHERE id=101");
    }
    SECTION("another store lies there now") {
        fs::remove(path);
        std::this_thread::sleep_for(std::chrono::milliseconds{3});
        (void)courtyard(path);
        outside(path, "DELETE FROM visit");
    }
    CHECK_FALSE(start(path).shown_first);
    CHECK(start(path).shown_first);
}

TEST_CASE("where nothing tells one ledger from another, no map is taken over", "[app][thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    {
        auto first = app::World::start(courtyard(path), app::Clock{}, [] {});
    }
    outside(path, "DELETE FROM change_log");
    CHECK_FALSE(start(path).shown_first);
    CHECK_FALSE(start(path).shown_first);
}

TEST_CASE("the map that is kept tells of work, whatever was shown last", "[app][thread]") {
    const support::Folder folder;
    const std::string path = folder.file("town.gpkg");
    {
        auto first = app::World::start(courtyard(path), app::Clock{}, [] {});
    }
    const auto before = app::cached_map(path);
    REQUIRE(before);
    {
        auto second = app::World::start(opened(path), app::Clock{}, [] {});
        REQUIRE(second);
        (*second)->tell_by(derive::Theme::Trade);
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        for (bool told = false; !told && std::chrono::steady_clock::now() < end;)
            if (auto frame = (*second)->frames().take())
                told = frame->scene.theme == derive::Theme::Trade;
    }
    const auto after = app::cached_map(path);
    REQUIRE(after);
    CHECK(bytes_of(after->scene.state) == bytes_of(before->scene.state));
}
