// Pictures of the three plans of the fictional courtyard, as `getu render --view` draws them.
#include "app/bench_town.h"
#include "app/render_plan.h"
#include "ingest/fictional.h"
#include "support/folder.h"
#include "support/golden.h"
#include "support/monday.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <imgui.h>

using model::Kind;
using support::kMonday;

namespace {

constexpr app::Extent kPlanExtent{960, 640};
const std::filesystem::path kFolder = support::kGoldens / "plans";

struct Plan {
    std::string name;
    Kind kind;
};

store::Store drawn_town(const support::Folder& folder, const char* size) {
    const auto rows = app::rows_of_size(size, kMonday);
    REQUIRE(rows);
    auto store =
        store::Store::create(folder.file("town.gpkg"), ingest::kFictionalEpsg, "试", *rows);
    REQUIRE(store);
    return std::move(*store);
}

scene::Look look_by(bool day) {
    return day ? scene::Look::Light : scene::Look::Dark;
}

base::Language language_by(bool day) {
    return day ? base::Language::Chinese : base::Language::English;
}

/// A place of each kind that has a plan: the first of the courtyard.
model::PlaceId first_of(const model::Places& places, Kind kind) {
    const auto at = std::ranges::find(places.kind, kind);
    REQUIRE(at != places.kind.end());
    return places.row[static_cast<std::size_t>(at - places.kind.begin())].id;
}

/// Plans are lettered by Dear ImGui itself.
std::string plans_drawn_with() {
    const auto surface = app::open_offscreen({16, 16}, 1);
    REQUIRE(surface);
    return support::drawn_with() + "Dear ImGui " + IMGUI_VERSION + "\n";
}

}  // namespace

TEST_CASE("plans look as they were found good, by day and by night", "[gl]") {
    if (!support::comparable(kFolder, plans_drawn_with())) return;
    const support::Folder folder;
    store::Store store = drawn_town(folder, "XS");
    auto frame = app::first_frame(store, kMonday);
    REQUIRE(frame);
    for (const Plan& plan :
         {Plan{"yard", Kind::Yard}, Plan{"strip", Kind::Street}, Plan{"cells", Kind::Building}}) {
        const model::PlaceId place = first_of(*frame->snapshot.places, plan.kind);
        auto homes = store.homes_of(place);
        REQUIRE(homes);
        frame->homes = std::make_shared<const model::Homes>(std::move(*homes));
        for (const bool day : {true, false}) {
            const std::string name = plan.name + (day ? "_day" : "_night");
            CAPTURE(name);
            const app::PlanWish wish{.place = place,
                                     .extent = kPlanExtent,
                                     .look = look_by(day),
                                     .language = language_by(day),
                                     .now = kMonday};
            const auto picture = app::plan_picture(*frame, wish);
            REQUIRE(picture);
            support::compare(kFolder / (name + ".png"), kPlanExtent.width_px, kPlanExtent.height_px,
                             picture->pixels);
            const auto again = app::plan_picture(*frame, wish);
            REQUIRE(again);
            CHECK(again->pixels == picture->pixels);
        }
    }
}

TEST_CASE("real plans look as they were found good: a market hall, and homes in a tower", "[gl]") {
    constexpr app::Extent kFloorExtent{1'280, 800};
    const std::filesystem::path floors = support::kGoldens / "floors";
    if (!support::comparable(floors, plans_drawn_with())) return;
    const support::Folder folder;
    store::Store store = drawn_town(folder, "S");
    auto frame = app::first_frame(store, kMonday);
    REQUIRE(frame);
    const model::Places& places = *frame->snapshot.places;
    for (const bool hall : {true, false}) {
        const auto level =
            std::ranges::find_if(*frame->snapshot.levels, [&](const model::LevelRow& one) {
                const model::Row row = model::row_of(places, one.place);
                return (places.row[row].name == "农贸市场大棚") == hall;
            });
        REQUIRE(level != frame->snapshot.levels->end());
        auto homes = store.homes_of(level->place);
        auto plan = store.floor_plan(level->place);
        REQUIRE(homes);
        REQUIRE(plan);
        frame->homes = std::make_shared<const model::Homes>(std::move(*homes));
        frame->plan = std::make_shared<const model::FloorPlan>(std::move(*plan));
        for (const bool day : {true, false}) {
            const std::string name =
                std::string{hall ? "hall" : "tower"} + (day ? "_day" : "_night");
            CAPTURE(name);
            const auto picture = app::plan_picture(*frame, {.place = level->place,
                                                            .extent = kFloorExtent,
                                                            .look = look_by(day),
                                                            .language = language_by(day),
                                                            .now = kMonday,
                                                            .drawing = nullptr,
                                                            .level = hall ? 0 : 5});
            REQUIRE(picture);
            support::compare(floors / (name + ".png"), kFloorExtent.width_px,
                             kFloorExtent.height_px, picture->pixels);
        }
    }
}
