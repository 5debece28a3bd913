// The table of domain.md 5.2, written down a second time, held against every step (I7).
#include "model/lifecycle.h"
#include "support/steps.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <catch_amalgamated.hpp>

using base::Word;
using model::Action;
using model::Role;
using model::Status;
using std::chrono::hours;
using support::kTen;

namespace {

/// Who: C commander, O operator, S secretary, G grid worker, P specialist, H handler; the owner and
/// whoever has no account may do all of it. Needs: r reason, t text, d department, u until, o other
/// issue, m matter, s satisfaction, p picture.
struct Line {
    Action action;
    const char* from;
    const char* to;  // "" stays
    const char* who;
    const char* needs;
};
constexpr const char* kOpen =
    "REPORTED VERIFYING ACCEPTED SELF FILED DISPATCHED WORKING RETURNED SUSPENDED HANDLED REWORK";
// "any": but a draft is nobody's yet, and what was merged or cancelled is hidden.
constexpr const char* kAny =
    "REPORTED VERIFYING ACCEPTED SELF FILED DISPATCHED WORKING RETURNED SUSPENDED HANDLED REWORK "
    "REJECTED ANSWERED CLOSED EVALUATED";
constexpr std::array kTable{
    Line{Action::Submit, "DRAFT", "REPORTED", "OCSGPH", ""},
    Line{Action::Cancel, "DRAFT", "CANCELLED", "OCSGPH", ""},
    Line{Action::AskVerify, "REPORTED", "VERIFYING", "OCS", ""},
    Line{Action::Confirm, "VERIFYING", "ACCEPTED", "GS", "t"},
    Line{Action::Deny, "VERIFYING", "REJECTED", "GS", "t"},
    Line{Action::Accept, "REPORTED", "ACCEPTED", "OCS", "m"},
    Line{Action::Answer, "REPORTED ACCEPTED", "ANSWERED", "OCSGPH", "t"},
    Line{Action::Refuse, "REPORTED ACCEPTED", "REJECTED", "OC", "rd"},
    Line{Action::TakeInGrid, "REPORTED ACCEPTED", "SELF", "GS", "m"},
    Line{Action::Settle, "SELF", "CLOSED", "GS", "tp"},
    Line{Action::PassOn, "SELF", "FILED", "GS", "r"},
    Line{Action::File, "ACCEPTED", "FILED", "OCS", "m"},
    Line{Action::Dispatch, "FILED RETURNED", "DISPATCHED", "OC", "d"},
    Line{Action::Sign, "DISPATCHED REWORK", "WORKING", "H", ""},
    Line{Action::Return, "DISPATCHED WORKING", "RETURNED", "HC", "r"},
    Line{Action::AskExtension, "WORKING", "", "H", "ru"},
    Line{Action::Extend, "WORKING", "", "C", ""},
    Line{Action::DenyExtension, "WORKING", "", "C", "r"},
    Line{Action::Suspend, "WORKING", "SUSPENDED", "C", "ru"},
    Line{Action::Resume, "SUSPENDED", "WORKING", "C", ""},
    Line{Action::Finish, "WORKING", "HANDLED", "H", "t"},
    // What was settled in the grid, and failed its check, goes back there.
    Line{Action::Finish, "REWORK", "HANDLED", "HGS", "t"},
    Line{Action::CheckPass, "HANDLED", "CLOSED", "OGS", "p"},
    Line{Action::CheckFail, "HANDLED", "REWORK", "OGS", "r"},
    Line{Action::Evaluate, "CLOSED", "EVALUATED", "OCS", "s"},
    Line{Action::Reopen, "CLOSED EVALUATED", "WORKING", "C", "r"},
    Line{Action::Reopen, "REJECTED ANSWERED", "ACCEPTED", "C", "r"},
    Line{Action::Reassign, "DISPATCHED WORKING REWORK", "DISPATCHED", "OC", "rd"},
    Line{Action::Split, kOpen, "", "OCS", "m"},
    Line{Action::Cancel, "REPORTED ACCEPTED VERIFYING", "CANCELLED", "OCSG", "r"},
    Line{Action::Merge, kOpen, "MERGED", "OCS", "o"},
    Line{Action::Escalate, kOpen, "", "OCSGPH", "r"},
    Line{Action::Urge, kOpen, "", "CS", ""},
    Line{Action::MarkMajor, kAny, "", "OCSGPH", ""},
    // What 5.2 does not name, and what moves no state but that of another system.
    Line{Action::Reply, kOpen, "", "OCSGPH", "t"},
    Line{Action::Link, kAny, "", "OCSGPH", "o"},
    Line{Action::AddTrip, kOpen, "", "OCSGPH", ""},
    Line{Action::Remark, kAny, "", "OCSGPH", "t"},
    Line{Action::Recalculate, kOpen, "", "C", "r"},
    Line{Action::Upstream, kOpen, "CLOSED", "C", ""},
    Line{Action::Upstream, "CLOSED EVALUATED CANCELLED", "REPORTED", "C", ""},
};

bool has_word(std::string_view words, std::string_view word) {
    return (" " + std::string{words} + " ").find(" " + std::string{word} + " ") !=
           std::string::npos;
}

const Line* line_of(Action action, Status from) {
    const auto at = std::ranges::find_if(kTable, [&](const Line& line) {
        return line.action == action && has_word(line.from, model::name_of(from));
    });
    return at == kTable.end() ? nullptr : &*at;
}

bool is_for(const Line& line, Role role) {
    if (role == Role::Owner || role == Role::Guest) return true;
    static constexpr std::string_view kLetters = "??COSGPH????";
    const char letter = kLetters[static_cast<std::size_t>(role)];
    return letter != '?' && std::string_view{line.who}.find(letter) != std::string_view::npos;
}

/// A question that waits for everything an issue can wait for.
model::IssueRow row_in(std::string_view state, const char* matter = "86") {
    const auto* rule = model::rule_of(model::usual_rules(), matter);
    model::IssueRow row{.id = model::IssueId{1},
                        .no = "SJ000000000-260302-0001",
                        .title = "when does it open",
                        .matter = matter,
                        .urgency = "C",
                        .state = std::string{state},
                        .reported = kTen - hours{48},
                        .due = kTen + hours{48}};
    row.kind = rule == nullptr ? "" : rule->kind;
    row.first_due = row.due;
    row.due_rule = "86/1";
    row.asked_due = kTen + hours{72};
    row.urges = 1;
    if (state == "DRAFT") row.first_receiver = model::StaffId{3};
    if (state == "CLOSED" || state == "EVALUATED" || state == "REJECTED" || state == "ANSWERED")
        row.closed = kTen - hours{24};
    return row;
}

/// Somebody of the staff, who did none of it; a department has had its task.
base::Result<model::Stepped> taken_by_staff(const model::IssueRow& row, const model::Step& step,
                                            Role role = Role::Owner, bool other_there = true) {
    const model::IssueRow other{.id = model::IssueId{2}, .state = "WORKING"};
    model::StepFacts facts{.tasks = {{.id = model::TaskId{1},
                                      .issue = row.id,
                                      .department = model::DepartmentId{1},
                                      .done = kTen - hours{24}}}};
    facts.place_level = 5;
    if (other_there) facts.other = &other;
    model::Step by_somebody = step;
    by_somebody.actor = model::StaffId{3};
    return model::take_step(row, by_somebody, facts, model::usual_rules(), role);
}

/// The step without one of its needs, and the sentence that is due for it.
struct Lack {
    model::Step step;
    Word word;
};
std::vector<Lack> without(const model::Step& whole, char need) {
    model::Step step = whole;
    switch (need) {
        case 'r':
            step.reason.clear();
            return {{step, Word::StepReason}};
        case 't':
            step.text.clear();
            step.has_picture = false;
            return {{step, Word::StepText}};
        case 'd': {
            step.department = {};
            model::Step nobody = step;
            nobody.department = model::DepartmentId{99};
            return {{step, Word::StepDepartment}, {nobody, Word::StepDepartment}};
        }
        case 'u': {
            step.until = base::kNever;
            model::Step now = step;
            now.until = now.at;
            return {{step, Word::StepUntil}, {now, Word::StepUntil}};
        }
        case 'm':
            step.value.clear();
            return {{step, Word::StepMatter}};
        case 's': {
            std::vector<Lack> lacks;
            for (const char* value : {"", "0", "5", "12", "1x"}) {
                step.value = value;
                lacks.push_back({step, Word::StepSatisfaction});
            }
            return lacks;
        }
        case 'p':
            step.has_picture = false;
            return {{step, Word::StepPicture}};
        default:
            return {{step, Word::StepOther}};
    }
}

Word word_of_refusal(const base::Result<model::Stepped>& outcome) {
    return outcome ? Word::Unexpected : outcome.error().word;
}

/// Only with what the line needs, and nothing else.
model::Step barely(const Line& line, const model::Step& whole) {
    const std::string_view needs = line.needs;
    const auto has = [&](char need) { return needs.find(need) != std::string_view::npos; };
    model::Step step = whole;
    if (!has('r')) step.reason.clear();
    if (!has('t')) step.text.clear();
    if (!has('d')) step.department = {};
    if (!has('u')) step.until = base::kNever;
    step.has_picture = false;
    return step;
}

}  // namespace

TEST_CASE("I7: no step outside the table succeeds, and every step in it does", "[model]") {
    std::size_t done = 0;
    for (std::size_t s = 0; s < model::kStatuses; ++s) {
        const auto from = static_cast<Status>(s);
        for (std::size_t a = 0; a < model::kActions; ++a) {
            const auto action = static_cast<Action>(a);
            const Line* line = line_of(action, from);
            for (std::size_t r = 0; r < model::kRoles; ++r) {
                const auto role = static_cast<Role>(r);
                const model::IssueRow row = row_in(model::name_of(from));
                const auto outcome = taken_by_staff(row, support::whole_step(action, kTen), role);
                INFO(row.state << " " << model::name_of(action) << " " << model::name_of(role));
                const bool mine = line != nullptr && is_for(*line, role);
                REQUIRE(outcome.has_value() == mine);
                if (mine) {
                    done += 1;
                    const std::string to = *line->to == '\0' ? row.state : line->to;
                    REQUIRE(outcome->row.state == to);
                    REQUIRE(outcome->row.no == row.no);
                } else if (line == nullptr) {
                    REQUIRE(outcome.error().word == Word::StepIllegal);
                } else {
                    REQUIRE(outcome.error().word == Word::StepNotYours);
                    REQUIRE(outcome.error().fault == base::Fault::Denied);
                }
            }
        }
    }
    CHECK(done > 1'000);
}

TEST_CASE("a step is refused without what it needs, and asks for nothing else", "[model]") {
    for (const Line& line : kTable) {
        const std::string from = std::string{line.from}.substr(0, std::string{line.from}.find(' '));
        const model::Step whole = support::whole_step(line.action, kTen);
        INFO(from << " " << model::name_of(line.action));
        const std::string_view needs = line.needs;
        const bool other = needs.find('o') != std::string_view::npos;
        CHECK(taken_by_staff(row_in(from), barely(line, whole), Role::Owner, other));
        for (const char need : needs) {
            INFO(need);
            model::IssueRow row = row_in(from, need == 'p' ? "06010" : "86");
            if (need == 'm') row.matter.clear();
            for (const Lack& lack : without(whole, need))
                CHECK(word_of_refusal(taken_by_staff(row, lack.step, Role::Owner, need != 'o')) ==
                      lack.word);
        }
    }
    // A picture speaks for itself; of what is no thing, none is asked for.
    model::Step shown = support::whole_step(Action::Finish, kTen);
    shown.text.clear();
    CHECK(taken_by_staff(row_in("WORKING"), shown));
    model::Step told = support::whole_step(Action::Settle, kTen);
    told.has_picture = false;
    CHECK(taken_by_staff(row_in("SELF", "86"), told));
    CHECK(word_of_refusal(taken_by_staff(row_in("SELF", "06010"), told)) == Word::StepPicture);
}

TEST_CASE("nobody takes a step from a state that is none, or is another than was seen", "[model]") {
    for (const char* state : {"HANDLING", "", "working", "UNKNOWN"})
        for (std::size_t a = 0; a < model::kActions; ++a) {
            const auto outcome =
                taken_by_staff(row_in(state), support::whole_step(static_cast<Action>(a), kTen));
            REQUIRE(word_of_refusal(outcome) == Word::StepUnknown);
            REQUIRE(outcome.error().parts == std::vector<std::string>{state});
        }
    model::Step step = support::whole_step(Action::Finish, kTen);
    step.from_state = "DISPATCHED";
    CHECK(word_of_refusal(taken_by_staff(row_in("WORKING"), step)) == Word::IssueTakenUp);
    step.from_state = "WORKING";
    CHECK(taken_by_staff(row_in("WORKING"), step));
}

TEST_CASE("states and steps have names that are found again", "[model]") {
    for (std::size_t s = 0; s < model::kStatuses; ++s)
        CHECK(model::status_from(model::name_of(static_cast<Status>(s))) == static_cast<Status>(s));
    CHECK(model::name_of(Status::Unknown).empty());
    CHECK(model::status_from("") == Status::Unknown);
    for (std::size_t a = 0; a < model::kActions; ++a) {
        const auto action = static_cast<Action>(a);
        CHECK(model::action_from(model::name_of(action)) == action);
        for (std::size_t b = 0; b < a; ++b)
            CHECK(model::word_of(action) != model::word_of(static_cast<Action>(b)));
    }
    CHECK(model::action_from("draft") == std::nullopt);
    CHECK(model::action_from("undo") == std::nullopt);
    CHECK(model::action_from("") == std::nullopt);
}

TEST_CASE("a role is offered what it may do, and nothing that it may not", "[model]") {
    for (std::size_t s = 0; s < model::kStatuses; ++s)
        for (std::size_t r = 0; r < model::kRoles; ++r) {
            const auto role = static_cast<Role>(r);
            const model::IssueRow row = row_in(model::name_of(static_cast<Status>(s)));
            for (const Action action :
                 model::offered(row, role, model::usual_rules(), kTen, model::StaffId{3})) {
                INFO(row.state << " " << model::name_of(action) << " " << model::name_of(role));
                const Line* line = line_of(action, static_cast<Status>(s));
                REQUIRE(line != nullptr);
                REQUIRE(is_for(*line, role));
            }
        }
    const auto offers = [](const model::IssueRow& row, Action action) {
        const auto all = model::offered(row, Role::Owner, model::usual_rules(), kTen, {});
        return std::ranges::count(all, action);
    };
    model::IssueRow row = row_in("WORKING");
    CHECK(offers(row, Action::Extend) == 1);
    CHECK(offers(row, Action::AskExtension) == 0);
    CHECK(offers(row, Action::Reply) == 1);
    row.asked_due = base::kNever;
    row.urges_answered = 1;
    row.major = true;
    CHECK(offers(row, Action::Extend) == 0);
    CHECK(offers(row, Action::AskExtension) == 1);
    CHECK(offers(row, Action::Reply) == 0);
    CHECK(offers(row, Action::MarkMajor) == 0);
    CHECK(offers(row_in("REPORTED", "86"), Action::Answer) == 1);
    CHECK(offers(row_in("REPORTED", "06013"), Action::Answer) == 0);
    CHECK(offers(row_in("REPORTED", "06013"), Action::TakeInGrid) == 0);
    CHECK(offers(row_in("HANDLING"), Action::Remark) == 0);
    CHECK(offers(row_in("WORKING"), Action::Recalculate) == 0);
    CHECK(model::offered(row_in("WORKING"), Role::Wall, model::usual_rules(), kTen, {}).empty());
}

TEST_CASE("nobody is offered what would be refused whatever he says", "[model]") {
    const auto offers = [](const model::IssueRow& row, Action action, Role role,
                           std::int64_t actor = 3, base::Instant now = kTen) {
        const auto all =
            model::offered(row, role, model::usual_rules(), now, model::StaffId{actor});
        return std::ranges::count(all, action) == 1;
    };
    model::IssueRow row = row_in("REPORTED");
    row.first_receiver = model::StaffId{7};
    CHECK(offers(row, Action::Answer, Role::Operator, 7));
    CHECK_FALSE(offers(row, Action::Answer, Role::Operator, 3));
    CHECK_FALSE(offers(row, Action::Answer, Role::Operator, 0));
    CHECK(offers(row, Action::Answer, Role::Guest, 0));

    row = row_in("WORKING");
    row.asked_due = base::kNever;
    CHECK(offers(row, Action::AskExtension, Role::Handler));
    CHECK_FALSE(offers(row, Action::AskExtension, Role::Handler, 3, row.due));
    row.extensions = 2;
    CHECK_FALSE(offers(row, Action::AskExtension, Role::Handler));
    CHECK(offers(row, Action::Return, Role::Handler));
    row.returns = 1;
    CHECK_FALSE(offers(row, Action::Return, Role::Handler));
    CHECK(offers(row, Action::Return, Role::Commander));

    row = row_in("CLOSED");
    CHECK(offers(row, Action::Reopen, Role::Commander, 3, row.closed + hours{24 * 15}));
    CHECK_FALSE(offers(row, Action::Reopen, Role::Commander, 3, row.closed + hours{24 * 15 + 1}));
    CHECK(offers(row_in("REPORTED", "06010"), Action::TakeInGrid, Role::GridWorker));
    CHECK_FALSE(offers(row_in("REPORTED", "06013"), Action::TakeInGrid, Role::GridWorker));

    // What went out to a department is not finished by the field.
    row = row_in("REWORK");
    CHECK(offers(row, Action::Finish, Role::GridWorker));
    row.department = model::DepartmentId{1};
    CHECK_FALSE(offers(row, Action::Finish, Role::GridWorker));
    CHECK(offers(row, Action::Finish, Role::Handler));
    CHECK(word_of_refusal(taken_by_staff(row, support::whole_step(Action::Finish, kTen),
                                         Role::Secretary)) == Word::StepNotYours);
    CHECK(taken_by_staff(row, support::whole_step(Action::Finish, kTen), Role::Handler));
}
