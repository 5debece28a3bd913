#include "derive/search.h"

#include "support/outline.h"
#include "support/town.h"

#include <catch_amalgamated.hpp>

using derive::Found;
using derive::FoundItem;
using derive::FoundKind;
using model::PlaceId;
using model::ShopId;
using model::Snapshot;

namespace {

// Ids count from 1 in the order of the lines.
constexpr const char* kNanhu = R"(
DIST 南湖区
  SUBD 长青街道
    COMM 和平社区
      YARD 幸福里小区
        BLDG 1号楼
        BLDG 7号楼
        BLDG 17号楼
        BLDG 71号楼
        BLDG 十二号楼
      YARD 平安二区
        BLDG 7栋
        BLDG A座
      STRT 重庆路
        FRNT 重庆路7号
        FRNT 重庆路28号
      SITE 绿茵第一小学
    COMM 桂花社区
      YARD 桂花苑
        BLDG 7号楼
      STRT 桂花街
        FRNT 桂花街288号
)";

struct Nanhu {
    model::Rows rows = support::rows_from_outline(kNanhu);

    PlaceId place(const std::string& name) const { return support::place_named(rows, name).id; }
    Nanhu() {
        rows.shops = {{ShopId{1}, place("桂花街288号"), "张记重庆小面", "03", "1"},
                      {ShopId{2}, place("重庆路7号"), "ＫＴＶ量贩", "03", "1"},
                      {ShopId{3}, place("重庆路28号"), "", "", "3"}};
        rows.facilities = {{model::FacilityId{1}, place("幸福里小区"), "06", "消火栓三号", {}}};
        rows.staff = {{model::StaffId{1}, "黄磊英", "网格员", place("和平社区")},
                      {model::StaffId{2}, "单静", "社区书记", place("桂花社区")}};
        rows.issues = {{.id = model::IssueId{1},
                        .no = "SJ990101001-260902-0037",
                        .title = "占用消防通道",
                        .place = place("幸福里小区"),
                        .state = "CLOSED",
                        .closed = support::kNow},
                       {.id = model::IssueId{2},
                        .external_id = "HOT-4411",
                        .title = "占用消防通道",
                        .place = place("桂花苑"),
                        .state = "HANDLING"},
                       {.id = model::IssueId{3},
                        .no = "SJ990101001-260903-0009",
                        .title = "暴露垃圾",
                        .state = "REPORTED"}};
    }
    Snapshot snapshot() const { return support::snapshot_of(rows); }
    Found find(const std::string& query, std::size_t most = 12) const {
        return derive::search(*derive::search_index(snapshot(), nullptr), query, {0, 0}, most);
    }
};

/// "7号楼 < 幸福里小区 < 和平社区", one a line.
std::vector<std::string> chains_of(const Found& found) {
    std::vector<std::string> all;
    for (const FoundItem& item : found.items) {
        std::string line = item.title;
        for (const std::string& name : item.chain) line += " < " + name;
        all.push_back(line);
    }
    return all;
}

std::string first(const Found& found) {
    return found.items.empty() ? "nothing" : chains_of(found)[0];
}

/// The title with [brackets] around what is bright.
std::string marked(const std::string& text, const std::vector<derive::TextSpan>& spans) {
    std::string result = text;
    for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
        result.insert(span->to, "]");
        result.insert(span->from, "[");
    }
    return result;
}

const std::string kSeven = "7号楼 < 幸福里小区 < 和平社区";

}  // namespace

TEST_CASE("a street with two readings is found by either", "[derive]") {
    const Nanhu stage;
    for (const char* typed :
         {"长青", "cq", "zq", "changqing", "zhangqing", "changq", "zhangq", "cqjd", "zqjd", "长q",
          "c青", "长qing", "CQ", "ｃｑ", "zhq", "chqing", "changqingjiedao", "changqingj"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "长青街道 < 南湖区");
    }
    for (const char* typed : {"cql", "zql", "chongqinglu", "zhongqinglu", "重庆路", "重ql"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "重庆路 < 和平社区");
    }
}

TEST_CASE("a building is found by every way to write its number", "[derive]") {
    const Nanhu stage;
    for (const char* typed : {"幸福里小区7号楼",
                              "幸福里7号楼",
                              "幸福里7",
                              "幸福里七号楼",
                              "幸福里七",
                              "幸福里7栋",
                              "幸福里7幢",
                              "幸福里7#",
                              "幸福里７＃",
                              "幸福里7座",
                              "幸福里 7",
                              "7 幸福里",
                              "７　幸福里",
                              "7# 和平 幸福里",
                              "和平社区幸福里7",
                              "长青街道和平社区幸福里小区7号楼",
                              "xfl7",
                              "xfl 7",
                              "xingfuli7",
                              "xingfuli7hao",
                              "xfl7hl",
                              "幸fu里7",
                              "幸福里7dong",
                              "xflqhl",
                              "幸福里 qihaolou",
                              "里小区7"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == kSeven);
    }
}

TEST_CASE("numbers in Chinese numerals are numbers", "[derive]") {
    const Nanhu stage;
    for (const char* typed : {"十二号楼", "12号楼", "12栋", "幸福里12", "幸福里十二", "shierhl"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "十二号楼 < 幸福里小区 < 和平社区");
    }
    for (const char* typed : {"平安2区", "平安二区", "pinganerqu", "paeq", "pinganer"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "平安二区 < 和平社区");
    }
    for (const char* typed : {"平安2区7号楼", "平安二区七栋", "pinganer7", "平安二区 7"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "7栋 < 平安二区 < 和平社区");
    }
    CHECK(first(stage.find("第1小学")) == "绿茵第一小学 < 和平社区");
    CHECK(first(stage.find("平安二区A栋")) == "A座 < 平安二区 < 和平社区");
}

TEST_CASE("a shopfront is found by its street and number", "[derive]") {
    const Nanhu stage;
    for (const char* typed : {"桂花街288号", "桂花街288", "ghj288", "288号", "guihuajie 288"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "桂花街288号 < 桂花社区");
    }
    CHECK(first(stage.find("花街288")) == "桂花街288号 < 桂花社区");
}

TEST_CASE("exact comes before the front, that before inside, that before initials", "[derive]") {
    const Nanhu stage;
    CHECK(chains_of(stage.find("7号楼")) ==
          std::vector<std::string>{kSeven, "7栋 < 平安二区 < 和平社区", "7号楼 < 桂花苑 < 桂花社区",
                                   "17号楼 < 幸福里小区 < 和平社区"});
    // 重庆路 is what begins so; the noodles have it inside.
    const Found chongqing = stage.find("重庆");
    CHECK(chains_of(chongqing) ==
          std::vector<std::string>{"重庆路 < 和平社区", "张记重庆小面 < 桂花街288号 < 桂花社区"});
    CHECK(first(stage.find("ghj")) == "桂花街 < 桂花社区");
    CHECK(chains_of(stage.find("gh")) == std::vector<std::string>{"桂花社区 < 长青街道 < 南湖区",
                                                                  "桂花苑 < 桂花社区",
                                                                  "桂花街 < 桂花社区"});
}

TEST_CASE("among equals the number along the way decides, and 7 stands before 17", "[derive]") {
    const Nanhu stage;
    std::vector<std::string> titles;
    for (const FoundItem& item : stage.find("幸福里 号楼").items) titles.push_back(item.title);
    CHECK(titles == std::vector<std::string>{"1号楼", "7号楼", "十二号楼", "17号楼", "71号楼"});
    titles.clear();
    for (const FoundItem& item : stage.find("幸福里7").items) titles.push_back(item.title);
    CHECK(titles == std::vector<std::string>{"7号楼", "17号楼", "71号楼"});
}

TEST_CASE("among equals the nearer comes first", "[derive]") {
    Nanhu stage;
    for (model::PlaceRow& row : stage.rows.places) {
        if (row.name == "幸福里小区") row.shape = support::block(0, 0, 100, 100);
        if (row.name == "桂花苑") row.shape = support::block(900, 0, 1000, 100);
        if (row.name == "平安二区") row.shape = support::block(5000, 0, 5100, 100);
    }
    const auto index = derive::search_index(stage.snapshot(), nullptr);
    CHECK(first(derive::search(*index, "7号楼", {10, 10})) == kSeven);
    CHECK(first(derive::search(*index, "7号楼", {990, 10})) == "7号楼 < 桂花苑 < 桂花社区");
}

TEST_CASE("shops, facilities, people on duty and issues are found", "[derive]") {
    const Nanhu stage;
    const Found noodles = stage.find("zjcqxm");
    REQUIRE(noodles.items.size() == 1);
    CHECK(noodles.items[0].kind == FoundKind::Shop);
    CHECK(noodles.items[0].place == stage.place("桂花街288号"));
    CHECK(first(stage.find("ktv")) == "ＫＴＶ量贩 < 重庆路7号 < 和平社区");
    CHECK(first(stage.find("小面 桂花街")) == "张记重庆小面 < 桂花街288号 < 桂花社区");

    CHECK(stage.find("消火栓").items.at(0).kind == FoundKind::Facility);
    const Found hydrant = stage.find("消火栓3号");
    CHECK(first(hydrant) == "消火栓三号 < 幸福里小区 < 和平社区");

    for (const char* typed :
         {"黄磊英", "hly", "网格员", "wgy 黄", "和平社区网格员", "网格员黄磊英"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "网格员 黄磊英 < 和平社区");
    }
    // A family name read in a way of its own.
    for (const char* typed : {"shanjing", "danjing", "sj 书记", "桂花 书记"}) {
        CAPTURE(typed);
        CHECK(first(stage.find(typed)) == "社区书记 单静 < 桂花社区");
    }
}

TEST_CASE("an issue is found by its title, its place and any end of its number", "[derive]") {
    const Nanhu stage;
    const Found both = stage.find("消防通道");
    REQUIRE(both.count == 2);
    CHECK(both.items[0].id == 2);  // what is open comes first
    CHECK(both.items[0].code == "HANDLING");
    CHECK(both.items[1].number == "SJ990101001-260902-0037");
    CHECK(first(stage.find("幸福里 消防")) == "占用消防通道 < 幸福里小区 < 和平社区");
    for (const char* typed : {"SJ990101001-260902-0037", "sj990101001260902", "0037", "260902",
                              "902-0037", "消防 0037"}) {
        CAPTURE(typed);
        const Found found = stage.find(typed);
        REQUIRE(found.count == 1);
        CHECK(found.items[0].id == 1);
    }
    CHECK(stage.find("HOT-4411").items.at(0).id == 2);
    CHECK(marked(stage.find("902-0037").items[0].number,
                 stage.find("902-0037").items[0].bright_number) == "SJ990101001-260[902-0037]");
    const Found nowhere = stage.find("暴露垃圾");
    REQUIRE(nowhere.count == 1);
    CHECK(model::number(nowhere.items[0].place) == 0);
}

TEST_CASE("what was typed of a name is marked in it", "[derive]") {
    const Nanhu stage;
    const auto title = [&](const char* typed) {
        const FoundItem item = stage.find(typed).items.at(0);
        return marked(item.title, item.bright);
    };
    CHECK(title("zq") == "[长青]街道");
    CHECK(title("青街") == "长[青街]道");
    CHECK(title("cjd") == "[长]青[街道]");
    CHECK(title("幸福里7") == "[7]号楼");
    CHECK(title("十二栋") == "[十二号楼]");
    CHECK(title("12") == "[十二]号楼");
    CHECK(title("平安二区7号楼") == "[7栋]");
    CHECK(title("桂花街288") == "[桂花街288]号");
    CHECK(title("288") == "桂花街[288]号");
    CHECK(title("ktv") == "[ＫＴＶ]量贩");
    CHECK(title("磊英 网格") == "[网格]员 黄[磊英]");
}

TEST_CASE("one letter of a sound does not lead through the tree", "[derive]") {
    const Nanhu stage;
    // C and Q, not something on Q below something on C.
    for (const FoundItem& item : stage.find("cq").items) {
        CAPTURE(item.title);
        CHECK(item.title.find("青") + item.title.find("庆") != std::string::npos);
    }
}

TEST_CASE("the word 楼 of a number does not find what is wrong there", "[derive]") {
    Nanhu stage;
    stage.rows.issues[0].title = "楼道堆放杂物";
    stage.rows.issues[0].place = stage.place("7号楼");
    CHECK(chains_of(stage.find("幸福里7号楼")) ==
          std::vector<std::string>{kSeven, "17号楼 < 幸福里小区 < 和平社区"});
    CHECK(first(stage.find("幸福里7号楼楼道")) == "楼道堆放杂物 < 幸福里小区7号楼 < 和平社区");
    CHECK(first(stage.find("平安二区A")) == "A座 < 平安二区 < 和平社区");
}

TEST_CASE("only the things themselves are found, not all that lies below them", "[derive]") {
    const Nanhu stage;
    CHECK(stage.find("幸福里").count == 1);
    CHECK(stage.find("桂花街").count == 1);
    CHECK(stage.find("").count == 0);
    CHECK(stage.find(" - 、").count == 0);
}

TEST_CASE("what finds nothing is told with what was searched, and its beginning tried",
          "[derive]") {
    const Nanhu stage;
    const Found nothing = stage.find("xyzzy");
    CHECK(nothing.count == 0);
    CHECK(nothing.taken.empty());
    CHECK(nothing.searched.entries[static_cast<std::size_t>(FoundKind::Place)] == 21);
    CHECK(nothing.searched.entries[static_cast<std::size_t>(FoundKind::Shop)] == 2);
    CHECK(nothing.searched.entries[static_cast<std::size_t>(FoundKind::Facility)] == 1);
    CHECK(nothing.searched.entries[static_cast<std::size_t>(FoundKind::Staff)] == 2);
    CHECK(nothing.searched.entries[static_cast<std::size_t>(FoundKind::Issue)] == 3);

    CHECK(stage.find("cqqqq").taken.empty());  // letters alone are not guessed at

    const Found call = stage.find("幸福里7栋二单元漏水");
    CHECK(call.taken == "幸福里7栋");
    CHECK(first(call) == kSeven);
}

TEST_CASE("at most so many are shown, but all are counted", "[derive]") {
    Nanhu stage;
    for (int i = 0; i < 3000; ++i)
        stage.rows.issues.push_back({.id = static_cast<model::IssueId>(100 + i),
                                     .title = "路灯损坏",
                                     .place = stage.place("桂花苑"),
                                     .state = "REPORTED"});
    const Found found = stage.find("路灯", 12);
    CHECK(found.count == 3000);
    REQUIRE(found.items.size() == 12);
    CHECK(found.items[0].id == 3099);  // the newest
}

TEST_CASE("names that are no UTF-8 do no harm, nor do very long ones", "[derive]") {
    Nanhu stage;
    stage.rows.places[0].name = "\xE6\xA0 南\xFF湖";
    std::string title;
    for (int i = 0; i < 30'000; ++i) title += "长";
    stage.rows.issues[2].title = title;
    CHECK(stage.find("南湖").count == 1);
    CHECK(stage.find("\xFF南").count == 1);
    CHECK(stage.find(title).count == 1);
    CHECK(stage.find("7号楼\xE6").count == 4);
}

TEST_CASE("an index made from the one before finds what a fresh one finds", "[derive]") {
    const Nanhu stage;
    const Snapshot was = stage.snapshot();
    const auto before = derive::search_index(was, nullptr);
    model::Batch batch;
    batch.position = {0, 2};
    batch.issues = {{.id = model::IssueId{4}, .title = "井盖缺失", .state = "REPORTED"}};
    batch.issues_gone = {model::IssueId{1}};
    batch.shops = {{ShopId{2}, stage.place("重庆路7号"), "老张面馆", "03", "1"},
                   {ShopId{9}, stage.place("重庆路28号"), "新店", "03", "1"}};
    batch.shops_gone = {ShopId{1}};
    model::PlaceRow renamed = stage.rows.places[3];
    renamed.name = "康乐里小区";
    batch.places = {renamed};
    const Snapshot is = model::apply(was, batch);
    CHECK(is.generation == was.generation);
    const auto after = derive::search_index(is, before.get());
    const auto fresh = derive::search_index(is, nullptr);
    for (const char* typed :
         {"康乐里7", "幸福里", "井盖", "0037", "面馆", "xd", "zjcqxm", "ktv", "网格员", "7号楼"}) {
        CAPTURE(typed);
        const Found one = derive::search(*after, typed, {0, 0});
        const Found other = derive::search(*fresh, typed, {0, 0});
        CHECK(one.count == other.count);
        CHECK(one.items == other.items);
    }
    CHECK(derive::search(*after, "康乐里7", {0, 0}).count == 3);
    CHECK(derive::search(*after, "0037", {0, 0}).count == 0);
    CHECK(first(derive::search(*after, "面馆", {0, 0})) == "老张面馆 < 重庆路7号 < 和平社区");
    CHECK(derive::search(*after, "ktv", {0, 0}).count == 0);
    CHECK(derive::search(*after, "张记", {0, 0}).count == 0);
}
