#include "ingest/gdal_crs.h"

#include <cpl_conv.h>
#include <cpl_port.h>
#include <ogr_spatialref.h>

namespace ingest {

std::string crs_text_of(const OGRSpatialReference* srs) {
    if (srs == nullptr || srs->IsEmpty()) return {};
    const char* name = srs->GetName();
    if (name != nullptr && STARTS_WITH_CI(name, "undefined")) return {};  // GeoPackage's 0 and -1
    const char* authority = srs->GetAuthorityName(nullptr);
    const char* code = srs->GetAuthorityCode(nullptr);
    if (authority != nullptr && code != nullptr && EQUAL(authority, "EPSG"))
        return std::string{"EPSG:"} + code;
    char* wkt = nullptr;
    std::string text;
    if (srs->exportToWkt(&wkt) == OGRERR_NONE) text = wkt;
    CPLFree(wkt);
    return text;
}

}  // namespace ingest
