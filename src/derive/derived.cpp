#include "derive/derived.h"

#include <algorithm>

namespace derive {

using base::Instant;
using base::kNever;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

/// The issues of the places that are computed anew, gathered in one pass over all issues.
struct Gathered {
    std::vector<Tally> tally;  // by position in `rows`
    std::vector<State> worst;
    std::vector<Instant> until;
    Tally unplaced;
    Instant unplaced_until = kNever;
};

void count_issue(Tally& tally, State state) {
    tally.open += 1;
    tally.soon += state == State::Soon ? 1U : 0U;
    tally.urgent += state == State::Urgent ? 1U : 0U;
    tally.overdue += state == State::Overdue ? 1U : 0U;
}

/// Of a settled issue: counts it, and answers when it will be too long ago to count; kNever when
/// it is.
Instant count_settled(Tally& tally, const model::IssueRow& issue, const model::WorkRules& rules,
                      Instant now) {
    if (!is_settled(issue) || issue.closed + kSettledCounts <= now) return kNever;
    tally.settled_30d += 1;
    tally.settled_on_time_30d += is_on_time(issue, rules.calendar) ? 1U : 0U;
    return issue.closed + kSettledCounts;
}

/// Whatever counts issues goes by their marks: without one it is in no number and no colour.
IssueMark mark_of(const model::Issue& issue) {
    if (issue.gone() || !is_counted(issue.row)) return {};
    return {issue.at, true, is_open(issue.row), is_settled(issue.row), issue.row.closed};
}

/// Calls `visit` for the rows of pages that `is` does not share with `was`.
template <class T, class Visit>
void each_new_row(const base::Pages<T>& was, const base::Pages<T>& is, Visit visit) {
    constexpr std::size_t kRows = base::Pages<T>::kRows;
    for (std::size_t p = 0; p < is.page_count(); ++p) {
        if (p < was.page_count() && was.page(p) == is.page(p)) continue;
        const std::size_t end = std::min((p + 1) * kRows, is.size());
        for (std::size_t r = p * kRows; r < end; ++r) visit(static_cast<Row>(r));
    }
}

base::Pages<IssueMark> marks_of(const base::Pages<IssueMark>& before,
                                const base::Pages<model::Issue>& was,
                                const base::Pages<model::Issue>& is) {
    if (is.size() < before.size()) return marks_of({}, {}, is);
    base::PagesEdit<IssueMark> marks{before};
    while (marks.size() < is.size()) marks.push_back({});
    each_new_row(was, is, [&](Row r) {
        const IssueMark mark = mark_of(is[r]);
        if (marks[r] != mark) marks.at(r) = mark;
    });
    return std::move(marks).freeze();
}

void gather_unplaced(Gathered& found, const Standing& standing) {
    count_issue(found.unplaced, standing.state);
    found.unplaced_until = std::min(found.unplaced_until, standing.until);
}

void gather_open(Gathered& found, Row slot, const Standing& standing) {
    count_issue(found.tally[slot], standing.state);
    found.worst[slot] = std::max(found.worst[slot], standing.state);
    found.until[slot] = std::min(found.until[slot], standing.until);
}

void gather_settled(Gathered& found, Row slot, const model::IssueRow& issue,
                    const model::WorkRules& rules, Instant now) {
    const Instant until = count_settled(found.tally[slot], issue, rules, now);
    found.until[slot] = std::min(found.until[slot], until);
}

/// `slot_of[row]` is the position of a place in the result, or kNoRow to leave it out.
Gathered gather(const model::Snapshot& is, const base::Pages<IssueMark>& marks,
                const std::vector<Row>& slot_of, std::size_t slots, Instant now) {
    Gathered found{std::vector<Tally>(slots),
                   std::vector<State>(slots, State::Ok),
                   std::vector<Instant>(slots, kNever),
                   {},
                   kNever};
    const model::WorkRules& rules = *is.rules;
    for (std::size_t p = 0; p < marks.page_count(); ++p) {
        Row row = static_cast<Row>(p * base::Pages<IssueMark>::kRows);
        for (const IssueMark& mark : *marks.page(p)) {
            const Row r = row++;
            if (!mark.there) continue;
            const Row slot = mark.at == kNoRow ? kNoRow : slot_of[mark.at];
            if (slot == kNoRow && (mark.at != kNoRow || !mark.open)) continue;
            const model::IssueRow& issue = is.issues[r].row;
            if (!mark.open)
                gather_settled(found, slot, issue, rules, now);
            else if (slot == kNoRow)
                gather_unplaced(found, standing_at(now, issue, rules));
            else
                gather_open(found, slot, standing_at(now, issue, rules));
        }
    }
    return found;
}

Block block_of(Kind kind, const model::Counts& counts, const Tally& own, State worst,
               Instant issues_until, Instant now) {
    Block block{.state = worst, .until = issues_until};
    if (!model::is_leaf(kind)) return block;
    const Instant stale = stale_from(counts);
    if (own.open == 0 && (stale == kNever || now >= stale)) block.state = State::NoData;
    if (stale != kNever && now < stale && own.open == 0) block.until = std::min(block.until, stale);
    return block;
}

struct Recomputed {
    Tally own;
    Block block;
};

Recomputed recompute(const model::Snapshot& is, Row row, const Gathered& found, Row slot,
                     Instant now) {
    Recomputed result;
    result.own = found.tally[slot];
    result.own.counts = is.counts[row];
    const int year = base::year_of(now);
    result.own.people = people_in(is.people[row], year);
    const Kind kind = is.places->kind[row];
    result.block =
        block_of(kind, is.counts[row], result.own, found.worst[slot], found.until[slot], now);
    // Everybody is a year older then.
    if (is.people[row])
        result.block.until = std::min(result.block.until, base::year_begins(year + 1));
    if (model::is_leaf(kind)) result.own.blocks[static_cast<std::size_t>(result.block.state)] = 1;
    return result;
}

/// Rows whose issues or counts differ, or whose clock has run out, each once.
std::vector<Row> stale_rows(const Derived& before, const model::Snapshot& was,
                            const model::Snapshot& is, Instant now) {
    std::vector<Row> rows;
    each_new_row(was.counts, is.counts, [&](Row r) {
        if (was.counts[r] != is.counts[r]) rows.push_back(r);
    });
    each_new_row(was.people, is.people, [&](Row r) {
        if (was.people[r] != is.people[r]) rows.push_back(r);
    });
    each_new_row(was.issues, is.issues, [&](Row r) {
        const bool old = r < was.issues.size();
        if (old && was.issues[r] == is.issues[r]) return;
        const Row old_at = old ? was.issues[r].at : kNoRow;
        if (old_at != kNoRow) rows.push_back(old_at);
        if (is.issues[r].at != kNoRow) rows.push_back(is.issues[r].at);
    });
    for (std::size_t p = 0; p < before.page_until.size(); ++p) {
        if (before.page_until[p] > now) continue;
        const std::size_t first = p * base::Pages<Block>::kRows;
        const std::size_t end = std::min(first + base::Pages<Block>::kRows, before.block.size());
        for (std::size_t r = first; r < end; ++r)
            if (before.block[r].until <= now) rows.push_back(static_cast<Row>(r));
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

Instant earliest_in_page(const base::Pages<Block>& block, std::size_t page) {
    Instant earliest = kNever;
    for (const Block& b : *block.page(page)) earliest = std::min(earliest, b.until);
    return earliest;
}

void finish(Derived& result, const model::Snapshot& is, Instant now) {
    result.generation = is.generation;
    result.as_of = now;
    result.next_change = result.unplaced_until;
    for (const Instant until : result.page_until)
        result.next_change = std::min(result.next_change, until);
}

/// A change of last_visit is no sum: above the place itself it is the latest of all below.
Instant later(Instant a, Instant b) {
    if (a == kNever) return b;
    return b == kNever ? a : std::max(a, b);
}

}  // namespace

Tally& Tally::operator+=(const Tally& o) {
    counts.units += o.counts.units;
    counts.units_self_used += o.counts.units_self_used;
    counts.units_rented += o.counts.units_rented;
    counts.units_vacant += o.counts.units_vacant;
    counts.units_uncollected += o.counts.units_uncollected;
    counts.units_group_let += o.counts.units_group_let;
    counts.units_unregistered += o.counts.units_unregistered;
    counts.households += o.counts.households;
    counts.shops += o.counts.shops;
    counts.shops_vacant += o.counts.shops_vacant;
    counts.facilities += o.counts.facilities;
    counts.issues += o.counts.issues;
    counts.visits += o.counts.visits;
    counts.last_visit = later(counts.last_visit, o.counts.last_visit);
    people += o.people;
    open += o.open;
    soon += o.soon;
    urgent += o.urgent;
    overdue += o.overdue;
    for (std::size_t s = 0; s < blocks.size(); ++s) blocks.at(s) += o.blocks.at(s);
    settled_30d += o.settled_30d;
    settled_on_time_30d += o.settled_on_time_30d;
    return *this;
}

Tally& Tally::operator-=(const Tally& o) {
    counts.units -= o.counts.units;
    counts.units_self_used -= o.counts.units_self_used;
    counts.units_rented -= o.counts.units_rented;
    counts.units_vacant -= o.counts.units_vacant;
    counts.units_uncollected -= o.counts.units_uncollected;
    counts.units_group_let -= o.counts.units_group_let;
    counts.units_unregistered -= o.counts.units_unregistered;
    counts.households -= o.counts.households;
    counts.shops -= o.counts.shops;
    counts.shops_vacant -= o.counts.shops_vacant;
    counts.facilities -= o.counts.facilities;
    counts.issues -= o.counts.issues;
    counts.visits -= o.counts.visits;
    people -= o.people;
    open -= o.open;
    soon -= o.soon;
    urgent -= o.urgent;
    overdue -= o.overdue;
    for (std::size_t s = 0; s < blocks.size(); ++s) blocks.at(s) -= o.blocks.at(s);
    settled_30d -= o.settled_30d;
    settled_on_time_30d -= o.settled_on_time_30d;
    return *this;
}

State worst_open(const Tally& tally) {
    if (tally.overdue > 0) return State::Overdue;
    if (tally.urgent > 0) return State::Urgent;
    if (tally.soon > 0) return State::Soon;
    return tally.open > 0 ? State::Open : State::Ok;
}

std::optional<double> on_time_rate(const Tally& tally) {
    if (tally.settled_30d < kSmallestSample) return std::nullopt;
    return static_cast<double>(tally.settled_on_time_30d) / tally.settled_30d;
}

int rate_class(const Tally& tally) {
    const std::optional<double> rate = on_time_rate(tally);
    if (!rate) return kRateUnknown;
    int is = 0;
    for (const double from : {0.98, 0.95, 0.90, 0.80}) {
        if (*rate >= from) return is;
        is += 1;
    }
    return is;
}

Derived derive_all(const model::Snapshot& is, Instant now) {
    const Row count = is.places->size();
    std::vector<Row> slot_of(count);
    for (Row r = 0; r < count; ++r) slot_of[r] = r;
    Derived result;
    result.issue = marks_of({}, {}, is.issues);
    const Gathered found = gather(is, result.issue, slot_of, count, now);
    result.unplaced = found.unplaced;
    result.unplaced_until = found.unplaced_until;
    result.of_grid.resize(is.grids->row.size());
    base::PagesEdit<Block> block{base::Pages<Block>(count, Block{})};
    base::PagesEdit<Tally> own{base::Pages<Tally>(count, Tally{})};
    base::PagesEdit<Tally> total{base::Pages<Tally>(count, Tally{})};
    for (Row r = 0; r < count; ++r) {
        const Recomputed anew = recompute(is, r, found, r, now);
        block.at(r) = anew.block;
        own.at(r) = anew.own;
        total.at(r) = anew.own;
        if (is.places->grid[r] != kNoRow) result.of_grid[is.places->grid[r]] += anew.own;
    }
    // Parents stand before their children (Places, invariant 2). Walking backwards, a place is
    // complete by the time it is added to its parent.
    for (Row r = count; r-- > 0;)
        if (is.places->parent[r] != kNoRow) total.at(is.places->parent[r]) += total[r];

    result.block = std::move(block).freeze();
    result.own = std::move(own).freeze();
    result.total = std::move(total).freeze().sharing(result.own);
    for (std::size_t p = 0; p < result.block.page_count(); ++p)
        result.page_until.push_back(earliest_in_page(result.block, p));
    finish(result, is, now);
    return result;
}

Derived derive_from(const Derived& before, const model::Snapshot& was, const model::Snapshot& is,
                    Instant now) {
    // Visits that vanish could lower a latest-of-all; too rare to deserve a second mechanism.
    const auto visit_lost = [&](Row r) {
        return later(is.counts[r].last_visit, was.counts[r].last_visit) != is.counts[r].last_visit;
    };
    if (before.generation != is.generation || before.block.size() != is.places->size() ||
        !same_clocks(*was.rules, *is.rules))
        return derive_all(is, now);
    const std::vector<Row> rows = stale_rows(before, was, is, now);
    if (std::ranges::any_of(rows, visit_lost)) return derive_all(is, now);

    std::vector<Row> slot_of(is.places->size(), kNoRow);
    for (Row slot = 0; slot < rows.size(); ++slot) slot_of[rows[slot]] = slot;
    Derived result = before;
    result.issue = marks_of(before.issue, was.issues, is.issues);
    const Gathered found = gather(is, result.issue, slot_of, rows.size(), now);
    result.unplaced = found.unplaced;
    result.unplaced_until = found.unplaced_until;
    base::PagesEdit<Block> block{before.block};
    base::PagesEdit<Tally> own{before.own};
    base::PagesEdit<Tally> total{before.total};
    for (Row slot = 0; slot < rows.size(); ++slot) {
        const Row row = rows[slot];
        const Recomputed anew = recompute(is, row, found, slot, now);
        const Tally was_own = own[row];
        if (block[row] != anew.block) block.at(row) = anew.block;
        if (was_own == anew.own) continue;
        own.at(row) = anew.own;
        for (Row up = row; up != kNoRow; up = is.places->parent[up])
            (total.at(up) -= was_own) += anew.own;
        if (is.places->grid[row] != kNoRow)
            (result.of_grid[is.places->grid[row]] -= was_own) += anew.own;
    }
    result.block = std::move(block).freeze();
    result.own = std::move(own).freeze();
    result.total = std::move(total).freeze().sharing(result.own);
    for (std::size_t p = 0; p < result.block.page_count(); ++p)
        if (result.block.page(p) != before.block.page(p))
            result.page_until[p] = earliest_in_page(result.block, p);
    finish(result, is, now);
    return result;
}

std::vector<Row> open_issues_under(const model::Snapshot& is, Row place, Instant now) {
    struct Open {
        State state = State::Ok;
        Instant due = kNever;
        Row row = kNoRow;
    };
    std::vector<Open> found;
    for (Row r = 0; r < is.issues.size(); ++r) {
        const model::Issue& issue = is.issues[r];
        Row at = issue.at;
        while (at != kNoRow && at != place) at = is.places->parent[at];
        if (at == place && !issue.gone() && is_counted(issue.row) && is_open(issue.row))
            found.push_back({state_at(now, issue.row, *is.rules), issue.row.due, r});
    }
    std::ranges::stable_sort(found, [](const Open& a, const Open& b) {
        return a.state != b.state ? a.state > b.state : a.due < b.due;
    });
    std::vector<Row> rows;
    for (const Open& open : found) rows.push_back(open.row);
    return rows;
}

}  // namespace derive
