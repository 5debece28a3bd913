// report/sheet_look.h — colours and strokes of sheets: the light look of the map, thinned for
// paper. Only for report/sheet_*.cpp.
#pragma once

#include "derive/theme.h"
#include "report/sheet.h"

namespace report {

inline constexpr scene::Colour kPaperWhite{255, 255, 255};
inline constexpr scene::Colour kPen{0x1C, 0x27, 0x33};       // frames, titles
inline constexpr scene::Colour kQuietPen{0x5B, 0x66, 0x75};  // what stands under a title
inline constexpr scene::Colour kHairPen{0xB9, 0xC1, 0xCB};

/// Blocks of a class: its colour, an outline, and a hatch of its own where the class says that
/// something is so. NotKnown is hatched densely, NotMeant and calm ones not at all.
Paint paint_of_class(derive::Theme theme, std::uint8_t klass);
/// Only states of work have signs.
Sign sign_of_class(derive::Theme theme, std::uint8_t klass);

/// Blocks of the n-th colour of a map of areas; neighbours have different n.
Paint paint_of_area(std::size_t n);
inline constexpr std::size_t kAreaPaints = 12;

/// Blocks that are not of the place.
Paint neighbour_paint();

/// Ground, gardens and ways of the surroundings, and yards.
scene::Colour paper_colour(scene::Colour of_screen);

}  // namespace report
