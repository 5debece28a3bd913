#include "scene/icons.h"

#include <algorithm>
#include <array>

namespace scene {

namespace {

// Code points of Material Design Icons 1.6, package fonts-materialdesignicons-webfont.
constexpr std::array<FacilitySign, 36> kSigns{
    {{"01", 0xF2FC, 1, false},  // service hall: information
     {"02", 0xF483, 2, false},  // police room: shield
     {"03", 0xF5D1, 2, false},  // mediation: scales
     {"04", 0xF2E0, 1, false},  // clinic
     {"05", 0xF238, 2, false},  // fire point: flame
     {"06", 0xF58F, 3, false},  // hydrant: pump
     {"07", 0xF5F1, 2, false},  // charging
     {"08", 0xF1E6, 2, false},  // fitness: dumbbell
     {"09", 0xF2E8, 2, false},  // toilet
     {"10", 0xF3D7, 3, false},  // parcels
     {"11", 0xF2D1, 1, false},  // day care: heart
     {"12", 0xF44C, 3, false},  // sorting
     {"13", 0xF06C, 1, false},  // kindergarten
     {"14", 0xF474, 0, false},  // school
     {"15", 0xF474, 0, false},  // university
     {"16", 0xF2E1, 0, false},  // hospital
     {"17", 0xF531, 0, true},   // park
     {"18", 0xF483, 0, false},  // police station
     {"19", 0xF238, 0, false},  // fire station
     {"20", 0xF0E7, 2, false},  // bus
     {"21", 0xF4DF, 0, false},  // rail and metro
     {"22", 0xF3E3, 2, false},  // car park
     {"23", 0xF076, 1, false},  // market: basket
     {"24", 0xF331, 1, false},  // library
     {"25", 0xF4B8, 1, false},  // culture and sport
     {"26", 0xF5A4, 1, false},  // home for the elderly
     {"27", 0xF070, 0, false},  // public office
     {"28", 0xF5E2, 2, false},  // worship: candle
     {"29", 0xF299, 3, false},  // gate
     {"30", 0xF114, 3, false},  // cash
     {"31", 0xF1EE, 3, false},  // post
     {"32", 0xF508, 1, false},  // shelter: tent
     {"33", 0xF00E, 1, false},  // community centre
     {"34", 0xF298, 1, false},  // filling station
     {"35", 0xF0A5, 1, false},  // sight: binoculars
     {"99", 0xF34E, 3, false}}};

}  // namespace

FacilitySign sign_of(std::string_view kind) {
    const auto* const found = std::ranges::find(kSigns, kind, &FacilitySign::kind);
    return found == kSigns.end() ? kSigns.back() : *found;
}

}  // namespace scene
