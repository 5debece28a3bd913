#include "derive/wall.h"

#include "derive/dispatch.h"
#include "derive/reading_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace derive {

using base::Instant;
using base::kNever;
using model::IssueRow;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::chrono::hours kWallDay{24};
constexpr base::Seconds kRecentCounts = 7 * kWallDay;
constexpr std::size_t kLastArrived = 60;  // rows that may be told of whenever they were reported
constexpr std::size_t kNewest = 20;

/// Where an issue comes in a list of the wall.
struct Placed {
    State state = State::Ok;
    Instant due = kNever;
    Row row = kNoRow;

    bool operator<(const Placed& other) const {
        if (state != other.state) return state > other.state;
        return std::tie(due, row) < std::tie(other.due, other.row);
    }
};

std::vector<Row> rows_in_order(std::vector<Placed> placed) {
    std::ranges::sort(placed, [](const Placed& a, const Placed& b) { return a < b; });
    std::vector<Row> rows;
    rows.reserve(placed.size());
    for (const Placed& one : placed) rows.push_back(one.row);
    return rows;
}

/// What is open as it stood at `then`, as far as the row tells it. Requires that it was open.
IssueRow as_it_stood(const IssueRow& issue, Instant then) {
    IssueRow was = issue;
    const bool closed_since = issue.closed != kNever;
    const bool stands_since = issue.suspended != kNever && issue.suspended > then;
    if (closed_since || stands_since) was.state = "WORKING";
    if (stands_since) was.suspended = kNever;
    was.closed = kNever;
    return was;
}

bool was_open(const IssueRow& issue, const IssueMark& mark, Instant then) {
    if (issue.reported == kNever || issue.reported > then) return false;
    return mark.open || (mark.closed != kNever && mark.closed > then);
}

WallCellAt cell_of(geo::Point at) {
    return {static_cast<std::int32_t>(std::floor(at.x / kWallCell_m)),
            static_cast<std::int32_t>(std::floor(at.y / kWallCell_m))};
}

bool is_recent(const IssueRow& issue, Instant now) {
    return issue.reported != kNever && issue.reported + kRecentCounts > now;
}

/// A code of state in which nobody has reported it yet.
bool is_reported(const IssueRow& issue) {
    return issue.reported != kNever && issue.state != "DRAFT";
}

/// What lies around a place and is named on the wall: its yard or street, else its community.
Row named_around(const model::Places& places, Row row) {
    for (const model::Kind kind :
         {model::Kind::Yard, model::Kind::Street, model::Kind::Site, model::Kind::Community})
        if (const Row found = model::above(places, row, kind); found != kNoRow) return found;
    return kNoRow;
}

class Counting {
  public:
    Counting(const model::Snapshot& is, Instant now)
        : is_{is},
          rules_{*is.rules},
          now_{now},
          then_{now - kWallDay},
          midnight_{base::midnight_before(now)},
          first_{midnight_ - kWallDay * static_cast<int>(kWallDays - 1)} {
        figures_.as_of = now;
        figures_.until = midnight_ + kWallDay;
        for (std::size_t i = 0; i < kWallDays; ++i)
            figures_.days.at(i).begins = first_ + kWallDay * static_cast<int>(i);
        look_around();
    }

    void add(Row row, const IssueMark& mark) {
        const IssueRow& issue = is_.issues[row].row;
        const Standing standing = standing_at(now_, issue, rules_);
        if (mark.open) open(row, mark, standing);
        if (is_reported(issue)) reported(row, issue, standing.state);
        if (mark.settled) settled(row, issue, mark);
        yesterday(issue, mark);
        cell(row, mark, standing.state);
    }

    WallFigures result() {
        for (std::size_t i = 0; i < kWallKpis; ++i)
            if (i != static_cast<std::size_t>(WallKpi::Settled))
                figures_.number.at(i).rows = rows_in_order(std::move(lists_.at(i)));
        figures_.queue = figures_.at(WallKpi::Open).rows;
        newest_first();
        newest();
        communities();
        cells();
        return std::move(figures_);
    }

  private:
    void look_around() {
        const model::Places& places = *is_.places;
        std::array<std::uint32_t, model::kKindCount> count{};
        std::array<Row, model::kKindCount> first{};
        for (Row row = 0; row < places.size(); ++row) {
            const auto kind = static_cast<std::size_t>(places.kind[row]);
            if (count.at(kind)++ == 0) first.at(kind) = row;
            if (places.kind[row] == model::Kind::Community) communities_[row].place = row;
        }
        const auto of = [&](model::Kind kind) { return count.at(static_cast<std::size_t>(kind)); };
        figures_.buildings = of(model::Kind::Building);
        figures_.fronts = of(model::Kind::Front);
        figures_.grids = static_cast<std::uint32_t>(
            std::ranges::count(is_.grids->row, "basic", &model::GridRow::kind));
        for (const model::Kind kind :
             {model::Kind::Subdistrict, model::Kind::District, model::Kind::Community})
            if (figures_.whole == kNoRow && of(kind) == 1)
                figures_.whole = first.at(static_cast<std::size_t>(kind));
    }
    std::vector<Placed>& list(WallKpi kpi) { return lists_.at(static_cast<std::size_t>(kpi)); }
    std::uint32_t& before(WallKpi kpi) {
        return figures_.number.at(static_cast<std::size_t>(kpi)).before;
    }
    void wakes(Instant at) {
        if (at > now_) figures_.until = std::min(figures_.until, at);
    }
    void wakes_after(Instant at, base::Seconds span) {
        if (at != kNever) wakes(at + span);
    }

    void open(Row row, const IssueMark& mark, const Standing& standing) {
        const IssueRow& issue = is_.issues[row].row;
        const Placed placed{standing.state, issue.due, row};
        list(WallKpi::Open).push_back(placed);
        figures_.states.emplace_back(row, standing.state);
        if (standing.state == State::Overdue) list(WallKpi::Overdue).push_back(placed);
        if (standing.state == State::Urgent || issue.major) list(WallKpi::Urgent).push_back(placed);
        if (is_near_due(issue, rules_, now_)) list(WallKpi::NearDue).push_back(placed);
        wakes(standing.until);
        if (issue.due != kNever) {
            wakes(issue.due);
            wakes(issue.due - hours_of(rules_.thresholds.near_due_h));
        }
        const Row community = community_of(mark.at);
        if (community == kNoRow) return;
        communities_[community].open += 1;
        communities_[community].overdue += standing.state == State::Overdue ? 1U : 0U;
    }

    void reported(Row row, const IssueRow& issue, State state) {
        if (issue.reported >= midnight_ && issue.reported < midnight_ + kWallDay)
            list(WallKpi::Reported).push_back({state, issue.due, row});
        if (issue.reported >= midnight_ - kWallDay && issue.reported <= then_)
            before(WallKpi::Reported) += 1;
        wakes_after(issue.reported, kWallDay);
        count_day(issue.reported, &WallDay::reported);
    }

    void settled(Row row, const IssueRow& issue, const IssueMark& mark) {
        const std::uint32_t on_time = is_on_time(issue, rules_.calendar) ? 1 : 0;
        const Ratio one{on_time, 1};
        if (mark.closed >= midnight_ && mark.closed < midnight_ + kWallDay) {
            list(WallKpi::Settled).push_back({State::Ok, mark.closed, row});
            figures_.on_time_today += one;
        }
        if (mark.closed >= midnight_ - kWallDay && mark.closed <= then_) {
            before(WallKpi::Settled) += 1;
            figures_.on_time_before += one;
        }
        wakes_after(mark.closed, kWallDay);
        count_day(mark.closed, &WallDay::settled);
        if (mark.closed + kSettledCounts <= now_) return;
        wakes_after(mark.closed, kSettledCounts);
        figures_.on_time += one;
        const Row community = community_of(mark.at);
        if (community != kNoRow) communities_[community].on_time += one;
    }

    void yesterday(const IssueRow& issue, const IssueMark& mark) {
        // What was closed wakes those numbers too, whatever came of it.
        wakes_after(mark.closed, kWallDay);
        if (!was_open(issue, mark, then_)) return;
        const IssueRow was = as_it_stood(issue, then_);
        const Standing standing = standing_at(then_, was, rules_);
        before(WallKpi::Open) += 1;
        before(WallKpi::Overdue) += standing.state == State::Overdue ? 1U : 0U;
        before(WallKpi::Urgent) += standing.state == State::Urgent || was.major ? 1U : 0U;
        before(WallKpi::NearDue) += is_near_due(was, rules_, then_) ? 1U : 0U;
        wakes_after(standing.until, kWallDay);
        wakes_after(issue.suspended, kWallDay);
        if (was.due == kNever) return;
        wakes(was.due + kWallDay);
        wakes(was.due - hours_of(rules_.thresholds.near_due_h) + kWallDay);
    }

    void cell(Row row, const IssueMark& mark, State state) {
        const model::Issue& issue = is_.issues[row];
        const bool recent = is_recent(issue.row, now_) && is_reported(issue.row);
        if (recent) wakes_after(issue.row.reported, kRecentCounts);
        if (!mark.open && !recent) return;
        const auto at = wall_point(is_, issue);
        if (!at) return;
        CellSum& sum = cells_[cell_of(*at)];
        sum.open += mark.open ? 1U : 0U;
        sum.overdue += state == State::Overdue ? 1U : 0U;
        sum.recent += recent ? 1U : 0U;
        if (mark.at != kNoRow) sum.places[named_around(*is_.places, mark.at)] += 1;
    }

    void count_day(Instant at, std::uint32_t WallDay::*count) {
        if (at == kNever || at < first_ || at >= midnight_ + kWallDay) return;
        const auto day = static_cast<std::size_t>((at - first_) / kWallDay);
        figures_.days.at(day).*count += 1;
    }

    Row community_of(Row place) const {
        return place == kNoRow ? kNoRow : model::above(*is_.places, place, model::Kind::Community);
    }

    void newest_first() {
        std::vector<Placed>& settled = list(WallKpi::Settled);
        std::ranges::sort(settled, [](const Placed& a, const Placed& b) {
            return std::tie(b.due, a.row) < std::tie(a.due, b.row);
        });
        for (const Placed& one : settled)
            figures_.number.at(static_cast<std::size_t>(WallKpi::Settled)).rows.push_back(one.row);
    }

    /// Of what was reported and settled today, and of what arrived last whenever that was.
    void newest() {
        std::vector<Row>& rows = figures_.newest;
        for (const auto kpi : {WallKpi::Reported, WallKpi::Settled})
            rows.insert(rows.end(), figures_.at(kpi).rows.begin(), figures_.at(kpi).rows.end());
        const std::size_t all = is_.issues.size();
        for (std::size_t i = all - std::min(all, kLastArrived); i < all; ++i)
            rows.push_back(static_cast<Row>(i));
        std::ranges::sort(rows);
        rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
        const auto at = [&](Row row) { return told_at(is_.issues[row].row, now_); };
        for (const Row row : rows) {
            wakes(is_.issues[row].row.reported);
            wakes(is_.issues[row].row.closed);
        }
        std::erase_if(rows, [&](Row row) {
            const model::Issue& issue = is_.issues[row];
            return issue.gone() || issue.at == kNoRow || !is_counted(issue.row) || at(row) > now_;
        });
        std::ranges::stable_sort(rows, std::greater{}, at);
        rows.resize(std::min(rows.size(), kNewest));
        rows.shrink_to_fit();
    }

    void communities() {
        for (const auto& [row, work] : communities_) figures_.communities.push_back(work);
        const auto rate = [](const CommunityWork& work) {
            return work.on_time.denominator < kSmallestSample ? 2 : *work.on_time.share();
        };
        const auto& places = *is_.places;
        std::ranges::sort(
            figures_.communities, [&](const CommunityWork& a, const CommunityWork& b) {
                if (rate(a) != rate(b)) return rate(a) < rate(b);
                return less_by_number(places.row[a.place].name, places.row[b.place].name);
            });
    }

    void cells() {
        for (const auto& [at, sum] : cells_) {
            WallCell& cell = figures_.cells.emplace_back(
                WallCell{at, sum.open, sum.overdue, sum.recent, kNoRow});
            std::uint32_t most = 0;
            for (const auto& [place, count] : sum.places)
                if (place != kNoRow && count > most) {
                    cell.place = place;
                    most = count;
                }
        }
        std::ranges::stable_sort(figures_.cells, [](const WallCell& a, const WallCell& b) {
            return std::tie(b.recent, b.open) < std::tie(a.recent, a.open);
        });
    }

    struct CellSum {
        std::uint32_t open = 0, overdue = 0, recent = 0;
        std::map<Row, std::uint32_t> places;
    };

    const model::Snapshot& is_;
    const model::WorkRules& rules_;
    Instant now_, then_, midnight_, first_;
    WallFigures figures_;
    std::array<std::vector<Placed>, kWallKpis> lists_;
    std::map<Row, CommunityWork> communities_;
    std::map<WallCellAt, CellSum> cells_;
};

/// Calls `visit(row, mark)` for all that count.
template <class Visit>
void each_mark(const Derived& derived, Visit visit) {
    for (std::size_t p = 0; p < derived.issue.page_count(); ++p) {
        Row row = static_cast<Row>(p * base::Pages<IssueMark>::kRows);
        for (const IssueMark& mark : *derived.issue.page(p)) {
            const Row r = row++;
            if (mark.there) visit(r, mark);
        }
    }
}

}  // namespace

geo::Box box_of(WallCellAt at) {
    return {at.column * kWallCell_m, at.row * kWallCell_m, (at.column + 1) * kWallCell_m,
            (at.row + 1) * kWallCell_m};
}

std::optional<geo::Point> wall_point(const model::Snapshot& is, const model::Issue& issue) {
    if (issue.row.has_point) return issue.row.point;
    if (issue.at == kNoRow) return std::nullopt;
    const geo::Shape& shape = is.places->row[issue.at].shape;
    if (shape.kind == geo::ShapeKind::None) return std::nullopt;
    return geo::label_point(shape);
}

Instant told_at(const IssueRow& issue, Instant now) {
    return issue.closed != kNever && issue.closed <= now ? issue.closed : issue.reported;
}

WallFigures wall_figures(const model::Snapshot& is, const Derived& derived, Instant now) {
    Counting counting{is, now};
    each_mark(derived, [&](Row row, const IssueMark& mark) { counting.add(row, mark); });
    return counting.result();
}

State state_in(const WallFigures& figures, Row issue) {
    const auto at =
        std::ranges::lower_bound(figures.states, issue, {}, &std::pair<Row, State>::first);
    return at != figures.states.end() && at->first == issue ? at->second : State::Ok;
}

std::vector<Row> rows_of(const WallFigures& figures, const model::Snapshot& is,
                         const Derived& derived, const WallChoice& choice) {
    if (choice.of == WallChoice::Of::Nothing) return figures.queue;
    if (choice.of == WallChoice::Of::Kpi) return figures.at(choice.kpi).rows;
    const Row community = model::row_of(*is.places, choice.community);
    std::vector<Placed> placed;
    each_mark(derived, [&](Row row, const IssueMark& mark) {
        const model::Issue& issue = is.issues[row];
        const bool recent = is_recent(issue.row, figures.as_of) && is_reported(issue.row);
        const bool of_cell = choice.of == WallChoice::Of::Cell;
        if (!mark.open && !(of_cell && recent)) return;
        if (of_cell) {
            const auto at = wall_point(is, issue);
            if (!at || cell_of(*at) != choice.cell) return;
        } else if (community == kNoRow || mark.at == kNoRow ||
                   model::above(*is.places, mark.at, model::Kind::Community) != community) {
            return;
        }
        placed.push_back({state_in(figures, row), issue.row.due, row});
    });
    return rows_in_order(std::move(placed));
}

}  // namespace derive
