#include "render/frame_uniforms.h"
#include "render/map_impl.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace render {

namespace {

constexpr int kStatesPerRow = static_cast<int>(base::Pages<std::uint8_t>::kRows);
constexpr std::size_t kAcross = scene::kMostClasses;      // of the palette
constexpr int kPaletteRows = 2 * scene::kLayerCount + 2;  // signs, inks, then fills and outlines

template <class T>
std::size_t fill(GLenum target, const Buffer& buffer, const std::vector<T>& values) {
    const std::size_t bytes = values.size() * sizeof(T);
    glBindBuffer(target, buffer.name());
    glBufferData(target, static_cast<GLsizeiptr>(bytes), values.data(), GL_STATIC_DRAW);
    return bytes;
}

void* offset(std::size_t bytes) {
    // NOLINTNEXTLINE(performance-no-int-to-ptr): OpenGL takes offsets as pointers
    return reinterpret_cast<void*>(bytes);
}

void texture_defaults(GLint filter) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

std::size_t upload(ChunkOnGpu& gpu) {
    const scene::Chunk& chunk = *gpu.chunk;
    std::size_t bytes = 0;
    glBindVertexArray(gpu.block_array.name());
    bytes += fill(GL_ARRAY_BUFFER, gpu.vertices, chunk.vertex);
    bytes += fill(GL_ELEMENT_ARRAY_BUFFER, gpu.corners, chunk.corner);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, sizeof(scene::Vertex), offset(0));
    glEnableVertexAttribArray(1);
    glVertexAttribIPointer(1, 2, GL_UNSIGNED_SHORT, sizeof(scene::Vertex),
                           offset(offsetof(scene::Vertex, feature)));

    glBindVertexArray(gpu.edge_array.name());
    bytes += fill(GL_ARRAY_BUFFER, gpu.edges, chunk.edge);
    for (GLuint i = 0; i < 2; ++i) glEnableVertexAttribArray(i);

    glBindVertexArray(gpu.mark_array.name());
    bytes += fill(GL_ARRAY_BUFFER, gpu.marks, chunk.mark);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, sizeof(scene::Mark), offset(0));
    glEnableVertexAttribArray(1);
    glVertexAttribIPointer(1, 2, GL_UNSIGNED_SHORT, sizeof(scene::Mark),
                           offset(offsetof(scene::Mark, feature)));
    for (GLuint i = 0; i < 2; ++i) glVertexAttribDivisor(i, 1);
    glBindVertexArray(0);
    return bytes;
}

}  // namespace

void Map::Impl::make_fixed_objects() {
    frame = Buffer::made();
    label_vertices = Buffer::made();
    label_corners = Buffer::made();
    label_array = VertexArray::made();
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
    glBindVertexArray(0);
}

void Map::Impl::make_framebuffer(int width_px, int height_px) {
    picture = Texture::made();
    framebuffer = Framebuffer::made();
    glBindTexture(GL_TEXTURE_2D, picture.name());
    texture_defaults(GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, picture.name(), 0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void Map::Impl::upload_geometry(const scene::Geometry& geometry) {
    chunks.clear();
    for (const auto& chunk : geometry.chunk) {
        ChunkOnGpu gpu{
            chunk,          Buffer::made(),      Buffer::made(),      Buffer::made(),
            Buffer::made(), VertexArray::made(), VertexArray::made(), VertexArray::made()};
        counters.geometry_bytes += upload(gpu);
        chunks.push_back(std::move(gpu));
    }
}

void Map::Impl::upload_all_states(const base::Pages<std::uint8_t>& state) {
    const auto rows = static_cast<GLsizei>(std::max<std::size_t>(state.page_count(), 1));
    glBindTexture(GL_TEXTURE_2D, states.name());
    texture_defaults(GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8UI, kStatesPerRow, rows, 0, GL_RED_INTEGER,
                 GL_UNSIGNED_BYTE, nullptr);
    for (std::size_t page = 0; page < state.page_count(); ++page) upload_state_page(state, page);
}

void Map::Impl::upload_state_page(const base::Pages<std::uint8_t>& state, std::size_t page) {
    const auto& bytes = *state.page(page);
    glBindTexture(GL_TEXTURE_2D, states.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, static_cast<GLint>(page),
                    static_cast<GLsizei>(bytes.size()), 1, GL_RED_INTEGER, GL_UNSIGNED_BYTE,
                    bytes.data());
    counters.state_bytes += bytes.size();
}

void Map::Impl::upload_palette(scene::Look look) {
    const scene::Palette& p = scene::palette_of(look);
    std::array<scene::Colour, kAcross * kPaletteRows> texels{};
    for (std::size_t layer = 0; layer < scene::kLayerCount; ++layer) {
        std::ranges::copy(p.fill.at(layer), texels.begin() + kAcross * (2 + 2 * layer));
        std::ranges::copy(p.outline.at(layer), texels.begin() + kAcross * (3 + 2 * layer));
    }
    for (std::size_t s = 0; s < derive::kStateCount; ++s) {
        texels.at(s) = p.mark.at(s);
        texels.at(kAcross + s) = p.ink.at(s);
    }
    glBindTexture(GL_TEXTURE_2D, palette.name());
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, 16, kPaletteRows, GL_RGBA, GL_UNSIGNED_BYTE,
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
    if (label_quads == 0) return;
    glBindVertexArray(label_array.name());
    counters.label_bytes += fill(GL_ARRAY_BUFFER, label_vertices, *labels);
    if (label_quads > label_index_quads) {
        std::vector<std::uint32_t> corners;
        corners.reserve(label_quads * 6);
        for (std::uint32_t q = 0; q < label_quads; ++q)
            for (const std::uint32_t c : {0U, 1U, 2U, 2U, 1U, 3U}) corners.push_back(4 * q + c);
        counters.label_bytes += fill(GL_ELEMENT_ARRAY_BUFFER, label_corners, corners);
        label_index_quads = label_quads;
    }
    glBindVertexArray(0);
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
    glBindBuffer(GL_UNIFORM_BUFFER, frame.name());
    glBufferData(GL_UNIFORM_BUFFER, sizeof f, &f, GL_DYNAMIC_DRAW);
    glBindBufferBase(GL_UNIFORM_BUFFER, 0, frame.name());
}

}  // namespace render
