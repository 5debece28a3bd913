// A wall that runs for long: what grows, whether the map is ever late, whether the numbers are
// those of a recount; in a busy half hour, in a storm, and after nothing came for a while.
#include "app/bench_follow.h"

#include <algorithm>
#include <chrono>

namespace app {

namespace {

using base::refusal;
using base::Result;

constexpr double kLatestMap_ms = 33;
constexpr double kLatestFeed_ms = 1'000;
constexpr int kStorm_rate = 1'000;
constexpr int kStorm_s = 60;
constexpr int kReturn_rate = 300;  // for one second
constexpr std::chrono::seconds kSilence{5};

/// One part of it, in numbers: what was measured of each change and page is not kept, it would be
/// counted as memory that grows.
struct SoakPart {
    std::string name, how;
    double latency_p99_ms = 0, latency_most_ms = 0;
    double map_p99_ms = 0, map_most_ms = 0;
    double changes = 0, lost = 0, doubled = 0, redraws = 0;
};

Result<SoakPart> soak_part(MeasuredPage& page, const LiveOrder& order) {
    Followed followed{page.viewer().frame().snapshot.position.seq};
    const auto run = followed_to_the_end(page, order, followed);
    if (!run) return refusal(run);
    return SoakPart{.name = order.name,
                    .how = how_it_ran(order),
                    .latency_p99_ms = percentile(followed.latency_ms(), 0.99),
                    .latency_most_ms = percentile(followed.latency_ms(), 1),
                    .map_p99_ms = percentile(run->map_ms, 0.99),
                    .map_most_ms = percentile(run->map_ms, 1),
                    .changes = static_cast<double>(followed.latency_ms().size()),
                    .lost = static_cast<double>(followed.lost()),
                    .doubled = static_cast<double>(followed.doubled()),
                    .redraws = static_cast<double>(run->map_ms.size())};
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

/// What a frame of the store costs that nobody has followed: rows, numbers, map.
Result<double> fresh_frame_mb(MeasuredPage& page) {
    auto store = store::Store::open(page.store_path());
    if (!store) return refusal(store);
    const double before = heap_mb();
    const auto frame = first_frame(*store, Clock{}.now(), nullptr, model::Role::Wall);
    if (!frame) return refusal(frame);
    return heap_mb() - before;
}

/// Turns the page for so long without anybody writing.
void be_silent(MeasuredPage& page, std::chrono::milliseconds span) {
    const auto end = std::chrono::steady_clock::now() + span;
    while (std::chrono::steady_clock::now() < end) page.viewer().turn(base::Millis{50});
}

void tell_part(Figures& all, const SoakPart& part) {
    const auto add = [&](const char* what, double value, const char* unit,
                         std::optional<double> goal, const std::string& detail) {
        all.push_back({part.name + "." + what, value, unit, goal, detail});
    };
    add("changes", part.changes, "changes", std::nullopt, part.how);
    add("lost", part.lost, "changes", 0, "ledger lines that never reached a page");
    add("doubled", part.doubled, "changes", 0, "ledger lines that came twice");
    add("lag.p99", part.latency_p99_ms, "ms", kLatestFeed_ms,
        "change_log.at to end of drawing; the latest " +
            std::to_string(static_cast<int>(part.latency_most_ms)) + " ms");
    add("map.worst", part.map_most_ms, "ms", kLatestMap_ms,
        "of " + std::to_string(static_cast<int>(part.redraws)) +
            " redraws of the map, drawn and waited for; p99 " +
            std::to_string(static_cast<int>(part.map_p99_ms)) + " ms");
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
    // A first round lets caches fill: fonts, names, plates.
    if (auto warm = soak_part(**page, warming); !warm) return refusal(warm);
    const auto frame_before = fresh_frame_mb(**page);
    if (!frame_before) return refusal(frame_before);
    const double heap_before = heap_mb();
    const std::int64_t files_before = open_files();
    Figures all;
    for (const LiveOrder* order : {&busy, &storm, &back}) {
        if (order == &back) be_silent(**page, kSilence);
        const auto part = soak_part(**page, *order);
        if (!part) return refusal(part);
        tell_part(all, *part);
    }
    be_silent(**page, std::chrono::seconds{1});
    const double grown = heap_mb() - heap_before;
    const std::int64_t files_after = open_files();
    const auto different = differences_from_recount(**page);
    if (!different) return refusal(different);
    const auto wrong = false_numbers(**page);
    if (!wrong) return refusal(wrong);
    const auto frame_after = fresh_frame_mb(**page);
    if (!frame_after) return refusal(frame_after);
    const double by_rows = *frame_after - *frame_before;
    all.push_back({"soak.differences", static_cast<double>(*different), "places", 0,
                   "whose numbers or state are not those of a recount at the end"});
    all.push_back({"soak.numbers", *wrong, "numbers", 0,
                   "of the wall that are not those of a recount at the end"});
    all.push_back({"soak.memory", (grown - by_rows) / heap_before * 100, "%", 2,
                   "in use more than at the start, without what the rows written meanwhile cost"});
    all.push_back({"soak.heap", grown, "MB", std::nullopt,
                   "in use more than at the start, of " +
                       std::to_string(static_cast<int>(heap_before)) + " MB; by rows " +
                       std::to_string(static_cast<int>(by_rows)) + " MB"});
    all.push_back({"soak.files", static_cast<double>(files_after - files_before), "files", 0,
                   "open files more than before"});
    return all;
}

}  // namespace app
