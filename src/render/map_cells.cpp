#include "render/map_impl.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace render {

namespace {

constexpr std::uint32_t kSide = scene::CellLevel::kSide;
using Texels = std::vector<std::uint8_t>;

/// Colours weighted with their shares, and the sum of shares.
void mix(const scene::CellLevel::Tile& tile, const scene::Palette& palette, Texels& out) {
    const auto& fill = palette.fill.at(static_cast<std::size_t>(scene::Layer::Block));
    for (std::size_t c = 0; c < tile.size(); ++c) {
        std::uint32_t r = 0;
        std::uint32_t g = 0;
        std::uint32_t b = 0;
        std::uint32_t all = 0;
        for (std::size_t k = 0; k < scene::Cell::kClasses; ++k) {
            const std::uint32_t share = tile[c].share.at(k);
            r += share * fill.at(k).r;
            g += share * fill.at(k).g;
            b += share * fill.at(k).b;
            all += share;
        }
        const std::uint32_t most = std::max(all, 255U);  // blocks over blocks count once
        const auto scaled = [most](std::uint32_t sum) {
            return static_cast<std::uint8_t>((sum + most / 2) / most);
        };
        out[4 * c] = scaled(r);
        out[4 * c + 1] = scaled(g);
        out[4 * c + 2] = scaled(b);
        out[4 * c + 3] = static_cast<std::uint8_t>(std::min(all, 255U));
    }
}

bool same_layout(const scene::Cells& a, const scene::Cells& b) {
    if (a.level.size() != b.level.size() || a.level.empty()) return false;
    return a.origin == b.origin && a.cell_m == b.cell_m &&
           a.level[0].tiles_across == b.level[0].tiles_across &&
           a.level[0].tiles_down == b.level[0].tiles_down;
}

}  // namespace

void Map::Impl::make_cell_texture(const scene::Cells& cells) {
    cell_texels = Texture::made();
    glBindTexture(GL_TEXTURE_2D, cell_texels.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL,
                    static_cast<GLint>(cells.level.size()) - 1);
    for (std::size_t l = 0; l < cells.level.size(); ++l) {
        const std::uint32_t width = cells.level[l].tiles_across * kSide;
        const std::uint32_t height = cells.level[l].tiles_down * kSide;
        const Texels nothing(std::size_t{4} * width * height);
        glTexImage2D(GL_TEXTURE_2D, static_cast<GLint>(l), GL_RGBA8, static_cast<GLsizei>(width),
                     static_cast<GLsizei>(height), 0, GL_RGBA, GL_UNSIGNED_BYTE, nothing.data());
    }
}

void Map::Impl::upload_cells(const scene::Cells& cells) {
    if (cells.level.empty()) {
        shown_cells.reset();
        return;
    }
    const bool anew = !shown_cells || !same_layout(*shown_cells, cells);
    if (anew) make_cell_texture(cells);
    const bool recolour = anew || colours_new;
    Texels texels(std::size_t{4} * kSide * kSide);
    glBindTexture(GL_TEXTURE_2D, cell_texels.name());
    for (std::size_t l = 0; l < cells.level.size(); ++l) {
        const scene::CellLevel& level = cells.level[l];
        for (std::size_t t = 0; t < level.tile.size(); ++t) {
            const bool has = !recolour && shown_cells->level[l].tile[t] == level.tile[t];
            if (has || (anew && !level.tile[t])) continue;
            std::ranges::fill(texels, std::uint8_t{0});
            if (level.tile[t]) mix(*level.tile[t], colours, texels);
            glTexSubImage2D(GL_TEXTURE_2D, static_cast<GLint>(l),
                            static_cast<GLint>(t % level.tiles_across * kSide),
                            static_cast<GLint>(t / level.tiles_across * kSide), kSide, kSide,
                            GL_RGBA, GL_UNSIGNED_BYTE, texels.data());
            counters.cell_bytes += texels.size();
        }
    }
}

/// How far one block's change reaches in cells: to the borders of the cells it touches, and half a
/// cell further by smoothing.
double Map::Impl::cell_reach_m() const {
    if (detail.cells <= 0 || !shown_cells) return 0;
    return 2 * shown_cells->side_m(shown_cells->level_for(camera.metres_per_px));
}

void Map::Impl::draw_cells() {
    if (detail.cells <= 0 || !shown_cells) return;
    const scene::Cells& cells = *shown_cells;
    const geo::Point low = cells.origin - camera.centre;
    const double tile_m = cells.cell_m * kSide;
    const double across = tile_m * cells.level[0].tiles_across;
    const double down = tile_m * cells.level[0].tiles_down;
    glUseProgram(cell_program.name());
    glActiveTexture(GL_TEXTURE0 + kCells);
    glBindTexture(GL_TEXTURE_2D, cell_texels.name());
    glUniform1i(uniform(cell_program, "cells"), kCells);
    // The level is a fixed one: software samples a texture without levels twice as fast.
    const auto level = static_cast<GLint>(cells.level_for(camera.metres_per_px));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_BASE_LEVEL, level);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, level);
    glUniform1f(uniform(cell_program, "fade"), detail.cells);
    glUniform4f(uniform(cell_program, "ground"), static_cast<float>(low.x),
                static_cast<float>(low.y), static_cast<float>(low.x + across),
                static_cast<float>(low.y + down));
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    glBindVertexArray(quad_array.name());
    glDrawElements(GL_TRIANGLES, 6, GL_UNSIGNED_INT, nullptr);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    counters.draw_calls += 1;
    counters.triangles += 2;
}

}  // namespace render
