#include "geo/box_index.h"

#include "base/random.h"

#include <catch_amalgamated.hpp>

using geo::Box;

namespace {

std::vector<std::uint32_t> one_by_one(const std::vector<Box>& boxes, const Box& query) {
    std::vector<std::uint32_t> found;
    for (std::uint32_t i = 0; i < boxes.size(); ++i)
        if (!boxes[i].empty() && boxes[i].intersects(query)) found.push_back(i);
    return found;
}

Box some_box(base::Random& random, double extent, double side) {
    const double x = random.unit() * extent;
    const double y = random.unit() * extent;
    return {x, y, x + random.unit() * side, y + random.unit() * side};
}

}  // namespace

TEST_CASE("the index finds what looking at every box finds", "[geo]") {
    base::Random random{3};
    const double side = GENERATE(0.0, 1.0, 50.0, 900.0);
    std::vector<Box> boxes;
    for (int i = 0; i < 400; ++i) boxes.push_back(some_box(random, 1000, side));
    boxes[17] = Box{};
    boxes[18] = {0, 0, 1000, 1000};
    const geo::BoxIndex index{boxes};
    for (int i = 0; i < 300; ++i) {
        Box query = some_box(random, 1200, i % 3 == 0 ? 0.0 : 200.0);
        query.x0 -= 100;
        REQUIRE(index.touching(query) == one_by_one(boxes, query));
    }
    CHECK(index.touching({-1e6, -1e6, 1e6, 1e6}).size() == 399);
    CHECK(index.touching(Box{}).empty());
    CHECK(index.touching({2000, 2000, 3000, 3000}).empty());
}

TEST_CASE("boxes in one point, in one line, or far apart are found too", "[geo]") {
    const std::vector<Box> boxes =
        GENERATE(std::vector<Box>{{5, 5, 5, 5}, {5, 5, 5, 5}},
                 std::vector<Box>{{0, 7, 1, 7}, {100, 7, 101, 7}, {1e7, 7, 1e7, 7}},
                 std::vector<Box>{{0, 0, 1, 1}, {1e9, 1e9, 1e9, 1e9}},
                 std::vector<Box>{{-1e9, -1e9, -1e9, -1e9}, {1e9, 1e9, 1e9, 1e9}});
    const geo::BoxIndex index{boxes};
    for (std::uint32_t i = 0; i < boxes.size(); ++i)
        CHECK(index.touching(boxes[i]) == one_by_one(boxes, boxes[i]));
}

TEST_CASE("an index of nothing finds nothing", "[geo]") {
    CHECK(geo::BoxIndex{}.touching({0, 0, 1, 1}).empty());
    CHECK(geo::BoxIndex{std::vector<Box>{}}.touching({0, 0, 1, 1}).empty());
    CHECK(geo::BoxIndex{std::vector<Box>{Box{}, Box{}}}.touching({0, 0, 1, 1}).empty());
}
