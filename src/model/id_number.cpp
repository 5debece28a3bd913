#include "model/id_number.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace model {

using base::is_digit;

namespace {

constexpr std::size_t kNumberLength = 18;
constexpr std::size_t kOldNumberLength = 15;
constexpr int kFirstYear = 1800;  // earlier ones are slips of the pen
constexpr int kLastYear = 2199;

int digit(char c) {
    return c - '0';
}

int value_of(std::string_view digits) {
    int value = 0;
    for (const char c : digits) value = value * 10 + digit(c);
    return value;
}

/// Of the first 17 digits: ISO 7064, MOD 11-2.
char check_of(std::string_view digits) {
    constexpr std::array kWeights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    constexpr std::string_view kChecks = "10X98765432";
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i) sum += kWeights[i] * digit(digits[i]);
    return kChecks[static_cast<std::size_t>(sum % 11)];
}

bool is_day(int year, int month, int day) {
    using namespace std::chrono;
    if (year < kFirstYear || year > kLastYear) return false;
    return year_month_day{std::chrono::year{year}, std::chrono::month{static_cast<unsigned>(month)},
                          std::chrono::day{static_cast<unsigned>(day)}}
        .ok();
}

std::string without_spaces(std::string_view written) {
    std::string text;
    for (const char c : written)
        if (c != ' ' && c != '\t' && c != '\r' && c != '\n') text += c;
    return text;
}

}  // namespace

tl::expected<IdNumber, IdFault> read_id_number(std::string_view written) {
    std::string text = without_spaces(written);
    const bool old = text.size() == kOldNumberLength;
    if (!old && text.size() != kNumberLength) return tl::unexpected(IdFault::Length);
    if (text.back() == 'x') text.back() = 'X';
    const std::size_t digits = old ? kOldNumberLength : kNumberLength - 1;
    const bool plain = std::all_of(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(digits),
                                   is_digit<char>);
    if (!plain || (!old && !is_digit(text.back()) && text.back() != 'X'))
        return tl::unexpected(IdFault::Characters);
    if (old) {
        text.insert(6, "19");
        text += check_of(text);
    }
    const std::string_view all{text};
    IdNumber number{.text = text,
                    .year = value_of(all.substr(6, 4)),
                    .month = value_of(all.substr(10, 2)),
                    .day = value_of(all.substr(12, 2)),
                    .sex = digit(text[16]) % 2 == 1 ? "1" : "2"};
    if (!is_day(number.year, number.month, number.day)) return tl::unexpected(IdFault::Date);
    if (check_of(all) != text.back()) return tl::unexpected(IdFault::Check);
    return number;
}

}  // namespace model
