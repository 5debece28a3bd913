#include "ingest/fictional_plan.h"

#include <algorithm>
#include <cmath>

namespace ingest::town {

using base::Random;
using geo::Box;

namespace {

constexpr double kBankSouth_m = 640;  // of the river, above the southern border of its row
constexpr double kBankNorth_m = 800;
constexpr int kCommunities = 10;

/// Small old lots or large new ones.
int lots_of(Flavour flavour) {
    switch (flavour) {
        case Flavour::Mixed:
            return 101;
        case Flavour::Old:
            return 114;
        case Flavour::Industrial:
            return 94;
        case Flavour::NewTown:
            return 86;
        case Flavour::Learned:
            return 98;
    }
    return 100;
}

double on_step(double at) {
    return std::round(at / kStep_m) * kStep_m;
}

double jitter(Random& random, int steps) {
    return kStep_m * random.between(-steps, steps);
}

std::size_t add_road(Plan& plan, Line line, double from, double to, const char* klass,
                     double width_m) {
    plan.roads.push_back({line, from, to, klass, width_m, {}});
    return plan.roads.size() - 1;
}

/// One layer of communities of a sub-district, as if it ran from west to east; `turned` when it
/// runs from south to north.
struct Layer {
    double low = 0;  // across the layer
    double high = 0;
    double low_cell = 0;  // the cell reaches farther at a river
    double high_cell = 0;
    std::size_t low_road = 0;
    std::size_t high_road = 0;
    bool low_whole = false;
    bool high_whole = false;
    int count = 3;
    double bridge = 0;  // how far the roads between its communities run beyond `high`
};

struct Frame {
    Box cell;
    std::array<std::size_t, 4> road{};
    bool turned = false;

    double from() const { return turned ? cell.y0 : cell.x0; }
    double to() const { return turned ? cell.y1 : cell.x1; }
    Box box(double along0, double across0, double along1, double across1) const {
        return turned ? Box{across0, along0, across1, along1}
                      : Box{along0, across0, along1, across1};
    }
};

void add_layer(Plan& plan, const Frame& frame, const Layer& layer, Random& random) {
    const double span = frame.to() - frame.from();
    double begin = frame.from();
    std::size_t begin_road = frame.road.at(frame.turned ? kSouth : kWest);
    for (int i = 1; i <= layer.count; ++i) {
        double end = frame.to();
        std::size_t end_road = frame.road.at(frame.turned ? kNorth : kEast);
        if (i < layer.count) {
            end = on_step(frame.from() + span * i / layer.count) + jitter(random, 4);
            end_road = add_road(plan, {!frame.turned, end}, layer.low, layer.high + layer.bridge,
                                "tertiary", 15);
        }
        Community community{.cell = frame.box(begin, layer.low_cell, end, layer.high_cell),
                            .box = frame.box(begin, layer.low, end, layer.high),
                            .subdistrict = plan.subdistricts.size() - 1};
        if (frame.turned) {
            community.road = {begin_road, layer.high_road, end_road, layer.low_road};
        } else {
            community.road = {layer.low_road, end_road, layer.high_road, begin_road};
            community.whole = {layer.low_whole, false, layer.high_whole, false};
        }
        plan.communities.push_back(community);
        begin = end;
        begin_road = end_road;
    }
}

/// Three layers of three, four and three communities, in any order.
void add_subdistrict(Plan& plan, const Frame& frame, bool river, Random& random) {
    plan.subdistricts.push_back({.cell = frame.cell});
    const double low = frame.turned ? frame.cell.x0 : frame.cell.y0;
    const double high = frame.turned ? frame.cell.x1 : frame.cell.y1;
    std::array<int, 3> counts{3, 3, 3};
    counts.at(random.below(3)) = kCommunities - 6;

    std::array<Layer, 3> layers;
    const auto border = [&](double at, double width) {
        return add_road(plan, {frame.turned, at}, frame.from(), frame.to(), "secondary", width);
    };
    const double second = river ? low + kBankNorth_m : on_step(low + (high - low) * 0.33);
    const double third = on_step(second + (high - second) / 2) + (river ? 0 : jitter(random, 3));
    const std::size_t third_road = border(third, 22);
    std::size_t first_top = 0;
    std::size_t second_bottom = 0;
    double first_end = second;
    if (river) {
        first_end = low + kBankSouth_m;
        first_top = border(first_end, 17);
        second_bottom = border(second, 17);
    } else {
        first_top = second_bottom = border(second, 22);
    }
    const double middle = (first_end + second) / 2;
    const auto outer_low = frame.road.at(frame.turned ? kWest : kSouth);
    const auto outer_high = frame.road.at(frame.turned ? kEast : kNorth);
    layers[0] = {low,       first_end, low,   middle,    outer_low,
                 first_top, false,     river, counts[0], river ? second - first_end : 0};
    layers[1] = {second,     third, middle, third,     second_bottom,
                 third_road, river, false,  counts[1], 0};
    layers[2] = {third, high, third, high, third_road, outer_high, false, false, counts[2], 0};
    for (const Layer& layer : layers) add_layer(plan, frame, layer, random);
}

constexpr std::array<Flavour, 15> kFlavours{
    Flavour::Industrial, Flavour::Mixed, Flavour::NewTown, Flavour::Mixed, Flavour::NewTown,
    Flavour::Mixed,      Flavour::Old,   Flavour::Old,     Flavour::Mixed, Flavour::Learned,
    Flavour::Industrial, Flavour::Mixed, Flavour::Old,     Flavour::Mixed, Flavour::NewTown};

/// Lots by area, the sum as it should be.
void share_out_lots(Plan& plan) {
    for (std::size_t s = 0; s < plan.subdistricts.size(); ++s) {
        double area = 0;
        double owed = 0;
        for (const Community& c : plan.communities)
            if (c.subdistrict == s) area += c.box.width() * c.box.height();
        for (Community& c : plan.communities) {
            if (c.subdistrict != s) continue;
            owed += lots_of(plan.subdistricts[s].flavour) * c.box.width() * c.box.height() / area;
            c.lots = static_cast<int>(std::lround(owed));
            owed -= c.lots;
        }
    }
}

}  // namespace

Line line_of(const Box& box, std::size_t side) {
    switch (side) {
        case kSouth:
            return {false, box.y0};
        case kEast:
            return {true, box.x1};
        case kNorth:
            return {false, box.y1};
        default:
            return {true, box.x0};
    }
}

Plan outline_plan(TownSize size, Random& random) {
    constexpr double kWide_m = 2500;
    constexpr double kDeep_m = 2000;
    const int columns = size == TownSize::S ? 1 : 5;
    const int rows = size == TownSize::S ? 1 : 3;
    Plan plan;
    plan.cell = {0, 0, kWide_m * columns, kDeep_m * rows};
    const int river_row = rows / 2;
    plan.river = {.y0 = kDeep_m * river_row + kBankSouth_m,
                  .y1 = kDeep_m * river_row + kBankNorth_m,
                  .from = 0,
                  .to = plan.cell.x1};

    std::vector<std::size_t> level;
    for (int r = 0; r <= rows; ++r) {
        const bool inner = r > 0 && r < rows;
        level.push_back(add_road(plan, {false, kDeep_m * r}, 0, plan.cell.x1,
                                 inner ? "trunk" : "primary", inner ? 40 : 30));
    }
    for (int r = 0; r < rows; ++r) {
        double west = 0;
        std::size_t west_road =
            add_road(plan, {true, 0}, kDeep_m * r, kDeep_m * (r + 1), "primary", 30);
        for (int c = 1; c <= columns; ++c) {
            const double east = kWide_m * c + (c < columns ? jitter(random, 10) : 0);
            const std::size_t east_road =
                add_road(plan, {true, east}, kDeep_m * r, kDeep_m * (r + 1), "primary", 30);
            const bool river = r == river_row;
            const auto row = static_cast<std::size_t>(r);
            add_subdistrict(plan,
                            {.cell = {west, kDeep_m * r, east, kDeep_m * (r + 1)},
                             .road = {level[row], east_road, level[row + 1], west_road},
                             .turned = !river && random.chance(0.5)},
                            river, random);
            if (size == TownSize::M)
                plan.subdistricts.back().flavour = kFlavours.at(plan.subdistricts.size() - 1);
            west = east;
            west_road = east_road;
        }
    }
    share_out_lots(plan);
    return plan;
}

}  // namespace ingest::town
