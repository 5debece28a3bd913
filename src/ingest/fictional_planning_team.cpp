// The staff of communities: certificates, courses of the year, rosters of two months.
#include "ingest/fictional_planning_build.h"

#include <array>
#include <chrono>
#include <cmath>
#include <string>

namespace ingest::planning {

namespace {

using base::Instant;
using model::StaffId;
using std::chrono::hours;

constexpr std::uint64_t kTeamStream = 0x7465616D73746166U;
constexpr std::uint64_t kRosterStream = 0x726F737465727321U;

constexpr std::array<const char*, 8> kSubjects{"社区治理实务", "消防安全",      "信访与调解",
                                               "社会工作方法", "网格事件采集",  "应急处置",
                                               "为老服务",     "个人信息保护法"};

void add_certificates(Town& town, const Community& community, base::Random& random) {
    const auto staff = static_cast<int>(community.staff.size());
    if (staff == 0) return;
    const bool few = community.number == kFewCertificates;
    // 15 of 100 are asked for; where there are few, one more would do.
    const int least = static_cast<int>(std::ceil(0.15 * staff));
    const int more = random.between(0, std::max(1, staff / 6));
    const int count = few ? least - 1 : std::min(staff, least + more);
    const auto first = random.below(static_cast<std::uint32_t>(staff));
    const auto add = [&](int i, Instant issued, Instant expires) {
        const double draw = random.unit();
        const auto at = (first + static_cast<std::uint32_t>(i)) % static_cast<std::uint32_t>(staff);
        town.rows.certificates.push_back(
            {.id =
                 model::CertificateId{static_cast<std::int64_t>(town.rows.certificates.size()) + 1},
             .staff = community.staff[at],
             .level = draw < 0.66   ? "1"
                      : draw < 0.95 ? "2"
                                    : "3",
             .issued = issued,
             .expires = expires});
    };
    const Instant today = base::midnight_before(town.now);
    for (int i = 0; i < count; ++i)
        add(i, today - hours{24 * random.between(120, 2200)}, base::kNever);
    // Who did not have it renewed has none.
    if (few && count + 1 < staff) add(count + 1, today - hours{24 * 1160}, today - hours{24 * 65});
}

/// A course of four hours each month, and now and then one who was away for two days.
void add_trainings(Town& town, const Community& community, base::Random& random) {
    const int year = base::year_of(town.now);
    const double comes = community.number == kBadlyTrained ? 0.62 : 0.95;
    const auto add = [&](StaffId staff, Instant at, double length_h, const char* subject) {
        if (at >= town.now) return;
        town.rows.trainings.push_back(
            {.id = model::TrainingId{static_cast<std::int64_t>(town.rows.trainings.size()) + 1},
             .staff = staff,
             .at = at,
             .hours = length_h,
             .subject = subject});
    };
    for (int month = 1; month <= month_of_year(town.now); ++month) {
        const char* subject =
            kSubjects.at((static_cast<std::size_t>(month) + community.number) % kSubjects.size());
        for (const StaffId staff : community.staff)
            if (random.chance(comes)) add(staff, at_hour(year, month, 4, 14), 4, subject);
    }
    for (const StaffId staff : community.staff)
        if (random.chance(0.12)) add(staff, at_hour(year, 3, 12, 9), 12, "社会工作者继续教育");
}

}  // namespace

void add_team(Town& town) {
    base::Random random{town.seed ^ kTeamStream};
    for (const Community& community : town.communities) {
        add_certificates(town, community, random);
        add_trainings(town, community, random);
    }
}

namespace {

/// A month of Beijing's calendar, its days counted since 1970.
struct MonthOfRoster {
    std::string text;  // 2026-04
    std::int64_t first = 0;
    std::int64_t end = 0;
};

MonthOfRoster month_from(Instant at, int months_later) {
    using namespace std::chrono;
    const auto day = floor<days>(at + hours{8});
    const year_month_day date{day};
    const year_month month = date.year() / date.month() + months{months_later};
    const auto begin = [](year_month of) { return sys_days{of / 1}.time_since_epoch().count(); };
    MonthOfRoster made{.text = {}, .first = begin(month), .end = begin(month + months{1})};
    made.text = model::text_of_day(made.first).substr(0, 7);
    return made;
}

Instant on_day(std::int64_t day, int hour) {
    return Instant{std::chrono::days{day}} + hours{hour - 8};
}

/// One comes half an hour before, another stays half an hour after, each in turn.
void add_shifts(Town& town, const Community& community, model::RosterId roster,
                const MonthOfRoster& month) {
    const std::size_t staff = community.staff.size();
    std::size_t turn = community.number;
    std::int64_t worked = 0;
    for (std::int64_t day = month.first; day < month.end; ++day) {
        if (!model::is_worked(model::usual_calendar(), day)) continue;
        ++worked;
        const std::size_t early = turn % staff;
        const std::size_t late = (turn + staff / 2) % staff;
        const bool nobody_late = community.number == kUncoveredDay && worked == 9;
        const std::size_t off = worked % 6 == 0 && staff > 4 ? (turn + 1) % staff : staff;
        ++turn;
        for (std::size_t i = 0; i < staff; ++i) {
            const bool comes = i == early;
            const bool stays = i == late && !nobody_late;
            const char* kind = comes && stays ? "both"
                               : comes        ? "early"
                               : stays        ? "late"
                               : i == off     ? "off"
                                              : "base";
            town.rows.shifts.push_back(
                {.id = model::ShiftId{static_cast<std::int64_t>(town.rows.shifts.size()) + 1},
                 .roster = roster,
                 .staff = community.staff[i],
                 .day = model::text_of_day(day),
                 .kind = kind});
        }
    }
}

}  // namespace

void add_rosters(Town& town) {
    base::Random random{town.seed ^ kRosterStream};
    const MonthOfRoster now = month_from(town.now, 0);
    const MonthOfRoster next = month_from(town.now, 1);
    for (const Community& community : town.communities) {
        // Drawn also where it is not used, so that no story moves the dates of the next community.
        const std::int64_t ahead = random.between(9, 16);
        const std::int64_t day_of_month = random.between(0, 6);
        const auto lately = hours{random.between(3, 30)};
        if (community.staff.empty()) continue;
        for (const MonthOfRoster* month : {&now, &next}) {
            Instant published = on_day(now.first - ahead, 10);
            if (month == &now && community.number == kPublishedLate)
                published = on_day(now.first - 3, 16);
            if (month == &next)
                published = community.number == kUnpublished
                                ? base::kNever
                                : std::min(on_day(now.first + day_of_month, 10), town.now - lately);
            const auto id = static_cast<std::int64_t>(town.rows.rosters.size()) + 1;
            town.rows.rosters.push_back({.id = model::RosterId{id},
                                         .community = town.place(community).id,
                                         .month = month->text,
                                         .published = published});
            add_shifts(town, community, model::RosterId{id}, *month);
        }
    }
}

}  // namespace ingest::planning
