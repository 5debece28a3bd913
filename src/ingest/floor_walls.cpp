#include "ingest/floor_walls.h"

#include "geo/overlay.h"
#include "ingest/floor_net.h"
#include "ingest/lines.h"

#include <algorithm>
#include <utility>

namespace ingest {

namespace {

constexpr double kWidestSpot_m = 0.6;  // a room has one where so much fits in
constexpr double kLeastHole_m2 = 0.8;  // a column in a room takes nothing from it

double border_m(const geo::Shape& face) {
    double length = 0;
    for (const geo::Ring& ring : face.parts) {
        for (std::size_t i = 0; i < ring.size(); ++i)
            length += distance_between(ring[i], ring[(i + 1) % ring.size()]);
    }
    return length;
}

/// Walls enclose their own bodies between two lines; a room is wider than they.
bool is_room_like(const geo::Shape& face, const WallOptions& options) {
    const double area = geo::area_m2(face);
    if (area < options.least_m2) return false;
    if (2 * area / border_m(face) < options.least_width_m) return false;
    return geo::buffered(face, -kWidestSpot_m / 2).has_value();
}

/// A straight way across an opening.
struct Threshold {
    geo::Point middle;
    double width_m = 0;
};

/// Nobody can enter what is small and has no opening: it is a pillar or a shaft. What has hardly
/// more than openings around it is one itself, between the two faces of a wall.
bool can_be_entered(const geo::Shape& face, const std::vector<Threshold>& openings,
                    const std::vector<geo::Point>& labels) {
    constexpr double kAlwaysRoom_m2 = 4.5;
    constexpr double kOnBorder_m = 0.03;
    if (openings.empty() || geo::area_m2(face) >= kAlwaysRoom_m2) return true;
    const geo::Box box = geo::box_of(face).grown(kOnBorder_m);
    const auto is_in = [&](geo::Point p) { return box.contains(p) && geo::contains(face, p); };
    if (std::ranges::any_of(labels, is_in)) return true;
    double open_m = 0;
    for (const Threshold& opening : openings) {
        const bool on_it =
            box.contains(opening.middle) && geo::distance(face, opening.middle) <= kOnBorder_m;
        if (on_it) open_m += opening.width_m;
    }
    return open_m > 0 && open_m < border_m(face) / 2;
}

bool lies_in_any(const geo::Shape& face, const std::vector<geo::Shape>& solids) {
    const geo::Point inside = geo::label_point(face);
    return std::ranges::any_of(
        solids, [&](const geo::Shape& solid) { return geo::contains(solid, inside); });
}

geo::Shape without_small_holes(geo::Shape face) {
    std::size_t kept = 1;
    for (std::size_t r = 1; r < face.parts.size(); ++r) {
        if (geo::area_m2(geo::area_of(face.parts[r])) < kLeastHole_m2) continue;
        if (kept != r) face.parts[kept] = std::move(face.parts[r]);
        ++kept;
    }
    face.parts.resize(kept);
    return face;
}

void add_borders(const std::vector<geo::Shape>& areas, std::vector<geo::Ring>& lines) {
    for (const geo::Shape& area : areas)
        for (const geo::Ring& ring : area.parts) {
            lines.push_back(ring);
            if (!ring.empty()) lines.back().push_back(ring.front());
        }
}

/// A swing in a layer of windows is a door; the rest is glass, which stands like a wall.
void sort_windows(const std::vector<geo::Ring>& windows, std::vector<geo::Ring>& lines,
                  std::vector<std::vector<geo::Ring>>& doors) {
    for (const geo::Ring& line : windows) {
        if (swing_of(line)) {
            doors.push_back({line});
        } else {
            lines.push_back(line);
        }
    }
}

}  // namespace

std::optional<std::vector<geo::Shape>> rooms_between(const WallDrawing& drawing,
                                                     const WallOptions& options) {
    std::vector<geo::Ring> lines = drawing.walls;
    std::vector<std::vector<geo::Ring>> doors = drawing.doors;
    add_borders(drawing.solids, lines);
    add_borders(drawing.door_bodies, lines);
    sort_windows(drawing.windows, lines, doors);
    std::vector<Threshold> openings;
    const auto add_all = [&](std::vector<geo::Ring> more) {
        for (geo::Ring& line : more) {
            openings.push_back({(line.front() + line.back()) * 0.5, geo::length_m(line)});
            lines.push_back(std::move(line));
        }
    };
    for (const geo::Shape& body : drawing.door_bodies)
        for (const geo::Ring& ring : body.parts)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const geo::Point next = ring[(i + 1) % ring.size()];
                openings.push_back({(ring[i] + next) * 0.5, distance_between(ring[i], next)});
            }
    add_all(thresholds_of(doors, lines, options.snap_m));
    auto net = net_of(lines, options.snap_m);
    if (!net) return std::nullopt;
    add_all(gap_lines(*net));
    net = net_of(lines, options.snap_m);
    if (!net) return std::nullopt;
    std::vector<geo::Ring> edges;
    edges.reserve(net->edges.size());
    for (const WallNet::Edge& edge : net->edges)
        edges.push_back({net->vertices[edge.a], net->vertices[edge.b]});
    std::vector<geo::Shape> rooms;
    for (geo::Shape& face : geo::faces_of(edges)) {
        face = without_small_holes(std::move(face));
        if (!is_room_like(face, options) || lies_in_any(face, drawing.solids)) continue;
        if (lies_in_any(face, drawing.door_bodies)) continue;
        if (!can_be_entered(face, openings, drawing.labels)) continue;
        rooms.push_back(geo::simplified(face, options.snap_m / 2));
    }
    std::ranges::stable_sort(rooms, std::ranges::greater{}, &geo::area_m2);
    return rooms;
}

}  // namespace ingest
