// Steps that are taken back: another line of the log, and all as it was before.
#include "model/effect.h"
#include "store/insert.h"
#include "store/issue_rows.h"
#include "store/lifecycle.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

namespace store {

using base::fail;
using base::Fault;
using base::Instant;
using base::kNever;
using base::refusal;
using base::Result;
using base::Word;
using model::Action;
using model::IssueId;
using model::IssueRow;
using model::TaskRow;
using nlohmann::json;

namespace {

void task_from(TaskRow& task, const json& read) {
    const auto when = [&](std::size_t at) {
        constexpr std::int64_t kFarthest = 253'402'300'799;  // the end of the year 9999
        if (!read[at].is_number_integer()) return kNever;
        const auto seconds = read[at].get<std::int64_t>();
        return seconds < 0 || seconds > kFarthest ? kNever : base::instant_from_seconds(seconds);
    };
    task.assigned = when(2);
    task.received = when(3);
    task.due = when(4);
    task.done = when(5);
    task.withdrawn = when(6);
}

Result<void> put_tasks_back(const Database& db, IssueId issue, const json& told, Instant at) {
    auto tasks = read_tasks_of(db, issue);
    if (!tasks) return refusal(tasks);
    for (const json& one : told) {
        const bool sound = one.is_object() && one.contains("id") && one.contains("was") &&
                           one["id"].is_number_integer();
        if (!sound) continue;  // another program wrote it
        const auto task =
            std::ranges::find(*tasks, model::TaskId{one["id"].get<std::int64_t>()}, &TaskRow::id);
        if (task == tasks->end()) continue;
        if (one["was"].is_array() && one["was"].size() == 7)
            task_from(*task, one["was"]);
        else
            task->withdrawn = at;
        if (auto done = update_task(db, *task); !done) return done;
    }
    return {};
}

/// The child of a split goes with it, as long as nobody has taken it up.
Result<void> undo_rest(const Database& db, const json& effect, const UndoStep& command) {
    if (effect.contains("tasks"))
        if (auto done = put_tasks_back(db, command.issue, effect["tasks"], command.at); !done)
            return done;
    if (const auto link = effect.find("link"); link != effect.end() && link->is_number())
        if (auto done = db.prepare("DELETE FROM issue_link WHERE id=?1")
                            .with(link->get<std::int64_t>())
                            .run();
            !done)
            return done;
    const auto child = effect.find("child");
    if (child == effect.end() || !child->is_number()) return {};
    const TakeStep cancel{.step = {.issue = IssueId{child->get<std::int64_t>()},
                                   .action = Action::Cancel,
                                   .from_state = "REPORTED",
                                   .actor = command.actor,
                                   .at = command.at,
                                   .reason = "误报"},
                          .picture = {}};
    auto cancelled = take_step(db, cancel, Grant{}, model::usual_rules());
    if (!cancelled) return refusal(cancelled);
    return {};
}

/// A line of the log that may be taken back.
struct Last {
    std::int64_t line = 0;
    std::string action;
    std::string effect;
    std::string from;
};

/// The newest that is not taken back yet. An "undo" takes back the nearest before it that is not;
/// what another system told is nobody's step.
Result<std::optional<Last>> last_step(const Database& db, IssueId issue) {
    Statement s = db.prepare(
        "SELECT id,action,effect,from_state FROM issue_log WHERE issue=?1 AND action<>?2 ORDER BY "
        "id DESC");
    std::optional<Last> last;
    int undone = 0;
    for (s.with(issue, kTold); !last && s.next();) {
        if (s.text(1) == "undo")
            ++undone;
        else if (undone > 0)
            --undone;
        else
            last = Last{s.integer(0), s.text(1), s.text(2), s.text(3)};
    }
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return last;
}

}  // namespace

Result<std::int64_t> undo_step(const Database& db, const UndoStep& command, const Grant& grant) {
    const auto last = last_step(db, command.issue);
    if (!last) return refusal(last);
    const bool is_last = *last && (*last)->line == command.line;
    if (!is_last) return fail(Fault::Conflict, Word::StepNotLast);
    // Neither the report is a step, nor is what another program wrote.
    const auto action = model::action_from((*last)->action);
    const model::Status from = model::status_from((*last)->from);
    const model::Transition* line = action ? model::transition(*action, from) : nullptr;
    if (line == nullptr) return fail(Fault::Conflict, Word::StepNotLast);
    if ((line->roles >> static_cast<unsigned>(grant.role) & 1U) == 0)
        return fail(Fault::Denied, Word::StepNotYours);
    auto was = read_issue(db, command.issue);
    if (!was) return refusal(was);
    if (!answers_for(db, grant, *was, command.at)) return fail(Fault::Denied, Word::OutsideScope);
    const std::string& effect = (*last)->effect;
    IssueRow is = *was;
    if (!effect.empty() && !model::apply_effect(is, effect, true))
        return fail(Fault::Conflict, Word::StepNotLast);
    if (auto done = update_issue(db, is); !done) return refusal(done);
    const json read = effect.empty() ? json::object() : json::parse(effect, nullptr, false);
    if (auto done = undo_rest(db, read, command); !done) return refusal(done);
    return insert(db, model::IssueLogRow{.issue = command.issue,
                                         .at = command.at,
                                         .actor = command.actor,
                                         .action = "undo",
                                         .from_state = was->state,
                                         .to_state = is.state,
                                         .effect = model::effect_between(*was, is)});
}

}  // namespace store
