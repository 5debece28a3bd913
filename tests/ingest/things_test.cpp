// Components and doors: what rows of files become, where they belong, and that they come once.
#include "ingest/things.h"

#include "ingest/additions.h"
#include "ingest/from_files.h"
#include "ingest/keepers.h"
#include "ingest/kinds.h"
#include "ingest/trades.h"
#include "ingest/vocabulary.h"
#include "on_site.h"
#include "support/folder.h"
#include "support/rectangle.h"
#include "tagged.h"

#include <catch_amalgamated.hpp>

#include <fstream>
#include <sstream>
#include <utility>

using ingest::Feature;
using ingest::Kind;
using ingest::Tag;
using model::PlaceId;
using on_site::place;
using on_site::told;
using support::box;
using tagged::kPoint;
using tagged::row;
using tagged::said;

namespace {

/// A community with a yard and a building in it, a street 12 m wide south of it with a front.
std::vector<model::PlaceRow> places() {
    return {place(1, 0, "COMM", box(0, 0, 400, 300), 1),
            place(2, 1, "YARD", box(10, 60, 180, 200), 1),
            place(3, 2, "BLDG", box(20, 100, 60, 12), 1),
            place(4, 1, "STRT", geo::line_of({{0, 30}, {400, 30}}), 1, 12),
            place(5, 4, "FRNT", box(300, 40, 8, 8), 1)};
}

model::Snapshot one_grid() {
    model::Batch batch;
    batch.whole = true;
    batch.places = places();
    batch.grids = {{.id = model::GridId{1},
                    .community = PlaceId{1},
                    .kind = "basic",
                    .shape = box(0, 0, 400, 300)}};
    return model::apply({}, batch);
}

}  // namespace

TEST_CASE("things of the city are components by what they are tagged", "[ingest]") {
    struct Case {
        std::vector<Tag> tags;
        std::string_view klass;
    };
    const std::vector<Case> cases{
        {{{"highway", "street_lamp"}}, "01037"},
        {{{"man_made", "manhole"}}, "01901"},
        {{{"manhole", "telecom"}}, "01901"},
        {{{"man_made", "manhole"}, {"manhole", "drain"}}, "01902"},
        {{{"man_made", "surveillance"}, {"surveillance", "public"}}, "01904"},
        {{{"man_made", "surveillance"}, {"surveillance", "outdoor"}}, "01904"},
        {{{"man_made", "street_cabinet"}}, "01905"},
        {{{"man_made", "street_cabinet"}, {"street_cabinet", "power"}}, "01907"},
        {{{"power", "pole"}}, "01906"},
        {{{"man_made", "utility_pole"}}, "01906"},
        {{{"power", "transformer"}}, "01907"},
        {{{"power", "substation"}, {"substation", "minor_distribution"}}, "01907"},
        {{{"highway", "traffic_signals"}}, "02903"},
        {{{"amenity", "bicycle_parking"}}, "02905"},
        {{{"amenity", "waste_basket"}}, "03901"},
        {{{"tourism", "information"}, {"information", "board"}}, "03903"},
        {{{"advertising", "billboard"}}, "03904"},
        {{{"natural", "tree"}, {"denotation", "natural_monument"}}, "04901"},
        {{{"amenity", "bench"}}, "04902"}};
    for (const Case& one : cases) {
        CAPTURE(one.klass);
        CHECK(component_of(row(kPoint, one.tags)) == one.klass);
        CHECK(kind_of(row(kPoint, one.tags)) == Kind::Component);
    }
}

TEST_CASE("what is a facility, private, or only a tree is no component", "[ingest]") {
    for (const auto& [key, value] : {std::pair{"emergency", "fire_hydrant"},
                                     {"amenity", "charging_station"},
                                     {"historic", "monument"},
                                     {"highway", "bus_stop"},
                                     {"barrier", "gate"}})
        CHECK(kind_of(row(kPoint, {{key, value}})) == Kind::Facility);
    CHECK(kind_of(row(kPoint, {{"man_made", "surveillance"}, {"surveillance", "indoor"}})) ==
          Kind::Ignored);
    CHECK(kind_of(row(kPoint, {{"man_made", "surveillance"}})) == Kind::Ignored);
    CHECK(kind_of(row(kPoint, {{"natural", "tree"}})) == Kind::Ignored);
    CHECK(kind_of(row(kPoint, {{"manhole", "no"}})) == Kind::Ignored);
}

TEST_CASE("doors tell their stair and whether there are steps", "[ingest]") {
    const auto door = [](std::vector<Tag> tags) {
        return ingest::door_of(row(kPoint, std::move(tags)));
    };
    for (const auto& [text, stair] : {std::pair{"1", 1},
                                      {"2单元", 2},
                                      {"第3单元", 3},
                                      {"二单元", 2},
                                      {"B", 0},
                                      {"1203", 0},
                                      {"东门", 0}}) {
        CAPTURE(text);
        CHECK(door({{"entrance", "staircase"}, {"ref", text}})->stair == stair);
    }
    CHECK(door({{"entrance", "main"}, {"wheelchair", "yes"}})->step_free);
    CHECK_FALSE(door({{"entrance", "home"}, {"wheelchair", "no"}})->step_free);
    CHECK_FALSE(door({{"entrance", "exit"}}));
    CHECK_FALSE(door({{"entrance", "emergency"}}));
    CHECK_FALSE(door({{"entrance", "no"}, {"door", "yes"}}));
    CHECK_FALSE(door({{"door", "hinged"}})->told);
    CHECK(kind_of(row(kPoint, {{"entrance", "yes"}})) == Kind::Entrance);
    CHECK(kind_of(row(kPoint, {{"entrance", "yes"}, {"addr:housenumber", "7"}})) == Kind::Address);
    CHECK(kind_of(row(kPoint, {{"entrance", "yes"}, {"barrier", "gate"}})) == Kind::Facility);
}

TEST_CASE("layers say components and doors in their own words", "[ingest]") {
    CHECK(component_of(said("路灯", kPoint, {})) == "01037");
    CHECK(component_of(said("城市部件", kPoint, {{"小类名称", "窨井盖"}})) == "01901");
    CHECK(component_of(said("城市部件", kPoint, {{"小类代码", "03901"}})) == "03901");
    CHECK(component_of(said("城市部件", kPoint, {{"名称", "座椅"}})) == "04902");
    CHECK(component_of(said("城市部件", kPoint, {{"名称", "不知何物"}})) == "05999");
    CHECK(component_of(said("数据", kPoint, {{"类型", "垃圾箱"}})) == "03901");
    CHECK(component_of(said("x", kPoint, {{"标识码", "11010501037000123"}})) == "01037");
    CHECK(component_of(said("x", kPoint, {{"amenity", "bench"}}, "component")) == "04902");
    CHECK(ingest::facility_of(said("数据", kPoint, {{"类型", "消火栓"}})) == "06");
    CHECK(kind_of(said("单元门", kPoint, {{"名称", "2单元"}})) == Kind::Entrance);
    CHECK(kind_of(said("地铁出入口", kPoint, {})) != Kind::Entrance);
    const Feature bin =
        said("部件", kPoint, {{"类别", "果皮箱"}, {"状态", "损坏"}, {"养护单位", "环卫队"}});
    CHECK(ingest::component_state_of(bin) == "2");
    CHECK(ingest::tag(bin, "operator") == "环卫队");
    CHECK(ingest::component_state_of(row(kPoint, {})) == "1");
}

TEST_CASE("every class and state that files may get is in the code lists", "[ingest]") {
    std::ifstream file{std::string{GETU_SOURCE_DIR} + "/data/codes/codes.tsv"};
    int known = 0;
    for (std::string line; std::getline(file, line);) {
        std::istringstream cells{line};
        std::string list, code, name;
        std::getline(cells, list, '\t');
        std::getline(cells, code, '\t');
        std::getline(cells, name, '\t');
        CAPTURE(line);
        if (list == "K36") {
            CHECK(ingest::component_named(code) == code);
            CHECK(ingest::component_named(name) == code);
            ++known;
        }
        if (list == "K37") {
            CHECK(ingest::component_state_named(code) == code);
            CHECK(ingest::component_state_named(name) == code);
        }
    }
    CHECK(known == 28);
}

TEST_CASE("a thing belongs to what it lies in, else to what is near", "[ingest]") {
    const std::vector<model::PlaceRow> rows = places();
    std::vector<const model::PlaceRow*> all;
    for (const model::PlaceRow& one : rows) all.push_back(&one);
    const ingest::Keepers keepers{all};
    const auto keeper = [&](double x, double y) {
        return model::number(keepers.keeper_of({x, y}));
    };
    CHECK(keeper(40, 105) == 3);   // in the building
    CHECK(keeper(304, 44) == 5);   // in the front
    CHECK(keeper(200, 34) == 4);   // on the carriageway
    CHECK(keeper(150, 200) == 2);  // in the yard
    CHECK(keeper(250, 50) == 4);   // 14 m from the street
    CHECK(keeper(192, 150) == 2);  // 2 m from the yard
    CHECK(keeper(300, 200) == 1);  // only the community is here
    CHECK(keeper(900, 900) == 0);
    CHECK(model::number(keepers.building_at({40, 100})) == 3);
    CHECK(model::number(keepers.building_at({40, 97.5})) == 3);
    CHECK(model::number(keepers.building_at({40, 96})) == 0);
    CHECK(model::number(keepers.building_at({50, 106})) == 0);  // deep within
}

TEST_CASE("additions bring components and doors once", "[ingest]") {
    ingest::Survey survey;
    survey.buildings.push_back(
        {.area = box(100, 150, 30, 12), .name = "new", .storeys = 6, .source = "way/1"});
    survey.components.push_back(
        {.at = {200, 37}, .klass = "01037", .code = "99010101037000001", .source = "lamp"});
    survey.components.push_back({.at = {900, 900}, .klass = "04902", .source = "bench"});
    survey.entrances.push_back({.at = {40, 112}, .stair = 2, .source = "door"});
    survey.entrances.push_back({.at = {110, 162}, .source = "new door"});
    survey.entrances.push_back({.at = {300, 200}, .source = "lost"});
    const ingest::Additions added = ingest::additions_to(one_grid(), survey);
    REQUIRE(added.rows.components.size() == 2);
    CHECK(added.rows.components[0].id == model::ComponentId{-1});
    CHECK(added.rows.components[0].place == PlaceId{4});
    CHECK(added.rows.components[1].place == PlaceId{});
    CHECK(told(added, "outside") == std::vector<std::string>{"bench"});
    REQUIRE(added.rows.entrances.size() == 2);
    CHECK(added.rows.entrances[0].place == PlaceId{3});
    CHECK(added.rows.entrances[0].stair == 2);
    CHECK(added.rows.entrances[1].place == PlaceId{-1});
    CHECK(told(added, "no-building") == std::vector<std::string>{"lost"});

    model::Batch more;
    more.components = added.rows.components;
    more.components[0].point = {200, 50};  // moved since, but it has its code
    more.components[0].id = model::ComponentId{1};
    more.components[1].id = model::ComponentId{2};
    more.entrances = {added.rows.entrances[0]};
    more.entrances[0].id = model::EntranceId{1};
    survey.buildings.clear();
    survey.entrances.resize(1);
    const ingest::Additions again = ingest::additions_to(model::apply(one_grid(), more), survey);
    CHECK(again.rows.components.empty());
    CHECK(again.rows.entrances.empty());
    CHECK(told(again, "already-there") == std::vector<std::string>{"lamp", "bench", "door"});
}

TEST_CASE("a file of a neighbourhood brings its doors and lamps with it", "[ingest]") {
    const support::Folder folder;
    const std::string path = folder.file("town.osm");
    support::write_bytes(path, R"(<osm version="0.6">
<node id="1" lon="117.0000" lat="36.6000"/><node id="2" lon="117.0006" lat="36.6000"/>
<node id="3" lon="117.0006" lat="36.6001"/><node id="4" lon="117.0000" lat="36.6001"/>
<node id="5" lon="117.0003" lat="36.6001"><tag k="entrance" v="staircase"/>
  <tag k="ref" v="1"/><tag k="wheelchair" v="yes"/></node>
<node id="6" lon="117.0010" lat="36.6005"><tag k="entrance" v="yes"/></node>
<node id="7" lon="117.0001" lat="36.6000"><tag k="door" v="yes"/></node>
<node id="8" lon="117.0008" lat="36.6001"><tag k="highway" v="street_lamp"/></node>
<way id="10"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/>
  <tag k="building" v="apartments"/></way></osm>)");
    const auto made = ingest::place_from_files({path}, {});
    REQUIRE(made);
    REQUIRE(made->rows.entrances.size() == 2);
    const model::EntranceRow& door = made->rows.entrances[0].source == "node/5"
                                         ? made->rows.entrances[0]
                                         : made->rows.entrances[1];
    CHECK(door.stair == 1);
    CHECK(door.step_free);
    REQUIRE(made->rows.components.size() == 1);
    CHECK(made->rows.components[0].klass == "01037");
    CHECK(made->rows.components[0].place != PlaceId{});
    bool lost = false;
    for (const ingest::Remark& remark : made->reports.at(0).reasons)
        if (remark.reason == "no-building") lost = remark.ids == std::vector<std::string>{"node/6"};
    CHECK(lost);
}
