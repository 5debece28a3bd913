#include "app/world.h"

#include "app/wall_privacy.h"
#include "base/log.h"
#include "derive/redivision_shape.h"

#include <algorithm>
#include <array>
#include <exception>
#include <utility>

namespace app {

using base::Instant;
using base::refusal;
using base::Result;

namespace {

constexpr base::Millis kBetweenRounds{60'000};  // for what the clock alone does to the store
constexpr base::Millis kRetry{1'000};
constexpr base::Millis kSlowTick{1'000};
constexpr std::chrono::hours kDay{24};
constexpr base::Millis kQuietBeforeFold{3'000};  // then the log is folded into the file

/// A library that throws refuses this one command and loses no other.
Result<store::Receipt> written(store::Store& store, const store::Command& command,
                               const store::Grant& grant, Instant now) {
    try {
        return store.write(command, grant, now);
    } catch (const std::exception& thrown) {
        return base::fail(base::Fault::Corrupt, base::Word::Unexpected, {}, thrown.what());
    }
}

}  // namespace

Result<std::unique_ptr<World>> World::start(store::Store store, Clock clock,
                                            std::function<void()> news, store::Grant grant) {
    if (auto cached = cached_map(store.path())) {
        const auto fits = store.ground_stands_since(cached->mark);
        if (fits && *fits) {
            Frame last;
            last.scene = std::move(cached->scene);
            last.feed.reading = true;
            return std::unique_ptr<World>{new World(std::move(store), clock, std::move(news),
                                                    std::move(grant), std::move(last),
                                                    std::move(cached->mark))};
        }
    }
    auto first = first_frame(store, clock.now(), nullptr, grant.role);
    if (!first) return refusal(first);
    return std::unique_ptr<World>{new World(std::move(store), clock, std::move(news),
                                            std::move(grant), std::move(*first), {})};
}

World::World(store::Store store, Clock clock, std::function<void()> news, store::Grant grant,
             Frame first, store::Mark mark)
    : store_{std::move(store)},
      clock_{clock},
      news_{std::move(news)},
      grant_{std::move(grant)},
      frame_{std::move(first)},
      forget_at_{clock.now() + kDay},
      mark_{std::move(mark)},
      kept_{frame_.feed.reading ? frame_.scene : scene::Scene{}},
      thread_{[this](const std::stop_token& stop) { run(stop); }} {}

World::~World() {
    thread_.request_stop();
    store_.wake();
}

bool World::submit(store::Command command) {
    const bool taken = commands_.put(std::move(command));
    store_.wake();
    return taken;
}

bool World::ask(Question question) {
    const bool taken = questions_.put(std::move(question));
    store_.wake();
    return taken;
}

bool World::answer_waiting() {
    std::vector<Question> waiting = questions_.take_all();
    for (Question& question : waiting) {
        Answer answer{question, std::string{}};
        try {
            answer = answered(question);
        } catch (const std::exception& thrown) {
            answer.result =
                base::fail(base::Fault::Corrupt, base::Word::Unexpected, {}, thrown.what());
        }
        if (!answers_.put(std::move(answer))) base::log("an answer was dropped: nobody takes them");
    }
    return !waiting.empty();
}

void World::tell_by(derive::Theme theme) {
    theme_ = theme;
    store_.wake();
}

void World::plan_by(std::shared_ptr<const derive::PlannedClasses> planned) {
    planned_ = std::move(planned);
    store_.wake();
}

void World::look_into(model::PlaceId building) {
    // Homes are not for a wall, whoever asks.
    inside_ = grant_.role == model::Role::Wall ? model::PlaceId{} : building;
    store_.wake();
}

/// Of the building looked into, when it is another or something there has changed.
void World::read_homes() {
    const model::PlaceId inside = inside_;
    const model::PlaceId shown = frame_.homes ? frame_.homes->place : model::PlaceId{};
    if (inside == shown && !homes_stale_ && !plan_stale_) return;
    if (model::number(inside) == 0) {
        frame_.homes.reset();
        frame_.plan.reset();
    } else {
        if (inside != shown || plan_stale_) {
            auto plan = read_plan(inside);
            if (!plan) return tell(plan.error());
            frame_.plan = std::move(*plan);
        }
        auto homes = store_.homes_of(inside);
        if (!homes) return tell(homes.error());
        frame_.homes = std::make_shared<const model::Homes>(std::move(*homes));
    }
    homes_stale_ = false;
    plan_stale_ = false;
    frames_.put(frame_);
    news_();
}

/// Null for a building without levels: most have none, and nothing is read.
base::Result<std::shared_ptr<const model::FloorPlan>> World::read_plan(model::PlaceId building) {
    const auto& levels = *frame_.snapshot.levels;
    if (std::ranges::find(levels, building, &model::LevelRow::place) == levels.end())
        return std::shared_ptr<const model::FloorPlan>{};
    auto plan = store_.floor_plan(building);
    if (!plan) return base::refusal(plan);
    return std::make_shared<const model::FloorPlan>(std::move(*plan));
}

void World::run(const std::stop_token& stop) {
    frames_.put(frame_);
    news_();
    while (!stop.stop_requested()) {
        // What libraries throw (memory, above all) is caught once, here, told, and tried again.
        try {
            turn(stop);
        } catch (const std::exception& thrown) {
            tell({base::Fault::Corrupt, base::Word::Unexpected, {}, thrown.what()});
            std::this_thread::sleep_for(kRetry);
        }
    }
    // What was asked for before the end is done; nobody waits for the outcome any more.
    write_waiting();
    if (!frame_.feed.reading) keep();
}

void World::turn(const std::stop_token& stop) {
    if (frame_.feed.reading) return read_first(stop);
    store_.wait(patience());
    if (stop.stop_requested()) return;
    const bool wrote = write_waiting();
    read_news();
    retell();
    read_homes();
    read_floors();
    const bool answered_any = answer_waiting();
    if (wrote || answered_any) news_();
    forget_once_a_day();
    count_care_daily();
    follow_the_clock();
    tidy_when_quiet();
}

/// After the map of last time: the rows themselves.
void World::read_first(const std::stop_token& stop) {
    const CachedMap cached{mark_, kept_};
    auto first = first_frame(store_, clock_.now(), &cached, grant_.role);
    if (!first) {
        tell(first.error());
        if (!stop.stop_requested()) store_.wait(kRetry);
        return;
    }
    frame_ = std::move(*first);
    if (frame_.scene.geometry->chunk == kept_.geometry->chunk)
        kept_.geometry = frame_.scene.geometry;
    frames_.put(frame_);
    news_();
    retell();
}

/// By the theme wished for, and when classes of it have aged.
void World::retell() {
    const derive::Theme theme = theme_;
    const bool aged = frame_.scene.until <= clock_.now();
    const auto planned = planned_.load();
    const bool found = planned != frame_.derived.planned;
    if (theme == frame_.scene.theme && !aged && !found) return;
    if (aged)
        frame_.derived =
            derive::derive_from(frame_.derived, frame_.snapshot, frame_.snapshot, clock_.now());
    frame_.derived.planned = planned;
    frame_.scene = scene::scene_told(frame_.scene, frame_.snapshot, frame_.derived, theme);
    frames_.put(frame_);
    news_();
}

base::Millis World::patience() const {
    const Instant next = std::min(frame_.derived.next_change, frame_.scene.until);
    if (frame_.feed.trouble) return kRetry;
    if (next == base::kNever) return kSlowTick;
    return std::clamp(next - clock_.now(), base::Millis{1}, kSlowTick);
}

bool World::write_waiting() {
    std::vector<store::Command> waiting = commands_.take_all();
    for (store::Command& command : waiting) {
        auto result = written(store_, command, grant_, Clock{}.now());
        if (!outcomes_.put({std::move(command), std::move(result)}))
            base::log("an outcome was dropped: nobody takes them");
    }
    return !waiting.empty();
}

void World::read_news() {
    const Instant now = clock_.now();
    auto batch = store_.read_changes(frame_.snapshot.position, now);
    if (!batch) {
        tell(batch.error());
        return;
    }
    if (grant_.role == model::Role::Wall) leave_out_persons(*batch);
    const bool due = frame_.derived.next_change <= now;
    if (!batch->whole && batch->changes.empty() && !due && !frame_.feed.trouble) return;
    follow(*batch);
}

void World::follow(const model::Batch& batch) {
    frame_ = next_frame(frame_, batch, clock_.now());
    homes_stale_ = homes_stale_ || touches_homes(batch, inside_);
    plan_stale_ = plan_stale_ || touches_plans(batch);
    note_floors(batch);
    for (const model::Change& change : batch.changes)
        if (!keeps_seen_ || !seen_.put(change)) break;
    frames_.put(frame_);
    news_();
}

void World::forget_once_a_day() {
    const Instant now = clock_.now();
    if (now < forget_at_) return;
    forget_at_ = now + kDay;
    const model::Batch batch = forgetting(frame_.snapshot, now);
    if (!batch.issues_gone.empty()) follow(batch);
    if (!mostly_gone(frame_.snapshot)) return;
    auto fresh = store_.read_all(now);
    if (!fresh) return base::log("forgotten issues keep their rows: " + fresh.error().about);
    if (grant_.role == model::Role::Wall) leave_out_persons(*fresh);
    follow(*fresh);
}

/// Some of those whom shared screens count have ended since somebody could last count them.
void World::count_care_daily() {
    const Instant now = Clock{}.now();
    if (!grant_.keys || now < care_at_) return;
    care_at_ = base::midnight_before(now) + kDay;
    if (auto counted = store_.refresh_care(grant_, now); !counted)
        base::log("those cared for could not be counted: " + counted.error().about);
}

/// What was suspended until now goes on, what is late is raised, drafts whose day has come are
/// applied; whichever seat is first.
void World::follow_the_clock() {
    const Instant now = clock_.now();
    if (now < round_at_) return;
    round_at_ = now + kBetweenRounds;
    if (model::may(grant_.role, model::Act::EditRegister)) {
        if (auto resumed = store_.resume_suspended(now); !resumed)
            base::log("suspended issues could not go on: " + resumed.error().about);
        if (auto raised = store_.climb_ladder(now); !raised)
            base::log("late issues could not be raised: " + raised.error().about);
    }
    if (!model::may(grant_.role, model::Act::EditPlanning)) return;
    const auto grids = [this](model::DraftId draft) {
        return derive::grids_after(frame_.snapshot, draft);
    };
    if (auto done = store_.apply_due_drafts(now, grids); !done)
        base::log("drafts could not be applied: " + done.error().about);
}

void World::tidy_when_quiet() {
    if (folded_ == frame_.snapshot.position || frame_.feed.trouble) return;
    const Instant last = frame_.feed.last_change;
    if (last != base::kNever && clock_.now() - last < kQuietBeforeFold) return;
    if (frame_.scene.geometry != kept_.geometry) keep();
    if (store_.fold()) folded_ = frame_.snapshot.position;
}

/// What is kept tells of work, whatever is shown now; pages and cells of the kept map that still
/// hold are taken over.
scene::Scene World::work_scene() const {
    if (frame_.scene.theme == derive::Theme::Work) return frame_.scene;
    if (frame_.scene.geometry == kept_.geometry)
        return scene::scene_from(frame_.snapshot, frame_.derived, kept_);
    return scene::scene_told(frame_.scene, frame_.snapshot, frame_.derived, derive::Theme::Work);
}

/// Keeps the map for the next start. That it could not be kept costs time then, nothing else.
void World::keep() {
    const scene::Scene work = work_scene();
    const bool same = work.geometry == kept_.geometry && work.cells == kept_.cells;
    if (same || frame_.feed.trouble || store_.access() != store::Access::Live) return;
    auto mark = store_.mark(frame_.snapshot.position.seq);
    if (!mark || mark->line.empty()) return;
    mark_ = std::move(*mark);
    kept_ = work;
    if (!keep_map(store_.path(), {mark_, kept_})) base::log("the map could not be kept");
}

void World::tell(base::Error trouble) {
    const bool known = frame_.feed.trouble && frame_.feed.trouble->word == trouble.word;
    if (!known) base::log("the feed stopped: " + trouble.about);
    frame_.feed.trouble = std::move(trouble);
    if (known) return;
    frames_.put(frame_);
    news_();
}

}  // namespace app
