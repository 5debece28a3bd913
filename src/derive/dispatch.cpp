#include "derive/dispatch.h"

#include "model/codes.h"
#include "model/lifecycle.h"

#include <algorithm>
#include <string_view>

namespace derive {

using base::Instant;
using base::kNever;
using model::IssueRow;
using model::kNoRow;
using model::number;
using model::Row;
using model::Status;

namespace {

bool same_letter(char a, char b) {
    const auto lower = [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    };
    return lower(a) == lower(b);
}

bool holds(std::string_view text, std::string_view part) {
    return part.empty() || std::search(text.begin(), text.end(), part.begin(), part.end(),
                                       same_letter) != text.end();
}

bool is_at_or_below(const model::Places& places, Row row, Row place) {
    while (row != kNoRow && row != place) row = places.parent[row];
    return row == place;
}

/// Finds out what a filter means for one snapshot, then asks issue by issue.
class Wanted {
  public:
    Wanted(const model::Snapshot& is, const DeskFilter& filter)
        : places_{*is.places}, filter_{filter}, place_{model::row_of(*is.places, filter.place)} {}

    bool operator()(const model::Issue& issue) const {
        const IssueRow& row = issue.row;
        if (row.exercise != filter_.exercise) return false;
        if (number(filter_.place) != 0 &&
            (place_ == kNoRow || !is_at_or_below(places_, issue.at, place_)))
            return false;
        if (number(filter_.department) != 0 && row.department != filter_.department) return false;
        if (!filter_.channel.empty() && row.channel != filter_.channel) return false;
        if (!row.matter.starts_with(filter_.matter)) return false;
        return holds(row.title, filter_.text) || holds(row.no, filter_.text);
    }

  private:
    const model::Places& places_;
    const DeskFilter& filter_;
    Row place_;
};

/// Where an issue comes in all lists it is in.
struct Ranked {
    State state = State::Ok;
    Instant due = kNever;
    Row row = kNoRow;

    bool operator<(const Ranked& other) const {
        if (state != other.state) return state > other.state;
        return due != other.due ? due < other.due : row < other.row;
    }
};

/// A bit for each list.
std::uint32_t lists_of(const model::Issue& issue, State state, const model::WorkRules& rules,
                       Instant now) {
    const IssueRow& row = issue.row;
    const Status status = model::status_from(row.state);
    std::uint32_t lists = 0;
    const auto put = [&](DeskList list, bool in) {
        lists |= (in ? 1U : 0U) << static_cast<unsigned>(list);
    };
    const bool suspended = status == Status::Suspended;
    put(DeskList::Open, true);
    put(DeskList::Unaccepted, status == Status::Reported || status == Status::Verifying);
    put(DeskList::Undispatched,
        status == Status::Accepted || status == Status::Filed || status == Status::Returned);
    put(DeskList::NearDue, is_near_due(row, rules, now));
    put(DeskList::Overdue, state == State::Overdue);
    put(DeskList::StageLate, row.stage_due <= now && !suspended);
    put(DeskList::Reworked, row.reworks >= rules.thresholds.reworks);
    put(DeskList::AwaitsCheck, model::awaits_check(row));
    put(DeskList::Unchecked, is_unchecked(row, rules, now));
    put(DeskList::NoDue, row.due == kNever);
    put(DeskList::Nobody, number(row.assignee) == 0 && number(row.department) == 0);
    put(DeskList::Unlocated, issue.at == kNoRow && !row.has_point);
    put(DeskList::OutOfGrid, issue.at == kNoRow && row.has_point);
    put(DeskList::Urged, row.urges > row.urges_answered);
    put(DeskList::Extensions, row.asked_due != kNever);
    put(DeskList::ThirdTrip, row.trips >= model::kTripWithReason);
    put(DeskList::Major, row.major);
    put(DeskList::Suspended, suspended);
    return lists;
}

/// The next moment at which an issue comes into a list or leaves one, its state apart.
Instant next_turn(const IssueRow& row, const model::WorkRules& rules, Instant now) {
    Instant next = kNever;
    const auto at = [&](Instant moment) {
        if (moment > now) next = std::min(next, moment);
    };
    at(row.stage_due);
    if (row.due == kNever) return next;
    at(row.due);
    at(row.due - hours_of(rules.thresholds.near_due_h));
    at(row.due + hours_of(rules.thresholds.check_wait_h));
    return next;
}

/// Calls `visit` for the rows of open issues that may be wanted, by their marks as far as these
/// tell: exercises have none.
template <class Visit>
void each_open(const model::Snapshot& is, const Derived& derived, bool exercise, Visit visit) {
    for (std::size_t p = 0; p < derived.issue.page_count(); ++p) {
        Row row = static_cast<Row>(p * base::Pages<IssueMark>::kRows);
        for (const IssueMark& mark : *derived.issue.page(p)) {
            const Row r = row++;
            const bool may = exercise ? !mark.there : mark.open;
            if (may && !is.issues[r].gone() && is_open(is.issues[r].row)) visit(r);
        }
    }
}

/// Those of one seat; they are counted nowhere, and so have no marks.
void list_drafts(const model::Snapshot& is, const Derived& derived, const DeskFilter& filter,
                 const Wanted& wanted, std::vector<Row>& rows) {
    for (std::size_t p = 0; p < derived.issue.page_count(); ++p) {
        Row row = static_cast<Row>(p * base::Pages<IssueMark>::kRows);
        for (const IssueMark& mark : *derived.issue.page(p)) {
            const Row r = row++;
            if (mark.there || is.issues[r].gone()) continue;
            const IssueRow& issue = is.issues[r].row;
            if (issue.state == "DRAFT" && issue.first_receiver == filter.seat &&
                wanted(is.issues[r]))
                rows.push_back(r);
        }
    }
}

}  // namespace

bool is_near_due(const IssueRow& issue, const model::WorkRules& rules, Instant now) {
    if (issue.due == kNever || model::is_suspended(issue) || model::awaits_check(issue))
        return false;
    return issue.due > now && issue.due - hours_of(rules.thresholds.near_due_h) <= now;
}

bool is_unchecked(const IssueRow& issue, const model::WorkRules& rules, Instant now) {
    if (!model::awaits_check(issue)) return false;
    if (issue.stage_due <= now) return true;
    return issue.due != kNever && issue.due + hours_of(rules.thresholds.check_wait_h) <= now;
}

DeskLists desk_lists(const model::Snapshot& is, const Derived& derived, const DeskFilter& filter,
                     Instant now) {
    const model::WorkRules& rules = *is.rules;
    const Wanted wanted{is, filter};
    DeskLists desk;
    std::vector<Ranked> turns;
    each_open(is, derived, filter.exercise, [&](Row r) {
        if (!wanted(is.issues[r])) return;
        const IssueRow& row = is.issues[r].row;
        const Standing standing = standing_at(now, row, rules);
        turns.push_back({standing.state, row.due, r});
        desk.until = std::min({desk.until, standing.until, next_turn(row, rules, now)});
    });
    std::ranges::sort(turns, [](const Ranked& a, const Ranked& b) { return a < b; });
    for (const Ranked& turn : turns) {
        const std::uint32_t lists = lists_of(is.issues[turn.row], turn.state, rules, now);
        for (std::size_t list = 0; list < kDeskLists; ++list)
            if ((lists >> list & 1U) != 0) desk.rows.at(list).push_back(turn.row);
    }
    list_drafts(is, derived, filter, wanted,
                desk.rows.at(static_cast<std::size_t>(DeskList::Drafts)));
    return desk;
}

}  // namespace derive
