#include "base/text.h"

#include <cassert>
#include <cstddef>

namespace base {

namespace {
constexpr std::string_view kSpace = " \t\r\n";
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
    std::vector<char32_t> found;
    for (std::size_t i = 0; i < utf8.size();) {
        const auto lead = static_cast<unsigned char>(utf8[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (lead >= 0x80 && (lead < 0xC2 || lead > 0xF4 || i + length > utf8.size())) {
            found.push_back(0xFFFD);
            ++i;
            continue;
        }
        char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
        for (std::size_t k = 1; k < length; ++k)
            c = (c << 6U) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
        found.push_back(c);
        i += length;
    }
    return found;
}

}  // namespace base
