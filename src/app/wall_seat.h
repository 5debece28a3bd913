// app/wall_seat.h — what a viewer keeps for a wall beside the session: the tour, what was told it,
// what its numbers were counted from. Only for viewer.h and handle_wall*.cpp.
#pragma once

#include "app/awake.h"
#include "app/wall_files.h"
#include "app/wall_sound.h"
#include "app/wall_tour.h"
#include "model/snapshot.h"
#include "model/story.h"
#include "scene/camera.h"
#include "ui/wall_layout.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace app {

struct WallSeat {
    Tour tour;
    TourPace pace;
    std::vector<TourStop> queue;                   // what the tour goes through, made of these
    std::pair<const void*, const void*> queue_of;  // figures and list
    bool begun = false;  // the first numbers are there, and the tour is where it was
    /// What the numbers were counted from.
    struct Counted {
        model::Position position;
        const model::Places* places = nullptr;
        const void* rules = nullptr;
        std::int64_t reads = -1;

        friend bool operator==(const Counted&, const Counted&) = default;
    };
    Counted counted;
    double counted_at_s = 0;
    bool waits = false;  // many have changed, and they are counted when it has rested
    std::optional<model::WallRow> told;   // as a desk told it last
    bool by_hand = false;                 // what is shown, for as long as the hand's pause
    std::optional<model::IssueId> shown;  // whose spotlight the camera went to
    std::shared_ptr<const model::IssueStory> story_of;  // the steps of the session were made of it
    base::Language story_in{};
    std::vector<model::IssueId> rung;          // major issues that are no news
    bool rang = false;                         // `rung` is known
    base::Instant cut_since = base::kNever;    // the store cannot be read
    base::Instant silent_from = base::kNever;  // nothing has come for too long
    scene::Camera whole;                       // that shows all, as the layout was last
    double pulsed_s = 0;                       // when the page was drawn last
    base::Instant second{};                    // that the page told then
    base::Instant minute{};                    // that the page last told
    ui::WallLetters letters;                   // of the page as it was looked at last
    std::string setting_path, place_path;
    std::int64_t setting_stamp = 0;  // of the file when it was read
    WallPlace kept;                  // as it lies in the file
    std::optional<WallPlace> came_from;
    std::unique_ptr<KeepAwake> awake;
    std::unique_ptr<Bell> bell;
};

}  // namespace app
