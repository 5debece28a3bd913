#include "ingest/cuts.h"

#include "geo/overlay.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace ingest {

using geo::Point;
using geo::Ring;
using geo::Shape;

namespace {

constexpr double kOverEnds = 0.05;  // metres a cut reaches over its ends

/// What lies where dot(normal, p) <= at.
struct HalfPlane {
    Point normal;
    double at;
};

using Numbers = std::vector<std::uint32_t>;

/// The part of a polygon's outline within half planes; its area is right, also where it is
/// concave.
Ring clipped(const Ring& outline, const std::vector<HalfPlane>& planes) {
    Ring ring = outline;
    for (const HalfPlane& plane : planes) {
        Ring kept;
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i];
            const Point b = ring[(i + 1) % ring.size()];
            const double da = dot(a, plane.normal) - plane.at;
            const double db = dot(b, plane.normal) - plane.at;
            if (da <= 0) kept.push_back(a);
            if ((da < 0 && db > 0) || (da > 0 && db < 0))
                kept.push_back(a + (b - a) * (da / (da - db)));
        }
        ring.swap(kept);
    }
    return ring;
}

/// A cut that could be made: through dot(normal, p) == at.
struct PossibleCut {
    Point normal;
    double at = 0;
    double cost = std::numeric_limits<double>::infinity();
    Numbers below, above;
};

struct Extent {
    double low, high;
    std::uint32_t mass;
    double middle() const { return (low + high) / 2; }
};

class Cutter {
  public:
    Cutter(const Shape& face, const std::vector<Mass>& masses, const CutLimits& limits)
        : face_{face}, masses_{masses}, limits_{limits} {}

    void cut(const Numbers& members, const std::vector<HalfPlane>& planes, int depth) {
        const Ring outline = clipped(face_.parts[0], planes);
        if (members.size() < 2 || outline.size() < 3 || depth > 12) return;
        double weight = 0;
        for (const std::uint32_t m : members) weight += masses_[m].weight;
        const double area = geo::area_m2(geo::area_of(outline));
        const bool wide = area > limits_.area_m2 && members.size() >= limits_.many;
        if (weight <= limits_.weight && !wide) return;
        const std::optional<PossibleCut> best = best_of(members, outline, weight);
        if (!best) return;
        draw(*best, planes);
        std::vector<HalfPlane> below = planes;
        below.push_back({best->normal, best->at});
        std::vector<HalfPlane> above = planes;
        above.push_back({best->normal * -1, -best->at});
        cut(best->below, below, depth + 1);
        cut(best->above, above, depth + 1);
    }

    std::vector<Ring> lines;

  private:
    std::optional<PossibleCut> best_of(const Numbers& members, const Ring& outline,
                                       double weight) const {
        Ring corners;
        for (const std::uint32_t m : members)
            corners.insert(corners.end(), masses_[m].outline.begin(), masses_[m].outline.end());
        const Ring box = geo::oriented_box(geo::area_of(corners));
        if (box.size() < 4) return std::nullopt;
        const Ring ground = geo::oriented_box(geo::area_of(outline));
        std::optional<PossibleCut> best;
        for (const Point side : {box[1] - box[0], box[3] - box[0]}) {
            const Point normal = unit(side);
            double along = 0;  // how long the ground is this way, against the other
            double across = 0;
            for (const Point p : ground)
                for (const Point q : ground) {
                    along = std::max(along, dot(p - q, normal));
                    across = std::max(across, cross(p - q, normal));
                }
            const double slim = across / std::max(along, 1.0);
            PossibleCut cut = best_along(members, normal, weight, 0.5 * std::max(0.0, slim - 1));
            if (std::isfinite(cut.cost) && (!best || cut.cost < best->cost - 1e-9))
                best = std::move(cut);
        }
        return best;
    }

    PossibleCut best_along(const Numbers& members, Point normal, double weight,
                           double penalty) const {
        std::vector<Extent> extents;
        extents.reserve(members.size());
        for (const std::uint32_t m : members) {
            Extent extent{std::numeric_limits<double>::infinity(),
                          -std::numeric_limits<double>::infinity(), m};
            for (const Point p : masses_[m].outline) {
                extent.low = std::min(extent.low, dot(p, normal));
                extent.high = std::max(extent.high, dot(p, normal));
            }
            extents.push_back(extent);
        }
        // Members come in the order of the cut before, which often ran the same way.
        if (!std::ranges::is_sorted(extents, {}, &Extent::middle))
            std::ranges::stable_sort(extents, {}, &Extent::middle);
        std::vector<double> next_low(extents.size());  // of all from here on
        double low = std::numeric_limits<double>::infinity();
        std::map<int, int> above;  // members of each yard that are still ahead
        for (std::size_t i = extents.size(); i-- > 0;) {
            low = std::min(low, extents[i].low);
            next_low[i] = low;
            if (const int yard = masses_[extents[i].mass].yard; yard >= 0) ++above[yard];
        }
        PossibleCut best{.normal = normal};
        std::map<int, int> below;
        int torn = 0;
        std::size_t at = 0;
        double high = -std::numeric_limits<double>::infinity();
        double passed = 0;
        for (std::size_t i = 0; i + 1 < extents.size(); ++i) {
            const Mass& mass = masses_[extents[i].mass];
            high = std::max(high, extents[i].high);
            passed += mass.weight;
            if (mass.yard >= 0) {
                torn += (below[mass.yard]++ == 0 ? 1 : 0) - (--above[mass.yard] == 0 ? 1 : 0);
            }
            const double gap = next_low[i + 1] - high;
            const double uneven = weight > 0 ? std::abs(2 * passed - weight) / weight : 0;
            const double cost = uneven + std::max(0.0, -gap) / 5 - std::clamp(gap, 0.0, 30.0) / 60 +
                                0.4 * torn + penalty;
            if (cost >= best.cost - 1e-9) continue;
            best.cost = cost;
            best.at = gap > -2 ? (next_low[i + 1] + high) / 2
                               : (extents[i].middle() + extents[i + 1].middle()) / 2;
            at = i + 1;
        }
        best.below.reserve(at);
        best.above.reserve(extents.size() - at);
        for (std::size_t i = 0; i < extents.size(); ++i)
            (i < at ? best.below : best.above).push_back(extents[i].mass);
        return best;
    }

    /// The stretches of the cut inside the face and inside all earlier half planes.
    void draw(const PossibleCut& cut, const std::vector<HalfPlane>& planes) {
        const Point direction = left_of(cut.normal);
        std::vector<double> crossings;
        for (const Ring& ring : face_.parts)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Point a = ring[i];
                const Point b = ring[(i + 1) % ring.size()];
                const double da = dot(a, cut.normal) - cut.at;
                const double db = dot(b, cut.normal) - cut.at;
                if ((da > 0) == (db > 0)) continue;
                crossings.push_back(dot(a + (b - a) * (da / (da - db)), direction));
            }
        std::ranges::sort(crossings);
        double from = -std::numeric_limits<double>::infinity();
        double to = std::numeric_limits<double>::infinity();
        for (const HalfPlane& plane : planes) {
            const double slope = dot(direction, plane.normal);
            const double room = plane.at - dot(cut.normal * cut.at, plane.normal);
            if (std::abs(slope) < 1e-9) continue;
            if (slope > 0) to = std::min(to, room / slope);
            if (slope < 0) from = std::max(from, room / slope);
        }
        for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
            const double begin = std::max(crossings[i], from) - kOverEnds;
            const double end = std::min(crossings[i + 1], to) + kOverEnds;
            if (end - begin < 2 * kOverEnds + 0.01) continue;
            const Point foot = cut.normal * cut.at;
            lines.push_back({foot + direction * begin, foot + direction * end});
        }
    }

    const Shape& face_;
    const std::vector<Mass>& masses_;
    const CutLimits& limits_;
};

}  // namespace

std::vector<Ring> cuts_of(const Shape& face, std::vector<Mass> masses, const CutLimits& limits) {
    // Far from the origin of the store's CRS products lose their last digits.
    const Point origin = geo::box_of(face).centre();
    const auto move_ring = [](Ring& ring, Point by) {
        for (Point& p : ring) p = p + by;
    };
    Shape near = face;
    for (Ring& ring : near.parts) move_ring(ring, origin * -1);
    Numbers all;
    for (std::uint32_t i = 0; i < masses.size(); ++i) {
        // Dents decide nothing here.
        masses[i].outline = geo::convex_hull(std::move(masses[i].outline));
        move_ring(masses[i].outline, origin * -1);
        all.push_back(i);
    }
    Cutter cutter{near, masses, limits};
    cutter.cut(all, {}, 0);
    for (Ring& line : cutter.lines) move_ring(line, origin);
    return std::move(cutter.lines);
}

}  // namespace ingest
