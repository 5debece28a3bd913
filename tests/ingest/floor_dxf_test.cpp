// Drawings: walls enclose rooms, texts name them, and the outline lays them on the building.
#include "dxf.h"
#include "ingest/plan_files.h"

namespace {

using base::Word;
using drawn::dxf;
using ingest::PlanRole;
using namespace plan_files;

std::string dxf_line(const std::string& layer, double x0, double y0, double x1, double y1) {
    return fmt::format("0\nLINE\n8\n{}\n10\n{}\n20\n{}\n11\n{}\n21\n{}\n", layer, x0, y0, x1, y1);
}

std::string dxf_ring(const std::string& layer, std::initializer_list<geo::Point> points) {
    std::string text = fmt::format("0\nLWPOLYLINE\n8\n{}\n90\n{}\n70\n1\n", layer, points.size());
    for (const geo::Point p : points) text += fmt::format("10\n{}\n20\n{}\n", p.x, p.y);
    return text;
}

std::string dxf_text(const std::string& layer, double x, double y, const std::string& text) {
    return fmt::format("0\nTEXT\n8\n{}\n10\n{}\n20\n{}\n40\n250\n1\n{}\n", layer, x, y, text);
}

std::string dxf_arc(const std::string& layer, double x, double y, double r, int from, int to) {
    return fmt::format("0\nARC\n8\n{}\n10\n{}\n20\n{}\n40\n{}\n50\n{}\n51\n{}\n", layer, x, y, r,
                       from, to);
}

std::string in_unit(int code) {
    return fmt::format("9\n$INSUNITS\n70\n{:6}\n", code);
}

/// Two rooms of 4.8 × 4.8 m and 4.9 × 4.8 m, walls of 200 mm drawn as two lines, a door between.
std::string two_rooms(const std::string& wall, const std::string& door) {
    return dxf_ring(wall, {{0, 0}, {10300, 0}, {10300, 5200}, {0, 5200}}) +
           dxf_ring(wall, {{200, 200},
                           {5000, 200},
                           {5000, 1000},
                           {5200, 1000},
                           {5200, 200},
                           {10100, 200},
                           {10100, 5000},
                           {5200, 5000},
                           {5200, 1900},
                           {5000, 1900},
                           {5000, 5000},
                           {200, 5000}}) +
           dxf_line(door, 5000, 1000, 4100, 1000) + dxf_arc(door, 5000, 1000, 900, 90, 180);
}

ingest::PlanDraft draft_of(const std::string& bytes, const ingest::PlanOptions& options = {},
                           const char* name = "house-3F.dxf") {
    const support::Folder folder;
    support::write_bytes(folder.file(name), bytes);
    return plan_at(folder.file(name), box_at(0, 0, 10.3, 5.2), options);
}

Word refusal_of(const std::string& bytes, const ingest::PlanOptions& options = {}) {
    const support::Folder folder;
    support::write_bytes(folder.file("house.dxf"), bytes);
    return refusal_at(folder.file("house.dxf"), box_at(0, 0, 10.3, 5.2), options);
}

}  // namespace

TEST_CASE("walls of two lines and a swinging door make two rooms, laid on the building") {
    const auto draft = draft_of(
        dxf(two_rooms("WALL", "DOOR") + dxf_text("TEXT", 1000, 3000, "301") +
                dxf_text("TEXT", 1000, 2600, "Bedroom") + dxf_text("TEXT", 1000, 2000, "23.0m2") +
                dxf_text("TEXT", 6000, 3000, "Corridor"),
            in_unit(4)));
    CHECK(draft.kind == ingest::PlanKind::Dxf);
    CHECK(rooms_of(draft.plan) == "2 corridor Corridor; 2 room 301 Bedroom");
    CHECK(levels_of(draft.plan) == "2=3F");
    CHECK(geo::area_m2(draft.plan.rooms[0].shape) == Catch::Approx(4.9 * 4.8).margin(0.2));
    CHECK(geo::area_m2(draft.plan.rooms[1].shape) == Catch::Approx(4.8 * 4.8).margin(0.2));
    REQUIRE(draft.residual_m);
    CHECK(*draft.residual_m < 0.3);
    CHECK(says(draft, Word::LevelFitted));
    CHECK(!says(draft, Word::LevelUnitGuessed));
    CHECK(openings_of(draft.plan) == "2 wall; 2 wall; 2 door; 2 door");
    for (const model::RoomRow& room : draft.plan.rooms)
        CHECK(geo::contains(box_at(-0.2, -0.2, 10.5, 5.4), geo::label_point(room.shape)));
}

TEST_CASE("layers are known by what they are called in several languages") {
    for (const char* wall :
         {"A-WALL", "xref-house$0$A-WALL", "Mur porteur", "Wand_aussen", "墙体", "стены", "walls"})
        CHECK(draft_of(dxf(two_rooms(wall, "门"), in_unit(4))).plan.rooms.size() == 2);
    CHECK(refusal_of(dxf(two_rooms("S-STEM-WALL", "x"), in_unit(4))) == Word::LevelNoWalls);
}

TEST_CASE("who knows better says which layers hold what") {
    const std::string bytes =
        dxf(two_rooms("L1", "L2") + dxf_text("L3", 1000, 3000, "302"), in_unit(4));
    CHECK(refusal_of(bytes) == Word::LevelNoWalls);
    const ingest::PlanOptions chosen{
        .roles = {{"L1", PlanRole::Wall}, {"L2", PlanRole::Door}, {"L3", PlanRole::Text}}};
    CHECK(rooms_of(draft_of(bytes, chosen).plan) == "2 room; 2 room 302");
    CHECK(refusal_of(bytes, {.roles = {{"walls", PlanRole::Wall}}}) == Word::LayerMissing);
}

TEST_CASE("texts in GBK are read, with the code page named and without") {
    const std::string bedroom = "\xCE\xD4\xCA\xD2";              // 卧室
    const std::string stairs = "\xC2\xA5\xCC\xDD\xBC\xE4";       // 楼梯间
    const std::string walls = "\xC7\xBD";                        // 墙
    const std::string entities = two_rooms(walls, "\xC3\xC5") +  // 门
                                 dxf_text("\xCE\xC4\xD7\xD6", 1000, 3000, bedroom) +
                                 dxf_text("\xCE\xC4\xD7\xD6", 6000, 3000, stairs);
    for (const char* page : {"9\n$ACADVER\n1\nAC1015\n9\n$DWGCODEPAGE\n3\nANSI_936\n", ""}) {
        const auto draft = draft_of(dxf(entities, page + in_unit(4)));
        CHECK(rooms_of(draft.plan) == "2 stairs 楼梯间; 2 room 卧室");
    }
}

TEST_CASE("lines that stop 8 mm short of one another still meet") {
    std::string entities;
    const double corners[][2] = {{0, 0}, {6000, 0}, {6000, 4000}, {0, 4000}};
    for (int i = 0; i < 4; ++i) {
        const auto* a = corners[i];
        const auto* b = corners[(i + 1) % 4];
        const double dx = b[0] > a[0] ? 1 : b[0] < a[0] ? -1 : 0;
        const double dy = b[1] > a[1] ? 1 : b[1] < a[1] ? -1 : 0;
        entities += dxf_line("WALL", a[0] + 8 * dx, a[1] + 8 * dy, b[0] - 3 * dx, b[1] - 3 * dy);
    }
    const auto draft = draft_of(dxf(entities, in_unit(4)), {.snap_m = 0.015});
    REQUIRE(draft.plan.rooms.size() == 1);
}

TEST_CASE("rooms drawn as closed lines are taken as they are") {
    const auto draft =
        draft_of(dxf(dxf_ring("ROOM", {{0, 0}, {5000, 0}, {5000, 5000}, {0, 5000}}) +
                         dxf_ring("ROOM", {{5000, 0}, {10300, 0}, {10300, 5000}, {5000, 5000}}) +
                         dxf_text("ROOM", 100, 100, "\\A1;{\\fSimSun|b0;302}\\PKitchen"),
                     in_unit(4)));
    CHECK(rooms_of(draft.plan) == "2 room; 2 room 302 Kitchen");
}

TEST_CASE("a unit that makes no building is doubted, one that is missing guessed") {
    const std::string inches = dxf_ring("WALL", {{0, 0}, {405, 0}, {405, 205}, {0, 205}});
    const auto doubted = draft_of(dxf(inches, in_unit(4)));
    REQUIRE(says(doubted, Word::LevelUnitDoubted));
    CHECK(doubted.notes[0].parts == std::vector<std::string>{"mm", "in"});
    const auto guessed = draft_of(dxf(two_rooms("WALL", "DOOR")));
    REQUIRE(says(guessed, Word::LevelUnitGuessed));
    CHECK(guessed.notes[0].parts == std::vector<std::string>{"mm"});
    CHECK(guessed.plan.rooms.size() == 2);
}

TEST_CASE("pairs of points lay a drawing where they say, and tell how far off they are") {
    ingest::PlanOptions options;
    options.pairs = {{{0, 0}, kCorner + geo::Point{1, 1}},
                     {{10300, 0}, kCorner + geo::Point{1, 11.3}},
                     {{10300, 5200}, kCorner + geo::Point{-4.2, 11.3}}};
    const support::Folder folder;
    support::write_bytes(folder.file("house-3F.dxf"), dxf(two_rooms("WALL", "DOOR"), in_unit(4)));
    const auto draft = plan_at(folder.file("house-3F.dxf"), box_at(-4.5, 0.5, 1.5, 11.5), options);
    REQUIRE(draft.residual_m);
    CHECK(*draft.residual_m < 0.01);
    CHECK(says(draft, Word::LevelByPairs));
    CHECK(draft.plan.rooms.size() == 2);
    REQUIRE(draft.placement);
    const geo::Point corner = geo::mapped(*draft.placement, {10300, 0});
    CHECK(corner.x == Catch::Approx(kCorner.x + 1).margin(0.01));
    CHECK(corner.y == Catch::Approx(kCorner.y + 11.3).margin(0.01));
    options.pairs.resize(1);
    CHECK(refusal_of(dxf(two_rooms("WALL", "DOOR"), in_unit(4)), options) == Word::LevelPairs);
}

TEST_CASE("a drawing in the coordinates of the store lies where it says") {
    const std::string x = fmt::format("{}", kCorner.x);
    std::string entities;
    entities += dxf_ring("WALL", {kCorner, kCorner + geo::Point{6, 0}, kCorner + geo::Point{6, 4},
                                  kCorner + geo::Point{0, 4}});
    const auto draft = draft_of(dxf(entities, in_unit(6)));
    REQUIRE(draft.plan.rooms.size() == 1);
    const geo::Box box = geo::box_of(draft.plan.rooms[0].shape);
    CHECK(box.x0 == Catch::Approx(kCorner.x).margin(0.01));
    CHECK(box.y1 == Catch::Approx(kCorner.y + 4).margin(0.01));
}

TEST_CASE("the floor is told by the title where the name of the file does not tell it") {
    const std::string bytes =
        dxf(two_rooms("WALL", "DOOR") + dxf_text("0", 0, -3000, "2-4层平面图"), in_unit(4));
    CHECK(levels_of(draft_of(bytes, {}, "house.dxf").plan) == "1=2F 2=3F 3=4F");
    const auto assumed = draft_of(dxf(two_rooms("WALL", "DOOR"), in_unit(4)), {}, "house.dxf");
    CHECK(levels_of(assumed.plan) == "0=1F");
    CHECK(says(assumed, Word::LevelAssumed));
    CHECK(levels_of(draft_of(bytes, {.level = "B1"}, "house.dxf").plan) == "-1=B1");
}

TEST_CASE("only a part of a sheet with several drawings is taken") {
    const std::string bytes =
        dxf(two_rooms("WALL", "DOOR") +
                dxf_ring("WALL", {{30000, 0}, {36000, 0}, {36000, 4000}, {30000, 4000}}),
            in_unit(4));
    ingest::PlanOptions options;
    options.part = geo::Box{-500, -500, 12000, 6000};
    const auto draft = draft_of(bytes, options);
    CHECK(draft.plan.rooms.size() == 2);
    CHECK(told(draft, "outside-part") == 1);
}

TEST_CASE("what can be told of a drawing before it is read") {
    const support::Folder folder;
    const std::string path = folder.file("house-B1.dxf");
    support::write_bytes(path,
                         dxf(two_rooms("WALL", "DOOR") + dxf_text("PUB_TEXT", 1000, 3000, "302") +
                                 dxf_line("AXIS", -900, 0, 9000, 0),
                             in_unit(4)));
    const auto source = ingest::look_at_plan(path);
    REQUIRE(source);
    CHECK(source->kind == ingest::PlanKind::Dxf);
    CHECK(!source->georeferenced);
    CHECK(source->unit_m == 0.001);
    REQUIRE(source->levels.size() == 1);
    CHECK(source->levels[0].ordinal == -1);
    REQUIRE(source->layers.size() == 4);
    CHECK(source->layers[0] == ingest::PlanLayer{"WALL", 2, 0, 2, 0, PlanRole::Wall});
    CHECK(source->layers[1] == ingest::PlanLayer{"DOOR", 2, 2, 0, 0, PlanRole::Door});
    CHECK(source->layers[2] == ingest::PlanLayer{"PUB_TEXT", 1, 0, 0, 1, PlanRole::Text});
    CHECK(source->layers[3] == ingest::PlanLayer{"AXIS", 1, 1, 0, 0, PlanRole::Nothing});
}

TEST_CASE("walls that enclose nothing, and a drawing without a building, are refused") {
    const std::string open = dxf_line("WALL", 0, 0, 9000, 0) + dxf_line("WALL", 0, 0, 0, 9000);
    CHECK(refusal_of(dxf(open, in_unit(4))) == Word::LevelNoRooms);
    const support::Folder folder;
    support::write_bytes(folder.file("house.dxf"), dxf(two_rooms("WALL", "DOOR"), in_unit(4)));
    CHECK(refusal_at(folder.file("house.dxf")) == Word::LevelNoPlace);
}
