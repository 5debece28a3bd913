#include "ingest/walk_doubles.h"

#include "geo/box_index.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace ingest {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kPart_m = 0.01;
constexpr double kLook_m = 5;  // a line is looked at so often

/// Whether `holds` of all points of a line, and of some between them.
template <class Holds>
bool all_along(const Ring& line, Holds holds) {
    if (!holds(line.front())) return false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point d = line[i + 1] - line[i];
        const int steps = std::max(1, static_cast<int>(std::hypot(d.x, d.y) / kLook_m));
        for (int s = 1; s <= steps; ++s)
            if (!holds(line[i] + d * (static_cast<double>(s) / steps))) return false;
    }
    return true;
}

/// The edges that are there, to be asked whether something runs along them.
class EdgesThere {
  public:
    EdgesThere(std::span<const model::WalkEdgeRow> edges, double tolerance_m) {
        std::vector<geo::Box> boxes;
        for (const model::WalkEdgeRow& edge : edges)
            for (const Ring& line : edge.shape.parts)
                for (std::size_t i = 0; i + 1 < line.size(); ++i) {
                    segments_.push_back(geo::line_of({line[i], line[i + 1]}));
                    boxes.push_back(geo::box_of(segments_.back()).grown(tolerance_m));
                }
        index_ = geo::BoxIndex{std::move(boxes)};
    }

    /// No farther off than told, and than the tolerance.
    bool run_along(const Ring& line, double most_m) const {
        return !segments_.empty() && all_along(line, [&](Point at) {
            geo::Box box;
            box.add(at);
            return std::ranges::any_of(index_.touching(box), [&](std::uint32_t s) {
                return geo::distance(segments_[s], at) <= most_m;
            });
        });
    }

  private:
    std::vector<geo::Shape> segments_;
    geo::BoxIndex index_;
};

/// Both ends of a line, the western one first.
using EndsOfLine = std::pair<std::pair<double, double>, std::pair<double, double>>;
EndsOfLine ends_of_line(const Ring& line) {
    const std::pair a{line.front().x, line.front().y};
    const std::pair b{line.back().x, line.back().y};
    return {std::min(a, b), std::max(a, b)};
}

bool same_line(const Ring& one, const Ring& other, double tolerance_m) {
    const auto along = [tolerance_m](const Ring& line, const Ring& by) {
        const geo::Shape shape = geo::line_of(by);
        return all_along(line, [&](Point at) { return geo::distance(shape, at) <= tolerance_m; });
    };
    return along(one, other) && along(other, one);
}

}  // namespace

std::int64_t remove_doubles(std::vector<WayPiece>& pieces,
                            std::span<const model::WalkEdgeRow> there, double tolerance_m,
                            Ledger& ledger) {
    const EdgesThere edges{there, tolerance_m};
    std::set<EndsOfLine> ends_there;
    for (const model::WalkEdgeRow& edge : there)
        for (const Ring& line : edge.shape.parts)
            if (!line.empty()) ends_there.insert(ends_of_line(line));
    const auto is_there = [&](const Ring& line) {
        // Whatever is so short lies along what it leads to, unless it is a part of it.
        if (geo::length_m(line) <= 2 * tolerance_m)
            return ends_there.contains(ends_of_line(line)) || edges.run_along(line, kPart_m);
        return edges.run_along(line, tolerance_m);
    };
    std::map<EndsOfLine, std::vector<std::size_t>> by_ends;  // numbers in `kept`
    std::vector<WayPiece> kept;
    std::vector<std::pair<RowAt, std::string_view>> doubles;
    for (WayPiece& piece : pieces) {
        if (is_there(piece.way.line)) {
            doubles.emplace_back(piece.of, "already-there");
            continue;
        }
        std::vector<std::size_t>& rivals = by_ends[ends_of_line(piece.way.line)];
        const bool twice = std::ranges::any_of(rivals, [&](std::size_t k) {
            return same_line(kept[k].way.line, piece.way.line, tolerance_m);
        });
        if (twice) {
            doubles.emplace_back(piece.of, "duplicate");
            continue;
        }
        rivals.push_back(kept.size());
        keep(ledger, piece.of);
        kept.push_back(std::move(piece));
    }
    // Told only of rows of which nothing is left: the rest of a way is no mistake.
    for (const auto& [at, reason] : doubles)
        if (ledger.layers[at.layer].kept[at.row] == 0) note_loss(ledger, at, reason);
    pieces = std::move(kept);
    return static_cast<std::int64_t>(doubles.size());
}

}  // namespace ingest
