// ingest/fictional_town_build.h — a fictional town on its way from the drawing to rows. Only for
// fictional_town*.cpp.
#pragma once

#include "ingest/fictional_lot.h"
#include "ingest/fictional_names.h"
#include "ingest/fictional_plan.h"

#include <vector>

namespace ingest::town {

struct Town {
    Bend bend;
    base::Random random;
    Names names;
    Plan plan;
    model::Rows rows;

    // By number in the plan.
    std::vector<model::PlaceId> subdistrict;
    std::vector<model::PlaceId> community;
    std::vector<model::PlaceId> segment;
    std::vector<model::PlaceId> lot;  // the community, where the lot is open ground
    std::vector<int> homes_of_lot;
    // Where its rows of places and of the ground begin; one more at the end.
    std::vector<std::size_t> first_place;
    std::vector<std::size_t> first_ground;

    /// Adds a place; its id is its number among all, from 1.
    model::PlaceId add(model::PlaceRow place);
};

inline constexpr double kPavement_m = 3.5;
inline constexpr double kFrontDepth_m = 11;

/// From the border line of a lot to its wall.
double inset_of(const LotSide& side);

/// Where one drives into a lot: in the middle of the quietest side on a street. kNone when it
/// has none.
struct Gate {
    std::size_t side = kNone;
    double along = 0;  // of the drawing
};
Gate gate_of(const Plan& plan, const Lot& lot);

/// The main roads, the river with its banks, and the street segments.
void add_streets(Town& town);
/// Courtyards and institutions with their buildings, walls, gates and gardens.
void add_lots(Town& town);
/// Shopfronts along the sides that have them, in walking order.
void add_fronts(Town& town);
/// Basic grids of like size that tile each community along its cuts; exclusive ones over
/// institutions. Every leaf is given its basic grid.
void add_grids(Town& town);
/// Codes in reading order: from the north, and in each band from the west.
void add_codes(model::Rows& rows);
/// Where people walk: pavements, crossings, bridges, gates, and the ways to the doors behind them.
void add_walks(Town& town);

}  // namespace ingest::town
