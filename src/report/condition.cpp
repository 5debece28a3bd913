#include "report/condition.h"

#include "derive/reading_order.h"

#include <charconv>

namespace report {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

constexpr double kSecondsOfDay = 86'400;

double seconds(base::Instant at) {
    return static_cast<double>(base::seconds_from_instant(at));
}

std::optional<double> number_in(const std::string& text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> value_of(const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return static_cast<double>(*whole);
    if (const auto* broken = std::get_if<double>(&cell)) return *broken;
    if (const auto* at = std::get_if<base::Instant>(&cell)) return seconds(*at);
    return std::nullopt;
}

}  // namespace

Result<Judge> Judge::of(const Condition& condition, const Field& field, const Labels& labels) {
    Judge judge;
    judge.condition_ = condition;
    if (field.kind == Kind::Flag) {
        if (condition.value == "1") judge.condition_.value = labels.yes;
        if (condition.value == "0") judge.condition_.value = labels.no;
    }
    const bool a_number = field.kind == Kind::Integer || field.kind == Kind::Real;
    judge.by_day_ = field.kind == Kind::Date || field.kind == Kind::Moment;
    judge.by_value_ =
        (a_number || judge.by_day_) && !condition.value.empty() && condition.test != Test::Holds;
    if (!judge.by_value_) return judge;
    std::optional<double> value = number_in(condition.value);
    if (judge.by_day_) {
        const auto at = base::instant_from_iso(condition.value);
        value = at ? std::optional{seconds(*at)} : std::nullopt;
    }
    if (!value)
        return fail(Fault::Unsupported, Word::TableConditionWrong,
                    {text_of(std::vector{condition})});
    judge.number_ = *value;
    return judge;
}

/// Below 0: the cell is less than what it is held against.
bool Judge::compares(double difference) const {
    switch (condition_.test) {
        case Test::Less:
            return difference < 0;
        case Test::AtMost:
            return difference <= 0;
        case Test::More:
            return difference > 0;
        case Test::AtLeast:
            return difference >= 0;
        case Test::Is:
        case Test::Holds:
            return difference == 0;
        case Test::IsNot:
            return difference != 0;
    }
    return false;
}

bool Judge::holds(const Cell& cell, const std::string& printed, const std::string& code) const {
    const bool empty = is_empty(cell);
    const std::string& wanted = condition_.value;
    if (wanted.empty() || empty)
        return (condition_.test == Test::Is && wanted.empty() == empty) ||
               (condition_.test == Test::IsNot && wanted.empty() != empty);
    const std::optional<double> value = value_of(cell);
    if (by_value_ && value) {
        double difference = *value - number_;
        // A day is told without its hours: all of it is that day.
        if (by_day_ && difference > 0 && difference < kSecondsOfDay) difference = 0;
        return compares(difference);
    }
    if (condition_.test == Test::Holds) return printed.find(wanted) != std::string::npos;
    const bool same = printed == wanted || (!code.empty() && code == wanted);
    if (condition_.test == Test::Is) return same;
    if (condition_.test == Test::IsNot) return !same;
    return compares(same ? 0 : derive::less_by_number(printed, wanted) ? -1 : 1);
}

}  // namespace report
