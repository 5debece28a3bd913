// Floors of buildings on the map: how long a picture with them takes, and what another floor costs.
#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "app/surface.h"
#include "base/random.h"
#include "render/map.h"
#include "render/target.h"

#include <algorithm>
#include <string>

#include <malloc.h>

namespace app {

namespace {

using base::Result;
using model::LevelId;
using scene::FloorShown;

constexpr std::size_t kPlans = 200;
constexpr int kMostLevels = 18;
constexpr Extent kFloorPage{1920, 1080};

double heap_bytes() {
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

/// Rooms of about 6 m on both sides of a corridor, each with a door; all floors but the lowest
/// alike, as in a block of flats.
model::FloorPlan corridor_plan(const model::PlaceRow& building, const geo::Box& box) {
    model::FloorPlan plan;
    plan.place = building.id;
    const double low = box.y0 + box.height() * 0.42;
    const double high = box.y0 + box.height() * 0.58;
    const int levels = std::clamp(building.storeys, 1, kMostLevels);
    for (int ordinal = 0; ordinal < levels; ++ordinal) {
        const LevelId level{ordinal + 1};
        plan.levels.push_back({level, plan.place, ordinal, std::to_string(ordinal + 1) + "F", {}});
        const auto add = [&](const char* kind, double x0, double y0, double x1, double y1) {
            plan.rooms.push_back({.id = {},
                                  .level = level,
                                  .kind = kind,
                                  .name = {},
                                  .shape = geo::area_of({{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}})});
        };
        const int across = std::max(static_cast<int>(box.width() / (ordinal == 0 ? 8 : 6)), 1);
        const double wide = box.width() / across;
        add("corridor", box.x0, low, box.x1, high);
        for (int i = 0; i < across; ++i) {
            const double x = box.x0 + i * wide;
            add("room", x, box.y0, x + wide, low);
            add("room", x, high, x + wide, box.y1);
            for (const double y : {low, high})
                plan.openings.push_back(
                    {.id = {},
                     .level = level,
                     .kind = "door",
                     .shape = geo::line_of({{x + wide / 2, y}, {x + wide / 2 + 0.9, y}})});
        }
    }
    return plan;
}

/// The first buildings of a town, each with its plan.
std::vector<model::FloorPlan> plans_in(const model::Snapshot& town) {
    std::vector<model::FloorPlan> plans;
    const model::Places& places = *town.places;
    for (model::Row row = 0; row < places.size() && plans.size() < kPlans; ++row)
        if (places.kind[row] == model::Kind::Building && !places.box[row].empty())
            plans.push_back(corridor_plan(places.row[row], places.box[row]));
    return plans;
}

void show_level(FloorShown& floor, std::size_t level, base::Random& random) {
    floor.level = level % floor.chunk->level.size();
    std::vector<scene::Colour> fill;
    for (std::size_t i = 0; i < floor.chunk->level[floor.level].rooms.size(); ++i)
        fill.push_back(scene::block_fill(scene::Look::Light, derive::Theme::Work,
                                         random.below(derive::kStateCount)));
    floor.fill = std::make_shared<const std::vector<scene::Colour>>(std::move(fill));
}

struct FloorTimes {
    std::vector<double> redraw_ms, switch_ms;
    double most_bytes = 0;  // of a switch
    double whole = 0;       // redraws that a switch caused
};

/// Close over each building in turn: whole pictures, then other floors of it.
FloorTimes drawn_floors(render::Map& map, std::vector<FloorShown>& floors) {
    FloorTimes times;
    base::Random random{200};
    const render::Style style{};
    const scene::Labels labels{.corner = std::make_shared<const std::vector<scene::LabelVertex>>()};
    for (std::size_t i = 0; i < floors.size(); ++i) {
        FloorShown& floor = floors[i];
        const scene::Camera camera{.centre = floor.chunk->box.centre(),
                                   .metres_per_px = i % 2 == 0 ? 0.12 : 0.04,
                                   .width_px = kFloorPage.width_px,
                                   .height_px = kFloorPage.height_px};
        for (int run = 0; run < 3; ++run) {
            map.forget();
            const auto start = std::chrono::steady_clock::now();
            map.draw(camera, style, labels);
            render::finish();
            if (run > 0) times.redraw_ms.push_back(ms_since(start));
        }
        for (std::size_t level = 1; level < 4; ++level) {
            const render::Counters before = map.counters();
            show_level(floor, floor.level + level, random);
            const auto start = std::chrono::steady_clock::now();
            map.show_floors(floors);
            map.draw(camera, style, labels);
            render::finish();
            times.switch_ms.push_back(ms_since(start));
            const render::Counters& after = map.counters();
            const std::uint64_t bytes = after.fill_bytes - before.fill_bytes + after.floor_bytes -
                                        before.floor_bytes + after.state_bytes - before.state_bytes;
            times.most_bytes = std::max(times.most_bytes, static_cast<double>(bytes));
            times.whole += static_cast<double>(after.full_redraws - before.full_redraws);
        }
    }
    return times;
}

}  // namespace

Result<Figures> bench_floors(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "S" : options.size;
    const auto town = measured_town(size, Clock{}.now());
    if (!town) return base::refusal(town);
    auto surface = open_offscreen(kFloorPage, 1);
    if (!surface) return base::refusal(surface);
    auto map = render::Map::made();
    if (!map) return base::refusal(map);
    map->show(scene::scene_from(town->snapshot, town->derived));
    const std::vector<model::FloorPlan> plans = plans_in(town->snapshot);
    const double before = heap_bytes();
    std::vector<FloorShown> floors;
    std::vector<double> laid_out;
    double rooms = 0;
    double bytes = 0;
    base::Random random{1};
    for (const model::FloorPlan& plan : plans) {
        const auto start = std::chrono::steady_clock::now();
        auto chunk = scene::floor_chunk(plan);
        laid_out.push_back(ms_since(start));
        rooms += static_cast<double>(plan.rooms.size());
        bytes += static_cast<double>(chunk->bytes());
        floors.push_back({.chunk = std::move(chunk)});
        show_level(floors.back(), 0, random);
    }
    const double memory = heap_bytes() - before;
    map->show_floors(floors);
    const FloorTimes times = drawn_floors(*map, floors);
    const double count = std::max(static_cast<double>(plans.size()), 1.0);
    const std::string name = "floors." + size;
    const std::string how = std::to_string(plans.size()) + " plans open, " +
                            std::to_string(static_cast<int>(rooms)) + " rooms, 1920 x 1080";
    return Figures{
        {name + ".lay_out.p50", percentile(laid_out, 0.5), "ms", std::nullopt,
         "one plan, all its floors"},
        {name + ".redraw.p50", percentile(times.redraw_ms, 0.5), "ms", std::nullopt, how},
        {name + ".redraw.worst", percentile(times.redraw_ms, 1), "ms", 25, how},
        {name + ".switch.p50", percentile(times.switch_ms, 0.5), "ms", std::nullopt,
         "another floor of the building in the middle, until it is drawn"},
        {name + ".switch.worst", percentile(times.switch_ms, 1), "ms", std::nullopt, how},
        {name + ".switch_bytes", times.most_bytes, "bytes", 8'192, "uploaded by one, at most"},
        {name + ".switch_whole", times.whole, "", 0, "whole redraws that a switch caused"},
        {name + ".gpu", bytes / count / 1024, "KiB", std::nullopt, "geometry of one plan"},
        {name + ".memory", memory / count / 1024, "KiB", std::nullopt, "beside it, of one plan"}};
}

}  // namespace app
