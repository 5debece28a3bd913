// A wall that runs for long: what grows, whether the map is ever late, whether the numbers are
// those of a recount; in a busy half hour, in a storm, and after nothing came for a while.
#include "app/bench_follow.h"
#include "app/bench_growth.h"

#include <algorithm>
#include <chrono>

#include <fmt/format.h>
#include <malloc.h>

namespace app {

namespace {

using base::refusal;
using base::Result;

constexpr double kLatestMap_ms = 33;
constexpr double kLatestFeed_ms = 1'000;
constexpr double kMostGrowth_percent = 2;
constexpr int kStorm_rate = 1'000;
constexpr int kStorm_s = 60;
constexpr int kReturn_rate = 300;  // for one second
constexpr std::chrono::seconds kSilence{5};
constexpr int kPlacesLookedAt = 2'000;
constexpr std::chrono::seconds kLongestLook{60};

/// One part of it, in numbers: what was measured of each change and page is not kept, it would be
/// counted as memory that grows.
struct SoakPart {
    std::string name, how;
    double lag_p50_ms = 0, lag_p99_ms = 0, lag_most_ms = 0;
    double map_p99_ms = 0, map_most_ms = 0;
    double page_p99_ms = 0, page_most_ms = 0;
    double changes = 0, lost = 0, doubled = 0, redraws = 0, pages = 0;
};

Result<SoakPart> soak_part(MeasuredPage& page, const LiveOrder& order, Growth* growth = nullptr) {
    Followed followed{page.viewer().frame().snapshot.position.seq};
    const auto run = followed_to_the_end(page, order, followed, [growth] {
        if (growth != nullptr) growth->look();
    });
    if (!run) return refusal(run);
    const Spread& lag = followed.latency_ms();
    return SoakPart{.name = order.name,
                    .how = how_it_ran(order),
                    .lag_p50_ms = lag.at(0.5),
                    .lag_p99_ms = lag.at(0.99),
                    .lag_most_ms = lag.most(),
                    .map_p99_ms = run->map_ms.at(0.99),
                    .map_most_ms = run->map_ms.most(),
                    .page_p99_ms = run->page_ms.at(0.99),
                    .page_most_ms = run->page_ms.most(),
                    .changes = static_cast<double>(lag.size()),
                    .lost = static_cast<double>(followed.lost()),
                    .doubled = static_cast<double>(followed.doubled()),
                    .redraws = static_cast<double>(run->map_ms.size()),
                    .pages = static_cast<double>(run->page_ms.size())};
}

/// What the wall tells that a count of the store as it is does not.
Result<double> false_numbers(MeasuredPage& page) {
    const auto& figures = page.viewer().session().wall.figures;
    auto store = store::Store::open(page.store_path());
    if (!store) return refusal(store);
    if (!figures) return static_cast<double>(derive::kWallKpis);
    const auto fresh = store->read_all(figures->as_of);
    if (!fresh) return refusal(fresh);
    const model::Snapshot is = model::apply({}, *fresh);
    const derive::WallFigures counted =
        derive::wall_figures(is, derive::derive_all(is, figures->as_of), figures->as_of);
    double wrong = counted.queue.size() == figures->queue.size() ? 0 : 1;
    for (std::size_t i = 0; i < derive::kWallKpis; ++i) {
        const derive::WallNumber& told = figures->number.at(i);
        const derive::WallNumber& is_so = counted.number.at(i);
        wrong += told.rows.size() == is_so.rows.size() && told.before == is_so.before ? 0 : 1;
    }
    return wrong;
}

/// What a frame of the store costs that nobody has followed, with what a wall counts of it: rows,
/// numbers, map.
Result<double> fresh_frame_mb(MeasuredPage& page) {
    auto store = store::Store::open(page.store_path());
    if (!store) return refusal(store);
    const double before = heap_mb();
    const base::Instant now = Clock{}.now();
    const auto frame = first_frame(*store, now, nullptr, model::Role::Wall);
    if (!frame) return refusal(frame);
    const derive::WallFigures figures = derive::wall_figures(frame->snapshot, frame->derived, now);
    const std::vector<model::Row> listed =
        derive::rows_of(figures, frame->snapshot, frame->derived, {});
    return heap_mb() - before;
}

/// Turns the page for so long without anybody writing.
void be_silent(MeasuredPage& page, std::chrono::milliseconds span) {
    const auto end = std::chrono::steady_clock::now() + span;
    while (std::chrono::steady_clock::now() < end) page.viewer().turn(base::Millis{50});
}

/// Looks at each yard and street once. What is remembered of letters, names and places only grows
/// until all of the town has been seen, which on its tour takes a wall a day: growth is measured
/// from then on.
void look_at_all(MeasuredPage& page) {
    Viewer& viewer = page.viewer();
    const bool moves = viewer.session().reduce_motion;
    viewer.handle(ui::SetReduceMotion{true});
    const auto places = viewer.frame().snapshot.places;
    const auto end = std::chrono::steady_clock::now() + kLongestLook;
    int looked = 0;
    for (model::Row row = 0; row < places->size() && looked < kPlacesLookedAt; ++row) {
        const model::Kind kind = places->kind[row];
        if (kind != model::Kind::Yard && kind != model::Kind::Street) continue;
        if (std::chrono::steady_clock::now() >= end) break;
        viewer.handle(ui::ZoomToPlace{places->row[row].id});
        viewer.turn(base::Millis{0});
        viewer.turn(base::Millis{0});
        looked += 1;
    }
    viewer.handle(ui::SetReduceMotion{moves});
}

/// Names, rooms and a story cost memory where they are shown: at rest it is always the whole town.
void show_all(MeasuredPage& page) {
    Viewer& viewer = page.viewer();
    const bool moves = viewer.session().reduce_motion;
    viewer.handle(ui::SetReduceMotion{true});
    viewer.handle(ui::WallTour{false});
    viewer.handle(ui::WallSpotlight{});
    viewer.handle(ui::ZoomToAll{});
    viewer.turn(base::Millis{0});
    viewer.handle(ui::SetReduceMotion{moves});
}

void tell_part(Figures& all, const SoakPart& part) {
    const auto add = [&](const char* what, double value, const char* unit,
                         std::optional<double> goal, const std::string& detail) {
        all.push_back({part.name + "." + what, value, unit, goal, detail});
    };
    add("changes", part.changes, "changes", std::nullopt, part.how);
    add("lost", part.lost, "changes", 0, "ledger lines that never reached a page");
    add("doubled", part.doubled, "changes", 0, "ledger lines that came twice");
    add("lag.p50", part.lag_p50_ms, "ms", std::nullopt, "change_log.at to end of drawing");
    add("lag.p99", part.lag_p99_ms, "ms", kLatestFeed_ms, "likewise");
    add("lag.worst", part.lag_most_ms, "ms", std::nullopt, "of all of them the latest");
    add("map.worst", part.map_most_ms, "ms", kLatestMap_ms,
        fmt::format("of {:.0f} redraws of the map, drawn and waited for; p99 {:.1f} ms",
                    part.redraws, part.map_p99_ms));
    add("page.p99", part.page_p99_ms, "ms", std::nullopt,
        fmt::format("of {:.0f} pages: map, panels, up to 5 ms of waiting; the longest {:.0f} ms",
                    part.pages, part.page_most_ms));
}

/// Memory at one moment of rest.
struct Held {
    double frame_mb = 0, heap_mb = 0, resident_mb = 0;
    std::int64_t files = 0;
};

Result<Held> held_at_rest(MeasuredPage& page) {
    show_all(page);
    be_silent(page, std::chrono::seconds{1});
    const auto frame = fresh_frame_mb(page);
    if (!frame) return refusal(frame);
    // What the allocator keeps of that frame is not the wall's.
    malloc_trim(0);
    return Held{.frame_mb = *frame,
                .heap_mb = heap_mb(),
                .resident_mb = resident_mb(),
                .files = open_files()};
}

void tell_growth(Figures& all, const Held& before, const Held& after, const Growth& growth) {
    const double grown = after.heap_mb - before.heap_mb;
    const double by_rows = after.frame_mb - before.frame_mb;
    const double slope = slope_per_hour(growth.looks(), &MemoryLook::heap_mb);
    const double hours = growth.span_s() / 3'600;
    all.push_back({"soak.memory", (grown - by_rows) / before.heap_mb * 100, "%",
                   kMostGrowth_percent,
                   "in use more than at the start, without what the rows written meanwhile cost"});
    all.push_back({"soak.heap", grown, "MB", std::nullopt,
                   fmt::format("in use more than at the start, of {:.1f} MB; by rows {:.1f} MB",
                               before.heap_mb, by_rows)});
    all.push_back({"soak.slope", slope - (hours > 0 ? by_rows / hours : 0), "MB/h", std::nullopt,
                   fmt::format("of {} looks at what is in use, without the rows; with them {:.1f}",
                               growth.looks().size(), slope)});
    all.push_back({"soak.rss.first", before.resident_mb, "MB", std::nullopt,
                   "resident when all of the town had been looked at once"});
    all.push_back({"soak.rss.peak", growth.most_resident_mb(), "MB", std::nullopt,
                   fmt::format("the line through them grows by {:.1f} MB an hour",
                               slope_per_hour(growth.looks(), &MemoryLook::resident_mb))});
    all.push_back(
        {"soak.rss.last", after.resident_mb, "MB", std::nullopt, "resident at the end, at rest"});
    all.push_back({"soak.files", static_cast<double>(after.files - before.files), "files", 0,
                   "open files more than before"});
}

}  // namespace

Result<Figures> bench_soak(const BenchOptions& options) {
    LiveOrder busy = order_of(options, "soak", 200, 1'800);
    busy.meanwhile = Meanwhile::Nothing;
    LiveOrder warming = busy;
    warming.seconds = std::clamp(busy.seconds / 10, 2, 60);
    LiveOrder storm = busy;
    storm.name = "soak.storm";
    storm.rate = kStorm_rate;
    storm.seconds = std::min(kStorm_s, busy.seconds);
    LiveOrder back = busy;
    back.name = "soak.return";
    back.rate = kReturn_rate;
    back.seconds = 1;

    auto page = MeasuredPage::over(busy.size, {1920, 1080}, ui::Workspace::Wall);
    if (!page) return refusal(page);
    (*page)->world().keep_seen();
    // A first round fills what writing fills: pages of the store, letters of numbers, shaders.
    if (auto warm = soak_part(**page, warming); !warm) return refusal(warm);
    look_at_all(**page);
    Growth growth{busy.seconds};  // before the first look: what it takes is not the wall's
    const auto before = held_at_rest(**page);
    if (!before) return refusal(before);
    (*page)->viewer().handle(ui::WallTour{true});
    Figures all;
    for (const LiveOrder* order : {&busy, &storm, &back}) {
        if (order == &back) be_silent(**page, kSilence);
        const auto part = soak_part(**page, *order, order == &busy ? &growth : nullptr);
        if (!part) return refusal(part);
        tell_part(all, *part);
    }
    const auto after = held_at_rest(**page);
    if (!after) return refusal(after);
    const auto different = differences_from_recount(**page);
    if (!different) return refusal(different);
    const auto wrong = false_numbers(**page);
    if (!wrong) return refusal(wrong);
    all.push_back({"soak.differences", static_cast<double>(*different), "places", 0,
                   "whose numbers or state are not those of a recount at the end"});
    all.push_back({"soak.numbers", *wrong, "numbers", 0,
                   "of the wall that are not those of a recount at the end"});
    tell_growth(all, *before, *after, growth);
    return all;
}

}  // namespace app
