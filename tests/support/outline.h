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

/// The row of the place with this name; fails loudly when there is none.
model::Row row_of(const model::Places& places, const std::string& name);

}  // namespace support
