#include "geo/gpkg_blob.h"

#include <array>
#include <bit>
#include <cassert>
#include <cmath>
#include <cstring>

namespace geo {

namespace {

constexpr int kDeepestCollection = 4;
constexpr double kFarthest_m = 1e9;  // twenty-five times round the Earth

/// Reads numbers in either byte order and never past the end.
class Reader {
  public:
    explicit Reader(Bytes bytes) : bytes_{bytes} {}

    bool ok() const { return ok_; }
    std::size_t left() const { return bytes_.size(); }
    void set_little(bool little) { swap_ = little != (std::endian::native == std::endian::little); }

    std::uint8_t byte() {
        if (bytes_.empty()) {
            ok_ = false;
            return 0;
        }
        const auto value = std::to_integer<std::uint8_t>(bytes_[0]);
        bytes_ = bytes_.subspan(1);
        return value;
    }

    template <class T>
    T number() {
        std::array<std::byte, sizeof(T)> raw{};
        if (bytes_.size() < sizeof(T)) {
            ok_ = false;
            bytes_ = {};
            return T{};
        }
        for (std::size_t i = 0; i < sizeof(T); ++i) raw[i] = bytes_[swap_ ? sizeof(T) - 1 - i : i];
        bytes_ = bytes_.subspan(sizeof(T));
        return std::bit_cast<T>(raw);
    }

    void skip(std::size_t bytes) {
        if (bytes > bytes_.size()) {
            ok_ = false;
            bytes = bytes_.size();
        }
        bytes_ = bytes_.subspan(bytes);
    }

  private:
    Bytes bytes_;
    bool swap_ = false;
    bool ok_ = true;
};

/// Broken bytes make numbers that are no coordinates.
bool is_coordinate(double v) {
    return std::abs(v) <= kFarthest_m;
}  // not for NaN either

struct Found {
    std::vector<Ring> points, lines, rings;
    std::vector<std::uint32_t> first_ring;
};

Ring read_points(Reader& in, std::size_t dimensions) {
    const auto count = in.number<std::uint32_t>();
    Ring points;
    if (count > in.left() / (dimensions * sizeof(double))) {
        in.skip(in.left() + 1);  // a count that cannot fit: broken bytes
        return points;
    }
    points.reserve(count);
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        const auto x = in.number<double>();
        const auto y = in.number<double>();
        in.skip((dimensions - 2) * sizeof(double));
        if (is_coordinate(x) && is_coordinate(y)) points.push_back({x, y});
    }
    return points;
}

void read_polygon(Reader& in, std::size_t dimensions, Found& found) {
    const auto count = in.number<std::uint32_t>();
    const auto first = static_cast<std::uint32_t>(found.rings.size());
    bool has_outline = true;
    for (std::uint32_t i = 0; i < count && in.ok(); ++i) {
        Ring ring = read_points(in, dimensions);
        if (ring.size() > 1 && ring.front() == ring.back()) ring.pop_back();
        if (i == 0 && ring.size() < 3) has_outline = false;  // holes of nothing are nothing
        if (has_outline && ring.size() >= 3) found.rings.push_back(std::move(ring));
    }
    if (found.rings.size() > first) found.first_ring.push_back(first);
}

// NOLINTNEXTLINE(misc-no-recursion): a collection holds geometries, by definition
void read_geometry(Reader& in, Found& found, int depth) {
    in.set_little(in.byte() == 1);
    const auto type = in.number<std::uint32_t>();
    const std::uint32_t base = (type & 0x0FFF'FFFFU) % 1000;
    const std::uint32_t iso = (type & 0x0FFF'FFFFU) / 1000;
    const bool has_z = iso == 1 || iso == 3 || (type & 0x8000'0000U) != 0;
    const bool has_m = iso == 2 || iso == 3 || (type & 0x4000'0000U) != 0;
    const std::size_t dimensions = 2U + (has_z ? 1U : 0U) + (has_m ? 1U : 0U);
    if (!in.ok() || depth > kDeepestCollection) return in.skip(in.left() + 1);
    if ((type & 0x2000'0000U) != 0) in.skip(sizeof(std::int32_t));  // PostGIS puts the SRS here
    if (base == 1) {
        const auto x = in.number<double>();
        const auto y = in.number<double>();
        in.skip((dimensions - 2) * sizeof(double));
        if (is_coordinate(x) && is_coordinate(y)) found.points.push_back({{x, y}});
    } else if (base == 2) {
        Ring line = read_points(in, dimensions);
        if (line.size() >= 2) found.lines.push_back(std::move(line));
    } else if (base == 3) {
        read_polygon(in, dimensions, found);
    } else if (base >= 4 && base <= 7) {
        const auto count = in.number<std::uint32_t>();
        for (std::uint32_t i = 0; i < count && in.ok(); ++i) read_geometry(in, found, depth + 1);
    } else {
        in.skip(in.left() + 1);  // curves and surfaces
    }
}

template <class T>
void put(std::vector<std::byte>& out, T value) {
    static_assert(std::endian::native == std::endian::little);
    const auto raw = std::bit_cast<std::array<std::byte, sizeof(T)>>(value);
    out.insert(out.end(), raw.begin(), raw.end());
}

void put_points(std::vector<std::byte>& out, const Ring& points, bool closed) {
    put(out, static_cast<std::uint32_t>(points.size() + (closed ? 1 : 0)));
    for (const Point p : points) {
        put(out, p.x);
        put(out, p.y);
    }
    if (closed) {
        put(out, points.front().x);
        put(out, points.front().y);
    }
}

void put_head(std::vector<std::byte>& out, std::uint32_t type) {
    put(out, std::uint8_t{1});
    put(out, type);
}

void put_area(std::vector<std::byte>& out, const Shape& shape) {
    const std::size_t polygons = shape.first_ring.size();
    if (polygons > 1) {
        put_head(out, 6);
        put(out, static_cast<std::uint32_t>(polygons));
    }
    for (std::size_t p = 0; p < polygons; ++p) {
        const std::size_t first = shape.first_ring[p];
        const std::size_t end = p + 1 < polygons ? shape.first_ring[p + 1] : shape.parts.size();
        put_head(out, 3);
        put(out, static_cast<std::uint32_t>(end - first));
        for (std::size_t r = first; r < end; ++r) put_points(out, shape.parts[r], true);
    }
}

void put_lines(std::vector<std::byte>& out, const Shape& shape) {
    if (shape.parts.size() > 1) {
        put_head(out, 5);
        put(out, static_cast<std::uint32_t>(shape.parts.size()));
    }
    for (const Ring& line : shape.parts) {
        put_head(out, 2);
        put_points(out, line, false);
    }
}

}  // namespace

std::optional<GpkgHeader> gpkg_header(Bytes blob) {
    if (blob.size() < 8 || blob[0] != std::byte{'G'} || blob[1] != std::byte{'P'}) return {};
    Reader in{blob};
    in.skip(3);
    const std::uint8_t flags = in.byte();
    in.set_little((flags & 1U) != 0);
    static constexpr std::array<std::size_t, 5> kEnvelopeNumbers{0, 4, 6, 6, 8};
    const std::size_t envelope = (flags >> 1U) & 7U;
    if (envelope >= kEnvelopeNumbers.size()) return {};
    GpkgHeader header;
    header.srs_id = in.number<std::int32_t>();
    header.empty = (flags & 0x10U) != 0;
    header.size = 8 + kEnvelopeNumbers.at(envelope) * sizeof(double);
    if (envelope > 0) {
        header.box.x0 = in.number<double>();
        header.box.x1 = in.number<double>();
        header.box.y0 = in.number<double>();
        header.box.y1 = in.number<double>();
        const Box& b = header.box;
        for (const double side : {b.x0, b.y0, b.x1, b.y1})
            if (!is_coordinate(side)) header.box = Box{};
    }
    if (!in.ok() || blob.size() < header.size) return {};
    return header;
}

std::optional<Box> gpkg_box(Bytes blob) {
    const std::optional<GpkgHeader> header = gpkg_header(blob);
    if (!header || header->empty) return {};
    if (!header->box.empty()) return header->box;
    const std::optional<Shape> shape = shape_from_gpkg(blob);
    if (!shape) return {};
    return box_of(*shape);
}

std::optional<Shape> shape_from_gpkg(Bytes blob) {
    const std::optional<GpkgHeader> header = gpkg_header(blob);
    if (!header || header->empty) return {};
    Reader in{blob.subspan(header->size)};
    Found found;
    read_geometry(in, found, 0);
    if (!in.ok()) return {};
    if (!found.rings.empty())
        return Shape{ShapeKind::Area, std::move(found.rings), std::move(found.first_ring)};
    if (!found.lines.empty()) return Shape{ShapeKind::Line, std::move(found.lines), {}};
    if (!found.points.empty()) return point_of(found.points[0][0]);
    return {};
}

std::vector<std::byte> gpkg_from_shape(const Shape& shape, std::int32_t srs_id) {
    assert(shape.kind != ShapeKind::None);
    std::vector<std::byte> out;
    for (const char c : {'G', 'P', '\0', '\3'}) put(out, c);
    put(out, srs_id);
    const Box box = box_of(shape);
    for (const double v : {box.x0, box.x1, box.y0, box.y1}) put(out, v);
    if (shape.kind == ShapeKind::Area) put_area(out, shape);
    if (shape.kind == ShapeKind::Line) put_lines(out, shape);
    if (shape.kind == ShapeKind::Point) {
        put_head(out, 1);
        put(out, shape.parts[0][0].x);
        put(out, shape.parts[0][0].y);
    }
    return out;
}

}  // namespace geo
