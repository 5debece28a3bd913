// Site drawings as bytes in a store, and back; also bytes that nobody should have put there.
#include "base/random.h"
#include "ingest/site_drawing.h"

#include <cmath>
#include <functional>

#include <catch_amalgamated.hpp>

namespace {

using ingest::SiteDrawing;
using ingest::SiteLines;
using ingest::SiteRaster;

SiteRaster raster(int width, int height, const std::function<std::uint8_t(int, int, int)>& value) {
    SiteRaster made{width, height, width, height, {}};
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            for (int c = 0; c < 4; ++c) made.rgba.push_back(value(x, y, c));
        }
    }
    return made;
}

std::string bytes_of(const SiteDrawing& drawing) {
    const auto bytes = ingest::encode(drawing);
    REQUIRE(bytes);
    return *bytes;
}

SiteLines courtyard() {
    SiteLines lines;
    lines.classes = {"墙", "门"};
    lines.lines = {{0, {{447'000, 4'400'000}, {447'060, 4'400'000}, {447'060, 4'400'040.123}}},
                   {1, {{447'010.5, 4'400'000}, {447'011.4, 4'400'000}}}};
    lines.box = {447'000, 4'400'000, 447'060, 4'400'040.123};
    return lines;
}

}  // namespace

TEST_CASE("a drawn plan is kept as a PNG without any loss") {
    const auto grey = [](int x, int y, int c) {
        return static_cast<std::uint8_t>(c == 3 || (x % 9 != 0 && y % 7 != 0) ? 255 : 0);
    };
    const auto colours = [](int x, int y, int c) {
        return static_cast<std::uint8_t>(c == 3 ? 255 : (x / 20 * 40 + c * 30 + y / 30) % 256);
    };
    const auto holes = [](int x, int, int c) {
        return static_cast<std::uint8_t>(c == 3 ? (x < 30 ? 0 : 128) : c * 50);
    };
    for (const auto& plan :
         {raster(90, 70, grey), raster(90, 70, colours), raster(90, 70, holes)}) {
        const std::string bytes = bytes_of({plan, {}});
        CHECK(ingest::media_type_of(bytes) == "image/png");
        const auto back = ingest::decode(bytes);
        REQUIRE(back);
        CHECK(std::get<SiteRaster>(back->content) == plan);
    }
}

TEST_CASE("a scan with grain is kept as a WebP, small and close") {
    base::Random random{7};
    const SiteRaster scan = raster(400, 300, [&](int x, int y, int c) {
        const int paper = 200 + (x + y) / 30 + static_cast<int>(random.below(9));
        return static_cast<std::uint8_t>(c == 3 ? 255 : paper);
    });
    const std::string bytes = bytes_of({scan, {}});
    CHECK(ingest::media_type_of(bytes) == "image/webp");
    CHECK(bytes.size() < 400U * 300U / 2U);
    const auto back = ingest::decode(bytes);
    REQUIRE(back);
    const auto& close = std::get<SiteRaster>(back->content);
    CHECK(close.width_px == 400);
    REQUIRE(close.rgba.size() == scan.rgba.size());
    double off = 0;
    for (std::size_t i = 0; i < scan.rgba.size(); ++i)
        off += std::abs(int{scan.rgba[i]} - int{close.rgba[i]});
    CHECK(off / static_cast<double>(scan.rgba.size()) < 3);
}

TEST_CASE("lines are kept to a hair's breadth, with their classes") {
    const SiteLines lines = courtyard();
    const std::string bytes = bytes_of({lines, {}});
    CHECK(ingest::media_type_of(bytes) == "application/x-getu-lines");
    const auto back = ingest::decode(bytes);
    REQUIRE(back);
    const auto& same = std::get<SiteLines>(back->content);
    CHECK(same.classes == lines.classes);
    REQUIRE(same.lines.size() == lines.lines.size());
    for (std::size_t i = 0; i < lines.lines.size(); ++i) {
        CHECK(same.lines[i].cls == lines.lines[i].cls);
        REQUIRE(same.lines[i].points.size() == lines.lines[i].points.size());
        for (std::size_t p = 0; p < lines.lines[i].points.size(); ++p) {
            const geo::Point off = same.lines[i].points[p] - lines.lines[i].points[p];
            CHECK(std::hypot(off.x, off.y) < 1e-6);
        }
    }
    CHECK(std::abs(same.box.y1 - lines.box.y1) < 1e-6);
}

TEST_CASE("what was read from a store can be written again without moving") {
    const std::string once = bytes_of({courtyard(), {}});
    const auto back = ingest::decode(once);
    REQUIRE(back);
    const auto again = ingest::decode(bytes_of(*back));
    REQUIRE(again);
    const auto& first = std::get<SiteLines>(back->content);
    const auto& second = std::get<SiteLines>(again->content);
    for (std::size_t i = 0; i < first.lines.size(); ++i) {
        for (std::size_t p = 0; p < first.lines[i].points.size(); ++p) {
            const geo::Point off = second.lines[i].points[p] - first.lines[i].points[p];
            CHECK(std::hypot(off.x, off.y) < 1e-8);
        }
    }
}

TEST_CASE("an empty drawing, or one that contradicts itself, is not written") {
    CHECK(!ingest::encode({SiteLines{}, {}}));
    CHECK(!ingest::encode({SiteRaster{}, {}}));
    CHECK(!ingest::encode({SiteRaster{10, 10, 10, 10, {1, 2, 3}}, {}}));
    SiteLines dot = courtyard();
    dot.lines = {{0, {{5, 5}, {5, 5}}}};
    CHECK(!ingest::encode({dot, {}}));
}

TEST_CASE("bytes that are no drawing are none") {
    CHECK(!ingest::decode(""));
    CHECK(!ingest::decode("GSD"));
    CHECK(!ingest::decode("<svg/>"));
    CHECK(!ingest::decode(std::string{"GSD\x02"} + std::string(40, '\0')));  // a later version
    // Claims four gigabytes.
    CHECK(!ingest::decode(std::string{"GSD\x01\xFF\xFF\xFF\xFF"} + std::string(40, 'x')));
    CHECK(!ingest::decode("\x89PNG\r\n\x1A\n and no more"));
    CHECK(!ingest::decode(std::string{"RIFF\0\0\0\0WEBPVP8 ", 16}));
}

TEST_CASE("no stored picture is larger than one that would be written") {
    const std::string bytes =
        bytes_of({raster(64, 64, [](int, int, int) { return std::uint8_t{255}; }), {}});
    std::string wide = bytes;  // the width in the head, big endian, and a checksum that is wrong
    wide[16] = '\x00';
    wide[17] = '\x01';
    CHECK(!ingest::decode(wide));
}

TEST_CASE("damaged bytes give a drawing within its bounds, or none") {
    base::Random random{11};
    const SiteRaster plan =
        raster(60, 40, [](int x, int y, int c) { return static_cast<std::uint8_t>(x * y + c); });
    for (const std::string& whole : {bytes_of({courtyard(), {}}), bytes_of({plan, {}})}) {
        for (std::size_t cut = 0; cut < whole.size(); cut += 1 + whole.size() / 60)
            CHECK(!ingest::decode(whole.substr(0, cut)));
        for (int round = 0; round < 400; ++round) {
            std::string bytes = whole;
            for (int n = 0; n < 3; ++n)
                bytes[random.below(static_cast<std::uint32_t>(bytes.size()))] =
                    static_cast<char>(random.below(256));
            const auto back = ingest::decode(bytes);
            if (!back) continue;
            if (const auto* lines = std::get_if<SiteLines>(&back->content)) {
                for (const ingest::SiteLine& line : lines->lines) {
                    CHECK(line.cls < lines->classes.size());
                    CHECK(line.points.size() >= 2);
                }
            } else {
                const auto& kept = std::get<SiteRaster>(back->content);
                CHECK(kept.width_px <= ingest::kSiteLongestSide_px);
                CHECK(kept.rgba.size() == static_cast<std::size_t>(kept.width_px) *
                                              static_cast<std::size_t>(kept.height_px) * 4);
            }
        }
    }
}
