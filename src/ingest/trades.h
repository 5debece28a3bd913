// ingest/trades.h — shops by trade (K10) and facilities by kind (K16), from OpenStreetMap's words.
#pragma once

#include "ingest/layer.h"

#include <string_view>

namespace ingest {

/// The K10 code of what keeps a front on a street; nothing when the row is no shop. A bank and a
/// post office are shops: they have a door that somebody walks in by.
std::string_view trade_of(const Feature& feature);

/// The K16 code of what has a place but no front; nothing when the row is none.
std::string_view facility_of(const Feature& feature);

}  // namespace ingest
