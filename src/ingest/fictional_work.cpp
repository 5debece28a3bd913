#include "ingest/fictional_build.h"
#include "ingest/fictional_residents_matters.h"
#include "ingest/fictional_ways.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace ingest {

using base::Instant;
using base::Millis;
using base::Random;
using model::IssueRow;
using model::PlaceId;
using std::chrono::hours;
using std::chrono::minutes;

namespace {

using residents::Matter;
using residents::Where;

/// Trouble clusters: a few buildings and shops have most of it. Two buildings have none: in the one
/// nobody ever was, and the first is calm when somebody begins to show something there.
PlaceId any_place(Random& random, Where where) {
    const double skewed = random.unit() * random.unit();
    switch (where) {
        case Where::Building: {
            int rank = static_cast<int>(skewed * (xs::kBuildings - 1));
            for (;; ++rank) {
                const std::int64_t id = xs::kFirstBuilding + (rank * 5 + 6) % (xs::kBuildings - 1);
                if (id != xs::kFirstBuilding && id != xs::kNeverVisitedBuilding) return PlaceId{id};
            }
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

constexpr model::StaffId kDesk{4};  // of the community's secretary

/// Somebody reports it; who answers for the place is drawn.
IssueRow reported_at(Random& random, PlaceId place, const char* matter, const char* title,
                     Instant reported) {
    static constexpr std::array<const char*, 5> kChannels{"1", "1", "2", "5", "4"};
    IssueRow issue{.title = title,
                   .place = place,
                   .matter = matter,
                   .channel = random.pick(kChannels),
                   .assignee = model::StaffId{random.between(1, 3)},
                   .reported = std::chrono::floor<base::Seconds>(reported)};
    const bool seen = issue.channel == "1" || issue.channel == "4";
    issue.first_receiver = seen ? issue.assignee : kDesk;
    return issue;
}

void add_issue(model::Rows& rows, IssueRow issue, Course course, const FictionalOptions& options) {
    issue.id = model::IssueId{static_cast<std::int64_t>(rows.issues.size()) + 1};
    const std::string day = base::iso_from_instant(issue.reported).substr(2, 8);
    issue.no = fmt::format("SJ990101001-{}{}{}-{:04}", day.substr(0, 2), day.substr(3, 2),
                           day.substr(6, 2), number(issue.id) % 10'000);
    course.place_level = number(issue.place) >= xs::kFirstBuilding ? 5 : 4;
    course.issue = std::move(issue);
    const auto refused = live(rows, course, options.now);
    if (refused && options.refused != nullptr) options.refused->push_back(*refused);
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
        const Matter& matter = residents::any_matter(random);
        const PlaceId place = any_place(random, matter.where);
        IssueRow issue = reported_at(random, place, matter.code, matter.title, reported);
        const Hands hands = hands_for(matter.code, issue.assignee, kDesk, random);
        const bool by_resident = issue.first_receiver == kDesk;
        Course course = any_course({.matter = matter.code, .by_resident = by_resident},
                                   issue.reported, hands, random);
        add_issue(rows, std::move(issue), std::move(course), options);
    }
}

/// Whatever chance brought, a first look shows each colour once.
void add_open_ones(model::Rows& rows, Random& random, const FictionalOptions& options) {
    using model::Status;
    struct Planned {
        std::int64_t place;
        const char* matter;
        const char* title;
        double share;  // of its time that is over
        Status state;
    };
    for (const Planned& p :
         {Planned{xs::kFirstBuilding + 6, "09012", "占用消防通道", 4.1, Status::Working},
          Planned{xs::kFirstFront + 13, "09005", "店外经营", 2.5, Status::Working},
          Planned{xs::kFirstBuilding + 13, "83", "电梯停运", 0.94, Status::Working},
          Planned{xs::kFirstBuilding + 2, "83", "二单元楼道照明不亮", 0.85, Status::Dispatched},
          Planned{xs::kFirstFront + 24, "06028", "噪声扰民", 0.3, Status::Handled},
          Planned{xs::kFirstBuilding + 5, "81", "301室漏水至201室", 0.43, Status::Working},
          Planned{xs::kFirstBuilding + 14, "06036", "楼道乱堆杂物", 0.25, Status::Self},
          Planned{xs::kFirstFront + 3, "07003", "违规户外广告", 0.1, Status::Reported},
          Planned{xs::kEastStreet, "01037", "路灯不亮", 0.3, Status::Returned}}) {
        const Instant reported = reported_before(p.matter, p.share, options.now);
        IssueRow issue = reported_at(random, PlaceId{p.place}, p.matter, p.title, reported);
        const Hands hands = hands_for(p.matter, issue.assignee, kDesk, random);
        Course course = course_to(p.state, issue.reported, options.now, p.matter, hands);
        add_issue(rows, std::move(issue), std::move(course), options);
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
    add_open_ones(rows, random, whole);
    add_visits(rows, random, whole);
}

}  // namespace ingest
