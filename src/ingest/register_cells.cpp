#include "ingest/register_cells.h"

#include <fmt/format.h>

#include <chrono>
#include <vector>

namespace ingest {

namespace {

constexpr int kFirstYear = 1850;
constexpr int kLastYear = 2150;

struct Date {
    int year = 0, month = 0, day = 0;  // 0 when not told
};

int value_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + (c - '0');
    return value;
}

std::vector<std::string_view> numbers_in(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789";
    std::vector<std::string_view> runs;
    for (std::size_t at = text.find_first_of(kDigits); at != std::string_view::npos;) {
        const std::size_t end = std::min(text.find_first_not_of(kDigits, at), text.size());
        if (end - at > 9) return {};
        runs.push_back(text.substr(at, end - at));
        at = text.find_first_of(kDigits, end);
    }
    return runs;
}

/// Spreadsheets count days from 30 December 1899.
Date date_of_serial(int days) {
    using namespace std::chrono;
    const year_month_day date{sys_days{year{1899} / December / 30} + std::chrono::days{days}};
    return {static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
            static_cast<int>(static_cast<unsigned>(date.day()))};
}

Date date_from(std::string_view text) {
    const std::vector<std::string_view> runs = numbers_in(text);
    if (runs.empty()) return {};
    const std::string_view first = runs[0];
    if (first.size() == 8 || first.size() == 6)
        return {value_of(first.substr(0, 4)), value_of(first.substr(4, 2)),
                first.size() == 8 ? value_of(first.substr(6, 2)) : 0};
    if (first.size() == 5) return date_of_serial(value_of(first));
    const auto nth = [&](std::size_t i) { return runs.size() > i ? value_of(runs[i]) : 0; };
    if (first.size() == 4) return {nth(0), nth(1), nth(2)};
    if (runs.size() >= 3 && runs[2].size() == 4) return {nth(2), nth(1), nth(0)};
    return {};
}

}  // namespace

int birth_year_from(std::string_view text) {
    const int year = date_from(text).year;
    return year >= kFirstYear && year <= kLastYear ? year : 0;
}

std::optional<base::Instant> day_from(std::string_view text) {
    const Date date = date_from(text);
    if (date.year < kFirstYear || date.year > kLastYear) return std::nullopt;
    return base::instant_from_iso(
        fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day));
}

}  // namespace ingest
