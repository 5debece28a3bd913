// derive/surveys.h — what was answered in surveys, held against a target with its uncertainty
// (domain.md C74, C75): "95.0 % (样本200, 91.0–97.3)", not a plain tick.
#pragma once

#include "base/time.h"
#include "model/snapshot.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace derive {

/// Between which shares the true one lies, 95 times of 100.
struct Interval {
    double low = 0;
    double high = 1;

    double width() const { return high - low; }
    friend bool operator==(const Interval&, const Interval&) = default;
};
/// By Wilson. Of nothing it is all from 0 to 1.
Interval wilson95(std::uint32_t positive, std::uint32_t sample);

enum class TargetVerdict : std::uint8_t {
    Met,     // even the lower end
    Unsure,  // the target lies within the interval
    Missed,
    NoData,
};

/// A wider interval than this says little: the sample is too small.
inline constexpr double kWidestInterval = 0.10;

struct SurveyFigure {
    model::Row survey = model::kNoRow;  // in Snapshot::surveys
    std::uint32_t sample = 0;
    std::uint32_t positive = 0;
    double share = 0;
    Interval interval;
    TargetVerdict verdict = TargetVerdict::NoData;
    std::optional<double> before;  // share of the wave before it

    bool small() const { return interval.width() > kWidestInterval; }
    friend bool operator==(const SurveyFigure&, const SurveyFigure&) = default;
};

/// The latest wave of a kind (K46) in one place by `now`; nothing where nobody was asked. Requires
/// a target as a share.
std::optional<SurveyFigure> survey_figure(const model::Snapshot& is, model::PlaceId place,
                                          std::string_view kind, double target, base::Instant now);

}  // namespace derive
