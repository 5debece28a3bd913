// scene/palette.h — the colours of the map, for light desks and dark walls.
//
// The six states are those of domain.md 6.1: between any two of the five status colours the
// difference (CIEDE2000) is at least 17 in normal vision and in simulated dichromacy. Colour is
// never alone: NoData is hatched, and a sign stands on every block that needs somebody.
#pragma once

#include "derive/theme.h"
#include "scene/geometry.h"
#include "scene/surroundings.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace scene {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;

    friend bool operator==(const Colour&, const Colour&) = default;
};

/// Letters that read on a fill of the screen.
constexpr Colour letters_on(Colour fill) {
    const double light = 0.299 * fill.r + 0.587 * fill.g + 0.114 * fill.b;
    return light > 140 ? Colour{24, 34, 46} : Colour{255, 255, 255};
}

/// `a` with a share of `b`; opaque.
constexpr Colour mixed(Colour a, Colour b, double share_of_b) {
    const auto mix = [share_of_b](std::uint8_t x, std::uint8_t y) {
        return static_cast<std::uint8_t>(x * (1 - share_of_b) + y * share_of_b + 0.5);
    };
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b)};
}

enum class Look : std::uint8_t { Light, Dark };

/// What a name on the map is written in.
enum class Ink : std::uint8_t {
    Place,   // yards, buildings seen from afar
    Region,  // communities and above
    Grid,
    Road,
    SmallRoad,
    Water,
    Green,
    Quiet,     // what stands under a name
    Facility,  // the name of one
};
inline constexpr int kInkCount = 9;

struct Palette {
    Colour background;
    Colour text;
    Colour halo;
    Colour selection;
    /// [layer][state, or class of the surroundings]: what fills it, and what draws its outline.
    std::array<std::array<Colour, kMostClasses>, kLayerCount> fill;
    std::array<std::array<Colour, kMostClasses>, kLayerCount> outline;
    std::array<Colour, derive::kStateCount> mark;        // full status colours, also of legends
    std::array<Colour, derive::kMostThemeClasses> sign;  // that stands beside a block
    std::array<Colour, derive::kMostThemeClasses> ink;   // of a name written on a block; clear
                                                         // where the class fades into the ground
    std::array<Colour, kInkCount> name;     // of names beside blocks; all have the halo
    Colour plate;                           // under the numbers of a region
    Colour badge, badge_green, badge_sign;  // a facility's circle, and the sign on it
};

const Palette& palette_of(Look look);

/// The same, with blocks and regions in the colours of a theme.
const Palette& palette_of(Look look, derive::Theme theme);

/// The same; blocks of classes that are not shown fade into the ground, and their signs go.
Palette palette_of(Look look, derive::Theme theme, derive::ClassSet shown);

/// What fills a block of this class; what a legend shows for it.
Colour block_fill(Look look, derive::Theme theme, std::size_t klass);

}  // namespace scene
