// ingest/gdal_crs.h — what GDAL says about a coordinate system. Only for the readers.
#pragma once

#include <string>

class OGRSpatialReference;

namespace ingest {

/// "EPSG:n" or WKT; empty when the file says nothing of use.
std::string crs_text_of(const OGRSpatialReference* srs);

}  // namespace ingest
