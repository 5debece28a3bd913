#include "derive/cover_sums.h"

#include "derive/communities.h"

#include <algorithm>
#include <cmath>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

void add_leaf(MinuteBar& bar, Row row, std::uint32_t households) {
    bar.households += households;
    bar.rows.push_back(row);
}

/// The bar of so many seconds: [0] up to one minute.
std::size_t bar_of(float seconds) {
    if (seconds == kNotReached) return kMinuteBars;
    const double minute = std::ceil(static_cast<double>(seconds) / 60);
    return std::min(static_cast<std::size_t>(std::max(minute, 1.0)) - 1, kMinuteBars);
}

/// By row: whether it is `place` or lies below it.
std::vector<bool> below_place(const model::Places& places, Row place) {
    std::vector<bool> below(places.size(), place == kNoRow);
    for (Row row = 0; row < places.size(); ++row)  // parents stand before their children
        below[row] = below[row] || row == place ||
                     (places.parent[row] != kNoRow && below[places.parent[row]]);
    return below;
}

}  // namespace

Cover whole_of(const Coverage& coverage) {
    Cover whole;
    for (const Cover& own : coverage.own) whole += own;
    return whole;
}

std::optional<double> covered_share(const CoverShare& share) {
    const std::uint32_t known = share.whole - share.unknown;
    if (known == 0) return std::nullopt;
    return static_cast<double>(share.covered) / known;
}

CoverSums cover_sums(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     const Coverage& coverage, std::span<const YardScore> yards) {
    CoverSums sums;
    sums.whole = sums.before = whole_of(coverage);
    for (Row row = 0; row < is.places->size(); ++row) {
        const std::uint32_t households = is.counts[row].households;
        if (households == 0 || !model::is_leaf(is.places->kind[row])) continue;
        const bool known = minutes_known(answer_of(is, walk, reach, row));
        add_leaf(known ? sums.minutes.at(bar_of(reach.seconds[row])) : sums.unknown, row,
                 households);
    }
    sums.communities = communities_of(*is.places);
    std::ranges::stable_sort(sums.communities, {}, [&](Row row) {
        return covered_share(coverage.total[row].at(CoverBy::Households)).value_or(2);
    });
    for (const YardScore& yard : yards)
        (yard.told ? sums.yards.at(yard.score) : sums.yards_untold).push_back(yard.yard);
    return sums;
}

CoverRows cover_rows(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     const Coverage& coverage, CoverBy by, Row place) {
    CoverRows rows;
    const std::vector<bool> below = below_place(*is.places, place);
    for (Row row = 0; row < is.places->size(); ++row) {
        const CoverShare& share = coverage.own[row].at(by);
        if (!below[row] || share.whole == 0) continue;
        if (!minutes_known(answer_of(is, walk, reach, row)))
            rows.unknown.push_back(row);
        else
            (share.covered > 0 ? rows.covered : rows.beyond).push_back(row);
    }
    return rows;
}

std::optional<std::vector<std::size_t>> missing_everyday(const model::Snapshot& is,
                                                         const WalkNet& walk,
                                                         std::span<const WalkReach> everyday,
                                                         Row place) {
    const auto listed = services_of(ServiceGroup::Everyday);
    const std::vector<bool> below = below_place(*is.places, place);
    std::size_t leaves = 0;
    std::vector<std::size_t> reached(listed.size(), 0);
    for (Row row = 0; row < is.places->size() && !everyday.empty(); ++row) {
        if (!below[row] || !minutes_known(answer_of(is, walk, everyday.front(), row))) continue;
        leaves += 1;
        for (std::size_t s = 0; s < everyday.size(); ++s)
            reached[s] += everyday[s].within(row, minutes_of(is, listed[s])) ? 1U : 0U;
    }
    if (leaves == 0) return std::nullopt;
    std::vector<std::size_t> missing;
    for (std::size_t s = 0; s < everyday.size(); ++s)
        if (reached[s] * 2 < leaves) missing.push_back(s);
    return missing;
}

std::vector<Supplier> shut_at(const model::Snapshot& is, const Service& service,
                              route::Moment moment) {
    std::vector<Supplier> shut = suppliers_of(is, std::span{&service, 1}, moment);
    std::erase_if(shut, [](const Supplier& one) { return one.open != route::Open::No; });
    return shut;
}

}  // namespace derive
