#include "ingest/grounding.h"

#include "geo/china_shift.h"
#include "geo/crs.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <utility>

#include <fmt/format.h>

namespace ingest {

namespace {

constexpr double kTooFar_km = 100;

std::string epsg_text(int epsg) {
    return fmt::format("EPSG:{}", epsg);
}

/// All points of many rows in one call: PROJ's cost per call is that of several points.
void apply_at_once(Layer& layer, const geo::Transform& transform) {
    constexpr std::size_t kPointsAtOnce = 1 << 16;
    std::vector<geo::Point> points;
    std::size_t first = 0;
    const auto flush = [&](std::size_t end) {
        transform.apply(points);
        std::size_t next = 0;
        for (std::size_t row = first; row < end; ++row)
            for (geo::Ring& part : layer.features[row].shape.parts)
                for (geo::Point& p : part) p = points[next++];
        points.clear();
        first = end;
    };
    for (std::size_t row = 0; row < layer.features.size(); ++row) {
        for (const geo::Ring& part : layer.features[row].shape.parts)
            points.insert(points.end(), part.begin(), part.end());
        if (points.size() >= kPointsAtOnce) flush(row + 1);
    }
    flush(layer.features.size());
}

void swap_axes(Layer& layer, std::uint32_t number, Ledger& ledger) {
    for (std::uint32_t row = 0; row < layer.features.size(); ++row) {
        for (geo::Ring& part : layer.features[row].shape.parts)
            for (geo::Point& p : part) std::swap(p.x, p.y);
        note_repair(ledger, {number, row}, "swapped-axes");
    }
}

void undo_shift(Layer& layer, CrsChoice::Shift shift) {
    if (shift == CrsChoice::Shift::None) return;
    const auto back =
        shift == CrsChoice::Shift::Gcj02 ? geo::wgs84_from_gcj02 : geo::wgs84_from_bd09;
    for (Feature& feature : layer.features)
        for (geo::Ring& part : feature.shape.parts)
            for (geo::Point& p : part) p = back(p);
}

/// One bad point spoils a row: half a house cannot be told from a whole one.
template <class Bad>
void drop_rows(Layer& layer, std::uint32_t number, Ledger& ledger, Bad bad) {
    for (std::uint32_t row = 0; row < layer.features.size(); ++row) {
        geo::Shape& shape = layer.features[row].shape;
        const bool lost = std::ranges::any_of(
            shape.parts, [&](const geo::Ring& ring) { return std::ranges::any_of(ring, bad); });
        if (!lost) continue;
        shape = {};
        note_loss(ledger, {number, row}, "not-on-earth");
    }
}

bool is_nowhere(geo::Point p) {
    return !std::isfinite(p.x) || !std::isfinite(p.y);
}

/// Degrees that no globe has: PROJ would wrap some of them round.
bool is_off_the_globe(geo::Point p) {
    return !(std::abs(p.x) <= 360) || !(std::abs(p.y) <= 90);
}

double gap(double a0, double a1, double b0, double b1) {
    return std::max({0.0, b0 - a1, a0 - b1});
}

/// Between the nearest sides of two boxes in degrees.
double km_between(const geo::Box& a, const geo::Box& b) {
    constexpr double kPerDegree = 111.2;
    const double latitude = (a.centre().y + b.centre().y) / 2 * std::numbers::pi / 180;
    const double east = gap(a.x0, a.x1, b.x0, b.x1) * std::cos(latitude);
    return std::hypot(east, gap(a.y0, a.y1, b.y0, b.y1)) * kPerDegree;
}

base::Result<bool> near_each_other(const std::map<std::string, geo::Box>& files) {
    double farthest = 0;
    for (auto a = files.begin(); a != files.end(); ++a)
        for (auto b = std::next(a); b != files.end(); ++b)
            farthest = std::max(farthest, km_between(a->second, b->second));
    if (farthest <= kTooFar_km) return true;
    return base::fail(base::Fault::Unsupported, base::Word::TooFarApart,
                      {fmt::format("{:.0f}", farthest)});
}

geo::Point middle_of(const std::vector<geo::Box>& boxes) {
    std::vector<double> xs;
    std::vector<double> ys;
    for (const geo::Box& box : boxes) {
        xs.push_back(box.centre().x);
        ys.push_back(box.centre().y);
    }
    std::ranges::sort(xs);
    std::ranges::sort(ys);
    return xs.empty() ? geo::Point{} : geo::Point{xs[xs.size() / 2], ys[ys.size() / 2]};
}

/// Where a layer lies, in degrees.
base::Result<geo::Box> degrees_of(const Layer& layer, const CrsChoice& choice) {
    const auto transform = geo::Transform::between(choice.from, geo::kDegrees);
    if (!transform) return base::refusal(transform);
    const geo::Box extent = usual_extent(layer);
    std::vector<geo::Point> corners{{extent.x0, extent.y0}, {extent.x1, extent.y1}};
    transform->apply(corners);
    geo::Box box;
    for (const geo::Point p : corners) box.add(p);
    return box;
}

/// A refusal that names a zone where the other layers tell which one it must be.
tl::unexpected<base::Error> better_asked(const base::Error& refused,
                                         const std::vector<Layer>& layers, std::size_t asked) {
    if (refused.word != base::Word::CrsAsk) return tl::unexpected{refused};
    for (const Layer& other : layers) {
        if (other.crs.empty() || usual_extent(other).empty()) continue;
        const auto choice = choose_crs(other, "");
        if (!choice) continue;
        const auto box = degrees_of(other, *choice);
        if (!box) continue;
        const std::string zone = zone_near(layers[asked], box->centre());
        if (!zone.empty())
            return base::fail(refused.fault, base::Word::CrsAskLike, {layers[asked].file, zone});
    }
    return tl::unexpected{refused};
}

/// East first, unshifted, on the globe.
void make_plain(Layer& layer, std::uint32_t number, const CrsChoice& choice, Ledger& ledger) {
    if (choice.swapped) swap_axes(layer, number, ledger);
    if (choice.from == geo::kDegrees) drop_rows(layer, number, ledger, is_off_the_globe);
    undo_shift(layer, choice.shift);
}

}  // namespace

base::Result<Grounded> to_metres(std::vector<Layer>& layers, const std::string& said, int epsg,
                                 Ledger& ledger) {
    Grounded out{.epsg = epsg};
    std::vector<CrsChoice> choices;
    std::map<std::string, geo::Box> files;
    std::vector<geo::Box> places;
    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        Layer& layer = layers[i];
        auto choice = choose_crs(layer, said);
        if (!choice) return better_asked(choice.error(), layers, i);
        choices.push_back(std::move(*choice));
        if (usual_extent(layer).empty()) continue;
        const CrsChoice& made = choices.back();
        out.notes.push_back({layer.file, layer.name, made.name, made.known, made.swapped});
        make_plain(layer, i, choices.back(), ledger);
        const auto box = degrees_of(layer, choices.back());
        if (!box) return base::refusal(box);
        files[layer.file].add(*box);
        places.push_back(*box);
    }
    if (const auto near = near_each_other(files); !near) return base::refusal(near);
    if (out.epsg == 0) out.epsg = geo::epsg_at(middle_of(places).x, middle_of(places).y);

    for (std::uint32_t i = 0; i < layers.size(); ++i) {
        const auto transform = geo::Transform::between(choices[i].from, epsg_text(out.epsg));
        if (!transform) return base::refusal(transform);
        apply_at_once(layers[i], *transform);
        drop_rows(layers[i], i, ledger, is_nowhere);
    }
    return out;
}

base::Result<bool> move_to(std::vector<Layer>& layers, int from_epsg, int to_epsg) {
    const auto transform = geo::Transform::between(epsg_text(from_epsg), epsg_text(to_epsg));
    if (!transform) return base::refusal(transform);
    for (Layer& layer : layers) apply_at_once(layer, *transform);
    return true;
}

base::Result<int> epsg_around(geo::Point metres, int epsg) {
    const auto transform = geo::Transform::between(epsg_text(epsg), geo::kDegrees);
    if (!transform) return base::refusal(transform);
    geo::Point degrees[1]{metres};
    transform->apply(degrees);
    return geo::epsg_at(degrees[0].x, degrees[0].y);
}

}  // namespace ingest
