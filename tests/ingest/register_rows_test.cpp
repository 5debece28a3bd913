// What a register adds to a place that is there, and what it does not.
#include "ingest/register_rows.h"

#include "ingest/register_cells.h"
#include "ingest/register_errors.h"

#include "support/outline.h"
#include "told_lines.h"

#include <catch_amalgamated.hpp>

#include <set>

namespace {

using ingest::Reason;
using told_lines::Lines;
using told_lines::lines_of;

model::Snapshot yard_with_two_buildings() {
    model::Rows rows = support::rows_from_outline(R"(
SUBD 街道
  COMM 东王庄社区
    YARD 幸福里小区
      BLDG 1号楼 @a
      BLDG 3号楼 @a
    FRNT 人民路12号 @a
)");
    for (model::PlaceRow& place : rows.places) {
        if (place.name == "3号楼") place.storeys = 6, place.stairs = 3;
        if (place.name == "1号楼") place.storeys = 1, place.stairs = 1;
    }
    model::Batch batch = support::batch_of(rows);
    batch.codes = {
        {"K02", "00", "未采集", ""}, {"K02", "02", "出租", ""}, {"K02", "03", "空置", ""},
        {"K05", "1", "个人", ""},    {"K06", "1", "居住", ""},  {"K07", "1", "已登记", ""},
        {"K10", "03", "餐饮", ""},   {"K10", "99", "其他", ""}, {"K11", "1", "有", ""},
        {"K14", "1", "营业", ""},    {"K14", "3", "空置", ""}};
    return model::apply({}, batch);
}

const model::Snapshot& there() {
    static const model::Snapshot snapshot = yard_with_two_buildings();
    return snapshot;
}

model::PlaceId id_of(const char* name) {
    return there().places->row[support::row_of(*there().places, name)].id;
}

/// The store has one home: 3号楼 1-101.
std::vector<model::UnitRow> homes_of(model::PlaceId building) {
    if (building != id_of("3号楼")) return {};
    return {{.id = model::UnitId{7}, .place = building, .stair = 1, .floor = 1, .door = "101"}};
}

/// A token is the number itself here; the store knows those of `known`.
ingest::RegisterRows rows_from(const std::string& text, const std::set<std::string>& known = {}) {
    const ingest::RegisterTable table = ingest::register_table_from(text);
    const ingest::Mapping mapping = ingest::guess_mapping(table.columns);
    const auto token = [](std::string_view id) {
        model::Token made{};
        for (std::size_t i = 0; i < id.size(); ++i) made[i] = static_cast<std::byte>(id[i]);
        return std::optional{made};
    };
    const auto is_known = [&](const model::Token& wanted) {
        return std::ranges::any_of(known, [&](const auto& id) { return *token(id) == wanted; });
    };
    return ingest::register_rows({.table = table,
                                  .mapping = mapping,
                                  .there = there(),
                                  .homes_of = homes_of,
                                  .token = token,
                                  .is_known = is_known});
}

std::int64_t unit_of(const ingest::RegisterRows& made, std::size_t person) {
    return model::number(made.rows.people.at(person).unit);
}

}  // namespace

TEST_CASE("a row with a name is a person in the home it names", "[ingest]") {
    const ingest::RegisterRows made = rows_from(
        "小区,楼栋,单元,房号,姓名,性别,出生日期,电话,关系,人口类型\n"
        "幸福里,3,1,101,张三,男,1980-05-01,13812345678,户主,户籍\n"
        "幸福里,3,2,502,李四,女,,,户主,流动人口\n"
        "幸福里,3,2,502,李小四,男,2015,,长子,流动人口\n");
    CHECK(made.counts.read == 3);
    CHECK(made.counts.kept == 3);
    CHECK(made.counts.people == 3);
    CHECK(made.counts.units == 1);
    CHECK(made.counts.households == 1);
    REQUIRE(made.rows.people.size() == 3);
    const model::PersonRow& first = made.rows.people[0];
    CHECK(model::number(first.id) == -1);
    CHECK(model::number(first.unit) == 7);  // the home that is there
    CHECK(first.name == "张三");
    CHECK(first.birth_year == 1980);
    CHECK(first.sex == "1");
    CHECK(first.phone == "13812345678");
    CHECK(first.relation == "0");
    CHECK(first.residence == "1");
    CHECK(unit_of(made, 1) == -1);
    CHECK(unit_of(made, 2) == -1);
    CHECK(made.rows.people[2].relation == "2");
    CHECK(made.rows.people[2].residence == "4");
    REQUIRE(made.rows.units.size() == 1);
    const model::UnitRow& unit = made.rows.units[0];
    CHECK(unit.place == id_of("3号楼"));
    CHECK(unit.stair == 2);
    CHECK(unit.floor == 5);
    CHECK(unit.door == "502");
    CHECK(unit.use == "00");
    CHECK(made.rows.households.at(0).unit == model::UnitId{-1});
}

TEST_CASE("the identity number tells birth and sex where no column does", "[ingest]") {
    const ingest::RegisterRows made = rows_from(
        "地址,姓名,身份证,性别,出生年月\n"
        "幸福里3-1-101,张三,11010519491231002x,,\n"
        "幸福里3-1-101,李四,370101190102039973,女,1902年2月\n"
        "幸福里3-1-101,王五,110105491231002,,\n"
        "幸福里3-1-101,赵六,１１０１０５１９４９１２３１００１1,,\n"
        "幸福里3-1-101,钱七,110105-19491231-0010,,\n");
    REQUIRE(made.rows.people.size() == 4);
    CHECK(made.rows.people[0].birth_year == 1949);
    CHECK(made.rows.people[0].sex == "2");
    CHECK(made.rows.people[0].id_number == "11010519491231002X");
    CHECK(made.rows.people[1].birth_year == 1902);  // the column counts, and the line is told
    CHECK(made.disagreements == Lines{3});
    CHECK(lines_of(made.duplicates) == Lines{4});  // 15 digits of the first
    CHECK(made.rows.people[2].id_number == "110105194912310011");
    CHECK(made.rows.people[3].id_number.empty());
    CHECK(lines_of(made.id_errors) == Lines{6});
}

TEST_CASE("refused columns, wrong numbers and doubles of a bad register are told", "[ingest]") {
    const ingest::RegisterRows made = rows_from(
        "姓名,宗教,住址,信访,身份证\n"
        "张三,佛教,幸福里3-1-101,3次,11010519491231002X\n"
        "李四,,幸福里3-1-101,,110105194912310021\n"
        "王五,,幸福里3-2-201,,370101190102039973\n"
        "张三,,幸福里3-2-202,,11010519491231002x\n"
        "赵六,,幸福里3-1-101,,53010219200508011X\n"
        "钱七,,幸福里3-1-101,,1.10105E+17\n"
        "孙八,,幸福里9-1-101,,\n",
        {"53010219200508011X"});
    CHECK(made.counts.read == 7);
    CHECK(made.counts.kept == 4);
    CHECK(made.counts.people == 4);
    CHECK(made.refused == std::vector<ingest::RefusedColumn>{{1, ingest::Refusal::Religion},
                                                             {3, ingest::Refusal::Petition}});
    REQUIRE(lines_of(made.id_errors) == Lines{3, 7});
    CHECK(made.id_errors[0].fault == model::IdFault::Check);
    CHECK(made.id_errors[1].fault == model::IdFault::Length);
    REQUIRE(lines_of(made.duplicates) == Lines{5, 6});
    CHECK(made.duplicates[0].first_line == 2);
    CHECK(made.duplicates[1].first_line == 0);  // the store has her
    REQUIRE(lines_of(made.rejected) == Lines{8});
    CHECK(made.rejected[0].why == Reason::BuildingUnknown);
    CHECK(made.rejected[0].column == 2);
    CHECK(made.counts.units == 1);  // no home is made for a double
}

TEST_CASE("a row about a home adds it and changes none", "[ingest]") {
    const ingest::RegisterRows made = rows_from(
        "小区,楼栋,单元,楼层,房号,面积,房屋状态\n"
        "幸福里,3,1,1,101,70,空置\n"
        "幸福里,3,1,2,2,86.5㎡,空置\n"
        "幸福里,3,1,2,202,,\n"
        "幸福里,1,,,5,40,闹鬼\n"
        "幸福里,3,,2,203,,\n"
        "幸福里,3,4,2,203,,\n"
        "幸福里,3,1,7,701,,\n"
        "幸福里,3,1,,东户,,\n"
        "幸福里,3,1,,,,\n");
    CHECK(made.counts.kept == 4);
    CHECK(made.counts.already == 2);
    REQUIRE(made.rows.units.size() == 2);
    CHECK(made.rows.units[0].door == "202");
    CHECK(made.rows.units[0].use == "03");
    CHECK(made.rows.units[0].area_m2 == 86.5);
    CHECK(made.rows.units[1].place == id_of("1号楼"));
    CHECK(made.rows.units[1].floor == 1);
    CHECK(made.rows.units[1].door == "105");
    REQUIRE(made.unknown.size() == 1);
    CHECK(made.unknown[0].text == "闹鬼");
    CHECK(made.unknown[0].field == ingest::Field::UnitUse);
    CHECK(made.unknown[0].rows == 1);
    REQUIRE(lines_of(made.rejected) == Lines{6, 7, 8, 9, 10});
    CHECK(made.rejected[0].why == Reason::StairMissing);
    CHECK(made.rejected[1].why == Reason::StairTooHigh);
    CHECK(made.rejected[2].why == Reason::FloorTooHigh);
    CHECK(made.rejected[3].why == Reason::FloorMissing);
    CHECK(made.rejected[4].why == Reason::NothingToKeep);
}

TEST_CASE("a letting comes with its new home", "[ingest]") {
    const ingest::RegisterRows made = rows_from(
        "地址,出租人类型,出租用途,出租间数,本市,外省市,登记备案,签订责任书,是否群租,起租日\n"
        "幸福里3-2-301,个人,居住,2,1,3,已备案,是,否,2024年3月1日\n"
        "幸福里3-1-101,个人,居住,2,1,3,已备案,是,否,2024-03-01\n");
    CHECK(made.counts.lettings == 1);
    CHECK(made.counts.already == 1);
    CHECK(made.rows.units.at(0).use == "02");
    const model::RentalRow& rental = made.rows.rentals.at(0);
    CHECK(rental.unit == model::UnitId{-1});
    CHECK(rental.lessor == "1");
    CHECK(rental.rooms == 2);
    CHECK(rental.tenants() == 4);
    CHECK(rental.registration == "1");
    CHECK(rental.letter);
    CHECK(!rental.group_let);
    CHECK(rental.since == *base::instant_from_iso("2024-03-01"));
}

TEST_CASE("a shop goes to its front or building, once", "[ingest]") {
    const ingest::RegisterRows made = rows_from(
        "店名,业态,地址,营业执照,负责人,姓名\n"
        "老王面馆,饭店,人民路12号,91330100799655058B,王五,王五\n"
        "老王面馆,饭店,人民路12号,,,\n"
        "小卖部,杂货,幸福里小区3号楼底商,有,,\n"
        "远方店,饭店,长安街1号,有,,\n");
    CHECK(made.counts.shops == 2);
    CHECK(made.counts.people == 0);
    CHECK(made.counts.already == 1);
    CHECK(made.rows.shops.at(0).place == id_of("人民路12号"));
    CHECK(made.rows.shops[0].trade == "03");
    CHECK(made.rows.shops[0].licence == "1");
    CHECK(made.rows.shops[0].state == "1");
    CHECK(made.rows.shops[1].place == id_of("3号楼"));
    CHECK(made.rows.shops[1].trade == "99");
    CHECK(made.unknown.at(0).text == "杂货");
    CHECK(lines_of(made.rejected) == Lines{5});
}

TEST_CASE("rejected rows come back as a table to mend", "[ingest]") {
    const std::string text =
        "姓名,宗教,住址,电话,房东证件\n"
        "张三,佛教,\"幸福里, 9号楼101\",+86 138,11010519491231002X\n"
        "李四,,幸福里3-1-101,,\n"
        "王五,,幸福里,3,4,5\n";
    const ingest::RegisterTable table = ingest::register_table_from(text);
    const ingest::Mapping mapping = ingest::guess_mapping(table.columns);
    const ingest::RegisterRows made = rows_from(text);
    CHECK(lines_of(made.rejected) == Lines{2, 4});
    const std::string file =
        ingest::error_file(table, mapping, made.rejected,
                           {.head = "原因", .why = [](const ingest::Rejected& one) {
                                return one.why == Reason::TooManyCells ? "多了一格" : "没有这栋楼";
                            }});
    CHECK(file ==
          "\xEF\xBB\xBF姓名,住址,电话,房东证件,原因\r\n"
          "张三,\"幸福里, 9号楼101\",'+86 138,1****************X,没有这栋楼\r\n"
          "王五,,,\",\",多了一格\r\n");
    CHECK(ingest::register_table_from(file.substr(3)).rows[0][2] == "+86 138");
}

TEST_CASE("dates are read as people and spreadsheets write them", "[ingest]") {
    for (const char* text : {"1990-01-31", "1990/1/31", "1990年1月31日", "19900131", "31/1/1990",
                             "1990.1.31", "32904", "1990-01-31 00:00:00"}) {
        CAPTURE(text);
        CHECK(ingest::birth_year_from(text) == 1990);
        CHECK(ingest::day_from(text) == base::instant_from_iso("1990-01-31"));
    }
    CHECK(ingest::birth_year_from("1990") == 1990);
    CHECK(ingest::birth_year_from("1990年1月") == 1990);
    CHECK(ingest::birth_year_from("90年") == 0);
    CHECK(ingest::birth_year_from("45岁") == 0);
    CHECK(!ingest::day_from("1990年1月"));
    CHECK(!ingest::day_from("1990-02-30"));
}

TEST_CASE("only of buildings that rows name are the homes asked for, and once", "[ingest]") {
    const ingest::RegisterTable table = ingest::register_table_from(
        "小区,楼栋,单元,房号,姓名\n"
        "幸福里,3,1,101,张三\n"
        "幸福里,3,2,502,李四\n"
        "幸福里,9,1,101,王五\n"
        "幸福里,3,1,101,赵六\n");
    const ingest::Mapping mapping = ingest::guess_mapping(table.columns);
    std::vector<model::PlaceId> asked;
    const auto homes = [&](model::PlaceId building) {
        asked.push_back(building);
        return homes_of(building);
    };
    const ingest::RegisterRows made = ingest::register_rows(
        {.table = table, .mapping = mapping, .there = there(), .homes_of = homes});
    CHECK(made.counts.people == 3);
    CHECK(asked == std::vector{id_of("3号楼")});
}
