// What the ticker of a wall tells: the changes that were seen, and before the first of them (or
// where they are few) the newest that the issues tell of themselves. Classes and places alone.
#include "derive/state.h"
#include "ui/issue_words.h"
#include "ui/sentences.h"
#include "ui/wall_lines.h"

#include <algorithm>
#include <array>
#include <functional>
#include <string_view>
#include <utility>

namespace ui {

using base::Instant;
using base::Word;
using model::kNoRow;
using model::Row;

namespace {

struct ToldStep {
    Instant at{};
    WallTickerLine line;
};

/// What happens to persons and homes is told on no wall, not even that something did.
bool is_told(std::string_view table) {
    constexpr std::array<std::string_view, 6> kTables{"issue",    "visit",     "shop",
                                                      "facility", "component", "organisation"};
    return std::ranges::find(kTables, table) != kTables.end();
}

/// "14:03:22"; of another day its date too.
std::string ticker_clock(const View& view, Instant at) {
    if (base::midnight_before(at) == base::midnight_before(view.now))
        return base::clock_from_instant(at);
    return base::day_and_clock(at, view.chinese());
}

void add_change(const View& view, const model::Change& change, std::vector<ToldStep>& steps,
                std::vector<Row>& told) {
    const Row place = model::row_of(*view.snapshot.places, change.place);
    if (place == kNoRow || !is_told(change.table)) return;
    std::string what = change_text(view.session.language, change);
    const Row row = change.table == "issue"
                        ? model::issue_row(view.snapshot, model::IssueId{change.row_id})
                        : kNoRow;
    if (row != kNoRow) {
        const model::IssueRow& issue = view.snapshot.issues[row].row;
        what = wall_matter(view, issue) + " · " +
               (change.op == 'I' ? view.say(Word::WallNewReport) : state_text(view, issue));
        told.push_back(row);
    }
    steps.push_back(
        {change.at,
         {change.place, ticker_clock(view, change.at), full_name(view, place) + " " + what}});
}

void add_issue(const View& view, Row row, std::vector<ToldStep>& steps) {
    const model::Issue* issue = wall_issue_at(view, row);
    if (issue == nullptr || issue->at == kNoRow) return;
    const Instant at = derive::told_at(issue->row, view.now);
    const std::string what = wall_matter(view, issue->row) + " · " +
                             (at == issue->row.closed ? state_text(view, issue->row)
                                                      : view.say(Word::WallTrendReported));
    steps.push_back({at,
                     {view.snapshot.places->row[issue->at].id, ticker_clock(view, at),
                      full_name(view, issue->at) + " " + what}});
}

}  // namespace

std::vector<WallTickerLine> wall_ticker(const View& view, std::size_t most) {
    std::vector<ToldStep> steps;
    std::vector<Row> told;
    for (const model::Change& change : view.feed.recent) {
        if (steps.size() >= most) break;
        add_change(view, change, steps, told);
    }
    if (const auto& figures = view.session.wall.figures; figures && steps.size() < most)
        for (const Row row : figures->newest)
            if (std::ranges::find(told, row) == told.end()) add_issue(view, row, steps);
    std::ranges::stable_sort(steps, std::greater{}, &ToldStep::at);
    if (steps.size() > most) steps.resize(most);
    std::vector<WallTickerLine> lines;
    for (ToldStep& step : steps) lines.push_back(std::move(step.line));
    if (lines.empty()) lines.push_back({{}, {}, view.say(Word::NoChangeYet)});
    return lines;
}

}  // namespace ui
