// geo/crs.h — the coordinate system of a store, and the way between it and longitude/latitude.
#pragma once

#include "base/result.h"
#include "geo/point.h"

#include <memory>
#include <span>
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

/// What a text says about a coordinate system: WKT of any kind, "EPSG:4547", a PROJ string.
struct CrsFacts {
    std::string name;
    std::string datum;
    int epsg = 0;            // 0 when the text names no code
    bool degrees = false;    // longitude and latitude, not metres
    bool earth = true;       // false for a drawing's own plane, or an undefined system
    bool own_shift = false;  // brings its own parameters to WGS 84
    Box use;                 // where on earth it is meant for, in degrees; empty when nobody says
};
base::Result<CrsFacts> crs_facts(const std::string& text);

/// Turns whole arrays of one CRS into another; in both, x is east or longitude whatever order
/// their authorities write. CGCS2000 and WGS 84 are taken as the same, which holds to a few
/// decimetres. Not for two threads at once.
class Transform {
  public:
    static base::Result<Transform> between(const std::string& from, const std::string& to);

    /// In place; what cannot be turned becomes infinity.
    void apply(std::span<Point> points) const;

  private:
    struct Context;
    explicit Transform(std::shared_ptr<Context> context) : context_{std::move(context)} {}
    std::shared_ptr<Context> context_;
};

/// WGS 84 in degrees, longitude first.
inline constexpr const char* kDegrees = "OGC:CRS84";

}  // namespace geo
