// Pictures of any kind into site drawings.
#include "site_file.h"
#include "support/folder.h"

#include <array>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <functional>
#include <limits>

#include <gdal_priv.h>
#include <catch_amalgamated.hpp>

namespace {

using base::Word;
using ingest::SiteDrawing;
using ingest::SiteRaster;
using Pixel = std::array<int, 4>;

/// A picture in memory, of numbers that a function of band, column and row gives.
struct Picture {
    int width = 0;
    int height = 0;
    int bands = 1;
    std::function<double(int, int, int)> value;
    GDALDataType type = GDT_Byte;
    std::vector<const char*> options{};          // of the driver that writes it
    std::function<void(GDALDataset&)> finish{};  // before it is written
};

std::string written(const support::Folder& folder, const char* driver, const char* name,
                    const Picture& picture) {
    GDALAllRegister();
    GDALDriverManager* all = GetGDALDriverManager();
    const GDALDatasetUniquePtr memory{all->GetDriverByName("MEM")->Create(
        "", picture.width, picture.height, picture.bands, picture.type, nullptr)};
    REQUIRE(memory);
    std::vector<double> row(static_cast<std::size_t>(picture.width));
    for (int band = 0; band < picture.bands; ++band) {
        for (int y = 0; y < picture.height; ++y) {
            for (int x = 0; x < picture.width; ++x)
                row[static_cast<std::size_t>(x)] = picture.value(band, x, y);
            REQUIRE(memory->GetRasterBand(band + 1)->RasterIO(
                        GF_Write, 0, y, picture.width, 1, row.data(), picture.width, 1, GDT_Float64,
                        0, 0, nullptr) == CE_None);
        }
    }
    if (picture.finish) picture.finish(*memory);
    CPLStringList options;
    for (const char* option : picture.options) options.AddString(option);
    CPLConfigOptionSetter quiet{"GDAL_PAM_ENABLED", "NO", false};
    const std::string path = folder.file(name);
    const GDALDatasetUniquePtr copy{all->GetDriverByName(driver)->CreateCopy(
        path.c_str(), memory.get(), FALSE, options.List(), nullptr, nullptr)};
    REQUIRE(copy);
    return path;
}

SiteRaster raster_at(const std::string& path) {
    const SiteDrawing drawing = site_file::drawing_at(path);
    REQUIRE(std::holds_alternative<SiteRaster>(drawing.content));
    CHECK(ingest::y_axis_of(drawing) == geo::YAxis::Down);
    return std::get<SiteRaster>(drawing.content);
}

SiteRaster raster_of(const char* driver, const char* name, const Picture& picture) {
    const support::Folder folder;
    const std::string path = written(folder, driver, name, picture);
    const std::string before = folder.listing();
    SiteRaster raster = raster_at(path);
    CHECK(folder.listing() == before);  // nothing was written beside it
    return raster;
}

Pixel pixel_at(const SiteRaster& raster, int x, int y) {
    const auto from = (static_cast<std::size_t>(y) * static_cast<std::size_t>(raster.width_px) +
                       static_cast<std::size_t>(x)) *
                      4;
    Pixel pixel{};
    for (std::size_t c = 0; c < 4; ++c) pixel[c] = raster.rgba.at(from + c);
    return pixel;
}

void as_colours(GDALDataset& picture) {
    constexpr std::array kAs{GCI_RedBand, GCI_GreenBand, GCI_BlueBand, GCI_AlphaBand};
    for (int i = 0; i < picture.GetRasterCount(); ++i)
        picture.GetRasterBand(i + 1)->SetColorInterpretation(kAs[static_cast<std::size_t>(i)]);
}

}  // namespace

TEST_CASE("a grey scan becomes opaque greys") {
    const SiteRaster raster = raster_of(
        "PNG", "scan.png",
        {.width = 3, .height = 2, .value = [](int, int x, int y) { return x * 100 + y; }});
    CHECK(raster.width_px == 3);
    CHECK(raster.height_px == 2);
    CHECK(raster.file_width_px == 3);
    CHECK(pixel_at(raster, 0, 0) == Pixel{0, 0, 0, 255});
    CHECK(pixel_at(raster, 2, 1) == Pixel{201, 201, 201, 255});
}

TEST_CASE("colours and alpha of a PNG stay as they are") {
    const SiteRaster raster = raster_of(
        "PNG", "plan.png",
        {.width = 2,
         .height = 1,
         .bands = 4,
         .value = [](int band, int x, int) { return x == 0 ? 10 * (band + 1) : 200 + band; },
         .finish = as_colours});
    CHECK(pixel_at(raster, 0, 0) == Pixel{10, 20, 30, 40});
    CHECK(pixel_at(raster, 1, 0) == Pixel{200, 201, 202, 203});
}

TEST_CASE("a photograph of a plan is read from a JPEG") {
    const SiteRaster raster = raster_of("JPEG", "photo.jpg",
                                        {.width = 16,
                                         .height = 16,
                                         .bands = 3,
                                         .value = [](int band, int, int) { return 60 * band; },
                                         .finish = as_colours});
    const Pixel pixel = pixel_at(raster, 8, 8);
    for (std::size_t c = 0; c < 3; ++c) CHECK(std::abs(pixel[c] - 60 * static_cast<int>(c)) <= 3);
    CHECK(pixel[3] == 255);
}

TEST_CASE("a palette is looked up, with what it leaves transparent") {
    const SiteRaster raster =
        raster_of("PNG", "palette.png",
                  {.width = 3,
                   .height = 1,
                   .value = [](int, int x, int) { return x; },
                   .finish =
                       [](GDALDataset& picture) {
                           GDALColorTable table;
                           const std::array<GDALColorEntry, 3> colours{
                               {{200, 10, 20, 255}, {0, 0, 255, 255}, {9, 9, 9, 0}}};
                           for (int i = 0; i < 3; ++i)
                               table.SetColorEntry(i, &colours[static_cast<std::size_t>(i)]);
                           picture.GetRasterBand(1)->SetColorTable(&table);
                       }});
    CHECK(pixel_at(raster, 0, 0) == Pixel{200, 10, 20, 255});
    CHECK(pixel_at(raster, 1, 0) == Pixel{0, 0, 255, 255});
    CHECK(pixel_at(raster, 2, 0)[3] == 0);
}

TEST_CASE("black and white of one bit are black and white") {
    for (const char* white : {"PHOTOMETRIC=MINISBLACK", "PHOTOMETRIC=MINISWHITE"}) {
        const bool upside = std::string{white}.ends_with("WHITE");
        const SiteRaster raster = raster_of("GTiff", "fax.tif",
                                            {.width = 9,
                                             .height = 2,
                                             .value = [](int, int x, int) { return x % 2; },
                                             .options = {"NBITS=1", "COMPRESS=CCITTFAX4", white}});
        INFO(white);
        CHECK(pixel_at(raster, 0, 0)[0] == (upside ? 255 : 0));
        CHECK(pixel_at(raster, 1, 1)[0] == (upside ? 0 : 255));
        CHECK(pixel_at(raster, 1, 1)[3] == 255);
    }
}

TEST_CASE("sixteen bits are spread over the bits that are used") {
    const auto brightest = [](double most) {
        const SiteRaster raster = raster_of("GTiff", "deep.tif",
                                            {.width = 2,
                                             .height = 1,
                                             .value = [most](int, int x, int) { return x * most; },
                                             .type = GDT_UInt16});
        CHECK(pixel_at(raster, 0, 0)[0] == 0);
        return pixel_at(raster, 1, 0)[0];
    };
    CHECK(brightest(65535) == 255);
    CHECK(brightest(32896) == 128);
    CHECK(brightest(4095) == 255);  // twelve bits of a scanner
    CHECK(brightest(100) == 100);
}

TEST_CASE("heights are spread from the lowest to the highest, and holes are transparent") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const std::array<double, 4> heights{48.5, 49.5, nan, -9999};
    const SiteRaster raster = raster_of(
        "GTiff", "heights.tif",
        {.width = 4,
         .height = 1,
         .value = [&](int, int x, int) { return heights[static_cast<std::size_t>(x)]; },
         .type = GDT_Float32,
         .finish = [](GDALDataset& picture) { picture.GetRasterBand(1)->SetNoDataValue(-9999); }});
    CHECK(pixel_at(raster, 0, 0) == Pixel{0, 0, 0, 255});
    CHECK(pixel_at(raster, 1, 0) == Pixel{255, 255, 255, 255});
    CHECK(pixel_at(raster, 2, 0)[3] == 0);
    CHECK(pixel_at(raster, 3, 0)[3] == 0);
}

TEST_CASE("no data in every colour is transparent, in one colour it is a colour") {
    const SiteRaster raster =
        raster_of("GTiff", "photo.tif",
                  {.width = 2,
                   .height = 1,
                   .bands = 3,
                   .value = [](int band, int x, int) { return x == 1 && band == 0 ? 250 : 0; },
                   .options = {"PHOTOMETRIC=RGB"},
                   .finish =
                       [](GDALDataset& picture) {
                           for (int i = 1; i <= 3; ++i) picture.GetRasterBand(i)->SetNoDataValue(0);
                       }});
    CHECK(pixel_at(raster, 0, 0)[3] == 0);
    CHECK(pixel_at(raster, 1, 0) == Pixel{250, 0, 0, 255});
}

TEST_CASE("printing inks become light") {
    const SiteRaster raster = raster_of(
        "GTiff", "print.tif",
        {.width = 2,
         .height = 1,
         .bands = 4,
         .value = [](int band, int x,
                     int) { return (x == 0 && band == 0) || (x == 1 && band == 3) ? 255 : 0; },
         .options = {"PHOTOMETRIC=CMYK"}});
    CHECK(pixel_at(raster, 0, 0) == Pixel{0, 255, 255, 255});  // cyan
    CHECK(pixel_at(raster, 1, 0) == Pixel{0, 0, 0, 255});
}

TEST_CASE("a large scan is averaged down, and keeps its size in mind") {
    const SiteRaster raster =
        raster_of("GTiff", "large.tif",
                  {.width = 8192,
                   .height = 100,
                   .value = [](int, int x, int) { return x % 2 == 0 ? 0 : 200; },
                   .options = {"COMPRESS=DEFLATE"}});
    CHECK(raster.width_px == 4096);
    CHECK(raster.height_px == 50);
    CHECK(raster.file_width_px == 8192);
    CHECK(raster.file_height_px == 100);
    CHECK(raster.rgba.size() == 4096U * 50U * 4U);
    CHECK(pixel_at(raster, 0, 0) == Pixel{100, 100, 100, 255});
    CHECK(pixel_at(raster, 4095, 49) == Pixel{100, 100, 100, 255});
}

TEST_CASE("what is transparent does not bleed into what is not") {
    // Green that nobody sees, beside red: two columns become one.
    const SiteRaster raster = raster_of("PNG", "edge.png",
                                        {.width = 8192,
                                         .height = 2,
                                         .bands = 4,
                                         .value =
                                             [](int band, int x, int) {
                                                 if (band == 3) return x % 2 == 0 ? 0 : 255;
                                                 return band == (x % 2 == 0 ? 1 : 0) ? 255 : 0;
                                             },
                                         .finish = as_colours});
    CHECK(pixel_at(raster, 7, 0) == Pixel{255, 0, 0, 128});
}

TEST_CASE("the georeference of a file speaks of the pixels that were kept") {
    const support::Folder folder;
    const std::string path =
        written(folder, "GTiff", "yard.tif",
                {.width = 8192,
                 .height = 4,
                 .value = [](int, int, int) { return 7; },
                 .finish =
                     [](GDALDataset& picture) {
                         std::array<double, 6> six{447'000, 0.05, 0, 4'400'000, 0, -0.05};
                         picture.SetGeoTransform(six.data());
                         OGRSpatialReference srs;
                         srs.importFromEPSG(4547);
                         picture.SetSpatialRef(&srs);
                     }});
    const SiteDrawing drawing = site_file::drawing_at(path);
    REQUIRE(drawing.georeference);
    CHECK(drawing.georeference->crs == "EPSG:4547");
    const geo::Affine& map = drawing.georeference->crs_from_drawing;
    CHECK(geo::mapped(map, {0, 0}) == geo::Point{447'000, 4'400'000});
    CHECK(geo::mapped(map, {4096, 2}).x == Catch::Approx(447'000 + 409.6));
    CHECK(geo::mapped(map, {4096, 2}).y == Catch::Approx(4'400'000 - 0.2));

    const auto same = ingest::placed_by_file(drawing, "EPSG:4547");
    REQUIRE(same);
    CHECK(same->rms_m < 1e-6);
    CHECK(std::abs(geo::mapped(same->ground_from_drawing, {4096, 2}).x - 447'409.6) < 1e-6);
    // Another zone: turned by a little, and still affine to a millimetre.
    const auto zone = ingest::placed_by_file(drawing, "EPSG:4548");
    REQUIRE(zone);
    CHECK(zone->rms_m < 1e-3);
    CHECK(!ingest::placed_by_file(drawing, "EPSG:999999"));
}

TEST_CASE("a world file says where, but in nobody's system") {
    const support::Folder folder;
    const std::string path =
        written(folder, "PNG", "scan.png",
                {.width = 4, .height = 4, .value = [](int, int, int) { return 7; }});
    support::write_bytes(folder.file("scan.wld"), "0.5\n0\n0\n-0.5\n100.25\n199.75\n");
    const SiteDrawing drawing = site_file::drawing_at(path);
    REQUIRE(drawing.georeference);
    CHECK(drawing.georeference->crs.empty());
    CHECK(geo::mapped(drawing.georeference->crs_from_drawing, {2, 2}) == geo::Point{101, 199});
    CHECK(!ingest::placed_by_file(drawing, "EPSG:4547"));
}

TEST_CASE("a picture that breaks off is refused") {
    const support::Folder folder;
    const std::string path = written(
        folder, "PNG", "whole.png",
        {.width = 300, .height = 300, .value = [](int, int x, int y) { return (x * y) % 251; }});
    const std::string bytes = support::bytes_of(path);
    CHECK(site_file::refusal_of_bytes("half.png", bytes.substr(0, bytes.size() / 2)) ==
          Word::FileBroken);
    CHECK(site_file::refusal_of_bytes("head.png", bytes.substr(0, 20)) == Word::FileBroken);
}

TEST_CASE("a picture that claims to be enormous takes no memory") {
    const support::Folder folder;
    // Without any block written it is a few hundred bytes, and claims a million million pixels.
    GDALAllRegister();
    CPLStringList options;
    for (const char* option :
         {"SPARSE_OK=TRUE", "COMPRESS=DEFLATE", "TILED=YES", "BLOCKXSIZE=4096", "BLOCKYSIZE=4096"})
        options.AddString(option);
    GDALDatasetUniquePtr{GetGDALDriverManager()->GetDriverByName("GTiff")->Create(
        folder.file("vast.tif").c_str(), 1'000'000, 1'000'000, 1, GDT_Byte, options.List())};
    REQUIRE(std::filesystem::file_size(folder.file("vast.tif")) < 2'000'000);
    CHECK(site_file::refusal_of(folder.file("vast.tif")) == Word::FileUnknown);
}

TEST_CASE("who no longer wants a drawing need not wait for it") {
    const support::Folder folder;
    const std::string path =
        written(folder, "PNG", "scan.png",
                {.width = 4, .height = 4, .value = [](int, int, int) { return 7; }});
    const std::atomic<bool> cancelled{true};
    const auto drawing = ingest::read_site_drawing(path, &cancelled);
    REQUIRE(!drawing);
    CHECK(drawing.error().fault == base::Fault::Cancelled);
}
