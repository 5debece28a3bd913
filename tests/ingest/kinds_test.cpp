#include "ingest/kinds.h"
#include "ingest/trades.h"
#include "ingest/vocabulary.h"
#include "tagged.h"

#include <catch_amalgamated.hpp>

#include <utility>
#include <vector>

using ingest::Feature;
using ingest::Kind;
using ingest::kind_of;
using ingest::Layer;
using ingest::Tag;
using tagged::kPoint;
using tagged::row;
using tagged::said;

namespace {

const geo::Shape kHouse = geo::area_of({{0, 0}, {20, 0}, {20, 12}, {0, 12}});
const geo::Shape kLine = geo::line_of({{0, 0}, {50, 0}});

}  // namespace

TEST_CASE("OpenStreetMap's rows are what their tags say", "[ingest]") {
    CHECK(kind_of(row(kHouse, {{"building", "yes"}})) == Kind::Building);
    CHECK(kind_of(row(kHouse, {{"building", "no"}})) == Kind::Ignored);
    CHECK(kind_of(row(kHouse, {{"building:part", "yes"}})) == Kind::Part);
    CHECK(kind_of(row(kPoint, {{"building", "yes"}})) == Kind::Ignored);
    CHECK(kind_of(row(kLine, {{"highway", "service"}})) == Kind::Road);
    CHECK(kind_of(row(kLine, {{"highway", "proposed"}})) == Kind::Ignored);
    CHECK(kind_of(row(kHouse, {{"highway", "pedestrian"}})) == Kind::Ground);
    CHECK(kind_of(row(kHouse, {{"boundary", "administrative"}})) == Kind::Boundary);
    CHECK(kind_of(row(kHouse, {{"landuse", "residential"}})) == Kind::Yard);
    CHECK(kind_of(row(kHouse, {{"amenity", "school"}})) == Kind::Yard);
    CHECK(kind_of(row(kHouse, {{"natural", "water"}})) == Kind::Water);
    CHECK(kind_of(row(kHouse, {{"leisure", "park"}})) == Kind::Green);
    CHECK(kind_of(row(kLine, {{"railway", "subway"}})) == Kind::Rail);
    CHECK(kind_of(row(kLine, {{"barrier", "wall"}})) == Kind::Wall);
    CHECK(kind_of(row(kPoint, {{"shop", "bakery"}})) == Kind::Shop);
    CHECK(kind_of(row(kPoint, {{"amenity", "toilets"}})) == Kind::Facility);
    CHECK(kind_of(row(kPoint, {{"addr:housenumber", "12"}})) == Kind::Address);
    CHECK(kind_of(row(kPoint, {{"natural", "tree"}})) == Kind::Ignored);
}

TEST_CASE("shops and facilities get the codes of the neighbourhood", "[ingest]") {
    const auto trade = [](std::string key, std::string value) {
        return ingest::trade_of(row(kPoint, {{std::move(key), std::move(value)}}));
    };
    CHECK(trade("amenity", "restaurant") == "03");
    CHECK(trade("shop", "hairdresser") == "05");
    CHECK(trade("shop", "convenience") == "11");
    CHECK(trade("shop", "something_new") == "02");
    CHECK(trade("amenity", "bank") == "52");
    CHECK(trade("amenity", "school").empty());
    CHECK(ingest::facility_of(row(kPoint, {{"amenity", "kindergarten"}})) == "13");
    CHECK(ingest::facility_of(row(kPoint, {{"highway", "bus_stop"}})) == "20");
    CHECK(ingest::facility_of(row(kPoint, {{"barrier", "gate"}})) == "29");
}

TEST_CASE("care is for whom it says, and what is private serves nobody else", "[ingest]") {
    const auto kind = [](std::vector<Tag> tags) {
        return ingest::facility_of(row(kPoint, std::move(tags)));
    };
    const Tag social{"amenity", "social_facility"};
    CHECK(kind({social, {"social_facility", "nursing_home"}}) == "26");
    CHECK(kind({social, {"social_facility:for", "senior"}}) == "26");
    CHECK(kind({social, {"social_facility", "day_care"}, {"social_facility:for", "senior"}}) ==
          "11");
    CHECK(kind({social, {"name", "幸福里日间照料站"}}) == "11");
    CHECK(kind({social, {"name", "夕阳红敬老院"}}) == "26");
    CHECK(kind({social, {"social_facility", "food_bank"}}) == "99");
    CHECK(kind({social, {"social_facility", "group_home"}, {"social_facility:for", "child"}}) ==
          "99");
    CHECK(kind({social}) == "99");
    CHECK(kind({{"amenity", "nursing_home"}}) == "26");
    CHECK(ingest::facility_of(said("poi", kPoint, {{"类型", "养老院"}})) == "26");
    CHECK(kind({{"healthcare", "clinic"}}) == "04");
    CHECK(kind({{"leisure", "pitch"}}) == "08");
    CHECK(kind({{"leisure", "pitch"}, {"access", "private"}}).empty());
    CHECK(kind({{"leisure", "swimming_pool"}, {"access", "private"}}).empty());
    CHECK(kind({{"amenity", "parking"}, {"access", "private"}}) == "22");
}

TEST_CASE("cars and journeys are no everyday shopping", "[ingest]") {
    for (const char* shop : {"car", "travel_agency", "funeral_directors", "wholesale", "boat"})
        CHECK(ingest::trade_of(row(kPoint, {{"shop", shop}})) == "99");
    CHECK(ingest::trade_of(row(kPoint, {{"healthcare", "pharmacy"}})) == "14");
    CHECK(ingest::trade_of(row(kPoint, {{"shop", "supermarket"}})) == "02");
}

TEST_CASE("tiles speak of kinds", "[ingest]") {
    const Tag rank{"sort_rank", "475"};
    const Tag osm{"source", "openstreetmap.org"};
    const Feature tower = said("buildings", kHouse,
                               {{"kind", "building"},
                                {"kind_detail", "apartments"},
                                rank,
                                osm,
                                {"id", "40778072"},
                                {"addr_housenumber", "2727"}});
    CHECK(kind_of(tower) == Kind::Building);
    CHECK(ingest::tag(tower, "building") == "apartments");
    CHECK(ingest::tag(tower, "addr:housenumber") == "2727");
    CHECK(tower.id == "way/40778072");
    CHECK(kind_of(said("buildings", kPoint,
                       {{"kind", "building"}, {"label_placement", "true"}, rank})) ==
          Kind::Ignored);
    const Feature lane =
        said("roads", kLine,
             {{"kind", "minor_road"}, {"kind_detail", "residential"}, rank, {"is_tunnel", "true"}});
    CHECK(kind_of(lane) == Kind::Road);
    CHECK(ingest::tag(lane, "tunnel") == "yes");
    CHECK(kind_of(said("landuse", kHouse, {{"kind", "residential"}, rank})) == Kind::Yard);
    CHECK(kind_of(said("pois", kPoint, {{"kind", "cafe"}, rank})) == Kind::Shop);
    CHECK(kind_of(said("water", kLine, {{"kind", "river"}, rank})) == Kind::Water);
}

TEST_CASE("the same class is a street as a line and an estate as an area", "[ingest]") {
    const Tag klass{"fclass", "residential"};
    CHECK(kind_of(said("gis_osm_roads", kLine, {klass})) == Kind::Road);
    const Feature estate = said("landuse", kHouse, {klass, {"osm_id", "5740510"}});
    CHECK(kind_of(estate) == Kind::Yard);
    CHECK(estate.id == "way/5740510");
}

TEST_CASE("plain layers are understood by their names and fields, in Chinese too", "[ingest]") {
    CHECK(kind_of(said("楼栋", kHouse, {{"名称", "3号楼"}})) == Kind::Building);
    CHECK(kind_of(said("道路中心线", kLine, {})) == Kind::Road);
    CHECK(kind_of(said("社区边界", kHouse, {})) == Kind::Boundary);
    CHECK(kind_of(said("小区", kHouse, {{"名称", "朝晖六区"}})) == Kind::Yard);
    CHECK(kind_of(said("水系", kHouse, {})) == Kind::Water);
    CHECK(kind_of(said("绿地", kHouse, {})) == Kind::Green);
    CHECK(kind_of(said("x", kHouse, {{"height", "18"}})) == Kind::Building);
    const Feature tower = said("数据", kHouse, {{"层数", "18"}, {"名称", "塔楼"}});
    CHECK(kind_of(tower) == Kind::Building);
    CHECK(ingest::tag(tower, "building:levels") == "18");
    CHECK(ingest::tag(tower, "name") == "塔楼");
    CHECK(kind_of(said("x", kHouse, {})) == Kind::Ignored);
    const Feature cafe = said("poi", kPoint, {{"btype", "repast"}, {"mtype", "咖啡厅"}});
    CHECK(ingest::trade_of(cafe) == "03");
}

TEST_CASE("a layer of areas as large as houses holds houses", "[ingest]") {
    Layer layer{.file = "export.shp", .name = "export"};
    for (int i = 0; i < 5; ++i) layer.features.push_back(row(kHouse, {}));
    say_in_osm_words(layer, "");
    CHECK(kind_of(layer.features[4]) == Kind::Building);
}

TEST_CASE("the user's word for a layer overrules what it seems to hold", "[ingest]") {
    CHECK(kind_of(said("x", kHouse, {}, "building")) == Kind::Building);
    CHECK(kind_of(said("x", kHouse, {{"landuse", "grass"}}, "building")) == Kind::Building);
    CHECK(kind_of(said("楼栋", kHouse, {}, "landuse")) == Kind::Yard);
    CHECK(kind_of(said("x", kPoint, {{"name", "12"}}, "address")) == Kind::Address);
}

TEST_CASE("storeys come from levels, else height, else from what such houses have", "[ingest]") {
    const auto storeys = [](std::vector<Tag> tags, double area = 500) {
        return ingest::storeys_of(row(kHouse, std::move(tags)), area);
    };
    CHECK(storeys({{"building:levels", "11"}}).count == 11);
    CHECK_FALSE(storeys({{"building:levels", "11"}}).estimated);
    CHECK(storeys({{"height", "18 m"}}).count == 6);
    CHECK(storeys({{"height", "18 m"}}).estimated);
    CHECK(storeys({{"height", "9999"}}).count == 200);
    CHECK(storeys({{"building", "garage"}}).count == 1);
    CHECK(storeys({{"building", "apartments"}}).count == 6);
    CHECK(storeys({{"building", "yes"}}, 40).count == 1);
    CHECK(storeys({{"building:levels", "-1"}}).estimated);
}

TEST_CASE("house numbers are found in names", "[ingest]") {
    const auto number = [](std::vector<Tag> tags) {
        return ingest::number_of(row(kHouse, std::move(tags)));
    };
    CHECK(number({{"addr:housenumber", "12"}, {"name", "3号楼"}}) == "12");
    CHECK(number({{"name", "荷清苑3号楼"}}) == "3号楼");
    CHECK(number({{"name", "12栋"}}) == "12栋");
    CHECK(number({{"name", "紫荆公寓十二幢"}}) == "十二幢");
    CHECK(number({{"name", "B座"}}) == "B座");
    CHECK(number({{"name", "主楼"}}).empty());
}

TEST_CASE("administrative units find their level and code", "[ingest]") {
    using Level = ingest::SurveyedBoundary::Level;
    const auto unit = [](std::vector<Tag> tags) { return row(kHouse, std::move(tags)); };
    const auto level = [&](std::vector<Tag> tags) { return ingest::level_of(unit(tags)); };
    CHECK(level({{"admin_level", "8"}, {"name", "东门街道"}}) == Level::Subdistrict);
    CHECK(level({{"admin_level", "6"}, {"name", "贵溪市"}}) == Level::District);
    CHECK(level({{"admin_level", "10"}, {"name", "清华园"}}) == Level::Community);
    CHECK(level({{"admin_level", "4"}, {"name", "江西省"}}) == std::nullopt);
    CHECK(level({{"admin_level", "7"}, {"name", "文山區"}}) == Level::District);
    CHECK(level({{"name", "第三网格"}}) == Level::Grid);
    CHECK(level({{"name", "朝晖社区"}}) == Level::Community);

    CHECK(ingest::code_of(unit({{"ref", "110101001000"}}), Level::Subdistrict) == "110101001");
    CHECK(ingest::code_of(unit({{"ref", "110101001005"}}), Level::Subdistrict).empty());
    CHECK(ingest::code_of(unit({{"ref", "110101001005"}}), Level::Community) == "110101001005");
    CHECK(ingest::code_of(unit({{"adcode", "220102"}}), Level::District) == "220102");
    CHECK(ingest::code_of(unit({{"ref", "63000080031"}}), Level::Community) == "630000800310");
    CHECK(ingest::code_of(unit({{"ref", "A11"}}), Level::District).empty());

    const Feature li = said("villages", kHouse,
                            {{"VILLNAME", "樟新里"},
                             {"VILLCODE", "63000080031"},
                             {"TOWNNAME", "文山區"},
                             {"TOWNCODE", "63000080"}});
    CHECK(kind_of(li) == Kind::Boundary);
    CHECK(ingest::level_of(li) == Level::Community);
    CHECK(ingest::tag(li, "name") == "樟新里");
    const Feature district =
        said("长春市", kHouse, {{"adcode", "220102"}, {"level", "district"}, {"name", "南关区"}});
    CHECK(ingest::level_of(district) == Level::District);
    CHECK(ingest::level_of(said("220102", kHouse, {})) == Level::District);
}

TEST_CASE("roads are as wide as they say, else as wide as such roads are", "[ingest]") {
    const auto width = [](std::vector<Tag> tags, std::string_view klass) {
        return ingest::width_of(row(kLine, std::move(tags)), klass);
    };
    CHECK(width({{"width", "7.5"}}, "residential") == 7.5);
    CHECK(width({{"lanes", "4"}}, "primary") == 13);
    CHECK(width({}, "residential") == 6);
    CHECK(width({{"highway", "primary_link"}}, "primary") == 8);
    CHECK(ingest::road_class_of("trunk_link") == "trunk");
    CHECK(ingest::road_class_of("bus_stop").empty());
}
