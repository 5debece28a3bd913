#include "ingest/table.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>

#include <cpl_conv.h>
#include <ogr_api.h>
#include <ogr_feature.h>
#include <ogr_geometry.h>

namespace ingest {

namespace {

constexpr std::array<std::string_view, 12> kX{"x",         "lon",       "lng",     "long",
                                              "longitude", "经度",      "x坐标",   "东坐标",
                                              "point_x",   "lon_wgs84", "easting", "xcoord"};
constexpr std::array<std::string_view, 12> kY{"y",        "lat",    "纬度",         "latitude",
                                              "y坐标",    "北坐标", "point_y",      "lat_wgs84",
                                              "northing", "ycoord", "latitude_deg", "lati"};
constexpr std::array<std::string_view, 3> kPartsOfX{"longitude", "经度", "lng"};
constexpr std::array<std::string_view, 2> kPartsOfY{"latitude", "纬度"};
constexpr std::array<std::string_view, 9> kGeometry{"wkt",          "geom",    "the_geom",
                                                    "geometry",     "shape",   "wkb",
                                                    "wkb_geometry", "geojson", "the_geom_wkt"};
constexpr std::array<std::string_view, 7> kPair{"location", "lnglat",      "lonlat", "坐标",
                                                "经纬度",   "coordinates", "center"};

std::string folded(std::string_view name) {
    return base::in_small_letters(base::trimmed(name));
}

/// The column with the best of `names`, then the first that contains one of `parts`.
template <class Names, class Parts>
int column_of(const std::vector<std::string>& columns, const Names& names, const Parts& parts) {
    for (const std::string_view name : names) {
        const auto at = std::find(columns.begin(), columns.end(), name);
        if (at != columns.end()) return static_cast<int>(at - columns.begin());
    }
    for (const std::string_view part : parts) {
        const auto at = std::find_if(
            columns.begin(), columns.end(),
            [&](const std::string& column) { return column.find(part) != std::string::npos; });
        if (at != columns.end()) return static_cast<int>(at - columns.begin());
    }
    return -1;
}

std::string_view text_of(const OGRFeature& row, int column) {
    if (!row.IsFieldSetAndNotNull(column)) return {};
    return base::trimmed(row.GetFieldAsString(column));
}

std::optional<double> decimal_from(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

void gather_point(std::string_view x, std::string_view y, Gathered& into) {
    const auto east = decimal_from(base::trimmed(x));
    const auto north = decimal_from(base::trimmed(y));
    into.points.push_back({east.value_or(0), north.value_or(0)});
    into.bad |= !east || !north || !on_a_map(into.points.back());
}

Gathered gathered_from_text(std::string_view text) {
    const std::string copy{text};
    OGRGeometry* geometry = nullptr;
    if (copy.starts_with('{')) {
        geometry = OGRGeometry::FromHandle(OGR_G_CreateGeometryFromJson(copy.c_str()));
    } else if (copy.find_first_not_of("0123456789ABCDEFabcdef") == std::string::npos) {
        int size = 0;
        GByte* bytes = CPLHexToBinary(copy.c_str(), &size);
        OGRGeometryFactory::createFromWkb(bytes, nullptr, &geometry,
                                          static_cast<std::size_t>(size));
        CPLFree(bytes);
    } else {
        const std::size_t from = copy.starts_with("SRID=") ? copy.find(';') + 1 : 0;
        OGRGeometryFactory::createFromWkt(copy.c_str() + from, nullptr, &geometry);
    }
    const std::unique_ptr<OGRGeometry> owned{geometry};
    Gathered into;
    if (owned) into = gathered(*owned);
    into.bad |= !owned;
    return into;
}

}  // namespace

std::optional<CoordinateColumns> coordinate_columns(const std::vector<std::string>& names) {
    std::vector<std::string> low;
    for (const std::string& name : names) low.push_back(folded(name));
    constexpr std::array<std::string_view, 0> kNone{};
    CoordinateColumns found;
    found.geometry = column_of(low, kGeometry, kNone);
    found.x = column_of(low, kX, kPartsOfX);
    found.y = column_of(low, kY, kPartsOfY);
    found.pair = column_of(low, kPair, kNone);
    if (found.geometry < 0 && found.pair < 0 && (found.x < 0 || found.y < 0)) return std::nullopt;
    return found;
}

Gathered gathered_from(const OGRFeature& row, const CoordinateColumns& columns) {
    Gathered into;
    const std::string_view geometry =
        columns.geometry < 0 ? std::string_view{} : text_of(row, columns.geometry);
    if (!geometry.empty()) return gathered_from_text(geometry);
    if (columns.x >= 0 && columns.y >= 0) {
        const std::string x{text_of(row, columns.x)};  // the next text takes the same place
        const std::string_view y = text_of(row, columns.y);
        if (!x.empty() || !y.empty()) gather_point(x, y, into);
        return into;
    }
    if (columns.pair < 0) return into;
    const std::string_view pair = text_of(row, columns.pair);
    const std::size_t comma = pair.find_first_of(",; ");
    if (comma != std::string_view::npos)
        gather_point(pair.substr(0, comma), pair.substr(comma + 1), into);
    return into;
}

}  // namespace ingest
