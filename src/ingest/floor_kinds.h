// ingest/floor_kinds.h — what a part of a plan is, by words in several languages: types of
// features, layers of drawings, names of rooms. Only for floor_*.cpp.
#pragma once

#include "ingest/layer.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ingest {

enum class PlanWhat : std::uint8_t { Unknown, Room, Opening, Outline, Text, Nothing };

struct PlanMeaning {
    PlanWhat what = PlanWhat::Unknown;
    std::string_view kind{};  // K43 of a room; door entrance window wall of an opening

    friend bool operator==(const PlanMeaning&, const PlanMeaning&) = default;
};

/// "couloir", "卫生间", "building_outline", "elevator", "Wand". Nothing is what a plan has beside
/// rooms: furniture, dimensions, axes, paths.
PlanMeaning plan_meaning(std::string_view text);

/// Of a layer of a drawing, which says what is drawn there and not what is meant by it: a layer of
/// stairs holds their steps. "A-WALL", "xref$0$Mur", "门窗", "PUB_TEXT".
PlanMeaning layer_meaning(std::string_view layer);

/// K43 by a room's name, "room" where it tells nothing: "302", "Bedroom 2".
std::string_view room_kind_of_name(std::string_view name);

/// By the categories of IMDF; unknown ones are rooms.
PlanMeaning imdf_meaning(std::string_view category);

/// By OpenStreetMap's tags for what is inside buildings; Unknown for what is not.
PlanMeaning osm_indoor_meaning(const Feature& feature);

/// A name for people: one line, without control characters, at most 120 bytes; of a name in
/// several languages ({"zh": …, "en": …}) the Chinese one, else the English, else the first.
std::string plain_name(std::string_view text);

}  // namespace ingest
