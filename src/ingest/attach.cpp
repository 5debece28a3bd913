#include "ingest/attach.h"

#include "geo/box_index.h"
#include "ingest/keepers.h"
#include "ingest/lines.h"
#include "ingest/tiling.h"
#include "model/locate.h"

#include <optional>
#include <utility>

namespace ingest {

using geo::Point;
using geo::Shape;
using model::PlaceId;

namespace {

PlaceId number_of(int found, const std::vector<PlaceId>& places) {
    return found < 0 ? PlaceId{} : places[static_cast<std::size_t>(found)];
}

class Attacher {
  public:
    Attacher(Plan& plan, const PlacesOfPlan& places, model::Rows& rows,
             std::vector<Origin>* outside)
        : plan_{plan}, places_{places}, rows_{rows}, outside_{outside} {}

    void attach() {
        add_shops();
        add_facilities();
        add_things();
        keep_addresses_outside();
        add_ground();
    }

  private:
    /// The places of a plan by what lies in them; made when the first point asks.
    struct Grounds {
        std::optional<Locator> building, yard, community, upper;
        geo::BoxIndex streets;
    };

    std::vector<const Shape*> shapes_of(const std::vector<PlaceId>& places) const {
        static const Shape kNone;
        std::vector<const Shape*> shapes;
        shapes.reserve(places.size());
        for (const PlaceId id : places)
            shapes.push_back(
                id == PlaceId{}
                    ? &kNone
                    : &rows_.places[static_cast<std::size_t>(model::number(id)) - 1].shape);
        return shapes;
    }

    void look_around() {
        grounds_.building.emplace(shapes_of(places_.buildings));
        grounds_.yard.emplace(shapes_of(places_.yards));
        grounds_.community.emplace(shapes_of(places_.communities));
        grounds_.upper.emplace(shapes_of(places_.upper));
        std::vector<geo::Box> boxes;
        for (const Segment& segment : plan_.segments)
            boxes.push_back(geo::box_of(geo::line_of(segment.line)));
        grounds_.streets = geo::BoxIndex{boxes};
    }

    /// A street along the border is a place, though it lies outside the hull of the houses.
    PlaceId street_at(Point p) const {
        PlaceId nearest{};
        double away = model::kStreetReach_m;
        const geo::Box reach = geo::Box{p.x, p.y, p.x, p.y}.grown(away);
        for (const std::uint32_t s : grounds_.streets.touching(reach)) {
            const double here = footing_on(plan_.segments[s].line, p).distance_m;
            if (here > away) continue;
            away = here;
            nearest = places_.streets[s];
        }
        return nearest;
    }

    /// The deepest place that holds a point: a building, else a yard, a community, a street that
    /// runs along it, what is above.
    PlaceId deepest_at(Point p) {
        if (!grounds_.building) look_around();
        PlaceId place = number_of(grounds_.building->at(p), places_.buildings);
        if (place == PlaceId{}) place = number_of(grounds_.yard->at(p), places_.yards);
        if (place == PlaceId{}) place = number_of(grounds_.community->at(p), places_.communities);
        if (place == PlaceId{}) place = street_at(p);
        return place == PlaceId{} ? number_of(grounds_.upper->at(p), places_.upper) : place;
    }

    void add_facility(const SurveyedFacility& facility, PlaceId place) {
        rows_.facilities.push_back(
            {.id = model::FacilityId{static_cast<std::int64_t>(rows_.facilities.size()) + 1},
             .place = place,
             .kind = facility.kind,
             .name = facility.name,
             .shape = facility.shape,
             .source = facility.source,
             .hours = facility.hours});
    }

    /// Found only now to lie in no place.
    void keep_outside(const SurveyedFacility& facility) {
        if (outside_ != nullptr) outside_->push_back({facility.layer, facility.source});
        add_facility(facility, PlaceId{});
    }

    void add_shops() {
        for (std::uint32_t s = 0; s < plan_.survey.shops.size(); ++s) {
            const SurveyedShop& shop = plan_.survey.shops[s];
            const ShopHome& home = plan_.fronts.homes[s];
            PlaceId place = number_of(home.front, places_.fronts);
            if (place == PlaceId{}) place = number_of(home.building, places_.buildings);
            if (place == PlaceId{}) place = deepest_at(shop.at);
            if (place == PlaceId{}) {
                keep_outside({.shape = geo::point_of(shop.at),
                              .kind = kShopOutside,
                              .name = shop.name,
                              .source = shop.source,
                              .layer = shop.layer});
                continue;
            }
            rows_.shops.push_back(
                {.id = model::ShopId{static_cast<std::int64_t>(rows_.shops.size()) + 1},
                 .place = place,
                 .name = shop.name,
                 .trade = shop.trade,
                 .state = shop.vacant ? "3" : "1",
                 .source = shop.source});
        }
    }

    void add_facilities() {
        for (const SurveyedFacility& facility : plan_.survey.facilities) {
            if (facility.shape.kind == geo::ShapeKind::None) continue;
            const PlaceId place = deepest_at(geo::label_point(facility.shape));
            if (place == PlaceId{})
                keep_outside(facility);
            else
                add_facility(facility, place);
        }
        for (const SurveyedFacility& facility : plan_.survey.outside)
            add_facility(facility, PlaceId{});
    }

    void add_things() {
        if (plan_.survey.components.empty() && plan_.survey.entrances.empty()) return;
        std::vector<const model::PlaceRow*> places;
        places.reserve(rows_.places.size());
        for (const model::PlaceRow& place : rows_.places) places.push_back(&place);
        const Keepers keepers{std::move(places)};
        for (const SurveyedComponent& component : plan_.survey.components) {
            const PlaceId place = keepers.keeper_of(component.at);
            if (place == PlaceId{} && !component.outside && outside_ != nullptr)
                outside_->push_back({component.layer, component.source});
            rows_.components.push_back(component_row(
                component, place, static_cast<std::int64_t>(rows_.components.size()) + 1));
        }
        for (const SurveyedEntrance& door : plan_.survey.entrances)
            if (const PlaceId building = keepers.building_at(door.at, reach_of(door));
                building != PlaceId{})
                rows_.entrances.push_back(entrance_row(
                    door, building, static_cast<std::int64_t>(rows_.entrances.size()) + 1));
    }

    /// House numbers within have become addresses, or say nothing new.
    void keep_addresses_outside() {
        for (const SurveyedAddress& address : plan_.survey.addresses)
            if (deepest_at(address.at) == PlaceId{})
                keep_outside({.shape = geo::point_of(address.at),
                              .kind = kAddressOutside,
                              .name = address.street + address.number,
                              .source = address.source,
                              .layer = address.layer});
    }

    void add_ground() {
        rows_.ground = std::move(plan_.survey.ground);
        for (SurveyedRoad& road : plan_.survey.roads) {
            if (road.line.size() < 2) continue;
            rows_.ground.push_back({.kind = "road",
                                    .klass = road.klass,
                                    .name = road.name,
                                    .shape = geo::line_of(road.line),
                                    .width_m = road.width_m,
                                    .source = road.source});
        }
        std::int64_t id = 0;
        for (model::GroundRow& row : rows_.ground) row.id = model::GroundId{++id};
    }

    Plan& plan_;
    const PlacesOfPlan& places_;
    model::Rows& rows_;
    std::vector<Origin>* outside_;
    Grounds grounds_;
};

}  // namespace

void attach(Plan& plan, const PlacesOfPlan& places, model::Rows& rows,
            std::vector<Origin>* outside) {
    Attacher{plan, places, rows, outside}.attach();
}

}  // namespace ingest
