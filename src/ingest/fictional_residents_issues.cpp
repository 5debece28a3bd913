#include "ingest/fictional_residents_build.h"
#include "ingest/fictional_residents_lots.h"
#include "ingest/fictional_residents_matters.h"

#include <array>
#include <cmath>
#include <set>
#include <span>

#include <fmt/format.h>

namespace ingest::residents {

using base::Instant;
using base::kNever;
using base::Random;
using base::Seconds;
using model::IssueRow;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr double kHouseholdsPerDailyIssue = 123;
constexpr double kLeavesPerDailyIssue = 40;
constexpr double kLate = 0.034;       // takes longer than allowed
constexpr double kSuspended = 0.012;  // waits for material, weather, somebody else

/// One thing that happens to an issue, at a share of the time until it is finished.
struct Step {
    const char* action;
    const char* state;
    double share;
};

constexpr std::array<Step, 3> kInGrid{
    {{"submit", "REPORTED", 0}, {"handle", "SELF", 0.06}, {"done", "CLOSED", 1}}};
constexpr std::array<Step, 7> kByUnit{{{"submit", "REPORTED", 0},
                                       {"accept", "ACCEPTED", 0.03},
                                       {"file", "FILED", 0.06},
                                       {"dispatch", "DISPATCHED", 0.09},
                                       {"sign", "WORKING", 0.2},
                                       {"finish", "HANDLED", 0.92},
                                       {"check pass", "CLOSED", 1}}};
constexpr std::array<Step, 9> kReworked{{{"submit", "REPORTED", 0},
                                         {"accept", "ACCEPTED", 0.03},
                                         {"file", "FILED", 0.06},
                                         {"dispatch", "DISPATCHED", 0.09},
                                         {"sign", "WORKING", 0.15},
                                         {"finish", "HANDLED", 0.5},
                                         {"check fail", "REWORK", 0.6},
                                         {"finish", "HANDLED", 0.95},
                                         {"check pass", "CLOSED", 1}}};
constexpr std::array<Step, 7> kWaiting{{{"submit", "REPORTED", 0},
                                        {"accept", "ACCEPTED", 0.01},
                                        {"file", "FILED", 0.02},
                                        {"dispatch", "DISPATCHED", 0.03},
                                        {"sign", "WORKING", 0.05},
                                        {"suspend", "SUSPENDED", 0.1},
                                        {"check pass", "CLOSED", 1}}};
constexpr std::array<Step, 2> kAnswered{{{"submit", "REPORTED", 0}, {"answer", "ANSWERED", 1}}};

std::span<const Step> way_of(const Matter& matter, bool waits, Random& random) {
    if (std::string_view{matter.code} == "86") return kAnswered;
    if (waits) return kWaiting;
    const double draw = random.unit();
    if (draw < 0.45) return kInGrid;
    return draw < 0.97 ? std::span<const Step>{kByUnit} : std::span<const Step>{kReworked};
}

/// Where trouble is: a few yards and streets have most of it, and in them a few houses.
struct Trouble {
    Lots building, front, street, yard;

    explicit Trouble(Place& place) {
        const auto heat = [&] { return std::min(10.0, std::pow(1 - place.random.unit(), -0.5)); };
        std::vector<double> of_parent(place.rows.places.size());
        for (double& h : of_parent) h = heat();
        const auto parent_heat = [&](std::size_t row) {
            const auto parent = place.row_of.find(place.rows.places[row].parent);
            return parent == place.row_of.end() ? 1.0 : of_parent[parent->second];
        };
        for (const std::size_t leaf : place.leaves) {
            const std::string& kind = place.rows.places[leaf].kind;
            if (kind == "BLDG")
                building.add(leaf, (3 + place.households[leaf]) * parent_heat(leaf) * heat());
            else if (kind == "FRNT")
                front.add(leaf, parent_heat(leaf) * heat());
            else
                street.add(leaf, of_parent[leaf] * heat());
        }
        for (std::size_t row = 0; row < place.rows.places.size(); ++row)
            if (place.rows.places[row].kind == "YARD") yard.add(row, of_parent[row]);
    }

    std::size_t draw(Where where, Random& random) const {
        const std::array<const Lots*, 4> wanted{&building, &front, &street, &yard};
        const Lots& first = *wanted.at(static_cast<std::size_t>(where));
        if (!first.empty()) return first.draw(random);
        for (const Lots* lots : {&building, &front, &street, &yard})
            if (!lots->empty()) return lots->draw(random);
        return kNone;
    }
};

/// After midnight, Beijing time: most between half past eight and half past ten.
Seconds any_time_of_day(Random& random) {
    if (random.chance(0.42))
        return minutes{8 * 60 + 30 + random.between(0, 119)} + Seconds{random.between(0, 59)};
    if (random.chance(0.05)) return Seconds{random.between(0, 86'399)};
    return minutes{7 * 60 + random.between(0, 14 * 60)} + Seconds{random.between(0, 59)};
}

class Desk {
  public:
    explicit Desk(Place& place) : place_{place}, trouble_{place} {}

    void work() {
        const double daily =
            std::max({4.0, place_.all_households() / kHouseholdsPerDailyIssue,
                      static_cast<double>(place_.leaves.size()) / kLeavesPerDailyIssue * 0.5});
        const auto today = base::midnight_before(place_.now);
        const int rainy = place_.random.between(5, std::max(6, place_.days * 2 / 3));
        std::vector<Report> reports;
        for (int back = place_.days; back >= 0; --back) {
            const Instant midnight = today - hours{24 * back};
            collect(reports, midnight, back == rainy, daily);
        }
        std::ranges::stable_sort(reports, {}, &Report::at);
        for (const Report& report : reports)
            if (report.at < place_.now) take(report);
        show_every_state();
    }

  private:
    struct Report {
        Instant at;
        bool wet = false;
    };

    void collect(std::vector<Report>& reports, Instant midnight, bool rains, double daily) {
        // 1970-01-01, in Beijing, was a Thursday.
        const auto day = std::chrono::floor<std::chrono::days>(midnight + hours{8});
        const auto weekday = (day.time_since_epoch().count() + 4) % 7;
        const double mood = weekday == 0 ? 0.6 : weekday == 6 ? 0.7 : 1.12;
        const double wanted = daily * mood * (0.88 + 0.24 * place_.random.unit());
        const int count =
            static_cast<int>(wanted) + (place_.random.chance(wanted - std::floor(wanted)) ? 1 : 0);
        for (int i = 0; i < count; ++i)
            reports.push_back({midnight + any_time_of_day(place_.random)});
        if (!rains) return;
        // Far more than as usual, from early afternoon into the evening.
        for (int i = 0; i < static_cast<int>(daily * 3.4); ++i)
            reports.push_back(
                {midnight + hours{13} + Seconds{place_.random.between(0, 6 * 3600)}, true});
    }

    void take(const Report& report) {
        Random& random = place_.random;
        const bool wet = report.wet && random.chance(0.85);
        const Matter& matter = wet ? wet_matter(random) : any_matter(random);
        const Seconds allowed = hours{matter.hours_allowed};
        const bool waits = !report.wet && random.chance(kSuspended);
        double share = 0.3 + 0.67 * std::sqrt(random.unit());
        if (random.chance(kLate)) share = 1.05 + random.unit() * 1.5;
        Seconds spent{static_cast<std::int64_t>(share * static_cast<double>(allowed.count()))};
        if (waits) spent = hours{24 * random.between(8, 30)};
        add(matter, trouble_.draw(matter.where, random), report.at, report.at + allowed,
            report.at + spent, way_of(matter, waits, random));
    }

    /// The number of the day within its sub-district: SJ990101001-260301-0042.
    std::string next_number(std::size_t at, Instant reported) {
        const std::string day = base::iso_from_instant(reported);
        const std::string head = fmt::format("SJ{}-{}{}{}", place_.subdistrict_code(at),
                                             day.substr(2, 2), day.substr(5, 2), day.substr(8, 2));
        return fmt::format("{}-{:04}", head, ++of_day_[head]);
    }

    void add(const Matter& matter, std::size_t at, Instant reported, Instant due, Instant finished,
             std::span<const Step> way) {
        if (at == kNone) return;
        static constexpr std::array<const char*, 10> kChannels{"1", "1", "1", "1", "2",
                                                               "2", "5", "5", "4", "3"};
        IssueRow issue{
            .id = model::IssueId{static_cast<std::int64_t>(place_.rows.issues.size()) + 1},
            .no = next_number(at, reported),
            .title = matter.title,
            .place = place_.rows.places[at].id,
            .matter = matter.code,
            .channel = place_.random.pick(kChannels),
            .urgency = matter.urgency,
            .assignee = answerer(at),
            .reported = reported,
            .due = due};
        const Seconds span = std::chrono::floor<Seconds>(finished - reported);
        for (const Step& step : way) {
            const Instant when =
                reported +
                Seconds{static_cast<std::int64_t>(step.share * static_cast<double>(span.count()))};
            if (when > place_.now) break;
            log(issue, when, step.action, step.state);
            if (std::string_view{step.action} == "check fail") ++issue.reworks;
        }
        if (issue.state == "CLOSED" || issue.state == "ANSWERED") issue.closed = finished;
        if (issue.closed == kNever && place_.random.chance(0.012)) {
            issue.urges = 1;
            log(issue, std::max(reported + (place_.now - reported) / 2, last_log_), "urge",
                issue.state.c_str());
        }
        if (place_.random.chance(0.3)) mark_point(issue, at);
        place_.rows.issues.push_back(std::move(issue));
    }

    void log(IssueRow& issue, Instant when, const char* action, const char* state) {
        const bool first = std::string_view{action} == "submit";
        place_.rows.issue_log.push_back(
            {.id = static_cast<std::int64_t>(place_.rows.issue_log.size()) + 1 + log_offset_,
             .issue = issue.id,
             .at = std::chrono::floor<Seconds>(when),
             .actor = issue.assignee,
             .action = action,
             .from_state = first ? "" : issue.state,
             .to_state = state,
             .reason = std::string_view{action} == "suspend" ? "等待材料" : ""});
        last_log_ = std::chrono::floor<Seconds>(when);
        issue.state = state;
    }

    model::StaffId answerer(std::size_t at) const {
        if (place_.rows.places[at].kind != "YARD") return place_.answers_for(at);
        const auto& houses = place_.below[at];
        return place_.answers_for(houses.empty() ? at : houses.front());
    }

    void mark_point(IssueRow& issue, std::size_t at) {
        const geo::Shape& shape = place_.rows.places[at].shape;
        if (shape.kind == geo::ShapeKind::None) return;
        issue.has_point = true;
        issue.point = geo::label_point(shape);
    }

    /// However small the place, a first look shows each state: late, pressing and soon due.
    void show_every_state() {
        struct Planned {
            Where where;
            Seconds since, left;
        };
        const std::array<Planned, 5> planned{{{Where::Building, hours{26}, -hours{2}},
                                              {Where::Front, hours{9}, -hours{5}},
                                              {Where::Building, hours{23}, hours{1}},
                                              {Where::Street, hours{21}, hours{3}},
                                              {Where::Building, hours{2}, hours{70}}}};
        for (const Planned& p : planned) {
            const Matter* matter = &any_matter(place_.random);
            while (matter->where != p.where) matter = &any_matter(place_.random);
            add(*matter, trouble_.draw(p.where, place_.random), place_.now - p.since,
                place_.now + p.left, place_.now + p.since, kByUnit);
        }
    }

    Place& place_;
    Trouble trouble_;
    std::map<std::string, int> of_day_;
    std::int64_t log_offset_ = 0;
    Instant last_log_;
};

}  // namespace

void add_issues(Place& place) {
    if (place.leaves.empty()) return;
    Desk{place}.work();
}

}  // namespace ingest::residents
