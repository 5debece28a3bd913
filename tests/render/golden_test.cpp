// Pictures of the fictional town that somebody has looked at and found good. Software OpenGL and a
// font draw the same everywhere, but only in the same version: elsewhere nothing is compared.
// GETU_GOLDEN_UPDATE=1 draws them anew; whoever does looks at each.
#include "app/bench_town.h"
#include "app/surface.h"
#include "render/gl.h"
#include "render/map.h"
#include "report/png.h"
#include "scene/lettering.h"

#include <catch_amalgamated.hpp>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <png.h>

namespace {

constexpr int kWidth = 400;
constexpr int kHeight = 300;
const base::Instant kNow = *base::instant_from_iso("2026-03-02T10:00");
const std::filesystem::path kFolder =
    std::filesystem::path{GETU_SOURCE_DIR} / "tests/render/golden";

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

std::vector<std::uint8_t> read_png(const std::filesystem::path& path) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&image, path.c_str()) == 0) return {};
    image.format = PNG_FORMAT_RGBA;
    std::vector<std::uint8_t> pixels(PNG_IMAGE_SIZE(image));
    if (png_image_finish_read(&image, nullptr, pixels.data(), 0, nullptr) == 0) return {};
    return pixels;
}

std::string made_with() {
    const auto font = scene::cjk_font();
    REQUIRE(font);
    const auto text = [](GLenum name) {
        return std::string{reinterpret_cast<const char*>(glGetString(name))};
    };
    return text(GL_RENDERER) + "\n" + text(GL_VERSION) + "\n" +
           std::filesystem::path{font->path}.filename().string() + " " +
           std::to_string(std::filesystem::file_size(font->path)) + "\n";
}

std::string text_of(const std::filesystem::path& path) {
    std::ifstream file{path};
    return {std::istreambuf_iterator<char>{file}, {}};
}

/// Pixels of which a colour is more than 3 of 255 off.
int far_off(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
    int count = 0;
    for (std::size_t i = 0; i + 3 < a.size(); i += 4) {
        bool off = false;
        for (std::size_t c = 0; c < 3; ++c) off = off || std::abs(a[i + c] - b[i + c]) > 3;
        count += off ? 1 : 0;
    }
    return count;
}

}  // namespace

TEST_CASE("the town looks as it was found good, at every level of detail", "[gl]") {
    const auto surface = app::open_offscreen({kWidth, kHeight}, 1);
    REQUIRE(surface);
    const bool update = std::getenv("GETU_GOLDEN_UPDATE") != nullptr;
    if (update) {
        std::filesystem::create_directories(kFolder);
        std::ofstream{kFolder / "made_with.txt"} << made_with();
    } else if (text_of(kFolder / "made_with.txt") != made_with()) {
        WARN("another OpenGL or font than the pictures were made with: nothing compared");
        return;
    }
    auto map = render::Map::made();
    REQUIRE(map);
    const auto font = scene::cjk_font();
    REQUIRE(font);
    auto lettering = scene::Lettering::with(*font);
    REQUIRE(lettering);
    const auto town = app::measured_town("S", kNow);
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
                             .width_px = kWidth,
                             .height_px = kHeight};
        camera = scene::snapped(camera);
        scene::NameCache names;
        const scene::Labels labels =
            scene::labels_for({*scene.geometry, is, derived}, camera, 1,
                              {picture.look, picture.language}, names, *lettering);
        // So few triangles that blocks turn into bricks and cells where they do on slow machines.
        map->draw(camera, {.look = picture.look, .shown = picture.shown, .budget = 20'000}, labels);
        const std::vector<std::uint8_t> drawn = map->pixels();
        const std::filesystem::path file = kFolder / (picture.name + ".png");
        if (update) REQUIRE(report::write_png(file.string(), kWidth, kHeight, drawn));
        const std::vector<std::uint8_t> golden = read_png(file);
        REQUIRE(golden.size() == drawn.size());
        CHECK(far_off(drawn, golden) <= kWidth * kHeight / 4'000);  // 0.025 %
    }
}
