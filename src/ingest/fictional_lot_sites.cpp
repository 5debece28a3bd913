#include "ingest/fictional_lot.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

namespace ingest::town {

using geo::Point;
using geo::Ring;

namespace {

/// An oval: a running track, or a pond when it swings.
Ring oval(double cx, double cy, double half_x, double half_y) {
    Ring ring;
    const double straight = half_x - half_y;
    for (int i = 0; i <= 10; ++i) {
        const double a = -std::numbers::pi / 2 + i * std::numbers::pi / 10;
        ring.push_back({cx + straight + half_y * std::cos(a), cy + half_y * std::sin(a)});
    }
    for (int i = 0; i <= 10; ++i) {
        const double a = std::numbers::pi / 2 + i * std::numbers::pi / 10;
        ring.push_back({cx - straight + half_y * std::cos(a), cy + half_y * std::sin(a)});
    }
    return ring;
}

Ring pond(double cx, double cy, double rx, double ry) {
    Ring ring;
    for (int i = 0; i < 32; ++i) {
        const double a = i * 2 * std::numbers::pi / 32;
        const double r = 1 + 0.18 * std::sin(2 * a + 0.7) + 0.12 * std::cos(3 * a);
        ring.push_back({cx + rx * r * std::cos(a), cy + ry * r * std::sin(a)});
    }
    return ring;
}

/// The letter E lying on its back: a long house with wings to the south.
Ring comb(double x0, double y0, double x1, double y1, double depth, int wings) {
    Ring ring{{x0, y1}};
    const double wide = 13;
    const double step = wings > 1 ? (x1 - x0 - wide) / (wings - 1) : 0;
    for (int i = 0; i < wings; ++i) {
        const double x = x0 + i * step;
        if (i > 0) ring.push_back({x, y1 - depth});
        ring.push_back({x, y0});
        ring.push_back({x + wide, y0});
        if (i + 1 < wings) ring.push_back({x + wide, y1 - depth});
    }
    ring.push_back({x1, y1});
    return ring;
}

/// What a lot offers between two shares of its height.
struct Stretch {
    double x0, x1, y0, y1;
};

std::optional<Stretch> stretch_of(const Filling& f, double low, double high, double margin) {
    const geo::Box& box = f.lot.box();
    const double y0 = box.y0 + box.height() * low + margin;
    const double y1 = box.y0 + box.height() * high - margin;
    if (y1 - y0 < 12) return std::nullopt;
    const auto span = f.lot.span(y0, y1, margin, 30);
    if (!span) return std::nullopt;
    return Stretch{span->first, span->second, y0, y1};
}

}  // namespace

void fill_school(Filling& f) {
    f.ground("campus");
    if (const auto s = stretch_of(f, 0.0, 0.5, 8)) {
        const double half_y = std::min((s->y1 - s->y0) / 2, 44.0);
        const double half_x = std::min((s->x1 - s->x0) / 2 - 14, half_y * 1.9);
        const double cx = s->x0 + half_x;
        const double cy = (s->y0 + s->y1) / 2;
        f.area("sport", oval(cx, cy, half_x, half_y), "操场");
        f.area("green", oval(cx, cy, half_x - 8, half_y - 8));
        const double x = cx + half_x + 8;
        for (double y = s->y0 + 2; y + 16 < s->y1 && x + 28 < s->x1; y += 19)
            f.area("sport", rectangle(x, y, x + 28, y + 15));
    }
    if (const auto s = stretch_of(f, 0.5, 1.0, 8)) {
        const double x1 = std::min(s->x1, s->x0 + 110);
        const double y1 = s->y1 - 2;
        f.build(comb(s->x0 + 4, std::max(s->y0 + 6, y1 - 46), x1 - 4, y1, 12, 3), 5, 3, "教学楼");
        if (s->x1 - x1 > 26)
            f.build(rectangle(x1 + 8, y1 - 26, std::min(s->x1 - 2, x1 + 46), y1), 2, 1, "体育馆");
        if (s->x1 - x1 > 26 && y1 - s->y0 > 50)
            f.build(rectangle(x1 + 8, y1 - 50, std::min(s->x1 - 2, x1 + 34), y1 - 34), 2, 1,
                    "食堂");
        f.area("square", rectangle(s->x0 + 24, s->y0 - 4, x1 - 24, std::max(s->y0 + 3, y1 - 50)));
    }
}

void fill_hospital(Filling& f) {
    f.ground("campus");
    if (const auto s = stretch_of(f, 0.0, 0.42, 8)) {
        const double middle = (s->x0 + s->x1) / 2;
        f.build(comb(middle - 46, s->y0 + 8, middle + 46, std::min(s->y1, s->y0 + 58), 18, 2), 5, 2,
                "门诊楼");
        f.area("square", rectangle(middle - 28, s->y0 - 4, middle + 28, s->y0 + 18));
        f.area("parking", rectangle(s->x0, s->y0, middle - 54, s->y1 - 4));
    }
    if (const auto s = stretch_of(f, 0.42, 1.0, 8)) {
        const double middle = (s->x0 + s->x1) / 2;
        f.build(rectangle(middle - 38, s->y1 - 24, middle + 38, s->y1 - 4),
                f.random.between(12, 18), 2, "住院楼");
        f.build(rectangle(s->x0 + 2, s->y0 + 4, s->x0 + 34, s->y0 + 20), 4, 1, "医技楼");
        f.build(rectangle(s->x1 - 34, s->y0 + 4, s->x1 - 2, s->y0 + 20), 3, 1, "行政楼");
        f.area("green", rectangle(s->x0 + 42, s->y0 + 2, s->x1 - 42, s->y1 - 32));
    }
}

void fill_market(Filling& f) {
    if (const auto s = stretch_of(f, 0.25, 1.0, 10)) {
        const double middle = (s->x0 + s->x1) / 2;
        const double half = std::min(48.0, (s->x1 - s->x0) / 2 - 4);
        const double y1 = s->y1 - 6;
        f.build(rectangle(middle - half, y1 - 46, middle + half, y1), 2, 2, "农贸市场大棚");
        if (y1 - 56 > s->y0 + 12)
            f.build(rectangle(middle - half, s->y0, middle + half, s->y0 + 13), 1, 1, "水产区");
        f.lane({{s->x0, y1 - 51}, {s->x1, y1 - 51}}, 6);
    }
    if (const auto s = stretch_of(f, 0.0, 0.25, 6)) {
        f.area("square", rectangle(s->x0, s->y0, (s->x0 + s->x1) / 2 - 4, s->y1));
        f.area("parking", rectangle((s->x0 + s->x1) / 2 + 4, s->y0, s->x1, s->y1));
    }
}

void fill_mall(Filling& f) {
    const auto back = stretch_of(f, 0.42, 1.0, 7);
    if (back) {
        const double wide = back->x1 - back->x0;
        const double x1 = wide > 130 ? back->x1 - 48 : back->x1;
        f.build({{back->x0 + 12, back->y0},
                 {x1 - 10, back->y0},
                 {x1, back->y0 + 10},
                 {x1, back->y1},
                 {back->x0, back->y1},
                 {back->x0, back->y0 + 12}},
                5, 4, "百货大楼");
        if (x1 < back->x1)
            f.build(rectangle(x1 + 12, back->y1 - 40, back->x1 - 2, back->y1 - 4),
                    f.random.between(18, 28), 1, "商务大厦");
    }
    if (const auto s = stretch_of(f, 0.0, 0.42, 6)) {
        const double middle = (s->x0 + s->x1) / 2;
        f.area("square", rectangle(middle - 30, s->y0, middle + 30, s->y1));
        f.build(rectangle(s->x0, s->y0 + 2, middle - 40, s->y1 - 6), 3, 1, "电影城");
        f.build(rectangle(middle + 40, s->y0 + 2, s->x1, s->y1 - 6), 4, 1, "电器商场");
        f.area("green", rectangle(middle - 24, s->y0 + 5, middle - 8, s->y0 + 14));
        f.area("green", rectangle(middle + 8, s->y0 + 5, middle + 24, s->y0 + 14));
    }
}

void fill_offices(Filling& f) {
    if (const auto s = stretch_of(f, 0.45, 1.0, 9)) {
        const double middle = (s->x0 + s->x1) / 2;
        const double half = std::min(68.0, (s->x1 - s->x0) / 2 - 2);
        f.build(comb(middle - half, std::max(s->y0, s->y1 - 48), middle + half, s->y1, 15, 3),
                f.random.between(6, 10), 2, "主楼");
    }
    if (const auto s = stretch_of(f, 0.0, 0.45, 9)) {
        f.build(rectangle(s->x0, s->y0 + 6, s->x0 + 15, s->y1), 4, 1, "西楼");
        f.build(rectangle(s->x1 - 15, s->y0 + 6, s->x1, s->y1), 4, 1, "东楼");
        f.area("green", rectangle(s->x0 + 22, s->y0 + 8, s->x1 - 22, s->y1 - 14));
        f.area("square", rectangle(s->x0 + 22, s->y1 - 12, s->x1 - 22, s->y1 + 6));
        f.area("parking", rectangle(s->x0 + 20, s->y0 - 6, s->x1 - 20, s->y0 + 5));
    }
}

void fill_park(Filling& f) {
    f.ground("green");
    // No park is another's copy; and everything swings along with a lot that slants.
    const bool mirrored = f.random.chance(0.5);
    const bool flipped = f.random.chance(0.5);
    const double big = 0.75 + 0.45 * f.random.unit();
    const auto share = [&](double x, double y) {
        return f.lot.share(mirrored ? 1 - x : x, flipped ? 1 - y : y);
    };
    const auto blob = [&](double x, double y, double rx, double ry) {
        Ring ring = pond(0, 0, rx, ry);
        for (Point& p : ring) p = share(x + p.x, y + p.y);
        return ring;
    };
    f.area("wood", blob(0.2, 0.78, 0.12, 0.12));
    f.area("wood", blob(0.8, 0.23, 0.13, 0.13));
    f.area("wood", blob(0.16, 0.4, 0.07, 0.12));
    f.area("water", blob(0.56, 0.53, 0.19 * big, 0.16 * big), "荷花池");
    Ring walk = blob(0.54, 0.52, 0.18 + 0.1 * big, 0.17 + 0.1 * big);
    walk.push_back(walk.front());
    f.lane(std::move(walk), 3.5, "foot");
    f.lane({share(0.5, 0.02), share(0.51, 0.14), share(0.53, 0.26)}, 5, "foot");
    f.lane({share(0.26, 0.5), share(0.14, 0.52), share(0.02, 0.46)}, 3.5, "foot");
    f.lane({share(0.8, 0.6), share(0.9, 0.66), share(0.98, 0.72)}, 3.5, "foot");
    const Point gate = share(0.5, 0.13);
    f.area("square", rectangle(gate.x - 17, gate.y - 10, gate.x + 17, gate.y + 10));
    const Point tea = share(0.25, 0.2);
    f.build(rectangle(tea.x - 9, tea.y - 6, tea.x + 9, tea.y + 6), 1, 1, "茶社");
    const Point q = share(0.82, 0.78);
    f.build({{q.x - 4, q.y - 7},
             {q.x + 4, q.y - 7},
             {q.x + 7, q.y},
             {q.x + 4, q.y + 7},
             {q.x - 4, q.y + 7},
             {q.x - 7, q.y}},
            1, 1, "望湖亭");
}

void fill_square(Filling& f) {
    f.ground("square");
    for (const double x : {0.08, 0.58})
        for (const double y : {0.08, 0.42}) {
            const Point a = f.lot.share(x, y);
            const double w = f.lot.box().width() * 0.28;
            const double h = f.lot.box().height() * 0.18;
            f.area("green", rectangle(a.x, a.y, a.x + w, a.y + h));
        }
    const Point fountain = f.lot.share(0.48, 0.34);
    f.area("water", oval(fountain.x, fountain.y, 11, 10.9), "音乐喷泉");
    if (const auto s = stretch_of(f, 0.66, 1.0, 6)) {
        const double middle = (s->x0 + s->x1) / 2;
        const double half = std::min(52.0, (s->x1 - s->x0) / 2 - 6);
        const double y0 = std::max(s->y0, s->y1 - 40);
        f.build({{middle - half, y0},
                 {middle + half, y0},
                 {middle + half, s->y1 - 8},
                 {middle + half * 0.4, s->y1 - 8},
                 {middle + half * 0.4, s->y1},
                 {middle - half * 0.4, s->y1},
                 {middle - half * 0.4, s->y1 - 8},
                 {middle - half, s->y1 - 8}},
                4, 2, "文化馆");
    }
}

void fill_sports(Filling& f) {
    f.ground("campus");
    if (const auto s = stretch_of(f, 0.0, 0.6, 8)) {
        const double half_y = std::min((s->y1 - s->y0) / 2, 46.0);
        const double half_x = std::min((s->x1 - s->x0) / 2 - 2, 88.0);
        const Point c{(s->x0 + s->x1) / 2, (s->y0 + s->y1) / 2};
        f.area("sport", oval(c.x, c.y, half_x, std::min(half_y, half_x - 1)), "田径场");
        f.area("green", oval(c.x, c.y, half_x - 10, std::min(half_y, half_x - 1) - 10));
    }
    if (const auto s = stretch_of(f, 0.6, 1.0, 8)) {
        const double middle = (s->x0 + s->x1) / 2;
        const double y1 = std::min(s->y1, s->y0 + 46);
        f.build({{middle - 30, s->y0},
                 {middle + 14, s->y0},
                 {middle + 22, s->y0 + 10},
                 {middle + 22, y1 - 8},
                 {middle + 14, y1},
                 {middle - 30, y1},
                 {middle - 38, y1 - 8},
                 {middle - 38, s->y0 + 10}},
                3, 2, "体育馆");
        for (double x = middle + 34; x + 18 < s->x1; x += 21)
            f.area("sport", rectangle(x, s->y0, x + 17, std::min(y1, s->y0 + 32)));
        if (middle - 48 - s->x0 > 20) f.area("parking", rectangle(s->x0, s->y0, middle - 48, y1));
    }
}

}  // namespace ingest::town
