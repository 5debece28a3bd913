#include "ingest/site_raster.h"

#include "ingest/gdal_crs.h"
#include "ingest/picture_rows.h"
#include "ingest/shrinker.h"

#include <algorithm>
#include <cmath>
#include <memory>

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <gdal_priv.h>

namespace ingest {

namespace {

using base::Fault;
using base::Word;

/// Pictures, scans and air photographs. Drivers that ask a server, or follow a file to others
/// that it names, are not among them.
constexpr const char* kDrivers[] = {
    "PNG",    "JPEG", "GTiff", "BMP", "GIF",         "BIGGIF", "WEBP",   "PNM", "CALS",  "HEIF",
    "JPEGXL", "AVIF", "HFA",   "PDF", "JP2OpenJPEG", "JP2KAK", "JP2ECW", "ECW", "MrSID", nullptr};
constexpr const char* kStoredDrivers[] = {"PNG", "JPEG", "WEBP", nullptr};

/// What a file may unpack to. A0 scanned in black and white at 600 dots an inch is half of it.
constexpr double kMostBytes = 1024.0 * 1024 * 1024;

constexpr double kCoarsestPage_dpi = 1;  // GDAL draws no coarser
constexpr double kFinestPage_dpi = 300;

/// Everything that is unpacked at once, in bytes: the whole picture, or one block of it, which a
/// damaged head can make larger than the picture.
double unpacked_bytes(GDALDataset& dataset) {
    double pixel = 0, largest = 0;
    for (GDALRasterBand* band : dataset.GetBands()) {
        int width = 0, height = 0;
        band->GetBlockSize(&width, &height);
        largest = std::max(largest, static_cast<double>(width) * height);
        pixel += GDALGetDataTypeSizeBytes(band->GetRasterDataType());
    }
    const double whole = static_cast<double>(dataset.GetRasterXSize()) * dataset.GetRasterYSize();
    return std::max(whole, largest) * pixel;
}

GDALDatasetUniquePtr opened(const std::string& path, const char* const* drivers,
                            const char* const* options = nullptr) {
    return GDALDatasetUniquePtr{GDALDataset::Open(path.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY,
                                                  drivers, options, nullptr)};
}

/// A page has no pixels of its own: it is drawn as fine as it will be kept.
GDALDatasetUniquePtr opened_picture(const std::string& path) {
    GDALDatasetUniquePtr dataset = opened(path, kDrivers);
    if (!dataset || !EQUAL(dataset->GetDriverName(), "PDF")) return dataset;
    const char* drawn_at = dataset->GetMetadataItem("DPI");
    const double dpi = drawn_at == nullptr ? 0 : CPLAtof(drawn_at);
    const int longer = std::max(dataset->GetRasterXSize(), dataset->GetRasterYSize());
    if (!(dpi > 0) || longer <= 0) return dataset;
    const double wanted =
        std::clamp(dpi * kSiteLongestSide_px / longer, kCoarsestPage_dpi, kFinestPage_dpi);
    CPLStringList options;
    options.SetNameValue("DPI", std::to_string(wanted).c_str());
    return opened(path, kDrivers, options.List());
}

/// Nothing when the pixels cannot be read.
std::optional<SiteRaster> raster_of(GDALDataset& dataset, const std::atomic<bool>* cancelled) {
    const SizePx size{dataset.GetRasterXSize(), dataset.GetRasterYSize()};
    const SizePx kept = fitting(size, kSiteLongestSide_px);
    PictureRows rows{dataset};
    Shrinker shrinker{size, kept};
    const std::size_t row_bytes = static_cast<std::size_t>(size.width) * 4;
    while (rows.left()) {
        if (cancelled != nullptr && cancelled->load()) return std::nullopt;
        if (!rows.read()) return std::nullopt;
        for (std::span<const std::uint8_t> strip = rows.rgba(); !strip.empty();
             strip = strip.subspan(row_bytes))
            shrinker.add_row(strip.first(row_bytes));
    }
    return SiteRaster{kept.width, kept.height, size.width, size.height, shrinker.take()};
}

std::optional<geo::Affine> from_control_points(GDALDataset& dataset) {
    std::vector<geo::ControlPair> pairs;
    const GDAL_GCP* points = dataset.GetGCPs();
    for (int i = 0; points != nullptr && i < dataset.GetGCPCount(); ++i)
        pairs.push_back(
            {{points[i].dfGCPPixel, points[i].dfGCPLine}, {points[i].dfGCPX, points[i].dfGCPY}});
    const auto fit = geo::fitted(pairs, geo::YAxis::Down);
    return fit ? std::optional{fit->ground_from_drawing} : std::nullopt;
}

/// From pixels as kept: the file counts its own.
std::optional<SiteGeoreference> georeference_of(GDALDataset& dataset, const SiteRaster& raster) {
    double six[6]{};
    std::optional<geo::Affine> map;
    const OGRSpatialReference* srs = dataset.GetSpatialRef();
    if (dataset.GetGeoTransform(six) == CE_None) {
        map = geo::Affine{six[0], six[1], six[2], six[3], six[4], six[5]};
    } else {
        map = from_control_points(dataset);
        srs = dataset.GetGCPSpatialRef();
    }
    if (!map) return std::nullopt;
    const geo::Affine file_from_kept{
        0, static_cast<double>(raster.file_width_px) / raster.width_px,  0, 0,
        0, static_cast<double>(raster.file_height_px) / raster.height_px};
    const geo::Affine whole = geo::composed(*map, file_from_kept);
    if (!geo::inverse(whole)) return std::nullopt;
    return SiteGeoreference{whole, crs_text_of(srs)};
}

/// Grey, grey and alpha, colours, or colours and alpha: as few bands as show the same.
int bands_for(const SiteRaster& raster) {
    bool grey = true, opaque = true;
    for (std::size_t i = 0; i + 3 < raster.rgba.size(); i += 4) {
        const std::uint8_t* p = raster.rgba.data() + i;
        opaque = opaque && p[3] == 255;
        grey = grey && (p[3] == 0 || (p[0] == p[1] && p[1] == p[2]));
    }
    return (grey ? 1 : 3) + (opaque ? 0 : 1);
}

/// The picture in memory, as GDAL copies from it.
GDALDatasetUniquePtr dataset_from(const SiteRaster& raster, int bands) {
    GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
    if (memory == nullptr) return nullptr;
    GDALDatasetUniquePtr dataset{
        memory->Create("", raster.width_px, raster.height_px, bands, GDT_Byte, nullptr)};
    if (!dataset) return nullptr;
    const bool alpha = bands % 2 == 0;
    const int colours = alpha ? bands - 1 : bands;
    for (int i = 0; i < bands; ++i) {
        const bool is_alpha = alpha && i + 1 == bands;
        const int channel = is_alpha ? 3 : i;
        GDALRasterBand* band = dataset->GetRasterBand(i + 1);
        band->SetColorInterpretation(is_alpha ? GCI_AlphaBand
                                     : colours == 1
                                         ? GCI_GrayIndex
                                         : static_cast<GDALColorInterp>(GCI_RedBand + i));
        // GDAL takes what it only reads by a pointer to what it might write.
        auto* from = const_cast<std::uint8_t*>(raster.rgba.data()) + channel;
        if (band->RasterIO(GF_Write, 0, 0, raster.width_px, raster.height_px, from, raster.width_px,
                           raster.height_px, GDT_Byte, 4,
                           4 * static_cast<GSpacing>(raster.width_px), nullptr) != CE_None)
            return nullptr;
    }
    return dataset;
}

}  // namespace

bool is_picture(const std::string& path) {
    return GDALIdentifyDriverEx(path.c_str(), GDAL_OF_RASTER, kDrivers, nullptr) != nullptr;
}

base::Result<SiteDrawing> read_picture(const std::string& path, const std::string& file,
                                       GdalSession& session, const std::atomic<bool>* cancelled) {
    session.forget();
    const GDALDatasetUniquePtr dataset = opened_picture(path);
    if (!dataset) return base::fail(Fault::Corrupt, Word::FileBroken, {file}, session.failure());
    if (dataset->GetRasterCount() == 0 || dataset->GetRasterXSize() <= 0 ||
        dataset->GetRasterYSize() <= 0)
        return base::fail(Fault::Corrupt, Word::FileEmpty, {file});
    if (unpacked_bytes(*dataset) > kMostBytes)
        return base::fail(Fault::Unsupported, Word::FileUnknown, {file}, "too many pixels");
    std::optional<SiteRaster> raster = raster_of(*dataset, cancelled);
    if (!raster && cancelled != nullptr && cancelled->load())
        return base::fail(Fault::Cancelled, Word::ImportCancelled);
    if (!raster) return base::fail(Fault::Corrupt, Word::FileBroken, {file}, session.failure());
    SiteDrawing drawing;
    drawing.georeference = georeference_of(*dataset, *raster);
    drawing.content = *std::move(raster);
    return drawing;
}

int exif_orientation(const std::string& path) {
    const GdalSession session;
    const GDALDatasetUniquePtr dataset = opened(path, kDrivers);
    const char* told = dataset ? dataset->GetMetadataItem("EXIF_Orientation") : nullptr;
    return told == nullptr ? 1 : std::clamp(std::atoi(told), 1, 8);
}

std::optional<SiteRaster> raster_from_picture(const std::string& bytes) {
    MemoryFolder memory;
    const GDALDatasetUniquePtr dataset = opened(memory.add("picture", bytes), kStoredDrivers);
    if (!dataset || dataset->GetRasterCount() == 0) return std::nullopt;
    const SizePx size{dataset->GetRasterXSize(), dataset->GetRasterYSize()};
    if (size.width <= 0 || size.height <= 0) return std::nullopt;
    if (std::max(size.width, size.height) > kSiteLongestSide_px) return std::nullopt;
    return raster_of(*dataset, nullptr);
}

std::string picture_from_raster(const SiteRaster& raster, const char* driver_name,
                                const std::vector<const char*>& options) {
    GDALDriver* driver = GetGDALDriverManager()->GetDriverByName(driver_name);
    if (driver == nullptr) return {};
    const int bands = bands_for(raster);
    const bool webp = EQUAL(driver_name, "WEBP");  // knows colours only
    const GDALDatasetUniquePtr source =
        dataset_from(raster, webp ? (bands % 2 == 0 ? 4 : 3) : bands);
    if (!source) return {};
    CPLStringList list;
    for (const char* option : options) list.AddString(option);
    MemoryFolder memory;
    const std::string path = memory.add("picture", {}) + ".out";  // goes with the folder
    GDALDatasetUniquePtr copy{
        driver->CreateCopy(path.c_str(), source.get(), FALSE, list.List(), nullptr, nullptr)};
    if (!copy) return {};
    copy.reset();
    vsi_l_offset size = 0;
    const GByte* bytes = VSIGetMemFileBuffer(path.c_str(), &size, FALSE);
    if (bytes == nullptr) return {};
    return {reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
}

}  // namespace ingest
