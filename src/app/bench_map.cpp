// The map alone: how long a whole picture takes at every zoom, a recolouring, a pick.
#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "app/surface.h"
#include "base/random.h"
#include "render/target.h"
#include "report/png.h"
#include "scene/pick.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace app {

namespace {

using base::Result;
using Steady = std::chrono::steady_clock;

struct Drawing {
    std::unique_ptr<Surface> surface;
    std::unique_ptr<render::Map> map;
    std::unique_ptr<scene::Lettering> lettering;
    std::uint64_t budget = 0;
};

Result<Drawing> drawing(Extent extent) {
    Drawing d;
    auto surface = open_offscreen(extent, 1);
    if (!surface) return base::refusal(surface);
    auto map = render::Map::made();
    if (!map) return base::refusal(map);
    const auto font = scene::cjk_font();
    if (!font) return base::refusal(font);
    auto letters = scene::Lettering::with(*font);
    if (!letters) return base::refusal(letters);
    d.surface = std::move(*surface);
    d.map = std::make_unique<render::Map>(std::move(*map));
    d.lettering = std::make_unique<scene::Lettering>(std::move(*letters));
    d.budget = d.map->measured_budget();
    return d;
}

/// From the whole town to a door, a step of 1.6 each.
std::vector<scene::Camera> cameras(const scene::Geometry& geometry, Extent extent, double ratio) {
    scene::Camera camera = scene::fitted(
        {.width_px = extent.width_px, .height_px = extent.height_px}, geometry.extent, 24);
    std::vector<scene::Camera> all;
    for (; camera.metres_per_px * ratio > 0.04; camera.metres_per_px /= 1.6) all.push_back(camera);
    return all;
}

/// For whoever wants to see what is measured: GETU_BENCH_PICTURES names a folder for each zoom.
void keep_picture(const render::Map& map, const std::string& size, const scene::Camera& camera) {
    const char* folder = std::getenv("GETU_BENCH_PICTURES");
    if (folder == nullptr) return;
    char name[96];
    std::snprintf(name, sizeof name, "/%s_%d_%07.3f.png", size.c_str(), camera.width_px,
                  camera.metres_per_px);
    const auto kept = report::write_png(folder + std::string{name}, camera.width_px,
                                        camera.height_px, map.pixels());
    if (!kept) std::fprintf(stderr, "no picture in %s\n", folder);
}

/// For whoever looks for the cost: each pass by itself, on standard error.
void tell_passes(render::Map& map, const scene::Camera& camera, const scene::Labels& labels,
                 render::Style style, double median) {
    const std::uint64_t triangles = map.counters().triangles;
    const std::uint64_t calls = map.counters().draw_calls;
    style.timed = true;
    map.draw(camera, style, labels);
    const render::Counters& c = map.counters();
    std::fprintf(stderr, "%7.3f m/px form %d %7.1f ms %6llu blocks %7llu triangles %5llu calls:",
                 camera.metres_per_px, c.level_of_detail, median,
                 static_cast<unsigned long long>(c.blocks_in_view),
                 static_cast<unsigned long long>(c.triangles - triangles),
                 static_cast<unsigned long long>(c.draw_calls - calls));
    for (std::size_t pass = 0; pass < render::kPassCount; ++pass)
        std::fprintf(stderr, " %.1f/%llu", c.pass_ms.at(pass),
                     static_cast<unsigned long long>(c.pass_triangles.at(pass)));
    std::fprintf(stderr, "\n");
}

Result<Figures> redraw(const MeasuredTown& town, const scene::Scene& scene, Extent extent,
                       double ratio) {
    auto d = drawing(extent);
    if (!d) return base::refusal(d);
    const render::Style style{.ratio = ratio, .budget = d->budget};
    std::vector<double> all;
    double worst = 0;
    std::string worst_at;
    d->map->show(scene);
    scene::NameCache names;
    for (const scene::Camera& camera : cameras(*scene.geometry, extent, ratio)) {
        const scene::Labels labels =
            scene::labels_for({*scene.geometry, town.snapshot, town.derived}, camera, ratio, {},
                              names, *d->lettering);
        std::vector<double> here;
        for (int run = 0; run < 6; ++run) {
            d->map->forget();
            const auto start = Steady::now();
            d->map->draw(camera, style, labels);
            render::finish();
            if (run > 0) here.push_back(ms_since(start));  // the first one uploads
        }
        keep_picture(*d->map, town.size, camera);
        const double median = percentile(here, 0.5);
        all.insert(all.end(), here.begin(), here.end());
        const render::Counters& c = d->map->counters();
        if (std::getenv("GETU_BENCH_ZOOMS") != nullptr)
            tell_passes(*d->map, camera, labels, style, median);
        if (median <= worst) continue;
        worst = median;
        char text[96];
        std::snprintf(text, sizeof text, "worst zoom %.2f m a pixel, form %d", camera.metres_per_px,
                      c.level_of_detail);
        worst_at = text;
    }
    const double goal = town.size == "1M" ? 35 : 25;
    const bool wall = extent.width_px > 1920;
    const std::string name = "redraw." + town.size + (wall ? ".2160p" : ".1080p");
    const std::string how = "the map drawn whole from town to door, 5 times each; " + worst_at +
                            "; budget " + std::to_string(d->budget) + " triangles";
    const auto wanted = wall ? std::optional<double>{} : std::optional<double>{goal};
    return Figures{{name + ".p50", percentile(all, 0.5), "ms", std::nullopt, how},
                   {name + ".p99", percentile(all, 0.99), "ms", std::nullopt, how},
                   {name + ".worst", worst, "ms", wanted, how}};
}

Result<Figures> redraw_of(const std::string& size) {
    const auto town = measured_town(size, Clock{}.now());
    if (!town) return base::refusal(town);
    const auto start = Steady::now();
    const scene::Scene scene = scene::scene_from(town->snapshot, town->derived);
    Figures all{{"scene." + size, ms_since(start), "ms", std::nullopt,
                 std::to_string(scene.geometry->blocks.slot.size()) +
                     " blocks into chunks, bricks and cells"}};
    for (const auto& [extent, ratio] :
         {std::pair<Extent, double>{{1920, 1080}, 1}, {{3840, 2160}, 2}}) {
        const auto figures = redraw(*town, scene, extent, ratio);
        if (!figures) return figures;
        all.insert(all.end(), figures->begin(), figures->end());
    }
    return all;
}

/// Sizes told, or those a quick run can afford.
Result<Figures> of_each_size(const BenchOptions& options,
                             Result<Figures> (*bench)(const std::string&)) {
    if (!options.size.empty()) return bench(options.size);
    Figures all;
    for (const char* size : {"S", "60k"}) {
        const auto figures = bench(size);
        if (!figures) return figures;
        all.insert(all.end(), figures->begin(), figures->end());
    }
    return all;
}

Result<Figures> pick_of(const std::string& size) {
    const auto town = measured_town(size, Clock{}.now());
    if (!town) return base::refusal(town);
    const auto geometry = scene::geometry_from(town->snapshot);
    base::Random random{7};
    std::vector<double> times;
    for (int i = 0; i < 20'000; ++i) {
        const geo::Point at{geometry->extent.x0 + random.unit() * geometry->extent.width(),
                            geometry->extent.y0 + random.unit() * geometry->extent.height()};
        const auto start = Steady::now();
        (void)scene::place_at(*geometry, *town->snapshot.places, at);
        times.push_back(ms_since(start) * 1000);
    }
    return Figures{{"pick." + size + ".p99", percentile(times, 0.99), "µs", 50,
                    "what lies under a random point, 20 000 times"}};
}

/// The map told by another theme and back by the state of work.
Result<Figures> recolour_of(const std::string& size) {
    const auto town = measured_town(size, Clock{}.now());
    if (!town) return base::refusal(town);
    scene::Scene scene = scene::scene_from(town->snapshot, town->derived);
    auto d = drawing({1920, 1080});
    if (!d) return base::refusal(d);
    d->map->show(scene);
    const std::uint64_t geometry_bytes = d->map->counters().geometry_bytes;
    std::vector<double> states_only;
    std::vector<double> whole;
    for (int run = 0; run < 7; ++run) {
        const auto away = Steady::now();
        scene = scene::scene_told(scene, town->snapshot, town->derived, derive::Theme::Duty);
        d->map->show(scene);
        whole.push_back(ms_since(away));
        scene::Scene work = scene;
        const auto back = Steady::now();
        scene::tell_states(work, town->snapshot, town->derived, derive::Theme::Work);
        d->map->show(work);
        states_only.push_back(ms_since(back));
        scene = scene::scene_told(scene, town->snapshot, town->derived, derive::Theme::Work);
    }
    return Figures{{"recolour." + size + ".p50", percentile(states_only, 0.5), "ms",
                    size == "1M" ? std::optional<double>{5} : std::nullopt,
                    "the state of every block told anew, compared and uploaded"},
                   {"recolour." + size + ".theme", percentile(whole, 0.5), "ms", std::nullopt,
                    "another theme, with the cells that stand for blocks from afar"},
                   {"recolour." + size + ".vertex_bytes",
                    static_cast<double>(d->map->counters().geometry_bytes - geometry_bytes),
                    "bytes", 0, "of geometry uploaded meanwhile"}};
}

}  // namespace

Result<Figures> bench_redraw(const BenchOptions& options) {
    return of_each_size(options, &redraw_of);
}

Result<Figures> bench_recolour(const BenchOptions& options) {
    return of_each_size(options, &recolour_of);
}

Result<Figures> bench_pick(const BenchOptions& options) {
    return of_each_size(options, &pick_of);
}

}  // namespace app
