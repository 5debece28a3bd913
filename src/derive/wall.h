// derive/wall.h — what the wall (指挥) tells of a sub-district at one moment: its numbers against
// those of yesterday at this time, what presses most, how the days went, where issues gather.
//
// Everything is counted from the issues in memory; no daily record is kept. What a row does not
// hold (a due before its extension, a step back) stands for yesterday as it stands now.
#pragma once

#include "derive/derived.h"
#include "derive/measures.h"
#include "geo/point.h"

#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace derive {

enum class WallKpi : std::uint8_t {
    Overdue,   // 超期, as its colour is
    NearDue,   // 临期: DeskList::NearDue
    Open,      // 在办
    Urgent,    // 紧急/重大: open, and urgent by its colour, or major whatever its colour
    Reported,  // 今日上报: since midnight in Beijing
    Settled,   // 今日办结: closed with a result since midnight
};
inline constexpr std::size_t kWallKpis = 6;

/// The length of the list is the number.
struct WallNumber {
    std::vector<model::Row> rows;  // of Snapshot::issues; worst first, then by due; of what is
                                   // settled the newest first
    std::uint32_t before = 0;      // the number a day ago at the same time

    std::int64_t change() const {
        return static_cast<std::int64_t>(rows.size()) - static_cast<std::int64_t>(before);
    }
};

struct CommunityWork {
    model::Row place = model::kNoRow;  // of Places
    Ratio on_time;                     // of what was settled in the last 30 days
    std::uint32_t open = 0;
    std::uint32_t overdue = 0;

    friend bool operator==(const CommunityWork&, const CommunityWork&) = default;
};

/// One day in Beijing; the last one is today until now.
struct WallDay {
    base::Instant begins{};
    std::uint32_t reported = 0;
    std::uint32_t settled = 0;

    friend bool operator==(const WallDay&, const WallDay&) = default;
};
inline constexpr std::size_t kWallDays = 30;

/// A square of the ground, kWallCell_m wide, counted from the origin of the coordinates.
struct WallCellAt {
    std::int32_t column = 0;
    std::int32_t row = 0;

    friend auto operator<=>(const WallCellAt&, const WallCellAt&) = default;
};
inline constexpr double kWallCell_m = 250;

struct WallCell {
    WallCellAt at;
    std::uint32_t open = 0;            // now
    std::uint32_t overdue = 0;         // of these
    std::uint32_t recent = 0;          // reported in the last 7 days, whatever became of it
    model::Row place = model::kNoRow;  // of Places: the yard, street or community most of it is at

    friend bool operator==(const WallCell&, const WallCell&) = default;
};
/// In metres of the ground.
geo::Box box_of(WallCellAt at);

struct WallFigures {
    base::Instant as_of = base::kNever;
    base::Instant until = base::kNever;  // the clock alone will change a number or an order then
    model::Row whole = model::kNoRow;    // of Places: the sub-district, the district of several
    std::uint32_t grids = 0, buildings = 0, fronts = 0;
    std::array<WallNumber, kWallKpis> number;
    Ratio on_time_today;                     // of what was settled today; and
    Ratio on_time_before;                    // of what was settled yesterday until this time
    Ratio on_time;                           // of what was settled in the last 30 days
    std::vector<model::Row> queue;           // all that is open, worst first, then by due
    std::vector<CommunityWork> communities;  // the worst rate first; small samples behind, by name
    std::array<WallDay, kWallDays> days{};   // in order
    std::vector<WallCell> cells;             // the most reports of 7 days first; none empty
    std::vector<std::pair<model::Row, State>> states;  // of all that is open; ascending by row
    std::vector<model::Row> newest;  // at a place: what was reported or settled last, newest first

    const WallNumber& at(WallKpi kpi) const { return number.at(static_cast<std::size_t>(kpi)); }
};

/// One pass over the issues; to be kept until the snapshot is another or `until` has come. Requires
/// that `derived` is of `is`.
WallFigures wall_figures(const model::Snapshot& is, const Derived& derived, base::Instant now);

/// When it was settled, if it was by `now`; else when it was reported.
base::Instant told_at(const model::IssueRow& issue, base::Instant now);

/// The state that an issue has in the figures; Ok of one that is not open.
State state_in(const WallFigures& figures, model::Row issue);

/// What map and queue are narrowed to.
struct WallChoice {
    enum class Of : std::uint8_t { Nothing, Kpi, Community, Cell };
    Of of = Of::Nothing;
    WallKpi kpi{};
    model::PlaceId community{};
    WallCellAt cell;

    friend bool operator==(const WallChoice&, const WallChoice&) = default;
};

/// The issues behind a choice, worst first, then by due; the queue where nothing is chosen. Of a
/// cell these are the open ones and those of the last 7 days.
std::vector<model::Row> rows_of(const WallFigures& figures, const model::Snapshot& is,
                                const Derived& derived, const WallChoice& choice);

/// Where an issue stands on the ground: its own point, else the middle of its place; nothing of one
/// that is nowhere.
std::optional<geo::Point> wall_point(const model::Snapshot& is, const model::Issue& issue);

}  // namespace derive
