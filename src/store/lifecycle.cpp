#include "store/lifecycle.h"

#include "model/effect.h"
#include "store/insert.h"
#include "store/issue_rows.h"
#include "store/pictures.h"
#include "store/reading.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include <fmt/format.h>
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

constexpr const char* kNoStreet = "000000000";

/// 5 of a house or shop, 4 of a yard or street, up to 1; 0 where nothing is told.
int level_of(const Database& db, model::PlaceId place) {
    Statement s = db.prepare(
        "SELECT CASE kind WHEN 'DIST' THEN 1 WHEN 'SUBD' THEN 2 WHEN 'COMM' THEN 3 WHEN 'BLDG' "
        "THEN 5 WHEN 'FRNT' THEN 5 ELSE 4 END FROM place WHERE id=?1");
    return s.with(place).next() ? static_cast<int>(s.integer(0)) : 0;
}

struct LastWork {
    model::StaffId actor{};
    Instant at = kNever;
};

/// Who said last that it is done, or took it up.
LastWork last_work(const Database& db, IssueId issue) {
    Statement s = db.prepare(
        "SELECT actor,at FROM issue_log WHERE issue=?1 AND action IN ('finish','done','handle') "
        "ORDER BY id DESC LIMIT 1");
    if (!s.with(issue).next()) return {};
    return {model::StaffId{s.integer(0)}, s.instant(1)};
}

bool pictured_since(const Database& db, IssueId issue, Instant since) {
    Statement s = db.prepare("SELECT 1 FROM attachment WHERE issue=?1 AND at>=ifnull(?2,0)");
    return s.with(issue, since).next();
}

/// What shows how it was done does not show that somebody looked at it.
bool pictured_after(const Database& db, IssueId issue, const LastWork& work) {
    Statement s = db.prepare(
        "SELECT 1 FROM attachment WHERE issue=?1 AND (at>ifnull(?2,-1) OR (at=?2 AND actor IS NOT "
        "nullif(?3,0)))");
    return s.with(issue, work.at, work.actor).next();
}

/// Spread evenly over the issues, and always the same for one.
bool is_sampled(IssueId issue, double percent) {
    const auto spread = static_cast<std::uint64_t>(model::number(issue)) * 2'654'435'761ULL;
    return static_cast<double>(spread / 65'536 % 100) < percent;
}

json task_json(const TaskRow& task) {
    const auto when = [](Instant at) {
        return at == kNever ? json{} : json(base::seconds_from_instant(at));
    };
    return json::array({model::number(task.department), task.lead, when(task.assigned),
                        when(task.received), when(task.due), when(task.done),
                        when(task.withdrawn)});
}

/// Writes what the tasks have become; what they were goes into the effect.
Result<json> write_tasks(const Database& db, const std::vector<TaskRow>& was,
                         const std::vector<TaskRow>& is, IssueId issue) {
    json told = json::array();
    for (const TaskRow& task : is) {
        const auto before = std::ranges::find(was, task.id, &TaskRow::id);
        if (model::number(task.id) == 0) {
            TaskRow made = task;
            made.issue = issue;
            const auto id = insert_task(db, made);
            if (!id) return refusal(id);
            told.push_back({{"id", *id}, {"was", json{}}, {"is", task_json(made)}});
        } else if (before != was.end() && *before != task) {
            if (auto done = update_task(db, task); !done) return refusal(done);
            told.push_back({{"id", model::number(task.id)},
                            {"was", task_json(*before)},
                            {"is", task_json(task)}});
        }
    }
    return told;
}

Result<std::int64_t> write_link(const Database& db, IssueId a, IssueId b, const std::string& kind) {
    auto done =
        db.prepare("INSERT INTO issue_link(a,b,kind) VALUES(?1,?2,?3)").with(a, b, kind).run();
    if (!done) return refusal(done);
    return db.last_row_id();
}

/// What hangs on the row: tasks, a child, a link to another issue.
Result<void> write_rest(const Database& db, const TakeStep& command, model::Stepped& is,
                        const std::vector<TaskRow>& tasks, const model::WorkRules& rules,
                        json& effect) {
    const model::Step& step = command.step;
    auto told = write_tasks(db, tasks, is.tasks, step.issue);
    if (!told) return refusal(told);
    if (!told->empty()) effect["tasks"] = std::move(*told);
    IssueId other = step.other;
    std::string kind = step.action == Action::Merge ? "duplicate" : step.value;
    if (step.action == Action::Split) {
        auto child = report_issue(
            db, {.issue = is.child, .actor = step.actor, .picture = std::nullopt}, rules);
        if (!child) return refusal(child);
        effect["child"] = *child;
        other = IssueId{*child};
        kind = "split";
    } else if (step.action != Action::Merge && step.action != Action::Link) {
        return {};
    }
    auto link = write_link(db, step.issue, other, kind.empty() ? "repeat" : kind);
    if (!link) return refusal(link);
    effect["link"] = *link;
    return {};
}

struct Facts {
    model::StepFacts is;
    std::optional<IssueRow> other;
};

Result<Facts> facts_of(const Database& db, const IssueRow& row, const model::Step& step,
                       const model::WorkRules& rules) {
    Facts facts;
    auto tasks = read_tasks_of(db, row.id);
    if (!tasks) return refusal(tasks);
    std::erase_if(*tasks, [](const TaskRow& task) { return task.withdrawn != kNever; });
    facts.is.tasks = std::move(*tasks);
    const LastWork last = last_work(db, row.id);
    facts.is.finished_by = last.actor;
    facts.is.pictured = step.action == Action::CheckPass ? pictured_after(db, row.id, last)
                                                         : pictured_since(db, row.id, last.at);
    facts.is.sampled = is_sampled(row.id, rules.thresholds.sample_percent);
    facts.is.place_level = level_of(db, row.place);
    if (model::number(step.other) != 0) {
        auto other = read_issue(db, step.other);
        if (other) facts.other = std::move(*other);
    }
    return facts;
}

std::string told(const json& effect) {
    return effect.empty() ? std::string{}
                          : effect.dump(-1, ' ', false, json::error_handler_t::replace);
}

json effect_json(const IssueRow& was, const IssueRow& is) {
    const std::string text = model::effect_between(was, is);
    return text.empty() ? json::object() : json::parse(text, nullptr, false);
}

/// The first refusal of each kind.
void note(Receipt& receipt, const base::Error& error) {
    if (std::ranges::find(receipt.refused, error.word, &base::Error::word) == receipt.refused.end())
        receipt.refused.push_back(error);
}

/// What a refused one has begun to write does not stay, and keeps no other back.
template <class One, class Take>
Result<void> each_by_itself(const Database& db, const std::vector<One>& steps, Receipt& receipt,
                            Take take) {
    for (const One& step : steps) {
        if (auto done = db.run("SAVEPOINT one_step"); !done) return done;
        const Result<std::int64_t> line = take(step);
        const char* end = line ? "RELEASE one_step" : "ROLLBACK TO one_step; RELEASE one_step";
        if (auto done = db.run(end); !done) return done;
        receipt.lines.push_back(line ? *line : 0);
        if (!line) note(receipt, line.error());
    }
    return {};
}

}  // namespace

/// A grid worker and a secretary act on what they answer for; what has no place is everybody's.
bool answers_for(const Database& db, const Grant& grant, const IssueRow& row, Instant now) {
    const bool bound =
        grant.role == model::Role::GridWorker || grant.role == model::Role::Secretary;
    if (!bound || model::number(row.place) == 0) return true;
    if (in_scope(db, grant, row.place, now)) return true;
    // Of a yard: whose houses they answer for.
    Statement s = db.prepare("SELECT id FROM place WHERE parent=?1");
    for (s.with(row.place); s.next();)
        if (in_scope(db, grant, model::PlaceId{s.integer(0)}, now)) return true;
    return false;
}

std::string next_issue_number(const Database& db, const IssueRow& issue, LastNumbers* numbers) {
    Statement street = db.prepare(
        "WITH RECURSIVE up(id,n) AS (SELECT ?1,0 UNION ALL SELECT parent,n+1 FROM up JOIN place ON "
        "place.id=up.id WHERE parent IS NOT NULL AND n<20) SELECT code FROM up JOIN place ON "
        "place.id=up.id WHERE kind='SUBD' AND code IS NOT NULL UNION ALL SELECT code FROM place "
        "WHERE kind='SUBD' AND code IS NOT NULL LIMIT 1");
    std::string code = street.with(issue.place).next() ? street.text(0) : kNoStreet;
    if (code.size() < 9) code = kNoStreet;
    const std::string day =
        base::iso_from_instant(issue.reported == kNever ? Instant{} : issue.reported);
    const std::string head = fmt::format("SJ{}-{}{}{}-", code.substr(0, 9), day.substr(2, 2),
                                         day.substr(5, 2), day.substr(8, 2));
    LastNumbers alone;
    const auto [last, first] = (numbers == nullptr ? alone : *numbers).try_emplace(head);
    if (first) {
        Statement highest = db.prepare(
            "SELECT max(CAST(substr(no,?3) AS INTEGER)) FROM issue WHERE no>?1 AND no<?2");
        highest.with(head, head + "~", static_cast<std::int64_t>(head.size()) + 1);
        if (highest.next()) last->second = highest.integer(0);
    }
    return fmt::format("{}{:04}", head, ++last->second);
}

Result<std::int64_t> report_issue(const Database& db, const ReportIssue& command,
                                  const model::WorkRules& rules) {
    IssueRow row = command.issue;
    if (row.state.empty()) row.state = model::name_of(model::Status::Reported);
    const model::Status status = model::status_from(row.state);
    if (status != model::Status::Reported && status != model::Status::Draft)
        return fail(Fault::Conflict, Word::StepIllegal);
    if (row.reported != kNever) row.reported = std::chrono::floor<base::Seconds>(row.reported);
    const Instant at = row.reported;
    if (model::number(row.first_receiver) == 0) row.first_receiver = command.actor;
    // A draft has neither a number nor a clock: nobody has been told.
    const bool draft = status == model::Status::Draft;
    if (draft) row.reported = kNever;
    if (row.no.empty() && !draft) row.no = next_issue_number(db, row);
    if (!draft) model::begin_clocks(row, rules);
    auto id = insert(db, row);
    if (!id) return id;
    row.id = IssueId{*id};
    auto line = insert(db, model::IssueLogRow{.issue = row.id,
                                              .at = at,
                                              .actor = command.actor,
                                              .action = draft ? "draft" : "submit",
                                              .to_state = row.state,
                                              .effect = model::effect_between(IssueRow{}, row)});
    if (!line) return line;
    if (!command.picture) return id;
    auto picture = add_picture(
        db, {.issue = row.id, .picture = *command.picture, .actor = command.actor, .at = at});
    if (!picture) return picture;
    return id;
}

Result<std::int64_t> take_step(const Database& db, const TakeStep& command, const Grant& grant,
                               const model::WorkRules& rules) {
    model::Step step = command.step;
    if (step.at == kNever) return fail(Fault::Unsupported, Word::StepUntil);
    auto was = read_issue(db, step.issue);
    if (!was) return refusal(was);
    if (!answers_for(db, grant, *was, step.at)) return fail(Fault::Denied, Word::OutsideScope);
    step.has_picture = step.has_picture || command.picture.has_value();
    auto facts = facts_of(db, *was, step, rules);
    if (!facts) return refusal(facts);
    facts->is.other = facts->other ? &*facts->other : nullptr;
    auto is = model::take_step(*was, step, facts->is, rules, grant.role);
    if (!is) return refusal(is);
    if (step.action == model::Action::Submit) {
        if (!answers_for(db, grant, is->row, step.at))
            return fail(Fault::Denied, Word::OutsideScope);
        if (is->row.no.empty()) is->row.no = next_issue_number(db, is->row);
    }
    if (auto done = update_issue(db, is->row); !done) return refusal(done);
    json effect = effect_json(*was, is->row);
    if (auto done = write_rest(db, command, *is, facts->is.tasks, rules, effect); !done)
        return refusal(done);
    if (command.picture) {
        auto picture = add_picture(
            db,
            {.issue = step.issue, .picture = *command.picture, .actor = step.actor, .at = step.at});
        if (!picture) return picture;
    }
    return insert(db, model::IssueLogRow{.issue = step.issue,
                                         .at = step.at,
                                         .actor = step.actor,
                                         .action = std::string{model::name_of(step.action)},
                                         .from_state = was->state,
                                         .to_state = is->row.state,
                                         .reason = step.reason,
                                         .text = step.text,
                                         .effect = told(effect)});
}

Result<void> take_steps(const Database& db, const TakeSteps& command, const Grant& grant,
                        const model::WorkRules& rules, Receipt& receipt) {
    return each_by_itself(db, command.steps, receipt, [&](const model::Step& step) {
        return take_step(db, {.step = step, .picture = {}}, grant, rules);
    });
}

Result<void> undo_steps(const Database& db, const UndoSteps& command, const Grant& grant,
                        Receipt& receipt) {
    return each_by_itself(db, command.steps, receipt,
                          [&](const UndoStep& step) { return undo_step(db, step, grant); });
}

}  // namespace store
