#include "derive/tree.h"
#include "support/town.h"

#include <string>

#include <catch_amalgamated.hpp>

using namespace support::place;

namespace {

model::Places places_of(model::Rows rows) {
    return *model::places_from(std::move(rows.places), std::move(rows.grids)).places;
}

/// "district/ -subdistrict …": a dash for each level, a slash behind what is open.
std::string written(const model::Places& places, const derive::OpenPlaces& open) {
    std::string text;
    for (const derive::TreeLine& line :
         derive::tree_lines(places, derive::subtrees_of(places), open)) {
        text += (text.empty() ? "" : " ") + std::string(line.depth, '-') +
                places.row[line.place].name + (line.open ? "/" : "");
    }
    return text;
}

}  // namespace

TEST_CASE("a place and all below it stand in a row", "[derive]") {
    const model::Places places = places_of(support::town());
    const derive::Subtrees trees = derive::subtrees_of(places);
    const auto row = [&](model::PlaceId id) { return model::row_of(places, id); };
    CHECK(trees.under(row(kDistrict)).size() == 11);
    CHECK(trees.under(row(kYard)).size() == 4);
    CHECK(trees.under(row(kB1)).size() == 1);
    CHECK(trees.contains(row(kYard), row(kB3)));
    CHECK(trees.contains(row(kYard), row(kYard)));
    CHECK_FALSE(trees.contains(row(kYard), row(kFront1)));
    CHECK_FALSE(trees.parted(row(kBackyard)));
}

TEST_CASE("the tree shows what is open, yards before streets, and closed places alone",
          "[derive]") {
    const model::Places places = places_of(support::town());
    CHECK(written(places, {}) == "district");
    CHECK(written(places, derive::open_at_first(places)) == "district/ -subdistrict/ --community");
    CHECK(written(places, {kDistrict, kSubdistrict, kCommunity, kYard, model::PlaceId{999}}) ==
          "district/ -subdistrict/ --community/ ---backyard ---yard/ ----b1 ----b2 ----b3 "
          "---street");
}

TEST_CASE("showing a building opens all above it, once", "[derive]") {
    const model::Places places = places_of(support::town());
    derive::OpenPlaces open;
    CHECK(derive::open_above(places, model::row_of(places, kFront2), open));
    CHECK(open == derive::OpenPlaces{kDistrict, kSubdistrict, kCommunity, kStreet});
    CHECK_FALSE(derive::open_above(places, model::row_of(places, kFront2), open));
}
