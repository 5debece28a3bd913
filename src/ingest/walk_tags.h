// ingest/walk_tags.h — what a row of a file says of a way on foot, or of what stands across one.
// Only for walk_ways.cpp and tests.
#pragma once

#include "ingest/layer.h"
#include "route/network.h"

#include <cstdint>
#include <string>

namespace ingest {

/// Says in OpenStreetMap's words what a layer of ways or gates says in its own, in Chinese or
/// English: 台阶 becomes highway=steps, 宽度 width, 开放时间 opening_hours. One-way streets are
/// walked both ways.
void say_in_walking_words(Layer& layer);

struct WayTags {
    enum class Is : std::uint8_t {
        Way,
        NoWay,          // a house, a river
        NotBuilt,       // planned, or being built
        NotForWalking,  // a motorway
        NoEntry,        // nobody may walk there
    };
    Is is = Is::NoWay;
    route::WayKind kind = route::WayKind::Path;
    std::string hours;          // when it is open; empty: always
    bool closed = false;        // said so
    bool is_private = false;    // only those who live there may
    bool step_free = true;      // a wheelchair gets through
    bool at_ends_only = false;  // above or below the ground: meets others only where it ends

    friend bool operator==(const WayTags&, const WayTags&) = default;
};
/// Of a line, or of the border of a square.
WayTags way_tags_of(const Feature& row);

struct BarrierTags {
    enum class Is : std::uint8_t {
        Nothing,  // no barrier
        Post,     // people pass
        Gate,
        Wall,  // nobody passes
    };
    Is is = Is::Nothing;
    std::string hours;
    bool closed = false;
    bool is_private = false;
    bool step_free = true;

    /// Whether somebody is kept out at some time.
    bool matters() const {
        return is == Is::Gate || is == Is::Wall || closed || is_private || !step_free;
    }
    friend bool operator==(const BarrierTags&, const BarrierTags&) = default;
};
/// Of a point.
BarrierTags barrier_tags_of(const Feature& row);

}  // namespace ingest
