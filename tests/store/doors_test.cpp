// Which doors are to be knocked at: read from visits, whoever wrote them.
#include "model/doors.h"
#include "store/stage.h"
#include "support/foreign.h"

#include <fmt/format.h>

#include <catch_amalgamated.hpp>

using model::DoorDue;
using model::GridId;
using model::PlaceId;
using support::kDay;
using support::kNow;
using namespace support::place;

namespace {

constexpr std::size_t kAll = 1'000;

/// The town, where b1 has 1 (lived in), 2 (let) and 3 (vacant), and b2 has 4 (not collected); all
/// of the west grid. In the east grid b3 has 5 (a business), 6 (public) and 7 (lived in).
struct SevenHomes {
    support::Folder folder;
    std::string path = folder.file("town.gpkg");
    store::Store store = stage::town_at(path);
    support::Foreign other{path};

    SevenHomes() {
        run("INSERT INTO unit(id,place,stair,floor,door,\"use\") VALUES(5,13,2,3,'2-301','04'),"
            "(6,13,1,1,'101','06'),(7,13,1,1,'102','01')");
    }
    void run(const std::string& sql) const { REQUIRE(other.run(sql).empty()); }
    void visit(int unit, base::Instant at, const char* result = "1") const {
        run(
            fmt::format("INSERT INTO visit(place,unit,at,result) SELECT place,id,{},'{}' FROM unit "
                        "WHERE id={}",
                        base::seconds_from_instant(at), result, unit));
    }
    std::vector<DoorDue> doors(PlaceId under, GridId grid = {}, base::Instant by = kNow,
                               std::size_t most = kAll) {
        auto doors = store.doors_due(under, grid, by, most);
        if (!doors) FAIL(stage::spoken(doors.error()));
        return std::move(*doors);
    }
    std::vector<std::int64_t> units(PlaceId under, GridId grid = {}, base::Instant by = kNow,
                                    std::size_t most = kAll) {
        std::vector<std::int64_t> units;
        for (const DoorDue& door : doors(under, grid, by, most)) units.push_back(number(door.unit));
        return units;
    }
};

using Units = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("homes never visited are due, except those that stand vacant or are public", "[store]") {
    SevenHomes scene;
    CHECK(scene.units(kCommunity) == Units{1, 2, 4, 5, 7});
    CHECK(scene.units(kB3) == Units{5, 7});
    CHECK(scene.units(kB3, {}, kNow, 1) == Units{5});
    CHECK(scene.units(kB3, {}, kNow, 0) == Units{});
    CHECK(scene.units(kBackyard) == Units{});
    CHECK(scene.units(PlaceId{999}) == Units{});
    CHECK(scene.doors(kB3).at(0) == DoorDue{.unit = model::UnitId{5},
                                            .place = kB3,
                                            .stair = 2,
                                            .floor = 3,
                                            .door = "2-301",
                                            .use = "04"});
}

TEST_CASE("a home is due ninety days after its last visit, one that is let after thirty",
          "[store]") {
    SevenHomes scene;
    scene.visit(1, kNow - 200 * kDay);
    scene.visit(1, kNow - 90 * kDay, "3");
    scene.visit(2, kNow - 30 * kDay);
    scene.visit(4, kNow - 31 * kDay);
    scene.visit(5, kNow - 300 * kDay);
    scene.visit(7, kNow);
    CHECK(scene.units(kCommunity) == Units{5, 1, 2});
    CHECK(scene.units(kCommunity, {}, kNow - base::Seconds{1}) == Units{5});
    CHECK(scene.units(kCommunity, {}, kNow + 59 * kDay) == Units{5, 1, 2, 4});
    CHECK(scene.units(kCommunity, {}, kNow + 90 * kDay) == Units{5, 1, 2, 4, 7});
    const auto doors = scene.doors(kB1);
    REQUIRE(doors.size() == 2);
    CHECK(doors[0].last_visit == kNow - 90 * kDay);
    CHECK(doors[0].last_result == "3");
    CHECK(doors[0].due == kNow);
    CHECK_FALSE(doors[0].let);
    CHECK(doors[1].let);
    CHECK(doors[1].due == kNow);
}

TEST_CASE("those never visited come first, then those that are due the longest", "[store]") {
    SevenHomes scene;
    scene.visit(1, kNow - 100 * kDay);
    scene.visit(2, kNow - 100 * kDay);  // let: due for 70 days, the one above for 10
    scene.visit(4, kNow - 120 * kDay);
    CHECK(scene.units(kSubdistrict) == Units{5, 7, 2, 4, 1});
    CHECK(scene.units(kSubdistrict, {}, kNow, 3) == Units{5, 7, 2});
}

TEST_CASE("a grid has the doors of its own buildings", "[store]") {
    SevenHomes scene;
    CHECK(scene.units({}, GridId{1}) == Units{1, 2, 4});
    CHECK(scene.units({}, GridId{2}) == Units{5, 7});
    CHECK(scene.units(kB1, GridId{2}) == Units{5, 7});  // the place is not asked
    CHECK(scene.units({}, GridId{9}) == Units{});
}

TEST_CASE("a home that ended is not knocked at, nor is a look at the house one at its homes",
          "[store]") {
    SevenHomes scene;
    scene.run("UPDATE unit SET valid_to=1 WHERE id=1");
    scene.run(
        fmt::format("INSERT INTO visit(place,at) VALUES(11,{})", base::seconds_from_instant(kNow)));
    CHECK(scene.units(kB1) == Units{2});
}

TEST_CASE("a place that lies in itself does not keep the search from ending", "[store]") {
    SevenHomes scene;
    scene.run("PRAGMA foreign_keys=OFF; UPDATE place SET parent=4 WHERE id=3");
    CHECK(scene.units(kYard) == Units{1, 2, 4, 5, 7});
}

TEST_CASE("a visit through our own door takes its home off the list", "[store]") {
    SevenHomes scene;
    const auto wrote = scene.store.write(
        store::LogVisit{{.place = kB2, .unit = model::UnitId{4}, .at = kNow, .result = "1"}});
    REQUIRE(wrote);
    CHECK(scene.units(kB2) == Units{});
}
