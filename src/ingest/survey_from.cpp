#include "ingest/survey_from.h"

#include "ingest/drafts.h"
#include "ingest/grounding.h"
#include "ingest/kinds.h"
#include "ingest/ledger.h"
#include "ingest/vocabulary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace ingest {

namespace {

constexpr double kFar_m = 20'000;

using Kinds = std::vector<std::vector<Kind>>;

base::Result<std::vector<Layer>> chosen(std::vector<Layer> layers, const std::string& only) {
    if (only.empty()) return layers;
    std::string names;
    for (const Layer& layer : layers) names += (names.empty() ? "" : ", ") + layer.name;
    const std::string file = layers.empty() ? "" : layers.front().file;
    std::erase_if(layers, [&](const Layer& layer) { return layer.name != only; });
    if (layers.empty())
        return base::fail(base::Fault::NotFound, base::Word::LayerMissing, {file, only, names});
    return layers;
}

/// Survey drawings give houses and estates as lines that come back to where they began.
void close_outlines(Layer& layer, std::uint32_t number, Ledger& ledger) {
    const auto closed = [](const geo::Ring& line) {
        return line.size() > 3 && std::abs(line.front().x - line.back().x) < 0.001 &&
               std::abs(line.front().y - line.back().y) < 0.001;
    };
    for (std::uint32_t r = 0; r < layer.features.size(); ++r) {
        const Feature& row = layer.features[r];
        geo::Shape& shape = layer.features[r].shape;
        const bool wants_area = !tag(row, "building").empty() || !tag(row, "landuse").empty() ||
                                !tag(row, "boundary").empty();
        if (shape.kind != geo::ShapeKind::Line || !wants_area ||
            !std::ranges::all_of(shape.parts, closed))
            continue;
        shape.kind = geo::ShapeKind::Area;
        for (std::uint32_t part = 0; part < shape.parts.size(); ++part) {
            shape.parts[part].pop_back();
            shape.first_ring.push_back(part);
        }
        note_repair(ledger, {number, r}, "outline-filled");
    }
}

Kinds kinds_of(std::vector<Layer>& layers, const std::string& as_kind, Ledger& ledger) {
    Kinds kinds;
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        Layer& layer = layers[i];
        say_in_osm_words(layer, as_kind);
        if (!layer.from_osm) close_outlines(layer, i, ledger);
        std::vector<Kind>& rows = kinds.emplace_back();
        rows.reserve(layer.features.size());
        for (const Feature& feature : layer.features)
            rows.push_back(as_kind == word_of(Kind::Ignored) ? Kind::Ignored : kind_of(feature));
    }
    return kinds;
}

/// Where nine tenths of the buildings stand; without buildings, nine tenths of everything.
geo::Box heart_of(const std::vector<Layer>& layers, const Kinds& kinds) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const bool buildings_only : {true, false}) {
        for (std::size_t i = 0; i < layers.size(); ++i)
            for (std::size_t r = 0; r < layers[i].features.size(); ++r) {
                const geo::Shape& shape = layers[i].features[r].shape;
                const bool counts = kinds[i][r] == Kind::Building ||
                                    (!buildings_only && kinds[i][r] != Kind::Ignored);
                if (!counts || shape.parts.empty() || shape.parts[0].empty()) continue;
                xs.push_back(shape.parts[0][0].x);
                ys.push_back(shape.parts[0][0].y);
            }
        if (!xs.empty()) break;
    }
    if (xs.empty()) return {};
    std::ranges::sort(xs);
    std::ranges::sort(ys);
    const std::size_t stray = xs.size() / 20;
    const std::size_t last = xs.size() - 1 - stray;
    return {xs[stray], ys[stray], xs[last], ys[last]};
}

/// Points widen no map; they are kept all the same, and flagged (界外).
bool keeps_outside(const Feature& row, Kind kind) {
    return row.shape.kind == geo::ShapeKind::Point &&
           (kind == Kind::Shop || kind == Kind::Facility || kind == Kind::Component ||
            kind == Kind::Address);
}

void flag_outside(Feature& row, RowAt at, Ledger& ledger) {
    if (!tag(row, kOutsideTag).empty()) return;
    row.tags.push_back({std::string{kOutsideTag}, "yes"});
    note_flag(ledger, at, "outside");
}

/// Nothing widens the map: what lies far from the buildings is left out, and told. Which points
/// of an addition lie outside, the places tell that are there.
void leave_out_far_rows(std::vector<Layer>& layers, const Kinds& kinds, const geo::Box& heart,
                        bool into_store, Ledger& ledger) {
    const geo::Box near = heart.grown(kFar_m);
    for (std::uint32_t i = 0; i < layers.size(); ++i)
        for (std::uint32_t r = 0; r < layers[i].features.size(); ++r) {
            Feature& row = layers[i].features[r];
            if (row.shape.kind == geo::ShapeKind::None || near.intersects(geo::box_of(row.shape)))
                continue;
            if (keeps_outside(row, kinds[i][r])) {
                if (!into_store) flag_outside(row, {i, r}, ledger);
                continue;
            }
            row.shape = {};
            note_loss(ledger, {i, r}, "far-away");
        }
}

bool is_ground(Kind kind) {
    return kind == Kind::Building || kind == Kind::Road || kind == Kind::Yard ||
           kind == Kind::Boundary;
}

/// A list of all cafés of a city goes with one neighbourhood of it: only those within belong to
/// it. A handful of houses between points is no neighbourhood yet, and rules nothing out.
void flag_points_outside(std::vector<Layer>& layers, const Kinds& kinds, Ledger& ledger) {
    constexpr std::size_t kHandful = 100;
    constexpr double kMargin_m = 200;
    geo::Box area;
    std::size_t rows = 0;
    for (std::size_t i = 0; i < layers.size(); ++i)
        for (std::size_t r = 0; r < layers[i].features.size(); ++r) {
            if (!is_ground(kinds[i][r])) continue;
            const geo::Box box = geo::box_of(layers[i].features[r].shape);
            area.add(box);
            rows += box.empty()
                        ? 0
                        : std::max<std::size_t>(1, layers[i].features[r].shape.first_ring.size());
        }
    if (rows < kHandful) return;
    area = area.grown(kMargin_m);
    for (std::uint32_t i = 0; i < layers.size(); ++i)
        for (std::uint32_t r = 0; r < layers[i].features.size(); ++r) {
            Feature& row = layers[i].features[r];
            if (keeps_outside(row, kinds[i][r]) && !area.intersects(geo::box_of(row.shape)))
                flag_outside(row, {i, r}, ledger);
        }
}

/// The zone of everything may not be that of the buildings.
base::Result<int> settle_zone(std::vector<Layer>& layers, const geo::Box& heart, int epsg) {
    const auto wanted = epsg_around(heart.centre(), epsg);
    if (!wanted) return base::refusal(wanted);
    if (*wanted == epsg) return epsg;
    const auto moved = move_to(layers, epsg, *wanted);
    if (!moved) return base::refusal(moved);
    return *wanted;
}

std::string_view usual_kind(const std::vector<Kind>& kinds) {
    std::array<std::size_t, kKindWords.size()> counts{};
    for (const Kind kind : kinds)
        if (kind != Kind::Ignored) ++counts[static_cast<std::size_t>(kind)];
    const auto most = std::ranges::max_element(counts);
    return kKindWords[*most == 0 ? 0 : static_cast<std::size_t>(most - counts.begin())];
}

std::vector<LayerReport> reports_of(const std::vector<Layer>& layers, const Kinds& kinds,
                                    const Ledger& ledger) {
    std::vector<LayerReport> reports;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        LayerSums sums = sums_of(ledger, layers, i);
        const auto rows = static_cast<std::int64_t>(layers[i].features.size());
        const std::int64_t read = std::max(layers[i].rows, rows);
        reports.push_back({.file = layers[i].file,
                           .layer = layers[i].name,
                           .as = std::string{usual_kind(kinds[i])},
                           .read = read,
                           .kept = sums.kept,
                           .repaired = sums.repaired,
                           .rejected = read - sums.kept,
                           .reasons = std::move(sums.remarks)});
    }
    return reports;
}

bool is_a_place(const Survey& survey) {
    return !survey.buildings.empty() || !survey.roads.empty() || !survey.boundaries.empty() ||
           !survey.yards.empty();
}

}  // namespace

base::Result<Surveyed> survey_from(std::vector<Layer> all_layers, const SurveyOptions& options) {
    auto layers = chosen(std::move(all_layers), options.layer);
    if (!layers) return base::refusal(layers);
    Ledger ledger = ledger_for(*layers);
    auto grounded = to_metres(*layers, options.crs, options.epsg, ledger);
    if (!grounded) return base::refusal(grounded);

    const Kinds kinds = kinds_of(*layers, options.as_kind, ledger);
    const geo::Box heart = heart_of(*layers, kinds);
    if (heart.empty() && !options.into_store)
        return base::fail(base::Fault::Unsupported, base::Word::NothingToBuild);
    if (!heart.empty()) {
        leave_out_far_rows(*layers, kinds, heart, options.into_store, ledger);
        if (!options.into_store) flag_points_outside(*layers, kinds, ledger);
        if (options.epsg == 0) {
            const auto zone = settle_zone(*layers, heart, grounded->epsg);
            if (!zone) return base::refusal(zone);
            grounded->epsg = *zone;
        }
    }

    Surveyed out;
    out.survey = settled(drafts_from(*layers, kinds, ledger), ledger, options.into_store);
    if (!options.into_store && !is_a_place(out.survey))
        return base::fail(base::Fault::Unsupported, base::Word::NothingToBuild);
    out.survey.epsg = grounded->epsg;
    out.survey.name = options.name;
    out.reports = reports_of(*layers, kinds, ledger);
    out.crs_notes = std::move(grounded->notes);
    return out;
}

}  // namespace ingest
