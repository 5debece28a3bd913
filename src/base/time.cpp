#include "base/time.h"

#include <array>
#include <cstdio>

#include <fmt/format.h>

namespace base {

using namespace std::chrono;

namespace {

constexpr hours kBeijing{8};

struct Civil {
    year_month_day day;
    hh_mm_ss<Seconds> clock;
};

Civil civil(Instant at) {
    const auto local = floor<Seconds>(at + kBeijing);
    const auto midnight = floor<days>(local);
    return {year_month_day{midnight}, hh_mm_ss<Seconds>{local - midnight}};
}

}  // namespace

std::optional<Instant> instant_from_iso(std::string_view text) {
    Seconds zone = kBeijing;
    if (text.ends_with('Z')) {
        zone = Seconds{0};
        text.remove_suffix(1);
    } else if (text.size() > 6 && (text[text.size() - 6] == '+' || text[text.size() - 6] == '-') &&
               text.find('T') != std::string_view::npos) {
        int h = 0;
        int m = 0;
        const std::string tail{text.substr(text.size() - 5)};
        if (std::sscanf(tail.c_str(), "%2d:%2d", &h, &m) != 2) return std::nullopt;
        zone = hours{h} + minutes{m};
        if (text[text.size() - 6] == '-') zone = -zone;
        text.remove_suffix(6);
    }
    int y = 0;
    unsigned mo = 0;
    unsigned d = 0;
    int h = 0;
    int mi = 0;
    int s = 0;
    int used = 0;
    const std::string whole{text};
    const char* c = whole.c_str();
    const int fields = std::sscanf(c, "%4d-%2u-%2u%nT%2d:%2d%n:%2d%n", &y, &mo, &d, &used, &h, &mi,
                                   &used, &s, &used);
    if (fields != 3 && fields != 5 && fields != 6) return std::nullopt;
    if (static_cast<std::size_t>(used) != whole.size()) return std::nullopt;
    const year_month_day day{year{y}, month{mo}, std::chrono::day{d}};
    if (!day.ok() || h < 0 || h > 23 || mi < 0 || mi > 59 || s < 0 || s > 60) return std::nullopt;
    return Instant{sys_days{day}.time_since_epoch() + hours{h} + minutes{mi} + seconds{s} - zone};
}

std::string iso_from_instant(Instant at) {
    const Civil c = civil(at);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}+08:00", static_cast<int>(c.day.year()),
                       static_cast<unsigned>(c.day.month()), static_cast<unsigned>(c.day.day()),
                       c.clock.hours().count(), c.clock.minutes().count(),
                       c.clock.seconds().count());
}

std::string clock_from_instant(Instant at) {
    const Civil c = civil(at);
    return fmt::format("{:02}:{:02}:{:02}", c.clock.hours().count(), c.clock.minutes().count(),
                       c.clock.seconds().count());
}

std::string day_and_clock(Instant at, bool chinese) {
    static constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Civil c = civil(at);
    const unsigned month = static_cast<unsigned>(c.day.month());
    const unsigned day = static_cast<unsigned>(c.day.day());
    const auto h = c.clock.hours().count();
    const auto m = c.clock.minutes().count();
    if (chinese) return fmt::format("{}月{}日 {:02}:{:02}", month, day, h, m);
    return fmt::format("{} {} {:02}:{:02}", day, kMonths.at(month - 1), h, m);
}

}  // namespace base
