#include "ui/floor_names.h"

#include "ui/over_map.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ui {

namespace {

constexpr std::array<float, 5> kNameSizes{kText, kSmall, 16, 14, 13};  // design pixels
constexpr double kMostOfNames = 0.8;

/// Where a room is widest, less a margin; the name in the letters that are current.
NameSpace name_space(const RoomWords& one, const scene::FloorPage& page, float r) {
    return {.text = ImGui::CalcTextSize(one.name.c_str()).x / ImGui::GetFontSize(),
            .wide = static_cast<float>(one.room->across_m * page.px_per_m) - 8 * r,
            .high = static_cast<float>(one.room->down_m * page.px_per_m) - 4 * r};
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Each line full; none where they are more than there may be, or a word of letters would be cut.
std::vector<std::string> lines_in(const std::string& text, float wide, std::size_t most) {
    std::vector<std::string> lines;
    std::size_t from = 0;
    while (from < text.size() && lines.size() < most) {
        std::size_t end = from;
        for (std::size_t next = from; next < text.size();) {
            ++next;
            constexpr unsigned kMask = 0xC0, kGoesOn = 0x80;  // of UTF-8
            while (next < text.size() &&
                   (static_cast<unsigned char>(text[next]) & kMask) == kGoesOn)
                ++next;
            if (ImGui::CalcTextSize(text.c_str() + from, text.c_str() + next).x > wide) break;
            end = next;
        }
        if (end == from) return {};
        if (end < text.size() && is_letter(text[end - 1]) && is_letter(text[end])) return {};
        lines.push_back(text.substr(from, end - from));
        from = end;
    }
    if (from < text.size()) lines.clear();
    return lines;
}

}  // namespace

std::size_t NameSpace::lines(float line_px) const {
    if (high < line_px * 0.8F || wide <= 0) return 0;
    return static_cast<std::size_t>(std::max(high / line_px, 1.0F));
}

float name_size(std::span<const NameSpace> names, float ratio) {
    std::array<std::size_t, kNameSizes.size()> fit{};
    for (const NameSpace& one : names)
        for (std::size_t i = 0; i < kNameSizes.size(); ++i) {
            const float px = kNameSizes.at(i) * ratio;
            const std::size_t lines = one.lines(px);
            if (lines > 0 && std::ceil(one.text * px / one.wide) <= static_cast<float>(lines))
                fit.at(i) += 1;
        }
    for (std::size_t i = 0; i < kNameSizes.size(); ++i)
        if (static_cast<double>(fit.at(i)) >= kMostOfNames * static_cast<double>(fit.back()))
            return kNameSizes.at(i);
    return kNameSizes.back();
}

void write_names(const std::vector<RoomWords>& words, const scene::FloorPage& page, double ratio,
                 ImDrawList* paint) {
    const auto r = static_cast<float>(ratio);
    std::vector<NameSpace> names;
    for (const RoomWords& one : words) names.push_back(name_space(one, page, r));
    const Sized size{name_size(names, r), ratio};
    const float line = ImGui::GetTextLineHeight();
    for (std::size_t i = 0; i < words.size(); ++i) {
        const RoomWords& one = words[i];
        const NameSpace& space = names[i];
        const std::size_t most = space.lines(line);
        std::vector<std::string> lines = lines_in(one.name, space.wide, most);
        if (lines.empty()) continue;
        const float below = ImGui::CalcTextSize(one.below.c_str()).x;
        if (!one.below.empty() && most > lines.size() && below <= space.wide)
            lines.push_back(one.below);
        const geo::Point middle = scene::page_from_ground(page, one.room->name_at);
        float y = static_cast<float>(middle.y) - line * static_cast<float>(lines.size()) / 2;
        for (const std::string& text : lines) {
            const float width = ImGui::CalcTextSize(text.c_str()).x;
            haloed_text(paint,
                        {std::round(static_cast<float>(middle.x) - width / 2), std::round(y)},
                        one.ink, one.ground, r, text.c_str());
            y += line;
        }
    }
}

}  // namespace ui
