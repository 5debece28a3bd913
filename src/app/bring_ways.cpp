#include "app/bring_ways.h"

#include "app/clock.h"
#include "app/commands.h"
#include "app/keys.h"
#include "ingest/read.h"
#include "model/snapshot.h"

#include <atomic>
#include <cstdlib>
#include <iostream>
#include <map>
#include <utility>

#include <fmt/format.h>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using nlohmann::ordered_json;

namespace {

/// Where the places of a store lie; fronts and streets lie within their community.
geo::Box ground_of(const model::Places& places) {
    geo::Box box;
    for (model::Row row = 0; row < places.size(); ++row)
        if (places.row[row].shape.kind != geo::ShapeKind::None) box.add(places.box[row]);
    return box;
}

Result<double> snap_in(const Arguments& arguments) {
    if (!arguments.has("--snap-m")) return ingest::kUsualSnap_m;
    const std::string text = arguments.text("--snap-m");
    char* end = nullptr;
    const double metres = std::strtod(text.c_str(), &end);
    const bool whole = !text.empty() && end == text.c_str() + text.size();
    if (!whole || !(metres >= ingest::kLeastSnap_m) || !(metres <= ingest::kMostSnap_m))
        return fail(Fault::Unsupported, Word::WaysSnapWrong,
                    {text, fmt::format("{}", ingest::kLeastSnap_m),
                     fmt::format("{}", ingest::kMostSnap_m)});
    return metres;
}

std::string kilometres(double metres) {
    return fmt::format("{:.2f}", metres / 1000);
}

ordered_json json_of_ways(const store::Store& store, const BroughtWays& brought) {
    const ingest::WaysSums& sums = brought.draft.sums;
    ordered_json line{{"store", store.path()},
                      {"edges", sums.edges},
                      {"length_m", static_cast<std::int64_t>(sums.length_m)},
                      {"stairs", sums.stairs},
                      {"crossings", sums.crossings},
                      {"bridges", sums.bridges},
                      {"gates", sums.gates},
                      {"closed", sums.closed},
                      {"not_step_free", sums.with_steps},
                      {"moved_ends", sums.moved_ends},
                      {"cut", sums.cut},
                      {"doubled", sums.doubled},
                      {"cut_there", sums.cut_there},
                      {"junctions", sums.junctions},
                      {"parts", sums.parts},
                      {"largest_share", sums.largest_share},
                      {"crs", store.epsg()}};
    if (brought.batch > 0) line["batch"] = brought.batch;
    return line;
}

/// What is told besides one line a layer.
void tell_ways_in_words(const Arguments& arguments, const store::Store& store,
                        const BroughtWays& brought, double snap_m) {
    const ingest::WaysSums& sums = brought.draft.sums;
    const auto put = [&](Word word, const std::vector<std::string>& parts) {
        std::cout << base::say(arguments.language, word, parts) << '\n';
    };
    const auto n = [](std::int64_t number) { return std::to_string(number); };
    for (const auto& [crs, layers] : systems_in(brought.draft.crs_notes, arguments.language))
        put(Word::ImportCrsNote, {crs, std::to_string(layers)});
    if (sums.edges == 0) return put(Word::WaysNothing, {store.path()});
    if (brought.batch == 0)
        put(Word::WaysDryRun, {n(sums.edges), kilometres(sums.length_m)});
    else
        put(Word::WaysImported,
            {store.path(), n(sums.edges), kilometres(sums.length_m), n(brought.batch)});
    put(Word::WaysKinds, {n(sums.stairs), n(sums.crossings), n(sums.bridges), n(sums.gates),
                          n(sums.closed), n(sums.with_steps)});
    put(Word::WaysJoined,
        {fmt::format("{}", snap_m), n(sums.moved_ends), n(sums.cut), n(sums.doubled)});
    put(Word::WaysNetwork,
        {n(sums.junctions), n(sums.parts), fmt::format("{:.1f}", sums.largest_share * 100)});
    if (sums.cut_there > 0) put(Word::WaysCutThere, {n(sums.cut_there)});
}

void tell_ways(const Arguments& arguments, const store::Store& store, const BroughtWays& brought,
               double snap_m) {
    const auto put = [](const ordered_json& line) {
        std::cout << line.dump(-1, ' ', false, ordered_json::error_handler_t::replace) << '\n';
    };
    for (const ingest::LayerReport& report : brought.draft.reports) {
        if (arguments.json)
            put(json_of(report));
        else
            std::cout << line_of(report, arguments.language) << '\n';
    }
    const std::string list =
        write_mend_list(store.path(), brought.draft.reports, arguments.language);
    if (arguments.json) return put(json_of_ways(store, brought));
    tell_ways_in_words(arguments, store, brought, snap_m);
    if (!list.empty())
        std::cout << base::say(arguments.language, Word::ImportMendList, {list}) << '\n';
}

}  // namespace

Result<BroughtWays> bring_ways(store::Store& store, const store::Grant& grant,
                               const WaysOrder& order, base::Instant now, Depth depth) {
    const auto all = store.read_all(now);
    if (!all) return refusal(all);
    const model::Snapshot is = model::apply({}, *all);
    auto draft = ingest::read_ways(
        order.files, {.edges = *is.walk_edges, .area = ground_of(*is.places), .epsg = store.epsg()},
        order.options);
    if (!draft) return refusal(draft);
    BroughtWays brought{.draft = *std::move(draft)};
    model::Rows rows;
    rows.walk_edges = std::exchange(brought.draft.edges, {});
    if (depth == Depth::Look || rows.walk_edges.empty()) return brought;
    // First, so that nothing new is there without meeting what was.
    if (!brought.draft.cuts.empty()) {
        const store::EditRows cuts{.edits = std::exchange(brought.draft.cuts, {})};
        const auto cut = store.write(cuts, grant, now);
        if (!cut) return refusal(cut);
    }
    const ingest::FromFiles told{.rows = {},
                                 .epsg = store.epsg(),
                                 .name = {},
                                 .reports = brought.draft.reports,
                                 .crs_notes = brought.draft.crs_notes};
    const auto batch = store.bring(
        std::move(rows), note_of(order.files, told, now),
        [](std::int64_t) { return !asked_to_stop(); }, grant);
    if (!batch) return refusal(batch);
    brought.batch = *batch;
    return brought;
}

int import_ways(const Arguments& arguments, store::Store& store) {
    const base::Language language = arguments.language;
    const auto snap_m = snap_in(arguments);
    if (!snap_m) {
        refuse(snap_m.error(), language);
        return kWrongWords;
    }
    std::atomic<bool> cancelled = false;
    WaysOrder order;
    order.files.assign(arguments.words.begin() + 1, arguments.words.end());
    order.options.layer = arguments.text("--layer");
    order.options.crs = arguments.text("--crs");
    order.options.encoding = arguments.text("--encoding");
    order.options.snap_m = *snap_m;
    order.options.opens_private = arguments.has("--open-private");
    order.options.cancelled = &cancelled;
    order.options.progress = [&cancelled](const ingest::Progress&) {
        if (asked_to_stop()) cancelled = true;
    };
    const base::Instant now = Clock{arguments.at}.now();
    const auto grant = grant_for(store, arguments, Clock{}.now());
    if (!grant) return refuse(grant.error(), language);
    const Depth depth = arguments.has("--dry-run") ? Depth::Look : Depth::Write;
    const auto brought = bring_ways(store, *grant, order, now, depth);
    if (!brought) return refuse(brought.error(), language);
    tell_ways(arguments, store, *brought, *snap_m);
    return kDone;
}

}  // namespace app
