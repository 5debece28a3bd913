#include "derive/redivision_shape.h"

#include "derive/grid_codes.h"
#include "geo/box_index.h"
#include "geo/overlay.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace derive {

using geo::Shape;
using geo::ShapeKind;
using model::kNoRow;
using model::Row;

namespace {

constexpr double kLeastGround_m = 0.5;
constexpr double kUsualRoad_m = 6;

/// As far apart as their corners say.
double gap_between(const Shape& a, const Shape& b) {
    double least = std::numeric_limits<double>::infinity();
    for (const auto& [corners, of] : {std::pair{&a, &b}, std::pair{&b, &a}})
        for (const geo::Ring& ring : corners->parts)
            for (const geo::Point corner : ring)
                least = std::min(least, geo::distance(*of, corner));
    return least;
}

class LeafGround {
  public:
    LeafGround(const model::Snapshot& is, const Division& division)
        : places_{*is.places}, division_{division} {
        std::vector<geo::Box> boxes(places_.size());
        for (Row row = 0; row < places_.size(); ++row)
            if (model::is_leaf(places_.kind[row])) boxes[row] = places_.box[row];
        index_ = geo::BoxIndex{std::move(boxes)};
    }

    std::optional<Shape> around(Row leaf) const {
        const model::PlaceRow& place = places_.row[leaf];
        if (place.shape.kind == ShapeKind::None) return std::nullopt;
        if (place.shape.kind == ShapeKind::Line)
            return geo::buffered(place.shape,
                                 (place.width_m > 0 ? place.width_m : kUsualRoad_m) / 2);
        double by_m = kLeafGround_m;
        for (const Row other : index_.touching(places_.box[leaf].grown(2 * kLeafGround_m))) {
            // A street goes by; houses stand on either side of a border.
            if (division_.grid[other] == division_.grid[leaf] ||
                places_.row[other].shape.kind == ShapeKind::Line)
                continue;
            by_m = std::min(by_m, gap_between(place.shape, places_.row[other].shape) / 2);
        }
        if (place.shape.kind == ShapeKind::Point) return square(place.shape.parts[0][0], by_m);
        return geo::buffered(place.shape, std::max(by_m, kLeastGround_m));
    }

  private:
    static Shape square(geo::Point at, double by_m) {
        const double r = std::max(by_m, kLeastGround_m);
        return geo::area_of({{at.x - r, at.y - r},
                             {at.x + r, at.y - r},
                             {at.x + r, at.y + r},
                             {at.x - r, at.y + r}});
    }

    const model::Places& places_;
    const Division& division_;
    geo::BoxIndex index_;
};

/// The area with others put to it, or taken off it; as it is where the geometry refuses.
Shape with_ground(const Shape& area, const std::vector<Shape>& ground) {
    std::vector<Shape> all = ground;
    if (area.kind == ShapeKind::Area) all.push_back(area);
    return geo::united(all).value_or(area);
}
Shape without_ground(const Shape& area, const std::vector<Shape>& ground) {
    if (area.kind != ShapeKind::Area || ground.empty()) return area;
    const std::optional<Shape> taken = geo::united(ground);
    if (!taken) return area;
    return geo::difference(area, *taken).value_or(Shape{});
}

}  // namespace

std::vector<GridOutline> outlines_after(const model::Snapshot& is, const Division& was,
                                        const Division& is_to_be) {
    struct Ground {
        std::vector<Shape> comes, goes;
    };
    const LeafGround ground{is, is_to_be};
    std::map<Row, Ground> touched;
    for (const Row leaf : leaves_moved(was, is_to_be)) {
        const std::optional<Shape> around = ground.around(leaf);
        for (const auto& [grid, list] : {std::pair{was.grid[leaf], &Ground::goes},
                                         std::pair{is_to_be.grid[leaf], &Ground::comes}}) {
            if (grid == kNoRow) continue;
            Ground& change = touched[grid];
            if (around) (change.*list).push_back(*around);
        }
    }
    std::vector<GridOutline> outlines;
    for (auto& [grid, change] : touched) {
        const Shape& own = is.grids->row[grid].shape;
        if (own.kind == ShapeKind::None) {
            change.comes.clear();
            for (Row leaf = 0; leaf < is_to_be.grid.size(); ++leaf)
                if (is_to_be.grid[leaf] == grid)
                    if (auto around = ground.around(leaf)) change.comes.push_back(*around);
        }
        outlines.push_back({grid, with_ground(without_ground(own, change.goes), change.comes)});
    }
    return outlines;
}

std::vector<model::GridRow> grids_after(const model::Snapshot& is, model::DraftId draft) {
    const Division was = division_now(is);
    const Division will = division_of(is, draft);
    std::map<Row, model::GridRow> changed;
    const auto row_of_grid = [&](Row grid) -> model::GridRow& {
        return changed.try_emplace(grid, is.grids->row[grid]).first->second;
    };
    for (GridOutline& one : outlines_after(is, was, will))
        row_of_grid(one.grid).shape = std::move(one.shape);
    std::set<Row> communities;
    for (const Row leaf : leaves_moved(was, will))
        if (will.grid[leaf] != kNoRow)
            communities.insert(model::row_of(*is.places, is.grids->row[will.grid[leaf]].community));
    for (const Row community : communities) {
        if (community == kNoRow) continue;
        for (const GridCode& one : grid_codes(is, will, community))
            if (one.was != one.will) row_of_grid(one.grid).code = one.will;
    }
    std::vector<model::GridRow> rows;
    for (auto& [grid, row] : changed) rows.push_back(std::move(row));
    return rows;
}

}  // namespace derive
