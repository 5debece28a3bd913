// derive/derived.h — everything that follows from one snapshot at one moment.
#pragma once

#include "base/pages.h"
#include "base/time.h"
#include "derive/people.h"
#include "derive/state.h"
#include "model/snapshot.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace derive {

/// What lies at a place, or at and below it. Sums only: a rate is made where it is shown.
struct Tally {
    model::Counts counts;
    People people;
    std::uint32_t open = 0;
    std::uint32_t soon = 0;
    std::uint32_t urgent = 0;
    std::uint32_t overdue = 0;
    std::array<std::uint32_t, kStateCount> blocks{};  // leaves in each state
    std::uint32_t settled_30d = 0;                    // closed less than 30 days ago
    std::uint32_t settled_on_time_30d = 0;            // of these by their due, or without one

    Tally& operator+=(const Tally& other);
    Tally& operator-=(const Tally& other);
    friend bool operator==(const Tally&, const Tally&) = default;
};

/// The worst state of what is open; Ok when nothing is.
State worst_open(const Tally& tally);

/// Fewer settled issues than this say nothing about a rate.
inline constexpr std::uint32_t kSmallestSample = 20;

/// The share of the issues settled in the last 30 days that were settled on time; nothing where
/// the sample is too small.
std::optional<double> on_time_rate(const Tally& tally);

/// Classes of that rate, as areas are coloured by: 0 from 98 %, 1 from 95, 2 from 90, 3 from 80,
/// 4 below, kRateUnknown where the sample is too small.
inline constexpr int kRateUnknown = 5;
int rate_class(const Tally& tally);

/// One place as it is drawn.
struct Block {
    State state = State::Ok;
    base::Instant until = base::kNever;  // the clock alone will change it, or its tally, then

    friend bool operator==(const Block&, const Block&) = default;
};

/// What is asked of every issue again and again, close together: a day looks through all of them
/// often, and few are what it looks for.
struct IssueMark {
    model::Row at = model::kNoRow;  // its place
    bool there = false;             // not gone, and counted
    bool open = false;
    bool settled = false;
    base::Instant closed = base::kNever;

    friend bool operator==(const IssueMark&, const IssueMark&) = default;
};

struct PlannedClasses;

struct Derived {
    std::uint64_t generation = 0;
    base::Instant as_of = base::kNever;
    base::Instant next_change = base::kNever;  // of any block
    base::Pages<Block> block;                  // by row of Places
    base::Pages<Tally> own;                    // by row of Places: the place itself
    base::Pages<Tally> total;                  // by row of Places: itself and all below; pages of
                                               // places with nothing below are those of `own`
    std::vector<Tally> of_grid;                // by row of Grids: its leaves
    base::Pages<IssueMark> issue;              // by row of Snapshot::issues
    Tally unplaced;                            // open issues with no place: 界外 or 未定位
    base::Instant unplaced_until = base::kNever;
    std::vector<base::Instant> page_until;  // earliest `until` in each page of `block`
    // What a planner asked for: put in from outside, null while nobody has.
    std::shared_ptr<const PlannedClasses> planned;
};

/// Recomputes only the blocks whose issues or counts differ between `was` and `is`, and those
/// whose `until` has passed, and adds the differences to what lies above them. A new generation,
/// and whatever stands by other thresholds or another calendar, is computed whole. The result
/// equals `derive_all(is, now)`.
Derived derive_from(const Derived& before, const model::Snapshot& was, const model::Snapshot& is,
                    base::Instant now);

Derived derive_all(const model::Snapshot& is, base::Instant now);

/// Rows of open issues at `place` and below it that count, worst first, then by due.
std::vector<model::Row> open_issues_under(const model::Snapshot& is, model::Row place,
                                          base::Instant now);

}  // namespace derive
