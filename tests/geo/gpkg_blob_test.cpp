#include "geo/gpkg_blob.h"

#include "base/random.h"

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include <catch_amalgamated.hpp>

using geo::Point;
using geo::Ring;
using geo::Shape;
using geo::ShapeKind;

namespace {

/// Builds blobs by hand, in either byte order.
class Blob {
  public:
    explicit Blob(bool little = true) : little_{little} {
        // magic, version 0, flags: no envelope, byte order; then the SRS.
        for (const char c : {'G', 'P', '\0', static_cast<char>(little ? 1 : 0)}) byte(c);
        number<std::int32_t>(4547);
    }

    Blob& byte(char c) {
        bytes_.push_back(static_cast<std::byte>(c));
        return *this;
    }
    template <class T>
    Blob& number(T value) {
        std::array<std::byte, sizeof(T)> raw{};
        std::memcpy(raw.data(), &value, sizeof value);
        if (little_ != (std::endian::native == std::endian::little)) std::ranges::reverse(raw);
        bytes_.insert(bytes_.end(), raw.begin(), raw.end());
        return *this;
    }
    Blob& head(std::uint32_t type) { return byte(little_ ? 1 : 0).number(type); }
    Blob& count(std::uint32_t n) { return number(n); }
    Blob& numbers(std::initializer_list<double> values) {
        for (const double v : values) number(v);
        return *this;
    }
    const std::vector<std::byte>& bytes() const { return bytes_; }

  private:
    bool little_;
    std::vector<std::byte> bytes_;
};

const double kNan = std::numeric_limits<double>::quiet_NaN();

/// One of each kind that we write.
std::vector<Shape> shapes() {
    const Ring outline{{0, 0}, {10, 0}, {10, 10}, {0, 10}};
    const Ring hole{{2, 2}, {2, 4}, {4, 4}, {4, 2}};
    const Ring island{{20, 0}, {22, 0}, {22, 2}};
    return {geo::point_of({1, 2}),
            geo::line_of({{0, 0}, {5, 5}, {9, 1}}),
            {ShapeKind::Line, {{{0, 0}, {1, 1}}, {{2, 2}, {3, 3}}}, {}},
            geo::area_of(outline),
            {ShapeKind::Area, {outline, hole}, {0}},
            {ShapeKind::Area, {outline, hole, island}, {0, 2}}};
}

}  // namespace

TEST_CASE("what is written is read back the same", "[geo]") {
    for (const Shape& shape : shapes()) {
        const std::vector<std::byte> blob = geo::gpkg_from_shape(shape, 4547);
        CHECK(geo::shape_from_gpkg(blob) == shape);
        const auto header = geo::gpkg_header(blob);
        REQUIRE(header);
        CHECK(header->srs_id == 4547);
        CHECK(header->box == box_of(shape));
        CHECK(geo::gpkg_box(blob) == box_of(shape));
    }
}

TEST_CASE("both byte orders are read, also mixed between header and geometry", "[geo]") {
    const bool little = GENERATE(true, false);
    Blob blob{little};
    blob.head(3).count(1).count(4).numbers({0, 0, 6, 0, 6, 8, 0, 0});
    CHECK(geo::shape_from_gpkg(blob.bytes()) == geo::area_of({{0, 0}, {6, 0}, {6, 8}}));
    CHECK(geo::gpkg_box(blob.bytes()) == geo::Box{0, 0, 6, 8});
    CHECK(geo::gpkg_header(blob.bytes())->srs_id == 4547);
}

TEST_CASE("height and measure are skipped, as ISO and as PostGIS write them", "[geo]") {
    const Shape point = geo::point_of({1, 2});
    CHECK(geo::shape_from_gpkg(Blob{}.head(1001).numbers({1, 2, 9}).bytes()) == point);
    CHECK(geo::shape_from_gpkg(Blob{}.head(2001).numbers({1, 2, 9}).bytes()) == point);
    CHECK(geo::shape_from_gpkg(Blob{}.head(3001).numbers({1, 2, 9, 8}).bytes()) == point);
    CHECK(geo::shape_from_gpkg(Blob{}.head(0x8000'0001U).numbers({1, 2, 9}).bytes()) == point);
    CHECK(geo::shape_from_gpkg(Blob{}.head(0xC000'0001U).numbers({1, 2, 9, 8}).bytes()) == point);
    CHECK(geo::shape_from_gpkg(
              Blob{}.head(0x2000'0001U).number<std::int32_t>(4326).numbers({1, 2}).bytes()) ==
          point);
    const Shape line = geo::line_of({{0, 0}, {3, 4}});
    CHECK(geo::shape_from_gpkg(Blob{}.head(1002).count(2).numbers({0, 0, 7, 3, 4, 7}).bytes()) ==
          line);
}

TEST_CASE("of a mixed collection the highest dimension wins", "[geo]") {
    Blob blob;
    blob.head(7).count(3);
    blob.head(1).numbers({50, 50});
    blob.head(2).count(2).numbers({0, 0, 90, 90});
    blob.head(3).count(1).count(4).numbers({0, 0, 6, 0, 6, 8, 0, 0});
    CHECK(geo::shape_from_gpkg(blob.bytes()) == geo::area_of({{0, 0}, {6, 0}, {6, 8}}));
}

TEST_CASE("empty and senseless geometry is none", "[geo]") {
    CHECK_FALSE(geo::shape_from_gpkg(Blob{}.head(1).numbers({kNan, kNan}).bytes()));
    CHECK_FALSE(geo::shape_from_gpkg(Blob{}.head(1).numbers({1e300, 0}).bytes()));
    CHECK_FALSE(geo::shape_from_gpkg(Blob{}.head(3).count(0).bytes()));
    CHECK_FALSE(geo::shape_from_gpkg(Blob{}.head(4).count(0).bytes()));
    CHECK_FALSE(geo::shape_from_gpkg(Blob{}.head(2).count(1).numbers({0, 0}).bytes()));
    CHECK_FALSE(geo::shape_from_gpkg(Blob{}.head(8).count(3).bytes()));   // a curve
    CHECK_FALSE(geo::shape_from_gpkg(Blob{}.head(99).count(3).bytes()));  // no kind at all
    std::vector<std::byte> flagged = geo::gpkg_from_shape(geo::point_of({1, 2}), 0);
    flagged[3] |= std::byte{0x10};
    CHECK_FALSE(geo::shape_from_gpkg(flagged));
    CHECK_FALSE(geo::gpkg_box(flagged));
}

TEST_CASE("rings lose what is no corner, and holes go with their outline", "[geo]") {
    Blob open;  // not closed: the standard says closed, some programs forget
    open.head(3).count(1).count(3).numbers({0, 0, 6, 0, 6, 8});
    CHECK(geo::shape_from_gpkg(open.bytes()) == geo::area_of({{0, 0}, {6, 0}, {6, 8}}));
    Blob two;
    two.head(3).count(2);
    two.count(4).numbers({0, 0, 6, 0, 6, 8, 0, 0});
    two.count(3).numbers({1, 1, 2, 1, 1, 1});  // a hole of two corners
    CHECK(geo::shape_from_gpkg(two.bytes()) == geo::area_of({{0, 0}, {6, 0}, {6, 8}}));
    Blob hole_of_nothing;
    hole_of_nothing.head(3).count(2);
    hole_of_nothing.count(0);
    hole_of_nothing.count(4).numbers({0, 0, 6, 0, 6, 8, 0, 0});
    CHECK_FALSE(geo::shape_from_gpkg(hole_of_nothing.bytes()));
}

TEST_CASE("an envelope of nonsense is measured anew", "[geo]") {
    const Shape shape = geo::line_of({{1, 2}, {3, 4}});
    for (const std::size_t side : {0U, 1U, 2U, 3U}) {
        std::vector<std::byte> blob = geo::gpkg_from_shape(shape, 0);
        for (const double wrong : {kNan, std::numeric_limits<double>::infinity()}) {
            std::memcpy(blob.data() + 8 + side * sizeof(double), &wrong, sizeof wrong);
            CHECK(geo::gpkg_box(blob) == geo::Box{1, 2, 3, 4});
        }
    }
}

TEST_CASE("bytes cut off anywhere are no geometry and never read beyond their end", "[geo]") {
    for (const Shape& shape : shapes()) {
        const std::vector<std::byte> whole = geo::gpkg_from_shape(shape, 4547);
        for (std::size_t length = 0; length < whole.size(); ++length) {
            // In a block of its own, so that AddressSanitizer sees every step beyond.
            const std::vector<std::byte> cut(whole.begin(),
                                             whole.begin() + static_cast<std::ptrdiff_t>(length));
            CHECK_FALSE(geo::shape_from_gpkg(cut));
            (void)geo::gpkg_box(cut);
        }
    }
}

TEST_CASE("broken bytes give some shape or none, of sane numbers", "[geo]") {
    base::Random random{7};
    for (const Shape& shape : shapes()) {
        const std::vector<std::byte> whole = geo::gpkg_from_shape(shape, 4547);
        for (int i = 0; i < 4000; ++i) {
            std::vector<std::byte> broken = whole;
            for (int k = random.between(1, 4); k > 0; --k)
                broken[random.below(static_cast<std::uint32_t>(broken.size()))] =
                    static_cast<std::byte>(random.below(256));
            const auto read = geo::shape_from_gpkg(broken);
            if (!read) continue;
            REQUIRE_FALSE(read->parts.empty());
            for (const Ring& part : read->parts)
                for (const Point p : part) REQUIRE(std::abs(p.x) + std::abs(p.y) < 1e10);
        }
    }
}

TEST_CASE("collections in collections end somewhere", "[geo]") {
    Blob blob;
    for (int depth = 0; depth < 10'000; ++depth) blob.head(7).count(1);
    blob.head(1).numbers({1, 2});
    CHECK_FALSE(geo::shape_from_gpkg(blob.bytes()));
    Blob four_billion;
    four_billion.head(2).count(0xFFFF'FFFFU).numbers({1, 2});
    CHECK_FALSE(geo::shape_from_gpkg(four_billion.bytes()));
}

TEST_CASE("of several points in one geometry the first stands", "[geo]") {
    Blob blob;
    blob.head(4).count(2);
    blob.head(1).numbers({1, 2});
    blob.head(1).numbers({3, 4});
    const auto shape = geo::shape_from_gpkg(blob.bytes());
    REQUIRE(shape);
    CHECK(*shape == geo::point_of({1, 2}));
    CHECK(geo::shape_from_gpkg(geo::gpkg_from_shape(*shape, 4547)) == shape);
}
