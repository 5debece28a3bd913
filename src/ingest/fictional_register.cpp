#include "ingest/fictional_build.h"
#include "ingest/fictional_names.h"

#include <array>
#include <string>

#include <fmt/format.h>

namespace ingest {

using model::PlaceId;

namespace {

/// 自住 出租 空置 未采集, by the ratios of domain.md 10.2.
std::string use_of_home(base::Random& random) {
    const double draw = random.unit();
    if (draw < 0.78) return "01";
    if (draw < 0.89) return "02";
    return draw < 0.97 ? "03" : "00";
}

void add_home(model::Rows& rows, base::Random& random, PlaceId building, int stair, int floor,
              int door) {
    const auto id = static_cast<std::int64_t>(rows.units.size()) + 1;
    const std::string use = use_of_home(random);
    rows.units.push_back({.id = model::UnitId{id},
                          .place = building,
                          .stair = stair,
                          .floor = floor,
                          .door = fmt::format("{}{:02}", floor, door),
                          .use = use,
                          .area_m2 = static_cast<double>(random.between(48, 118))});
    if (use == "01" || use == "02")
        rows.households.push_back(
            {.id = model::HouseholdId{static_cast<std::int64_t>(rows.households.size()) + 1},
             .unit = model::UnitId{id}});
}

constexpr std::array<Trade, 24> kFrontTrades{{
    {"11", "惠民便利店"}, {"03", "老街面馆"}, {"14", "康宁药房"}, {"13", "晨光早餐"},
    {"05", "阿芳理发"},   {"12", "鲜果铺"},   {"16", "文印社"},   {"51", "邮政便民点"},
    {"03", "奶茶小站"},   {"04", "修鞋配匙"}, {"01", "安心家政"}, {"06", "洁净洗衣"},
    {"12", "粮油店"},     {"04", "手机维修"}, {"02", "百货杂物"}, {"99", "牙科诊所"},
    {"99", "花店"},       {"03", "包子铺"},   {"17", "五金日杂"}, {"15", "顺路驿站"},
    {"12", "熟食店"},     {"99", "彩票站"},   {"52", "社区银行"}, {"03", "烧烤店"},
}};

}  // namespace

void add_register(model::Rows& rows, base::Random& random) {
    for (int b = 0; b < xs::kBuildings; ++b) {
        const PlaceId building{xs::kFirstBuilding + b};
        const bool slab = b < 12;
        const bool tower = b >= 12 && b < 16;
        const int stairs = slab ? 3 : 1;
        const int floors = slab ? 6 : tower ? 11 : 1;
        const int doors = slab ? 2 : tower ? 4 : b == 16 ? 12 : 0;
        for (int stair = 1; stair <= stairs; ++stair)
            for (int floor = 1; floor <= floors; ++floor)
                for (int door = 1; door <= doors; ++door)
                    add_home(rows, random, building, stair, floor, door);
    }
    for (int f = 0; f < xs::kFronts; ++f) {
        const Trade& trade = kFrontTrades.at(static_cast<std::size_t>(f) % kFrontTrades.size());
        const bool vacant = f == 8 || f == 17 || f == 27;
        const std::string state = vacant ? "3" : f == 22 ? "4" : "1";
        rows.shops.push_back({.id = model::ShopId{f + 1},
                              .place = PlaceId{xs::kFirstFront + f},
                              .name = vacant ? "空铺" : trade.name,
                              .trade = vacant ? "" : trade.code,
                              .state = state});
    }
}

void add_staff(model::Rows& rows, base::Instant now) {
    struct Person {
        const char* name;
        const char* post;
        std::int64_t grid;
    };
    std::int64_t id = 0;
    for (const Person& person : {Person{"周倩", "网格员", 1}, Person{"李建国", "网格员", 2},
                                 Person{"王敏", "网格员", 3}, Person{"赵云芳", "社区书记", 0},
                                 Person{"陈立", "社区民警", 0}, Person{"孙玉兰", "楼院长", 0}}) {
        rows.staff.push_back({.id = model::StaffId{++id},
                              .name = person.name,
                              .post = person.post,
                              .community = PlaceId{xs::kCommunity}});
        const bool of_yard = id == 6;
        const std::int64_t place = of_yard ? xs::kYard : xs::kCommunity;
        rows.assignments.push_back({.id = model::AssignmentId{id},
                                    .staff = model::StaffId{id},
                                    .role = person.post,
                                    .place = PlaceId{person.grid == 0 ? place : 0},
                                    .grid = model::GridId{person.grid},
                                    .from = now - std::chrono::hours{24 * 400}});
    }
}

}  // namespace ingest
