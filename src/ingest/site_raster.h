// ingest/site_raster.h — pictures of GDAL as RGBA. Only for site drawings.
#pragma once

#include "ingest/gdal_access.h"
#include "ingest/site_drawing.h"

namespace ingest {

/// Whether one of the drivers for pictures answers to this file.
bool is_picture(const std::string& path);

/// Refuses like `read_site_drawing`; `file` is how the user calls it.
base::Result<SiteDrawing> read_picture(const std::string& path, const std::string& file,
                                       GdalSession& session, const std::atomic<bool>* cancelled);

/// How the camera was held (EXIF tag 0x0112, 1 … 8); 1 when the file does not say.
int exif_orientation(const std::string& path);

/// PNG, JPEG or WebP bytes of at most kSiteLongestSide_px a side.
std::optional<SiteRaster> raster_from_picture(const std::string& bytes);

/// "PNG" or "WEBP"; empty when the driver is missing or failed. An opaque picture is written
/// without alpha, one in greys as greys.
std::string picture_from_raster(const SiteRaster& raster, const char* driver,
                                const std::vector<const char*>& options);

}  // namespace ingest
