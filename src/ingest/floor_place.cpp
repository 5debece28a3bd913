#include "ingest/floor_place.h"

#include "base/text.h"
#include "geo/overlay.h"
#include "ingest/lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ingest {

namespace {

struct LengthUnit {
    int code;  // of $INSUNITS
    double metres;
    std::string_view name;
};
/// The usual ones first: of those that make a building of a likely size, the first is taken.
constexpr std::array kLengthUnits{LengthUnit{4, 0.001, "mm"},   LengthUnit{6, 1, "m"},
                                  LengthUnit{5, 0.01, "cm"},    LengthUnit{1, 0.0254, "in"},
                                  LengthUnit{2, 0.3048, "ft"},  LengthUnit{14, 0.1, "dm"},
                                  LengthUnit{10, 0.9144, "yd"}, LengthUnit{7, 1000, "km"}};
constexpr std::size_t kUsualUnits = 5;

bool is_size_of_building(double metres) {
    return metres >= 4 && metres <= 500;
}

/// A box as its middle, the direction of its longer side, and both sides.
struct PlanFrame {
    geo::Point centre;
    geo::Point axis;
    double along_m = 0;
    double across_m = 0;
};

std::optional<PlanFrame> frame_around(const geo::Shape& area) {
    const geo::Ring box = geo::oriented_box(area);
    if (box.size() != 4) return std::nullopt;
    PlanFrame frame;
    frame.centre = (box[0] + box[2]) * 0.5;
    frame.along_m = distance_between(box[0], box[1]);
    frame.across_m = distance_between(box[1], box[2]);
    frame.axis = unit(box[1] - box[0]);
    if (frame.across_m > frame.along_m) {
        std::swap(frame.along_m, frame.across_m);
        frame.axis = unit(box[2] - box[1]);
    }
    if (!(frame.across_m > 0.1)) return std::nullopt;
    return frame;
}

/// Points along all borders, evenly.
geo::Ring border_points(const geo::Shape& area) {
    constexpr double kPoints = 300;
    double length = 0;
    for (const geo::Ring& ring : area.parts) {
        length += geo::length_m(ring);
        if (ring.size() > 1) length += distance_between(ring.back(), ring.front());
    }
    const double step = std::max(length / kPoints, 0.05);
    geo::Ring points;
    for (geo::Ring ring : area.parts) {
        if (ring.size() < 3) continue;
        ring.push_back(ring.front());
        const double end = geo::length_m(ring);
        for (double at = 0; at < end; at += step) points.push_back(point_along(ring, at));
    }
    return points;
}

/// Only outer borders: courts of one drawing are walls of another.
geo::Shape outer_borders(const geo::Shape& area) {
    geo::Shape outer{.kind = geo::ShapeKind::Area, .parts = {}, .first_ring = {}};
    for (const std::uint32_t first : area.first_ring) {
        outer.first_ring.push_back(static_cast<std::uint32_t>(outer.parts.size()));
        outer.parts.push_back(area.parts[first]);
    }
    return outer;
}

struct BorderPair {
    geo::Shape plan;
    geo::Ring plan_points;
    geo::Shape ground;
    geo::Ring ground_points;
};

geo::Shape moved_by(geo::Shape shape, const geo::Affine& by) {
    for (geo::Ring& ring : shape.parts)
        for (geo::Point& p : ring) p = geo::mapped(by, p);
    return shape;
}

/// How far the two borders lie apart, both ways.
struct Apart {
    double rms_m = 0;     // of everything
    double nearer_m = 0;  // of the nearer three quarters: a terrace that one of them lacks is odd
};

Apart apart_by(const BorderPair& borders, const geo::Affine& ground_from_plan) {
    const geo::Shape moved = moved_by(borders.plan, ground_from_plan);
    std::vector<double> squares;
    for (const geo::Point p : borders.plan_points) {
        const double d = geo::distance(borders.ground, geo::mapped(ground_from_plan, p));
        squares.push_back(d * d);
    }
    for (const geo::Point p : borders.ground_points) {
        const double d = geo::distance(moved, p);
        squares.push_back(d * d);
    }
    std::ranges::sort(squares);
    const auto root_of = [&](std::size_t count) {
        double sum = 0;
        for (std::size_t i = 0; i < count; ++i) sum += squares[i];
        return std::sqrt(sum / static_cast<double>(std::max<std::size_t>(count, 1)));
    };
    return {root_of(squares.size()), root_of(squares.size() * 3 / 4)};
}

/// The point of an area's borders that is nearest.
geo::Point nearest_on(const geo::Shape& area, geo::Point from) {
    geo::Point best = from;
    double nearest = std::numeric_limits<double>::infinity();
    for (geo::Ring ring : area.parts) {
        if (ring.empty()) continue;
        ring.push_back(ring.front());
        const Footing at = footing_on(ring, from);
        if (at.distance_m >= nearest) continue;
        nearest = at.distance_m;
        best = at.at;
    }
    return best;
}

/// Moved without turning to where most of the borders meet, as far as a few steps lead (the
/// iterated closest point of Besl and McKay, 1992, with the farther part left out).
geo::Affine settled(const BorderPair& borders, geo::Affine by) {
    constexpr int kSteps = 12;
    constexpr double kStill_m = 0.01;
    for (int step = 0; step < kSteps; ++step) {
        const geo::Shape moved = moved_by(borders.plan, by);
        std::vector<std::pair<double, geo::Point>> pulls;
        for (std::size_t i = 0; i < borders.ground_points.size(); i += 2) {
            const geo::Point ground = borders.ground_points[i];
            const geo::Point pull = ground - nearest_on(moved, ground);
            pulls.emplace_back(std::hypot(pull.x, pull.y), pull);
        }
        std::ranges::sort(pulls, {}, [](const auto& pull) { return pull.first; });
        pulls.resize(pulls.size() * 7 / 10);
        if (pulls.empty()) return by;
        geo::Point mean;
        for (const auto& [length, pull] : pulls) mean = mean + pull;
        mean = mean * (1 / static_cast<double>(pulls.size()));
        by.x0 += mean.x;
        by.y0 += mean.y;
        if (std::hypot(mean.x, mean.y) < kStill_m) break;
    }
    return by;
}

/// `axis` of the plan comes to lie on `onto`, with a stretch along and across it.
geo::Affine laid_on(const PlanFrame& plan, geo::Point centre, geo::Point onto, double along,
                    double across) {
    const geo::Point u = plan.axis;
    const geo::Point v = left_of(u);
    const geo::Point w = left_of(onto);
    geo::Affine out;
    out.xx = along * onto.x * u.x + across * w.x * v.x;
    out.xy = along * onto.x * u.y + across * w.x * v.y;
    out.yx = along * onto.y * u.x + across * w.y * v.x;
    out.yy = along * onto.y * u.y + across * w.y * v.y;
    out.x0 = centre.x - out.xx * plan.centre.x - out.xy * plan.centre.y;
    out.y0 = centre.y - out.yx * plan.centre.x - out.yy * plan.centre.y;
    return out;
}

bool is_near_ratio(double ratio, double by) {
    return ratio < by && ratio > 1 / by;
}

/// A plan as it may lie: along and across its longer side it is stretched by so much.
struct OutlineStretch {
    double along = 1;
    double across = 1;
};

/// The box filled, and the size kept: of the second there is nothing to say without a scale.
std::vector<OutlineStretch> stretches_for(double along, double across, bool scale_known) {
    constexpr double kMostStretch = 1.15;
    constexpr double kMostShear = 1.1;
    constexpr double kFarOff = 2;  // no unit is told by so much
    std::vector<OutlineStretch> out;
    const bool fits = is_near_ratio(along, kMostStretch) && is_near_ratio(across, kMostStretch);
    if (fits || !scale_known) {
        const bool alike = is_near_ratio(along / across, kMostShear);
        const double both = std::sqrt(along * across);
        out.push_back(alike ? OutlineStretch{along, across} : OutlineStretch{both, both});
    }
    const bool sized = is_near_ratio(along, kFarOff) && is_near_ratio(across, kFarOff);
    if (sized || scale_known) out.push_back({1, 1});
    return out;
}

}  // namespace

double declared_unit(std::string_view dxf_head) {
    const std::size_t at = dxf_head.find("$INSUNITS");
    if (at == std::string_view::npos) return 0;
    const std::vector<std::string> fields = base::fields(dxf_head.substr(at, 64));
    if (fields.size() < 3 || fields[1] != "70") return 0;
    const int code = std::atoi(fields[2].c_str());
    const auto known = std::ranges::find(kLengthUnits, code, &LengthUnit::code);
    return known == kLengthUnits.end() ? 0 : known->metres;
}

std::string unit_name(double metres) {
    const auto known = std::ranges::find(kLengthUnits, metres, &LengthUnit::metres);
    return known == kLengthUnits.end() ? fmt::format("{:.4g} m", metres) : std::string{known->name};
}

PlaneUnit unit_of_plane(double longest, double declared_m, bool in_feet, double footprint_m) {
    PlaneUnit unit;
    const auto known = std::ranges::find(kLengthUnits, declared_m, &LengthUnit::metres);
    if (known != kLengthUnits.end()) unit.declared = known->name;
    if (declared_m > 0 && is_size_of_building(longest * declared_m)) {
        unit.metres = declared_m;
        unit.known = PlaneUnit::Known::Declared;
        return unit;
    }
    unit.known = declared_m > 0 ? PlaneUnit::Known::Doubted : PlaneUnit::Known::Guessed;
    double best = 1.6;  // farther from the footprint than this is no likeness
    for (std::size_t i = 0; i < kUsualUnits && footprint_m > 0; ++i) {
        const double ratio = longest * kLengthUnits[i].metres / footprint_m;
        const double off = std::max(ratio, 1 / ratio);
        if (!(off < best)) continue;
        best = off;
        unit.metres = kLengthUnits[i].metres;
    }
    if (best < 1.6) return unit;
    if (in_feet && is_size_of_building(longest * 0.0254)) {
        unit.metres = 0.0254;
        return unit;
    }
    for (std::size_t i = 0; i < kUsualUnits; ++i) {
        if (!is_size_of_building(longest * kLengthUnits[i].metres)) continue;
        unit.metres = kLengthUnits[i].metres;
        return unit;
    }
    unit.metres = declared_m > 0 ? declared_m : 1;
    return unit;
}

bool has_foot_marks(const std::vector<Layer>& layers) {
    constexpr int kEnough = 3;
    int found = 0;
    for (const Layer& layer : layers)
        for (const Feature& feature : layer.features) {
            const std::string_view text = tag(feature, "Text");
            const std::size_t mark = text.find('\'');
            if (mark == std::string_view::npos || mark == 0) continue;
            if (base::is_digit(text[mark - 1]) && ++found >= kEnough) return true;
        }
    return false;
}

std::optional<OutlineFit> fit_outlines(const geo::Shape& plan, const geo::Shape& footprint,
                                       bool scale_known) {
    const auto from = frame_around(plan);
    const auto to = frame_around(footprint);
    if (!from || !to) return std::nullopt;
    BorderPair borders{outer_borders(plan), {}, outer_borders(footprint), {}};
    borders.plan_points = border_points(borders.plan);
    borders.ground_points = border_points(borders.ground);
    constexpr double kAsLarge = 1.3;
    std::optional<OutlineFit> best;
    double best_apart = 0;
    double best_turn = 0;
    geo::Point onto = to->axis;
    for (int quarter = 0; quarter < 4; ++quarter, onto = left_of(onto)) {
        const bool crossed = quarter % 2 == 1;
        const double along = (crossed ? to->across_m : to->along_m) / from->along_m;
        const double across = (crossed ? to->along_m : to->across_m) / from->across_m;
        const double turn = std::abs(std::atan2(cross(from->axis, onto), dot(from->axis, onto)));
        for (const OutlineStretch& by : stretches_for(along, across, scale_known)) {
            OutlineFit fit;
            fit.ground_from_plan =
                settled(borders, laid_on(*from, to->centre, onto, by.along, by.across));
            fit.fills_it = is_near_ratio(along / by.along, kAsLarge) &&
                           is_near_ratio(across / by.across, kAsLarge);
            const Apart apart = apart_by(borders, fit.ground_from_plan);
            fit.rms_m = apart.rms_m;
            const bool as_good = best && apart.nearer_m < best_apart * 1.05 + 0.02;
            const bool better = !best || apart.nearer_m < best_apart * 0.95 - 0.02 ||
                                (as_good && turn < best_turn - 0.01);
            if (!better) continue;
            best = fit;
            best_apart = apart.nearer_m;
            best_turn = turn;
        }
    }
    return best;
}

}  // namespace ingest
