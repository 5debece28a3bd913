// From the wish to open a store to a page with the whole town on it, with and without the map of
// last time beside the store.
#include "app/bench.h"
#include "app/bench_scratch.h"
#include "app/bench_town.h"
#include "app/viewer.h"
#include "ingest/fictional.h"

#include <chrono>
#include <filesystem>

namespace app {

namespace {

using base::refusal;
using base::Result;
using Steady = std::chrono::steady_clock;

struct Started {
    double map_ms = 0;   // until the blocks are on the page
    double rows_ms = 0;  // until all else is there: names, numbers, something to click
};

Result<Started> started(const std::string& path) {
    const auto start = Steady::now();
    const UiContext ui;
    auto surface = open_offscreen({1920, 1080}, 1);
    if (!surface) return refusal(surface);
    auto viewer = Viewer::made(**surface, {});
    if (!viewer) return refusal(viewer);
    auto store = store::Store::open(path);
    if (!store) return refusal(store);
    auto world = World::start(std::move(*store), Clock{}, [&surface] { (*surface)->wake(); });
    if (!world) return refusal(world);
    (*viewer)->attach(**world);
    Started took;
    while (!(*viewer)->idle() || took.map_ms == 0) {
        (*viewer)->turn(base::Millis{20});
        const bool drawn = (*viewer)->map_counters().blocks_in_view > 0;
        if (drawn && took.map_ms == 0) took.map_ms = ms_since(start);
    }
    took.rows_ms = ms_since(start);
    world->reset();  // keeps the map
    return took;
}

double goal_ms(const std::string& size) {
    if (size == "1M") return 1'500;
    return size == "M" || size == "60k" ? 800 : 500;
}

}  // namespace

Result<Figures> bench_start(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const ScratchFolder folder;
    const std::string path = folder.file("start.gpkg");
    {
        auto rows = rows_of_size(size, Clock{}.now());
        if (!rows) return refusal(rows);
        const auto made = store::Store::create(path, ingest::kFictionalEpsg, size, *rows);
        if (!made) return refusal(made);
    }
    const auto bare = started(path);
    if (!bare) return refusal(bare);
    std::vector<double> map_ms;
    std::vector<double> rows_ms;
    for (int run = 0; run < 5; ++run) {
        const auto again = started(path);
        if (!again) return refusal(again);
        map_ms.push_back(again->map_ms);
        rows_ms.push_back(again->rows_ms);
    }
    std::error_code ignored;
    const auto bytes = std::filesystem::file_size(map_cache_path(path), ignored);
    const std::string how = "from fonts and programs to a page, in memory, 1920 x 1080; kept map " +
                            std::to_string(bytes / 1'000) + " kB";
    return Figures{
        {"start." + size + ".first_time", bare->map_ms, "ms", std::nullopt, "without a kept map"},
        {"start." + size + ".map", percentile(map_ms, 0.5), "ms", goal_ms(size), how},
        {"start." + size + ".all", percentile(rows_ms, 0.5), "ms", std::nullopt,
         "until names and numbers are there and can be clicked"}};
}

}  // namespace app
