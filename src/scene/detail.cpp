#include "scene/detail.h"

#include "scene/surroundings.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

float ramp(double value, double from, double to) {
    return static_cast<float>(std::clamp((value - from) / (to - from), 0.0, 1.0));
}

/// Like ramp, for what grows by factors.
float zoom_ramp(double value, double from, double to) {
    return ramp(std::log2(value), std::log2(from), std::log2(to));
}

/// What part of a chunk lies in view, so that sums over chunks change smoothly with the camera.
double part_in(const geo::Box& box, const geo::Box& view) {
    const double across = std::min(box.x1, view.x1) - std::max(box.x0, view.x0);
    const double down = std::min(box.y1, view.y1) - std::max(box.y0, view.y0);
    const double whole = std::max(box.width() * box.height(), 1e-6);
    return std::min(across * down / whole, 1.0);
}

/// Triangles in view: of the blocks in each form, and of what they stand on.
struct Load {
    double ground = 0;
    double fills = 0;
    double sides = 0;
    double blocks = 0;
};

/// The ground as far as `detail` shows it already; a layer counts by how much it has faded in.
double ground_load(const Chunk& chunk, const Detail& detail) {
    const auto load = [&](Layer layer, const Drawn& drawn, bool outlined) {
        const double fill = detail.fill.at(index_of(layer));
        const double outline = outlined ? detail.outline.at(index_of(layer)) : 0;
        return fill * drawn.corners.count / 3 + outline * drawn.vertices.count * 2;
    };
    double sum = 0;
    for (const Layer layer : {Layer::Area, Layer::Ground, Layer::Garden})
        sum +=
            load(layer, chunk.at_least.at(index_of(layer)).at(detail.cut), layer == Layer::Ground);
    for (const Layer layer : {Layer::Way, Layer::Band})
        sum +=
            static_cast<double>(detail.bands) * load(layer, chunk.layer.at(index_of(layer)), true);
    return sum;
}

Load load_of(const Geometry& geometry, const geo::Box& view, const Detail& detail) {
    Load load;
    for (const auto& chunk : geometry.chunk) {
        if (!chunk->box.intersects(view)) continue;
        const double part = part_in(chunk->box, view);
        const Drawn& drawn = chunk->layer.at(index_of(Layer::Block));
        load.ground += part * ground_load(*chunk, detail);
        load.fills += part * drawn.corners.count / 3;
        load.sides += part * drawn.vertices.count * 2;
        load.blocks += part * static_cast<double>(chunk->brick.size());
    }
    return load;
}

float affordable(double budget, double triangles) {
    return ramp(budget / std::max(triangles, 1.0), 0.87, 1.15);
}

/// Blocks get what the ground leaves, but never less than a third: they are what is looked at.
void show_blocks(Detail& detail, const Geometry& geometry, const Load& load, double design_mpp,
                 std::uint64_t all) {
    const auto whole = static_cast<double>(all);
    const double budget = std::max(whole - load.ground, whole / 3);
    const double block_px = geometry.block_m / design_mpp;
    detail.polygons = std::min(zoom_ramp(block_px, 3.5, 5), affordable(budget, load.fills));
    detail.outlines =
        std::min(zoom_ramp(block_px, 5, 8), affordable(budget, load.fills + load.sides));
    constexpr double kBrickCost = 1.2;  // in triangles: two, small and drawn without mixing
    const float bricks =
        std::min(zoom_ramp(block_px, 1.2, 2), affordable(budget, load.blocks * kBrickCost));
    detail.bricks = detail.polygons < 1 ? bricks : 0;
    detail.cells = detail.polygons < 1 && bricks < 1 ? 1 : 0;
    detail.signs = std::min(zoom_ramp(block_px, 2.5, 4), std::max(bricks, detail.polygons));
}

void show_ways(Detail& detail, double px_per_m) {
    /// From which scale on, in pixels a metre, a class is drawn whole.
    constexpr std::array<double, kCuts> kFrom{
        {0.004, 0.006, 0.01, 0.02, 0.04, 0.04, 0.13, 0.3, 1.0, 1.0, 1.0, 0.04}};
    detail.bands = zoom_ramp(px_per_m, 1.35, 1.65);
    detail.lines = detail.bands < 1 ? 1 : 0;
    detail.smallest_way = 0;
    for (std::size_t c = 0; c < kCuts; ++c) {
        detail.way.at(c) = zoom_ramp(px_per_m, kFrom.at(c) * 0.6, kFrom.at(c));
        if (detail.way.at(c) > 0) detail.smallest_way = std::max(detail.smallest_way, c);
    }
}

void show_layers(Detail& detail, double mpp) {
    const auto fill = [&](Layer layer) -> float& { return detail.fill.at(index_of(layer)); };
    const auto outline = [&](Layer layer) -> float& { return detail.outline.at(index_of(layer)); };
    const auto beyond = [&](double from, double to) { return zoom_ramp(mpp, from, to); };
    detail.fill.fill(1);
    detail.outline.fill(1);
    fill(Layer::Grid) = 0;
    fill(Layer::Ground) = 1 - beyond(3.5, 6);
    outline(Layer::Ground) = 1 - beyond(1.7, 2.6);
    outline(Layer::Way) = 1 - beyond(0.7, 1.0);   // kerbs
    outline(Layer::Band) = 1 - beyond(1.2, 1.9);  // the state of streets
    fill(Layer::Band) = 1 - beyond(7, 11);
    outline(Layer::Grid) = std::min(beyond(0.9, 1.4), 1 - beyond(5, 8));
    outline(Layer::Community) = 1 - beyond(30, 50);
    fill(Layer::Community) = std::min(beyond(3.5, 5.5), 1 - beyond(14, 20));
    outline(Layer::Subdistrict) = 1 - beyond(120, 200);
    fill(Layer::Subdistrict) = std::min(beyond(14, 20), 1 - beyond(70, 100));
    fill(Layer::District) = beyond(70, 100);
}

}  // namespace

std::uint64_t blocks_in(const Geometry& geometry, const geo::Box& view) {
    return static_cast<std::uint64_t>(std::lround(load_of(geometry, view, {}).blocks));
}

int Detail::level() const {
    if (polygons >= 0.5F) return 1;
    return bricks >= 0.5F ? 2 : 3;
}

Detail detail_at(const Geometry& geometry, const Camera& camera, double ratio,
                 std::uint64_t budget) {
    Detail detail;
    const double design_mpp = camera.metres_per_px * ratio;
    show_ways(detail, 1 / design_mpp);
    show_layers(detail, design_mpp);
    const double speck_m = 1.5 * camera.metres_per_px;
    while (detail.cut + 1 < kCuts && std::ldexp(1.0, static_cast<int>(detail.cut) + 1) <= speck_m)
        ++detail.cut;
    const Load load = load_of(geometry, view_box(camera), detail);
    show_blocks(detail, geometry, load, design_mpp, budget);
    return detail;
}

}  // namespace scene
