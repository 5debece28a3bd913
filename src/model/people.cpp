#include "model/people.h"

#include "base/text.h"

#include <charconv>
#include <optional>

namespace model {

namespace {

/// "195011:3".
std::optional<PeopleGroup> group_from(const std::string& text) {
    constexpr std::size_t kYear = 4;
    const std::size_t colon = text.find(':');
    if (colon != kYear + 2) return std::nullopt;
    const auto number = [](std::string_view digits) -> std::optional<std::uint32_t> {
        std::uint32_t value = 0;
        const auto [end, code] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (code != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
        return value;
    };
    const std::string_view all{text};
    const auto year = number(all.substr(0, kYear));
    const auto sex = number(all.substr(kYear, 1));
    const auto residence = number(all.substr(kYear + 1, 1));
    const auto persons = number(all.substr(colon + 1));
    if (!year || !sex || !residence || !persons) return std::nullopt;
    return PeopleGroup{.birth_year = static_cast<std::int16_t>(*year),
                       .sex = static_cast<std::uint8_t>(*sex),
                       .residence = static_cast<std::uint8_t>(*residence),
                       .persons = *persons};
}

}  // namespace

PeopleGroups people_from(const std::string& text) {
    std::vector<PeopleGroup> groups;
    for (const std::string& field : base::fields(text))
        if (const auto group = group_from(field)) groups.push_back(*group);
    if (groups.empty()) return {};
    return std::make_shared<const std::vector<PeopleGroup>>(std::move(groups));
}

}  // namespace model
