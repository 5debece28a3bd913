// app/viewer_options.h — what a viewer is started with, and the store it is given.
#pragma once

#include "app/clock.h"
#include "base/result.h"
#include "base/words.h"
#include "ui/session.h"

#include <functional>
#include <string>

namespace app {

class World;

/// A store that is shown: who follows it, and what it is called.
struct OpenedStore {
    World* world = nullptr;
    std::string path;
    std::string name;
    int epsg = 0;
    std::string notice;  // to be told once: of a new owner, his recovery key
};

struct ViewerOptions {
    ui::Workspace workspace = ui::Workspace::Grid;
    base::Language language = base::Language::Chinese;
    Clock clock;
    /// Where what the user sets is kept; empty keeps nothing.
    std::string settings;
    bool language_told = false;  // on the command line, which wins over the settings
    /// Where a wall's setting is kept, and where it was; empty keeps nothing.
    std::string wall_setting, wall_place;
    bool real_screen = false;  // one that may go dark
    bool measures = false;     // waits for the map before the panels, to tell how long it took
    /// Opens the store at a path in place of the one that is shown; the viewer lets go of the old
    /// world. Without it, or when it refuses, all stays as it is.
    std::function<base::Result<OpenedStore>(const std::string& path)> open_store;
};

}  // namespace app
