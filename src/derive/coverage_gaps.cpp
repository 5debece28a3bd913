#include "derive/coverage.h"

#include "derive/people.h"
#include "derive/round.h"
#include "geo/box_index.h"
#include "geo/overlay.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

namespace derive {

using geo::Point;
using model::kNoRow;
using model::Row;

namespace {

/// One building that is not covered.
struct Uncovered {
    Row row = kNoRow;
    Point at;
    std::uint32_t households = 0;
    std::uint32_t persons = 0;
    std::uint32_t from60 = 0;
};

double metres_apart(Point a, Point b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

std::vector<Uncovered> uncovered_of(const model::Snapshot& is, const WalkNet& walk,
                                    const WalkReach& reach, int minutes, base::Instant now) {
    std::vector<Uncovered> found;
    const int year = base::year_of(now);
    const bool empty = usual_by(is) == CoverBy::Buildings;
    for (Row row = 0; row < is.places->size(); ++row) {
        if (is.places->kind[row] != model::Kind::Building || reach.within(row, minutes) ||
            !minutes_known(answer_of(is, walk, reach, row)))
            continue;
        const People people = people_in(is.people[row], year);
        const Uncovered building{row, geo::label_point(is.places->row[row].shape),
                                 is.counts[row].households, people.at(PeopleCount::Persons),
                                 people.at(PeopleCount::From60)};
        if (empty || building.households > 0 || building.persons > 0) found.push_back(building);
    }
    return found;
}

/// By building, the number of the first one that it hangs together with.
std::vector<std::uint32_t> joined(const std::vector<Uncovered>& buildings) {
    std::vector<geo::Box> boxes;
    for (const Uncovered& building : buildings) {
        geo::Box box;
        box.add(building.at);
        boxes.push_back(box);
    }
    const geo::BoxIndex index{std::move(boxes)};
    std::vector<std::uint32_t> first(buildings.size());
    std::iota(first.begin(), first.end(), 0U);
    const auto root = [&](std::uint32_t i) {
        while (first[i] != i) i = first[i] = first[first[i]];
        return i;
    };
    for (std::uint32_t i = 0; i < buildings.size(); ++i)
        for (const std::uint32_t j : index.touching(index.box(i).grown(kGapJoin_m))) {
            if (j >= i || metres_apart(buildings[i].at, buildings[j].at) > kGapJoin_m) continue;
            const std::uint32_t a = root(i), b = root(j);
            first[std::max(a, b)] = std::min(a, b);
        }
    for (std::uint32_t i = 0; i < buildings.size(); ++i) first[i] = root(i);
    return first;
}

/// The building nearest to the middle of all.
Point middle_of(const model::Places& places, const std::vector<Row>& rows) {
    Point sum;
    std::vector<Point> at;
    for (const Row row : rows) {
        at.push_back(geo::label_point(places.row[row].shape));
        sum = sum + at.back();
    }
    const Point mean = sum * (1 / static_cast<double>(rows.size()));
    return *std::ranges::min_element(at, {}, [&](Point p) { return metres_apart(p, mean); });
}

/// The doors of a leaf, or of all leaves below a place.
std::vector<WalkDoor> doors_under(const model::Snapshot& is, const WalkNet& walk, Row place) {
    const model::Places& places = *is.places;
    std::vector<bool> below(places.size(), false);
    std::vector<WalkDoor> doors;
    for (Row row = place; row < places.size(); ++row) {
        const Row parent = places.parent[row];
        below[row] = row == place || (parent != kNoRow && below[parent]);
        if (!below[row]) continue;
        const auto own = walk.doors(row);
        doors.insert(doors.end(), own.begin(), own.end());
    }
    return doors;
}

/// Seconds on foot from some doors to any supplier.
class FromDoors {
  public:
    FromDoors(const model::Snapshot& is, const WalkNet& walk, Row place, WalkProfile profile,
              std::optional<route::Moment> moment)
        : is_{is}, walk_{walk}, profile_{profile_of(is, profile)} {
        if (is.places->row[place].shape.kind != geo::ShapeKind::None)
            crow_ = geo::label_point(is.places->row[place].shape);
        if (walk.net->empty()) return;
        costs_ = route::costs_of(*walk.net, profile_, moment);
        std::vector<route::Source> sources;
        for (const WalkDoor& door : doors_under(is, walk, place))
            sources.push_back({.at = door.at});
        route::search(*walk.net, costs_, sources, kFarthest_s, reach_);
    }

    double to(const Supplier& supplier) const {
        if (!supplier.placed) return route::kUnreached;
        if (walk_.net->empty()) {
            const double s_per_m = kWayRound * 60 / profile_.metres_per_min;
            return crow_ ? metres_apart(*crow_, supplier.at) * s_per_m : route::kUnreached;
        }
        double seconds = route::kUnreached;
        for (const route::Snap& at : snaps_of(is_, walk_, supplier))
            seconds = std::min(seconds, route::seconds_at(*walk_.net, costs_, reach_, at));
        return seconds;
    }

  private:
    static constexpr double kFarthest_s = 3'600;

    const model::Snapshot& is_;
    const WalkNet& walk_;
    route::Profile profile_;
    std::optional<Point> crow_;
    route::Costs costs_;
    route::Reach reach_;
};

}  // namespace

std::vector<CoverGap> gaps_of(const model::Snapshot& is, const WalkNet& walk,
                              const WalkReach& reach, int minutes, base::Instant now) {
    const std::vector<Uncovered> buildings = uncovered_of(is, walk, reach, minutes, now);
    const std::vector<std::uint32_t> first = joined(buildings);
    std::vector<CoverGap> of(buildings.size());
    for (std::uint32_t i = 0; i < buildings.size(); ++i) {
        CoverGap& gap = of[first[i]];
        gap.rows.push_back(buildings[i].row);
        gap.households += buildings[i].households;
        gap.persons += buildings[i].persons;
        gap.from60 += buildings[i].from60;
    }
    std::erase_if(of, [](const CoverGap& gap) { return gap.rows.empty(); });
    for (CoverGap& gap : of) {
        gap.community = model::above(*is.places, gap.rows.front(), model::Kind::Community);
        gap.at = middle_of(*is.places, gap.rows);
    }
    std::ranges::stable_sort(of, std::ranges::greater{}, [](const CoverGap& gap) {
        return std::tuple{gap.households, gap.persons, gap.rows.size()};
    });
    return of;
}

geo::Shape outline_of(const model::Snapshot& is, const CoverGap& gap) {
    // Grown so far that neighbours run together, then taken back to a little more than the walls.
    constexpr double kGapAside_m = 8;
    std::vector<geo::Shape> grown;
    for (const Row row : gap.rows)
        if (auto shape = geo::buffered(is.places->row[row].shape, kGapJoin_m / 2))
            grown.push_back(std::move(*shape));
    const auto all = geo::united(grown);
    if (!all) return {};
    return geo::buffered(*all, kGapAside_m - kGapJoin_m / 2).value_or(*all);
}

std::vector<NearSupplier> nearest_suppliers(const model::Snapshot& is, const WalkNet& walk,
                                            Row place, std::span<const Service> wanted,
                                            WalkProfile profile,
                                            std::optional<route::Moment> moment,
                                            std::size_t count) {
    const FromDoors from{is, walk, place, profile, moment};
    std::vector<NearSupplier> near;
    for (Supplier& supplier : suppliers_of(is, wanted, moment)) {
        if (supplier.open == route::Open::No) continue;
        const double seconds = from.to(supplier);
        if (seconds == route::kUnreached) continue;
        const auto service = std::ranges::find_if(wanted, [&](const Service& s) {
            return supplier.is == Supplier::Is::Shop ? offers(s, is.shops[supplier.row])
                                                     : offers(s, (*is.facilities)[supplier.row]);
        });
        near.push_back({.supplier = std::move(supplier),
                        .service = static_cast<std::uint32_t>(service - wanted.begin()),
                        .seconds = seconds});
    }
    std::ranges::stable_sort(near, {}, &NearSupplier::seconds);
    if (near.size() > count) near.resize(count);
    return near;
}

}  // namespace derive
