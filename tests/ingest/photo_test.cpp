// Photographs: upright, small enough, and without what the camera wrote beside the picture.
#include "ingest/photo.h"
#include "support/folder.h"
#include "support/process.h"

#include <gdal_priv.h>
#include <catch_amalgamated.hpp>

#include <array>

namespace {

using base::Word;
using ingest::SiteRaster;

/// Left red, right blue; above bright, below dark.
std::string jpeg_at(const support::Folder& folder, int width, int height) {
    GDALAllRegister();
    GDALDriverManager* all = GetGDALDriverManager();
    const GDALDatasetUniquePtr memory{
        all->GetDriverByName("MEM")->Create("", width, height, 3, GDT_Byte, nullptr)};
    REQUIRE(memory);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(width));
    for (int band = 0; band < 3; ++band)
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x) {
                const bool left = x < width / 2;
                const std::uint8_t light = y < height / 2 ? 250 : 120;
                row[static_cast<std::size_t>(x)] =
                    (band == 0 && left) || (band == 2 && !left) ? light : 0;
            }
            REQUIRE(memory->GetRasterBand(band + 1)->RasterIO(GF_Write, 0, y, width, 1, row.data(),
                                                              width, 1, GDT_Byte, 0, 0,
                                                              nullptr) == CE_None);
        }
    const CPLConfigOptionSetter quiet{"GDAL_PAM_ENABLED", "NO", false};
    std::string path = folder.file("shop.jpg");
    const GDALDatasetUniquePtr copy{all->GetDriverByName("JPEG")->CreateCopy(
        path.c_str(), memory.get(), FALSE, nullptr, nullptr, nullptr)};
    REQUIRE(copy);
    return path;
}

/// As a telephone writes it: how it was held, and who made it (EXIF 2.32, TIFF 6.0).
void add_exif(const std::string& path, char orientation) {
    std::string exif{"Exif\0\0II*\0\x08\0\0\0\x02\0", 16};
    exif += std::string{"\x0F\x01\x02\0\x0A\0\0\0\x26\0\0\0", 12};  // make: ten letters at 38
    exif += std::string{"\x12\x01\x03\0\x01\0\0\0", 8} + orientation + std::string{"\0\0\0", 3};
    exif += std::string{"\0\0\0\0", 4} + std::string{"SpyCamera\0", 10};
    const std::size_t size = exif.size() + 2;
    std::string bytes = support::bytes_of(path);
    std::string head{"\xFF\xE1", 2};
    head += static_cast<char>(size >> 8U);
    head += static_cast<char>(size & 0xFFU);
    bytes.insert(2, head + exif);
    support::write_bytes(path, bytes);
}

/// The strongest of red, green and blue at a share of the picture.
char colour_at(const SiteRaster& raster, double across, double along) {
    const auto x = static_cast<std::size_t>(across * raster.width_px);
    const auto y = static_cast<std::size_t>(along * raster.height_px);
    const std::uint8_t* pixel =
        &raster.rgba[(y * static_cast<std::size_t>(raster.width_px) + x) * 4];
    if (pixel[0] > 90 && pixel[2] < 60) return pixel[0] > 180 ? 'R' : 'r';
    if (pixel[2] > 90 && pixel[0] < 60) return pixel[2] > 180 ? 'B' : 'b';
    return '?';
}

std::string corners_of(const SiteRaster& raster) {
    std::string corners;
    for (const auto& [x, y] : {std::pair{0.2, 0.2}, {0.8, 0.2}, {0.2, 0.8}, {0.8, 0.8}})
        corners += colour_at(raster, x, y);
    return corners;
}

}  // namespace

TEST_CASE("a photograph is kept upright, whichever way the camera was held", "[photo]") {
    // What is seen, by EXIF's number for how the camera was held, when the file has R B over r b.
    constexpr std::array<const char*, 9> kSeen{"RBrb", "RBrb", "BRbr", "brBR", "rbRB",
                                               "RrBb", "rRbB", "bBrR", "BbRr"};
    for (int orientation = 1; orientation <= 8; ++orientation) {
        INFO(orientation);
        const support::Folder folder;
        const std::string path = jpeg_at(folder, 64, 48);
        add_exif(path, static_cast<char>(orientation));
        const auto photo = ingest::read_photo(path);
        REQUIRE(photo);
        CHECK(corners_of(photo->raster) == kSeen.at(static_cast<std::size_t>(orientation)));
        CHECK(photo->picture.width_px == (orientation < 5 ? 64 : 48));
        CHECK(photo->picture.height_px == (orientation < 5 ? 48 : 64));
    }
}

TEST_CASE("nothing that the camera wrote is kept", "[photo]") {
    const support::Folder folder;
    const std::string path = jpeg_at(folder, 64, 48);
    add_exif(path, 6);
    REQUIRE(support::bytes_of(path).find("SpyCamera") != std::string::npos);
    const auto photo = ingest::read_photo(path);
    REQUIRE(photo);
    CHECK(photo->picture.bytes.find("SpyCamera") == std::string::npos);
    CHECK(photo->picture.bytes.find("Exif") == std::string::npos);
    const auto again = ingest::decode(photo->picture.bytes);
    REQUIRE(again);
    CHECK(corners_of(std::get<SiteRaster>(again->content)) == "rRbB");
}

TEST_CASE("a large photograph is made smaller", "[photo]") {
    const support::Folder folder;
    const auto photo = ingest::read_photo(jpeg_at(folder, 3200, 2400));
    REQUIRE(photo);
    CHECK(photo->picture.width_px == 1600);
    CHECK(photo->picture.height_px == 1200);
    CHECK(photo->raster.width_px == 1600);
    CHECK(corners_of(photo->raster) == "RBrb");
}

TEST_CASE("what is no photograph is refused with a sentence", "[photo]") {
    const support::Folder folder;
    const auto refused = [&](const char* name, const char* text) {
        support::write_bytes(folder.file(name), text);
        const auto photo = ingest::read_photo(folder.file(name));
        REQUIRE_FALSE(photo);
        return photo.error().word;
    };
    CHECK(refused("a.txt", "Dear neighbours") == Word::PictureNotOne);
    CHECK(refused("a.csv", "name,WKT\nx,\"LINESTRING(0 0,1 1)\"\n") == Word::PictureNotOne);
    CHECK(refused("a.jpg", "\xFF\xD8\xFF\xE0 broken") == Word::FileBroken);
    CHECK(ingest::read_photo(folder.file("none.jpg")).error().word == Word::FileMissing);
}
