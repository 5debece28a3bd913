#include "store/take_in.h"

#include "model/codes.h"
#include "model/effect.h"
#include "model/lifecycle.h"
#include "store/insert.h"
#include "store/lifecycle.h"

#include <optional>
#include <string>
#include <utility>

namespace store {

using base::refusal;
using base::Result;

namespace {

/// An issue that is here already.
struct Known {
    model::IssueId id{};
    std::string state;
    std::string told;     // the state that the other system told last
    std::string updated;  // and when it had changed it, the newest that is known; empty if never
};

/// As it stands in the log as a reason, so that the later one is the greater text: there is no
/// column for it. Empty where nobody tells.
std::string moment_told(base::Instant updated) {
    return updated == base::kNever ? std::string{} : base::iso_from_instant(updated);
}

Result<std::optional<Known>> known_by(const Database& db, const std::string& external_id) {
    if (external_id.empty()) return std::optional<Known>{};
    Statement s = db.prepare(
        "SELECT id,state,coalesce((SELECT CASE action WHEN ?2 THEN text ELSE to_state END FROM "
        "issue_log WHERE issue=issue.id AND action IN ('submit','upstream',?2) ORDER BY id DESC "
        "LIMIT 1),state),(SELECT max(reason) FROM issue_log WHERE issue=issue.id AND action IN "
        "('submit','upstream',?2) AND reason GLOB '[0-9][0-9][0-9][0-9]-*T*') FROM issue WHERE "
        "external_id=?1");
    std::optional<Known> known;
    if (s.with(external_id, kTold).next())
        known = Known{model::IssueId{s.integer(0)}, s.text(1), s.text(2), s.text(3)};
    if (!s.ok()) return tl::unexpected<base::Error>(s.error());
    return known;
}

/// The line of the log.
Result<std::int64_t> add(const Database& db, const model::IssueRow& told,
                         const model::WorkRules& rules, base::Instant at,
                         const std::string& updated, LastNumbers& numbers) {
    model::IssueRow row = told;
    row.id = {};
    if (row.reported == base::kNever) row.reported = at;
    if (row.no.empty())
        row.no = next_issue_number(db, row, &numbers);
    else
        numbers.clear();  // it may be a higher one
    if (!model::closes(row.state))
        model::begin_clocks(row, rules);
    else if (row.closed == base::kNever)
        row.closed = at;  // over there it is over; when, nobody tells
    const auto id = insert(db, row);
    if (!id) return id;
    return insert(db, model::IssueLogRow{.issue = model::IssueId{*id},
                                         .at = row.reported,
                                         .action = "submit",
                                         .to_state = row.state,
                                         .reason = updated,
                                         .effect = model::effect_between(model::IssueRow{}, row)});
}

/// What was told is known from now on: told again, it is nothing new, whatever was done here since.
Result<void> remember(const Database& db, const Known& known, const std::string& told,
                      base::Instant at, const std::string& updated) {
    const auto line = insert(db, model::IssueLogRow{.issue = known.id,
                                                    .at = at,
                                                    .action = kTold,
                                                    .from_state = known.state,
                                                    .to_state = known.state,
                                                    .reason = updated,
                                                    .text = told});
    if (!line) return refusal(line);
    return {};
}

/// The line of the log; 0 when nothing changes here.
Result<std::int64_t> follow(const Database& db, const Known& known, const model::IssueRow& told,
                            const model::WorkRules& rules, base::Instant at,
                            const std::string& updated) {
    // An older file that comes after a newer one undoes nothing.
    if (!updated.empty() && updated < known.updated) return 0;
    const bool over = model::closes(told.state);
    if (over == model::closes(known.told)) {
        if (updated <= known.updated) return 0;
        auto done = remember(db, known, told.state, at, updated);
        return done ? Result<std::int64_t>{0} : refusal(done);
    }
    // Some ends are our own: what was merged or answered here stays so.
    const model::Status status = model::status_from(known.state);
    const bool stays = over == model::closes(known.state) ||
                       model::transition(model::Action::Upstream, status) == nullptr;
    if (stays) {
        if (auto done = remember(db, known, told.state, at, updated); !done) return refusal(done);
        return 0;
    }
    model::Step step{.issue = known.id,
                     .action = model::Action::Upstream,
                     .from_state = known.state,
                     .at = at,
                     .reason = updated};
    if (over) {
        step.value = told.state;
        step.until = told.closed;
    }
    return take_step(db, {.step = std::move(step), .picture = {}}, Grant{}, rules);
}

}  // namespace

Result<void> take_in(const Database& db, const TakeIn& command, const model::WorkRules& rules,
                     Receipt& receipt) {
    LastNumbers numbers;
    for (std::size_t i = 0; i < command.issues.size(); ++i) {
        const model::IssueRow& told = command.issues[i];
        const std::string updated =
            i < command.updated.size() ? moment_told(command.updated[i]) : std::string{};
        const auto known = known_by(db, told.external_id);
        if (!known) return refusal(known);
        const auto line = *known ? follow(db, **known, told, rules, command.at, updated)
                                 : add(db, told, rules, command.at, updated, numbers);
        if (!line) return refusal(line);
        if (!*known) receipt.added += 1;
        receipt.lines.push_back(*line);
    }
    return {};
}

}  // namespace store
