#include "ingest/fictional_walks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ingest::town {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kJointNear = 5;  // of the drawing: no two joints closer
constexpr double kNotJoint = 1e-6;

double apart(Point a, Point b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

}  // namespace

void add_walk(model::Rows& rows, Ring line, const WalkWay& way) {
    if (line.size() < 2 || geo::length_m(line) < 0.1) return;
    rows.walk_edges.push_back(
        {.id = model::WalkEdgeId{static_cast<std::int64_t>(rows.walk_edges.size()) + 1},
         .shape = geo::line_of(std::move(line)),
         .kind = way.kind,
         .hours = way.hours,
         .closed = way.closed,
         .step_free = way.step_free});
}

double pavement_off(const Road& road) {
    // Farther from the middle an edge would not stand for its road (derive/walk_net.h).
    constexpr double kFarthest_m = 11.8;
    return std::min(road.width_m / 2 + kPavement_m / 2, kFarthest_m);
}

Pavements::Pavements(Town& town) : town_{town} {
    for (const Lot& lot : town.plan.lots) add_lot(lot);
}

Point Pavements::on(RoadSide side, double along) const {
    const Road& road = town_.plan.roads[side.road];
    return town_.bend.beside(road.line, along, side.sign * pavement_off(road));
}

/// The corners of a lot are joints of both its sides.
void Pavements::add_lot(const Lot& lot) {
    std::map<std::pair<std::size_t, std::size_t>, Point> corner;  // of a level and an upright side
    for (std::size_t s = 0; s < 4; ++s) {
        if (lot.side.at(s).segment == kNone) continue;
        const RoadSide side{town_.plan.segments[lot.side.at(s).segment].road, inward(s)};
        const Line line = line_of(lot.box, s);
        const auto end = [&](std::size_t at) {
            const Line across = line_of(lot.box, at);
            const LotSide& other = lot.side.at(at);
            double along = across.at;
            if (other.segment != kNone) {
                const Road& road = town_.plan.roads[town_.plan.segments[other.segment].road];
                along += inward(at) * pavement_off(road) / town_.bend.across(across, line.at);
            }
            const bool level = !line.vertical;
            const auto known =
                corner.try_emplace({level ? s : at, level ? at : s}, on(side, along));
            sides_[side].joints.emplace(along, known.first->second);
            return along;
        };
        const double from = end(line.vertical ? kSouth : kWest);
        const double to = end(line.vertical ? kNorth : kEast);
        sides_[side].stretches.push_back({from, to});
    }
}

std::map<double, Point>::const_iterator Pavements::nearest(const Side& side, double along) const {
    auto next = side.joints.lower_bound(along);
    if (next == side.joints.end()) return next == side.joints.begin() ? next : std::prev(next);
    if (next == side.joints.begin()) return next;
    const auto last = std::prev(next);
    return along - last->first < next->first - along ? last : next;
}

std::optional<Point> Pavements::meet(RoadSide at, double along) {
    const auto side = sides_.find(at);
    if (side == sides_.end()) return std::nullopt;
    const auto joint = nearest(side->second, along);
    if (joint != side->second.joints.end() && std::abs(joint->first - along) < kJointNear)
        return joint->second;
    const bool paved = std::ranges::any_of(side->second.stretches, [&](const Stretch& stretch) {
        return along > stretch.from && along < stretch.to;
    });
    if (!paved) return std::nullopt;
    return side->second.joints.emplace(along, on(at, along)).first->second;
}

std::optional<Point> Pavements::before(RoadSide at, double along) const {
    constexpr double kFar = 60;
    const auto side = sides_.find(at);
    if (side == sides_.end()) return std::nullopt;
    const auto next = side->second.joints.upper_bound(along);
    if (next == side->second.joints.begin()) return std::nullopt;
    const auto last = std::prev(next);
    return along - last->first < kFar ? std::optional{last->second} : std::nullopt;
}

bool Pavements::has_both(std::size_t road, double along) const {
    return std::ranges::all_of(std::array{1, -1}, [&](int sign) {
        const auto side = sides_.find({road, sign});
        return side != sides_.end() &&
               std::ranges::any_of(side->second.stretches, [&](const Stretch& stretch) {
                   return along > stretch.from && along < stretch.to;
               });
    });
}

double Pavements::away_from_joints(RoadSide at, double along) const {
    constexpr double kFar = 200;
    const auto side = sides_.find(at);
    if (side == sides_.end()) return kFar;
    const auto joint = nearest(side->second, along);
    if (joint == side->second.joints.end()) return kFar;
    return std::min(kFar, std::abs(joint->first - along));
}

void Pavements::cross(RoadSide side, double along) {
    const auto here = meet(side, along);
    const auto there = here ? meet({side.road, -side.sign}, along) : std::nullopt;
    if (!there || apart(*here, *there) < 1) return;
    std::pair a{here->x, here->y};
    std::pair b{there->x, there->y};
    if (b < a) std::swap(a, b);
    if (!crossed_.insert({a, b}).second) return;
    add_walk(town_.rows, {*here, *there}, {.kind = "crossing"});
}

void Pavements::draw() {
    for (const auto& [at, side] : sides_) {
        const Road& road = town_.plan.roads[at.road];
        const double off = at.sign * pavement_off(road);
        for (const Stretch& stretch : side.stretches) {
            const auto end = side.joints.upper_bound(stretch.to + kNotJoint);
            auto last = end;
            for (auto joint = side.joints.lower_bound(stretch.from - kNotJoint); joint != end;
                 ++joint) {
                if (last != end) {
                    Ring line = town_.bend.course(road.line, last->first, joint->first, off);
                    line.front() = last->second;
                    line.back() = joint->second;
                    add_walk(town_.rows, std::move(line), {.kind = "pavement"});
                }
                last = joint;
            }
        }
    }
}

namespace {

/// At every corner one may cross both streets.
void add_crossings(Town& town, Pavements& pavements) {
    for (const Lot& lot : town.plan.lots)
        for (std::size_t s = 0; s < 4; ++s) {
            if (lot.side.at(s).segment == kNone) continue;
            const RoadSide side{town.plan.segments[lot.side.at(s).segment].road, inward(s)};
            const Line line = line_of(lot.box, s);
            for (const std::size_t at :
                 {line.vertical ? kSouth : kWest, line.vertical ? kNorth : kEast}) {
                const LotSide& other = lot.side.at(at);
                if (other.segment == kNone) continue;
                const Line across = line_of(lot.box, at);
                const Road& road = town.plan.roads[town.plan.segments[other.segment].road];
                pavements.cross(side, across.at + inward(at) * pavement_off(road) /
                                                      town.bend.across(across, line.at));
            }
        }
}

/// Footbridges over the wide roads, between two crossings that lie far apart.
void add_footbridges(Town& town, Pavements& pavements) {
    constexpr double kFromCrossing = 45;
    int candidates = 0;
    for (const Lot& lot : town.plan.lots)
        for (const std::size_t s : {kSouth, kWest}) {
            if (lot.side.at(s).segment == kNone) continue;
            const std::size_t number = town.plan.segments[lot.side.at(s).segment].road;
            const Road& road = town.plan.roads[number];
            if (road.klass != "secondary" || road.width_m < 20) continue;
            const RoadSide side{number, inward(s)};
            const RoadSide opposite{number, -inward(s)};
            const geo::Point middle = lot.box.centre();
            const double along = s == kSouth ? middle.x : middle.y;
            if (!pavements.has_both(number, along) ||
                pavements.away_from_joints(side, along) < kFromCrossing ||
                pavements.away_from_joints(opposite, along) < 8 || ++candidates % 3 != 1)
                continue;
            const auto here = pavements.meet(side, along);
            const auto there = pavements.meet(opposite, along);
            if (!here || !there) continue;
            const Point up = *here + (*there - *here) * 0.2;
            const Point down = *here + (*there - *here) * 0.8;
            add_walk(town.rows, {*here, up}, {.kind = "stairs", .step_free = false});
            add_walk(town.rows, {up, down}, {.kind = "bridge"});
            add_walk(town.rows, {down, *there}, {.kind = "stairs", .step_free = false});
        }
}

/// On both sides of every bridge for cars.
void add_river_bridges(Town& town, Pavements& pavements) {
    constexpr double kBank_m = 11;  // from the middle of the road along the bank
    const River& river = town.plan.river;
    for (std::size_t r = 0; r < town.plan.roads.size(); ++r) {
        const Road road = town.plan.roads[r];
        if (!road.line.vertical || road.from > river.y0 - 1 || road.to < river.y1 - 1) continue;
        for (const int sign : {1, -1}) {
            const double off = sign * pavement_off(road);
            const double x = road.line.at + off / town.bend.across(road.line, river.y1);
            const auto begin = pavements.before({r, sign}, river.y0);
            std::optional<Point> end;
            for (std::size_t bank = 0; bank < town.plan.roads.size() && !end; ++bank)
                if (const Line line = town.plan.roads[bank].line;
                    !line.vertical && line.at == river.y1)
                    end = pavements.meet({bank, 1}, x);
            if (!begin || !end) continue;
            const double metre = 1 / town.bend.stretch(road.line, river.y0);
            Ring deck = town.bend.course(road.line, river.y0 + kBank_m * metre,
                                         river.y1 - kBank_m * metre, off);
            add_walk(town.rows, {*begin, deck.front()}, {.kind = "crossing"});
            add_walk(town.rows, {deck.back(), *end}, {.kind = "crossing"});
            add_walk(town.rows, std::move(deck), {.kind = "pavement"});
        }
    }
}

/// Down to the walk along the water, every now and then.
void add_river_walks(Town& town, Pavements& pavements) {
    constexpr std::size_t kEvery = 12;  // points of the walk
    const River& river = town.plan.river;
    int walk = 0;
    for (std::size_t g = 0; g < town.first_ground.front(); ++g) {
        if (town.rows.ground[g].klass != "foot") continue;
        const bool south = walk++ == 0;
        const Line bank{false, south ? river.y0 : river.y1};
        const Ring line = town.rows.ground[g].shape.parts.front();
        Ring so_far{line.front()};
        for (std::size_t i = 1; i < line.size(); ++i) {
            so_far.push_back(line[i]);
            if (i % kEvery != kEvery / 2) continue;
            const double along = river.from + kStep_m * static_cast<double>(i);
            const int sign = south ? -1 : 1;
            std::optional<Point> street;
            for (std::size_t r = 0; r < town.plan.roads.size() && !street; ++r)
                if (const Line at = town.plan.roads[r].line; !at.vertical && at.at == bank.at)
                    street = pavements.meet({r, sign}, along);
            if (!street) continue;
            const Point top = town.bend.beside(bank, along, -sign * 12.0);
            add_walk(town.rows, {*street, top}, {.kind = "crossing"});
            add_walk(town.rows, {top, line[i]}, {.kind = "stairs", .step_free = false});
            add_walk(town.rows, so_far, {});
            so_far = {line[i]};
        }
        add_walk(town.rows, std::move(so_far), {});
    }
}

}  // namespace

void add_walks(Town& town) {
    if (town.plan.lots.empty()) return;
    Pavements pavements{town};
    add_crossings(town, pavements);
    add_river_bridges(town, pavements);
    add_river_walks(town, pavements);
    add_walks_in_lots(town, pavements);
    add_footbridges(town, pavements);
    pavements.draw();
}

}  // namespace ingest::town
