#include "ingest/fictional_residents_build.h"
#include "ingest/fictional_residents_lots.h"
#include "ingest/fictional_residents_matters.h"
#include "ingest/fictional_ways.h"

#include <array>
#include <cmath>

#include <fmt/format.h>

namespace ingest::residents {

using base::Instant;
using base::Random;
using base::Seconds;
using model::IssueRow;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

constexpr double kHouseholdsPerDailyIssue = 123;
constexpr double kLeavesPerDailyIssue = 40;
constexpr double kNoticedTwice = 0.03;  // of what comes up at the same place again within a week

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
        std::vector<Notice> notices;
        for (int back = place_.days; back >= 0; --back) {
            const Instant midnight = today - hours{24 * back};
            collect(notices, midnight, back == rainy, daily);
        }
        std::ranges::stable_sort(notices, {}, &Notice::at);
        for (const Notice& notice : notices)
            if (notice.at < place_.now) take(notice);
        show_every_state();
    }

  private:
    struct Notice {
        Instant at;
        bool wet = false;
    };

    void collect(std::vector<Notice>& notices, Instant midnight, bool rains, double daily) {
        // 1970-01-01, in Beijing, was a Thursday.
        const auto day = std::chrono::floor<std::chrono::days>(midnight + hours{8});
        const auto weekday = (day.time_since_epoch().count() + 4) % 7;
        const double mood = weekday == 0 ? 0.6 : weekday == 6 ? 0.7 : 1.12;
        const double wanted = daily * mood * (0.88 + 0.24 * place_.random.unit());
        const int count =
            static_cast<int>(wanted) + (place_.random.chance(wanted - std::floor(wanted)) ? 1 : 0);
        for (int i = 0; i < count; ++i)
            notices.push_back({midnight + any_time_of_day(place_.random)});
        if (!rains) return;
        // Far more than as usual, from early afternoon into the evening.
        for (int i = 0; i < static_cast<int>(daily * 3.4); ++i)
            notices.push_back(
                {midnight + hours{13} + Seconds{place_.random.between(0, 6 * 3600)}, true});
    }

    void take(const Notice& notice) {
        Random& random = place_.random;
        const bool wet = notice.wet && random.chance(0.85);
        const Matter& matter = wet ? wet_matter(random) : any_matter(random);
        const std::size_t at = trouble_.draw(matter.where, random);
        if (at == kNone) return;
        const IssueRow issue = reported_at(matter, at, notice.at);
        const Hands hands = hands_of(matter, at);
        const auto here = std::pair{issue.place, issue.matter};
        if (const auto before = last_.find(here); before != last_.end()) {
            const IssueRow& known = place_.rows.issues[before->second];
            const bool fresh = notice.at - known.reported < hours{24 * 7};
            if (fresh && random.chance(kNoticedTwice))
                if (const auto course = duplicate_of(known, notice.at, hands))
                    return add(issue, at, *course);
        }
        last_[here] = place_.rows.issues.size();
        const Noticed noticed{
            .matter = matter.code, .by_resident = is_of_residents(issue), .may_wait = !notice.wet};
        add(issue, at, any_course(noticed, notice.at, hands, random));
    }

    /// The number of the day within its sub-district: SJ990101001-260301-0042.
    std::string next_number(std::size_t at, Instant reported) {
        const std::string day = base::iso_from_instant(reported);
        const std::string head = fmt::format("SJ{}-{}{}{}", place_.subdistrict_code(at),
                                             day.substr(2, 2), day.substr(5, 2), day.substr(8, 2));
        return fmt::format("{}-{:04}", head, ++of_day_[head]);
    }

    /// Not seen by those at work.
    static bool is_of_residents(const IssueRow& issue) {
        return issue.channel != "1" && issue.channel != "4";
    }

    model::StaffId desk_of(std::size_t at) const {
        const auto found = place_.secretary.find(place_.community[at]);
        if (found != place_.secretary.end()) return found->second;
        // Of a street between two communities.
        return place_.secretary.empty() ? model::StaffId{} : place_.secretary.begin()->second;
    }

    Hands hands_of(const Matter& matter, std::size_t at) {
        return hands_for(matter.code, answerer(at), desk_of(at), place_.random);
    }

    IssueRow reported_at(const Matter& matter, std::size_t at, Instant reported) {
        static constexpr std::array<const char*, 10> kChannels{"1", "1", "1", "1", "2",
                                                               "2", "5", "5", "4", "3"};
        IssueRow issue{.title = matter.title,
                       .place = place_.rows.places[at].id,
                       .matter = matter.code,
                       .channel = place_.random.pick(kChannels),
                       .assignee = answerer(at),
                       .reported = std::chrono::floor<Seconds>(reported)};
        const bool seen = !is_of_residents(issue) && number(issue.assignee) != 0;
        issue.first_receiver = seen ? issue.assignee : desk_of(at);
        return issue;
    }

    void add(IssueRow issue, std::size_t at, Course course) {
        issue.id = model::IssueId{static_cast<std::int64_t>(place_.rows.issues.size()) + 1};
        issue.no = next_number(at, issue.reported);
        if (place_.random.chance(0.3)) mark_point(issue, at);
        const std::string& kind = place_.rows.places[at].kind;
        course.place_level = kind == "BLDG" || kind == "FRNT" ? 5 : 4;
        course.issue = std::move(issue);
        const auto refused = live(place_.rows, course, place_.now);
        if (refused && place_.refused != nullptr) place_.refused->push_back(*refused);
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

    /// However small the place, a first look shows each colour, and each state of what is open.
    void show_every_state() {
        using model::Status;
        struct Planned {
            const char* matter;
            double share;  // of its time that is over
            Status state;
            bool major = false;
        };
        constexpr std::array<Planned, 16> kPlanned{{{"83", 1.08, Status::Working},
                                                    {"09005", 1.6, Status::Working},
                                                    {"83", 0.96, Status::Working},
                                                    {"83", 0.86, Status::Working},
                                                    {"06028", 0.3, Status::Working},
                                                    {"06028", 0.1, Status::Reported},
                                                    {"83", 0.3, Status::Verifying},
                                                    {"06036", 0.2, Status::Accepted},
                                                    {"06036", 0.3, Status::Self},
                                                    {"82", 0.2, Status::Filed},
                                                    {"06028", 0.25, Status::Dispatched},
                                                    {"81", 0.3, Status::Returned},
                                                    {"81", 0.4, Status::Suspended},
                                                    {"06028", 0.5, Status::Handled},
                                                    {"87", 0.3, Status::Rework},
                                                    {"81", 0.5, Status::Working, true}}};
        for (const Planned& p : kPlanned) {
            const Matter& matter = matter_of(p.matter);
            const std::size_t at = trouble_.draw(matter.where, place_.random);
            const Instant reported = reported_before(p.matter, p.share, place_.now);
            if (at == kNone) continue;
            Course course =
                course_to(p.state, reported, place_.now, p.matter, hands_of(matter, at));
            if (p.major)
                course.steps.push_back(
                    {.share = 0.6,
                     .step = {.action = model::Action::MarkMajor, .actor = desk_of(at)}});
            add(reported_at(matter, at, reported), at, std::move(course));
        }
    }

    Place& place_;
    Trouble trouble_;
    std::map<std::string, int> of_day_;
    std::map<std::pair<model::PlaceId, std::string>, std::size_t> last_;  // of its kind there
};

}  // namespace

void add_issues(Place& place) {
    if (place.leaves.empty()) return;
    Desk{place}.work();
}

}  // namespace ingest::residents
