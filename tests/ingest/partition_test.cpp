#include "ingest/partition.h"

#include <catch_amalgamated.hpp>
#include <map>
#include <set>

using ingest::Neighbourhood;

namespace {

/// Squares of a chessboard, borders of cost 10.
Neighbourhood board(std::uint32_t columns, std::uint32_t rows) {
    Neighbourhood ground;
    for (std::uint32_t y = 0; y < rows; ++y)
        for (std::uint32_t x = 0; x < columns; ++x) {
            ground.weight.push_back(1);
            ground.at.push_back({x * 10.0, y * 10.0});
            auto& sides = ground.sides.emplace_back();
            const std::uint32_t here = y * columns + x;
            if (x > 0) sides.push_back({here - 1, 10});
            if (x + 1 < columns) sides.push_back({here + 1, 10});
            if (y > 0) sides.push_back({here - columns, 10});
            if (y + 1 < rows) sides.push_back({here + columns, 10});
        }
    return ground;
}

bool hangs_together(const Neighbourhood& ground, const std::vector<int>& part, int which) {
    std::set<std::uint32_t> members;
    for (std::uint32_t i = 0; i < part.size(); ++i)
        if (part[i] == which) members.insert(i);
    std::vector<std::uint32_t> found{*members.begin()};
    std::set<std::uint32_t> seen{found[0]};
    for (std::size_t i = 0; i < found.size(); ++i)
        for (const auto& side : ground.sides[found[i]])
            if (members.contains(side.to) && seen.insert(side.to).second) found.push_back(side.to);
    return seen == members;
}

}  // namespace

TEST_CASE("parts weigh about the same and hang together", "[partition]") {
    const Neighbourhood ground = board(20, 15);
    for (const int parts : {2, 3, 5, 7, 10}) {
        const std::vector<int> part = ingest::partition(ground, parts);
        std::map<int, int> size;
        for (const int p : part) ++size[p];
        CAPTURE(parts);
        REQUIRE(size.size() == static_cast<std::size_t>(parts));
        for (const auto& [which, count] : size) {
            CHECK(count > 0.6 * 300 / parts);
            CHECK(count < 1.4 * 300 / parts);
            CHECK(hangs_together(ground, part, which));
        }
    }
}

TEST_CASE("a border follows the wide street, though it is not quite in the middle", "[partition]") {
    Neighbourhood ground = board(10, 6);
    for (std::uint32_t piece = 0; piece < ground.sides.size(); ++piece)
        for (auto& side : ground.sides[piece])
            if ((piece % 10 == 5 && side.to == piece + 1) ||
                (piece % 10 == 6 && side.to + 1 == piece))
                side.cost = 1;
    const std::vector<int> part = ingest::partition(ground, 2);
    for (std::uint32_t piece = 0; piece < part.size(); ++piece)
        CHECK(part[piece] == part[piece % 10 <= 5 ? 0 : 9]);
}

TEST_CASE("islands are joined where they come closest", "[partition]") {
    Neighbourhood ground = board(2, 1);
    ground.sides = {{}, {}};
    ingest::connect(ground);
    REQUIRE(ground.sides[0].size() == 1);
    CHECK(ground.sides[0][0].to == 1);
    CHECK(ground.sides[1][0].to == 0);
}

TEST_CASE("a piece that weighs as much as several leaves no part empty", "[partition]") {
    Neighbourhood ground = board(3, 1);
    ground.weight = {1, 100, 1};
    const std::vector<int> part = ingest::partition(ground, 3);
    const std::set<int> used{part.begin(), part.end()};
    CHECK(*used.rbegin() == static_cast<int>(used.size()) - 1);
    CHECK(ingest::partition(ground, 1) == std::vector<int>{0, 0, 0});
}
