#include "derive/reading_order.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace derive {

namespace {

constexpr std::uint64_t kNoNumber = std::uint64_t{1} << 62U;  // pieces from here on
constexpr unsigned char kHan = 0xE4;  // what a Chinese character begins with, or more

/// 0 to 10 of a Chinese numeral, -1 of anything else.
int numeral(std::string_view sign) {
    constexpr std::array<std::string_view, 11> kNumerals{"零", "一", "二", "三", "四", "五",
                                                         "六", "七", "八", "九", "十"};
    if (sign.empty() || static_cast<unsigned char>(sign.front()) < kHan) return -1;
    const auto* const at = std::ranges::find(kNumerals, sign);
    return at == kNumerals.end() ? -1 : static_cast<int>(at - kNumerals.begin());
}

/// Takes the next piece off the front: a number in digits or up to 九十九 in numerals, else a byte.
/// Numbers come before all else.
std::uint64_t next_piece(std::string_view& text) {
    constexpr std::size_t kSign = 3;     // bytes of a Chinese character
    constexpr std::size_t kDigits = 18;  // more make no number
    std::uint64_t number = 0;
    std::size_t length = 0;
    for (; length < std::min(text.size(), kDigits) && base::is_digit(text[length]); ++length)
        number = number * 10 + static_cast<std::uint64_t>(text[length] - '0');
    if (length == 0) {
        int tens = 0, ones = 0;
        for (int sign = numeral(text.substr(0, kSign)); sign >= 0;
             sign = numeral(text.substr(length, kSign))) {
            if (sign == 10) {
                tens = std::max(ones, 1) * 10;
                ones = 0;
            } else {
                ones = ones * 10 + sign;
            }
            length += kSign;
            if (length >= text.size() || length > 6 * kSign) break;
        }
        number = static_cast<std::uint64_t>(tens + ones);
    }
    if (length == 0) {
        number = kNoNumber + static_cast<unsigned char>(text.front());
        length = 1;
    }
    text.remove_prefix(length);
    return number;
}

}  // namespace

bool less_by_number(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const std::uint64_t from_a = next_piece(a), from_b = next_piece(b);
        if (from_a != from_b) return from_a < from_b;
    }
    return a.empty() && !b.empty();
}

bool has_number(std::string_view text) {
    while (!text.empty())
        if (next_piece(text) < kNoNumber) return true;
    return false;
}

}  // namespace derive
