// IMDF archives: a folder with whatever files it happens to have.
#include "ingest/plan_files.h"

namespace {

using base::Word;
using namespace plan_files;

std::string level(const std::string& id, int ordinal, const std::string& name) {
    return box(fmt::format(R"("name":{{"en":"Level","zh":"{}"}},"short_name":{{"zh":"{}"}},)"
                           R"("ordinal":{})",
                           name, name, ordinal),
               0, 0, 20, 10, R"("id":")" + id + R"(","feature_type":"level",)");
}

std::string unit(const std::string& id, const std::string& category, const std::string& name,
                 const std::string& level_id, double x0, double x1) {
    return box(
        fmt::format(R"("category":"{}","name":{},"level_id":"{}")", category,
                    name.empty() ? "null" : R"({"en":"Unit","zh":")" + name + R"("})", level_id),
        x0, 0, x1, 10, R"("id":")" + id + R"(","feature_type":"unit",)");
}

void write_archive(const support::Folder& folder) {
    support::write_bytes(folder.file("manifest.json"), R"({"version":"1.0.0","language":"zh"})");
    support::write_bytes(folder.file("level.geojson"),
                         collection(level("L-one", 0, "1F"), level("L-down", -1, "B1")));
    support::write_bytes(folder.file("unit.geojson"),
                         collection(unit("u1", "walkway", "", "L-one", 0, 5),
                                    unit("u2", "restroom.female", "女卫", "L-one", 5, 8),
                                    unit("u3", "unspecified", "", "L-one", 8, 14),
                                    unit("u4", "column", "", "L-one", 14, 15),
                                    unit("u5", "parking", "车库", "L-down", 0, 20)));
    support::write_bytes(
        folder.file("opening.geojson"),
        collection(line(R"("category":"pedestrian","level_id":"L-one")", 5, 2, 5, 3),
                   line(R"("category":"pedestrian.principal","level_id":"L-one")", 0, 4, 0, 6)));
}

}  // namespace

TEST_CASE("an IMDF folder becomes levels, rooms, doors and walls") {
    const support::Folder folder;
    write_archive(folder);
    const auto draft = plan_at(folder.path().string());
    CHECK(draft.kind == ingest::PlanKind::Imdf);
    CHECK(levels_of(draft.plan) == "-1=B1 0=1F");
    CHECK(rooms_of(draft.plan) == "-1 parking 车库; 0 room; 0 corridor; 0 toilet 女卫");
    CHECK(openings_of(draft.plan) == "0 door; 0 entrance; 0 wall");
    CHECK(geo::area_m2(draft.plan.rooms[0].shape) == Catch::Approx(200).epsilon(1e-3));
    CHECK(draft.plan.rooms[0].source == "u5");
    CHECK(!draft.placement);
}

TEST_CASE("one of its files, or its manifest, stands for the archive") {
    const support::Folder folder;
    write_archive(folder);
    for (const char* name : {"manifest.json", "unit.geojson", "level.geojson"})
        CHECK(plan_at(folder.file(name)).plan.rooms.size() == 4);
}

TEST_CASE("units without their levels keep apart, and get usual names") {
    const support::Folder folder;
    support::write_bytes(folder.file("unit.geojson"),
                         collection(unit("u1", "room", "教室", "aaaaaaaa-0001-4000", 0, 5),
                                    unit("u2", "room", "", "bbbbbbbb-0002-4000-8000", 5, 9)));
    const auto draft = plan_at(folder.path().string());
    REQUIRE(draft.plan.levels.size() == 2);
    CHECK(draft.plan.levels[1].name == "2F");
    CHECK(draft.plan.rooms.size() == 2);
}

TEST_CASE("occupants name the units that they are anchored in") {
    const support::Folder folder;
    write_archive(folder);
    support::write_bytes(
        folder.file("anchor.geojson"),
        collection(feature(R"("unit_id":"u3")", "Point", degrees_at(9, 2), R"("id":"a1",)")));
    support::write_bytes(folder.file("occupant.geojson"),
                         R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"o1",)"
                         R"("feature_type":"occupant","geometry":null,"properties":{)"
                         R"("name":{"zh":"小吃店"},"category":"restaurant","anchor_id":"a1"}}]})");
    const auto draft = plan_at(folder.path().string());
    CHECK(rooms_of(draft.plan) == "-1 parking 车库; 0 shop 小吃店; 0 corridor; 0 toilet 女卫");
}

TEST_CASE("rooms of other buildings are counted and told") {
    const support::Folder folder;
    write_archive(folder);
    const auto draft = plan_at(folder.path().string(), box_at(-1, -1, 8, 11));
    CHECK(rooms_of(draft.plan) == "0 corridor; 0 toilet 女卫");
    CHECK(levels_of(draft.plan) == "0=1F");
    CHECK(told(draft, "outside-building") == 3);  // two rooms, and the column
    REQUIRE(says(draft, Word::LevelOutside));
    CHECK(refusal_at(folder.path().string(), box_at(500, 0, 520, 10)) == Word::LevelElsewhere);
}

TEST_CASE("a plan says which of some grounds it covers") {
    const support::Folder folder;
    write_archive(folder);
    const auto draft = plan_at(folder.path().string());
    const std::vector<geo::Shape> grounds{box_at(100, 0, 120, 10), box_at(-1, -1, 6, 11),
                                          box_at(6, -1, 21, 11)};
    const auto covers = ingest::buildings_of_plan(draft.plan, grounds);
    REQUIRE(covers.size() == 2);
    CHECK(covers[0] == ingest::PlanCover{2, 3});
    CHECK(covers[1] == ingest::PlanCover{1, 1});
}
