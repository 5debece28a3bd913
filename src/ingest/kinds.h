// ingest/kinds.h — what a row is, from OpenStreetMap's words and the shape that carries them.
#pragma once

#include "ingest/layer.h"
#include "ingest/survey.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ingest {

enum class Kind : std::uint8_t {
    Ignored,
    Building,
    Part,  // of a building: only its height is of use
    Road,
    Boundary,
    Yard,
    Water,
    Green,
    Ground,  // farm, parking, square, sport, campus
    Rail,
    Wall,
    Shop,
    Facility,
    Component,
    Entrance,
    Address,
};

/// The words of `--as-kind` and of the report, by Kind.
inline constexpr std::array<std::string_view, 16> kKindWords{
    "ignored", "building", "building", "road", "boundary", "landuse",   "water",    "green",
    "landuse", "rail",     "wall",     "shop", "poi",      "component", "entrance", "address"};

std::string_view word_of(Kind kind);

/// The kind of a row whose tags are OpenStreetMap's words. A building with a shop in it is a
/// Building here; `trade_of` tells of the shop. A door with a house number is an Address.
Kind kind_of(const Feature& feature);

/// Storeys above ground: of the tags, else of the height, else what such a building usually has.
struct Storeys {
    int count = 1;
    bool estimated = false;
};
Storeys storeys_of(const Feature& feature, double area_m2);

/// Whether people are likely to live here.
bool is_dwelling(const Feature& feature);

/// Whether a name says so: 紫荆公寓, 教工宿舍. Stands against the ground around the house.
bool is_home_by_name(std::string_view name);

/// 3号楼 out of 荷清苑3号楼; 12 out of addr:housenumber; nothing when nobody numbered it.
std::string number_of(const Feature& feature);

/// The administrative level, by the endings of Chinese names, else by `admin_level`.
std::optional<SurveyedBoundary::Level> level_of(const Feature& feature);

/// The code of a boundary cut to its level: 6 digits for a district, 9, 12, 15; else nothing.
std::string code_of(const Feature& feature, SurveyedBoundary::Level level);

/// model::GroundRow::klass of a way; nothing when nobody can go there.
std::string_view road_class_of(std::string_view highway);

/// Width of the carriageway in metres: as tagged, by lanes, else usual for the class.
double width_of(const Feature& feature, std::string_view klass);

/// model::GroundRow::kind of Water, Green, Ground, Rail, Wall; nothing for the rest.
std::string_view ground_kind_of(const Feature& feature, Kind kind);

/// A number at the beginning of a text, "12.5 m"; 0 when there is none.
double leading_number(std::string_view text);

}  // namespace ingest
