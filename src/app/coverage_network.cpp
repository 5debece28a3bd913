#include "app/coverage_network.h"

#include "app/bring_files.h"
#include "app/commands.h"
#include "model/row_fields.h"
#include "ui/sentences.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using model::kNoRow;
using model::Row;
using nlohmann::ordered_json;
using route::Network;

namespace {

struct NetworkSums {
    double length_m = 0;
    double largest_share = 0;
    std::int64_t junctions = 0;
    std::int64_t closed = 0;
};

NetworkSums sums_of_network(const Network& net) {
    NetworkSums sums;
    for (const route::NetworkPart& part : net.parts) sums.length_m += part.length_m;
    if (sums.length_m > 0) sums.largest_share = net.parts.front().length_m / sums.length_m;
    for (route::Node node = 0; node < net.nodes(); ++node)
        sums.junctions += net.first[node + 1] - net.first[node] > 2 ? 1 : 0;
    for (route::Edge edge = 0; edge < net.edges(); ++edge)
        sums.closed += net.is(edge, Network::kClosed) ? 1 : 0;
    return sums;
}

Word word_of_ways(derive::WalkMeasure measure) {
    if (measure == derive::WalkMeasure::Ways) return Word::CoverAlongWays;
    return measure == derive::WalkMeasure::Streets ? Word::CoverAlongStreets : Word::CoverAsCrow;
}

ordered_json network_line(const derive::WalkNet& walk, const NetworkSums& sums) {
    return {{"ways", cover_id(walk.measure)},      {"drawn", walk.drawn_edges},
            {"derived", walk.derived_edges},       {"length_m", std::llround(sums.length_m)},
            {"junctions", sums.junctions},         {"parts", walk.net->parts.size()},
            {"largest_share", sums.largest_share}, {"closed", sums.closed},
            {"doors", walk.door.size()},           {"unsnapped", walk.unsnapped.size()},
            {"islanded", walk.islanded.size()}};
}

void add_item(CoverTable& out, std::string name, report::Cell value) {
    report::Row row;
    row.cells.emplace_back(std::move(name));
    row.cells.push_back(std::move(value));
    out.table.rows.push_back(std::move(row));
}

/// "幸福里小区7号楼（和平社区）", so that it can be found.
std::string block_name(const CoverAsk& ask, const model::Places& places, Row row) {
    const std::string name = ui::full_name(places, row);
    const Row community = model::above(places, row, model::Kind::Community);
    if (community == kNoRow) return name;
    return ask.language == base::Language::Chinese
               ? fmt::format("{}（{}）", name, places.row[community].name)
               : fmt::format("{} ({})", name, places.row[community].name);
}

void add_blocks(CoverTable& out, const CoverAsk& ask, const model::Places& places,
                const std::vector<Row>& rows, Word why, const char* id) {
    for (const Row row : rows) {
        const bool here = ask.place == kNoRow || row == ask.place ||
                          model::above(places, row, places.kind[ask.place]) == ask.place;
        if (!here) continue;
        add_item(out, ask.say(why), block_name(ask, places, row));
        out.table.rows.back().place = places.row[row].id;
        out.lines.push_back({{"place", model::number(places.row[row].id)},
                             {"code", places.row[row].code},
                             {"name", ui::full_name(places, row)},
                             {"why", id}});
    }
}

/// Drawn ways in the pieces that streets cut them into; answers how many those are.
std::int64_t cut_by_streets(const WalkedTown& town, std::vector<model::RowEdit>& edits) {
    const Network& net = *town.walk->net;
    std::map<std::int64_t, std::vector<route::Edge>> pieces;
    for (route::Edge edge = 0; edge < net.edges(); ++edge)
        if (!net.is(edge, Network::kDerived)) pieces[net.way_id[edge]].push_back(edge);
    std::int64_t cut = 0;
    for (const model::WalkEdgeRow& was : *town.is.walk_edges) {
        const auto found = pieces.find(model::number(was.id));
        if (found == pieces.end() || found->second.size() < 2 || was.shape.parts.size() != 1)
            continue;
        cut += 1;
        for (const route::Edge edge : found->second) {
            const auto line = net.line(edge);
            model::WalkEdgeRow row = was;
            row.shape = geo::line_of(geo::Ring(line.begin(), line.end()));
            const bool first = edge == found->second.front();
            if (!first) row.id = {};
            edits.push_back(first ? model::changed(model::fields_of(was), model::fields_of(row))
                                  : model::added(model::fields_of(row)));
        }
    }
    return cut;
}

model::Rows rows_of_derived(const Network& net) {
    model::Rows rows;
    for (route::Edge edge = 0; edge < net.edges(); ++edge) {
        if (!net.is(edge, Network::kDerived)) continue;
        const auto line = net.line(edge);
        model::WalkEdgeRow row;
        row.id = model::WalkEdgeId{-static_cast<std::int64_t>(rows.walk_edges.size()) - 1};
        row.shape = geo::line_of(geo::Ring(line.begin(), line.end()));
        row.kind = std::string{route::text_of(net.kind[edge])};
        row.closed = net.is(edge, Network::kClosed);
        row.step_free = net.is(edge, Network::kStepFree);
        row.derived = true;
        row.source = "street";
        rows.walk_edges.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

CoverTable network_table(const CoverAsk& ask, const WalkedTown& town) {
    const derive::WalkNet& walk = *town.walk;
    const NetworkSums sums = sums_of_network(*walk.net);
    CoverTable out{.table = cover_frame(ask, town, Word::CoverNetworkTitle,
                                        ask.say(word_of_ways(walk.measure))),
                   .lines = {}};
    out.table.columns = {{.heading = ask.say(Word::CoverNetworkItem), .width = 40},
                         {.heading = ask.say(Word::CoverNetworkValue), .width = 40}};
    out.lines.push_back(network_line(walk, sums));
    const auto number = [](std::size_t n) { return report::Cell{static_cast<std::int64_t>(n)}; };
    const auto add = [&](Word name, report::Cell value) {
        add_item(out, ask.say(name), std::move(value));
    };
    add(Word::CoverNetMeasure, ask.say(word_of_ways(walk.measure)));
    add(Word::CoverNetDrawn, number(walk.drawn_edges));
    add(Word::CoverNetDerived, number(walk.derived_edges));
    add(Word::CoverNetLength, fmt::format("{:.2f}", sums.length_m / 1000));
    add(Word::CoverNetJunctions, report::Cell{sums.junctions});
    add(Word::CoverNetParts, number(walk.net->parts.size()));
    add(Word::CoverNetLargest, fmt::format("{:.1f}", sums.largest_share * 100));
    add(Word::CoverNetClosed, report::Cell{sums.closed});
    add(Word::CoverNetDoors, number(walk.door.size()));
    add(Word::CoverNetUnsnapped, number(walk.unsnapped.size()));
    add(Word::CoverNetIslanded, number(walk.islanded.size()));
    const model::Places& places = *town.is.places;
    add_blocks(out, ask, places, walk.unsnapped, Word::CoverNetNoWay, "no-way");
    add_blocks(out, ask, places, walk.islanded, Word::CoverNetOnIsland, "island");
    return out;
}

Result<DerivedWays> derive_ways(store::Store& store, const store::Grant& grant,
                                const WalkedTown& town, base::Instant now,
                                base::Language language) {
    const auto before = std::ranges::count_if(*town.is.walk_edges, &model::WalkEdgeRow::derived);
    if (before > 0)
        return fail(Fault::Conflict, Word::CoverDerivedBefore,
                    {store.path(), std::to_string(before)});
    model::Rows rows = rows_of_derived(*town.walk->net);
    if (rows.walk_edges.empty()) return fail(Fault::NotFound, Word::CoverNoStreets, {store.path()});
    DerivedWays made{
        .edges = static_cast<std::int64_t>(rows.walk_edges.size()), .batch = 0, .cut = 0};
    store::EditRows cuts;
    made.cut = cut_by_streets(town, cuts.edits);
    if (!cuts.edits.empty())
        if (const auto written = store.write(cuts, grant, now); !written) return refusal(written);
    ingest::FromFiles told;
    told.epsg = store.epsg();
    told.reports.push_back({.file = store.path(),
                            .layer = "ground",
                            .as = "ways",
                            .read = made.edges,
                            .kept = made.edges,
                            .reasons = {}});
    store::ImportNote note = note_of({}, told, now);
    // So that an undo in the window can name it.
    note.files =
        ordered_json::array({{{"name", base::say(language, Word::CoverNetDerived)}}}).dump();
    const auto batch = store.bring(
        std::move(rows), note, [](std::int64_t) { return !asked_to_stop(); }, grant);
    if (!batch) return refusal(batch);
    made.batch = *batch;
    return made;
}

}  // namespace app
