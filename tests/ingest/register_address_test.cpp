// Which building and door people mean by what they write.
#include "ingest/register_address.h"
#include "ingest/register_tail.h"
#include "ingest/register_text.h"

#include "support/outline.h"

#include <catch_amalgamated.hpp>

#include <fmt/format.h>

namespace {

using ingest::Reason;
using ingest::Whereabouts;

/// Two communities; each has an estate 和平里小区.
model::Snapshot two_communities() {
    model::Rows rows = support::rows_from_outline(R"(
SUBD 五道口街道
  COMM 东王庄社区
    YARD 幸福里小区
      BLDG 1号楼 @a
      BLDG 3号楼 @a
      BLDG 12A栋 @a
      BLDG 甲5号楼 @a
      BLDG 7-8号楼 @a
      BLDG 综合楼 @a
    YARD 和平里小区
      BLDG 和平里1号楼 @a
      BLDG 2幢 @a
    SITE 锦绣大厦
      BLDG 主楼 @a
    STRT 人民路 @a
    FRNT 人民路12号 @a
    FRNT 人民路1号 @a
  COMM 西王庄社区
    YARD 和平里小区
      BLDG 1号楼 @b
    YARD 铁路宿舍
      BLDG 1号楼 @b
      BLDG 2号楼 @b
)");
    for (model::PlaceRow& place : rows.places)
        if (place.name == "2号楼") place.address = "学院路30号";
    return support::snapshot_of(rows);
}

std::string why_text(Reason why) {
    switch (why) {
        case Reason::TooManyCells:
        case Reason::NothingToKeep:
            return "of the row, not of the address";
        case Reason::NothingSaid:
            return "nothing said";
        case Reason::CommunityUnknown:
            return "community unknown";
        case Reason::YardUnknown:
            return "yard unknown";
        case Reason::YardAmbiguous:
            return "yard ambiguous";
        case Reason::BuildingMissing:
            return "building missing";
        case Reason::BuildingUnknown:
            return "building unknown";
        case Reason::BuildingAmbiguous:
            return "building ambiguous";
        case Reason::AddressUnclear:
            return "unclear";
        case Reason::StairMissing:
            return "stair missing";
        case Reason::StairTooHigh:
            return "stair too high";
        case Reason::FloorMissing:
            return "floor missing";
        case Reason::FloorTooHigh:
            return "floor too high";
        case Reason::DoorMissing:
            return "door missing";
    }
    return "?";
}

/// "幸福里小区 3号楼 2/5/502": yard, building, stair, floor and door, - where not told.
std::string found(const Whereabouts& where, bool rest_may_stay = false) {
    static const model::Snapshot there = two_communities();
    static const ingest::AddressBook book{there};
    const ingest::Found found = book.find(where, rest_may_stay);
    if (found.why) return why_text(*found.why);
    const auto number = [](std::optional<int> n) { return n ? std::to_string(*n) : "-"; };
    const model::Places& places = *there.places;
    const model::Row parent = places.parent[found.place];
    const std::string door = found.door.empty() ? "-" : ingest::utf8_from(found.door);
    return fmt::format("{} {} {}/{}/{}", places.row[parent].name, places.row[found.place].name,
                       number(found.stair), number(found.floor), door);
}

std::string found_at(std::string_view address) {
    return found({.address = address});
}

}  // namespace

TEST_CASE("one text says yard, building, stair and door", "[ingest]") {
    const std::string home = "幸福里小区 3号楼 2/-/502";
    CHECK(found_at("幸福里小区3号楼2单元502室") == home);
    CHECK(found_at("幸福里3栋二单元502") == home);
    CHECK(found_at("幸福里小区 3幢 2单元 502") == home);
    CHECK(found_at("幸福里小区３号楼２单元５０２室") == home);
    CHECK(found_at("幸福里小区3-2-502") == home);
    CHECK(found_at("幸福里 3#2-502") == home);
    CHECK(found_at("北京市海淀区五道口街道东王庄社区幸福里小区第三号楼二单元五〇二号") == home);
    CHECK(found_at("幸福里小区（人民路12号）3号楼2门502") == home);
    CHECK(found_at("幸福里小区3号楼2单元5层502室") == "幸福里小区 3号楼 2/5/502");
    CHECK(found_at("幸福里小区3号2单元502") == home);
    CHECK(found_at("幸福里小区3号楼502") == "幸福里小区 3号楼 -/-/502");
    CHECK(found_at("幸福里小区3-502") == "幸福里小区 3号楼 -/-/502");
    CHECK(found_at("幸福里小区3号楼") == "幸福里小区 3号楼 -/-/-");
}

TEST_CASE("buildings have letters, stems, ranges and names, too", "[ingest]") {
    CHECK(found_at("幸福里12a栋1203") == "幸福里小区 12A栋 -/-/1203");
    CHECK(found_at("幸福里甲5号楼1单元101") == "幸福里小区 甲5号楼 1/-/101");
    CHECK(found_at("幸福里7-8号楼1单元101") == "幸福里小区 7-8号楼 1/-/101");
    CHECK(found_at("幸福里小区综合楼301") == "幸福里小区 综合楼 -/-/301");
    CHECK(found_at("锦绣大厦1203") == "锦绣大厦 主楼 -/-/1203");  // it has but one building
    CHECK(found_at("学院路30号1单元101") == "铁路宿舍 2号楼 1/-/101");
    CHECK(found_at("学院路30号院2号楼1单元101") == "铁路宿舍 2号楼 1/-/101");
}

TEST_CASE("columns say the same one by one", "[ingest]") {
    const std::string home = "幸福里小区 3号楼 2/5/502";
    CHECK(
        found({.yard = "幸福里小区", .building = "3", .stair = "2", .floor = "5", .door = "502"}) ==
        home);
    CHECK(found({.yard = "幸福里",
                 .building = "3号楼",
                 .stair = "二单元",
                 .floor = "5层",
                 .door = "502室"}) == home);
    CHECK(found({.building = "幸福里3号楼", .stair = "2", .floor = "5", .door = "502"}) == home);
    CHECK(found({.yard = "幸福里小区", .building = "三号楼", .door = "2-5-502"}) == home);
    CHECK(found({.yard = "幸福里小区", .address = "3-2-502"}) == "幸福里小区 3号楼 2/-/502");
    CHECK(found({.yard = "幸福里小区", .building = "3", .address = "人民路12号"}) ==
          "幸福里小区 3号楼 -/-/-");
    CHECK(found({.yard = "幸福里小区", .building = "3", .floor = "-1", .door = "B102"}) ==
          "幸福里小区 3号楼 -/-1/B102");
    CHECK(found({.building = "3", .stair = "2", .address = "幸福里小区502"}) ==
          "幸福里小区 3号楼 2/-/502");
}

TEST_CASE("two yards of one name are told apart by their community, else not at all", "[ingest]") {
    CHECK(found_at("和平里小区1号楼101") == "yard ambiguous");
    CHECK(found_at("西王庄和平里小区1号楼101") == "yard unknown");  // no word ends before the name
    CHECK(found_at("西王庄社区和平里小区1号楼101") == "和平里小区 1号楼 -/-/101");
    CHECK(
        found(
            {.community = "西王庄社区居委会", .yard = "和平里", .building = "1", .door = "101"}) ==
        "和平里小区 1号楼 -/-/101");
    CHECK(found({.community = "东王庄", .address = "和平里1-101"}) ==
          "和平里小区 和平里1号楼 -/-/101");
    CHECK(found({.yard = "和平里", .building = "1"}) == "yard ambiguous");
}

TEST_CASE("what cannot be found is not guessed", "[ingest]") {
    CHECK(found({.door = "502"}) == "nothing said");
    CHECK(found({.building = "1", .door = "502"}) == "yard unknown");
    CHECK(found({.community = "北王庄", .yard = "幸福里"}) == "community unknown");
    CHECK(found({.yard = "康乐里", .building = "1"}) == "yard unknown");
    CHECK(found_at("新幸福里小区3号楼502") == "yard unknown");
    CHECK(found_at("幸福里二期3号楼502") == "unclear");
    CHECK(found_at("幸福里小区9号楼502") == "building unknown");
    CHECK(found_at("幸福里小区502") == "building missing");
    CHECK(found_at("幸福里小区3楼302") == "building ambiguous");
    CHECK(found_at("幸福里小区3号楼502隔壁") == "unclear");
    CHECK(found({.yard = "幸福里小区", .building = "3", .address = "幸福里小区1号楼502"}) ==
          "unclear");
    CHECK(found({.yard = "幸福里小区", .building = "3", .floor = "顶楼"}) == "unclear");
}

TEST_CASE("a shop is at the front of its number; what stands behind does not matter", "[ingest]") {
    CHECK(found({.address = "五道口街道人民路12号底商"}, true) == "东王庄社区 人民路12号 -/-/-");
    CHECK(found({.address = "人民路123号"}, true) == "yard unknown");
    CHECK(found({.yard = "幸福里小区", .building = "3号楼", .address = "底商东侧"}, true) ==
          "幸福里小区 3号楼 -/-/-");
}

TEST_CASE("a door tells its floor", "[ingest]") {
    CHECK(ingest::floor_of_door(U"502") == 5);
    CHECK(ingest::floor_of_door(U"1203") == 12);
    CHECK(ingest::floor_of_door(U"0502") == 5);
    CHECK(ingest::floor_of_door(U"B102") == -1);
    CHECK(ingest::floor_of_door(U"A1203") == 12);
    CHECK(ingest::floor_of_door(U"502-1") == 5);
    CHECK(!ingest::floor_of_door(U"5"));
    CHECK(!ingest::floor_of_door(U"东户"));
    CHECK(ingest::door_key(U"0502室") == U"502");
    CHECK(ingest::folded_door("-102") == U"B102");
    CHECK(ingest::floor_number(U"地下2层") == -2);
    CHECK(ingest::stair_number(U"乙单元") == 2);
}
