// ingest/fictional_things.h — what stands, works and opens in a place that does not exist:
// components, organisations, doors. Draws from streams of its own: all other rows are the same with
// it and without.
#pragma once

#include "ingest/fictional.h"

namespace ingest {

/// One branch of the party and one team of volunteers to each community, a committee to each yard
/// and a property company to some, institutions on their sites, and a few companies in buildings;
/// only where no organisation is yet. Codes are of a division that does not exist.
void add_organisations(model::Rows& rows, const FictionalOptions& options);

/// How much stands along streets and in yards: with 1, fewer things than in life, so that a
/// district of fifteen sub-districts has 30 000.
struct Density {
    double streets = 1;
    double yards = 1;
};

/// Lamps, manholes and bins along streets; benches, boards and extinguishers in yards; cameras at
/// gates and corners, and nowhere else; only where no component is yet.
void add_components(model::Rows& rows, const FictionalOptions& options, Density density = {});

/// A door to each stair of buildings that have several, one to each other building; only where no
/// entrance is yet. Codes, names and outlines are not touched.
void add_entrances(model::Rows& rows, const FictionalOptions& options);

}  // namespace ingest
