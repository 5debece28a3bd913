#include "derive/assessment_radar.h"

#include <algorithm>

namespace derive {

namespace {

/// Which indicators share an axis.
std::vector<RadarAxis> axes_of(const Assessment& assessment, const AssessedCommunity& one) {
    std::vector<std::size_t> told;
    for (std::size_t i = 0; i < one.values.size(); ++i)
        if (one.values[i].points && assessment.indicators[i].weight > 0) told.push_back(i);
    std::vector<RadarAxis> axes;
    for (const std::size_t i : told) {
        const std::string& line = assessment.indicators[i].line;
        auto axis = axes.end();
        if (told.size() > kMostAxes) axis = std::ranges::find(axes, line, &RadarAxis::line);
        if (axis != axes.end()) {
            axis->indicators.push_back(i);
        } else if (axes.size() < kMostAxes) {
            axes.push_back({.indicators = {i}, .line = line});
        } else {
            axes.back().indicators.push_back(i);
            axes.back().line.clear();
        }
    }
    for (RadarAxis& axis : axes)
        if (axis.single()) axis.line.clear();
    return axes;
}

}  // namespace

std::vector<RadarAxis> radar_of(const model::Places& places, const Assessment& assessment,
                                std::size_t community) {
    const AssessedCommunity& one = assessment.communities.at(community);
    std::vector<RadarAxis> axes = axes_of(assessment, one);
    for (RadarAxis& axis : axes) {
        std::vector<double> weights(assessment.indicators.size(), 0);
        for (const std::size_t i : axis.indicators) weights[i] = assessment.indicators[i].weight;
        axis.own = total_of(one.values, weights).value_or(0);
        double sum = 0;
        int count = 0;
        for (const AssessedCommunity& other : assessment.communities) {
            if (places.parent[other.community] != places.parent[one.community]) continue;
            const auto points = total_of(other.values, weights);
            if (!points) continue;
            sum += *points;
            ++count;
        }
        axis.mean = sum / count;  // itself has points
    }
    return axes;
}

}  // namespace derive
