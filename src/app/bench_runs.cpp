#include "app/bench.h"
#include "app/bench_scratch.h"
#include "app/commands.h"
#include "app/viewer.h"
#include "base/log.h"
#include "ingest/fictional.h"
#include "render/target.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace app {

namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

/// `getu simulate` in a process of its own; 0 when it could not be started.
pid_t start_simulate(const std::string& store, int rate, int seconds) {
    std::string program = fs::read_symlink("/proc/self/exe").string();
    std::string rate_text = std::to_string(rate);
    std::string seconds_text = std::to_string(seconds);
    std::string path = store;
    std::array<std::string, 5> fixed{"simulate", "--rate", "--for", "", ""};
    std::array<char*, 8> words{program.data(),      fixed[0].data(),  path.data(),
                               fixed[1].data(),     rate_text.data(), fixed[2].data(),
                               seconds_text.data(), nullptr};
    posix_spawn_file_actions_t actions{};
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    const int failed =
        posix_spawn(&child, program.c_str(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : 0;
}

double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

/// A page in memory over a fresh store of size XS.
struct Bench {
    ScratchFolder folder;
    UiContext ui;
    std::unique_ptr<Surface> surface;
    std::unique_ptr<Viewer> viewer;
    std::unique_ptr<World> world;

    std::string store_path() const { return folder.file("bench.gpkg"); }

    base::Result<void> set_up(Extent extent) {
        const Clock clock;
        auto store = store::Store::create(store_path(), ingest::kFictionalEpsg, "bench",
                                          ingest::fictional_courtyard({.now = clock.now()}));
        if (!store) return base::refusal(store);
        auto opened = open_offscreen(extent, 1);
        if (!opened) return base::refusal(opened);
        surface = std::move(*opened);
        auto made = Viewer::made(*surface, {});
        if (!made) return base::refusal(made);
        viewer = std::move(*made);
        auto started = World::start(std::move(*store), clock, [this] { surface->wake(); });
        if (!started) return base::refusal(started);
        world = std::move(*started);
        viewer->attach(*world);
        const auto end = Steady::now() + std::chrono::seconds{1};
        while (Steady::now() < end) viewer->turn(base::Millis{50});
        return {};
    }

    ~Bench() {
        world.reset();
        viewer.reset();
        surface.reset();
    }
    Bench() = default;
    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    Bench(Bench&&) = delete;
    Bench& operator=(Bench&&) = delete;
};

double since_ms(base::Instant at) {
    const std::chrono::duration<double, std::milli> passed =
        std::chrono::system_clock::now() - std::chrono::system_clock::time_point{at};
    return passed.count();
}

/// Changes whose frame is on the page now, out of those taken from the world.
void settle(std::vector<model::Change>& waiting, std::int64_t shown, std::vector<double>& out) {
    std::erase_if(waiting, [&](const model::Change& change) {
        if (change.seq > shown) return false;
        out.push_back(since_ms(change.at));
        return true;
    });
}

}  // namespace

base::Result<std::vector<Figure>> bench_live(int rate, int seconds) {
    Bench bench;
    if (auto ready = bench.set_up({1920, 1080}); !ready) return base::refusal(ready);
    bench.world->keep_seen();
    const std::int64_t before = bench.viewer->frame().snapshot.position.seq;
    const pid_t child = start_simulate(bench.store_path(), rate, seconds);
    if (child == 0) return base::fail(base::Fault::Unreachable, base::Word::SystemTrouble);
    std::vector<double> latency;
    std::vector<double> page_ms;
    std::vector<model::Change> waiting;
    bool over = false;
    const auto step = [&] {
        const auto start = Steady::now();
        const bool drawn = bench.viewer->turn(base::Millis{5});
        for (model::Change& c : bench.world->seen().take_all()) waiting.push_back(std::move(c));
        if (!drawn) return;
        page_ms.push_back(std::chrono::duration<double, std::milli>(Steady::now() - start).count());
        settle(waiting, bench.viewer->frame().snapshot.position.seq, latency);
    };
    while (!over) {
        step();
        over = waitpid(child, nullptr, WNOHANG) == child;
    }
    const auto end = Steady::now() + std::chrono::milliseconds{500};
    while (Steady::now() < end) step();
    const std::int64_t written = bench.viewer->frame().snapshot.position.seq - before;
    // Up to an ordinary busy day the goal is 50 ms; in a burst, that the feed lags at most 1 s.
    const double goal = rate <= 200 ? 50 : 1'000;
    const std::string name = "live." + std::to_string(rate);
    const std::string how = std::to_string(rate) + "/s by another process, XS, 1920x1080, " +
                            std::to_string(seconds) + " s: change_log.at to end of drawing";
    return std::vector<Figure>{
        {name + ".p50", percentile(latency, 0.5), "ms", std::nullopt, how},
        {name + ".p99", percentile(latency, 0.99), "ms", goal, how},
        {name + ".lost", static_cast<double>(written) - static_cast<double>(latency.size()),
         "changes", 0, "ledger lines that never reached a page"},
        {name + ".page.p99", percentile(page_ms, 0.99), "ms", 33,
         "one page: map damage, panels, waiting for both"}};
}

base::Result<std::vector<Figure>> bench_idle(int seconds) {
    Bench bench;
    if (auto ready = bench.set_up({1920, 1080}); !ready) return base::refusal(ready);
    const std::uint64_t pages = bench.viewer->pages_drawn();
    const double cpu = processor_seconds();
    const auto end = Steady::now() + std::chrono::seconds{seconds};
    while (Steady::now() < end)
        bench.viewer->turn(std::chrono::ceil<base::Millis>(end - Steady::now()));
    const std::string how = "nothing happens for " + std::to_string(seconds) + " s, XS";
    return std::vector<Figure>{
        {"idle.frames", static_cast<double>(bench.viewer->pages_drawn() - pages), "pages", 0, how},
        {"idle.core", (processor_seconds() - cpu) / seconds * 100, "%", 1,
         "processor time of all threads over " + how}};
}

base::Result<std::vector<Figure>> bench_one_change() {
    const Extent extent{3840, 2160};
    Bench bench;
    if (auto ready = bench.set_up(extent); !ready) return base::refusal(ready);
    auto map = render::Map::made();
    const auto font = scene::cjk_font();
    if (!map) return base::refusal(map);
    if (!font) return base::refusal(font);
    auto lettering = scene::Lettering::with(*font);
    if (!lettering) return base::refusal(lettering);
    scene::Scene scene = bench.viewer->frame().scene;
    const scene::Camera camera = scene::fitted(
        {.width_px = extent.width_px, .height_px = extent.height_px}, scene.geometry->extent, 80);
    const render::Style style{.ratio = 2};
    scene::NameCache names;
    const Frame& frame = bench.viewer->frame();
    const scene::Labels labels = scene::labels_for({*scene.geometry, frame.snapshot, frame.derived},
                                                   camera, 2, {}, names, *lettering);
    const auto draw_ms = [&] {
        const auto start = Steady::now();
        map->show(scene);
        map->draw(camera, style, labels);
        render::finish();
        return std::chrono::duration<double, std::milli>(Steady::now() - start).count();
    };
    draw_ms();
    std::vector<double> whole;
    for (int i = 0; i < 20; ++i) {
        map->forget();
        whole.push_back(draw_ms());
    }
    std::vector<double> one;
    const std::uint64_t bytes = map->counters().state_bytes;
    constexpr int kChanges = 200;
    for (int i = 0; i < kChanges; ++i) {
        base::PagesEdit<std::uint8_t> edit{scene.state};
        const std::size_t slot = static_cast<std::size_t>(i) % scene.state.size();
        edit.at(slot) = static_cast<std::uint8_t>((scene.state[slot] + 1) % derive::kStateCount);
        scene.state = std::move(edit).freeze();
        one.push_back(draw_ms());
    }
    const std::string how = "one block of XS changes state, 3840x2160, damaged box redrawn";
    return std::vector<Figure>{
        {"one_change.p50", percentile(one, 0.5), "ms", 2, how},
        {"one_change.p99", percentile(one, 0.99), "ms", std::nullopt, how},
        {"one_change.bytes", static_cast<double>(map->counters().state_bytes - bytes) / kChanges,
         "bytes", 8'192, "uploaded for one change"},
        {"whole.p50", percentile(whole, 0.5), "ms", std::nullopt, "the same picture drawn whole"}};
}

}  // namespace app
