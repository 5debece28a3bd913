// ingest/grounding.h — all layers into metres of one coordinate system.
#pragma once

#include "base/result.h"
#include "ingest/crs_choice.h"
#include "ingest/layer.h"
#include "ingest/ledger.h"

#include <string>
#include <vector>

namespace ingest {

/// In which system a layer was found to be written.
struct CrsNote {
    std::string file;
    std::string layer;
    std::string system;  // "EPSG:4547", "GCJ-02", or the name the file gives
    CrsChoice::Known known = CrsChoice::Known::Declared;
    bool north_first = false;
};

struct Grounded {
    int epsg = 0;
    std::vector<CrsNote> notes;  // of each layer with shapes
};

/// Projects every layer in place. `said` as in `choose_crs`; `epsg` is the store's, or 0 for that
/// of the middle of everything. Rows that are nowhere on earth lose their shape.
///
/// Refuses as `choose_crs` does, and with TooFarApart when files lie over 100 km apart.
base::Result<Grounded> to_metres(std::vector<Layer>& layers, const std::string& said, int epsg,
                                 Ledger& ledger);

/// From one store system into another.
base::Result<bool> move_to(std::vector<Layer>& layers, int from_epsg, int to_epsg);

/// The EPSG code for a store around this point of the system `epsg`.
base::Result<int> epsg_around(geo::Point metres, int epsg);

}  // namespace ingest
