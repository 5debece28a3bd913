// model/walk_rows.h — the walking network as rows, and norms that are set by hand.
#pragma once

#include "base/time.h"
#include "geo/shape.h"
#include "model/ids.h"

#include <string>

namespace model {

/// A way that people walk, from one joint to the next. Ways that end at the same point (to 5 cm)
/// are joined there.
struct WalkEdgeRow {
    WalkEdgeId id{};
    geo::Shape shape;       // one line
    std::string kind;       // K42: path road pavement crossing stairs bridge gate link
    std::string hours;      // when it is open, as OSM writes it; empty: always
    bool closed = false;    // barred until somebody opens it
    bool step_free = true;  // a wheelchair gets through
    bool derived = false;   // made from the street layer, not drawn
    std::string source;     // way/1234

    friend bool operator==(const WalkEdgeRow&, const WalkEdgeRow&) = default;
};

/// A number that somebody has to set: a staffing standard, a share. One without a row is 未设定.
struct ParameterRow {
    ParameterId id{};
    std::string key;
    double value = 0;

    friend bool operator==(const ParameterRow&, const ParameterRow&) = default;
};

}  // namespace model
