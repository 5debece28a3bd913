#include "render/frame_uniforms.h"
#include "render/map_impl.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace render {

namespace {

constexpr double kHatchPeriod_px = 7;  // twin of shaders/common/hatch.glsl
constexpr int kRoomsPerRow = 256;      // twin of shaders/floor.vert
constexpr int kStatesPerRow = static_cast<int>(base::Pages<std::uint8_t>::kRows);
constexpr std::size_t kAcross = scene::kMostClasses;      // of the palette
constexpr int kPaletteRows = 2 * scene::kLayerCount + 2;  // signs, inks, then fills and outlines

std::size_t put(GLenum target, const Buffer& buffer, const auto& values) {
    const std::size_t bytes = values.size() * sizeof(*values.data());
    glBindBuffer(target, buffer.name());
    glBufferData(target, static_cast<GLsizeiptr>(bytes), values.data(), GL_STATIC_DRAW);
    return bytes;
}

void texture_defaults(GLint filter) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

/// Two triangles for each four vertices.
std::vector<std::uint32_t> corners_of_quads(std::size_t quads) {
    std::vector<std::uint32_t> corners;
    corners.reserve(quads * 6);
    for (std::uint32_t q = 0; q < quads; ++q)
        for (const std::uint32_t c : {0U, 1U, 2U, 2U, 1U, 3U}) corners.push_back(4 * q + c);
    return corners;
}

void as_texels(const Texture& texture, GLenum format, const Buffer& buffer) {
    glBindTexture(GL_TEXTURE_BUFFER, texture.name());
    glTexBuffer(GL_TEXTURE_BUFFER, format, buffer.name());
}

std::size_t upload(ChunkOnGpu& gpu) {
    const scene::Chunk& chunk = *gpu.chunk;
    std::size_t bytes = 0;
    glBindVertexArray(gpu.fill_array.name());
    bytes += put(GL_ARRAY_BUFFER, gpu.vertices, chunk.vertex);
    bytes += put(GL_ELEMENT_ARRAY_BUFFER, gpu.corners, chunk.corner);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, sizeof(scene::Vertex), offset(0));
    glEnableVertexAttribArray(1);
    glVertexAttribIPointer(1, 2, GL_UNSIGNED_SHORT, sizeof(scene::Vertex),
                           offset(offsetof(scene::Vertex, feature)));
    glBindVertexArray(0);
    bytes += put(GL_TEXTURE_BUFFER, gpu.bricks, chunk.brick);
    as_texels(gpu.vertex_texels, GL_RG32UI, gpu.vertices);
    as_texels(gpu.brick_texels, GL_RGBA32UI, gpu.bricks);
    return bytes;
}

std::size_t upload(const MeshOnGpu& gpu) {
    glBindVertexArray(gpu.array.name());
    std::size_t bytes = put(GL_ARRAY_BUFFER, gpu.vertices, gpu.mesh->vertex);
    bytes += put(GL_ELEMENT_ARRAY_BUFFER, gpu.corners, gpu.mesh->corner);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, sizeof(scene::FloorVertex), offset(0));
    glEnableVertexAttribArray(1);
    glVertexAttribIPointer(1, 2, GL_UNSIGNED_SHORT, sizeof(scene::FloorVertex),
                           offset(offsetof(scene::FloorVertex, room)));
    glBindVertexArray(0);
    as_texels(gpu.vertex_texels, GL_RG32UI, gpu.vertices);
    return bytes;
}

}  // namespace

void Map::Impl::make_fixed_objects() {
    frame = Buffer::made();
    label_vertices = Buffer::made();
    label_corners = Buffer::made();
    label_array = VertexArray::made();
    quad_corners = Buffer::made();
    quad_array = VertexArray::made();
    states = Texture::made();
    palette = Texture::made();
    atlas = Texture::made();

    glBindTexture(GL_TEXTURE_2D, palette.name());
    texture_defaults(GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, 16, kPaletteRows, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glBindTexture(GL_TEXTURE_2D, atlas.name());
    texture_defaults(GL_LINEAR);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RG8, scene::Atlas::kSide, scene::Atlas::kSide, 0, GL_RG,
                 GL_UNSIGNED_BYTE, nullptr);

    glBindVertexArray(label_array.name());
    glBindBuffer(GL_ARRAY_BUFFER, label_vertices.name());
    for (GLuint i = 0; i < 5; ++i) glEnableVertexAttribArray(i);
    using scene::LabelVertex;
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, sizeof(LabelVertex), offset(0));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, sizeof(LabelVertex),
                          offset(offsetof(LabelVertex, u)));
    glVertexAttribIPointer(2, 1, GL_UNSIGNED_INT, sizeof(LabelVertex),
                           offset(offsetof(LabelVertex, slot)));
    glVertexAttribPointer(3, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(LabelVertex),
                          offset(offsetof(LabelVertex, ink)));
    glVertexAttribPointer(4, 4, GL_UNSIGNED_BYTE, GL_TRUE, sizeof(LabelVertex),
                          offset(offsetof(LabelVertex, rim)));
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, label_corners.name());

    // Sides and bricks have no vertices of their own: the number of a corner says which it is.
    glBindVertexArray(quad_array.name());
    put(GL_ELEMENT_ARRAY_BUFFER, quad_corners, corners_of_quads(scene::kMostVertices));
    glBindVertexArray(0);
}

/// Chunks that stayed keep what they have on the GPU.
void Map::Impl::upload_geometry(const scene::Geometry& geometry) {
    std::unordered_map<const scene::Chunk*, ChunkOnGpu> kept;
    for (ChunkOnGpu& gpu : chunks) kept.emplace(gpu.chunk.get(), std::move(gpu));
    chunks.clear();
    for (const auto& chunk : geometry.chunk) {
        if (const auto at = kept.find(chunk.get()); at != kept.end()) {
            chunks.push_back(std::move(at->second));
            continue;
        }
        ChunkOnGpu gpu{chunk,           Buffer::made(),  Buffer::made(),     Buffer::made(),
                       Texture::made(), Texture::made(), VertexArray::made()};
        counters.geometry_bytes += upload(gpu);
        chunks.push_back(std::move(gpu));
    }
}

/// Rows whose page is new; all of them when the texture has to grow.
void Map::Impl::upload_states(const base::Pages<std::uint8_t>& state) {
    const std::size_t rows = std::max<std::size_t>(state.page_count(), 1);
    const bool grows = rows > state_rows;
    if (grows) {
        state_rows = rows;
        glBindTexture(GL_TEXTURE_2D, states.name());
        texture_defaults(GL_NEAREST);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_R8UI, kStatesPerRow, static_cast<GLsizei>(rows), 0,
                     GL_RED_INTEGER, GL_UNSIGNED_BYTE, nullptr);
    }
    upload_new_pages(state, grows ? base::Pages<std::uint8_t>{} : scene.state);
}

/// Neighbours in one call: it costs more than their bytes.
void Map::Impl::upload_new_pages(const base::Pages<std::uint8_t>& state,
                                 const base::Pages<std::uint8_t>& had) {
    const auto is_new = [&](std::size_t page) {
        return page >= had.page_count() || had.page(page) != state.page(page);
    };
    std::vector<std::uint8_t> bytes;
    glBindTexture(GL_TEXTURE_2D, states.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    for (std::size_t page = 0; page < state.page_count(); ++page) {
        const std::size_t first = page;
        bytes.clear();
        for (; page < state.page_count() && is_new(page); ++page)
            bytes.insert(bytes.end(), state.page(page)->begin(), state.page(page)->end());
        if (bytes.empty()) continue;
        counters.state_bytes += bytes.size();
        bytes.resize((page - first) * std::size_t{kStatesPerRow});  // the last one may be shorter
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(first), kStatesPerRow,
                        static_cast<GLsizei>(page - first), GL_RED_INTEGER, GL_UNSIGNED_BYTE,
                        bytes.data());
    }
}

void Map::Impl::choose_colours(const Style& wanted) {
    const bool same = wanted.look == style.look && wanted.shown == style.shown &&
                      scene.theme == theme && colours_made;
    colours_made = true;
    if (same) return;
    colours = scene::palette_of(wanted.look, scene.theme, wanted.shown);
    theme = scene.theme;
    colours_new = true;
}

/// With the fading of this scale in it: one look-up does for both.
void Map::Impl::upload_palette() {
    const scene::Palette& p = colours;
    std::array<scene::Colour, kAcross * kPaletteRows> texels{};
    const auto faded = [](scene::Colour colour, float by) {
        colour.a = static_cast<std::uint8_t>(std::lround(static_cast<float>(colour.a) * by));
        return colour;
    };
    const auto over_background = [&p](scene::Colour colour, float by) {
        return scene::mixed(p.background, colour, static_cast<double>(by) * colour.a / 255);
    };
    for (std::size_t layer = 0; layer < scene::kLayerCount; ++layer) {
        const bool region = scene::is_region(static_cast<scene::Layer>(layer));
        const bool way = layer == static_cast<std::size_t>(scene::Layer::Way);
        for (std::size_t c = 0; c < kAcross; ++c) {
            const float klass = way && c < scene::kCuts ? detail.way.at(c) : 1;
            texels.at(kAcross * (2 + 2 * layer) + c) =
                region ? over_background(p.fill.at(layer).at(c), detail.fill.at(layer))
                       : faded(p.fill.at(layer).at(c), detail.fill.at(layer) * klass);
            texels.at(kAcross * (3 + 2 * layer) + c) =
                faded(p.outline.at(layer).at(c), detail.outline.at(layer) * klass);
        }
    }
    for (std::size_t c = 0; c < derive::kMostThemeClasses; ++c) {
        texels.at(c) = p.sign.at(c);
        texels.at(kAcross + c) = p.ink.at(c);
    }
    glBindTexture(GL_TEXTURE_2D, palette.name());
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, kAcross, kPaletteRows, GL_RGBA, GL_UNSIGNED_BYTE,
                    texels.data());
}

void Map::Impl::upload_glyphs(const scene::Atlas& from) {
    glBindTexture(GL_TEXTURE_2D, atlas.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    const auto is_new = [&](int row) {
        return row < scene::Atlas::kSide &&
               from.row_version[static_cast<std::size_t>(row)] > atlas_version;
    };
    for (int row = 0; row < scene::Atlas::kSide; ++row) {
        if (!is_new(row)) continue;
        const int first = row;
        while (is_new(row)) ++row;
        const std::size_t row_bytes = std::size_t{scene::Atlas::kSide} * 2;
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, first, scene::Atlas::kSide, row - first, GL_RG,
                        GL_UNSIGNED_BYTE,
                        from.rg.data() + static_cast<std::size_t>(first) * row_bytes);
        counters.label_bytes += static_cast<std::uint64_t>(row - first) * row_bytes;
    }
    atlas_version = from.version;
}

void Map::Impl::upload_labels(const scene::Labels& now) {
    if (now.atlas != nullptr && now.atlas->version != atlas_version) {
        upload_glyphs(*now.atlas);
    }
    if (now.corner == labels) return;
    labels = now.corner;
    label_quads = labels ? labels->size() / 4 : 0;
    plate_quads = now.plain;
    if (label_quads == 0) return;
    glBindVertexArray(label_array.name());
    counters.label_bytes += put(GL_ARRAY_BUFFER, label_vertices, *labels);
    if (label_quads > label_index_quads) {
        counters.label_bytes +=
            put(GL_ELEMENT_ARRAY_BUFFER, label_corners, corners_of_quads(label_quads));
        label_index_quads = label_quads;
    }
    glBindVertexArray(0);
}

FloorsOnGpu Map::Impl::uploaded(const std::shared_ptr<const scene::FloorChunk>& chunk) {
    FloorsOnGpu gpu{.shown = {.chunk = chunk}, .mesh = {}, .rooms = Texture::made()};
    std::vector<const scene::FloorMesh*> meshes{&chunk->ghosts};
    std::size_t most_rooms = 0;
    for (const scene::FloorLevel& level : chunk->level) {
        most_rooms = std::max(most_rooms, level.rooms.size());
        if (std::ranges::find(meshes, level.mesh.get()) == meshes.end())
            meshes.push_back(level.mesh.get());
    }
    for (const scene::FloorMesh* mesh : meshes) {
        gpu.mesh.push_back(
            {mesh, Buffer::made(), Buffer::made(), Texture::made(), VertexArray::made()});
        counters.floor_bytes += upload(gpu.mesh.back());
    }
    glBindTexture(GL_TEXTURE_2D, gpu.rooms.name());
    texture_defaults(GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, kRoomsPerRow,
                 static_cast<GLsizei>(most_rooms / kRoomsPerRow + 1), 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    return gpu;
}

/// Whole rows of the texture: one or two calls would cost more than the bytes.
void Map::Impl::upload_fill(const FloorsOnGpu& gpu) {
    std::vector<scene::Colour> texels = *gpu.shown.fill;
    const std::size_t rows = (texels.size() + kRoomsPerRow - 1) / kRoomsPerRow;
    if (rows == 0) return;
    texels.resize(rows * kRoomsPerRow);
    glBindTexture(GL_TEXTURE_2D, gpu.rooms.name());
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, kRoomsPerRow, static_cast<GLsizei>(rows), GL_RGBA,
                    GL_UNSIGNED_BYTE, texels.data());
    counters.fill_bytes += texels.size() * sizeof(scene::Colour);
}

void Map::Impl::set_frame(double mark_px, double outline_px) {
    const double scale = 1 / camera.metres_per_px;
    FrameUniforms f;
    f.ndc_per_m[0] = static_cast<float>(2 * scale / camera.width_px);
    f.ndc_per_m[1] = static_cast<float>(2 * scale / camera.height_px);
    f.viewport_px[0] = static_cast<float>(camera.width_px);
    f.viewport_px[1] = static_cast<float>(camera.height_px);
    f.px_per_m = static_cast<float>(scale);
    f.mark_px = static_cast<float>(mark_px * style.ratio);
    f.outline_px = static_cast<float>(outline_px * style.ratio);
    f.ratio = static_cast<float>(style.ratio);
    // A whole number, so that the strokes of a panned picture are the same to the bit.
    const geo::Box seen = scene::view_box(camera);
    const double period_px = kHatchPeriod_px * style.ratio;
    const double along_px = std::fmod(std::round((seen.x0 + seen.y0) * scale), period_px);
    f.hatch_px = static_cast<float>(along_px < 0 ? along_px + period_px : along_px);
    glBindBuffer(GL_UNIFORM_BUFFER, frame.name());
    glBufferData(GL_UNIFORM_BUFFER, sizeof f, &f, GL_DYNAMIC_DRAW);
    glBindBufferBase(GL_UNIFORM_BUFFER, 0, frame.name());
}

}  // namespace render
