// ingest/drafts.h — a survey on its way: each row sorted to what it is, not yet freed of doubles.
#pragma once

#include "ingest/kinds.h"
#include "ingest/layer.h"
#include "ingest/ledger.h"
#include "ingest/survey.h"

#include <string_view>
#include <vector>

namespace ingest {

/// Something of the survey and the row it came from.
template <class T>
struct Draft {
    T what;
    RowAt at;
    bool sure = false;     // of a building: the file tells its storeys or its height
    bool any_use = false;  // of a building: nobody says what it is for
};

struct Drafts {
    std::vector<Draft<SurveyedBuilding>> buildings;
    std::vector<Draft<SurveyedBuilding>> parts;  // of buildings
    std::vector<Draft<SurveyedRoad>> roads;
    std::vector<Draft<SurveyedBoundary>> boundaries;
    std::vector<Draft<SurveyedYard>> yards;
    std::vector<Draft<SurveyedShop>> shops;
    std::vector<Draft<SurveyedFacility>> facilities;
    std::vector<Draft<SurveyedComponent>> components;
    std::vector<Draft<SurveyedEntrance>> entrances;
    std::vector<Draft<SurveyedAddress>> addresses;
    std::vector<Draft<SurveyedFacility>> outside;
    std::vector<Draft<model::GroundRow>> ground;
};

/// Marks a point that lies outside the area, whatever it is.
inline constexpr std::string_view kOutsideTag = "getu:outside";

/// Sorts the rows of layers in metres whose tags are OpenStreetMap's words; `kinds` is by layer
/// and row. Polygons are made valid, multipolygons of buildings taken apart.
Drafts drafts_from(std::vector<Layer>& layers, const std::vector<std::vector<Kind>>& kinds,
                   Ledger& ledger);

/// Drops what is there twice, joins the pieces that tiles cut things into, gives the heights of
/// parts to their buildings, and lets the ground around a building say whether it is for living
/// in. Doors of no building are left out, unless buildings may stand in the store that it goes
/// into. What is left counts as kept.
Survey settled(Drafts drafts, Ledger& ledger, bool into_store);

}  // namespace ingest
