// ui/session.h — what the user of this seat is looking at. Panels only read it; the viewer writes
// it.
#pragma once

#include "base/time.h"
#include "base/words.h"
#include "model/ids.h"
#include "scene/camera.h"
#include "scene/palette.h"
#include "ui/files.h"

#include <string>
#include <vector>

namespace ui {

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
    scene::Camera camera;
    model::PlaceId selected{};
    model::PlaceId hovered{};
    std::string find;         // what stands in the find box
    bool focus_find = false;  // the next frame puts the cursor there
    std::vector<Notice> notices;
    Files files;
};

}  // namespace ui
