// A file for each floor, or one with a property for it.
#include "ingest/plan_files.h"

namespace {

using base::Word;
using namespace plan_files;

std::string some_floor(const std::string& room = "office") {
    return collection(box(R"("type":")" + room + R"(","name":"302")", 0, 0, 6, 5),
                      line(R"("type":"door")", 6, 1, 6, 2));
}

}  // namespace

TEST_CASE("files of a folder are floors by their names") {
    const support::Folder folder;
    for (const char* name : {"house-floor-gf.geojson", "house-floor-1.geojson",
                             "house-floor-2.geojson", "house-floor--1.geojson"})
        support::write_bytes(folder.file(name), some_floor());
    support::write_bytes(folder.file("house-outline.geojson"),
                         collection(box(R"("type":"building_outline")", 0, 0, 9, 9)));
    support::write_bytes(folder.file("house-floor-7-paths.geojson"),
                         collection(line(R"("type":"pathway")", 0, 0, 1, 1)));
    const auto draft = plan_at(folder.path().string());
    CHECK(draft.kind == ingest::PlanKind::FloorFiles);
    CHECK(levels_of(draft.plan) == "-1=B1 0=GF 1=1 2=2");
    CHECK(rooms_of(draft.plan) == "-1 office 302; 0 office 302; 1 office 302; 2 office 302");
    CHECK(openings_of(draft.plan) == "-1 door; 0 door; 1 door; 2 door");
}

TEST_CASE("without a ground floor among them, floor 1 is the ground") {
    const support::Folder folder;
    for (const char* name : {"幸福里7号楼三层.geojson", "幸福里7号楼负一层.geojson"})
        support::write_bytes(folder.file(name), some_floor());
    CHECK(levels_of(plan_at(folder.path().string()).plan) == "-1=负一层 2=三层");
}

TEST_CASE("a list of floors beside the files says what they are called") {
    const support::Folder folder;
    support::write_bytes(folder.file("a.geojson"), some_floor());
    support::write_bytes(folder.file("b.geojson"), some_floor());
    support::write_bytes(folder.file("main.json"),
                         R"({"id":"h","levels":[{"name":"G","z_order":0,"filename":"a.geojson"},)"
                         R"({"name":"Terrace","z_order":1,"filename":"b.geojson"}]})");
    CHECK(levels_of(plan_at(folder.path().string()).plan) == "0=G 1=Terrace");
}

TEST_CASE("a property tells the floor, a name in it is kept") {
    const support::Folder folder;
    const std::string path = folder.file("mall.geojson");
    support::write_bytes(
        path, collection(box(R"("level":"B1","category":"停车场")", 0, 0, 20, 10),
                         box(R"("level":1,"category":"商铺","名称":"小吃店")", 0, 0, 5, 5),
                         box(R"("level":2,"category":"楼梯间")", 0, 0, 3, 5),
                         box(R"("level":"空中花园","category":"大厅")", 0, 0, 9, 5),
                         box(R"("level":[1,2],"category":"电梯")", 6, 0, 8, 2)));
    const auto draft = plan_at(path);
    CHECK(levels_of(draft.plan) == "-1=B1 0=1F 1=2F 2=空中花园");
    CHECK(rooms_of(draft.plan) == "-1 parking; 0 shop 小吃店; 0 lift; 1 stairs; 1 lift; 2 hall");
}

TEST_CASE("ordinals count from the ground, floors from one") {
    const support::Folder folder;
    const std::string path = folder.file("house.geojson");
    support::write_bytes(path, collection(box(R"("ordinal":0,"type":"room")", 0, 0, 5, 5),
                                          box(R"("ordinal":1,"type":"room")", 0, 0, 5, 5)));
    CHECK(levels_of(plan_at(path).plan) == "0=1F 1=2F");
    support::write_bytes(path, collection(box(R"("楼层":"3","type":"room")", 0, 0, 5, 5),
                                          box(R"("楼层":"3A","type":"room")", 0, 0, 5, 5)));
    CHECK(levels_of(plan_at(path).plan) == "2=3F 3=3A");
}

TEST_CASE("one file that says nothing of its floor is the ground, and that is told") {
    const support::Folder folder;
    const std::string path = folder.file("house.geojson");
    support::write_bytes(path, some_floor());
    const auto draft = plan_at(path);
    CHECK(levels_of(draft.plan) == "0=1F");
    CHECK(says(draft, Word::LevelAssumed));
    CHECK(levels_of(plan_at(path, {}, {.level = "B1"}).plan) == "-1=B1");
    CHECK(levels_of(plan_at(path, {}, {.level = "2-4层"}).plan) == "1=2F 2=3F 3=4F");
    CHECK(refusal_at(path, {}, {.level = "somewhere"}) == Word::LevelBadSign);
}

TEST_CASE("of a plan with several floors only those that are asked for are taken") {
    const support::Folder folder;
    const std::string path = folder.file("house.geojson");
    support::write_bytes(path, collection(box(R"("floor":"1F","type":"room")", 0, 0, 5, 5),
                                          box(R"("floor":"2F","type":"hall")", 0, 0, 5, 5)));
    CHECK(rooms_of(plan_at(path, {}, {.level = "2F"}).plan) == "1 hall");
    CHECK(refusal_at(path, {}, {.level = "9F"}) == Word::LayerMissing);
}

TEST_CASE("walls and doors that are areas leave the rooms between them") {
    const support::Folder folder;
    const std::string path = folder.file("house-2F.geojson");
    support::write_bytes(path, collection(box(R"("type":"wall")", 0, 0, 10.4, 0.2),
                                          box(R"("type":"wall")", 0, 5.2, 10.4, 5.4),
                                          box(R"("type":"wall")", 0, 0.2, 0.2, 5.2),
                                          box(R"("type":"wall")", 10.2, 0.2, 10.4, 5.2),
                                          box(R"("type":"wall")", 5.2, 0.2, 5.4, 2),
                                          box(R"("type":"door")", 5.2, 2, 5.4, 3),
                                          box(R"("type":"wall")", 5.2, 3, 5.4, 5.2),
                                          box(R"("type":"stairs")", 7, 1, 9, 4)));
    const auto draft = plan_at(path);
    CHECK(rooms_of(draft.plan) == "1 room; 1 room; 1 stairs");
    CHECK(geo::area_m2(draft.plan.rooms[0].shape) == Catch::Approx(25).margin(0.1));
    CHECK(says(draft, Word::LevelFromWalls));
    CHECK(openings_of(draft.plan) == "1 wall; 1 wall; 1 wall; 1 wall; 1 wall; 1 door; 1 wall");
}

TEST_CASE("areas that cross themselves are mended and told") {
    const support::Folder folder;
    const std::string path = folder.file("house-1F.geojson");
    const std::string bow = "[[" + degrees_at(0, 0) + "," + degrees_at(6, 6) + "," +
                            degrees_at(6, 0) + "," + degrees_at(0, 6) + "," + degrees_at(0, 0) +
                            "]]";
    support::write_bytes(path, collection(feature(R"("type":"room")", "Polygon", bow),
                                          box(R"("type":"room")", 10, 0, 10.1, 0.1)));
    const auto draft = plan_at(path);
    CHECK(draft.plan.rooms.size() == 1);
    CHECK(geo::area_m2(draft.plan.rooms[0].shape) == Catch::Approx(18).epsilon(1e-2));
    CHECK(told(draft, "invalid") == 1);
    CHECK(told(draft, "too-small") == 1);
}

TEST_CASE("coordinates of a plane of its own are laid on the building") {
    const support::Folder folder;
    const std::string path = folder.file("house-1F.geojson");
    const auto flat = [](const char* name, int x0, int x1) {
        return feature(fmt::format(R"("type":"room","name":"{}")", name), "Polygon",
                       fmt::format("[[[{0},0],[{1},0],[{1},10],[{0},10],[{0},0]]]", x0, x1));
    };
    support::write_bytes(path, collection(flat("101", 0, 15), flat("102", 15, 30)));
    const auto draft = plan_at(path, box_at(0, 0, 30, 10));
    REQUIRE(draft.residual_m);
    CHECK(*draft.residual_m < 0.01);
    CHECK(rooms_of(draft.plan) == "0 room 101; 0 room 102");
    CHECK(
        geo::contains(box_at(-0.1, -0.1, 15.1, 10.1), geo::label_point(draft.plan.rooms[0].shape)));
    CHECK(refusal_at(path) == Word::LevelNoPlace);
}

TEST_CASE("a map of houses is no plan of one") {
    const support::Folder folder;
    const std::string path = folder.file("district.geojson");
    support::write_bytes(path, collection(box(R"("building":"yes")", 0, 0, 30, 10),
                                          box(R"("building":"yes")", 50, 0, 80, 10)));
    CHECK(refusal_at(path) == Word::LevelUnknown);
}
