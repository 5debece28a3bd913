// A page at which nothing happens, and one at which one thing does.
#include "app/bench.h"
#include "app/bench_page.h"
#include "render/target.h"

#include <chrono>

#include <sys/resource.h>

namespace app {

namespace {

using Steady = std::chrono::steady_clock;

double processor_seconds() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    const auto seconds = [](const timeval& t) {
        return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

std::string size_in(const BenchOptions& options, const char* otherwise) {
    return options.size.empty() ? otherwise : options.size;
}

}  // namespace

base::Result<Figures> bench_idle(const BenchOptions& options) {
    const int seconds = options.seconds > 0 ? options.seconds : 10;
    const std::string size = size_in(options, "S");
    const auto page = MeasuredPage::over(size, {1920, 1080});
    if (!page) return base::refusal(page);
    Viewer& viewer = (*page)->viewer();
    const std::uint64_t pages = viewer.pages_drawn();
    const double cpu = processor_seconds();
    const auto end = Steady::now() + std::chrono::seconds{seconds};
    while (Steady::now() < end) viewer.turn(std::chrono::ceil<base::Millis>(end - Steady::now()));
    const std::string how = "nothing happens for " + std::to_string(seconds) + " s, " + size;
    return Figures{
        {"idle.frames", static_cast<double>(viewer.pages_drawn() - pages), "pages", 0, how},
        {"idle.core", (processor_seconds() - cpu) / seconds * 100, "%", 1,
         "processor time of all threads over " + how}};
}

base::Result<Figures> bench_one_change(const BenchOptions& options) {
    const Extent extent{3840, 2160};
    const std::string size = size_in(options, "S");
    const auto page = MeasuredPage::over(size, extent);
    if (!page) return base::refusal(page);
    const Frame& frame = (*page)->viewer().frame();
    auto map = render::Map::made();
    const auto font = scene::cjk_font();
    if (!map) return base::refusal(map);
    if (!font) return base::refusal(font);
    auto lettering = scene::Lettering::with(*font);
    if (!lettering) return base::refusal(lettering);
    scene::Scene scene = frame.scene;
    const scene::Camera camera = scene::fitted(
        {.width_px = extent.width_px, .height_px = extent.height_px}, scene.geometry->extent, 80);
    const render::Style style{.ratio = 2, .budget = map->measured_budget()};
    scene::NameCache names;
    const scene::Labels labels = scene::labels_for({*scene.geometry, frame.snapshot, frame.derived},
                                                   camera, 2, {}, names, *lettering);
    const auto draw_ms = [&] {
        const auto start = Steady::now();
        map->show(scene);
        map->draw(camera, style, labels);
        render::finish();
        return ms_since(start);
    };
    draw_ms();
    std::vector<double> whole;
    for (int i = 0; i < 20; ++i) {
        map->forget();
        whole.push_back(draw_ms());
    }
    std::vector<double> one;
    const std::uint64_t bytes = map->counters().state_bytes;
    const std::vector<std::uint32_t>& slots = scene.geometry->blocks.slot;
    constexpr int kChanges = 200;
    for (std::size_t i = 0; i < kChanges; ++i) {
        base::PagesEdit<std::uint8_t> edit{scene.state};
        const std::uint32_t slot = slots[i * slots.size() / kChanges];
        edit.at(slot) = static_cast<std::uint8_t>((scene.state[slot] + 1) % derive::kStateCount);
        scene.state = std::move(edit).freeze();
        one.push_back(draw_ms());
    }
    const std::string how =
        "one block of " + size + " changes state, the whole town at 3840x2160, damaged box redrawn";
    return Figures{
        {"one_change.p50", percentile(one, 0.5), "ms", 2, how},
        {"one_change.p99", percentile(one, 0.99), "ms", std::nullopt, how},
        {"one_change.bytes", static_cast<double>(map->counters().state_bytes - bytes) / kChanges,
         "bytes", 8'192, "uploaded for one change"},
        {"one_change.whole", percentile(whole, 0.5), "ms", std::nullopt,
         "the same picture drawn whole"}};
}

}  // namespace app
