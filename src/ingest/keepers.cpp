#include "ingest/keepers.h"

#include "ingest/tiling.h"

#include <limits>
#include <utility>

namespace ingest {

using geo::Point;
using geo::Shape;
using model::PlaceId;
using model::PlaceRow;

namespace {

constexpr double kReach_m = 25;
constexpr double kFar = std::numeric_limits<double>::infinity();

std::vector<const Shape*> outlines_of(const std::vector<const PlaceRow*>& places) {
    static const Shape kNone;
    std::vector<const Shape*> outlines;
    outlines.reserve(places.size());
    for (const PlaceRow* place : places)
        outlines.push_back(place->kind == "BLDG" ? &place->shape : &kNone);
    return outlines;
}

/// What is not asked for has an empty box, which is never found.
std::vector<geo::Box> grounds_of(const std::vector<const PlaceRow*>& places,
                                 const std::vector<model::Kind>& kinds) {
    std::vector<geo::Box> boxes(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const bool above =
            kinds[i] == model::Kind::District || kinds[i] == model::Kind::Subdistrict;
        if (above || kinds[i] == model::Kind::Other) continue;
        boxes[i] = geo::box_of(places[i]->shape);
        if (kinds[i] == model::Kind::Street) boxes[i] = boxes[i].grown(places[i]->width_m / 2);
    }
    return boxes;
}

std::vector<model::Kind> kinds_of(const std::vector<const PlaceRow*>& places) {
    std::vector<model::Kind> kinds;
    kinds.reserve(places.size());
    for (const PlaceRow* place : places) kinds.push_back(model::kind_from_code(place->kind));
    return kinds;
}

/// How near a place is that holds things: what lies in a leaf is nearer than what lies in a yard.
/// Beyond its reach, infinity.
double nearness(const PlaceRow& place, model::Kind kind, Point thing) {
    constexpr double kInLeaf = -4;
    constexpr double kOnStreet = -2;
    constexpr double kInYard = -1;
    const auto within = [](double away_m) { return away_m <= kReach_m ? away_m : kFar; };
    switch (kind) {
        case model::Kind::Building:
            return geo::contains(place.shape, thing) ? kInLeaf : kFar;
        case model::Kind::Front:
            return geo::contains(place.shape, thing) ? kInLeaf + 1 : kFar;
        case model::Kind::Street: {
            const double away_m = geo::distance(place.shape, thing) - place.width_m / 2;
            return away_m <= 0 ? kOnStreet : within(away_m);
        }
        case model::Kind::Yard:
        case model::Kind::Site:
            if (geo::contains(place.shape, thing)) return kInYard;
            return within(geo::distance(place.shape, thing));
        case model::Kind::Community:
            return geo::contains(place.shape, thing) ? kReach_m + 1 : kFar;
        case model::Kind::District:
        case model::Kind::Subdistrict:
        case model::Kind::Other:
            break;
    }
    return kFar;
}

}  // namespace

model::ComponentRow component_row(const SurveyedComponent& component, PlaceId place,
                                  std::int64_t id) {
    return {.id = model::ComponentId{id},
            .place = place,
            .klass = component.klass,
            .name = component.name,
            .code = component.code,
            .state = component.state,
            .keeper = component.keeper,
            .source = component.source,
            .has_point = true,
            .point = component.at};
}

model::EntranceRow entrance_row(const SurveyedEntrance& door, PlaceId building, std::int64_t id) {
    return {.id = model::EntranceId{id},
            .place = building,
            .stair = door.stair,
            .step_free = door.step_free,
            .source = door.source,
            .has_point = true,
            .point = door.at};
}

Outlines::Outlines(std::vector<const Shape*> buildings)
    : buildings_{std::move(buildings)}, index_{boxes_of(buildings_)} {}

int Outlines::at(Point door, double reach_m) const {
    int nearest = -1;
    double away_m = reach_m;
    for (const std::uint32_t b :
         index_.touching(geo::Box{door.x, door.y, door.x, door.y}.grown(reach_m))) {
        const double here_m = geo::distance(*buildings_[b], door);
        if (here_m > away_m || (nearest >= 0 && here_m == away_m)) continue;
        nearest = static_cast<int>(b);
        away_m = here_m;
    }
    return nearest;
}

Keepers::Keepers(std::vector<const PlaceRow*> places)
    : places_{std::move(places)},
      kind_{kinds_of(places_)},
      outlines_{outlines_of(places_)},
      index_{grounds_of(places_, kind_)} {}

PlaceId Keepers::building_at(Point door, double reach_m) const {
    const int found = outlines_.at(door, reach_m);
    return found < 0 ? PlaceId{} : places_[static_cast<std::size_t>(found)]->id;
}

PlaceId Keepers::keeper_of(Point thing) const {
    PlaceId best{};
    double nearest = kFar;
    for (const std::uint32_t p :
         index_.touching(geo::Box{thing.x, thing.y, thing.x, thing.y}.grown(kReach_m))) {
        const double here = nearness(*places_[p], kind_[p], thing);
        if (here >= nearest) continue;
        nearest = here;
        best = places_[p]->id;
    }
    return best;
}

}  // namespace ingest
