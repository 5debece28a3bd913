#include "report/csv.h"

#include "lettings.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

using report::Kind;
using report::Table;
using support::bytes_of;

namespace {

/// The file without its byte order mark.
std::string csv_written(const Table& table) {
    const support::Folder folder;
    REQUIRE(report::write_csv(folder.file("a.csv"), table));
    const std::string bytes = bytes_of(folder.file("a.csv"));
    REQUIRE(bytes.starts_with("\xEF\xBB\xBF"));
    return bytes.substr(3);
}

/// One column with one text, without any words around.
std::string field_of(const std::string& text, Kind kind = Kind::Text) {
    Table table;
    table.columns = {{.heading = "h", .kind = kind}};
    table.rows = {{.cells = {text}}};
    return csv_written(table).substr(3);
}

}  // namespace

TEST_CASE("a table becomes lines that every spreadsheet opens", "[report]") {
    CHECK(csv_written(lettings::two_homes()) ==
          "序号,门牌,备注,人数/本市,人数/外省市,面积,起租日,检查,备案\r\n"
          "1,\"0101\",\"甲, \"\"乙\"\"\",2,0,-1.50,2026-03-01,2026-03-01 08:30,是\r\n"
          "2,\"37000119900101001X\",'=1+1,<3,1,20.25,,,否\r\n"
          "合计,,,2,1,18.75,,,\r\n"
          "\"出租房屋表    单位：长青街道    范围：幸福里    制表人：王建国    用途：核查    "
          "流水号：CQ-7    王建国 CQ-7\",,,,,,,,\r\n");
}

TEST_CASE("a text that a spreadsheet would compute begins with an apostrophe", "[report]") {
    CHECK(field_of("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"\r\n");
    CHECK(field_of("+8613800000000") == "'+8613800000000\r\n");
    CHECK(field_of("+8613800000000", Kind::Code) == "\"'+8613800000000\"\r\n");
    CHECK(field_of("-5", Kind::Integer) == "'-5\r\n");
    CHECK(field_of("@SUM(A1)") == "'@SUM(A1)\r\n");
    CHECK(field_of("\tx") == "'\tx\r\n");
    CHECK(field_of("\rx") == "\"'\rx\"\r\n");
    CHECK(field_of("＝1") == "'＝1\r\n");
    CHECK(field_of("a=1") == "a=1\r\n");
    CHECK(field_of("-", Kind::Integer) == "-\r\n");  // how small numbers are not told
}

TEST_CASE("headings and watermarks cannot compute either, and negative numbers stay numbers",
          "[report]") {
    Table table;
    table.columns = {{.heading = "=a"}, {.heading = "b", .kind = Kind::Real, .decimals = 1}};
    table.rows = {{.cells = {std::int64_t{-3}, -2.25}}, {.cells = {{}, -0.01}}};
    table.watermark = "=w";
    CHECK(csv_written(table) == "'=a,b\r\n-3,-2.2\r\n,0.0\r\n\"'=w\",\r\n");
}

TEST_CASE("bytes that are no UTF-8 do not spoil the file", "[report]") {
    CHECK(field_of("\xD6\xD0 户\xE6") == "\xEF\xBF\xBD\xEF\xBF\xBD 户\xEF\xBF\xBD\r\n");
}

TEST_CASE("a folder that refuses keeps nothing half written, and what was there stays",
          "[report]") {
    const support::Folder folder;
    const Table table = lettings::two_homes();
    const auto missing = report::write_csv(folder.file("no/a.csv"), table);
    REQUIRE(!missing);
    CHECK(missing.error().word == base::Word::DiskTrouble);
    CHECK(missing.error().parts == std::vector{folder.file("no/a.csv")});

    std::filesystem::create_directory(folder.path() / "a.csv");  // a name that cannot be taken
    CHECK(!report::write_csv(folder.file("a.csv"), table));
    CHECK(folder.listing() == "a.csv");

    support::write_bytes(folder.file("b.csv"), "old");
    REQUIRE(report::write_csv(folder.file("b.csv"), table));
    CHECK(bytes_of(folder.file("b.csv")).size() > 3);
    CHECK(folder.listing() == "a.csv b.csv");
}
