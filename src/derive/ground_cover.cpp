#include "derive/ground_cover.h"

#include "derive/communities.h"
#include "geo/overlay.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace derive {

using geo::Shape;
using geo::ShapeKind;
using model::Row;

namespace {

std::vector<Shape> ground_pieces(const std::optional<Shape>& area) {
    if (!area || area->kind != ShapeKind::Area) return {};
    std::vector<Shape> pieces = geo::polygons_of(*area);
    std::erase_if(pieces, [](const Shape& piece) { return !geo::buffered(piece, -kSliver_m / 2); });
    return pieces;
}

void add_leaves(const model::Snapshot& is, Row community, std::vector<GroundGap>& gaps) {
    if (gaps.empty()) return;
    const std::vector<Row> community_of = community_by_row(*is.places);
    for (Row leaf = 0; leaf < is.places->size(); ++leaf) {
        const Shape& shape = is.places->row[leaf].shape;
        if (community_of[leaf] != community || !model::is_leaf(is.places->kind[leaf]) ||
            shape.kind == ShapeKind::None)
            continue;
        const geo::Point at = geo::label_point(shape);
        const auto gap = std::ranges::find_if(
            gaps, [&](const GroundGap& one) { return geo::contains(one.shape, at); });
        if (gap == gaps.end()) continue;
        gap->leaves.push_back(leaf);
        gap->households += is.counts[leaf].households;
    }
}

void add_overlaps(const model::Snapshot& is, const std::vector<Row>& grids, GroundCover& cover) {
    const auto shape = [&](std::size_t i) -> const Shape& { return is.grids->row[grids[i]].shape; };
    for (std::size_t i = 0; i < grids.size(); ++i)
        for (std::size_t j = i + 1; j < grids.size(); ++j) {
            if (!geo::box_of(shape(i)).intersects(geo::box_of(shape(j)))) continue;
            for (Shape& piece : ground_pieces(geo::intersection(shape(i), shape(j)))) {
                const double area = geo::area_m2(piece);
                cover.overlaps.push_back({grids[i], grids[j], std::move(piece), area});
            }
        }
}

}  // namespace

GroundCover ground_cover(const model::Snapshot& is, Row community) {
    GroundCover cover;
    const Shape& whole = is.places->row[community].shape;
    const std::vector<Row> grids = basic_grids_of(*is.grids, community);
    std::vector<Shape> shapes;
    for (const Row grid : grids) shapes.push_back(is.grids->row[grid].shape);
    if (whole.kind != ShapeKind::Area || shapes.empty() ||
        std::ranges::any_of(shapes, [](const Shape& s) { return s.kind != ShapeKind::Area; }))
        return cover;
    const std::optional<Shape> covered = geo::united(shapes);
    if (!covered) return cover;
    cover.told = true;
    cover.area_m2 = geo::area_m2(whole);
    for (Shape& piece : ground_pieces(geo::difference(whole, *covered))) {
        const double area = geo::area_m2(piece);
        cover.uncovered_m2 += area;
        cover.gaps.push_back({.shape = std::move(piece), .area_m2 = area});
    }
    add_leaves(is, community, cover.gaps);
    add_overlaps(is, grids, cover);
    std::ranges::stable_sort(cover.gaps, std::greater{}, &GroundGap::area_m2);
    std::ranges::stable_sort(cover.overlaps, std::greater{}, &GroundOverlap::area_m2);
    return cover;
}

}  // namespace derive
