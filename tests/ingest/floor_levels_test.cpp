// Which floor is meant: OpenStreetMap's lists, signs of lifts, names of files, and their order.
#include "ingest/floor_levels.h"

#include <string>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch_amalgamated.hpp>

namespace {

using ingest::floor_sign;
using ingest::FloorSign;

std::string levels(std::string_view text) {
    const auto found = ingest::osm_levels(text);
    return found ? fmt::format("{}", fmt::join(*found, " ")) : "none";
}

/// "4 ground" for a sign that tells 0 to be the ground.
std::string read(std::string_view text) {
    const auto sign = floor_sign(text);
    if (!sign) return "none";
    if (sign->place == FloorSign::Place::Top) return "top";
    return fmt::format("{}{}", sign->height, sign->from_ground ? " ground" : "");
}

std::string ordinals(const std::vector<std::string>& texts) {
    std::vector<FloorSign> signs;
    for (const std::string& text : texts) {
        const auto sign = floor_sign(text);
        signs.push_back(sign ? *sign : ingest::unknown_floor(text));
    }
    return fmt::format("{}", fmt::join(ingest::ordinals_of(signs), " "));
}

std::string names(const std::vector<FloorSign>& floors) {
    std::string text;
    for (const FloorSign& floor : floors) text += (text.empty() ? "" : " ") + floor.name;
    return text.empty() ? "none" : text;
}

}  // namespace

TEST_CASE("levels of OpenStreetMap are numbers, lists and ranges") {
    CHECK(levels("0") == "0");
    CHECK(levels("-1") == "-1");
    CHECK(levels("0;1") == "0 1");
    CHECK(levels("1;0") == "0 1");
    CHECK(levels("0-2") == "0 1 2");
    CHECK(levels("-1-3") == "-1 0 1 2 3");
    CHECK(levels("-2--1") == "-2 -1");
    CHECK(levels("2-0") == "0 1 2");
    CHECK(levels("0;2-4") == "0 2 3 4");
    CHECK(levels("0.5") == "0.5");
    CHECK(levels("-0.5") == "-0.5");
    CHECK(levels("0.5-2.5") == "0.5 1.5 2.5");
    CHECK(levels(" 0 ; 1 ") == "0 1");
    CHECK(levels("0;;1") == "0 1");
    CHECK(levels("0,1") == "0 1");
    CHECK(levels("1;1;1") == "1");
    CHECK(levels("B1") == "-1");
    CHECK(levels("G") == "0");
}

TEST_CASE("what is no list of levels is none") {
    for (const char* text :
         {"", ";", "1-", "-", "0..2", "1e9", "-999999-999999", "0-500", "nan", "1;x", "3A", "--1"})
        CHECK(levels(text) == "none");
    CHECK(levels(std::string(100'000, '1')) == "none");
}

TEST_CASE("signs of lifts in several languages") {
    CHECK(read("G") == "0 ground");
    CHECK(read("GF") == "0 ground");
    CHECK(read("0") == "0 ground");
    CHECK(read("RDC") == "0 ground");
    CHECK(read("EG") == "0 ground");
    CHECK(read("3") == "3");
    CHECK(read("F3") == "3");
    CHECK(read("3F") == "3");
    CHECK(read("L2") == "2");
    CHECK(read("Level 2") == "2");
    CHECK(read("2nd floor") == "2");
    CHECK(read("2. OG") == "2 ground");
    CHECK(read("1er étage") == "1 ground");
    CHECK(read("этаж 2") == "2");
    CHECK(read("B1") == "-1");
    CHECK(read("B2F") == "-2");
    CHECK(read("-1") == "-1");
    CHECK(read("-1F") == "-1");
    CHECK(read("三层") == "3");
    CHECK(read("十二层") == "12");
    CHECK(read("第二十三层") == "23");
    CHECK(read("３楼") == "3");
    CHECK(read("负一层") == "-1");
    CHECK(read("地下1层") == "-1");
    CHECK(read("地下二层") == "-2");
    CHECK(read("首层") == "1");
    CHECK(read("夹层") == "1.5");
    CHECK(read("屋顶") == "top");
    CHECK(read("3A") == "4");
    CHECK(read("12B层") == "14");
}

TEST_CASE("what is no sign is none, and signs keep how they are written") {
    for (const char* text :
         {"", "Lobby bar", "7号楼", "12345", "-", "F", "层", "三三层", "3Z", "B0"})
        CHECK(read(text) == "none");
    CHECK(floor_sign(" 3A ")->name == "3A");
    CHECK(floor_sign("负一层")->name == "负一层");
}

TEST_CASE("floors that somebody writes down") {
    CHECK(names(ingest::floors_from("3F")) == "3F");
    CHECK(names(ingest::floors_from("2-4层")) == "2F 3F 4F");
    CHECK(names(ingest::floors_from("2~4")) == "2F 3F 4F");
    CHECK(names(ingest::floors_from("2至3层")) == "2F 3F");
    CHECK(names(ingest::floors_from("B2-2F")) == "B2 B1 1F 2F");
    CHECK(names(ingest::floors_from("B1;1F、3A")) == "B1 1F 3A");
    CHECK(names(ingest::floors_from("all of them")) == "none");
    CHECK(names(ingest::floors_from("1-390")) == "none");
}

TEST_CASE("floors in names of files and titles of drawings") {
    using ingest::floors_in_name;
    CHECK(names(floors_in_name("westport-house-floor-gf")) == "GF");
    CHECK(floors_in_name("westport-house-floor-1")[0].height == 1);
    CHECK(floors_in_name("mall_level_-1")[0].height == -1);
    CHECK(floors_in_name("mall-level--2")[0].height == -2);
    CHECK(names(floors_in_name("A座B1")) == "none");  // B1 of a word that goes on is no word
    CHECK(names(floors_in_name("hospital F3")) == "F3");
    CHECK(names(floors_in_name("hospital_12AF")) == "12AF");
    CHECK(names(floors_in_name("7号楼三层平面图")) == "三层");
    CHECK(names(floors_in_name("7号楼地下1层")) == "地下1层");
    CHECK(names(floors_in_name("2~4层平面图")) == "2F 3F 4F");
    CHECK(names(floors_in_name("首层平面图")) == "首层");
    CHECK(names(floors_in_name("3")) == "3");
    CHECK(names(floors_in_name("7号楼")) == "none");
    CHECK(names(floors_in_name("plan-2024-03-01")) == "none");
    CHECK(names(floors_in_name("gare_de_l_est")) == "none");
}

TEST_CASE("floor 1 is the ground, unless there is one below it") {
    CHECK(ordinals({"1F", "2F", "3F"}) == "0 1 2");
    CHECK(ordinals({"B2", "B1", "1", "2"}) == "-2 -1 0 1");
    CHECK(ordinals({"G", "1", "2"}) == "0 1 2");
    CHECK(ordinals({"2", "0", "-1"}) == "2 0 -1");
    CHECK(ordinals({"5F"}) == "4");
    CHECK(ordinals({"EG", "1. OG"}) == "0 1");
}

TEST_CASE("3A is the floor after 3, and steps between 3 and 4 where there is a 4") {
    CHECK(ordinals({"3", "3A", "5"}) == "2 3 4");
    CHECK(ordinals({"12A", "12B"}) == "12 13");
    CHECK(ordinals({"3", "3A", "4", "5"}) == "2 3 4 5");
}

TEST_CASE("mezzanines push up what is above them, and only as far as they must") {
    CHECK(ordinals({"0", "0.5", "1", "2"}) == "0 1 2 3");
    CHECK(ordinals({"0", "0.5", "3"}) == "0 1 3");
    CHECK(ordinals({"G", "M", "1"}) == "0 1 2");
    CHECK(ordinals({"1F", "夹层", "2F"}) == "0 1 2");
    CHECK(ordinals({"-1", "-0.5", "0"}) == "-2 -1 0");
}

TEST_CASE("roofs and floors with names lie on top, in their order") {
    CHECK(ordinals({"1F", "2F", "RF"}) == "0 1 2");
    CHECK(ordinals({"1F", "Sky Lobby", "Terrace", "Sky Lobby"}) == "0 1 2 1");
    CHECK(ordinals({"Sky Lobby"}) == "0");
    CHECK(ordinals({"屋顶", "Sky Lobby", "1F"}) == "2 1 0");
}

TEST_CASE("a floor without a sign is called as lifts here call it") {
    CHECK(ingest::usual_floor_name(0) == "1F");
    CHECK(ingest::usual_floor_name(4) == "5F");
    CHECK(ingest::usual_floor_name(-2) == "B2");
}
