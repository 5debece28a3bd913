// tests/support/outline.h — towns as indented text.
//
//   DIST old town
//     COMM elm
//       YARD mill
//         BLDG b1 @west
//
// Two spaces a level; a kind, a name, and with @ the grid of a leaf. Ids count from 1 in the
// order of the lines; grids are made as they are named, in the first community above.
#pragma once

#include "model/snapshot.h"

#include <string>

namespace support {

model::Rows rows_from_outline(const std::string& outline);

/// A reader's first batch with these rows and nothing counted yet.
model::Batch batch_of(const model::Rows& rows);

/// What that reader then has.
model::Snapshot snapshot_of(const model::Rows& rows);

/// The row of the place with this name; fails loudly when there is none.
model::Row row_of(const model::Places& places, const std::string& name);

/// The place with this name; fails loudly when there is none.
const model::PlaceRow& place_named(const model::Rows& rows, const std::string& name);

/// Where ids count from 1 in the order of the places: one of them, and the community it is in.
const model::PlaceRow& place_of(const model::Rows& rows, model::PlaceId id);
const model::PlaceRow& community_of(const model::Rows& rows, const model::PlaceRow& leaf);

}  // namespace support
