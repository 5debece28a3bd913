#include "ingest/fictional_residents.h"

#include "ingest/fictional_homes.h"
#include "ingest/fictional_names.h"
#include "ingest/fictional_people.h"
#include "ingest/fictional_residents_build.h"
#include "ingest/fictional_things.h"

#include <array>
#include <cmath>
#include <set>
#include <string_view>

#include <fmt/format.h>

namespace ingest {

using model::PlaceId;

namespace {

constexpr std::array<std::string_view, 36> kNoHome{
    "办公", "车间",   "食堂", "物业",   "服务", "教学",  "学校",    "小学",  "中学",
    "大学", "幼儿园", "体育", "医院",   "门诊", "住院",  "图书",    "商场",  "商城",
    "商务", "大厦",   "酒店", "宾馆",   "银行", "市场",  "馆",      "亭",    "茶",
    "车库", "锅炉",   "变电", "派出所", "政府", "chool", "ospital", "ffice", "ibrary"};

bool name_tells_no_home(const std::string& name) {
    return std::ranges::any_of(
        kNoHome, [&](std::string_view word) { return name.find(word) != std::string::npos; });
}

int at_least(int low, int high, double value) {
    return std::clamp(static_cast<int>(std::lround(value)), low, high);
}

}  // namespace

Homes homes_in(const model::PlaceRow& building) {
    constexpr double kShed_m2 = 18;
    constexpr double kHall_m2 = 2600;
    const double plan = geo::area_m2(building.shape);
    const int floors = std::max(building.storeys, 1);
    if (plan < kShed_m2 || (floors <= 3 && plan > kHall_m2) || name_tells_no_home(building.name))
        return {};
    if (floors <= 2) {  // one family behind the other around a yard, or a house of its own
        const int doors = at_least(1, 12, plan / 44);
        return {1, floors, doors, plan / doors};
    }
    const double per_stair = floors <= 8 ? 195 : floors <= 15 ? 300 : 520;
    const int stairs = building.stairs > 0 ? building.stairs : at_least(1, 10, plan / per_stair);
    const int doors = at_least(1, 10, plan / stairs / (floors <= 8 ? 92 : 122));
    return {stairs, floors, doors, std::floor(plan / stairs / doors)};
}

namespace residents {

Place::Place(model::Rows& all, const FictionalOptions& options)
    : rows{all},
      random{options.seed ^ 0x7265736964656E74U},
      now{std::chrono::floor<base::Seconds>(options.now)},
      days{options.days},
      refused{options.refused} {
    for (std::size_t i = 0; i < rows.places.size(); ++i) row_of[rows.places[i].id] = i;
    community.assign(rows.places.size(), kNone);
    below.resize(rows.places.size());
    households.assign(rows.places.size(), 0);
    for (std::size_t i = 0; i < rows.places.size(); ++i) {
        const model::PlaceRow& place = rows.places[i];
        if (place.kind == "BLDG" || place.kind == "FRNT" || place.kind == "STRT")
            leaves.push_back(i);
        const auto parent = row_of.find(place.parent);
        if (parent != row_of.end()) below[parent->second].push_back(i);
        std::size_t up = i;
        for (int steps = 0; steps < 8 && rows.places[up].kind != "COMM"; ++steps) {
            const auto next = row_of.find(rows.places[up].parent);
            if (next == row_of.end()) break;
            up = next->second;
        }
        if (rows.places[up].kind == "COMM") community[i] = up;
    }
}

int Place::all_households() const {
    int all = 0;
    for (const int n : households) all += n;
    return all;
}

model::StaffId Place::answers_for(std::size_t leaf) const {
    const auto found = worker.find(rows.places[leaf].grid);
    if (found != worker.end()) return found->second;
    const auto head = secretary.find(community[leaf]);
    return head == secretary.end() ? model::StaffId{} : head->second;
}

std::string Place::subdistrict_code(std::size_t place) const {
    std::string code;
    if (community[place] != kNone) code = rows.places[community[place]].code;
    const bool digits = code.size() >= 9 && std::ranges::all_of(code.substr(0, 9), [](char c) {
                            return c >= '0' && c <= '9';
                        });
    return digits ? code.substr(0, 9) : "990101001";
}

namespace {

/// 自住 出租 空置 未采集; how many are let differs from house to house.
std::string use_of_home(base::Random& random, double rented) {
    const double draw = random.unit();
    if (draw < rented) return "02";
    if (draw < rented + 0.055) return "03";
    if (draw < rented + 0.072) return "00";
    return "01";
}

void add_office_rooms(Place& place, std::size_t building, std::int64_t& unit_id) {
    const model::PlaceRow& row = place.rows.places[building];
    const double plan = geo::area_m2(row.shape);
    const int floors = std::clamp(row.storeys, 1, 30);
    const int doors = at_least(1, 4, plan / 700);
    if (plan < 40) return;
    for (int floor = 1; floor <= floors; ++floor)
        for (int door = 1; door <= doors; ++door)
            place.rows.units.push_back({.id = model::UnitId{++unit_id},
                                        .place = row.id,
                                        .stair = 1,
                                        .floor = floor,
                                        .door = fmt::format("{}{:02}", floor, door),
                                        .use = place.random.chance(0.6) ? "05" : "06",
                                        .area_m2 = std::floor(plan / doors)});
}

}  // namespace

void add_homes(Place& place) {
    std::set<PlaceId> furnished;
    for (const model::UnitRow& unit : place.rows.units) furnished.insert(unit.place);
    std::int64_t unit_id = largest_id(place.rows.units);
    std::int64_t household_id = largest_id(place.rows.households);
    for (const std::size_t leaf : place.leaves) {
        const model::PlaceRow& row = place.rows.places[leaf];
        if (row.kind != "BLDG" || furnished.contains(row.id)) continue;
        const auto parent = place.row_of.find(row.parent);
        const bool institution =
            parent != place.row_of.end() && place.rows.places[parent->second].kind == "SITE";
        const Homes homes = institution ? Homes{} : homes_in(row);
        if (homes.count() == 0) {
            add_office_rooms(place, leaf, unit_id);
            continue;
        }
        const double rented = 0.04 + 0.115 * place.random.unit();
        for (int stair = 1; stair <= homes.stairs; ++stair)
            for (int floor = 1; floor <= homes.floors; ++floor)
                for (int door = 1; door <= homes.doors; ++door) {
                    const std::string use = use_of_home(place.random, rented);
                    place.rows.units.push_back(
                        {.id = model::UnitId{++unit_id},
                         .place = row.id,
                         .stair = stair,
                         .floor = floor,
                         .door = fmt::format("{}{:02}", floor, door),
                         .use = use,
                         .area_m2 = homes.area_m2 * place.random.between(85, 112) / 100});
                    if (use != "01" && use != "02") continue;
                    place.rows.households.push_back(
                        {.id = model::HouseholdId{++household_id}, .unit = model::UnitId{unit_id}});
                }
    }
    std::map<model::UnitId, PlaceId> place_of;
    for (const model::UnitRow& unit : place.rows.units)
        place_of.emplace_hint(place_of.end(), unit.id, unit.place);
    for (const model::HouseholdRow& household : place.rows.households) {
        const auto unit = place_of.find(household.unit);
        if (unit == place_of.end()) continue;
        const auto row = place.row_of.find(unit->second);
        if (row != place.row_of.end()) ++place.households[row->second];
    }
}

void add_shops(Place& place) {
    std::set<PlaceId> let;
    for (const model::ShopRow& shop : place.rows.shops) let.insert(shop.place);
    std::int64_t id = largest_id(place.rows.shops);
    for (const std::size_t leaf : place.leaves) {
        const model::PlaceRow& row = place.rows.places[leaf];
        if (row.kind != "FRNT" || let.contains(row.id)) continue;
        const double draw = place.random.unit();
        const Trade& trade = any_trade(place.random);
        const bool vacant = draw < 0.027;
        const char* state = vacant ? "3" : draw < 0.04 ? "2" : draw < 0.047 ? "4" : "1";
        place.rows.shops.push_back({.id = model::ShopId{++id},
                                    .place = row.id,
                                    .name = vacant ? "空铺" : shop_name(trade, place.random),
                                    .trade = vacant ? "" : trade.code,
                                    .state = state});
    }
}

}  // namespace residents

void add_residents(model::Rows& rows, const FictionalOptions& options) {
    residents::Place place{rows, options};
    residents::add_homes(place);
    residents::add_shops(place);
    residents::add_staff(place);
    if (rows.facilities.empty()) residents::add_facilities(place);
    if (rows.issues.empty()) {
        residents::add_issues(place);
        settle_issues_in_homes(rows, options);
        add_callers_words(rows, options);
    }
    if (rows.visits.empty()) residents::add_visits(place);
    add_lettings(rows, options);
    add_shop_details(rows, options);
    add_people(rows, options);
    add_care(rows, options);
    add_organisations(rows, options);
    add_components(rows, options);
    add_entrances(rows, options);
}

}  // namespace ingest
