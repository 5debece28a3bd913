#include "ingest/read.h"
#include "support/folder.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

namespace {

using ingest::Feature;
using ingest::Layer;

/// Nodes 1 to 9 stand in a square grid, 0.001 degrees apart: 1 2 3 in the south.
std::string nine_nodes() {
    std::string nodes;
    for (int i = 0; i < 9; ++i) {
        nodes += "<node id='" + std::to_string(i + 1) + "' version='1' lon='116.30" +
                 std::to_string(i % 3) + "' lat='39.90" + std::to_string(i / 3) + "'/>\n";
    }
    return nodes;
}

std::string way(int id, const std::vector<int>& nodes, const std::string& key = {},
                const std::string& value = {}) {
    std::string text = "<way id='" + std::to_string(id) + "' version='1'>";
    for (const int node : nodes) text += "<nd ref='" + std::to_string(node) + "'/>";
    if (!key.empty()) text += "<tag k='" + key + "' v='" + value + "'/>";
    return text + "</way>\n";
}

std::string osm(const std::string& body) {
    return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n" + body + "</osm>\n";
}

std::vector<Layer> osm_layers(const std::string& text) {
    const support::Folder folder;
    support::write_bytes(folder.file("place.osm"), text);
    const auto layers = ingest::read_file(folder.file("place.osm"), {});
    REQUIRE(layers);
    return *layers;
}

const Layer* layer_named(const std::vector<Layer>& layers, const std::string& name) {
    const auto at = std::find_if(layers.begin(), layers.end(),
                                 [&](const Layer& layer) { return layer.name == name; });
    return at == layers.end() ? nullptr : &*at;
}

std::string ids_of(const Layer* layer) {
    std::string ids;
    if (layer == nullptr) return ids;
    for (const Feature& feature : layer->features) ids += feature.id + " ";
    return ids;
}

std::string remarks_of(const Layer& layer) {
    std::string text;
    for (const ingest::Remark& remark : layer.remarks) {
        text += remark.reason + (remark.repaired ? " repaired" : "") + ":";
        for (const std::string& id : remark.ids) text += " " + id;
        text += "\n";
    }
    return text;
}

}  // namespace

TEST_CASE("A shop is a point, a street a line, a house an area; bare nodes are no rows") {
    const auto layers = osm_layers(
        osm(nine_nodes() +
            "<node id='10' version='1' lon='116.3055' lat='39.9055'><tag k='shop' v='convenience'/>"
            "<tag k='name' v='好邻居'/></node>" +
            way(1, {1, 2, 3}, "highway", "residential") +
            way(2, {1, 2, 5, 4, 1}, "building", "yes") + way(3, {7, 8})));
    REQUIRE(layers.size() == 3);
    CHECK(layers[0].name == "points");
    CHECK(layers[0].rows == 1);
    CHECK(layers[0].from_osm);
    CHECK(layers[0].crs == "EPSG:4326");
    const Feature& shop = layers[0].features.at(0);
    CHECK(shop.id == "node/10");
    CHECK(ingest::tag(shop, "name") == "好邻居");
    CHECK(ingest::tag(shop, "phone").empty());
    CHECK(shop.shape == geo::point_of({116.3055, 39.9055}));
    CHECK(ids_of(layer_named(layers, "lines")) == "way/1 ");
    CHECK(ids_of(layer_named(layers, "areas")) == "way/2 ");
    const geo::Shape& house = layers[2].features.at(0).shape;
    CHECK(house.kind == geo::ShapeKind::Area);
    CHECK(house.parts.at(0).size() == 4);  // closed without repeating the first corner
}

TEST_CASE("A closed way is an area only where its tags say so") {
    const std::vector<int> ring{1, 2, 5, 4, 1};
    const auto kind = [&](const std::string& key, const std::string& value) {
        const auto layers = osm_layers(osm(nine_nodes() + way(1, ring, key, value)));
        return layers.at(0).name;
    };
    CHECK(kind("building", "apartments") == "areas");
    CHECK(kind("landuse", "residential") == "areas");
    CHECK(kind("amenity", "school") == "areas");
    CHECK(kind("highway", "residential") == "lines");
    CHECK(kind("highway", "services") == "areas");
    CHECK(kind("barrier", "wall") == "lines");
    CHECK(kind("natural", "water") == "areas");
    CHECK(kind("natural", "tree_row") == "lines");
    CHECK(kind("building", "no") == "lines");
    CHECK(kind("area", "yes") == "areas");
    CHECK(kind("name", "三号院") == "lines");
}

TEST_CASE("A multipolygon is put together from its ways, with its court") {
    const auto layers = osm_layers(
        osm("<node id='21' version='1' lon='116.3005' lat='39.9005'/>"
            "<node id='22' version='1' lon='116.3006' lat='39.9005'/>"
            "<node id='23' version='1' lon='116.3006' lat='39.9006'/>" +
            nine_nodes() + way(1, {1, 3, 9}) + way(2, {9, 7, 1}) + way(3, {21, 22, 23, 21}) +
            "<relation id='7' version='1'><member type='way' ref='1' role='outer'/>"
            "<member type='way' ref='2' role='outer'/><member type='way' ref='3' role='inner'/>"
            "<tag k='type' v='multipolygon'/><tag k='building' v='yes'/></relation>"));
    REQUIRE(layers.size() == 1);
    const Feature& building = layers[0].features.at(0);
    CHECK(building.id == "relation/7");
    CHECK(building.shape.parts.size() == 2);
    CHECK(building.shape.first_ring.size() == 1);
    CHECK(building.shape.parts.at(0).size() == 4);
    CHECK(layers[0].remarks.empty());
}

TEST_CASE("A relation without tags of its own gives its holes to the way that has them") {
    const auto layers = osm_layers(osm(
        "<node id='21' version='1' lon='116.3005' lat='39.9005'/>"
        "<node id='22' version='1' lon='116.3006' lat='39.9005'/>"
        "<node id='23' version='1' lon='116.3006' lat='39.9006'/>" +
        nine_nodes() + way(1, {1, 3, 9, 7, 1}, "building", "yes") + way(3, {21, 22, 23, 21}) +
        "<relation id='7' version='1'><member type='way' ref='1' role='outer'/>"
        "<member type='way' ref='3' role='inner'/><tag k='type' v='multipolygon'/></relation>"));
    REQUIRE(ids_of(layer_named(layers, "areas")) == "way/1 ");
    CHECK(layers.at(0).features.at(0).shape.parts.size() == 2);
    CHECK(layers.at(0).rows == 1);
}

TEST_CASE("Of a relation cut at the edge of the extract, what closes is kept, and it is told") {
    const std::string relation =
        "<relation id='8' version='1'><member type='way' ref='1' role='outer'/>"
        "<member type='way' ref='2' role='outer'/><member type='way' ref='99' role='outer'/>"
        "<tag k='type' v='boundary'/><tag k='name' v='东门街道'/></relation>";
    SECTION("one ring is whole, another lacks a way") {
        const auto layers =
            osm_layers(osm(nine_nodes() + way(1, {1, 2, 5, 4, 1}) + way(2, {6, 9}) + relation));
        const Layer* areas = layer_named(layers, "areas");
        REQUIRE(ids_of(areas) == "relation/8 ");
        CHECK(areas->features[0].shape.parts.size() == 1);
        CHECK(remarks_of(*areas) == "cut-relation repaired: relation/8\n");
    }
    SECTION("no ring is whole") {
        const auto layers =
            osm_layers(osm(nine_nodes() + way(1, {1, 2}) + way(2, {2, 3}) + relation));
        const Layer* lines = layer_named(layers, "lines");
        REQUIRE(ids_of(lines) == "relation/8 ");
        CHECK(lines->features[0].shape.parts.size() == 2);
        CHECK(ingest::tag(lines->features[0], "name") == "东门街道");
    }
    SECTION("nothing is there") {
        const auto layers =
            osm_layers(osm(nine_nodes() + way(3, {1, 2}, "highway", "path") + relation));
        CHECK(ids_of(layer_named(layers, "lines")) == "way/3 ");
        CHECK(remarks_of(*layer_named(layers, "areas")) == "cut-relation: relation/8\n");
    }
}

TEST_CASE("The order of a file does not matter, nor do negative ids") {
    const auto layers = osm_layers(osm(
        "<relation id='-7' version='1'><member type='way' ref='-1' role='outer'/>"
        "<tag k='type' v='multipolygon'/><tag k='landuse' v='residential'/></relation>"
        "<way id='-1' version='1'><nd ref='-3'/><nd ref='-1'/><nd ref='-2'/><nd ref='-3'/></way>"
        "<node id='-2' version='1' lon='1.5' lat='1'/><node id='-1' version='1' lon='1' lat='1'/>"
        "<node id='-3' version='1' lon='1' lat='1.5'/>"));
    REQUIRE(layers.size() == 1);
    CHECK(ids_of(&layers[0]) == "relation/-7 ");
    CHECK(layers[0].features[0].shape.parts.at(0).size() == 3);
}

TEST_CASE("Places off the globe and nodes that are missing are remarks") {
    const auto layers = osm_layers(
        osm(nine_nodes() +
            "<node id='30' version='1' lon='3' lat='200'><tag k='shop' v='yes'/></node>" +
            "<node id='31' version='1' lon='3' lat='20'><tag k='shop' v='yes'/></node>" +
            way(1, {1, 2, 400}, "highway", "path") + way(2, {400, 401}, "highway", "path")));
    REQUIRE(layers.size() == 2);
    CHECK(layers[0].rows == 2);
    CHECK(ids_of(&layers[0]) == "node/31 ");
    CHECK(remarks_of(layers[0]) == "bad-coordinates: node/30\n");
    CHECK(layers[1].rows == 2);
    CHECK(ids_of(&layers[1]) == "way/1 ");
    CHECK(remarks_of(layers[1]) == "missing-nodes repaired: way/1\nmissing-nodes: way/2\n");
}

TEST_CASE("Of an OpenStreetMap file one layer can be asked for") {
    const support::Folder folder;
    support::write_bytes(folder.file("place.osm"),
                         osm(nine_nodes() + way(1, {1, 2}, "highway", "path") +
                             way(2, {1, 2, 5, 4, 1}, "building", "yes") +
                             way(3, {1, 2}, "created_by", "an editor")));
    ingest::ReadOptions options;
    options.only_layer = "lines";
    const auto lines = ingest::read_file(folder.file("place.osm"), options);
    REQUIRE(lines);
    REQUIRE(lines->size() == 1);
    CHECK(ids_of(&lines->at(0)) == "way/1 ");
    options.only_layer = "houses";
    const auto refused = ingest::read_file(folder.file("place.osm"), options);
    REQUIRE(!refused);
    CHECK(refused.error().word == base::Word::LayerMissing);
    CHECK(refused.error().parts.at(2) == "lines, areas");
}

TEST_CASE("Half an OpenStreetMap file is refused whole") {
    const support::Folder folder;
    const std::string text = osm(nine_nodes() + way(1, {1, 2}, "highway", "path"));
    support::write_bytes(folder.file("half.osm"), text.substr(0, text.size() / 2));
    const auto layers = ingest::read_file(folder.file("half.osm"), {});
    REQUIRE(!layers);
    CHECK(layers.error().word == base::Word::FileBroken);
    CHECK(layers.error().parts.at(0) == folder.file("half.osm"));
}
