// How one gets from the pavement to the doors of a lot.
#include "ingest/fictional_walks.h"

#include "geo/stairs.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace ingest::town {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kInside_m = 4;       // from the wall to where ways within begin
constexpr double kBehindOld_m = 0.5;  // likewise, where houses stand on the border
constexpr double kDoorstep_m = 0.4;

bool has_wall(Use use) {
    return use != Use::OldLanes && use != Use::Market && use != Use::Mall && use != Use::Square;
}

/// When a gate is open; empty for always.
std::string hours_of_gate(Use use, std::size_t lot) {
    switch (use) {
        case Use::School:
            return "Mo-Fr 06:30-18:30";
        case Use::Park:
            return "05:00-22:00";
        case Use::WorkUnit:
            return lot % 3 == 0 ? "05:30-23:30" : "";
        case Use::Slabs:
        case Use::MidRise:
        case Use::Towers:
        case Use::OldLanes:
        case Use::Hospital:
        case Use::Market:
        case Use::Mall:
        case Use::Offices:
        case Use::Square:
        case Use::Sports:
            return "";
    }
    return "";
}

class LotWalks {
  public:
    LotWalks(Town& town, Pavements& pavements) : town_{town}, pavements_{pavements} {}

    void run() {
        for (std::size_t i = 0; i < town_.plan.lots.size(); ++i) add(i);
    }

  private:
    RoadSide road_side(const Lot& lot, std::size_t side) const {
        return {town_.plan.segments[lot.side.at(side).segment].road, inward(side)};
    }

    /// From the pavement through the wall; the point inside, when there is a pavement.
    std::optional<Point> enter(const Lot& lot, std::size_t side, double along, const WalkWay& way) {
        const auto street = pavements_.meet(road_side(lot, side), along);
        if (!street) return std::nullopt;
        const Line line = line_of(lot.box, side);
        const double wall = inset_of(lot.side.at(side));
        const Point outside = town_.bend.beside(line, along, inward(side) * (wall - 1));
        const double in_m = lot.use == Use::OldLanes ? kBehindOld_m : kInside_m;
        const Point inside = town_.bend.beside(line, along, inward(side) * (wall + in_m));
        add_walk(town_.rows, {*street, outside}, {});
        add_walk(town_.rows, {outside, inside}, way);
        return inside;
    }

    /// One estate of each sub-district is shut at night, and its back gate is barred: from there
    /// everybody walks around it.
    std::optional<std::size_t> back_of_shut_estate(const Lot& lot, const Gate& gate) {
        constexpr std::size_t kLeastHouses = 8;
        const std::size_t back = (gate.side + 2) % 4;
        const std::size_t subdistrict = town_.plan.communities[lot.community].subdistrict;
        const std::size_t number = static_cast<std::size_t>(&lot - town_.plan.lots.data());
        const std::size_t houses = town_.first_place[number + 1] - town_.first_place[number];
        if (lot.use != Use::Slabs || houses < kLeastHouses || lot.side.at(back).segment == kNone ||
            shut_.contains(subdistrict))
            return std::nullopt;
        shut_.insert(subdistrict);
        return back;
    }

    void add(std::size_t number) {
        const Lot& lot = town_.plan.lots[number];
        const Gate gate = gate_of(town_.plan, lot);
        if (gate.side == kNone) return;
        Courtyard yard{.outline = town_.bend.outline(
                           lot.box, {inset_of(lot.side[kSouth]), inset_of(lot.side[kEast]),
                                     inset_of(lot.side[kNorth]), inset_of(lot.side[kWest])})};
        WalkWay way{.kind = has_wall(lot.use) ? "gate" : "path",
                    .hours = has_wall(lot.use) ? hours_of_gate(lot.use, number) : ""};
        const auto back = back_of_shut_estate(lot, gate);
        if (back) way.hours = "06:00-22:00";
        if (const auto inside = enter(lot, gate.side, gate.along, way))
            yard.gates.push_back(*inside);
        else
            return;
        if (back)
            if (const auto inside = enter(lot, *back, gate.along, {.kind = "gate", .closed = true}))
                yard.gates.push_back(*inside);
        furnish_yard(yard, number);
        if (lot.use == Use::OldLanes) return open_lanes(lot, yard);
        for (Ring& line : ways_within(yard)) add_walk(town_.rows, std::move(line), {});
    }

    /// The pavement that a lane runs out to; rather not through a row of shops.
    std::optional<Point> street_at(const Lot& lot, Point end) {
        constexpr double kStep = 2;
        constexpr double kThroughShops_m = 8;
        double nearest = 25;
        std::optional<RoadSide> best;
        double best_along = 0;
        for (std::size_t side = 0; side < 4; ++side) {
            if (lot.side.at(side).segment == kNone) continue;
            const Line line = line_of(lot.box, side);
            const double off = inward(side) * inset_of(lot.side.at(side));
            const double to = line.vertical ? lot.box.y1 : lot.box.x1;
            for (double along = line.vertical ? lot.box.y0 : lot.box.x0; along < to;
                 along += kStep) {
                const Point wall = town_.bend.beside(line, along, off);
                const double away = std::hypot(wall.x - end.x, wall.y - end.y) +
                                    (lot.side.at(side).shops ? kThroughShops_m : 0);
                if (away >= nearest) continue;
                nearest = away;
                best = road_side(lot, side);
                best_along = along;
            }
        }
        return best ? pavements_.meet(*best, best_along) : std::nullopt;
    }

    /// Old lanes run from street to street.
    void open_lanes(const Lot& lot, const Courtyard& yard) {
        for (Ring lane : yard.lanes) {
            const auto begin = street_at(lot, lane.front());
            const auto end = street_at(lot, lane.back());
            if (!begin && !end) continue;
            if (begin) lane.insert(lane.begin(), *begin);
            if (end) lane.push_back(*end);
            add_walk(town_.rows, std::move(lane), {});
        }
    }

    void furnish_yard(Courtyard& yard, std::size_t number) const {
        const std::size_t end = town_.first_place[number + 1];
        for (std::size_t p = town_.first_place[number]; p < end; ++p) {
            const model::PlaceRow& place = town_.rows.places[p];
            if (place.kind != "BLDG") continue;
            yard.obstacles.push_back(&place.shape);
            for (const geo::StairDoor& door :
                 geo::stair_doors(place.shape, std::max(1, place.stairs)))
                yard.doors.push_back(door.door + door.outwards * kDoorstep_m);
        }
        // The first row is the drive through the gate.
        for (std::size_t g = town_.first_ground[number] + 1; g < town_.first_ground[number + 1];
             ++g) {
            const model::GroundRow& ground = town_.rows.ground[g];
            if (ground.kind == "water") yard.obstacles.push_back(&ground.shape);
            if (ground.kind == "road") yard.lanes.push_back(ground.shape.parts.front());
        }
        const Use use = town_.plan.lots[number].use;
        yard.all_lanes = use == Use::Park || use == Use::Towers;
    }

    Town& town_;
    Pavements& pavements_;
    std::set<std::size_t> shut_;  // sub-districts that have one
};

}  // namespace

void add_walks_in_lots(Town& town, Pavements& pavements) {
    LotWalks{town, pavements}.run();
}

}  // namespace ingest::town
