// `getu stats`: every number of a place, a grid or a polygon, as text or as a file.
#include "app/clock.h"
#include "app/commands.h"
#include "app/keys.h"
#include "app/script.h"
#include "app/stats_table.h"
#include "app/world.h"
#include "geo/crs.h"
#include "ingest/read.h"
#include "scene/selection.h"
#include "ui/sheet_lines.h"

#include <iostream>
#include <set>

#include <fmt/format.h>

namespace app {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
using model::kNoRow;
using model::Row;

namespace {

/// All areas of all layers, in metres of the store.
Result<std::vector<geo::Shape>> areas_in(const std::string& path, int epsg) {
    const auto layers = ingest::read_file(path, {});
    if (!layers) return refusal(layers);
    const std::string ground = fmt::format("EPSG:{}", epsg);
    std::vector<geo::Shape> areas;
    for (const ingest::Layer& layer : *layers) {
        const auto transform =
            geo::Transform::between(layer.crs.empty() ? ground : layer.crs, ground);
        if (!transform) return refusal(transform);
        for (const ingest::Feature& feature : layer.features) {
            if (feature.shape.kind != geo::ShapeKind::Area) continue;
            areas.push_back(feature.shape);
            for (geo::Ring& ring : areas.back().parts) transform->apply(ring);
        }
    }
    if (areas.empty()) return fail(Fault::Corrupt, Word::StatsNoArea, {path});
    return areas;
}

/// What is chosen as if on the map; nothing of a place.
Result<std::vector<Row>> blocks_in(const Arguments& arguments, const Frame& frame, int epsg,
                                   ui::Session& session) {
    const model::Places& places = *frame.snapshot.places;
    if (arguments.has("--grid")) {
        const std::string name = arguments.text("--grid");
        const model::Grids& grids = *frame.snapshot.grids;
        for (Row grid = 0; grid < grids.row.size(); ++grid) {
            if (grids.row[grid].name != name && grids.row[grid].code != name) continue;
            session.chosen.grid = grids.row[grid].id;
            return derive::blocks_of_grid(places, grid);
        }
        return fail(Fault::NotFound, Word::NoSuchPlace, {name});
    }
    const auto areas = areas_in(arguments.text("--polygon"), epsg);
    if (!areas) return refusal(areas);
    // Each area by itself: where two of them overlap, a block is in both, and counts once.
    std::set<Row> rows;
    for (const geo::Shape& area : *areas)
        for (const Row row : scene::blocks_within(*frame.scene.geometry, places, area))
            rows.insert(row);
    return std::vector<Row>{rows.begin(), rows.end()};
}

/// As the desk counts it: what is asked for, and beside it what lies above.
Result<void> count(const Arguments& arguments, const Frame& frame, int epsg, ui::Session& session,
                   base::Instant now) {
    const model::Places& places = *frame.snapshot.places;
    const auto trees = std::make_shared<const derive::Subtrees>(derive::subtrees_of(places));
    const auto index = derive::statistics_index(frame.snapshot, trees, nullptr);
    const auto statistics = [&](const derive::Scope& scope) {
        return derive::statistics_of(*index, frame.snapshot, frame.derived, scope, now);
    };
    ui::Sheet& sheet = session.desk.sheet;
    if (arguments.has("--grid") || arguments.has("--polygon")) {
        auto rows = blocks_in(arguments, frame, epsg, session);
        if (!rows) return refusal(rows);
        std::vector<model::PlaceId> chosen;
        for (const Row row : *rows) chosen.push_back(places.row[row].id);
        session.chosen.sum = scene::sum_of(places, frame.derived, chosen);
        sheet.here = statistics(derive::Scope{*trees, std::move(*rows)});
        if (places.size() > 0) sheet.beside = statistics(derive::Scope{*trees, 0});
        return {};
    }
    Row row = places.size() > 0 ? 0 : kNoRow;
    const std::string name = arguments.text("--place");
    if (!name.empty()) row = model::row_of(places, place_named(places, name));
    if (row == kNoRow) return fail(Fault::NotFound, Word::NoSuchPlace, {name});
    sheet.here = statistics(derive::Scope{*trees, row});
    if (const Row above = places.parent[row]; above != kNoRow)
        sheet.beside = statistics(derive::Scope{*trees, above});
    return {};
}

}  // namespace

int stats(const Arguments& arguments) {
    const base::Language language = arguments.language;
    const base::Instant now = Clock{arguments.at}.now();
    auto store = store::Store::open(arguments.words[0]);
    if (!store) return refuse(store.error(), language);
    const auto grant = grant_for(*store, arguments, Clock{}.now());
    if (!grant) return refuse(grant.error(), language);
    const auto frame = first_frame(*store, now);
    if (!frame) return refuse(frame.error(), language);
    ui::Session session;
    session.language = language;
    session.role = grant->role;
    if (auto counted = count(arguments, *frame, store->epsg(), session, now); !counted)
        return refuse(counted.error(), language);
    const derive::Subtrees trees = derive::subtrees_of(*frame->snapshot.places);
    const ui::DrawFigures drawn;
    const ui::View view{frame->snapshot, frame->derived, frame->scene, frame->feed, session, now,
                        drawn,           trees,          nullptr};
    if (!arguments.has("-o")) {
        std::cout << ui::sheet_as_text(view);
        return kDone;
    }
    const auto file =
        export_stats(*store, *grant, stats_table(view, store->name(), *grant),
                     session.desk.sheet.here.place, arguments.text("-o"), Clock{}.now());
    if (!file) return refuse(file.error(), language);
    std::cout << base::say(language, Word::TablesWritten, {arguments.text("-o"), file->serial})
              << '\n';
    return kDone;
}

}  // namespace app
