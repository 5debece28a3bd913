#include "model/lifecycle.h"

#include "model/lifecycle_guard.h"

#include <algorithm>
#include <array>

namespace model {

using base::Word;

namespace {

constexpr std::array<std::string_view, kStatuses> kStatusNames{
    "DRAFT",   "REPORTED", "VERIFYING",  "ACCEPTED",  "REJECTED", "ANSWERED",
    "SELF",    "FILED",    "DISPATCHED", "WORKING",   "RETURNED", "SUSPENDED",
    "HANDLED", "REWORK",   "CLOSED",     "EVALUATED", "MERGED",   "CANCELLED"};

struct ActionName {
    std::string_view name;
    Word word{};
};
constexpr std::array<ActionName, kActions> kActionNames{{
    {"ask verify", Word::DoAskVerify},
    {"verified", Word::DoConfirm},
    {"not so", Word::DoDeny},
    {"accept", Word::DoAccept},
    {"answer", Word::DoAnswer},
    {"refuse", Word::DoRefuse},
    {"handle", Word::DoTakeInGrid},
    {"done", Word::DoSettle},
    {"cannot", Word::DoPassOn},
    {"file", Word::DoFile},
    {"dispatch", Word::DoDispatch},
    {"sign", Word::DoSign},
    {"return", Word::DoReturn},
    {"ask extension", Word::DoAskExtension},
    {"extend", Word::DoExtend},
    {"deny extension", Word::DoDenyExtension},
    {"suspend", Word::DoSuspend},
    {"resume", Word::DoResume},
    {"finish", Word::DoFinish},
    {"check pass", Word::DoCheckPass},
    {"check fail", Word::DoCheckFail},
    {"evaluate", Word::DoEvaluate},
    {"reopen", Word::DoReopen},
    {"reassign", Word::DoReassign},
    {"split", Word::DoSplit},
    {"cancel", Word::DoCancel},
    {"merge", Word::DoMerge},
    {"link", Word::DoLink},
    {"escalate", Word::DoEscalate},
    {"urge", Word::DoUrge},
    {"reply", Word::DoReply},
    {"major", Word::DoMarkMajor},
    {"trip", Word::DoAddTrip},
    {"remark", Word::DoRemark},
    {"recalculate", Word::DoRecalculate},
    {"upstream", Word::DoUpstream},
    {"submit", Word::DoSubmit},
}};

constexpr std::uint32_t from(auto... statuses) {
    return ((1U << static_cast<unsigned>(statuses)) | ...);
}
constexpr std::uint16_t by(auto... roles) {
    // Who founded the store, and who has the file and no accounts, may do all of it.
    return static_cast<std::uint16_t>(((1U << static_cast<unsigned>(roles)) | ...) |
                                      (1U << static_cast<unsigned>(Role::Owner)) |
                                      (1U << static_cast<unsigned>(Role::Guest)));
}
constexpr std::uint8_t needs(auto... of) {
    return static_cast<std::uint8_t>((0U | ... | static_cast<unsigned>(of)));
}

using enum Status;
using enum Role;

constexpr std::uint32_t kOpen = from(Reported, Verifying, Accepted, Self, Filed, Dispatched,
                                     Working, Returned, Suspended, Handled, Rework);
constexpr std::uint32_t kAny = kOpen | from(Rejected, Answered, Closed, Evaluated);
constexpr std::uint16_t kDesk = by(Operator, Commander, Secretary);
constexpr std::uint16_t kField = by(GridWorker, Secretary);
constexpr std::uint16_t kEverybody =
    by(Commander, Operator, Secretary, GridWorker, Specialist, Handler);
constexpr Status kStays = Unknown;

// domain.md 5.2, line by line. Where two lines have one action, their states differ.
constexpr std::array kTransitions{
    Transition{Action::Submit, from(Draft), Reported, kEverybody, needs()},
    Transition{Action::Cancel, from(Draft), Cancelled, kEverybody, needs()},
    Transition{Action::AskVerify, from(Reported), Verifying, kDesk, needs()},
    Transition{Action::Confirm, from(Verifying), Accepted, kField, needs(Need::Text)},
    Transition{Action::Deny, from(Verifying), Rejected, kField, needs(Need::Text)},
    Transition{Action::Accept, from(Reported), Accepted, kDesk, needs(Need::Matter)},
    Transition{Action::TakeInGrid, from(Reported, Accepted), Self, kField, needs(Need::Matter)},
    Transition{Action::Settle, from(Self), Closed, kField, needs(Need::Text, Need::Picture)},
    Transition{Action::File, from(Accepted), Filed, kDesk, needs(Need::Matter)},
    Transition{Action::Dispatch, from(Filed, Returned), Dispatched, by(Operator, Commander),
               needs(Need::Department)},
    Transition{Action::Sign, from(Dispatched, Rework), Working, by(Handler), needs()},
    Transition{Action::Finish, from(Working), Handled, by(Handler), needs(Need::Text)},
    // What was settled in the grid, and failed its check, goes back there.
    Transition{Action::Finish, from(Rework), Handled, by(Handler, GridWorker, Secretary),
               needs(Need::Text)},
    Transition{Action::CheckPass, from(Handled), Closed, by(GridWorker, Secretary, Operator),
               needs(Need::Picture)},
    Transition{Action::CheckFail, from(Handled), Rework, by(GridWorker, Secretary, Operator),
               needs(Need::Reason)},
    Transition{Action::Evaluate, from(Closed), Evaluated, kDesk, needs(Need::Satisfaction)},
    Transition{Action::Answer, from(Reported, Accepted), Answered, kEverybody, needs(Need::Text)},
    Transition{Action::Refuse, from(Reported, Accepted), Rejected, by(Operator, Commander),
               needs(Need::Reason, Need::Department)},
    Transition{Action::PassOn, from(Self), Filed, kField, needs(Need::Reason)},
    Transition{Action::Return, from(Dispatched, Working), Returned, by(Handler, Commander),
               needs(Need::Reason)},
    Transition{Action::Extend, from(Working), kStays, by(Commander), needs()},
    Transition{Action::DenyExtension, from(Working), kStays, by(Commander), needs(Need::Reason)},
    Transition{Action::AskExtension, from(Working), kStays, by(Handler),
               needs(Need::Reason, Need::Until)},
    Transition{Action::Suspend, from(Working), Suspended, by(Commander),
               needs(Need::Reason, Need::Until)},
    Transition{Action::Resume, from(Suspended), Working, by(Commander), needs()},
    // Where no department has a task, there is nobody to go on working: it is filed, and goes out.
    Transition{Action::Reopen, from(Closed, Evaluated), Working, by(Commander),
               needs(Need::Reason)},
    Transition{Action::Reopen, from(Rejected, Answered), Accepted, by(Commander),
               needs(Need::Reason)},
    Transition{Action::Reassign, from(Dispatched, Working, Rework), Dispatched,
               by(Operator, Commander), needs(Need::Reason, Need::Department)},
    Transition{Action::Urge, kOpen, kStays, by(Commander, Secretary), needs()},
    Transition{Action::Reply, kOpen, kStays, kEverybody, needs(Need::Text)},
    Transition{Action::MarkMajor, kAny, kStays, kEverybody, needs()},
    Transition{Action::Escalate, kOpen, kStays, kEverybody, needs(Need::Reason)},
    Transition{Action::Split, kOpen, kStays, kDesk, needs(Need::Matter)},
    Transition{Action::Merge, kOpen, Merged, kDesk, needs(Need::Other)},
    Transition{Action::Link, kAny, kStays, kEverybody, needs(Need::Other)},
    Transition{Action::AddTrip, kOpen, kStays, kEverybody, needs()},
    Transition{Action::Remark, kAny, kStays, kEverybody, needs(Need::Text)},
    Transition{Action::Cancel, from(Reported, Accepted, Verifying), Cancelled,
               by(Operator, Commander, Secretary, GridWorker), needs(Need::Reason)},
    Transition{Action::Recalculate, kOpen, kStays, by(Commander), needs(Need::Reason)},
    Transition{Action::Upstream, kOpen, Closed, by(Commander), needs()},
    Transition{Action::Upstream, from(Closed, Evaluated, Cancelled), Reported, by(Commander),
               needs()},
};

}  // namespace

std::string_view name_of(Status status) {
    const auto at = static_cast<std::size_t>(status);
    return at < kStatuses ? kStatusNames.at(at) : std::string_view{};
}

Status status_from(std::string_view code) {
    const auto at = std::ranges::find(kStatusNames, code);
    return static_cast<Status>(at - kStatusNames.begin());
}

std::string_view name_of(Action action) {
    return kActionNames.at(static_cast<std::size_t>(action)).name;
}

Word word_of(Action action) {
    return kActionNames.at(static_cast<std::size_t>(action)).word;
}

std::optional<Action> action_from(std::string_view name) {
    const auto at = std::ranges::find(kActionNames, name, &ActionName::name);
    if (at == kActionNames.end()) return std::nullopt;
    return static_cast<Action>(at - kActionNames.begin());
}

std::span<const Transition> transitions() {
    return kTransitions;
}

const Transition* transition(Action action, Status status) {
    if (status == Unknown) return nullptr;
    for (const Transition& line : kTransitions)
        if (line.action == action && (line.from >> static_cast<unsigned>(status) & 1U) != 0)
            return &line;
    return nullptr;
}

std::vector<Action> offered(const IssueRow& row, Role role, const WorkRules& rules,
                            base::Instant now, StaffId actor) {
    std::vector<Action> actions;
    const Status status = status_from(row.state);
    for (const Transition& line : kTransitions) {
        const bool fits = status != Unknown &&
                          (line.from >> static_cast<unsigned>(status) & 1U) != 0 &&
                          (line.roles >> static_cast<unsigned>(role) & 1U) != 0;
        const bool makes_sense =
            line.action == Action::AskExtension ? row.asked_due == base::kNever
            : line.action == Action::MarkMajor
                ? !row.major
                : line.action != Action::Upstream && line.action != Action::Recalculate;
        if (!fits || !makes_sense) continue;
        const Step step{.issue = row.id, .action = line.action, .actor = actor, .at = now};
        const StepFacts facts;
        if (allowed_of_row({row, step, facts, rules, role, now}, line.action))
            actions.push_back(line.action);
    }
    return actions;
}

}  // namespace model
