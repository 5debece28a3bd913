// derive/walk_net.h — the network that people of this store walk in, and the ways before their
// doors.
#pragma once

#include "model/snapshot.h"
#include "route/costs.h"
#include "route/snap.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace derive {

using WalkMoment = route::Moment;

/// By which ways minutes were found. Every number of coverage says it.
enum class WalkMeasure : std::uint8_t {
    Ways,      // walking edges of the store
    Streets,   // of these some, or all, made from middle lines of streets
    Straight,  // as the crow flies, × kWayRound: there is no network at all
};

enum class WalkProfile : std::uint8_t { Adult, Elderly, Wheelchair };
inline constexpr int kWalkProfiles = 3;

/// With what was set for this store: walk.adult_m_per_min, walk.elderly_m_per_min,
/// walk.wheelchair_m_per_min, walk.crossing_s, walk.stairs_factor.
route::Profile profile_of(const model::Snapshot& is, WalkProfile profile);

/// That minute in Beijing, a holiday by the calendar of the store.
route::Moment walk_moment(const model::Snapshot& is, base::Instant at);

/// Farther from every way than this, a door is not on the network.
inline constexpr double kDoorToWay_m = 100;

struct WalkDoor {
    route::Snap at;
    geo::Point door;
};

/// Frozen; made from four tables, and the same as long as they are.
struct WalkNet {
    std::shared_ptr<const route::Network> net = std::make_shared<const route::Network>();
    WalkMeasure measure = WalkMeasure::Straight;
    bool of_places = false;  // its streets are places, for want of roads
    std::uint32_t drawn_edges = 0;
    std::uint32_t derived_edges = 0;
    std::vector<std::uint32_t> first_door;  // by row of Places, in `door`; one more at the end
    std::vector<WalkDoor> door;             // of leaves
    std::vector<model::Row> unsnapped;      // leaves with no way within kDoorToWay_m
    std::vector<model::Row> islanded;       // leaves whose doors all lie on islands of the network

    std::shared_ptr<const model::Places> places;
    std::shared_ptr<const std::vector<model::WalkEdgeRow>> walk_edges;
    std::shared_ptr<const std::vector<model::GroundRow>> ground;
    std::shared_ptr<const std::vector<model::EntranceRow>> entrances;

    std::span<const WalkDoor> doors(model::Row row) const {
        return std::span{door}.subspan(first_door[row], first_door[row + 1] - first_door[row]);
    }
};

/// Takes over from `before` (may be null) what comes from the same tables; `before` itself where
/// nothing has changed.
///
/// Roads of the ground are walked in where no walking edge runs along them, and only as long as no
/// edge of the store is derived: then somebody has made edges of them. Where they end short of one
/// another people walk across, but through no wall. Doors are a building's entrances; of one
/// without, and of fronts and streets, the label point.
std::shared_ptr<const WalkNet> walk_net(const model::Snapshot& is,
                                        const std::shared_ptr<const WalkNet>& before = {});

/// The walking edge somebody points at, closed ones and gates among them; 0 where none is within
/// `most_m`, or it is a street that nobody has drawn as an edge.
model::WalkEdgeId walk_edge_at(const WalkNet& walk, geo::Point point, double most_m);

}  // namespace derive
