// Why a step may not be, beyond what the table of lifecycle.cpp says.
#include "model/lifecycle_guard.h"

#include <array>
#include <chrono>

namespace model {

using base::fail;
using base::Fault;
using base::kNever;
using base::Result;
using base::Word;

namespace {

constexpr std::chrono::days kReopensWithin{15};
constexpr std::chrono::days kMergesWithin{7};
constexpr const char* kConsultation = "7";  // K20
constexpr const char* kConsulting = "86";   // of column class
constexpr std::string_view kNotOurDuty = "不属职责";

Result<void> refused(Word why, std::vector<std::string> parts = {}) {
    return fail(Fault::Conflict, why, std::move(parts));
}

bool asks_for(const Transition& line, Need need) {
    return (line.needs & static_cast<std::uint8_t>(need)) != 0;
}

bool is_leader(Role role) {
    return role == Role::Commander || role == Role::Owner || role == Role::Guest;
}

/// Who founded the store, or has no account, need not be one of the staff.
bool may_be_nobody(Role role) {
    return role == Role::Owner || role == Role::Guest;
}

/// What the table says it needs.
Result<void> has_what_it_needs(const Asked& w, const Transition& line) {
    const Step& step = w.step;
    if (asks_for(line, Need::Reason) && step.reason.empty()) return refused(Word::StepReason);
    if (asks_for(line, Need::Text) && step.text.empty() && !step.has_picture)
        return refused(Word::StepText);
    if (asks_for(line, Need::Department) && department_of(w.rules, step.department) == nullptr)
        return refused(Word::StepDepartment);
    if (asks_for(line, Need::Until) && (step.until == kNever || step.until <= w.at))
        return refused(Word::StepUntil);
    if (asks_for(line, Need::Other) && w.facts.other == nullptr) return refused(Word::StepOther);
    const bool told = !step.value.empty();
    if (asks_for(line, Need::Matter) && !told &&
        (w.was.matter.empty() || step.action == Action::Split))
        return refused(Word::StepMatter);
    const bool graded = step.value.size() == 1 && step.value >= "1" && step.value <= "4";
    if (asks_for(line, Need::Satisfaction) && !graded) return refused(Word::StepSatisfaction);
    const MatterRule* rule = rule_of(w.rules, w.was.matter);
    const bool wants_picture = asks_for(line, Need::Picture) && rule != nullptr && rule->physical;
    if (wants_picture && !step.has_picture && !w.facts.pictured) return refused(Word::StepPicture);
    return {};
}

Result<void> may_extend(const Asked& w) {
    const int most = static_cast<int>(w.rules.thresholds.most_extensions);
    if (w.was.due != kNever && w.at >= w.was.due) return refused(Word::StepExtensionLate);
    if (w.was.extensions >= most)
        return refused(Word::StepExtensionMost, {std::to_string(w.was.extensions)});
    return {};
}

Result<void> extends(const Asked& w) {
    if (w.was.due != kNever && w.step.until <= w.was.due) return refused(Word::StepUntil);
    return {};
}

Result<void> may_merge(const Asked& w) {
    const IssueRow& other = *w.facts.other;
    const bool fresh = other.closed == kNever || w.at - other.closed < kMergesWithin;
    const Status status = status_from(other.state);
    const bool gone = status == Status::Merged || status == Status::Cancelled ||
                      status == Status::Draft || status == Status::Unknown;
    if (other.id == w.was.id || !fresh || gone) return refused(Word::StepMergeInto);
    return {};
}

Result<void> may_answer(const Asked& w) {
    if (w.was.kind != kConsultation && w.was.matter != kConsulting)
        return refused(Word::StepConsultation);
    if (number(w.was.first_receiver) == 0) return {};
    const bool own =
        number(w.step.actor) == 0 ? may_be_nobody(w.role) : w.step.actor == w.was.first_receiver;
    if (!own) return refused(Word::StepFirstReceiver);
    return {};
}

Result<void> may_refuse(const Asked& w) {
    if (w.step.reason == kNotOurDuty && w.step.text.empty()) return refused(Word::StepNotDuty);
    return {};
}

Result<void> may_take_in_grid(const Asked& w) {
    const std::string& matter = w.step.value.empty() ? w.was.matter : w.step.value;
    const MatterRule* rule = rule_of(w.rules, matter);
    if (rule == nullptr || !rule->in_grid) return refused(Word::StepNotInGrid);
    return {};
}

Result<void> may_return(const Asked& w) {
    if (w.was.returns > 0 && !is_leader(w.role)) return refused(Word::StepReturnedTwice);
    return {};
}

Result<void> is_asked(const Asked& w) {
    if (w.was.asked_due == kNever) return refused(Word::StepExtensionNone);
    return {};
}

Result<void> may_check(const Asked& w) {
    const bool own =
        number(w.step.actor) == 0 ? !may_be_nobody(w.role) : w.step.actor == w.facts.finished_by;
    if (own) return refused(Word::StepOwnWork);
    return {};
}

Result<void> may_reopen(const Asked& w) {
    if (w.was.closed != kNever && w.at - w.was.closed > kReopensWithin)
        return refused(Word::StepReopenLate);
    return {};
}

/// What went out to a department is finished there; in the grid only what was settled there.
Result<void> may_finish(const Asked& w) {
    const bool field = w.role == Role::GridWorker || w.role == Role::Secretary;
    if (field && number(w.was.department) != 0) return fail(Fault::Denied, Word::StepNotYours);
    return {};
}

/// What was promised otherwise than by its rule is not to be found again by that.
Result<void> may_recalculate(const Asked& w) {
    if (w.was.due_rule.empty() || w.was.extensions + w.was.reworks + w.was.reopens > 0)
        return refused(Word::StepIllegal);
    return {};
}

Result<void> may_link(const Asked& w) {
    if (w.facts.other->id == w.was.id) return refused(Word::StepOther);
    return {};
}

Result<void> may_reply(const Asked& w) {
    if (w.was.urges <= w.was.urges_answered) return refused(Word::StepNoUrge);
    return {};
}

Result<void> may_add_trip(const Asked& w) {
    if (w.was.trips + 1 >= kTripWithReason && w.step.reason.empty())
        return refused(Word::StepTripReason);
    return {};
}

/// A draft is its author's until it is reported.
Result<void> is_author(const Asked& w) {
    const bool draft = status_from(w.was.state) == Status::Draft;
    if (draft && w.step.actor != w.was.first_receiver)
        return fail(Fault::Denied, Word::StepNotYours);
    return {};
}

Result<void> says_where(const Asked& w) {
    const IssueRow& row = w.step.told ? *w.step.told : w.was;
    if (number(row.place) == 0 && !row.has_point && row.title.empty())
        return refused(Word::StepSubmitWhere);
    return {};
}

/// What the table cannot say.
struct Guard {
    Action action{};
    Result<void> (*holds)(const Asked&) = nullptr;
    bool of_row = false;  // asks nothing but the row, the actor and the moment
};
constexpr std::array kGuards{Guard{Action::Submit, is_author, true},
                             Guard{Action::Submit, says_where},
                             Guard{Action::Cancel, is_author, true},
                             Guard{Action::Answer, may_answer, true},
                             Guard{Action::Refuse, may_refuse},
                             Guard{Action::TakeInGrid, may_take_in_grid, true},
                             Guard{Action::Return, may_return, true},
                             Guard{Action::AskExtension, may_extend, true},
                             Guard{Action::AskExtension, extends},
                             Guard{Action::Extend, is_asked, true},
                             Guard{Action::DenyExtension, is_asked, true},
                             Guard{Action::Finish, may_finish, true},
                             Guard{Action::CheckPass, may_check},
                             Guard{Action::CheckFail, may_check},
                             Guard{Action::Reopen, may_reopen, true},
                             Guard{Action::Recalculate, may_recalculate, true},
                             Guard{Action::Merge, may_merge},
                             Guard{Action::Link, may_link},
                             Guard{Action::Reply, may_reply, true},
                             Guard{Action::AddTrip, may_add_trip}};

}  // namespace

Result<void> allowed(const Asked& asked, const Transition& line) {
    if (auto fine = has_what_it_needs(asked, line); !fine) return fine;
    for (const Guard& guard : kGuards)
        if (guard.action == line.action)
            if (auto fine = guard.holds(asked); !fine) return fine;
    return {};
}

Result<void> allowed_of_row(const Asked& asked, Action action) {
    for (const Guard& guard : kGuards)
        if (guard.action == action && guard.of_row)
            if (auto fine = guard.holds(asked); !fine) return fine;
    return {};
}

}  // namespace model
