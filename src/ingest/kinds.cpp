#include "ingest/kinds.h"

#include "ingest/things.h"
#include "ingest/trades.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ingest {

namespace {

template <std::size_t N>
bool one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 12> kWoods{
    "wood",   "scrub",  "grassland", "heath",     "forest",        "grass",
    "meadow", "garden", "park",      "shrubbery", "village_green", "flowerbed"};
constexpr std::array<std::string_view, 6> kFarms{"farmland", "orchard",    "vineyard",
                                                 "farmyard", "allotments", "plant_nursery"};
constexpr std::array<std::string_view, 5> kSports{"pitch", "sports_centre", "stadium", "track",
                                                  "recreation_ground"};
constexpr std::array<std::string_view, 6> kCampus{"school",   "university",   "college",
                                                  "hospital", "kindergarten", "campus"};

Kind by_leisure_and_landuse(const Feature& feature) {
    const std::string_view landuse = tag(feature, "landuse");
    const std::string_view leisure = tag(feature, "leisure");
    const std::string_view natural = tag(feature, "natural");
    if (landuse == "residential") return Kind::Yard;
    if (natural == "water" || natural == "bay" || landuse == "basin" || landuse == "reservoir" ||
        is_said(tag(feature, "waterway")))
        return Kind::Water;
    if (one_of(landuse, kWoods) || one_of(leisure, kWoods) || one_of(natural, kWoods) ||
        leisure == "nature_reserve" || landuse == "cemetery")
        return Kind::Green;
    if (one_of(landuse, kFarms) || one_of(leisure, kSports) || landuse == "recreation_ground" ||
        tag(feature, "amenity") == "parking")
        return Kind::Ground;
    return Kind::Ignored;
}

/// Grounds that a school, a hospital or an office keeps.
bool is_public_ground(const Feature& feature) {
    const std::string_view amenity = tag(feature, "amenity");
    return one_of(amenity, kCampus) || amenity == "townhall" || amenity == "police" ||
           amenity == "social_facility" || amenity == "nursing_home" ||
           tag(feature, "office") == "government";
}

/// A works, a market, a barracks: with a name, or it is only a colour on somebody's map.
bool is_named_compound(const Feature& feature) {
    constexpr std::array<std::string_view, 7> kUses{"industrial", "commercial",    "military",
                                                    "education",  "institutional", "retail",
                                                    "religious"};
    return one_of(tag(feature, "landuse"), kUses) && !tag(feature, "name").empty();
}

/// A facility, which may be one only because the whole layer is of points of interest, or a
/// component.
Kind thing_of(const Feature& feature) {
    const bool facility = !facility_of(feature).empty();
    const bool component = !component_of(feature).empty();
    if (component && (!facility || !tag(feature, "getu:poi").empty())) return Kind::Component;
    return facility ? Kind::Facility : Kind::Ignored;
}

Kind of_area(const Feature& feature) {
    if (is_said(tag(feature, "building"))) return Kind::Building;
    if (is_said(tag(feature, "building:part"))) return Kind::Part;
    const std::string_view boundary = tag(feature, "boundary");
    if (boundary == "administrative" || (boundary.empty() && !tag(feature, "admin_level").empty()))
        return Kind::Boundary;
    const Kind kind = by_leisure_and_landuse(feature);
    if (kind == Kind::Yard) return kind;
    if (is_public_ground(feature)) return Kind::Yard;
    if (!trade_of(feature).empty()) return Kind::Shop;
    if (is_named_compound(feature)) return Kind::Yard;
    if (kind != Kind::Ignored) return kind;
    const std::string_view highway = tag(feature, "highway");
    if (tag(feature, "place") == "square" || highway == "pedestrian" || highway == "footway")
        return Kind::Ground;
    return thing_of(feature);
}

Kind of_line(const Feature& feature) {
    if (!road_class_of(tag(feature, "highway")).empty()) return Kind::Road;
    constexpr std::array<std::string_view, 7> kRails{
        "rail", "subway", "light_rail", "tram", "narrow_gauge", "monorail", "funicular"};
    if (one_of(tag(feature, "railway"), kRails)) return Kind::Rail;
    constexpr std::array<std::string_view, 5> kWalls{"wall", "fence", "hedge", "retaining_wall",
                                                     "city_wall"};
    if (one_of(tag(feature, "barrier"), kWalls)) return Kind::Wall;
    if (is_said(tag(feature, "waterway"))) return Kind::Water;
    return component_of(feature).empty() ? Kind::Ignored : Kind::Component;
}

Kind of_point(const Feature& feature) {
    if (!tag(feature, "getu:label").empty()) return Kind::Ignored;
    if (!trade_of(feature).empty()) return Kind::Shop;
    if (const Kind thing = thing_of(feature); thing != Kind::Ignored) return thing;
    if (!tag(feature, "addr:housenumber").empty()) return Kind::Address;
    return door_of(feature) ? Kind::Entrance : Kind::Ignored;
}

bool is_low(std::string_view building) {
    constexpr std::array<std::string_view, 17> kLow{
        "roof",  "ruins",    "garage",     "garages", "shed",      "hut",
        "cabin", "kiosk",    "greenhouse", "carport", "toilets",   "farm_auxiliary",
        "barn",  "bungalow", "stable",     "service", "guardhouse"};
    return one_of(building, kLow);
}

}  // namespace

std::string_view word_of(Kind kind) {
    return kKindWords[static_cast<std::size_t>(kind)];
}

Kind kind_of(const Feature& feature) {
    const bool drawn = feature.shape.kind != geo::ShapeKind::None;
    if (drawn && !tag(feature, kComponentTag).empty()) return Kind::Component;
    switch (feature.shape.kind) {
        case geo::ShapeKind::Area:
            return of_area(feature);
        case geo::ShapeKind::Line:
            return of_line(feature);
        case geo::ShapeKind::Point:
            return of_point(feature);
        case geo::ShapeKind::None:
            break;
    }
    return Kind::Ignored;
}

Storeys storeys_of(const Feature& feature, double area_m2) {
    const auto whole = [](double storeys) {
        constexpr int kTallest = 200;
        return std::clamp(static_cast<int>(std::lround(storeys)), 1, kTallest);
    };
    if (const double levels = leading_number(tag(feature, "building:levels")); levels > 0)
        return {whole(std::ceil(levels)), false};
    for (const std::string_view key : {"height", "building:height"})
        if (const double height_m = leading_number(tag(feature, key)); height_m > 0)
            return {whole(height_m / 3), true};

    const std::string_view building = tag(feature, "building");
    if (is_low(building)) return {1, true};
    if (building == "apartments" || building == "residential" || building == "dormitory")
        return {6, true};
    if (building == "house" || building == "detached" || building == "terrace" ||
        building == "semidetached_house")
        return {2, true};
    if (building == "school" || building == "kindergarten" || building == "retail")
        return {3, true};
    if (building == "office" || building == "commercial" || building == "hotel" ||
        building == "hospital" || building == "university")
        return {5, true};
    if (building == "industrial" || building == "warehouse" || area_m2 < 60) return {1, true};
    return {area_m2 < 200 ? 2 : area_m2 < 5000 ? 5 : 3, true};
}

bool is_dwelling(const Feature& feature) {
    constexpr std::array<std::string_view, 12> kHomes{
        "yes",       "apartments", "residential",        "house",          "detached", "terrace",
        "dormitory", "bungalow",   "semidetached_house", "static_caravan", "farm",     "tower"};
    if (!trade_of(feature).empty() && tag(feature, "building") == "yes") return false;
    if (thing_of(feature) != Kind::Ignored) return false;
    const std::string_view around = tag(feature, "landuse_kind");  // Tilezen tells it
    if (!around.empty() && around != "residential") return false;
    return one_of(tag(feature, "building"), kHomes);
}

std::string_view road_class_of(std::string_view highway) {
    struct Class {
        std::string_view highway, klass;
    };
    constexpr std::array kClasses{Class{"motorway", "motorway"},
                                  Class{"trunk", "trunk"},
                                  Class{"primary", "primary"},
                                  Class{"secondary", "secondary"},
                                  Class{"tertiary", "tertiary"},
                                  Class{"residential", "residential"},
                                  Class{"unclassified", "residential"},
                                  Class{"living_street", "residential"},
                                  Class{"road", "residential"},
                                  Class{"busway", "secondary"},
                                  Class{"service", "service"},
                                  Class{"pedestrian", "foot"},
                                  Class{"footway", "foot"},
                                  Class{"path", "foot"},
                                  Class{"corridor", "foot"},
                                  Class{"pier", "foot"},
                                  Class{"bridleway", "track"},
                                  Class{"steps", "steps"},
                                  Class{"cycleway", "cycle"},
                                  Class{"track", "track"}};
    if (highway.ends_with("_link")) highway.remove_suffix(5);
    const auto found = std::ranges::find(kClasses, highway, &Class::highway);
    return found == kClasses.end() ? std::string_view{} : found->klass;
}

double width_of(const Feature& feature, std::string_view klass) {
    struct Usual {
        std::string_view klass;
        double width_m;
    };
    constexpr std::array kUsual{
        Usual{"motorway", 22},  Usual{"trunk", 20},   Usual{"primary", 16},
        Usual{"secondary", 12}, Usual{"tertiary", 9}, Usual{"residential", 6},
        Usual{"service", 4},    Usual{"foot", 2},     Usual{"steps", 2},
        Usual{"cycle", 2.5},    Usual{"track", 3}};
    constexpr double kLane_m = 3.25;
    constexpr double kWidest_m = 80;
    if (const double width = leading_number(tag(feature, "width")); width >= 0.5)
        return std::min(width, kWidest_m);
    if (const double lanes = leading_number(tag(feature, "lanes")); lanes >= 1)
        return std::min(lanes * kLane_m, kWidest_m);
    const auto found = std::ranges::find(kUsual, klass, &Usual::klass);
    const double usual = found == kUsual.end() ? 4 : found->width_m;
    return tag(feature, "highway").ends_with("_link") ? usual / 2 : usual;
}

std::string_view ground_kind_of(const Feature& feature, Kind kind) {
    const std::string_view landuse = tag(feature, "landuse");
    switch (kind) {
        case Kind::Water:
            return "water";
        case Kind::Rail:
            return "rail";
        case Kind::Wall:
            return "wall";
        case Kind::Green: {
            const bool wood = landuse == "forest" || tag(feature, "natural") == "wood";
            return wood ? "wood" : "green";
        }
        case Kind::Ground:
            if (one_of(landuse, kFarms)) return "farm";
            if (tag(feature, "amenity") == "parking") return "parking";
            if (one_of(tag(feature, "leisure"), kSports) || landuse == "recreation_ground")
                return "sport";
            return "square";
        case Kind::Yard:
            return one_of(tag(feature, "amenity"), kCampus) ? "campus" : "";
        case Kind::Ignored:
        case Kind::Building:
        case Kind::Part:
        case Kind::Road:
        case Kind::Boundary:
        case Kind::Shop:
        case Kind::Facility:
        case Kind::Component:
        case Kind::Entrance:
        case Kind::Address:
            return {};
    }
    return {};
}

}  // namespace ingest
