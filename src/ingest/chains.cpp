#include "ingest/chains.h"

#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace ingest {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kStraightOn = 0.5;  // cosine of the sharpest turn a street takes at a fork

constexpr double kTurnsBack = -0.3;  // and where there is none: beyond it, it ends

using Node = std::pair<std::int64_t, std::int64_t>;

Node node_of(Point p) {
    return {std::llround(p.x / kSamePlace), std::llround(p.y / kSamePlace)};
}

struct Piece {
    Ring line;
    const SurveyedRoad* way;
    double length_m;
};

/// Ways cut where they touch one another in the middle.
std::vector<Piece> pieces_of(const std::vector<const SurveyedRoad*>& ways) {
    std::map<Node, int> uses;
    for (const SurveyedRoad* way : ways)
        for (const Point p : way->line) ++uses[node_of(p)];
    std::vector<Piece> pieces;
    for (const SurveyedRoad* way : ways) {
        Ring line;
        for (std::size_t i = 0; i < way->line.size(); ++i) {
            line.push_back(way->line[i]);
            const bool end = i + 1 == way->line.size();
            if (line.size() < 2 || (!end && uses[node_of(way->line[i])] < 2)) continue;
            const double length = length_of(line);
            if (length > 0) pieces.push_back({line, way, length});
            line = {way->line[i]};
        }
    }
    // The order of the file must not matter.
    std::ranges::sort(pieces, [](const Piece& a, const Piece& b) {
        const auto key = [](const Piece& p) {
            return std::tuple{-p.length_m, p.line.front().x, p.line.front().y, p.line.back().x,
                              p.line.back().y};
        };
        return key(a) < key(b);
    });
    return pieces;
}

/// One end of a piece: number × 2 for its beginning, + 1 for its end.
using End = std::size_t;
constexpr End kOpenEnd = ~End{0};

Point away_from(const Piece& piece, End end) {
    const Ring& line = piece.line;
    return end % 2 == 0 ? unit(line[1] - line[0]) : unit(line[line.size() - 2] - line.back());
}

/// For each end, the end it goes on with: at every node the straightest pairs first.
std::vector<End> paired(const std::vector<Piece>& pieces) {
    std::map<Node, std::vector<End>> at;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        at[node_of(pieces[i].line.front())].push_back(2 * i);
        at[node_of(pieces[i].line.back())].push_back(2 * i + 1);
    }
    std::vector<End> next(pieces.size() * 2, kOpenEnd);
    for (const auto& [node, ends] : at) {
        struct Pair {
            double straight;
            End a, b;
        };
        std::vector<Pair> pairs;
        for (std::size_t i = 0; i < ends.size(); ++i)
            for (std::size_t k = i + 1; k < ends.size(); ++k)
                pairs.push_back({-dot(away_from(pieces[ends[i] / 2], ends[i]),
                                      away_from(pieces[ends[k] / 2], ends[k])),
                                 ends[i], ends[k]});
        std::ranges::stable_sort(pairs, std::greater{}, &Pair::straight);
        for (const Pair& pair : pairs) {
            if (pair.straight < (ends.size() > 2 ? kStraightOn : kTurnsBack)) break;
            if (next[pair.a] != kOpenEnd || next[pair.b] != kOpenEnd) continue;
            next[pair.a] = pair.b;
            next[pair.b] = pair.a;
        }
    }
    return next;
}

Chain followed(const std::vector<Piece>& pieces, const std::vector<End>& next, End start,
               std::vector<bool>& taken) {
    Chain chain;
    double longest = 0;
    double total = 0;
    for (End end = start; end != kOpenEnd && !taken[end / 2]; end = next[end ^ 1U]) {
        const Piece& piece = pieces[end / 2];
        taken[end / 2] = true;
        Ring line = piece.line;
        if (end % 2 == 1) std::ranges::reverse(line);
        const auto skip = static_cast<std::ptrdiff_t>(chain.line.empty() ? 0 : 1);
        chain.line.insert(chain.line.end(), line.begin() + skip, line.end());
        chain.width_m += piece.way->width_m * piece.length_m;
        total += piece.length_m;
        if (piece.length_m <= longest) continue;
        longest = piece.length_m;
        chain.source = piece.way->source;
    }
    chain.width_m /= total;
    return chain;
}

}  // namespace

std::vector<Chain> chains_of(const std::vector<const SurveyedRoad*>& ways) {
    const std::vector<Piece> pieces = pieces_of(ways);
    const std::vector<End> next = paired(pieces);
    std::vector<bool> taken(pieces.size(), false);
    std::vector<Chain> chains;
    for (End end = 0; end < next.size(); ++end)
        if (next[end] == kOpenEnd && !taken[end / 2])
            chains.push_back(followed(pieces, next, end, taken));
    for (End end = 0; end < next.size(); end += 2)  // rings
        if (!taken[end / 2]) chains.push_back(followed(pieces, next, end, taken));
    std::ranges::stable_sort(chains, std::greater{},
                             [](const Chain& chain) { return length_of(chain.line); });
    return chains;
}

}  // namespace ingest
