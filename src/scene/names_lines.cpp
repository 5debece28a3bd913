#include "scene/names.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <optional>
#include <tuple>
#include <utility>

namespace scene {

using geo::Point;
using geo::Ring;
using geo::Shape;
using geo::ShapeKind;

namespace {

constexpr double kSamePoint_m = 0.5;
constexpr double kSharpestJoin_rad = 1.0;  // a road that turns off is another line
constexpr double kLongWater = 3;           // times as long as wide
constexpr int kSections = 24;

std::pair<std::int64_t, std::int64_t> cell_of(Point p) {
    return {std::llround(p.x / kSamePoint_m), std::llround(p.y / kSamePoint_m)};
}

double heading(Point from, Point to) {
    return std::atan2(to.y - from.y, to.x - from.x);
}

/// How far one turns who arrives along the end of `line` and leaves along `next` from its start.
double turn(const Ring& line, const Ring& next) {
    const double before = heading(line[line.size() - 2], line.back());
    const double turned = std::remainder(heading(next[0], next[1]) - before, 2 * std::numbers::pi);
    return std::abs(turned);
}

/// Joins the pieces of one name end to end, the straightest way where several meet.
class Joiner {
  public:
    explicit Joiner(std::vector<Ring> pieces) : pieces_{std::move(pieces)} {
        std::ranges::stable_sort(pieces_, std::greater{},
                                 [](const Ring& line) { return geo::length_m(line); });
        used_.resize(pieces_.size());
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            ends_[cell_of(pieces_[i].front())].push_back(i);
            ends_[cell_of(pieces_[i].back())].push_back(i);
        }
    }

    std::vector<Ring> joined() {
        std::vector<Ring> lines;
        for (std::size_t i = 0; i < pieces_.size(); ++i) {
            if (used_[i]) continue;
            used_[i] = true;
            Ring line = pieces_[i];
            for (int side = 0; side < 2; ++side) {
                while (std::optional<Ring> next = onward(line))
                    line.insert(line.end(), next->begin() + 1, next->end());
                std::ranges::reverse(line);
            }
            lines.push_back(std::move(line));
        }
        return lines;
    }

  private:
    std::optional<Ring> onward(const Ring& line) {
        const auto meets = ends_.find(cell_of(line.back()));
        if (meets == ends_.end()) return std::nullopt;
        std::optional<Ring> best;
        std::size_t best_piece = 0;
        double least = kSharpestJoin_rad;
        for (const std::size_t i : meets->second) {
            if (used_[i]) continue;
            Ring next = pieces_[i];
            if (cell_of(next.front()) != meets->first) std::ranges::reverse(next);
            const double turned = turn(line, next);
            if (turned >= least) continue;
            least = turned;
            best = std::move(next);
            best_piece = i;
        }
        if (best) used_[best_piece] = true;
        return best;
    }

    std::vector<Ring> pieces_;
    std::vector<bool> used_;
    std::map<std::pair<std::int64_t, std::int64_t>, std::vector<std::size_t>> ends_;
};

struct Family {
    std::vector<Ring> pieces;
    WayClass is = WayClass::Stream;
};

void add_pieces(const Shape& shape, Family& family) {
    for (const Ring& raw : shape.parts) {
        Ring line;
        for (const Point p : raw)
            if (line.empty() || !(p == line.back())) line.push_back(p);
        if (line.size() > 1) family.pieces.push_back(std::move(line));
    }
}

/// The direction of the longest spread of the corners.
Point long_axis(const Ring& ring, Point middle) {
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (const Point p : ring) {
        const Point d = p - middle;
        xx += d.x * d.x;
        xy += d.x * d.y;
        yy += d.y * d.y;
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    return {std::cos(angle), std::sin(angle)};
}

/// The widest stretch inside the area on the line through `at` along `across`, as its middle.
std::optional<Point> middle_across(const Shape& area, Point at, Point across, double& width) {
    std::vector<double> crossings;
    for (const Ring& ring : area.parts) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i] - at;
            const Point b = ring[(i + 1) % ring.size()] - at;
            const double side_a = across.x * a.y - across.y * a.x;
            const double side_b = across.x * b.y - across.y * b.x;
            if ((side_a > 0) == (side_b > 0)) continue;
            const double along_a = a.x * across.x + a.y * across.y;
            const double along_b = b.x * across.x + b.y * across.y;
            crossings.push_back(along_a + side_a / (side_a - side_b) * (along_b - along_a));
        }
    }
    std::ranges::sort(crossings);
    width = 0;
    std::optional<Point> best;
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2) {
        if (crossings[i + 1] - crossings[i] <= width) continue;
        width = crossings[i + 1] - crossings[i];
        best = at + across * ((crossings[i] + crossings[i + 1]) / 2);
    }
    return best;
}

}  // namespace

Ring spine_of(const Shape& area) {
    if (area.kind != ShapeKind::Area || area.parts.empty()) return {};
    const Ring& outline = area.parts[0];
    const Point middle = geo::box_of(geo::line_of(outline)).centre();
    const Point along = long_axis(outline, middle);
    const Point across{-along.y, along.x};
    double from = 0;
    double to = 0;
    for (const Point p : outline) {
        const double t = (p.x - middle.x) * along.x + (p.y - middle.y) * along.y;
        from = std::min(from, t);
        to = std::max(to, t);
    }
    Ring line;
    double widths = 0;
    for (int i = 0; i < kSections; ++i) {
        const double t = from + (to - from) * (i + 0.5) / kSections;
        double width = 0;
        const auto at = middle_across(area, middle + along * t, across, width);
        if (!at) continue;
        line.push_back(*at);
        widths += width;
    }
    if (line.size() < 4) return {};
    const double mean_width = widths / static_cast<double>(line.size());
    return to - from >= kLongWater * mean_width ? line : Ring{};
}

std::vector<NamedLine> named_lines(const model::Places& places,
                                   const std::vector<model::GroundRow>& ground) {
    std::map<std::pair<bool, std::string>, Family> families;  // by water, name
    for (const model::GroundRow& row : ground) {
        if (row.name.empty()) continue;
        if (row.shape.kind == ShapeKind::Line) {
            const WayClass is = way_class(row);
            Family& family = families[{is == WayClass::Stream, row.name}];
            family.is = std::min(family.is, is);
            add_pieces(row.shape, family);
        } else if (row.shape.kind == ShapeKind::Area && area_class(row) == AreaClass::Water) {
            const Ring spine = spine_of(row.shape);
            if (!spine.empty()) families[{true, row.name}].pieces.push_back(spine);
        }
    }
    for (model::Row r = 0; r < places.size(); ++r) {
        const model::PlaceRow& place = places.row[r];
        if (places.kind[r] != model::Kind::Street || place.name.empty() ||
            place.shape.kind != ShapeKind::Line)
            continue;
        Family& family = families[{false, place.name}];
        family.is = std::min(family.is, WayClass::Residential);
        add_pieces(place.shape, family);
    }
    std::vector<NamedLine> lines;
    for (auto& [key, family] : families) {
        for (Ring& line : Joiner{std::move(family.pieces)}.joined()) {
            const double length = geo::length_m(line);
            lines.push_back({key.second, std::move(line), length, family.is, key.first});
        }
    }
    // Waters are named after the great roads and before the small ones.
    const auto rank = [](const NamedLine& line) {
        return line.water ? WayClass::Tertiary : line.is;
    };
    std::ranges::stable_sort(lines, [&](const NamedLine& a, const NamedLine& b) {
        return std::tuple{rank(a), !a.water, -a.length_m} <
               std::tuple{rank(b), !b.water, -b.length_m};
    });
    return lines;
}

}  // namespace scene
