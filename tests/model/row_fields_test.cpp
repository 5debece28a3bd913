// Rows as edits write them, and shapes as texts.
#include "model/row_fields.h"

#include "base/random.h"

#include <catch_amalgamated.hpp>

using namespace model;
using Does = RowEdit::Does;

namespace {

geo::Shape two_areas() {
    return {
        .kind = geo::ShapeKind::Area,
        .parts = {{{0, 0}, {9, 0}, {9, 9}}, {{2, 2}, {3, 2}, {3, 3}}, {{20, 0}, {29, 0}, {29, 9}}},
        .first_ring = {0, 2}};
}

geo::Shape any_shape(base::Random& random) {
    const bool area = random.chance(0.5);
    geo::Shape shape{.kind = area ? geo::ShapeKind::Area : geo::ShapeKind::Line};
    const int parts = random.between(1, 5);
    for (int p = 0; p < parts; ++p) {
        if (area && (p == 0 || random.chance(0.5)))
            shape.first_ring.push_back(static_cast<std::uint32_t>(p));
        geo::Ring& ring = shape.parts.emplace_back();
        for (int i = random.between(3, 9); i > 0; --i)
            ring.push_back({432'000 + random.unit() * 1e4, -random.unit() * 1e-7});
    }
    return shape;
}

}  // namespace

TEST_CASE("a shape is a text, and the text that shape again", "[model]") {
    CHECK(shape_text(geo::Shape{}).empty());
    CHECK(shape_text(geo::point_of({1, 2})) == "P 1 2");
    CHECK(shape_text(geo::line_of({{0, 0}, {10.5, 0}})) == "L 0 0,10.5 0");
    CHECK(shape_text(two_areas()) == "A 0 0,9 0,9 9;2 2,3 2,3 3/20 0,29 0,29 9");
    CHECK(shape_in("A 0 0,9 0,9 9;2 2,3 2,3 3/20 0,29 0,29 9") == two_areas());
    CHECK(shape_in("P 1 2") == geo::point_of({1, 2}));
    CHECK(shape_in("") == geo::Shape{});
    base::Random random{10};
    for (int i = 0; i < 500; ++i) {
        const geo::Shape shape = any_shape(random);
        const auto read = shape_in(shape_text(shape));
        REQUIRE(read);
        REQUIRE(*read == shape);
    }
}

TEST_CASE("a text that is no shape is told", "[model]") {
    for (const char* text :
         {"L", "L ", "L 1 1", "L 1 1,", "L 1 1,2", "L 1 1,2 x", "L 1 1,2 nan", "L 1 1;2 2",
          "A 0 0,1 0", "A 0 0,1 0,1 1;", "A 0 0,1 0,1 1/", "A 0 0,1 0,1 1;2 2", "P 1 2,3 4",
          "P 1 2;3 4", "Q 1 1", "0 0,1 1", "L0 0,1 1", "L 0 0,1 1/2 2,3 3"}) {
        INFO(text);
        CHECK_FALSE(shape_in(text));
    }
}

TEST_CASE("a change names what differs, an end only its day, a removal all that was seen",
          "[model]") {
    const LevelRow was{.id = LevelId{7}, .place = PlaceId{11}, .ordinal = -1, .name = "B1"};
    LevelRow is = was;
    is.name = "-1";
    const RowEdit change = changed(fields_of(was), fields_of(is));
    CHECK(change == RowEdit{Table::Level, Does::Change, 7, {{"name", "B1", "-1"}}});
    CHECK(changed(fields_of(was), fields_of(was)).fields.empty());
    CHECK(ended(fields_of(was), base::instant_from_seconds(99)) ==
          RowEdit{Table::Level, Does::Change, 7, {{"valid_to", "", "99"}}});
    CHECK(
        removed(fields_of(was)) ==
        RowEdit{
            Table::Level,
            Does::Remove,
            7,
            {{"place", "11", ""}, {"ordinal", "-1", ""}, {"name", "B1", ""}, {"source", "", ""}}});
    is.id = {};
    CHECK(
        added(fields_of(is)) ==
        RowEdit{
            Table::Level,
            Does::Add,
            0,
            {{"place", "", "11"}, {"ordinal", "", "-1"}, {"name", "", "-1"}, {"source", "", ""}}});
}
