// ingest/fictional_residents.h — people who do not exist for a place that may: homes, households,
// shops, staff, and months of work, by the ratios of domain.md 10.2.
#pragma once

#include "ingest/fictional.h"

namespace ingest {

/// The homes that a building of its plan, storeys and stairs is likely to have.
struct Homes {
    int stairs = 0;
    int floors = 0;
    int doors = 0;  // on each floor of each stair
    double area_m2 = 0;

    int count() const { return stairs * floors * doors; }
};

/// None in sheds, halls, and buildings whose name tells another use (教学楼, 车间, Library).
/// Stairs and storeys that are not known are guessed from the plan.
Homes homes_in(const model::PlaceRow& building);

/// Fills whatever is empty and leaves what is there: homes and households of buildings that have
/// none, a shop in each front that has none; and where a table is empty as a whole, staff with
/// their assignments, facilities, organisations, components, entrances, visits, and issues with
/// their logs, as many as so many households bring in `options.days`. A few grids are left without
/// a worker and a few buildings without a visit, as in life. Ids continue after the largest; the
/// same rows and options give the same result. Places and grids are not touched.
void add_residents(model::Rows& rows, const FictionalOptions& options);

}  // namespace ingest
