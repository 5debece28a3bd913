#include "ui/wall_lines.h"

#include "derive/duty.h"
#include "model/codes.h"
#include "ui/card.h"
#include "ui/issue_words.h"
#include "ui/sentences.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace ui {

using base::Instant;
using base::kNever;
using base::Word;
using derive::State;
using derive::WallKpi;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::int64_t kWholeDay_min = 24 * 60;

/// A clock that an issue is held against.
struct WallClock {
    Instant due = kNever;
    model::Pace pace{};

    bool works() const { return pace != model::Pace::Hours; }
};

/// "2:10"
std::string hours_and_minutes(std::int64_t minutes) {
    const std::string rest = std::to_string(minutes % 60);
    return std::to_string(minutes / 60) + (rest.size() < 2 ? ":0" : ":") + rest;
}

/// How long a day is for a clock of that pace.
std::int64_t minutes_of_clock_day(const View& view, const WallClock& clock) {
    if (!clock.works()) return kWholeDay_min;
    std::int64_t minutes = 0;
    for (const model::WorkingSpan& span : view.snapshot.rules->calendar.span)
        minutes += span.to_min - span.from_min;
    return std::max<std::int64_t>(minutes, 60);
}

/// What of it is left, or has passed.
std::int64_t minutes_to_due(const View& view, const WallClock& clock) {
    const model::WorkingCalendar& calendar = view.snapshot.rules->calendar;
    const base::Millis span = clock.due <= view.now
                                  ? model::between(calendar, clock.due, view.now, clock.pace)
                                  : model::between(calendar, view.now, clock.due, clock.pace);
    return std::chrono::duration_cast<std::chrono::minutes>(span).count();
}

/// "2:10", "2:10 工时", "3 工作日": what is read from afar has no parts of days.
std::string short_span(const View& view, std::int64_t minutes, const WallClock& clock) {
    const std::int64_t day = minutes_of_clock_day(view, clock);
    if (minutes >= day)
        return view.say(clock.works() ? Word::WorkingDays : Word::Days,
                        {std::to_string(minutes / day)});
    const std::string told = hours_and_minutes(minutes);
    return clock.works() ? view.say(Word::WallWorkSpan, {told}) : told;
}

/// "剩 2:10 工时"
std::string span_told(const View& view, const WallClock& clock) {
    const bool over = clock.due <= view.now;
    return view.say(over ? Word::DueOver : Word::DueLeft,
                    {short_span(view, minutes_to_due(view, clock), clock)});
}

/// "10:30", "明日 10:30", "3月5日 10:30"
std::string moment_told(const View& view, Instant at) {
    const std::string clock = base::clock_from_instant(at).substr(0, 5);
    const Instant today = base::midnight_before(view.now);
    const Instant day = base::midnight_before(at);
    if (day == today) return clock;
    if (day == today + std::chrono::hours{24}) return view.say(Word::WallTomorrow, {clock});
    return base::day_and_clock(at, view.chinese());
}

/// Nobody works now and less than a day is left: what is left would stand still until the morning.
bool tells_moment(const View& view, const WallClock& clock) {
    const model::WorkingCalendar& calendar = view.snapshot.rules->calendar;
    return clock.works() && clock.due > view.now &&
           model::working_time_between(calendar, view.now, view.now + std::chrono::minutes{1}) ==
               base::Millis{0} &&
           minutes_to_due(view, clock) < minutes_of_clock_day(view, clock);
}

std::string clock_told(const View& view, const WallClock& clock) {
    if (tells_moment(view, clock)) return view.say(Word::WallDueAt, {moment_told(view, clock.due)});
    // It ran out after work, and not a minute has been worked since.
    if (clock.due <= view.now && clock.works() && minutes_to_due(view, clock) == 0)
        return view.say(Word::WallKpiOverdue);
    return span_told(view, clock);
}

/// The clock that runs: of the check once it is handled; none while it is suspended or over.
WallClock running_clock(const View& view, const model::IssueRow& issue) {
    if (!derive::is_open(issue) || model::is_suspended(issue)) return {};
    if (model::awaits_check(issue))
        return {issue.stage_due, pace_of_stage(view, "check", issue.urgency)};
    return {issue.due, issue.pace};
}

/// How an issue stands, by the clock that runs.
std::string time_left(const View& view, const model::IssueRow& issue) {
    const WallClock clock = running_clock(view, issue);
    const bool waits = model::awaits_check(issue);
    if (clock.due == kNever)
        return derive::is_open(issue) && !model::is_suspended(issue) && !waits
                   ? view.say(Word::NoDue)
                   : state_text(view, issue);
    const std::string told = clock_told(view, clock);
    return waits ? state_text(view, issue) + " " + told : told;
}

/// "和平社区 幸福里小区7号楼"
std::string place_on_wall(const View& view, Row at) {
    const model::Places& places = *view.snapshot.places;
    const std::string name = full_name(places, at);
    const Row community = model::above(places, at, model::Kind::Community);
    if (community == kNoRow || community == at) return name;
    return places.row[community].name + " " + name;
}

std::string place_on_wall(const View& view, const model::Issue& issue) {
    return issue.at == kNoRow ? where_text(view, issue) : place_on_wall(view, issue.at);
}

Word kpi_label(WallKpi kpi) {
    constexpr std::array kWords{Word::WallKpiOverdue, Word::WallKpiNearDue,  Word::WallKpiOpen,
                                Word::WallKpiUrgent,  Word::WallKpiReported, Word::WallKpiSettled};
    static_assert(kWords.size() == derive::kWallKpis);
    return kWords.at(static_cast<std::size_t>(kpi));
}

State kpi_state(WallKpi kpi) {
    constexpr std::array kStates{State::Overdue, State::Soon,   State::NoData,
                                 State::Urgent,  State::NoData, State::Ok};
    static_assert(kStates.size() == derive::kWallKpis);
    return kStates.at(static_cast<std::size_t>(kpi));
}

/// Whether more of it is better, worse, or neither.
int better_with_more(WallKpi kpi) {
    if (kpi == WallKpi::Settled) return 1;
    return kpi == WallKpi::Open || kpi == WallKpi::Reported ? 0 : -1;
}

std::string change_told(const View& view, std::int64_t change) {
    if (change == 0) return view.say(Word::WallSame);
    return (change > 0 ? "▲ " : "▼ ") + number_text(change > 0 ? change : -change);
}

/// Grid, yard, community … with the posts that are held there; a post for each only once.
void add_chain(const View& view, Row place, std::vector<WallChainLine>& chain) {
    for (const derive::Duty& duty : derive::duty_chain(view.snapshot, place, view.now)) {
        WallChainLine line;
        line.where = duty.grid != kNoRow ? view.snapshot.grids->row[duty.grid].name
                                         : view.snapshot.places->row[duty.place].name;
        std::vector<Word> posts;
        for (const Row held : duty.held)
            if (const Word post = wall_post((*view.snapshot.assignments)[held].role);
                std::ranges::find(posts, post) == posts.end())
                posts.push_back(post);
        const char* between = view.chinese() ? "、" : ", ";
        for (const Word post : posts)
            line.post += (line.post.empty() ? "" : between) + view.say(post);
        line.vacant = posts.empty();
        if (line.vacant) line.post = view.say(Word::WallPostVacant);
        chain.push_back(std::move(line));
    }
}

WallStepLine step_told(const View& view, const WallStep& step) {
    WallStepLine line{.what = view.say(step.what), .alarming = step.alarming};
    if (step.at != kNever) line.when = base::day_and_clock(step.at, view.chinese());
    if (!step.post.empty()) line.what += " · " + step.post;
    return line;
}

}  // namespace

std::uint32_t wall_heat_from(const derive::WallFigures& figures, std::size_t step) {
    constexpr std::uint32_t kHandful = 8;
    const std::uint32_t most = figures.cells.empty() ? 0 : figures.cells.front().recent;
    const auto part = static_cast<std::uint32_t>(step);
    return std::max(most, kHandful) * part / std::uint32_t{kWallHeatSteps} + 1;
}

std::size_t wall_heat_step(const derive::WallFigures& figures, std::uint32_t reports) {
    std::size_t step = 0;
    while (step + 1 < kWallHeatSteps && reports >= wall_heat_from(figures, step + 1)) ++step;
    return step;
}

std::string rate_on_wall(double share) {
    const std::int64_t tenths = std::llround(share * 1000);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string wall_matter(const View& view, const model::IssueRow& issue) {
    for (const model::CodeItem& item : *view.snapshot.codes)
        if (item.list == "class" && item.code == issue.matter)
            return view.chinese() || item.en.empty() ? item.zh : item.en;
    return view.say(Word::WallOtherMatter);
}

Word wall_post(const std::string& post) {
    constexpr std::array<std::pair<std::string_view, Word>, 13> kPosts{{
        {"网格员", Word::RoleGridWorker},
        {"专职网格员", Word::RoleGridWorker},
        {"兼职网格员", Word::RoleGridWorker},
        {"网格长", Word::WallPostLead},
        {"楼院长", Word::WallPostYard},
        {"社区书记", Word::RoleSecretary},
        {"社区民警", Word::WallPostPolice},
        {"社区工作者", Word::WallPostSocial},
        {"值班长", Word::RoleCommander},
        {"坐席", Word::RoleOperator},
        {"条线专干", Word::RoleSpecialist},
        {"处置人员", Word::RoleHandler},
        {"规划员", Word::RolePlanner},
    }};
    for (const auto& [name, word] : kPosts)
        if (name == post) return word;
    return Word::WallPostOther;
}

const model::Issue* wall_issue_at(const View& view, Row row) {
    if (row >= view.snapshot.issues.size()) return nullptr;
    const model::Issue& issue = view.snapshot.issues[row];
    return issue.gone() ? nullptr : &issue;
}

WallKpiLine wall_kpi(const View& view, WallKpi kpi) {
    WallKpiLine line{.kpi = kpi, .state = kpi_state(kpi)};
    line.label = view.say(kpi_label(kpi));
    if (kpi == WallKpi::NearDue) {
        const long hours = std::lround(view.snapshot.rules->thresholds.near_due_h);
        line.label = view.say(kpi_label(kpi), {std::to_string(hours)});
        line.label_short = view.say(Word::StateSoon);
    }
    const auto& figures = view.session.wall.figures;
    const derive::WallChoice& choice = view.session.wall.choice;
    line.chosen = choice.of == derive::WallChoice::Of::Kpi && choice.kpi == kpi;
    if (!figures) {
        line.number = "–";
        line.state = State::NoData;
        return line;
    }
    const derive::WallNumber& number = figures->at(kpi);
    line.number = number_text(static_cast<std::int64_t>(number.rows.size()));
    line.unit = view.say(Word::WallUnit);
    const bool large = kpi == WallKpi::Overdue || kpi == WallKpi::Settled;
    const std::string before = number_text(number.before);
    line.before = view.say(large ? Word::WallYesterday : Word::WallYesterdayShort, {before});
    line.before_short =
        view.say(large ? Word::WallYesterdayShort : Word::WallYesterdayTiny, {before});
    line.change = change_told(view, number.change());
    line.turn = better_with_more(kpi) * (number.change() > 0 ? 1 : number.change() < 0 ? -1 : 0);
    line.calm = number.rows.empty() && better_with_more(kpi) < 0;
    if (line.calm) line.state = State::Ok;
    if (line.calm && kpi == WallKpi::Overdue) line.label = view.say(Word::WallNoOverdue);
    if (kpi == WallKpi::Settled)
        if (const auto share = figures->on_time_today.share())
            line.rate = view.say(Word::WallOnTime, {rate_on_wall(*share)});
    return line;
}

WallIssueLine wall_issue(const View& view, const model::Issue& issue) {
    return {.issue = issue.row.id,
            .state = derive::state_at(view.now, issue.row, *view.snapshot.rules),
            .what = wall_matter(view, issue.row),
            .left = time_left(view, issue.row),
            .where = place_on_wall(view, issue),
            .whose = department_name(view, issue.row.department),
            .chosen = view.session.wall.spotlight == issue.row.id};
}

WallSpot wall_spot(const View& view, const model::Issue& issue) {
    const WallIssueLine line = wall_issue(view, issue);
    WallSpot spot{.state = line.state,
                  .what = line.what,
                  .where = line.where,
                  .standing = state_text(view, issue.row),
                  .left = line.left};
    if (spot.left == spot.standing) spot.left.clear();
    if (issue.at != kNoRow) spot.place = full_name(*view.snapshot.places, issue.at);
    if (const WallClock clock = running_clock(view, issue.row); clock.due != kNever)
        spot.due = tells_moment(view, clock)
                       ? span_told(view, clock)
                       : view.say(clock.due <= view.now ? Word::WallWasDue : Word::WallDueAt,
                                  {base::day_and_clock(clock.due, view.chinese())});
    for (const IssueFlag& flag : flags_of(view, issue))
        spot.flags += (spot.flags.empty() ? "" : " · ") + flag.text;
    spot.story_title = view.say(Word::WallStory);
    for (const WallStep& step : view.session.wall.story)
        spot.steps.push_back(step_told(view, step));
    if (spot.steps.empty() && view.session.wall.story_waits)
        spot.steps.push_back({.when = {}, .what = view.say(Word::WallStoryWaits)});
    else if (spot.steps.empty() && issue.row.reported != kNever)
        spot.steps.push_back(
            step_told(view, {.at = issue.row.reported, .what = Word::DoSubmit, .post = {}}));
    spot.chain_title = view.say(Word::WallChain);
    if (!line.whose.empty()) spot.chain.push_back({view.say(Word::WallLeads), line.whose});
    if (issue.at != kNoRow) add_chain(view, issue.at, spot.chain);
    return spot;
}

}  // namespace ui
