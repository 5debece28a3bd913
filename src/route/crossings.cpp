#include "route/crossings.h"

#include "route/joints.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

namespace route {

using geo::Point;

namespace {

constexpr double kLeastPiece_m = 0.001;

struct Cut {
    std::uint32_t segment = 0;
    double share = 0;  // along it
    Point at;
};

geo::Box box_around(Point a, Point b) {
    geo::Box box;
    box.add(a);
    box.add(b);
    return box;
}

/// Where two segments cross, as shares of each; nothing when they do not, or are parallel.
std::optional<std::pair<double, double>> crossing_of(Point a, Point b, Point c, Point d) {
    const Point r = b - a, s = d - c, q = c - a;
    const double cross = r.x * s.y - r.y * s.x;
    if (cross == 0) return std::nullopt;
    const double t = (q.x * s.y - q.y * s.x) / cross;
    const double u = (q.x * r.y - q.y * r.x) / cross;
    if (t < 0 || t > 1 || u < 0 || u > 1) return std::nullopt;
    return std::pair{t, u};
}

/// Segments of those lines that may be cut.
struct Segments {
    geo::BoxIndex index;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> of;  // line, segment of it
};

class Noder {
  public:
    Noder(std::span<const Way> ways, double tolerance_m)
        : ways_{ways}, tolerance_m_{tolerance_m}, cuts_(ways.size()) {
        for (const Way& way : ways) line_.push_back(way.line);
    }

    std::vector<Piece> pieces() {
        join_ends();
        cross();
        std::vector<Piece> all;
        for (std::uint32_t w = 0; w < ways_.size(); ++w) add_pieces(w, all);
        return all;
    }

  private:
    bool may_be_cut(std::size_t w) const {
        return ways_[w].kind != WayKind::Bridge && line_[w].size() > 1;
    }

    Segments segments() const {
        Segments found;
        std::vector<geo::Box> boxes;
        for (std::uint32_t w = 0; w < line_.size(); ++w) {
            if (!may_be_cut(w)) continue;
            for (std::uint32_t s = 0; s + 1 < line_[w].size(); ++s) {
                boxes.push_back(box_around(line_[w][s], line_[w][s + 1]));
                found.of.emplace_back(w, s);
            }
        }
        found.index = geo::BoxIndex{std::move(boxes)};
        return found;
    }

    bool near_an_end(std::uint32_t w, Point point) const {
        return apart_m(point, line_[w].front()) <= tolerance_m_ ||
               apart_m(point, line_[w].back()) <= tolerance_m_;
    }

    /// Ends that nearly meet become one point, on the way that it nearly touches.
    void join_ends() {
        Joints joints{tolerance_m_};
        std::vector<std::pair<std::uint32_t, std::uint32_t>> of(ways_.size(), {kNone, kNone});
        const auto number = [&](std::uint32_t w) {
            of[w] = {joints.number_of(line_[w].front()), joints.number_of(line_[w].back())};
        };
        for (std::uint32_t w = 0; w < ways_.size(); ++w)
            if (ways_[w].noded && !line_[w].empty()) number(w);
        const std::size_t fixed = joints.points().size();
        for (std::uint32_t w = 0; w < ways_.size(); ++w)
            if (!ways_[w].noded && !line_[w].empty()) number(w);
        const Segments segments = this->segments();
        std::vector<Point> at = joints.points();
        for (std::size_t j = 0; j < at.size(); ++j) at[j] = touch(segments, at[j], j < fixed);
        for (std::uint32_t w = 0; w < ways_.size(); ++w) {
            if (ways_[w].noded || line_[w].empty()) continue;
            line_[w].front() = at[of[w].first];
            line_[w].back() = at[of[w].second];
        }
    }

    /// Cuts what passes within the tolerance. Answers where they meet: on the nearest of these. The
    /// end of a noded way is fixed, and cuts no other such.
    Point touch(const Segments& segments, Point point, bool fixed) {
        std::vector<std::pair<std::uint32_t, Cut>> found;
        double nearest = std::numeric_limits<double>::infinity();
        Point meets = point;
        const geo::Box around = box_around(point, point).grown(tolerance_m_);
        for (const std::uint32_t i : segments.index.touching(around)) {
            const auto [w, s] = segments.of[i];
            if (fixed && ways_[w].noded) continue;
            const Point a = line_[w][s], b = line_[w][s + 1];
            const double share = share_along(point, a, b);
            const Point on = a + (b - a) * share;
            const double distance = apart_m(point, on);
            if (distance > tolerance_m_ || near_an_end(w, point)) continue;
            if (!found.empty() && found.back().first == w) {
                // One cut of a way, at the segment that is nearest.
                if (apart_m(point, found.back().second.at) <= distance) continue;
                found.pop_back();
            }
            found.push_back({w, {s, share, on}});
            if (distance >= nearest) continue;
            nearest = distance;
            if (!fixed) meets = on;
        }
        for (auto& [w, cut] : found) {
            cut.at = meets;
            cuts_[w].push_back(cut);
        }
        return meets;
    }

    void cross() {
        const Segments segments = this->segments();
        for (std::uint32_t i = 0; i < segments.of.size(); ++i)
            for (const std::uint32_t j : segments.index.touching(segments.index.box(i)))
                if (j > i) cross(segments.of[i], segments.of[j]);
    }

    void cross(std::pair<std::uint32_t, std::uint32_t> one,
               std::pair<std::uint32_t, std::uint32_t> other) {
        const auto [v, s] = one;
        const auto [w, t] = other;
        if (v == w && t - s <= 1) return;
        if (ways_[v].noded && ways_[w].noded) return;
        const Point a = line_[v][s], b = line_[v][s + 1];
        const auto shares = crossing_of(a, b, line_[w][t], line_[w][t + 1]);
        if (!shares) return;
        const Point at = a + (b - a) * shares->first;
        // Ends that lie on something have already been dealt with.
        if (near_an_end(v, at) || near_an_end(w, at)) return;
        cuts_[v].push_back({s, shares->first, at});
        cuts_[w].push_back({t, shares->second, at});
    }

    void add_pieces(std::uint32_t w, std::vector<Piece>& all) {
        std::vector<Cut>& cuts = cuts_[w];
        if (cuts.empty()) {
            all.push_back({ways_[w], w});
            all.back().way.line = line_[w];
            return;
        }
        std::ranges::sort(cuts, {}, [](const Cut& cut) {
            return std::pair{cut.segment, cut.share};
        });
        const auto add = [&](geo::Ring line) {
            if (line_length_m(line) < kLeastPiece_m) return;
            Way piece = ways_[w];
            piece.line = std::move(line);
            all.push_back({std::move(piece), w});
        };
        geo::Ring line{line_[w].front()};
        std::size_t next = 0;
        for (std::uint32_t s = 0; s + 1 < line_[w].size(); ++s) {
            for (; next < cuts.size() && cuts[next].segment == s; ++next) {
                line.push_back(cuts[next].at);
                add(std::exchange(line, {cuts[next].at}));
            }
            line.push_back(line_[w][s + 1]);
        }
        add(std::move(line));
    }

    std::span<const Way> ways_;
    double tolerance_m_;
    std::vector<geo::Ring> line_;
    std::vector<std::vector<Cut>> cuts_;  // by way
};

/// The middle of the nearest street on whose ground a point lies; nothing when it lies on none, or
/// is on the middle anyway.
class StreetGround {
  public:
    explicit StreetGround(std::span<const Street> streets) : streets_{streets} {
        std::vector<geo::Box> boxes;
        for (std::uint32_t s = 0; s < streets.size(); ++s)
            for (std::uint32_t i = 0; i + 1 < streets[s].line.size(); ++i) {
                boxes.push_back(box_around(streets[s].line[i], streets[s].line[i + 1])
                                    .grown(reach_m(streets[s])));
                of_.emplace_back(s, i);
            }
        index_ = geo::BoxIndex{std::move(boxes)};
    }

    std::optional<Point> middle_at(Point point, std::uint32_t except) const {
        double nearest = std::numeric_limits<double>::infinity();
        Point middle;
        for (const std::uint32_t k : index_.touching(box_around(point, point))) {
            const auto [s, i] = of_[k];
            if (s == except) continue;
            const Point a = streets_[s].line[i], b = streets_[s].line[i + 1];
            const Point on = a + (b - a) * share_along(point, a, b);
            const double distance = apart_m(point, on);
            if (distance > reach_m(streets_[s]) || distance >= nearest) continue;
            nearest = distance;
            middle = on;
        }
        if (nearest <= kStreetEnds_m || std::isinf(nearest)) return std::nullopt;
        return middle;
    }

  private:
    static double reach_m(const Street& street) { return street.width_m / 2 + kBesideStreet_m; }

    std::span<const Street> streets_;
    geo::BoxIndex index_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> of_;
};

}  // namespace

std::vector<Piece> split_crossings(std::span<const Way> ways, double tolerance_m) {
    return Noder{ways, tolerance_m}.pieces();
}

std::vector<Way> ways_from_streets(std::span<const Street> streets, std::span<const Way> drawn) {
    const StreetGround ground{streets};
    std::vector<Way> ways(drawn.begin(), drawn.end());
    for (const Way& way : drawn) {
        if (way.line.size() < 2) continue;
        for (const Point end : {way.line.front(), way.line.back()})
            if (const auto middle = ground.middle_at(end, kNone))
                ways.push_back({.line = {end, *middle},
                                .kind = WayKind::Link,
                                .hours = {},
                                .derived = true,
                                .noded = false});
    }
    for (std::uint32_t s = 0; s < streets.size(); ++s) {
        const Street& street = streets[s];
        if (street.line.size() < 2) continue;
        Way way{.line = street.line,
                .kind = street.kind,
                .hours = {},
                .step_free = street.step_free,
                .derived = true,
                .noded = false,
                .id = street.id};
        if (const auto middle = ground.middle_at(way.line.front(), s))
            way.line.insert(way.line.begin(), *middle);
        if (const auto middle = ground.middle_at(way.line.back(), s)) way.line.push_back(*middle);
        ways.push_back(std::move(way));
    }
    std::vector<Way> cut;
    for (Piece& piece : split_crossings(ways, kStreetEnds_m)) {
        piece.way.noded = true;
        cut.push_back(std::move(piece.way));
    }
    return cut;
}

}  // namespace route
