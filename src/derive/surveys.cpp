#include "derive/surveys.h"

#include <algorithm>
#include <cmath>
#include <tuple>

namespace derive {

using model::Row;

namespace {

constexpr double kNormal95 = 1.959963984540054;

/// A survey that somebody answered; broken numbers are put right.
bool is_answered(const model::SurveyRow& survey) {
    return survey.sample > 0;
}

std::uint32_t positive_in(const model::SurveyRow& survey) {
    return static_cast<std::uint32_t>(std::clamp(survey.positive, 0, survey.sample));
}

double share_of(const model::SurveyRow& survey) {
    return static_cast<double>(positive_in(survey)) / survey.sample;
}

}  // namespace

Interval wilson95(std::uint32_t positive, std::uint32_t sample) {
    if (sample == 0) return {};
    const double n = sample;
    const double p = positive / n;
    const double z2 = kNormal95 * kNormal95;
    const double middle = (p + z2 / (2 * n)) / (1 + z2 / n);
    const double half = kNormal95 * std::sqrt(p * (1 - p) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::optional<SurveyFigure> survey_figure(const model::Snapshot& is, model::PlaceId place,
                                          std::string_view kind, double target, base::Instant now) {
    const auto later = [&](const model::SurveyRow* a, const model::SurveyRow& b) {
        return a == nullptr || std::tie(a->at, a->id) < std::tie(b.at, b.id);
    };
    const model::SurveyRow* latest = nullptr;
    const model::SurveyRow* before = nullptr;
    for (const model::SurveyRow& survey : *is.surveys) {
        if (survey.place != place || survey.kind != kind || survey.at > now || !is_answered(survey))
            continue;
        if (later(latest, survey)) {
            before = latest;
            latest = &survey;
        } else if (later(before, survey)) {
            before = &survey;
        }
    }
    if (latest == nullptr) return std::nullopt;
    SurveyFigure figure{.survey = static_cast<Row>(latest - is.surveys->data()),
                        .sample = static_cast<std::uint32_t>(latest->sample),
                        .positive = positive_in(*latest),
                        .share = share_of(*latest)};
    figure.interval = wilson95(figure.positive, figure.sample);
    figure.verdict = figure.interval.low >= target   ? TargetVerdict::Met
                     : figure.interval.high < target ? TargetVerdict::Missed
                                                     : TargetVerdict::Unsure;
    if (before != nullptr) figure.before = share_of(*before);
    return figure;
}

}  // namespace derive
