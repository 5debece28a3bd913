#include "render/map.h"

#include "render/frame_uniforms.h"
#include "render/map_impl.h"
#include "render/target.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace render {

using base::refusal;
using base::Result;
using geo::Box;

namespace {

constexpr double kMark_px = 17;
constexpr double kOutline_px = 1.2;

ChunkProgram chunk_program(Program program) {
    ChunkProgram made{.program = std::move(program)};
    made.chunk_from_centre_m = uniform(made.program, "chunk_from_centre_m");
    made.unit_m = uniform(made.program, "unit_m");
    made.first_slot = uniform(made.program, "first_slot");
    made.fade = uniform(made.program, "fade");
    return made;
}

}  // namespace

Result<std::string> load_gl(Loader loader) {
    const int version = gladLoadGL(reinterpret_cast<GLADloadfunc>(loader));
    const auto text = [](GLenum name) {
        const GLubyte* said = version_text(name);
        return said == nullptr ? std::string{"?"}
                               : std::string{reinterpret_cast<const char*>(said)};
    };
    const std::string found = text(GL_VERSION) + " (" + text(GL_RENDERER) + ")";
    if (version < GLAD_MAKE_VERSION(3, 3))
        return base::fail(base::Fault::Unsupported, base::Word::NoOpenGl, {found});
    return found;
}

Map::Map(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Map::Map(Map&&) noexcept = default;
Map& Map::operator=(Map&&) noexcept = default;
Map::~Map() = default;

Result<Map> Map::made() {
    auto impl = std::make_unique<Impl>();
    struct Wanted {
        ChunkProgram Impl::*program;
        const char* vertex;
        const char* fragment;
    };
    for (const Wanted& wanted :
         {Wanted{&Impl::fill, "block", "block"}, Wanted{&Impl::ground, "block", "plain"},
          Wanted{&Impl::side, "edge", "edge"}, Wanted{&Impl::brick, "brick", "plain"},
          Wanted{&Impl::sign, "mark", "mark"}, Wanted{&Impl::room, "floor", "block"},
          Wanted{&Impl::floor_line, "floor_line", "edge"}}) {
        auto program = program_from(wanted.vertex, wanted.fragment);
        if (!program) return refusal(program);
        (*impl).*(wanted.program) = chunk_program(std::move(*program));
    }
    auto label = program_from("label", "label");
    if (!label) return refusal(label);
    impl->label = std::move(*label);
    auto plate = program_from("label", "plain");
    if (!plate) return refusal(plate);
    impl->plate = std::move(*plate);
    auto cells = program_from("cells", "cells");
    if (!cells) return refusal(cells);
    impl->cell_program = std::move(*cells);
    impl->make_fixed_objects();
    return Map{std::move(impl)};
}

void Map::show(const scene::Scene& scene) {
    Impl& my = *impl_;
    if (scene.geometry != my.scene.geometry) {
        my.upload_geometry(*scene.geometry);
        my.upload_states(scene.state);
        my.scene = scene;
        my.stale = true;
        return;
    }
    my.upload_new_pages(scene.state, my.scene.state);
    if (scene.theme != my.scene.theme) my.stale = true;
    for (std::size_t page = 0; page < scene.state.page_count(); ++page) {
        if (scene.state.page(page) == my.scene.state.page(page)) continue;
        my.note_states(scene.state, page);
    }
    my.scene = scene;
}

void Map::forget() {
    impl_->stale = true;
}

bool Map::draw(const scene::Camera& camera, const Style& style, const scene::Labels& labels) {
    Impl& my = *impl_;
    const bool resized =
        camera.width_px != my.camera.width_px || camera.height_px != my.camera.height_px;
    my.picture.resize(camera.width_px, camera.height_px);
    my.ground_picture.resize(camera.width_px, camera.height_px);
    const bool moved = resized || my.stale || !(camera == my.camera) || !(style == my.style) ||
                       !my.labels || !labels.corner;
    if (!moved && labels.corner != my.labels) my.note_labels(*labels.corner);
    my.settle_damage();
    const bool whole = moved || my.whole_is_quicker();
    if (!whole && my.damage.empty()) {
        my.labels = labels.corner;  // the same ones, newly placed
        return false;
    }

    my.camera = camera;
    my.choose_colours(style);
    my.style = style;
    if (my.shown_cells != my.scene.cells || my.colours_new) {
        my.upload_cells(*my.scene.cells);
        my.colours_new = false;
        my.shown_cells = my.scene.cells->level.empty() ? nullptr : my.scene.cells;
    }
    if (moved) {
        my.ground_stale = true;
        my.detail = scene::detail_at(*my.scene.geometry, camera, style.ratio, style.budget);
        my.upload_palette();
        my.counters.level_of_detail = my.detail.level();
    }
    my.upload_labels(labels);
    my.set_frame(kMark_px, kOutline_px);
    my.start_drawing();
    if (whole) {
        my.counters.blocks_in_view = scene::blocks_in(*my.scene.geometry, scene::view_box(camera));
        my.counters.labels = labels.count;
        my.draw_whole(kMark_px);
    } else {
        my.draw_damage(kMark_px);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    my.damage.clear();
    my.ground_damage.clear();
    my.stale = false;
    return true;
}

void Map::blit(unsigned framebuffer, int x_px, int y_px, int columns_px) const {
    const Impl& my = *impl_;
    const int w = std::min(my.camera.width_px, columns_px);
    const int h = my.camera.height_px;
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, my.picture.framebuffer());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
    glBlitFramebuffer(0, 0, w, h, x_px, y_px, x_px + w, y_px + h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

std::vector<std::uint8_t> Map::pixels() const {
    const Impl& my = *impl_;
    return read_pixels(my.picture.framebuffer(), my.camera.width_px, my.camera.height_px);
}

const Counters& Map::counters() const {
    return impl_->counters;
}

}  // namespace render
