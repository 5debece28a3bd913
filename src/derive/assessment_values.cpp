#include "derive/assessment_values.h"

#include "derive/communities.h"
#include "derive/lacks.h"
#include "derive/theme.h"

#include <algorithm>
#include <array>
#include <utility>

namespace derive {

using base::Instant;
using base::kNever;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::array<std::string_view, kIndicatorKeys> kIndicatorNames{
    "on_time",  "closed",    "in_grid", "satisfied", "fresh",        "complete", "responsible",
    "staffing", "certified", "trained", "safety",    "satisfaction", "manual"};

/// As Counter::Fresh has it.
std::vector<Ratio> fresh_leaves(const model::Snapshot& is, const Subtrees& trees,
                                const std::vector<Row>& communities, Instant now) {
    constexpr auto kStaysFresh = std::chrono::days{kVisitBounds_days[1]};
    std::vector<Ratio> all;
    for (const Row community : communities) {
        Ratio fresh;
        for (const Row row : trees.under(community)) {
            if (!model::is_leaf(is.places->kind[row])) continue;
            const Instant visited = is.counts[row].last_visit;
            fresh += {visited != kNever && visited + kStaysFresh > now ? 1U : 0U, 1};
        }
        all.push_back(fresh);
    }
    return all;
}

AssessedValue assessed_share(const Ratio& ratio, std::uint32_t least, Evidence evidence) {
    AssessedValue value{.sample = ratio.denominator, .evidence = evidence};
    if (const std::optional<double> share = ratio.share()) value.value = *share * 100;
    value.small = ratio.denominator > 0 && ratio.denominator < least;
    return value;
}

}  // namespace

std::string_view name_of(IndicatorKey key) {
    return kIndicatorNames.at(static_cast<std::size_t>(key));
}

IndicatorKey indicator_key(std::string_view text) {
    for (std::size_t i = 0; i < kIndicatorKeys; ++i)
        if (kIndicatorNames.at(i) == text) return static_cast<IndicatorKey>(i);
    return IndicatorKey::Manual;
}

CountedValues::CountedValues(const model::Snapshot& is, const Derived& derived,
                             const Subtrees& trees, const Period& period, Instant now)
    : is_{is},
      trees_{trees},
      now_{now},
      rows_{communities_of(*is.places)},
      measures_{measures_by(is, derived, rows_, period)},
      fresh_{fresh_leaves(is, trees, rows_, now)},
      targets_{targets_of(is, derived, measures_, now)},
      responsibility_{responsibility_of(is, now)} {}

AssessedValue CountedValues::of_measure(Measure measure, std::size_t number) const {
    return assessed_share(measures_[number].at(measure), kSmallestSample,
                          {.of = Evidence::Of::Measure, .measure = measure});
}

/// A survey of an earlier year says nothing of this one.
AssessedValue CountedValues::of_survey(const std::optional<SurveyFigure>& figure) const {
    if (!figure || base::year_of((*is_.surveys)[figure->survey].at) != base::year_of(now_))
        return {};
    return {.value = figure->share * 100,
            .sample = figure->sample,
            .small = figure->small(),
            .evidence = {.of = Evidence::Of::Survey, .row = figure->survey}};
}

AssessedValue CountedValues::of_register(std::size_t number) const {
    const Completeness known = completeness_of(is_, trees_, rows_[number], now_, 0);
    AssessedValue value{.sample = static_cast<std::uint32_t>(known.of()),
                        .evidence = {.of = Evidence::Of::Completeness}};
    if (const std::optional<double> rate = known.rate()) value.value = *rate * 100;
    return value;
}

AssessedValue CountedValues::of_staffing(const CommunityTargets& targets) const {
    AssessedValue value{.evidence = {.of = Evidence::Of::Staff}};
    if (!targets.needed || *targets.needed == 0) return value;
    value.sample = *targets.needed;
    value.value = std::min(100.0, 100.0 * targets.staff / *targets.needed);
    return value;
}

AssessedValue CountedValues::at(IndicatorKey key, std::size_t number) const {
    const CommunityTargets& targets = targets_.communities[number];
    const CommunityDuty& duty = responsibility_.communities[number];
    switch (key) {
        case IndicatorKey::OnTime:
            return of_measure(Measure::ClosedOnTime, number);
        case IndicatorKey::Closed:
            return of_measure(Measure::Closed, number);
        case IndicatorKey::InGrid:
            return of_measure(Measure::InGrid, number);
        case IndicatorKey::Satisfied:
            return of_measure(Measure::Satisfied, number);
        case IndicatorKey::Fresh:
            return assessed_share(fresh_[number], 0, {.of = Evidence::Of::Counter});
        case IndicatorKey::Complete:
            return of_register(number);
        case IndicatorKey::Responsible:
            return assessed_share({duty.held, duty.leaves}, 0,
                                  {.of = Evidence::Of::Responsibility});
        case IndicatorKey::Staffing:
            return of_staffing(targets);
        case IndicatorKey::Certified:
            return assessed_share(targets.certified, 0, {.of = Evidence::Of::Staff});
        case IndicatorKey::Trained:
            return assessed_share({targets.training.on_plan, targets.staff}, 0,
                                  {.of = Evidence::Of::Staff});
        case IndicatorKey::Safety:
            return of_survey(targets.safety);
        case IndicatorKey::Satisfaction:
            return of_survey(targets.satisfaction);
        case IndicatorKey::Manual:
            return {};
    }
    return {};
}

}  // namespace derive
