#include "route/contour.h"

#include "route/line.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace route {

using geo::Point;

namespace {

constexpr double kMostCells = 8e6;

/// Seconds anywhere on one edge.
class EdgeTimes {
  public:
    EdgeTimes(const Network& net, const Costs& costs, const Reach& reach, Edge edge)
        : reach_{reach},
          length_m_{static_cast<double>(net.length_m[edge])},
          s_per_m_{costs.seconds[edge] / length_m_},
          aside_s_per_m_{costs.s_per_m},
          low_{reach.seconds[net.from[edge]]},
          high_{reach.seconds[net.to[edge]]} {
        const auto first = std::ranges::lower_bound(reach.on_edge, std::pair{edge, 0U});
        const auto last = std::ranges::lower_bound(reach.on_edge, std::pair{edge + 1, 0U});
        on_edge_ = {first, last};
    }

    bool reached() const { return low_ != kUnreached || high_ != kUnreached || !on_edge_.empty(); }

    double at(double offset_m) const {
        double seconds =
            std::min(low_ + offset_m * s_per_m_, high_ + (length_m_ - offset_m) * s_per_m_);
        for (const auto& [edge, number] : on_edge_) {
            const Source& source = reach_.sources[number];
            const double along =
                std::abs(static_cast<double>(source.at.offset_m) - offset_m) * s_per_m_;
            const double before =
                source.head_s + static_cast<double>(source.at.aside_m) * aside_s_per_m_;
            seconds = std::min(seconds, before + along);
        }
        return seconds;
    }

  private:
    const Reach& reach_;
    double length_m_, s_per_m_, aside_s_per_m_, low_, high_;
    std::span<const std::pair<Edge, std::uint32_t>> on_edge_;
};

std::vector<Edge> reached_edges(const Network& net, const Costs& costs, const Reach& reach) {
    std::vector<Edge> edges;
    for (Edge e = 0; e < net.edges(); ++e)
        if (costs.seconds[e] != kUnreached && net.length_m[e] > 0 &&
            EdgeTimes{net, costs, reach, e}.reached())
            edges.push_back(e);
    return edges;
}

TimeRaster empty_raster(const Network& net, const std::vector<Edge>& edges, double cell_m,
                        double aside_m) {
    geo::Box box;
    for (const Edge e : edges)
        for (const Point point : net.line(e)) box.add(point);
    if (box.empty()) return {};
    box = box.grown(aside_m + 2 * cell_m);
    TimeRaster raster;
    raster.cell_m = std::max(
        cell_m, std::sqrt(std::max(box.width(), 1.0) * std::max(box.height(), 1.0) / kMostCells));
    // On round numbers, so that the same ground gives the same points whatever is reached.
    raster.corner = {std::floor(box.x0 / raster.cell_m) * raster.cell_m,
                     std::floor(box.y0 / raster.cell_m) * raster.cell_m};
    raster.columns = static_cast<std::uint32_t>((box.x1 - raster.corner.x) / raster.cell_m) + 2;
    raster.rows = static_cast<std::uint32_t>((box.y1 - raster.corner.y) / raster.cell_m) + 2;
    raster.seconds.assign(std::size_t{raster.columns} * raster.rows,
                          std::numeric_limits<float>::infinity());
    return raster;
}

/// Times beside one segment that begins `offset_m` along its edge.
void add_beside(TimeRaster& raster, const EdgeTimes& times, Point a, Point b, double offset_m,
                double aside_m, double aside_s_per_m) {
    const double length = apart_m(a, b);
    geo::Box box;
    box.add(a);
    box.add(b);
    box = box.grown(aside_m);
    const auto index = [&](double from, double at) {
        return static_cast<std::uint32_t>(std::max(0.0, std::ceil((at - from) / raster.cell_m)));
    };
    const std::uint32_t x1 = std::min(index(raster.corner.x, box.x1), raster.columns);
    const std::uint32_t y1 = std::min(index(raster.corner.y, box.y1), raster.rows);
    for (std::uint32_t y = index(raster.corner.y, box.y0); y < y1; ++y)
        for (std::uint32_t x = index(raster.corner.x, box.x0); x < x1; ++x) {
            const Point at{raster.corner.x + x * raster.cell_m,
                           raster.corner.y + y * raster.cell_m};
            const double share = share_along(at, a, b);
            const Point to = a + (b - a) * share - at;
            const double aside2 = to.x * to.x + to.y * to.y;
            if (aside2 > aside_m * aside_m) continue;
            const double aside = std::sqrt(aside2);
            const double seconds = times.at(offset_m + share * length) + aside * aside_s_per_m;
            float& least = raster.seconds[std::size_t{y} * raster.columns + x];
            least = std::min(least, static_cast<float>(seconds));
        }
}

/// Follows the line between what lies within a time and what does not, within on its left.
class Tracer {
  public:
    Tracer(const TimeRaster& raster, double seconds) : raster_{raster}, seconds_{seconds} {
        for (std::uint32_t y = 0; y + 1 < raster.rows; ++y)
            for (std::uint32_t x = 0; x + 1 < raster.columns; ++x) add_cell(x, y);
        std::ranges::sort(step_);
    }

    std::vector<geo::Ring> rings() {
        std::vector<geo::Ring> rings;
        std::vector<bool> done(step_.size(), false);
        for (std::size_t i = 0; i < step_.size(); ++i) {
            geo::Ring ring;
            std::size_t at = i;
            while (at < step_.size() && !done[at]) {
                done[at] = true;
                const Point point = point_on(step_[at].first);
                if (ring.empty() || !(ring.back() == point)) ring.push_back(point);
                at = following(step_[at].second);
            }
            if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
            if (ring.size() > 2) rings.push_back(std::move(ring));
        }
        return rings;
    }

  private:
    // A side between two points of the grid: that of the lower left one, and whether it goes north.
    using Side = std::uint64_t;

    Side side(std::uint32_t x, std::uint32_t y, bool north) const {
        return (std::uint64_t{y} * raster_.columns + x) * 2 + (north ? 1 : 0);
    }
    /// Seconds that are left; below 0 outside.
    double left(std::uint32_t x, std::uint32_t y) const {
        const auto s = static_cast<double>(raster_.seconds[std::size_t{y} * raster_.columns + x]);
        return std::isinf(s) ? -raster_.beyond_s : seconds_ - s;
    }

    void add_cell(std::uint32_t x, std::uint32_t y) {
        // Corners and sides counter-clockwise from the south-west and the south.
        const std::array corner{left(x, y), left(x + 1, y), left(x + 1, y + 1), left(x, y + 1)};
        const std::array sides{side(x, y, false), side(x + 1, y, true), side(x, y + 1, false),
                               side(x, y, true)};
        // Sides on which one leaves what is within, going round, and on which one comes back: as
        // many.
        std::array<std::size_t, 2> leaves{}, enters{};
        std::size_t left_at = 0, entered_at = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const bool in = corner.at(i) >= 0, next_in = corner.at((i + 1) % 4) >= 0;
            if (in && !next_in) leaves.at(left_at++) = i;
            if (!in && next_in) enters.at(entered_at++) = i;
        }
        const bool joined = corner[0] + corner[1] + corner[2] + corner[3] >= 0;
        for (std::size_t i = 0; i < left_at; ++i) {
            // From where one leaves to where one comes back, so that what is within lies on the
            // left.
            const std::size_t from = leaves.at(i);
            const std::size_t to = left_at == 1 ? enters[0] : partner(from, enters, joined);
            step_.emplace_back(sides.at(from), sides.at(to));
        }
    }

    /// Two corners within lie across from each other: the line goes round the corner outside when
    /// they are joined in the middle of the cell, else round the corner within.
    static std::size_t partner(std::size_t from, const std::array<std::size_t, 2>& enters,
                               bool joined) {
        const std::size_t wanted = joined ? (from + 1) % 4 : (from + 3) % 4;
        return enters[0] == wanted ? enters[0] : enters[1];
    }

    std::size_t following(Side from) const {
        const auto found = std::ranges::lower_bound(step_, from, {}, &std::pair<Side, Side>::first);
        const bool there = found != step_.end() && found->first == from;
        return there ? static_cast<std::size_t>(found - step_.begin()) : step_.size();
    }

    Point point_on(Side side) const {
        const bool north = (side & 1U) != 0;
        const auto x = static_cast<std::uint32_t>(side / 2 % raster_.columns);
        const auto y = static_cast<std::uint32_t>(side / 2 / raster_.columns);
        const double here = left(x, y), there = left(x + (north ? 0 : 1), y + (north ? 1 : 0));
        const double share = here / (here - there);
        return {raster_.corner.x + (x + (north ? 0 : share)) * raster_.cell_m,
                raster_.corner.y + (y + (north ? share : 0)) * raster_.cell_m};
    }

    const TimeRaster& raster_;
    double seconds_;
    std::vector<std::pair<Side, Side>> step_;  // from side to side, each side left once
};

double twice_area(const geo::Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const Point a = ring[i], b = ring[(i + 1) % ring.size()];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice;
}

/// Outlines run counter-clockwise, holes clockwise: each hole goes to the smallest outline around
/// it.
geo::Shape polygons_from(std::vector<geo::Ring> rings) {
    struct Outline {
        geo::Shape area;
        double size = 0;
        std::vector<geo::Ring> holes;
    };
    std::vector<Outline> outlines;
    std::vector<geo::Ring> holes;
    for (geo::Ring& ring : rings) {
        const double size = twice_area(ring);
        if (size > 0)
            outlines.push_back({geo::area_of(std::move(ring)), size, {}});
        else
            holes.push_back(std::move(ring));
    }
    std::ranges::stable_sort(outlines, {}, &Outline::size);
    for (geo::Ring& hole : holes) {
        const auto around = std::ranges::find_if(outlines, [&](const Outline& outline) {
            return outline.size > -twice_area(hole) && geo::contains(outline.area, hole.front());
        });
        if (around != outlines.end()) around->holes.push_back(std::move(hole));
    }
    geo::Shape shape{.kind = geo::ShapeKind::Area, .parts = {}, .first_ring = {}};
    for (Outline& outline : outlines) {
        shape.first_ring.push_back(static_cast<std::uint32_t>(shape.parts.size()));
        shape.parts.push_back(std::move(outline.area.parts.front()));
        for (geo::Ring& hole : outline.holes) shape.parts.push_back(std::move(hole));
    }
    return shape.parts.empty() ? geo::Shape{} : shape;
}

}  // namespace

TimeRaster time_raster(const Network& net, const Costs& costs, const Reach& reach, double cell_m,
                       double aside_m) {
    if (reach.seconds.size() != net.node.size()) return {};  // nobody has looked yet
    const std::vector<Edge> edges = reached_edges(net, costs, reach);
    TimeRaster raster = empty_raster(net, edges, cell_m, aside_m);
    raster.beyond_s = raster.cell_m * costs.s_per_m;
    for (const Edge e : edges) {
        const EdgeTimes times{net, costs, reach, e};
        const auto line = net.line(e);
        double offset = 0;
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            add_beside(raster, times, line[i], line[i + 1], offset, aside_m, costs.s_per_m);
            offset += apart_m(line[i], line[i + 1]);
        }
    }
    return raster;
}

geo::Shape area_within(const TimeRaster& raster, double seconds) {
    if (raster.seconds.empty()) return {};
    return polygons_from(Tracer{raster, seconds}.rings());
}

}  // namespace route
