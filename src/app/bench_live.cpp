// Changes that another process writes, followed to the page: how late, whether all came, whether
// the counters say the same as a recount, and what grows.
#include "app/bench.h"
#include "app/bench_page.h"
#include "geo/crs.h"
#include "ingest/fictional.h"
#include "ingest/sample_files.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <filesystem>

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

namespace app {

namespace {

using base::refusal;
using base::Result;
using Steady = std::chrono::steady_clock;

struct Order {
    std::string name;
    std::string size;
    int rate = 0;
    int seconds = 0;
    Meanwhile meanwhile = Meanwhile::Nothing;
};

double since_ms(base::Instant at) {
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::system_clock::now() - std::chrono::system_clock::time_point{at};
    return passed.count();
}

/// Ledger lines on their way from the world to a page.
class Followed {
  public:
    explicit Followed(std::int64_t from) : last_{from} {}

    void take(std::vector<model::Change> changes) {
        for (model::Change& change : changes) {
            if (change.seq <= last_) doubled_ += 1;
            missing_ += change.seq > last_ + 1 ? change.seq - last_ - 1 : 0;
            last_ = std::max(last_, change.seq);
            waiting_.push_back(std::move(change));
        }
    }
    /// A page was drawn with everything up to `shown`.
    void shown(std::int64_t shown) {
        std::erase_if(waiting_, [&](const model::Change& change) {
            if (change.seq > shown) return false;
            latency_ms_.push_back(since_ms(change.at));
            return true;
        });
    }
    /// Lines that never came, or came and never reached a page.
    std::int64_t lost() const { return missing_ + static_cast<std::int64_t>(waiting_.size()); }
    std::int64_t doubled() const { return doubled_; }
    const std::vector<double>& latency_ms() const { return latency_ms_; }

  private:
    std::int64_t last_;
    std::int64_t missing_ = 0;
    std::int64_t doubled_ = 0;
    std::vector<model::Change> waiting_;
    std::vector<double> latency_ms_;
};

/// "≤5 ms 61 %, ≤10 ms 30 %, …": shares of the values in each step.
std::string histogram(const std::vector<double>& values) {
    static constexpr std::array<int, 9> kSteps{5, 10, 20, 33, 50, 100, 200, 500, 1000};
    std::string text;
    double from = -1e9;
    const auto add = [&](double to, const std::string& name) {
        const auto count = std::ranges::count_if(
            values, [&](double value) { return value > from && value <= to; });
        from = to;
        if (count == 0) return;
        char part[48];
        std::snprintf(part, sizeof part, "%s%s ms %.1f %%", text.empty() ? "" : ", ", name.c_str(),
                      100.0 * static_cast<double>(count) / static_cast<double>(values.size()));
        text += part;
    };
    for (const int step : kSteps) add(step, "≤" + std::to_string(step));
    add(1e12, ">1000");
    return text;
}

/// Places whose numbers, and blocks whose state, differ from what a recount of the store says.
Result<std::int64_t> differences(MeasuredPage& page) {
    auto store = store::Store::open(page.store_path());
    if (!store) return refusal(store);
    const Frame& frame = page.viewer().frame();
    const auto fresh = store->read_all(frame.derived.as_of);
    if (!fresh) return refusal(fresh);
    const model::Snapshot is = model::apply({}, *fresh);
    const derive::Derived counted = derive::derive_all(is, frame.derived.as_of);
    std::int64_t different = is.position == frame.snapshot.position ? 0 : 1;
    if (is.places->size() != frame.snapshot.places->size()) return is.places->size();
    for (model::Row row = 0; row < is.places->size(); ++row)
        different += counted.total[row] == frame.derived.total[row] &&
                             counted.block[row] == frame.derived.block[row]
                         ? 0
                         : 1;
    return different;
}

/// The hand that never leaves the wheel: in and out again about a point that wanders.
class Wheel {
  public:
    void turn(Viewer& viewer, Extent extent) {
        const double angle = step_ * 0.05;
        viewer.handle(ui::ZoomAt{{extent.width_px * (0.5 + 0.25 * std::cos(angle)),
                                  extent.height_px * (0.5 + 0.25 * std::sin(angle))},
                                 step_ / 20 % 2 == 0 ? 1.15 : 1 / 1.15});
        step_ += 1;
    }

  private:
    int step_ = 0;
};

struct Run {
    std::vector<double> page_ms;
    std::int64_t imported = 0;
};

/// Houses over the middle of the town.
Result<std::string> file_to_import(MeasuredPage& page) {
    const auto projection = geo::Projection::to(ingest::kFictionalEpsg);
    if (!projection) return refusal(projection);
    const geo::Point middle = page.viewer().frame().scene.geometry->extent.centre();
    const std::string path = page.file("houses.geojsonl");
    if (auto written = ingest::write_sample(path, "GeoJSONSeq", 5'000,
                                            projection->degrees_from_projected(middle));
        !written)
        return refusal(written);
    return path;
}

bool ended(pid_t child) {
    return child == 0 || waitpid(child, nullptr, WNOHANG) == child;
}

/// Turns the page until the writer, and the importer, have ended and all has come to rest.
Result<Run> followed_to_the_end(MeasuredPage& page, const Order& order, Followed& followed) {
    const pid_t writer =
        start_getu({"simulate", page.store_path(), "--rate", std::to_string(order.rate), "--for",
                    std::to_string(order.seconds)});
    if (writer == 0) return base::fail(base::Fault::Unreachable, base::Word::SystemTrouble);
    pid_t importer = 0;
    if (order.meanwhile == Meanwhile::Importing) {
        const auto file = file_to_import(page);
        if (!file) return refusal(file);
        importer = start_getu({"import", page.store_path(), *file});
    }
    Run run;
    Wheel wheel;
    const auto places = page.viewer().frame().snapshot.places->size();
    const auto step = [&] {
        if (order.meanwhile == Meanwhile::Zooming) wheel.turn(page.viewer(), {1920, 1080});
        const auto start = Steady::now();
        const bool drawn = page.viewer().turn(base::Millis{5});
        followed.take(page.world().seen().take_all());
        if (!drawn) return;
        run.page_ms.push_back(ms_since(start));
        followed.shown(page.viewer().frame().snapshot.position.seq);
    };
    bool written = false;
    bool imported = importer == 0;
    while (!written || !imported) {
        step();
        if (!written) written = ended(writer);
        if (!imported) imported = ended(importer);
    }
    const auto end = Steady::now() + std::chrono::seconds{1};
    while (Steady::now() < end) step();
    run.imported = std::int64_t{page.viewer().frame().snapshot.places->size()} - places;
    return run;
}

std::string how(const Order& order) {
    std::string text = std::to_string(order.rate) + "/s by another process, " + order.size +
                       ", 1920x1080, " + std::to_string(order.seconds) + " s";
    if (order.meanwhile == Meanwhile::Importing) text += ", 5 000 houses imported meanwhile";
    if (order.meanwhile == Meanwhile::Zooming) text += ", zooming all the while";
    return text;
}

Result<Figures> live(const Order& order) {
    auto page = MeasuredPage::over(order.size, {1920, 1080});
    if (!page) return refusal(page);
    (*page)->world().keep_seen();
    Followed followed{(*page)->viewer().frame().snapshot.position.seq};
    const auto run = followed_to_the_end(**page, order, followed);
    if (!run) return refusal(run);
    const auto different = differences(**page);
    if (!different) return refusal(different);

    // Up to an ordinary busy day the goal is 50 ms; in a burst, that the feed lags at most 1 s. A
    // hand at the wheel draws whole pages, an import makes chunks anew: there, what it is.
    const bool calm = order.meanwhile == Meanwhile::Nothing;
    const double goal = calm && order.rate <= 200 ? 50 : 1'000;
    const std::string name = order.name + "." + order.size;
    const std::string text = how(order) + ": ";
    const auto page_goal = calm ? std::optional<double>{33} : std::nullopt;
    const std::vector<double>& latency = followed.latency_ms();
    Figures all{{name + ".p50", percentile(latency, 0.5), "ms", std::nullopt,
                 text + "change_log.at to end of drawing"},
                {name + ".p99", percentile(latency, 0.99), "ms", goal, histogram(latency)},
                {name + ".changes", static_cast<double>(latency.size()), "changes", std::nullopt,
                 text + "ledger lines that reached a page"},
                {name + ".lost", static_cast<double>(followed.lost()), "changes", 0,
                 "ledger lines that never reached a page"},
                {name + ".doubled", static_cast<double>(followed.doubled()), "changes", 0,
                 "ledger lines that came twice"},
                {name + ".differences", static_cast<double>(*different), "places", 0,
                 "whose numbers or state are not those of a recount at the end"},
                {name + ".page.p99", percentile(run->page_ms, 0.99), "ms", page_goal,
                 "one page: map damage, panels, waiting for both; the longest took " +
                     std::to_string(static_cast<int>(percentile(run->page_ms, 1))) + " ms"}};
    if (order.meanwhile == Meanwhile::Importing)
        all.push_back({name + ".imported", static_cast<double>(run->imported), "places",
                       std::nullopt, "that came into the open map"});
    return all;
}

Order order_of(const BenchOptions& options, const char* name, int rate, int seconds) {
    Order order{.name = name,
                .size = options.size.empty() ? "S" : options.size,
                .rate = options.rate > 0 ? options.rate : rate,
                .seconds = options.seconds > 0 ? options.seconds : seconds,
                .meanwhile = options.meanwhile};
    if (order.meanwhile == Meanwhile::Importing) order.name += ".importing";
    if (order.meanwhile == Meanwhile::Zooming) order.name += ".zooming";
    return order;
}

std::int64_t open_files() {
    std::int64_t count = 0;
    for ([[maybe_unused]] const auto& file : std::filesystem::directory_iterator{"/proc/self/fd"})
        count += 1;
    return count;
}

double heap_mb() {
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd) / 1e6;
}

}  // namespace

Result<Figures> bench_live(const BenchOptions& options) {
    return live(order_of(options, "live", 200, 20));
}

Result<Figures> bench_burst(const BenchOptions& options) {
    return live(order_of(options, "burst", 1'000, 20));
}

Result<Figures> bench_soak(const BenchOptions& options) {
    Order order = order_of(options, "soak", 50, 60);
    order.meanwhile = Meanwhile::Zooming;
    auto page = MeasuredPage::over(order.size, {1920, 1080});
    if (!page) return refusal(page);
    (*page)->world().keep_seen();
    // A first round lets caches fill: fonts, names, plates.
    Order warming = order;
    warming.seconds = std::max(5, order.seconds / 10);
    Followed first{(*page)->viewer().frame().snapshot.position.seq};
    if (auto warm = followed_to_the_end(**page, warming, first); !warm) return refusal(warm);
    const double heap_before = heap_mb();
    const std::int64_t files_before = open_files();
    Followed followed{(*page)->viewer().frame().snapshot.position.seq};
    const auto run = followed_to_the_end(**page, order, followed);
    if (!run) return refusal(run);
    const double minutes = order.seconds / 60.0;
    const std::string text = how(order);
    return Figures{
        {"soak.heap", (heap_mb() - heap_before) / minutes, "MB/min", 8,
         text + ": growth of memory in use; 3 000 new rows a minute are part of it"},
        {"soak.files", static_cast<double>(open_files() - files_before), "files", 0,
         text + ": open files more than before"},
        {"soak.lost", static_cast<double>(first.lost() + followed.lost()), "changes", 0, text},
        {"soak.page.p99", percentile(run->page_ms, 0.99), "ms", std::nullopt, text}};
}

}  // namespace app
