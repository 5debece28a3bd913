#include "ingest/fronts.h"

#include "geo/box_index.h"
#include "geo/overlay.h"
#include "ingest/lines.h"
#include "ingest/tiling.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace ingest {

using geo::Box;
using geo::Point;
using geo::Ring;
using geo::Shape;

namespace {

constexpr double kShopReach = 60;   // metres from the kerb to a shop that still faces the street
constexpr double kBesideWall = 5;   // a node this near to a building was meant to be in it
constexpr double kNarrowest = 3.5;  // metres of a front
constexpr double kTightest = 2;     // when the façade is too short for all
constexpr double kWidest = 10;
constexpr double kDeepestFront = 10;
constexpr double kOpenDepth = 7;  // of a shop that no building holds
constexpr double kPavement = 2;
constexpr double kSmallestFront = 4;  // square metres
constexpr double kShortestWall = 2.5;

std::vector<Shape> areas_of(const std::vector<SurveyedBuilding>& buildings) {
    std::vector<Shape> areas;
    for (const SurveyedBuilding& building : buildings) areas.push_back(building.area);
    return areas;
}

/// A line shops stand along: the wall of a building, or one side of a street in the open.
struct FrontRow {
    int building = -1;
    std::uint32_t edge = 0;  // of the building's outline
    std::uint32_t segment = 0;
    bool left = false;
    auto key() const { return std::tuple{building, edge, segment, left}; }
    friend bool operator<(const FrontRow& a, const FrontRow& b) { return a.key() < b.key(); }
};

struct Stand {
    double along_m = 0;     // of the row
    double distance_m = 0;  // from the middle of the street, in the open
    std::uint32_t shop = 0;
};

struct Wall {
    Point a, b;
    double cost = std::numeric_limits<double>::infinity();
    std::uint32_t number = 0;
};

std::optional<Shape> largest_of(const std::optional<Shape>& area) {
    if (!area) return std::nullopt;
    Shape best = geo::largest_of(*area);
    return best.parts.empty() ? std::nullopt : std::optional{std::move(best)};
}

class FrontBuilder {
  public:
    FrontBuilder(const Survey& survey, const std::vector<Segment>& segments,
                 const Bands& carriageways)
        : survey_{survey},
          segments_{segments},
          carriageways_{carriageways},
          buildings_{areas_of(survey.buildings)},
          inside_{buildings_} {
        std::vector<Box> boxes;
        for (const Segment& segment : segments)
            boxes.push_back(geo::box_of(geo::line_of(segment.line)));
        segment_index_ = geo::BoxIndex{boxes};
        boxes.clear();
        for (const Shape& building : buildings_) boxes.push_back(geo::box_of(building));
        building_index_ = geo::BoxIndex{boxes};
    }

    Fronts build() {
        made_.homes.resize(survey_.shops.size());
        std::map<FrontRow, std::vector<Stand>> rows;
        for (std::uint32_t s = 0; s < survey_.shops.size(); ++s) place(s, rows);
        for (auto& [row, stands] : rows) lay(row, stands);
        return settled();
    }

  private:
    int building_of(const SurveyedShop& shop) const {
        const int inside = inside_.at(shop.at);
        if (inside >= 0) return inside;
        double nearest = kBesideWall;
        int found = -1;
        const Box here = Box{shop.at.x, shop.at.y, shop.at.x, shop.at.y}.grown(kBesideWall);
        for (const std::uint32_t b : building_index_.touching(here)) {
            const double apart = geo::distance(buildings_[b], shop.at);
            if (apart >= nearest) continue;
            nearest = apart;
            found = static_cast<int>(b);
        }
        return found;
    }

    std::optional<std::uint32_t> segment_of(const SurveyedShop& shop) const {
        double nearest = kShopReach;
        double nearest_named = kShopReach;
        std::optional<std::uint32_t> any;
        std::optional<std::uint32_t> named;
        const Box here = Box{shop.at.x, shop.at.y, shop.at.x, shop.at.y}.grown(kShopReach + 40);
        for (const std::uint32_t s : segment_index_.touching(here)) {
            const double apart =
                footing_on(segments_[s].line, shop.at).distance_m - segments_[s].width_m / 2;
            if (apart < nearest) {
                nearest = apart;
                any = s;
            }
            if (segments_[s].name != shop.street || apart >= nearest_named) continue;
            nearest_named = apart;
            named = s;
        }
        return named ? named : any;
    }

    /// The wall by which a building looks at a street from where the shop is.
    std::optional<Wall> wall_of(std::uint32_t building, const Segment& segment, Point shop) const {
        const Shape plain = geo::simplified(buildings_[building], 0.8);
        const Ring& outline = plain.parts[0];
        double twice = 0;
        for (std::size_t i = 0; i < outline.size(); ++i)
            twice += cross(outline[i] - outline[0], outline[(i + 1) % outline.size()] - outline[0]);
        Wall best;
        for (std::size_t i = 0; i < outline.size(); ++i) {
            Wall wall{outline[i], outline[(i + 1) % outline.size()]};
            if (twice < 0) std::swap(wall.a, wall.b);  // the building lies to the left of its walls
            if (distance_between(wall.a, wall.b) < kShortestWall) continue;
            const Point near = footing_on({wall.a, wall.b}, shop).at;
            const Footing foot = footing_on(segment.line, near);
            const Point outwards = left_of(unit(wall.b - wall.a)) * -1;
            if (dot(outwards, unit(foot.at - near)) < 0.5) continue;
            wall.cost = foot.distance_m + 0.7 * distance_between(near, shop);
            wall.number = static_cast<std::uint32_t>(i);
            if (wall.cost < best.cost - 1e-9) best = wall;
        }
        return std::isfinite(best.cost) ? std::optional{best} : std::nullopt;
    }

    void place(std::uint32_t number, std::map<FrontRow, std::vector<Stand>>& rows) {
        const SurveyedShop& shop = survey_.shops[number];
        const int building = building_of(shop);
        made_.homes[number].building = building;
        const std::optional<std::uint32_t> street = segment_of(shop);
        if (!street) return;
        const Segment& segment = segments_[*street];
        if (building >= 0) {
            const auto b = static_cast<std::uint32_t>(building);
            if (const auto wall = wall_of(b, segment, shop.at)) {
                const FrontRow row{building, wall->number, *street, false};
                walls_[row] = *wall;
                const double along = footing_on({wall->a, wall->b}, shop.at).along_m;
                rows[row].push_back({along, 0, number});
            }
            return;
        }
        const Footing foot = footing_on(segment.line, shop.at);
        rows[{-1, 0, *street, foot.left}].push_back({foot.along_m, foot.distance_m, number});
    }

    void lay(const FrontRow& row, std::vector<Stand>& stands) {
        std::ranges::stable_sort(stands, {}, &Stand::along_m);
        const bool open = row.building < 0;
        const double length = open ? length_of(segments_[row.segment].line)
                                   : distance_between(walls_[row].a, walls_[row].b);
        const auto room = static_cast<std::size_t>(std::max(1.0, std::floor(length / kTightest)));
        const std::size_t slots = std::min(room, stands.size());
        std::vector<double> wanted(slots, 0);
        std::vector<std::vector<std::uint32_t>> shops(slots);
        std::vector<double> distance(slots, std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < stands.size(); ++i) {
            const std::size_t slot = i * slots / stands.size();
            if (shops[slot].empty()) wanted[slot] = stands[i].along_m;
            shops[slot].push_back(stands[i].shop);
            distance[slot] = std::min(distance[slot], stands[i].distance_m);
        }
        const std::vector<Frontage> frontages = laid_out(wanted, length);
        for (std::size_t i = 0; i < slots; ++i) {
            std::optional<Shape> area =
                open ? in_the_open(row, frontages[i], distance[i]) : along_wall(row, frontages[i]);
            add(row, std::move(area), shops[i]);
        }
    }

    std::optional<Shape> along_wall(const FrontRow& row, const Frontage& frontage) const {
        const Wall& wall = walls_.at(row);
        const Shape& building = buildings_[static_cast<std::size_t>(row.building)];
        const Point along = unit(wall.b - wall.a);
        const double length = distance_between(wall.a, wall.b);
        const double depth = std::clamp(0.5 * geo::area_m2(building) / length, 3.0, kDeepestFront);
        // Walls are straightened a little before: what stands out belongs to the front too.
        const Point out = left_of(along) * -1;
        const Point in = left_of(along) * depth;
        const Point a = wall.a + along * frontage.from_m;
        const Point b = wall.a + along * frontage.to_m;
        return geo::intersection(building, geo::area_of({a + out, b + out, b + in, a + in}));
    }

    std::optional<Shape> in_the_open(const FrontRow& row, const Frontage& frontage,
                                     double distance_m) const {
        const Segment& segment = segments_[row.segment];
        const Point a = point_along(segment.line, frontage.from_m);
        const Point b = point_along(segment.line, frontage.to_m);
        const Point side = left_of(unit(b - a)) * (row.left ? 1.0 : -1.0);
        const double near = std::max(segment.width_m / 2 + kPavement, distance_m - kOpenDepth / 2);
        const Point in = side * near;
        const Point out = side * (near + kOpenDepth);
        std::optional<Shape> area = geo::area_of({a + in, b + in, b + out, a + out});
        std::vector<Shape> built;
        for (const std::uint32_t n : building_index_.touching(geo::box_of(*area)))
            built.push_back(buildings_[n]);
        const std::optional<Shape> walls = geo::united(built);
        return walls ? geo::difference(*area, *walls) : geo::united({*area});
    }

    void add(const FrontRow& row, std::optional<Shape> area,
             const std::vector<std::uint32_t>& shops) {
        if (area) area = carriageways_.leave_of(*area);
        if (area) area = apart_from_others(*area, shops);
        area = largest_of(area);
        if (!area || geo::area_m2(*area) < kSmallestFront) return;
        const Footing foot = footing_on(segments_[row.segment].line, geo::label_point(*area));
        const auto number = static_cast<int>(made_.fronts.size());
        note(geo::box_of(*area), number);
        made_.fronts.push_back({.area = std::move(*area),
                                .segment = row.segment,
                                .left = foot.left,
                                .along_m = foot.along_m,
                                .shops = shops});
        for (const std::uint32_t shop : shops) made_.homes[shop].front = number;
    }

    /// What fronts laid before leave. When that is too little, the shops move in with the front
    /// that took most.
    std::optional<Shape> apart_from_others(const Shape& area,
                                           const std::vector<std::uint32_t>& shops) {
        std::vector<Shape> others;
        double most = 0;
        int taker = -1;
        for (const int other : near(geo::box_of(area))) {
            const Front& front = made_.fronts[static_cast<std::size_t>(other)];
            const auto both = geo::intersection(front.area, area);
            if (!both) continue;
            others.push_back(front.area);
            if (geo::area_m2(*both) <= most) continue;
            most = geo::area_m2(*both);
            taker = other;
        }
        if (taker < 0) return area;
        std::optional<Shape> rest = largest_of(geo::difference(area, *geo::united(others)));
        if (rest && geo::area_m2(*rest) >= kSmallestFront) return rest;
        Front& front = made_.fronts[static_cast<std::size_t>(taker)];
        for (const std::uint32_t shop : shops) {
            front.shops.push_back(shop);
            made_.homes[shop].front = taker;
        }
        return std::nullopt;
    }

    // Fronts made so far, by squares of 50 m.
    static std::pair<long, long> square(double x, double y) {
        return {std::lround(x / 50), std::lround(y / 50)};
    }
    void note(const Box& box, int front) {
        const auto [x0, y0] = square(box.x0, box.y0);
        const auto [x1, y1] = square(box.x1, box.y1);
        for (long x = x0; x <= x1; ++x)
            for (long y = y0; y <= y1; ++y) laid_[{x, y}].push_back(front);
    }
    std::vector<int> near(const Box& box) const {
        std::vector<int> found;
        const auto [x0, y0] = square(box.x0, box.y0);
        const auto [x1, y1] = square(box.x1, box.y1);
        for (long x = x0; x <= x1; ++x)
            for (long y = y0; y <= y1; ++y)
                if (const auto at = laid_.find({x, y}); at != laid_.end())
                    found.insert(found.end(), at->second.begin(), at->second.end());
        std::ranges::sort(found);
        found.erase(std::unique(found.begin(), found.end()), found.end());
        return found;
    }

    /// Fronts in the order of a walk, homes told so.
    Fronts settled() {
        std::vector<int> order(made_.fronts.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
        std::ranges::stable_sort(order, {}, [&](int i) {
            const Front& front = made_.fronts[static_cast<std::size_t>(i)];
            return std::tuple{front.segment, front.left ? 0 : 1, front.along_m};
        });
        std::vector<int> number(order.size());
        Fronts settled;
        for (const int i : order) {
            number[static_cast<std::size_t>(i)] = static_cast<int>(settled.fronts.size());
            settled.fronts.push_back(std::move(made_.fronts[static_cast<std::size_t>(i)]));
        }
        settled.homes = std::move(made_.homes);
        for (ShopHome& home : settled.homes)
            if (home.front >= 0) home.front = number[static_cast<std::size_t>(home.front)];
        return settled;
    }

    const Survey& survey_;
    const std::vector<Segment>& segments_;
    const Bands& carriageways_;
    std::vector<Shape> buildings_;
    Locator inside_;
    geo::BoxIndex segment_index_;
    geo::BoxIndex building_index_;
    std::map<FrontRow, Wall> walls_;
    std::map<std::pair<long, long>, std::vector<int>> laid_;
    Fronts made_;
};

}  // namespace

std::vector<Frontage> laid_out(const std::vector<double>& wanted, double length_m) {
    if (wanted.empty()) return {};
    const auto count = static_cast<double>(wanted.size());
    const double width = std::min(kNarrowest, length_m / count);
    // Shift each by the fronts before it; then "at least a front apart" is "not descending", and
    // the nearest such row takes the mean where positions crowd.
    struct Crowd {
        double sum;
        double size;
        double mean() const { return sum / size; }
    };
    std::vector<Crowd> crowds;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        crowds.push_back({wanted[i] - static_cast<double>(i) * width, 1});
        while (crowds.size() > 1 && crowds[crowds.size() - 2].mean() > crowds.back().mean()) {
            const Crowd last = crowds.back();
            crowds.pop_back();
            crowds.back().sum += last.sum;
            crowds.back().size += last.size;
        }
    }
    std::vector<double> middle;
    const double last_place = length_m - width / 2 - (count - 1) * width;
    for (const Crowd& crowd : crowds)
        for (int i = 0; i < static_cast<int>(crowd.size); ++i)
            middle.push_back(std::clamp(crowd.mean(), width / 2, std::max(width / 2, last_place)) +
                             static_cast<double>(middle.size()) * width);
    std::vector<Frontage> frontages;
    for (std::size_t i = 0; i < middle.size(); ++i) {
        const double before = i == 0 ? 0 : (middle[i - 1] + middle[i]) / 2;
        const double after = i + 1 == middle.size() ? length_m : (middle[i] + middle[i + 1]) / 2;
        frontages.push_back(
            {std::max(before, middle[i] - kWidest / 2), std::min(after, middle[i] + kWidest / 2)});
    }
    return frontages;
}

Fronts fronts_of(const Survey& survey, const std::vector<Segment>& segments,
                 const Bands& carriageways) {
    return FrontBuilder{survey, segments, carriageways}.build();
}

}  // namespace ingest
