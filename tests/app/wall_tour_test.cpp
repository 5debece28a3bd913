#include "app/wall_tour.h"

#include "base/random.h"

#include <catch_amalgamated.hpp>

#include <algorithm>
#include <map>

using app::Tour;
using app::TourPace;
using app::TourStop;
using base::Instant;
using model::IssueId;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

constexpr Instant kMorning{std::chrono::hours{24 * 20'000}};
constexpr TourPace kPace;

std::vector<TourStop> calm(std::initializer_list<std::int64_t> issues) {
    std::vector<TourStop> queue;
    for (const std::int64_t issue : issues) queue.push_back({IssueId{issue}, false});
    return queue;
}

/// What is shown as the seconds go by, each once for as long as it stays.
std::vector<std::int64_t> shown_during(Tour& tour, const std::vector<TourStop>& queue, Instant from,
                                       base::Millis span) {
    std::vector<std::int64_t> shown{model::number(tour.shown)};
    for (Instant now = from; now <= from + span; now += seconds{1}) {
        tour = app::toured(std::move(tour), queue, now);
        if (model::number(tour.shown) != shown.back()) shown.push_back(model::number(tour.shown));
    }
    return shown;
}

}  // namespace

TEST_CASE("the tour goes by urgency, and home between two rounds", "[app]") {
    const auto queue = calm({7, 3, 9});
    Tour tour = app::tour_begun(queue, {}, kMorning);
    const base::Millis round = kPace.whole + 3 * kPace.rest;
    CHECK(shown_during(tour, queue, kMorning, 2 * round) ==
          std::vector<std::int64_t>{0, 7, 3, 9, 0, 7, 3, 9, 0});
    CHECK(app::tour_wakes(tour) > kMorning + 2 * round);
}

TEST_CASE("where nothing is urgent the tour rests, and wakes nobody", "[app]") {
    Tour tour = app::tour_begun({}, {}, kMorning);
    CHECK(shown_during(tour, {}, kMorning, minutes{30}) == std::vector<std::int64_t>{0});
    CHECK(app::tour_wakes(tour) == base::kNever);
    // What is there later is shown when the place itself has been seen.
    const Instant later = kMorning + minutes{30};
    CHECK(shown_during(tour, calm({4}), later, kPace.whole + seconds{1}) ==
          std::vector<std::int64_t>{0, 4});
}

TEST_CASE("a hand holds the tour, which goes on by itself", "[app]") {
    const auto queue = calm({7, 3});
    Tour tour = app::tour_begun(queue, IssueId{7}, kMorning);
    CHECK(tour.shown == IssueId{7});
    tour = app::touched(std::move(tour), kMorning + seconds{5});
    const Instant touched = kMorning + seconds{5};
    CHECK(shown_during(tour, queue, touched, kPace.pause - seconds{1}) ==
          std::vector<std::int64_t>{7});
    CHECK(app::tour_wakes(tour) == touched + kPace.pause);
    CHECK(shown_during(tour, queue, touched + kPace.pause, seconds{1}) ==
          std::vector<std::int64_t>{7, 3});
}

TEST_CASE("what a hand chose is not shown again when the tour goes on", "[app]") {
    const auto queue = calm({7, 3});
    Tour tour = app::tour_begun(queue, {}, kMorning);
    tour = app::chosen_by_hand(std::move(tour), IssueId{3}, kMorning);
    CHECK(tour.shown == IssueId{3});
    CHECK(shown_during(tour, queue, kMorning, kPace.pause + seconds{1}) ==
          std::vector<std::int64_t>{3, 7});
}

TEST_CASE("a new alarm is shown at once, also while a hand's pause runs", "[app]") {
    auto queue = calm({7, 3});
    Tour tour = app::tour_begun(queue, {}, kMorning);
    tour = app::touched(std::move(tour), kMorning);
    queue.insert(queue.begin(), {IssueId{50}, true});
    // Not under the hand itself.
    tour = app::toured(std::move(tour), queue, kMorning + seconds{1});
    CHECK(tour.shown == IssueId{});
    CHECK(app::tour_wakes(tour) == kMorning + kPace.hand);
    tour = app::toured(std::move(tour), queue, kMorning + kPace.hand);
    CHECK(tour.shown == IssueId{50});
    CHECK(tour.alarmed);
    // It stays longer than others do.
    tour = app::toured(std::move(tour), queue, kMorning + kPace.hand + kPace.rest);
    CHECK(tour.shown == IssueId{50});
}

TEST_CASE("alarms that were there when it began are no news", "[app]") {
    const std::vector<TourStop> queue{{IssueId{1}, true}, {IssueId{2}, true}};
    Tour tour = app::tour_begun(queue, {}, kMorning);
    tour = app::toured(std::move(tour), queue, kMorning + seconds{1});
    CHECK(tour.shown == IssueId{});
    CHECK(tour.waiting.empty());
}

TEST_CASE("several alarms at once are all shown, one after the other", "[app]") {
    Tour tour = app::tour_begun({}, {}, kMorning);
    std::vector<TourStop> queue;
    for (const std::int64_t issue : {5, 6, 8}) queue.push_back({IssueId{issue}, true});
    const auto shown = shown_during(tour, queue, kMorning, 3 * kPace.hurried);
    CHECK(shown == std::vector<std::int64_t>{0, 5, 6, 8});
}

TEST_CASE("what is settled leaves the tour, and the next one comes", "[app]") {
    Tour tour = app::tour_begun(calm({7, 3}), IssueId{7}, kMorning);
    tour = app::toured(std::move(tour), calm({3}), kMorning + seconds{2});
    CHECK(tour.shown == IssueId{3});
    tour = app::toured(std::move(tour), {}, kMorning + seconds{4});
    CHECK(tour.shown == IssueId{});
    CHECK(tour.round.empty());
}

TEST_CASE("a tour that is off shows what it showed, and takes up no old alarms", "[app]") {
    Tour tour = app::tour_begun(calm({7}), IssueId{7}, kMorning);
    tour.on = false;
    std::vector<TourStop> queue = calm({7});
    queue.push_back({IssueId{60}, true});
    tour = app::toured(std::move(tour), queue, kMorning + minutes{60});
    CHECK(tour.shown == IssueId{7});
    CHECK(app::tour_wakes(tour) == base::kNever);
    tour.on = true;
    tour = app::toured(std::move(tour), queue, kMorning + minutes{60});
    CHECK(tour.waiting.empty());
}

TEST_CASE("a clock that is set back by an hour does not hold the tour", "[app]") {
    const auto queue = calm({7, 3});
    Tour tour = app::tour_begun(queue, IssueId{7}, kMorning);
    const Instant back = kMorning - minutes{60};
    const auto shown = shown_during(tour, queue, back, kPace.alarm + seconds{1});
    CHECK(std::ranges::find(shown, 3) != shown.end());
}

TEST_CASE("through a day of alarms, hands and settled issues nothing grows or is left out",
          "[app]") {
    base::Random random{11};
    std::vector<TourStop> queue = calm({1, 2, 3, 4, 5, 6});
    Tour tour = app::tour_begun(queue, {}, kMorning);
    std::int64_t next = 100;
    std::map<IssueId, Instant> waits;  // since when, of alarms that were not shown yet
    std::map<IssueId, Instant> seen;   // when it was shown last
    base::Millis longest{0};
    base::Millis longest_unseen{0};
    std::size_t changes = 0;
    Instant last_touch{};
    for (Instant now = kMorning; now < kMorning + std::chrono::hours{24}; now += seconds{1}) {
        if (random.chance(1.0 / 400)) {  // an issue becomes urgent
            queue.insert(queue.begin(), {IssueId{next}, true});
            waits[IssueId{next++}] = now;
        }
        if (queue.size() > 12 || random.chance(1.0 / 900)) {  // one is settled
            const auto which = random.below(static_cast<std::uint32_t>(queue.size()));
            waits.erase(queue[which].issue);
            seen.erase(queue[which].issue);
            queue.erase(queue.begin() + which);
        }
        if (random.chance(1.0 / 3'600)) {
            tour = app::touched(std::move(tour), now);
            last_touch = now;
        }
        const IssueId before = tour.shown;
        tour = app::toured(std::move(tour), queue, now);
        changes += tour.shown == before ? 0U : 1U;
        if (waits.contains(tour.shown)) {
            longest = std::max(longest, now - waits[tour.shown]);
            waits.erase(tour.shown);
        }
        seen[tour.shown] = now;
        for (const TourStop& stop : queue) {
            const auto at = seen.try_emplace(stop.issue, now).first;
            longest_unseen = std::max(longest_unseen, now - at->second);
        }
        REQUIRE(tour.round.size() <= queue.size());
        REQUIRE(tour.waiting.size() <= queue.size());
        REQUIRE(tour.known.size() <= queue.size());
        REQUIRE((tour.until == base::kNever || tour.until <= now + kPace.alarm));
        // It never sleeps past what it has to do.
        REQUIRE((app::tour_wakes(tour) > now || now < last_touch + kPace.pause));
    }
    CHECK(changes > 1'000);
    // An alarm waits for a hand, and for those before it.
    CHECK(longest <= kPace.hand + 5 * kPace.hurried);
    // Each in the queue comes round again, whatever happens between.
    CHECK(longest_unseen <= minutes{30});
    for (const auto& [issue, since] : waits) CHECK(since > kMorning + std::chrono::hours{23});
}
