// ingest/fictional_floors.h — a floor plan on its way from the drawing board to rows: metres from
// the middle of a building, along its sides. Only for fictional_floors*.cpp.
#pragma once

#include "geo/shape.h"
#include "ingest/fictional_planning.h"

#include <optional>
#include <string>
#include <vector>

namespace ingest::floors {

/// A building seen upright, its middle at 0, 0.
struct Board {
    geo::Point middle;
    geo::Point east{1, 0};  // of length 1
    geo::Point north{0, 1};
    double half_x = 0;
    double half_y = 0;

    geo::Point out(geo::Point drawn) const;
    geo::Point in(geo::Point world) const;
    geo::Shape out(geo::Shape drawn) const;
    geo::Shape in(geo::Shape world) const;
};
/// None of a building without an outline.
std::optional<Board> board_of(const geo::Shape& building);

geo::Shape slab_of(double x0, double y0, double x1, double y1);

/// Adds rows of one building; ids follow those that are there. Shapes are drawn. What the register
/// says of a home's area becomes that of its room.
class Plan {
  public:
    Plan(model::Rows& rows, const Board& board, model::PlaceId building);

    void begin_level(int ordinal);
    void room(const char* kind, std::string name, geo::Shape drawn, model::UnitId unit = {},
              model::PlaceId front = {});
    void opening(const char* kind, geo::Point from, geo::Point to);

  private:
    void register_area(model::UnitId unit, double area_m2);

    model::Rows& rows_;
    const Board& board_;
    model::PlaceId building_;
    model::LevelId level_{};
};

/// The homes or rooms of a building on one floor, by door.
std::vector<const model::UnitRow*> units_on(const model::Rows& rows, model::PlaceId building,
                                            int floor);

/// Whether people live there, several on each floor.
bool has_homes(const model::Rows& rows, model::PlaceId building);

void add_hall(model::Rows& rows, const FictionalOptions& options, std::size_t building);
void add_tower(model::Rows& rows, std::size_t building);

}  // namespace ingest::floors
