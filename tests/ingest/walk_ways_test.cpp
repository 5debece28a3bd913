// Ways for walking out of files: what each row becomes, where they meet, and that they come once.
#include "ingest/walk_ways.h"

#include "geo/crs.h"
#include "ingest/walk_tags.h"
#include "support/folder.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <catch_amalgamated.hpp>

namespace walk_files {

using geo::Point;
using model::WalkEdgeRow;

constexpr int kStoreEpsg = 4548;
constexpr Point kOrigin{441'000, 4'417'000};

Point degrees_of_metres(Point at) {
    static const auto projection = geo::Projection::to(kStoreEpsg);
    REQUIRE(projection);
    return projection->degrees_from_projected(kOrigin + at);
}

/// OpenStreetMap, put together in metres from the origin.
struct OsmText {
    std::string nodes, ways;
    int last_node = 0;
    int last_way = 0;

    int node(double x, double y, const std::string& tags = {}) {
        const Point at = degrees_of_metres({x, y});
        nodes += fmt::format("<node id='{}' version='1' lon='{:.7f}' lat='{:.7f}'>{}</node>\n",
                             ++last_node, at.x, at.y, tags);
        return last_node;
    }
    void way(const std::vector<int>& refs, const std::string& tags) {
        ways += fmt::format("<way id='{}' version='1'>", ++last_way);
        for (const int ref : refs) ways += fmt::format("<nd ref='{}'/>", ref);
        ways += tags + "</way>\n";
    }
    std::string text() const {
        return "<?xml version='1.0' encoding='UTF-8'?>\n<osm version='0.6'>\n" + nodes + ways +
               "</osm>\n";
    }
};

std::string osm_says(std::string_view key, std::string_view value) {
    return fmt::format("<tag k='{}' v='{}'/>", key, value);
}

/// A line of GeoJSON, told in metres; `properties` without braces.
std::string json_line(const std::string& properties, const std::vector<Point>& points) {
    std::string line;
    for (const Point p : points) {
        const Point at = degrees_of_metres(p);
        line += fmt::format("{}[{:.9f},{:.9f}]", line.empty() ? "" : ",", at.x, at.y);
    }
    return R"({"type":"Feature","properties":{)" + properties +
           R"(},"geometry":{"type":"LineString","coordinates":[)" + line + "]}}";
}

std::string json_lines(const std::vector<std::string>& features) {
    std::string text;
    for (const std::string& feature : features) text += (text.empty() ? "" : ",") + feature;
    return R"({"type":"FeatureCollection","features":[)" + text + "]}";
}

base::Result<ingest::WaysDraft> ways_read(const std::string& name, const std::string& text,
                                          const std::vector<WalkEdgeRow>& there = {},
                                          const ingest::WaysOptions& options = {},
                                          const geo::Box& area = {}) {
    const support::Folder folder;
    support::write_bytes(folder.file(name), text);
    return ingest::read_ways({folder.file(name)},
                             {.edges = there, .area = area, .epsg = kStoreEpsg}, options);
}

ingest::WaysDraft ways_in(const std::string& name, const std::string& text,
                          const std::vector<WalkEdgeRow>& there = {},
                          const ingest::WaysOptions& options = {}, const geo::Box& area = {}) {
    auto draft = ways_read(name, text, there, options, area);
    INFO((draft ? std::string{} : base::sentence(draft.error(), base::Language::English)));
    REQUIRE(draft);
    return *std::move(draft);
}

/// "way/1 road 50 closed": one line an edge, in whole metres, sorted.
std::string told_edges(const ingest::WaysDraft& draft) {
    std::vector<std::string> lines;
    for (const WalkEdgeRow& edge : draft.edges)
        lines.push_back(fmt::format("{} {} {:.0f}{}{}{}{}", edge.source, edge.kind,
                                    geo::length_m(edge.shape), edge.closed ? " closed" : "",
                                    edge.step_free ? "" : " steps", edge.hours.empty() ? "" : " ",
                                    edge.hours));
    std::ranges::sort(lines);
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    return text;
}

std::size_t rows_with(const ingest::WaysDraft& draft, std::string_view reason) {
    std::size_t rows = 0;
    for (const ingest::LayerReport& report : draft.reports)
        for (const ingest::Remark& remark : report.reasons)
            if (remark.reason == reason) rows += remark.ids.size();
    return rows;
}

std::string file_crossing() {
    OsmText osm;
    const int west = osm.node(0, 0), east = osm.node(100, 0);
    osm.way({west, east}, osm_says("highway", "residential"));  // way/1
    osm.way({osm.node(50, -10), osm.node(50, 10)},
            osm_says("highway", "footway") + osm_says("footway", "crossing"));
    osm.way({east, osm.node(100, 20)}, osm_says("highway", "steps"));
    osm.way({osm.node(20, -20), osm.node(20, 20)},
            osm_says("highway", "footway") + osm_says("bridge", "yes") + osm_says("layer", "1"));
    osm.way({osm.node(0, 40), osm.node(99, 40)}, osm_says("highway", "motorway"));
    osm.way({osm.node(0, 50), osm.node(99, 50)},
            osm_says("highway", "path") + osm_says("access", "no"));
    osm.way({osm.node(0, 60), osm.node(99, 60)}, osm_says("highway", "construction"));
    osm.way({osm.node(0, 70), osm.node(99, 70)}, osm_says("waterway", "river"));
    return osm.text();
}

TEST_CASE("streets are cut where a crossing crosses, and pass below a footbridge", "[ingest]") {
    const auto draft = ways_in("town.osm", file_crossing());
    CHECK(told_edges(draft) ==
          "way/1 road 50\nway/1 road 50\nway/2 crossing 10\nway/2 crossing 10\n"
          "way/3 stairs 20 steps\nway/4 bridge 40\n");
    CHECK(rows_with(draft, "not-for-walking") == 1);
    CHECK(rows_with(draft, "no-entry") == 1);
    CHECK(rows_with(draft, "not-built") == 1);
    CHECK(rows_with(draft, "not-used") == 1);
    CHECK(draft.sums.cut == 2);
    CHECK(draft.sums.parts == 2);      // the bridge leads nowhere
    CHECK(draft.sums.junctions == 1);  // the crossing
    CHECK(draft.sums.stairs == 1);
    CHECK(draft.sums.with_steps == 1);
    CHECK(std::abs(draft.sums.length_m - 180) < 0.5);
    // Ids are those of a batch that is not written yet.
    CHECK(model::number(draft.edges.front().id) == -1);
    CHECK(model::number(draft.edges.back().id) == -6);
}

TEST_CASE("a second import of the same file adds nothing", "[ingest]") {
    const auto first = ways_in("town.osm", file_crossing());
    const auto again = ways_in("town.osm", file_crossing(), first.edges);
    CHECK(again.edges.empty());
    CHECK(rows_with(again, "already-there") == 4);
    CHECK(again.cuts.empty());
    // Nor does another file with the same street under another number.
    const auto other = ways_in("roads.geojson",
                               json_lines({json_line(R"("类型":"道路")", {{0, 0}, {100, 0}}),
                                           json_line(R"("类型":"小路")", {{0, 0}, {0, 30}})}),
                               first.edges);
    CHECK(told_edges(other) == "roads.geojson/1 path 30\n");
    CHECK(other.sums.parts == 2);  // with the store's ways: it begins where the street does
}

TEST_CASE("of two rows that run alike one is taken", "[ingest]") {
    const auto draft = ways_in(
        "twice.geojson", json_lines({json_line(R"("kind":"path")", {{0, 0}, {40, 0}}),
                                     json_line(R"("kind":"path")", {{40, 0.1}, {0, 0.1}}),
                                     json_line(R"("kind":"path")", {{0, 0}, {20, 15}, {40, 0}})}));
    CHECK(told_edges(draft) == "twice.geojson/0 path 40\ntwice.geojson/2 path 50\n");
    CHECK(rows_with(draft, "duplicate") == 1);
    CHECK(draft.sums.doubled == 1);
}

TEST_CASE("a gate is a short edge with its hours, a bollard is none", "[ingest]") {
    OsmText osm;
    const int gate =
        osm.node(30, 0, osm_says("barrier", "gate") + osm_says("opening_hours", "06:00-22:00"));
    const int bollard = osm.node(45, 0, osm_says("barrier", "bollard"));
    osm.way({osm.node(0, 0), gate, bollard, osm.node(60, 0)}, osm_says("highway", "footway"));
    const int lift =
        osm.node(30, 20, osm_says("barrier", "lift_gate") + osm_says("access", "private"));
    const int wall = osm.node(30, 40, osm_says("barrier", "wall"));
    osm.way({osm.node(0, 20), lift, osm.node(60, 20)}, osm_says("highway", "service"));
    osm.way({osm.node(0, 40), wall, osm.node(60, 40)}, osm_says("highway", "path"));
    osm.node(500, 500, osm_says("barrier", "gate"));
    const std::string text = osm.text();
    const auto draft = ways_in("gates.osm", text);
    CHECK(told_edges(draft) ==
          "node/1 gate 2 06:00-22:00\nnode/5 gate 2 closed\nnode/6 gate 2 closed\n"
          "way/1 path 29\nway/1 path 29\nway/2 road 29\nway/2 road 29\n"
          "way/3 path 29\nway/3 path 29\n");
    CHECK(rows_with(draft, "private-way") == 1);
    CHECK(rows_with(draft, "gate-nowhere") == 1);
    CHECK(draft.sums.gates == 3);
    CHECK(draft.sums.parts == 3);  // a closed gate hangs together with its way

    const auto open = ways_in("gates.osm", text, {}, {.opens_private = true});
    CHECK(open.sums.closed == 1);  // the wall stays
    CHECK(told_edges(ways_in("gates.osm", text, draft.edges)) == "");
}

TEST_CASE("a gate where ways meet stands on each of them", "[ingest]") {
    OsmText osm;
    const int gate = osm.node(0, 0, osm_says("barrier", "gate"));
    osm.way({osm.node(-30, 0), gate}, osm_says("highway", "footway"));
    osm.way({gate, osm.node(30, 0)}, osm_says("highway", "footway"));
    CHECK(told_edges(ways_in("gate.osm", osm.text())) ==
          "node/1 gate 1\nnode/1 gate 1\nway/1 path 29\nway/2 path 29\n");
}

TEST_CASE("tunnels meet where their map says so, and nothing above them", "[ingest]") {
    OsmText osm;
    const int middle = osm.node(50, 0);
    const std::string tunnel =
        osm_says("highway", "footway") + osm_says("tunnel", "yes") + osm_says("layer", "-1");
    osm.way({osm.node(0, 0), middle, osm.node(100, 0)}, tunnel);
    osm.way({middle, osm.node(50, 30)}, tunnel);
    osm.way({osm.node(25, -10), osm.node(25, 10)}, osm_says("highway", "residential"));
    const auto draft = ways_in("tunnel.osm", osm.text());
    CHECK(told_edges(draft) == "way/1 path 50\nway/1 path 50\nway/2 path 30\nway/3 road 20\n");
    CHECK(draft.sums.parts == 2);
    CHECK(draft.sums.junctions == 1);
}

TEST_CASE("ends that nearly meet are joined within the tolerance that is told", "[ingest]") {
    const std::string text = json_lines({json_line(R"("kind":"path")", {{0, 0}, {50, 0}}),
                                         json_line(R"("kind":"path")", {{50.3, 0}, {100, 0}}),
                                         json_line(R"("kind":"path")", {{25, 0.4}, {25, 30}})});
    const auto usual = ways_in("short.geojson", text);
    CHECK(usual.sums.parts == 1);
    CHECK(usual.sums.cut == 1);
    CHECK(usual.sums.moved_ends == 2);
    CHECK(usual.sums.junctions == 1);
    const auto strict = ways_in("short.geojson", text, {}, {.snap_m = 0.1});
    CHECK(strict.sums.parts == 3);
    CHECK(strict.sums.moved_ends == 0);
}

TEST_CASE("columns and kinds are understood in Chinese and in English", "[ingest]") {
    const auto draft =
        ways_in("步行.geojson",
                json_lines({json_line(R"("类型":"台阶","宽度":3)", {{0, 0}, {10, 0}}),
                            json_line(R"("类型":"人行天桥","无障碍":"否")", {{0, 20}, {20, 20}}),
                            json_line(R"("类别":"斑马线")", {{0, 40}, {30, 40}}),
                            json_line(R"("道路类型":"人行道","宽度":"0.6")", {{0, 60}, {40, 60}}),
                            json_line(R"("类型":"小区大门","开放时间":"6:00-22:00","封闭":"是")",
                                      {{0, 80}, {50, 80}}),
                            json_line(R"("kind":"stairs","step_free":1)", {{0, 100}, {60, 100}}),
                            json_line(R"("Type":"Sidewalk","oneway":"yes")", {{0, 120}, {70, 120}}),
                            json_line(R"("类型":"支路","坡度":"12%")", {{0, 140}, {80, 140}}),
                            json_line(R"("类型":"支路","台阶":"有")", {{0, 160}, {90, 160}}),
                            json_line(R"("类型":"高速公路")", {{0, 180}, {99, 180}}),
                            json_line(R"("类型":"河流")", {{0, 200}, {99, 200}}),
                            json_line(R"("类型":"规划道路")", {{0, 220}, {99, 220}})}));
    const auto of = [](int row) { return fmt::format("步行.geojson/{} ", row); };
    CHECK(told_edges(draft) == of(0) + "stairs 10 steps\n" + of(1) + "bridge 20 steps\n" + of(2) +
                                   "crossing 30\n" + of(3) + "pavement 40 steps\n" + of(4) +
                                   "gate 50 closed 6:00-22:00\n" + of(5) + "stairs 60\n" + of(6) +
                                   "pavement 70\n" + of(7) + "road 80 steps\n" + of(8) +
                                   "stairs 90 steps\n");
    CHECK(rows_with(draft, "not-for-walking") == 1);
    CHECK(rows_with(draft, "not-used") == 1);
    CHECK(rows_with(draft, "not-built") == 1);
}

TEST_CASE("a way of the store is cut where a new one ends on it", "[ingest]") {
    const WalkEdgeRow there{.id = model::WalkEdgeId{7},
                            .shape = geo::line_of({kOrigin, kOrigin + Point{100, 0}}),
                            .kind = "path",
                            .hours = {},
                            .source = {}};
    const auto draft = ways_in("more.geojson",
                               json_lines({json_line(R"("kind":"path")", {{50, 0.2}, {50, 40}}),
                                           json_line(R"("kind":"path")", {{100, 0.2}, {100, 40}})}),
                               {there});
    CHECK(draft.edges.size() == 2);
    CHECK(draft.sums.cut_there == 1);
    CHECK(draft.sums.parts == 1);
    // One piece stays what it was, the other is new.
    REQUIRE(draft.cuts.size() == 2);
    CHECK(draft.cuts[0].does == model::RowEdit::Does::Change);
    CHECK(draft.cuts[0].row == 7);
    REQUIRE(draft.cuts[0].fields.size() == 1);
    CHECK(draft.cuts[0].fields[0].column == "geom");
    CHECK(draft.cuts[1].does == model::RowEdit::Does::Add);
}

TEST_CASE("ways far from every place are left out, and no ways at all are refused", "[ingest]") {
    geo::Box area;
    area.add(kOrigin);
    area.add(kOrigin + Point{200, 200});
    const std::string text = json_lines({json_line(R"("kind":"path")", {{0, 0}, {50, 0}}),
                                         json_line(R"("kind":"path")", {{-900, 0}, {-800, 0}}),
                                         json_line(R"("kind":"path")", {{-1500, 0}, {-1400, 0}})});
    const auto draft = ways_in("wide.geojson", text, {}, {}, area);
    CHECK(draft.edges.size() == 2);
    CHECK(rows_with(draft, "far-away") == 1);

    const auto rivers =
        ways_read("rivers.geojson", json_lines({json_line(R"("类型":"河流")", {{0, 0}, {9, 0}})}));
    REQUIRE(!rivers);
    CHECK(rivers.error().word == base::Word::WaysNone);
    const auto broken = ways_read("broken.osm", "<osm version='0.6'><way id='1'");
    REQUIRE(!broken);
    CHECK(broken.error().word == base::Word::FileBroken);
}

TEST_CASE("tags tell who gets through", "[ingest]") {
    const auto way = [](std::vector<ingest::Tag> tags) {
        return ingest::way_tags_of(
            {.id = "way/1", .tags = std::move(tags), .shape = geo::line_of({{0, 0}, {9, 0}})});
    };
    using Is = ingest::WayTags::Is;
    CHECK(way({{"highway", "trunk"}}).is == Is::NotForWalking);
    CHECK(way({{"highway", "trunk"}, {"sidewalk", "both"}}).is == Is::Way);
    CHECK(way({{"highway", "primary"}, {"tunnel", "yes"}}).is == Is::Way);  // below a railway
    const ingest::Tag below_river{"name", "江底隧道"};
    CHECK(way({{"highway", "primary"}, {"tunnel", "yes"}, below_river}).is == Is::NotForWalking);
    CHECK(way({{"highway", "footway"}, {"tunnel", "yes"}, below_river}).is == Is::Way);
    CHECK(ingest::way_tags_of({.id = "way/2",
                               .tags = {{"highway", "secondary"}, {"tunnel", "yes"}},
                               .shape = geo::line_of({{0, 0}, {300, 0}})})
              .is == Is::NotForWalking);
    CHECK(way({{"highway", "path"}, {"access", "no"}, {"foot", "yes"}}).is == Is::Way);
    CHECK(way({{"highway", "primary"}, {"foot", "use_sidepath"}}).is == Is::NoEntry);
    CHECK(way({{"highway", "service"}, {"access", "private"}}).is_private);
    CHECK_FALSE(way({{"highway", "footway"}, {"incline", "10%"}}).step_free);
    CHECK(way({{"highway", "footway"}, {"incline", "8%"}}).step_free);
    CHECK(way({{"highway", "footway"}, {"incline", "up"}}).step_free);
    CHECK(way({{"highway", "steps"}, {"ramp:wheelchair", "yes"}}).step_free);
    CHECK_FALSE(way({{"highway", "footway"}, {"width", "70 cm"}}).step_free);
    CHECK_FALSE(way({{"highway", "path"}, {"wheelchair", "no"}}).step_free);
    CHECK_FALSE(way({{"highway", "residential"}, {"covered", "yes"}}).at_ends_only);
    CHECK_FALSE(way({{"highway", "service"}, {"tunnel", "building_passage"}}).at_ends_only);
    CHECK(way({{"railway", "platform"}}).kind == route::WayKind::Path);
    CHECK(way({{"railway", "rail"}}).is == Is::NoWay);

    const auto barrier = [](std::vector<ingest::Tag> tags) {
        return ingest::barrier_tags_of(
            {.id = "node/1", .tags = std::move(tags), .shape = geo::point_of({0, 0})});
    };
    CHECK_FALSE(barrier({{"barrier", "bollard"}}).matters());
    CHECK_FALSE(barrier({{"highway", "crossing"}}).matters());
    CHECK(barrier({{"barrier", "bollard"}, {"foot", "no"}}).closed);
    CHECK_FALSE(barrier({{"barrier", "kissing_gate"}}).step_free);
    CHECK(barrier({{"barrier", "fence"}}).closed);
    CHECK_FALSE(barrier({{"barrier", "gate"}}).closed);
}

}  // namespace walk_files
