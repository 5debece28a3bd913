#include "model/edit.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace model {

namespace {

std::optional<double> finite_number_in(std::string_view text) {
    double value = 0;
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (code != std::errc{} || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

constexpr char letter_of(geo::ShapeKind kind) {
    return kind == geo::ShapeKind::Area ? 'A' : kind == geo::ShapeKind::Line ? 'L' : 'P';
}

std::optional<geo::ShapeKind> kind_of_letter(char letter) {
    for (const auto kind : {geo::ShapeKind::Point, geo::ShapeKind::Line, geo::ShapeKind::Area})
        if (letter_of(kind) == letter) return kind;
    return std::nullopt;
}

/// At least one, which may be empty.
std::vector<std::string_view> pieces_of(std::string_view text, char between) {
    std::vector<std::string_view> pieces;
    for (std::size_t at = text.find(between); at != std::string_view::npos;
         at = text.find(between)) {
        pieces.push_back(text.substr(0, at));
        text.remove_prefix(at + 1);
    }
    pieces.push_back(text);
    return pieces;
}

}  // namespace

std::string point_text(geo::Point point) {
    return fmt::format("{} {}", point.x, point.y);
}

std::optional<geo::Point> point_in(std::string_view text) {
    const std::size_t blank = text.find(' ');
    if (blank == std::string_view::npos) return std::nullopt;
    const auto x = finite_number_in(text.substr(0, blank));
    const auto y = finite_number_in(text.substr(blank + 1));
    if (!x || !y) return std::nullopt;
    return geo::Point{*x, *y};
}

std::string shape_text(const geo::Shape& shape) {
    if (shape.kind == geo::ShapeKind::None) return {};
    std::string text{letter_of(shape.kind)};
    for (std::size_t part = 0; part < shape.parts.size(); ++part) {
        const bool polygon =
            std::ranges::find(shape.first_ring, part) != shape.first_ring.end() && part > 0;
        text += part == 0 ? ' ' : polygon ? '/' : ';';
        for (std::size_t i = 0; i < shape.parts[part].size(); ++i)
            text += (i == 0 ? "" : ",") + point_text(shape.parts[part][i]);
    }
    return text;
}

std::optional<geo::Shape> shape_in(std::string_view text) {
    if (text.empty()) return geo::Shape{};
    if (text.size() < 2 || text[1] != ' ') return std::nullopt;
    const auto kind = kind_of_letter(text[0]);
    if (!kind) return std::nullopt;
    geo::Shape shape{.kind = *kind, .parts = {}, .first_ring = {}};
    const bool area = *kind == geo::ShapeKind::Area;
    const std::size_t least = area ? 3 : *kind == geo::ShapeKind::Line ? 2 : 1;
    for (const std::string_view polygon : pieces_of(text.substr(2), area ? '/' : '\0')) {
        if (area) shape.first_ring.push_back(static_cast<std::uint32_t>(shape.parts.size()));
        for (const std::string_view part : pieces_of(polygon, ';')) {
            geo::Ring& points = shape.parts.emplace_back();
            for (const std::string_view one : pieces_of(part, ',')) {
                const auto point = point_in(one);
                if (!point) return std::nullopt;
                points.push_back(*point);
            }
            if (points.size() < least) return std::nullopt;
        }
    }
    const bool one_point = shape.parts.size() == 1 && shape.parts[0].size() == 1;
    if (*kind == geo::ShapeKind::Point && !one_point) return std::nullopt;
    return shape;
}

}  // namespace model
