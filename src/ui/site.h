// ui/site.h — the drawing under a courtyard's plan: a scan, a photograph, or the lines of a CAD
// file, placed by control points. Filled by app; panels read it, and wish for changes of it.
//
//   None --> Reading --> shown --(Align)--> pairs are dragged --(Keep)--> shown
#pragma once

#include "base/result.h"
#include "geo/control_points.h"
#include "geo/shape.h"
#include "model/ids.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// What is drawn, in the drawing's own plane.
struct SitePicture {
    model::SitePlanId plan{};
    geo::Box box;
    geo::YAxis y = geo::YAxis::Down;
    std::uint64_t texture = 0;     // of a picture; else lines
    std::vector<geo::Ring> lines;  // open
    std::vector<geo::Box> boxes;   // of each line
    std::int64_t lines_left_out = 0;
};

struct SiteDesk {
    bool open = false;     // the card
    bool reading = false;  // a drawing is on its way
    std::optional<base::Error> trouble;
    std::shared_ptr<const SitePicture> picture;  // of the plan that is open

    bool aligning = false;
    bool on_drawing =
        true;  // a point that is dragged moves on the drawing, not the drawing with it
    std::vector<geo::ControlPair> pairs;
    geo::Affine placement;                   // ground from drawing, while it is being placed
    std::optional<geo::FitRefusal> refusal;  // of the pairs as they are
    double rms_m = 0;
    bool checked = false;                    // there are more pairs than the placement takes
    std::string seen_placement, seen_pairs;  // of the plan, when the placing began
    std::string kept;                        // the placement that was sent to the store
};

}  // namespace ui
