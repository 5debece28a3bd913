#include "ingest/floor_kinds.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace ingest {

namespace {

struct KindName {
    std::string_view name;
    PlanMeaning means;
};

constexpr PlanMeaning kAnyRoom{PlanWhat::Room, "room"};
constexpr PlanMeaning kSolid{PlanWhat::Opening, "wall"};

/// Apple, IMDF: unit categories that are more than a room.
constexpr std::array kImdfUnits{KindName{"elevator", {PlanWhat::Room, "lift"}},
                                KindName{"escalator", {PlanWhat::Room, "stairs"}},
                                KindName{"stairs", {PlanWhat::Room, "stairs"}},
                                KindName{"steps", {PlanWhat::Room, "stairs"}},
                                KindName{"ramp", {PlanWhat::Room, "stairs"}},
                                KindName{"movingwalkway", {PlanWhat::Room, "corridor"}},
                                KindName{"walkway", {PlanWhat::Room, "corridor"}},
                                KindName{"walkway.island", {PlanWhat::Room, "corridor"}},
                                KindName{"corridor", {PlanWhat::Room, "corridor"}},
                                KindName{"footbridge", {PlanWhat::Room, "corridor"}},
                                KindName{"lobby", {PlanWhat::Room, "hall"}},
                                KindName{"lounge", {PlanWhat::Room, "hall"}},
                                KindName{"privatelounge", {PlanWhat::Room, "hall"}},
                                KindName{"auditorium", {PlanWhat::Room, "hall"}},
                                KindName{"theater", {PlanWhat::Room, "hall"}},
                                KindName{"movietheater", {PlanWhat::Room, "hall"}},
                                KindName{"platform", {PlanWhat::Room, "hall"}},
                                KindName{"waitingroom", {PlanWhat::Room, "hall"}},
                                KindName{"hall", {PlanWhat::Room, "hall"}},
                                KindName{"conferenceroom", {PlanWhat::Room, "office"}},
                                KindName{"huddleroom", {PlanWhat::Room, "office"}},
                                KindName{"office", {PlanWhat::Room, "office"}},
                                KindName{"foodservice", {PlanWhat::Room, "shop"}},
                                KindName{"retail", {PlanWhat::Room, "shop"}},
                                KindName{"shop", {PlanWhat::Room, "shop"}},
                                KindName{"kiosk", {PlanWhat::Room, "shop"}},
                                KindName{"parking", {PlanWhat::Room, "parking"}},
                                KindName{"opentobelow", {PlanWhat::Room, "void"}},
                                KindName{"shower", {PlanWhat::Room, "toilet"}},
                                KindName{"brick", kSolid},
                                KindName{"column", kSolid},
                                KindName{"concretewall", kSolid},
                                KindName{"drywall", kSolid},
                                KindName{"glasswall", kSolid},
                                KindName{"structure", kSolid},
                                KindName{"wall", kSolid}};

/// Amenities of OpenStreetMap where something is sold or served.
constexpr std::array<std::string_view, 17> kServing{
    "restaurant", "cafe",   "fast_food", "bar",         "pub",        "food_court",
    "ice_cream",  "bank",   "pharmacy",  "post_office", "car_rental", "bureau_de_change",
    "cinema",     "clinic", "dentist",   "veterinary",  "atm"};

bool says(std::string_view value) {
    return !value.empty() && value != "no";
}

template <class Values>
bool is_listed(std::string_view value, const Values& values) {
    return std::ranges::find(values, value) != values.end();
}

/// A room by what it is for, or nothing.
std::string_view osm_use(const Feature& feature) {
    const std::string_view room = tag(feature, "room");
    const std::string_view amenity = tag(feature, "amenity");
    const std::string_view highway = tag(feature, "highway");
    const std::string_view stairs = tag(feature, "stairs");
    if (highway == "elevator" || room == "elevator" || says(tag(feature, "elevator")))
        return "lift";
    if (says(stairs) || room.starts_with("stair") || highway == "steps" ||
        says(tag(feature, "conveying")))
        return "stairs";
    if (amenity == "toilets" || room.starts_with("toilet") || room == "bathroom") return "toilet";
    if (says(tag(feature, "shop")) || room == "shop" || is_listed(amenity, kServing)) return "shop";
    if (says(tag(feature, "office")) || room == "office") return "office";
    if (amenity.starts_with("parking") || room == "parking") return "parking";
    if (room == "shaft" || room == "void") return "void";
    if (tag(feature, "railway") == "platform" || tag(feature, "public_transport") == "platform")
        return "hall";
    if (room == "hall" || room == "lobby" || room == "entrance") return "hall";
    if (room == "corridor" || highway == "corridor") return "corridor";
    return {};
}

}  // namespace

PlanMeaning imdf_meaning(std::string_view category) {
    if (category.starts_with("restroom")) return {PlanWhat::Room, "toilet"};
    const auto known = std::ranges::find(kImdfUnits, category, &KindName::name);
    return known == kImdfUnits.end() ? kAnyRoom : known->means;
}

PlanMeaning osm_indoor_meaning(const Feature& feature) {
    const std::string_view indoor = tag(feature, "indoor");
    if (indoor == "wall" || indoor == "column" || indoor == "partition" || indoor == "pillar")
        return kSolid;
    if (says(tag(feature, "entrance"))) return {PlanWhat::Opening, "entrance"};
    if (indoor == "door" || says(tag(feature, "door"))) return {PlanWhat::Opening, "door"};
    if (indoor == "window" || says(tag(feature, "window"))) return {PlanWhat::Opening, "window"};
    if (indoor == "level") return {PlanWhat::Outline};
    if (const std::string_view use = osm_use(feature); !use.empty()) return {PlanWhat::Room, use};
    if (indoor == "corridor") return {PlanWhat::Room, "corridor"};
    if (indoor == "area") return {PlanWhat::Room, "hall"};
    if (indoor == "room") {
        const std::string_view kind = room_kind_of_name(tag(feature, "name"));
        return {PlanWhat::Room, kind};
    }
    if (says(tag(feature, "building")) || says(tag(feature, "building:part")))
        return {PlanWhat::Outline};
    if (says(indoor) || says(tag(feature, "room"))) return kAnyRoom;
    if (says(tag(feature, "amenity"))) return kAnyRoom;
    return {};
}

}  // namespace ingest
