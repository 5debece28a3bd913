#include "derive/search.h"

#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::Found;
using derive::FoundKind;
using model::PlaceId;

namespace {

constexpr const char* kPeace = R"(
SUBD 长青街道
  COMM 和平社区
    YARD 幸福里小区
      BLDG 1号楼
)";

}  // namespace

TEST_CASE("a grid is found by its name, by its code, and by the one it had before", "[derive]") {
    model::Rows rows = support::rows_from_outline(kPeace);
    const PlaceId peace = support::place_named(rows, "和平社区").id;
    rows.grids = {{.id = model::GridId{1},
                   .community = peace,
                   .kind = "basic",
                   .code = "990101001001001",
                   .name = "第1网格"},
                  {.id = model::GridId{2},
                   .community = peace,
                   .kind = "basic",
                   .code = "990101001001007",
                   .name = "第2网格"}};
    rows.grid_history = {{.id = model::GridHistoryId{1},
                          .place = peace,
                          .grid = model::GridId{2},
                          .until = support::kNow,
                          .code = "990101001001001"},
                         {.id = model::GridHistoryId{2},
                          .place = peace,
                          .grid = model::GridId{9},  // gone
                          .until = support::kNow,
                          .code = "990101001001008"},
                         {.id = model::GridHistoryId{3},
                          .place = support::place_named(rows, "1号楼").id,
                          .grid = model::GridId{1},
                          .until = support::kNow}};
    const auto index = derive::search_index(support::snapshot_of(rows), nullptr);
    const auto find = [&](const char* query) { return derive::search(*index, query, {0, 0}); };
    const Found named = find("第2网格");
    REQUIRE(named.count == 1);
    CHECK(named.items[0].kind == FoundKind::Grid);
    CHECK(named.items[0].id == 2);
    CHECK(named.items[0].place == peace);
    CHECK(named.items[0].number == "990101001001007");
    CHECK(named.items[0].until == base::kNever);
    const Found coded = find("990101001001001");
    REQUIRE(coded.count == 2);
    CHECK(coded.items[0].id == 1);  // who has it now
    CHECK(coded.items[0].until == base::kNever);
    CHECK(coded.items[1].id == 2);
    CHECK(coded.items[1].number == "990101001001001");
    CHECK(coded.items[1].until == support::kNow);
    CHECK(coded.items[1].follows == "990101001001007");
    CHECK(find("990101001001008").taken.size() < 15);  // leads nowhere: a part of it is tried
    CHECK_FALSE(find("990101001001008").taken.empty());
    CHECK(find("001").count == 0);  // of every code
    CHECK(find("xyzzy").searched.entries[static_cast<std::size_t>(FoundKind::Grid)] == 2);
}
