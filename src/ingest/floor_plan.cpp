#include "ingest/floor_plan.h"

#include "geo/box_index.h"
#include "ingest/floor_draft.h"
#include "ingest/floor_open.h"
#include "ingest/grounding.h"

#include <algorithm>
#include <cmath>
#include <exception>
#include <utility>

#include <fmt/format.h>

namespace ingest {

namespace {

using base::Fault;
using base::Word;

/// One reading under way.
struct PlanRun {
    const PlanOptions& options;
    const geo::Shape& footprint;
    int epsg = 0;
    OpenPlan open;
    Ledger ledger;
    PlanPlane plane;
    PlanParts parts;
    PlanDraft draft;

    void say(Word word, std::vector<std::string> gaps = {}) {
        draft.notes.push_back({word, std::move(gaps)});
    }
    tl::unexpected<base::Error> refused(Word word, std::vector<std::string> more = {}) const {
        more.insert(more.begin(), open.path);
        return base::fail(Fault::Unsupported, word, std::move(more));
    }
};

std::string metres_text(double metres) {
    return fmt::format("{:.2f}", metres);
}

void drop_other_parts(PlanRun& run) {
    if (!run.options.part) return;
    for (std::uint32_t i = 0; i < run.open.layers.size(); ++i)
        for (std::uint32_t row = 0; row < run.open.layers[i].features.size(); ++row) {
            geo::Shape& shape = run.open.layers[i].features[row].shape;
            const geo::Box box = geo::box_of(shape);
            if (box.empty() || run.options.part->contains(box.centre())) continue;
            note_loss(run.ledger, {i, row}, "outside-part");
            shape = {};
        }
}

void scale_layers(std::vector<Layer>& layers, double metres) {
    for (Layer& layer : layers)
        for (Feature& feature : layer.features)
            for (geo::Ring& part : feature.shape.parts)
                for (geo::Point& p : part) p = p * metres;
}

void tell_systems(PlanRun& run, const std::vector<CrsNote>& notes) {
    for (const CrsNote& note : notes) {
        PlanNote told{Word::CrsAssumed, {note.system}};
        if (note.known == CrsChoice::Known::Declared) continue;
        if (note.known == CrsChoice::Known::Said) told.word = Word::CrsSaid;
        if (note.known == CrsChoice::Known::AssumedInChina) told.word = Word::CrsAssumedInChina;
        if (note.known == CrsChoice::Known::ByZonePrefix) told.word = Word::CrsByZonePrefix;
        if (std::ranges::find(run.draft.notes, told) == run.draft.notes.end())
            run.draft.notes.push_back(std::move(told));
    }
}

base::Result<bool> bring_to_metres(PlanRun& run) {
    if (run.plane.on_earth) {
        auto grounded = to_metres(run.open.layers, run.options.crs, run.epsg, run.ledger);
        if (!grounded) return base::refusal(grounded);
        tell_systems(run, grounded->notes);
        return true;
    }
    const PlaneUnit& unit = run.plane.unit;
    scale_layers(run.open.layers, unit.metres);
    const std::string name = unit_name(unit.metres);
    if (unit.known == PlaneUnit::Known::Doubted)
        run.say(Word::LevelUnitDoubted, {std::string{unit.declared}, name});
    if (unit.known == PlaneUnit::Known::Guessed) run.say(Word::LevelUnitGuessed, {name});
    return true;
}

base::Result<bool> settle_levels(PlanRun& run) {
    if (!run.options.level.empty())
        return choose_levels(run.parts, run.open.path, run.options.level);
    if (!run.parts.levels.empty() || run.parts.parts.empty()) return true;
    auto chosen = choose_levels(run.parts, run.open.path, usual_floor_name(0));
    if (chosen) run.say(Word::LevelAssumed, {usual_floor_name(0)});
    return chosen;
}

std::int64_t rooms_in(const PlanParts& plan) {
    return std::ranges::count(plan.parts, PlanWhat::Room, &PlanPart::what);
}

/// Why there is no room at all.
tl::unexpected<base::Error> refused_without_rooms(const PlanRun& run) {
    std::int64_t walls = 0;
    for (const PlanPart& part : run.parts.parts)
        if (part.what == PlanWhat::Opening && part.kind == "wall") ++walls;
    if (run.open.kind != PlanKind::Dxf) {
        if (walls > 0) return run.refused(Word::LevelNoRooms, {std::to_string(walls)});
        return run.refused(Word::LevelUnknown);
    }
    if (walls > 0) return run.refused(Word::LevelNoRooms, {std::to_string(walls)});
    std::vector<PlanLayer> layers = layers_of_dxf(run.open.layers);
    std::ranges::stable_sort(layers, std::ranges::greater{}, &PlanLayer::entities);
    constexpr std::size_t kMostNamed = 12;
    std::string names;
    for (std::size_t i = 0; i < std::min(layers.size(), kMostNamed); ++i)
        names += fmt::format("{}{} ({})", i == 0 ? "" : ", ", layers[i].name, layers[i].entities);
    return run.refused(Word::LevelNoWalls, {names});
}

/// A file of outlines alone, a map of houses say, is no plan of one of them.
bool says_nothing_of_floors(PlanKind kind, const PlanParts& plan) {
    return kind == PlanKind::FloorFiles && plan.levels.empty() &&
           std::ranges::none_of(plan.parts, [](const PlanPart& part) {
               return part.told && (part.what == PlanWhat::Room ||
                                    (part.what == PlanWhat::Opening && part.kind != "detail"));
           });
}

/// A role for a layer that is not there is a mistake in its name.
base::Result<bool> check_roles(const PlanRun& run) {
    if (run.options.roles.empty() || run.open.kind != PlanKind::Dxf) return true;
    const std::vector<PlanLayer> layers = layers_of_dxf(run.open.layers);
    std::string names;
    for (const PlanLayer& layer : layers) names += (names.empty() ? "" : ", ") + layer.name;
    for (const auto& [name, role] : run.options.roles)
        if (std::ranges::find(layers, name, &PlanLayer::name) == layers.end())
            return base::fail(Fault::NotFound, Word::LayerMissing, {run.open.path, name, names});
    return true;
}

base::Result<bool> find_rooms(PlanRun& run) {
    const WallOptions walls{.snap_m = std::clamp(run.options.snap_m, 0.001, 0.1),
                            .least_m2 = std::clamp(run.options.least_room_m2, 0.2, 100.0)};
    // Whoever writes IMDF, OpenStreetMap or IndoorGML draws rooms; what they leave is a courtyard.
    const bool draws_walls =
        run.open.kind == PlanKind::Dxf || run.open.kind == PlanKind::FloorFiles;
    const auto made = draws_walls ? add_rooms_between(run.parts, walls) : std::int64_t{0};
    if (!made) return run.refused(Word::LevelTooThick);
    if (*made > 0) run.say(Word::LevelFromWalls, {std::to_string(*made)});
    name_rooms(run.parts, run.ledger);
    if (rooms_in(run.parts) == 0) return refused_without_rooms(run);
    return true;
}

/// A drawing in a plane of its own comes to lie on the ground.
base::Result<bool> place_on_ground(PlanRun& run) {
    if (run.plane.on_earth) return true;
    const double unit_m = run.plane.unit.metres;
    const geo::Affine file_from_metres{0, 1 / unit_m, 0, 0, 0, 1 / unit_m};
    const geo::Affine metres_from_file{0, unit_m, 0, 0, 0, unit_m};
    if (run.plane.laid) {
        move_parts(run.parts, geo::composed(*run.plane.laid, file_from_metres));
        run.draft.placement = run.plane.laid;
        if (run.plane.fit) {
            run.draft.residual_m = run.plane.fit->rms_m;
            run.say(Word::LevelByPairs,
                    {std::to_string(run.options.pairs.size()), metres_text(run.plane.fit->rms_m)});
        }
        return true;
    }
    if (run.footprint.parts.empty()) return run.refused(Word::LevelNoPlace);
    const bool scale_known = run.plane.unit.known == PlaneUnit::Known::Declared ||
                             run.plane.unit.known == PlaneUnit::Known::Said;
    const auto fit = fit_outlines(outline_of(run.parts), run.footprint, scale_known);
    if (!fit) return run.refused(Word::LevelNoPlace);
    constexpr double kPoor_m = 1.5;
    move_parts(run.parts, fit->ground_from_plan);
    run.draft.placement = geo::composed(fit->ground_from_plan, metres_from_file);
    run.draft.residual_m = fit->rms_m;
    const Word word = !fit->fills_it         ? Word::LevelFitSize
                      : fit->rms_m > kPoor_m ? Word::LevelFitPoor
                                             : Word::LevelFitted;
    run.say(word, {metres_text(fit->rms_m)});
    return true;
}

double gap_between(const geo::Box& a, const geo::Box& b) {
    const double dx = std::max({0.0, a.x0 - b.x1, b.x0 - a.x1});
    const double dy = std::max({0.0, a.y0 - b.y1, b.y0 - a.y1});
    return std::hypot(dx, dy);
}

base::Result<bool> make_rows(PlanRun& run) {
    const std::vector<int> ordinals = level_ordinals(run.parts);
    auto rows = rows_of_plan(run.parts, ordinals, run.open.path, run.footprint, run.ledger);
    if (!rows) return base::refusal(rows);
    if (rows->plan.rooms.empty()) {
        if (rows->rooms_outside == 0) return run.refused(Word::LevelRoomless);
        const double gap = gap_between(rows->outside, geo::box_of(run.footprint));
        return run.refused(Word::LevelElsewhere, {fmt::format("{:.0f}", gap)});
    }
    if (rows->rooms_outside > 0) run.say(Word::LevelOutside, {std::to_string(rows->rooms_outside)});
    run.draft.plan = std::move(rows->plan);
    return true;
}

std::vector<LayerReport> reports_of_plan(const PlanRun& run) {
    std::vector<LayerReport> reports;
    for (std::size_t i = 0; i < run.open.layers.size(); ++i) {
        const Layer& layer = run.open.layers[i];
        LayerSums sums = sums_of(run.ledger, run.open.layers, i);
        const std::int64_t read =
            std::max(layer.rows, static_cast<std::int64_t>(layer.features.size()));
        reports.push_back({.file = layer.file,
                           .layer = layer.name,
                           .as = "plan",
                           .read = read,
                           .kept = sums.kept,
                           .repaired = sums.repaired,
                           .rejected = read - sums.kept,
                           .reasons = std::move(sums.remarks)});
    }
    return reports;
}

base::Result<PlanDraft> read_opened(PlanRun& run) {
    run.draft.kind = run.open.kind;
    run.ledger = ledger_for(run.open.layers);
    if (auto fine = check_roles(run); !fine) return base::refusal(fine);
    drop_other_parts(run);
    auto plane = plane_of(run.open, run.options, run.footprint);
    if (!plane) return base::refusal(plane);
    run.plane = *std::move(plane);
    if (auto fine = bring_to_metres(run); !fine) return base::refusal(fine);
    take_parts(run.open, run.options, run.ledger, run.parts);
    mend_parts(run.parts, run.ledger);
    const bool told = !run.options.level.empty();
    if (!told && says_nothing_of_floors(run.open.kind, run.parts))
        return run.refused(Word::LevelUnknown);
    for (const auto step : {&settle_levels, &find_rooms, &place_on_ground, &make_rows})
        if (auto fine = step(run); !fine) return base::refusal(fine);
    run.draft.reports = reports_of_plan(run);
    return std::move(run.draft);
}

std::vector<PlanLayer> layers_of_any(const OpenPlan& open) {
    if (open.kind == PlanKind::Dxf) return layers_of_dxf(open.layers);
    std::vector<PlanLayer> layers;
    for (const Layer& layer : open.layers) {
        PlanLayer one{.name = layer.name, .entities = layer.rows};
        for (const Feature& feature : layer.features) {
            if (feature.shape.kind == geo::ShapeKind::Area) ++one.areas;
            if (feature.shape.kind == geo::ShapeKind::Line) ++one.lines;
        }
        layers.push_back(std::move(one));
    }
    return layers;
}

base::Result<PlanSource> look_at_opened(const OpenPlan& open, const PlanOptions& options) {
    auto plane = plane_of(open, options, {});
    if (!plane) return base::refusal(plane);
    Ledger ledger = ledger_for(open.layers);
    PlanParts parts;
    take_parts(open, options, ledger, parts);
    if (options.level.empty() && says_nothing_of_floors(open.kind, parts))
        return base::fail(Fault::Unsupported, Word::LevelUnknown, {open.path});
    PlanSource source{.kind = open.kind,
                      .layers = layers_of_any(open),
                      .levels = level_rows(parts, level_ordinals(parts)),
                      .georeferenced = plane->on_earth,
                      .bounds = plan_extent(open.layers),
                      .unit_m = plane->unit.metres};
    if (plane->on_earth)
        for (const Layer& layer : open.layers)
            if (const auto choice = choose_crs(layer, options.crs); choice && source.crs.empty())
                if (!usual_extent(layer).empty()) source.crs = choice->name;
    return source;
}

/// What libraries throw, memory that is not there: one sentence.
template <class Value, class Do>
base::Result<Value> without_throwing(const std::string& path, Do&& work) {
    try {
        return work();
    } catch (const std::exception& error) {
        return base::fail(Fault::Corrupt, Word::FileBroken, {path}, error.what());
    }
}

}  // namespace

base::Result<PlanSource> look_at_plan(const std::string& path, const PlanOptions& options) {
    return without_throwing<PlanSource>(path, [&]() -> base::Result<PlanSource> {
        const auto open = open_plan(path, options);
        if (!open) return base::refusal(open);
        return look_at_opened(*open, options);
    });
}

base::Result<PlanDraft> read_plan(const std::string& path, const PlanOptions& options,
                                  const geo::Shape& footprint, int epsg) {
    return without_throwing<PlanDraft>(path, [&]() -> base::Result<PlanDraft> {
        auto open = open_plan(path, options);
        if (!open) return base::refusal(open);
        PlanRun run{options, footprint, epsg, *std::move(open), {}, {}, {}, {}};
        return read_opened(run);
    });
}

std::vector<PlanCover> buildings_of_plan(const model::FloorPlan& plan,
                                         std::span<const geo::Shape> footprints) {
    std::vector<PlanCover> covers;
    std::vector<geo::Box> boxes;
    for (std::size_t i = 0; i < footprints.size(); ++i) {
        covers.push_back({i, 0});
        boxes.push_back(geo::box_of(footprints[i]));
    }
    const geo::BoxIndex index{boxes};
    for (const model::RoomRow& room : plan.rooms) {
        if (room.shape.kind == geo::ShapeKind::None) continue;
        const geo::Point at = geo::label_point(room.shape);
        for (const std::uint32_t i : index.touching({at.x, at.y, at.x, at.y}))
            if (geo::contains(footprints[i], at)) ++covers[i].rooms;
    }
    std::erase_if(covers, [](const PlanCover& cover) { return cover.rooms == 0; });
    std::ranges::stable_sort(covers, std::ranges::greater{}, &PlanCover::rooms);
    return covers;
}

}  // namespace ingest
