// OpenStreetMap's indoor tags, as GeoJSON and as .osm.
#include "ingest/plan_files.h"

namespace {

using base::Word;
using namespace plan_files;

ingest::PlanDraft plan_of(const std::string& text, const char* name = "station.geojson") {
    const support::Folder folder;
    support::write_bytes(folder.file(name), text);
    return plan_at(folder.file(name));
}

/// Nodes of .osm at corners of boxes 10 m wide, from the corner of the building eastwards.
std::string osm_nodes(int boxes) {
    std::string text;
    for (int i = 0; i <= boxes; ++i)
        for (const int y : {0, 1}) {
            const std::string at = degrees_at(i * 10, y * 8);
            const std::size_t comma = at.find(',');
            text +=
                fmt::format(R"(<node id="{}" version="1" lon="{}" lat="{}"/>)", 100 + 2 * i + y,
                            at.substr(1, comma - 1), at.substr(comma + 1, at.size() - comma - 2));
        }
    return text;
}

std::string osm_box(int number, const std::string& tags) {
    const int first = 100 + 2 * number;
    std::string text = fmt::format(R"(<way id="{}" version="1">)", number + 1);
    for (const int node : {first, first + 2, first + 3, first + 1, first})
        text += fmt::format(R"(<nd ref="{}"/>)", node);
    return text + tags + "</way>";
}

std::string osm_tag(const std::string& key, const std::string& value) {
    return R"(<tag k=")" + key + R"(" v=")" + value + R"("/>)";
}

}  // namespace

TEST_CASE("rooms, corridors and areas lie on their levels, stairs on several") {
    const auto draft = plan_of(collection(
        box(R"("indoor":"room","level":"0","name":"Relay","shop":"newsagent")", 0, 0, 5, 5),
        box(R"("indoor":"corridor","level":"0-1")", 5, 0, 10, 5),
        box(R"("indoor":"area","level":"0")", 0, 5, 10, 12),
        box(R"("indoor":"room","stairs":"yes","level":"-1;0;1")", 10, 0, 12, 5),
        box(R"("indoor":"room","level":"1","repeat_on":"2-3","name":"厕所")", 0, 0, 4, 4),
        box(R"("indoor":"room","highway":"elevator","level":"B1")", 12, 0, 14, 2)));
    CHECK(draft.kind == ingest::PlanKind::OsmIndoor);
    CHECK(levels_of(draft.plan) == "-1=B1 0=1F 1=2F 2=3F 3=4F");
    CHECK(rooms_of(draft.plan) ==
          "-1 stairs; -1 lift; 0 hall; 0 shop Relay; 0 corridor; 0 stairs; "
          "1 corridor; 1 toilet 厕所; 1 stairs; 2 toilet 厕所; 3 toilet 厕所");
}

TEST_CASE("a level keeps its sign, and one between two pushes up those above") {
    const auto draft =
        plan_of(collection(box(R"("indoor":"room","level":"0","level:ref":"G")", 0, 0, 5, 5),
                           box(R"("indoor":"area","level":"0.5")", 0, 0, 5, 5),
                           box(R"("indoor":"level","level":"1","name":"二层夹楼")", 0, 0, 9, 9),
                           box(R"("indoor":"room","level":"1")", 0, 0, 5, 5)));
    CHECK(levels_of(draft.plan) == "0=G 1=0.5 2=二层夹楼");
    CHECK(draft.plan.rooms.size() == 3);
}

TEST_CASE("points name the room around them, doors stand along their wall") {
    const auto draft =
        plan_of(collection(box(R"("indoor":"room","level":"0")", 0, 0, 6, 6),
                           box(R"("indoor":"room","level":"1")", 0, 0, 6, 6),
                           point(R"("shop":"bakery","name":"面包房","level":"0")", 2, 2),
                           point(R"("door":"yes","level":"0","width":"1.2")", 6, 3),
                           point(R"("entrance":"main")", 3, 0), point(R"("door":"yes")", 30, 30)));
    CHECK(rooms_of(draft.plan) == "0 shop 面包房; 1 room");
    CHECK(openings_of(draft.plan) == "0 door; 0 entrance; 1 entrance");
    CHECK(told(draft, "no-wall") == 1);
    const geo::Ring& door = draft.plan.openings[0].shape.parts[0];
    REQUIRE(door.size() == 2);
    CHECK(std::hypot(door[1].x - door[0].x, door[1].y - door[0].y) ==
          Catch::Approx(1.2).epsilon(1e-3));
    CHECK(door[0].x == Catch::Approx(kCorner.x + 6).margin(0.01));
}

TEST_CASE("what has no level, or none that can be read, is told") {
    const auto draft = plan_of(collection(box(R"("indoor":"room","level":"0")", 0, 0, 5, 5),
                                          box(R"("indoor":"room")", 5, 0, 9, 5),
                                          box(R"("indoor":"room","level":"upstairs")", 9, 0, 12, 5),
                                          line(R"("indoor":"wall","level":"0")", 0, 0, 5, 0)));
    CHECK(rooms_of(draft.plan) == "0 room");
    CHECK(openings_of(draft.plan) == "0 wall");
    CHECK(told(draft, "no-level") == 1);
    CHECK(told(draft, "bad-level") == 1);
}

TEST_CASE("an .osm file is read the same way, closed ways are rooms") {
    const auto draft = plan_of(
        R"(<?xml version="1.0"?><osm version="0.6">)" + osm_nodes(3) +
            osm_box(0, osm_tag("indoor", "room") + osm_tag("level", "0") + osm_tag("ref", "101")) +
            osm_box(1, osm_tag("indoor", "corridor") + osm_tag("level", "0;1")) +
            osm_box(2, osm_tag("building", "yes")) + "</osm>",
        "house.osm");
    CHECK(rooms_of(draft.plan) == "0 room 101; 0 corridor; 1 corridor");
    CHECK(draft.plan.rooms[0].source == "way/1");
    CHECK(geo::area_m2(draft.plan.rooms[0].shape) == Catch::Approx(80).epsilon(1e-3));
}

TEST_CASE("a map of OpenStreetMap without anything indoors is no plan") {
    const support::Folder folder;
    support::write_bytes(folder.file("map.osm"),
                         R"(<?xml version="1.0"?><osm version="0.6">)" + osm_nodes(1) +
                             osm_box(0, osm_tag("building", "yes")) + "</osm>");
    CHECK(refusal_at(folder.file("map.osm")) == Word::LevelUnknown);
}
