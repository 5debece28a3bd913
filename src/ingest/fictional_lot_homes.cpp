#include "ingest/fictional_lot.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace ingest::town {

using geo::Point;
using geo::Ring;

namespace {

constexpr double kGap_m = 11;  // between the ends of two houses: a lane passes

/// A slab: the stairwells stand out a little on its north side.
Ring slab(double x0, double y0, int stairs, double stair_m, double depth) {
    const double x1 = x0 + stairs * stair_m;
    const double y1 = y0 + depth;
    Ring ring{{x0, y0}, {x1, y0}, {x1, y1}};
    for (int s = stairs - 1; s >= 0; --s) {
        const double middle = x0 + (s + 0.5) * stair_m;
        for (const Point p : {Point{middle + 2.2, y1}, Point{middle + 2.2, y1 + 1.4},
                              Point{middle - 2.2, y1 + 1.4}, Point{middle - 2.2, y1}})
            ring.push_back(p);
    }
    ring.push_back({x0, y1});
    return ring;
}

/// Houses that fit side by side into a stretch: how many, of how many stairs.
struct Fit {
    int houses = 0;
    int stairs = 0;
    double gap_m = 0;
};

Fit fit_into(double length, const RowStyle& style) {
    Fit best;
    double most = 0;
    for (int stairs = style.most_stairs; stairs >= style.least_stairs; --stairs) {
        const double house = stairs * style.stair_m;
        const int houses = static_cast<int>((length + kGap_m) / (house + kGap_m));
        // Longer houses are preferred as long as little ground is left over.
        const double used = houses * house + stairs;
        if (houses == 0 || used <= most + 4) continue;
        most = used;
        best = {houses, stairs, houses > 1 ? (length - houses * house) / (houses - 1) : 0};
    }
    return best;
}

/// One row of houses: where its houses stand and how long they are.
struct HouseRow {
    double y = 0;  // of the south fronts
    double x0 = 0;
    Fit fit;
    double house_m = 0;

    double left(int i) const { return x0 + i * (house_m + fit.gap_m); }
    double right(int i) const { return left(i) + house_m; }
};

/// Houses stand below one another wherever the lot is wide enough for it.
std::vector<HouseRow> rows_between(const Filling& f, double y0, double y1, const RowStyle& style) {
    constexpr double kFirst_m = 11;  // from the wall to the first row
    std::vector<HouseRow> rows;
    const double deep = y1 - y0 - 2 * kFirst_m - style.depth_m;
    if (deep < 0) return rows;
    const int count = static_cast<int>(deep / style.pitch_m) + 1;
    const double pitch = count > 1 ? std::min(deep / (count - 1), style.pitch_m * 1.3) : deep;
    Fit usual;
    for (int i = 0; i < count; ++i) {
        HouseRow row;
        row.y = y1 - kFirst_m - style.depth_m - i * pitch;
        const auto span =
            f.lot.span(row.y, row.y + style.depth_m, 6, style.least_stairs * style.stair_m + 1);
        if (!span) continue;
        const double length = span->second - span->first;
        const double used = usual.houses * usual.stairs * style.stair_m;
        const double gap = usual.houses > 1 ? (length - used) / (usual.houses - 1) : length - used;
        const bool as_usual = usual.houses > 0 && gap > 7 && gap < 26;
        if (!as_usual) usual = fit_into(length, style);
        if (usual.houses == 0) continue;
        row.fit = usual;
        row.house_m = usual.stairs * style.stair_m;
        row.fit.gap_m =
            usual.houses > 1 ? (length - usual.houses * row.house_m) / (usual.houses - 1) : 0;
        row.x0 = usual.houses > 1 ? span->first : span->first + (length - row.house_m) / 2;
        rows.push_back(row);
    }
    return rows;
}

/// The lane to the doors, and the green below the windows.
void dress_row(Filling& f, const HouseRow& row, const RowStyle& style) {
    const double x1 = row.right(row.fit.houses - 1);
    const double lane = row.y + style.depth_m + 4.5;
    f.lane({{row.x0 - 2, lane}, {x1 + 2, lane}}, 3.5);
    f.area("green", rectangle(row.x0 + 1, row.y - 10, x1 - 1, row.y - 2));
}

/// The lane that crosses all rows, through the gap nearest to the middle.
void lay_spine(Filling& f, const std::vector<HouseRow>& rows, const RowStyle& style) {
    Ring lane;
    for (const HouseRow& row : rows) {
        if (row.fit.houses < 2) continue;
        const int i = row.fit.houses / 2 - 1;
        lane.push_back({row.right(i) + row.fit.gap_m / 2, row.y + style.depth_m / 2});
    }
    if (lane.size() > 1) f.lane(std::move(lane), 5);
}

/// What an estate has in its middle instead of two or four houses.
void lay_garden(Filling& f, double x0, double x1, double y0, double y1) {
    f.area("green", rectangle(x0 + 1, y0, x1 - 1, y1));
    const Point c{(x0 + x1) / 2, (y0 + y1) / 2};
    const bool large = y1 - y0 > 40;
    if (large && f.random.chance(0.2)) {
        f.build({{x0 + 4, y1 - 26},
                 {x0 + 16, y1 - 26},
                 {x0 + 16, y1 - 12},
                 {x1 - 5, y1 - 12},
                 {x1 - 5, y1 - 2},
                 {x0 + 4, y1 - 2}},
                3, 1, "幼儿园");
        f.area("sport", rectangle(x0 + 20, y0 + 6, x1 - 6, y1 - 18));
        return;
    }
    f.area("square", rectangle(c.x - 8, c.y - 6, c.x + 8, c.y + 6));
    if (!large) return;
    f.area("wood", rectangle(x0 + 3, y1 - 14, x0 + 15, y1 - 3));
    if (f.random.chance(0.5)) f.area("sport", rectangle(c.x - 14, y0 + 2, c.x + 14, y0 + 17));
    if (f.random.chance(0.6))
        f.build(rectangle(x1 - 16, y1 - 11, x1 - 3, y1 - 2), 2, 1, "物业服务中心");
}

}  // namespace

void lay_rows(Filling& f, double y0, double y1, const RowStyle& style) {
    const std::vector<HouseRow> rows = rows_between(f, y0, y1, style);
    const int count = static_cast<int>(rows.size());
    // The garden takes the place of the same house in neighbouring rows, away from the rim.
    const int deep = count > 4 ? 2 : 1;
    const int first = count > 2 ? f.random.between(1, count - 1 - deep) : count;
    const int column = count > 2 ? f.random.between(0, rows[0].fit.houses - 1) : 0;
    const auto in_garden = [&](int row, int house) {
        const bool here = row >= first && row < first + deep;
        return style.garden && here &&
               house == std::min(column, rows[static_cast<std::size_t>(row)].fit.houses - 1);
    };
    double x0 = -1e9;
    double x1 = 1e9;
    for (int r = 0; r < count; ++r) {
        const HouseRow& row = rows[static_cast<std::size_t>(r)];
        dress_row(f, row, style);
        for (int i = 0; i < row.fit.houses; ++i) {
            if (in_garden(r, i)) {
                x0 = std::max(x0, row.left(i));
                x1 = std::min(x1, row.right(i));
                continue;
            }
            f.build(slab(row.left(i), row.y, row.fit.stairs, style.stair_m, style.depth_m),
                    style.storeys, row.fit.stairs);
        }
    }
    if (style.garden && first < count && x1 - x0 > 20)
        lay_garden(f, x0, x1, rows[static_cast<std::size_t>(first + deep - 1)].y,
                   rows[static_cast<std::size_t>(first)].y + style.depth_m);
    lay_spine(f, rows, style);
}

namespace {

/// Towers have the plan of a cross, or of a bat: two wings to the south.
Ring tower(double cx, double cy, bool wings) {
    if (wings)
        return {{cx - 17, cy - 11}, {cx - 6, cy - 11},  {cx - 6, cy - 6},  {cx + 6, cy - 6},
                {cx + 6, cy - 11},  {cx + 17, cy - 11}, {cx + 17, cy + 3}, {cx + 9, cy + 3},
                {cx + 9, cy + 10},  {cx - 9, cy + 10},  {cx - 9, cy + 3},  {cx - 17, cy + 3}};
    return {{cx - 13, cy - 8}, {cx - 6, cy - 8},  {cx - 6, cy - 13}, {cx + 6, cy - 13},
            {cx + 6, cy - 8},  {cx + 13, cy - 8}, {cx + 13, cy + 8}, {cx + 6, cy + 8},
            {cx + 6, cy + 12}, {cx - 6, cy + 12}, {cx - 6, cy + 8},  {cx - 13, cy + 8}};
}

/// A pond, or a flower bed: a circle that is not quite one.
Ring blob(double cx, double cy, double rx, double ry, base::Random& random) {
    const double phase = random.unit() * 6.28;
    Ring ring;
    for (int i = 0; i < 24; ++i) {
        const double angle = i * 2 * 3.14159265 / 24;
        const double r = 1 + 0.16 * std::sin(2 * angle + phase) + 0.09 * std::sin(3 * angle);
        ring.push_back({cx + rx * r * std::cos(angle), cy + ry * r * std::sin(angle)});
    }
    return ring;
}

}  // namespace

void fill_towers(Filling& f) {
    const geo::Box& box = f.lot.box();
    const int storeys = f.random.chance(0.6) ? 18 : f.random.between(22, 33);
    const bool wings = f.random.chance(0.5);
    const double pitch_y = storeys > 24 ? 66 : 58;
    const int rows = std::max(1, static_cast<int>((box.height() - 44) / pitch_y) + 1);
    const double step = rows > 1 ? (box.height() - 48) / (rows - 1) : 0;
    f.area("green",
           rectangle(box.centre().x - box.width() * 0.3, box.centre().y - box.height() * 0.3,
                     box.centre().x + box.width() * 0.3, box.centre().y + box.height() * 0.3));
    for (int row = 0; row < rows; ++row) {
        const double y = box.y1 - 24 - row * step;
        const auto span = f.lot.span(y - 13, y + 13, 7, 36);
        if (!span) continue;
        const double length = span->second - span->first;
        const int most = std::max(1, static_cast<int>((length + 24) / 62));
        // The middle rows leave their middle to the garden.
        const bool inner = row > 0 && row + 1 < rows;
        for (int i = 0; i < most; ++i) {
            if (inner && most > 2 && i > 0 && i + 1 < most) continue;
            const double x = most == 1 ? (span->first + span->second) / 2
                                       : span->first + 18 + (length - 36) * i / (most - 1);
            f.build(tower(x, y, wings), storeys, 1);
        }
    }
    const Point c = box.centre();
    if (rows > 2) f.area("water", blob(c.x, c.y, 22, 11, f.random));
    const double w = box.width() * 0.36;
    const double h = box.height() * 0.36;
    f.lane({{c.x - w, c.y - h},
            {c.x + w, c.y - h},
            {c.x + w, c.y + h},
            {c.x - w, c.y + h},
            {c.x - w, c.y - h}},
           5);
}

namespace {

/// A courtyard house: three wings around a yard that opens to one side, or a plain row.
Ring courtyard_house(double x0, double y0, double x1, double y1, int form) {
    const double wing = std::min(6.0, (x1 - x0) / 3.2);
    switch (form) {
        case 0:  // open to the south
            return {{x0, y0},
                    {x0 + wing, y0},
                    {x0 + wing, y1 - 6},
                    {x1 - wing, y1 - 6},
                    {x1 - wing, y0},
                    {x1, y0},
                    {x1, y1},
                    {x0, y1}};
        case 1:  // open to the east
            return {
                {x0, y0},     {x1, y0}, {x1, y0 + 5.5}, {x0 + wing, y0 + 5.5}, {x0 + wing, y1 - 6},
                {x1, y1 - 6}, {x1, y1}, {x0, y1}};
        case 2:  // two wings
            return {{x0, y0},     {x0 + wing, y0}, {x0 + wing, y1 - 6},
                    {x1, y1 - 6}, {x1, y1},        {x0, y1}};
        default:
            return rectangle(x0, y1 - 7, x1, y1);
    }
}

}  // namespace

void fill_old_lanes(Filling& f) {
    const geo::Box& box = f.lot.box();
    int number = 0;
    double y = box.y1 - 2;
    for (int row = 0;; ++row) {
        const double deep = f.random.between(17, 21);
        const double y0 = y - deep;
        if (y0 < box.y0 + 2) break;
        const auto span = f.lot.span(y0, y, 1.5, 16);
        if (span) {
            double x = span->first;
            while (span->second - x > 13) {
                double wide = f.random.between(14, 25);
                if (span->second - x - wide < 13) wide = std::min(span->second - x, 27.0);
                if (!f.random.chance(0.06))  // a tree, a heap of coal: not all is built on
                    f.build(courtyard_house(x, y0, x + wide, y, f.random.between(0, 4)),
                            f.random.chance(0.12) ? 2 : 1, 1, fmt::format("{}号院", ++number));
                else
                    f.area("wood", rectangle(x + 2, y0 + 2, x + wide - 2, y - 2));
                x += wide + (f.random.chance(0.2) ? 3.5 : 1.0);
            }
            // Houses stand back to back; every second gap is a lane.
            if (row % 2 == 1) f.lane({{span->first, y0 - 2.5}, {span->second, y0 - 2.5}}, 3.5);
        }
        y = y0 - (row % 2 == 1 ? 5 : 1.2);
    }
}

void fill_work_unit(Filling& f) {
    const geo::Box& box = f.lot.box();
    const double border = box.y0 + box.height() * 0.42;
    lay_rows(f, border, box.y1,
             {.storeys = f.random.between(3, 5),
              .depth_m = 11.5,
              .pitch_m = 30,
              .stair_m = 14,
              .least_stairs = 2,
              .most_stairs = 4,
              .garden = false});
    const double y0 = box.y0 + 12;
    const double y1 = border - 6;
    const auto span = f.lot.span(y0, y1, 8, 60);
    if (!span) return;
    const auto [x0, x1] = *span;
    // The office looks south over its forecourt; behind and beside it the workshops.
    const double office = std::min(58.0, (x1 - x0) * 0.42);
    f.build({{x0, y1 - 14},
             {x0 + office, y1 - 14},
             {x0 + office, y1},
             {x0 + office * 0.62, y1},
             {x0 + office * 0.62, y1 + 3},
             {x0 + office * 0.38, y1 + 3},
             {x0 + office * 0.38, y1},
             {x0, y1}},
            f.random.between(3, 6), 1, "办公楼");
    f.area("square", rectangle(x0, y0, x0 + office, y1 - 18));
    const double hall = x0 + office + 12;
    if (x1 - hall < 20) return;
    const int halls = static_cast<int>((y1 - y0 + 8) / 30);
    for (int i = 0; i < halls; ++i)
        f.build(rectangle(hall, y0 + i * 30.0, x1, y0 + i * 30.0 + 20),
                f.random.chance(0.7) ? 1 : 3, 1, i == 0 ? "食堂" : fmt::format("{}车间", i));
    f.lane({{hall - 6, y0}, {hall - 6, y1}}, 5);
}

}  // namespace ingest::town
