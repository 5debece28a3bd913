// ingest/fictional_bend.h — a town is drawn with straight streets; this bends the drawing onto
// the ground. Only for fictional_town*.cpp.
//
// Whatever meets in the drawing meets on the ground, point for point: borders are sampled at the
// same steps of the drawing by whoever draws them, so neighbours share every vertex.
#pragma once

#include "geo/shape.h"

#include <array>
#include <complex>
#include <cstdint>

namespace ingest::town {

/// A straight line of the drawing: x (vertical) or y is `at`. Its positive side is east or north.
struct Line {
    bool vertical = false;
    double at = 0;
};

/// Metres taken off each side of a box.
struct Insets {
    double south = 0;
    double east = 0;
    double north = 0;
    double west = 0;
};

/// Cuts of the drawing and corners of its boxes lie on multiples of this, so that samples of one
/// side are samples of the other.
inline constexpr double kStep_m = 20;

class Bend {
  public:
    /// For a drawing of this extent.
    Bend(std::uint64_t seed, const geo::Box& drawn);

    geo::Point at(geo::Point drawn) const;

    /// The ground `off_m` metres to the positive side of a line, `along` it in the drawing.
    geo::Point beside(Line line, double along, double off_m) const;

    /// Metres on the ground, square to the line, of one metre of the drawing.
    double across(Line line, double along) const;
    /// Metres on the ground, along the line, of one metre of the drawing.
    double stretch(Line line, double along) const;

    /// Where a line runs, shifted by `off_m`.
    geo::Ring course(Line line, double from, double to, double off_m = 0) const;

    /// The outline of a box of the drawing, counter-clockwise, its sides drawn in by metres.
    geo::Ring outline(const geo::Box& drawn, const Insets& insets = {}) const;

    /// Radians by which the drawing's east is turned at a point, counter-clockwise.
    double turn(geo::Point drawn) const;

  private:
    geo::Point slope(geo::Point drawn, bool of_y) const;

    geo::Point centre_;
    double reach_m_ = 1;             // from the centre to a corner
    std::complex<double> swing_;     // of the squared and
    std::complex<double> counter_;   // of the cubed place: arcs that do not come again
    std::array<double, 4> phase_{};  // of the waves
};

}  // namespace ingest::town
