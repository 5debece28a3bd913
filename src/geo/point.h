// geo/point.h — points and boxes in the store's own CRS: metres, x east, y north.
#pragma once

#include <algorithm>
#include <limits>

namespace geo {

struct Point {
    double x = 0;
    double y = 0;

    friend bool operator==(const Point&, const Point&) = default;
};

inline Point operator+(Point a, Point b) {
    return {a.x + b.x, a.y + b.y};
}
inline Point operator-(Point a, Point b) {
    return {a.x - b.x, a.y - b.y};
}
inline Point operator*(Point a, double by) {
    return {a.x * by, a.y * by};
}

/// An axis-parallel box; `Box{}` is empty and swallows the first point added.
struct Box {
    double x0 = std::numeric_limits<double>::infinity();
    double y0 = std::numeric_limits<double>::infinity();
    double x1 = -std::numeric_limits<double>::infinity();
    double y1 = -std::numeric_limits<double>::infinity();

    bool empty() const { return x1 < x0 || y1 < y0; }
    double width() const { return x1 - x0; }
    double height() const { return y1 - y0; }
    Point centre() const { return {(x0 + x1) / 2, (y0 + y1) / 2}; }

    void add(Point p) {
        x0 = std::min(x0, p.x);
        y0 = std::min(y0, p.y);
        x1 = std::max(x1, p.x);
        y1 = std::max(y1, p.y);
    }
    void add(const Box& other) {
        if (other.empty()) return;
        add(Point{other.x0, other.y0});
        add(Point{other.x1, other.y1});
    }
    Box grown(double by) const { return {x0 - by, y0 - by, x1 + by, y1 + by}; }
    bool contains(Point p) const { return p.x >= x0 && p.x <= x1 && p.y >= y0 && p.y <= y1; }
    bool encloses(const Box& o) const {
        return contains(Point{o.x0, o.y0}) && contains(Point{o.x1, o.y1});
    }
    bool intersects(const Box& o) const {
        return x0 <= o.x1 && o.x0 <= x1 && y0 <= o.y1 && o.y0 <= y1;
    }

    friend bool operator==(const Box&, const Box&) = default;
};

}  // namespace geo
