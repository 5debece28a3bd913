// app/viewer.h — the main thread: takes frames, draws the page, carries out wishes.
//
//   idle --(frame, event, damage)--> drawing --(three frames without news)--> idle
//
// An idle viewer draws nothing at all.
#pragma once

#include "app/commands.h"
#include "app/finder.h"
#include "app/history.h"
#include "app/import_job.h"
#include "app/picture_job.h"
#include "app/settings.h"
#include "app/site_job.h"
#include "app/surface.h"
#include "app/ui_context.h"
#include "app/viewer_options.h"
#include "app/world.h"
#include "render/map.h"
#include "render/picture.h"
#include "scene/lettering.h"
#include "scene/motion.h"
#include "ui/panels.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// "chooser": what scripts and tests call a card; "none" without one.
const char* name_of(ui::FilesCard card);

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
    /// Returns whether a page was drawn.
    bool turn(base::Millis at_most);

    bool done() const { return quit_ || asked_to_stop() || surface_.wants_to_close(); }
    /// The camera is on its way.
    bool moving() const { return motion_.kind != scene::MotionKind::Rest; }
    /// Nothing moves or asks to be drawn, no command, no import and no index is under way.
    bool idle() const {
        return frames_due_ == 0 && flash_began_s_.empty() && !panels_.list.waits &&
               history_.sent.empty() && job_ == nullptr && site_job_ == nullptr &&
               site_file_ == nullptr && picture_job_ == nullptr && !moving() && !finder_.busy() &&
               !frame_.feed.reading &&
               (world_ == nullptr || frame_.derived.as_of != base::kNever) &&
               (world_ == nullptr || frame_.scene.theme == session_.theme);
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
    void send(Sent sent);
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
    void read_picture(const std::string& path);
    void take_picture();
    void follow_pictures();
    void show_picture(const std::string& bytes, model::AttachmentId attachment);

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

    // handle_plan.cpp
    void show_plan(model::PlaceId place);
    void choose_wanted_home();
    void follow_plan();

    // handle_desk.cpp
    void bring_into_view(model::PlaceId id);
    void count_sheet();
    void follow_places();

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

    void perform(const ui::Select& wish);
    void perform(const ui::Hover& wish);
    void perform(const ui::LogVisitAt& wish);
    void perform(const ui::Edit& wish);
    // handle_people.cpp
    void perform(const ui::EditPerson& wish);
    void perform(const ui::EditCare& wish);
    void perform(const ui::SetPurpose& wish);
    void perform(const ui::Reveal& wish);
    void perform(const ui::ReadWords& wish);
    void perform(const ui::ToggleAudit& wish);
    void perform(const ui::ShowAuditOf& wish);
    // handle_report.cpp
    void perform(const ui::ToggleReport& wish);
    void perform(const ui::SendReport& wish);
    void perform(const ui::DropPicture& wish);
    void perform(const ui::ShowPicture& wish);
    // handle_tables.cpp
    void perform(const ui::ExportSheet& wish);
    void perform(const ui::ToggleTables& wish);
    void perform(const ui::MakeTable& wish);
    void perform(const ui::ExportTable& wish);
    void perform(const ui::PrintSheet& wish);
    void perform(const ui::ShowTableRow& wish);
    void perform(const ui::KeepTable& wish);
    void perform(const ui::ForgetTable& wish);
    void perform(const ui::ToggleFeeds& wish);
    // handle_lock.cpp
    void perform(const ui::ToggleLocks& wish);
    void perform(const ui::MakeLock& wish);
    void perform(const ui::ShowLock& wish);
    void perform(const ui::EndLock& wish);
    void perform(const ui::SendVisits& wish);
    void perform(const ui::KeepLockRule& wish);
    // handle_quality.cpp
    void perform(const ui::ToggleDoors& wish);
    void perform(const ui::OpenDoor& wish);
    void perform(const ui::ToggleLacks& wish);
    void perform(const ui::ChoosePlaces& wish);
    void perform(const ui::Undo& wish);
    void perform(const ui::Redo& wish);
    void perform(const ui::Find& wish);
    void perform(const ui::FocusFind& wish);
    void perform(const ui::GoToFound& wish);
    void perform(const ui::SetLanguage& wish);
    void perform(const ui::SetLook& wish);
    void perform(const ui::ShowTheme& wish);
    void perform(const ui::StepTheme& wish);
    void perform(const ui::PickClass& wish);
    void perform(const ui::ShowAllClasses& wish);
    void perform(const ui::DismissNotice& wish);
    // handle_view.cpp
    void perform(const ui::ZoomToPlace& wish);
    void perform(const ui::ZoomToAll& wish);
    void perform(const ui::ZoomAt& wish);
    void perform(const ui::TakeHold& wish);
    void perform(const ui::Drag& wish);
    void perform(const ui::LetGo& wish);
    void perform(const ui::PanBy& wish);
    void perform(const ui::Steer& wish);
    void perform(const ui::GoDown& wish);
    void perform(const ui::GoUp& wish);
    void perform(const ui::GoToParent& wish);
    void perform(const ui::StepBack& wish);
    void perform(const ui::SelectBox& wish);
    void perform(const ui::SelectPolygon& wish);
    void perform(const ui::SelectCircle& wish);
    void perform(const ui::ChooseView& wish);
    void perform(const ui::ChooseGrid& wish);
    void perform(const ui::DrawOutline& wish);
    void perform(const ui::ClearChosen& wish);
    void perform(const ui::ToggleHud& wish);
    void perform(const ui::ToggleHelp& wish);
    void perform(const ui::SetReduceMotion& wish);
    // handle_desk.cpp
    void perform(const ui::ShowPlace& wish);
    void perform(const ui::ToggleTree& wish);
    void perform(const ui::FocusTree& wish);
    void perform(const ui::SetPanelWidths& wish);
    void perform(const ui::ShowTab& wish);
    void perform(const ui::ListBehind& wish);
    void perform(const ui::CloseList& wish);
    void perform(const ui::LightRow& wish);
    void perform(const ui::HoverRow& wish);
    void perform(const ui::ToggleStatistics& wish);
    void perform(const ui::CompareWith& wish);
    void perform(const ui::TellCopied& wish);
    void perform(const ui::TogglePalette& wish);
    void perform(const ui::DismissNotices& wish);
    // handle_things.cpp
    void perform(const ui::OpenThing& wish);
    void perform(const ui::PinThing& wish);
    void perform(const ui::PinAt& wish);
    // handle_site.cpp
    void perform(const ui::ToggleSite& wish);
    void perform(const ui::AlignSite& wish);
    void perform(const ui::SetSiteMode& wish);
    void perform(const ui::MovePair& wish);
    void perform(const ui::AddPair& wish);
    void perform(const ui::RemovePair& wish);
    void perform(const ui::KeepSite& wish);
    // handle_plan.cpp
    void perform(const ui::OpenPlan& wish);
    void perform(const ui::ClosePlan& wish);
    void perform(const ui::SelectHome& wish);
    void perform(const ui::SetLabels& wish);
    void perform(const ui::ToggleLabelCard& wish);
    // handle_files.cpp
    void perform(const ui::ChooseFiles& wish);
    void perform(const ui::GoToPath& wish);
    void perform(const ui::TakeFiles& wish);
    void perform(const ui::EditImport& wish);
    void perform(const ui::StartImport& wish);
    void perform(const ui::CancelImport& wish);
    void perform(const ui::UndoImport& wish);
    void perform(const ui::OpenStore& wish);
    void perform(const ui::MendImport& wish);
    void perform(const ui::CloseFiles& wish);

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
    std::shared_ptr<const derive::SearchIndex> index_;
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
