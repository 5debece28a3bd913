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
    auto rows = app::rows_of_size("XS", kMonday);
    REQUIRE(rows);
    auto store =
        store::Store::create(folder.file("town.gpkg"), ingest::kFictionalEpsg, "试", *rows);
    REQUIRE(store);
    auto frame = app::first_frame(*store, kMonday);
    REQUIRE(frame);
    for (const Plan& plan :
         {Plan{"yard", Kind::Yard}, Plan{"strip", Kind::Street}, Plan{"cells", Kind::Building}}) {
        const model::PlaceId place = first_of(*frame->snapshot.places, plan.kind);
        auto homes = store->homes_of(place);
        REQUIRE(homes);
        frame->homes = std::make_shared<const model::Homes>(std::move(*homes));
        for (const bool day : {true, false}) {
            const std::string name = plan.name + (day ? "_day" : "_night");
            CAPTURE(name);
            const app::PlanWish wish{
                .place = place,
                .extent = kPlanExtent,
                .look = day ? scene::Look::Light : scene::Look::Dark,
                .language = day ? base::Language::Chinese : base::Language::English,
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
