#include "geo/control_points.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

namespace geo {

namespace {

constexpr double kFarthest = 1e9;        // of any coordinate, in any unit
constexpr double kLeastGround_m = 1e-3;  // nobody points more finely
constexpr double kLeastDrawing = 1e-9;   // of the largest coordinate: what doubles tell apart
constexpr double kThin = 1.0 / 50;       // breadth to length of points that stand in a line
constexpr double kFlat = 1e-3;           // of the shorter to the longer axis of a map

bool usable(Point p) {
    return std::abs(p.x) < kFarthest && std::abs(p.y) < kFarthest;  // not for NaN either
}

double length(Point p) {
    return std::hypot(p.x, p.y);
}

double determinant(const Affine& of) {
    return of.xx * of.yy - of.xy * of.yx;
}

/// Both sides from their centres, the drawing with y up and no longer than about one, so that
/// the products below neither vanish nor swallow each other.
struct Centred {
    Point drawing_centre;
    Point ground_centre;
    double unit = 1;  // drawing units in one
    std::vector<ControlPair> pairs;
};

Centred centred(std::span<const ControlPair> pairs, YAxis y) {
    Centred to;
    // Sums of differences from the first pair: sums of northings would lose the millimetres.
    const ControlPair first = pairs.front();
    const double share = 1.0 / static_cast<double>(pairs.size());
    for (const ControlPair& pair : pairs) {
        to.drawing_centre = to.drawing_centre + (pair.drawing - first.drawing) * share;
        to.ground_centre = to.ground_centre + (pair.ground - first.ground) * share;
    }
    to.drawing_centre = to.drawing_centre + first.drawing;
    to.ground_centre = to.ground_centre + first.ground;
    double reach = 0;
    for (const ControlPair& pair : pairs) {
        ControlPair& moved = to.pairs.emplace_back(
            ControlPair{pair.drawing - to.drawing_centre, pair.ground - to.ground_centre});
        if (y == YAxis::Down) moved.drawing.y = -moved.drawing.y;
        reach = std::max(reach, length(moved.drawing));
    }
    if (reach > 0) to.unit = reach;
    for (ControlPair& pair : to.pairs) pair.drawing = pair.drawing * (1 / to.unit);
    return to;
}

bool coincident(const Centred& from) {
    double drawing = 0, ground = 0;
    for (const ControlPair& pair : from.pairs) {
        drawing = std::max(drawing, length(pair.drawing) * from.unit);
        ground = std::max(ground, length(pair.ground));
    }
    const Point at = from.drawing_centre;
    return drawing <= kLeastDrawing * std::max(std::abs(at.x), std::abs(at.y)) || drawing == 0 ||
           ground < kLeastGround_m / 2;
}

/// Breadth to length of how the points scatter in the drawing.
double thinness(const Centred& from) {
    double xx = 0, xy = 0, yy = 0;
    for (const ControlPair& pair : from.pairs) {
        xx += pair.drawing.x * pair.drawing.x;
        xy += pair.drawing.x * pair.drawing.y;
        yy += pair.drawing.y * pair.drawing.y;
    }
    const double half = (xx + yy) / 2;
    const double apart = std::hypot((xx - yy) / 2, xy);
    const double least = std::max(0.0, xx * yy - xy * xy) / (half + apart);
    return std::sqrt(least / (half + apart));
}

/// Of the centred plane; the shifts are zero.
Affine similarity(const Centred& from) {
    double dot = 0, cross = 0, square = 0;
    for (const auto& [d, g] : from.pairs) {
        dot += d.x * g.x + d.y * g.y;
        cross += d.x * g.y - d.y * g.x;
        square += d.x * d.x + d.y * d.y;
    }
    const double c = dot / square;
    const double s = cross / square;
    return {0, c, -s, 0, s, c};
}

Affine least_squares(const Centred& from) {
    double uu = 0, uv = 0, vv = 0;
    Point gu, gv;
    for (const auto& [d, g] : from.pairs) {
        uu += d.x * d.x;
        uv += d.x * d.y;
        vv += d.y * d.y;
        gu = gu + g * d.x;
        gv = gv + g * d.y;
    }
    const double det = uu * vv - uv * uv;
    const Point along_u = (gu * vv - gv * uv) * (1 / det);
    const Point along_v = (gv * uu - gu * uv) * (1 / det);
    return {0, along_u.x, along_v.x, 0, along_u.y, along_v.y};
}

/// Shorter to longer axis of the ellipse that a circle becomes; 0 for a map that is none.
double roundness(const Affine& of) {
    const double squares = of.xx * of.xx + of.xy * of.xy + of.yx * of.yx + of.yy * of.yy;
    const double det = std::abs(determinant(of));
    const double longer =
        (squares + std::sqrt(std::max(0.0, squares * squares - 4 * det * det))) / 2;
    return longer > 0 ? det / longer : 0;
}

/// Whether the map is so small that pairs, which are apart on the ground, contradict each other.
bool vanishes(const Affine& of, const Centred& from) {
    double ground = 0;
    for (const ControlPair& pair : from.pairs) ground = std::max(ground, length(pair.ground));
    return !(std::hypot(of.xx, of.yx) + std::hypot(of.xy, of.yy) > kFlat * ground);
}

/// The map between the real planes.
Affine uncentred(Affine map, const Centred& from, YAxis y) {
    const double scale = 1 / from.unit;
    const double down = y == YAxis::Down ? -scale : scale;
    map = {0, map.xx * scale, map.xy * down, 0, map.yx * scale, map.yy * down};
    const Point moved = mapped(map, from.drawing_centre);
    map.x0 = from.ground_centre.x - moved.x;
    map.y0 = from.ground_centre.y - moved.y;
    return map;
}

}  // namespace

Point mapped(const Affine& by, Point point) {
    return {by.x0 + by.xx * point.x + by.xy * point.y, by.y0 + by.yx * point.x + by.yy * point.y};
}

Affine composed(const Affine& outer, const Affine& inner) {
    const Point at = mapped(outer, {inner.x0, inner.y0});
    return {
        at.x, outer.xx * inner.xx + outer.xy * inner.yx, outer.xx * inner.xy + outer.xy * inner.yy,
        at.y, outer.yx * inner.xx + outer.yy * inner.yx, outer.yx * inner.xy + outer.yy * inner.yy};
}

std::optional<Affine> inverse(const Affine& of) {
    const double det = determinant(of);
    if (!std::isfinite(of.x0) || !std::isfinite(of.y0) || !std::isfinite(det)) return std::nullopt;
    if (!(roundness(of) > 1e-12)) return std::nullopt;
    Affine back{0, of.yy / det, -of.xy / det, 0, -of.yx / det, of.xx / det};
    const Point at = mapped(back, {of.x0, of.y0});
    back.x0 = -at.x;
    back.y0 = -at.y;
    return back;
}

std::string text_from(const Affine& affine) {
    std::string text;
    for (const double value : {affine.x0, affine.xx, affine.xy, affine.y0, affine.yx, affine.yy}) {
        std::array<char, 32> digits{};
        const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
        if (!text.empty()) text += ' ';
        text.append(digits.data(), end);
    }
    return text;
}

std::optional<Affine> affine_from(std::string_view text) {
    std::array<double, 6> values{};
    const char* at = text.data();
    const char* const end = at + text.size();
    for (double& value : values) {
        while (at != end && *at == ' ') ++at;
        const auto [next, fault] = std::from_chars(at, end, value);
        if (fault != std::errc{} || !std::isfinite(value)) return std::nullopt;
        if (next != end && *next != ' ') return std::nullopt;
        at = next;
    }
    while (at != end && *at == ' ') ++at;
    if (at != end) return std::nullopt;
    const Affine affine{values[0], values[1], values[2], values[3], values[4], values[5]};
    return inverse(affine) ? std::optional{affine} : std::nullopt;
}

tl::expected<ControlFit, FitRefusal> fitted(std::span<const ControlPair> pairs, YAxis y) {
    if (pairs.size() < 2) return tl::unexpected{FitRefusal::TooFew};
    for (const ControlPair& pair : pairs) {
        if (!usable(pair.drawing) || !usable(pair.ground))
            return tl::unexpected{FitRefusal::NotFinite};
    }
    const Centred from = centred(pairs, y);
    if (coincident(from)) return tl::unexpected{FitRefusal::Coincident};

    ControlFit fit;
    fit.similarity = pairs.size() < 3 || thinness(from) < kThin;
    const Affine map = fit.similarity ? similarity(from) : least_squares(from);
    if (vanishes(map, from) || roundness(map) < kFlat)
        return tl::unexpected{FitRefusal::Degenerate};
    if (determinant(map) < 0) return tl::unexpected{FitRefusal::Mirrored};
    fit.ground_from_drawing = uncentred(map, from, y);

    double squares = 0;
    for (const auto& [drawing, ground] : from.pairs) {
        fit.residuals_m.push_back(length(ground - mapped(map, drawing)));
        squares += fit.residuals_m.back() * fit.residuals_m.back();
    }
    fit.rms_m = std::sqrt(squares / static_cast<double>(pairs.size()));
    return fit;
}

std::optional<Affine> fit_box(const Box& drawing, const Box& yard, YAxis y) {
    for (const Box& box : {drawing, yard}) {
        if (box.empty() || !usable({box.x0, box.y0}) || !usable({box.x1, box.y1}))
            return std::nullopt;
    }
    double scale = std::numeric_limits<double>::infinity();  // a line has one side only
    if (drawing.width() > 0) scale = std::min(scale, yard.width() / drawing.width());
    if (drawing.height() > 0) scale = std::min(scale, yard.height() / drawing.height());
    if (!std::isfinite(scale) || scale <= 0) return std::nullopt;
    const double down = y == YAxis::Down ? -scale : scale;
    const Point from = drawing.centre();
    const Point to = yard.centre();
    return Affine{to.x - scale * from.x, scale, 0, to.y - down * from.y, 0, down};
}

std::string text_from(std::span<const ControlPair> pairs) {
    std::string text;
    for (const ControlPair& pair : pairs)
        text += fmt::format("{}{} {} {} {}", text.empty() ? "" : "; ", pair.drawing.x,
                            pair.drawing.y, pair.ground.x, pair.ground.y);
    return text;
}

std::vector<ControlPair> pairs_from(std::string_view text) {
    std::vector<ControlPair> pairs;
    for (const std::string& one : base::split(text, ';')) {
        const std::vector<std::string> number = base::fields(one);
        if (number.size() != 4) break;
        std::array<double, 4> value{};
        bool fine = true;
        for (std::size_t i = 0; i < value.size(); ++i) {
            const char* end = number[i].data() + number[i].size();
            const auto read = std::from_chars(number[i].data(), end, value.at(i));
            fine = fine && read.ec == std::errc{} && read.ptr == end && std::isfinite(value.at(i));
        }
        if (!fine) break;
        pairs.push_back({{value[0], value[1]}, {value[2], value[3]}});
    }
    return pairs;
}

std::array<ControlPair, 2> guess_pairs(const Affine& ground_from_drawing, const Box& drawing) {
    const Point middle = drawing.centre();
    const Point quarter{drawing.width() / 4, drawing.height() / 4};
    std::array<ControlPair, 2> pairs{};
    pairs[0].drawing = middle - quarter;
    pairs[1].drawing = middle + quarter;
    for (ControlPair& pair : pairs) pair.ground = mapped(ground_from_drawing, pair.drawing);
    return pairs;
}

}  // namespace geo
