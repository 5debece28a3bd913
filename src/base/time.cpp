#include "base/time.h"

#include <array>
#include <cstddef>

#include <fmt/format.h>

namespace base {

using namespace std::chrono;

namespace {

constexpr hours kBeijing{8};

struct Civil {
    year_month_day day{};
    hh_mm_ss<Seconds> clock;
};

Civil civil(Instant at) {
    const auto local = floor<Seconds>(at + kBeijing);
    const auto midnight = floor<days>(local);
    return {year_month_day{midnight}, hh_mm_ss<Seconds>{local - midnight}};
}

/// Reads fields of fixed width from the front of a text.
class Fields {
  public:
    explicit Fields(std::string_view text) : left_{text} {}

    bool takes(char mark) {
        if (!left_.starts_with(mark)) return false;
        left_.remove_prefix(1);
        return true;
    }
    /// Exactly `digits` digits; whatever else makes the whole text bad.
    int number(std::size_t digits) {
        int value = 0;
        for (std::size_t i = 0; i < digits; ++i) {
            if (left_.empty() || left_[0] < '0' || left_[0] > '9') {
                good_ = false;
                return 0;
            }
            value = value * 10 + (left_[0] - '0');
            left_.remove_prefix(1);
        }
        return value;
    }
    void expect(bool fulfilled) { good_ = good_ && fulfilled; }
    bool good_to_the_end() const { return good_ && left_.empty(); }

  private:
    std::string_view left_;
    bool good_ = true;
};

/// `08:30`
minutes hours_and_minutes(Fields& text, int most_hours) {
    const int h = text.number(2);
    text.expect(text.takes(':'));
    const int m = text.number(2);
    text.expect(h <= most_hours && m <= 59);
    return hours{h} + minutes{m};
}

/// `Z`, `+08:00`, or nothing.
Seconds zone_of(Fields& text) {
    constexpr int kFarthestZone = 14;
    if (text.takes('Z')) return Seconds{0};
    if (text.takes('+')) return hours_and_minutes(text, kFarthestZone);
    if (text.takes('-')) return -hours_and_minutes(text, kFarthestZone);
    return kBeijing;
}

}  // namespace

Instant midnight_before(Instant at) {
    return floor<days>(at + kBeijing) - kBeijing;
}

int year_of(Instant at) {
    return static_cast<int>(year_month_day{floor<days>(at + kBeijing)}.year());
}

Instant year_begins(int year) {
    return sys_days{std::chrono::year{year} / January / 1} - kBeijing;
}

std::optional<Instant> instant_from_iso(std::string_view text) {
    Fields in{text};
    const int y = in.number(4);
    in.expect(in.takes('-'));
    const int m = in.number(2);
    in.expect(in.takes('-'));
    const int d = in.number(2);
    const year_month_day date{year{y}, month{static_cast<unsigned>(m)},
                              day{static_cast<unsigned>(d)}};
    in.expect(date.ok());
    Seconds clock{0};
    if (in.takes('T')) {
        clock = hours_and_minutes(in, 23);
        if (in.takes(':')) {
            const int s = in.number(2);
            in.expect(s <= 60);  // a leap second is read as the next one
            clock += Seconds{s};
        }
    }
    const Seconds zone = zone_of(in);
    if (!in.good_to_the_end()) return std::nullopt;
    return Instant{sys_days{date}.time_since_epoch() + clock - zone};
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
