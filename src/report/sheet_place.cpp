#include "report/sheet_place.h"

#include "geo/overlay.h"
#include "scene/names.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace report {

using geo::Box;
using geo::Point;

namespace {

constexpr double kCell_pt = 48;
constexpr double kLine = 1.18;  // from one line to the next, in sizes

std::int64_t cell_of(double x, double y) {
    constexpr std::int64_t kRow = 1'000'000;
    return static_cast<std::int64_t>(std::floor(y / kCell_pt)) * kRow +
           static_cast<std::int64_t>(std::floor(x / kCell_pt));
}

template <class Visit>
void for_cells(const Box& box, Visit visit) {
    for (double y = std::floor(box.y0 / kCell_pt); y * kCell_pt <= box.y1; ++y)
        for (double x = std::floor(box.x0 / kCell_pt); x * kCell_pt <= box.x1; ++x)
            visit(cell_of(x * kCell_pt, y * kCell_pt));
}

Point turned(Point p, double angle) {
    const double c = std::cos(angle), s = std::sin(angle);
    return {p.x * c - p.y * s, p.x * s + p.y * c};
}

/// Whether a line parallel to a side of `a` parts the two.
bool parted(const Tag& a, const Tag& b) {
    const auto corners = corners_of(b);
    for (const bool across : {true, false}) {
        const double half = (across ? a.width : a.height) / 2;
        double low = 1e300, high = -1e300;
        for (const Point corner : corners) {
            const Point in = turned(corner - a.middle, -a.angle);
            low = std::min(low, across ? in.x : in.y);
            high = std::max(high, across ? in.x : in.y);
        }
        if (low >= half || high <= -half) return true;
    }
    return false;
}

}  // namespace

Tag tag_of(const Label& label) {
    return {label.at, label.width_pt, label.height_pt, label.angle};
}

std::array<Point, 4> corners_of(const Tag& tag) {
    const double w = tag.width / 2, h = tag.height / 2;
    std::array<Point, 4> corners{Point{-w, -h}, Point{w, -h}, Point{w, h}, Point{-w, h}};
    for (Point& corner : corners) corner = tag.middle + turned(corner, tag.angle);
    return corners;
}

Box box_of(const Tag& tag) {
    Box box;
    for (const Point corner : corners_of(tag)) box.add(corner);
    return box;
}

bool overlap(const Tag& a, const Tag& b) {
    return !parted(a, b) && !parted(b, a);
}

void Room::put(Shelf& shelf, const Tag& tag) {
    const auto number = static_cast<std::uint32_t>(shelf.tag.size());
    shelf.tag.push_back(tag);
    for_cells(box_of(tag), [&](std::int64_t cell) { shelf.at[cell].push_back(number); });
}

bool Room::touched(const Shelf& shelf, const Tag& tag) {
    bool met = false;
    for_cells(box_of(tag), [&](std::int64_t cell) {
        const auto found = shelf.at.find(cell);
        if (met || found == shelf.at.end()) return;
        met = std::ranges::any_of(
            found->second, [&](std::uint32_t number) { return overlap(shelf.tag[number], tag); });
    });
    return met;
}

bool Room::free(const Tag& tag) const {
    const auto corners = corners_of(tag);
    return std::ranges::all_of(corners, [&](Point p) { return page_.contains(p); }) &&
           !touched(taken_, tag);
}

bool Room::clear_of_blocks(const Tag& tag) const {
    return !touched(built_, tag);
}

std::vector<Label> stacked(std::span<const std::string> lines, Point middle, double angle,
                           const Hand& hand, const TextWidth& width) {
    std::vector<Label> labels;
    const double line = kLine * hand.size_pt;
    double y = -line * static_cast<double>(lines.size() - 1) / 2;
    for (const std::string& text : lines) {
        labels.push_back({.text = text,
                          .at = middle + turned({0, y}, angle),
                          .angle = angle,
                          .size_pt = hand.size_pt,
                          .bold = hand.bold,
                          .ink = hand.ink,
                          .halo = hand.halo,
                          .plate = hand.plate,
                          .width_pt = width(text, hand.bold) * hand.size_pt,
                          .height_pt = hand.size_pt * 1.1});
        y += line;
    }
    return labels;
}

bool place_all(Room& room, std::vector<Label>& labels, std::vector<Label>& to, double air_pt) {
    for (const Label& label : labels) {
        Tag tag = tag_of(label);
        tag.width += 2 * air_pt;
        if (!room.free(tag)) return false;
    }
    for (Label& label : labels) {
        room.take(tag_of(label));
        to.push_back(std::move(label));
    }
    return true;
}

std::vector<Inside> rooms_in(const geo::Shape& area) {
    std::vector<Inside> rooms;
    const scene::Spot level = scene::spot_in(area);
    rooms.push_back({level.at, level.room.across_m, level.room.down_m, 0});
    constexpr double kLevel = 0.035;  // as good as level
    const double angle = around(area).angle;
    if (std::abs(angle) < kLevel) return rooms;
    geo::Shape flat = area;
    for (geo::Ring& ring : flat.parts)
        for (Point& p : ring) p = turned(p, -angle);
    const scene::Spot spot = scene::spot_in(flat);
    rooms.push_back({turned(spot.at, angle), spot.room.across_m, spot.room.down_m, angle});
    return rooms;
}

double readable(double angle) {
    constexpr double kHalf = std::numbers::pi, kSteepest = kHalf * 0.42;
    while (angle > kSteepest) angle -= kHalf;
    while (angle <= kSteepest - kHalf) angle += kHalf;
    return angle;
}

Tag around(const geo::Shape& area) {
    const geo::Ring ring = geo::oriented_box(area);
    if (ring.size() < 4) {
        const Box box = geo::box_of(area);
        return {box.centre(), box.width(), box.height(), 0};
    }
    Point along = ring[1] - ring[0];
    Point side = ring[2] - ring[1];
    if (std::hypot(side.x, side.y) > std::hypot(along.x, along.y)) std::swap(along, side);
    double angle = std::atan2(along.y, along.x);
    angle = readable(angle);
    return {(ring[0] + ring[2]) * 0.5, std::hypot(along.x, along.y), std::hypot(side.x, side.y),
            angle};
}

}  // namespace report
