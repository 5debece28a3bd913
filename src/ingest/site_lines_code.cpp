#include "ingest/site_lines_code.h"

#include "ingest/encoding.h"
#include "ingest/gdal_shape.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include <cpl_conv.h>
#include <cpl_vsi.h>

namespace ingest {

namespace {

constexpr char kVersion = 1;
constexpr std::size_t kHead = 8;          // magic, version, size
constexpr double kSteps = 268'435'456.0;  // 2²⁸ along the longer side
constexpr std::int64_t kFarthestStep = std::int64_t{1} << 29;
constexpr std::size_t kMostPerByte = 1032;                      // what deflate can make of one byte
constexpr std::size_t kMostUnpacked = std::size_t{128} << 20U;  // all vertices and all names
constexpr std::size_t kMostName = 1024;
constexpr std::size_t kMostNamedClasses = std::numeric_limits<std::uint16_t>::max();

class ByteWriter {
  public:
    std::string take() { return std::move(bytes_); }

    void whole(std::uint64_t value) {
        for (; value >= 0x80; value >>= 7U)
            bytes_ += static_cast<char>(static_cast<unsigned char>(value | 0x80U));
        bytes_ += static_cast<char>(value);
    }
    void signed_whole(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        whole((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void number(double value) {
        static_assert(std::endian::native == std::endian::little);
        const auto raw = std::bit_cast<std::array<char, sizeof value>>(value);
        bytes_.append(raw.data(), raw.size());
    }
    void text(std::string_view value) {
        whole(value.size());
        bytes_ += value;
    }

  private:
    std::string bytes_;
};

/// Never past the end; what is missing is zero and told by `ok`.
class ByteReader {
  public:
    explicit ByteReader(std::string_view bytes) : bytes_{bytes} {}

    bool ok() const { return ok_; }
    std::size_t left() const { return bytes_.size(); }

    std::uint64_t whole() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 63; shift += 7) {
            if (bytes_.empty()) break;
            const auto byte = static_cast<unsigned char>(bytes_[0]);
            bytes_.remove_prefix(1);
            value |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80) return value;
        }
        ok_ = false;
        return 0;
    }
    std::int64_t signed_whole() {
        const std::uint64_t value = whole();
        const auto half = static_cast<std::int64_t>(value >> 1U);
        return (value & 1U) != 0 ? -half - 1 : half;
    }
    double number() {
        std::array<char, sizeof(double)> raw{};
        const std::string_view from = piece(raw.size());
        std::copy(from.begin(), from.end(), raw.begin());
        return std::bit_cast<double>(raw);
    }
    std::string_view piece(std::uint64_t size) {
        if (size > bytes_.size()) {
            ok_ = false;
            return {};
        }
        const std::string_view from = bytes_.substr(0, static_cast<std::size_t>(size));
        bytes_.remove_prefix(from.size());
        return from;
    }

  private:
    std::string_view bytes_;
    bool ok_ = true;
};

struct Grid {
    geo::Point origin;
    double step = 1;
};

struct Step {
    std::int64_t x = 0;
    std::int64_t y = 0;

    friend bool operator==(const Step&, const Step&) = default;
};

Grid grid_over(const SiteLines& lines) {
    geo::Box box;
    for (const SiteLine& line : lines.lines) {
        for (const geo::Point point : line.points) box.add(point);
    }
    const double longer = std::max(box.width(), box.height());
    return {{box.x0, box.y0}, longer > 0 ? longer / kSteps : 1};
}

std::vector<Step> steps_of(const geo::Ring& points, const Grid& grid) {
    std::vector<Step> steps;
    for (const geo::Point point : points) {
        const geo::Point from = point - grid.origin;
        const Step step{std::llround(from.x / grid.step), std::llround(from.y / grid.step)};
        if (steps.empty() || !(steps.back() == step)) steps.push_back(step);
    }
    return steps;
}

bool read_points(ByteReader& in, const Grid& grid, std::uint64_t count, geo::Ring& points) {
    if (count < 2 || count > in.left() / 2) return false;  // a point takes two bytes at least
    points.reserve(static_cast<std::size_t>(count));
    Step at;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::int64_t x = in.signed_whole();
        const std::int64_t y = in.signed_whole();
        const auto within = [](std::int64_t step) {
            return step >= -kFarthestStep && step <= kFarthestStep;
        };
        if (!in.ok() || !within(x) || !within(y)) return false;
        at = {at.x + x, at.y + y};
        if (!within(at.x) || !within(at.y)) return false;
        points.push_back({grid.origin.x + static_cast<double>(at.x) * grid.step,
                          grid.origin.y + static_cast<double>(at.y) * grid.step});
        if (!on_a_map(points.back())) return false;
    }
    return true;
}

bool read_classes(ByteReader& in, SiteLines& lines) {
    const std::uint64_t count = in.whole();
    if (!in.ok() || count > kMostNamedClasses || count > in.left()) return false;
    for (std::uint64_t i = 0; i < count; ++i) {
        std::string name{in.piece(in.whole())};
        if (!in.ok() || name.size() > kMostName || utf8_prefix(name) != name.size()) return false;
        lines.classes.push_back(std::move(name));
    }
    return true;
}

std::optional<SiteLines> unpacked_lines(std::string_view bytes) {
    ByteReader in{bytes};
    SiteLines lines;
    Grid grid;
    grid.origin.x = in.number();
    grid.origin.y = in.number();
    grid.step = in.number();
    if (!in.ok() || !on_a_map(grid.origin) || !(grid.step > 0)) return std::nullopt;
    if (!read_classes(in, lines)) return std::nullopt;
    const std::uint64_t count = in.whole();
    if (!in.ok() || count == 0 || count > in.left() / 6) return std::nullopt;
    std::uint64_t vertices = 0;
    for (std::uint64_t i = 0; i < count; ++i) {
        const std::uint64_t cls = in.whole();
        const std::uint64_t points = in.whole();
        if (!in.ok() || cls >= lines.classes.size()) return std::nullopt;
        if (points > static_cast<std::uint64_t>(kSiteMostVertices) - vertices) return std::nullopt;
        vertices += points;
        SiteLine& line = lines.lines.emplace_back();
        line.cls = static_cast<std::uint16_t>(cls);
        if (!read_points(in, grid, points, line.points)) return std::nullopt;
        for (const geo::Point point : line.points) lines.box.add(point);
    }
    if (in.left() > 0) return std::nullopt;
    return lines;
}

std::string_view cut_name(std::string_view name) {
    return name.substr(0, utf8_prefix(name.substr(0, kMostName)));
}

}  // namespace

std::string bytes_from_lines(const SiteLines& lines) {
    const Grid grid = grid_over(lines);
    ByteWriter body;
    std::uint64_t written = 0;
    std::int64_t vertices = 0;
    for (const SiteLine& line : lines.lines) {
        std::vector<Step> steps = steps_of(line.points, grid);
        if (steps.size() < 2) continue;  // too small for the grid, so for any eye
        vertices += static_cast<std::int64_t>(steps.size());
        body.whole(line.cls);
        body.whole(steps.size());
        Step before;
        for (const Step& step : steps) {
            body.signed_whole(step.x - before.x);
            body.signed_whole(step.y - before.y);
            before = step;
        }
        ++written;
    }
    if (written == 0 || vertices > kSiteMostVertices) return {};
    ByteWriter head;
    for (const double value : {grid.origin.x, grid.origin.y, grid.step}) head.number(value);
    head.whole(lines.classes.size());
    for (const std::string& name : lines.classes) head.text(cut_name(name));
    head.whole(written);

    const std::string plain = head.take() + body.take();
    if (plain.size() > kMostUnpacked) return {};
    std::size_t packed_size = 0;
    void* packed = CPLZLibDeflate(plain.data(), plain.size(), 6, nullptr, 0, &packed_size);
    if (packed == nullptr) return {};
    std::string bytes{kSiteLinesMagic};
    bytes += kVersion;
    const auto size = std::bit_cast<std::array<char, 4>>(static_cast<std::uint32_t>(plain.size()));
    bytes.append(size.data(), size.size());
    bytes.append(static_cast<const char*>(packed), packed_size);
    VSIFree(packed);
    return bytes;
}

std::optional<SiteLines> lines_from_bytes(std::string_view bytes) {
    if (bytes.size() < kHead || !bytes.starts_with(kSiteLinesMagic)) return std::nullopt;
    if (bytes[kSiteLinesMagic.size()] != kVersion) return std::nullopt;
    std::uint32_t size = 0;
    std::memcpy(&size, bytes.data() + kSiteLinesMagic.size() + 1, sizeof size);
    const std::string_view packed = bytes.substr(kHead);
    // A size that so few bytes cannot hold takes no memory.
    if (size > kMostUnpacked || size / kMostPerByte > packed.size()) return std::nullopt;
    std::string plain(size, '\0');
    std::size_t got = 0;
    if (CPLZLibInflate(packed.data(), packed.size(), plain.data(), plain.size(), &got) == nullptr)
        return std::nullopt;
    if (got != plain.size()) return std::nullopt;
    return unpacked_lines(plain);
}

}  // namespace ingest
