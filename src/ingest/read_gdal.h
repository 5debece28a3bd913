// ingest/read_gdal.h — whatever GDAL opens, row by row. Only for the readers.
#pragma once

#include "ingest/gdal_access.h"
#include "ingest/reading.h"

namespace ingest {

struct GdalSource {
    std::string path;                  // as GDAL names files, also inside archives and memory
    std::vector<std::string> options;  // "ENCODING=GB18030"
};

/// Layers without geometry are tables: rows become points where columns hold coordinates, and the
/// layer is left out where none do. Refuses what no driver knows with FileUnknown, what a driver
/// knows but cannot open with FileBroken, and what holds no geometry at all with FileEmpty.
base::Result<std::vector<Layer>> read_gdal(const GdalSource& source, GdalSession& session,
                                           Reading& reading);

}  // namespace ingest
