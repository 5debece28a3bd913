// ingest/floor_place.h — a drawing in a plane of its own onto the ground of a building. Only for
// floor_*.cpp.
#pragma once

#include "geo/control_points.h"
#include "geo/shape.h"
#include "ingest/layer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

/// Metres of one unit of a drawing, and how that is known.
struct PlaneUnit {
    enum class Known { Declared, Doubted, Guessed, Said };
    double metres = 1;
    Known known = Known::Guessed;
    std::string_view declared;  // "mm", when the file says so: Doubted is when its sizes deny it

    friend bool operator==(const PlaneUnit&, const PlaneUnit&) = default;
};

/// What $INSUNITS says in the head of a DXF; 0 when it says nothing.
double declared_unit(std::string_view dxf_head);

/// "mm", "in" …; a number where there is no name.
std::string unit_name(double metres);

/// The unit of a plan whose longest side is so many units. `declared_m` is believed when a building
/// of that size can be; else sizes written in feet, the footprint and what is usual decide.
PlaneUnit unit_of_plane(double longest, double declared_m, bool in_feet, double footprint_m);

/// Whether sizes are written as 14'-4".
bool has_foot_marks(const std::vector<Layer>& layers);

struct OutlineFit {
    geo::Affine ground_from_plan;
    double rms_m = 0;      // between the two borders, both ways
    bool fills_it = true;  // else the plan kept its size, which is not that of the building
};

/// The tightest boxes of both outlines upon each other, turned by quarters, stretched to fill the
/// box or as large as the plan is, and moved to where most of the borders meet; of several that are
/// as good, the one that turns the plan least. A plan of known scale is stretched by at most 15 %.
/// Nothing when either has no extent.
std::optional<OutlineFit> fit_outlines(const geo::Shape& plan, const geo::Shape& footprint,
                                       bool scale_known);

}  // namespace ingest
