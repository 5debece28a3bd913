// derive/assessment.h — the yearly assessment of communities (综合考评, domain.md C77): weighted
// indicators, points, ranks, what stands behind each number, and how much the ranks hang on the
// weights.
//
// Communities are assessed, never persons.
#pragma once

#include "derive/derived.h"
#include "derive/measures.h"
#include "derive/subtree.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace derive {

/// Which figures the program counts itself, by IndicatorRow::key; all else is entered by hand.
enum class IndicatorKey : std::uint8_t {
    OnTime,        // on_time: Measure::ClosedOnTime
    Closed,        // closed: Measure::Closed
    InGrid,        // in_grid: Measure::InGrid
    Satisfied,     // satisfied: Measure::Satisfied, of callbacks
    Fresh,         // fresh: leaves visited in the last 90 days, as Counter::Fresh
    Complete,      // complete: Completeness::rate
    Responsible,   // responsible: leaves that somebody answers for (Answer::Held)
    Staffing,      // staffing: staff, of those needed by the standard; at most 100
    Certified,     // certified: staff with a valid certificate
    Trained,       // trained: staff whose training is on plan
    Safety,        // safety: the latest survey of this year
    Satisfaction,  // satisfaction: likewise
    Manual,
};
inline constexpr std::size_t kIndicatorKeys = 13;
std::string_view name_of(IndicatorKey key);
/// Manual for a text that names none.
IndicatorKey indicator_key(std::string_view text);

/// What to open behind a number.
struct Evidence {
    enum class Of : std::uint8_t {
        Nothing,
        Measure,         // the issues of the period at the community
        Counter,         // rows_behind Counter::Fresh
        Completeness,    // completeness_of the community
        Responsibility,  // leaves of the community whose Answer is not Held
        Staff,           // community_staff, with certificates and hours
        Survey,          // `row` of Snapshot::surveys
        Score,           // `row` of Snapshot::scores, with the evidence entered there
    };
    Of of = Of::Nothing;
    derive::Measure measure{};
    model::Row row = model::kNoRow;

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// One indicator of one community.
struct AssessedValue {
    std::optional<double> value;   // as the indicator is told: shares in per cent
    std::optional<double> points;  // 0 to 100 between worst and best
    std::uint32_t sample = 0;      // of what it is a share; 0 of what was entered
    bool small = false;            // too few to say much
    Evidence evidence;

    friend bool operator==(const AssessedValue&, const AssessedValue&) = default;
};

struct RankRange {
    int best = 0, worst = 0;

    friend bool operator==(const RankRange&, const RankRange&) = default;
};

struct AssessedCommunity {
    model::Row community = model::kNoRow;
    std::vector<AssessedValue> values;  // by indicator
    std::optional<double> total;        // 0 to 100, to kTotalStep; nothing without any value
    double told_weight = 0;             // share of the weights of which there is a value
    int rank = 0;                       // 1 the best; equal totals share one (1, 2, 2, 4); 0 none
    std::optional<int> rank_before;     // of the year before
    RankRange range;                    // of ranks when any one weight is a tenth more or less

    /// Places gained since the year before; nothing when one of the two has no rank.
    std::optional<int> climbed() const;
    /// Indicators without a value: left out, the others weigh so much more.
    std::vector<std::size_t> missing() const;
};
inline constexpr double kTotalStep = 0.01;
inline constexpr double kWeightSwing = 0.1;

struct Assessment {
    int year = 0;
    Period period;                                // of what is counted from issues
    std::vector<model::IndicatorRow> indicators;  // by id
    std::vector<AssessedCommunity> communities;   // in the order of communities_of

    /// Numbers of the communities, the best first, equal ones in that order, those without
    /// a rank last.
    std::vector<std::size_t> ranking() const;
    /// False also where indicators of work have no value anywhere: a store without an issue, a
    /// survey or a score would be ranked by what stands in its register from the first day.
    bool ranked() const;
};

/// As far back as issues stay in memory.
Period assessment_period(base::Instant now);

/// Of the year that `now` falls into: what the program counts as it is now, all else as entered for
/// the year. Of another year all as entered, also of indicators that are counted: see
/// `scores_to_keep`. Requires that `derived` and `trees` are of `is`.
Assessment assessment_of(const model::Snapshot& is, const Derived& derived, const Subtrees& trees,
                         int year, base::Instant now);

/// What was counted, as rows to be entered at the end of the year, so that the next one can be held
/// against it. Rows that are there for the year keep their id.
std::vector<model::ScoreRow> scores_to_keep(const model::Snapshot& is,
                                            const Assessment& assessment);

/// 0 to 100 between worst and best, whichever is the larger number.
double points_of(double value, double worst, double best);

/// The mean of the points that are there, by their weights; nothing when these weigh nothing.
std::optional<double> total_of(std::span<const AssessedValue> values,
                               std::span<const double> weights);

/// By number: 1 for the largest, equal ones the same, the next after as many; 0 of what has no
/// total.
std::vector<int> ranks_of(std::span<const std::optional<double>> totals);

/// A class for the map, by the total: 0 from 90, 1 from 80, 2 from 70, 3 from 60, 4 below, 5
/// (kNotKnown) without one.
std::uint8_t class_of_total(const std::optional<double>& total);

}  // namespace derive
