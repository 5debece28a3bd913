// model/lifecycle.h — the way of an issue from report to evaluation (domain.md 5.1–5.2).
//
// One table says which step leads from which state to which, who may take it, and what it needs.
// The store takes no other step; panels offer none.
#pragma once

#include "base/result.h"
#include "model/role.h"
#include "model/rows.h"
#include "model/rules.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace model {

enum class Status : std::uint8_t {
    Draft,
    Reported,
    Verifying,
    Accepted,
    Rejected,
    Answered,
    Self,
    Filed,
    Dispatched,
    Working,
    Returned,
    Suspended,
    Handled,
    Rework,
    Closed,
    Evaluated,
    Merged,
    Cancelled,
    Unknown,  // another program wrote what is no state
};
inline constexpr std::size_t kStatuses = 18;  // without Unknown

/// "REPORTED" …, as K23 has it.
std::string_view name_of(Status status);
Status status_from(std::string_view code);

enum class Action : std::uint8_t {
    AskVerify,
    Confirm,  // 核实属实
    Deny,     // 核实不属实
    Accept,
    Answer,
    Refuse,
    TakeInGrid,
    Settle,  // 格内办结
    PassOn,  // 格内办不了
    File,
    Dispatch,
    Sign,
    Return,
    AskExtension,
    Extend,
    DenyExtension,
    Suspend,
    Resume,
    Finish,
    CheckPass,
    CheckFail,
    Evaluate,
    Reopen,
    Reassign,
    Split,
    Cancel,
    Merge,
    Link,
    Escalate,
    Urge,
    Reply,  // to an urge
    MarkMajor,
    AddTrip,
    Remark,
    Recalculate,
    Upstream,  // the system it came from says so
    Submit,    // of a draft
};
inline constexpr std::size_t kActions = 37;

/// "accept", as the log has it.
std::string_view name_of(Action action);

/// What people call it: 受理, 派遣 ….
base::Word word_of(Action action);
/// Nothing of a text that names none; "draft" and "undo" are no steps.
std::optional<Action> action_from(std::string_view name);

/// What a step needs beside its actor.
enum class Need : std::uint8_t {
    Reason = 1,
    Text = 2,  // or a picture
    Department = 4,
    Until = 8,          // a time: resumes, extended to
    Other = 16,         // another issue
    Matter = 32,        // of the issue or told
    Satisfaction = 64,  // K25
    Picture = 128,      // of physical matters
};

/// One line of the table. `to` Unknown: the state stays.
struct Transition {
    Action action{};
    std::uint32_t from = 0;  // a bit for each Status
    Status to = Status::Unknown;
    std::uint16_t roles = 0;  // a bit for each Role
    std::uint8_t needs = 0;   // bits of Need
};
std::span<const Transition> transitions();

/// The line for a step out of a state; null when there is none.
const Transition* transition(Action action, Status from);

/// What somebody does to an issue.
struct Step {
    IssueId issue{};
    Action action{};
    std::string from_state;  // as it was seen: refused when it is another; empty for any
    StaffId actor{};
    base::Instant at = base::kNever;
    std::string reason;
    std::string text;
    std::string value;  // Accept, Split: the matter; Evaluate: K25; Settle, Finish: K24; Link: kind
    std::string urgency;  // Accept: K22, else the usual
    DepartmentId department{};
    std::vector<DepartmentId> assists;
    StaffId assignee{};
    base::Instant until = base::kNever;
    IssueId other{};
    bool has_picture = false;
    std::optional<IssueRow> told;  // Submit: as its form says it now; else as the draft does

    friend bool operator==(const Step&, const Step&) = default;
};

/// What the table cannot know of an issue.
struct StepFacts {
    std::vector<TaskRow> tasks;  // of the issue, those withdrawn left out
    StaffId finished_by{};       // who took the last Finish or Settle
    const IssueRow* other = nullptr;
    bool pictured = false;  // a picture was attached since it was taken up
    bool sampled = false;   // Settle: it is one of those that are checked
    int place_level = 0;    // 5 house or shop, 4 yard or street …
};

/// What becomes of it.
struct Stepped {
    IssueRow row;
    std::vector<TaskRow> tasks;  // as they are then; id 0: new
    IssueRow child;              // Split: its id is still 0
};

/// Of a new issue: its kind, urgency, when it is due, and when it has to be accepted. What is told
/// already stays.
void begin_clocks(IssueRow& row, const WorkRules& rules);

/// Takes a step, or says why not. Pure: the same arguments give the same row.
base::Result<Stepped> take_step(const IssueRow& was, const Step& step, const StepFacts& facts,
                                const WorkRules& rules, Role role);

/// What somebody of this role may do to an issue as it stands now, in the order of the table. What
/// its guards would refuse whatever is told with it is left out. Actor 0: nobody of the staff.
std::vector<Action> offered(const IssueRow& row, Role role, const WorkRules& rules,
                            base::Instant now, StaffId actor);

/// From this trip of a resident on, a reason has to be told (两次办结制).
inline constexpr int kTripWithReason = 3;

}  // namespace model
