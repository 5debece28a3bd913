#include "derive/measures.h"

#include "model/codes.h"
#include "model/lifecycle.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace derive {

using base::Instant;
using base::kNever;
using base::Millis;
using model::IssueRow;
using model::kNoRow;
using model::number;
using model::Row;
using model::Status;

namespace {

constexpr base::Seconds kRepeatsWithin = std::chrono::hours{24 * 30};
constexpr int kYardLevel = 4;

/// At a house, or at a yard or street.
bool is_in_grid(const IssueRow& issue) {
    return issue.level >= kYardLevel;
}

/// It has come so far, whatever became of it then. Rows from before there was `accepted` tell it by
/// their state.
bool was_accepted(const IssueRow& issue, Status status) {
    switch (status) {
        case Status::Draft:
        case Status::Reported:
        case Status::Verifying:
        case Status::Rejected:
        case Status::Merged:
        case Status::Cancelled:
        case Status::Unknown:
            return issue.accepted != kNever;
        case Status::Accepted:
        case Status::Answered:
        case Status::Self:
        case Status::Filed:
        case Status::Dispatched:
        case Status::Working:
        case Status::Returned:
        case Status::Suspended:
        case Status::Handled:
        case Status::Rework:
        case Status::Closed:
        case Status::Evaluated:
            return true;
    }
    return false;
}

bool was_filed(const IssueRow& issue, Status status) {
    switch (status) {
        case Status::Filed:
        case Status::Dispatched:
        case Status::Working:
        case Status::Returned:
        case Status::Suspended:
        case Status::Rework:
            return true;
        case Status::Handled:
        case Status::Closed:
        case Status::Evaluated:
            return number(issue.department) != 0 || !is_in_grid(issue);
        case Status::Draft:
        case Status::Reported:
        case Status::Verifying:
        case Status::Accepted:
        case Status::Rejected:
        case Status::Answered:
        case Status::Self:
        case Status::Merged:
        case Status::Cancelled:
        case Status::Unknown:
            return false;
    }
    return false;
}

/// One issue after the other into the sums.
class Sums {
  public:
    Sums(const model::WorkRules& rules, const Period& period) : rules_{rules}, period_{period} {}

    void add(const IssueRow& issue, const IssueMark& mark) {
        if (issue.reported != kNever && period_.has(issue.reported)) reported(issue, mark);
        const bool settled = mark.settled && period_.has(mark.closed);
        // What was withdrawn or refused is not owed; what was closed before counted then.
        const bool owed = (mark.open || mark.settled) && period_.has(issue.due) &&
                          issue.due != kNever && mark.closed >= period_.from;
        if (settled || owed) due(issue, settled);
        if (settled) closed(issue);
    }

    void repeated(bool again) { count(Measure::Repeated, again); }

    Measures result() {
        std::ranges::sort(result_.times);
        return std::move(result_);
    }

  private:
    void count(Measure measure, bool in) {
        Ratio& ratio = result_.ratio.at(static_cast<std::size_t>(measure));
        ratio += {in ? 1U : 0U, 1};
    }

    void reported(const IssueRow& issue, const IssueMark& mark) {
        const Status status = model::status_from(issue.state);
        if (status == Status::Draft) return;
        const bool accepted = was_accepted(issue, status);
        const bool filed = was_filed(issue, status);
        count(Measure::Accepted, accepted);
        if (accepted) count(Measure::Filed, filed);
        const bool given_out = filed && number(issue.department) != 0;
        if (given_out || issue.returns > 0) count(Measure::Returned, issue.returns > 0);
        if (number(issue.first_receiver) != 0) count(Measure::FirstAsked, mark.settled);
    }

    void due(const IssueRow& issue, bool settled) {
        result_.ratio.at(static_cast<std::size_t>(Measure::Due)).numerator += 1;
        count(Measure::Closed, settled);
        count(Measure::ClosedOnTime, settled && is_on_time(issue, rules_.calendar));
        count(Measure::Extended, issue.extensions > 0);
        count(Measure::Suspended, issue.suspended_s > 0 || model::is_suspended(issue));
    }

    void closed(const IssueRow& issue) {
        if (issue.state != name_of(Status::Answered)) count(Measure::Reworked, issue.reworks > 0);
        count(Measure::InGrid, is_in_grid(issue));
        const std::string_view told = issue.satisfaction;  // K25
        if (told == "1" || told == "2" || told == "3") count(Measure::Satisfied, told != "3");
        if (issue.trips > 0) count(Measure::WithinTwoTrips, issue.trips < model::kTripWithReason);
        if (issue.reported != kNever)
            result_.times.push_back(handling_time(issue, rules_.calendar));
    }

    const model::WorkRules& rules_;
    const Period& period_;
    Measures result_;
};

/// Reports of one matter at one place, one after the other.
class Repeats {
  public:
    void add(Row at, const IssueRow& issue) {
        if (at == kNoRow || issue.reported == kNever) return;
        reports_[{at, issue.matter}].push_back(issue.reported);
    }

    /// Says of each that was reported in the period whether it had been before.
    void count(const Period& period, Sums& sums) {
        for (auto& [what, times] : reports_) {
            std::ranges::sort(times);
            for (std::size_t i = 0; i < times.size(); ++i)
                if (period.has(times[i]))
                    sums.repeated(i > 0 && times[i] - times[i - 1] <= kRepeatsWithin);
        }
    }

  private:
    std::map<std::pair<Row, std::string_view>, std::vector<Instant>> reports_;
};

template <class Here>
Measures measured(const model::Snapshot& is, const Derived& derived, const Period& period,
                  Here here) {
    Sums sums{*is.rules, period};
    Repeats repeats;
    for (Row row = 0; row < derived.issue.size(); ++row) {
        const IssueMark& mark = derived.issue[row];
        if (!mark.there || !here(mark.at)) continue;
        const IssueRow& issue = is.issues[row].row;
        sums.add(issue, mark);
        repeats.add(mark.at, issue);
    }
    repeats.count(period, sums);
    return sums.result();
}

}  // namespace

Ratio& Ratio::operator+=(const Ratio& other) {
    numerator += other.numerator;
    denominator += other.denominator;
    return *this;
}

std::optional<double> Ratio::share() const {
    if (denominator == 0) return std::nullopt;
    return static_cast<double>(numerator) / denominator;
}

std::optional<Millis> Measures::time(Measure measure) const {
    if (times.empty() || !is_time(measure)) return std::nullopt;
    const std::size_t n = times.size();
    if (measure == Measure::MeanTime)
        return std::reduce(times.begin(), times.end()) / static_cast<std::int64_t>(n);
    if (measure == Measure::MedianTime) return (times[(n - 1) / 2] + times[n / 2]) / 2;
    return times[(n * 9 + 9) / 10 - 1];
}

Measures& Measures::operator+=(const Measures& other) {
    for (std::size_t i = 0; i < kMeasures; ++i) ratio.at(i) += other.ratio.at(i);
    const auto middle = static_cast<std::ptrdiff_t>(times.size());
    times.insert(times.end(), other.times.begin(), other.times.end());
    std::inplace_merge(times.begin(), times.begin() + middle, times.end());
    return *this;
}

Millis handling_time(const IssueRow& issue, const model::WorkingCalendar& calendar) {
    const Millis worked = model::working_time_between(calendar, issue.reported, issue.closed);
    const Millis stood = base::Seconds{issue.suspended_s};
    if (stood <= Millis{0}) return worked;
    const Millis own = model::between(calendar, issue.reported, issue.closed, issue.pace);
    if (stood >= own) return Millis{0};
    // By a clock of working time this takes off just what it stood.
    const double left = 1 - static_cast<double>(stood.count()) / static_cast<double>(own.count());
    return Millis{std::llround(left * static_cast<double>(worked.count()))};
}

Measures measures_of(const model::Snapshot& is, const Derived& derived, const Scope& scope,
                     const Period& period) {
    return measured(is, derived, period,
                    [&](Row at) { return at != kNoRow && scope.contains(at); });
}

std::vector<Measures> measures_by(const model::Snapshot& is, const Derived& derived,
                                  const std::vector<Row>& places, const Period& period) {
    // Parents stand before their children (Places, invariant 2).
    std::vector<Row> number_of(is.places->size(), kNoRow);
    for (std::size_t i = 0; i < places.size(); ++i) number_of[places[i]] = static_cast<Row>(i);
    for (Row row = 0; row < number_of.size(); ++row)
        if (const Row parent = is.places->parent[row]; number_of[row] == kNoRow && parent != kNoRow)
            number_of[row] = number_of[parent];
    std::vector<Sums> sums(places.size(), Sums{*is.rules, period});
    std::vector<Repeats> repeats(places.size());
    for (Row row = 0; row < derived.issue.size(); ++row) {
        const IssueMark& mark = derived.issue[row];
        if (!mark.there || mark.at == kNoRow || number_of[mark.at] == kNoRow) continue;
        const IssueRow& issue = is.issues[row].row;
        sums[number_of[mark.at]].add(issue, mark);
        repeats[number_of[mark.at]].add(mark.at, issue);
    }
    std::vector<Measures> all;
    for (std::size_t i = 0; i < places.size(); ++i) {
        repeats[i].count(period, sums[i]);
        all.push_back(sums[i].result());
    }
    return all;
}

Measures measures_of(const model::Snapshot& is, const Derived& derived, const Period& period) {
    return measured(is, derived, period, [](Row) { return true; });
}

}  // namespace derive
