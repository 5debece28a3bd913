// ui/floor_names.h — names in the rooms of a plan: all in letters of one size. Only for
// ui/floor_*.cpp.
#pragma once

#include "scene/floor.h"
#include "ui/style.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace ui {

/// What a room is called, and with which ink on which ground.
struct RoomWords {
    const scene::FloorRoom* room = nullptr;
    std::string name;
    std::string below;  // where there is space for it; may be empty
    ImU32 ink = 0;
    ImU32 ground = 0;  // of the halo that keeps doors and treads out of the letters
};

/// A name and the room there is for it, in pixels.
struct NameSpace {
    float text = 0;  // as long as the name is in letters of one pixel
    float wide = 0, high = 0;

    /// Lines that the room holds; one that is a little too high counts.
    std::size_t lines(float line_px) const;
};

/// The largest letters of a plan, in design pixels, in which most names fit that fit in any.
float name_size(std::span<const NameSpace> names, float ratio);

/// In letters of `name_size`; names that do not fit in whole are left out. `ratio` in device pixels
/// a design pixel.
void write_names(const std::vector<RoomWords>& words, const scene::FloorPage& page, double ratio,
                 ImDrawList* paint);

}  // namespace ui
