#include "app/simulate_step.h"

#include "model/codes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace app {

using base::Instant;
using base::kNever;
using base::Millis;
using base::Random;
using model::Action;
using model::StaffId;
using model::Status;
using model::Step;

namespace {

/// What a step is chosen from.
struct Moment {
    const GoingOn& issue;
    const std::vector<StaffId>& staff;
    const model::WorkRules& rules;
    Random& random;
    Step step;

    const model::IssueRow& row() const { return issue.row; }
    StaffId somebody() const { return staff.empty() ? StaffId{} : random.pick(staff); }
    StaffId worker() const { return number(row().assignee) != 0 ? row().assignee : somebody(); }
    void take(Action action, StaffId actor = {}) {
        step.action = action;
        step.actor = actor;
    }
    void because(const char* reason) { step.reason = reason; }
    void say(const char* text) { step.text = text; }
};

bool comes_from_residents(const model::IssueRow& row) {
    return row.channel != "1" && row.channel != "4";
}

void take_in(Moment& s) {
    const model::MatterRule* rule = model::rule_of(s.rules, s.row().matter);
    const double draw = s.random.unit();
    if (s.row().matter == "86") {
        s.take(Action::Answer, s.row().first_receiver);
        s.say("已当场答复");
    } else if (draw < 0.01) {
        s.take(Action::Cancel, s.somebody());
        s.because("误报");
    } else if (draw < 0.45 && rule != nullptr && rule->in_grid) {
        s.take(Action::TakeInGrid, s.worker());
    } else if (draw < 0.62 && comes_from_residents(s.row())) {
        s.take(Action::AskVerify, s.somebody());
        s.step.assignee = s.worker();
    } else {
        s.take(Action::Accept, s.somebody());
        if (s.row().matter.empty()) s.step.value = "86";
    }
}

void look_whether_so(Moment& s) {
    const bool so = s.random.chance(0.94);
    s.take(so ? Action::Confirm : Action::Deny, s.worker());
    s.say(so ? "现场属实" : "现场未发现所述情况");
}

void end_in_grid(Moment& s) {
    if (s.random.chance(0.04)) {
        s.take(Action::PassOn, s.worker());
        s.because("超出网格处置能力");
        return;
    }
    s.take(Action::Settle, s.worker());
    s.say("已现场处置");
}

bool send_out(Moment& s) {
    const model::RouteRule* route = model::route_of(s.rules, s.row().matter, {});
    if (route == nullptr && s.rules.departments.empty()) return false;
    s.take(Action::Dispatch, s.somebody());
    s.step.department = route == nullptr ? s.rules.departments.front().id : route->department;
    return true;
}

void take_over(Moment& s) {
    const bool comes_back = s.row().returns == 0 && s.random.chance(0.04);
    s.take(comes_back ? Action::Return : Action::Sign);
    if (comes_back) s.because("地点不清");
}

void end_work(Moment& s) {
    s.take(Action::Finish);
    s.say("已处理完毕");
    const auto undone = std::ranges::find(s.issue.tasks, kNever, &model::TaskRow::done);
    if (undone != s.issue.tasks.end()) s.step.department = undone->department;
}

void wait_until(Moment& s, Action action, const char* reason, Instant from, int days) {
    s.take(action, action == Action::Suspend ? s.somebody() : StaffId{});
    s.because(reason);
    s.step.until = from + std::chrono::hours{24 * days};
}

void go_on_working(Moment& s) {
    const model::IssueRow& row = s.row();
    const double draw = s.random.unit();
    const bool may_extend = row.due != kNever && s.step.at < row.due && row.extensions < 2;
    if (row.urges > row.urges_answered) {
        s.take(Action::Reply);
        s.say("已安排人员处理");
    } else if (row.asked_due != kNever) {
        s.take(draw < 0.7 ? Action::Extend : Action::DenyExtension, s.somebody());
        if (draw >= 0.7) s.because("理由不充分");
    } else if (draw < 0.02) {
        wait_until(s, Action::Suspend, "等待材料", s.step.at, s.random.between(1, 12));
    } else if (draw < 0.045 && may_extend) {
        wait_until(s, Action::AskExtension, "需多部门会商", row.due, s.random.between(1, 4));
    } else if (draw < 0.075 && row.urges < 3) {
        s.take(Action::Urge, s.somebody());
    } else if (draw < 0.083 && row.escalations == 0) {
        s.take(Action::Escalate, s.somebody());
        s.because("需街道协调");
    } else if (draw < 0.084 && !row.major) {
        s.take(Action::MarkMajor, s.somebody());
    } else {
        end_work(s);
    }
}

/// By somebody else than who did it; where nobody else is known, by nobody of a name.
void look_at_work(Moment& s) {
    const bool fails = s.row().reworks < 2 && s.random.chance(0.06);
    const StaffId looks = s.somebody();
    const bool own = looks == s.issue.worked || looks == s.row().assignee;
    s.take(fails ? Action::CheckFail : Action::CheckPass, own ? StaffId{} : looks);
    if (fails) s.because("处理不彻底");
}

void call_caller(Moment& s) {
    const double mood = s.random.unit();
    s.take(Action::Evaluate, s.somebody());
    s.step.value = mood < 0.74 ? "1" : mood < 0.89 ? "2" : mood < 0.92 ? "3" : "4";
}

}  // namespace

std::optional<Step> next_step(const GoingOn& issue, Instant at, const std::vector<StaffId>& staff,
                              const model::WorkRules& rules, Random& random) {
    Moment s{.issue = issue,
             .staff = staff,
             .rules = rules,
             .random = random,
             .step = {.issue = issue.row.id, .from_state = issue.row.state, .at = at}};
    s.step.has_picture = true;
    const Status status = model::status_from(issue.row.state);
    if (status == Status::Reported) {
        take_in(s);
    } else if (status == Status::Verifying) {
        look_whether_so(s);
    } else if (status == Status::Accepted) {
        s.take(Action::File, s.somebody());
    } else if (status == Status::Self) {
        end_in_grid(s);
    } else if (status == Status::Filed || status == Status::Returned) {
        if (!send_out(s)) return std::nullopt;
    } else if (status == Status::Dispatched) {
        take_over(s);
    } else if (status == Status::Working) {
        go_on_working(s);
    } else if (status == Status::Suspended) {
        s.take(Action::Resume, s.somebody());
    } else if (status == Status::Handled) {
        look_at_work(s);
    } else if (status == Status::Rework) {
        end_work(s);
    } else if (status == Status::Closed) {
        call_caller(s);
    } else if (status == Status::Evaluated && issue.row.satisfaction == "3") {
        s.take(Action::Reopen, s.somebody());
        s.because("居民不满意");
    } else {
        return std::nullopt;
    }
    return s.step;
}

model::Role role_for(const GoingOn& issue, const Step& step) {
    const Action action = step.action;
    constexpr std::array kOfUnit{Action::Sign, Action::Finish, Action::AskExtension, Action::Reply,
                                 Action::Return};
    constexpr std::array kOfCommander{Action::Suspend,  Action::Resume,        Action::Extend,
                                      Action::Urge,     Action::DenyExtension, Action::Reopen,
                                      Action::MarkMajor};
    constexpr std::array kOfGrid{Action::TakeInGrid, Action::Settle, Action::PassOn,
                                 Action::Confirm,    Action::Deny,   Action::CheckPass,
                                 Action::CheckFail};
    const auto among = [&](const auto& actions) {
        return std::ranges::find(actions, action) != actions.end();
    };
    if (action == Action::Return && issue.row.returns > 0) return model::Role::Commander;
    if (among(kOfUnit)) return model::Role::Handler;
    if (among(kOfCommander)) return model::Role::Commander;
    // Only who has no account checks without being one of the staff.
    const bool checks = action == Action::CheckPass || action == Action::CheckFail;
    if (checks && number(step.actor) == 0) return model::Role::Guest;
    // A grid worker's account is bound to his grid; the secretary answers for all of them.
    return among(kOfGrid) ? model::Role::Secretary : model::Role::Operator;
}

Instant next_moment(const GoingOn& issue, Instant at, const model::WorkRules& rules,
                    Random& random) {
    const model::IssueRow& row = issue.row;
    const Status status = model::status_from(row.state);
    if (status == Status::Suspended)
        return row.resumes == kNever ? at + std::chrono::hours{24} : row.resumes;
    if (status == Status::Evaluated)
        return row.satisfaction == "3" && random.chance(0.3) ? at + std::chrono::hours{20} : kNever;
    if (status == Status::Closed && random.chance(0.3)) return kNever;
    if (model::closes(row.state) && status != Status::Closed) return kNever;
    const bool answers = row.urges > row.urges_answered || row.asked_due != kNever;
    const Instant until = answers                   ? at + std::chrono::hours{4}
                          : row.stage_due != kNever ? row.stage_due
                                                    : row.due;
    double share = 0.15 + 0.75 * random.unit();
    if (random.chance(0.04)) share += 1;  // is late
    const Millis left =
        until == kNever || until <= at ? Millis{std::chrono::minutes{60}} : until - at;
    const Instant then = at + Millis{std::llround(share * static_cast<double>(left.count()))};
    if (row.pace == model::Pace::Hours && status != Status::Closed) return then;
    return model::after_working_time(rules.calendar, then, Millis{0});
}

double business_at(Instant at) {
    struct Span {
        int until_min;
        double much;
    };
    constexpr std::array<Span, 7> kDay{{{7 * 60, 0.1},
                                        {8 * 60 + 30, 1},
                                        {10 * 60 + 30, 3},
                                        {18 * 60, 1.4},
                                        {21 * 60, 0.8},
                                        {24 * 60, 0.3},
                                        {24 * 60 + 1, 0.1}}};
    const std::int64_t day = model::day_of(at);
    const auto minute =
        std::chrono::floor<std::chrono::minutes>(at - base::midnight_before(at)).count();
    const auto span =
        std::ranges::find_if(kDay, [&](const Span& one) { return minute < one.until_min; });
    const auto weekday = (day + 4) % 7;  // the first day of 1970 was a Thursday
    return (span == kDay.end() ? 1 : span->much) * (weekday == 0 || weekday == 6 ? 0.6 : 1);
}

}  // namespace app
