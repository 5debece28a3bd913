#include "scene/labels.h"

#include <catch_amalgamated.hpp>

#include <algorithm>

namespace {

scene::Lettering& lettering() {
    static scene::Lettering letters = [] {
        const auto font = scene::cjk_font();
        REQUIRE(font);
        auto made = scene::Lettering::with(*font);
        REQUIRE(made);
        return std::move(*made);
    }();
    return letters;
}

model::Snapshot row_of_buildings(int count, double width_m) {
    std::vector<model::PlaceRow> rows;
    for (int i = 0; i < count; ++i) {
        const double x = i * (width_m + 1);
        rows.push_back(
            {.id = model::PlaceId{i + 1},
             .kind = "BLDG",
             .name = std::to_string(i + 1) + "号楼",
             .shape = geo::area_of({{x, 0}, {x + width_m, 0}, {x + width_m, 20}, {x, 20}})});
    }
    model::Snapshot snapshot;
    snapshot.places = model::places_from(rows, {}).places;
    return snapshot;
}

scene::Labels labels(const model::Snapshot& town, double metres_per_px) {
    const auto geometry = scene::geometry_from(town);
    return scene::labels_for(*geometry, town,
                             {.centre = geometry->extent.centre(),
                              .metres_per_px = metres_per_px,
                              .width_px = 1200,
                              .height_px = 400},
                             1, lettering());
}

}  // namespace

TEST_CASE("a name is shortened to its number before it is left out", "[scene]") {
    CHECK(scene::short_name("7号楼") == "7");
    CHECK(scene::short_name("人民路101号") == "101");
    CHECK(scene::short_name("社区服务站") == "社区服务站");
    const model::Snapshot town = row_of_buildings(4, 30);
    // Four glyph corners a letter: "1号楼" has three letters, "1" has one.
    CHECK(labels(town, 0.5).corner->size() == 4 * 4 * 3);
    CHECK(labels(town, 1.4).corner->size() == 4 * 4 * 1);
    CHECK(labels(town, 20).corner->empty());
}

TEST_CASE("the same picture has the same labels, whatever was shown before", "[scene]") {
    const model::Snapshot town = row_of_buildings(12, 30);
    const auto first = labels(town, 0.5);
    (void)labels(town, 0.2);
    const auto again = labels(town, 0.5);
    REQUIRE(first.corner->size() == again.corner->size());
    CHECK(std::ranges::equal(*first.corner, *again.corner, [](const auto& a, const auto& b) {
        return a.x == b.x && a.y == b.y && a.u == b.u && a.v == b.v && a.slot == b.slot;
    }));
}

TEST_CASE("rare letters of names are drawn, not left out", "[scene]") {
    for (const char* letter : {"𠮷", "㐂", "龘", "格"}) {
        const scene::Word& word = lettering().word(letter, 24);
        CAPTURE(letter);
        REQUIRE(word.glyph.size() == 1);
        CHECK(word.glyph[0].width > 10);
    }
}

TEST_CASE("a letter is drawn once and its halo is wider than its ink", "[scene]") {
    (void)lettering().word("网", 30);
    const std::uint64_t version = lettering().atlas().version;
    const scene::Word word = lettering().word("网网", 30);
    CHECK(lettering().atlas().version == version);
    REQUIRE(word.glyph.size() == 2);
    CHECK(word.glyph[0].u == word.glyph[1].u);
    std::size_t ink = 0;
    std::size_t halo = 0;
    const auto& g = word.glyph[0];
    for (int y = 0; y < static_cast<int>(g.height); ++y) {
        for (int x = 0; x < static_cast<int>(g.width); ++x) {
            const auto at = static_cast<std::size_t>(
                ((static_cast<int>(g.v) + y) * scene::Atlas::kSide + static_cast<int>(g.u) + x) *
                2);
            ink += lettering().atlas().rg[at] > 127 ? 1U : 0U;
            halo += lettering().atlas().rg[at + 1] > 127 ? 1U : 0U;
        }
    }
    CHECK(ink > 50);
    CHECK(halo > ink * 3 / 2);
}
