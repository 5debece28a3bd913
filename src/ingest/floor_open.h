// ingest/floor_open.h — the file of a plan as layers, and what kind of plan it is. Only for
// floor_*.cpp.
#pragma once

#include "ingest/floor_place.h"
#include "ingest/floor_readers.h"

#include <optional>
#include <string>
#include <vector>

namespace ingest {

struct OpenPlan {
    PlanKind kind = PlanKind::FloorFiles;
    std::string path;  // of one file of an IMDF folder, the folder
    std::vector<Layer> layers;
    PlanNotes notes;
    double declared_m = 0;  // metres of one unit of a drawing; 0 when it does not say
};

/// Refuses like look_at_plan.
base::Result<OpenPlan> open_plan(const std::string& path, const PlanOptions& options);

/// The parts of the layers as they are, whatever their coordinates.
void take_parts(const OpenPlan& open, const PlanOptions& options, Ledger& ledger, PlanParts& plan);

/// In which plane the numbers of a file are.
struct PlanPlane {
    bool on_earth = false;            // a known system: it can be projected
    PlaneUnit unit;                   // else the metres of one of its units
    std::optional<geo::Affine> laid;  // where it lies, when somebody or its numbers say so
    std::optional<geo::ControlFit> fit;
};

/// Numbers that lie on the building are believed; degrees that are as wide as a country are none.
/// Refuses with LevelPairs and the Crs words where the user says a system that cannot be.
base::Result<PlanPlane> plane_of(const OpenPlan& open, const PlanOptions& options,
                                 const geo::Shape& footprint);

/// Where the rows of all layers lie, in their own numbers; a few stray ones do not count.
geo::Box plan_extent(const std::vector<Layer>& layers);

}  // namespace ingest
