// A table as data: what it may ask for, which rows stand in it, and what they add up to.
#include "report/template.h"
#include "report/evaluate.h"
#include "report/sources.h"
#include "support/town.h"

#include <algorithm>

#include <catch_amalgamated.hpp>

using base::Language;
using base::Word;
using model::LettingLine;
using report::Level;
using report::Source;
using report::Template;
using report::Test;
using support::kDay;
using support::kNow;

namespace {

/// One community, two yards with two buildings and one.
model::Snapshot two_yards() {
    model::Batch batch;
    batch.whole = true;
    const auto place = [&](std::int64_t id, std::int64_t parent, const char* kind,
                           const char* name) {
        batch.places.push_back({.id = model::PlaceId{id},
                                .parent = model::PlaceId{parent},
                                .kind = kind,
                                .name = name,
                                .shape = {}});
    };
    place(1, 0, "COMM", "幸福里社区");
    place(2, 1, "YARD", "一号院");
    place(3, 1, "YARD", "二号院");
    place(11, 2, "BLDG", "2号楼");
    place(12, 2, "BLDG", "10号楼");
    place(13, 3, "BLDG", "1号楼");
    batch.codes = {{"K07", "1", "已登记", "Registered"}, {"K07", "2", "未登记", "Not registered"}};
    return model::apply({}, batch);
}

LettingLine letting(std::int64_t id, std::int64_t building, double area, int tenants,
                    const char* registration = "1") {
    LettingLine line;
    line.unit = {.id = model::UnitId{id},
                 .place = model::PlaceId{building},
                 .door = std::to_string(100 + id)};
    line.rental = {.id = model::RentalId{id},
                   .unit = line.unit.id,
                   .rooms = 2,
                   .area_m2 = area,
                   .tenants_local = tenants,
                   .registration = registration,
                   .checked = kNow - 10 * kDay};
    line.contact = "王*";
    line.phone = "138****5678";
    return line;
}

/// 10号楼 before 2号楼, as another program may have written them.
std::vector<LettingLine> five() {
    return {letting(1, 12, 60, 3), letting(2, 12, 40, 2), letting(3, 11, 50, 1),
            letting(4, 13, 18, 4, "2"), letting(5, 13, 30, 1)};
}

Template rental() {
    return report::built_in(Language::Chinese).front();
}

report::Table made(const Template& wanted, const std::vector<LettingLine>& lines) {
    const model::Snapshot is = two_yards();
    const report::Names names{is, kNow, Language::Chinese};
    auto table = report::evaluated(wanted, report::lines_of(lines, names), Language::Chinese);
    if (!table) FAIL(base::sentence(table.error(), Language::English));
    return std::move(*table);
}

std::string text_at(const report::Row& row, std::size_t column) {
    const auto* text = std::get_if<std::string>(&report::cell_at(row, column));
    return text == nullptr ? "" : *text;
}

}  // namespace

TEST_CASE("conditions are read and written again", "[report]") {
    const auto filter = report::conditions_from("registration=未登记&area<=30&hazard!=&door~302");
    REQUIRE(filter);
    CHECK(*filter == std::vector<report::Condition>{{"registration", Test::Is, "未登记"},
                                                    {"area", Test::AtMost, "30"},
                                                    {"hazard", Test::IsNot, ""},
                                                    {"door", Test::Holds, "302"}});
    CHECK(report::text_of(*filter) == "registration=未登记&area<=30&hazard!=&door~302");
    CHECK(report::conditions_from("")->empty());
    for (const char* none : {"area", "=30", "a&b", "&"})
        CHECK(report::conditions_from(none).error().word == Word::TableConditionWrong);
    CHECK(report::text_of(report::sort_from(" yard, -area")) == "yard,-area");
}

TEST_CASE("the tables that come with the program fit their sources and ask for no identity number",
          "[report]") {
    for (const Language language : {Language::Chinese, Language::English})
        for (const Template& wanted : report::built_in(language)) {
            INFO(wanted.name);
            CHECK(report::fits(wanted, language));
            CHECK_FALSE(wanted.title.empty());
            for (const report::Field& field : report::fields_of(wanted.source)) {
                CHECK(field.key.find("idn") == std::string_view::npos);
                CHECK(base::text_of(Language::Chinese, field.heading).find("身份证") ==
                      std::string_view::npos);
            }
        }
    CHECK(report::built_in(Language::Chinese).size() == report::kSources);
}

TEST_CASE("only homes and those who are cared for have columns of persons", "[report]") {
    for (std::size_t s = 0; s < report::kSources; ++s) {
        const auto source = static_cast<Source>(s);
        const auto fields = report::fields_of(source);
        const bool persons = std::ranges::any_of(fields, &report::Field::person);
        CHECK(persons == (source == Source::Lettings || source == Source::Care));
        CHECK(persons == report::asks_purpose(source));
        CHECK(report::source_from(report::name_of(source)) == source);
    }
}

TEST_CASE("a clone asks for no column that its source does not offer", "[report]") {
    Template shops = report::built_in(Language::Chinese)[4];
    REQUIRE(shops.source == Source::Shops);
    shops.columns.push_back({"phone"});
    auto refused = report::fits(shops, Language::Chinese);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::TableColumnUnknown);
    CHECK(refused.error().parts[1] == "phone");
    Template twice = rental();
    twice.columns.push_back({"door"});
    CHECK_FALSE(report::fits(twice, Language::Chinese));
    Template none = rental();
    none.columns.clear();
    CHECK_FALSE(report::fits(none, Language::Chinese));
    Template filtered = rental();
    filtered.filter = {{"religion", Test::Is, "1"}};
    CHECK_FALSE(report::fits(filtered, Language::Chinese));
    Template sorted = rental();
    sorted.sort = {{"name"}};
    CHECK_FALSE(report::fits(sorted, Language::Chinese));
}

TEST_CASE("buildings, yards and the whole are added up, 2号楼 before 10号楼", "[report]") {
    Template wanted = rental();
    wanted.columns = {{"number"}, {"yard"}, {"building"}, {"area"}, {"local"}};
    const report::Table table = made(wanted, five());
    // 一号院: 2号楼 has one home and no line of its own; 10号楼 has two. 二号院 has one building.
    const std::vector<std::pair<Level, std::string>> expected{
        {Level::Body, "2号楼"},           {Level::Body, "10号楼"},          {Level::Body, "10号楼"},
        {Level::Subtotal, "10号楼 小计"}, {Level::Subtotal, "一号院 小计"}, {Level::Body, "1号楼"},
        {Level::Body, "1号楼"},           {Level::Subtotal, "1号楼 小计"},  {Level::Total, "合计"}};
    REQUIRE(table.rows.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        INFO(i);
        CHECK(table.rows[i].level == expected[i].first);
        CHECK(text_at(table.rows[i], expected[i].first == Level::Body ? 2 : 0) ==
              expected[i].second);
    }
    CHECK(report::cell_at(table.rows[3], 3) == report::Cell{100.0});
    CHECK(report::cell_at(table.rows[4], 4) == report::Cell{std::int64_t{6}});
    CHECK(report::cell_at(table.rows[8], 3) == report::Cell{198.0});
    CHECK(report::cell_at(table.rows[8], 4) == report::Cell{std::int64_t{11}});
    CHECK(report::cell_at(table.rows[7], 4) == report::Cell{std::int64_t{5}});
    CHECK(report::body_rows(table) == 5);
    CHECK(table.rows[0].place == model::PlaceId{11});
}

TEST_CASE("too little room for each and checks that are overdue are red", "[report]") {
    std::vector<LettingLine> lines = five();
    lines[0].rental.checked = kNow - 91 * kDay;
    lines[1].rental.checked = base::kNever;
    lines[2].rental.id = {};  // let, and nothing more is known
    Template wanted = rental();
    wanted.sums_of.clear();
    wanted.total = false;
    wanted.columns = {{"perperson"}, {"group"}, {"nextcheck"}, {"registration"}};
    const report::Table table = made(wanted, lines);
    REQUIRE(table.rows.size() == 5);
    CHECK(table.rows[0].alarming == std::vector<std::size_t>{2});
    CHECK(text_at(table.rows[1], 2) == "从未检查");
    CHECK(table.rows[1].alarming == std::vector<std::size_t>{2});
    for (std::size_t c = 0; c < 4; ++c) CHECK(report::is_empty(report::cell_at(table.rows[2], c)));
    CHECK(table.rows[2].alarming.empty());
    CHECK(report::cell_at(table.rows[3], 0) == report::Cell{4.5});
    CHECK(text_at(table.rows[3], 1) == "疑似");
    CHECK(table.rows[3].alarming == std::vector<std::size_t>{0, 1, 3});
    CHECK(text_at(table.rows[4], 1) == "否");
}

TEST_CASE("rows are chosen by text, code, number and day, and sorted", "[report]") {
    Template wanted = rental();
    wanted.sums_of.clear();
    wanted.total = false;
    wanted.columns = {{"number"}, {"door"}};
    const auto doors = [&](const char* filter, const char* sort = "") {
        wanted.filter = *report::conditions_from(filter);
        wanted.sort = report::sort_from(sort);
        std::string text;
        for (const report::Row& row : made(wanted, five()).rows)
            text += text_at(row, 1).substr(text_at(row, 1).size() - 1);
        return text;
    };
    CHECK(doors("") == "12345");
    CHECK(doors("registration=未登记") == "4");
    CHECK(doors("registration=2") == "4");
    CHECK(doors("registration!=2") == "1235");
    CHECK(doors("area>=40") == "123");
    CHECK(doors("area<40&local>1") == "4");
    CHECK(doors("hazard=") == "12345");
    CHECK(doors("checked=2026-02-19", "-area") == "13254");
    CHECK(doors("checked>2026-02-19") == "");
    CHECK(doors("yard~二", "area") == "45");
    CHECK(doors("letter=0").size() == 5);
    wanted.filter = {{"area", Test::Less, "many"}};
    const model::Snapshot is = two_yards();
    const report::Names names{is, kNow, Language::Chinese};
    const auto lines = five();
    const auto refused =
        report::evaluated(wanted, report::lines_of(lines, names), Language::Chinese);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().word == Word::TableConditionWrong);
}

TEST_CASE("how complete a table is counts what should be known", "[report]") {
    Template wanted = rental();
    wanted.columns = {{"number"}, {"area"}, {"since"}, {"phone"}};
    wanted.sums_of.clear();
    // The area is known of all five, the day of none; the phone nobody expects.
    CHECK(report::complete(made(wanted, five()), wanted) == 0.5);
    CHECK_FALSE(report::complete(made(wanted, {}), wanted));
}

TEST_CASE("headings and widths of one's own stand in place of the usual ones", "[report]") {
    Template wanted = rental();
    wanted.columns = {{"door", "门牌", 30}, {"local"}};
    const report::Table table = made(wanted, five());
    CHECK(table.columns[0].heading == "门牌");
    CHECK(table.columns[0].width == 30);
    CHECK(table.columns[1].heading == "本市");
    CHECK(table.columns[1].group == "租住人数");
}
