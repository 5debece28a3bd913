#include "scene/selection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace scene {

using geo::Box;
using geo::Point;
using model::Row;

namespace {

struct Edge {
    Point a, b;
};

bool touches(const Edge& side, const Box& box) {
    return std::max(side.a.x, side.b.x) >= box.x0 && std::min(side.a.x, side.b.x) <= box.x1 &&
           std::max(side.a.y, side.b.y) >= box.y0 && std::min(side.a.y, side.b.y) <= box.y1;
}

/// The sides of an area, cut into bands from south to north: a lasso drawn by hand has hundreds,
/// and each block needs only the few beside it.
class Bands {
  public:
    explicit Bands(const geo::Shape& area) : box_{geo::box_of(area)} {
        std::size_t sides = 0;
        for (const geo::Ring& ring : area.parts) sides += ring.size();
        const std::size_t wanted = std::clamp<std::size_t>(sides * 2, 1, 2048);
        height_m_ = box_.height() > 0 ? box_.height() / static_cast<double>(wanted) : 1;
        band_.resize(wanted);
        for (const geo::Ring& ring : area.parts)
            for (std::size_t i = 0; i < ring.size(); ++i)
                add({ring[i], ring[(i + 1) % ring.size()]});
    }

    const Box& box() const { return box_; }

    bool contains(Point p) const {
        if (!box_.contains(p)) return false;
        bool inside = false;
        for (const Edge& side : band_[band_at(p.y)]) {
            const auto [a, b] = side;
            if ((a.y > p.y) == (b.y > p.y)) continue;
            if (p.x < a.x + (p.y - a.y) / (b.y - a.y) * (b.x - a.x)) inside = !inside;
        }
        return inside;
    }

    /// Whether a side may run through the box: then its points differ.
    bool may_cut(const Box& box) const {
        if (!box_.intersects(box)) return false;
        for (std::size_t band = band_at(box.y0); band <= band_at(box.y1); ++band)
            for (const Edge& side : band_[band])
                if (touches(side, box)) return true;
        return false;
    }

  private:
    std::size_t band_at(double y) const {
        const double band = std::floor((y - box_.y0) / height_m_);
        return static_cast<std::size_t>(
            std::clamp(band, 0.0, static_cast<double>(band_.size() - 1)));
    }
    void add(const Edge& side) {
        const std::size_t last = band_at(std::max(side.a.y, side.b.y));
        for (std::size_t band = band_at(std::min(side.a.y, side.b.y)); band <= last; ++band)
            band_[band].push_back(side);
    }

    Box box_;
    double height_m_ = 1;
    std::vector<std::vector<Edge>> band_;
};

}  // namespace

geo::Shape area_of_box(const Box& box) {
    return geo::area_of({{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}});
}

geo::Ring ring_of_circle(Point centre, double radius_m) {
    constexpr int kSides = 180;
    geo::Ring ring;
    for (int i = 0; i < kSides; ++i) {
        const double turn = 2 * std::numbers::pi * i / kSides;
        ring.push_back(
            {centre.x + radius_m * std::cos(turn), centre.y + radius_m * std::sin(turn)});
    }
    return ring;
}

Point standing_point(const model::PlaceRow& place) {
    return geo::label_point(place.shape);
}

std::vector<Row> blocks_within(const Geometry& geometry, const model::Places& places,
                               const geo::Shape& area) {
    std::vector<Row> rows;
    if (area.kind != geo::ShapeKind::Area) return rows;
    const Bands bands{area};
    std::vector<std::uint32_t> slots = geometry.blocks.touching(bands.box());
    for (const std::uint32_t slot : geometry.others.touching(bands.box())) slots.push_back(slot);
    for (const std::uint32_t slot : slots) {
        const Row row = geometry.row_of_slot[slot];
        if (row == model::kNoRow || !model::is_block(places.kind[row])) continue;
        const Box& box = places.box[row];
        // No side comes near most blocks: then any point of theirs will do.
        const Point at =
            bands.may_cut(box) ? standing_point(places.row[row]) : Point{box.x0, box.y0};
        if (bands.contains(at)) rows.push_back(row);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

Sum sum_of(const model::Places& places, const derive::Derived& derived,
           std::span<const model::PlaceId> chosen) {
    Sum sum;
    for (const model::PlaceId id : chosen) {
        const Row row = model::row_of(places, id);
        if (row == model::kNoRow || row >= derived.own.size()) continue;
        sum.tally += derived.own[row];
        sum.of_kind.at(static_cast<std::size_t>(places.kind[row])) += 1;
        sum.blocks += 1;
    }
    return sum;
}

}  // namespace scene
