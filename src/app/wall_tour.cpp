#include "app/wall_tour.h"

#include <algorithm>
#include <utility>

namespace app {

using base::Instant;
using model::IssueId;

namespace {

bool is_queued(const std::vector<TourStop>& queue, IssueId issue) {
    return std::ranges::find(queue, issue, &TourStop::issue) != queue.end();
}

std::vector<IssueId> alarms_of(const std::vector<TourStop>& queue) {
    std::vector<IssueId> alarms;
    for (const TourStop& stop : queue)
        if (stop.alarm) alarms.push_back(stop.issue);
    std::ranges::sort(alarms);
    return alarms;
}

/// All alarms, and as many others as the round has room for.
std::vector<IssueId> next_round(const std::vector<TourStop>& queue, std::size_t most) {
    std::vector<IssueId> round;
    for (const TourStop& stop : queue)
        if (stop.alarm || round.size() < most) round.push_back(stop.issue);
    return round;
}

void stop_at(Tour& tour, IssueId issue, Instant now, base::Millis rest) {
    tour.shown = issue;
    tour.since = now;
    tour.until = now + rest;
    tour.alarmed = false;
    std::erase(tour.round, issue);
    std::erase(tour.waiting, issue);
}

/// What has left the queue is forgotten; alarms that were not there before wait to be shown.
void take_queue(Tour& tour, const std::vector<TourStop>& queue) {
    std::vector<IssueId> there;
    for (const TourStop& stop : queue) there.push_back(stop.issue);
    std::ranges::sort(there);
    const auto gone = [&](IssueId issue) { return !std::ranges::binary_search(there, issue); };
    std::erase_if(tour.round, gone);
    std::erase_if(tour.waiting, gone);
    std::vector<IssueId> alarms = alarms_of(queue);
    // One that has calmed down, or waits already, and rises again waits once.
    const auto calm = [&](IssueId issue) { return !std::ranges::binary_search(alarms, issue); };
    std::erase_if(tour.waiting, calm);
    if (tour.on)
        for (const TourStop& stop : queue)
            if (stop.alarm && !std::ranges::binary_search(tour.known, stop.issue))
                tour.waiting.push_back(stop.issue);
    tour.known = std::move(alarms);
}

/// A clock that was set back must not hold up the tour.
void fit_clock(Tour& tour, Instant now, const TourPace& pace) {
    const base::Millis longest = std::max({pace.rest, pace.whole, pace.alarm});
    if (tour.until != base::kNever) tour.until = std::min(tour.until, now + longest);
    tour.since = std::min(tour.since, now);
    tour.paused_until = std::min(tour.paused_until, now + pace.pause);
    tour.hand_until = std::min(tour.hand_until, now + pace.hand);
}

/// The whole place, and the round that follows; without anything to show it stays there.
void begin_round(Tour& tour, const std::vector<TourStop>& queue, Instant now,
                 const TourPace& pace) {
    stop_at(tour, {}, now, pace.whole);
    tour.round = next_round(queue, pace.most);
    if (tour.round.empty()) tour.until = base::kNever;
}

bool show_alarm(Tour& tour, Instant now, const TourPace& pace) {
    if (tour.waiting.empty() || now < tour.hand_until) return false;
    // One that has just come is not taken away before anybody could read it.
    if (tour.alarmed && now < tour.since + pace.hurried) return false;
    stop_at(tour, IssueId{tour.waiting.front()}, now, pace.alarm);
    tour.alarmed = true;
    return true;
}

}  // namespace

Tour tour_begun(const std::vector<TourStop>& queue, IssueId shown, Instant now,
                const TourPace& pace) {
    Tour tour{.on = true};
    tour.known = alarms_of(queue);
    begin_round(tour, queue, now, pace);
    if (is_queued(queue, shown)) stop_at(tour, shown, now, pace.rest);
    return tour;
}

Tour toured(Tour tour, const std::vector<TourStop>& queue, Instant now, const TourPace& pace) {
    take_queue(tour, queue);
    fit_clock(tour, now, pace);
    if (!tour.on) return tour;
    if (show_alarm(tour, now, pace)) return tour;
    if (now < tour.paused_until) return tour;
    const bool nowhere = model::number(tour.shown) == 0;
    const bool left = !nowhere && !is_queued(queue, tour.shown);
    // At rest over a place where nothing was urgent, and now something is.
    if (nowhere && tour.until == base::kNever && !queue.empty())
        begin_round(tour, queue, now, pace);
    if (now < tour.until && !left) return tour;
    // What has come since the round began need not wait for another look at the whole place.
    if (nowhere && tour.round.empty()) tour.round = next_round(queue, pace.most);
    if (!tour.round.empty())
        stop_at(tour, IssueId{tour.round.front()}, now, pace.rest);
    else if (!nowhere || tour.until != base::kNever)
        begin_round(tour, queue, now, pace);
    return tour;
}

Tour chosen_by_hand(Tour tour, IssueId issue, Instant now, const TourPace& pace) {
    tour = touched(std::move(tour), now, pace);
    stop_at(tour, issue, now, pace.rest);
    return tour;
}

Tour touched(Tour tour, Instant now, const TourPace& pace) {
    tour.paused_until = now + pace.pause;
    tour.hand_until = now + pace.hand;
    return tour;
}

Instant tour_wakes(const Tour& tour, const TourPace& pace) {
    if (!tour.on) return base::kNever;
    Instant next =
        tour.until == base::kNever ? base::kNever : std::max(tour.until, tour.paused_until);
    if (tour.waiting.empty()) return next;
    Instant alarm = tour.hand_until;
    if (tour.alarmed) alarm = std::max(alarm, tour.since + pace.hurried);
    return std::min(next, alarm);
}

}  // namespace app
