// ui/session.h — what the user of this seat is looking at. Panels only read it; the viewer writes
// it.
#pragma once

#include "base/time.h"
#include "base/words.h"
#include "model/ids.h"
#include "scene/camera.h"
#include "scene/palette.h"
#include "scene/selection.h"
#include "ui/files.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

/// Many blocks at once, by a box or a lasso.
struct Chosen {
    /// Null when nothing is chosen, never empty.
    std::shared_ptr<const std::vector<model::PlaceId>> places;
    geo::Shape area;  // what was drawn
    scene::Sum sum;   // of the frame that is shown
};

/// A sentence that stays until it is clicked away.
struct Notice {
    std::string text;
    bool refusal = false;
};

enum class Workspace { Wall, Grid };

struct Session {
    Workspace workspace = Workspace::Grid;
    base::Language language = base::Language::Chinese;
    scene::Look look = scene::Look::Light;
    double ratio = 1;  // device pixels to design pixels
    double dots_per_inch = 96;
    scene::Camera camera;
    geo::Point steering;         // arrow keys held down
    bool reduce_motion = false;  // the camera jumps
    model::PlaceId here{};       // the place the view is in; 0 above all
    model::PlaceId selected{};
    model::PlaceId hovered{};
    Chosen chosen;
    bool hud = false;
    bool help = false;
    std::string find;         // what stands in the find box
    bool focus_find = false;  // the next frame puts the cursor there
    std::vector<Notice> notices;
    Files files;
};

}  // namespace ui
