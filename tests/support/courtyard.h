// tests/support/courtyard.h — the fictional courtyard as a store, and another program that writes.
#pragma once

#include "store/store.h"

#include <string>

namespace support {

inline constexpr model::PlaceId kFirstBuilding{101};

/// Made anew, its history ending now.
store::Store courtyard(const std::string& path);

/// Runs one statement as another program would.
void outside(const std::string& path, const std::string& sql);

}  // namespace support
