// ingest/tiling.h — the ground without gap or overlap: from street to street, then cut until each
// piece is small enough to be dealt out to a grid.
#pragma once

#include "geo/box_index.h"
#include "ingest/partition.h"
#include "ingest/survey.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ingest {

/// A piece of ground. What stands on it belongs to it by its label point.
struct Cell {
    geo::Shape area;
    geo::Point at;      // its label point
    int region = 0;     // number of the region it lies in
    int block = 0;      // cells of one block have no street between them
    double weight = 0;  // households; shops and offices count a little
    std::vector<std::uint32_t> buildings;
};

/// What the ground is tiled for.
struct Ground {
    std::vector<geo::Shape> regions;      // do not overlap; no cell crosses their borders
    std::vector<geo::Point> building_at;  // label point of each building
    std::vector<double> weight;           // of each building
    std::vector<int> yard;                // of each building; negative for none
    double cell_weight = 100;  // a cell of several buildings weighs no more, if it can be cut
};

class Tiling {
  public:
    Tiling() = default;
    Tiling(std::vector<Cell> cells, Neighbourhood sides);

    /// The cell under a point, else the nearest one. Requires that there is one.
    std::uint32_t cell_at(geo::Point point) const;

    /// The nearest cell no farther than this, 0 under it.
    std::optional<std::uint32_t> cell_near(geo::Point point, double within_m) const;

    std::vector<Cell> cells;
    Neighbourhood sides;  // cells as its pieces

  private:
    geo::BoxIndex index_;
    double reach_m_ = 0;
};

Tiling tiling_of(const Survey& survey, const Ground& ground);

std::vector<geo::Box> boxes_of(const std::vector<const geo::Shape*>& shapes);

/// The number of the shape each point lies in, or -1. The shapes must stay where they are.
class Locator {
  public:
    explicit Locator(const std::vector<geo::Shape>& shapes);
    explicit Locator(std::vector<const geo::Shape*> shapes);
    int at(geo::Point point) const;

  private:
    std::vector<const geo::Shape*> shapes_;
    geo::BoxIndex index_;
};

}  // namespace ingest
