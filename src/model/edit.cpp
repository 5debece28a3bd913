#include "model/edit.h"

#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace model {

namespace {

std::optional<double> number_in(std::string_view text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

}  // namespace

std::string point_text(geo::Point point) {
    return fmt::format("{} {}", point.x, point.y);
}

std::optional<geo::Point> point_in(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto x = number_in(text.substr(0, blank));
    const auto y = number_in(text.substr(blank + 1));
    if (!x || !y) return std::nullopt;
    return geo::Point{*x, *y};
}

}  // namespace model
