// ingest/floor_parts.h — a floor plan as its file tells it, in one plane of metres, before it is
// known where each thing belongs. Only for floor_*.cpp.
#pragma once

#include "geo/control_points.h"
#include "ingest/floor_kinds.h"
#include "ingest/floor_levels.h"
#include "ingest/floor_walls.h"
#include "ingest/layer.h"
#include "ingest/ledger.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct PlanLevel {
    std::string key;             // by which parts name it
    FloorSign sign;              // without a name where the usual one will do
    std::optional<int> ordinal;  // where the file says it outright
    std::string source;
};

struct PlanPart {
    PlanWhat what = PlanWhat::Room;  // Room, Opening, Outline; Text names a room
    std::string kind;                // K43 of a room and of what a text tells, else of an opening
    std::string name;
    geo::Shape shape;
    std::vector<std::uint32_t> levels;  // in PlanParts::levels; none where nobody says
    std::optional<RowAt> row;           // none of what was made of others
    std::string source;
    bool told = true;  // the file says what it is
};

struct PlanParts {
    std::vector<PlanLevel> levels;
    std::vector<PlanPart> parts;
};

/// The level with this key, which is added if there is none yet.
std::uint32_t level_in(PlanParts& plan, std::string_view key, const FloorSign& sign);

/// Where walls are drawn and hardly any rooms, what they enclose becomes rooms, level by level.
/// How many were made; nothing when the lines are too many or too thick together.
std::optional<std::int64_t> add_rooms_between(PlanParts& plan, const WallOptions& options);

/// Texts name the smallest room of their levels that they stand in, and tell what it is.
void name_rooms(PlanParts& plan, Ledger& ledger);

/// The ground that the plan covers: its outline if it has one, else all rooms and walls, with what
/// lies between them; None for a plan of nothing.
geo::Shape outline_of(const PlanParts& plan);

void move_parts(PlanParts& plan, const geo::Affine& by);

}  // namespace ingest
