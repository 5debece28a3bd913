#include "ingest/walk_tags.h"

#include "ingest/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <initializer_list>
#include <numbers>
#include <optional>
#include <string_view>

namespace ingest {

using route::WayKind;

namespace {

/// Narrower or steeper, a wheelchair does not get through (GB 50763: 0.80 m clear, 1 in 12).
constexpr double kNarrow_m = 0.8;
constexpr double kSteep = 1.0 / 12;

bool says_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, value) != words.end();
}

/// The number at the beginning of a text, and what stands behind it.
struct Figure {
    double value = 0;
    std::string_view unit;
};
std::optional<Figure> figure_in(std::string_view text) {
    const std::string copy{text};
    char* end = nullptr;
    const double value = std::strtod(copy.c_str(), &end);
    const auto read = static_cast<std::size_t>(end - copy.c_str());
    if (read == 0 || !std::isfinite(value)) return std::nullopt;
    text.remove_prefix(read);
    while (text.starts_with(' ')) text.remove_prefix(1);
    return Figure{value, text};
}

bool is_narrow(const Feature& row) {
    const auto width = figure_in(tag(row, "width"));
    if (!width || width->value <= 0) return false;
    const bool metres = width->unit.empty() || width->unit == "m" || width->unit == "米";
    return width->unit == "cm" ? width->value / 100 < kNarrow_m
                               : metres && width->value < kNarrow_m;
}

/// As far as a number says it: "up" does not.
bool is_steep(const Feature& row) {
    const auto incline = figure_in(tag(row, "incline"));
    if (!incline) return false;
    const double most = std::abs(incline->value);
    if (incline->unit == "%") return most / 100 > kSteep;
    if (incline->unit == "°") return std::tan(most * std::numbers::pi / 180) > kSteep;
    return false;
}

bool is_for_wheelchairs(const Feature& row, bool otherwise) {
    const std::string_view said = tag(row, "wheelchair");
    if (says_one_of(said, {"yes", "designated"}) || is_said(tag(row, "ramp:wheelchair")))
        return true;
    if (said == "no" || is_narrow(row) || is_steep(row)) return false;
    return otherwise && !says_one_of(tag(row, "smoothness"),
                                     {"very_bad", "horrible", "very_horrible", "impassable"});
}

/// What is said of people on foot, else of everybody.
std::string_view entry_of(const Feature& row) {
    const std::string_view foot = tag(row, "foot");
    return foot.empty() ? tag(row, "access") : foot;
}

bool is_off_the_ground(const Feature& row) {
    const std::string_view tunnel = tag(row, "tunnel");
    if (is_said(tag(row, "bridge")) || (is_said(tunnel) && tunnel != "building_passage"))
        return true;
    const auto layer = figure_in(tag(row, "layer"));
    return layer && layer->value != 0;
}

/// Cars have a tunnel to themselves where it is long or is called one: nobody walks below a river.
bool is_car_tunnel(const Feature& row, std::string_view highway) {
    constexpr double kUnderpass_m = 100;  // what is shorter leads below a railway, on foot too
    const std::string_view tunnel = tag(row, "tunnel");
    if (!is_said(tunnel) || tunnel == "building_passage" ||
        !says_one_of(highway, {"primary", "primary_link", "secondary", "secondary_link", "tertiary",
                               "tertiary_link"}))
        return false;
    return is_tunnel_name(tag(row, "name")) || geo::length_m(row.shape) > kUnderpass_m;
}

bool is_motorway(const Feature& row, std::string_view highway) {
    if (says_one_of(highway, {"motorway", "motorway_link", "raceway", "bus_guideway", "busway",
                              "escape", "rail"}))
        return true;
    const bool fast = says_one_of(highway, {"trunk", "trunk_link"}) ||
                      tag(row, "motorroad") == "yes" || is_car_tunnel(row, highway);
    const bool beside = says_one_of(tag(row, "sidewalk"), {"both", "left", "right", "yes"});
    return fast && !beside && !says_one_of(tag(row, "foot"), {"yes", "designated", "permissive"});
}

WayKind kind_of_way(const Feature& row, std::string_view highway) {
    const std::string_view told = tag(row, "getu:way");
    if (!told.empty()) return route::way_kind_from(told);
    if (highway == "steps") return WayKind::Stairs;
    const std::string_view footway = tag(row, "footway");
    if (highway == "crossing" || footway == "crossing" || tag(row, "path") == "crossing" ||
        tag(row, "cycleway") == "crossing" || footway == "traffic_island")
        return WayKind::Crossing;
    if (is_said(tag(row, "bridge"))) return WayKind::Bridge;
    if (footway == "sidewalk" || highway == "pedestrian") return WayKind::Pavement;
    return says_one_of(highway, {"footway", "path", "track", "cycleway", "bridleway", "corridor",
                                 "platform", "elevator", "via_ferrata"})
               ? WayKind::Path
               : WayKind::Road;
}

/// What people walk along that is no highway by its tags.
std::string_view highway_of(const Feature& row) {
    const std::string_view highway = tag(row, "highway");
    if (!highway.empty()) return highway;
    const bool platform =
        tag(row, "railway") == "platform" || tag(row, "public_transport") == "platform";
    return platform || tag(row, "man_made") == "pier" ? "platform" : "";
}

}  // namespace

WayTags way_tags_of(const Feature& row) {
    WayTags way;
    const std::string_view highway = highway_of(row);
    // Of what is no way: rest areas are ground, and the rest stands at the road.
    if (highway.empty() || says_one_of(highway, {"no", "rest_area", "services", "emergency_bay",
                                                 "street_lamp", "traffic_signals", "bus_stop"}))
        return way;
    using enum WayTags::Is;
    way.is = Way;
    if (says_one_of(highway,
                    {"construction", "proposed", "planned", "razed", "abandoned", "disused"}))
        way.is = NotBuilt;
    else if (is_motorway(row, highway))
        way.is = NotForWalking;
    else if (says_one_of(entry_of(row), {"no", "use_sidepath"}))
        way.is = NoEntry;
    if (way.is != Way) return way;
    way.kind = kind_of_way(row, highway);
    way.hours = tag(row, "opening_hours");
    way.closed = is_said(tag(row, "getu:closed"));
    way.is_private = entry_of(row) == "private";
    way.step_free = is_for_wheelchairs(row, way.kind != WayKind::Stairs);
    way.at_ends_only = is_off_the_ground(row) || way.kind == WayKind::Bridge;
    return way;
}

BarrierTags barrier_tags_of(const Feature& row) {
    BarrierTags barrier;
    const std::string_view kind = tag(row, "barrier");
    if (kind.empty() || kind == "no") return barrier;
    using enum BarrierTags::Is;
    barrier.is = Post;
    if (kind == "gate" || kind.ends_with("_gate") || kind.ends_with("turnstile") ||
        says_one_of(kind, {"door", "sally_port"}))
        barrier.is = Gate;
    if (says_one_of(
            kind, {"wall", "fence", "hedge", "retaining_wall", "city_wall", "ditch", "guard_rail"}))
        barrier.is = Wall;
    barrier.hours = tag(row, "opening_hours");
    const std::string_view entry = entry_of(row);
    barrier.closed = barrier.is == Wall || entry == "no" || is_said(tag(row, "getu:closed"));
    barrier.is_private = entry == "private";
    const bool narrow = kind.ends_with("turnstile") ||
                        says_one_of(kind, {"kissing_gate", "stile", "cycle_barrier", "log"}) ||
                        tag(row, "kerb") == "raised";
    barrier.step_free = is_for_wheelchairs(row, !narrow);
    return barrier;
}

}  // namespace ingest
