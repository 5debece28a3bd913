// Files that are no plan, and files that somebody has broken: one sentence each, never a crash.
#include "ingest/plan_files.h"

#include <array>
#include <cstring>

namespace {

using base::Word;
using namespace plan_files;

Word refusal_of(const char* name, const std::string& bytes) {
    const support::Folder folder;
    support::write_bytes(folder.file(name), bytes);
    return refusal_at(folder.file(name), box_at(0, 0, 20, 10));
}

/// Whatever becomes of it: rows that hang together, or a sentence in both languages.
void check_sound(const std::string& path) {
    const auto draft = ingest::read_plan(path, {}, box_at(0, 0, 20, 10), kEpsg);
    if (!draft) {
        CHECK(!base::sentence(draft.error(), base::Language::Chinese).empty());
        CHECK(!base::sentence(draft.error(), base::Language::English).empty());
        CHECK(draft.error().word != Word::Unexpected);
        return;
    }
    CHECK(!draft->plan.rooms.empty());
    for (const model::RoomRow& room : draft->plan.rooms) {
        ordinal_of(draft->plan, room.level);
        CHECK(geo::area_m2(room.shape) > 0);
        CHECK(std::isfinite(geo::box_of(room.shape).width()));
    }
}

std::string small_plan() {
    return collection(box(R"("indoor":"room","level":"0;1-2","name":"302")", 0, 0, 6, 5),
                      line(R"("indoor":"wall","level":"0")", 0, 0, 6, 0),
                      point(R"("door":"yes","level":"0")", 3, 0));
}

std::string small_drawing() {
    return "0\nSECTION\n2\nHEADER\n9\n$INSUNITS\n70\n4\n0\nENDSEC\n0\nSECTION\n2\nENTITIES\n"
           "0\nLWPOLYLINE\n8\nWALL\n90\n4\n70\n1\n10\n0\n20\n0\n10\n9000\n20\n0\n10\n9000\n20\n"
           "5000\n10\n0\n20\n5000\n0\nLINE\n8\nWALL\n10\n4000\n20\n0\n11\n4000\n21\n5000\n"
           "0\nTEXT\n8\nTEXT\n10\n500\n20\n500\n1\n302\n0\nENDSEC\n0\nEOF\n";
}

/// A deterministic shuffle of bytes: no two runs differ.
std::string damaged(std::string bytes, unsigned seed) {
    for (int i = 0; i < 6; ++i) {
        seed = seed * 1664525U + 1013904223U;
        bytes[seed % bytes.size()] = static_cast<char>(seed >> 24U);
    }
    return bytes;
}

}  // namespace

TEST_CASE("a picture is told to be an underlay, other formats to be saved as DXF") {
    const std::string png{"\x89PNG\r\n\x1A\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\10\0\0\0\0", 29};
    CHECK(refusal_of("scan.png", png) == Word::LevelPicture);
    CHECK(refusal_of("scan.jpg", "\xFF\xD8\xFF\xE0 JFIF") == Word::LevelPicture);
    CHECK(refusal_of("plan.pdf", "%PDF-1.4\n") == Word::LevelPicture);
    CHECK(refusal_of("plan.dwg", "AC1032 something") == Word::LevelCad);
    CHECK(refusal_of("plan.dxf", "AutoCAD Binary DXF\r\n") == Word::LevelCad);
    CHECK(refusal_of("house.ifc", "ISO-10303-21;\nHEADER;") == Word::LevelCad);
}

TEST_CASE("what is not there, empty, or no plan at all is refused") {
    CHECK(refusal_at("nowhere/at/all.dxf") == Word::FileMissing);
    CHECK(refusal_of("plan.geojson", "") == Word::FileEmpty);
    CHECK(refusal_of("plan.txt", "just words\n") == Word::LevelUnknown);
    const support::Folder folder;
    CHECK(refusal_at(folder.path().string()) == Word::LevelUnknown);
    CHECK(!ingest::look_at_plan(folder.path().string()));
}

TEST_CASE("plans that break off anywhere end in a plan or in a sentence") {
    const support::Folder folder;
    for (const auto& [name, text] :
         {std::pair{"plan.geojson", small_plan()}, std::pair{"plan.dxf", small_drawing()}}) {
        const std::string path = folder.file(name);
        for (std::size_t length = 1; length < text.size(); length += 1 + text.size() / 40) {
            support::write_bytes(path, text.substr(0, length));
            check_sound(path);
        }
    }
}

TEST_CASE("plans with bytes that are not theirs end in a plan or in a sentence") {
    const support::Folder folder;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        support::write_bytes(folder.file("plan.geojson"), damaged(small_plan(), seed));
        check_sound(folder.file("plan.geojson"));
        support::write_bytes(folder.file("plan.dxf"), damaged(small_drawing(), seed));
        check_sound(folder.file("plan.dxf"));
    }
}

TEST_CASE("numbers beyond any map, wrong types and deep nests end in a sentence") {
    const support::Folder folder;
    const std::string path = folder.file("plan.geojson");
    const std::array hostile{
        collection(feature(R"("indoor":"room","level":"0")", "Polygon",
                           "[[[1e300,0],[1e300,1],[0,1e308],[1e300,0]]]")),
        collection(feature(R"("indoor":"room","level":"0")", "Polygon", "[[[NaN,0],[1,1],[2,0]]]")),
        collection(feature(R"("indoor":{"a":[1,2]},"level":{"b":null},"name":[[[]]])", "Polygon",
                           "[[[0,0],[1,1],[2,0],[0,0]]]")),
        collection(feature(R"("indoor":"room","level":"-999999-999999")", "Polygon",
                           "[[[116.3,39.9],[116.3001,39.9],[116.3,39.9001],[116.3,39.9]]]")),
        R"({"type":"FeatureCollection","features":)" + std::string(5000, '[') + "}",
        std::string{R"({"type":"FeatureCollection","features":[null,7,"x",{"type":"Feature"}]})"}};
    for (const std::string& text : hostile) {
        support::write_bytes(path, text);
        check_sound(path);
    }
    const std::string gml = folder.file("plan.gml");
    std::string deep = "<IndoorFeatures>";
    for (int i = 0; i < 3000; ++i) deep += "<a>";
    support::write_bytes(gml, deep);
    check_sound(gml);
    std::string thick = "0\nSECTION\n2\nENTITIES\n";
    for (int i = 0; i < 3000; ++i)
        thick += fmt::format("0\nLINE\n8\nWALL\n10\n{}\n20\n0\n11\n{}\n21\n9000\n", i * 3 % 9000,
                             i * 7919 % 9000);
    support::write_bytes(folder.file("thick.dxf"), thick + "0\nENDSEC\n0\nEOF\n");
    CHECK(refusal_at(folder.file("thick.dxf"), box_at(0, 0, 9, 9)) == Word::LevelTooThick);
}
