#include "ingest/floor_readers.h"

#include "base/text.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace ingest {

namespace {

constexpr double kDoorToWall_m = 0.6;  // from a door's point to the wall that it stands in
constexpr double kUsualDoor_m = 0.9;

/// What is under way: the parts, and doors that still have to find their wall.
struct OsmPlan {
    const std::vector<Layer>& layers;
    Ledger& ledger;
    PlanParts& plan;
    std::map<double, std::string> refs;  // what signs a level has, by `level:ref`

    const Feature& at(RowAt row) const { return layers[row.layer].features[row.row]; }
};

FloorSign sign_of_height(double height) {
    const bool whole = height == std::floor(height);
    // Whole levels get the usual name, as lifts here show them; 0.5 stays what it is.
    return {.name = whole ? std::string{} : fmt::format("{}", height),
            .height = height,
            .from_ground = true};
}

/// The levels a row is on, ascending; nothing, and a line in the ledger, where that cannot be read.
std::optional<std::vector<std::uint32_t>> levels_of_row(OsmPlan& osm, RowAt row) {
    const Feature& feature = osm.at(row);
    std::vector<double> heights;
    for (const std::string_view key : {"level", "repeat_on"}) {
        const std::string_view text = tag(feature, key);
        if (text.empty()) continue;
        const auto some = osm_levels(text);
        if (!some) {
            note_loss(osm.ledger, row, "bad-level");
            if (key == "level") return std::nullopt;
            continue;
        }
        heights.insert(heights.end(), some->begin(), some->end());
    }
    std::ranges::sort(heights);
    heights.erase(std::unique(heights.begin(), heights.end()), heights.end());
    std::vector<std::uint32_t> levels;
    for (const double height : heights)
        levels.push_back(level_in(osm.plan, fmt::format("{}", height), sign_of_height(height)));
    if (const std::string_view ref = tag(feature, "level:ref"); levels.size() == 1 && !ref.empty())
        osm.refs.emplace(heights[0], plain_name(ref));
    return levels;
}

std::string name_of_row(const Feature& feature) {
    for (const std::string_view key : {"name:zh", "name", "ref", "operator", "brand"})
        if (std::string name = plain_name(tag(feature, key)); !name.empty()) return name;
    return {};
}

/// Floors as a whole: their outline, and what they are called.
void take_level_outline(OsmPlan& osm, RowAt row, const std::vector<std::uint32_t>& levels) {
    const Feature& feature = osm.at(row);
    for (const std::string_view key : {"level:ref", "ref", "name"}) {
        const std::string name = plain_name(tag(feature, key));
        if (levels.size() != 1 || name.empty()) continue;
        osm.refs.emplace(osm.plan.levels[levels[0]].sign.height, name);
        break;
    }
    if (feature.shape.kind == geo::ShapeKind::Area)
        osm.plan.parts.push_back({.what = PlanWhat::Outline,
                                  .shape = feature.shape,
                                  .levels = levels,
                                  .row = row,
                                  .source = feature.id});
}

/// Shops and stairs that are only a point stand for the room around them.
bool is_telling_point(const PlanMeaning& means, const Feature& feature) {
    return means.what == PlanWhat::Room && (means.kind != "room" || !name_of_row(feature).empty());
}

void take_osm_row(OsmPlan& osm, RowAt row, std::vector<RowAt>& doors) {
    const Feature& feature = osm.at(row);
    PlanMeaning means = osm_indoor_meaning(feature);
    const bool point = feature.shape.kind == geo::ShapeKind::Point;
    const bool line = feature.shape.kind == geo::ShapeKind::Line;
    const bool opening = means.what == PlanWhat::Opening;
    if (means.what == PlanWhat::Unknown) {
        // A point with a name and a level says what the room around it is.
        if (!point || tag(feature, "level").empty() || name_of_row(feature).empty()) return;
        means = {PlanWhat::Room, "room"};
    }
    const auto levels = levels_of_row(osm, row);
    if (!levels) return;
    if (means.what == PlanWhat::Outline) {
        if (!levels->empty()) take_level_outline(osm, row, *levels);
        return;
    }
    if (point && opening) {
        doors.push_back(row);
        return;
    }
    if (point && !is_telling_point(means, feature)) return;
    if (line && !opening) {
        // A way that returns to its beginning and is no wall was meant as an area.
        const geo::Ring& ring = feature.shape.parts[0];
        const bool closed = feature.shape.parts.size() == 1 && ring.size() > 3 &&
                            ring.front() == ring.back() && !tag(feature, "indoor").empty();
        if (!closed) return;
    }
    PlanPart part{.what = point ? PlanWhat::Text : means.what,
                  .kind = std::string{means.kind},
                  .name = name_of_row(feature),
                  .shape = feature.shape,
                  .levels = *levels,
                  .row = row,
                  .source = feature.id};
    if (line && !opening) {
        part.shape = geo::area_of({part.shape.parts[0].begin(), part.shape.parts[0].end() - 1});
        note_repair(osm.ledger, row, "outline-filled");
    }
    osm.plan.parts.push_back(std::move(part));
}

/// Where a point stands on the border of a room or on a wall.
struct DoorPlace {
    bool found = false;
    double distance_m = kDoorToWall_m;
    geo::Point at;
    geo::Point along;
    std::vector<std::uint32_t> levels;
};

void look_at_border(const geo::Ring& line, const PlanPart& part, geo::Point from, DoorPlace& best) {
    const Footing footing = footing_on(line, from);
    if (footing.distance_m > kDoorToWall_m) return;
    best.found = true;
    if (footing.distance_m <= best.distance_m) {
        best.distance_m = footing.distance_m;
        best.at = footing.at;
        best.along = footing.direction;
    }
    best.levels.insert(best.levels.end(), part.levels.begin(), part.levels.end());
}

/// The border nearest to a door; levels are all of those that have a border there.
DoorPlace place_of_door(const PlanParts& plan, std::size_t parts, geo::Point from) {
    DoorPlace best;
    for (std::size_t i = 0; i < parts; ++i) {
        const PlanPart& part = plan.parts[i];
        if (part.what != PlanWhat::Room && part.kind != "wall") continue;
        if (!geo::box_of(part.shape).grown(kDoorToWall_m).contains(from)) continue;
        for (geo::Ring ring : part.shape.parts) {
            if (part.shape.kind == geo::ShapeKind::Area) ring.push_back(ring.front());
            look_at_border(ring, part, from, best);
        }
    }
    std::ranges::sort(best.levels);
    best.levels.erase(std::unique(best.levels.begin(), best.levels.end()), best.levels.end());
    return best;
}

double width_of_door(const Feature& feature) {
    for (const std::string_view key : {"width", "door:width", "est_width"}) {
        const auto fields = base::fields(tag(feature, key));
        const double width = fields.empty() ? 0 : std::atof(fields[0].c_str());
        if (width >= 0.4 && width <= 6) return width;
    }
    return kUsualDoor_m;
}

/// Points on walls become short lines along them.
void take_doors(OsmPlan& osm, const std::vector<RowAt>& doors) {
    const std::size_t parts = osm.plan.parts.size();
    for (const RowAt row : doors) {
        const Feature& feature = osm.at(row);
        DoorPlace place = place_of_door(osm.plan, parts, feature.shape.parts[0][0]);
        if (!place.found) {
            note_loss(osm.ledger, row, "no-wall");
            continue;
        }
        if (!tag(feature, "level").empty()) {
            auto levels = levels_of_row(osm, row);
            if (levels) place.levels = *std::move(levels);
        }
        const geo::Point half = place.along * (width_of_door(feature) / 2);
        osm.plan.parts.push_back({.what = PlanWhat::Opening,
                                  .kind = std::string{osm_indoor_meaning(feature).kind},
                                  .shape = geo::line_of({place.at - half, place.at + half}),
                                  .levels = place.levels,
                                  .row = row,
                                  .source = feature.id});
    }
}

}  // namespace

bool is_osm_indoor(const std::vector<Layer>& layers) {
    return std::ranges::any_of(layers, [](const Layer& layer) {
        return std::ranges::any_of(layer.features, [](const Feature& feature) {
            const std::string_view indoor = tag(feature, "indoor");
            return !indoor.empty() && indoor != "no" &&
                   osm_indoor_meaning(feature).what != PlanWhat::Unknown;
        });
    });
}

void take_osm_indoor(const std::vector<Layer>& layers, Ledger& ledger, PlanParts& plan) {
    OsmPlan osm{layers, ledger, plan, {}};
    std::vector<RowAt> doors;
    for (std::uint32_t i = 0; i < layers.size(); ++i)
        for (std::uint32_t row = 0; row < layers[i].features.size(); ++row)
            if (layers[i].features[row].shape.kind != geo::ShapeKind::None)
                take_osm_row(osm, {i, row}, doors);
    take_doors(osm, doors);
    for (PlanLevel& level : plan.levels) {
        const auto ref = osm.refs.find(level.sign.height);
        if (ref != osm.refs.end()) level.sign.name = ref->second;
    }
}

}  // namespace ingest
