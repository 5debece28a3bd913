// derive/assessment_radar.h — the assessment of one community at a look (domain.md C77): its points
// along few axes, against the mean of its sub-district.
#pragma once

#include "derive/assessment.h"

namespace derive {

/// Points from 0 to 100 of one indicator, or of those of one line of work by their weights.
struct RadarAxis {
    std::vector<std::size_t> indicators;  // numbers in Assessment::indicators
    std::string line;  // of a group; empty of a single indicator, and of what is left over
    double own = 0;
    double mean = 0;  // of the communities below the same place that have points, itself too

    bool single() const { return indicators.size() == 1; }
};
inline constexpr std::size_t kMostAxes = 8;

/// Indicators without a value or a weight are left out. Up to kMostAxes stand for themselves; of
/// more, those of one line of work share an axis, and of too many lines the last ones too.
std::vector<RadarAxis> radar_of(const model::Places& places, const Assessment& assessment,
                                std::size_t community);

}  // namespace derive
