// derive/cover_sums.h — coverage as the lists and charts of a page tell it: how many households
// have how many minutes, which communities are served worst, which courtyards have what.
//
// Whatever is counted is kept as rows too, so that each number can be opened.
#pragma once

#include "derive/coverage.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace derive {

/// Leaves whose minutes are alike.
struct MinuteBar {
    std::uint32_t households = 0;
    std::vector<model::Row> rows;
};
/// Minutes that have a bar of their own: up to 1, up to 2 … up to 30; all else is one bar.
inline constexpr std::size_t kMinuteBars = 30;

struct CoverSums {
    Cover whole;   // of the town
    Cover before;  // the same without spots and sites; whoever asks for these puts it here
    std::array<MinuteBar, kMinuteBars + 1> minutes{};  // the last: farther than any bar
    MinuteBar unknown;                                 // nobody can tell the minutes
    std::vector<model::Row> communities;  // the least share of households first, empty ones last
    std::array<std::vector<model::Row>, kEverydayItems + 1> yards{};  // by items they have
    std::vector<model::Row> yards_untold;                             // of no building is it known
    std::vector<Supplier> shut;  // at the moment that is asked about; put here like `before`
};

Cover whole_of(const Coverage& coverage);

/// Of leaves with households, but for the courtyards. Without scores these are left out.
CoverSums cover_sums(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     const Coverage& coverage, std::span<const YardScore> yards = {});

/// Of those whose minutes are known; nothing where there are none.
std::optional<double> covered_share(const CoverShare& share);

/// Leaves at a place and below, with what is counted: those within the minutes, those beyond them,
/// and those of which nobody can tell. All of the town for kNoRow.
struct CoverRows {
    std::vector<model::Row> covered, beyond, unknown;
};
CoverRows cover_rows(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     const Coverage& coverage, CoverBy by, model::Row place);

/// The everyday services that are not reached within their minutes from a leaf, or from most of the
/// leaves of a place whose minutes are known; as numbers of services_of(Everyday). Nothing where
/// nobody can tell. Requires everyday_reaches().
std::optional<std::vector<std::size_t>> missing_everyday(const model::Snapshot& is,
                                                         const WalkNet& walk,
                                                         std::span<const WalkReach> everyday,
                                                         model::Row place);

/// Suppliers that are closed at that moment.
std::vector<Supplier> shut_at(const model::Snapshot& is, const Service& service,
                              route::Moment moment);

}  // namespace derive
