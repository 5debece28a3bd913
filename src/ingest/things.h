// ingest/things.h — components of the city (K36) and doors of buildings, from OpenStreetMap's words
// and from what other lists call them.
#pragma once

#include "ingest/layer.h"

#include <optional>
#include <string_view>

namespace ingest {

/// Carries the K36 code of a row whose file has words of its own.
inline constexpr std::string_view kComponentTag = "getu:component";
inline constexpr std::string_view kOtherComponent = "05999";

/// The K36 code of what somebody keeps in order; nothing when the row is none. What a facility is
/// for people (a hydrant, a charging station, a monument) is none.
std::string_view component_of(const Feature& feature);

/// A K36 code, its name, or what else lists call it: 01037, 路灯, 窨井盖. Nothing when unknown.
std::string_view component_named(std::string_view text);

/// The class in a code of 17 digits (division 6, class 5, sequence 6); nothing when it is none.
std::string_view class_in_component_code(std::string_view code);

/// K37: "1" 完好 where nobody says otherwise.
std::string_view component_state_of(const Feature& feature);
/// A K37 code or its name: 破损, 损坏, 2. Nothing when unknown.
std::string_view component_state_named(std::string_view text);

struct DoorWords {
    int stair = 0;  // 0 of a door to the whole building
    bool step_free = false;
    bool told = true;  // as an entrance; else it is a door somewhere, and only one on an outline
                       // leads into the building
};

/// What a point says as a door of a building; nothing when it is none.
std::optional<DoorWords> door_of(const Feature& feature);

}  // namespace ingest
