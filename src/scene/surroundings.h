// scene/surroundings.h — what lies around the places, as it is drawn: one look for each class.
#pragma once

#include "model/rows.h"

#include <cstdint>

namespace scene {

/// A class of the surroundings; the byte of its slots in the state texture. Classes of areas and
/// of ways have palette rows of their own, so each begins at 0.
enum class AreaClass : std::uint8_t {
    Water,
    Green,
    Wood,
    Farm,
    Parking,
    Square,
    Sport,
    Campus,
    Other,
};
/// Great ways first: seen from afar, only a prefix is drawn.
enum class WayClass : std::uint8_t {
    Motorway,
    Trunk,
    Primary,
    Secondary,
    Tertiary,
    Rail,
    Residential,
    Service,
    Foot,
    Wall,
    Gate,
    Stream,
};
inline constexpr int kMostClasses = 16;  // of one layer; also of states

AreaClass area_class(const model::GroundRow& row);
/// Wide grounds that yards are part of; the others lie inside yards, or beside them.
bool lies_under_yards(AreaClass area);

WayClass way_class(const model::GroundRow& row);

/// Metres across; what the row says, else what is usual.
double way_width_m(const model::GroundRow& row);

}  // namespace scene
