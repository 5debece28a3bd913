// The lines of a drawing as a store holds them: the packed bytes as they come, and what is in
// them as if it had been packed.
#include "fuzz/taken.h"
#include "ingest/site_lines_code.h"

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>

#include <cpl_conv.h>
#include <cpl_vsi.h>

namespace {

using fuzz::require;

void check(std::string_view bytes) {
    const auto lines = ingest::lines_from_bytes(bytes);
    if (!lines) return;
    std::int64_t vertices = 0;
    for (const ingest::SiteLine& line : lines->lines) {
        require(line.cls < lines->classes.size());
        require(line.points.size() >= 2);
        vertices += static_cast<std::int64_t>(line.points.size());
        for (const geo::Point point : line.points) {
            require(std::isfinite(point.x) && std::isfinite(point.y));
            require(lines->box.contains(point));
        }
    }
    require(vertices <= ingest::kSiteMostVertices);
    const std::string again = ingest::bytes_from_lines(*lines);
    if (!again.empty()) require(ingest::lines_from_bytes(again).has_value());
}

std::string packed(std::string_view plain) {
    std::string bytes{ingest::kSiteLinesMagic};
    bytes += '\x01';
    const auto size = std::bit_cast<std::array<char, 4>>(static_cast<std::uint32_t>(plain.size()));
    bytes.append(size.data(), size.size());
    std::size_t length = 0;
    void* rest = CPLZLibDeflate(plain.data(), plain.size(), 1, nullptr, 0, &length);
    require(rest != nullptr);
    bytes.append(static_cast<const char*>(rest), length);
    VSIFree(rest);
    return bytes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes{reinterpret_cast<const char*>(data), size};
    check(bytes);
    check(packed(bytes));
    return 0;
}
