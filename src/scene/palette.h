// scene/palette.h — the colours of the map, for light desks and dark walls.
//
// The six states are those of domain.md 6.1: between any two of the five status colours the
// difference (CIEDE2000) is at least 17 in normal vision and in simulated dichromacy. Colour is
// never alone: NoData is hatched, and a sign stands on every block that needs somebody.
#pragma once

#include "derive/state.h"
#include "scene/geometry.h"
#include "scene/surroundings.h"

#include <array>
#include <cstddef>
#include <cstdint>

namespace scene {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
};

enum class Look : std::uint8_t { Light, Dark };

struct Palette {
    Colour background;
    Colour text;
    Colour halo;
    Colour selection;
    /// [layer][state, or class of the surroundings]: what fills it, and what draws its outline.
    std::array<std::array<Colour, kMostClasses>, kLayerCount> fill;
    std::array<std::array<Colour, kMostClasses>, kLayerCount> outline;
    std::array<Colour, derive::kStateCount> mark;  // full status colours, also of legends
    std::array<Colour, derive::kStateCount> ink;   // of a name written on a block
};

const Palette& palette_of(Look look);

/// What fills a block in this state; what a legend shows for it.
Colour block_fill(Look look, std::size_t state);

}  // namespace scene
