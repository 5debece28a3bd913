// geo/control_points.h — where a drawing lies on the ground: pairs of points into an affine map.
//
// A drawing has a plane of its own: pixels from the upper left corner with y down, or the units
// of a vector drawing with y up. The ground is the store's CRS, metres with y north.
#pragma once

#include "geo/point.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <tl/expected.hpp>

namespace geo {

/// x = x0 + xx·u + xy·v and y = y0 + yx·u + yy·v, in the order GDAL writes a geotransform.
struct Affine {
    double x0 = 0;
    double xx = 1;
    double xy = 0;
    double y0 = 0;
    double yx = 0;
    double yy = 1;

    friend bool operator==(const Affine&, const Affine&) = default;
};

Point mapped(const Affine& by, Point point);

/// First `inner`, then `outer`.
Affine composed(const Affine& outer, const Affine& inner);

/// The way back; nothing when the map folds the plane into a line or holds what is no number.
std::optional<Affine> inverse(const Affine& of);

/// Six numbers with blanks between them, which give the same doubles again when they are read.
std::string text_from(const Affine& affine);

/// Nothing unless the text is six finite numbers of a map that has an inverse.
std::optional<Affine> affine_from(std::string_view text);

/// Which way y grows in the drawing's own plane.
enum class YAxis : std::uint8_t { Up, Down };

/// One spot, seen in the drawing and found on the ground.
struct ControlPair {
    Point drawing;  // pixels or drawing units
    Point ground;   // metres

    friend bool operator==(const ControlPair&, const ControlPair&) = default;
};

/// "u v x y" of each pair, with semicolons between them; the same doubles come back.
std::string text_from(std::span<const ControlPair> pairs);
/// The pairs that the text begins with; what is no pair ends them.
std::vector<ControlPair> pairs_from(std::string_view text);

/// Why pairs give no map.
enum class FitRefusal : std::uint8_t {
    TooFew,      // under two pairs
    NotFinite,   // a coordinate that is no number, or beyond any map
    Coincident,  // all in one spot, of the drawing or of the ground
    Mirrored,    // three or more would turn the drawing over: two were taken for each other
    Degenerate,  // they would press the drawing flat
};

struct ControlFit {
    Affine ground_from_drawing;
    bool similarity = false;          // turned and scaled only; else also stretched and sheared
    std::vector<double> residuals_m;  // of each pair, from where the map puts it to its ground
    double rms_m = 0;                 // root of the mean square of the residuals
};

/// Least squares over the ground. Two pairs give a similarity, more an affine map; more that
/// stand nearly in a line a similarity again, since nothing is known of what lies beside it. A
/// drawing is never turned over: what is up in it stays up, as `y` says. Two pairs for a
/// similarity and three for an affine map leave no residual, and so say nothing of their worth.
///
/// Both sides are taken from their centres first, so that northings of 4 400 000 m cost no
/// digits. Method: Horn 1987 in the plane (a complex quotient); affine by the normal equations.
tl::expected<ControlFit, FitRefusal> fitted(std::span<const ControlPair> pairs, YAxis y);

/// The first placement, before any pair is set: the drawing's box in the middle of the yard's
/// box, upright, as large as fits. Nothing when either has no extent.
std::optional<Affine> fit_box(const Box& drawing, const Box& yard, YAxis y);

/// Two pairs that say what `ground_from_drawing` says, a quarter of the diagonal in from two
/// corners: to be dragged where they belong.
std::array<ControlPair, 2> guess_pairs(const Affine& ground_from_drawing, const Box& drawing);

}  // namespace geo
