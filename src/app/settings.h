// app/settings.h — what a user of this machine has set: kept between sessions, told when damaged.
#pragma once

#include "base/result.h"
#include "ui/session.h"

#include <optional>
#include <string>

namespace app {

struct Settings {
    base::Language language = base::Language::Chinese;
    scene::Look look = scene::Look::Light;
    bool reduce_motion = false;
    bool tree = true;
    float tree_width = 0;  // design pixels; 0 as the page allows
    float inspector_width = 0;
    std::string last_store;
    std::string label_template;

    friend bool operator==(const Settings&, const Settings&) = default;
};

struct ReadSettings {
    Settings settings;
    std::optional<base::Error> trouble;  // what was ignored
};

/// $XDG_CONFIG_HOME/getu/settings.json, else below ~/.config; empty without either.
std::string settings_path();

/// A file that is not there is no trouble; of one that is damaged nothing holds, of one with a
/// value that is not understood the rest does.
ReadSettings read_settings(const std::string& path);

/// All or nothing: a file beside it takes its place.
base::Result<void> write_settings(const std::string& path, const Settings& settings);

Settings settings_of(const ui::Session& session);
void apply(const Settings& settings, ui::Session& session);

}  // namespace app
