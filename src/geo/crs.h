// geo/crs.h — the coordinate system of a store, and the way between it and longitude/latitude.
#pragma once

#include "base/result.h"
#include "geo/point.h"

#include <memory>
#include <string>

namespace geo {

/// The EPSG code a store centred here uses: the CGCS2000 3-degree Gauss-Krüger zone without
/// zone prefix (4534..4554, central meridian 75..135 E) inside 73.5..136.5 E of the northern
/// hemisphere, elsewhere the WGS 84 / UTM zone.
int epsg_at(double longitude_deg, double latitude_deg);

/// Name and WKT 1 of an EPSG code, as gpkg_spatial_ref_sys wants them.
struct CrsText {
    std::string name;
    std::string wkt;
};
base::Result<CrsText> crs_text(int epsg);

/// Turns points of one CRS into longitude and latitude and back. Not for two threads at once.
class Projection {
  public:
    static base::Result<Projection> to(int epsg);

    /// Degrees in (x longitude, y latitude), metres out (x east, y north).
    Point projected_from_degrees(Point degrees) const;
    Point degrees_from_projected(Point metres) const;

  private:
    struct Context;
    explicit Projection(std::shared_ptr<Context> context) : context_{std::move(context)} {}
    std::shared_ptr<Context> context_;
};

}  // namespace geo
