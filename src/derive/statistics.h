// derive/statistics.h — every counter of one place at one moment (domain.md 7.2), as far as the
// data for it exists.
//
// What a place sums to comes from `Derived`; the rest is counted from columns of small facts that
// are kept from one snapshot to the next, page by page, so that a sheet costs a fraction of a
// millisecond also for a whole district.
#pragma once

#include "derive/derived.h"
#include "derive/scope.h"
#include "derive/subtree.h"

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace derive {

enum class Counter : std::uint8_t {
    Buildings,
    Fronts,
    Units,
    SelfUsed,
    Rented,
    Vacant,
    Uncollected,
    GroupLet,
    Unregistered,  // let without being registered
    Occupied,      // rate
    RentalShare,   // rate
    Households,
    Persons,
    Registered,
    Separated,
    Floating,
    Foreign,  // from the community up
    To6,
    To17,
    To59,
    From60,
    From80,
    Women,
    SexRatio,  // rate, men to one woman
    Aged,      // rate, those from 60
    Visited30,
    Fresh,  // rate
    Shops,
    ShopsVacant,
    NoLicence,     // of shops that are open: missing, or wrong
    SmallPlaces,   // the nine kinds
    DutiesSigned,  // rate
    ShopsOfTrade,  // by code, as all named "Of"
    Facilities,
    FacilitiesOfKind,
    Components,
    ComponentsOfMajor,
    ComponentsBroken,
    FireThings,  // hydrants, extinguishers, fire points and stations
    Cameras,     // public ones
    Charging,    // points and posts
    Organisations,
    OrganisationsOfKind,
    PartyBranches,
    Committees,       // of owners, or that manage themselves
    PropertyCovered,  // rate, yards that a property company looks after
    SocialOrganisations,
    ReportedToday,
    Reported,
    Open,
    Soon,
    Urgent,
    Overdue,
    Suspended,
    Reworked,
    Unchecked,
    Settled,
    OnTime,  // rate
    OpenOfClass,
    OpenOfChannel,
    Workers,
    VacantGrids,
    PerWorker,  // rate, households to one
    Staff,
    NoShape,
    NoDue,
    NoAssignee,
    BlocksOk,
    BlocksOpen,
    BlocksSoon,
    BlocksUrgent,
    BlocksOverdue,
    BlocksNoData,
};
inline constexpr std::size_t kCounters = 73;

/// "H2" as in domain.md 7.2; empty for those that have none there.
std::string_view id_of(Counter counter);
constexpr bool is_rate(Counter counter) {
    return counter == Counter::Occupied || counter == Counter::RentalShare ||
           counter == Counter::SexRatio || counter == Counter::Aged ||
           counter == Counter::DutiesSigned || counter == Counter::Fresh ||
           counter == Counter::PropertyCovered || counter == Counter::OnTime ||
           counter == Counter::PerWorker;
}
constexpr Counter counter_of(State state) {
    return static_cast<Counter>(static_cast<int>(Counter::BlocksOk) + static_cast<int>(state));
}

/// A sum, or a rate as its two sums.
struct Amount {
    std::uint32_t part = 0;
    std::uint32_t whole = 0;  // of a rate
    bool told = true;         // false below the level at which this is counted

    friend bool operator==(const Amount&, const Amount&) = default;
};

/// The rate, where it can be said: not of nothing, and not of too small a sample.
std::optional<double> rate_of(Counter counter, const Amount& amount);

/// What stood 30 days before, as far as issues still in memory tell it.
struct Month {
    Amount reported, open, overdue, settled, on_time;
};

using Parts = std::vector<std::pair<std::string, std::uint32_t>>;  // by code, the most first

struct Statistics {
    model::PlaceId place{};  // 0 of an area
    base::Instant as_of = base::kNever;
    std::array<Amount, kCounters> amount{};
    Parts trades, facilities, components, organisations, classes, channels;
    std::optional<Month> month;  // nothing where the place has no issue so old

    const Amount& at(Counter counter) const { return amount.at(static_cast<std::size_t>(counter)); }
    /// The same counter 30 days before; nothing where that is not known.
    std::optional<Amount> before(Counter counter) const;
};

struct StatisticsIndex;

/// The columns for `is`; pages that `is` shares with the snapshot of `before` (may be null) are
/// taken over.
std::shared_ptr<const StatisticsIndex> statistics_index(const model::Snapshot& is,
                                                        std::shared_ptr<const Subtrees> trees,
                                                        const StatisticsIndex* before);
/// Pages whose facts were made anew for this index, not taken over.
std::size_t pages_made(const StatisticsIndex& index);

/// Requires the index of `is`. Of an area, who is on duty is not told: posts are of places.
Statistics statistics_of(const StatisticsIndex& index, const model::Snapshot& is,
                         const Derived& derived, const Scope& scope, base::Instant now);
Statistics statistics_of(const StatisticsIndex& index, const model::Snapshot& is,
                         const Derived& derived, model::Row place, base::Instant now);

}  // namespace derive
