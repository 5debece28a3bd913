#include "ingest/plan.h"

#include "geo/overlay.h"
#include "ingest/lines.h"
#include "ingest/order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <utility>

namespace ingest {

using geo::Point;
using geo::Shape;

namespace {

constexpr double kOfficeShare = 0.2;   // an office's work for a grid, against homes of its size
constexpr double kMostOfOffice = 30;   // households
constexpr double kOfEmpty = 0.05;      // a shed is still looked at
constexpr double kWholeBlock = 0.5;    // of a community: up to this a block is never cut
constexpr double kCellShare = 0.3;     // of a grid: cells no fuller than this balance well
constexpr double kBeyondGround = 200;  // metres
constexpr double kYardPavement = 1.5;  // metres beside a carriageway that are no yard's

using Numbers = std::vector<std::uint32_t>;

double weight_of(const SurveyedBuilding& building) {
    const int households = likely_households(building);
    if (households > 0) return households;
    SurveyedBuilding home = building;
    home.dwelling = true;
    return kOfEmpty + std::min(kMostOfOffice, kOfficeShare * likely_households(home));
}

/// Sets that grow together.
class Unions {
  public:
    explicit Unions(std::size_t size) : up_(size) { std::iota(up_.begin(), up_.end(), 0U); }
    std::uint32_t root(std::uint32_t i) {
        while (up_[i] != i) i = up_[i] = up_[up_[i]];
        return i;
    }
    void join(std::uint32_t a, std::uint32_t b) {
        up_[std::max(root(a), root(b))] = std::min(root(a), root(b));
    }

  private:
    std::vector<std::uint32_t> up_;
};

class Planner {
  public:
    Planner(Survey survey, const DivideOptions& options) : options_{options} {
        plan_.survey = in_order(std::move(survey));
    }

    Plan plan() {
        look_around();
        tile();
        if (!tiling_.cells.empty()) {
            divide_regions();
            divide_communities();
            place_buildings();
        }
        make_streets();
        if (!tiling_.cells.empty()) place_streets();
        plan_.building_at = std::move(building_at_);
        return std::move(plan_);
    }

  private:
    void look_around() {
        for (const SurveyedBuilding& building : plan_.survey.buildings) {
            building_at_.push_back(geo::label_point(building.area));
            ground_.weight.push_back(weight_of(building));
        }
        std::vector<Point> lived_at = building_at_;
        for (const SurveyedShop& shop : plan_.survey.shops) lived_at.push_back(shop.at);
        if (lived_at.empty())
            for (const SurveyedRoad& road : plan_.survey.roads)
                lived_at.insert(lived_at.end(), road.line.begin(), road.line.end());
        if (plan_.survey.buildings.empty())  // then estates are all that tells where people live
            for (const SurveyedYard& yard : plan_.survey.yards)
                for (const geo::Ring& ring : yard.area.parts)
                    lived_at.insert(lived_at.end(), ring.begin(), ring.end());
        plan_.upper = regions_of(plan_.survey, lived_at, options_);

        for (const SurveyedRoad& road : plan_.survey.roads)
            if (is_street(road) && !road.covered)
                pavements_.add(road.line, road.width_m, kYardPavement);
        for (const model::GroundRow& row : plan_.survey.ground)
            if (row.kind == "water" && row.shape.kind == geo::ShapeKind::Area)
                for (Shape& water : geo::polygons_of(row.shape)) pavements_.add(std::move(water));
        pavements_.close();
        given_ = given_yards(plan_.survey, pavements_);
        given_of_ = yards_at(given_, building_at_);
    }

    void tile() {
        for (const Region& region : plan_.upper.regions) ground_.regions.push_back(region.area);
        ground_.building_at = building_at_;
        ground_.yard = given_of_;
        ground_.cell_weight = kCellShare * options_.households_per_grid;
        tiling_ = tiling_of(plan_.survey, ground_);
        if (tiling_.cells.empty()) return;
        cell_of_.assign(building_at_.size(), -1);
        for (std::size_t c = 0; c < tiling_.cells.size(); ++c)
            for (const std::uint32_t b : tiling_.cells[c].buildings)
                cell_of_[b] = static_cast<int>(c);
        for (std::uint32_t b = 0; b < cell_of_.size(); ++b) {
            if (cell_of_[b] >= 0) continue;  // the others stand outside all boundaries
            const std::uint32_t cell = tiling_.cell_at(building_at_[b]);
            cell_of_[b] = static_cast<int>(cell);
            tiling_.cells[cell].buildings.push_back(b);
            tiling_.cells[cell].weight += ground_.weight[b];
            tiling_.sides.weight[cell] = tiling_.cells[cell].weight;
        }
    }

    /// Cells that should come into one community: of one block, and of one yard, as long as they
    /// are not half a community by themselves.
    std::vector<std::uint32_t> units_of(const Numbers& cells) {
        const double most = kWholeBlock * options_.households_per_community;
        Unions unions{tiling_.cells.size()};
        std::vector<double> weight(tiling_.cells.size(), 0);
        const auto glue = [&](const std::map<int, Numbers>& groups) {
            for (const std::uint32_t c : cells) weight[c] = 0;
            for (const std::uint32_t c : cells) weight[unions.root(c)] += tiling_.cells[c].weight;
            for (const auto& [group, members] : groups) {
                if (group < 0) continue;
                std::map<std::uint32_t, double> roots;
                for (const std::uint32_t m : members)
                    roots[unions.root(m)] = weight[unions.root(m)];
                double together = 0;
                for (const auto& [root, own] : roots) together += own;
                if (together > most) continue;
                for (const std::uint32_t m : members) unions.join(members[0], m);
                weight[unions.root(members[0])] = together;
            }
        };
        std::map<int, Numbers> blocks;
        std::map<int, Numbers> yards;
        for (const std::uint32_t c : cells) {
            blocks[tiling_.cells[c].block].push_back(c);
            for (const std::uint32_t b : tiling_.cells[c].buildings)
                if (given_of_[b] >= 0) yards[given_of_[b]].push_back(c);
        }
        glue(blocks);
        glue(yards);
        std::vector<std::uint32_t> unit;
        for (const std::uint32_t c : cells) unit.push_back(unions.root(c));
        return unit;
    }

    /// The part of each cell when they, bound together as `unit` says, are dealt out.
    std::vector<int> dealt(const Numbers& cells, const std::vector<std::uint32_t>& unit,
                           double per_part) const {
        std::map<std::uint32_t, std::uint32_t> number;  // unit, then cell, to piece
        std::map<std::uint32_t, std::uint32_t> piece_of;
        for (std::size_t i = 0; i < cells.size(); ++i)
            piece_of[cells[i]] =
                number.try_emplace(unit[i], static_cast<std::uint32_t>(number.size()))
                    .first->second;
        Neighbourhood ground;
        ground.weight.resize(number.size(), 0);
        ground.at.resize(number.size());
        ground.sides.resize(number.size());
        std::vector<double> area(number.size(), 0);
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> between;
        double total = 0;
        for (const std::uint32_t c : cells) {
            const std::uint32_t piece = piece_of[c];
            const double own = geo::area_m2(tiling_.cells[c].area);
            ground.weight[piece] += tiling_.cells[c].weight;
            ground.at[piece] = ground.at[piece] + tiling_.cells[c].at * own;
            area[piece] += own;
            total += tiling_.cells[c].weight;
            for (const auto& side : tiling_.sides.sides[c])
                if (const auto to = piece_of.find(side.to);
                    to != piece_of.end() && to->second != piece)
                    between[{piece, to->second}] += side.cost;
        }
        for (std::size_t p = 0; p < area.size(); ++p)
            ground.at[p] = ground.at[p] * (1 / std::max(area[p], 1e-9));
        for (const auto& [pair, cost] : between)
            ground.sides[pair.first].push_back({pair.second, cost});
        connect(ground);
        const auto parts = std::clamp<long>(std::lround(total / per_part), 1L,
                                            static_cast<long>(ground.weight.size()));
        const std::vector<int> part = partition(ground, static_cast<int>(parts));
        std::vector<int> dealt;
        for (const std::uint32_t c : cells) dealt.push_back(part[piece_of[c]]);
        return dealt;
    }

    void divide_regions() {
        community_of_cell_.assign(tiling_.cells.size(), 0);
        for (std::size_t r = 0; r < plan_.upper.regions.size(); ++r) {
            Numbers cells;
            for (std::uint32_t c = 0; c < tiling_.cells.size(); ++c)
                if (tiling_.cells[c].region == static_cast<int>(r)) cells.push_back(c);
            const bool given = plan_.upper.regions[r].given;
            if (cells.empty() && !given) continue;
            std::vector<int> part(cells.size(), 0);
            if (!given) part = dealt(cells, units_of(cells), options_.households_per_community);
            const auto first = static_cast<int>(plan_.communities.size());
            const int count = part.empty() ? 1 : 1 + std::ranges::max(part);
            for (int k = 0; k < count; ++k)
                plan_.communities.push_back({.region = static_cast<int>(r), .area = {}});
            for (std::size_t i = 0; i < cells.size(); ++i) {
                community_of_cell_[cells[i]] = first + part[i];
                plan_.communities[static_cast<std::size_t>(first + part[i])].weight +=
                    tiling_.cells[cells[i]].weight;
            }
        }
    }

    Shape ground_of(const Numbers& cells) const {
        std::vector<Shape> areas;
        for (const std::uint32_t c : cells) areas.push_back(tiling_.cells[c].area);
        return together(areas);
    }

    static Shape together(const std::vector<Shape>& areas) {
        if (std::optional<Shape> ground = geo::united(areas)) return std::move(*ground);
        Shape all{.kind = geo::ShapeKind::Area, .parts = {}, .first_ring = {}};
        for (const Shape& area : areas) {  // better with seams than not at all
            all.first_ring.push_back(static_cast<std::uint32_t>(all.parts.size()));
            all.parts.insert(all.parts.end(), area.parts.begin(), area.parts.end());
        }
        return all;
    }

    void divide_communities() {
        grid_of_cell_.assign(tiling_.cells.size(), 0);
        std::vector<Numbers> cells(plan_.communities.size());
        for (std::uint32_t c = 0; c < tiling_.cells.size(); ++c)
            cells[static_cast<std::size_t>(community_of_cell_[c])].push_back(c);
        for (std::size_t k = 0; k < cells.size(); ++k) {
            Community& community = plan_.communities[k];
            const Region& region = plan_.upper.regions[static_cast<std::size_t>(community.region)];
            if (region.given) community.area = region.area;
            if (cells[k].empty()) continue;
            const std::vector<int> part = dealt(cells[k], cells[k], options_.households_per_grid);
            const auto first = static_cast<int>(plan_.grids.size());
            std::vector<Numbers> members(static_cast<std::size_t>(1 + std::ranges::max(part)));
            for (std::size_t i = 0; i < cells[k].size(); ++i) {
                members[static_cast<std::size_t>(part[i])].push_back(cells[k][i]);
                grid_of_cell_[cells[k][i]] = first + part[i];
            }
            std::vector<Shape> grids;
            for (const Numbers& own : members) {
                grids.push_back(ground_of(own));
                plan_.grids.push_back({.community = static_cast<int>(k), .area = grids.back()});
            }
            if (!region.given) community.area = together(grids);
        }
    }

    void place_buildings() {
        std::vector<int> community;
        for (const int cell : cell_of_) {
            plan_.grid_of_building.push_back(grid_of_cell_[static_cast<std::size_t>(cell)]);
            community.push_back(community_of_cell_[static_cast<std::size_t>(cell)]);
        }
        plan_.yards = make_yards({.survey = plan_.survey,
                                  .tiling = tiling_,
                                  .streets = pavements_,
                                  .building_at = building_at_,
                                  .community_of_building = community,
                                  .community_of_cell = community_of_cell_},
                                 std::move(given_), given_of_);
    }

    void make_streets() {
        plan_.segments = segments_of(plan_.survey.roads);
        // What leads far beyond the last house is a street of somebody else.
        std::erase_if(plan_.segments, [&](const Segment& segment) {
            const Point middle = point_along(segment.line, length_of(segment.line) / 2);
            return !tiling_.cell_near(middle, kBeyondGround);
        });
        Bands carriageways;
        for (const SurveyedRoad& road : plan_.survey.roads)
            if (is_street(road) && !road.covered) carriageways.add(road.line, road.width_m, 0.2);
        for (const Segment& segment : plan_.segments)
            carriageways.add(segment.line, segment.width_m, 0.2);
        carriageways.close();
        plan_.fronts = fronts_of(plan_.survey, plan_.segments, carriageways);
    }

    /// A street between two communities goes with its side of more fronts, as a whole: the cell
    /// there that most of its length passes.
    void place_streets() {
        std::vector<int> left_more(plan_.segments.size(), 0);
        for (const Front& front : plan_.fronts.fronts)
            left_more[front.segment] += front.left ? 1 : -1;
        for (std::size_t s = 0; s < plan_.segments.size(); ++s) {
            const Segment& segment = plan_.segments[s];
            const double side = (left_more[s] >= 0 ? 1 : -1) * (segment.width_m / 2 + 6);
            std::map<int, int> passed;
            const double length = length_of(segment.line);
            for (int i = 1; i < 10; ++i) {
                const Footing foot =
                    footing_on(segment.line, point_along(segment.line, length * i / 10));
                const std::uint32_t cell =
                    tiling_.cell_at(foot.at + left_of(foot.direction) * side);
                ++passed[grid_of_cell_[cell]];
            }
            const auto most = std::ranges::max_element(
                passed, {}, [](const auto& entry) { return entry.second; });
            plan_.grid_of_segment.push_back(most->first);
        }
        const auto community_of = [&](int grid) {
            return plan_.grids[static_cast<std::size_t>(grid)].community;
        };
        for (const Front& front : plan_.fronts.fronts) {
            const int street = plan_.grid_of_segment[front.segment];
            const int here = grid_of_cell_[tiling_.cell_at(geo::label_point(front.area))];
            // A front belongs to its street's community, also across the border.
            plan_.grid_of_front.push_back(community_of(here) == community_of(street) ? here
                                                                                     : street);
        }
    }

    const DivideOptions& options_;
    Plan plan_;
    Bands pavements_;
    std::vector<Yard> given_;
    std::vector<int> given_of_;  // of each building
    std::vector<Point> building_at_;
    Ground ground_;
    Tiling tiling_;
    std::vector<int> cell_of_;  // of each building
    std::vector<int> community_of_cell_;
    std::vector<int> grid_of_cell_;
};

}  // namespace

int likely_households(const SurveyedBuilding& building) {
    constexpr double kShareOfHomes = 0.75;
    constexpr double kHome = 90;      // square metres
    constexpr double kTooSmall = 15;  // nobody lives in a shed
    const double area = geo::area_m2(building.area);
    if (!building.dwelling || area < kTooSmall) return 0;
    const double homes = std::max(building.storeys, 1) * area * kShareOfHomes / kHome;
    return std::max(1, static_cast<int>(std::lround(homes)));
}

Plan plan_of(Survey survey, const DivideOptions& options) {
    return Planner{std::move(survey), options}.plan();
}

}  // namespace ingest
