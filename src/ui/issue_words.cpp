#include "ui/issue_words.h"

#include "base/text.h"
#include "ui/sentences.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ui {

using base::Word;
using model::kNoRow;
using model::Pace;
using model::Status;

namespace {

/// Working minutes of one day by the calendar in force.
std::int64_t minutes_of_day(const View& view) {
    std::int64_t minutes = 0;
    for (const model::WorkingSpan& span : view.snapshot.rules->calendar.span)
        minutes += span.to_min - span.from_min;
    return std::max<std::int64_t>(minutes, kMinutesOfHour);
}

std::string working_hours(const View& view, std::int64_t minutes) {
    const std::string rest = std::to_string(minutes % kMinutesOfHour);
    if (minutes < kMinutesOfHour) return view.say(Word::WorkingMinutes, {rest});
    const std::string hours =
        view.say(Word::WorkingHours, {std::to_string(minutes / kMinutesOfHour)});
    return minutes % kMinutesOfHour == 0 ? hours : hours + " " + view.say(Word::Minutes, {rest});
}

bool is_over(Status status) {
    using enum Status;
    constexpr std::array kOver{Rejected, Answered, Closed, Evaluated, Merged, Cancelled};
    return std::ranges::find(kOver, status) != kOver.end();
}

}  // namespace

Word word_of_step(std::string_view action) {
    if (const auto known = model::action_from(action)) return model::word_of(*known);
    if (action == "report") return Word::DoSubmit;
    if (action == "draft") return Word::IntakeDraft;
    return action == "undo" ? Word::DoUndo : Word::kCount;
}

std::string state_text(const View& view, const model::IssueRow& issue) {
    if (model::status_from(issue.state) == Status::Unknown)
        return view.say(Word::IssueStateUnknown);
    return model::label(view.snapshot, "K23", issue.state, view.chinese());
}

std::string span_text(const View& view, base::Millis span, Pace pace) {
    if (pace == Pace::Hours) return duration_text(view, span);
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(span).count();
    const std::int64_t day = minutes_of_day(view);
    if (pace == Pace::WorkingHours && minutes < 2 * day) return working_hours(view, minutes);
    if (minutes < day) return working_hours(view, minutes);
    const std::string days = view.say(Word::WorkingDays, {std::to_string(minutes / day)});
    const std::int64_t hours = minutes % day / kMinutesOfHour;
    // Of many days nobody counts the hours.
    if (hours == 0 || minutes >= 3 * day) return days;
    return days + " " + view.say(Word::WorkingHours, {std::to_string(hours)});
}

std::string length_text(const View& view, int length, Pace pace) {
    if (pace == Pace::WorkingDays) return view.say(Word::WorkingDays, {std::to_string(length)});
    if (pace == Pace::WorkingHours) return working_hours(view, length);
    return duration_text(view, std::chrono::minutes{length});
}

std::string left_text(const View& view, base::Instant due, Pace pace) {
    if (due == base::kNever) return view.say(Word::NoDue);
    const model::WorkingCalendar& calendar = view.snapshot.rules->calendar;
    const bool over = due <= view.now;
    const base::Millis span = over ? model::between(calendar, due, view.now, pace)
                                   : model::between(calendar, view.now, due, pace);
    return view.say(over ? Word::DueOver : Word::DueLeft, {span_text(view, span, pace)});
}

std::string turn_of(const View& view, const model::IssueRow& issue) {
    using enum Status;
    const std::string department = department_name(view, issue.department);
    switch (model::status_from(issue.state)) {
        case Reported:
        case Accepted:
        case Closed:
            return view.say(Word::TurnOperator);
        case Verifying:
            return view.say(Word::TurnGrid);
        case Self: {
            const std::string worker = staff_name(view, issue.assignee);
            return worker.empty() ? view.say(Word::TurnGrid) : worker;
        }
        case Filed:
        case Returned:
            return view.say(Word::TurnDispatcher);
        case Dispatched:
        case Working:
        case Rework:
            if (issue.asked_due != base::kNever) return view.say(Word::TurnCommander);
            return department.empty() ? view.say(Word::TurnDepartment) : department;
        case Suspended:
            return view.say(Word::TurnCommander);
        case Handled:
            return view.say(Word::TurnChecker);
        case Draft:
        case Rejected:
        case Answered:
        case Evaluated:
        case Merged:
        case Cancelled:
        case Unknown:
            break;
    }
    return view.say(Word::TurnNobody);
}

std::string_view stage_of(Status status) {
    using enum Status;
    if (status == Reported) return "accept";
    if (status == Verifying) return "verify";
    if (status == Accepted) return "file";
    if (status == Filed || status == Returned) return "dispatch";
    if (status == Dispatched) return "receipt";
    if (status == Handled) return "check";
    return status == Closed ? "callback" : "";
}

Word word_of_stage(std::string_view stage) {
    constexpr std::array<std::pair<std::string_view, Word>, 8> kWords{
        {{"accept", Word::StageAccept},
         {"verify", Word::StageVerify},
         {"file", Word::StageFile},
         {"dispatch", Word::StageDispatch},
         {"receipt", Word::StageReceipt},
         {"check", Word::StageCheck},
         {"callback", Word::StageCallback},
         {"reply", Word::StageReply}}};
    for (const auto& [name, word] : kWords)
        if (name == stage) return word;
    return Word::StageOther;
}

Pace pace_of_stage(const View& view, std::string_view stage, std::string_view urgency) {
    Pace usual = Pace::Hours;
    for (const model::StageRule& rule : view.snapshot.rules->stages) {
        if (rule.stage != stage) continue;
        if (rule.urgency == urgency) return rule.pace;
        if (rule.urgency.empty()) usual = rule.pace;
    }
    return usual;
}

std::string rule_text(const View& view, const model::IssueRow& issue) {
    const std::vector<std::string> parts = base::split(issue.due_rule, '/');
    if (parts.size() != 2) return {};
    if (parts[0] == "urgency")
        return view.say(Word::RuleOfUrgency,
                        {model::label(view.snapshot, "K22", parts[1], view.chinese())});
    const std::string matter = model::label(view.snapshot, "class", parts[0], view.chinese());
    int version = 0;
    std::from_chars(parts[1].data(), parts[1].data() + parts[1].size(), version);
    std::string text = view.say(Word::RuleOfMatter, {matter, parts[1]});
    const model::MatterRule* rule = model::rule_of(*view.snapshot.rules, parts[0]);
    // What an older version said is not known here.
    if (rule != nullptr && rule->version == version)
        text += " · " + length_text(view, rule->length, rule->pace);
    return text;
}

std::string staff_name(const View& view, model::StaffId staff) {
    if (model::number(staff) == 0) return {};
    for (const model::StaffRow& person : *view.snapshot.staff)
        if (person.id == staff) return person.name;
    return {};
}

std::string name_of(const View& view, const model::DepartmentRow& department) {
    return view.chinese() || department.name_en.empty() ? department.name : department.name_en;
}

std::string department_name(const View& view, model::DepartmentId department) {
    const model::DepartmentRow* row = model::department_of(*view.snapshot.rules, department);
    return row == nullptr ? std::string{} : name_of(view, *row);
}

std::string where_text(const View& view, const model::Issue& issue) {
    if (issue.at != kNoRow) return full_name(view, issue.at);
    return view.say(issue.row.has_point ? Word::FlagOutside : Word::QueueUnlocated);
}

std::vector<IssueFlag> flags_of(const View& view, const model::Issue& issue) {
    const model::IssueRow& row = issue.row;
    const Status status = model::status_from(row.state);
    std::vector<IssueFlag> flags;
    const auto number_of = [&](Word word, int n) { return view.say(word, {std::to_string(n)}); };
    if (row.exercise) flags.push_back({view.say(Word::FlagExercise)});
    if (row.major) flags.push_back({view.say(Word::FlagMajor), true});
    if (row.urges > 0)
        flags.push_back({number_of(Word::FlagUrged, row.urges), row.urges_answered < row.urges});
    if (row.reworks > 0) flags.push_back({number_of(Word::FlagReworked, row.reworks), true});
    if (row.returns > 0) flags.push_back({number_of(Word::FlagReturned, row.returns)});
    if (row.extensions > 0) flags.push_back({number_of(Word::FlagExtended, row.extensions)});
    if (row.asked_due != base::kNever) flags.push_back({view.say(Word::FlagAsksTime)});
    if (row.reopens > 0) flags.push_back({number_of(Word::FlagReopened, row.reopens)});
    if (row.escalations > 0) flags.push_back({view.say(Word::FlagEscalated)});
    if (status == Status::Suspended) flags.push_back({view.say(Word::FlagSuspended)});
    if (!is_over(status) && issue.at == kNoRow) flags.push_back({where_text(view, issue), true});
    return flags;
}

}  // namespace ui
