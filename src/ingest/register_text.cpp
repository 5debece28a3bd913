#include "ingest/register_text.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace ingest {

namespace {

constexpr std::u32string_view kHanNumerals = U"〇一二三四五六七八九十百零";
constexpr std::string_view kSpaces = " \t\r\n\v\f";

bool is_letter(char32_t c) {
    return (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

bool is_space(char32_t c) {
    return c <= U' ' || c == U'\u00A0' || c == U'\u3000' || c == U'\uFEFF' ||
           (c >= U'\u2000' && c <= U'\u200F');
}

/// Half width.
char32_t narrowed(char32_t c) {
    return c >= U'\uFF01' && c <= U'\uFF5E' ? c - U'\uFF01' + U'!' : c;
}

bool is_numeral(char32_t c) {
    return kHanNumerals.find(c) != std::u32string_view::npos;
}

/// White space of one or three bytes at one end.
std::string_view without_end_space(std::string_view cell) {
    constexpr std::array<std::string_view, 3> kWide{"\u3000", "\u00A0", "\uFEFF"};
    for (;;) {
        const std::size_t before = cell.size();
        while (!cell.empty() && kSpaces.find(cell.front()) != std::string_view::npos)
            cell.remove_prefix(1);
        while (!cell.empty() && kSpaces.find(cell.back()) != std::string_view::npos)
            cell.remove_suffix(1);
        for (const std::string_view wide : kWide) {
            if (cell.starts_with(wide)) cell.remove_prefix(wide.size());
            if (cell.ends_with(wide)) cell.remove_suffix(wide.size());
        }
        if (cell.size() == before) return cell;
    }
}

/// 十二 as 12, 八一 as 81; nothing for what is no number (百 alone, 十十).
std::optional<std::u32string> arabic(std::u32string_view numerals) {
    bool places = false;
    int total = 0;
    int digit = -1;
    int last_place = 1000;
    std::u32string digits;
    for (const char32_t c : numerals) {
        const auto value = static_cast<int>(kHanNumerals.find(c));
        if (c == U'十' || c == U'百') {
            const int place = c == U'十' ? 10 : 100;
            if (place >= last_place || (c == U'百' && digit < 0)) return std::nullopt;
            total += std::max(digit, digit < 0 ? 1 : 0) * place;
            last_place = place;
            digit = -1;
            places = true;
        } else {
            const int one = c == U'零' ? 0 : value;
            if (places && digit > 0) return std::nullopt;
            digits += static_cast<char32_t>(U'0' + static_cast<char32_t>(one));
            digit = one;
        }
    }
    if (!places) return digits;
    total += std::max(digit, 0);
    const std::string text = std::to_string(total);
    return std::u32string(text.begin(), text.end());
}

std::u32string in_digits(std::u32string_view text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_numeral(text[end])) ++end;
        if (end == i) {
            result += text[i++];
            continue;
        }
        const std::u32string_view run = text.substr(i, end - i);
        result += arabic(run).value_or(std::u32string{run});
        i = end;
    }
    return result;
}

bool is_dash(char32_t c) {
    return c == U'-' || c == U'_' || c == U'/' || c == U'~' || c == U',' || c == U'\uFF0D' ||
           c == U'\u2013' || c == U'\u2014' || c == U'\u2010' || c == U'\u2011' || c == U'\u2012' ||
           c == U'\u2212' || c == U'\u3001' || c == U'\u00B7' || c == U'\u2015';
}

/// Signs that no address is told apart by.
bool is_mark(char32_t c) {
    return c == U'#' ? false
                     : (c < 0x80 && !base::is_digit(c) && !is_letter(c)) || c == U'\u3002' ||
                           (c >= U'\u3008' && c <= U'\u3011') || c == U'\uFFFD';
}

std::string folded(std::string_view text, bool with_brackets) {
    std::u32string result;
    int depth = 0;
    for (char32_t c : base::characters(text)) {
        c = narrowed(c);
        if (c == U'(' || c == U'\u3010' || c == U'[') {
            ++depth;
        } else if (c == U')' || c == U'\u3011' || c == U']') {
            depth = std::max(0, depth - 1);
        } else if ((depth == 0 || with_brackets) && !is_space(c) && !is_mark(c) && !is_dash(c) &&
                   c != U'#') {
            result += c >= U'A' && c <= U'Z' ? c - U'A' + U'a' : c;
        }
    }
    return utf8_from(result);
}

}  // namespace

std::string_view plain_cell(std::string_view cell) {
    if (cell.empty()) return cell;
    cell = without_end_space(cell);
    if (cell.starts_with("=\"") && cell.ends_with('"') && cell.size() > 2) {
        cell.remove_prefix(2);
        cell.remove_suffix(1);
        cell = without_end_space(cell);
    }
    if (cell.starts_with('\'')) cell = without_end_space(cell.substr(1));
    return cell;
}

bool says_nothing(std::string_view cell) {
    constexpr std::array<std::string_view, 16> kNothing{
        "",   "-",    "--",   "---",  "/",   "\\",   "—",   "——",
        "无", "不详", "未知", "暂无", "n/a", "null", "N/A", "空"};
    return std::ranges::find(kNothing, cell) != kNothing.end();
}

std::string folded_label(std::string_view text) {
    return folded(text, false);
}

std::string folded_whole(std::string_view text) {
    return folded(text, true);
}

std::u32string folded_address(std::string_view text) {
    std::u32string folded;
    bool gap = false;
    const auto alone = [](char32_t c) { return base::is_digit(c) || is_letter(c); };
    for (char32_t c : base::characters(text)) {
        c = narrowed(c);
        if (is_dash(c)) {
            if (!folded.empty() && folded.back() != U'-') folded += U'-';
            gap = false;
            continue;
        }
        if (is_space(c) || is_mark(c)) {
            gap = true;
            continue;
        }
        if (gap && !folded.empty() && alone(folded.back()) && alone(c)) folded += U'-';
        gap = false;
        folded += c >= U'a' && c <= U'z' ? c - U'a' + U'A' : c;
    }
    while (!folded.empty() && folded.back() == U'-') folded.pop_back();
    return in_digits(folded);
}

std::u32string folded_door(std::string_view text) {
    const bool dash = text.starts_with('-') && text.size() > 1;
    std::u32string door = folded_address(text);
    if (dash)
        door.insert(0, 1, U'B');
    else if (door.starts_with(U'负'))
        door[0] = U'B';
    return door;
}

std::string utf8_from(std::u32string_view text) {
    std::string utf8;
    for (const char32_t c : text) {
        const auto byte = [&](unsigned value) { utf8 += static_cast<char>(value); };
        const auto trail = [&](unsigned shift) { byte(0x80U | ((c >> shift) & 0x3FU)); };
        if (c < 0x80) {
            byte(c);
            continue;
        }
        if (c < 0x800) {
            byte(0xC0U | (c >> 6U));
        } else if (c < 0x10000) {
            byte(0xE0U | (c >> 12U));
            trail(6);
        } else {
            byte(0xF0U | (c >> 18U));
            trail(12);
            trail(6);
        }
        trail(0);
    }
    return utf8;
}

std::optional<int> whole_number(std::string_view text) {
    if (text.ends_with(".0")) text.remove_suffix(2);
    if (text.starts_with('+')) text.remove_prefix(1);
    int value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::optional<double> decimal_number(std::string_view text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || !(value >= 0 && value < 1e9)) return std::nullopt;
    const std::string_view rest{end, static_cast<std::size_t>(text.data() + text.size() - end)};
    const bool digits = rest.find_first_of("0123456789") != std::string_view::npos;
    return digits && rest != "m2" ? std::nullopt : std::optional{value};
}

}  // namespace ingest
