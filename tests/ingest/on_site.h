// tests/ingest/on_site.h — places that are there before files come, and what became of the rows.
#pragma once

#include "ingest/additions.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace on_site {

/// Called by its number.
model::PlaceRow place(std::int64_t id, std::int64_t parent, const char* kind, geo::Shape shape,
                      std::int64_t grid = 0, double width_m = 0);

/// Sources of what met with this, whether it was added or not; or of only such as were, or were
/// not.
std::vector<std::string> told(const ingest::Additions& additions, std::string_view reason,
                              std::optional<bool> added = {});

}  // namespace on_site
