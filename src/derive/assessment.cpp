#include "derive/assessment.h"

#include "derive/assessment_values.h"
#include "derive/communities.h"
#include "derive/theme.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <tuple>
#include <utility>

namespace derive {

using base::Instant;
using model::kNoRow;
using model::Row;

namespace {

constexpr double kPointsBounds[] = {90, 80, 70, 60};

/// Scores of one year by indicator and community; of two for one, the later row.
using ScoresOfYear = std::map<std::pair<model::IndicatorId, model::PlaceId>, Row>;
ScoresOfYear scores_of_year(const model::Snapshot& is, int year) {
    ScoresOfYear scores;
    for (Row row = 0; row < is.scores->size(); ++row) {
        const model::ScoreRow& score = (*is.scores)[row];
        if (score.year == year) scores[{score.indicator, score.place}] = row;
    }
    return scores;
}

AssessedValue entered_value(const model::Snapshot& is, const ScoresOfYear& scores,
                            model::IndicatorId indicator, Row community) {
    const auto at = scores.find({indicator, is.places->row[community].id});
    if (at == scores.end()) return {};
    return {.value = (*is.scores)[at->second].value,
            .evidence = {.of = Evidence::Of::Score, .row = at->second}};
}

/// A negative weight would reward the worst.
std::vector<double> weights_of(const std::vector<model::IndicatorRow>& indicators) {
    std::vector<double> weights;
    for (const model::IndicatorRow& one : indicators) weights.push_back(std::max(0.0, one.weight));
    return weights;
}

std::vector<std::optional<double>> totals_of(const std::vector<AssessedCommunity>& communities,
                                             std::span<const double> weights) {
    std::vector<std::optional<double>> totals;
    for (const AssessedCommunity& one : communities)
        totals.push_back(total_of(one.values, weights));
    return totals;
}

void put_ranges(Assessment& assessment, std::span<const double> weights) {
    for (AssessedCommunity& one : assessment.communities) one.range = {one.rank, one.rank};
    for (std::size_t i = 0; i < weights.size(); ++i)
        for (const double swing : {1 - kWeightSwing, 1 + kWeightSwing}) {
            std::vector<double> swung{weights.begin(), weights.end()};
            swung[i] *= swing;
            const std::vector<int> ranks = ranks_of(totals_of(assessment.communities, swung));
            for (std::size_t c = 0; c < ranks.size(); ++c) {
                RankRange& range = assessment.communities[c].range;
                range.best = std::min(range.best, ranks[c]);
                range.worst = std::max(range.worst, ranks[c]);
            }
        }
}

/// Whether it is counted from issues, asked of residents or entered; all others have a value in any
/// store.
bool tells_of_work(IndicatorKey key) {
    return key < IndicatorKey::Fresh || key >= IndicatorKey::Safety;
}

/// Whether there is anything to rank by.
bool has_ground(const Assessment& assessment, std::span<const double> weights) {
    bool wanted = false;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0 || !tells_of_work(indicator_key(assessment.indicators[i].key)))
            continue;
        wanted = true;
        for (const AssessedCommunity& one : assessment.communities)
            if (one.values[i].points) return true;
    }
    return !wanted;
}

void put_totals(Assessment& assessment) {
    const std::vector<double> weights = weights_of(assessment.indicators);
    const double whole = std::accumulate(weights.begin(), weights.end(), 0.0);
    for (AssessedCommunity& one : assessment.communities) {
        double told = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            if (one.values[i].points) told += weights[i];
        one.told_weight = whole > 0 ? told / whole : 0;
    }
    if (!has_ground(assessment, weights)) return;
    const auto totals = totals_of(assessment.communities, weights);
    const std::vector<int> ranks = ranks_of(totals);
    for (std::size_t c = 0; c < ranks.size(); ++c) {
        assessment.communities[c].total = totals[c];
        assessment.communities[c].rank = ranks[c];
    }
    put_ranges(assessment, weights);
}

/// All but the ranks of the year before. Where `counted` is null, all is as it was entered.
Assessment assessment_by(const model::Snapshot& is, const CountedValues* counted, int year,
                         const Period& period) {
    Assessment assessment{.year = year, .period = period, .indicators = *is.indicators};
    const ScoresOfYear scores = scores_of_year(is, year);
    const std::vector<Row> rows = communities_of(*is.places);
    for (std::size_t number = 0; number < rows.size(); ++number) {
        AssessedCommunity one{.community = rows[number]};
        for (const model::IndicatorRow& indicator : assessment.indicators) {
            const IndicatorKey key = indicator_key(indicator.key);
            AssessedValue value = counted != nullptr && key != IndicatorKey::Manual
                                      ? counted->at(key, number)
                                      : entered_value(is, scores, indicator.id, rows[number]);
            if (value.value)
                value.points = points_of(*value.value, indicator.worst, indicator.best);
            one.values.push_back(value);
        }
        assessment.communities.push_back(std::move(one));
    }
    put_totals(assessment);
    return assessment;
}

}  // namespace

std::optional<int> AssessedCommunity::climbed() const {
    if (rank == 0 || !rank_before) return std::nullopt;
    return *rank_before - rank;
}

std::vector<std::size_t> AssessedCommunity::missing() const {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!values[i].points) numbers.push_back(i);
    return numbers;
}

std::vector<std::size_t> Assessment::ranking() const {
    std::vector<std::size_t> numbers(communities.size());
    std::iota(numbers.begin(), numbers.end(), std::size_t{0});
    std::ranges::stable_sort(numbers, {}, [&](std::size_t number) {
        const int rank = communities[number].rank;
        return std::tuple{rank == 0, rank};
    });
    return numbers;
}

bool Assessment::ranked() const {
    return std::ranges::any_of(communities, [](const auto& one) { return one.rank != 0; });
}

Period assessment_period(Instant now) {
    return {now - model::kClosedKept, now};
}

Assessment assessment_of(const model::Snapshot& is, const Derived& derived, const Subtrees& trees,
                         int year, Instant now) {
    const Period period = assessment_period(now);
    const auto of_year = [&](int which) {
        if (which != base::year_of(now)) return assessment_by(is, nullptr, which, period);
        const CountedValues counted{is, derived, trees, period, now};
        return assessment_by(is, &counted, which, period);
    };
    Assessment assessment = of_year(year);
    const Assessment before = of_year(year - 1);
    for (std::size_t c = 0; c < assessment.communities.size(); ++c)
        if (before.communities[c].rank != 0)
            assessment.communities[c].rank_before = before.communities[c].rank;
    return assessment;
}

std::vector<model::ScoreRow> scores_to_keep(const model::Snapshot& is,
                                            const Assessment& assessment) {
    const ScoresOfYear scores = scores_of_year(is, assessment.year);
    std::vector<model::ScoreRow> rows;
    for (const AssessedCommunity& one : assessment.communities)
        for (std::size_t i = 0; i < one.values.size(); ++i) {
            const AssessedValue& value = one.values[i];
            if (!value.value || value.evidence.of == Evidence::Of::Score) continue;
            model::ScoreRow row{.indicator = assessment.indicators[i].id,
                                .place = is.places->row[one.community].id,
                                .year = assessment.year,
                                .value = *value.value};
            const auto known = scores.find({row.indicator, row.place});
            if (known != scores.end()) {
                row.id = (*is.scores)[known->second].id;
                row.evidence = (*is.scores)[known->second].evidence;
            }
            rows.push_back(std::move(row));
        }
    return rows;
}

double points_of(double value, double worst, double best) {
    if (worst == best) return value >= best ? 100 : 0;
    return std::clamp((value - worst) / (best - worst), 0.0, 1.0) * 100;
}

std::optional<double> total_of(std::span<const AssessedValue> values,
                               std::span<const double> weights) {
    double sum = 0;
    double weight = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (!values[i].points) continue;
        sum += weights[i] * *values[i].points;
        weight += weights[i];
    }
    if (weight <= 0) return std::nullopt;
    return std::round(sum / weight / kTotalStep) * kTotalStep;
}

std::vector<int> ranks_of(std::span<const std::optional<double>> totals) {
    constexpr double kSame = kTotalStep / 2;
    std::vector<int> ranks(totals.size());
    for (std::size_t i = 0; i < totals.size(); ++i) {
        if (!totals[i]) continue;
        ranks[i] = 1 + static_cast<int>(std::ranges::count_if(totals, [&](const auto& other) {
                       return other && *other > *totals[i] + kSame;
                   }));
    }
    return ranks;
}

std::uint8_t class_of_total(const std::optional<double>& total) {
    if (!total) return kNotKnown;
    std::uint8_t klass = 0;
    for (const double bound : kPointsBounds)
        if (*total < bound) ++klass;
    return klass;
}

}  // namespace derive
