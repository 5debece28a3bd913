// Frames as they follow from what was read; no thread, no waiting.
#include "app/wall_privacy.h"
#include "app/world.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace app {

using base::Instant;
using base::refusal;
using base::Result;

namespace {

constexpr std::size_t kTickerLength = 20;

ui::Feed feed_after(const Frame& before, const Frame& now, const model::Batch& batch) {
    ui::Feed feed = before.feed;
    feed.trouble.reset();
    std::vector<model::Change> recent;
    for (auto at = batch.changes.rbegin(); at != batch.changes.rend(); ++at) {
        if (recent.size() >= kTickerLength) break;
        // Of no place: hundreds at once would push out what happened somewhere.
        if (at->table == "visit_task" || at->table == "target_lock") continue;
        model::Change line = *at;
        line.place = place_of(line, before.snapshot, now.snapshot);
        recent.push_back(std::move(line));
    }
    for (const model::Change& old : feed.recent)
        if (recent.size() < kTickerLength) recent.push_back(old);
    feed.recent = std::move(recent);
    if (!batch.changes.empty()) feed.last_change = batch.changes.back().at;
    return feed;
}

}  // namespace

model::PlaceId place_of(const model::Change& change, const model::Snapshot& was,
                        const model::Snapshot& is) {
    if (change.table != "issue") return change.place;
    for (const model::Snapshot* snapshot : {&is, &was}) {
        const model::Row row =
            model::issue_row(*snapshot, static_cast<model::IssueId>(change.row_id));
        if (row == model::kNoRow || snapshot->issues[row].at == model::kNoRow) continue;
        return snapshot->places->row[snapshot->issues[row].at].id;
    }
    return change.place;
}

Result<Frame> first_frame(store::Store& store, Instant now, const CachedMap* cached,
                          model::Role role) {
    auto batch = store.read_all(now);
    if (!batch) return refusal(batch);
    if (role == model::Role::Wall) leave_out_persons(*batch);
    Frame frame;
    frame.snapshot = model::apply({}, *batch);
    frame.derived = derive::derive_all(frame.snapshot, now);
    // Asked after reading: what was written meanwhile makes it unfit, at worst for nothing.
    const auto fits = cached == nullptr ? false : store.ground_stands_since(cached->mark);
    if (!fits) return refusal(fits);
    frame.scene = *fits ? scene::scene_from(frame.snapshot, frame.derived, cached->scene)
                        : scene::scene_from(frame.snapshot, frame.derived);
    frame.feed.still = store.access() == store::Access::Still;
    const auto last = store.last_change();
    if (!last) return refusal(last);
    frame.feed.last_change = *last;
    return frame;
}

model::Batch forgetting(const model::Snapshot& is, Instant now) {
    model::Batch batch;
    batch.position = is.position;
    for (std::size_t row = 0; row < is.issues.size(); ++row) {
        const model::Issue& issue = is.issues[row];
        if (!issue.gone() && issue.row.closed < now - model::kClosedKept)
            batch.issues_gone.push_back(issue.row.id);
    }
    return batch;
}

bool mostly_gone(const model::Snapshot& is) {
    constexpr std::size_t kFewRows = 20'000;  // their memory is nothing
    const std::size_t rows = is.issues.size();
    return rows > kFewRows && is.issue_by_id->size() < rows / 2;
}

Frame next_frame(const Frame& before, const model::Batch& batch, Instant now) {
    Frame next;
    next.snapshot = model::apply(before.snapshot, batch);
    next.derived = derive::derive_from(before.derived, before.snapshot, next.snapshot, now);
    next.derived.planned = before.derived.planned;
    next.scene = scene::scene_after(before.scene, before.snapshot, before.derived, next.snapshot,
                                    next.derived);
    next.feed = feed_after(before, next, batch);
    next.homes = before.homes;
    next.plan = before.plan;
    next.floors = before.floors;
    next.persons_changed = before.persons_changed;
    next.pictures_changed = before.pictures_changed;
    next.locks_changed = before.locks_changed;
    next.visits_changed = before.visits_changed;
    next.targets_changed = before.targets_changed;
    next.stories_changed = before.stories_changed;
    next.reads = before.reads + (batch.whole ? 1 : 0);
    constexpr std::array<std::string_view, 6> kOfTargets{"person", "service_target", "unit",
                                                         "rental", "assignment",     "place"};
    // Only of the building that is open: each reading of persons is a line of the audit.
    const model::PlaceId inside = before.homes ? before.homes->place : model::PlaceId{};
    for (const model::Change& change : batch.changes) {
        const bool here = change.table == "person" && (change.place == inside || change.op == 'D');
        if (change.table == "attachment") next.pictures_changed = change.seq;
        if (change.table.starts_with("issue")) next.stories_changed = change.seq;
        if (change.table == "visit") next.visits_changed = change.seq;
        if (std::ranges::find(kOfTargets, change.table) != kOfTargets.end())
            next.targets_changed = change.seq;
        if (change.table == "target_lock" || change.table == "visit_task")
            next.locks_changed = change.seq;
        if (here || change.table == "service_target") next.persons_changed = change.seq;
    }
    return next;
}

bool touches_plans(const model::Batch& batch) {
    return batch.whole || std::ranges::any_of(batch.changes, [](const model::Change& change) {
               return change.table == "level" || change.table == "room" ||
                      change.table == "opening";
           });
}

bool touches_homes(const model::Batch& batch, model::PlaceId building) {
    // Where a row stood that is gone is not known any more.
    constexpr std::array<std::string_view, 4> kTables{"unit", "household", "rental", "visit"};
    return batch.whole || std::ranges::any_of(batch.changes, [&](const model::Change& change) {
               const bool of_homes = std::ranges::find(kTables, change.table) != kTables.end();
               return of_homes && (change.place == building || change.op == 'D');
           });
}

}  // namespace app
