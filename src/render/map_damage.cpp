// What of the picture has to be drawn anew, and drawing no more than that.
#include "render/map_impl.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace render {

using geo::Box;
using geo::Point;
using scene::Layer;

namespace {

constexpr std::size_t kMostDamage = 64;    // boxes that are worth looking up
constexpr double kPixelsToATriangle = 16;  // that software fills while it sets up one

}  // namespace

/// Whether anybody sees that ground, a street or an area of responsibility is in another class:
/// they look alike in most of them.
bool Map::Impl::is_another(Layer layer, std::uint8_t was, std::uint8_t is) const {
    if (layer == Layer::Way) return true;  // its classes fade each by itself
    const std::size_t at = scene::index_of(layer);
    const auto differ = [&](const auto& colour, float share) {
        return share > 0 && !(colour.at(at).at(was) == colour.at(at).at(is));
    };
    return differ(colours.fill, detail.fill.at(at)) ||
           differ(colours.outline, detail.outline.at(at));
}

/// Boxes of the slots of a page whose byte is another now.
void Map::Impl::note_states(const base::Pages<std::uint8_t>& is, std::size_t page) {
    const std::size_t first = page * base::Pages<std::uint8_t>::kRows;
    const auto& had = *scene.state.page(page);
    const auto& has = *is.page(page);
    const scene::Geometry& geometry = *scene.geometry;
    for (std::size_t i = 0; i < has.size(); ++i) {
        if (had[i] == has[i]) continue;
        const auto slot = static_cast<std::uint32_t>(first + i);
        const Layer layer = geometry.layer_of_slot[slot];
        const bool below = layer != Layer::Block;
        if (below && !is_another(layer, had[i], has[i])) continue;
        // Beyond so many boxes all is drawn anew, and no more of them are looked up.
        std::vector<Box>& boxes = below ? ground_damage : damage;
        if (boxes.size() > kMostDamage) continue;
        const Box box = geometry.box(slot);
        if (!box.empty()) boxes.push_back(box);
    }
}

/// The ground under labels that differ.
void Map::Impl::note_labels(const std::vector<scene::LabelVertex>& is) {
    for (const Box& px : scene::difference(*labels, is)) {
        Box box;
        box.add(scene::world_from_screen(camera, {px.x0, px.y0}));
        box.add(scene::world_from_screen(camera, {px.x1, px.y1}));
        damage.push_back(box);
    }
}

/// What lies in another box is damaged with it: a building in its yard, names in their building.
static void leave_out_inner(std::vector<Box>& boxes) {
    std::ranges::sort(boxes, std::greater{},
                      [](const Box& box) { return box.width() * box.height(); });
    std::vector<Box> outer;
    for (const Box& box : boxes)
        if (std::ranges::none_of(outer, [&](const Box& kept) { return kept.encloses(box); }))
            outer.push_back(box);
    boxes = std::move(outer);
}

void Map::Impl::settle_damage() {
    if (ground_damage.size() > kMostDamage) ground_stale = true;
    damage.insert(damage.end(), ground_damage.begin(), ground_damage.end());
    if (damage.size() <= 2 * kMostDamage) leave_out_inner(damage);
    leave_out_inner(ground_damage);
}

/// Corners are set up for each box anew, pixels are filled once.
bool Map::Impl::whole_is_quicker() const {
    if (damage.size() > kMostDamage || ground_stale) return true;
    const double pixels = static_cast<double>(camera.width_px) * camera.height_px;
    const double whole = static_cast<double>(whole_triangles) + pixels / kPixelsToATriangle;
    return static_cast<double>(damage.size() * box_triangles) > whole;
}

/// Each box that is in the picture, cut out, in metres and as pixels from the bottom left.
template <class Draw>
void Map::Impl::each_box(const std::vector<Box>& boxes, double mark_px, const Draw& draw) {
    // A sign and a smoothed outline reach out of their block.
    const double pad_px =
        std::max(mark_px * style.ratio + 2, cell_reach_m() / camera.metres_per_px);
    for (const Box& box : boxes) {
        const Point low = scene::screen_from_world(camera, {box.x0, box.y1});
        const Point high = scene::screen_from_world(camera, {box.x1, box.y0});
        const auto x0 = static_cast<int>(std::floor(std::max(low.x - pad_px, 0.0)));
        const auto y0 = static_cast<int>(std::floor(std::max(low.y - pad_px, 0.0)));
        const auto x1 = static_cast<int>(
            std::ceil(std::min(high.x + pad_px, static_cast<double>(camera.width_px))));
        const auto y1 = static_cast<int>(
            std::ceil(std::min(high.y + pad_px, static_cast<double>(camera.height_px))));
        if (x1 <= x0 || y1 <= y0) continue;
        glEnable(GL_SCISSOR_TEST);
        glScissor(x0, camera.height_px - y1, x1 - x0, y1 - y0);
        // Twice: what stands just outside the box reaches into it as far.
        draw(box.grown(2 * pad_px * camera.metres_per_px), x0, camera.height_px - y1, x1,
             camera.height_px - y0);
    }
    glDisable(GL_SCISSOR_TEST);
}

void Map::Impl::draw_whole(double mark_px) {
    const Box view = scene::view_box(camera);
    if (ground_stale) {
        draw_ground(view);
        counters.ground_redraws += 1;
        ground_stale = false;
    } else {
        draw_ground_damage(mark_px);
    }
    const std::uint64_t triangles = counters.triangles;
    copy_ground(0, 0, camera.width_px, camera.height_px);
    draw_on_ground(view);
    whole_triangles = counters.triangles - triangles;
    counters.full_redraws += 1;
}

void Map::Impl::draw_ground_damage(double mark_px) {
    each_box(ground_damage, mark_px, [&](const Box& part, int, int, int, int) {
        draw_ground(part);
        counters.ground_boxes += 1;
    });
}

void Map::Impl::draw_damage(double mark_px) {
    draw_ground_damage(mark_px);
    const std::uint64_t triangles = counters.triangles;
    each_box(damage, mark_px, [&](const Box& part, int x0, int y0, int x1, int y1) {
        copy_ground(x0, y0, x1, y1);
        glEnable(GL_SCISSOR_TEST);
        draw_on_ground(part);
    });
    counters.damage_redraws += 1;
    box_triangles = (counters.triangles - triangles) / damage.size();
}

}  // namespace render
