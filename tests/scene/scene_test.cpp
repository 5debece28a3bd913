#include "scene/scene.h"

#include "scene/pick.h"
#include "support/monday.h"
#include "support/outline.h"

#include <catch_amalgamated.hpp>

using derive::Theme;
using support::kMonday;

namespace {

struct Courtyard {
    model::Snapshot is;
    derive::Derived derived;
    scene::Scene scene;

    Courtyard() {
        is = support::snapshot_of(support::courtyard_on_monday());
        derived = derive::derive_all(is, kMonday);
        scene = scene::scene_from(is, derived);
    }
    /// All issues of a place are closed.
    void settle(model::PlaceId place) {
        model::Batch batch;
        batch.position = {0, is.position.seq + 1};
        for (std::size_t i = 0; i < is.issues.size(); ++i) {
            model::IssueRow row = is.issues[i].row;
            if (row.place != place) continue;
            row.state = "CLOSED";
            row.closed = kMonday;
            batch.changes.push_back({.table = "issue", .row_id = model::number(row.id)});
            batch.issues.push_back(row);
        }
        REQUIRE_FALSE(batch.issues.empty());
        const model::Snapshot was = is;
        const derive::Derived before = derived;
        is = model::apply(was, batch);
        derived = derive::derive_from(before, was, is, kMonday);
        scene = scene::scene_after(scene, was, before, is, derived);
    }
};

bool same_bytes(const scene::Scene& a, const scene::Scene& b) {
    if (a.state.size() != b.state.size()) return false;
    for (std::size_t slot = 0; slot < a.state.size(); ++slot)
        if (a.state[slot] != b.state[slot]) return false;
    return true;
}

/// What a legend must say, counted one by one.
std::array<std::uint32_t, derive::kMostThemeClasses> counted(const scene::Scene& scene) {
    std::array<std::uint32_t, derive::kMostThemeClasses> drawn{};
    for (std::size_t slot = 0; slot < scene.state.size(); ++slot) {
        if (scene.geometry->row_of_slot[slot] == model::kNoRow) continue;
        const scene::Layer layer = scene.geometry->layer_of_slot[slot];
        if (layer == scene::Layer::Block ||
            (scene.theme == Theme::Work && layer == scene::Layer::Band))
            drawn.at(scene.state[slot]) += 1;
    }
    return drawn;
}

model::PlaceId troubled_place(const Courtyard& town) {
    for (std::size_t i = 0; i < town.is.issues.size(); ++i)
        if (derive::is_open(town.is.issues[i].row) && model::number(town.is.issues[i].row.place))
            return town.is.issues[i].row.place;
    return {};
}

}  // namespace

TEST_CASE("a legend counts exactly the blocks that are drawn, in every theme", "[scene]") {
    Courtyard town;
    for (std::size_t i = 0; i < derive::kThemes; ++i) {
        const auto theme = static_cast<Theme>(i);
        CAPTURE(derive::name_of(theme));
        const scene::Scene told = scene::scene_told(town.scene, town.is, town.derived, theme);
        CHECK(told.theme == theme);
        CHECK(told.drawn == counted(told));
        CHECK(told.geometry == town.scene.geometry);
        // Nothing is drawn that the legend does not name.
        std::uint32_t named = 0;
        for (const std::uint8_t klass : derive::classes_of(theme)) named += told.drawn.at(klass);
        std::uint32_t all = 0;
        for (const std::uint32_t n : told.drawn) all += n;
        CHECK(named == all);
    }
}

TEST_CASE("after a change a theme tells what it would tell from the start", "[scene]") {
    const auto theme = GENERATE(Theme::Work, Theme::Density, Theme::Duty);
    Courtyard town;
    town.scene = scene::scene_told(town.scene, town.is, town.derived, theme);
    const scene::Scene before = town.scene;
    town.settle(troubled_place(town));
    const scene::Scene anew =
        scene::scene_told(scene::scene_from(town.is, town.derived), town.is, town.derived, theme);
    CHECK(town.scene.theme == theme);
    CHECK(same_bytes(town.scene, anew));
    CHECK(town.scene.drawn == anew.drawn);
    CHECK(town.scene.geometry == before.geometry);
}

TEST_CASE("a theme and back leaves every page of states as it was", "[scene]") {
    const Courtyard town;
    const scene::Scene there = scene::scene_told(town.scene, town.is, town.derived, Theme::Trade);
    const scene::Scene back = scene::scene_told(there, town.is, town.derived, Theme::Work);
    CHECK(same_bytes(back, town.scene));
    CHECK_FALSE(same_bytes(there, town.scene));
}

TEST_CASE("what the legend hides is met by no click", "[scene]") {
    const Courtyard town;
    const model::PlaceId id = troubled_place(town);
    const model::Row row = model::row_of(*town.is.places, id);
    const geo::Point middle = geo::label_point(town.is.places->row[row].shape);
    const std::uint8_t klass = town.scene.state[town.scene.geometry->slot_of_row[row]];
    scene::Pickable pickable{.state = &town.scene.state};
    CHECK(scene::place_at(*town.scene.geometry, *town.is.places, middle, pickable) == row);
    pickable.shown = static_cast<derive::ClassSet>(~(1U << klass));
    CHECK(scene::place_at(*town.scene.geometry, *town.is.places, middle, pickable) != row);
    pickable.shown = derive::only(klass);
    CHECK(scene::place_at(*town.scene.geometry, *town.is.places, middle, pickable) == row);
}

TEST_CASE("a theme that ages says when, and looks other then", "[scene]") {
    model::Batch batch = support::batch_of(support::courtyard_on_monday());
    model::PlaceId first{};
    for (const model::PlaceRow& row : batch.places)
        if (row.kind == "BLDG") {
            if (model::number(first) == 0) first = row.id;
            const auto days = std::chrono::hours{24} * (row.id == first ? 10 : 5);
            batch.counts.push_back({row.id, {.visits = 1, .last_visit = kMonday - days}});
        }
    const model::Snapshot is = model::apply({}, batch);
    const derive::Derived derived = derive::derive_all(is, kMonday);
    const scene::Scene today =
        scene::scene_told(scene::scene_from(is, derived), is, derived, Theme::Visits);
    REQUIRE(today.until == kMonday + std::chrono::hours{24 * 20});
    const derive::Derived later = derive::derive_from(derived, is, is, today.until);
    const scene::Scene then = scene::scene_told(today, is, later, Theme::Visits);
    CHECK(then.drawn.at(1) == today.drawn.at(1) + 1);
    CHECK(then.until == kMonday + std::chrono::hours{24 * 25});
}

TEST_CASE("what has no outline is told apart from what is drawn", "[scene]") {
    model::Batch batch = support::batch_of(support::courtyard_on_monday());
    const model::Snapshot whole = model::apply({}, batch);
    const scene::Scene all = scene::scene_from(whole, derive::derive_all(whole, kMonday));
    CHECK(all.undrawn == 0);
    for (model::PlaceRow& row : batch.places)
        if (row.name == "7号楼") row.shape = {};
    const model::Snapshot is = model::apply({}, batch);
    const derive::Derived derived = derive::derive_all(is, kMonday);
    const scene::Scene scene = scene::scene_from(is, derived);
    CHECK(scene.undrawn == 1);
    std::uint32_t leaves = 0;
    std::uint32_t drawn = 0;
    for (const std::uint32_t n : scene.drawn) drawn += n;
    for (const model::Kind kind : is.places->kind) leaves += model::is_leaf(kind) ? 1U : 0U;
    CHECK(drawn + scene.undrawn == leaves);
}
