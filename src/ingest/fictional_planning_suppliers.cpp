// Who offers what: rooms of the communities, service points of the utilities, what is to let. And
// the corner of the town in which nobody cares for the old.
#include "ingest/fictional_planning_build.h"

#include "base/text.h"
#include "geo/overlay.h"

#include <array>
#include <cmath>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ingest::planning {

namespace {

constexpr std::uint64_t kSupplierStream = 0x737570706C696572U;
constexpr double kUncared_m = 800;  // around the community: more than a walk of 15 minutes inside
constexpr const char* kOffice = "Mo-Fr 08:30-12:00,13:30-18:00";

struct Premise {
    const char* kind;  // K16
    const char* name;
    const char* hours;
    int capacity;
    double area_m2;
};
constexpr std::array kPremises{Premise{"40", "社会管理服务站", kOffice, 20, 60},
                               Premise{"41", "民生工作站", kOffice, 20, 60},
                               Premise{"42", "文体服务中心", "08:30-21:00", 120, 300},
                               Premise{"43", "物业服务中心", "08:00-20:00", 15, 90},
                               Premise{"44", "数字化学习港", "Mo-Sa 09:00-17:00", 30, 80},
                               Premise{"45", "书法绘画室", "09:00-17:00", 25, 70},
                               Premise{"46", "棋牌室", "08:30-20:30", 40, 80}};

/// What the doors say of facilities that were there.
constexpr std::array kDoors{Premise{"01", "", kOffice, 40, 0}, Premise{"02", "", "24/7", 0, 0},
                            Premise{"03", "", kOffice, 12, 0},
                            Premise{"04", "", "08:00-20:00", 20, 0},
                            Premise{"11", "", "Mo-Sa 08:30-17:30", 40, 0}};

/// A trade (K10), and in which communities of a sub-district it has a point.
struct Counter {
    const char* trade;
    const char* name;
    std::string_view where;  // their numbers
};
constexpr std::array kCounters{Counter{"51", "邮政所", "01245689"},
                               Counter{"53", "通信营业厅", "023579"},
                               Counter{"54", "供销社", "1468"},
                               Counter{"55", "燃气营业厅", "258"},
                               Counter{"56", "自来水营业厅", "159"},
                               Counter{"57", "供电营业厅", "0369"},
                               Counter{"58", "质量监督服务点", "5"},
                               Counter{"09", "食品配送站", "0124589"},
                               Counter{"10", "废旧物品回收站", "12346789"}};

struct SiteUse {
    std::string_view part;  // of the name
    const char* kind;
    const char* hours;
};
constexpr std::array kSiteUses{SiteUse{"小学", "14", "Mo-Fr 07:30-17:30"},
                               SiteUse{"中学", "14", "Mo-Fr 07:00-21:00"},
                               SiteUse{"学校", "14", "Mo-Fr 07:30-17:30"},
                               SiteUse{"医院", "16", "24/7"}, SiteUse{"市场", "23", "06:00-19:00"}};

/// So much of a house, around its middle and turned with it; no more than there is.
geo::Shape part_of_house(const geo::Shape& house, double area_m2) {
    geo::Ring box = geo::oriented_box(house);
    if (box.size() != 4) return geo::point_of(geo::label_point(house));
    const double whole = geo::area_m2(geo::area_of(box));
    const double share = std::sqrt(std::min(1.0, area_m2 / std::max(whole, 1.0)));
    const geo::Point middle = (box[0] + box[2]) * 0.5;
    for (geo::Point& corner : box) corner = middle + (corner - middle) * share;
    return geo::area_of(std::move(box));
}

class Supplying {
  public:
    explicit Supplying(Town& town)
        : town_{town},
          random_{town.seed ^ kSupplierStream},
          facility_{next_id(town.rows.facilities)},
          shop_{next_id(town.rows.shops)} {}

    void supply() {
        write_on_doors();
        const Community& far = farthest();
        clear_of_elder_care(far);
        add_sites();
        for (const Community& community : town_.communities) {
            if (community.buildings.empty()) continue;
            add_premises(community);
            add_points(community);
            add_rooms_to_let(community, &community == &far ? 3 : random_.between(0, 2));
            if (community.number % 4 == 1) add_elder_centre(community, far);
        }
    }

  private:
    void write_on_doors() {
        for (model::FacilityRow& facility : town_.rows.facilities)
            for (const Premise& door : kDoors) {
                if (facility.kind != door.kind) continue;
                if (facility.hours.empty()) facility.hours = door.hours;
                if (facility.capacity == 0) facility.capacity = door.capacity;
            }
    }

    /// The community in the outermost corner; of several the first.
    const Community& farthest() const {
        geo::Box all;
        for (const Community& one : town_.communities) all.add(geo::box_of(town_.place(one).shape));
        const auto away_m = [&](const Community& one) {
            const geo::Point p = geo::label_point(town_.place(one).shape) - all.centre();
            return std::hypot(p.x, p.y);
        };
        return *std::ranges::max_element(town_.communities, {}, away_m);
    }

    static bool is_within(const geo::Shape& area, geo::Point point, double reach_m) {
        return geo::contains(area, point) || geo::distance(area, point) <= reach_m;
    }

    /// What was there becomes something else.
    void clear_of_elder_care(const Community& far) {
        const geo::Shape& area = town_.place(far).shape;
        const auto inside = [&](model::PlaceId place) {
            const auto row = town_.row_of.find(place);
            return row != town_.row_of.end() &&
                   is_within(area, geo::label_point(town_.place(row->second).shape), kUncared_m);
        };
        for (model::ShopRow& shop : town_.rows.shops) {
            if (shop.trade != "07" || !inside(shop.place)) continue;
            shop.trade = "15";
            shop.name = base::replaced(shop.name, "助老驿站", "快递驿站");
        }
        for (model::FacilityRow& facility : town_.rows.facilities) {
            if (facility.kind != "11" || !inside(facility.place)) continue;
            facility.kind = "33";
            facility.name = base::replaced(facility.name, "日间照料站", "居民活动室");
        }
    }

    void add(model::PlaceId place, const char* kind, std::string name, geo::Shape shape,
             const char* open, int capacity) {
        town_.rows.facilities.push_back({.id = facility_,
                                         .place = place,
                                         .kind = kind,
                                         .name = std::move(name),
                                         .shape = std::move(shape),
                                         .hours = open,
                                         .capacity = capacity});
        facility_ = model::FacilityId{model::number(facility_) + 1};
    }

    /// Schools, hospitals and markets on their own ground, kindergartens in their houses.
    void add_sites() {
        for (const model::PlaceRow& place : town_.rows.places) {
            if (place.kind == "SITE") {
                for (const SiteUse& use : kSiteUses) {
                    if (!base::has_part(place.name, use.part)) continue;
                    add(place.id, use.kind, place.name, place.shape, use.hours, 0);
                    break;
                }
            } else if (place.kind == "BLDG" && place.name == "幼儿园") {
                const auto yard = town_.row_of.find(place.parent);
                if (yard == town_.row_of.end()) continue;
                add(place.id, "13", town_.place(yard->second).name + place.name, place.shape,
                    "Mo-Fr 07:30-17:30", 30 * random_.between(5, 9));
            }
        }
    }

    void add_premises(const Community& community) {
        double usual_m2 = 0;
        for (const Premise& room : kPremises) usual_m2 += room.area_m2;
        // About 30 m² to 100 households, as it should be; one community has not even half of it.
        const bool little = community.number == kLittleRoom;
        const double have = little ? 0.45 : 0.9 + 0.45 * random_.unit();
        const double scale = std::max(0.2, community.households * 0.3 * have / usual_m2);
        for (const Premise& room : kPremises) {
            const bool missing = random_.chance(little ? 0.45 : 0.12);
            const std::size_t house = random_.pick(community.buildings);
            if (missing) continue;
            add(town_.place(house).id, room.kind, town_.place(community).name + room.name,
                part_of_house(town_.place(house).shape, room.area_m2 * scale), room.hours,
                room.capacity);
        }
    }

    void add_elder_centre(const Community& community, const Community& far) {
        constexpr double kCentre_m2 = 500;
        std::vector<std::size_t> houses;
        for (const std::size_t row : community.buildings)
            if (!is_within(town_.place(far).shape, geo::label_point(town_.place(row).shape),
                           kUncared_m))
                houses.push_back(row);
        if (houses.empty()) return;
        const model::PlaceRow& house = town_.place(random_.pick(houses));
        add(house.id, "26", town_.place(community).name + "养老服务中心",
            part_of_house(house.shape, kCentre_m2), "24/7", random_.between(8, 16) * 10);
    }

    void add_rooms_to_let(const Community& community, int count) {
        constexpr double kRoom_m2 = 90;
        for (int i = 0; i < count; ++i) {
            const model::PlaceRow& house = town_.place(random_.pick(community.buildings));
            add(house.id, "47", fmt::format("{}{}公共用房", town_.place(community).name, i + 1),
                part_of_house(house.shape, kRoom_m2), "", 0);
        }
    }

    /// Houses in which one looks for a counter: of institutions and offices, else any.
    std::vector<std::size_t> houses_for_counters(const Community& community) const {
        std::vector<std::size_t> houses;
        for (const std::size_t row : community.buildings) {
            const model::PlaceRow& house = town_.place(row);
            const auto parent = town_.row_of.find(house.parent);
            const bool site =
                parent != town_.row_of.end() && town_.place(parent->second).kind == "SITE" &&
                !base::has_part(house.name, "教学") && !base::has_part(house.name, "体育");
            if (site || house.name == "办公楼" || house.name == "物业服务中心")
                houses.push_back(row);
        }
        return houses.empty() ? community.buildings : houses;
    }

    void add_points(const Community& community) {
        const std::vector<std::size_t> houses = houses_for_counters(community);
        const std::string stem = base::replaced(town_.place(community).name, "社区", "");
        const auto digit = static_cast<char>('0' + community.number % 10);
        for (const Counter& point : kCounters) {
            const std::size_t house = random_.pick(houses);
            if (point.where.find(digit) == std::string_view::npos) continue;
            town_.rows.shops.push_back({.id = shop_,
                                        .place = town_.place(house).id,
                                        .name = stem + point.name,
                                        .trade = point.trade,
                                        .state = "1"});
            shop_ = model::ShopId{model::number(shop_) + 1};
        }
    }

    Town& town_;
    base::Random random_;
    model::FacilityId facility_;
    model::ShopId shop_;
};

}  // namespace

void add_suppliers(Town& town) {
    Supplying{town}.supply();
}

}  // namespace ingest::planning
