// What happened to an issue, and what happens to it by itself.
#include "store/impl.h"
#include "store/issue_rows.h"
#include "store/lifecycle.h"
#include "store/rules.h"

#include <algorithm>

namespace store {

using base::Instant;
using base::refusal;
using base::Result;
using model::IssueId;
using model::StaffId;

Result<model::IssueStory> Store::story_of(IssueId issue, const Grant& grant) {
    // Who does not work on issues sees how they went on, and not who did what for which reason.
    const bool works = model::may(grant.role, model::Act::EditRegister);
    const Database& db = impl_->db;
    auto transaction = Transaction::begin(db, Transaction::Mode::Read);
    if (!transaction) return refusal(transaction);
    model::IssueStory story{.issue = issue};
    Statement lines = db.prepare(
        "SELECT id,at,actor,action,from_state,to_state,reason,text,effect FROM issue_log WHERE "
        "issue=?1 ORDER BY id");
    for (lines.with(issue); lines.next();) {
        story.lines.push_back({.id = lines.integer(0),
                               .issue = issue,
                               .at = lines.instant(1),
                               .action = lines.text(3),
                               .from_state = lines.text(4),
                               .to_state = lines.text(5)});
        if (!works) continue;
        model::IssueLogRow& line = story.lines.back();
        line.actor = StaffId{lines.integer(2)};
        line.reason = lines.text(6);
        line.text = lines.text(7);
        line.effect = lines.text(8);
    }
    if (!lines.ok()) return tl::unexpected<base::Error>(lines.error());
    auto tasks = read_tasks_of(db, issue);
    if (!tasks) return refusal(tasks);
    story.tasks = std::move(*tasks);
    Statement links = db.prepare(
        "SELECT DISTINCT CASE WHEN a=?1 THEN b ELSE a END FROM issue_link WHERE a=?1 OR b=?1 UNION "
        "SELECT id FROM issue WHERE merged_into=?1");
    for (links.with(issue); links.next();) story.linked.push_back(IssueId{links.integer(0)});
    if (!links.ok()) return tl::unexpected<base::Error>(links.error());
    if (auto done = transaction->commit(); !done) return refusal(done);
    return story;
}

Result<std::int64_t> Store::resume_suspended(Instant now) {
    if (impl_->access == Access::Still) return 0;
    const Database& db = impl_->db;
    TakeSteps due;
    Statement s =
        db.prepare("SELECT id,resumes_at FROM issue WHERE state='SUSPENDED' AND resumes_at<=?1");
    for (s.with(now); s.next();)
        due.steps.push_back({.issue = IssueId{s.integer(0)},
                             .action = model::Action::Resume,
                             .from_state = "SUSPENDED",
                             .at = s.instant(1)});  // also when nobody was here then
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    s.reset();
    if (due.steps.empty()) return 0;
    auto receipt = write(due);
    if (!receipt) return refusal(receipt);
    return std::ranges::count_if(receipt->lines, [](std::int64_t line) { return line != 0; });
}

}  // namespace store
