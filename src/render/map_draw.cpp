#include "render/map_impl.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>

namespace render {

using geo::Box;
using geo::Point;
using scene::is_region;
using scene::Layer;
using scene::Span;

namespace {

constexpr double kMostSign_px = 17;

std::size_t at(Layer layer) {
    return static_cast<std::size_t>(layer);
}

/// What of a layer is more than a speck.
scene::Drawn visible(const scene::Chunk& chunk, Layer layer, std::size_t cut) {
    return layer <= Layer::Garden ? chunk.at_least.at(at(layer)).at(cut)
                                  : chunk.layer.at(at(layer));
}

}  // namespace

void Map::Impl::pass(Pass which, const std::function<void()>& draw) {
    if (!style.timed) return draw();
    glFinish();
    const std::uint64_t triangles = counters.triangles;
    const auto start = std::chrono::steady_clock::now();
    draw();
    glFinish();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    counters.pass_ms.at(static_cast<std::size_t>(which)) = took.count();
    counters.pass_triangles.at(static_cast<std::size_t>(which)) = counters.triangles - triangles;
}

void Map::Impl::use(const ChunkProgram& program, float fade) const {
    const Program& p = program.program;
    glUseProgram(p.name());
    glUniform1i(uniform(p, "state_of_slot"), kStates);
    glUniform1i(uniform(p, "palette"), kPalette);
    glUniform1i(uniform(p, "vertices"), kVertices);
    glUniform1i(uniform(p, "bricks"), kBricks);
    glUniform1f(program.fade, fade);
}

/// The difference is taken in double, so that float is exact enough 40 km from the centre.
static void set_chunk(const ChunkProgram& program, const scene::Chunk& chunk, Point centre) {
    const Point from = chunk.origin - centre;
    glUniform2f(program.chunk_from_centre_m, static_cast<float>(from.x),
                static_cast<float>(from.y));
    glUniform1f(program.unit_m, static_cast<float>(chunk.unit_m));
    glUniform1i(program.first_slot, static_cast<GLint>(chunk.first_slot));
}

void Map::Impl::draw_corners(const ChunkProgram& program, const ChunkOnGpu& gpu, Span span) {
    if (span.count == 0) return;
    set_chunk(program, *gpu.chunk, camera.centre);
    glBindVertexArray(gpu.fill_array.name());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(span.count), GL_UNSIGNED_SHORT,
                   offset(std::size_t{span.first} * sizeof(std::uint16_t)));
    counters.draw_calls += 1;
    counters.triangles += span.count / 3;
}

/// The array of quads must be bound.
void Map::Impl::draw_sides(const ChunkOnGpu& gpu, Span span) {
    if (span.count == 0) return;
    set_chunk(side, *gpu.chunk, camera.centre);
    bind_texture(kVertices, gpu.vertex_texels, GL_TEXTURE_BUFFER);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(span.count * 6), GL_UNSIGNED_INT,
                   offset(std::size_t{span.first} * 6 * sizeof(std::uint32_t)));
    counters.draw_calls += 1;
    counters.triangles += std::uint64_t{span.count} * 2;
}

void Map::Impl::draw_fills(const Seen& seen, Layer layer, float fade) {
    if (detail.fill.at(at(layer)) <= 0) return;
    // What is opaque is not mixed with what lies below: software does that twice as fast.
    const bool opaque =
        is_region(layer) || (fade >= 1 && detail.fill.at(at(layer)) >= 1 && layer != Layer::Way);
    if (opaque) glDisable(GL_BLEND);
    use(ground, fade);
    for (const ChunkOnGpu* gpu : seen)
        draw_corners(ground, *gpu, visible(*gpu->chunk, layer, detail.cut).corners);
    glEnable(GL_BLEND);
}

void Map::Impl::draw_outlines(const Seen& seen, Layer layer, float fade) {
    if (detail.outline.at(at(layer)) <= 0) return;
    use(side, fade);
    glBindVertexArray(quad_array.name());
    for (const ChunkOnGpu* gpu : seen)
        draw_sides(*gpu, visible(*gpu->chunk, layer, detail.cut).vertices);
}

void Map::Impl::draw_ways(const Seen& seen) {
    // Kerbs and states come before the roads, so that a crossing is open on all sides.
    if (detail.bands > 0) draw_outlines(seen, Layer::Way, detail.bands);
    draw_outlines(seen, Layer::Band);
    if (detail.lines > 0) draw_lines(seen);
    if (detail.bands <= 0) return;
    for (const Layer layer : {Layer::Way, Layer::Band}) draw_fills(seen, layer, detail.bands);
}

void Map::Impl::draw_lines(const Seen& seen) {
    use(side, detail.lines);
    glBindVertexArray(quad_array.name());
    for (const ChunkOnGpu* gpu : seen)
        draw_sides(*gpu, gpu->chunk->lines_from.at(detail.smallest_way));
    // Streets lie on the ways of all chunks, as their bands do.
    if (detail.fill.at(at(Layer::Band)) <= 0) return;
    for (const ChunkOnGpu* gpu : seen) draw_sides(*gpu, gpu->chunk->street_lines);
}

/// Draws the stretches of blocks that touch the ground in question; neighbours in one call.
template <class Draw>
static void each_run(const std::vector<const ChunkOnGpu*>& seen, const Box& part,
                     const Draw& draw) {
    const auto grow = [](Span& span, const Span& by) { span.count += by.count; };
    for (const ChunkOnGpu* gpu : seen) {
        scene::Stretch run;
        for (const scene::Stretch& next : gpu->chunk->stretch) {
            if (!next.box.intersects(part)) continue;
            const bool follows =
                run.bricks.count > 0 && run.bricks.first + run.bricks.count == next.bricks.first;
            if (follows) {
                grow(run.drawn.corners, next.drawn.corners);
                grow(run.drawn.vertices, next.drawn.vertices);
                grow(run.bricks, next.bricks);
                continue;
            }
            draw(*gpu, run);
            run = next;
        }
        draw(*gpu, run);
    }
}

void Map::Impl::draw_blocks(const Seen& seen, const Box& part) {
    using scene::Stretch;
    if (detail.polygons > 0) {
        use(fill, detail.polygons);
        if (detail.polygons >= 1) glDisable(GL_BLEND);
        each_run(seen, part, [&](const ChunkOnGpu& gpu, const Stretch& run) {
            draw_corners(fill, gpu, run.drawn.corners);
        });
        glEnable(GL_BLEND);
    }
    if (detail.outlines > 0) {
        use(side, detail.outlines);
        glBindVertexArray(quad_array.name());
        each_run(seen, part, [&](const ChunkOnGpu& gpu, const Stretch& run) {
            draw_sides(gpu, run.drawn.vertices);
        });
    }
}

/// Bricks, or the signs that stand on them.
void Map::Impl::draw_bricks(const Seen& seen, const Box& part, const ChunkProgram& program,
                            float fade) {
    if (fade <= 0) return;
    use(program, fade);
    const bool opaque = &program == &brick && fade >= 1;
    if (opaque) glDisable(GL_BLEND);
    glBindVertexArray(quad_array.name());
    each_run(seen, part, [&](const ChunkOnGpu& gpu, const scene::Stretch& run) {
        if (run.bricks.count == 0) return;
        set_chunk(program, *gpu.chunk, camera.centre);
        bind_texture(kBricks, gpu.brick_texels, GL_TEXTURE_BUFFER);
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(run.bricks.count * 6), GL_UNSIGNED_INT,
                       offset(std::size_t{run.bricks.first} * 6 * sizeof(std::uint32_t)));
        counters.draw_calls += 1;
        counters.triangles += std::uint64_t{run.bricks.count} * 2;
    });
    glEnable(GL_BLEND);
}

void Map::Impl::draw_quads(const Program& program, std::size_t first, std::size_t count) {
    if (count == 0) return;
    glUseProgram(program.name());
    glUniform1i(uniform(program, "state_of_slot"), kStates);
    glUniform1i(uniform(program, "palette"), kPalette);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count * 6), GL_UNSIGNED_INT,
                   offset(first * 6 * sizeof(std::uint32_t)));
    counters.draw_calls += 1;
    counters.triangles += count * 2;
}

void Map::Impl::draw_labels() {
    if (label_quads == 0) return;
    glBindVertexArray(label_array.name());
    draw_quads(plate, 0, plate_quads);
    glUseProgram(label.name());
    glUniform1i(uniform(label, "atlas"), kAtlas);
    draw_quads(label, plate_quads, label_quads - plate_quads);
}

void Map::Impl::start_drawing() {
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    bind_texture(kStates, states);
    bind_texture(kPalette, palette);
    bind_texture(kAtlas, atlas);
}

Map::Impl::Seen Map::Impl::seen_in(const Box& part) const {
    Seen seen;
    for (const ChunkOnGpu& gpu : chunks)
        if (gpu.chunk->box.intersects(part)) seen.push_back(&gpu);
    return seen;
}

/// Into its own picture.
void Map::Impl::draw_ground(const Box& part) {
    glBindFramebuffer(GL_FRAMEBUFFER, ground_picture.framebuffer());
    glViewport(0, 0, camera.width_px, camera.height_px);
    const scene::Palette& p = colours;
    glClearColor(static_cast<float>(p.background.r) / 255, static_cast<float>(p.background.g) / 255,
                 static_cast<float>(p.background.b) / 255, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    const Seen seen = seen_in(part);
    // Areas of responsibility lie under all else, so that they need not be mixed with it.
    pass(Pass::Regions, [&] {
        for (const Layer layer : {Layer::District, Layer::Subdistrict, Layer::Community})
            draw_fills(seen, layer);
    });
    pass(Pass::Areas, [&] {
        for (const Layer layer : {Layer::Area, Layer::Ground}) draw_fills(seen, layer);
        draw_outlines(seen, Layer::Ground);
        draw_fills(seen, Layer::Garden);
    });
    pass(Pass::Ways, [&] { draw_ways(seen); });
}

/// A rectangle of it in pixels from the bottom left, as the first of what is drawn there; what
/// comes next is drawn into the whole picture.
void Map::Impl::copy_ground(int x0, int y0, int x1, int y1) {
    pass(Pass::Copy, [&] {
        glDisable(GL_SCISSOR_TEST);  // with it software copies through a shader
        glBindFramebuffer(GL_READ_FRAMEBUFFER, ground_picture.framebuffer());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, picture.framebuffer());
        glBlitFramebuffer(x0, y0, x1, y1, x0, y0, x1, y1, GL_COLOR_BUFFER_BIT, GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, picture.framebuffer());
        glViewport(0, 0, camera.width_px, camera.height_px);
    });
}

void Map::Impl::draw_on_ground(const Box& part) {
    const Seen seen = seen_in(part);
    pass(Pass::Cells, [&] { draw_cells(); });
    pass(Pass::Bricks, [&] { draw_bricks(seen, part, brick, detail.bricks); });
    pass(Pass::Blocks, [&] { draw_blocks(seen, part); });
    pass(Pass::Floors, [&] { draw_floors(part); });
    pass(Pass::Borders, [&] {
        for (const Layer layer :
             {Layer::Grid, Layer::Community, Layer::Subdistrict, Layer::District})
            draw_outlines(seen, layer);
    });
    pass(Pass::Labels, [&] { draw_labels(); });
    // A sign stands at the corner of its block and reaches out of it.
    const Box around = part.grown(2 * kMostSign_px * style.ratio * camera.metres_per_px);
    pass(Pass::Signs, [&] { draw_bricks(seen, around, sign, detail.signs); });
    glBindVertexArray(0);
}

}  // namespace render
