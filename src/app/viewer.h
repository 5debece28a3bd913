// app/viewer.h — the main thread: takes frames, draws the page, carries out wishes.
//
//   idle --(frame, event, damage)--> drawing --(three frames without news)--> idle
//
// An idle viewer draws nothing at all.
#pragma once

#include "app/commands.h"
#include "app/cover_beside.h"
#include "app/division_seat.h"
#include "app/finder.h"
#include "app/floors_on_map.h"
#include "app/history.h"
#include "app/import_job.h"
#include "app/picture_job.h"
#include "app/plan_seat.h"
#include "app/settings.h"
#include "app/site_job.h"
#include "app/surface.h"
#include "app/ui_context.h"
#include "app/viewer_options.h"
#include "app/wall_seat.h"
#include "app/world.h"
#include "render/map.h"
#include "render/picture.h"
#include "scene/lettering.h"
#include "scene/motion.h"
#include "ui/panels.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// "chooser": what scripts and tests call a card; "none" without one.
const char* name_of(ui::FilesCard card);

/// What something under way still means to this seat once the store has answered.
struct Errand {
    int ticket = 0;               // of the form of a step that waits
    int card = 0;                 // which filling of the report card
    model::IssueId merge_into{};  // what is being reported goes there at once
};

class Viewer {
  public:
    /// Fonts, ImGui and GL programs. The surface must live as long as the viewer; ImGui's context
    /// exists already.
    static base::Result<std::unique_ptr<Viewer>> made(Surface& surface,
                                                      const ViewerOptions& options);
    ~Viewer();
    Viewer(const Viewer&) = delete;
    Viewer& operator=(const Viewer&) = delete;
    Viewer(Viewer&&) = delete;
    Viewer& operator=(Viewer&&) = delete;

    /// The world it shows and writes to.
    void attach(World& world) { world_ = &world; }
    /// The same with its name; the page begins anew.
    void attach(const OpenedStore& opened);

    /// One turn of the loop: sleeps at most `at_most`, then draws if anything asks for it.
    /// Returns whether a page was drawn for anything but the slow pulse of a wall.
    bool turn(base::Millis at_most);

    bool done() const { return quit_ || asked_to_stop() || surface_.wants_to_close(); }
    /// The camera is on its way.
    bool moving() const { return motion_.kind != scene::MotionKind::Rest; }
    /// Nothing moves or asks to be drawn, no command, no import and no index is under way.
    bool idle() const {
        return frames_due_ == 0 && flash_began_s_.empty() && !panels_.list.waits && !list_waits_ &&
               history_.sent.empty() && !story_waits_ && job_ == nullptr && site_job_ == nullptr &&
               site_file_ == nullptr && picture_job_ == nullptr && !moving() && !finder_.busy() &&
               !wall_.waits && !session_.planning.waits && division_.job == nullptr &&
               !session_.planning.division.saving && !frame_.feed.reading &&
               (world_ == nullptr || frame_.derived.as_of != base::kNever) &&
               (world_ == nullptr || frame_.scene.theme == session_.theme) &&
               (world_ == nullptr || all_here(floors_, frame_));
    }

    base::Instant now() const { return clock_.now(); }
    void handle(const ui::Intent& wish);
    void quit() { quit_ = true; }
    /// The page as it was last drawn, into a PNG.
    base::Result<void> screenshot(const std::string& path);

    /// All that panels may know.
    ui::View view() const;
    const ui::Session& session() const { return session_; }
    const Frame& frame() const { return frame_; }
    const render::Counters& map_counters() const { return map_.counters(); }
    std::uint64_t pages_drawn() const { return pages_drawn_; }
    /// Where the middle of a place stands on the page; for scripts that click.
    std::optional<geo::Point> page_position(model::PlaceId place) const;

  private:
    static constexpr int kSettle = 3;  // frames after an event: hovers and popups come to rest

    Viewer(Surface& surface, const ViewerOptions& options, std::unique_ptr<UiPrograms> programs,
           render::Map map, scene::Lettering lettering);
    void take_news();
    void take_outcomes();
    void flash_changed(const Frame& newest);
    void age_flashes();
    base::Millis until_flash() const;
    void follow_search();
    void look_up();
    void take_import();
    void take_import(ImportOutcome outcome);
    void finish_files(ImportOutcome outcome);
    void start_job(ImportOrder order);
    void show_folder(const std::string& path);
    void tell(std::string text, bool refusal);
    void draw_page();
    void draw_map();
    void fit_layout();
    std::string points_text() const;
    void log_state();
    void take_settings(const ViewerOptions& options);
    void keep_settings();

    // handle_work.cpp
    void take_up(Why why, std::vector<Deed>& list, base::Word none);
    /// False, and it is told, when too many wait.
    bool send(Sent sent, const Errand& errand = {});
    void tell_done(const Sent& sent);
    void tell_doubled(model::PlaceId where);

    // handle_site.cpp
    model::Row open_yard() const;
    void follow_site();
    void read_site(SiteOrder order);
    void show_site(const SiteOutcome& outcome);
    void take_site();
    void put_site(const SiteOutcome& outcome);
    void refit_site();

    // handle_things.cpp
    void open_made(const Sent& sent, const store::Receipt& receipt);

    // handle_people.cpp
    /// False, and it is told, when too many wait.
    bool ask(Question question);
    void follow_people();
    void hide_revealed();
    /// Something of a person is shown that goes by itself.
    bool people_close() const {
        return !session_.people.revealed.empty() || session_.people.words_until != base::kNever ||
               session_.pictures.until != base::kNever;
    }
    void take_answers();
    void take_answer(Answer& answer);

    // handle_report.cpp
    bool may_report() const;
    bool may_merge() const;
    void begin_report(bool opens, model::PlaceId place);
    void pin_report(geo::Point at);
    model::IssueRow reported(const ui::SendReport& wish) const;
    void submit_draft(model::IssueId draft, model::IssueRow issue, model::IssueId merge_into);
    void finish_report(model::IssueId issue, const Errand& errand);
    void read_picture(const std::string& path);
    void take_picture();
    void follow_pictures();
    void show_picture(const std::string& bytes, model::AttachmentId attachment);

    // handle_issue.cpp
    void look_at_point(const model::IssueRow& issue);
    std::string deed_of(const model::Step& step) const;
    void answer_form(int ticket, bool taken);
    void note_step(const Outcome& outcome, const Errand& errand);
    void follow_story();
    bool take_story(Answer& answer);

    // handle_dispatch.cpp
    void follow_dispatch();
    void list_issues(bool anew);
    void drop_old_lists();
    void count_work();
    void prune_chosen();
    void order_issues();
    void find_majors();
    void find_exercises();
    void put_work_away();

    // handle_tables.cpp
    void take_templates(std::vector<report::Template> templates);
    bool take_template_answer(const Answer& answer);
    bool waits_for(const TableWish& asked) const;
    void show_table(const AskTable& asked, std::shared_ptr<const MadeTable> made);
    void tell_file(const Answer& answer);

    // handle_lock.cpp
    void follow_locks();
    bool may_lock() const;
    void put_lock_away();
    base::Millis until_lock_wakes() const;
    void show_lock(model::Locked locked, bool is_new);
    void tell_lock();
    bool take_lock_answer(const Answer& answer);

    // handle_quality.cpp
    model::PlaceId subject() const;
    void take_doors(std::vector<model::DoorDue> doors);

    // handle_planning.cpp
    void follow_planning();
    void take_planned();

    // cover_beside.cpp
    void draw_beside();
    void blit_beside(unsigned target) const;

    // handle_plan.cpp
    void show_plan(model::PlaceId place);
    void choose_wanted_home();
    void follow_plan();

    // handle_desk.cpp
    void bring_into_view(model::PlaceId id);
    void count_sheet();
    void follow_places();

    // handle_wall.cpp, handle_wall_tour.cpp
    bool is_wall() const { return session_.workspace == ui::Workspace::Wall; }
    void set_up_wall(const ViewerOptions& options);
    void read_wall_setting_again();
    void follow_wall();
    void follow_letters(base::Instant now);
    void count_wall(base::Instant now);
    void list_wall();
    void follow_wall_feed(base::Instant now);
    void follow_wall_story();
    void ring_bell(base::Instant now);
    const std::vector<TourStop>& tour_queue();
    void follow_told(base::Instant now);
    void take_told(const model::WallRow& row, base::Instant now);
    bool told_holds(base::Instant now) const;
    void follow_tour(base::Instant now);
    void show_spotlight();
    void feel_hand(const ui::Intent& wish);
    void let_spotlight_go();
    bool step_back_on_wall();
    base::Millis until_wall_wakes() const;
    base::Millis until_pulse() const;
    void restore_wall_camera();
    void keep_all_in_view();
    void refit_wall();
    void show_map_alone(bool alone);
    void keep_wall();

    // handle_view.cpp
    scene::Camera camera_of_all() const;
    scene::Camera camera_beside_legend(const geo::Box& box) const;
    void begin(const scene::Motion& motion);
    void stop();
    void move_camera();
    void fly_to(model::Row row);
    void look_around();
    void choose(geo::Shape area);
    void select_above();

#include "app/viewer_performs.inc"

    Surface& surface_;
    Clock clock_;
    std::function<base::Result<OpenedStore>(const std::string& path)> open_store_;
    std::unique_ptr<UiPrograms> programs_;
    render::Map map_;
    scene::Lettering lettering_;
    std::uint64_t budget_;  // of triangles, for this machine
    scene::Labels labels_;
    scene::Camera labelled_;  // the camera the labels were placed for
    double labelled_ratio_ = 0;
    scene::LabelOptions labelled_for_;
    scene::NameCache names_;
    std::shared_ptr<const scene::Geometry> labelled_geometry_;
    World* world_ = nullptr;
    Finder finder_;
    PlanSeat plan_;
    CoverBeside beside_;
    DivisionSeat division_;
    std::shared_ptr<const derive::SearchIndex> index_;
    std::pair<const World*, model::PlaceId> looked_into_;
    FloorsOnMap floors_;
    model::Position indexed_;  // what the newest order for an index was for, and when it was given
    std::chrono::steady_clock::time_point indexed_at_;
    Frame frame_;
    // The home whose persons were asked for last, and up to which change of persons.
    std::pair<model::UnitId, std::int64_t> people_asked_;
    std::pair<std::int64_t, std::int64_t> locks_asked_{-1, 0};  // likewise, which hold
    /// Up to which changes the lock that is shown was asked for.
    struct Followed {
        std::int64_t visits = -1, locks = -1, targets = -1, reads = -1;

        friend bool operator==(const Followed&, const Followed&) = default;
    };
    Followed lock_news() const;
    Followed lock_asked_;
    double lock_looked_s_ = 0;  // when whom it means was last looked for
    struct LockTold {
        model::Locked locked;
        std::shared_ptr<const model::Places> places;
        const void* duties = nullptr;
    };
    LockTold locked_;
    base::Instant counted_at_{};  // the second that the page last counted down to
    std::shared_ptr<const derive::Subtrees> trees_ = std::make_shared<const derive::Subtrees>();
    std::shared_ptr<const model::Places> trees_of_;
    /// What the sheet was counted from.
    struct Counted {
        model::Position position;
        base::Instant as_of = base::kNever;
        const model::Places* places = nullptr;
        model::PlaceId place{}, against{};
        const void* chosen = nullptr;

        friend bool operator==(const Counted&, const Counted&) = default;
    };
    Counted counted_;
    std::shared_ptr<const derive::StatisticsIndex> statistics_;
    ui::Session session_;
    ui::Panels panels_;
    ui::Layout layout_;
    Extent extent_;
    bool fitted_ = false;
    scene::Motion motion_;
    std::vector<scene::DragStep> drag_;  // the last steps of the hand
    geo::Point drag_left_px_;            // of a pixel, until it is a whole one
    scene::Camera looked_from_;          // the camera `Session::here` was found for
    std::shared_ptr<const scene::Geometry> looked_geometry_;
    ui::DrawFigures drawn_;
    int frames_due_ = 3;
    std::map<model::PlaceId, double> flash_began_s_;  // places that changed just now
    History history_;
    std::deque<Errand> errands_;  // one for each of `History::sent`
    int report_card_ = 0;         // how often its form has begun
    std::unique_ptr<ImportJob> job_;
    std::unique_ptr<SiteJob> site_job_;   // out of the store, to be shown
    std::unique_ptr<SiteJob> site_file_;  // into the store
    model::PlaceId site_yard_{};          // whose plan was open last
    std::optional<render::Picture> site_texture_;
    model::SitePlanId site_wanted_{};              // the drawing that is shown, or being read
    std::shared_ptr<const MadeTable> made_table_;  // that is shown
    std::vector<report::Template> templates_;      // in the order of their names on the page
    std::unique_ptr<PictureJob> picture_job_;
    std::optional<model::Picture> report_picture_;  // of the form
    std::optional<render::Picture> report_texture_, shown_texture_;
    std::pair<model::IssueId, std::int64_t> pictures_asked_;
    std::pair<model::IssueId, std::int64_t> story_asked_;
    bool story_waits_ = false;  // for an answer
    /// What the lists of the dispatch desk were made of, and its rates.
    struct Listed {
        model::Position position;
        const model::Places* places = nullptr;
        const void* rules = nullptr;
        derive::DeskFilter filter;
        std::int64_t reads = -1;

        friend bool operator==(const Listed&, const Listed&) = default;
    };
    Listed listed_;
    double listed_at_s_ = 0;
    bool list_waits_ = false;  // a long list has changed, and is made anew when it has rested
    struct WorkCounted {
        model::Position position;
        std::chrono::sys_time<std::chrono::minutes> minute{};
        std::int64_t reads = -1;
        ui::DispatchTab tab{};
        model::PlaceId place{};
        int days = 0;

        friend bool operator==(const WorkCounted&, const WorkCounted&) = default;
    };
    WorkCounted work_counted_;
    double work_counted_at_s_ = 0;
    WallSeat wall_;
    bool measures_;
    std::string settings_path_;
    Settings kept_;
    bool quit_ = false;
    std::uint64_t pages_drawn_ = 0;
    bool wants_picture_ = false;
    std::vector<std::uint8_t> picture_;  // of the page drawn while one was wanted
    std::string state_log_;              // path from GETU_STATE_LOG, for tests that type
    std::string points_of_;  // GETU_STATE_POINTS: places whose point on the page is told
    std::string state_logged_;
};

}  // namespace app
