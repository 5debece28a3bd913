// ui/wall.h — the wall (指挥) as it is set up and as it stands, and what can be wished of it.
// Filled by app; panels read it.
#pragma once

#include "base/time.h"
#include "base/words.h"
#include "derive/wall.h"
#include "model/ids.h"
#include "model/role.h"
#include "model/wall_rows.h"

#include <memory>
#include <string>
#include <vector>

namespace ui {

/// How a wall is built and from where it is read. Lengths in metres; 0 is "not told".
struct WallSetting {
    std::string name = "main";   // model::WallRow::name: what desks call it
    double distance_m = 0;       // of those who read it
    double height_m = 0;         // of the whole picture
    int columns = 1;             // screens beside each other
    int rows = 1;                // and above each other
    double seam_px = 0;          // of the picture that is lost, or cut, between two screens
    int trend_days = 7;          // 7 or 30, at the start
    double stop_s = 12;          // the tour rests at each issue
    bool reduce_motion = false;  // the map jumps
    bool sound = false;          // of a new major issue
    int volume = 60;             // of the sound, percent
    int quiet_from_min = 1320;   // of the day in Beijing: from then on there is no sound …
    int quiet_to_min = 420;      // … until then; the same twice is never quiet
    double silent_min = 60;  // so much working time without any change, and the feed counts as cut

    friend bool operator==(const WallSetting&, const WallSetting&) = default;
};

/// One line of what happened to an issue, as anybody may read it: no name, nothing typed.
struct WallStep {
    base::Instant at = base::kNever;
    base::Word what{};
    std::string post;  // of who did it: "网格员", "城管中队"; empty of a system
    bool alarming = false;

    friend bool operator==(const WallStep&, const WallStep&) = default;
};

/// Where the feed stands.
struct WallFeed {
    base::Instant cut_since = base::kNever;  // nothing comes since then; kNever while it does
    base::Instant last = base::kNever;       // the last change that is shown
};

struct WallDesk {
    WallSetting setting;
    std::shared_ptr<const derive::WallFigures> figures;  // null until they are counted
    derive::WallChoice choice;
    // Of the choice, the queue without one; rows of the snapshot that `figures` are of.
    std::shared_ptr<const std::vector<model::Row>> listed;
    int trend_days = 7;
    bool hot_spots = false;  // over the map
    bool map_alone = false;  // as a desk told: the map and nothing beside it

    model::IssueId spotlight{};
    bool spotlight_told = false;  // by a desk: it stays until the desk lets go
    std::vector<WallStep> story;  // of the spotlight, in order
    bool story_waits = false;     // it is being read

    bool tour = false;                          // goes from issue to issue by itself
    bool tour_held = false;                     // by a hand or by news, for a while
    base::Instant tour_goes_on = base::kNever;  // held until then
    base::Instant tour_next = base::kNever;     // the next stop

    // That letters are too small for where they are read from is told until then.
    base::Instant letters_until = base::kNever;

    std::string message;  // that a desk told, while it holds
    base::Instant message_until = base::kNever;
    WallFeed feed;

    bool remote = false;     // on a desk seat: the card by which walls are told what to show
    bool no_player = false;  // this machine has no program that plays a sound
};

/// Narrows map and queue; the same again, or Of::Nothing, takes it back.
struct WallFilter {
    derive::WallChoice choice;
};
/// Shows one issue large with its story; 0 lets go.
struct WallSpotlight {
    model::IssueId issue{};
};
/// The tour runs, or stands.
struct WallTour {
    bool on = true;
};
struct WallHotSpots {
    bool on = true;
};
struct WallTrend {
    int days = 7;
};
/// A hand is on the wall: the tour rests.
struct WallTouched {};

// On a desk seat.
/// Walls are told what to show by those who run the desk.
constexpr bool may_tell_walls(model::Role role) {
    return model::may(role, model::Act::TellWall);
}
struct ToggleWallRemote {};
/// How the wall of this machine is set up; a wall that runs takes it over.
struct SetWallSetting {
    WallSetting setting;
};
/// What a wall shows from now on, as a whole. `author` and `at` are filled by who writes it.
struct TellWall {
    model::WallRow wall;
};

}  // namespace ui
