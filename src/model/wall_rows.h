// model/wall_rows.h — what a wall is told to show: a state, not a stream of orders.
#pragma once

#include "base/time.h"
#include "model/ids.h"

#include <string>

namespace model {

/// One wall by its name. Written by a desk seat, read by the wall, which never writes.
struct WallRow {
    WallId id{};
    std::string name;                    // "main" unless told otherwise
    std::string layout;                  // full, map: the map alone
    bool tour = true;                    // goes from issue to issue by itself
    IssueId spotlight{};                 // shown until it is 0
    std::string message;                 // a sentence over the ticker
    base::Instant until = base::kNever;  // the message is shown
    std::string author;                  // who told it last
    base::Instant at = base::kNever;

    friend bool operator==(const WallRow&, const WallRow&) = default;
};

}  // namespace model
