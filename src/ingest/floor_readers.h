// ingest/floor_readers.h — the parts of a plan out of the layers of its file, one function for each
// way in which plans are written. Only for floor_*.cpp.
//
// Layers lie in metres already; ids, tags and ledger are those of the file.
#pragma once

#include "ingest/floor_parts.h"
#include "ingest/floor_plan.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

/// What stands beside the features of a plan, in files that hold no shapes.
struct PlanNotes {
    struct Occupant {
        std::string name;
        std::string category;
    };
    std::map<std::string, Occupant, std::less<>> occupants;  // by unit: occupant.geojson of IMDF
    std::map<std::string, PlanLevel, std::less<>> level_of;  // by name of a file: main.json of WRLD
};

/// From the JSON files of a folder or archive (as GDAL names it), or beside a file.
PlanNotes plan_notes(const std::string& path);

/// "unit" of "campus/Unit.geojson": the kind of feature that a file of an IMDF archive holds; empty
/// for a name that IMDF does not have.
std::string_view imdf_type(std::string_view file);
bool is_imdf(const std::vector<Layer>& layers);
bool is_osm_indoor(const std::vector<Layer>& layers);

void take_imdf(const std::vector<Layer>& layers, const PlanNotes& notes, Ledger& ledger,
               PlanParts& plan);
void take_osm_indoor(const std::vector<Layer>& layers, Ledger& ledger, PlanParts& plan);

/// Features whose floor is a property, or told by the name of their layer or file.
void take_floor_files(const std::vector<Layer>& layers, const PlanNotes& notes, Ledger& ledger,
                      PlanParts& plan);

/// Layers of a DXF, in the order they were met, with a guess of what each holds.
std::vector<PlanLayer> layers_of_dxf(const std::vector<Layer>& layers);

/// A drawing is one floor, or several that are alike, as its name or its titles say. `roles` of
/// layers go before the guess; where they name a layer for a role, no other is guessed to have it.
void take_dxf(const std::vector<Layer>& layers, const std::map<std::string, PlanRole>& roles,
              Ledger& ledger, PlanParts& plan);

/// IndoorGML's cells as one layer: tags name, kind and z, the height of the floor in metres.
/// Refuses with FileBroken, FileEmpty.
base::Result<std::vector<Layer>> read_indoor_gml(const std::string& path);
void take_indoor_gml(const std::vector<Layer>& layers, Ledger& ledger, PlanParts& plan);

}  // namespace ingest
