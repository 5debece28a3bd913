#include "ingest/fictional_floors.h"

#include "geo/overlay.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ingest {

namespace floors {

geo::Point Board::out(geo::Point drawn) const {
    return middle + east * drawn.x + north * drawn.y;
}

geo::Point Board::in(geo::Point world) const {
    const geo::Point p = world - middle;
    return {dot(p, east), dot(p, north)};
}

geo::Shape Board::out(geo::Shape drawn) const {
    for (geo::Ring& part : drawn.parts)
        for (geo::Point& p : part) p = out(p);
    return drawn;
}

geo::Shape Board::in(geo::Shape world) const {
    for (geo::Ring& part : world.parts)
        for (geo::Point& p : part) p = in(p);
    return world;
}

std::optional<Board> board_of(const geo::Shape& building) {
    if (building.kind != geo::ShapeKind::Area) return std::nullopt;
    const geo::Ring box = geo::oriented_box(building);
    if (box.size() != 4) return std::nullopt;
    const geo::Point one = box[1] - box[0];
    const geo::Point other = box[2] - box[1];
    Board board{.middle = (box[0] + box[2]) * 0.5};
    const bool first = std::abs(unit(one).x) >= std::abs(unit(other).x);
    board.east = unit(first ? one : other);
    if (board.east.x < 0) board.east = board.east * -1;
    board.north = left_of(board.east);
    board.half_x = length_m(geo::Ring{{0, 0}, first ? one : other}) / 2;
    board.half_y = length_m(geo::Ring{{0, 0}, first ? other : one}) / 2;
    return board;
}

geo::Shape slab_of(double x0, double y0, double x1, double y1) {
    return geo::area_of({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}});
}

Plan::Plan(model::Rows& rows, const Board& board, model::PlaceId building)
    : rows_{rows}, board_{board}, building_{building} {}

void Plan::begin_level(int ordinal) {
    level_ = model::LevelId{static_cast<std::int64_t>(rows_.levels.size()) + 1};
    rows_.levels.push_back(
        {.id = level_,
         .place = building_,
         .ordinal = ordinal,
         .name = ordinal < 0 ? fmt::format("B{}", -ordinal) : fmt::format("{}F", ordinal + 1)});
}

void Plan::room(const char* kind, std::string name, geo::Shape drawn, model::UnitId unit,
                model::PlaceId front) {
    rows_.rooms.push_back({.id = model::RoomId{static_cast<std::int64_t>(rows_.rooms.size()) + 1},
                           .level = level_,
                           .kind = kind,
                           .name = std::move(name),
                           .shape = board_.out(std::move(drawn)),
                           .unit = unit,
                           .front = front});
    if (model::number(unit) != 0) register_area(unit, geo::area_m2(rows_.rooms.back().shape));
}

void Plan::register_area(model::UnitId unit, double area_m2) {
    constexpr double kSteps = 10;  // of a square metre
    const double told = std::round(area_m2 * kSteps) / kSteps;
    const auto home = std::ranges::find(rows_.units, unit, &model::UnitRow::id);
    if (home != rows_.units.end()) home->area_m2 = told;
    // One that is let to many is let by the bed.
    for (model::RentalRow& rental : rows_.rentals)
        if (rental.unit == unit && !rental.group_let) rental.area_m2 = told;
}

void Plan::opening(const char* kind, geo::Point from, geo::Point to) {
    rows_.openings.push_back(
        {.id = model::OpeningId{static_cast<std::int64_t>(rows_.openings.size()) + 1},
         .level = level_,
         .kind = kind,
         .shape = geo::line_of({board_.out(from), board_.out(to)})});
}

std::vector<const model::UnitRow*> units_on(const model::Rows& rows, model::PlaceId building,
                                            int floor) {
    std::vector<const model::UnitRow*> units;
    for (const model::UnitRow& unit : rows.units)
        if (unit.place == building && unit.floor == floor) units.push_back(&unit);
    std::ranges::sort(units, {}, [](const model::UnitRow* unit) { return unit->door; });
    return units;
}

bool has_homes(const model::Rows& rows, model::PlaceId building) {
    const std::vector<const model::UnitRow*> units = units_on(rows, building, 2);
    return units.size() > 1 && std::ranges::none_of(units, [](const model::UnitRow* unit) {
               return unit->use == "05" || unit->use == "06";  // a shop, an office
           });
}

}  // namespace floors

void add_floor_plans(model::Rows& rows, const FictionalOptions& options) {
    constexpr int kTower = 18;  // storeys
    if (!rows.levels.empty()) return;
    const std::size_t none = rows.places.size();
    std::size_t hall = none, tower = none;
    for (std::size_t i = 0; i < none; ++i) {
        const model::PlaceRow& place = rows.places[i];
        if (place.kind != "BLDG") continue;
        if (hall == none && place.name == "农贸市场大棚") hall = i;
        if (tower == none && place.storeys >= kTower && place.stairs == 1 &&
            floors::has_homes(rows, place.id))
            tower = i;
    }
    if (hall != none) floors::add_hall(rows, options, hall);
    if (tower != none) floors::add_tower(rows, tower);
}

}  // namespace ingest
