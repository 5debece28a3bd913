#include "base/text.h"
#include "report/sheet_write.h"
#include "sheet_town.h"
#include "support/folder.h"
#include "support/process.h"

#include <catch_amalgamated.hpp>

using Catch::Matchers::ContainsSubstring;
using report::SheetFormat;
using report::SheetKind;
using support::bytes_of;

namespace {

std::string said(const std::string& command) {
    const support::Outcome out = support::run(command);
    REQUIRE(out.code == 0);
    return out.said;
}

SheetFormat format_of(const std::string& name) {
    return name.ends_with(".png") ? SheetFormat::Png : SheetFormat::Pdf;
}

}  // namespace

TEST_CASE("the same sheet is the same file, as PDF and as picture", "[report]") {
    const support::Folder folder;
    const report::Sheet sheet = sheet_town::town().sheet(SheetKind::Courtyard);
    for (const char* name : {"a.pdf", "b.pdf", "a.png", "b.png"})
        REQUIRE(report::write_sheet(folder.file(name), sheet, format_of(name)));
    CHECK(bytes_of(folder.file("a.pdf")).starts_with("%PDF"));
    CHECK(bytes_of(folder.file("a.pdf")) == bytes_of(folder.file("b.pdf")));
    CHECK(bytes_of(folder.file("a.png")) == bytes_of(folder.file("b.png")));
    CHECK(folder.listing() == "a.pdf a.png b.pdf b.png");
}

TEST_CASE("a sheet is made the same twice", "[report]") {
    const support::Folder folder;
    REQUIRE(report::write_sheet(folder.file("a.pdf"), sheet_town::town().sheet(SheetKind::Grid),
                                SheetFormat::Pdf));
    REQUIRE(report::write_sheet(folder.file("b.pdf"), sheet_town::town().sheet(SheetKind::Grid),
                                SheetFormat::Pdf));
    CHECK(bytes_of(folder.file("a.pdf")) == bytes_of(folder.file("b.pdf")));
}

TEST_CASE("what stands on a sheet can be searched, in a font that it brings along", "[report]") {
    support::need_program("pdftotext");
    const support::Folder folder;
    const sheet_town::Town& is = sheet_town::town();
    report::Sheet sheet = is.sheet(SheetKind::Courtyard);
    REQUIRE(report::write_sheet(folder.file("a.pdf"), sheet, SheetFormat::Pdf));
    const std::string file = "'" + folder.file("a.pdf") + "'";
    const std::string text = base::replaced(said("pdftotext -layout " + file + " -"), " ", "");
    CHECK_THAT(text, ContainsSubstring("楼院平面图"));
    CHECK_THAT(text, ContainsSubstring(is.places().row[is.largest(model::Kind::Yard)].name));
    CHECK_THAT(text, ContainsSubstring("统计时点"));
    CHECK_THAT(text, ContainsSubstring("流水号"));
    CHECK_THAT(text, ContainsSubstring("2026-03-0108:00"));
    CHECK_THAT(said("pdffonts " + file), ContainsSubstring("yes yes yes"));
    CHECK_THAT(said("pdfinfo " + file), ContainsSubstring("(A3)"));
}

TEST_CASE("a sheet that cannot be written leaves nothing behind", "[report]") {
    const support::Folder folder;
    const report::Sheet sheet = sheet_town::town().sheet(SheetKind::Courtyard);
    CHECK(!report::write_sheet(folder.file("no/a.pdf"), sheet, SheetFormat::Pdf));
    CHECK(!report::write_sheet(folder.file("no/a.png"), sheet, SheetFormat::Png));
    CHECK(folder.listing().empty());
}
