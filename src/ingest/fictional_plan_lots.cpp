#include "ingest/fictional_plan.h"

#include <algorithm>
#include <cmath>

namespace ingest::town {

using base::Random;
using geo::Box;

namespace {

constexpr double kLeastLot_m = 120;
constexpr double kLongestSegment_m = 800;

/// A piece of a community on its way to being a lot.
struct Piece {
    Box cell;
    Box box;
    std::array<LotSide, 4> side;
    std::size_t node = 0;

    double area() const { return box.width() * box.height(); }
};

struct Cut {
    const char* klass;  // nullptr: a wall
    double width_m;
    int bustle;
};

Cut cut_of(double area, Random& random) {
    if (area > 220'000) return {"tertiary", 13, random.between(45, 100)};
    if (area > 95'000) return {"residential", 9, random.between(15, 85)};
    if (random.chance(0.4)) return {nullptr, 0, 0};
    return {"residential", 7, random.between(0, 55)};
}

class Divider {
  public:
    Divider(Plan& plan, const Bend& bend, std::size_t community, Random& random)
        : plan_{plan}, bend_{bend}, community_{community}, random_{random} {}

    void run() {
        Community& c = plan_.communities[community_];
        plan_.nodes.push_back({.cell = c.cell});
        c.root = plan_.nodes.size() - 1;
        std::vector<Piece> pieces{{c.cell, c.box, c.side, c.root}};
        while (static_cast<int>(pieces.size()) < c.lots) {
            const auto largest = std::ranges::max_element(pieces, {}, &Piece::area);
            const Piece piece = *largest;
            const auto [first, second] = cut(piece);
            *largest = first;
            pieces.push_back(second);
        }
        for (const Piece& piece : pieces) {
            plan_.nodes[piece.node].lot = plan_.lots.size();
            plan_.lots.push_back({piece.cell, piece.box, community_, piece.side, Use::Slabs});
        }
    }

  private:
    std::pair<Piece, Piece> cut(const Piece& piece) {
        const bool vertical =
            piece.box.width() > piece.box.height() * (0.85 + 0.3 * random_.unit());
        const double low = vertical ? piece.box.x0 : piece.box.y0;
        const double high = vertical ? piece.box.x1 : piece.box.y1;
        double at = low + (high - low) * (0.38 + 0.24 * random_.unit());
        if (high - low > 2 * kLeastLot_m)
            at = std::clamp(at, low + kLeastLot_m, high - kLeastLot_m);
        const Line line{vertical, std::round(at / kStep_m) * kStep_m};

        const LotSide between = side_between(piece, line);
        Piece first = piece;
        Piece second = piece;
        if (vertical) {
            first.cell.x1 = first.box.x1 = second.cell.x0 = second.box.x0 = line.at;
        } else {
            first.cell.y1 = first.box.y1 = second.cell.y0 = second.box.y0 = line.at;
        }
        first.side.at(vertical ? kEast : kNorth) = between;
        second.side.at(vertical ? kWest : kSouth) = between;
        first.node = plan_.nodes.size();
        second.node = first.node + 1;
        plan_.nodes.push_back({.cell = first.cell});
        plan_.nodes.push_back({.cell = second.cell});
        plan_.nodes[piece.node].first = first.node;
        plan_.nodes[piece.node].second = second.node;
        return {first, second};
    }

    LotSide side_between(const Piece& piece, Line line) {
        const Cut how = cut_of(piece.area(), random_);
        if (how.klass == nullptr) return {};
        const std::size_t low = line.vertical ? kSouth : kWest;
        const std::size_t high = line.vertical ? kNorth : kEast;
        const Line first = line_of(piece.box, low);
        const Line last = line_of(piece.box, high);
        plan_.roads.push_back({line, first.at, last.at, how.klass, how.width_m, {}});
        // The segment ends where the streets it runs into begin.
        plan_.segments.push_back(
            {.road = plan_.roads.size() - 1,
             .from = first.at + piece.side.at(low).kerb_m / bend_.across(first, line.at),
             .to = last.at - piece.side.at(high).kerb_m / bend_.across(last, line.at),
             .community = community_,
             .bustle = how.bustle});
        return {.segment = plan_.segments.size() - 1, .kerb_m = how.width_m / 2};
    }

    Plan& plan_;
    const Bend& bend_;
    std::size_t community_;
    Random& random_;
};

/// A community's own half of the main road along one side; it may be in two parts later.
void add_border_segments(Plan& plan, std::size_t community, const Bend& bend, Random& random) {
    Community& c = plan.communities[community];
    for (std::size_t side = 0; side < 4; ++side)
        c.side.at(side).kerb_m = plan.roads[c.road.at(side)].width_m / 2;
    for (std::size_t side = 0; side < 4; ++side) {
        const Line line = line_of(c.box, side);
        const Road& road = plan.roads[c.road.at(side)];
        Segment segment{.road = c.road.at(side), .community = community};
        segment.half = c.whole.at(side) ? 0 : inward(side);
        segment.from = line.vertical ? c.box.y0 : c.box.x0;
        segment.to = line.vertical ? c.box.y1 : c.box.x1;
        if (!line.vertical) {  // upright roads go through, level ones end at them
            const double west = c.side[kWest].kerb_m;
            const double east = c.side[kEast].kerb_m;
            segment.from += west / bend.across(line_of(c.box, kWest), line.at);
            segment.to -= east / bend.across(line_of(c.box, kEast), line.at);
        }
        const bool wide = road.klass == "trunk" || road.klass == "primary";
        segment.bustle = wide ? random.between(0, 45) : random.between(20, 90);
        plan.segments.push_back(segment);
        c.side.at(side).segment = plan.segments.size() - 1;
    }
}

/// A long border is two segments, parted where a street arrives nearest to its middle.
void part_long_borders(Plan& plan, std::size_t community, const Bend& bend) {
    for (std::size_t side = 0; side < 4; ++side) {
        const std::size_t number = plan.communities[community].side.at(side).segment;
        const Segment segment = plan.segments[number];
        const Line line = plan.roads[segment.road].line;
        const double middle = (segment.from + segment.to) / 2;
        if ((segment.to - segment.from) * bend.stretch(line, middle) < kLongestSegment_m) continue;
        double parting = segment.from;
        for (const Lot& lot : plan.lots) {
            if (lot.side.at(side).segment != number) continue;
            const double end = line.vertical ? lot.box.y1 : lot.box.x1;
            if (std::abs(end - middle) < std::abs(parting - middle)) parting = end;
        }
        Segment second = segment;
        plan.segments[number].to = second.from = parting;
        plan.segments.push_back(second);
        for (Lot& lot : plan.lots) {
            const double begin = line.vertical ? lot.box.y0 : lot.box.x0;
            if (lot.side.at(side).segment == number && begin >= parting)
                lot.side.at(side).segment = plan.segments.size() - 1;
        }
    }
}

}  // namespace

void divide_communities(Plan& plan, const Bend& bend, Random& random) {
    for (std::size_t c = 0; c < plan.communities.size(); ++c) {
        add_border_segments(plan, c, bend, random);
        Divider{plan, bend, c, random}.run();
        part_long_borders(plan, c, bend);
    }
}

}  // namespace ingest::town
