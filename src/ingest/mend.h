// ingest/mend.h — what GDAL does not know by itself, put right in memory before it looks. Only
// for the readers.
#pragma once

#include "ingest/read_gdal.h"

namespace ingest {

/// JSON in any encoding: collections, one feature or geometry, one a line, sequences, TopoJSON,
/// and bare arrays of features.
base::Result<GdalSource> mended_json(const std::string& path, const Reading& reading,
                                     MemoryFolder& memory);

/// Separated values in any encoding.
base::Result<GdalSource> mended_table(const std::string& path, const Reading& reading,
                                      MemoryFolder& memory);

/// A Shapefile by any of its files; the encoding of its texts is found out, and a missing .shx
/// made anew in memory.
base::Result<GdalSource> mended_shapefile(const std::string& path, const Reading& reading,
                                          MemoryFolder& memory);

}  // namespace ingest
