// What a building costs in memory, all in, and what of it goes where: the profile by which the
// goal of design is judged.
#include "app/bench.h"
#include "app/bench_town.h"
#include "app/clock.h"
#include "app/surface.h"
#include "render/map.h"

#include <malloc.h>

namespace app {

namespace {

using base::Result;

/// Bytes this process has in use, whatever the allocator keeps for later.
double in_use() {
    const struct mallinfo2 heap = mallinfo2();
    return static_cast<double>(heap.uordblks + heap.hblkhd);
}

/// Of one allocation, with what the allocator adds.
std::size_t cost(const void* allocation) {
    constexpr std::size_t kHead = 8;
    // malloc_usable_size only looks; its parameter is not const for historical reasons.
    return allocation == nullptr
               ? 0
               : malloc_usable_size(const_cast<void*>(allocation)) + kHead;  // NOLINT
}

std::size_t cost(const std::string& text) {
    constexpr std::size_t kInside = 15;
    return text.capacity() > kInside ? cost(text.data()) : 0;
}

std::size_t cost(const geo::Shape& shape) {
    std::size_t bytes = cost(shape.parts.data()) + cost(shape.first_ring.data());
    for (const geo::Ring& ring : shape.parts) bytes += cost(ring.data());
    return bytes;
}

template <class T>
std::size_t cost_of_pages(const base::Pages<T>& pages, const base::Pages<T>& shared) {
    std::size_t bytes = 0;
    for (std::size_t p = 0; p < pages.page_count(); ++p)
        if (p >= shared.page_count() || pages.page(p) != shared.page(p))
            bytes += cost(pages.page(p)->data());
    return bytes;
}

/// The profile: each part, in bytes.
std::vector<std::pair<std::string, double>> parts(const model::Snapshot& is,
                                                  const derive::Derived& derived) {
    const model::Places& places = *is.places;
    std::size_t texts = 0;
    std::size_t shapes = 0;
    std::size_t vertices = 0;
    for (const model::PlaceRow& row : places.row) {
        texts +=
            cost(row.kind) + cost(row.code) + cost(row.name) + cost(row.address) + cost(row.source);
        shapes += cost(row.shape);
        for (const geo::Ring& ring : row.shape.parts) vertices += ring.size() * sizeof(geo::Point);
    }
    const auto bytes = [](std::size_t count) { return static_cast<double>(count); };
    return {{"rows", bytes(cost(places.row.data()))},
            {"texts", bytes(texts)},
            {"shapes", bytes(shapes)},
            {"vertices", bytes(vertices)},  // part of shapes
            {"lookup", bytes(cost(places.by_id.data()) + cost(places.box.data()) +
                             cost(places.parent.data()) + cost(places.grid.data()) +
                             cost(places.kind.data()))},
            {"counts", bytes(cost_of_pages(is.counts, {}))},
            {"tallies",
             bytes(cost_of_pages(derived.own, {}) + cost_of_pages(derived.total, derived.own))},
            {"states", bytes(cost_of_pages(derived.block, {}))}};
}

}  // namespace

Result<Figures> bench_memory(const BenchOptions& options) {
    const std::string size = options.size.empty() ? "60k" : options.size;
    const double before = in_use();
    const auto town = measured_town(size, Clock{}.now());
    if (!town) return base::refusal(town);
    const double with_model = in_use();
    const scene::Scene scene = scene::scene_from(town->snapshot, town->derived);
    const double with_scene = in_use();
    const auto surface = open_offscreen({1920, 1080}, 1);
    if (!surface) return base::refusal(surface);
    auto map = render::Map::made();
    if (!map) return base::refusal(map);
    map->show(scene);
    const auto blocks = static_cast<double>(scene.geometry->blocks.slot.size());
    const double uploaded =
        static_cast<double>(map->counters().geometry_bytes + map->counters().state_bytes);
    const std::string name = "memory." + size;
    const double all_in = (with_scene - before + uploaded) / blocks;
    Figures all{{name, all_in, "B/block", 256,
                 "in use, all in: rows, numbers, map and what the GPU holds, of " +
                     std::to_string(static_cast<std::int64_t>(blocks)) + " blocks"},
                {name + ".model", (with_model - before) / blocks, "B/block", std::nullopt,
                 "rows, numbers and states, with roads, shops and issues"},
                {name + ".scene", (with_scene - with_model) / blocks, "B/block", std::nullopt,
                 "what is ready for upload"},
                {name + ".gpu", uploaded / blocks, "B/block", std::nullopt, "uploaded"}};
    for (const auto& [part, bytes] : parts(town->snapshot, town->derived))
        all.push_back({name + ".model." + part, bytes / blocks, "B/block", std::nullopt,
                       part == "vertices" ? "of the shapes: coordinates alone" : "of the model"});
    return all;
}

}  // namespace app
