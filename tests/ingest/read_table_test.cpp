#include "ingest/encoding.h"
#include "ingest/read.h"
#include "support/folder.h"

#include <catch_amalgamated.hpp>

namespace {

std::string encoded(const std::string& utf8, const std::string& encoding) {
    std::string text;  // the way back is not needed by the program, so it is spelled out here
    if (encoding == "UTF-16LE") text = "\xFF\xFE";
    for (const char c : utf8) {
        text += c;
        text += '\0';
    }
    return text;
}

const ingest::Feature& row_of(const std::string& bytes, std::size_t row = 0,
                              const ingest::ReadOptions& options = {}) {
    static std::vector<ingest::Layer> kept;
    const support::Folder folder;
    support::write_bytes(folder.file("table.csv"), bytes);
    const auto layers = ingest::read_file(folder.file("table.csv"), options);
    REQUIRE(layers);
    kept = *layers;
    REQUIRE(kept.at(0).features.size() > row);
    return kept[0].features[row];
}

// "名称,经度,纬度\n五道口,116.33,39.99\n" in GBK.
constexpr const char* kPlacesInGbk =
    "\xC3\xFB\xB3\xC6,\xBE\xAD\xB6\xC8,\xCE\xB3\xB6\xC8\n\xCE\xE5\xB5\xC0\xBF\xDA,116.33,39.99\n";

}  // namespace

TEST_CASE("Columns of a table are known by their names") {
    const geo::Shape wudaokou = geo::point_of({116.33, 39.99});
    CHECK(row_of("name,lon,lat\n五道口,116.33,39.99\n").shape == wudaokou);
    CHECK(row_of("纬度;经度;名称\n39.99;116.33;五道口\n").shape == wudaokou);
    CHECK(row_of("Latitude\tLongitude\n39.99\t116.33\n").shape == wudaokou);
    CHECK(row_of("X,Y\n 116.33,+39.99\n").shape == wudaokou);
    CHECK(row_of("id,location\n1,\"116.33,39.99\"\n").shape == wudaokou);
    CHECK(row_of("id;the_geom\n1;POINT(116.33 39.99)\n").shape == wudaokou);
    CHECK(row_of("id;geom\n1;010100000085EB51B81E155D401F85EB51B8FE4340\n").shape == wudaokou);
    CHECK(row_of("id,wkt\n1,\"LINESTRING (0 0,1 1)\"\n").shape.kind == geo::ShapeKind::Line);
}

TEST_CASE("Codes in a table keep their leading zeros, empty fields are left out") {
    const ingest::Feature& row = row_of("lon,lat,code,phone\n1,2,007,\n");
    CHECK(ingest::tag(row, "code") == "007");
    CHECK(row.tags.size() == 3);
}

TEST_CASE("A row that says no place is told") {
    const support::Folder folder;
    support::write_bytes(folder.file("t.csv"), "id,lon,lat\na,1,2\nb,,\nc,east,2\nd,1e12,0\n");
    const auto layers = ingest::read_file(folder.file("t.csv"), {});
    REQUIRE(layers);
    const ingest::Layer& layer = layers->at(0);
    CHECK(layer.rows == 4);
    CHECK(layer.features.size() == 1);
    CHECK(layer.remarks.at(0).reason == "no-geometry");
    CHECK(layer.remarks.at(0).ids == std::vector<std::string>{"b"});
    CHECK(layer.remarks.at(1).reason == "bad-coordinates");
    CHECK(layer.remarks.at(1).ids == std::vector<std::string>{"c", "d"});
}

TEST_CASE("Tables are read in GBK, UTF-16, Latin-1 and UTF-8 with a mark") {
    CHECK(ingest::tag(row_of(kPlacesInGbk), "名称") == "五道口");
    CHECK(ingest::tag(row_of("\xEF\xBB\xBFname,x,y\n海淀,1,2\n"), "name") == "海淀");
    CHECK(ingest::tag(row_of(encoded("name,x,y\nMa,1,2\n", "UTF-16LE")), "name") == "Ma");
    CHECK(ingest::tag(row_of(encoded("name,x,y\nMa,1,2\n", "")), "name") == "Ma");
    CHECK(ingest::tag(row_of("name,x,y\nJos\xE9 \xC1lvarez,1,2\n"), "name") == "José Álvarez");
}

TEST_CASE("The user's word about an encoding counts where the bytes say nothing") {
    ingest::ReadOptions options;
    options.encoding = "CP1251";
    CHECK(ingest::tag(row_of("name,x,y\n\xCC\xE8\xF0,1,2\n", 0, options), "name") == "Мир");
    CHECK(ingest::tag(row_of("name,x,y\n海淀,1,2\n", 0, options), "name") == "海淀");
    options.encoding = "no such thing";
    const support::Folder folder;
    support::write_bytes(folder.file("t.csv"), kPlacesInGbk);
    const auto refused = ingest::read_file(folder.file("t.csv"), options);
    REQUIRE(!refused);
    CHECK(refused.error().word == base::Word::EncodingUnknown);
}

TEST_CASE("An encoding is guessed from what its everyday characters look like") {
    CHECK(ingest::encoding_of("plain") == "UTF-8");
    CHECK(ingest::encoding_of("五道口") == "UTF-8");
    CHECK(ingest::encoding_of(kPlacesInGbk) == "GB18030");
    CHECK(ingest::encoding_of("\xB0\xEA\xBB\x79\xA1\x41\xA4\xA4\xA4\xE5\xA6\x72") == "BIG5");
    CHECK(ingest::encoding_of("M\xFCller Stra\xDF"
                              "e") == "ISO-8859-1");
    CHECK(ingest::utf8_from("\x81\x30\x81\x30", "GB18030") == "\xC2\x80");  // four bytes
    CHECK(!ingest::utf8_from("x", "KLINGON"));
}

TEST_CASE("Text that is not UTF-8 is mended") {
    std::string text = "a\xFF\xE4\xBA\x94\xE4";
    CHECK(ingest::mend_utf8(text));
    CHECK(text == "a\xEF\xBF\xBD五\xEF\xBF\xBD");
    CHECK(!ingest::mend_utf8(text));
}
