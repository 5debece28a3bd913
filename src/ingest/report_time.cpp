#include "ingest/report_time.h"

#include "base/text.h"

#include <array>
#include <charconv>
#include <chrono>
#include <string>

namespace ingest {

using base::Instant;
using base::Millis;

namespace {

constexpr std::chrono::hours kBeijingZone{8};
constexpr std::size_t kLongestTime = 64;  // bytes

/// What is left of a text, taken from its front.
struct TimeText {
    std::string_view left;

    void skip_blanks() {
        while (!left.empty() && (left[0] == ' ' || left[0] == '\t')) left.remove_prefix(1);
    }
    bool takes(std::string_view mark) {
        if (!left.starts_with(mark)) return false;
        left.remove_prefix(mark.size());
        return true;
    }
    bool takes_any(std::initializer_list<std::string_view> marks) {
        for (const std::string_view mark : marks)
            if (takes(mark)) return true;
        return false;
    }
    std::size_t digits() const {
        const std::size_t end = left.find_first_not_of("0123456789");
        return end == std::string_view::npos ? left.size() : end;
    }
    /// A number of so many digits at most; -1 when there is none.
    int number(std::size_t most) {
        const std::size_t count = digits();
        if (count == 0 || count > most) return -1;
        int value = 0;
        std::from_chars(left.data(), left.data() + count, value);
        left.remove_prefix(count);
        return value;
    }
    /// Letters from the front, the first three of them small.
    std::string word() {
        std::string letters;
        while (!left.empty() && ((left[0] | 0x20) >= 'a' && (left[0] | 0x20) <= 'z')) {
            if (letters.size() < 3) letters += static_cast<char>(left[0] | 0x20);
            left.remove_prefix(1);
        }
        return letters;
    }
};

/// 1 to 12; 0 for what is no month.
int month_called(std::string_view word) {
    constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                       "jul", "aug", "sep", "oct", "nov", "dec"};
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (kMonths.at(i) == word) return static_cast<int>(i) + 1;
    return 0;
}

std::optional<std::chrono::sys_days> day_of(int year, int month, int day) {
    if (year >= 0 && year < 70) year += 2000;
    if (year >= 70 && year < 100) year += 1900;
    const std::chrono::year_month_day date{std::chrono::year{year},
                                           std::chrono::month{static_cast<unsigned>(month)},
                                           std::chrono::day{static_cast<unsigned>(day)}};
    if (month < 1 || day < 1 || !date.ok() || year < 1900 || year > 2199) return std::nullopt;
    return std::chrono::sys_days{date};
}

/// 2018-4-12, 2018年4月12日.
std::optional<std::chrono::sys_days> year_first(TimeText& text) {
    const int year = text.number(4);
    if (!text.takes_any({"-", "/", ".", "年"})) return std::nullopt;
    const int month = text.number(2);
    if (!text.takes_any({"-", "/", ".", "月"})) return std::nullopt;
    const int day = text.number(2);
    text.takes("日");
    return day_of(year, month, day);
}

/// 4/12/2018, and 13/4/2018 where the first can be no month; 12-Apr-2018.
std::optional<std::chrono::sys_days> year_last(TimeText& text) {
    const int first = text.number(2);
    if (!text.takes_any({"/", "-", ".", " "})) return std::nullopt;
    if (text.digits() == 0) {
        const int month = month_called(text.word());
        text.takes_any({"-", "/", ".", ","});
        text.skip_blanks();
        return day_of(text.number(4), month, first);
    }
    const int second = text.number(2);
    if (!text.takes_any({"/", "-", "."})) return std::nullopt;
    const int year = text.number(4);
    return first > 12 ? day_of(year, second, first) : day_of(year, first, second);
}

/// Apr 12, 2018, also behind the name of a day: Thu, 12 Apr 2018.
std::optional<std::chrono::sys_days> named_first(TimeText& text) {
    const std::string word = text.word();
    if (word.empty()) return std::nullopt;
    const int month = month_called(word);
    text.takes_any({",", "."});
    text.skip_blanks();
    if (month == 0) return text.digits() > 0 ? year_last(text) : named_first(text);
    const int day = text.number(2);
    text.takes(",");
    text.skip_blanks();
    return day_of(text.number(4), month, day);
}

/// `.727` and the like; the clock is exact to the millisecond.
Millis fraction_of(TimeText& text) {
    if (text.digits() == 0) return Millis{0};
    Millis value{0};
    int worth = 100;
    for (std::size_t count = text.digits(); count > 0; --count, worth /= 10) {
        value += Millis{(text.left[0] - '0') * worth};
        text.left.remove_prefix(1);
    }
    return value;
}

/// Midnight when no clock stands there; nothing for what is none.
std::optional<Millis> clock_of(TimeText& text) {
    text.takes_any({"T", ","});
    text.skip_blanks();
    bool noon = text.takes("下午");
    bool morning = !noon && text.takes("上午");
    text.skip_blanks();
    if (text.digits() == 0) return Millis{0};
    int hour = text.number(2);
    int minute = 0;
    int second = 0;
    Millis fraction{0};
    const bool minutes_follow = text.takes_any({":", "时", "点"});
    if (minutes_follow && text.digits() > 0) minute = text.number(2);
    if (text.takes_any({":", "分"}) && text.digits() > 0) {
        second = text.number(2);
        if (text.takes_any({".", ","})) fraction = fraction_of(text);
        text.takes("秒");
    }
    text.skip_blanks();
    noon |= text.takes_any({"PM", "pm", "P.M.", "p.m."});
    morning |= !noon && text.takes_any({"AM", "am", "A.M.", "a.m."});
    if ((noon || morning) && hour == 12) hour = 0;
    if (noon) hour += 12;
    const bool whole_day = hour == 24 && minute == 0 && second == 0;
    if (hour < 0 || minute < 0 || second < 0 || minute > 59 || second > 60) return std::nullopt;
    if (hour > 23 && !whole_day) return std::nullopt;
    if (!minutes_follow && !noon && !morning) return std::nullopt;
    return std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} +
           fraction;
}

/// `Z`, `+08:00`, `+0800`, `UTC`; Beijing without one.
std::optional<std::chrono::minutes> report_zone(TimeText& text) {
    text.skip_blanks();
    if (text.takes_any({"Z", "UTC", "GMT"})) return std::chrono::minutes{0};
    if (text.left.empty()) return kBeijingZone;
    const bool west = text.takes("-");
    if (!west && !text.takes("+")) return std::nullopt;
    int hours = 0;
    int minutes = 0;
    if (text.digits() == 4) {
        const int both = text.number(4);
        hours = both / 100;
        minutes = both % 100;
    } else {
        hours = text.number(2);
        if (text.takes(":")) minutes = text.number(2);
    }
    if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return std::nullopt;
    const std::chrono::minutes zone = std::chrono::hours{hours} + std::chrono::minutes{minutes};
    return west ? -zone : zone;
}

std::optional<Instant> in_range(Instant at) {
    constexpr std::int64_t kFirst_s = -2'208'988'800;  // 1900
    constexpr std::int64_t kLast_s = 7'258'118'400;    // 2200
    const std::int64_t seconds = base::seconds_from_instant(at);
    if (seconds < kFirst_s || seconds >= kLast_s) return std::nullopt;
    return at;
}

/// 20180412, 201804121111, 20180412111126; the same digits count no other time that is likely.
std::optional<Instant> from_digits_run(std::string_view digits) {
    const auto part = [&](std::size_t from, std::size_t count) {
        int value = 0;
        if (from + count <= digits.size())
            std::from_chars(digits.data() + from, digits.data() + from + count, value);
        return value;
    };
    const auto day = day_of(part(0, 4), part(4, 2), part(6, 2));
    if (!day || part(8, 2) > 23 || part(10, 2) > 59 || part(12, 2) > 59) return std::nullopt;
    return Instant{*day} + std::chrono::hours{part(8, 2)} + std::chrono::minutes{part(10, 2)} +
           std::chrono::seconds{part(12, 2)} - kBeijingZone;
}

/// A bare number.
std::optional<Instant> from_number(std::string_view text) {
    const std::size_t dot = text.find('.');
    const std::string_view whole = text.substr(0, dot);
    const bool bare = dot == std::string_view::npos;
    if (bare && (whole.size() == 8 || whole.size() == 12 || whole.size() == 14))
        return from_digits_run(whole);
    double value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    if (bare && whole.size() == 13)
        return in_range(Instant{Millis{static_cast<std::int64_t>(value)}});
    if (whole.size() == 9 || whole.size() == 10)
        return in_range(Instant{Millis{static_cast<std::int64_t>(value * 1000)}});
    // Days since 1899-12-30, as spreadsheets count them; from 1954 to 2064.
    if (whole.size() != 5 || value < 20'000 || value >= 60'000) return std::nullopt;
    const std::chrono::sys_days first{std::chrono::year{1899} / std::chrono::December / 30};
    constexpr double kDay_s = 86'400;
    const std::chrono::seconds since{static_cast<std::int64_t>(value * kDay_s + 0.5)};
    return Instant{first} + since - kBeijingZone;
}

}  // namespace

std::optional<Instant> report_time(std::string_view text) {
    text = base::trimmed(text);
    if (text.empty() || text.size() > kLongestTime) return std::nullopt;
    const std::size_t odd = text.find_first_not_of("0123456789.");
    const bool dotted = text.find('.') != text.rfind('.');
    if (odd == std::string_view::npos && !dotted) return from_number(text);
    TimeText left{text};
    const auto day = left.digits() == 4   ? year_first(left)
                     : left.digits() == 0 ? named_first(left)
                                          : year_last(left);
    if (!day) return std::nullopt;
    const auto clock = clock_of(left);
    if (!clock) return std::nullopt;
    const auto zone = report_zone(left);
    left.skip_blanks();
    if (!zone || !left.left.empty()) return std::nullopt;
    return in_range(Instant{*day} + *clock - *zone);
}

}  // namespace ingest
