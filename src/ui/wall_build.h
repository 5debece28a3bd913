// ui/wall_build.h — how the wall of this machine is built, as it is typed on a desk: from where it
// is read, how high it is, its screens and seams; what is wrong with that, and how large the
// letters become.
#pragma once

#include "base/result.h"
#include "ui/intent.h"
#include "ui/view.h"
#include "ui/wall_layout.h"

#include <string>

namespace ui {

/// As typed. Metres and pixels; empty is "not told".
struct WallBuildForm {
    bool filled = false;  // with what holds
    std::string distance, height, seam;
    int columns = 1, rows = 1;
};
WallBuildForm wall_build_form(const WallSetting& setting);

/// The setting with what was typed in it; the Error is the sentence for whoever typed it.
base::Result<WallSetting> wall_built(const WallBuildForm& form, WallSetting setting);

/// The page of a wall whose screens nobody has seen yet: each 16:9.
struct WallPage {
    double width_px = 0, height_px = 0;
};
WallPage wall_page_of(const WallSetting& setting);

/// Whether letters can be read from where the setting says, with the numbers; on a page of that
/// size.
std::string wall_letters_text(const View& view, const WallSetting& setting, WallPage page);

/// At the cursor of the card.
void draw_wall_build(WallBuildForm& form, const View& view, Intents& out);

}  // namespace ui
