// ingest/crs_choice.h — in which coordinate system a layer is written: what it declares, weighed
// against its numbers; what its numbers look like; what the user says.
#pragma once

#include "base/result.h"
#include "ingest/layer.h"

#include <cstdint>
#include <string>

namespace ingest {

/// How to come from the numbers of a layer to a place on earth.
struct CrsChoice {
    enum class Shift : std::uint8_t { None, Gcj02, Bd09 };
    /// How it is known; everything but Declared is an assumption that the user should see.
    enum class Known : std::uint8_t { Declared, Said, Assumed, AssumedInChina, ByZonePrefix };
    std::string from;  // as geo::Transform takes it; WGS 84 degrees after undoing `shift`
    Shift shift = Shift::None;
    bool swapped = false;  // north was written first
    std::string name;      // "EPSG:4547", "GCJ-02", else the name the file gives
    Known known = Known::Declared;
};

/// Where nearly all of a layer's numbers lie; a few stray points do not count.
geo::Box usual_extent(const Layer& layer);

/// The system that numbers like these are likely to be in, "EPSG:4326" or "EPSG:4527", with "N,E "
/// before it when north comes first. Metres without a zone give "CGCS2000 3° GK": any of 21 zones
/// would do. Nothing when they look like nothing on earth.
std::string looks_like(const geo::Box& extent);

/// `said` is what the user says for files that need it: "EPSG:4547", "GCJ-02", "BD-09" or empty.
/// It is used where a file does not say, says what its numbers deny, or names a system that needs
/// local parameters; a shift is used for whatever comes in degrees, but never for OpenStreetMap.
///
/// Refuses with CrsAsk, CrsAskLike, CrsWrong, CrsLocal or CrsUnknown.
base::Result<CrsChoice> choose_crs(const Layer& layer, const std::string& said);

/// The zone without prefix in which metres that nobody declares would lie near a place that is
/// known from elsewhere (degrees): a suggestion to ask about. Nothing when none does.
std::string zone_near(const Layer& layer, geo::Point degrees);

}  // namespace ingest
