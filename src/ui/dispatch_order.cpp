// The queue by one of its columns.
#include "model/lifecycle.h"
#include "ui/dispatch_panel.h"
#include "ui/issue_words.h"
#include "ui/sentences.h"

#include <algorithm>
#include <string>
#include <utility>

namespace ui {

using model::Row;

namespace {

/// As it is read in that column.
std::string told_in(const View& view, const model::Issue& issue, IssueColumn by) {
    const model::IssueRow& row = issue.row;
    if (by == IssueColumn::No) return row.no.substr(row.no.find('-') + 1);
    if (by == IssueColumn::Title) return issue_title(view, row);
    if (by == IssueColumn::Place) return where_text(view, issue);
    if (by == IssueColumn::Channel)
        return model::label(view.snapshot, "K21", row.channel, view.chinese());
    if (by == IssueColumn::Who) return whose_text(view, row);
    return {};
}

/// States as they follow one another, not by the letters of their names.
std::int64_t number_in_column(const model::IssueRow& row, IssueColumn by) {
    if (by == IssueColumn::State) return static_cast<std::int64_t>(model::status_from(row.state));
    return by == IssueColumn::Left ? row.due.time_since_epoch().count() : 0;
}

struct SortedRow {
    std::int64_t number = 0;
    std::string text;
    Row row = model::kNoRow;
};

bool comes_first(const SortedRow& a, const SortedRow& b) {
    if (a.number != b.number) return a.number < b.number;
    // What tells nothing stands last, whatever it would say.
    if (a.text.empty() != b.text.empty()) return b.text.empty();
    return a.text < b.text;
}

}  // namespace

std::string whose_text(const View& view, const model::IssueRow& row) {
    const std::string department = department_name(view, row.department);
    return department.empty() ? staff_name(view, row.assignee) : department;
}

std::vector<Row> rows_in_order(const View& view, const std::vector<Row>& rows,
                               const QueueOrder& order) {
    std::vector<SortedRow> places;
    places.reserve(rows.size());
    for (const Row row : rows)
        if (const model::Issue* issue = issue_at(view, row))
            places.push_back(
                {number_in_column(issue->row, order.by), told_in(view, *issue, order.by), row});
    std::ranges::stable_sort(places, [&](const SortedRow& a, const SortedRow& b) {
        return order.down ? comes_first(b, a) : comes_first(a, b);
    });
    std::vector<Row> ordered;
    ordered.reserve(places.size());
    for (const SortedRow& place : places) ordered.push_back(place.row);
    return ordered;
}

}  // namespace ui
