// derive/measures.h — how well the work goes, over a period (domain.md 5.6).
//
// Everything here is a sum, or a list, so that the measures of parts add up to those of the whole;
// a rate is made where it is shown. The snapshot holds what is open and what was closed in the last
// 60 days (model::kClosedKept): a period that begins earlier is not told fully.
#pragma once

#include "derive/derived.h"
#include "derive/scope.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace derive {

/// From an instant until just before another one.
struct Period {
    base::Instant from{};
    base::Instant to{};

    bool has(base::Instant at) const { return at >= from && at < to; }
    friend bool operator==(const Period&, const Period&) = default;
};

struct Ratio {
    std::uint32_t numerator = 0;
    std::uint32_t denominator = 0;

    Ratio& operator+=(const Ratio& other);
    /// Nothing where there is nothing to have a share in.
    std::optional<double> share() const;
    friend bool operator==(const Ratio&, const Ratio&) = default;
};

/// "Reported" and "settled" mean in the period; settled is closed with a result. An issue is as
/// another one when it has its matter and its place.
enum class Measure : std::uint8_t {
    Accepted,      // 受理率: of what was reported
    Filed,         // 立案率: of what was reported and accepted
    Due,           // 应结案数, a number: due in the period and not closed before it, or settled
    Closed,        // 结案率: settled, of Due
    ClosedOnTime,  // 按期结案率: settled by what was promised first, of Due
    Reworked,      // 返工率: sent back at least once, of what was handled and settled
    Returned,      // 退单率: at least once, of what was reported and went to a department
    Extended,      // 延期率: at least once, of Due
    Suspended,     // 挂起占比: at least once, of Due
    MeanTime,      // 平均处置时间, of what was settled
    MedianTime,    // 处置时间中位数
    NinetyTime,    // nine of ten took no longer
    InGrid,        // 格内办结率: at a house or a yard (level 4 or 5), of what was settled
    Repeated,      // 重复发生率: as one of the 30 days before, of what was reported at a place
    FirstAsked,    // 首问答复率: settled by now, of what was reported and has a first receiver
    Satisfied,     // 满意率: 满意 and 基本满意, of what was settled and answered for
    WithinTwoTrips,  // 两次办结率: of what was settled and took the resident a trip
};
inline constexpr std::size_t kMeasures = 17;

constexpr bool is_time(Measure measure) {
    return measure == Measure::MeanTime || measure == Measure::MedianTime ||
           measure == Measure::NinetyTime;
}
constexpr bool is_number(Measure measure) {
    return measure == Measure::Due;
}

struct Measures {
    std::array<Ratio, kMeasures> ratio{};  // of Due the number alone, of times nothing
    std::vector<base::Millis> times;       // ascending: of each that was settled, working time

    const Ratio& at(Measure measure) const { return ratio.at(static_cast<std::size_t>(measure)); }
    /// Of the three times; nothing where nothing was settled.
    std::optional<base::Millis> time(Measure measure) const;

    Measures& operator+=(const Measures& other);
    friend bool operator==(const Measures&, const Measures&) = default;
};

/// What it took in working time, whatever its own clock counts; of a time that stood still by
/// another clock, its share is taken off. Requires a row that is settled.
base::Millis handling_time(const model::IssueRow& issue, const model::WorkingCalendar& calendar);

/// Of the issues at the places of a scope. Requires that `derived` is of `is`.
Measures measures_of(const model::Snapshot& is, const Derived& derived, const Scope& scope,
                     const Period& period);
/// Of each of these places and what lies below it, in one pass; none of them may lie below another.
std::vector<Measures> measures_by(const model::Snapshot& is, const Derived& derived,
                                  const std::vector<model::Row>& places, const Period& period);
/// Of all issues, also of those that are nowhere.
Measures measures_of(const model::Snapshot& is, const Derived& derived, const Period& period);

}  // namespace derive
