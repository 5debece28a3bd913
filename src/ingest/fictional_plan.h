// ingest/fictional_plan.h — the drawing of a fictional town: who borders on whom, which streets
// run between, and what each lot is for. Straight lines only; fictional_bend.h makes it ground.
#pragma once

#include "base/random.h"
#include "ingest/fictional_bend.h"
#include "ingest/fictional_town.h"

#include <array>
#include <string>
#include <vector>

namespace ingest::town {

/// Sides of a box, and of all arrays of four here.
inline constexpr std::size_t kSouth = 0;
inline constexpr std::size_t kEast = 1;
inline constexpr std::size_t kNorth = 2;
inline constexpr std::size_t kWest = 3;

/// A carriageway as it is drawn on the ground.
struct Road {
    Line line;
    double from = 0;
    double to = 0;
    std::string klass;  // K31
    double width_m = 0;
    std::string name;  // empty for a lane within a block
};

/// The part of a street that one community answers for: the whole width within it, its own half
/// along its border.
struct Segment {
    std::size_t road = 0;
    double from = 0;
    double to = 0;
    std::size_t community = 0;
    int half = 0;    // +1 the positive half, -1 the negative, 0 the whole
    int bustle = 0;  // how much of a shopping street it is, 0 to 100
};

inline constexpr std::size_t kNone = static_cast<std::size_t>(-1);

struct LotSide {
    std::size_t segment = kNone;  // kNone where only a wall parts two lots
    double kerb_m = 0;            // from the border line to the edge of the carriageway
    bool shops = false;
};

enum class Use : std::uint8_t {
    Slabs,     // six storeys in rows: the estates of the eighties and nineties
    MidRise,   // eleven storeys in rows
    Towers,    // 18 to 33 storeys around a garden
    OldLanes,  // one-storey courtyard houses along lanes
    WorkUnit,  // an office, a workshop and its workers' homes
    School,
    Hospital,
    Market,
    Mall,
    Offices,
    Park,
    Square,
    Sports,
};
constexpr bool is_home(Use use) {
    return use <= Use::WorkUnit;
}

/// Open ground is nobody's courtyard or institution: what stands there belongs to the community.
constexpr bool is_open_ground(Use use) {
    return use == Use::Park || use == Use::Square;
}

/// A block between streets. `cell` is its share of the ground up to the middle of the streets
/// and of the river; `box` what is built on.
struct Lot {
    geo::Box cell;
    geo::Box box;
    std::size_t community = 0;
    std::array<LotSide, 4> side;
    Use use = Use::Slabs;
};

/// A cell of the community and the cut that divided it: grids are put together along these cuts.
struct Node {
    geo::Box cell;
    std::size_t first = kNone;  // Node
    std::size_t second = kNone;
    std::size_t lot = kNone;
};

struct Community {
    geo::Box cell;
    geo::Box box;
    std::size_t subdistrict = 0;
    std::array<LotSide, 4> side;
    std::array<std::size_t, 4> road{};  // of each side
    std::array<bool, 4> whole{};        // the side's road is all its own: a bank
    int lots = 0;
    std::size_t root = kNone;  // Node
};

/// What a sub-district is known for.
enum class Flavour : std::uint8_t { Mixed, Old, Industrial, NewTown, Learned };

struct Subdistrict {
    geo::Box cell;
    Flavour flavour = Flavour::Mixed;
};

struct River {
    double y0 = 0;  // the water's mean edges
    double y1 = 0;
    double from = 0;
    double to = 0;
};

struct Plan {
    geo::Box cell;
    std::vector<Subdistrict> subdistricts;
    std::vector<Community> communities;
    std::vector<Road> roads;
    std::vector<Segment> segments;
    std::vector<Lot> lots;
    std::vector<Node> nodes;
    River river;
};

/// The line on which a side of a box lies, and which way of it the box is.
Line line_of(const geo::Box& box, std::size_t side);
constexpr int inward(std::size_t side) {
    return side == kSouth || side == kWest ? 1 : -1;
}

/// Sub-districts, their communities and the main roads between them.
Plan outline_plan(TownSize size, base::Random& random);

/// Cuts each community into its lots by streets, lanes and walls.
void divide_communities(Plan& plan, const Bend& bend, base::Random& random);

/// Decides what each lot is for, and along which sides there are shops.
void zone(Plan& plan, const Bend& bend, base::Random& random);

}  // namespace ingest::town
