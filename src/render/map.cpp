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

constexpr std::size_t kMostDamage = 64;    // boxes that are worth looking up
constexpr double kPixelsToATriangle = 16;  // that software fills while it sets up one
constexpr double kMark_px = 17;
constexpr double kOutline_px = 1.2;

/// The ground under labels that differ.
void note_labels(const scene::Camera& camera, const std::vector<scene::LabelVertex>& was,
                 const std::vector<scene::LabelVertex>& is, std::vector<Box>& out) {
    for (const Box& px : scene::difference(was, is)) {
        Box ground;
        ground.add(scene::world_from_screen(camera, {px.x0, px.y0}));
        ground.add(scene::world_from_screen(camera, {px.x1, px.y1}));
        // All names of a floor change with it: its building is damage already.
        const bool covered = std::ranges::any_of(out, [&](const Box& box) {
            return box.contains({ground.x0, ground.y0}) && box.contains({ground.x1, ground.y1});
        });
        if (!covered) out.push_back(ground);
    }
}

/// Boxes of the slots whose byte differs between two pages.
void note_damage(const scene::Geometry& geometry, const base::Pages<std::uint8_t>& was,
                 const base::Pages<std::uint8_t>& is, std::size_t page, std::vector<Box>& out) {
    const std::size_t first = page * base::Pages<std::uint8_t>::kRows;
    const auto& old_bytes = *was.page(page);
    const auto& new_bytes = *is.page(page);
    // Beyond kMostDamage the whole picture is drawn anew, and no more boxes are looked up.
    for (std::size_t i = 0; i < new_bytes.size() && out.size() <= kMostDamage; ++i) {
        if (old_bytes[i] == new_bytes[i]) continue;
        const Box box = geometry.box(static_cast<std::uint32_t>(first + i));
        if (!box.empty()) out.push_back(box);
    }
}

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

/// Corners are set up for each box anew, pixels are filled once.
bool Map::Impl::whole_is_quicker() const {
    if (damage.size() > kMostDamage) return true;
    const double pixels = static_cast<double>(camera.width_px) * camera.height_px;
    const double whole = static_cast<double>(whole_triangles) + pixels / kPixelsToATriangle;
    return static_cast<double>(damage.size() * box_triangles) > whole;
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
        note_damage(*scene.geometry, my.scene.state, scene.state, page, my.damage);
    }
    my.scene = scene;
}

void Map::forget() {
    impl_->stale = true;
}

bool Map::draw(const scene::Camera& camera, const Style& style, const scene::Labels& labels) {
    Impl& my = *impl_;
    const bool resized = camera.width_px != my.camera.width_px ||
                         camera.height_px != my.camera.height_px || !my.framebuffer;
    if (resized) my.make_framebuffer(camera.width_px, camera.height_px);
    const bool moved = resized || my.stale || !(camera == my.camera) || !(style == my.style) ||
                       !my.labels || !labels.corner;
    if (!moved && labels.corner != my.labels)
        note_labels(camera, *my.labels, *labels.corner, my.damage);
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
    if (whole) {
        my.detail = scene::detail_at(*my.scene.geometry, camera, style.ratio, style.budget);
        my.upload_palette();
        my.counters.level_of_detail = my.detail.level();
    }
    my.upload_labels(labels);
    my.set_frame(kMark_px, kOutline_px);
    glBindFramebuffer(GL_FRAMEBUFFER, my.framebuffer.name());
    glViewport(0, 0, camera.width_px, camera.height_px);
    const std::uint64_t triangles = my.counters.triangles;
    if (whole) {
        my.counters.blocks_in_view = scene::blocks_in(*my.scene.geometry, scene::view_box(camera));
        my.draw_box(scene::view_box(camera));
        my.counters.full_redraws += 1;
        my.counters.labels = labels.count;
        my.whole_triangles = my.counters.triangles - triangles;
    } else {
        my.draw_damage(kMark_px);
        my.counters.damage_redraws += 1;
        my.box_triangles = (my.counters.triangles - triangles) / my.damage.size();
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    my.damage.clear();
    my.stale = false;
    return true;
}

void Map::blit(unsigned framebuffer, int x_px, int y_px, int columns_px) const {
    const Impl& my = *impl_;
    const int w = std::min(my.camera.width_px, columns_px);
    const int h = my.camera.height_px;
    glDisable(GL_SCISSOR_TEST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, my.framebuffer.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, framebuffer);
    glBlitFramebuffer(0, 0, w, h, x_px, y_px, x_px + w, y_px + h, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

std::vector<std::uint8_t> Map::pixels() const {
    const Impl& my = *impl_;
    return read_pixels(my.framebuffer.name(), my.camera.width_px, my.camera.height_px);
}

const Counters& Map::counters() const {
    return impl_->counters;
}

}  // namespace render
