#include "ingest/sample_files.h"

#include "geo/point.h"
#include "ingest/gdal_access.h"

#include <array>
#include <cmath>
#include <fstream>
#include <memory>

#include <fmt/format.h>
#include <ogrsf_frmts.h>

namespace ingest {

using base::fail;
using base::Fault;
using base::Result;
using base::Word;

namespace {

using House = std::array<geo::Point, 6>;

/// An L of 15 by 11 metres; a hundred in a row, rows apart by lanes.
House house(std::int64_t number, std::int64_t rows, geo::Point corner) {
    const auto across = static_cast<std::int64_t>(std::ceil(std::sqrt(static_cast<double>(rows))));
    const double x = corner.x + static_cast<double>(number % across) * 0.0003;
    const double y = corner.y + static_cast<double>(number / across) * 0.0002;
    constexpr double kWide = 0.00018;
    constexpr double kDeep = 0.0001;
    return {{{x, y},
             {x + kWide, y},
             {x + kWide, y + kDeep},
             {x + kWide / 2, y + kDeep},
             {x + kWide / 2, y + kDeep * 0.7},
             {x, y + kDeep * 0.7}}};
}

Result<void> refused(const std::string& path, const std::string& about) {
    return fail(Fault::Unreachable, Word::DiskTrouble, {path}, about);
}

Result<void> write_osm(const std::string& path, std::int64_t rows, geo::Point corner) {
    std::ofstream file{path, std::ios::binary};
    file << "<?xml version=\"1.0\"?>\n<osm version=\"0.6\">\n";
    std::int64_t node = 0;
    for (std::int64_t i = 0; i < rows; ++i)
        for (const geo::Point p : house(i, rows, corner))
            file << fmt::format("<node id=\"{}\" lat=\"{:.7f}\" lon=\"{:.7f}\"/>\n", ++node, p.y,
                                p.x);
    for (std::int64_t i = 0; i < rows; ++i) {
        file << fmt::format("<way id=\"{}\">", i + 1);
        for (const int n : {1, 2, 3, 4, 5, 6, 1})
            file << fmt::format("<nd ref=\"{}\"/>", i * 6 + n);
        file << "<tag k=\"building\" v=\"yes\"/><tag k=\"building:levels\" v=\"6\"/></way>\n";
    }
    file << "</osm>\n";
    return file ? Result<void>{} : refused(path, "");
}

Result<void> write_with_gdal(GDALDriver& driver, const std::string& path, std::int64_t rows,
                             geo::Point corner, const GdalSession& session) {
    const std::unique_ptr<GDALDataset, void (*)(GDALDataset*)> file{
        driver.Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr),
        [](GDALDataset* closing) { GDALClose(closing); }};
    if (!file) return refused(path, session.failure());
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRLayer* layer = file->CreateLayer("buildings", &wgs84, wkbPolygon, nullptr);
    if (layer == nullptr) return refused(path, session.failure());
    OGRFieldDefn building{"building", OFTString};
    OGRFieldDefn levels{"levels", OFTInteger};
    if (layer->CreateField(&building) != OGRERR_NONE || layer->CreateField(&levels) != OGRERR_NONE)
        return refused(path, session.failure());
    if (layer->StartTransaction() != OGRERR_NONE) return refused(path, session.failure());
    for (std::int64_t i = 0; i < rows; ++i) {
        OGRLinearRing ring;
        for (const geo::Point p : house(i, rows, corner)) ring.addPoint(p.x, p.y);
        ring.closeRings();
        OGRPolygon polygon;
        polygon.addRing(&ring);
        OGRFeature feature{layer->GetLayerDefn()};
        feature.SetField(0, "yes");
        feature.SetField(1, 6);
        feature.SetGeometry(&polygon);
        if (layer->CreateFeature(&feature) != OGRERR_NONE) return refused(path, session.failure());
    }
    return layer->CommitTransaction() == OGRERR_NONE ? Result<void>{}
                                                     : refused(path, session.failure());
}

}  // namespace

Result<void> write_sample(const std::string& path, const std::string& format, std::int64_t rows,
                          geo::Point corner) {
    if (format == "OSM") return write_osm(path, rows, corner);
    const GdalSession session;
    GDALAllRegister();
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(format.c_str());
    if (driver == nullptr) return fail(Fault::Unsupported, Word::FileUnknown, {path}, format);
    return write_with_gdal(*driver, path, rows, corner, session);
}

}  // namespace ingest
