#include "ingest/additions.h"

#include "geo/box_index.h"
#include "model/locate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace ingest {

using geo::Point;
using model::GridId;
using model::Kind;
using model::PlaceId;
using model::Row;

namespace {

constexpr double kShopReach_m = 30;
constexpr double kFrontWidth_m = 6;
constexpr double kFrontDepth_m = 8;
constexpr double kPavement_m = 3;

/// The nearest point of a line, and the direction of the line there.
struct Foot {
    double away_m = std::numeric_limits<double>::infinity();
    Point at;
    Point along;
};

Foot foot_on(const geo::Ring& line, Point p) {
    Foot best;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Point d = line[i] - line[i - 1];
        const double length = std::hypot(d.x, d.y);
        if (length == 0) continue;
        const Point along = d * (1 / length);
        const Point from = p - line[i - 1];
        const double t = std::clamp(from.x * along.x + from.y * along.y, 0.0, length);
        const Point at = line[i - 1] + along * t;
        const double away = std::hypot(p.x - at.x, p.y - at.y);
        if (away < best.away_m) best = {away, at, along};
    }
    return best;
}

class Adder {
  public:
    explicit Adder(const model::Snapshot& there)
        : places_{*there.places},
          grids_{*there.grids},
          index_{there.places->box},
          ground_index_{boxes_of(*there.ground)},
          ground_{*there.ground} {}

    Additions take(const Survey& survey) {
        for (const SurveyedYard& yard : survey.yards) add(yard);
        for (const SurveyedBuilding& building : survey.buildings) add(building);
        for (const SurveyedShop& shop : survey.shops) add(shop);
        for (const SurveyedFacility& facility : survey.facilities) add(facility);
        for (const SurveyedRoad& road : survey.roads)
            add(model::GroundRow{.kind = "road",
                                 .klass = road.klass,
                                 .name = road.name,
                                 .shape = geo::line_of(road.line),
                                 .width_m = road.width_m,
                                 .source = road.source});
        for (const model::GroundRow& row : survey.ground) add(row);
        return std::move(out_);
    }

  private:
    static std::vector<geo::Box> boxes_of(const std::vector<model::GroundRow>& ground) {
        std::vector<geo::Box> boxes;
        boxes.reserve(ground.size());
        for (const model::GroundRow& row : ground) boxes.push_back(geo::box_of(row.shape));
        return boxes;
    }

    /// The smallest place of one of these kinds around the point.
    Row around(Point p, std::initializer_list<Kind> kinds) const {
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

    void reject(const char* why, const std::string& source) { remark(out_.remarks, why, source); }

    void add(const SurveyedYard& yard) {
        const Point middle = geo::label_point(yard.area);
        if (around(middle, {Kind::Yard, Kind::Site}) != model::kNoRow)
            return reject("already-there", yard.source);
        const Row community = around(middle, {Kind::Community});
        if (community == model::kNoRow) return reject("outside", yard.source);
        put({.parent = places_.row[community].id,
             .kind = yard.institution ? "SITE" : "YARD",
             .name = yard.name,
             .shape = yard.area,
             .source = yard.source});
        new_yards_.push_back(out_.rows.places.back());
    }

    void add(const SurveyedBuilding& building) {
        const Point middle = geo::label_point(building.area);
        if (around(middle, {Kind::Building}) != model::kNoRow)
            return reject("already-there", building.source);
        const Row community = around(middle, {Kind::Community});
        if (community == model::kNoRow) return reject("outside", building.source);
        const PlaceId community_id = places_.row[community].id;
        const GridId grid = grid_at(middle, community_id);
        if (model::number(grid) == 0) return reject("no-grid", building.source);
        const Row yard = around(middle, {Kind::Yard, Kind::Site});
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
    }

    void add(const SurveyedShop& shop) {
        Row home = around(shop.at, {Kind::Front});
        if (home == model::kNoRow) home = around(shop.at, {Kind::Building});
        if (home != model::kNoRow) return keep(shop, places_.row[home].id);
        Row street = model::kNoRow;
        Foot foot;
        for (const std::uint32_t row : index_.touching(
                 geo::Box{shop.at.x, shop.at.y, shop.at.x, shop.at.y}.grown(kShopReach_m))) {
            if (places_.kind[row] != Kind::Street) continue;
            for (const geo::Ring& line : places_.row[row].shape.parts) {
                const Foot here = foot_on(line, shop.at);
                if (here.away_m >= foot.away_m) continue;
                foot = here;
                street = row;
            }
        }
        if (street == model::kNoRow || foot.away_m > kShopReach_m)
            return reject("outside", shop.source);
        add_front(shop, places_.row[street], foot);
    }

    /// A front beside the pavement, on the shop's own side of the street.
    void add_front(const SurveyedShop& shop, const model::PlaceRow& street, const Foot& foot) {
        const Point left{-foot.along.y, foot.along.x};
        const Point from = shop.at - foot.at;
        const double side = from.x * left.x + from.y * left.y >= 0 ? 1 : -1;
        const Point out = left * side;
        const Point middle = foot.at + out * (street.width_m / 2 + kPavement_m);
        const Point half = foot.along * (kFrontWidth_m / 2);
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
             .state = "1",
             .source = shop.source});
    }

    void add(const SurveyedFacility& facility) {
        const Point at = geo::label_point(facility.shape);
        Row place = around(at, {Kind::Building, Kind::Front});
        if (place == model::kNoRow) place = around(at, {Kind::Yard, Kind::Site});
        if (place == model::kNoRow) place = around(at, {Kind::Community});
        if (place == model::kNoRow) return reject("outside", facility.source);
        out_.rows.facilities.push_back(
            {.id = model::FacilityId{-static_cast<std::int64_t>(out_.rows.facilities.size() + 1)},
             .place = places_.row[place].id,
             .kind = facility.kind,
             .name = facility.name,
             .shape = facility.shape,
             .source = facility.source});
    }

    void add(model::GroundRow row) {
        const geo::Box box = geo::box_of(row.shape);
        for (const std::uint32_t other : ground_index_.touching(box))
            if (ground_[other].kind == row.kind && ground_[other].shape == row.shape)
                return reject("already-there", row.source);
        row.id = model::GroundId{-static_cast<std::int64_t>(out_.rows.ground.size() + 1)};
        out_.rows.ground.push_back(std::move(row));
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
    std::vector<model::PlaceRow> new_yards_;
    int unnamed_ = 0;
    Additions out_;
};

}  // namespace

Additions additions_to(const model::Snapshot& there, const Survey& survey) {
    return Adder{there}.take(survey);
}

}  // namespace ingest
