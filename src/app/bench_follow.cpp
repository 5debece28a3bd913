#include "app/bench_follow.h"

#include "geo/crs.h"
#include "ingest/fictional.h"
#include "ingest/sample_files.h"

#include <chrono>
#include <cmath>
#include <filesystem>
#include <fstream>

#include <malloc.h>
#include <sys/wait.h>
#include <unistd.h>

namespace app {

using base::refusal;
using base::Result;

namespace {

using SteadyClock = std::chrono::steady_clock;

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

}  // namespace

double ms_since(base::Instant at) {
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::system_clock::now() - std::chrono::system_clock::time_point{at};
    return passed.count();
}

LiveOrder order_of(const BenchOptions& options, const char* name, int rate, int seconds) {
    LiveOrder order{.name = name,
                    .size = options.size.empty() ? "S" : options.size,
                    .rate = options.rate > 0 ? options.rate : rate,
                    .seconds = options.seconds > 0 ? options.seconds : seconds,
                    .meanwhile = options.meanwhile};
    if (order.meanwhile == Meanwhile::Importing) order.name += ".importing";
    if (order.meanwhile == Meanwhile::Zooming) order.name += ".zooming";
    return order;
}

std::string how_it_ran(const LiveOrder& order) {
    std::string text = std::to_string(order.rate) + "/s by another process, " + order.size +
                       ", 1920x1080, " + std::to_string(order.seconds) + " s";
    if (order.meanwhile == Meanwhile::Importing) text += ", 5 000 houses imported meanwhile";
    if (order.meanwhile == Meanwhile::Zooming) text += ", zooming all the while";
    return text;
}

Result<Run> followed_to_the_end(MeasuredPage& page, const LiveOrder& order, Followed& followed,
                                const std::function<void()>& looks) {
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
    const auto redraws = [&] {
        const render::Counters& counted = page.viewer().map_counters();
        return counted.full_redraws + counted.damage_redraws;
    };
    const auto step = [&] {
        if (order.meanwhile == Meanwhile::Zooming) wheel.turn(page.viewer(), {1920, 1080});
        const auto start = SteadyClock::now();
        const std::uint64_t before = redraws();
        const bool drawn = page.viewer().turn(base::Millis{5});
        followed.take(page.world().seen().take_all());
        looks();
        if (!drawn) return;
        run.page_ms.add(ms_since(start));
        if (redraws() != before) run.map_ms.add(page.viewer().view().drawn.map_ms);
        followed.shown(page.viewer().frame().snapshot.position.seq);
    };
    bool written = false;
    bool imported = importer == 0;
    while (!written || !imported) {
        step();
        if (!written) written = ended(writer);
        if (!imported) imported = ended(importer);
    }
    const auto end = SteadyClock::now() + std::chrono::seconds{1};
    while (SteadyClock::now() < end) step();
    run.imported = std::int64_t{page.viewer().frame().snapshot.places->size()} - places;
    return run;
}

Result<std::int64_t> differences_from_recount(MeasuredPage& page) {
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

double resident_mb() {
    std::ifstream file{"/proc/self/statm"};
    double pages = 0;
    double resident = 0;
    file >> pages >> resident;
    return resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6;
}

}  // namespace app
