#include "ingest/fictional_build.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ingest {

using base::Instant;
using base::kNever;
using base::Millis;
using base::Random;
using model::IssueRow;
using model::PlaceId;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

enum class Where { Building, Front, Street, Yard };

/// What comes up, most frequent first: the mix is skewed as in real registers.
struct Matter {
    const char* code;
    const char* title;
    const char* urgency;
    int hours_allowed;
    Where where;
    int weight;
};

constexpr std::array<Matter, 13> kMatters{{
    {"06036", "楼道乱堆杂物", "C", 24, Where::Building, 30},
    {"09005", "店外经营", "C", 4, Where::Front, 22},
    {"06010", "暴露垃圾", "C", 8, Where::Yard, 16},
    {"09010", "非机动车乱停放", "C", 4, Where::Street, 12},
    {"07001", "小广告", "C", 24, Where::Building, 8},
    {"82", "飞线充电", "B", 24, Where::Building, 7},
    {"83", "下水道漏水", "B", 24, Where::Building, 6},
    {"06028", "噪声扰民", "B", 24, Where::Front, 5},
    {"81", "邻里纠纷", "C", 24 * 7, Where::Building, 4},
    {"01037", "路灯不亮", "C", 48, Where::Street, 3},
    {"84", "代办老年证", "C", 72, Where::Building, 2},
    {"09012", "占用消防通道", "A", 2, Where::Yard, 2},
    {"85", "独居老人失联求助", "A", 1, Where::Building, 1},
}};

const Matter& any_matter(Random& random) {
    int total = 0;
    for (const Matter& matter : kMatters) total += matter.weight;
    int draw = random.between(0, total - 1);
    for (const Matter& matter : kMatters) {
        draw -= matter.weight;
        if (draw < 0) return matter;
    }
    return kMatters.front();
}

/// Trouble clusters: a few buildings and shops have most of it.
PlaceId any_place(Random& random, Where where) {
    const double skewed = random.unit() * random.unit();
    switch (where) {
        case Where::Building: {
            const int rank = static_cast<int>(skewed * (xs::kBuildings - 1));
            return PlaceId{xs::kFirstBuilding + (rank * 5 + 6) % (xs::kBuildings - 1)};
        }
        case Where::Front: {
            const int rank = static_cast<int>(skewed * xs::kFronts);
            return PlaceId{xs::kFirstFront + (rank * 7 + 4) % xs::kFronts};
        }
        case Where::Street:
            return PlaceId{random.chance(0.7) ? xs::kSouthStreet : xs::kEastStreet};
        case Where::Yard:
            return PlaceId{xs::kYard};
    }
    return PlaceId{xs::kYard};
}

/// Seconds after midnight, Beijing time: most between half past eight and half past ten.
Millis any_time_of_day(Random& random) {
    if (random.chance(0.45)) return minutes{8 * 60 + 30 + random.between(0, 120)};
    return minutes{7 * 60 + random.between(0, 14 * 60)};
}

void add_log(model::Rows& rows, const IssueRow& issue, Instant at, const char* action,
             const std::string& from, const std::string& to) {
    rows.issue_log.push_back({.id = static_cast<std::int64_t>(rows.issue_log.size()) + 1,
                              .issue = issue.id,
                              .at = at,
                              .actor = issue.assignee,
                              .action = action,
                              .from_state = from,
                              .to_state = to});
}

/// Puts the issue into the rows with a log whose replay gives its state.
void add_issue(model::Rows& rows, Random& random, IssueRow issue, Instant finished, Instant now) {
    issue.id = model::IssueId{static_cast<std::int64_t>(rows.issues.size()) + 1};
    issue.assignee = model::StaffId{random.between(1, 3)};
    static constexpr std::array<const char*, 5> kChannels{"1", "1", "2", "5", "4"};
    issue.channel = random.pick(kChannels);
    const std::string day = base::iso_from_instant(issue.reported).substr(2, 8);
    issue.no = fmt::format("SJ990101001-{}{}{}-{:04}", day.substr(0, 2), day.substr(3, 2),
                           day.substr(6, 2), number(issue.id) % 10'000);
    struct Step {
        const char* action;
        const char* state;
        double share;  // of the time until it is finished
    };
    static constexpr std::array<Step, 4> kSteps{{{"accept", "ACCEPTED", 0.05},
                                                 {"file", "FILED", 0.1},
                                                 {"dispatch", "DISPATCHED", 0.15},
                                                 {"sign", "WORKING", 0.3}}};
    issue.state = "REPORTED";
    add_log(rows, issue, issue.reported, "submit", "", issue.state);
    const double span = static_cast<double>((finished - issue.reported).count());
    for (const Step& step : kSteps) {
        const Instant at = issue.reported + Millis{static_cast<std::int64_t>(span * step.share)};
        if (at > now) break;
        add_log(rows, issue, at, step.action, issue.state, step.state);
        issue.state = step.state;
    }
    if (finished <= now) {
        add_log(rows, issue, finished, "check pass", issue.state, "CLOSED");
        issue.state = "CLOSED";
        issue.closed = finished;
    }
    rows.issues.push_back(std::move(issue));
}

void add_history(model::Rows& rows, Random& random, const FictionalOptions& options) {
    const auto today = base::midnight_before(options.now);
    std::vector<Instant> reports;
    for (int back = options.days; back >= 0; --back) {
        const int count = random.between(3, 7);
        for (int i = 0; i < count; ++i) {
            const Instant at = today - hours{24 * back} + any_time_of_day(random);
            if (at < options.now) reports.push_back(at);
        }
    }
    std::ranges::sort(reports);
    for (const Instant reported : reports) {
        const Matter& matter = any_matter(random);
        const Millis allowed = hours{matter.hours_allowed};
        // One in twenty was late when it was finished; none is left lying from long ago.
        const double spent =
            random.chance(0.05) ? 1.0 + random.unit() * 0.4 : 0.15 + random.unit() * 0.75;
        const Instant finished =
            reported +
            Millis{static_cast<std::int64_t>(spent * static_cast<double>(allowed.count()))};
        add_issue(rows, random,
                  {.title = matter.title,
                   .place = any_place(random, matter.where),
                   .matter = matter.code,
                   .urgency = matter.urgency,
                   .reported = reported,
                   .due = reported + allowed},
                  finished, options.now);
    }
}

/// Whatever chance brought, a first look shows each state once.
void add_open_ones(model::Rows& rows, Random& random, Instant now) {
    struct Planned {
        std::int64_t place;
        const char* matter;
        const char* title;
        const char* urgency;
        Millis since, left;
    };
    for (const Planned& p :
         {Planned{xs::kFirstBuilding + 6, "09012", "占用消防通道", "A", minutes{250},
                  -minutes{130}},
          Planned{xs::kFirstFront + 13, "09005", "店外经营", "C", hours{9}, -hours{5}},
          Planned{xs::kFirstBuilding + 13, "82", "飞线充电", "B", hours{22}, minutes{110}},
          Planned{xs::kFirstBuilding + 2, "83", "二单元楼道照明不亮", "C", hours{44},
                  hours{3} + minutes{50}},
          Planned{xs::kFirstFront + 24, "06028", "噪声扰民", "B", hours{20}, hours{5}},
          Planned{xs::kFirstBuilding + 5, "81", "301室漏水至201室", "C", hours{72}, hours{96}},
          Planned{xs::kFirstBuilding + 14, "06036", "楼道乱堆杂物", "C", hours{2}, hours{22}},
          Planned{xs::kFirstFront + 3, "09005", "店外经营", "C", minutes{20}, hours{30}},
          Planned{xs::kEastStreet, "01037", "路灯不亮", "C", hours{10}, hours{38}}}) {
        add_issue(rows, random,
                  {.title = p.title,
                   .place = PlaceId{p.place},
                   .matter = p.matter,
                   .urgency = p.urgency,
                   .reported = now - p.since,
                   .due = now + p.left},
                  now + p.since, now);
    }
}

void add_visits(model::Rows& rows, Random& random, const FictionalOptions& options) {
    const auto add = [&](PlaceId place, std::int64_t staff, Instant at) {
        rows.visits.push_back(
            {.id = model::VisitId{static_cast<std::int64_t>(rows.visits.size()) + 1},
             .staff = model::StaffId{staff},
             .place = place,
             .at = at,
             .kind = "走访",
             .result = random.chance(0.85) ? "1" : "2"});
    };
    const int total = options.days * 13;
    for (int i = 0; i < total; ++i) {
        const int back = random.between(1, options.days * 24);
        const Instant at = options.now - hours{back} - minutes{random.between(0, 59)};
        const bool front = random.chance(0.3);
        const auto index = static_cast<std::int64_t>(
            random.below(static_cast<std::uint32_t>(front ? xs::kFronts : xs::kBuildings)));
        const std::int64_t place = (front ? xs::kFirstFront : xs::kFirstBuilding) + index;
        const bool never = place == xs::kNeverVisitedBuilding || (front && index % 15 == 11);
        if (!never) add(PlaceId{place}, random.between(1, 3), at);
    }
    for (const std::int64_t street : {xs::kSouthStreet, xs::kEastStreet})
        add(PlaceId{street}, 3, options.now - hours{random.between(3, 20)});
}

}  // namespace

void add_work(model::Rows& rows, Random& random, const FictionalOptions& options) {
    FictionalOptions whole = options;  // the store keeps whole seconds
    whole.now = std::chrono::floor<base::Seconds>(options.now);
    add_history(rows, random, whole);
    add_open_ones(rows, random, whole.now);
    add_visits(rows, random, whole);
}

}  // namespace ingest
