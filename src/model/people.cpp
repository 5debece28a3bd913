#include "model/people.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

namespace model {

namespace {

/// What a token says, as one number that sorts, and how many there are.
using Alike = std::pair<std::uint32_t, std::uint32_t>;

std::optional<std::uint32_t> whole_number_in(std::string_view digits) {
    std::uint32_t value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9') return std::nullopt;
        value = value * 10 + static_cast<std::uint32_t>(digit - '0');
    }
    return value;
}

/// "195011", or "195011:3".
std::optional<Alike> alike_from(std::string_view token) {
    constexpr std::size_t kWhatLength = 6;
    constexpr std::size_t kLongest = 16;
    if (token.size() < kWhatLength || token.size() > kLongest) return std::nullopt;
    const auto what = whole_number_in(token.substr(0, kWhatLength));
    if (!what) return std::nullopt;
    if (token.size() == kWhatLength) return Alike{*what, 1};
    const auto persons = whole_number_in(token.substr(kWhatLength + 1));
    if (token[kWhatLength] != ':' || !persons || token.size() == kWhatLength + 1)
        return std::nullopt;
    return Alike{*what, *persons};
}

}  // namespace

PeopleGroups people_from(const std::string& text) {
    std::vector<Alike> found;
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find(' '), rest.size());
        if (const auto alike = alike_from(rest.substr(0, end))) found.push_back(*alike);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    if (found.empty()) return {};
    std::ranges::sort(found);
    std::vector<PeopleGroup> groups;
    std::uint32_t last = 0;
    for (const auto& [what, persons] : found) {
        if (groups.empty() || what != last)
            groups.push_back({.birth_year = static_cast<std::int16_t>(what / 100),
                              .sex = static_cast<std::uint8_t>(what / 10 % 10),
                              .residence = static_cast<std::uint8_t>(what % 10)});
        groups.back().persons += persons;
        last = what;
    }
    return std::make_shared<const std::vector<PeopleGroup>>(std::move(groups));
}

}  // namespace model
