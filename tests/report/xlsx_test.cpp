#include "report/xlsx.h"

#include "lettings.h"
#include "support/folder.h"
#include "support/process.h"

#include <catch_amalgamated.hpp>

#include <string_view>

using Catch::Matchers::ContainsSubstring;
using report::Kind;
using report::Table;
using support::bytes_of;

namespace {

class Book {
  public:
    explicit Book(const Table& table) { REQUIRE(report::write_xlsx(file(), table)); }

    std::string file() const { return folder_.file("a.xlsx"); }
    std::string part(const std::string& name) const {
        const support::Outcome out = support::run("unzip -p '" + file() + "' " + name);
        REQUIRE(out.code == 0);
        return out.said;
    }
    std::string sheet() const { return part("xl/worksheets/sheet1.xml"); }

  private:
    support::Folder folder_;
};

/// What stands in `text` after `before` and up to `end`; `text` begins behind it then.
std::string next(std::string_view& text, std::string_view before, std::string_view end) {
    const std::size_t at = text.find(before);
    if (at == std::string_view::npos) return {};
    text.remove_prefix(at + before.size());
    const std::string found{text.substr(0, text.find(end))};
    text.remove_prefix(found.size());
    return found;
}

/// What stands in a cell: its text, or its number.
std::string value(const Book& book, const std::string& cell) {
    const std::string sheet = book.sheet();
    std::string_view rest = sheet;
    const bool text = next(rest, "<c r=\"" + cell + "\"", ">").ends_with("t=\"s\"");
    const std::string number = next(rest, "><v>", "<");
    if (!text) return number;
    const std::string strings = book.part("xl/sharedStrings.xml");
    std::string_view from = strings;
    for (int i = std::stoi(number); i > 0; --i) next(from, "<si>", "</si>");
    next(from, "<si><t", ">");
    return '"' + next(from, ">", "</t>") + '"';
}

}  // namespace

TEST_CASE("numbers and dates are numbers, codes are text, and nothing is a formula", "[report]") {
    support::need_program("unzip");
    const Book book{lettings::two_homes()};
    CHECK_THAT(book.sheet(), !ContainsSubstring("<f>"));
    CHECK(value(book, "A5") == "1");
    CHECK(value(book, "B5") == "\"0101\"");
    CHECK(value(book, "D5") == "2");
    CHECK(value(book, "F5") == "-1.5");
    CHECK(value(book, "G5") == "46082");  // 2026-03-01
    CHECK(value(book, "H5").starts_with("46082.354166"));
    CHECK(value(book, "I5") == "\"是\"");
    CHECK(value(book, "B6") == "\"37000119900101001X\"");
    CHECK(value(book, "C6") == "\"=1+1\"");
    CHECK(value(book, "D6") == "\"&lt;3\"");
    CHECK(value(book, "F7") == "18.75");
}

TEST_CASE("headings stand still, are merged under groups and repeated on paper", "[report]") {
    support::need_program("unzip");
    const Book book{lettings::two_homes()};
    const std::string sheet = book.sheet();
    CHECK(value(book, "A1") == "\"出租房屋表\"");
    CHECK(value(book, "A2") == "\"单位：长青街道    范围：幸福里\"");
    CHECK(value(book, "D3") == "\"人数\"");
    CHECK_THAT(sheet, ContainsSubstring("<pane ySplit=\"4\" topLeftCell=\"A5\""));
    CHECK_THAT(sheet, ContainsSubstring("<mergeCell ref=\"D3:E3\"/>"));
    CHECK_THAT(sheet, ContainsSubstring("<mergeCell ref=\"A3:A4\"/>"));
    CHECK_THAT(sheet, ContainsSubstring("fitToHeight=\"0\""));
    CHECK_THAT(sheet, ContainsSubstring("流水号：CQ-7&amp;R&amp;9 第 &amp;P 页 共 &amp;N 页"));
    CHECK_THAT(sheet, ContainsSubstring("BFC5CD王建国 CQ-7"));
    CHECK_THAT(book.part("xl/workbook.xml"), ContainsSubstring("!$3:$4"));
}

TEST_CASE("columns are as wide as what stands in them, within bounds", "[report]") {
    support::need_program("unzip");
    Table table;
    table.columns = {{.heading = "a"},
                     {.heading = "门牌", .kind = Kind::Code},
                     {.heading = "注"},
                     {.heading = "备注", .width = 20}};
    const std::string longest(100, 'x');
    table.rows = {{.cells = {"x", "37000119900101001X", longest, longest}}};
    const std::string sheet = Book{table}.sheet();
    const auto width = [&](int column) {
        const std::string at = std::to_string(column);
        std::string_view rest = sheet;
        return std::stoi(next(rest, "<col min=\"" + at + "\" max=\"" + at + "\" width=\"", "."));
    };
    CHECK(width(1) == 6);
    CHECK(width(2) == 20);
    CHECK(width(3) == 42);
    CHECK(width(4) == 22);
}

TEST_CASE("the same table is the same workbook, which names no user", "[report]") {
    const Book one{lettings::many(50, 20)}, other{lettings::many(50, 20)};
    CHECK(bytes_of(one.file()) == bytes_of(other.file()));
    support::need_program("unzip");
    const std::string core = one.part("docProps/core.xml");
    CHECK_THAT(core, ContainsSubstring("<dc:creator></dc:creator>"));
    CHECK_THAT(core, ContainsSubstring(">2026-03-01T00:30:00Z</dcterms:created>"));
}

TEST_CASE("a workbook takes titles, headings and texts as they come", "[report]") {
    Table table = lettings::two_homes();
    table.title = "[2026]/03: 长青街道幸福里社区第一网格至第四十网格出租房屋与群租隐患核查表'";
    table.watermark = std::string(400, '&');
    table.foot.purpose = std::string(400, '&') + "格";
    table.rows[0].cells[2] = std::string(40'000, 'x');
    table.columns[0].heading = "a\x01\xFF<&>";
    const Book book{table};
    support::need_program("unzip");
    CHECK_THAT(book.part("xl/workbook.xml"),
               ContainsSubstring("name=\"2026  03  长青街道幸福里社区第一网格至第四十网格出\""));
    CHECK(value(book, "C5").size() == 32'767 + 2);
}

TEST_CASE("one column and no rows make a workbook, too", "[report]") {
    Table table{.title = "空表"};
    table.columns = {{.heading = "a", .group = "g"}};
    const Book book{table};
    support::need_program("unzip");
    CHECK(value(book, "A2") == "\"g\"");
    CHECK(value(book, "A3") == "\"a\"");
}

TEST_CASE("a workbook that cannot be written leaves nothing behind", "[report]") {
    const support::Folder folder;
    const Table table = lettings::two_homes();
    CHECK(!report::write_xlsx(folder.file("no/a.xlsx"), table));
    std::filesystem::create_directory(folder.path() / "a.xlsx");
    CHECK(!report::write_xlsx(folder.file("a.xlsx"), table));
    CHECK(folder.listing() == "a.xlsx");
}
