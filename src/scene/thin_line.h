// scene/thin_line.h — a line with fewer points, for a look from afar.
#pragma once

#include "geo/shape.h"

namespace scene {

/// No point left out lies farther than `tolerance_m` from the line that stays (Douglas and Peucker,
/// 1973). Ends stay; repeated points go.
geo::Ring thinned(const geo::Ring& line, double tolerance_m);

}  // namespace scene
