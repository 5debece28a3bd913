#include "ingest/fictional_town_build.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace ingest::town {

using geo::Box;
using geo::Point;
using model::GridId;
using model::PlaceId;

namespace {

constexpr int kGridsPerSubdistrict = 100;
constexpr int kExclusivePerSubdistrict = 15;
constexpr int kHomesOfEmptyLot = 25;  // an institution is work too

class Gridder {
  public:
    explicit Gridder(Town& town) : town_{town} {}

    void run() {
        std::vector<int> work;  // of each sub-district
        work.resize(town_.plan.subdistricts.size());
        for (const Community& c : town_.plan.communities) work[c.subdistrict] += work_of(c.root);
        std::vector<double> owed(work.size());
        for (std::size_t i = 0; i < town_.plan.communities.size(); ++i) {
            const Community& c = town_.plan.communities[i];
            double& debt = owed[c.subdistrict];
            debt +=
                kGridsPerSubdistrict * static_cast<double>(work_of(c.root)) / work[c.subdistrict];
            const int grids = std::max(3, static_cast<int>(std::lround(debt)));
            debt -= grids;
            share(i, c.root, grids);
        }
    }

  private:
    int work_of(std::size_t node) const {
        const Node& n = town_.plan.nodes[node];
        if (n.lot != kNone) return std::max(town_.homes_of_lot[n.lot], kHomesOfEmptyLot);
        return work_of(n.first) + work_of(n.second);
    }

    void share(std::size_t community, std::size_t node, int grids) {
        const Node& n = town_.plan.nodes[node];
        if (grids <= 1) {
            add(community, n.cell);
            return;
        }
        if (n.lot != kNone) {
            cut_lot(community, n.cell, grids);
            return;
        }
        const double first = work_of(n.first);
        const double all = first + work_of(n.second);
        const int to_first =
            std::clamp(static_cast<int>(std::lround(grids * first / all)), 1, grids - 1);
        share(community, n.first, to_first);
        share(community, n.second, grids - to_first);
    }

    /// One large estate under several grids.
    void cut_lot(std::size_t community, const Box& cell, int grids) {
        const bool wide = cell.width() > cell.height();
        const double low = wide ? cell.x0 : cell.y0;
        const double length = wide ? cell.width() : cell.height();
        double from = low;
        for (int i = 1; i <= grids; ++i) {
            const double to = i == grids ? low + length
                                         : low + std::round(length * i / grids / kStep_m) * kStep_m;
            Box part = cell;
            (wide ? part.x0 : part.y0) = from;
            (wide ? part.x1 : part.y1) = to;
            add(community, part);
            from = to;
        }
    }

    void add(std::size_t community, const Box& cell) {
        town_.rows.grids.push_back(
            {.id = GridId{static_cast<std::int64_t>(town_.rows.grids.size()) + 1},
             .community = town_.community[community],
             .kind = "basic",
             .shape = geo::area_of(town_.bend.outline(cell))});
    }

    Town& town_;
};

/// Institutions have a grid of their own people, over the basic one.
void add_exclusive(Town& town) {
    std::map<std::size_t, int> made;
    for (std::size_t i = 0; i < town.plan.lots.size(); ++i) {
        const Lot& lot = town.plan.lots[i];
        if (is_home(lot.use) || is_open_ground(lot.use)) continue;
        int& count = made[town.plan.communities[lot.community].subdistrict];
        if (++count > kExclusivePerSubdistrict) continue;
        const model::PlaceRow& site =
            town.rows.places[static_cast<std::size_t>(number(town.lot[i])) - 1];
        town.rows.grids.push_back(
            {.id = GridId{static_cast<std::int64_t>(town.rows.grids.size()) + 1},
             .community = town.community[lot.community],
             .kind = "exclusive",
             .name = site.name + "专属网格",
             .shape = site.shape});
    }
}

/// A point that surely lies on the ground of the place's own community.
Point point_of_leaf(const Town& town, const model::PlaceRow& place, std::size_t segment) {
    if (place.kind != "STRT") return geo::label_point(place.shape);
    const Segment& s = town.plan.segments[segment];
    const Road& road = town.plan.roads[s.road];
    const double middle = (s.from + s.to) / 2 + 1.5;
    // Along a bank the whole road is the community's; elsewhere its own half is.
    return town.bend.beside(road.line, middle, s.half == 0 ? 1.0 : s.half * 1.0);
}

void give_leaves_their_grids(Town& town) {
    struct Cell {
        const model::GridRow* grid;
        Box box;
    };
    std::map<PlaceId, std::vector<Cell>> grids;
    for (const model::GridRow& grid : town.rows.grids)
        if (grid.kind == "basic") grids[grid.community].push_back({&grid, geo::box_of(grid.shape)});
    const auto community_of = [&](const model::PlaceRow& leaf) {
        const model::PlaceRow* place = &leaf;
        while (place->kind != "COMM")
            place = &town.rows.places[static_cast<std::size_t>(number(place->parent)) - 1];
        return place->id;
    };
    std::size_t segment = 0;
    for (model::PlaceRow& place : town.rows.places) {
        if (place.kind != "BLDG" && place.kind != "FRNT" && place.kind != "STRT") continue;
        const Point at = point_of_leaf(town, place, segment);
        if (place.kind == "STRT") ++segment;
        for (const Cell& cell : grids[community_of(place)]) {
            if (!cell.box.contains(at) || !geo::contains(cell.grid->shape, at)) continue;
            place.grid = cell.grid->id;
            break;
        }
    }
}

}  // namespace

void add_grids(Town& town) {
    Gridder{town}.run();
    add_exclusive(town);
    give_leaves_their_grids(town);
}

}  // namespace ingest::town
