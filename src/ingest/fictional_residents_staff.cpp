#include "ingest/fictional_names.h"
#include "ingest/fictional_residents_build.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace ingest::residents {

using geo::Point;
using model::GridId;
using model::PlaceId;
using model::StaffId;

namespace {

constexpr int kManyHouseholds = 390;  // a grid of more has a second, part-time worker

class Hiring {
  public:
    explicit Hiring(Place& place)
        : place_{place},
          staff_{largest_id(place.rows.staff)},
          assignment_{largest_id(place.rows.assignments)} {}

    StaffId hire(const char* post, std::size_t community) {
        place_.rows.staff.push_back({.id = StaffId{++staff_},
                                     .name = person_name(place_.random),
                                     .post = post,
                                     .community = place_.rows.places[community].id});
        return StaffId{staff_};
    }

    void assign(StaffId staff, const char* role, PlaceId place, GridId grid) {
        place_.rows.assignments.push_back(
            {.id = model::AssignmentId{++assignment_},
             .staff = staff,
             .role = role,
             .place = place,
             .grid = grid,
             .from = place_.now - std::chrono::hours{24 * place_.random.between(60, 1500)}});
    }

  private:
    Place& place_;
    std::int64_t staff_;
    std::int64_t assignment_;
};

void hire_for_communities(Place& place, Hiring& hiring) {
    for (std::size_t c = 0; c < place.rows.places.size(); ++c) {
        const model::PlaceRow& row = place.rows.places[c];
        if (row.kind != "COMM") continue;
        for (const char* post : {"社区书记", "社区民警", "社区工作者"}) {
            const StaffId staff = hiring.hire(post, c);
            hiring.assign(staff, post, row.id, {});
            place.secretary.try_emplace(c, staff);
        }
        for (const std::size_t yard : place.below[c]) {
            if (place.rows.places[yard].kind != "YARD") continue;
            hiring.assign(hiring.hire("楼院长", c), "楼院长", place.rows.places[yard].id, {});
        }
    }
}

void hire_for_grids(Place& place, Hiring& hiring) {
    std::map<GridId, int> households;
    for (const std::size_t leaf : place.leaves)
        households[place.rows.places[leaf].grid] += place.households[leaf];
    int number = 0;
    for (const model::GridRow& grid : place.rows.grids) {
        const auto community = place.row_of.find(grid.community);
        if (community == place.row_of.end()) continue;
        ++number;
        // Some post is always waiting for somebody; not the first, or a small place had nobody.
        if (number > 3 && place.random.chance(0.035)) continue;
        const StaffId worker = hiring.hire("网格员", community->second);
        hiring.assign(worker, "专职网格员", {}, grid.id);
        place.worker.emplace(grid.id, worker);
        if (households[grid.id] > kManyHouseholds)
            hiring.assign(hiring.hire("网格员", community->second), "兼职网格员", {}, grid.id);
    }
}

/// Those who were there before.
void remember_staff(Place& place) {
    for (const model::AssignmentRow& a : place.rows.assignments) {
        if (number(a.grid) != 0) place.worker.try_emplace(a.grid, a.staff);
        const auto row = place.row_of.find(a.place);
        if (row != place.row_of.end() && place.rows.places[row->second].kind == "COMM")
            place.secretary.try_emplace(row->second, a.staff);
    }
}

}  // namespace

void add_staff(Place& place) {
    if (!place.rows.staff.empty()) {
        remember_staff(place);
        return;
    }
    Hiring hiring{place};
    hire_for_communities(place, hiring);
    hire_for_grids(place, hiring);
}

namespace {

/// Somewhere in a yard where no house stands.
Point free_point_in(Place& place, std::size_t yard) {
    const geo::Shape& area = place.rows.places[yard].shape;
    const geo::Box box = geo::box_of(area);
    for (int tries = 0; tries < 20; ++tries) {
        const Point p{box.x0 + place.random.unit() * box.width(),
                      box.y0 + place.random.unit() * box.height()};
        if (!geo::contains(area, p)) continue;
        const bool built = std::ranges::any_of(place.below[yard], [&](std::size_t child) {
            return geo::contains(place.rows.places[child].shape, p);
        });
        if (!built) return p;
    }
    return geo::label_point(area);
}

struct Offer {
    const char* kind;
    const char* name;
};
constexpr std::array<Offer, 5> kOfCommunity{{{"01", "一站式服务大厅"},
                                             {"02", "警务室"},
                                             {"03", "调解室"},
                                             {"04", "卫生服务站"},
                                             {"11", "日间照料站"}}};
constexpr std::array<Offer, 7> kOfYard{{{"06", "消火栓"},
                                        {"12", "垃圾分类点"},
                                        {"07", "电动车充电棚"},
                                        {"08", "健身场"},
                                        {"10", "快递柜"},
                                        {"05", "微型消防站"},
                                        {"09", "公厕"}}};

}  // namespace

void add_facilities(Place& place) {
    std::int64_t id = 0;
    const auto add = [&](std::size_t at, const Offer& offer, const std::string& of, Point point) {
        place.rows.facilities.push_back({.id = model::FacilityId{++id},
                                         .place = place.rows.places[at].id,
                                         .kind = offer.kind,
                                         .name = of + offer.name,
                                         .shape = geo::point_of(point)});
    };
    std::map<std::size_t, std::vector<std::size_t>> buildings;  // of each community
    for (const std::size_t leaf : place.leaves)
        if (place.rows.places[leaf].kind == "BLDG" && place.community[leaf] != kNone)
            buildings[place.community[leaf]].push_back(leaf);
    for (const auto& [community, houses] : buildings) {
        const std::size_t house = place.random.pick(houses);
        const Point at = geo::label_point(place.rows.places[house].shape);
        double beside = -3;
        for (const Offer& offer : kOfCommunity)
            add(house, offer, place.rows.places[community].name, at + Point{beside += 1.5, 0});
    }
    for (std::size_t yard = 0; yard < place.rows.places.size(); ++yard) {
        const model::PlaceRow& row = place.rows.places[yard];
        if (row.kind != "YARD" || row.shape.kind != geo::ShapeKind::Area) continue;
        const int count = place.below[yard].size() < 4 ? 1 : place.random.between(1, 3);
        const auto first = place.random.below(static_cast<std::uint32_t>(kOfYard.size()));
        for (int i = 0; i < count; ++i) {
            const Offer& offer = kOfYard.at((first + static_cast<std::size_t>(i)) % kOfYard.size());
            add(yard, offer, row.name, free_point_in(place, yard));
        }
    }
}

}  // namespace ingest::residents
