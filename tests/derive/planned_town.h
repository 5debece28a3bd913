// tests/derive/planned_town.h — a community whose grids lie in a row, each with a row of houses.
//
//   y 100 +---------------+---------------+---
//         | # # # # grid1 | # # # # grid2 | …      a grid 100 m wide, a house each 20 m
//       0 +---------------+---------------+---
//         0              100             200  x
#pragma once

#include "derive/redivision.h"
#include "support/outline.h"
#include "support/rectangle.h"
#include "support/town.h"

#include <string>
#include <utility>
#include <vector>

namespace planned {

inline constexpr double kGridWidth_m = 100;
inline constexpr double kHouseEach_m = 20;

struct GriddedTown {
    model::Rows rows;
    std::vector<std::pair<model::PlaceId, model::Counts>> counts;

    GriddedTown() {
        rows.places.push_back({.id = model::PlaceId{1}, .kind = "SUBD", .name = "subdistrict"});
    }

    /// A grid for each list; a house for each number of households in it. `north_m` sets the
    /// communities apart.
    model::PlaceId community(const std::string& code,
                             const std::vector<std::vector<std::uint32_t>>& grids,
                             double north_m = 0) {
        const model::PlaceId id = next();
        const double width = kGridWidth_m * static_cast<double>(grids.size());
        rows.places.push_back({.id = id,
                               .parent = model::PlaceId{1},
                               .kind = "COMM",
                               .code = code,
                               .name = code,
                               .shape = support::box(0, north_m, width, kGridWidth_m)});
        double x = 0;
        for (const auto& houses : grids) {
            const model::GridId grid{static_cast<std::int64_t>(rows.grids.size()) + 1};
            rows.grids.push_back({.id = grid,
                                  .community = id,
                                  .kind = "basic",
                                  .name = "grid" + std::to_string(model::number(grid)),
                                  .shape = support::box(x, north_m, kGridWidth_m, kGridWidth_m)});
            for (std::size_t i = 0; i < houses.size(); ++i)
                house(id, grid, x + kHouseEach_m * static_cast<double>(i) + 2, north_m + 40,
                      houses[i]);
            x += kGridWidth_m;
        }
        return id;
    }
    model::PlaceId house(model::PlaceId community, model::GridId grid, double x, double y,
                         std::uint32_t households) {
        const model::PlaceId id = next();
        rows.places.push_back({.id = id,
                               .parent = community,
                               .kind = "BLDG",
                               .name = "house" + std::to_string(model::number(id)),
                               .grid = grid,
                               .shape = support::box(x, y, 16, 10)});
        counts.push_back({id, {.units = households, .households = households}});
        return id;
    }
    model::Batch batch() const {
        model::Batch made = support::batch_of(rows);
        made.counts = counts;
        return made;
    }
    model::Snapshot snapshot() const { return model::apply({}, batch()); }

  private:
    model::PlaceId next() const {
        return model::PlaceId{static_cast<std::int64_t>(rows.places.size()) + 1};
    }
};

/// A snapshot and its book of work.
struct Planned {
    model::Snapshot is;
    derive::Derived derived = derive::derive_all(is, support::kNow);
    derive::WorkBook book = derive::work_book(is, derived, support::kNow);

    explicit Planned(const GriddedTown& town) : is{town.snapshot()} {}
    model::Row row(model::PlaceId id) const { return model::row_of(*is.places, id); }
    model::Row grid(std::int64_t id) const { return model::row_of(*is.grids, model::GridId{id}); }
};

}  // namespace planned
