// IndoorGML: cells as solids or as areas.
#include "ingest/plan_files.h"

namespace {

using base::Word;
using namespace plan_files;

std::string pos(double x, double y, double z) {
    return fmt::format("<gml:pos>{:.3f} {:.3f} {:.3f}</gml:pos>", kCorner.x + x, kCorner.y + y, z);
}

std::string face(const std::string& positions) {
    return "<gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing>" + positions +
           "</gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember>";
}

/// A box of a room: floor, ceiling and one wall.
std::string cell(const std::string& kind, const std::string& name, double x0, double x1, double z) {
    const auto flat = [&](double h) {
        return face(pos(x0, 0, h) + pos(x1, 0, h) + pos(x1, 5, h) + pos(x0, 5, h) + pos(x0, 0, h));
    };
    const std::string wall = face(pos(x0, 0, z) + pos(x1, 0, z) + pos(x1, 0, z + 2.6) +
                                  pos(x0, 0, z + 2.6) + pos(x0, 0, z));
    return "<cellSpaceMember><" + kind + R"( gml:id="c)" + name + R"("><gml:name>)" + name +
           "</gml:name><cellSpaceGeometry><Geometry3D><gml:Solid><gml:exterior><gml:Shell>" +
           flat(z) + flat(z + 2.6) + wall +
           "</gml:Shell></gml:exterior></gml:Solid></Geometry3D></cellSpaceGeometry></" + kind +
           "></cellSpaceMember>";
}

std::string indoor(const std::string& members) {
    return R"(<?xml version="1.0"?><IndoorFeatures xmlns="http://www.opengis.net/indoorgml/1.0/)"
           R"(core" xmlns:gml="http://www.opengis.net/gml/3.2"><primalSpaceFeatures>)"
           "<PrimalSpaceFeatures>" +
           members + "</PrimalSpaceFeatures></primalSpaceFeatures></IndoorFeatures>";
}

}  // namespace

TEST_CASE("cells of IndoorGML are rooms on the floors of their heights") {
    const support::Folder folder;
    const std::string path = folder.file("house.gml");
    support::write_bytes(
        path,
        indoor(cell("CellSpace", "001", 0, 6, -2.8) + cell("CellSpace", "101", 0, 6, 0) +
               cell("TransitionSpace", "102", 6, 9, 0.1) + cell("CellSpace", "201", 0, 9, 3)));
    const auto draft = plan_at(path, box_at(0, 0, 9, 5));
    CHECK(draft.kind == ingest::PlanKind::IndoorGml);
    CHECK(levels_of(draft.plan) == "-1=B1 0=1F 1=2F");
    CHECK(rooms_of(draft.plan) == "-1 room 001; 0 room 101; 0 corridor 102; 1 room 201");
    CHECK(geo::area_m2(draft.plan.rooms[0].shape) == Catch::Approx(30));
    CHECK(draft.plan.rooms[0].source == "c001");
    CHECK(!draft.residual_m);
}

TEST_CASE("areas and storeys of later editions are read, too") {
    const support::Folder folder;
    const std::string path = folder.file("house.xml");
    const std::string ring = fmt::format("{0} {1} {2} {1} {2} {3} {0} {3} {0} {1}", kCorner.x,
                                         kCorner.y, kCorner.x + 8, kCorner.y + 4);
    support::write_bytes(
        path, indoor("<core:cellSpaceMember><core:CellSpace gml:id=\"a\"><gml:name>厨房</gml:name>"
                     "<storey>B1</storey><core:cellSpaceGeometry><core:Geometry2D><gml:Polygon>"
                     "<gml:exterior><gml:LinearRing><gml:posList srsDimension=\"2\">" +
                     ring +
                     "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>"
                     "</core:Geometry2D></core:cellSpaceGeometry></core:CellSpace>"
                     "</core:cellSpaceMember>"));
    const auto draft = plan_at(path, box_at(0, 0, 9, 5));
    CHECK(rooms_of(draft.plan) == "-1 room 厨房");
    CHECK(levels_of(draft.plan) == "-1=B1");
}

TEST_CASE("cells with numbers that are none are told, and a file of none is refused") {
    const support::Folder folder;
    const std::string path = folder.file("house.gml");
    std::string text =
        indoor(cell("CellSpace", "101", 0, 6, 0) + cell("CellSpace", "102", 6, 9, 0));
    text.replace(text.find("441006"), 6, "nan006");
    support::write_bytes(path, text);
    const auto draft = plan_at(path, box_at(0, 0, 9, 5));
    CHECK(rooms_of(draft.plan) == "0 room 102");
    CHECK(told(draft, "bad-coordinates") == 1);
    support::write_bytes(path, indoor(""));
    CHECK(refusal_at(path) == Word::FileEmpty);
    support::write_bytes(path, indoor("<cellSpaceMember>").substr(0, 150));
    CHECK(refusal_at(path) == Word::FileBroken);
}
