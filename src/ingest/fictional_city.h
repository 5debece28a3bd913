// ingest/fictional_city.h — a city of any number of buildings that does not exist, for measuring.
//
// A plain of street blocks, bent so that nothing lies along the axes: 48 houses a block, 16 blocks
// a community. Nobody lives there; one house in a hundred has an open issue, one in twenty was
// never visited. It is made for its size, not for its looks.
#pragma once

#include "ingest/fictional.h"

namespace ingest {

/// At least `buildings` buildings, with their yards, streets, grids and communities, and a river.
/// The same seed gives the same city on every machine.
model::Rows fictional_city(const FictionalOptions& options, std::int64_t buildings);

}  // namespace ingest
