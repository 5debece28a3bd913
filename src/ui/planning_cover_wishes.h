// ui/planning_cover_wishes.h — what can be wished of coverage: clicks on the map that place a spot
// or choose and draw ways, and files of its tables.
#pragma once

#include "model/ids.h"
#include "ui/planning.h"

#include <string>

namespace ui {

/// Clicks on the map do this from now on; None: they select again.
struct UsePlanTool {
    PlanTool tool{};
};
/// The last corner of the way that is drawn is taken back.
struct UndrawWay {};
/// The way that is drawn is done; of fewer than two points nothing is made.
struct FinishWay {};
/// A way of the network is looked at; 0: none.
struct ShowWay {
    model::WalkEdgeId edge{};
};
/// Two maps beside each other, or one again; `keep` puts the present map on the left.
struct CompareCover {
    bool on = true;
    double split = 0.5;  // CoverCompare::split
    bool keep = false;
};
/// Coverage of the communities, or the table of all services, as a file.
struct ExportCover {
    std::string format;   // XLSX, CSV, PDF
    bool matrix = false;  // else of the service that is asked for
};

}  // namespace ui
