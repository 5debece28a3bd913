#include "ingest/osm_tags.h"

#include <algorithm>
#include <array>
#include <span>

namespace ingest {

namespace {

using Values = std::span<const std::string_view>;

constexpr std::array<std::string_view, 9> kNaturalLines{
    "arete", "cliff", "coastline", "earth_bank", "gully", "ridge", "tree_row", "valley", "fault"};
constexpr std::array<std::string_view, 2> kLeisureLines{"slipway", "track"};
constexpr std::array<std::string_view, 9> kManMadeLines{"breakwater", "cutline",        "dyke",
                                                        "embankment", "goods_conveyor", "groyne",
                                                        "pipeline",   "tree_alley",     "kerb"};
constexpr std::array<std::string_view, 5> kAerowayLines{"jet_bridge", "parking_position", "runway",
                                                        "stopway", "taxiway"};
constexpr std::array<std::string_view, 6> kPowerAreas{"compensator", "generator",   "plant",
                                                      "substation",  "transformer", "station"};
constexpr std::array<std::string_view, 5> kWaterwayAreas{"boatyard", "dam", "dock", "fuel",
                                                         "riverbank"};
constexpr std::array<std::string_view, 5> kRailwayAreas{"platform", "roundhouse", "station",
                                                        "traverser", "turntable"};
constexpr std::array<std::string_view, 2> kHighwayAreas{"rest_area", "services"};

struct AreaKey {
    std::string_view key;
    Values except{};  // values that stay lines
    Values only{};    // when not empty, all other values stay lines
};

/// Keys that make a closed way an area. highway and barrier are not among them: a ring road and
/// a wall around an estate are lines, unless something else says what lies inside.
constexpr std::array kAreaKeys{
    AreaKey{"building"},
    AreaKey{"building:part"},
    AreaKey{"landuse"},
    AreaKey{"amenity"},
    AreaKey{"shop"},
    AreaKey{"office"},
    AreaKey{"craft"},
    AreaKey{"healthcare"},
    AreaKey{"emergency"},
    AreaKey{"tourism"},
    AreaKey{"historic"},
    AreaKey{"military"},
    AreaKey{"place"},
    AreaKey{"boundary"},
    AreaKey{"public_transport"},
    AreaKey{"area:highway"},
    AreaKey{"indoor"},
    AreaKey{"club"},
    AreaKey{"golf"},
    AreaKey{"ruins"},
    AreaKey{"water"},
    AreaKey{"wetland"},
    AreaKey{"landcover"},
    AreaKey{"natural", kNaturalLines},
    AreaKey{"leisure", kLeisureLines},
    AreaKey{"man_made", kManMadeLines},
    AreaKey{"aeroway", kAerowayLines},
    AreaKey{"power", {}, kPowerAreas},
    AreaKey{"waterway", {}, kWaterwayAreas},
    AreaKey{"railway", {}, kRailwayAreas},
    AreaKey{"highway", {}, kHighwayAreas},
};

bool has(Values values, std::string_view value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

bool makes_area(const Tag& tag) {
    const auto* at = std::find_if(kAreaKeys.begin(), kAreaKeys.end(),
                                  [&](const AreaKey& area) { return area.key == tag.key; });
    if (at == kAreaKeys.end() || tag.value == "no") return false;
    return at->only.empty() ? !has(at->except, tag.value) : has(at->only, tag.value);
}

}  // namespace

bool means_area(const Feature& way) {
    const std::string_view area = tag(way, "area");
    if (!area.empty()) return area != "no";
    const std::string_view highway = tag(way, "highway");
    if (!highway.empty() && !has(kHighwayAreas, highway)) return false;
    return std::any_of(way.tags.begin(), way.tags.end(), makes_area);
}

}  // namespace ingest
