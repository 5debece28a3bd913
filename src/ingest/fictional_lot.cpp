#include "ingest/fictional_lot.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace ingest::town {

using geo::Point;
using geo::Ring;

Ground::Ground(Ring outline, double turn)
    : outline_{std::move(outline)}, cosine_{std::cos(turn)}, sine_{std::sin(turn)} {
    world_ = geo::area_of(outline_);
    const geo::Box box = geo::box_of(world_);
    origin_ = box.centre();
    for (const Point p : outline_) {
        upright_.push_back(in(p));
        box_.add(upright_.back());
    }
    const geo::Box whole = box_;
    double wide_m = 0;
    for (int step = 1; step < 8; ++step) {
        const double y = whole.y0 + whole.height() * step / 8;
        if (const auto free = span(y, y, 0, 0))
            wide_m = std::max(wide_m, free->second - free->first);
    }
    wide_m *= 0.85;
    while (box_.y0 < whole.centre().y && !span(box_.y0, box_.y0, 0, wide_m)) box_.y0 += 1;
    while (box_.y1 > whole.centre().y && !span(box_.y1, box_.y1, 0, wide_m)) box_.y1 -= 1;
}

Point Ground::out(Point p) const {
    return origin_ + Point{p.x * cosine_ - p.y * sine_, p.x * sine_ + p.y * cosine_};
}

Point Ground::in(Point world) const {
    const Point p = world - origin_;
    return {p.x * cosine_ + p.y * sine_, p.y * cosine_ - p.x * sine_};
}

Ring Ground::out(Ring local) const {
    for (Point& p : local) p = out(p);
    return local;
}

std::optional<std::pair<double, double>> Ground::span(double y0, double y1, double margin_m,
                                                      double least_m) const {
    // The lot is nearly convex: what is free at some levels is free between them.
    double low = box_.x0;
    double high = box_.x1;
    for (int step = 0; step <= 4; ++step) {
        const double y = y0 + (y1 - y0) * step / 4;
        double left = box_.x1;
        double right = box_.x0;
        for (std::size_t i = 0; i < upright_.size(); ++i) {
            const Point a = upright_[i];
            const Point b = upright_[(i + 1) % upright_.size()];
            if ((a.y > y) == (b.y > y)) continue;
            const double x = a.x + (y - a.y) / (b.y - a.y) * (b.x - a.x);
            left = std::min(left, x);
            right = std::max(right, x);
        }
        if (left > right) return std::nullopt;
        low = std::max(low, left);
        high = std::min(high, right);
    }
    low += margin_m;
    high -= margin_m;
    if (high - low < least_m) return std::nullopt;
    return std::pair{low, high};
}

bool Ground::holds(Point local) const {
    return geo::contains(world_, out(local));
}

Point Ground::share(double of_width, double of_height) const {
    const double y = box_.y0 + box_.height() * std::clamp(of_height, 0.0, 1.0);
    const auto free = span(y, y, 0, 0);
    if (!free) return {box_.centre().x, y};
    return {free->first + (free->second - free->first) * of_width, y};
}

Ring rectangle(double x0, double y0, double x1, double y1) {
    return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

void Filling::build(Ring local, int storeys, int stairs, std::string name) {
    for (const Point p : local)
        if (!lot.holds(p)) return;
    made.buildings.push_back({lot.out(std::move(local)), storeys, stairs, std::move(name)});
}

void Filling::area(const char* kind, Ring local, std::string name) {
    for (const Point p : local)
        if (!lot.holds(p)) return;
    model::GroundRow row;
    row.kind = kind;
    row.name = std::move(name);
    row.shape = geo::area_of(lot.out(std::move(local)));
    made.ground.push_back(std::move(row));
}

void Filling::ground(const char* kind) {
    model::GroundRow row;
    row.kind = kind;
    row.shape = geo::area_of(lot.outline());
    made.ground.push_back(std::move(row));
}

void Filling::lane(Ring local, double width_m, const char* klass) {
    for (const Point p : local)
        if (!lot.holds(p)) return;
    model::GroundRow row;
    row.kind = "road";
    row.klass = klass;
    row.shape = geo::line_of(lot.out(std::move(local)));
    row.width_m = width_m;
    made.ground.push_back(std::move(row));
}

Furnished furnish(const Ground& ground, Use use, base::Random& random) {
    Filling f{ground, random};
    const geo::Box& box = ground.box();
    switch (use) {
        case Use::Slabs: {
            static constexpr std::array<int, 8> kStoreys{6, 6, 6, 6, 5, 5, 4, 3};
            lay_rows(f, box.y0, box.y1,
                     {.storeys = random.pick(kStoreys),
                      .pitch_m = 38.0 + random.between(0, 5),
                      .most_stairs = random.between(3, 4),
                      .garden = true});
            break;
        }
        case Use::MidRise:
            lay_rows(f, box.y0, box.y1,
                     {.storeys = random.between(9, 12),
                      .depth_m = 14.5,
                      .pitch_m = 52,
                      .stair_m = 21,
                      .least_stairs = 1,
                      .most_stairs = 2,
                      .garden = true});
            break;
        case Use::Towers:
            fill_towers(f);
            break;
        case Use::OldLanes:
            fill_old_lanes(f);
            break;
        case Use::WorkUnit:
            fill_work_unit(f);
            break;
        case Use::School:
            fill_school(f);
            break;
        case Use::Hospital:
            fill_hospital(f);
            break;
        case Use::Market:
            fill_market(f);
            break;
        case Use::Mall:
            fill_mall(f);
            break;
        case Use::Offices:
            fill_offices(f);
            break;
        case Use::Park:
            fill_park(f);
            break;
        case Use::Square:
            fill_square(f);
            break;
        case Use::Sports:
            fill_sports(f);
            break;
    }
    return std::move(f.made);
}

}  // namespace ingest::town
