#include "ingest/drafts.h"

#include "ingest/repair.h"
#include "ingest/things.h"
#include "ingest/trades.h"

#include <algorithm>
#include <string>
#include <utility>

namespace ingest {

namespace {

/// One row on its way into the drafts.
struct Sorter {
    Drafts& drafts;
    Ledger& ledger;
    Feature& feature;
    RowAt at;
};

std::string text(const Feature& feature, std::string_view key) {
    return std::string{tag(feature, key)};
}

std::string name_told(const Feature& feature) {
    for (const std::string_view key : {"name", "name:zh", "official_name", "addr:housename"})
        if (const std::string_view name = tag(feature, key); !name.empty())
            return std::string{name};
    return {};
}

/// The area as one valid shape; None, and told, when nothing is left.
geo::Shape sound(Sorter& row) {
    bool was_invalid = false;
    geo::Shape area = sound_area(row.feature.shape, was_invalid);
    if (area.kind == geo::ShapeKind::None)
        note_loss(row.ledger, row.at, "no-area-left");
    else if (was_invalid)
        note_repair(row.ledger, row.at, "invalid");
    return area;
}

void sort_building(Sorter& row, bool part) {
    Repaired repaired = sound_polygons(row.feature.shape);
    if (repaired.polygons.empty()) return note_loss(row.ledger, row.at, "no-area-left");
    if (repaired.was_invalid) note_repair(row.ledger, row.at, "invalid");
    if (row.feature.shape.first_ring.size() > 1) note_repair(row.ledger, row.at, "exploded");

    SurveyedBuilding common{.name = name_told(row.feature),
                            .number = number_of(row.feature),
                            .street = text(row.feature, "addr:street"),
                            .dwelling = is_dwelling(row.feature),
                            .source = row.feature.id};
    auto& out = part ? row.drafts.parts : row.drafts.buildings;
    const bool any_use =
        common.dwelling && tag(row.feature, "building") == "yes" && !is_home_by_name(common.name);
    for (geo::Shape& polygon : repaired.polygons) {
        const double area = geo::area_m2(polygon);
        const Storeys storeys = storeys_of(row.feature, area);
        const bool sure = leading_number(tag(row.feature, "building:levels")) > 0 ||
                          leading_number(tag(row.feature, "height")) > 0;
        SurveyedBuilding building = common;
        building.area = std::move(polygon);
        building.storeys = storeys.count;
        building.estimated = storeys.estimated;
        out.push_back({std::move(building), row.at, sure, any_use});
    }
}

bool is_true(std::string_view value) {
    return !value.empty() && value != "no" && value != "0" && value != "false";
}

void sort_road(Sorter& row) {
    const std::string_view klass = road_class_of(tag(row.feature, "highway"));
    SurveyedRoad road{.klass = std::string{klass},
                      .name = name_told(row.feature),
                      .width_m = width_of(row.feature, klass),
                      .covered = is_true(tag(row.feature, "tunnel")) ||
                                 is_true(tag(row.feature, "bridge")) ||
                                 is_true(tag(row.feature, "covered")),
                      .source = row.feature.id};
    bool any = false;
    for (const geo::Ring& part : row.feature.shape.parts) {
        road.line = without_repeats(part);
        if (road.line.size() < 2) continue;
        row.drafts.roads.push_back({road, row.at});
        any = true;
    }
    if (!any) note_loss(row.ledger, row.at, "no-length");
}

void sort_boundary(Sorter& row) {
    const auto level = level_of(row.feature);
    if (!level) return note_loss(row.ledger, row.at, "above-district");
    // A nameless ring in OpenStreetMap is a piece of a unit that is there as a relation.
    if (row.feature.id.starts_with("way/") && name_told(row.feature).empty())
        return note_loss(row.ledger, row.at, "no-name");
    geo::Shape area = sound(row);
    if (area.kind == geo::ShapeKind::None) return;
    row.drafts.boundaries.push_back({{.level = *level,
                                      .area = std::move(area),
                                      .name = name_told(row.feature),
                                      .code = code_of(row.feature, *level),
                                      .source = row.feature.id},
                                     row.at});
}

void sort_ground(Sorter& row, Kind kind, const geo::Shape& shape) {
    const std::string_view what = ground_kind_of(row.feature, kind);
    if (what.empty()) return;
    model::GroundRow ground{.kind = std::string{what},
                            .name = name_told(row.feature),
                            .shape = shape,
                            .source = row.feature.id};
    if (shape.kind == geo::ShapeKind::Line) {
        const bool river = tag(row.feature, "waterway") == "river";
        const double width = leading_number(tag(row.feature, "width"));
        ground.width_m = width > 0 ? width : what == "water" ? (river ? 12 : 3) : 1;
        if (kind == Kind::Rail) ground.width_m = 2;
        if (kind == Kind::Wall) ground.width_m = 0.3;
        ground.klass = text(row.feature, kind == Kind::Wall ? "barrier" : "waterway");
        if (kind == Kind::Rail) ground.klass = text(row.feature, "railway");
    }
    row.drafts.ground.push_back({std::move(ground), row.at});
}

void sort_yard(Sorter& row) {
    geo::Shape area = sound(row);
    if (area.kind == geo::ShapeKind::None) return;
    sort_ground(row, Kind::Yard, area);
    const bool homes = tag(row.feature, "landuse") == "residential";
    row.drafts.yards.push_back({{.area = std::move(area),
                                 .name = name_told(row.feature),
                                 .institution = !homes,
                                 .source = row.feature.id},
                                row.at});
}

/// An area for the ground, or a line.
void sort_surface(Sorter& row, Kind kind) {
    if (row.feature.shape.kind == geo::ShapeKind::Area) {
        const geo::Shape area = sound(row);
        if (area.kind != geo::ShapeKind::None) sort_ground(row, kind, area);
        return;
    }
    geo::Shape lines{.kind = geo::ShapeKind::Line, .parts = {}, .first_ring = {}};
    for (const geo::Ring& part : row.feature.shape.parts)
        if (geo::Ring line = without_repeats(part); line.size() > 1)
            lines.parts.push_back(std::move(line));
    if (lines.parts.empty()) return note_loss(row.ledger, row.at, "no-length");
    sort_ground(row, kind, lines);
}

void sort_shop(Sorter& row) {
    const std::string_view trade = trade_of(row.feature);
    if (trade.empty()) return;
    geo::Shape area;
    if (row.feature.shape.kind == geo::ShapeKind::Area) {
        area = sound(row);
        if (area.kind == geo::ShapeKind::None) return;
    }
    const geo::Point where =
        geo::label_point(area.kind == geo::ShapeKind::None ? row.feature.shape : area);
    row.drafts.shops.push_back({{.at = where,
                                 .area = std::move(area),
                                 .name = name_told(row.feature),
                                 .trade = std::string{trade},
                                 .vacant = tag(row.feature, "shop") == "vacant",
                                 .number = number_of(row.feature),
                                 .street = text(row.feature, "addr:street"),
                                 .source = row.feature.id},
                                row.at});
}

void sort_facility(Sorter& row) {
    const std::string_view kind = facility_of(row.feature);
    if (kind.empty()) return;
    geo::Shape shape = row.feature.shape;
    if (shape.kind == geo::ShapeKind::Area) shape = sound(row);
    if (shape.kind == geo::ShapeKind::None) return;
    row.drafts.facilities.push_back({{.shape = std::move(shape),
                                      .kind = std::string{kind},
                                      .name = name_told(row.feature),
                                      .hours = text(row.feature, "opening_hours"),
                                      .source = row.feature.id},
                                     row.at});
}

void sort_component(Sorter& row, bool outside = false) {
    const std::string_view klass = component_of(row.feature);
    if (klass.empty()) return;
    geo::Shape shape = row.feature.shape;
    if (shape.kind == geo::ShapeKind::Area) shape = sound(row);
    if (shape.kind == geo::ShapeKind::None) return;
    const std::string_view code = tag(row.feature, "ref");
    row.drafts.components.push_back(
        {{.at = geo::label_point(shape),
          .klass = std::string{klass},
          .name = name_told(row.feature),
          .code = class_in_component_code(code).empty() ? "" : std::string{code},
          .state = std::string{component_state_of(row.feature)},
          .keeper = text(row.feature, "operator"),
          .outside = outside,
          .source = row.feature.id},
         row.at});
}

void sort_entrance(Sorter& row) {
    const auto door = door_of(row.feature);
    if (!door) return;
    row.drafts.entrances.push_back({{.at = row.feature.shape.parts[0][0],
                                     .stair = door->stair,
                                     .step_free = door->step_free,
                                     .told = door->told,
                                     .source = row.feature.id},
                                    row.at});
}

void sort_address(Sorter& row) {
    row.drafts.addresses.push_back({{.at = row.feature.shape.parts[0][0],
                                     .number = text(row.feature, "addr:housenumber"),
                                     .street = text(row.feature, "addr:street"),
                                     .source = row.feature.id},
                                    row.at});
}

/// A point outside is what it is, and nothing is done with it.
void sort_outside(Sorter& row, Kind kind) {
    if (kind == Kind::Component) return sort_component(row, true);
    SurveyedFacility point{.shape = row.feature.shape,
                           .kind = std::string{facility_of(row.feature)},
                           .name = name_told(row.feature),
                           .hours = text(row.feature, "opening_hours"),
                           .source = row.feature.id};
    if (kind == Kind::Shop) point.kind = kShopOutside;
    if (kind == Kind::Address) {
        point.kind = kAddressOutside;
        point.name = text(row.feature, "addr:street") + text(row.feature, "addr:housenumber");
    }
    row.drafts.outside.push_back({std::move(point), row.at});
}

void sort_row(Sorter& row, Kind kind) {
    if (!tag(row.feature, kOutsideTag).empty()) return sort_outside(row, kind);
    switch (kind) {
        case Kind::Building:
            sort_building(row, false);
            sort_shop(row);
            sort_component(row);
            return sort_facility(row);
        case Kind::Part:
            return sort_building(row, true);
        case Kind::Road:
            return sort_road(row);
        case Kind::Boundary:
            return sort_boundary(row);
        case Kind::Yard:
            sort_yard(row);
            return sort_facility(row);
        case Kind::Water:
        case Kind::Green:
        case Kind::Ground:
            sort_surface(row, kind);
            return sort_facility(row);
        case Kind::Rail:
        case Kind::Wall:
            return sort_surface(row, kind);
        case Kind::Shop:
            return sort_shop(row);
        case Kind::Facility:
            return sort_facility(row);
        case Kind::Component:
            return sort_component(row);
        case Kind::Entrance:
            return sort_entrance(row);
        case Kind::Address:
            sort_entrance(row);
            return sort_address(row);
        case Kind::Ignored:
            if (!tag(row.feature, "getu:label").empty())
                note_loss(row.ledger, row.at, "label-point");
            return;
    }
}

}  // namespace

Drafts drafts_from(std::vector<Layer>& layers, const std::vector<std::vector<Kind>>& kinds,
                   Ledger& ledger) {
    Drafts drafts;
    std::size_t buildings = 0;
    for (const std::vector<Kind>& rows : kinds)
        buildings += static_cast<std::size_t>(std::ranges::count(rows, Kind::Building));
    drafts.buildings.reserve(buildings);
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        for (std::uint32_t r = 0; r < layers[i].features.size(); ++r) {
            Feature& feature = layers[i].features[r];
            if (feature.shape.kind == geo::ShapeKind::None) continue;
            Sorter row{drafts, ledger, feature, {i, r}};
            sort_row(row, kinds[i][r]);
            feature.shape.parts = {};  // a million houses need not be held twice
        }
    }
    return drafts;
}

}  // namespace ingest
