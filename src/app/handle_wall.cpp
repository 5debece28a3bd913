// The wall: its numbers, what a desk told it, and what a hand on it wishes.
#include "app/viewer.h"

#include "app/wall_story.h"
#include "base/log.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

namespace app {

using base::Instant;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::size_t kManyIssues = 2'000;
constexpr double kWallRests_s = 0.25;
constexpr base::Millis kLettersTold{60'000};
using Choice = derive::WallChoice;

std::int64_t stamp_of_file(const std::string& path) {
    std::error_code error;
    const auto at = std::filesystem::last_write_time(path, error);
    return error ? 0 : at.time_since_epoch().count();
}

}  // namespace

void Viewer::set_up_wall(const ViewerOptions& options) {
    wall_.setting_path = options.wall_setting;
    if (!is_wall()) return;
    wall_.place_path = options.wall_place;
    if (!wall_.place_path.empty()) wall_.came_from = read_wall_place(wall_.place_path);
    if (wall_.came_from) wall_.kept = *wall_.came_from;
    if (options.real_screen) wall_.awake = std::make_unique<KeepAwake>();
    wall_.bell = std::make_unique<Bell>();
    ui::WallDesk& wall = session_.wall;
    read_wall_setting_again();
    // So that whoever sets it up by hand finds what there is to be set.
    if (!wall_.setting_path.empty() && wall_.setting_stamp == 0)
        if (auto written = write_wall_setting(wall_.setting_path, wall.setting); !written)
            base::log_about(written.error());
    const bool known = wall_.came_from && wall_.came_from->trend_days > 0;
    wall.trend_days = known ? wall_.came_from->trend_days : wall.setting.trend_days;
    if (!wall_.came_from) return;
    wall.hot_spots = wall_.came_from->hot_spots;
    wall.choice = wall_.came_from->choice;
}

/// The file may be written by hand, or by a desk seat, while the wall runs.
void Viewer::read_wall_setting_again() {
    const std::int64_t stamp = stamp_of_file(wall_.setting_path);
    if (wall_.setting_path.empty() || stamp == wall_.setting_stamp) return;
    wall_.setting_stamp = stamp;
    ReadWallSetting read = read_wall_setting(wall_.setting_path);
    if (read.trouble) base::log_about(*read.trouble);
    if (read.setting == session_.wall.setting) return;
    session_.wall.setting = std::move(read.setting);
    frames_due_ = kSettle;
    if (!is_wall()) return;
    session_.reduce_motion = session_.wall.setting.reduce_motion;
    if (fitted_) refit_wall();  // the map may have another size now
}

/// Letters that cannot be read from where the wall is said to be read are told: on another page or
/// with another setting again, and in the log for whoever hung it up.
void Viewer::follow_letters(Instant now) {
    ui::WallDesk& wall = session_.wall;
    const ui::WallLetters letters =
        ui::wall_letters(wall.setting, extent_.width_px, extent_.height_px);
    if (std::exchange(wall_.letters, letters) != letters) {
        wall.letters_until = letters.are_read() ? base::kNever : now + kLettersTold;
        frames_due_ = kSettle;
        if (!letters.are_read())
            base::log(
                fmt::format("the smallest letters of this wall are {:.0f} mm high, and from "
                            "{:g} m they would have to be {:.0f} mm",
                            letters.are_mm, wall.setting.distance_m, letters.need_mm));
    }
    if (wall.letters_until == base::kNever || now < wall.letters_until) return;
    wall.letters_until = base::kNever;
    frames_due_ = kSettle;
}

/// Once a turn. Nothing is counted, asked or moved unless something has changed.
void Viewer::follow_wall() {
    if (!is_wall()) return;
    const Instant now = clock_.now();
    follow_letters(now);
    const Instant minute = std::chrono::floor<std::chrono::minutes>(now);
    if (std::exchange(wall_.minute, minute) != minute) {
        read_wall_setting_again();
        if (wall_.awake) wall_.awake->hold();
        frames_due_ = std::max(frames_due_, 1);
    }
    wall_.pace.rest = base::Millis{static_cast<std::int64_t>(session_.wall.setting.stop_s * 1000)};
    if (frame_.feed.reading || frame_.derived.as_of == base::kNever) return;
    follow_wall_feed(now);
    count_wall(now);
    follow_told(now);
    follow_tour(now);
    show_spotlight();
    follow_wall_story();
    ring_bell(now);
}

void Viewer::count_wall(Instant now) {
    ui::WallDesk& wall = session_.wall;
    const model::Snapshot& is = frame_.snapshot;
    const WallSeat::Counted wanted{is.position, is.places.get(), is.rules.get(), frame_.reads};
    const bool ran_out = wall.figures && wall.figures->until <= now;
    const bool stands = wall.figures && wall_.counted == wanted && !ran_out;
    // Rows of the figures are those of the issues as they were read then.
    const bool same_rows = wall.figures && wall_.counted.places == wanted.places &&
                           wall_.counted.reads == wanted.reads;
    wall_.waits = !stands && same_rows && is.issues.size() > kManyIssues &&
                  Clock::steady_s() - wall_.counted_at_s < kWallRests_s;
    if (stands || wall_.waits) return;
    wall_.counted = wanted;
    wall_.counted_at_s = Clock::steady_s();
    wall.figures =
        std::make_shared<const derive::WallFigures>(derive::wall_figures(is, frame_.derived, now));
    list_wall();
    frames_due_ = std::max(frames_due_, kSettle);
}

/// What map and queue are narrowed to; of a community that is gone, nothing.
void Viewer::list_wall() {
    ui::WallDesk& wall = session_.wall;
    if (!wall.figures) return;
    if (wall.choice.of == Choice::Of::Community &&
        model::row_of(*frame_.snapshot.places, wall.choice.community) == kNoRow)
        wall.choice = {};
    wall.listed = std::make_shared<const std::vector<Row>>(
        derive::rows_of(*wall.figures, frame_.snapshot, frame_.derived, wall.choice));
}

/// That nothing comes: the store cannot be read, or nobody has written for so much working time.
void Viewer::follow_wall_feed(Instant now) {
    ui::WallFeed& feed = session_.wall.feed;
    const Instant last = frame_.feed.last_change;
    if (!frame_.feed.trouble)
        wall_.cut_since = base::kNever;
    else if (wall_.cut_since == base::kNever)
        wall_.cut_since = now;
    const base::Millis silent{static_cast<std::int64_t>(session_.wall.setting.silent_min * 60'000)};
    const bool watches = silent > base::Millis{0} && last != base::kNever && !frame_.feed.still;
    wall_.silent_from =
        watches ? model::after_working_time(frame_.snapshot.rules->calendar, last, silent)
                : base::kNever;
    Instant since = wall_.cut_since;
    if (since == base::kNever && wall_.silent_from <= now) since = last;
    if (feed.cut_since == since && feed.last == last) return;
    feed = {.cut_since = since, .last = last};
    frames_due_ = std::max(frames_due_, 1);
}

/// Steps of the spotlight, made anew when the store has told others.
void Viewer::follow_wall_story() {
    ui::WallDesk& wall = session_.wall;
    const auto& story = session_.story.story;
    const bool here = story && story->issue == wall.spotlight;
    const bool waits = model::number(wall.spotlight) != 0 && !here;
    if (waits != wall.story_waits) frames_due_ = std::max(frames_due_, 1);
    wall.story_waits = waits;
    if (!here) {
        wall.story.clear();
        wall_.story_of.reset();
        return;
    }
    if (wall_.story_of == story && wall_.story_in == session_.language) return;
    wall_.story_of = story;
    wall_.story_in = session_.language;
    wall.story = wall_story(*story, *frame_.snapshot.rules, session_.language);
    const Row row = model::issue_row(frame_.snapshot, wall.spotlight);
    // Another program may have written it past the log.
    const bool begins = !wall.story.empty() && wall.story.front().what == base::Word::DoSubmit;
    if (!begins && row != kNoRow)
        wall.story.insert(wall.story.begin(), {.at = frame_.snapshot.issues[row].row.reported,
                                               .what = base::Word::DoSubmit});
    frames_due_ = std::max(frames_due_, kSettle);
}

/// A major issue that was not there before sounds, where that is wished for.
void Viewer::ring_bell(Instant now) {
    const std::vector<model::IssueId>& majors = session_.dispatch.majors;
    const bool known = std::exchange(wall_.rang, true);
    const bool fresh = std::ranges::any_of(majors, [&](model::IssueId issue) {
        return std::ranges::find(wall_.rung, issue) == wall_.rung.end();
    });
    if (wall_.rung != majors) wall_.rung = majors;
    const ui::WallSetting& setting = session_.wall.setting;
    if (!known || !fresh || !setting.sound || is_quiet(setting, now)) return;
    if (!wall_.bell->ring(setting.volume)) session_.wall.no_player = true;
}

void Viewer::perform(const ui::WallFilter& wish) {
    if (!is_wall()) return;
    ui::WallDesk& wall = session_.wall;
    wall.choice = wish.choice == wall.choice ? Choice{} : wish.choice;
    list_wall();
    perform(ui::WallTouched{});
    let_spotlight_go();
    const Row row = model::row_of(*frame_.snapshot.places, wall.choice.community);
    if (wall.choice.of == Choice::Of::Community && row != kNoRow) return fly_to(row);
    if (wall.choice.of == Choice::Of::Cell) {
        stop();
        begin(scene::flying(session_.camera, camera_beside_legend(derive::box_of(wall.choice.cell)),
                            Clock::steady_s()));
    }
}

void Viewer::perform(const ui::WallHotSpots& wish) {
    session_.wall.hot_spots = wish.on;
}

void Viewer::perform(const ui::WallTrend& wish) {
    session_.wall.trend_days = std::clamp(wish.days, 1, static_cast<int>(derive::kWallDays));
}

// On a desk seat.

void Viewer::perform(const ui::ToggleWallRemote& /*wish*/) {
    ui::WallDesk& wall = session_.wall;
    wall.remote = !wall.remote && session_.workspace == ui::Workspace::Grid &&
                  ui::may_tell_walls(session_.role);
    if (!wall.remote) return;
    session_.desk.palette = false;
    wall_.setting_stamp = 0;
    read_wall_setting_again();
    const char* folders = std::getenv("PATH");
    wall.no_player = player_in(folders == nullptr ? "" : folders).empty();
}

void Viewer::perform(const ui::SetWallSetting& wish) {
    session_.wall.setting = wish.setting;
    if (wall_.setting_path.empty()) return;
    const auto written = write_wall_setting(wall_.setting_path, wish.setting);
    if (!written) tell(base::sentence(written.error(), session_.language), true);
}

void Viewer::perform(const ui::TellWall& wish) {
    if (frame_.feed.still) return;  // the page says so already
    if (!ui::may_tell_walls(session_.role))
        return tell(base::say(session_.language, base::Word::WallTellRefused), true);
    model::WallRow wall = wish.wall;
    wall.author = session_.account;
    wall.at = clock_.now();
    send({Why::Anew,
          {.what = base::say(session_.language, base::Word::WallTitle),
           .place = {},
           .command = store::SetWall{std::move(wall)},
           .back = {}}});
}

}  // namespace app
