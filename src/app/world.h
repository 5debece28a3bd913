// app/world.h — the thread that follows the store.
//
//   store.wait -> store.read_changes -> model::apply -> derive_from -> scene_from -> mailbox
//   queue of commands -> store.write -> queue of outcomes
//
// It owns the store and the newest values; what it hands out is frozen.
#pragma once

#include "app/clock.h"
#include "app/map_cache.h"
#include "app/sheet_export.h"
#include "app/table.h"
#include "base/mailbox.h"
#include "base/queue.h"
#include "derive/derived.h"
#include "scene/floor_told.h"
#include "scene/scene.h"
#include "store/store.h"
#include "ui/view.h"

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <variant>
#include <vector>

namespace app {

/// Everything the main thread draws from.
struct Frame {
    model::Snapshot snapshot;
    derive::Derived derived;
    scene::Scene scene;
    ui::Feed feed;
    std::shared_ptr<const model::Homes> homes;     // of the building looked into; null when of none
    std::shared_ptr<const model::FloorPlan> plan;  // its real plan; null when it has none
    std::vector<scene::OpenFloor> floors;          // of buildings opened on the map, as they come
    std::int64_t persons_changed = 0;              // the last line of the ledger about persons
    std::int64_t pictures_changed = 0;             // … about pictures of issues
    std::int64_t locks_changed = 0;                // … about locks and their visit tasks
    std::int64_t visits_changed = 0;               // … about visits
    std::int64_t targets_changed = 0;              // … about whom a lock may mean, and for whom
    std::int64_t stories_changed = 0;              // … about issues, their logs and tasks
    std::int64_t reads = 0;                        // how often everything was read anew
};

// What is asked of persons; each question is one line of the audit.
struct AskPeople {
    model::UnitId unit{};
    std::string purpose;
};
struct AskReveal {
    model::PersonId person{};
    model::PersonField field{};
    std::string reason;
};
struct AskWords {
    model::IssueId issue{};
    std::string purpose;
};
/// Which there are: no line of the audit.
struct AskPictures {
    model::IssueId issue{};
};
/// What happened to an issue: no line of the audit.
struct AskStory {
    model::IssueId issue{};
};
struct AskPicture {
    model::AttachmentId attachment{};
    std::string purpose;
};
struct AskAudit {
    std::string account;  // empty for all
};
/// Of homes, not of persons: no line of the audit.
struct AskDoors {
    model::PlaceId under{};
    model::GridId grid{};
};
/// The templates that there are.
struct AskTables {
    base::Language language{};
};
struct AskTable {
    TableWish wish;
};
/// A table that was made, as a file.
struct AskExport {
    std::shared_ptr<const MadeTable> made;
    std::string path;
};
/// A sheet of statistics, or of a shift, as a file.
struct AskStatsFile {
    std::shared_ptr<const report::Table> table;
    model::PlaceId place{};
    std::string path;
    PageFile what = PageFile::Stats;
};
struct PlanPaper;  // app/sheet_plan.h
/// A map sheet of what is on the page.
struct AskSheet {
    report::SheetKind kind{};
    model::PlaceId place{};
    base::Language language{};
    std::string path;
    std::string level;                        // of a floor its name
    std::optional<report::Paper> paper{};     // none: the usual one
    std::shared_ptr<const PlanPaper> plan{};  // of coverage and of a division
};
/// Rules, and the locks that hold.
struct AskLocks {};
struct AskMakeLock {
    store::LockWish wish;
};
/// Whom a lock means.
struct AskLock {
    model::LockId lock{};
    bool again = false;  // only its visits are counted anew
    bool opens = false;  // somebody wants to see it, whatever is shown now
};
struct AskEndLock {
    model::LockId lock{};
    std::string name;
};
struct AskSendVisits {
    model::LockId lock{};
    std::vector<store::VisitOf> to;
};
struct AskKeepLockRule {
    model::KeptRule rule;
};
/// A template to be kept under a name of one's own, or to be forgotten.
struct AskKeepTable {
    report::Template wanted;
    std::string name;
    base::Language language{};
};
struct AskForgetTable {
    std::string name;
    model::Act act{};
};
using Question = std::variant<AskPeople, AskReveal, AskWords, AskPictures, AskPicture, AskAudit,
                              AskDoors, AskTables, AskTable, AskExport, AskStatsFile, AskSheet,
                              AskLocks, AskMakeLock, AskLock, AskEndLock, AskSendVisits,
                              AskKeepLockRule, AskKeepTable, AskForgetTable, AskStory>;
struct LocksKnown {
    std::vector<model::KeptRule> rules;
    std::vector<model::Lock> holding;
};
struct Done {};
using Told = std::variant<model::People, std::string, model::AuditPage, std::vector<model::DoorDue>,
                          std::vector<model::PictureSeen>, std::vector<report::Template>,
                          std::shared_ptr<const MadeTable>, model::Export, LocksKnown,
                          model::Locked, std::int64_t, model::IssueStory, Done>;

/// What came of a question: the persons of a home, one field or a caller's words, pictures, a
/// page of the audit, doors.
struct Answer {
    Question question;
    base::Result<Told> result;
};

/// What became of a command.
struct Outcome {
    store::Command command;
    base::Result<store::Receipt> result;
};

class World {
  public:
    /// Reads the store once, here, so that the caller can refuse; then starts the thread. When the
    /// map of last time still fits, the thread shows that first, and reads.
    /// `news` is called from that thread after each frame, outcome or answer. What is read and
    /// written is read and written as `grant`.
    static base::Result<std::unique_ptr<World>> start(store::Store store, Clock clock,
                                                      std::function<void()> news,
                                                      store::Grant grant = {});
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;
    World(World&&) = delete;
    World& operator=(World&&) = delete;

    base::Mailbox<Frame>& frames() { return frames_; }
    base::Queue<Outcome>& outcomes() { return outcomes_; }
    base::Queue<Answer>& answers() { return answers_; }
    /// Who sits here; never changes.
    const store::Grant& grant() const { return grant_; }
    /// Ledger lines as they reach the frames, for those who measure; kept from `keep_seen` on.
    base::Queue<model::Change>& seen() { return seen_; }
    void keep_seen() { keeps_seen_ = true; }

    /// Frames tell by this theme from the next one on; one comes soon.
    void tell_by(derive::Theme theme);

    /// Classes of the planner's themes from the next frame on; one comes soon. Null: nobody asks.
    void plan_by(std::shared_ptr<const derive::PlannedClasses> planned);

    /// Frames carry the homes of this building from the next one on, as they stand; of none with 0.
    void look_into(model::PlaceId building);

    /// Frames carry plans, homes and floors of these buildings, each as soon as it is read; those
    /// without a plan are left out, and what is no longer named goes.
    void open_floors(std::vector<model::PlaceId> buildings);

    /// Queues a command and wakes the thread; false when too many wait.
    bool submit(store::Command command);

    /// Queues a question; its answer comes among `answers`.
    bool ask(Question question);

  private:
    World(store::Store store, Clock clock, std::function<void()> news, store::Grant grant,
          Frame first, store::Mark mark);
    void run(const std::stop_token& stop);
    void read_first(const std::stop_token& stop);
    void turn(const std::stop_token& stop);
    bool write_waiting();
    bool answer_waiting();
    Answer answered(Question question);
    void answer_of_locks(Answer& answer, base::Instant now);
    base::Result<model::Export> printed(const AskSheet& wish, base::Instant now);
    base::Result<std::shared_ptr<const MadeTable>> made(const TableWish& wish, base::Instant now);
    void read_news();
    void follow(const model::Batch& batch);
    void retell();
    void read_homes();
    base::Result<std::shared_ptr<const model::FloorPlan>> read_plan(model::PlaceId building);
    void read_floors();
    void note_floors(const model::Batch& batch);
    base::Result<scene::OpenFloor> floor_of(model::PlaceId building, const scene::OpenFloor* had);
    void tell(base::Error trouble);
    void forget_once_a_day();
    void count_care_daily();
    void follow_the_clock();
    void tidy_when_quiet();
    void keep();
    scene::Scene work_scene() const;
    base::Millis patience() const;

    store::Store store_;
    Clock clock_;
    std::function<void()> news_;
    store::Grant grant_;
    Frame frame_;
    base::Instant forget_at_;   // next
    base::Instant care_at_{};   // next
    base::Instant round_at_{};  // next round of what the clock does
    model::Position folded_;    // up to where the log is known to be in the file
    store::Mark mark_;          // of the map that is kept beside the store
    scene::Scene kept_;         // that map
    base::Mailbox<Frame> frames_;
    base::Queue<store::Command> commands_{1'000};
    base::Queue<Outcome> outcomes_{1'000};
    base::Queue<Question> questions_{100};
    base::Queue<Answer> answers_{100};
    base::Queue<model::Change> seen_{200'000};
    std::atomic<bool> keeps_seen_ = false;
    std::atomic<derive::Theme> theme_ = derive::Theme::Work;
    std::atomic<model::PlaceId> inside_{};
    std::atomic<std::shared_ptr<const derive::PlannedClasses>> planned_;
    std::atomic<std::shared_ptr<const std::vector<model::PlaceId>>> opened_;
    std::vector<model::PlaceId> floors_stale_;
    bool homes_stale_ = false;
    bool plan_stale_ = false;
    std::jthread thread_;  // last: ends before what it uses
};

/// The first frame: everything read and derived. Also for programs that draw one picture. With a
/// map of last time, its geometry is taken where it still fits. A wall's holds no names.
base::Result<Frame> first_frame(store::Store& store, base::Instant now,
                                const CachedMap* cached = nullptr,
                                model::Role role = model::Role::Guest);

/// Where a changed row stands, or stood; of an issue known in memory also when it has only a point.
model::PlaceId place_of(const model::Change& change, const model::Snapshot& was,
                        const model::Snapshot& is);

/// What a page that stays open for months may forget: issues closed so long ago that reading
/// leaves them out.
model::Batch forgetting(const model::Snapshot& is, base::Instant now);
/// Whether most rows of issues are of those forgotten: these keep their place until all is read
/// anew, once in some months.
bool mostly_gone(const model::Snapshot& is);

/// Whether the batch may have changed what is known of the homes of a building.
bool touches_homes(const model::Batch& batch, model::PlaceId building);
/// Whether it may have changed the plan of any building: rooms do not tell whose they are.
bool touches_plans(const model::Batch& batch);

/// The frame after `before`, with the changes of `batch` in it.
Frame next_frame(const Frame& before, const model::Batch& batch, base::Instant now);

}  // namespace app
