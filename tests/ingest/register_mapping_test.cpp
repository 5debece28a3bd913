// What columns and cells mean.
#include "ingest/register_mapping.h"
#include "ingest/register_codes.h"
#include "ingest/register_refusal.h"

#include <catch_amalgamated.hpp>

using enum ingest::Field;
using ingest::Field;
using ingest::Refusal;

namespace {

using Columns = std::vector<std::string>;
using Fields = std::vector<Field>;

Fields guess(const Columns& columns) {
    return ingest::guess_mapping(columns).field;
}

}  // namespace

TEST_CASE("columns are known by their names", "[ingest]") {
    CHECK(guess({"序号", "小区名称", "楼栋号", "单元", "房号", "姓名", "性别", "身份证号码",
                 "联系电话", "与户主关系", "人口类型", "备注"}) ==
          Fields{Ignore, Yard, Building, Stair, Door, Name, Sex, IdNumber, Phone, Relation,
                 Residence, Ignore});
    CHECK(guess({"Name", "Date of Birth", "ID No.", "Mobile Phone", "Home Address", "Room"}) ==
          Fields{Name, BirthDate, IdNumber, Phone, Address, Door});
    CHECK(guess({"*姓名", " 面积（㎡） ", "1.房屋状态", "楼栋-单元-室"}) ==
          Fields{Name, UnitArea, UnitUse, Address});
    CHECK(guess({"店名", "业态", "统一社会信用代码", "门前三包"}) ==
          Fields{ShopName, Trade, Licence, DoorDuties});
}

TEST_CASE("no two columns say the same, and the better name counts", "[ingest]") {
    CHECK(guess({"地址", "户籍地址", "现住址"}) == Fields{Ignore, Ignore, Address});
    CHECK(guess({"电话", "手机号码", "电话"}) == Fields{Ignore, Phone, Ignore});
    CHECK(guess({"户主姓名", "姓名"}) == Fields{Ignore, Name});
    CHECK(guess({"户主", "房号"}) == Fields{HeadName, Door});
    CHECK(guess({"房东姓名", "房东身份证号", "年龄"}) == Fields{Ignore, Ignore, Ignore});
}

TEST_CASE("columns that nobody should have are refused by name", "[ingest]") {
    const auto why = [](const char* name) { return ingest::refusal_of(name); };
    CHECK(why("宗教") == Refusal::Religion);
    CHECK(why("信访") == Refusal::Petition);
    CHECK(why("是否上访人员") == Refusal::Petition);
    CHECK(why("民族") == Refusal::Ethnicity);
    CHECK(why("政治面貌") == Refusal::Politics);
    CHECK(why("前科") == Refusal::Suspicion);
    CHECK(why("涉稳等级") == Refusal::Suspicion);
    CHECK(why("重点人员类别") == Refusal::Suspicion);
    CHECK(why("HIV感染") == Refusal::Health);
    CHECK(why("失信被执行人") == Refusal::Credit);
    CHECK(why("银行账号") == Refusal::Bank);
    CHECK(why("血型") == Refusal::Biometrics);
    CHECK(why("未成年人不良行为") == Refusal::Behaviour);
    CHECK(why("备注（信仰）") == Refusal::Religion);
    CHECK(why("Religion") == Refusal::Religion);
    CHECK(why("petition_count") == Refusal::Petition);
    CHECK(why("BloodType") == Refusal::Biometrics);
    CHECK(guess({"姓名", "宗教", "信访"}) == Fields{Name, Ignore, Ignore});
}

TEST_CASE("columns with like names are not refused", "[ingest]") {
    for (const char* name :
         {"姓名", "统一社会信用代码", "Credit Code", "残疾等级", "独居老人", "competition",
          "archive", "联系方式", "门禁卡号", "水费账号", "走访日期", "籍贯"}) {
        CAPTURE(name);
        CHECK(!ingest::refusal_of(name));
    }
}

TEST_CASE("a mapping is remembered for the same columns in any order", "[ingest]") {
    const Columns columns{"姓名", "a=b&c", "房号", "备注", "备注"};
    const ingest::Mapping mapping{{Name, Phone, Door, Ignore, Address}};
    const std::string text = ingest::mapping_text(mapping, columns);
    CHECK(text == "name=姓名&phone=a%3Db%26c&door=房号&address=备注%0A2");
    CHECK(ingest::mapping_from(text, columns) == mapping);
    CHECK(ingest::mapping_from(text, {"房号", "宗教", "姓名"}).field == Fields{Door, Ignore, Name});
    CHECK(ingest::mapping_from("name=宗教&nonsense&sex=", {"宗教", "姓名"}).field ==
          Fields{Ignore, Ignore});
    CHECK(ingest::mapping_key({"姓名", "房号"}) == ingest::mapping_key({"房号", "姓名"}));
    CHECK(ingest::mapping_key({"姓名", "房号"}) != ingest::mapping_key({"姓名房号"}));
    CHECK(ingest::mapping_key({"a"}).size() == 16);
}

TEST_CASE("every field has a name of its own", "[ingest]") {
    for (std::size_t i = 0; i < ingest::kFields; ++i)
        CHECK(ingest::field_named(ingest::name_of(static_cast<Field>(i))) == static_cast<Field>(i));
    CHECK(ingest::name_of(DoorDuties) == "door-duties");
    CHECK(!ingest::field_named("no such field"));
}

TEST_CASE("texts are codes by what the store and people call them", "[ingest]") {
    const std::vector<model::CodeItem> items{{"K02", "01", "自住", "Owner-occupied"},
                                             {"K02", "02", "出租", "Rented"},
                                             {"K05", "4", "中介/企业", "Agency or company"},
                                             {"K10", "31", "花店", "Flowers"}};
    const ingest::CodeBook book{items};
    CHECK(book.code("K02", "自住") == "01");
    CHECK(book.code("K02", "已出租") == "02");
    CHECK(book.code("K02", "02") == "02");
    CHECK(book.code("K02", "rented") == "02");
    CHECK(book.code("K02", "空置").empty());  // this store has no such code
    CHECK(book.code("K05", "企业") == "4");
    CHECK(book.code("K10", "花店") == "31");
    CHECK(book.code("K33", "男") == "1");  // a national standard: known without a list
    CHECK(book.code("K33", "F") == "2");
    CHECK(book.code("K34", "户主") == "0");
    CHECK(book.code("K34", "长子") == "2");
    CHECK(book.code("K34", "儿媳") == "3");
    CHECK(book.code("K34", "51") == "5");
    CHECK(book.code("K17", "流动人口") == "4");
    CHECK(book.code("K17", "人户分离（户在人不在）") == "2");
    CHECK(book.code("K33", "？").empty());
    CHECK(ingest::yes_or_no("是") == true);
    CHECK(ingest::yes_or_no("未签订") == false);
    CHECK(!ingest::yes_or_no("也许"));
}
