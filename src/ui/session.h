// ui/session.h — what the user of this seat is looking at. Panels only read it; the viewer writes
// it.
#pragma once

#include "base/time.h"
#include "base/words.h"
#include "derive/search.h"
#include "model/ids.h"
#include "scene/camera.h"
#include "scene/palette.h"
#include "ui/files.h"

#include <array>
#include <string>
#include <vector>

namespace ui {

/// A sentence that stays until it is clicked away.
struct Notice {
    std::string text;
    bool refusal = false;
};

/// What the find box knows.
struct Finding {
    bool ready = false;                     // there is something to search in
    derive::Found found;                    // for what stands in the box
    std::vector<derive::FoundItem> recent;  // gone to since the start, the last first
    std::array<std::string, 3> examples;    // out of this town: a building, initials, a post
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
    std::string find;  // what stands in the find box
    Finding finding;
    bool focus_find = false;  // the next frame puts the cursor there
    std::vector<Notice> notices;
    Files files;
};

}  // namespace ui
