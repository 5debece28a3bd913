#include "ingest/repair.h"

#include "geo/overlay.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

namespace ingest {

namespace {

constexpr std::size_t kFewPoints = 48;  // up to here testing all pairs beats asking GEOS

double turn(geo::Point a, geo::Point b, geo::Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

/// Whether two segments cross or come so near to touching that GEOS had better decide.
bool may_meet(geo::Point a, geo::Point b, geo::Point c, geo::Point d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
        return false;
    constexpr double kNearly = 1e-6;
    const double c_side = turn(a, b, c);
    const double d_side = turn(a, b, d);
    const double a_side = turn(c, d, a);
    const double b_side = turn(c, d, b);
    const bool apart =
        (c_side > kNearly && d_side > kNearly) || (c_side < -kNearly && d_side < -kNearly) ||
        (a_side > kNearly && b_side > kNearly) || (a_side < -kNearly && b_side < -kNearly);
    return !apart;
}

/// Certainly a simple ring; false means "ask".
bool plainly_simple(const geo::Ring& ring) {
    const std::size_t n = ring.size();
    if (n < 3 || n > kFewPoints) return false;
    for (std::size_t i = 0; i < n; ++i) {
        const geo::Point a = ring[i];
        const geo::Point b = ring[(i + 1) % n];
        const geo::Point c = ring[(i + 2) % n];
        // A corner that folds back upon itself overlaps its own edge.
        const double ahead = (b.x - a.x) * (c.x - b.x) + (b.y - a.y) * (c.y - b.y);
        if (std::abs(turn(a, b, c)) < 1e-6 && ahead <= 0) return false;
        const std::size_t last = i == 0 ? n - 1 : n;  // the last edge touches the first
        for (std::size_t j = i + 2; j < last; ++j)
            if (may_meet(a, b, ring[j], ring[(j + 1) % n])) return false;
    }
    return true;
}

bool runs_clockwise(const geo::Ring& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::Point a = ring[i] - ring[0];
        const geo::Point b = ring[(i + 1) % ring.size()] - ring[0];
        twice += a.x * b.y - b.x * a.y;
    }
    return twice < 0;
}

/// Rings of three points or more, outline counter-clockwise, holes the other way.
std::optional<geo::Shape> tidy(const geo::Shape& shape, std::size_t first, std::size_t end) {
    geo::Shape out{.kind = geo::ShapeKind::Area, .parts = {}, .first_ring = {0}};
    for (std::size_t r = first; r < end; ++r) {
        geo::Ring ring = without_repeats(shape.parts[r]);
        if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        if (ring.size() < 3) {
            if (r == first) return std::nullopt;
            continue;
        }
        if (runs_clockwise(ring) == (r == first)) std::ranges::reverse(ring);
        out.parts.push_back(std::move(ring));
    }
    return out;
}

std::uint64_t mixed(std::uint64_t x) {
    x ^= x >> 30U;
    x *= 0xbf58476d1ce4e5b9U;
    x ^= x >> 27U;
    x *= 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

std::uint64_t centimetres(double metres) {
    return static_cast<std::uint64_t>(std::llround(metres * 100));
}

}  // namespace

Repaired sound_polygons(const geo::Shape& area) {
    Repaired out;
    if (area.kind != geo::ShapeKind::Area) return out;
    for (std::size_t p = 0; p < area.first_ring.size(); ++p) {
        const std::size_t first = area.first_ring[p];
        const std::size_t end =
            p + 1 < area.first_ring.size() ? area.first_ring[p + 1] : area.parts.size();
        std::optional<geo::Shape> polygon = tidy(area, first, end);
        if (!polygon) {
            out.was_invalid = true;
            continue;
        }
        const bool plain = polygon->parts.size() == 1 && plainly_simple(polygon->parts[0]);
        if (plain || geo::is_valid(*polygon)) {
            out.polygons.push_back(std::move(*polygon));
            continue;
        }
        out.was_invalid = true;
        if (const auto mended = geo::made_valid(*polygon))
            for (geo::Shape& piece : geo::polygons_of(*mended))
                out.polygons.push_back(std::move(piece));
    }
    return out;
}

geo::Shape sound_area(const geo::Shape& area, bool& was_invalid) {
    Repaired repaired = sound_polygons(area);
    was_invalid = repaired.was_invalid;
    geo::Shape out;
    if (repaired.polygons.empty()) return out;
    if (repaired.polygons.size() == 1) return std::move(repaired.polygons[0]);
    out.kind = geo::ShapeKind::Area;
    for (geo::Shape& polygon : repaired.polygons) {
        out.first_ring.push_back(static_cast<std::uint32_t>(out.parts.size()));
        for (geo::Ring& ring : polygon.parts) out.parts.push_back(std::move(ring));
    }
    if (geo::is_valid(out)) return out;  // pieces of different polygons may overlap
    was_invalid = true;
    return geo::made_valid(out).value_or(geo::Shape{});
}

Fingerprint fingerprint_of(const geo::Shape& shape) {
    Fingerprint print{static_cast<std::uint64_t>(shape.kind), shape.parts.size()};
    for (const geo::Ring& ring : shape.parts) {
        for (const geo::Point p : ring) {
            const std::uint64_t point = mixed(centimetres(p.x)) + 3 * mixed(~centimetres(p.y));
            print[0] += mixed(point);
            print[1] += mixed(point ^ 0x9e3779b97f4a7c15U);
        }
    }
    return print;
}

geo::Ring without_repeats(const geo::Ring& line) {
    geo::Ring out;
    out.reserve(line.size());
    for (const geo::Point p : line)
        if (out.empty() || !(out.back() == p)) out.push_back(p);
    return out;
}

}  // namespace ingest
