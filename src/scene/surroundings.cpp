#include "scene/surroundings.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace scene {

namespace {

struct AreaName {
    std::string_view kind;
    AreaClass is;
};
constexpr std::array<AreaName, 8> kAreas{{{"water", AreaClass::Water},
                                          {"green", AreaClass::Green},
                                          {"wood", AreaClass::Wood},
                                          {"farm", AreaClass::Farm},
                                          {"parking", AreaClass::Parking},
                                          {"square", AreaClass::Square},
                                          {"sport", AreaClass::Sport},
                                          {"campus", AreaClass::Campus}}};

struct RoadName {
    std::string_view klass;
    WayClass is;
    double width_m;
};
constexpr std::array<RoadName, 11> kRoads{{{"motorway", WayClass::Motorway, 24},
                                           {"trunk", WayClass::Trunk, 22},
                                           {"primary", WayClass::Primary, 18},
                                           {"secondary", WayClass::Secondary, 14},
                                           {"tertiary", WayClass::Tertiary, 10},
                                           {"residential", WayClass::Residential, 7},
                                           {"service", WayClass::Service, 4},
                                           {"foot", WayClass::Foot, 2},
                                           {"steps", WayClass::Foot, 2},
                                           {"cycle", WayClass::Foot, 2.5},
                                           {"track", WayClass::Service, 3}}};

struct OtherWay {
    std::string_view kind;
    WayClass is;
    double width_m;
};
constexpr std::array<OtherWay, 4> kOthers{{{"rail", WayClass::Rail, 3.5},
                                           {"wall", WayClass::Wall, 0.4},
                                           {"gate", WayClass::Gate, 1.2},
                                           {"water", WayClass::Stream, 5}}};

}  // namespace

AreaClass area_class(const model::GroundRow& row) {
    const auto* const found = std::ranges::find(kAreas, row.kind, &AreaName::kind);
    return found == kAreas.end() ? AreaClass::Other : found->is;
}

bool lies_under_yards(AreaClass area) {
    return area == AreaClass::Farm || area == AreaClass::Campus || area == AreaClass::Other;
}

WayClass way_class(const model::GroundRow& row) {
    const auto* const other = std::ranges::find(kOthers, row.kind, &OtherWay::kind);
    if (other != kOthers.end()) return other->is;
    const auto* const road = std::ranges::find(kRoads, row.klass, &RoadName::klass);
    return road == kRoads.end() ? WayClass::Residential : road->is;
}

double way_width_m(const model::GroundRow& row) {
    if (row.width_m > 0) return row.width_m;
    const auto* const other = std::ranges::find(kOthers, row.kind, &OtherWay::kind);
    if (other != kOthers.end()) return other->width_m;
    const auto* const road = std::ranges::find(kRoads, row.klass, &RoadName::klass);
    return road == kRoads.end() ? 6 : road->width_m;
}

}  // namespace scene
