#include "scene/strip.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace scene {

using geo::Point;
using geo::Ring;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr double kCrossing_m = 60;  // between two segments of one street, at most
constexpr double kNarrowest_m = 1;
constexpr double kOverEnd_m = 0.5;

double apart(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

/// Pieces put end to end, each turned so that it begins near the end of the one before.
Ring joined(std::vector<Ring> pieces) {
    std::erase_if(pieces, [](const Ring& piece) { return piece.size() < 2; });
    if (pieces.empty()) return {};
    Ring line = std::move(pieces.front());
    pieces.erase(pieces.begin());
    while (!pieces.empty()) {
        struct Joint {
            std::size_t piece = 0;
            bool at_front = false, turned = false;
            double gap = std::numeric_limits<double>::infinity();
        } best;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            for (const bool at_front : {false, true})
                for (const bool turned : {false, true}) {
                    const Point end = at_front ? line.front() : line.back();
                    const bool first = at_front == turned;  // which end of the piece meets it
                    const double gap = apart(end, first ? pieces[i].front() : pieces[i].back());
                    if (gap < best.gap) best = {i, at_front, turned, gap};
                }
        Ring piece = std::move(pieces[best.piece]);
        pieces.erase(pieces.begin() + static_cast<std::ptrdiff_t>(best.piece));
        if (best.turned) std::ranges::reverse(piece);
        line.insert(best.at_front ? line.begin() : line.end(), piece.begin(), piece.end());
    }
    return line;
}

/// From the west, or from the north when it runs that way.
void turn_as_walked(Ring& line) {
    const Point by = line.back() - line.front();
    const bool north_south = std::abs(by.y) > std::abs(by.x);
    if (north_south ? by.y > 0 : by.x < 0) std::ranges::reverse(line);
}

Ring line_of(const model::Places& places, Row segment) {
    const geo::Shape& shape = places.row[segment].shape;
    if (shape.kind != geo::ShapeKind::Line) return {};
    return joined(shape.parts);
}

/// Where a point lies along a line, and how far to its left (negative: right). Beyond the ends
/// the first and last stretch go on straight.
struct Position {
    double along_m = 0;
    double left_m = 0;
};

Position position_on(const Ring& line, Point p) {
    Position best;
    double nearest = std::numeric_limits<double>::infinity();
    double walked = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point by = line[i + 1] - line[i];
        const double length = std::hypot(by.x, by.y);
        if (length == 0) continue;
        const Point to = p - line[i];
        const double t = (to.x * by.x + to.y * by.y) / length;
        const double low = i == 0 ? -std::numeric_limits<double>::infinity() : 0;
        const double high = i + 2 == line.size() ? std::numeric_limits<double>::infinity() : length;
        const double inside = std::clamp(t, low, high);
        const Point foot = line[i] + by * (inside / length);
        const double far = apart(foot, p);
        if (far < nearest) {
            nearest = far;
            best = {walked + inside, (by.x * to.y - by.y * to.x) / length};
        }
        walked += length;
    }
    return best;
}

StripFront front_on(const Ring& line, const model::PlaceRow& place, Row row) {
    const Position middle = position_on(line, geo::label_point(place.shape));
    StripFront front{.place = row,
                     .side = middle.left_m >= 0 ? Side::Left : Side::Right,
                     .from_m = middle.along_m,
                     .to_m = middle.along_m};
    if (place.shape.kind == geo::ShapeKind::Area)
        for (const Ring& ring : place.shape.parts)
            for (const Point p : ring) {
                const double along = position_on(line, p).along_m;
                front.from_m = std::min(front.from_m, along);
                front.to_m = std::max(front.to_m, along);
            }
    return front;
}

/// Neighbours that overlap meet in the middle of what both claim.
void part_neighbours(std::vector<StripFront>& side) {
    std::ranges::sort(side, {}, [](const StripFront& f) { return f.from_m + f.to_m; });
    for (std::size_t i = 0; i + 1 < side.size(); ++i) {
        StripFront& a = side[i];
        StripFront& b = side[i + 1];
        if (a.to_m <= b.from_m) continue;
        const double border =
            std::clamp((a.to_m + b.from_m) / 2, a.from_m, std::max(b.to_m, a.from_m));
        a.to_m = b.from_m = border;
    }
    double reached = -std::numeric_limits<double>::infinity();
    for (StripFront& front : side) {
        front.from_m = std::max(front.from_m, reached);
        front.to_m = std::max(front.to_m, front.from_m + kNarrowest_m);
        reached = front.to_m;
    }
}

/// Rows of segments of the same name, this one first.
std::vector<Row> of_same_name(const model::Places& places, Row segment) {
    std::vector<Row> rows{segment};
    const std::string& name = places.row[segment].name;
    if (name.empty()) return rows;
    for (Row row = 0; row < places.size(); ++row)
        if (row != segment && places.kind[row] == Kind::Street && places.row[row].name == name)
            rows.push_back(row);
    return rows;
}

/// A segment and its line, turned as the street is walked.
struct Link {
    Row row = kNoRow;
    Ring line;
};

/// What follows at one end of the chain, one after the other, turned so that it goes on.
void follow(const model::Places& places, std::vector<Row>& left, std::vector<Link>& chain,
            bool forward) {
    while (!chain.front().line.empty()) {
        const Point end = forward ? chain.back().line.back() : chain.front().line.front();
        Link next;
        std::size_t best = left.size();
        double nearest = kCrossing_m;
        for (std::size_t i = 0; i < left.size(); ++i) {
            Ring line = line_of(places, left[i]);
            if (line.empty()) continue;
            turn_as_walked(line);
            const double first = apart(end, line.front());
            const double last = apart(end, line.back());
            if (std::min(first, last) >= nearest) continue;
            nearest = std::min(first, last);
            best = i;
            if (forward ? last < first : first < last) std::ranges::reverse(line);
            next = {left[i], std::move(line)};
        }
        if (best == left.size()) return;
        chain.insert(forward ? chain.end() : chain.begin(), std::move(next));
        left.erase(left.begin() + static_cast<std::ptrdiff_t>(best));
    }
}

std::vector<Link> chain_from(const model::Places& places, Row segment) {
    std::vector<Row> left = of_same_name(places, segment);
    left.erase(left.begin());
    Ring line = line_of(places, segment);
    if (!line.empty()) turn_as_walked(line);
    std::vector<Link> chain{{segment, std::move(line)}};
    follow(places, left, chain, true);
    follow(places, left, chain, false);
    return chain;
}

/// The lines of a chain, each turned so that it goes on where the one before ends.
std::vector<Link> turned(const model::Places& places, const std::vector<Row>& segments) {
    std::vector<Link> chain;
    for (const Row segment : segments) {
        Ring line = line_of(places, segment);
        if (line.empty()) continue;
        turn_as_walked(line);
        if (chain.size() == 1) {  // its end is the one nearer to what follows
            Ring& first = chain[0].line;
            const auto near = [&](Point p) {
                return std::min(apart(p, line.front()), apart(p, line.back()));
            };
            if (near(first.front()) < near(first.back())) std::ranges::reverse(first);
        }
        if (!chain.empty()) {
            const Point end = chain.back().line.back();
            if (apart(end, line.back()) < apart(end, line.front())) std::ranges::reverse(line);
        }
        chain.push_back({segment, std::move(line)});
    }
    return chain;
}

}  // namespace

std::vector<Row> street_of(const model::Places& places, Row segment) {
    std::vector<Row> rows;
    for (const Link& link : chain_from(places, segment)) rows.push_back(link.row);
    return rows;
}

namespace {

/// Whether the numbers of the walk run against the line, taken all together.
bool runs_backwards(const model::Places& places, const std::vector<StripFront>& fronts) {
    double against = 0;
    for (std::size_t i = 0; i + 1 < fronts.size(); ++i) {
        const model::PlaceRow& a = places.row[fronts[i].place];
        const model::PlaceRow& b = places.row[fronts[i + 1].place];
        if (a.parent == b.parent && fronts[i].side == fronts[i + 1].side)
            against += a.order_in_walk > b.order_in_walk   ? 1
                       : a.order_in_walk < b.order_in_walk ? -1
                                                           : 0;
    }
    return against > 0;
}

/// The same street, walked from its other end.
void turn(Strip& strip) {
    for (StripFront& front : strip.fronts) {
        front.side = front.side == Side::Left ? Side::Right : Side::Left;
        front.from_m = std::exchange(front.to_m, strip.length_m - front.from_m);
        front.from_m = strip.length_m - front.from_m;
    }
    for (StripSegment& segment : strip.segments) {
        segment.from_m = std::exchange(segment.to_m, strip.length_m - segment.from_m);
        segment.from_m = strip.length_m - segment.from_m;
    }
    std::ranges::reverse(strip.segments);
    std::ranges::sort(strip.fronts, {}, [](const StripFront& f) {
        return std::pair{f.side, f.from_m};
    });
    strip.heading = strip.heading * -1;
}

}  // namespace

Strip strip_of(const model::Places& places, const std::vector<Row>& segments) {
    Strip strip;
    std::vector<StripFront> left;
    std::vector<StripFront> right;
    Ring whole;
    for (const auto& [segment, line] : turned(places, segments)) {
        const double begins =
            strip.length_m + (whole.empty() ? 0 : apart(whole.back(), line.front()));
        const double length = geo::length_m(line);
        strip.segments.push_back({segment, begins, begins + length});
        strip.length_m = begins + length;
        for (Row row = segment + 1; row < places.size(); ++row) {
            if (places.parent[row] != segment || places.kind[row] != Kind::Front) continue;
            if (places.row[row].shape.kind == geo::ShapeKind::None) continue;
            StripFront front = front_on(line, places.row[row], row);
            front.corner = front.from_m < -kOverEnd_m || front.to_m > length + kOverEnd_m;
            front.from_m += begins;
            front.to_m += begins;
            (front.side == Side::Left ? left : right).push_back(front);
        }
        whole.insert(whole.end(), line.begin(), line.end());
    }
    part_neighbours(left);
    part_neighbours(right);
    strip.fronts = std::move(left);
    strip.fronts.insert(strip.fronts.end(), right.begin(), right.end());
    if (whole.size() < 2) return strip;
    const Point by = whole.back() - whole.front();
    const double far = std::max(std::hypot(by.x, by.y), 1e-9);
    strip.heading = by * (1 / far);
    if (runs_backwards(places, strip.fronts)) turn(strip);
    return strip;
}

}  // namespace scene
