#include "derive/door_text.h"
#include "derive/search.h"

#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::DoorReading;
using derive::Found;
using derive::FoundItem;
using derive::FoundKind;

namespace {

/// "7号楼 | 2 302", one reading after the other; the stair only where it is told.
std::string read(std::string_view query) {
    std::string all;
    for (const DoorReading& reading : derive::doors_typed(query)) {
        if (!all.empty()) all += " ; ";
        all += reading.building + " | ";
        if (reading.door.stair > 0) all += std::to_string(reading.door.stair) + " ";
        all += reading.door.number;
    }
    return all;
}

struct Case {
    const char* typed;
    const char* read;
};

// Ids count from 1 in the order of the lines.
constexpr const char* kChangqing = R"(
SUBD 长青街道
  COMM 和平社区
    YARD 幸福里小区
      BLDG 3号楼
      BLDG 7号楼
      BLDG 十二号楼
      BLDG A座
      BLDG 综合楼
    YARD 平安二区
      BLDG 7栋
    YARD 7号院
      BLDG 1号楼
    STRT 重庆路
      FRNT 重庆路7号
      FRNT 重庆路302号
)";

struct Changqing {
    model::Rows rows = support::rows_from_outline(kChangqing);

    model::PlaceId place(const std::string& name) const {
        return support::place_named(rows, name).id;
    }
    Found find(const std::string& query) const {
        const model::Snapshot is = support::snapshot_of(rows);
        return derive::search(*derive::search_index(is, nullptr), query, {0, 0});
    }
};

/// "7号楼 < 幸福里小区 | 2 302", one an item; of all that have no door only the title.
std::vector<std::string> doors_of(const Found& found) {
    std::vector<std::string> all;
    for (const FoundItem& item : found.items) {
        std::string line = item.title;
        if (!item.door.number.empty()) {
            line += " < " + item.chain.at(0) + " | ";
            if (item.door.stair > 0) line += std::to_string(item.door.stair) + " ";
            line += item.door.number;
        }
        all.push_back(line);
    }
    return all;
}

using Lines = std::vector<std::string>;

}  // namespace

TEST_CASE("the end of an address is read as a door, however it is written", "[derive]") {
    const auto [typed, expected] = GENERATE(values<Case>({
        {"7号楼 302", "7号楼 | 302"},
        {"7号楼302", "7号楼 | 302"},
        {"7号楼302室", "7号楼 | 302"},
        {"7号楼 302号", "7号楼 | 302"},
        {"7号楼 ３０２＃ ", "7号楼 | 302"},
        {"7号楼 · 302", "7号楼 | 302"},
        {"７号楼　３０２室", "７号楼 | 302"},
        {"7号楼三〇二室", "7号楼 | 302"},
        {"幸福里七302", "幸福里七 | 302"},
        {"7dong302", "7dong | 302"},
        {"xfl 7 1002a", "xfl 7 | 1002A"},
        {"7号楼0302", "7号楼 | 302"},
        {"7号楼502-1", "7号楼 | 502-1"},
        {"7号楼东户", "7号楼 | 东户"},
        {"综合楼1201", "综合楼 | 1201"},
        // stairs
        {"幸福里7号楼2单元302", "幸福里7号楼 | 2 302"},
        {"幸福里3栋二单元1201室", "幸福里3栋 | 2 1201"},
        {"幸福里 3栋 十二单元 1201", "幸福里 3栋 | 12 1201"},
        {"7号楼B单元302", "7号楼 | 2 302"},
        {"7号楼2门302", "7号楼 | 2 302"},
        {"7号楼2单元3层302", "7号楼 | 2 302"},
        {"7号楼2单元3楼302", "7号楼 | 2 302"},
        {"7号楼3层302", "7号楼 | 302"},
        {"7号楼2单元5", "7号楼 | 2 5"},
        {"7#2-302", "7# | 2 302 ; 7#2 | 302"},
        {"7号楼2-302", "7号楼 | 2 302 ; 7号楼2 | 302"},
        {"7-2-302", "7 | 2 302 ; 7-2 | 302"},
        {"７－２－３０２", "７ | 2 302 ; ７－２ | 302"},
        {"幸福里 7-302", "幸福里 | 7 302 ; 幸福里 7 | 302"},
        {"幸福里7-302", "幸福里7 | 302"},
        {"7-302", "7 | 302"},
        // below ground
        {"7号楼 B101", "7号楼 | B101 ; 7号楼 B | 101"},
        {"7号楼负101", "7号楼 | B101"},
        {"7号楼地下101室", "7号楼 | B101"},
        // what may be a building as well
        {"A1203", "A | 1203"},
        {"幸福里A1203", "幸福里 | A1203 ; 幸福里A | 1203"},
        {"7号302", "7号 | 302 ; 7号楼 | 302"},
    }));
    CAPTURE(typed);
    CHECK(read(typed) == expected);
}

TEST_CASE("few digits are a door only behind a stair or before a word", "[derive]") {
    const auto [typed, expected] = GENERATE(values<Case>({
        {"7号楼12室", "7号楼 | 12"},
        {"7号楼12号", "7号楼 | 12"},
        {"7号楼 12", ""},
        {"7号楼 3", ""},
        {"7号楼", ""},
        {"7#", ""},
        {"幸福里7#", ""},
        {"幸福里7号", ""},
        {"幸福里七", ""},
        {"幸福里十二", ""},
        {"平安二区", ""},
        {"7-2", ""},
        {"xfl7", ""},
        {"2单元302", ""},
        {"302", ""},
        {"-302", ""},
        {"B101", "B | 101"},
        {"260902-123456", ""},
        {"漏水", ""},
        {"室", ""},
        {" - ", ""},
        {"", ""},
    }));
    CAPTURE(typed);
    CHECK(read(typed) == expected);
    CHECK(read(std::string(300, '7') + "号楼 302").empty());
    CHECK(read("\xE6\xA0 7\xFF 302") == "\xE6\xA0 7\xFF | 302");
}

TEST_CASE("doors of the register are compared without what everybody writes otherwise",
          "[derive]") {
    const auto [written, expected] = GENERATE(values<Case>({
        {"302", "302"},
        {"302室", "302"},
        {"0302", "302"},
        {" ３０２号 ", "302"},
        {"b101", "B101"},
        {"负101", "B101"},
        {"-101", "B101"},
        {"-1", "B1"},
        {"5", "5"},
        {"502-1", "502-1"},
        {"东户", "东户"},
        {"2-502", "2-502"},
        {"门卫", "门卫"},
        {"-", "-"},
        {"", ""},
    }));
    CAPTURE(written);
    CHECK(derive::door_key(written) == expected);
}

TEST_CASE("a home is meant by its stair and door, without the stair the first", "[derive]") {
    model::Homes homes;
    for (const int stair : {1, 2})
        for (const char* door : {"301", "0302室", "B101"})
            homes.home.push_back({.unit = {.stair = stair, .door = door}});
    CHECK(derive::home_at(homes, {0, "302"}) == &homes.home[1]);
    CHECK(derive::home_at(homes, {2, "302"}) == &homes.home[4]);
    CHECK(derive::home_at(homes, {2, "B101"}) == &homes.home[5]);
    CHECK(derive::home_at(homes, {3, "302"}) == nullptr);
    CHECK(derive::home_at(homes, {0, "303"}) == nullptr);
    CHECK(derive::home_at({}, {0, "302"}) == nullptr);
}

TEST_CASE("a door is found in the building that the rest of the query finds", "[derive]") {
    const Changqing stage;
    for (const char* typed :
         {"幸福里7号楼2单元302", "幸福里 7-2-302", "xfl7-2-302", "幸福里7#2-302",
          "7号楼 幸福里 2单元302室", "幸福里七栋二单元三〇二"}) {
        CAPTURE(typed);
        CHECK(doors_of(stage.find(typed)) == Lines{"7号楼 < 幸福里小区 | 2 302"});
    }
    for (const char* typed :
         {"幸福里7号楼302", "幸福里 7-302", "幸福里7 302", "xfl7 302", "xingfuli7hao302"}) {
        CAPTURE(typed);
        CHECK(doors_of(stage.find(typed)) == Lines{"7号楼 < 幸福里小区 | 302"});
    }
    CHECK(doors_of(stage.find("综合楼 B101")) == Lines{"综合楼 < 幸福里小区 | B101"});
    CHECK(doors_of(stage.find("幸福里A1203")) == Lines{"A座 < 幸福里小区 | 1203"});
    CHECK(doors_of(stage.find("十二号楼302")) == Lines{"十二号楼 < 幸福里小区 | 302"});

    const Found seven = stage.find("7-2-302");  // 7号院 and 重庆路7号 have no doors
    CHECK(doors_of(seven) == Lines{"7号楼 < 幸福里小区 | 2 302", "7栋 < 平安二区 | 2 302"});
    CHECK(seven.count == 2);
    CHECK(seven.taken.empty());
    const FoundItem& first = seven.items.at(0);
    CHECK(first.kind == FoundKind::Place);
    CHECK(first.place == stage.place("7号楼"));
    CHECK(first.bright == std::vector<derive::TextSpan>{{0, 1}});
}

TEST_CASE("only buildings have doors", "[derive]") {
    const Changqing stage;
    CHECK(stage.find("幸福里302").items.at(0).door.number.empty());
    CHECK(doors_of(stage.find("重庆路302")) == Lines{"重庆路302号"});
    CHECK(stage.find("99号楼302").items.empty());
    CHECK(doors_of(stage.find("幸福里7号楼")) == Lines{"7号楼"});
}

TEST_CASE("a name that is 302 stands before the door, a number that ends so behind", "[derive]") {
    Changqing stage;
    const model::PlaceId seven = stage.place("7号楼");
    stage.rows.shops = {{model::ShopId{1}, seven, "302小吃", "03", "1"},
                        {model::ShopId{2}, seven, "便民1302店", "03", "1"}};
    stage.rows.issues = {{.id = model::IssueId{1},
                          .no = "SJ990101001-260902-0302",
                          .title = "占用消防通道",
                          .place = seven,
                          .state = "REPORTED"}};
    CHECK(doors_of(stage.find("幸福里7号楼 302")) ==
          Lines{"302小吃", "7号楼 < 幸福里小区 | 302", "占用消防通道", "便民1302店"});
    CHECK(doors_of(stage.find("SJ990101001-260902-0302")) == Lines{"占用消防通道"});
}
