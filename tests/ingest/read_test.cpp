#include "ingest/read.h"
#include "geojson.h"
#include "support/folder.h"

#include <atomic>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <catch_amalgamated.hpp>

namespace {

using base::Fault;
using base::Word;
using ingest::Feature;
using ingest::Layer;

constexpr const char* kShopfront =
    R"({"type":"Feature","properties":{"name":"门面","floors":3,"open":true},
    "geometry":{"type":"Point","coordinates":[116.31,39.99]}})";

std::vector<Layer> layers_of(const std::string& name, const std::string& bytes,
                             const ingest::ReadOptions& options = {}) {
    const support::Folder folder;
    support::write_bytes(folder.file(name), bytes);
    const auto layers = ingest::read_file(folder.file(name), options);
    INFO((layers ? std::string{} : base::sentence(layers.error(), base::Language::English)));
    REQUIRE(layers);
    CHECK(folder.listing() == name);  // nothing was written beside it
    return *layers;
}

Word read_refusal(const std::string& name, const std::string& bytes) {
    const support::Folder folder;
    support::write_bytes(folder.file(name), bytes);
    const auto layers = ingest::read_file(folder.file(name), {});
    REQUIRE(!layers);
    CHECK(layers.error().parts.at(0) == folder.file(name));
    return layers.error().word;
}

std::string feature(const std::string& geometry, const std::string& id = "1") {
    return R"({"type":"Feature","properties":{"id":")" + id + R"("},"geometry":)" + geometry + "}";
}

std::string polygon(const std::string& rings) {
    return R"({"type":"Polygon","coordinates":[)" + rings + "]}";
}

/// A file with one named square, by one of GDAL's drivers.
void write_by(const char* driver, const std::string& path, const char* name,
              const std::vector<const char*>& options = {}) {
    GDALAllRegister();
    const GDALDatasetUniquePtr dataset{GetGDALDriverManager()->GetDriverByName(driver)->Create(
        path.c_str(), 0, 0, 0, GDT_Unknown, nullptr)};
    REQUIRE(dataset);
    CPLStringList list;
    for (const char* option : options) list.AddString(option);
    OGRSpatialReference srs;
    srs.importFromEPSG(4547);
    OGRLayer* layer = dataset->CreateLayer("houses", &srs, wkbPolygon, list.List());
    REQUIRE(layer != nullptr);
    OGRFieldDefn field{"NAME", OFTString};
    field.SetWidth(20);
    layer->CreateField(&field);
    OGRFeature row{layer->GetLayerDefn()};
    row.SetField("NAME", name);
    OGRGeometry* square = nullptr;
    OGRGeometryFactory::createFromWkt(
        "POLYGON((500000 4400000,500010 4400000,500010 4400010,500000 4400010,500000 4400000))",
        nullptr, &square);
    row.SetGeometryDirectly(square);
    REQUIRE(layer->CreateFeature(&row) == OGRERR_NONE);
}

}  // namespace

TEST_CASE("What is written in GeoJSON is read as it is written") {
    const auto layers = layers_of("shops.geojson", geojson::collection(kShopfront));
    REQUIRE(layers.size() == 1);
    CHECK(layers[0].crs == "EPSG:4326");
    CHECK(layers[0].rows == 1);
    CHECK(!layers[0].from_osm);
    const Feature& shop = layers[0].features.at(0);
    CHECK(ingest::tag(shop, "name") == "门面");
    CHECK(ingest::tag(shop, "floors") == "3");
    CHECK(ingest::tag(shop, "open") == "true");
    CHECK(shop.shape == geo::point_of({116.31, 39.99}));
}

TEST_CASE("Features come in collections, arrays, lines and sequences") {
    const std::string two = std::string{kShopfront} + "," + kShopfront;
    std::string line = kShopfront;
    line.erase(line.find('\n'), 1);
    CHECK(layers_of("bare.json", "[" + two + "]").at(0).rows == 2);
    CHECK(layers_of("lines.geojsonl", line + "\n" + line + "\n").at(0).rows == 2);
    CHECK(layers_of("lines.json", line + "\n" + line + "\n" + line).at(0).rows == 3);
    CHECK(layers_of("trio.seq", "\x1E" + line + "\n\x1E" + line + "\n").at(0).rows == 2);
    CHECK(layers_of("one.txt", "\x1E" + geojson::collection(two)).at(0).rows == 2);
}

TEST_CASE("TopoJSON is read") {
    const auto layers =
        layers_of("topo.json",
                  R"({"type":"Topology","objects":{"li":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","arcs":[[0]],"properties":{"name":"里"}}]}},
           "arcs":[[[0,0],[0,1],[1,1],[0,0]]]})");
    CHECK(layers.at(0).name == "li");
    CHECK(layers.at(0).features.at(0).shape.kind == geo::ShapeKind::Area);
}

TEST_CASE("Rows without a usable shape are counted and told, the others kept") {
    const auto layers =
        layers_of("mixed.geojson",
                  geojson::collection(feature("null", "a") + "," +
                                      feature(R"({"type":"Point","coordinates":[]})", "b") + "," +
                                      feature(R"({"type":"Point","coordinates":[1e300,0]})", "c") +
                                      "," + feature(polygon("[[0,0],[1,0],[0,0]]"), "d") + "," +
                                      feature(polygon("[[0,0],[4,0],[4,4],[0,4]]"), "e")));
    const Layer& layer = layers.at(0);
    CHECK(layer.rows == 5);
    REQUIRE(layer.features.size() == 1);
    CHECK(layer.features[0].id == "e");
    CHECK(layer.features[0].shape.parts.at(0).size() == 4);
    REQUIRE(layer.remarks.size() == 4);
    CHECK(layer.remarks[0].reason == "no-geometry");
    CHECK(layer.remarks[0].ids == std::vector<std::string>{"a", "b"});
    CHECK(layer.remarks[1].reason == "bad-coordinates");
    CHECK(layer.remarks[2].reason == "too-few-points");
    CHECK(!layer.remarks[2].repaired);
    CHECK(layer.remarks[3].reason == "open-ring");
    CHECK(layer.remarks[3].repaired);
}

TEST_CASE("Rows are called by their id where that tells them apart, else by their number") {
    const std::string point = R"({"type":"Point","coordinates":[1,2]})";
    const auto told = layers_of(
        "a.geojson", geojson::collection(feature(point, "B-7") + "," + feature(point, "B-8")));
    CHECK(told.at(0).features.at(1).id == "B-8");
    const auto same = layers_of(
        "a.geojson", geojson::collection(feature(point, "B") + "," + feature(point, "B")));
    CHECK(same.at(0).features.at(0).id != same.at(0).features.at(1).id);
    CHECK(ingest::tag(same.at(0).features.at(1), "id") == "B");
}

TEST_CASE("Of a collection the areas are kept; many points are many features") {
    const std::string square = polygon("[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]");
    const std::string mixed = R"({"type":"GeometryCollection","geometries":[
        {"type":"Point","coordinates":[9,9]},)" +
                              square + "]}";
    const auto layers = layers_of(
        "m.geojson", geojson::collection(
                         feature(mixed, "1") + "," +
                         feature(R"({"type":"MultiPoint","coordinates":[[1,1],[2,2,50]]})", "2")));
    REQUIRE(layers.at(0).features.size() == 3);
    CHECK(layers[0].rows == 2);
    CHECK(layers[0].features[0].shape.parts.size() == 2);
    CHECK(layers[0].features[0].shape.first_ring == std::vector<std::uint32_t>{0});
    CHECK(layers[0].features[2].shape == geo::point_of({2, 2}));
}

TEST_CASE("GeoPackage and FlatGeobuf keep their CRS, their names and their places") {
    for (const auto& [driver, name] : {std::pair{"GPKG", "h.gpkg"}, {"FlatGeobuf", "h.fgb"}}) {
        const support::Folder folder;
        write_by(driver, folder.file(name), "三号楼");
        const auto layers = ingest::read_file(folder.file(name), {});
        REQUIRE(layers);
        CHECK(layers->at(0).crs == "EPSG:4547");
        const Feature& house = layers->at(0).features.at(0);
        CHECK(ingest::tag(house, "NAME") == "三号楼");
        CHECK(geo::box_of(house.shape) == geo::Box{500000, 4400000, 500010, 4400010});
        CHECK(folder.listing() == name);
    }
}

TEST_CASE("A Shapefile is read whatever is missing beside it, and in whatever it is written") {
    const support::Folder folder;
    const std::string encoding = GENERATE("UTF-8", "CP936");
    const std::string option = "ENCODING=" + encoding;
    write_by("ESRI Shapefile", folder.file("h.shp"), "学院路派出所", {option.c_str()});
    std::filesystem::remove(folder.file("h.cpg"));
    std::string table = support::bytes_of(folder.file("h.dbf"));
    table[29] = 0;  // nor does the table tell its language
    support::write_bytes(folder.file("h.dbf"), table);
    const bool index = GENERATE(true, false);
    if (!index) std::filesystem::remove(folder.file("h.shx"));
    const std::string before = folder.listing();

    for (const char* part : {"h.shp", "h.dbf"}) {
        const auto layers = ingest::read_file(folder.file(part), {});
        REQUIRE(layers);
        CHECK(layers->at(0).crs == "EPSG:4547");
        CHECK(ingest::tag(layers->at(0).features.at(0), "NAME") == "学院路派出所");
        CHECK(folder.listing() == before);
    }
}

TEST_CASE("A folder gives all that can be read in it, and tells what could not") {
    const support::Folder folder;
    support::write_bytes(folder.file("a.geojson"), geojson::collection(kShopfront));
    support::write_bytes(folder.file("b.csv"), "name,lon,lat\n井盖,116.3,39.9\n");
    support::write_bytes(folder.file("c.geojson"), R"({"type":"FeatureCollection","features":[)");
    support::write_bytes(folder.file("readme.md"), "nothing");
    support::write_bytes(folder.file("d.json"), "{}");
    const auto layers = ingest::read_file(folder.path().string(), {});
    REQUIRE(layers);
    REQUIRE(layers->size() == 3);
    CHECK(layers->at(0).name == "a");
    CHECK(layers->at(1).name == "b");
    CHECK(layers->at(2).remarks.at(0).reason == "file-broken");
}

TEST_CASE("What cannot be read is refused with the word that fits") {
    const auto missing = ingest::read_file("/nowhere/town.osm", {});
    REQUIRE(!missing);
    CHECK(missing.error().word == Word::FileMissing);
    CHECK(missing.error().fault == Fault::NotFound);
    CHECK(read_refusal("empty.gpkg", "") == Word::FileEmpty);
    CHECK(read_refusal("words.md", "# Words") == Word::FileUnknown);
    CHECK(read_refusal("geobuf.pbf", "\x0A\x04name\x10\x02\x18\x06") == Word::FileUnknown);
    CHECK(read_refusal("deep.json", std::string(100'000, '[')) == Word::FileUnknown);
    CHECK(read_refusal("numbers.json", "[1,2,") == Word::FileUnknown);
    CHECK(read_refusal("half.geojson", R"({"type":"FeatureCollection","features":[{)") ==
          Word::FileBroken);
    CHECK(read_refusal("none.geojson", geojson::collection("")) == Word::FileEmpty);
    CHECK(read_refusal("codes.csv", "code,name\n110108,海淀区\n") == Word::FileEmpty);
    CHECK(read_refusal("notes.txt", "code,name\n110108,海淀区\n") == Word::FileUnknown);
    CHECK(read_refusal("lone.dbf", std::string(64, '\0')) == Word::FilePartMissing);
    CHECK(read_refusal("a.7z", "7z\xBC\xAF\x27\x1C....") == Word::ArchiveInside);
    CHECK(read_refusal("half.zip", "PK\x03\x04 and no more") == Word::FileBroken);
}

TEST_CASE("One layer can be asked for, and the others are named when it is not there") {
    const support::Folder folder;
    write_by("GPKG", folder.file("h.gpkg"), "楼");
    ingest::ReadOptions options;
    options.only_layer = "houses";
    CHECK(ingest::read_file(folder.file("h.gpkg"), options));
    options.only_layer = "streets";
    const auto refused = ingest::read_file(folder.file("h.gpkg"), options);
    REQUIRE(!refused);
    CHECK(refused.error().word == Word::LayerMissing);
    CHECK(refused.error().parts.at(2) == "houses");
}

TEST_CASE("A reader tells how far it is, and stops when asked") {
    std::string rows = "x,y\n";
    for (int i = 0; i < 100'000; ++i) rows += "1,2\n";
    std::atomic<bool> cancelled{false};
    ingest::ReadOptions options;
    options.cancelled = &cancelled;
    std::int64_t told = 0;
    options.progress = [&](const ingest::Progress& progress) { told = progress.rows; };
    CHECK(layers_of("points.csv", rows, options).at(0).rows == 100'000);
    CHECK(told == 100'000);

    const support::Folder folder;
    support::write_bytes(folder.file("points.csv"), rows);
    options.progress = [&](const ingest::Progress&) { cancelled = true; };
    const auto stopped = ingest::read_file(folder.file("points.csv"), options);
    REQUIRE(!stopped);
    CHECK(stopped.error().fault == Fault::Cancelled);
    CHECK(stopped.error().word == Word::ImportCancelled);
}
