// tests/support/picture.h — a snapshot and what follows from it, as text that can be compared.
#pragma once

#include "derive/derived.h"
#include "model/snapshot.h"

#include <string>
#include <vector>

namespace support {

/// One line for each row, named by ids, in an order that does not depend on how the snapshot
/// came about. Issues that a fresh reader would not load (closed over 30 days) are left out.
std::vector<std::string> picture(const model::Snapshot& snapshot, const derive::Derived& derived);

/// The first line in which two pictures differ, or nothing.
std::string first_difference(const std::vector<std::string>& one,
                             const std::vector<std::string>& other);

/// `ok`, `open`, `soon`, `urgent`, `overdue` or `nodata`.
std::string name_of(derive::State state);

}  // namespace support
