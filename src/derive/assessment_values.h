// derive/assessment_values.h — what the program counts itself for the assessment. Only for
// assessment*.cpp.
#pragma once

#include "derive/assessment.h"
#include "derive/responsibility.h"
#include "derive/targets.h"

#include <vector>

namespace derive {

/// Figures of all communities at one moment.
class CountedValues {
  public:
    CountedValues(const model::Snapshot& is, const Derived& derived, const Subtrees& trees,
                  const Period& period, base::Instant now);

    /// Value, sample and evidence, without points; `number` counts the communities in the order of
    /// Places. Of Manual nothing.
    AssessedValue at(IndicatorKey key, std::size_t number) const;

  private:
    AssessedValue of_measure(Measure measure, std::size_t number) const;
    AssessedValue of_survey(const std::optional<SurveyFigure>& figure) const;
    AssessedValue of_register(std::size_t number) const;
    AssessedValue of_staffing(const CommunityTargets& targets) const;

    const model::Snapshot& is_;
    const Subtrees& trees_;
    base::Instant now_;
    std::vector<model::Row> rows_;
    std::vector<Measures> measures_;
    std::vector<Ratio> fresh_;
    Targets targets_;
    Responsibility responsibility_;
};

}  // namespace derive
