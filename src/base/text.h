// base/text.h — small things done to text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace base {

/// '0' to '9' and no other, in every locale.
template <class Char>
constexpr bool is_digit(Char c) {
    return c >= Char{'0'} && c <= Char{'9'};
}

constexpr bool has_part(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

/// Latin letters small; all else stays.
std::string in_small_letters(std::string_view text);

/// Split at white space; never an empty field.
std::vector<std::string> fields(std::string_view line);

/// Split at every `separator`; empty fields stay.
std::vector<std::string> split(std::string_view line, char separator);

/// Without white space at both ends.
std::string_view trimmed(std::string_view text);

/// `text` with every `from` replaced by `to`. Requires a `from` that is not empty.
std::string replaced(std::string_view text, std::string_view from, std::string_view to);

/// Characters of a UTF-8 text; broken bytes count one each.
std::vector<char32_t> characters(std::string_view utf8);

}  // namespace base
