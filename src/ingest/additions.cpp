#include "ingest/additions.h"

#include "geo/box_index.h"
#include "ingest/keepers.h"
#include "ingest/lines.h"
#include "model/locate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace ingest {

using geo::Point;
using model::GridId;
using model::PlaceId;
using model::Row;

namespace {

constexpr double kFrontWidth_m = 6;
constexpr double kFrontDepth_m = 8;
constexpr double kPavement_m = 3;
constexpr double kSamePlace_m = 0.5;

/// Rows with a point, to be found again where they are.
template <class Thing>
class KnownThings {
  public:
    explicit KnownThings(const std::vector<Thing>& rows) : rows_{rows}, index_{boxes_of(rows)} {}

    /// Whether `same` holds for a row there.
    template <class Same>
    bool any_at(Point p, const Same& same) const {
        const geo::Box here = geo::Box{p.x, p.y, p.x, p.y}.grown(kSamePlace_m);
        return std::ranges::any_of(index_.touching(here),
                                   [&](std::uint32_t row) { return same(rows_[row]); });
    }

  private:
    static std::vector<geo::Box> boxes_of(const std::vector<Thing>& rows) {
        std::vector<geo::Box> boxes(rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].has_point) boxes[i].add(rows[i].point);
        return boxes;
    }

    const std::vector<Thing>& rows_;
    geo::BoxIndex index_;
};

class Adder {
  public:
    Adder(const model::Snapshot& there, const std::vector<model::ShopRow>& shops)
        : places_{*there.places},
          grids_{*there.grids},
          index_{there.places->box},
          ground_index_{boxes_of(*there.ground)},
          ground_{*there.ground},
          facility_index_{boxes_of(*there.facilities)},
          facilities_{*there.facilities},
          there_{there} {
        for (const model::ShopRow& shop : shops) known_shops_.insert(key_of(shop));
    }

    Additions take(const Survey& survey) {
        for (const SurveyedYard& yard : survey.yards) add(yard);
        for (const SurveyedBuilding& building : survey.buildings) add(building);
        for (const SurveyedShop& shop : survey.shops) add(shop);
        for (const SurveyedFacility& facility : survey.facilities) add(facility);
        for (const SurveyedFacility& facility : survey.outside) add(facility);
        for (const SurveyedRoad& road : survey.roads)
            add({.kind = "road",
                 .klass = road.klass,
                 .name = road.name,
                 .shape = geo::line_of(road.line),
                 .width_m = road.width_m,
                 .source = road.source},
                road.layer);
        for (std::size_t i = 0; i < survey.ground.size(); ++i)
            add(survey.ground[i], i < survey.ground_layer.size() ? survey.ground_layer[i] : 0);
        if (!survey.components.empty() || !survey.entrances.empty()) add_things(survey);
        // The tree that is there is not redrawn, nor are its addresses.
        for (const SurveyedBoundary& boundary : survey.boundaries) refuse("not-used", boundary);
        for (const SurveyedAddress& address : survey.addresses) refuse("not-used", address);
        return std::move(out_);
    }

  private:
    template <class Rows>
    static std::vector<geo::Box> boxes_of(const Rows& rows) {
        std::vector<geo::Box> boxes;
        boxes.reserve(rows.size());
        for (const auto& row : rows) boxes.push_back(geo::box_of(row.shape));
        return boxes;
    }

    /// A shop by what does not move when it is read again.
    using ShopKey = std::tuple<std::string, std::string, std::string>;
    template <class Shop>
    static ShopKey key_of(const Shop& shop) {
        return {shop.source, shop.name, shop.trade};
    }

    /// The smallest place of one of these kinds around the point.
    Row around(Point p, std::initializer_list<model::Kind> kinds) const {
        Row best = model::kNoRow;
        double best_area = std::numeric_limits<double>::infinity();
        for (const std::uint32_t row : index_.touching({p.x, p.y, p.x, p.y})) {
            if (std::ranges::find(kinds, places_.kind[row]) == kinds.end()) continue;
            const geo::Shape& shape = places_.row[row].shape;
            if (!geo::contains(shape, p)) continue;
            const double area = geo::area_m2(shape);
            if (area >= best_area) continue;
            best = row;
            best_area = area;
        }
        return best;
    }

    /// The basic grid of a place in `community`: the one around it, else the nearest one's.
    GridId grid_at(Point p, PlaceId community) const {
        GridId nearest{};
        double away = std::numeric_limits<double>::infinity();
        for (const model::GridRow& grid : grids_.row) {
            if (grid.kind != "basic" || grid.community != community) continue;
            if (geo::contains(grid.shape, p)) return grid.id;
            const double d = geo::distance(grid.shape, p);
            if (d >= away && model::number(nearest) != 0) continue;
            nearest = grid.id;
            away = d;
        }
        return nearest;
    }

    template <class Surveyed>
    void refuse(std::string_view why, const Surveyed& what) {
        out_.outcomes.push_back({{what.layer, what.source}, why, false});
    }

    template <class Surveyed>
    void added(const Surveyed& what, std::string_view flag = {}) {
        out_.outcomes.push_back({{what.layer, what.source}, flag, true});
    }

    void add(const SurveyedYard& yard) {
        const Point middle = geo::label_point(yard.area);
        if (around(middle, {model::Kind::Yard, model::Kind::Site}) != model::kNoRow)
            return refuse("already-there", yard);
        const Row community = around(middle, {model::Kind::Community});
        if (community == model::kNoRow) return refuse("no-community", yard);
        put({.parent = places_.row[community].id,
             .kind = yard.institution ? "SITE" : "YARD",
             .name = yard.name,
             .shape = yard.area,
             .source = yard.source});
        new_yards_.push_back(out_.rows.places.back());
        added(yard);
    }

    void add(const SurveyedBuilding& building) {
        const Point middle = geo::label_point(building.area);
        if (around(middle, {model::Kind::Building}) != model::kNoRow)
            return refuse("already-there", building);
        const Row community = around(middle, {model::Kind::Community});
        if (community == model::kNoRow) return refuse("no-community", building);
        const PlaceId community_id = places_.row[community].id;
        const GridId grid = grid_at(middle, community_id);
        if (model::number(grid) == 0) return refuse("no-grid", building);
        const Row yard = around(middle, {model::Kind::Yard, model::Kind::Site});
        PlaceId parent = yard == model::kNoRow ? community_id : places_.row[yard].id;
        for (const model::PlaceRow& fresh : new_yards_)
            if (geo::contains(fresh.shape, middle)) parent = fresh.id;
        const std::string name = !building.name.empty() ? building.name : building.number;
        put({.parent = parent,
             .kind = "BLDG",
             .name = name.empty() ? std::to_string(++unnamed_) + "号楼" : name,
             .grid = grid,
             .shape = building.area,
             .storeys = building.storeys,
             .address = building.street + building.number,
             .source = building.source,
             .estimated = building.estimated});
        added(building);
    }

    void add(const SurveyedShop& shop) {
        if (known_shops_.contains(key_of(shop))) return refuse("already-there", shop);
        Row home = around(shop.at, {model::Kind::Front});
        if (home == model::kNoRow) home = around(shop.at, {model::Kind::Building});
        if (home != model::kNoRow) return keep(shop, places_.row[home].id);
        Footing foot{.distance_m = std::numeric_limits<double>::infinity()};
        if (const Row street = street_at(shop.at, foot); street != model::kNoRow)
            return add_front(shop, places_.row[street], foot);
        if (const Row place = ground_at(shop.at); place != model::kNoRow)
            return keep(shop, places_.row[place].id);
        add({.shape = geo::point_of(shop.at),
             .kind = kShopOutside,
             .name = shop.name,
             .source = shop.source,
             .layer = shop.layer});
    }

    /// The street a point lies at.
    Row street_at(Point p, Footing& foot) const {
        Row street = model::kNoRow;
        for (const std::uint32_t row :
             index_.touching(geo::Box{p.x, p.y, p.x, p.y}.grown(model::kStreetReach_m))) {
            if (places_.kind[row] != model::Kind::Street) continue;
            for (const geo::Ring& line : places_.row[row].shape.parts) {
                const Footing here = footing_on(line, p);
                if (here.distance_m >= foot.distance_m || here.distance_m > model::kStreetReach_m)
                    continue;
                foot = here;
                street = row;
            }
        }
        return street;
    }

    /// The yard or the community under a point.
    Row ground_at(Point p) const {
        const Row yard = around(p, {model::Kind::Yard, model::Kind::Site});
        return yard == model::kNoRow ? around(p, {model::Kind::Community}) : yard;
    }

    /// A front beside the pavement, on the shop's own side of the street.
    void add_front(const SurveyedShop& shop, const model::PlaceRow& street, const Footing& foot) {
        const Point left = left_of(foot.direction);
        const Point out = left * (dot(shop.at - foot.at, left) >= 0 ? 1.0 : -1.0);
        const Point middle = foot.at + out * (street.width_m / 2 + kPavement_m);
        const Point half = foot.direction * (kFrontWidth_m / 2);
        const Point back = out * kFrontDepth_m;
        put({.parent = street.id,
             .kind = "FRNT",
             .name = shop.number.empty() ? shop.name : shop.street + shop.number,
             .grid = street.grid,
             .shape = geo::area_of(
                 {middle - half, middle + half, middle + half + back, middle - half + back}),
             .address = shop.street + shop.number,
             .source = shop.source});
        keep(shop, out_.rows.places.back().id);
    }

    void keep(const SurveyedShop& shop, PlaceId place) {
        out_.rows.shops.push_back(
            {.id = model::ShopId{-static_cast<std::int64_t>(out_.rows.shops.size() + 1)},
             .place = place,
             .name = shop.name,
             .trade = shop.trade,
             .state = shop.vacant ? "3" : "1",
             .source = shop.source});
        added(shop);
    }

    bool is_there(const SurveyedFacility& facility, Point at) const {
        const geo::Box here = geo::Box{at.x, at.y, at.x, at.y}.grown(kSamePlace_m);
        for (const std::uint32_t other : facility_index_.touching(here)) {
            const model::FacilityRow& row = facilities_[other];
            if (row.kind != facility.kind || row.name != facility.name) continue;
            const Point there = geo::label_point(row.shape);
            if (std::hypot(there.x - at.x, there.y - at.y) <= kSamePlace_m) return true;
        }
        return false;
    }

    void add(const SurveyedFacility& facility) {
        const Point at = geo::label_point(facility.shape);
        if (is_there(facility, at)) return refuse("already-there", facility);
        Row place = around(at, {model::Kind::Building, model::Kind::Front});
        if (place == model::kNoRow) place = ground_at(at);
        Footing foot{.distance_m = std::numeric_limits<double>::infinity()};
        if (place == model::kNoRow) place = street_at(at, foot);
        const bool outside = place == model::kNoRow;
        out_.rows.facilities.push_back(
            {.id = model::FacilityId{-static_cast<std::int64_t>(out_.rows.facilities.size() + 1)},
             .place = outside ? PlaceId{} : places_.row[place].id,
             .kind = facility.kind,
             .name = facility.name,
             .shape = facility.shape,
             .source = facility.source,
             .hours = facility.hours});
        added(facility, outside ? "outside" : "");
    }

    /// Only now: doors may be of buildings that have just been added.
    void add_things(const Survey& survey) {
        std::vector<const model::PlaceRow*> places;
        places.reserve(places_.row.size() + out_.rows.places.size());
        for (const model::PlaceRow& place : places_.row) places.push_back(&place);
        for (const model::PlaceRow& place : out_.rows.places) places.push_back(&place);
        const Keepers keepers{std::move(places)};
        const KnownThings<model::ComponentRow> components{*there_.components};
        const KnownThings<model::EntranceRow> entrances{*there_.entrances};
        std::set<std::string_view> codes;
        for (const model::ComponentRow& row : *there_.components)
            if (!row.code.empty()) codes.insert(row.code);
        for (const SurveyedComponent& component : survey.components) {
            // Somebody may have given it a number or a name since.
            const auto alike = [](const std::string& a, const std::string& b) {
                return a.empty() || b.empty() || a == b;
            };
            const bool known = components.any_at(component.at, [&](const auto& row) {
                return row.klass == component.klass && alike(row.name, component.name) &&
                       alike(row.code, component.code);
            });
            if (known || codes.contains(component.code)) {
                refuse("already-there", component);
                continue;
            }
            const PlaceId place = keepers.keeper_of(component.at);
            out_.rows.components.push_back(component_row(
                component, place, -static_cast<std::int64_t>(out_.rows.components.size() + 1)));
            added(component, place == PlaceId{} ? "outside" : "");
        }
        for (const SurveyedEntrance& door : survey.entrances) add(door, keepers, entrances);
    }

    void add(const SurveyedEntrance& door, const Keepers& keepers,
             const KnownThings<model::EntranceRow>& known) {
        const PlaceId building = keepers.building_at(door.at, reach_of(door));
        if (building == PlaceId{}) return refuse(door.told ? "no-building" : "not-used", door);
        if (known.any_at(door.at, [&](const auto& row) { return row.place == building; }))
            return refuse("already-there", door);
        out_.rows.entrances.push_back(entrance_row(
            door, building, -static_cast<std::int64_t>(out_.rows.entrances.size() + 1)));
        added(door);
    }

    void add(model::GroundRow row, std::uint32_t layer) {
        const Origin origin{layer, row.source};
        const geo::Box box = geo::box_of(row.shape);
        for (const std::uint32_t other : ground_index_.touching(box))
            if (ground_[other].kind == row.kind && ground_[other].shape == row.shape)
                return refuse("already-there", origin);
        row.id = model::GroundId{-static_cast<std::int64_t>(out_.rows.ground.size() + 1)};
        out_.rows.ground.push_back(std::move(row));
        added(origin);
    }

    void put(model::PlaceRow row) {
        row.id = PlaceId{-static_cast<std::int64_t>(out_.rows.places.size() + 1)};
        out_.rows.places.push_back(std::move(row));
    }

    const model::Places& places_;
    const model::Grids& grids_;
    geo::BoxIndex index_;
    geo::BoxIndex ground_index_;
    const std::vector<model::GroundRow>& ground_;
    geo::BoxIndex facility_index_;
    const std::vector<model::FacilityRow>& facilities_;
    const model::Snapshot& there_;
    std::set<ShopKey> known_shops_;
    std::vector<model::PlaceRow> new_yards_;
    int unnamed_ = 0;
    Additions out_;
};

}  // namespace

Additions additions_to(const model::Snapshot& there, const Survey& survey,
                       const std::vector<model::ShopRow>& shops) {
    return Adder{there, shops}.take(survey);
}

}  // namespace ingest
