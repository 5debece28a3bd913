#include "ingest/fictional_ways.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ingest {

using base::Instant;
using base::Millis;
using base::Random;
using base::Seconds;
using model::Action;
using model::DepartmentId;
using model::StaffId;
using model::Status;
using std::chrono::hours;

namespace {

using Steps = std::vector<CourseStep>;

constexpr double kLate = 0.034;       // takes longer than allowed
constexpr double kInGrid = 0.50;      // of what may be
constexpr double kSampled = 0.10;     // of what was settled there
constexpr double kPassedOn = 0.03;    // … and of what could not be
constexpr double kCancelled = 0.010;  // was nothing
constexpr double kRefused = 0.008;    // is somebody else's
constexpr double kLookedAt = 0.35;    // of what residents report
constexpr double kNotSo = 0.05;       // … and was not as they said
constexpr double kSuspended = 0.03;   // waits for material, weather, somebody else
constexpr double kProlonged = 0.015;  // and half as many are not
constexpr double kReturned = 0.03;
constexpr double kReassigned = 0.01;
constexpr double kReworked = 0.03;  // and one in seven twice
constexpr double kUrged = 0.015;    // most are answered
constexpr double kEscalated = 0.006;
constexpr double kMajor = 0.0004;
constexpr double kReopened = 0.006;
constexpr double kAssisted = 0.25;
constexpr std::string_view kErrand = "84";  // of column class: residents come for it
constexpr std::string_view kQuestion = "86";

struct Assist {
    std::string_view matter;
    int department;
};
/// Who helps with what; the numbers are those of the usual rules.
constexpr std::array<Assist, 8> kAssists{{{"09005", 4},
                                          {"09015", 6},
                                          {"06001", 7},
                                          {"06028", 2},
                                          {"08001", 5},
                                          {"81", 2},
                                          {"82", 2},
                                          {"83", 9}}};

CourseStep& then(Steps& steps, double share, Action action, StaffId actor = {}) {
    steps.push_back({.share = share, .step = {.action = action, .actor = actor}});
    // What is shown on the spot is shown by a picture.
    steps.back().step.has_picture = action == Action::Confirm || action == Action::Deny ||
                                    action == Action::Settle || action == Action::CheckPass;
    return steps.back();
}

void send(Steps& steps, double share, Action action, const Hands& hands, DepartmentId to) {
    model::Step& step = then(steps, share, action, hands.desk).step;
    step.department = to;
    if (to == hands.lead && number(hands.assist) != 0) step.assists = {hands.assist};
}

/// Nobody looks at his own work; in a small place another name is not known.
StaffId looks_at(StaffId done_by, StaffId wanted) {
    return done_by == wanted ? StaffId{} : wanted;
}

/// What may come in between, by lot.
struct Turns {
    bool passed_on = false, verified = false, major = false, returned = false, reassigned = false,
         suspended = false, extended = false, denied = false, urged = false, answered = false,
         escalated = false, reopened = false;
    int reworks = 0;
    int trips = 0;
    int called_back = 0;  // days later; 0 not
    int satisfied = 1;    // K25
};

Turns any_turns(const Noticed& noticed, Random& random) {
    Turns turns;
    turns.passed_on = random.chance(kPassedOn);
    turns.verified = noticed.by_resident && random.chance(kLookedAt);
    turns.major = random.chance(kMajor);
    const double way = random.unit();
    const double wait = noticed.may_wait ? kSuspended : 0;
    turns.suspended = way < wait;
    turns.extended = !turns.suspended && way < wait + kProlonged;
    turns.denied = !turns.suspended && !turns.extended && way < wait + 1.5 * kProlonged;
    const double sent = random.unit();
    turns.returned = sent < kReturned;
    turns.reassigned = !turns.returned && sent < kReturned + kReassigned;
    turns.urged = random.chance(kUrged);
    turns.answered = random.chance(0.6);
    turns.escalated = random.chance(kEscalated);
    turns.reopened = random.chance(kReopened);
    if (random.chance(kReworked)) turns.reworks = random.chance(0.14) ? 2 : 1;
    const double trips = random.unit();
    if (noticed.matter == kErrand) turns.trips = trips < 0.02 ? 3 : trips < 0.1 ? 2 : trips < 0.4;
    if (random.chance(0.72)) turns.called_back = random.between(1, 4);
    const double mood = random.unit();
    turns.satisfied = mood < 0.74 ? 1 : mood < 0.89 ? 2 : mood < 0.92 ? 3 : 4;
    return turns;
}

void come_in(Steps& steps, const Turns& turns, const Hands& hands) {
    if (turns.passed_on) {
        then(steps, 0.02, Action::TakeInGrid, hands.worker);
        then(steps, 0.06, Action::PassOn, hands.worker).step.reason = "超出网格处置能力";
    } else {
        if (turns.verified) {
            then(steps, 0.01, Action::AskVerify, hands.desk).step.assignee = hands.worker;
            then(steps, 0.04, Action::Confirm, hands.worker).step.text = "现场属实";
        } else {
            then(steps, 0.03, Action::Accept, hands.desk);
        }
        then(steps, 0.06, Action::File, hands.desk);
    }
    if (turns.major) then(steps, 0.07, Action::MarkMajor, hands.desk);
    const bool astray = turns.returned || turns.reassigned;
    send(steps, 0.09, Action::Dispatch, hands, astray ? hands.wrong : hands.lead);
    if (turns.returned) {
        then(steps, 0.13, Action::Return).step.reason = "不属本部门职责";
        send(steps, 0.16, Action::Dispatch, hands, hands.lead);
    }
    if (turns.reassigned) {
        send(steps, 0.14, Action::Reassign, hands, hands.lead);
        steps.back().step.reason = "派遣有误";
    }
    then(steps, 0.2, Action::Sign);
}

void go_on(Steps& steps, const Turns& turns, const Hands& hands, Random& random) {
    static constexpr std::array<const char*, 4> kWaits{"天气", "审批程序", "等待材料",
                                                       "第三方原因"};
    static constexpr std::array<const char*, 3> kTrips{"材料不齐", "系统故障", "经办人不在"};
    for (int trip = 0; trip < turns.trips; ++trip)
        then(steps, 0.22 + 0.02 * trip, Action::AddTrip, hands.desk).step.reason =
            random.pick(kTrips);
    if (turns.escalated) then(steps, 0.3, Action::Escalate, hands.desk).step.reason = "需街道协调";
    if (turns.suspended) {
        const Seconds length = hours{24 * random.between(8, 30)};
        then(steps, 0.38, Action::Suspend, hands.desk).step.reason = random.pick(kWaits);
        steps.back().length = length;
        then(steps, 0.38, Action::Resume, hands.desk).wait = length;
    }
    if (turns.extended || turns.denied) {
        then(steps, 0.44, Action::AskExtension).step.reason = "需多部门会商";
        steps.back().length = hours{24 * random.between(1, 5)};
        if (turns.extended)
            then(steps, 0.5, Action::Extend, hands.desk);
        else
            then(steps, 0.5, Action::DenyExtension, hands.desk).step.reason = "理由不充分";
    }
    if (!turns.urged) return;
    then(steps, 0.52, Action::Urge, hands.desk);
    if (turns.answered) then(steps, 0.6, Action::Reply).step.text = "已安排人员处理";
}

void finish(Steps& steps, double share, DepartmentId department) {
    model::Step& step = then(steps, share, Action::Finish).step;
    step.department = department;
    step.text = "已处理完毕";
}

void come_to_an_end(Steps& steps, const Turns& turns, const Hands& hands) {
    static constexpr std::array<double, 2> kBack{0.85, 0.93};
    static constexpr std::array<double, 2> kAgain{0.9, 0.97};
    if (number(hands.assist) != 0) finish(steps, 0.64, hands.assist);
    finish(steps, 0.8, hands.lead);
    for (std::size_t i = 0; i < static_cast<std::size_t>(turns.reworks); ++i) {
        then(steps, kBack.at(i), Action::CheckFail, hands.worker).step.reason = "处理不彻底";
        finish(steps, kAgain.at(i), hands.lead);
    }
    then(steps, 1, Action::CheckPass, hands.worker);
}

void call_back(Steps& steps, const Turns& turns, const Hands& hands) {
    if (turns.called_back == 0) return;
    const auto evaluate = [&](int days, int satisfied) {
        CourseStep& call = then(steps, 1, Action::Evaluate, hands.desk);
        call.step.value = std::to_string(satisfied);
        call.wait = hours{24 * days};
    };
    evaluate(turns.called_back, turns.reopened ? 3 : turns.satisfied);
    if (!turns.reopened) return;
    then(steps, 1, Action::Reopen, hands.desk).step.reason = "居民不满意";
    steps.back().wait = hours{20};
    // What the grid had settled goes to a department now.
    if (std::ranges::none_of(
            steps, [](const CourseStep& one) { return one.step.action == Action::Dispatch; })) {
        send(steps, 1, Action::Dispatch, hands, hands.lead);
        steps.back().wait = hours{1};
        then(steps, 1, Action::Sign).wait = hours{1};
        if (number(hands.assist) != 0) finish(steps, 1, hands.assist);
    }
    finish(steps, 1, hands.lead);
    steps.back().wait = hours{1};
    then(steps, 1, Action::CheckPass, hands.worker).wait = hours{1};
    evaluate(1, 1);
}

/// Of what is over as soon as somebody has looked at it. Nothing drawn: no steps.
Steps any_short_way(const Noticed& noticed, const Hands& hands, Random& random) {
    Steps steps;
    const double draw = random.unit();
    if (noticed.matter == kQuestion) {
        const StaffId first = noticed.by_resident ? hands.desk : hands.worker;
        then(steps, 0.3, Action::Answer, first).step.text = "已当场答复";
    } else if (draw < kCancelled) {
        then(steps, 0.05, Action::Cancel, hands.desk).step.reason = "误报";
    } else if (draw < kCancelled + kRefused) {
        model::Step& step = then(steps, 0.06, Action::Refuse, hands.desk).step;
        step.reason = "不属本街道辖区";
        step.text = "已告知并转交";
        step.department = hands.lead;
    } else if (noticed.by_resident && draw > 1 - kLookedAt * kNotSo) {
        then(steps, 0.02, Action::AskVerify, hands.desk).step.assignee = hands.worker;
        then(steps, 0.15, Action::Deny, hands.worker).step.text = "现场未发现所述情况";
    }
    return steps;
}

Steps grid_way(const Turns& turns, bool sampled, const Hands& hands) {
    Steps steps;
    then(steps, 0.06, Action::TakeInGrid, hands.worker);
    for (int trip = 0; trip < turns.trips; ++trip)
        then(steps, 0.2 + 0.02 * trip, Action::AddTrip, hands.worker).step.reason = "材料不齐";
    then(steps, sampled ? 0.85 : 1, Action::Settle, hands.worker).step.text = "已现场处置";
    if (sampled) then(steps, 1, Action::CheckPass, looks_at(hands.worker, hands.desk));
    return steps;
}

}  // namespace

Hands hands_for(std::string_view matter, StaffId worker, StaffId desk, Random& random) {
    Hands hands{.worker = worker, .desk = desk};
    const model::RouteRule* route = model::route_of(model::usual_rules(), matter, {});
    hands.lead = route == nullptr ? DepartmentId{1} : route->department;
    hands.wrong = DepartmentId{number(hands.lead) == 1 ? 13 : 1};
    const bool assisted = random.chance(kAssisted);
    for (const Assist& assist : kAssists)
        if (assisted && matter.starts_with(assist.matter) &&
            number(hands.lead) != assist.department)
            hands.assist = DepartmentId{assist.department};
    return hands;
}

Course any_course(const Noticed& noticed, Instant reported, const Hands& hands, Random& random) {
    Course course;
    const Turns turns = any_turns(noticed, random);
    double share = 0.3 + 0.67 * std::sqrt(random.unit());
    if (random.chance(kLate)) share = 1.05 + random.unit() * 1.5;
    const model::MatterRule* rule = model::rule_of(model::usual_rules(), noticed.matter);
    const bool may_settle = rule != nullptr && rule->in_grid;
    const bool settles = random.chance(kInGrid) && may_settle;
    course.sampled = random.chance(kSampled);
    course.steps = any_short_way(noticed, hands, random);
    if (!course.steps.empty()) {
        share = std::min(share, 1.0);
    } else if (settles && !turns.passed_on) {
        course.steps = grid_way(turns, course.sampled, hands);
        call_back(course.steps, turns, hands);
    } else {
        if (turns.extended) share = 1.2;
        if (turns.denied) share = 0.95;
        Turns real = turns;
        real.passed_on = turns.passed_on && may_settle;
        come_in(course.steps, real, hands);
        go_on(course.steps, real, hands, random);
        come_to_an_end(course.steps, real, hands);
        call_back(course.steps, real, hands);
    }
    course.time = share_of(time_allowed(noticed.matter, reported), share);
    return course;
}

std::optional<Course> duplicate_of(const model::IssueRow& into, Instant reported,
                                   const Hands& hands) {
    constexpr std::chrono::minutes kNoticed{30};
    constexpr hours kStillKnown{24 * 6};
    const Instant at =
        model::after_working_time(model::usual_rules().calendar, reported + kNoticed, Millis{0});
    const Status status = model::status_from(into.state);
    const bool over = into.closed != base::kNever && into.closed < at - kStillKnown;
    if (over || status == Status::Merged || status == Status::Cancelled ||
        status == Status::Rejected)
        return std::nullopt;
    Course course;
    CourseStep& merge = then(course.steps, 0, Action::Merge, hands.desk);
    merge.step.other = into.id;
    merge.wait = kNoticed;
    return course;
}

Course course_to(Status goal, Instant reported, Instant now, std::string_view matter,
                 const Hands& hands) {
    Course course;
    Steps& steps = course.steps;
    const model::Due due = model::due_of(model::usual_rules(), matter,
                                         model::urgency_of(model::usual_rules(), matter), reported);
    course.time = model::between(model::usual_rules().calendar, reported, now, due.pace);
    if (goal == Status::Verifying)
        then(steps, 0.3, Action::AskVerify, hands.desk).step.assignee = hands.worker;
    else if (goal == Status::Self)
        then(steps, 0.3, Action::TakeInGrid, hands.worker);
    if (goal == Status::Reported || !steps.empty()) return course;
    // One after another; where it is reached, it stays.
    then(steps, 0.05, Action::Accept, hands.desk);
    if (goal == Status::Accepted) return course;
    then(steps, 0.1, Action::File, hands.desk);
    if (goal == Status::Filed) return course;
    send(steps, 0.2, Action::Dispatch, hands, hands.lead);
    if (goal == Status::Dispatched) return course;
    if (goal == Status::Returned) {
        then(steps, 0.4, Action::Return).step.reason = "地点不清";
        return course;
    }
    then(steps, 0.3, Action::Sign);
    if (goal == Status::Working) return course;
    if (goal == Status::Suspended) {
        then(steps, 0.5, Action::Suspend, hands.desk).step.reason = "等待材料";
        steps.back().length = hours{24 * 10};
        return course;
    }
    if (number(hands.assist) != 0) finish(steps, 0.9, hands.assist);
    finish(steps, 0.95, hands.lead);
    if (goal == Status::Rework)
        then(steps, 0.98, Action::CheckFail, hands.worker).step.reason = "未处理";
    return course;
}

}  // namespace ingest
