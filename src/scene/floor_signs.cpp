#include "scene/floor_signs.h"

#include "geo/overlay.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace scene {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kTread_m = 0.3;
constexpr double kMostTreads = 16;
constexpr double kNearlyABox = 0.85;  // of the box around it
constexpr double kTwoLeaves_m = 1.35;
constexpr double kBeside_m = 0.45;  // from a gap to what lies on that side
constexpr int kArcSteps = 8;

double gap_m(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// From `a` a share of the way to `b`.
Point on_the_way(Point a, Point b, double share) {
    return a + (b - a) * share;
}

/// The rectangle around a room: its first side the long one. Nothing where it is no rectangle.
std::optional<std::array<Point, 4>> long_box(const geo::Shape& room) {
    const Ring box = geo::oriented_box(room);
    if (box.size() != 4) return std::nullopt;
    const double area = gap_m(box[0], box[1]) * gap_m(box[1], box[2]);
    if (area <= 0 || geo::area_m2(room) < kNearlyABox * area) return std::nullopt;
    if (gap_m(box[0], box[1]) >= gap_m(box[1], box[2]))
        return std::array{box[0], box[1], box[2], box[3]};
    return std::array{box[1], box[2], box[3], box[0]};
}

std::vector<Ring> treads(const std::array<Point, 4>& box) {
    const double length = gap_m(box[0], box[1]);
    const double count = std::clamp(std::floor(length / kTread_m + 1e-6), 3.0, kMostTreads);
    std::vector<Ring> lines;
    for (double i = 1; i < count; i += 1)
        lines.push_back(
            {on_the_way(box[0], box[1], i / count), on_the_way(box[3], box[2], i / count)});
    // The way up, with the head of an arrow.
    const Point foot =
        on_the_way(on_the_way(box[0], box[3], 0.5), on_the_way(box[1], box[2], 0.5), 0.5 / count);
    const Point head =
        on_the_way(on_the_way(box[1], box[2], 0.5), on_the_way(box[0], box[3], 0.5), 0.5 / count);
    const Point along = (head - foot) * (0.3 / std::max(gap_m(foot, head), 0.3));
    const Point aside{-along.y * 0.6, along.x * 0.6};
    lines.push_back({foot, head});
    lines.push_back({head - along + aside, head, head - along - aside});
    return lines;
}

std::vector<Ring> cross(const std::array<Point, 4>& box, double inset) {
    std::array<Point, 4> inner{};
    const Point middle = on_the_way(box[0], box[2], 0.5);
    for (std::size_t i = 0; i < 4; ++i) inner.at(i) = on_the_way(box.at(i), middle, inset);
    std::vector<Ring> lines{{inner[0], inner[2]}, {inner[1], inner[3]}};
    if (inset > 0) lines.push_back({inner[0], inner[1], inner[2], inner[3], inner[0]});
    return lines;
}

/// Out from the hinge as wide as the gap, and round to the other side of it.
Ring leaf_of(Point hinge, Point other, Point into) {
    const Point along = other - hinge;
    const double radius = gap_m(hinge, other);
    Ring leaf{hinge};
    for (int i = 0; i <= kArcSteps; ++i) {
        const double turn = std::numbers::pi / 2 * (1 - double{1} * i / kArcSteps);
        leaf.push_back(hinge + along * std::cos(turn) + into * (radius * std::sin(turn)));
    }
    return leaf;
}

/// What a door would rather turn into: somebody's room, then any, then what is smaller.
double worth_of(const FloorLayout& floor, std::optional<std::size_t> room) {
    if (!room) return 0;
    const FloorRoom& is = floor.rooms[*room];
    return (is.use == RoomUse::Used ? 10 : 5) + 1 / (1 + is.area_m2);
}

}  // namespace

std::vector<Ring> symbol_of(const geo::Shape& room, RoomUse use) {
    const bool drawn = use == RoomUse::Stairs || use == RoomUse::Lift || use == RoomUse::Void;
    const auto box = drawn ? long_box(room) : std::nullopt;
    if (!box) return {};
    if (use == RoomUse::Stairs) return treads(*box);
    return cross(*box, use == RoomUse::Lift ? 0.16 : 0);
}

std::vector<Ring> hatch_of(const geo::Shape& area, double step_m) {
    std::vector<Ring> strokes;
    if (area.kind != geo::ShapeKind::Area || !(step_m > 0)) return strokes;
    // A stroke is a line y - x = c; along it x tells how far.
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const Ring& ring : area.parts)
        for (const Point p : ring) {
            lowest = std::min(lowest, p.y - p.x);
            highest = std::max(highest, p.y - p.x);
        }
    // By multiples of the step, so that strokes of neighbours are one line.
    const double step = step_m * std::numbers::sqrt2;
    for (double c = std::ceil(lowest / step) * step; c < highest; c += step) {
        std::vector<double> crossed;
        for (const Ring& ring : area.parts)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const Point a = ring[i];
                const Point b = ring[(i + 1) % ring.size()];
                const double off_a = a.y - a.x - c;
                const double off_b = b.y - b.x - c;
                if ((off_a < 0) == (off_b < 0)) continue;
                crossed.push_back(a.x + (b.x - a.x) * off_a / (off_a - off_b));
            }
        std::ranges::sort(crossed);
        for (std::size_t i = 0; i + 1 < crossed.size(); i += 2)
            strokes.push_back({{crossed[i], crossed[i] + c}, {crossed[i + 1], crossed[i + 1] + c}});
    }
    return strokes;
}

FloorDoor door_in(const FloorLayout& floor, Point from, Point to, bool entrance) {
    FloorDoor door{.from = from, .to = to, .leaf = {}, .entrance = entrance, .outside = {}};
    const double wide = gap_m(from, to);
    if (wide <= 0) return door;
    const Point left{-(to.y - from.y) / wide, (to.x - from.x) / wide};
    const Point middle = on_the_way(from, to, 0.5);
    const auto room_left = room_under(floor, middle + left * kBeside_m);
    const auto room_right = room_under(floor, middle - left * kBeside_m);
    const bool turns_left = worth_of(floor, room_left) >= worth_of(floor, room_right);
    const Point into = turns_left ? left : left * -1;
    door.outside = middle - into * kBeside_m;
    if (wide < kTwoLeaves_m) {
        door.leaf.push_back(leaf_of(from, to, into));
    } else {
        door.leaf.push_back(leaf_of(from, middle, into));
        door.leaf.push_back(leaf_of(to, middle, into));
    }
    return door;
}

}  // namespace scene
