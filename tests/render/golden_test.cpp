// Pictures of the fictional town, at every level of detail.
#include "support/golden.h"
#include "app/bench_town.h"
#include "app/surface.h"
#include "render/map.h"
#include "scene/lettering.h"
#include "support/monday.h"

#include <catch_amalgamated.hpp>

#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int kGoldenWidth = 400;
constexpr int kGoldenHeight = 300;

struct Picture {
    std::string name;
    double metres_per_px;
    scene::Look look;
    base::Language language;
    derive::Theme theme = derive::Theme::Work;
    derive::ClassSet shown = derive::kAllClasses;
};

/// Each level of detail by day in Chinese and by night in English; themes, a filter, the hatch.
std::vector<Picture> wanted() {
    std::vector<Picture> pictures;
    for (const auto& [name, metres_per_px] :
         {std::pair{"fronts", 0.16}, std::pair{"blocks", 0.7}, std::pair{"bricks", 2.2},
          std::pair{"cells", 7.0}, std::pair{"regions", 24.0}}) {
        pictures.push_back({std::string{name} + "_day", metres_per_px, scene::Look::Light,
                            base::Language::Chinese});
        pictures.push_back({std::string{name} + "_night", metres_per_px, scene::Look::Dark,
                            base::Language::English});
    }
    pictures.push_back({"only_food_day", 0.4, scene::Look::Light, base::Language::Chinese,
                        derive::Theme::Trade, derive::only(0)});
    pictures.push_back(
        {"rentals_night", 0.7, scene::Look::Dark, base::Language::English, derive::Theme::Rental});
    pictures.push_back({"not_collected_day", 0.7, scene::Look::Light, base::Language::Chinese,
                        derive::Theme::Work, derive::only(derive::kNotKnown)});
    return pictures;
}

}  // namespace

TEST_CASE("the town looks as it was found good, at every level of detail", "[gl]") {
    const auto surface = app::open_offscreen({kGoldenWidth, kGoldenHeight}, 1);
    REQUIRE(surface);
    if (!support::comparable(support::kGoldens, support::drawn_with())) return;
    auto map = render::Map::made();
    REQUIRE(map);
    const auto font = scene::cjk_font();
    REQUIRE(font);
    auto lettering = scene::Lettering::with(*font);
    REQUIRE(lettering);
    const auto town = app::measured_town("S", support::kMonday);
    REQUIRE(town);
    const model::Snapshot& is = town->snapshot;
    const derive::Derived& derived = town->derived;
    const scene::Scene scene = scene::scene_from(is, derived);
    const geo::Point middle = scene.geometry->extent.centre();
    const auto front = std::ranges::find(is.places->kind, model::Kind::Front);
    const geo::Point shops =
        is.places->box[static_cast<std::size_t>(front - is.places->kind.begin())].centre();
    model::Row first_unseen = 0;
    while (is.places->kind[first_unseen] != model::Kind::Building ||
           derived.block[first_unseen].state != derive::State::NoData)
        REQUIRE(++first_unseen < is.places->size());
    const geo::Point unseen = is.places->box[first_unseen].centre();
    for (const Picture& picture : wanted()) {
        CAPTURE(picture.name);
        const bool hatched = picture.shown == derive::only(derive::kNotKnown);
        const geo::Point centre = hatched ? unseen : picture.metres_per_px < 5 ? shops : middle;
        map->show(scene::scene_told(scene, is, derived, picture.theme));
        scene::Camera camera{.centre = centre,
                             .metres_per_px = picture.metres_per_px,
                             .width_px = kGoldenWidth,
                             .height_px = kGoldenHeight};
        camera = scene::snapped(camera);
        scene::NameCache names;
        const scene::Labels labels =
            scene::labels_for({*scene.geometry, is, derived}, camera, 1,
                              {picture.look, picture.language}, names, *lettering);
        // So few triangles that blocks turn into bricks and cells where they do on slow machines.
        map->draw(camera, {.look = picture.look, .shown = picture.shown, .budget = 20'000}, labels);
        support::compare(support::kGoldens / (picture.name + ".png"), kGoldenWidth, kGoldenHeight,
                         map->pixels());
    }
}
