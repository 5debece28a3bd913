#include "ingest/given_grids.h"

#include "ingest/codes.h"
#include "model/places.h"

#include <algorithm>
#include <limits>
#include <map>
#include <vector>

#include <fmt/format.h>

namespace ingest {

using geo::Point;
using model::GridId;
using model::PlaceId;

namespace {

using GridsOf = std::map<PlaceId, std::vector<const SurveyedBoundary*>>;  // by community

/// The community of each place; places above communities have none.
std::map<PlaceId, PlaceId> communities_of(const model::Rows& rows) {
    std::map<PlaceId, PlaceId> community;
    for (const model::PlaceRow& place : rows.places) {  // parents stand first
        if (place.kind == "COMM") {
            community[place.id] = place.id;
        } else if (const auto above = community.find(place.parent); above != community.end()) {
            community[place.id] = above->second;
        }
    }
    return community;
}

GridsOf given_in(const model::Rows& rows, const Survey& survey) {
    GridsOf given;
    for (const SurveyedBoundary& boundary : survey.boundaries) {
        if (boundary.level != SurveyedBoundary::Level::Grid) continue;
        const Point at = geo::label_point(boundary.area);
        for (const model::PlaceRow& place : rows.places)
            if (place.kind == "COMM" && geo::contains(place.shape, at))
                given[place.id].push_back(&boundary);
    }
    return given;
}

std::vector<const SurveyedBoundary*> in_reading_order(
    const std::vector<const SurveyedBoundary*>& grids) {
    std::vector<Point> at;
    for (const SurveyedBoundary* grid : grids) at.push_back(geo::label_point(grid->area));
    std::vector<const SurveyedBoundary*> ordered;
    for (const std::uint32_t g : reading_order(at)) ordered.push_back(grids[g]);
    return ordered;
}

/// The number of the grid around a point, else of the nearest one.
std::size_t grid_at(const std::vector<const SurveyedBoundary*>& grids, Point at) {
    std::size_t nearest = 0;
    double away = std::numeric_limits<double>::infinity();
    for (std::size_t g = 0; g < grids.size(); ++g) {
        if (geo::contains(grids[g]->area, at)) return g;
        const double d = geo::distance(grids[g]->area, at);
        if (d >= away) continue;
        away = d;
        nearest = g;
    }
    return nearest;
}

}  // namespace

void use_given_grids(model::Rows& rows, const Survey& survey) {
    GridsOf given = given_in(rows, survey);
    if (given.empty()) return;
    std::erase_if(rows.grids, [&](const model::GridRow& grid) {
        return grid.kind == "basic" && given.contains(grid.community);
    });
    std::int64_t last = 0;
    for (const model::GridRow& grid : rows.grids) last = std::max(last, number(grid.id));
    for (const model::PlaceRow& place : rows.places) last = std::max(last, number(place.grid));
    std::map<PlaceId, std::string> code_of;
    for (const model::PlaceRow& place : rows.places)
        if (place.kind == "COMM") code_of[place.id] = place.code;

    std::map<PlaceId, std::int64_t> first;  // id of the first grid of each community
    for (auto& [community, grids] : given) {
        grids = in_reading_order(grids);
        first[community] = last + 1;
        for (std::size_t g = 0; g < grids.size(); ++g) {
            const std::string running = fmt::format("{:03}", g + 1);
            rows.grids.push_back(
                {.id = GridId{++last},
                 .community = community,
                 .kind = "basic",
                 .code = grids[g]->code.empty() ? code_of[community] + running : grids[g]->code,
                 .name = grids[g]->name.empty() ? fmt::format("第{}网格", g + 1) : grids[g]->name,
                 .shape = grids[g]->area});
        }
    }
    const std::map<PlaceId, PlaceId> community = communities_of(rows);
    for (model::PlaceRow& place : rows.places) {
        if (!model::is_leaf(model::kind_from_code(place.kind))) continue;
        const auto home = community.find(place.id);
        if (home == community.end() || !given.contains(home->second)) continue;
        const std::size_t g = grid_at(given[home->second], geo::label_point(place.shape));
        place.grid = GridId{first[home->second] + static_cast<std::int64_t>(g)};
    }
}

}  // namespace ingest
