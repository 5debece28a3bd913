#include "render/map_impl.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

using geo::Box;
using geo::Point;

namespace {

enum Unit : GLint { kStates = 0, kPalette = 1, kAtlas = 2 };

void bind_texture(Unit unit, const Texture& texture) {
    glActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
    glBindTexture(GL_TEXTURE_2D, texture.name());
}

void* offset(std::size_t bytes) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): OpenGL takes offsets as pointers
    return reinterpret_cast<void*>(bytes);
}

/// Kerbs come before the roads, so that a crossing is open on all sides.
struct Pass {
    scene::Layer layer;
    bool outlines;
};
constexpr std::array<Pass, 11> kPasses{{{scene::Layer::Area, false},
                                        {scene::Layer::Ground, false},
                                        {scene::Layer::Ground, true},
                                        {scene::Layer::Garden, false},
                                        {scene::Layer::Way, true},
                                        {scene::Layer::Band, true},
                                        {scene::Layer::Way, false},
                                        {scene::Layer::Band, false},
                                        {scene::Layer::Border, true},
                                        {scene::Layer::Block, false},
                                        {scene::Layer::Block, true}}};

}  // namespace

void Map::Impl::use(const Program& program) const {
    glUseProgram(program.name());
    glUniform1i(uniform(program, "state_of_slot"), kStates);
    glUniform1i(uniform(program, "palette"), kPalette);
    glUniform1i(uniform(program, "atlas"), kAtlas);
}

void Map::Impl::set_chunk(const Program& program, const scene::Chunk& chunk) const {
    // The difference is taken in double, so that float is exact enough 40 km from the centre.
    const Point from = chunk.origin - camera.centre;
    glUniform2f(uniform(program, "chunk_from_centre_m"), static_cast<float>(from.x),
                static_cast<float>(from.y));
    glUniform1f(uniform(program, "unit_m"), static_cast<float>(chunk.unit_m));
    glUniform1i(uniform(program, "first_slot"), static_cast<GLint>(chunk.first_slot));
}

void Map::Impl::draw_areas(const std::vector<const ChunkOnGpu*>& seen, scene::Layer layer) {
    use(block);
    for (const ChunkOnGpu* gpu : seen) {
        const scene::Span span = gpu->chunk->corners_of.at(static_cast<std::size_t>(layer));
        if (span.count == 0) continue;
        set_chunk(block, *gpu->chunk);
        glBindVertexArray(gpu->block_array.name());
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(span.count), GL_UNSIGNED_SHORT,
                       offset(std::size_t{span.first} * sizeof(std::uint16_t)));
        counters.draw_calls += 1;
        counters.triangles += span.count / 3;
    }
}

void Map::Impl::draw_edges(const std::vector<const ChunkOnGpu*>& seen, scene::Layer layer) {
    use(edge);
    for (const ChunkOnGpu* gpu : seen) {
        const scene::Span span = gpu->chunk->edges_of.at(static_cast<std::size_t>(layer));
        if (span.count == 0) continue;
        set_chunk(edge, *gpu->chunk);
        glBindVertexArray(gpu->edge_array.name());
        glBindBuffer(GL_ARRAY_BUFFER, gpu->edges.name());
        const std::size_t base = std::size_t{span.first} * sizeof(scene::Edge);
        glVertexAttribPointer(0, 4, GL_SHORT, GL_FALSE, sizeof(scene::Edge), offset(base));
        glVertexAttribIPointer(1, 2, GL_UNSIGNED_SHORT, sizeof(scene::Edge),
                               offset(base + offsetof(scene::Edge, feature)));
        for (GLuint i = 0; i < 2; ++i) glVertexAttribDivisor(i, 1);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(span.count));
        counters.draw_calls += 1;
        counters.triangles += std::uint64_t{span.count} * 2;
    }
}

void Map::Impl::draw_box(const Box& ground) {
    const scene::Palette& p = scene::palette_of(style.look);
    glClearColor(static_cast<float>(p.background.r) / 255, static_cast<float>(p.background.g) / 255,
                 static_cast<float>(p.background.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    bind_texture(kStates, states);
    bind_texture(kPalette, palette);
    bind_texture(kAtlas, atlas);

    std::vector<const ChunkOnGpu*> seen;
    for (const ChunkOnGpu& gpu : chunks)
        if (gpu.chunk->box.intersects(ground)) seen.push_back(&gpu);
    for (const Pass& pass : kPasses) {
        if (pass.outlines)
            draw_edges(seen, pass.layer);
        else
            draw_areas(seen, pass.layer);
    }
    if (label_quads > 0) {
        use(label);
        glBindVertexArray(label_array.name());
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(label_quads * 6), GL_UNSIGNED_INT,
                       nullptr);
        counters.draw_calls += 1;
        counters.triangles += label_quads * 2;
    }
    use(mark);
    for (const ChunkOnGpu* gpu : seen) {
        const auto count = static_cast<GLsizei>(gpu->chunk->mark.size());
        if (count == 0) continue;
        set_chunk(mark, *gpu->chunk);
        glBindVertexArray(gpu->mark_array.name());
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, count);
        counters.draw_calls += 1;
        counters.triangles += std::uint64_t{gpu->chunk->mark.size()} * 2;
    }
    glBindVertexArray(0);
}

void Map::Impl::draw_damage(double mark_px) {
    // A sign and a smoothed outline reach out of their block.
    const double pad_px = mark_px * style.ratio + 2;
    glEnable(GL_SCISSOR_TEST);
    for (const Box& ground : damage) {
        const Point low = scene::screen_from_world(camera, {ground.x0, ground.y1});
        const Point high = scene::screen_from_world(camera, {ground.x1, ground.y0});
        const auto x0 = static_cast<int>(std::floor(std::max(low.x - pad_px, 0.0)));
        const auto y0 = static_cast<int>(std::floor(std::max(low.y - pad_px, 0.0)));
        const auto x1 = static_cast<int>(
            std::ceil(std::min(high.x + pad_px, static_cast<double>(camera.width_px))));
        const auto y1 = static_cast<int>(
            std::ceil(std::min(high.y + pad_px, static_cast<double>(camera.height_px))));
        if (x1 <= x0 || y1 <= y0) continue;  // out of the picture
        glScissor(x0, camera.height_px - y1, x1 - x0, y1 - y0);
        draw_box(ground.grown(pad_px * camera.metres_per_px));
    }
    glDisable(GL_SCISSOR_TEST);
}

}  // namespace render
