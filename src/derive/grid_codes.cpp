#include "derive/grid_codes.h"

#include "derive/communities.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <span>

#include <fmt/format.h>

namespace derive {

using geo::Point;
using model::kNoRow;
using model::Row;

namespace {

/// The mean of the label points of the leaves that stand in each grid.
std::map<Row, Point> middles_of_grids(const model::Snapshot& is, const Division& division) {
    struct Sum {
        Point point;
        double count = 0;
    };
    std::map<Row, Sum> sums;
    for (Row leaf = 0; leaf < division.grid.size(); ++leaf) {
        const geo::Shape& shape = is.places->row[leaf].shape;
        if (division.grid[leaf] == kNoRow || shape.kind == geo::ShapeKind::None) continue;
        Sum& sum = sums[division.grid[leaf]];
        sum.point = sum.point + geo::label_point(shape);
        sum.count += 1;
    }
    std::map<Row, Point> middles;
    for (const auto& [grid, sum] : sums) middles[grid] = sum.point * (1 / sum.count);
    return middles;
}

std::vector<bool> touched_grids(const model::Snapshot& is, const Division& division) {
    std::vector<bool> touched(is.grids->row.size());
    const Division now = division_now(is);
    for (const Row leaf : leaves_moved(now, division))
        for (const Row grid : {now.grid[leaf], division.grid[leaf]})
            if (grid != kNoRow) touched[grid] = true;
    return touched;
}

}  // namespace

std::vector<std::uint32_t> as_one_reads(const std::vector<Point>& points) {
    geo::Box extent;
    for (const Point p : points) extent.add(p);
    const double ground = std::max(extent.width(), 1.0) * std::max(extent.height(), 1.0);
    const double apart =
        std::sqrt(ground / static_cast<double>(std::max<std::size_t>(points.size(), 1)));
    std::vector<std::uint32_t> order(points.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::uint32_t i) { return -points[i].y; });
    // A row goes on while what follows lies less than half a step below its first.
    for (std::size_t from = 0; from < order.size();) {
        std::size_t to = from + 1;
        while (to < order.size() && points[order[from]].y - points[order[to]].y < apart / 2) ++to;
        std::ranges::stable_sort(std::span{order}.subspan(from, to - from), {},
                                 [&](std::uint32_t i) { return points[i].x; });
        from = to;
    }
    return order;
}

std::vector<GridCode> grid_codes(const model::Snapshot& is, const Division& division,
                                 Row community) {
    const std::string& prefix = is.places->row[community].code;
    if (prefix.empty()) return {};
    const std::map<Row, Point> middles = middles_of_grids(is, division);
    const std::vector<bool> touched = touched_grids(is, division);
    std::vector<Row> standing, nowhere;
    std::vector<Point> points;
    for (const Row grid : basic_grids_of(*is.grids, community)) {
        const geo::Shape& shape = is.grids->row[grid].shape;
        const auto middle = middles.find(grid);
        const bool drawn = shape.kind != geo::ShapeKind::None;
        if (middle == middles.end() && !drawn) {
            nowhere.push_back(grid);
            continue;
        }
        standing.push_back(grid);
        const bool by_leaves = middle != middles.end() && (touched[grid] || !drawn);
        points.push_back(by_leaves ? middle->second : geo::label_point(shape));
    }
    std::vector<Row> ordered;
    for (const std::uint32_t number : as_one_reads(points)) ordered.push_back(standing[number]);
    ordered.insert(ordered.end(), nowhere.begin(), nowhere.end());

    std::set<std::string> kept;
    for (const model::GridRow& grid : is.grids->row)
        if (!is_basic(grid)) kept.insert(grid.code);
    std::vector<GridCode> codes;
    int sequence = 0;
    for (const Row grid : ordered) {
        std::string code;
        do code = fmt::format("{}{:03}", prefix, ++sequence);
        while (kept.contains(code));
        codes.push_back({grid, is.grids->row[grid].code, std::move(code)});
    }
    return codes;
}

}  // namespace derive
