#include "base/text.h"

#include <algorithm>
#include <cassert>
#include <cstddef>

namespace base {

namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr char32_t kNone = 0xFFFF'FFFF;

/// The character that `utf8` begins with, or kNone when those bytes are not the shortest form
/// of a character of Unicode.
char32_t first_character(std::string_view utf8, std::size_t& length) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned lead = byte(0);
    if (lead < 0x80) return lead;
    length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || length > utf8.size()) return kNone;
    char32_t c = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return kNone;
        c = (c << 6U) | (byte(i) & 0x3FU);
    }
    const char32_t smallest = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x1'0000;
    const bool surrogate = c >= 0xD800 && c <= 0xDFFF;
    return c < smallest || c > 0x10'FFFF || surrogate ? kNone : c;
}

}  // namespace

std::string in_small_letters(std::string_view text) {
    std::string small{text};
    for (char& c : small)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return small;
}

std::vector<std::string> fields(std::string_view line) {
    std::vector<std::string> found;
    std::size_t at = line.find_first_not_of(kSpace);
    while (at != std::string_view::npos) {
        const std::size_t end = std::min(line.find_first_of(kSpace, at), line.size());
        found.emplace_back(line.substr(at, end - at));
        at = line.find_first_not_of(kSpace, end);
    }
    return found;
}

std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> found;
    for (;;) {
        const std::size_t end = line.find(separator);
        found.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) return found;
        line.remove_prefix(end + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
    assert(!from.empty());
    std::string result;
    for (;;) {
        const std::size_t at = text.find(from);
        result += text.substr(0, at);
        if (at == std::string_view::npos) return result;
        result += to;
        text.remove_prefix(at + from.size());
    }
}

std::vector<char32_t> characters(std::string_view utf8) {
    constexpr char32_t kBroken = 0xFFFD;
    std::vector<char32_t> found;
    while (!utf8.empty()) {
        std::size_t length = 1;
        const char32_t c = first_character(utf8, length);
        found.push_back(c == kNone ? kBroken : c);
        utf8.remove_prefix(c == kNone ? 1 : length);
    }
    return found;
}

}  // namespace base
