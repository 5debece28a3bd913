// render/map_impl.h — the GL side of the map; only for render/map*.cpp.
#pragma once

#include "render/gl.h"
#include "render/map.h"
#include "render/program.h"
#include "render/target.h"
#include "scene/detail.h"

#include <array>
#include <functional>
#include <unordered_map>

namespace render {

inline const GLubyte* version_text(GLenum name) {
    return glad_glGetString != nullptr ? glGetString(name) : nullptr;
}

inline void* offset(std::size_t bytes) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): OpenGL takes offsets as pointers
    return reinterpret_cast<void*>(bytes);
}

/// Which texture unit holds what while the map is drawn.
enum Unit : GLint {
    kStates = 0,
    kPalette = 1,
    kAtlas = 2,
    kVertices = 3,
    kBricks = 4,
    kCells = 5,
    kRooms = 6
};

inline void bind_texture(Unit unit, const Texture& texture, GLenum target = GL_TEXTURE_2D) {
    glActiveTexture(static_cast<GLenum>(GL_TEXTURE0 + unit));
    glBindTexture(target, texture.name());
}

/// One chunk on the GPU. Vertices and bricks are also textures, for shaders that fetch the ends of
/// a side, or a brick, by its number.
struct ChunkOnGpu {
    std::shared_ptr<const scene::Chunk> chunk;
    Buffer vertices, corners, bricks;
    Texture vertex_texels, brick_texels;
    VertexArray fill_array;
};

/// One floor on the GPU; floors of a building that are alike are one.
struct MeshOnGpu {
    const scene::FloorMesh* mesh = nullptr;
    Buffer vertices, corners;
    Texture vertex_texels;
    VertexArray array;
};

/// All floors of an opened building, and the colours of the one that is shown.
struct FloorsOnGpu {
    scene::FloorShown shown;
    std::vector<MeshOnGpu> mesh;  // the outer walls of all floors first
    Texture rooms;                // 256 a row

    const MeshOnGpu& floor() const;
};

/// A program that draws from chunks, with the places of what changes from chunk to chunk.
struct ChunkProgram {
    Program program;
    GLint chunk_from_centre_m = -1;
    GLint unit_m = -1;
    GLint first_slot = -1;
    GLint fade = -1;
};

struct Map::Impl {
    ChunkProgram fill, ground, side, brick, sign;  // ground: fill without hatches
    ChunkProgram room, floor_line;
    Program label, plate, cell_program;  // plate: what lies under labels
    Buffer frame, label_vertices, label_corners, quad_corners;
    VertexArray label_array, quad_array;
    Texture states, palette, atlas, cell_texels;
    Canvas picture, ground_picture;  // all of it; what lies under blocks

    std::vector<ChunkOnGpu> chunks;
    std::vector<FloorsOnGpu> floors;
    scene::Scene scene;
    scene::Camera camera;
    Style style;
    derive::Theme theme = derive::Theme::Work;  // that `colours` are of
    scene::Detail detail;
    std::shared_ptr<const std::vector<scene::LabelVertex>> labels;
    std::uint64_t atlas_version = 0;
    std::size_t label_quads = 0;
    std::size_t plate_quads = 0;  // the first of them
    std::size_t label_index_quads = 0;
    std::size_t state_rows = 0;
    std::shared_ptr<const scene::Cells> shown_cells;  // what the texture holds
    scene::Palette colours;  // of the look, the theme and what of it is shown
    bool colours_made = false;
    bool colours_new = false;                     // since the cells were mixed
    std::vector<geo::Box> damage, ground_damage;  // the latter lies in the former too
    std::uint64_t whole_triangles = 0;            // of the last whole picture
    std::uint64_t box_triangles = 0;              // of each box when last only damage was drawn
    bool stale = true;
    bool ground_stale = true;
    Counters counters;

    // map_damage.cpp
    bool is_another(scene::Layer layer, std::uint8_t was, std::uint8_t is) const;
    void note_states(const base::Pages<std::uint8_t>& is, std::size_t page);
    void note_labels(const std::vector<scene::LabelVertex>& is);
    void settle_damage();
    bool whole_is_quicker() const;
    void draw_whole(double mark_px);
    void draw_ground_damage(double mark_px);
    void draw_damage(double mark_px);
    template <class Draw>
    void each_box(const std::vector<geo::Box>& boxes, double mark_px, const Draw& draw);

    // map_upload.cpp
    void make_fixed_objects();
    void upload_geometry(const scene::Geometry& geometry);
    void upload_states(const base::Pages<std::uint8_t>& state);
    void upload_new_pages(const base::Pages<std::uint8_t>& state,
                          const base::Pages<std::uint8_t>& had);
    void upload_glyphs(const scene::Atlas& from);
    void choose_colours(const Style& wanted);
    void upload_palette();
    void upload_labels(const scene::Labels& now);
    void set_frame(double mark_px, double outline_px);
    FloorsOnGpu uploaded(const std::shared_ptr<const scene::FloorChunk>& chunk);
    void upload_fill(const FloorsOnGpu& gpu);

    // map_cells.cpp
    void make_cell_texture(const scene::Cells& cells);
    void upload_cells(const scene::Cells& cells);
    double cell_reach_m() const;
    void draw_cells();

    // map_floors.cpp
    void draw_floors(const geo::Box& part);
    void draw_floor_lines(const scene::FloorChunk& chunk, const MeshOnGpu& gpu);

    // map_draw.cpp
    using Seen = std::vector<const ChunkOnGpu*>;
    void draw_fills(const Seen& seen, scene::Layer layer, float fade = 1);
    void draw_outlines(const Seen& seen, scene::Layer layer, float fade = 1);
    void draw_ways(const Seen& seen);
    void draw_lines(const Seen& seen);
    void draw_blocks(const Seen& seen, const geo::Box& part);
    void draw_bricks(const Seen& seen, const geo::Box& part, const ChunkProgram& program,
                     float fade);
    void draw_quads(const Program& program, std::size_t first, std::size_t count);
    void draw_labels();
    void pass(Pass which, const std::function<void()>& draw);
    void start_drawing();
    Seen seen_in(const geo::Box& part) const;
    void draw_ground(const geo::Box& part);
    void copy_ground(int x0, int y0, int x1, int y1);
    void draw_on_ground(const geo::Box& part);
    void use(const ChunkProgram& program, float fade) const;
    void draw_corners(const ChunkProgram& program, const ChunkOnGpu& gpu, scene::Span span);
    void draw_sides(const ChunkOnGpu& gpu, scene::Span span);
};

}  // namespace render
