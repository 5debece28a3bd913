// Lines of CAD files and maps into site drawings, and what is refused.
#include "dxf.h"
#include "geojson.h"
#include "site_file.h"
#include "support/folder.h"

#include <cmath>

#include <catch_amalgamated.hpp>

namespace {

using base::Word;
using drawn::dxf;
using ingest::SiteDrawing;
using ingest::SiteLines;

SiteDrawing drawing_of_bytes(const char* name, const std::string& bytes) {
    const support::Folder folder;
    support::write_bytes(folder.file(name), bytes);
    return site_file::drawing_at(folder.file(name));
}

SiteLines lines_in(const SiteDrawing& drawing) {
    REQUIRE(std::holds_alternative<SiteLines>(drawing.content));
    CHECK(ingest::y_axis_of(drawing) == geo::YAxis::Up);
    return std::get<SiteLines>(drawing.content);
}

std::string mapped(const std::string& type, const std::string& coordinates) {
    return R"({"type":"Feature","properties":{},"geometry":{"type":")" + type +
           R"(","coordinates":)" + coordinates + "}}";
}

/// One line of a DXF, on a layer, in model space (0) or on a sheet (1).
std::string dxf_line(const char* layer, int sheet, const char* x) {
    return std::string{"0\nLINE\n8\n"} + layer + "\n67\n" + std::to_string(sheet) + "\n10\n" + x +
           "\n20\n0\n11\n30\n21\n40\n";
}

}  // namespace

TEST_CASE("lines and borders of a map become lines with their box") {
    const SiteDrawing drawing = drawing_of_bytes(
        "yard.geojson",
        geojson::collection(
            mapped("LineString", "[[116.3,39.9],[116.31,39.9]]") + "," +
            mapped("Polygon", "[[[116.3,39.9],[116.32,39.9],[116.32,39.93],[116.3,39.9]]]") + "," +
            mapped("Point", "[0,0]")));
    const SiteLines lines = lines_in(drawing);
    CHECK(lines.classes == std::vector<std::string>{"yard"});
    REQUIRE(lines.lines.size() == 2);
    CHECK(lines.lines[0].points == geo::Ring{{116.3, 39.9}, {116.31, 39.9}});
    CHECK(lines.lines[1].points.size() == 4);
    CHECK(lines.lines[1].points.front() == lines.lines[1].points.back());
    CHECK(lines.box == geo::Box{116.3, 39.9, 116.32, 39.93});
    REQUIRE(drawing.georeference);
    CHECK(drawing.georeference->crs == "EPSG:4326");
    const auto placed = ingest::placed_by_file(drawing, "EPSG:4547");
    REQUIRE(placed);
    CHECK(placed->rms_m < 0.1);  // 2 km of meridians that draw together
}

TEST_CASE("a CAD drawing keeps its layers and leaves out its sheets") {
    const SiteDrawing drawing =
        drawing_of_bytes("plan.dxf", dxf(dxf_line("墙", 0, "10") + dxf_line("门", 0, "20") +
                                         dxf_line("图框", 1, "9000") + dxf_line("墙", 0, "11")));
    const SiteLines lines = lines_in(drawing);
    CHECK(lines.classes == std::vector<std::string>{"墙", "门"});
    REQUIRE(lines.lines.size() == 3);
    CHECK(lines.lines[1].cls == 1);
    CHECK(lines.lines[2].cls == 0);
    CHECK(lines.lines[2].points == geo::Ring{{11, 0}, {30, 40}});
    CHECK(lines.box == geo::Box{10, 0, 30, 40});
    CHECK(!drawing.georeference);
}

TEST_CASE("names of layers are Chinese, whatever the header says of the computer") {
    const std::string utf8 = dxf_line("墙", 0, "10");
    const std::string gbk = dxf_line("\xC7\xBD", 0, "10") + dxf_line("\xC3\xC5\xB4\xB0", 0, "10");
    const std::string page = "9\n$ACADVER\n1\nAC1021\n9\n$DWGCODEPAGE\n3\nANSI_936\n";
    const auto first_class = [](const std::string& bytes) {
        return lines_in(drawing_of_bytes("plan.dxf", bytes)).classes.at(0);
    };
    CHECK(first_class(dxf(utf8)) == "墙");
    CHECK(first_class(dxf(utf8, page)) == "墙");
    CHECK(first_class(dxf(gbk)) == "墙");
    CHECK(first_class(dxf(gbk, page)) == "墙");
}

TEST_CASE("coordinates that are no numbers are left out and counted") {
    const SiteLines lines = lines_in(
        drawing_of_bytes("plan.dxf", dxf(dxf_line("a", 0, "10") + dxf_line("a", 0, "1e300"))));
    CHECK(lines.lines.size() == 1);
    CHECK(lines.rows_broken == 1);
    CHECK(lines.box == geo::Box{10, 0, 30, 40});
}

TEST_CASE("more vertices than a plan can bear are left out and counted") {
    std::string points;
    for (int i = 0; i < 300'000; ++i)
        points += (i == 0 ? "[" : ",[") + std::to_string(i % 7) + "," + std::to_string(i % 5) + "]";
    std::string all;
    for (int i = 0; i < 8; ++i)
        all += (i == 0 ? "" : ",") + mapped("LineString", "[" + points + "]");
    const SiteLines lines = lines_in(drawing_of_bytes("much.geojson", geojson::collection(all)));
    CHECK(lines.lines.size() == 6);
    CHECK(lines.lines_left_out == 2);
}

TEST_CASE("what is no drawing is refused with its reason") {
    const support::Folder folder;
    CHECK(site_file::refusal_of(folder.file("nothing.png")) == Word::FileMissing);
    CHECK(site_file::refusal_of(folder.path().string()) == Word::FileUnknown);
    CHECK(site_file::refusal_of_bytes("empty.png", "") == Word::FileEmpty);
    CHECK(site_file::refusal_of_bytes("letter.doc", "Dear Sir or Madam") == Word::FileUnknown);
    CHECK(site_file::refusal_of_bytes(
              "plan.zip", std::string{"PK\x03\x04"} + std::string(60, 'x')) == Word::FileUnknown);
    CHECK(site_file::refusal_of_bytes(
              "points.geojson", geojson::collection(mapped("Point", "[1,2]"))) == Word::FileEmpty);
    CHECK(site_file::refusal_of("/dev/null") == Word::FileUnknown);
}
