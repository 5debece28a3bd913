#include "report/table.h"

#include "report/cell_text.h"

#include <catch_amalgamated.hpp>

#include <limits>

using report::Cell;
using report::Kind;
using report::Level;
using report::Row;
using report::Table;

namespace {

Table table_of(std::vector<Row> rows) {
    Table table;
    table.columns = {{.heading = "n", .kind = Kind::Integer},
                     {.heading = "name"},
                     {.heading = "people", .group = "g", .kind = Kind::Integer, .sums = true},
                     {.heading = "area", .group = "g", .kind = Kind::Real, .sums = true}};
    table.rows = std::move(rows);
    return table;
}

std::string text(const Cell& cell, Kind kind, int decimals = 0) {
    return report::text_of(cell, {.heading = "", .kind = kind, .decimals = decimals}, {});
}

}  // namespace

TEST_CASE("sums count body rows alone, and texts among numbers count nothing", "[report]") {
    const std::int64_t one = 1, two = 2;
    const Table table =
        table_of({Row{.cells = {one, "a", two, 1.5}},
                  Row{.cells = {one, "a", one, {}}, .level = Level::Subtotal},
                  Row{.cells = {two, "b", std::string{"<3"}, two}}, Row{.cells = {two}}});
    const Row all = report::sums(table, Level::Total, "all");
    CHECK(all.level == Level::Total);
    CHECK(all.cells == std::vector<Cell>{"all", {}, two, 3.5});
    const Row rest = report::sums(table, Level::Subtotal, "rest", 1);
    CHECK(rest.cells == std::vector<Cell>{"rest", {}, std::int64_t{0}, two});
}

TEST_CASE("the label of a total reaches over the empty cells beside it", "[report]") {
    const Table table = table_of({Row{.cells = {"all", {}, std::int64_t{3}}, .level = Level::Total},
                                  Row{.cells = {"all", {}, std::int64_t{3}}}});
    CHECK(report::reach_of(table, table.rows[0], 0) == 2);
    CHECK(report::reach_of(table, table.rows[0], 2) == 3);
    CHECK(report::reach_of(table, table.rows[1], 0) == 1);
}

TEST_CASE("neighbours with the same group share a heading", "[report]") {
    const auto groups = report::groups_of(table_of({}).columns);
    REQUIRE(groups.size() == 3);
    CHECK(groups[2].first == 2);
    CHECK(groups[2].end == 4);
    CHECK(groups[2].name == "g");
}

TEST_CASE("a cell is written as its column says, and what is no value is left empty", "[report]") {
    const base::Instant late = base::instant_from_seconds(1'772'294'399);  // 23:59:59 in Beijing
    CHECK(text(late, Kind::Date) == "2026-02-28");
    CHECK(text(late, Kind::Moment) == "2026-02-28 23:59");
    CHECK(text(base::kNever, Kind::Date).empty());
    CHECK(text(std::int64_t{7}, Kind::Real, 2) == "7.00");
    CHECK(text(2.5, Kind::Real, 2) == "2.50");
    CHECK(text(-0.001, Kind::Real, 2) == "0.00");
    CHECK(text(std::numeric_limits<double>::quiet_NaN(), Kind::Real).empty());
    CHECK(text("0101", Kind::Code) == "0101");
}

TEST_CASE("what a page cannot hold is taken out of a text", "[report]") {
    CHECK(report::tidy("a\r\nb\rc\td\x01") == "a\nb\nc d ");
    CHECK(report::tidy(std::string{"a\0b", 3}) == "a b");
    CHECK(report::tidy("\xEF\xBF\xBE") == "\xEF\xBF\xBD");
    CHECK(report::beginning("格图", 4) == "格");
    CHECK(report::display_width("12号院") == 6);
    CHECK(report::display_width("a\n网格") == 4);
}
