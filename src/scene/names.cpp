#include "scene/names.h"

#include "model/codes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace scene {

using geo::Point;
using geo::Room;
using geo::Shape;

namespace {

constexpr double kTextIsWide = 2.4;  // a name's width to its height
constexpr double kNearlyAll = 0.9;

/// The middles of the stretches of the horizontal line at `y` that lie inside.
void middles_at(const Shape& area, double y, std::vector<Point>& out) {
    std::vector<double> crossings;
    for (const geo::Ring& ring : area.parts) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i];
            const Point b = ring[(i + 1) % ring.size()];
            if ((a.y > y) == (b.y > y)) continue;
            crossings.push_back(a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x));
        }
    }
    std::ranges::sort(crossings);
    for (std::size_t i = 0; i + 1 < crossings.size(); i += 2)
        out.push_back({(crossings[i] + crossings[i + 1]) / 2, y});
}

/// How far one gets from a point without leaving the area.
struct Reach {
    double west = 0, east = 0, south = 0, north = 0;
};

Reach reach_from(const Shape& area, Point inside) {
    constexpr double kEndless = std::numeric_limits<double>::infinity();
    Reach reach{kEndless, kEndless, kEndless, kEndless};
    for (const geo::Ring& ring : area.parts) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point a = ring[i] - inside;
            const Point b = ring[(i + 1) % ring.size()] - inside;
            if ((a.y > 0) != (b.y > 0)) {
                const double x = a.x - a.y * (b.x - a.x) / (b.y - a.y);
                double& side = x < 0 ? reach.west : reach.east;
                side = std::min(side, std::abs(x));
            }
            if ((a.x > 0) != (b.x > 0)) {
                const double y = a.y - a.x * (b.y - a.y) / (b.x - a.x);
                double& side = y < 0 ? reach.south : reach.north;
                side = std::min(side, std::abs(y));
            }
        }
    }
    return reach;
}

/// The middle of the room about `at`: what lies free above and below a line of text, not only
/// above and below its middle (a stairwell that juts out is no room).
Spot centred(const Shape& area, Point at) {
    const Reach here = reach_from(area, at);
    const Room across{here.west + here.east, 0};
    double north = here.north;
    double south = here.south;
    const double half =
        std::min(kTextIsWide * (north + south) / 2, across.across_m * 0.5) * kNearlyAll;
    for (const double side : {-1.0, -0.5, 0.5, 1.0}) {
        const Point beside{at.x + side * half, at.y};
        if (!geo::contains(area, beside)) continue;
        const Reach there = reach_from(area, beside);
        north = std::min(north, there.north);
        south = std::min(south, there.south);
    }
    return {{at.x, at.y + (north - south) / 2}, {across.across_m, north + south}, {}};
}

void find_areas(NameCache& cache) {
    const model::Places& places = *cache.places;
    cache.region.clear();
    cache.yard.clear();
    cache.green.clear();
    std::vector<geo::Box> boxes;
    for (model::Row r = 0; r < places.size(); ++r) {
        if (places.row[r].name.empty() || places.row[r].shape.kind != geo::ShapeKind::Area)
            continue;
        const model::Kind kind = places.kind[r];
        if (kind <= model::Kind::Community) cache.region.push_back(r);
        if (kind != model::Kind::Yard && kind != model::Kind::Site) continue;
        cache.yard.push_back(r);
        boxes.push_back(places.box[r]);
    }
    std::ranges::stable_sort(cache.region, {}, [&](model::Row r) { return places.kind[r]; });
    cache.yard_index = geo::BoxIndex{boxes};
    boxes.clear();
    for (std::size_t g = 0; g < cache.ground->size(); ++g) {
        const model::GroundRow& row = (*cache.ground)[g];
        if (row.name.empty() || row.shape.kind != geo::ShapeKind::Area) continue;
        if (area_class(row) == AreaClass::Water && !spine_of(row.shape).empty()) continue;
        cache.green.push_back(g);
        boxes.push_back(geo::box_of(row.shape));
    }
    cache.green_index = geo::BoxIndex{boxes};
}

}  // namespace

Spot spot_in(const Shape& area) {
    const geo::Box box = geo::box_of(area);
    std::vector<Point> candidates;
    static constexpr std::array<double, 7> kHeights{0.5, 0.36, 0.64, 0.22, 0.78, 0.1, 0.9};
    for (const double h : kHeights) middles_at(area, box.y0 + h * box.height(), candidates);
    Spot best{.at = geo::label_point(area), .room = {}, .corner = {}};
    double best_size = 0;
    for (const Point at : candidates) {
        const Spot spot = centred(area, at);
        const double size = std::min(spot.room.across_m / kTextIsWide, spot.room.down_m);
        if (size <= best_size * 1.15) continue;  // the middle, unless elsewhere is clearly better
        best = spot;
        best_size = size;
    }
    best.corner = area.parts[0][0];
    for (const Point p : area.parts[0])
        if (p.x + p.y > best.corner.x + best.corner.y) best.corner = p;
    return best;
}

namespace {

/// By row; what has no point is found nowhere.
template <class Thing>
geo::BoxIndex index_of_points(const std::vector<Thing>& things) {
    std::vector<geo::Box> boxes;
    boxes.reserve(things.size());
    for (const Thing& thing : things) {
        geo::Box box;
        if (thing.has_point) box.add(thing.point);
        boxes.push_back(box);
    }
    return geo::BoxIndex{std::move(boxes)};
}

}  // namespace

void renew(NameCache& cache, const model::Snapshot& snapshot) {
    if (cache.places != snapshot.places || cache.ground != snapshot.ground) {
        cache.places = snapshot.places;
        cache.ground = snapshot.ground;
        cache.of_place.clear();
        cache.of_ground.clear();
        cache.line = named_lines(*cache.places, *cache.ground);
        std::vector<geo::Box> boxes;
        for (const NamedLine& line : cache.line)
            boxes.push_back(geo::box_of(geo::line_of(line.line)));
        cache.line_index = geo::BoxIndex{boxes};
        find_areas(cache);
    }
    if (cache.facilities != snapshot.facilities) {
        cache.facilities = snapshot.facilities;
        cache.facility_at.clear();
        for (const model::FacilityRow& row : *cache.facilities) {
            const bool has_place = row.shape.kind != geo::ShapeKind::None;
            cache.facility_at.push_back(has_place ? geo::label_point(row.shape)
                                                  : Point{1e300, 1e300});
        }
    }
    if (cache.components != snapshot.components) {
        cache.components = snapshot.components;
        cache.component_index = index_of_points(*cache.components);
    }
    if (cache.entrances != snapshot.entrances) {
        cache.entrances = snapshot.entrances;
        cache.entrance_index = index_of_points(*cache.entrances);
    }
    if (!cache.shops.is(snapshot.shops)) {
        cache.shops = snapshot.shops;
        cache.shop_at.clear();
        for (model::Row row = 0; row < cache.shops.size(); ++row) {
            const model::ShopRow& shop = cache.shops[row];
            const bool open = model::number(shop.id) != 0 && !model::is_vacant(shop);
            if (open && !shop.name.empty()) cache.shop_at.emplace(shop.place, row);
        }
    }
    if (cache.grids != snapshot.grids) {
        cache.grids = snapshot.grids;
        cache.grid_box.clear();
        cache.grid_spot.clear();
        for (const model::GridRow& row : cache.grids->row) {
            cache.grid_box.push_back(geo::box_of(row.shape));
            const bool area = row.shape.kind == geo::ShapeKind::Area;
            cache.grid_spot.push_back(area ? spot_in(row.shape) : Spot{});
        }
    }
}

bool tables_differ(const NameCache& cache, const model::Snapshot& snapshot) {
    return cache.facilities != snapshot.facilities || !cache.shops.is(snapshot.shops) ||
           cache.components != snapshot.components || cache.entrances != snapshot.entrances;
}

const Spot& spot_of_place(NameCache& cache, model::Row row) {
    const auto known = cache.of_place.find(row);
    if (known != cache.of_place.end()) return known->second;
    return cache.of_place.emplace(row, spot_in(cache.places->row[row].shape)).first->second;
}

const Spot& spot_of_ground(NameCache& cache, std::size_t row) {
    const auto known = cache.of_ground.find(row);
    if (known != cache.of_ground.end()) return known->second;
    return cache.of_ground.emplace(row, spot_in((*cache.ground)[row].shape)).first->second;
}

}  // namespace scene
