#include "ingest/streets.h"

#include "geo/box_index.h"
#include "ingest/chains.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace ingest {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kShortest = 40;        // metres of a segment
constexpr double kShortestWalk = 80;    // of a street without cars, to be more than a path
constexpr double kTwinApart = 32;       // metres between the carriageways of one street
constexpr double kConnector = 60;       // an unnamed road shorter than this is a turning lane
constexpr double kLongestBridge = 100;  // metres of a footbridge, which is no street
constexpr double kParallel = 0.42;      // sine of the angle up to which lines run side by side

/// Where another street meets one of a name.
struct Crossing {
    Point at;
    std::string other;
};
using Crossings = std::map<std::string, std::vector<Crossing>>;

bool counts_as_crossing(const SurveyedRoad& road) {
    if (!road.name.empty()) return can_be_place(road);
    return is_street(road) && road.klass != "residential" && length_of(road.line) >= kConnector;
}

void note(Crossings& crossings, const SurveyedRoad& street, const SurveyedRoad& other, Point at) {
    if (street.name.empty() || street.name == other.name || !counts_as_crossing(other)) return;
    crossings[street.name].push_back({at, other.name});
}

struct Use {
    std::int64_t x, y;
    std::uint32_t road;
    Point at;
    auto key() const { return std::tuple{x, y, road}; }
};

void cross_at_vertices(const std::vector<const SurveyedRoad*>& roads, Crossings& crossings) {
    std::vector<Use> uses;
    for (std::uint32_t r = 0; r < roads.size(); ++r)
        for (const Point p : roads[r]->line)
            uses.push_back({std::llround(p.x / kSamePlace), std::llround(p.y / kSamePlace), r, p});
    std::ranges::sort(uses, {}, &Use::key);
    for (std::size_t first = 0; first < uses.size();) {
        std::size_t end = first + 1;
        while (end < uses.size() && uses[end].x == uses[first].x && uses[end].y == uses[first].y)
            ++end;
        for (std::size_t a = first; a < end; ++a)
            for (std::size_t b = first; b < end; ++b)
                if (uses[a].road != uses[b].road)
                    note(crossings, *roads[uses[a].road], *roads[uses[b].road], uses[a].at);
        first = end;
    }
}

struct RoadEdge {
    std::uint32_t road;
    Point a, b;
};

/// Files that are not OpenStreetMap's let streets cross without a common vertex.
void cross_between_vertices(const std::vector<const SurveyedRoad*>& roads, Crossings& crossings) {
    std::vector<RoadEdge> edges;
    std::vector<geo::Box> boxes;
    for (std::uint32_t r = 0; r < roads.size(); ++r) {
        const Ring& line = roads[r]->line;
        for (std::size_t i = 1; i < line.size() && !roads[r]->covered; ++i) {
            edges.push_back({r, line[i - 1], line[i]});
            geo::Box& box = boxes.emplace_back();
            box.add(line[i - 1]);
            box.add(line[i]);
        }
    }
    const geo::BoxIndex index{boxes};
    for (std::uint32_t e = 0; e < edges.size(); ++e) {
        for (const std::uint32_t f : index.touching(boxes[e])) {
            if (f <= e || roads[edges[e].road]->name == roads[edges[f].road]->name) continue;
            const Point u = edges[e].b - edges[e].a;
            const Point v = edges[f].b - edges[f].a;
            const double turn = cross(u, v);
            if (std::abs(turn) < 1e-9) continue;
            const double s = cross(edges[f].a - edges[e].a, v) / turn;
            const double t = cross(edges[f].a - edges[e].a, u) / turn;
            if (s <= 0 || s >= 1 || t <= 0 || t >= 1) continue;
            const Point at = edges[e].a + u * s;
            note(crossings, *roads[edges[e].road], *roads[edges[f].road], at);
            note(crossings, *roads[edges[f].road], *roads[edges[e].road], at);
        }
    }
}

/// How a chain lies beside those kept before it: the stretches that are no twin of any.
struct Beside {
    std::vector<Ring> alone;
    double twin_m = 0;   // length that runs beside `of`
    double apart_m = 0;  // mean distance there
    std::size_t of = 0;
};

/// Whether a chain here runs back beside its own beginning: both carriageways and the turn.
bool turns_back(const Ring& chain, double at_m, Point direction) {
    if (at_m < 3 * kTwinApart) return false;
    const Footing foot =
        footing_on(part_between(chain, 0, at_m - 2 * kTwinApart), point_along(chain, at_m));
    return foot.distance_m < kTwinApart && !foot.at_end &&
           std::abs(cross(direction, foot.direction)) < kParallel &&
           dot(direction, foot.direction) < 0;
}

Beside beside(const Ring& chain, const std::vector<Segment>& kept) {
    Beside result;
    const double length = length_of(chain);
    const int steps = std::max(1, static_cast<int>(std::ceil(length / 15)));
    const double step = length / steps;
    double alone_from = -1;
    const auto close = [&](double to) {
        if (alone_from >= 0 && (to - alone_from >= kShortest || to - alone_from >= length - 1e-6))
            result.alone.push_back(part_between(chain, alone_from, to));
        alone_from = -1;
    };
    for (int i = 0; i < steps; ++i) {
        const Point a = point_along(chain, i * step);
        const Point b = point_along(chain, (i + 1) * step);
        bool twin = turns_back(chain, (i + 0.5) * step, unit(b - a));
        for (std::size_t k = 0; k < kept.size() && !twin; ++k) {
            const Footing foot = footing_on(kept[k].line, (a + b) * 0.5);
            twin = foot.distance_m < kTwinApart && !foot.at_end &&
                   std::abs(cross(unit(b - a), foot.direction)) < kParallel;
            if (!twin) continue;
            result.twin_m += step;
            result.apart_m += foot.distance_m * step;
            result.of = k;
        }
        if (twin) close(i * step);
        if (!twin && alone_from < 0) alone_from = i * step;
    }
    close(length);
    if (result.twin_m > 0) result.apart_m /= result.twin_m;
    return result;
}

/// One line for the whole street where it has two carriageways: the longer one, of the width of
/// both. Chains come longest first.
std::vector<Segment> without_twins(const std::vector<Chain>& chains, const std::string& name) {
    std::vector<Segment> kept;
    for (const Chain& chain : chains) {
        const Beside found = beside(chain.line, kept);
        if (found.twin_m > 0 && found.twin_m > length_of(kept[found.of].line) / 2)
            kept[found.of].width_m =
                std::max(kept[found.of].width_m, found.apart_m + chain.width_m);
        for (const Ring& line : found.alone)
            kept.push_back({.name = name,
                            .between = {},
                            .line = line,
                            .width_m = chain.width_m,
                            .source = chain.source});
    }
    return kept;
}

struct StreetCut {
    double along_m;
    std::string other;
};

/// Crossings of a chain, those of one junction taken together, the ends left alone.
std::vector<StreetCut> cuts_of(const Segment& street, const std::vector<Crossing>& crossings,
                               std::string& first, std::string& last) {
    std::vector<StreetCut> met;
    for (const Crossing& crossing : crossings) {
        const Footing foot = footing_on(street.line, crossing.at);
        if (foot.distance_m < kTwinApart) met.push_back({foot.along_m, crossing.other});
    }
    std::ranges::sort(met, [](const StreetCut& a, const StreetCut& b) {
        return std::tie(a.along_m, a.other) < std::tie(b.along_m, b.other);
    });
    const double length = length_of(street.line);
    std::vector<StreetCut> cuts;
    for (std::size_t i = 0; i < met.size();) {
        std::size_t end = i + 1;
        while (end < met.size() && met[end].along_m - met[i].along_m < kShortest) ++end;
        StreetCut cut{(met[i].along_m + met[end - 1].along_m) / 2, {}};
        for (std::size_t k = i; k < end; ++k) cut.other = std::max(cut.other, met[k].other);
        const double before = cuts.empty() ? 0 : cuts.back().along_m;
        if (cut.along_m < kShortest)
            first = std::max(first, cut.other);
        else if (cut.along_m > length - kShortest)
            last = std::max(last, cut.other);
        else if (cut.along_m - before >= kShortest)
            cuts.push_back(cut);
        i = end;
    }
    return cuts;
}

std::string between(const std::string& a, const std::string& b) {
    if (a.empty() && b.empty()) return {};
    return a.empty() || b.empty() ? a + b + "口" : a + "—" + b;
}

void cut_at_crossings(const Segment& street, const std::vector<Crossing>& crossings,
                      std::vector<Segment>& out) {
    std::string first;
    std::string last;
    std::vector<StreetCut> cuts = cuts_of(street, crossings, first, last);
    cuts.push_back({length_of(street.line), last});
    double from = 0;
    for (const StreetCut& cut : cuts) {
        Segment piece = street;
        piece.between = between(first, cut.other);
        piece.line = part_between(street.line, from, cut.along_m);
        out.push_back(std::move(piece));
        from = cut.along_m;
        first = cut.other;
    }
}

/// From west to east, or from north to south where it rather runs that way.
void orient(Ring& line) {
    const Point run = line.back() - line.front();
    const bool backwards = std::abs(run.x) >= std::abs(run.y) ? run.x < 0 : run.y > 0;
    if (backwards) std::ranges::reverse(line);
}

}  // namespace

bool is_street(const SurveyedRoad& road) {
    static const std::vector<std::string> kClasses{"motorway",  "trunk",    "primary",
                                                   "secondary", "tertiary", "residential"};
    return std::ranges::find(kClasses, road.klass) != kClasses.end();
}

bool can_be_place(const SurveyedRoad& road) {
    return (is_street(road) && road.klass != "motorway") || road.klass == "service" ||
           road.klass == "foot";
}

std::vector<Segment> segments_of(const std::vector<SurveyedRoad>& roads) {
    std::vector<const SurveyedRoad*> meeting;
    std::map<std::string, std::vector<const SurveyedRoad*>> streets;
    for (const SurveyedRoad& road : roads) {
        if (road.line.size() < 2) continue;
        if (is_street(road) || (!road.name.empty() && can_be_place(road))) meeting.push_back(&road);
        const bool bridge = road.covered && length_of(road.line) < kLongestBridge;
        if (!road.name.empty() && can_be_place(road) && !(bridge && !is_street(road)))
            streets[road.name].push_back(&road);
    }
    Crossings crossings;
    cross_at_vertices(meeting, crossings);
    cross_between_vertices(meeting, crossings);

    std::vector<Segment> segments;
    for (const auto& [name, parts] : streets) {
        std::vector<Segment> pieces;
        for (Segment& street : without_twins(chains_of(parts), name)) {
            orient(street.line);
            cut_at_crossings(street, crossings[name], pieces);
        }
        const bool walk = std::ranges::none_of(parts, [](const auto* p) { return is_street(*p); });
        const double least = walk ? kShortestWalk : 0;
        double total = 0;
        for (const Segment& piece : pieces) total += length_of(piece.line);
        if (total < least) continue;
        // A stub that is neither long enough nor all there is of the street is a turning lane.
        const auto is_stub = [](const Segment& s) { return length_of(s.line) < kShortest; };
        if (!std::ranges::all_of(pieces, is_stub)) std::erase_if(pieces, is_stub);
        if (pieces.size() == 1) pieces[0].between.clear();
        std::ranges::stable_sort(pieces, [](const Segment& a, const Segment& b) {
            const Point p = a.line.front();
            const Point q = b.line.front();
            return std::tuple{p.x, -p.y} < std::tuple{q.x, -q.y};
        });
        std::ranges::move(pieces, std::back_inserter(segments));
    }
    return segments;
}

}  // namespace ingest
