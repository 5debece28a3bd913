#include "ingest/walk_ways.h"

#include "geo/box_index.h"
#include "ingest/read.h"
#include "ingest/walk_doubles.h"
#include "ingest/walk_gates.h"
#include "model/row_fields.h"
#include "route/crossings.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <string_view>
#include <utility>

namespace ingest {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using geo::Point;

namespace {

/// Ways as their files have them, in metres of the store.
struct DrawnWays {
    std::vector<WayPiece> ways;
    std::vector<char> at_ends_only;  // by way
    std::vector<Across> across;
};

/// "way/12" of OpenStreetMap, else "paths.shp/3": rows of two files are not the same.
std::string source_of_way(const Layer& layer, const Feature& row) {
    const bool osm = row.id.starts_with("way/") || row.id.starts_with("node/") ||
                     row.id.starts_with("relation/");
    return osm ? row.id : std::filesystem::path{layer.file}.filename().string() + "/" + row.id;
}

/// Takes the rows of all layers, and notes what is no way for walking.
class WayGatherer {
  public:
    WayGatherer(const WaysOptions& options, const geo::Box& near, Ledger& ledger)
        : options_{options}, near_{near}, ledger_{ledger} {}

    DrawnWays gather(const std::vector<Layer>& layers) {
        for (std::uint32_t l = 0; l < layers.size(); ++l)
            for (std::uint32_t r = 0; r < layers[l].features.size(); ++r) {
                const Feature& row = layers[l].features[r];
                if (row.shape.kind == geo::ShapeKind::Point)
                    take_point(layers[l], row, {l, r});
                else if (row.shape.kind != geo::ShapeKind::None)
                    take_way(layers[l], row, {l, r});
            }
        return std::move(drawn_);
    }

  private:
    bool is_far(const Feature& row) const {
        return !near_.empty() && !near_.intersects(geo::box_of(row.shape));
    }

    void take_point(const Layer& layer, const Feature& row, RowAt at) {
        const BarrierTags tags = barrier_tags_of(row);
        if (!tags.matters()) return;
        if (is_far(row)) return note_loss(ledger_, at, "far-away");
        const bool barred = tags.is_private && !options_.opens_private;
        if (barred) note_flag(ledger_, at, "private-way");
        drawn_.across.push_back({.at = row.shape.parts.front().front(),
                                 .tags = tags,
                                 .source = source_of_way(layer, row),
                                 .of = at,
                                 .closed = tags.closed || barred});
    }

    void take_way(const Layer& layer, const Feature& row, RowAt at) {
        const WayTags tags = way_tags_of(row);
        using enum WayTags::Is;
        // The ground of a road is no line along it; of a square one walks the border.
        const bool square = row.shape.kind == geo::ShapeKind::Area;
        if (tags.is == NoWay || (square && tags.kind == route::WayKind::Road)) return;
        if (tags.is == NotBuilt) return note_loss(ledger_, at, "not-built");
        if (tags.is == NotForWalking) return note_loss(ledger_, at, "not-for-walking");
        if (tags.is == NoEntry) return note_loss(ledger_, at, "no-entry");
        if (is_far(row)) return note_loss(ledger_, at, "far-away");
        const bool barred = tags.is_private && !options_.opens_private;
        if (barred) note_flag(ledger_, at, "private-way");
        for (geo::Ring line : row.shape.parts) {
            if (square && !line.empty()) line.push_back(line.front());
            if (line.size() < 2 || geo::length_m(line) <= 0) {
                note_loss(ledger_, at, "no-length");
                continue;
            }
            drawn_.ways.push_back({.way = {.line = std::move(line),
                                           .kind = tags.kind,
                                           .hours = tags.hours,
                                           .closed = tags.closed || barred,
                                           .step_free = tags.step_free,
                                           .noded = false},
                                   .source = source_of_way(layer, row),
                                   .of = at});
            drawn_.at_ends_only.push_back(tags.at_ends_only ? 1 : 0);
        }
    }

    const WaysOptions& options_;
    geo::Box near_;
    Ledger& ledger_;
    DrawnWays drawn_;
};

/// Bridges and tunnels are cut where their map has them meet another way: in a shared point.
void cut_at_shared_points(DrawnWays& drawn) {
    const auto before = [](Point a, Point b) { return std::pair{a.x, a.y} < std::pair{b.x, b.y}; };
    std::vector<Point> points;
    for (const WayPiece& one : drawn.ways)
        points.insert(points.end(), one.way.line.begin(), one.way.line.end());
    std::ranges::sort(points, before);
    const auto is_shared = [&](Point at) {
        const auto [first, last] = std::equal_range(points.begin(), points.end(), at, before);
        return last - first > 1;
    };
    const std::size_t all = drawn.ways.size();
    for (std::size_t w = 0; w < all; ++w) {
        if (drawn.at_ends_only[w] == 0) continue;
        const geo::Ring line = std::move(drawn.ways[w].way.line);
        geo::Ring piece{line.front()};
        std::vector<geo::Ring> pieces;
        for (std::size_t i = 1; i < line.size(); ++i) {
            piece.push_back(line[i]);
            if (i + 1 == line.size() || !is_shared(line[i])) continue;
            pieces.push_back(std::exchange(piece, {line[i]}));
        }
        drawn.ways[w].way.line = std::move(piece);
        for (geo::Ring& one : pieces) {
            WayPiece cut = drawn.ways[w];
            cut.way.line = std::move(one);
            drawn.ways.push_back(std::move(cut));
            drawn.at_ends_only.push_back(1);
        }
    }
}

route::Way way_from(const model::WalkEdgeRow& edge) {
    return {.line = edge.shape.parts.empty() ? geo::Ring{} : edge.shape.parts.front(),
            .kind = route::way_kind_from(edge.kind),
            .hours = edge.hours,
            .closed = edge.closed,
            .step_free = edge.step_free,
            .derived = edge.derived,
            .noded = true,
            .id = model::number(edge.id)};
}

struct Joined {
    std::vector<WayPiece> pieces;               // of what was drawn
    std::vector<std::vector<geo::Ring>> there;  // by edge that is there: in its pieces
};

/// Everything cut where it meets, with what is there already; the ends of that stay where they are.
Joined meeting(const DrawnWays& drawn, std::span<const model::WalkEdgeRow> there, double snap_m,
               WaysSums& sums) {
    std::vector<route::Way> ways;
    for (std::size_t w = 0; w < drawn.ways.size(); ++w) {
        ways.push_back(drawn.ways[w].way);
        // Met at its ends only.
        if (drawn.at_ends_only[w] != 0) ways.back().kind = route::WayKind::Bridge;
    }
    for (const model::WalkEdgeRow& edge : there) ways.push_back(way_from(edge));
    Joined out;
    out.there.resize(there.size());
    std::vector<geo::Ring> ends(drawn.ways.size());  // where each begins and ends now
    std::uint32_t last = route::kNone;
    for (route::Piece& piece : route::split_crossings(ways, snap_m)) {
        const bool first = std::exchange(last, piece.of) != piece.of;
        if (piece.of >= drawn.ways.size()) {
            out.there[piece.of - drawn.ways.size()].push_back(std::move(piece.way.line));
            continue;
        }
        const WayPiece& of = drawn.ways[piece.of];
        ends[piece.of].resize(2, piece.way.line.front());
        ends[piece.of].back() = piece.way.line.back();
        sums.cut += first ? 0 : 1;
        piece.way.kind = of.way.kind;
        piece.way.noded = true;
        out.pieces.push_back({std::move(piece.way), of.source, of.of});
    }
    for (std::size_t w = 0; w < ends.size(); ++w) {
        if (ends[w].empty()) continue;
        const geo::Ring& line = drawn.ways[w].way.line;
        sums.moved_ends += ends[w].front() == line.front() ? 0 : 1;
        sums.moved_ends += ends[w].back() == line.back() ? 0 : 1;
    }
    return out;
}

/// Gates on ways that are new; of others it is said whether they are there already.
void add_gates(std::vector<WayPiece>& pieces, const std::vector<Across>& across,
               std::span<const model::WalkEdgeRow> there, double tolerance_m, Ledger& ledger) {
    std::set<std::string_view> known;
    for (const model::WalkEdgeRow& edge : there) known.insert(edge.source);
    const std::vector<char> found = cut_gates(pieces, across, tolerance_m);
    for (std::size_t g = 0; g < across.size(); ++g) {
        if (found[g] != 0)
            keep(ledger, across[g].of);
        else
            note_loss(ledger, across[g].of,
                      known.contains(across[g].source) ? "already-there" : "gate-nowhere");
    }
}

std::vector<model::WalkEdgeRow> edges_from(std::vector<WayPiece> pieces, WaysSums& sums) {
    std::vector<model::WalkEdgeRow> edges;
    for (WayPiece& piece : pieces) {
        const route::Way& way = piece.way;
        sums.length_m += geo::length_m(way.line);
        sums.stairs += way.kind == route::WayKind::Stairs ? 1 : 0;
        sums.crossings += way.kind == route::WayKind::Crossing ? 1 : 0;
        sums.bridges += way.kind == route::WayKind::Bridge ? 1 : 0;
        sums.gates += way.kind == route::WayKind::Gate ? 1 : 0;
        sums.closed += way.closed ? 1 : 0;
        sums.with_steps += way.step_free ? 0 : 1;
        model::WalkEdgeRow edge{
            .id = model::WalkEdgeId{-static_cast<std::int64_t>(edges.size()) - 1},
            .shape = geo::line_of(std::move(piece.way.line)),
            .kind = std::string{route::text_of(piece.way.kind)},
            .hours = std::move(piece.way.hours),
            .closed = piece.way.closed,
            .step_free = piece.way.step_free,
            .derived = false,
            .source = std::move(piece.source)};
        edges.push_back(std::move(edge));
    }
    sums.edges = static_cast<std::int64_t>(edges.size());
    return edges;
}

/// What the store's ways and the new ones are together.
void sum_network(std::span<const model::WalkEdgeRow> there,
                 std::span<const model::WalkEdgeRow> edges, WaysSums& sums) {
    std::vector<route::Way> ways;
    for (const model::WalkEdgeRow& edge : there) ways.push_back(way_from(edge));
    for (const model::WalkEdgeRow& edge : edges) ways.push_back(way_from(edge));
    const route::Network net = route::make_network(ways);
    for (route::Node node = 0; node < net.nodes(); ++node)
        sums.junctions += net.first[node + 1] - net.first[node] > 2 ? 1 : 0;
    sums.parts = static_cast<std::int64_t>(net.parts.size());
    double whole = 0;
    for (const route::NetworkPart& part : net.parts) whole += part.length_m;
    if (whole > 0) sums.largest_share = net.parts.front().length_m / whole;
}

/// The edges of the store as they are with the new ones, cut where one of these ends on them.
std::vector<model::WalkEdgeRow> cut_there(std::span<const model::WalkEdgeRow> there,
                                          const Joined& net, WaysDraft& draft) {
    std::set<std::pair<double, double>> ends;
    for (const WayPiece& piece : net.pieces)
        for (const Point end : {piece.way.line.front(), piece.way.line.back()})
            ends.emplace(end.x, end.y);
    std::vector<model::WalkEdgeRow> now;
    for (std::size_t e = 0; e < there.size(); ++e) {
        std::vector<geo::Ring> lines;
        for (const geo::Ring& line : net.there[e]) {
            if (lines.empty() || ends.contains({line.front().x, line.front().y}))
                lines.push_back(line);
            else  // what would have met it here is not added after all
                lines.back().insert(lines.back().end(), line.begin() + 1, line.end());
        }
        if (lines.size() < 2 || there[e].shape.parts.size() != 1) {
            now.push_back(there[e]);
            continue;
        }
        draft.sums.cut_there += 1;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            model::WalkEdgeRow& row = now.emplace_back(there[e]);
            row.shape = geo::line_of(std::move(lines[i]));
            if (i > 0) row.id = {};
            draft.cuts.push_back(
                i > 0 ? model::added(model::fields_of(row))
                      : model::changed(model::fields_of(there[e]), model::fields_of(row)));
        }
    }
    return now;
}

std::vector<LayerReport> way_reports(const std::vector<Layer>& layers, const Ledger& ledger) {
    std::vector<LayerReport> reports;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        LayerSums sums = sums_of(ledger, layers, i);
        const auto rows = static_cast<std::int64_t>(layers[i].features.size());
        const std::int64_t read = std::max(layers[i].rows, rows);
        reports.push_back({.file = layers[i].file,
                           .layer = layers[i].name,
                           .as = "ways",
                           .read = read,
                           .kept = sums.kept,
                           .repaired = sums.repaired,
                           .rejected = read - sums.kept,
                           .reasons = std::move(sums.remarks)});
    }
    return reports;
}

}  // namespace

Result<WaysDraft> read_ways(const std::vector<std::string>& paths, const WaysNow& there,
                            const WaysOptions& options) {
    std::vector<Layer> layers;
    const ReadOptions reading{.only_layer = options.layer,
                              .encoding = options.encoding,
                              .progress = options.progress,
                              .cancelled = options.cancelled};
    for (const std::string& path : paths) {
        auto read = read_file(path, reading);
        if (!read) return refusal(read);
        std::ranges::move(*read, std::back_inserter(layers));
    }
    Ledger ledger = ledger_for(layers);
    auto grounded = to_metres(layers, options.crs, there.epsg, ledger);
    if (!grounded) return refusal(grounded);
    for (Layer& layer : layers) say_in_walking_words(layer);
    const geo::Box near = there.area.empty() ? geo::Box{} : there.area.grown(kBeyondArea_m);
    const bool any_way = std::ranges::any_of(layers, [](const Layer& layer) {
        return std::ranges::any_of(layer.features, [](const Feature& row) {
            return row.shape.kind != geo::ShapeKind::Point &&
                   way_tags_of(row).is != WayTags::Is::NoWay;
        });
    });
    if (!any_way) return fail(Fault::Unsupported, Word::WaysNone, {paths.front()});

    WaysDraft draft;
    DrawnWays drawn = WayGatherer{options, near, ledger}.gather(layers);
    cut_at_shared_points(drawn);
    if (options.cancelled != nullptr && options.cancelled->load())
        return fail(Fault::Cancelled, Word::ImportCancelled);
    Joined net = meeting(drawn, there.edges, options.snap_m, draft.sums);
    draft.sums.doubled = remove_doubles(net.pieces, there.edges, options.snap_m, ledger);
    const std::vector<model::WalkEdgeRow> there_now = cut_there(there.edges, net, draft);
    add_gates(net.pieces, drawn.across, there.edges, options.snap_m + route::kJoint_m, ledger);
    draft.edges = edges_from(std::move(net.pieces), draft.sums);
    sum_network(there_now, draft.edges, draft.sums);
    draft.reports = way_reports(layers, ledger);
    draft.crs_notes = std::move(grounded->notes);
    return draft;
}

}  // namespace ingest
