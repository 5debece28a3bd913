#include "render/map.h"

#include "app/surface.h"
#include "app/world.h"
#include "base/random.h"
#include "scene/lettering.h"
#include "support/monday.h"
#include "support/outline.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <array>

using derive::State;
using support::kMonday;

namespace {

constexpr app::Extent kMapExtent{800, 600};

/// One context, one map, one camera for all cases; a context a case would cost a second each.
struct Studio {
    std::unique_ptr<app::Surface> surface;
    std::unique_ptr<render::Map> map;
    std::unique_ptr<scene::Lettering> lettering;
    model::Snapshot snapshot = support::snapshot_of(support::courtyard_on_monday());
    derive::Derived derived = derive::derive_all(snapshot, kMonday);
    scene::Scene scene = scene::scene_from(snapshot, derived);
    scene::NameCache names;
    scene::Camera camera;
    scene::Labels labels;

    Studio() {
        auto opened = app::open_offscreen(kMapExtent, 1);
        REQUIRE(opened);
        surface = std::move(*opened);
        auto made = render::Map::made();
        REQUIRE(made);
        map = std::make_unique<render::Map>(std::move(*made));
        const auto font = scene::cjk_font();
        REQUIRE(font);
        auto letters = scene::Lettering::with(*font);
        REQUIRE(letters);
        lettering = std::make_unique<scene::Lettering>(std::move(*letters));
        camera = scene::fitted({.width_px = kMapExtent.width_px, .height_px = kMapExtent.height_px},
                               scene.geometry->extent, 20);
        place_labels();
    }

    void place_labels() {
        labels = scene::labels_for({*scene.geometry, snapshot, derived}, camera, 1, {}, names,
                                   *lettering);
    }

    void draw() {
        map->show(scene);
        map->draw(camera, {}, labels);
    }

    void set_state(std::size_t slot, State state) {
        base::PagesEdit<std::uint8_t> edit{scene.state};
        edit.at(slot) = static_cast<std::uint8_t>(state);
        scene.state = std::move(edit).freeze();
        const auto number = static_cast<std::uint32_t>(slot);
        scene.cells = scene::cells_after(*scene.cells, *scene.geometry, scene.state, {number});
    }

    scene::Colour pixel_at(geo::Point ground) const {
        const geo::Point at = scene::screen_from_world(camera, ground);
        const std::vector<std::uint8_t> picture = map->pixels();
        const auto i = (static_cast<std::size_t>(at.y) * kMapExtent.width_px +
                        static_cast<std::size_t>(at.x)) *
                       4;
        return {picture[i], picture[i + 1], picture[i + 2]};
    }
};

Studio& studio() {
    static Studio one;
    return one;
}

bool same(scene::Colour a, scene::Colour b) {
    return a.r == b.r && a.g == b.g && a.b == b.b;
}

/// A corner of building `slot` that no name covers.
geo::Point quiet_corner(const Studio& s, std::size_t slot) {
    const geo::Box box = s.scene.geometry->box(static_cast<std::uint32_t>(slot));
    return {box.x0 + box.width() * 0.15, box.centre().y};
}

std::size_t slot_named(const Studio& s, const std::string& name) {
    const model::Places& places = *s.snapshot.places;
    for (model::Row row = 0; row < places.size(); ++row)
        if (places.row[row].name == name) return s.scene.geometry->slot_of_row[row];
    FAIL("no block is called " << name);
    return 0;
}

}  // namespace

TEST_CASE("a block has the colour of its state", "[gl]") {
    Studio& s = studio();
    const std::size_t slot = slot_named(s, "7号楼");
    for (const State state : {State::Ok, State::Open, State::Soon, State::Urgent, State::Overdue}) {
        s.set_state(slot, state);
        s.draw();
        CAPTURE(static_cast<int>(state));
        CHECK(same(s.pixel_at(quiet_corner(s, slot)),
                   scene::block_fill(scene::Look::Light, derive::Theme::Work,
                                     static_cast<std::size_t>(state))));
    }
}

TEST_CASE("a place without data is hatched, so that colour is never alone", "[gl]") {
    Studio& s = studio();
    const std::size_t slot = slot_named(s, "8号楼");
    s.set_state(slot, State::NoData);
    s.draw();
    const geo::Box box = s.scene.geometry->box(static_cast<std::uint32_t>(slot));
    const scene::Colour plain = scene::block_fill(scene::Look::Light, derive::Theme::Work, 5);
    int light = 0;
    int dark = 0;
    for (int i = 0; i < 40; ++i) {
        const geo::Point at{box.x0 + box.width() * (0.1 + i * 0.005), box.centre().y};
        (same(s.pixel_at(at), plain) ? light : dark) += 1;
    }
    CHECK(light > 4);
    CHECK(dark > 4);
}

TEST_CASE("one change uploads one row of states and no geometry", "[gl]") {
    Studio& s = studio();
    s.draw();
    const render::Counters before = s.map->counters();
    s.set_state(slot_named(s, "3号楼"), State::Overdue);
    s.draw();
    const render::Counters after = s.map->counters();
    CHECK(after.geometry_bytes == before.geometry_bytes);
    CHECK(after.state_bytes - before.state_bytes <= 1024);
    CHECK(after.label_bytes == before.label_bytes);
    CHECK(after.damage_redraws == before.damage_redraws + 1);
    CHECK(after.full_redraws == before.full_redraws);
}

TEST_CASE("when nothing changed nothing is drawn", "[gl]") {
    Studio& s = studio();
    s.draw();
    const render::Counters before = s.map->counters();
    for (int i = 0; i < 5; ++i) CHECK_FALSE(s.map->draw(s.camera, {}, s.labels));
    CHECK(s.map->counters().draw_calls == before.draw_calls);
}

TEST_CASE("redrawing the damage gives the same picture as drawing everything, bit for bit",
          "[gl]") {
    Studio& s = studio();
    base::Random random{20'260'302};
    const auto slots = static_cast<std::uint32_t>(s.scene.state.size());
    const scene::Camera near = s.camera;
    constexpr std::array<double, 5> zooms{1.0, 0.3, 4.0, 12.0, 30.0};
    int changes = 0;
    for (int round = 0; changes < 2'000; ++round) {
        // From a door to where blocks are cells, each form by turns.
        s.camera.metres_per_px =
            near.metres_per_px * zooms.at(static_cast<std::size_t>(round / 8) % zooms.size());
        if (round % 8 == 0) s.place_labels();
        s.draw();
        // Now and then as many as make drawing all that stands on the ground quicker.
        const int most = round % 8 == 7 ? 200 : 9;
        for (int i = random.between(1, most); i > 0; --i, ++changes)
            s.set_state(random.below(slots), static_cast<State>(random.below(derive::kStateCount)));
        s.draw();
        const std::vector<std::uint8_t> damaged = s.map->pixels();
        s.map->forget();
        s.draw();
        CAPTURE(round, s.camera.metres_per_px);
        const bool equal = damaged == s.map->pixels();
        REQUIRE(equal);
    }
    s.camera = near;
    s.place_labels();
}

TEST_CASE("the ground is copied, not drawn, where only what stands on it changes", "[gl]") {
    Studio& s = studio();
    s.map->forget();
    s.draw();
    const scene::Geometry& geometry = *s.scene.geometry;
    const auto in_layer = [&](scene::Layer layer) {
        const auto at = std::ranges::find(geometry.layer_of_slot, layer);
        REQUIRE(at != geometry.layer_of_slot.end());
        return static_cast<std::size_t>(at - geometry.layer_of_slot.begin());
    };
    const render::Counters before = s.map->counters();
    for (int round = 0; round < 2; ++round) {
        for (const std::uint32_t slot : geometry.blocks.slot)
            s.set_state(slot, round == 0 ? State::Soon : State::Ok);
        s.draw();
    }
    const render::Counters blocks = s.map->counters();
    CHECK(blocks.ground_redraws == before.ground_redraws);
    CHECK(blocks.ground_boxes == before.ground_boxes);
    CHECK(blocks.draw_calls > before.draw_calls);
    // A calm street and one with work in good time look alike: nobody would see it drawn.
    const std::size_t street = in_layer(scene::Layer::Band);
    s.set_state(street, State::Ok);
    s.draw();
    const render::Counters calm = s.map->counters();
    s.set_state(street, State::NoData);
    s.draw();
    CHECK(s.map->counters().draw_calls == calm.draw_calls);
    s.set_state(street, State::Overdue);
    s.draw();
    CHECK(s.map->counters().ground_boxes == calm.ground_boxes + 1);
    CHECK(s.map->counters().ground_redraws == calm.ground_redraws);
}

TEST_CASE("a new look or a moved camera draws everything once", "[gl]") {
    Studio& s = studio();
    s.draw();
    const std::uint64_t before = s.map->counters().full_redraws;
    s.map->draw(s.camera, {.look = scene::Look::Dark}, s.labels);
    CHECK(same(s.pixel_at({s.scene.geometry->extent.x0, s.scene.geometry->extent.y1}),
               scene::palette_of(scene::Look::Dark).background));
    s.map->draw(s.camera, {}, s.labels);
    CHECK(s.map->counters().full_redraws == before + 2);
}

TEST_CASE("a class that is not shown fades into the ground, and comes back", "[gl]") {
    Studio& s = studio();
    const std::size_t slot = slot_named(s, "7号楼");
    s.set_state(slot, State::Overdue);
    s.map->forget();
    s.draw();
    const geo::Point corner = quiet_corner(s, slot);
    const scene::Colour red = scene::block_fill(scene::Look::Light, derive::Theme::Work, 4);
    REQUIRE(same(s.pixel_at(corner), red));
    const std::uint64_t uploaded = s.map->counters().geometry_bytes;
    const auto without = static_cast<derive::ClassSet>(~(1U << 4U));
    s.map->draw(s.camera, {.shown = without}, s.labels);
    const scene::Colour faint = scene::palette_of(scene::Look::Light, derive::Theme::Work, without)
                                    .fill.at(static_cast<std::size_t>(scene::Layer::Block))
                                    .at(4);
    CHECK(same(s.pixel_at(corner), faint));
    CHECK_FALSE(same(faint, red));
    s.map->draw(s.camera, {}, s.labels);
    CHECK(same(s.pixel_at(corner), red));
    CHECK(s.map->counters().geometry_bytes == uploaded);
}

TEST_CASE("another theme moves a byte a block, and no geometry", "[gl]") {
    Studio& s = studio();
    s.draw();
    const render::Counters before = s.map->counters();
    const scene::Scene work = s.scene;
    s.scene = scene::scene_told(work, s.snapshot, s.derived, derive::Theme::Duty);
    s.draw();
    const render::Counters after = s.map->counters();
    CHECK(after.geometry_bytes == before.geometry_bytes);
    CHECK(after.state_bytes - before.state_bytes <= s.scene.state.size());
    CHECK(after.full_redraws == before.full_redraws + 1);
    const std::size_t slot = slot_named(s, "7号楼");
    CHECK(same(s.pixel_at(quiet_corner(s, slot)),
               scene::block_fill(scene::Look::Light, derive::Theme::Duty, s.scene.state[slot])));
    s.scene = work;
    s.draw();
}
