// report/sheet_hatch.h — the strokes of a hatch, cut to a shape: plain lines, which any printer and
// plotter draws alike.
#pragma once

#include "report/sheet.h"

#include <utility>
#include <vector>

namespace report {

/// Ends of each stroke, inside `area` by the even-odd rule. Strokes of neighbours continue each
/// other: they lie on lines of the page.
std::vector<std::pair<geo::Point, geo::Point>> hatch_strokes(const geo::Shape& area, Hatch hatch);

/// How thick they are.
inline constexpr double kHatch_pt = 0.35;

}  // namespace report
