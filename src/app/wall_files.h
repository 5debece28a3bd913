// app/wall_files.h — what a wall keeps on its machine: how it is set up, and where it was, so that
// it comes back there after a crash or a power cut.
#pragma once

#include "base/result.h"
#include "geo/point.h"
#include "ui/wall.h"

#include <optional>
#include <string>

namespace app {

/// wall.json beside the settings; empty where nobody knows where those lie.
std::string wall_setting_path();

struct ReadWallSetting {
    ui::WallSetting setting;
    std::optional<base::Error> trouble;  // what was ignored
};

/// A file that is not there is no trouble.
ReadWallSetting read_wall_setting(const std::string& path);
base::Result<void> write_wall_setting(const std::string& path, const ui::WallSetting& setting);

/// Where a wall was. Ids say it, not rows.
struct WallPlace {
    model::IssueId spotlight{};
    bool tour = true;
    bool hot_spots = false;
    int trend_days = 0;  // 0: as the setting says
    derive::WallChoice choice;
    model::IssueId looked_at{};  // by the camera, whoever had chosen it
    geo::Point centre;
    double metres_per_px = 0;  // 0: the whole place
    base::Instant told{};      // what a desk told last was told then

    friend bool operator==(const WallPlace&, const WallPlace&) = default;
};

/// $XDG_STATE_HOME/getu/wall-ID-NAME.json, else below ~/.local/state; empty without either.
std::string wall_place_path(const std::string& store_id, const std::string& wall);

/// Nothing where there is none, or it is damaged: the wall then begins with the whole place.
std::optional<WallPlace> read_wall_place(const std::string& path);
base::Result<void> write_wall_place(const std::string& path, const WallPlace& place);

}  // namespace app
