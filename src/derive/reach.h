// derive/reach.h — how many minutes it is on foot from every block to the nearest who offers a
// service (domain.md C42, 9).
//
// Made whole each time: one trade of a sub-district costs milliseconds, so that a facility moved by
// hand or a gate opened is seen at once.
#pragma once

#include "derive/suppliers.h"
#include "route/reach.h"

#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace derive {

struct WalkAsk {
    std::vector<Service> services;  // any of them will do
    WalkProfile profile = WalkProfile::Adult;
    std::optional<route::Moment> moment;  // nothing: at some time
    int limit_min = 30;                   // no minutes asked of the answer may be more
    std::vector<geo::Point> also{};       // spots where one might be, beside those that are
    std::vector<Supplier> sites{};        // shops and rooms where one might be, likewise
};

inline constexpr float kNotReached = std::numeric_limits<float>::infinity();
inline constexpr std::uint32_t kNoSupplier = 0xFFFF'FFFF;

struct WalkReach {
    WalkAsk ask;
    WalkMeasure measure = WalkMeasure::Straight;
    std::vector<float> seconds;  // by row of Places, of leaves; kNotReached beyond the limit
    std::vector<std::uint32_t> supplier;  // by row: the nearest, in `suppliers`, or kNoSupplier
    std::vector<Supplier> suppliers;      // open, or perhaps open; spots last
    std::vector<Supplier> lost;           // of these: with no way near, or with no place at all
    std::uint32_t shut = 0;               // left out, for they are closed at that moment
    std::uint32_t hours_unknown = 0;      // of `suppliers`

    route::Profile walks;
    std::shared_ptr<const route::Costs> costs;  // null when Straight
    std::shared_ptr<const route::Reach> found;
    std::vector<std::uint32_t> supplier_of_source;  // by source of `found`

    bool within(model::Row row, int minutes) const {
        return seconds[row] <= static_cast<float>(minutes * 60);
    }
};

/// Requires the network of this snapshot.
WalkReach reach_of(const model::Snapshot& is, const WalkNet& walk, WalkAsk ask);

/// From some points alone, as when one facility is looked at.
WalkReach reach_from(const model::Snapshot& is, const WalkNet& walk, std::vector<geo::Point> points,
                     WalkAsk ask);

/// Why a block has no minutes.
enum class WalkAnswer : std::uint8_t {
    Reached,
    TooFar,   // beyond the limit
    Island,   // its way leads nowhere
    NoWay,    // none within kDoorToWay_m
    NoShape,  // nobody knows where it stands
    NoLeaf,   // a yard or a community: its buildings have minutes
};
/// Whether "not covered" may be said of it, or covered.
constexpr bool minutes_known(WalkAnswer answer) {
    return answer == WalkAnswer::Reached || answer == WalkAnswer::TooFar;
}
WalkAnswer answer_of(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     model::Row row);

/// From the door to the nearest supplier, to be drawn; empty where it is not reached.
geo::Ring way_to_supplier(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                          model::Row row);

/// What lies within so many minutes, drawn: an illustration, never counted.
struct WalkBand {
    int minutes = 0;
    geo::Shape area;
};
std::vector<WalkBand> bands_of(const WalkNet& walk, const WalkReach& reach,
                               std::span<const int> minutes = kWalkBands);

}  // namespace derive
