// Ways within a wall: the shortest from the gate to every door, along lanes where there are some.
//
// Nodes are points of the lanes, doors, gates, and points off the corners of houses; whoever sees
// another can walk there. What the shortest ways to the doors have in common becomes one way.
#include "ingest/fictional_walks.h"

#include "geo/box_index.h"
#include "geo/overlay.h"
#include "ingest/lines.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <queue>

namespace ingest::town {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kLaneStep_m = 18;
constexpr double kDoorToLane_m = 9;    // such a door opens to the lane
constexpr double kInSight_m = 50;      // farther, one goes from corner to corner
constexpr double kFarInSight_m = 150;  // where little stands about
constexpr std::size_t kLittle = 150;   // points
constexpr double kLaneToLane_m = 30;
constexpr double kOffCorner_m = 2.2;
constexpr double kOfLane = 0.6;  // a metre on a lane counts as so much
constexpr double kTurn_m = 4;    // each way across the open counts as longer by so much
constexpr std::size_t kNobody = static_cast<std::size_t>(-1);

double side_of(Point a, Point b, Point p) {
    return cross(b - a, p - a);
}

bool do_cross(Point a, Point b, Point c, Point d) {
    return (side_of(a, b, c) > 0) != (side_of(a, b, d) > 0) &&
           (side_of(c, d, a) > 0) != (side_of(c, d, b) > 0);
}

geo::Box box_around(Point a, Point b) {
    geo::Box box;
    box.add(a);
    box.add(b);
    return box;
}

/// What one does not walk through. A yard has a few hundred walls at most: they are looked at one
/// after the other.
class Sight {
  public:
    explicit Sight(const Courtyard& yard) : yard_{yard}, outline_{geo::area_of(yard.outline)} {
        for (const geo::Shape* obstacle : yard.obstacles) add(obstacle->parts.front());
        add(yard.outline);
    }

    bool is_clear(Point a, Point b) const {
        const geo::Box way = box_around(a, b);
        return std::ranges::none_of(wall_, [&](const Wall& wall) {
            return wall.box.intersects(way) && do_cross(a, b, wall.from, wall.to);
        });
    }
    bool is_free(Point p) const {
        return geo::contains(outline_, p) &&
               std::ranges::none_of(yard_.obstacles, [&](const geo::Shape* obstacle) {
                   return geo::contains(*obstacle, p);
               });
    }

  private:
    struct Wall {
        Point from, to;
        geo::Box box;
    };
    void add(const Ring& ring) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Point next = ring[(i + 1) % ring.size()];
            wall_.push_back({ring[i], next, box_around(ring[i], next)});
        }
    }

    const Courtyard& yard_;
    geo::Shape outline_;
    std::vector<Wall> wall_;
};

struct Arc {
    std::size_t to = 0;
    double cost = 0;
    bool of_lane = false;
};

class YardGraph {
  public:
    explicit YardGraph(const Courtyard& yard) : yard_{yard}, sight_{yard} {}

    std::vector<Ring> ways() {
        for (const Point gate : yard_.gates) wanted_.push_back(add(gate, kNobody));
        place_doors();
        look_far_ = node_.size();
        for (std::size_t lane = 0; lane < yard_.lanes.size(); ++lane) add_lane(lane);
        for (const geo::Shape* house : yard_.obstacles) add_corners(*house);
        look_around();
        keep_shortest();
        return drawn();
    }

  private:
    std::size_t add(Point p, std::size_t lane) {
        node_.push_back(p);
        lane_.push_back(lane);
        arcs_.emplace_back();
        return node_.size() - 1;
    }
    void join(std::size_t a, std::size_t b, bool of_lane) {
        const double length = distance_between(node_[a], node_[b]);
        const double cost = of_lane ? length * kOfLane : length + kTurn_m;
        arcs_[a].push_back({b, cost, of_lane});
        arcs_[b].push_back({a, cost, of_lane});
    }

    /// A door to a lane needs no way of its own, only that the lane leads there.
    void place_doors() {
        at_lane_.resize(yard_.lanes.size());
        for (const Point door : yard_.doors) {
            std::size_t best = kNobody;
            Footing nearest;
            double metres = kDoorToLane_m;
            for (std::size_t lane = 0; lane < yard_.lanes.size(); ++lane) {
                const Footing foot = footing_on(yard_.lanes[lane], door);
                if (foot.distance_m >= metres || !sight_.is_clear(door, foot.at)) continue;
                best = lane;
                nearest = foot;
                metres = foot.distance_m;
            }
            if (best != kNobody)
                at_lane_[best].emplace_back(nearest.along_m, true);
            else if (sight_.is_free(door))
                wanted_.push_back(add(door, kNobody));
        }
    }

    void add_crossings_of(std::size_t lane) {
        const Ring& line = yard_.lanes[lane];
        for (std::size_t other = 0; other < yard_.lanes.size(); ++other) {
            if (other == lane) continue;
            const Ring& that = yard_.lanes[other];
            for (std::size_t i = 0; i + 1 < line.size(); ++i)
                for (std::size_t j = 0; j + 1 < that.size(); ++j) {
                    if (!do_cross(line[i], line[i + 1], that[j], that[j + 1])) continue;
                    const Point d = line[i + 1] - line[i];
                    const double t = cross(that[j] - line[i], that[j + 1] - that[j]) /
                                     cross(d, that[j + 1] - that[j]);
                    at_lane_[lane].emplace_back(footing_on(line, line[i] + d * t).along_m, false);
                }
        }
    }

    void add_lane(std::size_t lane) {
        const Ring& line = yard_.lanes[lane];
        add_crossings_of(lane);
        auto& stops = at_lane_[lane];
        double along = 0;
        for (const Point p : line) {
            along = footing_on(line, p).along_m;
            stops.emplace_back(along, yard_.all_lanes);
        }
        const double length = length_of(line);
        // Of every lane the middle is walked, whether or not there are doors.
        stops.emplace_back(length / 4, true);
        stops.emplace_back(length * 3 / 4, true);
        const int steps = std::max(1, static_cast<int>(length / kLaneStep_m));
        for (int i = 0; i <= steps; ++i) stops.emplace_back(length * i / steps, false);
        std::ranges::sort(stops);
        std::size_t before = kNobody;
        double last = -1;
        for (const auto& [at, is_wanted] : stops) {
            const bool same = before != kNobody && at - last < 0.4;
            const std::size_t here = same ? before : add(point_along(line, at), lane);
            if (!same && before != kNobody && sight_.is_clear(node_[before], node_[here]))
                join(before, here, true);
            if (is_wanted) wanted_.push_back(here);
            if (!same) last = at;
            before = here;
        }
    }

    void add_corners(const geo::Shape& house) {
        const Ring box = geo::oriented_box(house);
        if (box.size() != 4) return;
        const Point middle = (box[0] + box[2]) * 0.5;
        for (std::size_t i = 0; i < 4; ++i) {
            const Point along = unit(box[i] - box[(i + 1) % 4]) + unit(box[i] - box[(i + 3) % 4]);
            const Point p = box[i] + along * kOffCorner_m;
            if (sight_.is_free(p) && distance_between(p, middle) > 1) add(p, kNobody);
        }
    }

    void look_around() {
        std::vector<geo::Box> boxes;
        for (const Point p : node_) boxes.push_back(box_around(p, p));
        const geo::BoxIndex index{std::move(boxes)};
        for (std::size_t a = 0; a < node_.size(); ++a) {
            // Gates and doors may stand alone.
            const bool far = a < look_far_ || node_.size() < kLittle;
            const double sight_m = far ? kFarInSight_m : kInSight_m;
            for (const std::uint32_t b :
                 index.touching(box_around(node_[a], node_[a]).grown(sight_m))) {
                if (b <= a) continue;
                const double apart_m = distance_between(node_[a], node_[b]);
                const bool both_lanes = lane_[a] != kNobody && lane_[b] != kNobody;
                if (apart_m < 0.05)  // where lanes cross, the points of both are one
                    join(a, b, true);
                else if (apart_m <= (both_lanes ? kLaneToLane_m : sight_m) &&
                         (!both_lanes || lane_[a] != lane_[b]) &&
                         sight_.is_clear(node_[a], node_[b]))
                    join(a, b, false);
            }
        }
    }

    void keep_shortest() {
        constexpr double kFar = std::numeric_limits<double>::infinity();
        std::vector<double> cost(node_.size(), kFar);
        std::vector<std::size_t> from(node_.size(), kNobody);
        std::priority_queue<std::pair<double, std::size_t>,
                            std::vector<std::pair<double, std::size_t>>, std::greater<>>
            open;
        cost[0] = 0;
        open.emplace(0, 0);
        while (!open.empty()) {
            const auto [so_far, here] = open.top();
            open.pop();
            if (so_far > cost[here]) continue;
            for (const Arc& arc : arcs_[here]) {
                if (so_far + arc.cost >= cost[arc.to]) continue;
                cost[arc.to] = so_far + arc.cost;
                from[arc.to] = here;
                open.emplace(cost[arc.to], arc.to);
            }
        }
        std::vector<bool> used(node_.size(), false);
        for (std::size_t node : wanted_)
            for (; from[node] != kNobody && !used[node]; node = from[node]) {
                used[node] = true;
                keep(node, from[node]);
            }
        used[0] = true;
        // Lanes between places where people come anyway are walked too: ways around close.
        for (std::size_t a = 0; a < node_.size(); ++a)
            for (const Arc& arc : arcs_[a])
                if (arc.of_lane && a < arc.to && used[a] && used[arc.to]) keep(a, arc.to);
    }
    void keep(std::size_t a, std::size_t b) { kept_.emplace(std::min(a, b), std::max(a, b)); }

    /// Chains of what is kept, from one joint to the next.
    std::vector<Ring> drawn() const {
        std::vector<std::vector<std::size_t>> next(node_.size());
        for (const auto& [a, b] : kept_) {
            next[a].push_back(b);
            next[b].push_back(a);
        }
        const auto is_joint = [&](std::size_t n) {
            return next[n].size() != 2 || n < yard_.gates.size();
        };
        std::set<std::pair<std::size_t, std::size_t>> done;
        std::vector<Ring> lines;
        const auto follow = [&](std::size_t a, std::size_t b) {
            if (done.contains({a, b})) return;
            Ring line{node_[a]};
            for (std::size_t last = a;;) {
                done.insert({last, b});
                done.insert({b, last});
                if (distance_between(line.back(), node_[b]) > 0.01) line.push_back(node_[b]);
                if (is_joint(b) || b == a) break;
                const std::size_t on = next[b][0] == last ? next[b][1] : next[b][0];
                last = b;
                b = on;
            }
            lines.push_back(std::move(line));
        };
        for (std::size_t n = 0; n < node_.size(); ++n)
            if (is_joint(n))
                for (const std::size_t b : next[n]) follow(n, b);
        for (std::size_t n = 0; n < node_.size(); ++n)
            for (const std::size_t b : next[n]) follow(n, b);
        return lines;
    }

    const Courtyard& yard_;
    Sight sight_;
    std::vector<Point> node_;   // gates first, then doors
    std::size_t look_far_ = 0;  // so many of these
    std::vector<std::size_t> lane_;
    std::vector<std::vector<Arc>> arcs_;
    std::vector<std::vector<std::pair<double, bool>>> at_lane_;  // along it, and whether wanted
    std::vector<std::size_t> wanted_;
    std::set<std::pair<std::size_t, std::size_t>> kept_;
};

}  // namespace

std::vector<Ring> ways_within(const Courtyard& yard) {
    return yard.gates.empty() ? std::vector<Ring>{} : YardGraph{yard}.ways();
}

}  // namespace ingest::town
