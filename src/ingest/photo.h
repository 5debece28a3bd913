// ingest/photo.h — a photograph of what is wrong somewhere, made fit to be kept.
#pragma once

#include "base/result.h"
#include "ingest/site_drawing.h"
#include "model/picture.h"

#include <atomic>
#include <string>

namespace ingest {

inline constexpr int kPhotoLongestSide_px = 1600;

struct Photo {
    model::Picture picture;
    SiteRaster raster;  // the same, to be shown
};

/// Upright, no side over kPhotoLongestSide_px, and without anything but its pixels: where, when and
/// with which camera it was taken is not in it any more. Refuses like `read_site_drawing`, and what
/// is no picture with PictureNotOne.
base::Result<Photo> read_photo(const std::string& path,
                               const std::atomic<bool>* cancelled = nullptr);

/// How a picture lies that EXIF calls so (tag 0x0112, 1 … 8); anything else as it is.
SiteRaster upright(SiteRaster raster, int exif_orientation);

/// By its name alone.
bool may_be_photo(const std::string& name);

}  // namespace ingest
