// route/hours.h — opening hours, as OpenStreetMap and the doors of Chinese offices have them.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace route {

enum class Open : std::uint8_t { No, Yes, Unknown };

/// A minute of a day of the week.
struct Moment {
    int weekday = 0;  // 0 Monday … 6 Sunday
    int minute = 0;   // since midnight
    bool holiday = false;

    friend bool operator==(const Moment&, const Moment&) = default;
};

/// Minutes since midnight, the last not in it; past 1440 it goes on into the next day.
struct OpenSpan {
    int from_min = 0;
    int to_min = 0;

    friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};

/// What holds on some days. A later rule takes the place of an earlier one unless it `adds`.
struct HoursRule {
    std::uint8_t days = 0;  // bit 0 Monday … bit 6 Sunday, bit 7 public holidays
    bool adds = false;
    std::vector<OpenSpan> spans;  // none: closed

    friend bool operator==(const HoursRule&, const HoursRule&) = default;
};

struct Hours {
    bool known = false;  // the text was understood
    std::vector<HoursRule> rules;

    friend bool operator==(const Hours&, const Hours&) = default;
};

/// Reads `Mo-Fr 08:30-12:00,13:30-18:00; PH off`, `24/7`, `8:30-17:30`, `周一至周五 9:00-17:00`,
/// `上午8点半到12点，下午2点到5点`, `全天`. What depends on months, on the sun or on an
/// appointment, and an empty text, is not known.
Hours hours_from(std::string_view text);

/// The evening before counts as no holiday.
Open open_at(const Hours& hours, Moment at);

}  // namespace route
