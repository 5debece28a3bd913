// I6: what the log of an issue says, and what its row says, are one.
#include "model/codes.h"
#include "model/effect.h"
#include "store/issue_rows.h"
#include "store/lifecycle.h"

#include <map>

namespace store {

using base::kNever;
using model::IssueRow;

namespace {

std::string called(const IssueRow& row) {
    if (!row.no.empty()) return row.no;
    return row.title.empty() ? "#" + std::to_string(model::number(row.id)) : row.title;
}

/// What contradicts itself, whoever wrote it.
void check_row(const IssueRow& row, CheckReport& report) {
    const auto differs = [&](const char* expected, const std::string& found) {
        report.differences.push_back({"state", called(row), expected, found});
    };
    const model::Status status = model::status_from(row.state);
    if (status == model::Status::Unknown) return differs("a state of K23", row.state);
    const bool over = model::closes(row.state);
    if (over && row.closed == kNever) differs("closed_at of a closed issue", "none");
    if (!over && row.closed != kNever) differs("no closed_at of an open issue", row.state);
    if (status == model::Status::Merged && model::number(row.merged_into) == 0)
        differs("the issue it was merged into", "none");
    if (model::number(row.merged_into) != 0 && row.merged_into == row.id)
        differs("another issue it was merged into", "itself");
}

/// A row as its log tells it, until a line of a program that tells no effects.
struct Replayed {
    IssueRow row;
    bool whole = false;  // from the first line on, each with its effect
};

std::map<std::int64_t, Replayed> replay_all(const Database& db, CheckReport& report) {
    std::map<std::int64_t, Replayed> all;
    Statement s =
        db.prepare("SELECT issue,action,from_state,to_state,effect FROM issue_log ORDER BY id");
    while (s.next()) {
        const auto [at, first] = all.try_emplace(s.integer(0));
        Replayed& so_far = at->second;
        const std::string effect = s.text(4);
        const bool begins = s.text(1) == "submit" || s.text(1) == "draft";
        if (first) so_far.whole = begins && !effect.empty();
        if (!so_far.whole) continue;
        const std::string from = first ? std::string{} : so_far.row.state;
        const bool foreign =
            effect.empty() && (s.text(2) != so_far.row.state || s.text(3) != so_far.row.state);
        if (foreign) {
            so_far.whole = false;
            continue;
        }
        if (!effect.empty() && !model::apply_effect(so_far.row, effect)) {
            report.differences.push_back(
                {"I6", "#" + std::to_string(s.integer(0)), "an effect that can be read", effect});
            so_far.whole = false;
        } else if (s.text(2) != from || s.text(3) != so_far.row.state) {
            report.differences.push_back({"I6", "#" + std::to_string(s.integer(0)),
                                          from + " > " + so_far.row.state,
                                          s.text(2) + " > " + s.text(3)});
        }
    }
    if (!s.ok()) report.differences.push_back({"file", "I6", "", s.error().about});
    return all;
}

}  // namespace

void check_issues(const Database& db, CheckReport& report) {
    const auto replayed = replay_all(db, report);
    Statement s = db.prepare(select_issue_sql());
    while (s.next()) {
        const IssueRow row = issue_in(s);
        report.checked += 1;
        check_row(row, report);
        const auto told = replayed.find(model::number(row.id));
        if (told == replayed.end() || !told->second.whole) continue;
        IssueRow expected = told->second.row;
        expected.id = row.id;
        const std::string difference = model::effect_between(expected, row);
        if (!difference.empty())
            report.differences.push_back({"I6", called(row), "what its log says", difference});
    }
    if (!s.ok()) report.differences.push_back({"file", "I6", "", s.error().about});
}

}  // namespace store
