#include "scene/palette.h"

#include <cstddef>

namespace scene {

namespace {

constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U & 0xFFU),
            static_cast<std::uint8_t>(hex >> 8U & 0xFFU), static_cast<std::uint8_t>(hex & 0xFFU)};
}

constexpr Colour mixed(Colour a, Colour b, double share_of_b) {
    const auto mix = [share_of_b](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(x * (1 - share_of_b) + y * share_of_b + 0.5);
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

constexpr std::array<Colour, derive::kStateCount> kStatus{
    rgb(0x5FBF9F), rgb(0x2F6FD0), rgb(0xFFE27A), rgb(0xE57B12), rgb(0xC4163F), rgb(0x9AA4B2)};

Palette made(Colour background, Colour ground, Colour road, Colour text, Colour halo, double calm,
             bool dark) {
    Palette p{.background = background,
              .text = text,
              .halo = halo,
              .selection = rgb(dark ? 0x6EA0FF : 0x0A5CFF),
              .fill = {},
              .outline = {},
              .mark = kStatus,
              .ink = {}};
    for (std::size_t s = 0; s < kStatus.size(); ++s) {
        const bool quiet = s == static_cast<std::size_t>(derive::State::Ok) ||
                           s == static_cast<std::size_t>(derive::State::NoData);
        // Ground and roads are large: calm ones keep quiet, troubled ones are only tinted.
        p.fill[0].at(s) = quiet ? ground : mixed(ground, kStatus.at(s), 0.22);
        p.outline[0].at(s) = quiet ? mixed(ground, text, 0.25) : kStatus.at(s);
        p.fill[1].at(s) = quiet ? road : mixed(road, kStatus.at(s), 0.3);
        p.outline[1].at(s) = mixed(road, text, 0.18);
        p.fill[2].at(s) = quiet ? mixed(kStatus.at(s), background, calm) : kStatus.at(s);
        const bool dark_fill = s == static_cast<std::size_t>(derive::State::Open) ||
                               s == static_cast<std::size_t>(derive::State::Overdue);
        // Calm blocks are dim on the wall: their names are written light there.
        p.ink.at(s) = dark_fill || (dark && quiet) ? rgb(0xFFFFFF) : rgb(0x14202B);
        p.outline[2].at(s) = mixed(kStatus.at(s), rgb(0x10202C), 0.45);
        if (dark && s == static_cast<std::size_t>(derive::State::Overdue))
            p.outline[2].at(s) = rgb(0xFFFFFF);  // red alone is weak on a dark ground
    }
    return p;
}

}  // namespace

const Palette& palette_of(Look look) {
    static const Palette light = made(rgb(0xE9EDF2), rgb(0xF7F9FB), rgb(0xFFFFFF), rgb(0x1C2733),
                                      rgb(0xFFFFFF), 0.30, false);
    static const Palette dark =
        made(rgb(0x0E1621), rgb(0x162232), rgb(0x223146), rgb(0xE6EDF5), rgb(0x0E1621), 0.45, true);
    return look == Look::Light ? light : dark;
}

}  // namespace scene
