#include "ingest/regions.h"

#include "geo/overlay.h"
#include "ingest/tiling.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <tuple>

namespace ingest {

using geo::Point;
using geo::Ring;
using geo::Shape;
using Level = SurveyedBoundary::Level;

namespace {

constexpr double kSquare = 150;          // metres, within which people count as one
constexpr double kWalk = 350;            // metres people go around their houses
constexpr double kRim = 40;              // metres of ground around the outermost house
constexpr double kFewStragglers = 0.02;  // share of what lies outside all boundaries and may

using Boundaries = std::vector<const SurveyedBoundary*>;

/// A dozen corners around a point.
Shape ground_around(Point middle, double radius) {
    Ring ring;
    for (int i = 0; i < 12; ++i) {
        const double angle = std::numbers::pi * (i + 0.5) / 6;
        ring.push_back(middle + Point{std::cos(angle), std::sin(angle)} * radius);
    }
    return geo::area_of(std::move(ring));
}

/// Where anybody lives, with the dents that a walk would fill; far villages lie apart.
std::optional<Shape> extent_of(const std::vector<Point>& lived_at) {
    struct Heap {
        Point sum;
        int count = 0;
    };
    std::map<std::pair<long, long>, Heap> squares;
    for (const Point p : lived_at) {
        Heap& heap = squares[{std::lround(p.y / kSquare), std::lround(p.x / kSquare)}];
        heap.sum = heap.sum + p;
        ++heap.count;
    }
    std::vector<Shape> grounds;
    for (const auto& [square, heap] : squares)
        grounds.push_back(ground_around(heap.sum * (1.0 / heap.count), kWalk));
    std::optional<Shape> all = geo::united(grounds);
    if (!all) return std::nullopt;
    std::vector<Shape> places;
    for (const Shape& polygon : geo::polygons_of(*all)) {
        const Shape solid = geo::simplified(geo::area_of(polygon.parts[0]), kWalk / 5);
        Ring inside;
        for (const Point p : lived_at)
            if (geo::contains(solid, p)) inside.push_back(p);
        const std::optional<Shape> rim =
            geo::buffered(geo::area_of(geo::convex_hull(std::move(inside))), kRim);
        // A hull of many houses has many corners that nobody needs, and all are asked about it.
        const std::optional<Shape> place =
            rim ? geo::intersection(solid, geo::simplified(*rim, kRim / 10)) : solid;
        if (place) places.push_back(*place);
    }
    return geo::united(places);
}

/// Boundaries of a level that hold somebody, or all when nobody lives anywhere; smallest first.
Boundaries lived_in(const Survey& survey, Level level, const std::vector<Point>& lived_at) {
    Boundaries found;
    for (const SurveyedBoundary& boundary : survey.boundaries) {
        if (boundary.level != level || boundary.area.kind != geo::ShapeKind::Area) continue;
        const geo::Box box = geo::box_of(boundary.area);
        const bool lived = std::ranges::any_of(
            lived_at, [&](Point p) { return box.contains(p) && geo::contains(boundary.area, p); });
        if (lived || lived_at.empty()) found.push_back(&boundary);
    }
    const auto key = [](const SurveyedBoundary* b) {
        return std::tuple{geo::area_m2(b->area), b->name, b->code, b->source};
    };
    std::ranges::stable_sort(found, {}, key);
    return found;
}

int holder_of(const Shape& area, const std::vector<const Shape*>& holders) {
    const Point at = geo::label_point(area);
    for (std::size_t i = 0; i < holders.size(); ++i)
        if (geo::contains(*holders[i], at)) return static_cast<int>(i);
    return -1;
}

std::optional<Shape> without_all(std::optional<Shape> area, const std::vector<Shape>& taken) {
    if (!area || taken.empty()) return area;
    const std::optional<Shape> all = geo::united(taken);
    return all ? geo::difference(*area, *all) : area;
}

class RegionBuilder {
  public:
    RegionBuilder(const Survey& survey, const std::vector<Point>& lived_at,
                  const DivideOptions& options)
        : survey_{survey}, lived_at_{lived_at}, options_{options} {}

    Regions build() {
        add_given();
        const std::optional<Shape> extent = extent_of(lived_at_);
        const auto given = made_.subdistricts.size();
        for (std::size_t s = 0; s < given && extent; ++s)
            add_open(geo::intersection(made_.subdistricts[s].area, *extent), static_cast<int>(s));
        if (extent) add_rest(*extent);
        if (made_.subdistricts.empty()) made_.subdistricts.push_back(unnamed());
        if (made_.districts.empty())
            made_.districts.push_back({.name = "本区", .code = {}, .area = {}, .source = {}});
        return std::move(made_);
    }

  private:
    Subdistrict unnamed() const {
        std::string name = options_.name.empty() ? survey_.name : options_.name;
        if (name.empty()) name = "本街道";
        return {.district = 0, .name = name, .code = {}, .area = {}, .source = {}};
    }

    void add_given() {
        std::vector<const Shape*> holders;
        for (const SurveyedBoundary* b : lived_in(survey_, Level::District, lived_at_)) {
            made_.districts.push_back({b->name, b->code, b->area, b->source});
            holders.push_back(&b->area);
        }
        const auto number = [](int found) { return std::max(found, 0); };
        std::vector<const Shape*> subdistricts;
        std::vector<Shape> taken;
        for (const SurveyedBoundary* b : lived_in(survey_, Level::Subdistrict, lived_at_)) {
            made_.subdistricts.push_back(
                {number(holder_of(b->area, holders)), b->name, b->code, b->area, b->source});
            subdistricts.push_back(&b->area);
        }
        for (const SurveyedBoundary* b : lived_in(survey_, Level::Community, lived_at_)) {
            // Overlapping boundaries: the smaller one, which comes first, keeps its ground.
            std::vector<Shape> near;
            for (const Shape& other : taken)
                if (geo::box_of(other).intersects(geo::box_of(b->area))) near.push_back(other);
            const std::optional<Shape> area = without_all(b->area, near);
            if (!area || geo::area_m2(*area) < 0.2 * geo::area_m2(b->area)) continue;
            int home = holder_of(b->area, subdistricts);
            if (home < 0) home = unheld();
            made_.regions.push_back({home, *area, true, b->name, b->code, b->source});
            taken.push_back(*area);
        }
    }

    /// The sub-district of what no given one holds.
    int unheld() {
        if (rest_ < 0) {
            rest_ = static_cast<int>(made_.subdistricts.size());
            made_.subdistricts.push_back(unnamed());
        }
        return rest_;
    }

    std::vector<Shape> communities() const {
        std::vector<Shape> areas;
        for (const Region& region : made_.regions) areas.push_back(region.area);
        return areas;
    }

    /// Without the slivers between two borders, and other ground of nobody.
    std::optional<Shape> lived_on(const std::optional<Shape>& ground) const {
        if (!ground) return std::nullopt;
        std::vector<Shape> lived;
        for (const Shape& polygon : geo::polygons_of(*ground))
            if (std::ranges::any_of(lived_at_, [&](Point p) { return geo::contains(polygon, p); }))
                lived.push_back(polygon);
        return geo::united(lived);
    }

    /// Ground to be divided, unless next to nobody lives on it: those few go to their neighbours.
    void add_open(const std::optional<Shape>& ground, int subdistrict) {
        const std::optional<Shape> open = lived_on(without_all(ground, communities()));
        if (!open) return;
        const auto people =
            std::ranges::count_if(lived_at_, [&](Point p) { return geo::contains(*open, p); });
        const double share = static_cast<double>(people) / static_cast<double>(lived_at_.size());
        if (people == 0 || (share < kFewStragglers && !made_.regions.empty())) return;
        made_.regions.push_back({subdistrict, *open, false, {}, {}, {}});
    }

    void add_rest(const Shape& extent) {
        std::vector<Shape> held;
        for (const Subdistrict& s : made_.subdistricts)
            if (s.area.kind == geo::ShapeKind::Area) held.push_back(s.area);
        const std::optional<Shape> rest = without_all(extent, held);
        if (!rest) return;
        const std::size_t before = made_.regions.size();
        const int home = rest_ >= 0 ? rest_ : static_cast<int>(made_.subdistricts.size());
        add_open(rest, home);
        if (made_.regions.size() > before) unheld();
    }

    const Survey& survey_;
    const std::vector<Point>& lived_at_;
    const DivideOptions& options_;
    Regions made_;
    int rest_ = -1;
};

}  // namespace

Regions regions_of(const Survey& survey, const std::vector<Point>& lived_at,
                   const DivideOptions& options) {
    return RegionBuilder{survey, lived_at, options}.build();
}

}  // namespace ingest
