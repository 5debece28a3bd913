#include "report/pdf.h"

#include "base/text.h"
#include "lettings.h"
#include "support/folder.h"
#include "support/process.h"

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

using Catch::Matchers::ContainsSubstring;
using report::Table;
using support::bytes_of;

namespace {

class Paper {
  public:
    explicit Paper(const Table& table) { REQUIRE(report::write_pdf(file(), table)); }

    std::string file() const { return folder_.file("a.pdf"); }
    /// What a tool says of it.
    std::string said(const std::string& tool, const std::string& after = "") const {
        const support::Outcome out = support::run(tool + " '" + file() + "' " + after);
        REQUIRE(out.code == 0);
        return out.said;
    }
    std::string text(int page) const {
        // Between Han letters the tool keeps spaces as it likes.
        const std::string text = said(fmt::format("pdftotext -layout -f {0} -l {0}", page), "-");
        return base::replaced(text, " ", "");
    }

  private:
    support::Folder folder_;
};

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos;
         at = text.find(what, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("a long table has its headings, title and number on each page", "[report]") {
    support::need_program("pdftotext");
    const Paper paper{lettings::many(90, 8)};
    const std::string info = paper.said("pdfinfo");
    CHECK_THAT(info, ContainsSubstring("Pages:           3"));
    CHECK_THAT(info, ContainsSubstring("595.28 x 841.89 pts (A4)"));
    CHECK_THAT(info, ContainsSubstring("幸福里社区出租房屋表"));
    for (int page = 1; page <= 3; ++page) {
        const std::string text = paper.text(page);
        CHECK_THAT(text, ContainsSubstring("幸福里社区出租房屋表"));
        CHECK_THAT(text, ContainsSubstring("联系电话"));
        CHECK_THAT(text, ContainsSubstring(fmt::format("第{}页共3页", page)));
        CHECK_THAT(text, ContainsSubstring("流水号：CQ-20260301-0007"));
        CHECK_THAT(text, ContainsSubstring("用途：三月出租房屋核查"));
    }
}

TEST_CASE("each row stands whole on one page, and none is lost", "[report]") {
    support::need_program("pdftotext");
    const Paper paper{lettings::many(90, 8)};
    std::string all;
    for (int page = 1; page <= 3; ++page) all += paper.text(page);
    for (int n = 0; n < 90; ++n) CHECK(count(all, fmt::format("138****{:04}", n)) == 1);
    CHECK(count(all, "机床厂家属院北区小计") == 4);
    CHECK(count(all, "合计") == 1);
    CHECK(count(all, "综合执法队处理") == 7);  // behind the "…" of a remark that is cut on paper
}

TEST_CASE("letters are embedded, and the same table is the same file", "[report]") {
    const Table table = lettings::many(60, 8);
    const Paper one{table}, other{table};
    CHECK(bytes_of(one.file()) == bytes_of(other.file()));
    support::need_program("pdftotext");
    const std::string fonts = one.said("pdffonts");
    CHECK(count(fonts, "NotoSansCJKsc") == 2);
    CHECK(count(fonts, " yes yes yes ") == 2);
    CHECK_THAT(one.said("pdfinfo -isodates"), ContainsSubstring("2026-03-01T"));
}

TEST_CASE("the paper grows with the columns", "[report]") {
    support::need_program("pdftotext");
    const auto size = [](std::size_t columns) {
        const std::string info = Paper{lettings::many(25, columns)}.said("pdfinfo");
        return info.substr(info.find("Page size:") + 17, 6);
    };
    CHECK(size(8) == "595.28");
    CHECK(size(17) == "841.89");
    CHECK(size(25) == "1190.5");
}

TEST_CASE("rare letters come from other fonts, and empty tables are pages", "[report]") {
    Table table{.title = "空表"};
    table.columns = {{.heading = "姓名"}};
    support::need_program("pdftotext");
    CHECK_THAT(Paper{table}.text(1), ContainsSubstring("姓名"));
    table.rows = {
        {.cells = {"王𠮷\xFF"}}, {.cells = {std::string(5'000, 'x')}}, {.cells = {"é\u0301"}}};
    table.watermark = "水印";
    const std::string text = Paper{table}.text(1);
    CHECK_THAT(text, ContainsSubstring("王𠮷"));
    CHECK_THAT(text, !ContainsSubstring("水印"));  // paint, so that it is not copied along
}

TEST_CASE("a page that cannot be written leaves nothing behind", "[report]") {
    const support::Folder folder;
    const Table table = lettings::two_homes();
    CHECK(!report::write_pdf(folder.file("no/a.pdf"), table));
    std::filesystem::create_directory(folder.path() / "a.pdf");
    CHECK(!report::write_pdf(folder.file("a.pdf"), table));
    CHECK(folder.listing() == "a.pdf");
}

namespace {

/// How much of the first page is dark, in pixels of 72 dots per inch.
double ink_of(const Table& table) {
    const support::Folder folder;
    REQUIRE(report::write_pdf(folder.file("a.pdf"), table));
    const auto out = support::run("pdftoppm -r 72 -gray -singlefile '" + folder.file("a.pdf") +
                                  "' '" + folder.file("page") + "'");
    REQUIRE(out.code == 0);
    const std::string picture = bytes_of(folder.file("page.pgm"));
    double ink = 0;
    for (std::size_t i = picture.size() / 100; i < picture.size(); ++i)  // behind its head
        ink += (255.0 - static_cast<unsigned char>(picture[i])) / 255;
    return ink;
}

Table titled(const std::string& title, const std::string& cell) {
    return {.title = title, .columns = {{.heading = "a"}}, .rows = {{.cells = {cell}}}};
}

}  // namespace

TEST_CASE("letters that Cairo loses as text are seen, and found", "[report]") {
    support::need_program("pdftotext");
    const double bare = ink_of(titled("　　　　", "　"));
    // A letter of its own in the file: beside others it may be saved by chance.
    CHECK(ink_of(titled("　　　　", "如")) > bare + 10);
    CHECK(ink_of(titled("　　　　", "瘃")) > bare + 10);
    CHECK(ink_of(titled("忉忉忉忉", "　")) > bare + 40);
    CHECK_THAT(Paper{titled("忉如", "如意巷")}.text(1), ContainsSubstring("如意巷"));
    const std::string wrapped = "如意巷的一段说明写得很长很长，要在这一栏里折成好几行才写得下去";
    CHECK_THAT(Paper{titled("a", wrapped)}.text(1), ContainsSubstring("如意巷"));
}
