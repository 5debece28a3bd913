#include "ingest/tiling.h"

#include "geo/overlay.h"
#include "ingest/cuts.h"
#include "ingest/lines.h"
#include "ingest/streets.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <utility>

namespace ingest {

using geo::Box;
using geo::Point;
using geo::Ring;
using geo::Shape;

namespace {

constexpr double kLargeBlock = 120'000;  // square metres, above which lanes cut it too
constexpr double kLargestCell = 40'000;
constexpr double kLeastWater = 10'000;  // square metres of a pond that parts its shores
constexpr double kLongestTunnel = 300;  // metres of a bridge or tunnel that still divides

std::vector<const Shape*> all_of(const std::vector<Shape>& shapes) {
    std::vector<const Shape*> all;
    all.reserve(shapes.size());
    for (const Shape& shape : shapes) all.push_back(&shape);
    return all;
}

/// What a metre of border costs along a road: cheap where people see a border anyway.
double cost_along(const SurveyedRoad& road) {
    static const std::map<std::string, double> kCosts{{"motorway", 0.25}, {"trunk", 0.25},
                                                      {"primary", 0.3},   {"secondary", 0.4},
                                                      {"tertiary", 0.55}, {"residential", 0.8}};
    const auto found = kCosts.find(road.klass);
    return found == kCosts.end() ? 1.2 : found->second;
}
constexpr double kCostOfCut = 1.8;
constexpr double kCostOfWater = 0.2;

bool divides(const SurveyedRoad& road) {
    return is_street(road) && (!road.covered || length_of(road.line) < kLongestTunnel);
}

/// Rivers and railways are borders that nobody needs to be told of.
bool divides(const model::GroundRow& row) {
    if (row.kind == "water") {
        if (row.shape.kind == geo::ShapeKind::Line) return row.klass == "river";
        return geo::area_m2(row.shape) > kLeastWater;
    }
    return row.kind == "rail" && row.klass != "subway" && row.shape.kind == geo::ShapeKind::Line;
}

/// The faces that lines enclose, and what stands in each.
struct Faces {
    std::vector<Shape> areas;
    std::vector<std::vector<std::uint32_t>> buildings;
    std::vector<double> weight;
};

Faces faced(const std::vector<Ring>& lines, const Ground& ground) {
    Faces faces;
    faces.areas = geo::faces_of(lines);
    faces.buildings.resize(faces.areas.size());
    faces.weight.resize(faces.areas.size(), 0);
    const Locator locator{faces.areas};
    for (std::uint32_t b = 0; b < ground.building_at.size(); ++b) {
        const int face = locator.at(ground.building_at[b]);
        if (face < 0) continue;
        faces.buildings[static_cast<std::size_t>(face)].push_back(b);
        faces.weight[static_cast<std::size_t>(face)] += ground.weight[b];
    }
    return faces;
}

/// Lanes and paths inside blocks that are too large or too full.
void add_lanes(const Survey& survey, const Ground& ground, const Faces& faces,
               std::vector<Ring>& lines) {
    std::vector<bool> full;
    for (std::size_t f = 0; f < faces.areas.size(); ++f)
        full.push_back(faces.buildings[f].size() > 1 &&
                       (geo::area_m2(faces.areas[f]) > kLargeBlock ||
                        faces.weight[f] > 3 * ground.cell_weight));
    const Locator locator{faces.areas};
    for (const SurveyedRoad& road : survey.roads) {
        if (road.klass != "service" || road.covered) continue;
        const int face = locator.at(point_along(road.line, length_of(road.line) / 2));
        if (face >= 0 && full[static_cast<std::size_t>(face)]) lines.push_back(road.line);
    }
}

void add_cuts(const Survey& survey, const Ground& ground, const Faces& faces,
              std::vector<Ring>& lines) {
    const CutLimits limits{.weight = ground.cell_weight, .area_m2 = kLargestCell};
    for (std::size_t f = 0; f < faces.areas.size(); ++f) {
        if (faces.buildings[f].size() < 2) continue;
        std::vector<Mass> masses;
        masses.reserve(faces.buildings[f].size());
        for (const std::uint32_t b : faces.buildings[f])
            masses.push_back({survey.buildings[b].area.parts[0], ground.weight[b], ground.yard[b]});
        for (Ring& line : cuts_of(faces.areas[f], std::move(masses), limits))
            lines.push_back(std::move(line));
    }
}

/// A stretch of border of one cell, the same for the cell on its other side.
struct Stretch {
    Point a, b;
    std::uint32_t cell;
    auto key() const { return std::tuple{a.x, a.y, b.x, b.y}; }
};

class CostIndex {
  public:
    explicit CostIndex(const Survey& survey) {
        std::vector<Box> boxes;
        const auto add = [&](Point a, Point b, double cost) {
            edges_.push_back({a, b, cost});
            Box& box = boxes.emplace_back();
            box.add(a);
            box.add(b);
        };
        for (const SurveyedRoad& road : survey.roads)
            for (std::size_t i = 1; i < road.line.size(); ++i)
                if (divides(road) || road.klass == "service")
                    add(road.line[i - 1], road.line[i], cost_along(road));
        for (const model::GroundRow& row : survey.ground) {
            if (!divides(row)) continue;
            const std::size_t closed = row.shape.kind == geo::ShapeKind::Area ? 1 : 0;
            for (const Ring& part : row.shape.parts)
                for (std::size_t i = 1; i < part.size() + closed; ++i)
                    add(part[i - 1], part[i % part.size()], kCostOfWater);
        }
        index_ = geo::BoxIndex{boxes};
    }

    double at(Point p) const {
        double cost = kCostOfCut;
        for (const std::uint32_t e : index_.touching(Box{p.x, p.y, p.x, p.y}.grown(0.05)))
            if (edges_[e].cost < cost &&
                footing_on({edges_[e].a, edges_[e].b}, p).distance_m < 0.05)
                cost = edges_[e].cost;
        return cost;
    }

  private:
    struct Edge {
        Point a, b;
        double cost;
    };
    std::vector<Edge> edges_;
    geo::BoxIndex index_;
};

Neighbourhood sides_of(const std::vector<Cell>& cells, const Survey& survey) {
    Neighbourhood sides;
    std::vector<Stretch> stretches;
    for (std::uint32_t c = 0; c < cells.size(); ++c) {
        sides.weight.push_back(cells[c].weight);
        sides.at.push_back(cells[c].at);
        for (const Ring& ring : cells[c].area.parts)
            for (std::size_t i = 0; i < ring.size(); ++i) {
                Stretch s{ring[i], ring[(i + 1) % ring.size()], c};
                if (std::tuple{s.b.x, s.b.y} < std::tuple{s.a.x, s.a.y}) std::swap(s.a, s.b);
                stretches.push_back(s);
            }
    }
    std::ranges::stable_sort(stretches, {}, &Stretch::key);
    const CostIndex costs{survey};
    std::map<std::pair<std::uint32_t, std::uint32_t>, double> shared;
    for (std::size_t i = 0; i + 1 < stretches.size(); ++i) {
        const Stretch& s = stretches[i];
        if (s.key() != stretches[i + 1].key() || s.cell == stretches[i + 1].cell) continue;
        shared[std::minmax(s.cell, stretches[i + 1].cell)] +=
            distance_between(s.a, s.b) * costs.at((s.a + s.b) * 0.5);
    }
    sides.sides.resize(cells.size());
    for (const auto& [pair, cost] : shared) {
        sides.sides[pair.first].push_back({pair.second, cost});
        sides.sides[pair.second].push_back({pair.first, cost});
    }
    return sides;
}

}  // namespace

std::vector<Box> boxes_of(const std::vector<const Shape*>& shapes) {
    std::vector<Box> boxes;
    boxes.reserve(shapes.size());
    for (const Shape* shape : shapes) boxes.push_back(geo::box_of(*shape));
    return boxes;
}

Locator::Locator(std::vector<const Shape*> shapes)
    : shapes_{std::move(shapes)}, index_{boxes_of(shapes_)} {}

Locator::Locator(const std::vector<Shape>& shapes) : Locator{all_of(shapes)} {}

int Locator::at(Point point) const {
    for (const std::uint32_t s : index_.touching(Box{point.x, point.y, point.x, point.y}))
        if (geo::contains(*shapes_[s], point)) return static_cast<int>(s);
    return -1;
}

Tiling::Tiling(std::vector<Cell> made, Neighbourhood between)
    : cells{std::move(made)}, sides{std::move(between)} {
    std::vector<Box> boxes;
    Box all;
    for (const Cell& cell : cells) {
        boxes.push_back(geo::box_of(cell.area));
        all.add(boxes.back());
    }
    index_ = geo::BoxIndex{boxes};
    reach_m_ = all.empty() ? 0 : all.width() + all.height();
}

std::optional<std::uint32_t> Tiling::cell_near(Point point, double within_m) const {
    const Box here{point.x, point.y, point.x, point.y};
    std::optional<std::uint32_t> nearest;
    for (const std::uint32_t c : index_.touching(here.grown(within_m))) {
        const double apart =
            geo::contains(cells[c].area, point) ? 0 : geo::distance(cells[c].area, point);
        if (apart > within_m || (nearest && apart >= within_m)) continue;
        within_m = apart;
        nearest = c;
    }
    return nearest;
}

std::uint32_t Tiling::cell_at(Point point) const {
    if (const auto cell = cell_near(point, 0)) return *cell;
    for (double within = 20; within < 2 * reach_m_ + 1e6; within *= 2)
        if (const auto cell = cell_near(point, within)) return *cell;
    return 0;
}

Tiling tiling_of(const Survey& survey, const Ground& ground) {
    std::vector<Ring> lines;
    Box extent;
    for (const Shape& region : ground.regions) {
        extent.add(geo::box_of(region));
        for (Ring ring : region.parts) {
            ring.push_back(ring.front());
            lines.push_back(std::move(ring));
        }
    }
    for (const model::GroundRow& row : survey.ground) {
        if (!divides(row) || !geo::box_of(row.shape).intersects(extent)) continue;
        for (Ring line : row.shape.parts) {
            if (row.shape.kind == geo::ShapeKind::Area) line.push_back(line.front());
            lines.push_back(std::move(line));
        }
    }
    for (const SurveyedRoad& road : survey.roads)
        if (divides(road) && geo::box_of(geo::line_of(road.line)).intersects(extent))
            lines.push_back(road.line);

    const Faces blocks = faced(lines, ground);
    const std::size_t streets = lines.size();
    add_lanes(survey, ground, blocks, lines);
    if (lines.size() == streets)
        add_cuts(survey, ground, blocks, lines);
    else
        add_cuts(survey, ground, faced(lines, ground), lines);
    Faces last = faced(lines, ground);

    const Locator block_of{blocks.areas};
    const Locator region_of{ground.regions};
    std::vector<Cell> cells;
    for (std::size_t f = 0; f < last.areas.size(); ++f) {
        const Point at = geo::label_point(last.areas[f]);
        const int region = region_of.at(at);
        if (region < 0) continue;
        cells.push_back({.area = std::move(last.areas[f]),
                         .at = at,
                         .region = region,
                         .block = block_of.at(at),
                         .weight = last.weight[f],
                         .buildings = std::move(last.buildings[f])});
    }
    Neighbourhood sides = sides_of(cells, survey);
    return Tiling{std::move(cells), std::move(sides)};
}

}  // namespace ingest
