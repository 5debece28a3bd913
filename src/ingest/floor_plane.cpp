#include "geo/crs.h"
#include "ingest/crs_choice.h"
#include "ingest/floor_open.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ingest {

namespace {

using base::Fault;
using base::Word;

constexpr double kWidestPlan_deg = 0.3;  // a campus, not a country
constexpr double kBesidePlan_m = 150;    // a plan so near to its building is meant to lie there

geo::Affine scaled_by(double metres) {
    return {0, metres, 0, 0, 0, metres};
}

bool is_small_in_degrees(const geo::Box& extent) {
    return extent.width() <= kWidestPlan_deg && extent.height() <= kWidestPlan_deg;
}

/// Whether all layers are in a system that is known and that their numbers allow.
bool is_on_earth(const OpenPlan& open, const std::string& said) {
    bool any = false;
    for (const Layer& layer : open.layers) {
        const geo::Box extent = usual_extent(layer);
        if (extent.empty()) continue;
        const auto choice = choose_crs(layer, said);
        if (!choice) return false;
        const auto facts = geo::crs_facts(choice->from);
        if (!facts || (facts->degrees && !is_small_in_degrees(extent))) return false;
        any = true;
    }
    return any;
}

/// Of walls where there are any: frames, stamps and other drawings may lie far around.
double longest_side(const OpenPlan& open, const PlanOptions& options) {
    Ledger ledger = ledger_for(open.layers);
    PlanParts plan;
    take_parts(open, options, ledger, plan);
    geo::Box walls;
    geo::Box all;
    for (const PlanPart& part : plan.parts) {
        if (part.what == PlanWhat::Text) continue;
        const geo::Box box = geo::box_of(part.shape);
        all.add(box);
        if (part.kind == "wall" || part.what == PlanWhat::Outline) walls.add(box);
    }
    const geo::Box& box = walls.empty() ? all : walls;
    return box.empty() ? 0 : std::max(box.width(), box.height());
}

/// The map by pairs or as it was placed before, and the metres of one unit that follow from it.
base::Result<PlanPlane> placed_plane(const OpenPlan& open, const PlanOptions& options) {
    PlanPlane plane;
    plane.laid = options.placement;
    if (!options.pairs.empty()) {
        const auto fit = geo::fitted(options.pairs, geo::YAxis::Up);
        if (!fit) return base::fail(Fault::Unsupported, Word::LevelPairs, {open.path});
        plane.laid = fit->ground_from_drawing;
        plane.fit = *fit;
    }
    const geo::Affine& by = *plane.laid;
    const double unit_m = std::sqrt(std::abs(by.xx * by.yy - by.xy * by.yx));
    if (!std::isfinite(unit_m) || unit_m < 1e-9 || !geo::inverse(by))
        return base::fail(Fault::Unsupported, Word::LevelPairs, {open.path});
    plane.unit = {.metres = unit_m, .known = PlaneUnit::Known::Said};
    return plane;
}

/// Metres or millimetres of the store's own plane, which nobody declared.
std::optional<double> unit_on_ground(const geo::Box& extent, double declared_m,
                                     const geo::Shape& footprint) {
    if (footprint.parts.empty() || extent.empty()) return std::nullopt;
    const geo::Box near = geo::box_of(footprint).grown(kBesidePlan_m);
    for (const double unit_m : std::array{declared_m, 1.0, 0.001}) {
        if (unit_m <= 0) continue;
        const geo::Point low{extent.x0 * unit_m, extent.y0 * unit_m};
        const geo::Point high{extent.x1 * unit_m, extent.y1 * unit_m};
        if (near.contains(low) && near.contains(high)) return unit_m;
    }
    return std::nullopt;
}

}  // namespace

geo::Box plan_extent(const std::vector<Layer>& layers) {
    geo::Box box;
    for (const Layer& layer : layers) box.add(usual_extent(layer));
    return box;
}

base::Result<PlanPlane> plane_of(const OpenPlan& open, const PlanOptions& options,
                                 const geo::Shape& footprint) {
    if (options.placement || !options.pairs.empty()) return placed_plane(open, options);
    PlanPlane plane;
    const geo::Box extent = plan_extent(open.layers);
    if (const auto unit_m = unit_on_ground(extent, open.declared_m, footprint)) {
        plane.unit = {.metres = *unit_m, .known = PlaneUnit::Known::Said};
        plane.laid = scaled_by(*unit_m);
        return plane;
    }
    const bool drawing = open.kind == PlanKind::Dxf;
    plane.on_earth = (!drawing || !options.crs.empty()) && is_on_earth(open, options.crs);
    if (plane.on_earth) return plane;
    // Who names a system wants it used, and to hear why it cannot be.
    if (!options.crs.empty())
        for (const Layer& layer : open.layers)
            if (const auto choice = choose_crs(layer, options.crs); !choice)
                return base::refusal(choice);
    if (options.unit_m > 0 && std::isfinite(options.unit_m)) {
        plane.unit = {.metres = options.unit_m, .known = PlaneUnit::Known::Said};
        return plane;
    }
    const geo::Box ground = geo::box_of(footprint);
    const double footprint_m =
        footprint.parts.empty() ? 0 : std::max(ground.width(), ground.height());
    const double declared_m = open.kind == PlanKind::IndoorGml ? 1 : open.declared_m;
    plane.unit = unit_of_plane(longest_side(open, options), declared_m,
                               drawing && has_foot_marks(open.layers), footprint_m);
    return plane;
}

}  // namespace ingest
