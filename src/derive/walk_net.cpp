#include "derive/walk_net.h"

#include "derive/services.h"
#include "route/crossings.h"
#include "route/links.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace derive {

using geo::Point;
using model::kNoRow;
using model::Row;

using route::WayKind;

namespace {

constexpr double kUsualStreet_m = 7;
constexpr double kAlongStep_m = 20;     // a road is looked at so often along its line
constexpr double kAcrossGround_m = 40;  // roads of a map that end so short of others meet them
constexpr double kAlong_m = 12;         // so far from its middle an edge still runs along it

double set_or(const model::Snapshot& is, std::string_view key, double usual, double least,
              double most) {
    const auto set = parameter(is, key);
    return set && *set >= least && *set <= most ? *set : usual;
}

std::vector<route::Way> ways_of(const std::vector<model::WalkEdgeRow>& rows) {
    std::vector<route::Way> ways;
    for (const model::WalkEdgeRow& row : rows)
        for (const geo::Ring& part : row.shape.parts)
            ways.push_back({.line = part,
                            .kind = route::way_kind_from(row.kind),
                            .hours = row.hours,
                            .closed = row.closed,
                            .step_free = row.step_free,
                            .derived = row.derived,
                            .id = number(row.id)});
    return ways;
}

/// Whether walking edges run along a line.
class Alongside {
  public:
    explicit Alongside(const std::vector<route::Way>& ways) {
        std::vector<geo::Box> boxes;
        for (const route::Way& way : ways)
            for (std::size_t i = 0; i + 1 < way.line.size(); ++i) {
                geo::Box box;
                box.add(way.line[i]);
                box.add(way.line[i + 1]);
                boxes.push_back(box.grown(kAlong_m));
                segment_.push_back(geo::line_of({way.line[i], way.line[i + 1]}));
            }
        index_ = geo::BoxIndex{std::move(boxes)};
    }

    /// Along half of it at least.
    bool covers(const geo::Ring& line) const {
        if (segment_.empty()) return false;
        int points = 0, covered = 0;
        const auto look = [&](Point point) {
            ++points;
            covered += is_beside(point) ? 1 : 0;
        };
        look(line.front());
        for (std::size_t i = 0; i + 1 < line.size(); ++i) {
            const Point d = line[i + 1] - line[i];
            const int steps = std::max(1, static_cast<int>(std::hypot(d.x, d.y) / kAlongStep_m));
            for (int s = 1; s <= steps; ++s) look(line[i] + d * (static_cast<double>(s) / steps));
        }
        return covered * 2 >= points;
    }

  private:
    bool is_beside(Point point) const {
        geo::Box box;
        box.add(point);
        return std::ranges::any_of(index_.touching(box), [&](std::uint32_t s) {
            return geo::distance(segment_[s], point) <= kAlong_m;
        });
    }

    geo::BoxIndex index_;
    std::vector<geo::Shape> segment_;
};

WayKind way_kind_of(const model::GroundRow& road) {
    if (road.klass == "steps") return WayKind::Stairs;
    return road.klass == "foot" || road.klass == "cycle" || road.klass == "track" ? WayKind::Path
                                                                                  : WayKind::Road;
}

bool may_be_walked(const model::GroundRow& row) {
    // That a road leads below a river only its name tells.
    const bool car_tunnel =
        way_kind_of(row) == WayKind::Road && row.name.find("隧道") != std::string::npos;
    return row.kind == "road" && row.klass != "motorway" && !car_tunnel &&
           row.shape.kind == geo::ShapeKind::Line;
}

/// The roads around, or the streets themselves where no file has brought roads.
std::vector<route::Street> streets_in(const model::Snapshot& is, const Alongside& drawn,
                                      bool& of_places) {
    std::vector<route::Street> streets;
    const auto add = [&](const geo::Shape& shape, double width_m, WayKind kind) {
        for (const geo::Ring& line : shape.parts) {
            if (line.size() < 2 || drawn.covers(line)) continue;
            streets.push_back({.line = line,
                               .width_m = width_m > 0 ? width_m : kUsualStreet_m,
                               .kind = kind,
                               .step_free = kind != WayKind::Stairs});
        }
    };
    bool any = false;
    for (const model::GroundRow& row : *is.ground) {
        if (!may_be_walked(row)) continue;
        any = true;
        add(row.shape, row.width_m, way_kind_of(row));
    }
    if (any) return streets;
    of_places = true;
    for (Row row = 0; row < is.places->size(); ++row)
        if (is.places->kind[row] == model::Kind::Street &&
            is.places->row[row].shape.kind == geo::ShapeKind::Line)
            add(is.places->row[row].shape, is.places->row[row].width_m, WayKind::Road);
    return streets;
}

/// What nobody walks through: walls, rails, the banks of waters.
std::vector<geo::Ring> barriers_in(const std::vector<model::GroundRow>& ground) {
    std::vector<geo::Ring> lines;
    for (const model::GroundRow& row : ground) {
        if (row.kind != "wall" && row.kind != "rail" && row.kind != "water") continue;
        for (geo::Ring line : row.shape.parts) {
            if (row.shape.kind == geo::ShapeKind::Area && !line.empty())
                line.push_back(line.front());
            lines.push_back(std::move(line));
        }
    }
    return lines;
}

std::shared_ptr<const route::Network> network_of(const model::Snapshot& is, bool& of_places) {
    std::vector<route::Way> ways = ways_of(*is.walk_edges);
    if (std::ranges::none_of(*is.walk_edges, &model::WalkEdgeRow::derived)) {
        const auto streets = streets_in(is, Alongside{ways}, of_places);
        if (!streets.empty())
            ways = route::with_islands_linked(route::ways_from_streets(streets, ways),
                                              barriers_in(*is.ground), kAcrossGround_m);
    }
    return std::make_shared<const route::Network>(route::make_network(ways));
}

/// How ways differ that run along the same lines.
struct ChangedStates {
    std::vector<route::WayState> ways;
    bool doors = false;  // one of them takes doors, or no longer does
};

/// Nothing where more has changed than whether and when people get through: a gate that somebody
/// opens or closes must be seen at once, and to cut all ways anew takes much longer.
std::optional<ChangedStates> changed_states(const std::vector<model::WalkEdgeRow>& was,
                                            const std::vector<model::WalkEdgeRow>& is) {
    if (was.size() != is.size()) return std::nullopt;
    ChangedStates changed;
    for (std::size_t i = 0; i < is.size(); ++i) {
        if (was[i] == is[i]) continue;
        if (was[i].id != is[i].id || was[i].kind != is[i].kind || was[i].derived != is[i].derived ||
            !(was[i].shape == is[i].shape))
            return std::nullopt;
        changed.ways.push_back({.id = number(is[i].id),
                                .hours = is[i].hours,
                                .closed = is[i].closed,
                                .step_free = is[i].step_free});
        changed.doors = changed.doors || (was[i].closed != is[i].closed &&
                                          route::takes_doors(route::way_kind_from(is[i].kind)));
    }
    return changed;
}

/// Entrances by the row of their building, ascending.
std::vector<std::pair<Row, Point>> entrances_by_row(const model::Snapshot& is) {
    std::vector<std::pair<Row, Point>> doors;
    for (const model::EntranceRow& entrance : *is.entrances) {
        const Row row = model::row_of(*is.places, entrance.place);
        if (entrance.has_point && row != kNoRow) doors.emplace_back(row, entrance.point);
    }
    std::ranges::stable_sort(doors, {}, [](const auto& door) { return door.first; });
    return doors;
}

/// Puts the doors of every leaf on the network.
class DoorSetter {
  public:
    DoorSetter(const model::Snapshot& is, WalkNet& walk)
        : is_{is}, walk_{walk}, entrances_{entrances_by_row(is)} {}

    void set() {
        const model::Places& places = *is_.places;
        for (Row row = 0; row < places.size(); ++row) {
            walk_.first_door.push_back(static_cast<std::uint32_t>(walk_.door.size()));
            const bool stands = places.row[row].shape.kind != geo::ShapeKind::None;
            if (is_leaf(places.kind[row]) && stands && !walk_.net->empty()) set(row);
        }
        walk_.first_door.push_back(static_cast<std::uint32_t>(walk_.door.size()));
    }

  private:
    void set(Row row) {
        const std::size_t before = walk_.door.size();
        while (next_ < entrances_.size() && entrances_[next_].first < row) ++next_;
        for (; next_ < entrances_.size() && entrances_[next_].first == row; ++next_)
            add(entrances_[next_].second);
        if (walk_.door.size() == before) add(geo::label_point(is_.places->row[row].shape));
        if (walk_.door.size() == before) {
            walk_.unsnapped.push_back(row);
            return;
        }
        const auto on_island = [&](const WalkDoor& door) {
            return walk_.net->part[walk_.net->from[door.at.edge]] != 0;
        };
        if (std::all_of(walk_.door.begin() + static_cast<std::ptrdiff_t>(before), walk_.door.end(),
                        on_island))
            walk_.islanded.push_back(row);
    }

    void add(Point door) {
        if (const auto at = route::snap(*walk_.net, door, kDoorToWay_m))
            walk_.door.push_back({*at, door});
    }

    const model::Snapshot& is_;
    WalkNet& walk_;
    std::vector<std::pair<Row, Point>> entrances_;
    std::size_t next_ = 0;
};

}  // namespace

route::Profile profile_of(const model::Snapshot& is, WalkProfile profile) {
    route::Profile walks = route::kAdult;
    std::string_view pace = "walk.adult_m_per_min";
    if (profile == WalkProfile::Elderly) {
        walks = route::kElderly;
        pace = "walk.elderly_m_per_min";
    }
    if (profile == WalkProfile::Wheelchair) {
        walks = route::kWheelchair;
        pace = "walk.wheelchair_m_per_min";
    }
    walks.metres_per_min = set_or(is, pace, walks.metres_per_min, 5, 300);
    walks.crossing_s = set_or(is, "walk.crossing_s", walks.crossing_s, 0, 600);
    walks.stairs_factor = set_or(is, "walk.stairs_factor", walks.stairs_factor, 1, 10);
    return walks;
}

route::Moment walk_moment(const model::Snapshot& is, base::Instant at) {
    const std::int64_t day = model::day_of(at);
    const auto since = at - base::midnight_before(at);
    return {.weekday = static_cast<int>(((day + 3) % 7 + 7) % 7),  // 1970 began on a Thursday
            .minute = static_cast<int>(std::chrono::floor<std::chrono::minutes>(since).count()),
            .holiday = std::ranges::binary_search(is.rules->calendar.holiday, day)};
}

std::shared_ptr<const WalkNet> walk_net(const model::Snapshot& is,
                                        const std::shared_ptr<const WalkNet>& before) {
    const bool same_places = before && before->places == is.places;
    const bool same_ground =
        before && before->ground == is.ground && (same_places || !before->of_places);
    const bool same_ways = same_ground && before->walk_edges == is.walk_edges;
    if (same_ways && same_places && before->entrances == is.entrances) return before;
    WalkNet walk;
    walk.places = is.places;
    walk.walk_edges = is.walk_edges;
    walk.ground = is.ground;
    walk.entrances = is.entrances;
    std::optional<ChangedStates> changed;
    if (same_ways) changed = ChangedStates{};
    if (same_ground && !same_ways) changed = changed_states(*before->walk_edges, *is.walk_edges);
    walk.of_places = changed && before->of_places;
    if (!changed)
        walk.net = network_of(is, walk.of_places);
    else if (changed->ways.empty())
        walk.net = before->net;
    else
        walk.net =
            std::make_shared<const route::Network>(route::with_states(*before->net, changed->ways));
    for (const std::uint8_t flags : walk.net->flags) {
        const bool derived = (flags & route::Network::kDerived) != 0;
        (derived ? walk.derived_edges : walk.drawn_edges) += 1;
    }
    if (!walk.net->empty())
        walk.measure = walk.derived_edges > 0 ? WalkMeasure::Streets : WalkMeasure::Ways;
    if (changed && !changed->doors && same_places && before->entrances == is.entrances) {
        walk.first_door = before->first_door;
        walk.door = before->door;
        walk.unsnapped = before->unsnapped;
        walk.islanded = before->islanded;
    } else {
        DoorSetter{is, walk}.set();
    }
    return std::make_shared<const WalkNet>(std::move(walk));
}

model::WalkEdgeId walk_edge_at(const WalkNet& walk, Point point, double most_m) {
    const auto at = route::nearest_edge(*walk.net, point, most_m);
    return at ? model::WalkEdgeId{walk.net->way_id[at->edge]} : model::WalkEdgeId{};
}

}  // namespace derive
