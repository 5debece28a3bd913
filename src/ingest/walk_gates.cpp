#include "ingest/walk_gates.h"

#include "geo/box_index.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ingest {

using geo::Point;
using geo::Ring;

namespace {

double metres_between(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

/// Where along a line a point is nearest, and how far from it.
struct BesideLine {
    double offset_m = 0;
    double aside_m = 0;
};
BesideLine beside_line(const Ring& line, Point point) {
    BesideLine best{.offset_m = 0, .aside_m = metres_between(line.front(), point)};
    double before = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point d = line[i + 1] - line[i];
        const double length = metres_between(line[i], line[i + 1]);
        if (length == 0) continue;
        const Point to = point - line[i];
        const double share = std::clamp((to.x * d.x + to.y * d.y) / (length * length), 0.0, 1.0);
        const double aside = metres_between(line[i] + d * share, point);
        if (aside < best.aside_m) best = {before + share * length, aside};
        before += length;
    }
    return best;
}

/// What lies of a line between two offsets.
Ring stretch_between(const Ring& line, double from_m, double to_m) {
    Ring part;
    const auto add = [&](Point at) {
        if (part.empty() || part.back() != at) part.push_back(at);
    };
    double before = 0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double length = metres_between(line[i], line[i + 1]);
        const double from = from_m - before, to = to_m - before;
        before += length;
        if (length == 0 || from >= length || to <= 0) continue;
        // Ends stay what they are to the last bit: other ways end in the same point.
        const auto at = [&](double offset) {
            if (offset <= 0) return line[i];
            return offset >= length ? line[i + 1]
                                    : line[i] + (line[i + 1] - line[i]) * (offset / length);
        };
        add(at(from));
        add(at(to));
    }
    return part;
}

WayPiece piece_with(const WayPiece& of, double from_m, double to_m) {
    WayPiece piece{.way = of.way, .source = of.source, .of = of.of};
    piece.way.line = stretch_between(of.way.line, from_m, to_m);
    return piece;
}

void bar_piece(WayPiece& piece, const Across& gate) {
    if (gate.tags.is == BarrierTags::Is::Gate || gate.tags.is == BarrierTags::Is::Wall)
        piece.way.kind = route::WayKind::Gate;
    if (!gate.tags.hours.empty()) piece.way.hours = gate.tags.hours;
    piece.way.closed = piece.way.closed || gate.closed;
    piece.way.step_free = piece.way.step_free && gate.tags.step_free;
    piece.source = gate.source;
}

/// A gate and how far along the piece it stands.
using GateOn = std::pair<double, std::size_t>;

/// The piece in its order, with its gates. Two in the same two metres are one.
void add_with_gates(const WayPiece& piece, const std::vector<GateOn>& gates,
                    const std::vector<Across>& across, std::vector<WayPiece>& all) {
    constexpr double kStump_m = kGate_m / 4;  // nothing so short is left over
    const double length = geo::length_m(piece.way.line);
    double reached = 0;
    for (std::size_t g = 0; g < gates.size();) {
        std::size_t next = g + 1;
        while (next < gates.size() && gates[next].first - gates[next - 1].first < kGate_m) ++next;
        double from = std::max(reached, gates[g].first - kGate_m / 2);
        double to = std::min(length, gates[next - 1].first + kGate_m / 2);
        if (from - reached < kStump_m) from = reached;
        if (length - to < kStump_m) to = length;
        if (from > reached) all.push_back(piece_with(piece, reached, from));
        WayPiece gate = from == 0 && to == length ? piece : piece_with(piece, from, to);
        for (; g < next; ++g) bar_piece(gate, across[gates[g].second]);
        all.push_back(std::move(gate));
        reached = to;
    }
    if (reached < length) all.push_back(piece_with(piece, reached, length));
}

}  // namespace

std::vector<char> cut_gates(std::vector<WayPiece>& pieces, const std::vector<Across>& across,
                            double tolerance_m) {
    std::vector<geo::Box> boxes;
    for (const WayPiece& piece : pieces) {
        geo::Box box;
        for (const Point p : piece.way.line) box.add(p);
        boxes.push_back(box.grown(tolerance_m));
    }
    const geo::BoxIndex index{std::move(boxes)};
    std::vector<char> found(across.size());
    std::vector<std::vector<GateOn>> on(pieces.size());
    for (std::size_t g = 0; g < across.size(); ++g) {
        geo::Box at;
        at.add(across[g].at);
        for (const std::uint32_t p : index.touching(at)) {
            const BesideLine there = beside_line(pieces[p].way.line, across[g].at);
            if (there.aside_m > tolerance_m) continue;
            on[p].emplace_back(there.offset_m, g);
            found[g] = 1;
        }
    }
    std::vector<WayPiece> all;
    for (std::size_t p = 0; p < pieces.size(); ++p) {
        std::ranges::sort(on[p]);
        if (on[p].empty())
            all.push_back(std::move(pieces[p]));
        else
            add_with_gates(pieces[p], on[p], across, all);
    }
    pieces = std::move(all);
    return found;
}

}  // namespace ingest
