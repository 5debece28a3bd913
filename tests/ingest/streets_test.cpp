#include "ingest/streets.h"
#include "ingest/lines.h"
#include "small_town.h"

#include <catch_amalgamated.hpp>

using Catch::Matchers::WithinAbs;
using ingest::Segment;
using small_town::at;
using small_town::road;

namespace {

std::vector<Segment> named(const std::vector<Segment>& segments, const std::string& name) {
    std::vector<Segment> found;
    for (const Segment& segment : segments)
        if (segment.name == name) found.push_back(segment);
    return found;
}

}  // namespace

TEST_CASE("a street is cut where others cross it, and short ends stay with it", "[streets]") {
    const auto segments = ingest::segments_of(small_town::streets().roads);
    const auto people = named(segments, "人民路");
    REQUIRE(people.size() == 4);
    CHECK(people[0].line.front() == at(-100, 0));
    CHECK(people[1].between == "新华路—建设路");
    CHECK(people[2].between == "建设路—和平路");
    CHECK_THAT(ingest::length_of(people[1].line), WithinAbs(400, 1e-6));
    CHECK(people[3].between == "和平路口");
    CHECK(people[1].width_m == 20);
}

TEST_CASE("streets that cross without a common vertex cut one another, bridges do not",
          "[streets]") {
    std::vector<ingest::SurveyedRoad> roads{
        road("长街", {at(0, 0), at(300, 0)}, "residential", 6),
        road("横街", {at(150, -100), at(150, 100)}, "residential", 6)};
    CHECK(ingest::segments_of(roads).size() == 4);
    roads[1].covered = true;
    CHECK(ingest::segments_of(roads).size() == 2);
}

TEST_CASE("the two carriageways of a street count once, whichever way they are joined",
          "[streets]") {
    std::vector<ingest::SurveyedRoad> roads{road("大道", {at(0, 0), at(600, 0)}, "primary", 8),
                                            road("大道", {at(590, 20), at(10, 20)}, "primary", 8)};
    auto segments = ingest::segments_of(roads);
    REQUIRE(segments.size() == 1);
    CHECK_THAT(segments[0].width_m, WithinAbs(28, 1e-6));

    roads[0].line.push_back(at(600, 20));  // now one line there and back
    roads[0].line.push_back(at(590, 20));
    segments = ingest::segments_of(roads);
    REQUIRE(segments.size() == 1);
    CHECK(ingest::length_of(segments[0].line) < 660);
}

TEST_CASE("the pieces of a street are strung together, in whatever order they come", "[streets]") {
    std::vector<ingest::SurveyedRoad> roads{
        road("弯街", {at(200, 0), at(300, 50)}, "residential", 6),
        road("弯街", {at(100, 0), at(0, 0)}, "residential", 6),
        road("弯街", {at(100, 0), at(200, 0)}, "residential", 6)};
    const auto one = ingest::segments_of(roads);
    REQUIRE(one.size() == 1);
    CHECK(one[0].between.empty());
    CHECK(one[0].line.front() == at(0, 0));
    std::ranges::reverse(roads);
    CHECK(ingest::segments_of(roads)[0].line == one[0].line);
}

TEST_CASE("paths, motorways and what has no name are no places", "[streets]") {
    CHECK(ingest::segments_of({road("", {at(0, 0), at(300, 0)}, "primary", 12),
                               road("G6", {at(0, 50), at(300, 50)}, "motorway", 24),
                               road("登山道", {at(0, 90), at(300, 90)}, "steps", 2),
                               road("小桥", {at(0, 150), at(30, 150)}, "foot", 2)})
              .empty());
    CHECK(ingest::segments_of({road("步行街", {at(0, 0), at(300, 0)}, "foot", 8)}).size() == 1);
}
