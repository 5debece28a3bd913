// Organisations, facilities and components of tables: where they are found, and what is told.
#include "ingest/register_rows.h"

#include "support/outline.h"
#include "told_lines.h"

#include <catch_amalgamated.hpp>

namespace {

using ingest::Field;
using ingest::Reason;
using Fields = std::vector<Field>;
using told_lines::Lines;
using told_lines::lines_of;

model::Snapshot town_with(const model::Rows& more) {
    model::Rows rows = support::rows_from_outline(R"(
SUBD 街道
  COMM 和平社区
    YARD 幸福里小区
      BLDG 1号楼 @a
      BLDG 3号楼 @a
    SITE 春晖小学
    STRT 人民路 @a
    FRNT 人民路12号 @a
  COMM 向阳社区
    YARD 锦绣苑
      BLDG 1号楼 @b
      BLDG 2号楼 @b
    STRT 建设路 @b
    STRT 建设路 @b
)");
    for (model::PlaceRow& place : rows.places) {
        const double x = 100.0 * static_cast<double>(model::number(place.id));
        if (place.kind == "STRT") {
            place.shape = geo::line_of({{x, 0}, {x, 500}});
            place.width_m = 10;
        }
        if (place.kind == "YARD")
            place.shape = geo::area_of({{x, 600}, {x + 80, 600}, {x + 80, 680}, {x, 680}});
    }
    model::Batch batch = support::batch_of(rows);
    batch.organisations = more.organisations;
    batch.facilities = more.facilities;
    batch.components = more.components;
    batch.codes = {{"K15", "03", "企业", ""},     {"K15", "07", "业主委员会", ""},
                   {"K15", "99", "其他单位", ""}, {"K16", "01", "一站式服务大厅", ""},
                   {"K16", "99", "其他设施", ""}, {"K36", "01037", "路灯", ""},
                   {"K36", "01901", "井盖", ""},  {"K36", "05999", "其他部件", ""},
                   {"K37", "1", "完好", ""},      {"K37", "2", "破损", ""}};
    return model::apply({}, batch);
}

ingest::RegisterRows rows_added(const std::string& text, const model::Snapshot& there) {
    const ingest::RegisterTable table = ingest::register_table_from(text);
    const ingest::Mapping mapping = ingest::guess_mapping(table.columns);
    return ingest::register_rows(
        {.table = table, .mapping = mapping, .there = there, .epsg = 4548});
}

std::string name_of(const model::Snapshot& there, model::PlaceId id) {
    return there.places->row[model::row_of(*there.places, id)].name;
}

}  // namespace

TEST_CASE("columns say more in a table that is about one thing", "[ingest]") {
    using enum Field;
    const auto guess = [](const std::vector<std::string>& columns) {
        return ingest::guess_mapping(columns).field;
    };
    CHECK(guess({"单位名称", "单位类型", "统一社会信用代码", "职工人数", "是否建立党组织",
                 "地址"}) == Fields{OrgName, OrgKind, CreditCode, OrgStaff, OrgParty, Address});
    CHECK(guess({"组织名称", "类型", "人数", "地址"}) ==
          Fields{OrgName, OrgKind, OrgStaff, Address});
    CHECK(guess({"名称", "设施类型", "联系电话", "开放时间", "容纳人数", "位置"}) ==
          Fields{FacilityName, FacilityKind, Phone, Hours, Capacity, Ignore});
    CHECK(
        guess({"部件名称", "类别", "编号", "状态", "养护单位", "x坐标", "y坐标"}) ==
        Fields{ComponentName, ComponentClass, ComponentCode, ComponentState, Keeper, East, North});
    CHECK(guess({"名称", "业态", "统一社会信用代码", "状态"}) ==
          Fields{ShopName, Trade, Licence, Ignore});
    // Persons have employers, shops owners, homes tenants.
    CHECK(guess({"姓名", "性别", "公司名称", "单位类型", "地址"}) ==
          Fields{Name, Sex, Ignore, Ignore, Address});
    CHECK(guess({"姓名", "党支部", "是否建立党组织"}) == Fields{Name, Ignore, Ignore});
    CHECK(guess({"店名", "公司名称", "统一社会信用代码"}) == Fields{ShopName, Ignore, Licence});
    CHECK(guess({"楼栋", "房号", "公司名称"}) == Fields{Building, Door, Ignore});
}

TEST_CASE("organisations come with their codes, if these can be right", "[ingest]") {
    const model::Snapshot there = town_with({});
    const std::string text =
        "单位名称,单位类型,信用代码,职工人数,是否建立党组织,地址\n"
        "云栖商贸,企业,91330100799655058B,25,是,幸福里小区3号楼201\n"
        "锦绣苑业委会,业委会,,7,否,锦绣苑\n"
        "错码公司,企业,91330100799655058C,3,,人民路12号\n"
        "路边公司,奇怪,,,,人民路99号\n"
        "社区中心,,,,,和平社区\n"
        "两段路公司,,,,,建设路\n"
        "没有这栋,,,,,幸福里小区9号楼\n";
    const ingest::RegisterRows made = rows_added(text, there);
    CHECK(made.counts.kept == 5);
    CHECK(made.counts.organisations == 5);
    REQUIRE(made.rows.organisations.size() == 5);
    const auto& rows = made.rows.organisations;
    CHECK(rows[0].kind == "03");
    CHECK(rows[0].code == "91330100799655058B");
    CHECK(rows[0].staff == 25);
    CHECK(rows[0].party);
    CHECK(name_of(there, rows[0].place) == "3号楼");
    CHECK(rows[1].kind == "07");
    CHECK(name_of(there, rows[1].place) == "锦绣苑");
    CHECK(rows[2].code.empty());
    CHECK(name_of(there, rows[2].place) == "人民路12号");
    CHECK(rows[3].kind == "99");
    CHECK(name_of(there, rows[3].place) == "人民路");
    CHECK(name_of(there, rows[4].place) == "和平社区");
    CHECK(lines_of(made.code_errors) == Lines{4});
    CHECK(made.unknown.at(0).text == "奇怪");
    REQUIRE(lines_of(made.rejected) == Lines{7, 8});
    CHECK(made.rejected[0].why == Reason::YardAmbiguous);
    CHECK(made.rejected[1].why == Reason::BuildingUnknown);
    CHECK(made.rows.people.empty());

    model::Rows known;
    known.organisations = rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        known.organisations[i].id = model::OrganisationId{static_cast<std::int64_t>(i) + 1};
    const ingest::RegisterRows again = rows_added(text, town_with(known));
    CHECK(again.counts.organisations == 0);
    CHECK(again.counts.already == 5);
}

TEST_CASE("facilities are found at any level", "[ingest]") {
    const model::Snapshot there = town_with({});
    const ingest::RegisterRows made = rows_added(
        "设施名称,设施类型,联系电话,开放时间,容纳人数,社区,小区,地址\n"
        "服务大厅,一站式服务大厅,010-1,8:30-17:00,60,,,幸福里1号楼\n"
        "凉亭,凉亭,,,,,锦绣苑,\n"
        "书屋,,,全天,20,向阳社区,,\n"
        "校门岗,,,,,,,春晖小学\n"
        "凉亭,凉亭,,,,,锦绣苑,\n"
        "远方,,,,,,,火星路1号\n",
        there);
    CHECK(made.counts.facilities == 5);  // two pavilions of one name are two
    CHECK(made.counts.already == 0);
    REQUIRE(made.rows.facilities.size() == 5);
    const auto& rows = made.rows.facilities;
    CHECK(rows[0].kind == "01");
    CHECK(rows[0].phone == "010-1");
    CHECK(rows[0].hours == "8:30-17:00");
    CHECK(rows[0].capacity == 60);
    CHECK(name_of(there, rows[0].place) == "1号楼");
    CHECK(rows[1].kind == "99");
    CHECK(rows[1].shape.kind == geo::ShapeKind::Point);  // in the middle of the yard
    CHECK(name_of(there, rows[2].place) == "向阳社区");
    CHECK(name_of(there, rows[3].place) == "春晖小学");
    CHECK(lines_of(made.rejected) == Lines{7});

    model::Rows known;
    known.facilities = rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        known.facilities[i].id = model::FacilityId{static_cast<std::int64_t>(i) + 1};
    const ingest::RegisterRows again =
        rows_added("设施名称,设施类型,小区\n凉亭,凉亭,锦绣苑\n凉亭,凉亭,锦绣苑\n凉亭,凉亭,锦绣苑\n",
                   town_with(known));
    CHECK(again.counts.already == 2);
    CHECK(again.counts.facilities == 1);
}

TEST_CASE("two organisations of one name and two codes are two", "[ingest]") {
    const ingest::RegisterRows made = rows_added(
        "单位名称,单位类型,统一社会信用代码,小区\n"
        "小卖部,企业,91330100799655058B,锦绣苑\n"
        "小卖部,企业,91350100M000100Y43,锦绣苑\n"
        "小卖部,企业,91350100M000100Y43,锦绣苑\n"
        "小卖部,企业,,锦绣苑\n",
        town_with({}));
    CHECK(made.counts.organisations == 2);
    CHECK(made.counts.already == 2);  // the same code, and the name without one
}

TEST_CASE("components go where they stand, else where the address says", "[ingest]") {
    const model::Snapshot there = town_with({});
    const geo::Point on_street = [&] {
        const auto row = support::row_of(*there.places, "人民路");
        return there.places->row[row].shape.parts[0][0] + geo::Point{6, 100};
    }();
    const std::string text =
        "部件类别,部件编码,状态,养护单位,x,y,地址\n"
        "路灯,99010101037000001,损坏,养护队," +
        std::to_string(on_street.x) + ',' + std::to_string(on_street.y) +
        ",\n"
        "窨井盖,,,,,,幸福里小区\n"
        "窨井盖,,,,,,幸福里小区\n"
        "怪物,123,,,,,锦绣苑\n"
        ",99010101901000002,,,,,锦绣苑\n"
        "路灯,,,,,,火星路\n";
    const ingest::RegisterRows made = rows_added(text, there);
    CHECK(made.counts.components == 5);
    const auto& rows = made.rows.components;
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].klass == "01037");
    CHECK(rows[0].state == "2");
    CHECK(rows[0].keeper == "养护队");
    CHECK(rows[0].has_point);
    CHECK(name_of(there, rows[0].place) == "人民路");
    CHECK(rows[1].klass == "01901");
    CHECK(name_of(there, rows[1].place) == "幸福里小区");
    CHECK(rows[3].klass == "05999");
    CHECK(rows[3].code.empty());
    CHECK(rows[4].klass == "01901");
    CHECK(lines_of(made.code_errors) == Lines{5});
    CHECK(made.unknown.at(0).text == "怪物");
    CHECK(lines_of(made.rejected) == Lines{7});

    model::Rows known;
    known.components = rows;
    for (std::size_t i = 0; i < rows.size(); ++i)
        known.components[i].id = model::ComponentId{static_cast<std::int64_t>(i) + 1};
    const ingest::RegisterRows again = rows_added(text, town_with(known));
    CHECK(again.counts.components == 0);
    CHECK(again.counts.already == 5);
}
