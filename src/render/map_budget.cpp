// How much this machine can draw. Software draws two hundred times less than a graphics card, and
// the same map has to be usable on both.
#include "render/map_impl.h"
#include "render/target.h"

#include <algorithm>
#include <chrono>

namespace render {

namespace {

constexpr int kSide_px = 512;
constexpr std::uint64_t kTriangles = 16'384;
constexpr double kWanted_ms = 9;
constexpr std::uint64_t kLeast = 16'000;
constexpr std::uint64_t kMost = 4'000'000;

}  // namespace

/// Draws a square of bricks of a few pixels each, as they stand at the limit between two forms.
std::uint64_t Map::measured_budget() {
    Impl& my = *impl_;
    auto trial = std::make_shared<scene::Geometry>();
    struct Owned {
        std::vector<scene::Brick> brick;
    };
    auto owned = std::make_shared<Owned>();
    for (std::uint64_t i = 0; i < kTriangles / 2; ++i) {
        const auto x = static_cast<std::int16_t>(i % 128 * 128 - 8192);
        const auto y = static_cast<std::int16_t>(i / 128 * 256 - 8192);
        owned->brick.push_back({.x = x, .y = y, .along_x = 56, .along_y = 8, .across = 40});
    }
    auto chunk = std::make_shared<scene::Chunk>();
    chunk->brick = owned->brick;
    chunk->owner = owned;
    chunk->box = {-300, -300, 300, 300};
    chunk->slot_count = 1;
    chunk->stretch = {{chunk->box, {}, {0, static_cast<std::uint32_t>(kTriangles / 2)}}};
    trial->chunk.push_back(chunk);
    const auto cameras_before = my.camera;
    std::vector<ChunkOnGpu> kept = std::move(my.chunks);
    my.chunks.clear();
    my.upload_geometry(*trial);
    my.camera = {.metres_per_px = 1, .width_px = kSide_px, .height_px = kSide_px};
    my.set_frame(0, 1);
    Canvas canvas;
    canvas.resize(kSide_px, kSide_px);
    draw_into(canvas.framebuffer(), kSide_px, kSide_px);
    double best_ms = 1e9;
    for (int run = 0; run < 8; ++run) {
        const auto start = std::chrono::steady_clock::now();
        my.draw_bricks({&my.chunks[0]}, chunk->box, my.brick, 1);
        glFinish();
        const std::chrono::duration<double, std::milli> took =
            std::chrono::steady_clock::now() - start;
        if (run > 0) best_ms = std::min(best_ms, std::max(took.count(), 1e-3));
    }
    draw_into(0, kSide_px, kSide_px);
    my.chunks = std::move(kept);
    my.camera = cameras_before;
    my.counters = {};
    my.stale = true;
    const double budget = static_cast<double>(kTriangles) * kWanted_ms / best_ms;
    return std::clamp(static_cast<std::uint64_t>(budget), kLeast, kMost);
}

}  // namespace render
