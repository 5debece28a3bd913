// Components, organisations and doors of places that do not exist.
#include "ingest/fictional_things.h"

#include "fiction.h"
#include "ingest/fictional_residents.h"
#include "model/credit_code.h"
#include "support/outline.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include <catch_amalgamated.hpp>

namespace {

using model::PlaceId;
using model::PlaceRow;

double share_of(const std::vector<model::ComponentRow>& components, const char* state) {
    const auto count = std::ranges::count(components, state, &model::ComponentRow::state);
    return static_cast<double>(count) / static_cast<double>(components.size());
}

}  // namespace

TEST_CASE("a town has components where they belong, most of them whole", "[ingest]") {
    const model::Rows& rows = fiction::town();
    INFO(rows.components.size() << " components");
    CHECK(rows.components.size() > 1700);
    CHECK(rows.components.size() < 2300);
    CHECK(share_of(rows.components, "2") > 0.03);
    CHECK(share_of(rows.components, "2") < 0.05);
    CHECK(share_of(rows.components, "3") > 0.004);
    CHECK(share_of(rows.components, "3") < 0.018);
    std::map<std::string, int> count;
    std::set<std::string> codes;
    for (const model::ComponentRow& one : rows.components) {
        const std::string_view kind = support::place_of(rows, one.place).kind;
        REQUIRE((kind == "STRT" || kind == "YARD" || kind == "SITE"));
        REQUIRE(one.code.size() == 17);
        REQUIRE(one.code.starts_with("990101" + one.klass));
        REQUIRE(codes.insert(one.code).second);
        REQUIRE(one.has_point);
        REQUIRE_FALSE(one.keeper.empty());
        REQUIRE((one.checked == base::kNever || one.checked < fiction::kNow));
        ++count[one.klass];
    }
    CHECK(count["01037"] > 400);  // lamps
    CHECK(count["04902"] > 50);   // benches
    CHECK(count["01904"] > 20);   // cameras
    CHECK(count["01904"] < 200);
}

TEST_CASE("cameras stand at gates and street corners only", "[ingest]") {
    const model::Rows& rows = fiction::town();
    for (const model::ComponentRow& one : rows.components) {
        if (one.klass != "01904") continue;
        const PlaceRow& place = support::place_of(rows, one.place);
        bool corner = false;
        if (place.kind == "STRT") {
            const geo::Point end = place.shape.parts[0].back();
            corner = std::hypot(end.x - one.point.x, end.y - one.point.y) < 30;
        }
        CHECK((corner || std::ranges::any_of(rows.ground, [&](const model::GroundRow& ground) {
                   return ground.kind == "gate" && geo::distance(ground.shape, one.point) < 0.01;
               })));
    }
}

TEST_CASE("every stair has its door, and every other building one", "[ingest]") {
    const model::Rows& rows = fiction::town();
    std::map<PlaceId, std::vector<int>> stairs;
    for (const model::EntranceRow& one : rows.entrances) {
        stairs[one.place].push_back(one.stair);
        CHECK(geo::distance(support::place_of(rows, one.place).shape, one.point) < 0.01);
    }
    for (const PlaceRow& place : rows.places) {
        if (place.kind != "BLDG") continue;
        INFO(place.name << " of " << place.stairs);
        std::vector<int> wanted{0};
        if (place.stairs > 1) {
            wanted.clear();
            for (int i = 1; i <= place.stairs; ++i) wanted.push_back(i);
        }
        REQUIRE(stairs[place.id] == wanted);
    }
}

TEST_CASE("each community and yard has its organisations, and no real code", "[ingest]") {
    const model::Rows& rows = fiction::town();
    std::map<std::string, int> count;
    for (const model::OrganisationRow& one : rows.organisations) {
        ++count[one.kind];
        REQUIRE_FALSE(one.name.empty());
        if (one.code.empty()) continue;
        REQUIRE(model::read_credit_code(one.code));
        REQUIRE(one.code.starts_with("91990101"));
    }
    const auto places = [&](const char* kind) {
        return std::ranges::count(rows.places, kind, &PlaceRow::kind);
    };
    CHECK(count["11"] == places("COMM"));
    CHECK(count["12"] == places("COMM"));
    CHECK(count["07"] + count["08"] == places("YARD"));
    CHECK(count["06"] > places("YARD") / 3);
    CHECK(count["06"] < places("YARD"));
    CHECK(count["03"] + count["05"] >= 10);
}

TEST_CASE("things are the same for the same seed, and what is there stays", "[ingest]") {
    const model::Rows again = ingest::fictional_courtyard(fiction::kOptions);
    const model::Rows once = ingest::fictional_courtyard(fiction::kOptions);
    CHECK(again.components == once.components);
    CHECK(again.entrances == once.entrances);
    CHECK(again.organisations == once.organisations);
    CHECK(once.entrances.size() == 12 * 3 + 6);
    INFO(once.components.size() << " components");
    CHECK(once.components.size() > 250);
    CHECK(once.components.size() < 350);

    model::Rows rows = once;
    ingest::add_components(rows, fiction::kOptions);
    ingest::add_organisations(rows, fiction::kOptions);
    ingest::add_entrances(rows, fiction::kOptions);
    CHECK(rows.components.size() == once.components.size());
    CHECK(rows.organisations.size() == once.organisations.size());
    CHECK(rows.entrances.size() == once.entrances.size());
}

TEST_CASE("a district has components enough to try its map with", "[ingest]") {
    model::Rows rows = fiction::district_ground();
    ingest::add_organisations(rows, fiction::kOptions);
    ingest::add_components(rows, fiction::kOptions);
    ingest::add_entrances(rows, fiction::kOptions);
    INFO(rows.components.size() << " components, " << rows.organisations.size()
                                << " organisations, " << rows.entrances.size() << " entrances");
    CHECK(rows.components.size() > 27'000);
    CHECK(rows.components.size() < 33'000);
}
