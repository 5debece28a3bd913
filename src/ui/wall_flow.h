// ui/wall_flow.h — a text over several rooms of one line each: on a wall with seams it is broken
// before them, and what finds no room is said to be missing.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ui {

struct Flowed {
    std::vector<std::string> line;  // of each room as far as the text reaches; some may be empty
    bool whole = true;              // else the last line ends with "…"
};

/// Broken behind a blank, or between two letters that are not both Latin; no line begins with a
/// comma or what closes. `wide_of` measures in the unit of the rooms.
Flowed flowed(const std::string& text, const std::vector<float>& rooms,
              const std::function<float(std::string_view)>& wide_of);

}  // namespace ui
