#include "ingest/yards.h"

#include "geo/overlay.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

namespace ingest {

using geo::Box;
using geo::Point;
using geo::Shape;

namespace {

constexpr double kLargestUnnamed = 120'000;  // square metres; beyond it is a quarter
constexpr double kLargestNamed = 400'000;
constexpr double kSmallestYard = 150;
constexpr double kLargestBlock = 120'000;
constexpr double kFullestBlock = 1200;  // households
constexpr double kSparse = 0.06;        // share of a block that buildings cover
constexpr double kAroundHouse = 22;     // metres of ground of a house in the open
constexpr double kNeighbours = 100;     // metres between two houses in the open that are one yard
constexpr std::size_t kLone = 2;        // houses that make no yard when others are near:
constexpr double kLoneReach = 140;      // metres
constexpr double kNearYard = 30;        // metres to the yard a stray building joins

using Numbers = std::vector<std::uint32_t>;

bool is_courtyard(const SurveyedYard& yard) {
    if (yard.area.kind != geo::ShapeKind::Area) return false;
    const double area = geo::area_m2(yard.area);
    if (yard.institution) return area >= kSmallestYard;
    return area >= kSmallestYard && area <= (yard.name.empty() ? kLargestUnnamed : kLargestNamed);
}

std::vector<Box> boxes_of_yards(const std::vector<Yard>& yards) {
    std::vector<Box> boxes;
    for (const Yard& yard : yards) boxes.push_back(geo::box_of(yard.area));
    return boxes;
}

/// The larger pieces of an area; a sliver between two borders is no yard.
std::optional<Shape> without_slivers(const std::optional<Shape>& area) {
    if (!area) return std::nullopt;
    std::vector<Shape> kept;
    for (const Shape& polygon : geo::polygons_of(*area))
        if (geo::area_m2(polygon) >= kSmallestYard && geo::buffered(polygon, -2.0))
            kept.push_back(polygon);
    return geo::united(kept);
}

std::optional<Shape> without(const Shape& area, const std::vector<Shape>& taken) {
    const std::optional<Shape> all = geo::united(taken);
    return all ? geo::difference(area, *all) : area;
}

/// Ground of houses in the open: a rim around each, and what lies between neighbours, so that a
/// hamlet along a lane is one yard and not one for each house.
std::optional<Shape> hamlets(const std::optional<Shape>& rims) {
    constexpr double kReach = kNeighbours / 2 - kAroundHouse;
    if (!rims) return std::nullopt;
    const auto grown = geo::buffered(*rims, kReach);
    const auto closed = grown ? geo::buffered(*grown, -kReach) : std::nullopt;
    if (!closed) return rims;
    const auto whole = geo::united({*closed, *rims});  // shrinking may nibble at a corner
    return whole ? whole : rims;
}

/// Ground within a few steps of a house, yards of neighbours grown together.
std::optional<Shape> around(const Survey& survey, const Numbers& buildings, double by_m) {
    std::vector<Shape> grounds;
    for (const std::uint32_t b : buildings) {
        const auto grown =
            geo::buffered(geo::area_of(geo::oriented_box(survey.buildings[b].area)), by_m);
        if (grown) grounds.push_back(*grown);
    }
    return geo::united(grounds);
}

class YardMaker {
  public:
    YardMaker(const YardGround& ground, std::vector<Yard> given, const std::vector<int>& given_of)
        : ground_{ground},
          given_{std::move(given)},
          given_of_{given_of},
          given_index_{boxes_of_yards(given_)} {}

    std::vector<Yard> make() {
        add_given();
        add_blocks();
        place_strays();
        return std::move(made_);
    }

  private:
    /// A given yard is one place; where a community ends inside it, one on each side.
    void add_given() {
        std::vector<std::map<int, Numbers>> in(given_.size());
        for (std::uint32_t b = 0; b < given_of_.size(); ++b)
            if (given_of_[b] >= 0)
                in[static_cast<std::size_t>(given_of_[b])][ground_.community_of_building[b]]
                    .push_back(b);
        for (std::size_t y = 0; y < given_.size(); ++y) {
            if (in[y].size() <= 1) {
                Yard yard = given_[y];
                yard.community = in[y].empty() ? community_at(geo::label_point(yard.area))
                                               : in[y].begin()->first;
                if (!in[y].empty()) yard.buildings = in[y].begin()->second;
                if (const auto own = geo::intersection(yard.area, community_area(yard.community)))
                    yard.area = *own;
                made_.push_back(std::move(yard));
                continue;
            }
            for (auto& [community, buildings] : in[y]) {
                Yard part = given_[y];
                part.community = community;
                const auto area = geo::intersection(part.area, community_area(community));
                if (area) part.area = *area;
                part.buildings = std::move(buildings);
                made_.push_back(std::move(part));
            }
        }
    }

    int community_at(Point p) const { return ground_.community_of_cell[ground_.tiling.cell_at(p)]; }

    const Shape& community_area(int community) {
        const auto [found, fresh] = areas_.try_emplace(community);
        if (fresh) {
            std::vector<Shape> cells;
            for (std::size_t c = 0; c < ground_.tiling.cells.size(); ++c)
                if (ground_.community_of_cell[c] == community)
                    cells.push_back(ground_.tiling.cells[c].area);
            found->second = geo::united(cells).value_or(Shape{});
        }
        return found->second;
    }

    void add_blocks() {
        std::map<std::pair<int, int>, Numbers> blocks;  // community and block: cells
        for (std::uint32_t c = 0; c < ground_.tiling.cells.size(); ++c)
            blocks[{ground_.community_of_cell[c], ground_.tiling.cells[c].block}].push_back(c);
        for (const auto& [key, cells] : blocks) {
            double weight = 0;
            double area = 0;
            for (const std::uint32_t c : cells) {
                weight += ground_.tiling.cells[c].weight;
                area += geo::area_m2(ground_.tiling.cells[c].area);
            }
            const int parts = static_cast<int>(
                std::ceil(std::max({1.0, area / kLargestBlock, weight / kFullestBlock})));
            const int most = static_cast<int>(cells.size());
            for (const Numbers& part : parted(cells, std::min(parts, most)))
                add_block(key.first, part);
        }
    }

    std::vector<Numbers> parted(const Numbers& cells, int parts) const {
        if (parts <= 1) return {cells};
        std::map<std::uint32_t, std::uint32_t> number;
        for (std::uint32_t i = 0; i < cells.size(); ++i) number[cells[i]] = i;
        Neighbourhood sides;
        for (const std::uint32_t c : cells) {
            const Cell& cell = ground_.tiling.cells[c];
            // Ground counts beside people, so that neither yard becomes a field or a tower.
            sides.weight.push_back(cell.weight / kFullestBlock +
                                   geo::area_m2(cell.area) / kLargestBlock);
            sides.at.push_back(cell.at);
            auto& own = sides.sides.emplace_back();
            for (const auto& side : ground_.tiling.sides.sides[c])
                if (const auto to = number.find(side.to); to != number.end())
                    own.push_back({to->second, side.cost});
        }
        connect(sides);
        const std::vector<int> part = partition(sides, parts);
        std::vector<Numbers> parted(static_cast<std::size_t>(parts));
        for (std::size_t i = 0; i < cells.size(); ++i)
            parted[static_cast<std::size_t>(part[i])].push_back(cells[i]);
        return parted;
    }

    void add_block(int community, const Numbers& cells) {
        Numbers homeless;
        std::vector<Shape> areas;
        double built = 0;
        for (const std::uint32_t c : cells) {
            areas.push_back(ground_.tiling.cells[c].area);
            for (const std::uint32_t b : ground_.tiling.cells[c].buildings) {
                if (given_of_[b] >= 0) continue;
                homeless.push_back(b);
                built += geo::area_m2(ground_.survey.buildings[b].area);
            }
        }
        if (homeless.empty()) return;
        std::optional<Shape> area = geo::united(areas);
        if (!area) return;
        if (built < kSparse * geo::area_m2(*area)) {
            const auto lived = hamlets(around(ground_.survey, homeless, kAroundHouse));
            if (lived) area = geo::intersection(*area, *lived);
        }
        if (area) area = ground_.streets.leave_of(*area);
        if (area) {
            std::vector<Shape> taken;
            for (const std::uint32_t y : given_index_.touching(geo::box_of(*area)))
                taken.push_back(given_[y].area);
            area = without(*area, taken);
        }
        area = without_slivers(area);
        if (!area) return;
        std::map<int, Numbers> inside;
        const std::vector<Shape> polygons = geo::polygons_of(*area);
        const Locator locator{polygons};
        for (const std::uint32_t b : homeless) {
            const int found = locator.at(ground_.building_at[b]);
            if (found >= 0) inside[found].push_back(b);
        }
        std::vector<Lot> lots;
        for (auto& [number, buildings] : inside)
            lots.push_back({{polygons[static_cast<std::size_t>(number)]}, std::move(buildings)});
        join_lone(lots);
        for (Lot& lot : lots) {
            const auto whole = lot.grounds.size() > 1 ? geo::united(lot.grounds) : std::nullopt;
            made_.push_back({.area = whole ? *whole : lot.grounds.front(),
                             .name = {},
                             .institution = false,
                             .proposed = true,
                             .source = {},
                             .community = community,
                             .buildings = std::move(lot.buildings)});
        }
    }

    /// A piece of a block and the houses on it.
    struct Lot {
        std::vector<Shape> grounds;
        Numbers buildings;
    };

    double apart(const Lot& a, const Lot& b) const {
        double nearest = std::numeric_limits<double>::infinity();
        for (const Shape& ground : a.grounds)
            for (const std::uint32_t house : b.buildings)
                nearest = std::min(nearest, geo::distance(ground, ground_.building_at[house]));
        return nearest;
    }

    /// A house or two by themselves go with their neighbours in the same block: one yard of
    /// several plots, as whoever walks there would call it.
    void join_lone(std::vector<Lot>& lots) const {
        for (std::size_t i = 0; i < lots.size();) {
            std::size_t nearest = i;
            double away = kLoneReach;
            for (std::size_t k = 0; k < lots.size() && lots[i].buildings.size() <= kLone; ++k) {
                if (k == i) continue;
                const double here = apart(lots[k], lots[i]);
                if (here >= away) continue;
                away = here;
                nearest = k;
            }
            if (nearest == i) {
                ++i;
                continue;
            }
            std::ranges::move(lots[i].grounds, std::back_inserter(lots[nearest].grounds));
            std::ranges::copy(lots[i].buildings, std::back_inserter(lots[nearest].buildings));
            lots.erase(lots.begin() + static_cast<std::ptrdiff_t>(i));
        }
    }

    /// A building on a street's band, or in a sliver: the nearest yard of its community takes it,
    /// else it has a yard of its own.
    void place_strays() {
        std::vector<bool> placed(ground_.building_at.size(), false);
        for (const Yard& yard : made_)
            for (const std::uint32_t b : yard.buildings) placed[b] = true;
        const geo::BoxIndex index{boxes_of_yards(made_)};
        std::map<int, Numbers> alone;
        for (std::uint32_t b = 0; b < placed.size(); ++b) {
            if (placed[b]) continue;
            const int community = ground_.community_of_building[b];
            const Point at = ground_.building_at[b];
            double nearest = kNearYard;
            Yard* home = nullptr;
            const Box reach = geo::box_of(ground_.survey.buildings[b].area).grown(kNearYard);
            for (const std::uint32_t y : index.touching(reach)) {
                if (made_[y].community != community || made_[y].institution) continue;
                const double apart = geo::distance(made_[y].area, at);
                if (apart >= nearest) continue;
                nearest = apart;
                home = &made_[y];
            }
            if (home != nullptr)
                home->buildings.push_back(b);
            else
                alone[community].push_back(b);
        }
        for (const auto& [community, buildings] : alone) add_alone(community, buildings);
    }

    void add_alone(int community, const Numbers& buildings) {
        const auto grounds = around(ground_.survey, buildings, 4);
        if (!grounds) return;
        const std::vector<Shape> polygons = geo::polygons_of(*grounds);
        const Locator locator{polygons};
        std::map<int, Numbers> inside;
        for (const std::uint32_t b : buildings)
            inside[std::max(0, locator.at(ground_.building_at[b]))].push_back(b);
        for (auto& [number, own] : inside)
            made_.push_back({.area = polygons[static_cast<std::size_t>(number)],
                             .name = {},
                             .institution = false,
                             .proposed = true,
                             .source = {},
                             .community = community,
                             .buildings = std::move(own)});
    }

    const YardGround& ground_;
    std::vector<Yard> given_;
    const std::vector<int>& given_of_;
    geo::BoxIndex given_index_;
    std::map<int, Shape> areas_;
    std::vector<Yard> made_;
};

}  // namespace

std::vector<Yard> given_yards(const Survey& survey, const Bands& streets) {
    std::vector<const SurveyedYard*> order;
    for (const SurveyedYard& yard : survey.yards)
        if (is_courtyard(yard)) order.push_back(&yard);
    std::ranges::stable_sort(order, {}, [](const SurveyedYard* y) {
        const double area = geo::area_m2(y->area);
        return std::tuple{y->name.empty() ? 2 * area : area, y->name, y->source};
    });
    std::vector<Box> boxes;
    for (const SurveyedYard* yard : order) boxes.push_back(geo::box_of(yard->area));
    const geo::BoxIndex index{boxes};
    std::vector<Yard> yards;
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        std::vector<Shape> smaller;
        for (const std::uint32_t k : index.touching(boxes[i]))
            if (k < i) smaller.push_back(order[k]->area);
        std::optional<Shape> area = streets.leave_of(order[i]->area);
        if (area) area = without_slivers(without(*area, smaller));
        if (!area) continue;
        yards.push_back({.area = std::move(*area),
                         .name = order[i]->name,
                         .institution = order[i]->institution,
                         .proposed = false,
                         .source = order[i]->source,
                         .community = 0,
                         .buildings = {}});
    }
    return yards;
}

std::vector<int> yards_at(const std::vector<Yard>& yards, const std::vector<Point>& points) {
    std::vector<Shape> areas;
    for (const Yard& yard : yards) areas.push_back(yard.area);
    const Locator locator{areas};
    std::vector<int> found;
    for (const Point p : points) found.push_back(locator.at(p));
    return found;
}

std::vector<Yard> make_yards(const YardGround& ground, std::vector<Yard> given,
                             const std::vector<int>& given_of_building) {
    return YardMaker{ground, std::move(given), given_of_building}.make();
}

}  // namespace ingest
