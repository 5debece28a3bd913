// render/map_impl.h — the GL side of the map; only for render/map*.cpp.
#pragma once

#include "render/gl.h"
#include "render/map.h"
#include "render/program.h"

#include <array>

namespace render {

inline const GLubyte* version_text(GLenum name) {
    return glad_glGetString != nullptr ? glGetString(name) : nullptr;
}

/// One chunk on the GPU.
struct ChunkOnGpu {
    std::shared_ptr<const scene::Chunk> chunk;
    Buffer vertices, corners, edges, marks;
    VertexArray block_array, edge_array, mark_array;
};

struct Map::Impl {
    Program block, edge, mark, label;
    Buffer frame, label_vertices, label_corners;
    VertexArray label_array;
    Texture states, palette, atlas, picture;
    Framebuffer framebuffer;

    std::vector<ChunkOnGpu> chunks;
    scene::Scene scene;
    scene::Camera camera;
    Style style;
    std::shared_ptr<const std::vector<scene::LabelVertex>> labels;
    std::uint64_t atlas_version = 0;
    std::size_t label_quads = 0;
    std::size_t label_index_quads = 0;
    std::vector<geo::Box> damage;
    bool stale = true;
    Counters counters;

    // map_upload.cpp
    void make_fixed_objects();
    void make_framebuffer(int width_px, int height_px);
    void upload_geometry(const scene::Geometry& geometry);
    void upload_all_states(const base::Pages<std::uint8_t>& state);
    void upload_state_page(const base::Pages<std::uint8_t>& state, std::size_t page);
    void upload_palette(scene::Look look);
    void upload_glyphs(const scene::Atlas& from);
    void upload_labels(const scene::Labels& now);
    void set_frame(double mark_px, double outline_px);

    // map_draw.cpp
    void draw_areas(const std::vector<const ChunkOnGpu*>& seen, scene::Layer layer);
    void draw_edges(const std::vector<const ChunkOnGpu*>& seen, scene::Layer layer);
    void draw_box(const geo::Box& ground);
    void draw_damage(double mark_px);
    void use(const Program& program) const;
    void set_chunk(const Program& program, const scene::Chunk& chunk) const;
};

}  // namespace render
