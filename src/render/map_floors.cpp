// Floors of opened buildings: what of them is new, and how they are drawn.
#include "render/map_impl.h"

#include <algorithm>
#include <array>
#include <utility>

namespace render {

using scene::FloorShown;

namespace {

bool told_alike(const FloorShown& was, const FloorShown& is) {
    if (was.level != is.level || was.fill == nullptr) return false;
    return was.fill == is.fill || *was.fill == *is.fill;
}

void set_building(const ChunkProgram& program, const scene::FloorChunk& chunk, geo::Point centre) {
    const geo::Point from = chunk.origin - centre;
    glUniform2f(program.chunk_from_centre_m, static_cast<float>(from.x),
                static_cast<float>(from.y));
    glUniform1f(program.unit_m, static_cast<float>(chunk.unit_m));
}

std::array<float, 4> floats_from(scene::Colour colour, float alpha) {
    return {static_cast<float>(colour.r) / 255, static_cast<float>(colour.g) / 255,
            static_cast<float>(colour.b) / 255, alpha};
}

/// How each kind of line is drawn.
void set_strokes(const Program& program, const scene::Palette& palette) {
    std::array<std::array<float, 4>, scene::kFloorLines> form{};
    std::array<std::array<float, 4>, scene::kFloorLines> colour{};
    for (std::size_t i = 0; i < scene::kFloorLines; ++i) {
        const scene::FloorStroke& s = scene::floor_strokes().at(i);
        form.at(i) = {s.thick_m, s.more_px, s.from_px_per_m, s.square ? 1.0F : 0.0F};
        colour.at(i) = floats_from(s.paper ? palette.halo : palette.text, s.alpha);
    }
    constexpr auto kCount = static_cast<GLsizei>(scene::kFloorLines);
    glUniform4fv(uniform(program, "stroke"), kCount, form.front().data());
    glUniform4fv(uniform(program, "stroke_colour"), kCount, colour.front().data());
}

}  // namespace

const MeshOnGpu& FloorsOnGpu::floor() const {
    const scene::FloorMesh* wanted = shown.chunk->level.at(shown.level).mesh.get();
    return *std::ranges::find(mesh, wanted, &MeshOnGpu::mesh);
}

void Map::show_floors(const std::vector<FloorShown>& floors) {
    Impl& my = *impl_;
    std::vector<FloorsOnGpu> had = std::exchange(my.floors, {});
    for (const FloorShown& is : floors) {
        const auto at = std::ranges::find_if(
            had, [&](const FloorsOnGpu& gpu) { return gpu.shown.chunk == is.chunk; });
        FloorsOnGpu gpu = at != had.end() ? std::move(*at) : my.uploaded(is.chunk);
        const bool same = told_alike(gpu.shown, is);
        gpu.shown = is;
        if (!same) {
            my.upload_fill(gpu);
            my.damage.push_back(is.chunk->box);
        }
        my.floors.push_back(std::move(gpu));
    }
    for (const FloorsOnGpu& gone : had)  // those that stayed were moved
        if (gone.shown.chunk) my.damage.push_back(gone.shown.chunk->box);
}

/// The array of quads must be bound, and the program of lines in use.
void Map::Impl::draw_floor_lines(const scene::FloorChunk& chunk, const MeshOnGpu& gpu) {
    const std::size_t count = gpu.mesh->vertex.size() - gpu.mesh->first_line;
    if (count == 0) return;
    set_building(floor_line, chunk, camera.centre);
    bind_texture(kVertices, gpu.vertex_texels, GL_TEXTURE_BUFFER);
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count * 6), GL_UNSIGNED_INT,
                   offset(std::size_t{gpu.mesh->first_line} * 6 * sizeof(std::uint32_t)));
    counters.draw_calls += 1;
    counters.triangles += count * 2;
}

/// Other floors as outlines, the rooms, then all that stands on them.
void Map::Impl::draw_floors(const geo::Box& part) {
    const auto share = static_cast<float>(scene::floor_share(camera.metres_per_px * style.ratio));
    std::vector<const FloorsOnGpu*> seen;
    for (const FloorsOnGpu& gpu : floors)
        if (share > 0 && gpu.shown.chunk->box.intersects(part)) seen.push_back(&gpu);
    if (seen.empty()) return;
    use(floor_line, share);
    set_strokes(floor_line.program, colours);
    glBindVertexArray(quad_array.name());
    for (const FloorsOnGpu* gpu : seen) draw_floor_lines(*gpu->shown.chunk, gpu->mesh.front());
    use(room, share);
    glUniform1i(uniform(room.program, "rooms"), kRooms);
    glUniform4fv(uniform(room.program, "ink"), 1, floats_from(colours.text, 1).data());
    if (share >= 1) glDisable(GL_BLEND);
    for (const FloorsOnGpu* gpu : seen) {
        const MeshOnGpu& floor = gpu->floor();
        set_building(room, *gpu->shown.chunk, camera.centre);
        bind_texture(kRooms, gpu->rooms);
        glBindVertexArray(floor.array.name());
        glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(floor.mesh->corner.size()),
                       GL_UNSIGNED_SHORT, nullptr);
        counters.draw_calls += 1;
        counters.triangles += floor.mesh->corner.size() / 3;
    }
    glEnable(GL_BLEND);
    use(floor_line, share);
    glBindVertexArray(quad_array.name());
    for (const FloorsOnGpu* gpu : seen) draw_floor_lines(*gpu->shown.chunk, gpu->floor());
}

}  // namespace render
