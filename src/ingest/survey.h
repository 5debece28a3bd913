// ingest/survey.h — what stands on the ground, in metres of the store's CRS, before anybody has
// divided it into communities, courtyards and grids.
#pragma once

#include "geo/shape.h"
#include "model/rows.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ingest {

/// A row of a file: the number of its layer among those that were read, and its id there.
struct Origin {
    std::uint32_t layer = 0;
    std::string source;
};

/// One polygon (a multipolygon was taken apart), valid, outline first, then its courts.
struct SurveyedBuilding {
    geo::Shape area;
    std::string name;    // 清华大学主楼
    std::string number;  // 12, 3号楼
    std::string street;  // of the address
    int storeys = 0;     // above ground; never 0 after `survey_from`
    bool estimated = false;
    bool dwelling = true;  // homes are likely: apartments, house, residential, yes
    std::string source;
    std::uint32_t layer = 0;
};

/// A way for wheels or feet. `klass` as model::GroundRow::klass.
struct SurveyedRoad {
    geo::Ring line;  // at least two points, no repeats
    std::string klass;
    std::string name;
    double width_m = 0;    // of the carriageway; never 0 after `survey_from`
    bool covered = false;  // a tunnel or a bridge: crosses without meeting
    std::string source;
    std::uint32_t layer = 0;
};

/// An administrative area as a file gives it.
struct SurveyedBoundary {
    enum class Level : std::uint8_t { District, Subdistrict, Community, Grid };
    Level level = Level::Community;
    geo::Shape area;
    std::string name;
    std::string code;  // 6, 9, 12 or 15 digits when known, else empty
    std::string source;
    std::uint32_t layer = 0;
};

/// A housing estate (landuse=residential), or an institution's ground (school, hospital, office).
struct SurveyedYard {
    geo::Shape area;
    std::string name;
    bool institution = false;
    std::string source;
    std::uint32_t layer = 0;
};

/// A shop, wherever it was drawn: a node, a polygon, a building that is one.
struct SurveyedShop {
    geo::Point at;
    geo::Shape area;  // None for a node
    std::string name;
    std::string trade;  // K10
    bool vacant = false;
    std::string number;
    std::string street;
    std::string source;
    std::uint32_t layer = 0;
};

/// What has a place but no front: K16 facilities, gates, hydrants.
struct SurveyedFacility {
    geo::Shape shape;
    std::string kind;  // K16
    std::string name;
    std::string hours{};  // as written on the door
    std::string source;
    std::uint32_t layer = 0;
};

/// A thing of the city that somebody keeps in order.
struct SurveyedComponent {
    geo::Point at;
    std::string klass;  // K36
    std::string name;
    std::string code;   // of 17 digits, when the file has one
    std::string state;  // K37
    std::string keeper;
    bool outside = false;  // far from all the rest
    std::string source;
    std::uint32_t layer = 0;
};

/// A door of a building.
struct SurveyedEntrance {
    geo::Point at;
    int stair = 0;  // 0 of a door to the whole building
    bool step_free = false;
    bool told = true;  // as an entrance; else only a door that may be one
    std::string source;
    std::uint32_t layer = 0;
};

/// A house number without a house of its own.
struct SurveyedAddress {
    geo::Point at;
    std::string number;
    std::string street;
    std::string source;
    std::uint32_t layer = 0;
};

struct Survey {
    int epsg = 0;
    std::string name;  // of the whole, when the files tell
    std::vector<SurveyedBuilding> buildings;
    std::vector<SurveyedRoad> roads;
    std::vector<SurveyedBoundary> boundaries;
    std::vector<SurveyedYard> yards;
    std::vector<SurveyedShop> shops;
    std::vector<SurveyedFacility> facilities;
    std::vector<SurveyedComponent> components;
    std::vector<SurveyedEntrance> entrances;
    std::vector<SurveyedAddress> addresses;
    std::vector<SurveyedFacility> outside;    // points far from all the rest, whatever they are
    std::vector<model::GroundRow> ground;     // all but roads: water, green, rail, walls …
    std::vector<std::uint32_t> ground_layer;  // of each row of `ground`
};

struct DivideOptions {
    std::string name;  // of the sub-district when no boundary names it
    int households_per_community = 3000;
    int households_per_grid = 300;
};

/// Makes the two trees of a survey: sub-district, communities, yards and streets, buildings and
/// fronts; and the basic grids. What no boundary gives is proposed, contiguous, balanced by
/// households, following streets, and marked so. Every building, front and street segment is in
/// exactly one basic grid. Codes run west to east, then north to south. Roads become `ground`
/// rows, and named ones also street segments between crossings. The same survey gives the same
/// rows. Ids begin at 1.
///
/// What lies in no place (界外) never widens one: it is kept as a facility of no place, and
/// `outside`, when given, hears of each that the survey did not know to be outside.
model::Rows divide(Survey survey, const DivideOptions& options,
                   std::vector<Origin>* outside = nullptr);

/// K16 of a shop or a house number that lies in no place.
inline constexpr const char* kShopOutside = "36";
inline constexpr const char* kAddressOutside = "37";

/// Households that a building of this plan is likely to have.
int likely_households(const SurveyedBuilding& building);

}  // namespace ingest
