#include "ingest/crs_choice.h"

#include "base/text.h"
#include "geo/crs.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace ingest {

namespace {

constexpr const char* kSomeZone = "CGCS2000 3° GK";
constexpr double kBeyondUse_deg = 6;  // surveys may run a little over the border of their zone

bool between(double low, double a, double b, double high) {
    return low <= a && b <= high;
}

/// With a little to spare: maps of the whole world overshoot by a rounding.
bool is_degrees(const geo::Box& e) {
    return between(-180.01, e.x0, e.x1, 180.01) && between(-90.01, e.y0, e.y1, 90.01);
}

/// China written latitude first: as longitudes and latitudes this would be the Arctic Ocean.
bool is_china_north_first(const geo::Box& e) {
    return between(18, e.x0, e.x1, 54) && between(73, e.y0, e.y1, 136);
}

geo::Box turned(const geo::Box& e) {
    return {e.y0, e.x0, e.y1, e.x1};
}

/// The name of metres with x east, or nothing.
std::string metres_look_like(const geo::Box& e) {
    constexpr double kMillion = 1e6;
    if (between(8.1e6, e.x0, e.x1, 15.2e6) && between(2e6, e.y0, e.y1, 7.3e6)) return "EPSG:3857";
    if (!between(1.5e6, e.y0, e.y1, 6.2e6)) return {};
    if (between(166e3, e.x0, e.x1, 834e3)) return kSomeZone;
    if (!between(0, e.x0, e.x1, 60e6)) return {};
    const int zone = static_cast<int>(std::floor(e.x0 / kMillion));
    const double from = zone * kMillion;
    if (!between(from + 166e3, e.x0, e.x1, from + 834e3)) return {};
    if (zone >= 25 && zone <= 45) return fmt::format("EPSG:{}", 4513 + zone - 25);
    if (zone >= 13 && zone <= 23) return fmt::format("EPSG:{}", 4491 + zone - 13);
    return {};
}

std::string extent_text(const geo::Box& e) {
    const auto number = [](double v) {
        return std::abs(v) < 1000 ? fmt::format("{:.6g}", v) : fmt::format("{:.0f}", v);
    };
    return fmt::format("x {}…{}, y {}…{}", number(e.x0), number(e.x1), number(e.y0), number(e.y1));
}

CrsChoice::Shift shift_said(const std::string& said) {
    std::string word = base::in_small_letters(said);
    std::erase_if(word, [](char c) { return c == '-' || c == '_' || c == ' '; });
    if (word == "gcj02" || word == "gcj") return CrsChoice::Shift::Gcj02;
    if (word == "bd09" || word == "bd09ll") return CrsChoice::Shift::Bd09;
    return CrsChoice::Shift::None;
}

std::string with_authority(const std::string& said) {
    const bool number = !said.empty() && std::ranges::all_of(said, [](unsigned char c) {
        return std::isdigit(c) != 0;
    });
    return number ? "EPSG:" + said : said;
}

/// Systems whose way to WGS 84 is not public, unless the file brings its own parameters.
bool needs_local_parameters(const geo::CrsFacts& facts) {
    if (facts.own_shift) return false;
    const std::string datum = base::in_small_letters(facts.datum + " " + facts.name);
    return datum.find("beijing") != std::string::npos || datum.find("xian") != std::string::npos ||
           datum.find("xi'an") != std::string::npos;
}

std::string name_of_crs(const geo::CrsFacts& facts) {
    return facts.epsg > 0 ? fmt::format("EPSG:{}", facts.epsg) : facts.name;
}

/// Whether numbers in this range can be meant in this system.
bool fits(const geo::Box& extent, const std::string& crs, const geo::CrsFacts& facts) {
    if (facts.degrees) return is_degrees(extent) && !is_china_north_first(extent);
    if (is_degrees(extent) && !facts.use.empty()) return false;
    const auto to_degrees = geo::Transform::between(crs, geo::kDegrees);
    if (!to_degrees) return false;
    std::array corners{geo::Point{extent.x0, extent.y0}, geo::Point{extent.x1, extent.y1}};
    to_degrees->apply(corners);
    return std::ranges::all_of(corners, [&](geo::Point p) {
        if (!std::isfinite(p.x) || !std::isfinite(p.y)) return false;
        return facts.use.empty() || facts.use.grown(kBeyondUse_deg).contains(p);
    });
}

struct NamedCrs {
    std::string crs;
    geo::CrsFacts facts;
};

base::Result<CrsChoice> checked(const Layer& layer, const geo::Box& extent, const NamedCrs& named) {
    CrsChoice choice{.from = named.crs, .name = name_of_crs(named.facts)};
    if (extent.empty() || fits(extent, named.crs, named.facts)) return choice;
    choice.swapped = fits(turned(extent), named.crs, named.facts);
    if (choice.swapped) return choice;
    std::string like = looks_like(extent);
    if (like.empty()) like = extent_text(extent);
    return base::fail(base::Fault::Corrupt, base::Word::CrsWrong, {layer.file, choice.name, like});
}

CrsChoice shifted(CrsChoice choice, CrsChoice::Shift shift) {
    choice.shift = shift;
    choice.from = geo::kDegrees;
    choice.name = shift == CrsChoice::Shift::Gcj02 ? "GCJ-02" : "BD-09";
    choice.known = CrsChoice::Known::Said;
    return choice;
}

base::Result<CrsChoice> as_said(const Layer& layer, const geo::Box& extent,
                                const std::string& said) {
    const auto facts = geo::crs_facts(said);
    if (!facts) return base::refusal(facts);
    auto choice = checked(layer, extent, {said, *facts});
    if (choice) choice->known = CrsChoice::Known::Said;
    return choice;
}

/// A layer that does not say, and nobody says it for it.
base::Result<CrsChoice> by_magnitude(const Layer& layer, const geo::Box& extent) {
    CrsChoice choice{.from = geo::kDegrees, .name = "EPSG:4326"};
    choice.swapped = !is_degrees(extent) || is_china_north_first(extent);
    const geo::Box east_first = choice.swapped ? turned(extent) : extent;
    if (is_degrees(east_first)) {
        const bool china = between(73, east_first.x0, east_first.x1, 136) &&
                           between(3, east_first.y0, east_first.y1, 54);
        choice.known = china ? CrsChoice::Known::AssumedInChina : CrsChoice::Known::Assumed;
        return choice;
    }
    choice.swapped = metres_look_like(extent).empty();
    const std::string like = metres_look_like(choice.swapped ? turned(extent) : extent);
    if (like.starts_with("EPSG:") && like != "EPSG:3857") {
        choice.from = choice.name = like;
        choice.known = CrsChoice::Known::ByZonePrefix;
        return choice;
    }
    if (like.starts_with("EPSG:"))
        return base::fail(base::Fault::Unsupported, base::Word::CrsAskLike, {layer.file, like});
    const std::string seen = extent_text(extent) + (like.empty() ? "" : "; " + looks_like(extent));
    return base::fail(base::Fault::Unsupported, base::Word::CrsAsk, {layer.file, seen});
}

/// Nothing when the layer leaves its system open: no text, an undefined system, or a plane.
base::Result<NamedCrs> declared(const Layer& layer) {
    if (layer.crs.empty()) return NamedCrs{};
    const auto facts = geo::crs_facts(layer.crs);
    if (!facts || !facts->earth) return NamedCrs{};
    const std::string name = base::in_small_letters(facts->name);
    if (name.starts_with("undefined") || name == "unknown") return NamedCrs{};
    return NamedCrs{layer.crs, *facts};
}

}  // namespace

geo::Box usual_extent(const Layer& layer) {
    std::vector<double> xs;
    std::vector<double> ys;
    const std::size_t step = std::max<std::size_t>(1, layer.features.size() / 20'000);
    for (std::size_t i = 0; i < layer.features.size(); i += step) {
        for (const geo::Ring& part : layer.features[i].shape.parts) {
            if (part.empty()) continue;
            const geo::Point p = part[part.size() / 2];
            if (!std::isfinite(p.x) || !std::isfinite(p.y)) continue;
            xs.push_back(p.x);
            ys.push_back(p.y);
        }
    }
    if (xs.empty()) return {};
    std::ranges::sort(xs);
    std::ranges::sort(ys);
    const std::size_t stray = xs.size() / 50;
    const std::size_t last = xs.size() - 1 - stray;
    return {xs[stray], ys[stray], xs[last], ys[last]};
}

std::string looks_like(const geo::Box& extent) {
    if (is_china_north_first(extent)) return "N,E EPSG:4326";
    if (is_degrees(extent)) return "EPSG:4326";
    if (is_degrees(turned(extent))) return "N,E EPSG:4326";
    if (std::string like = metres_look_like(extent); !like.empty()) return like;
    const std::string like = metres_look_like(turned(extent));
    return like.empty() ? "" : "N,E " + like;
}

std::string zone_near(const Layer& layer, geo::Point degrees) {
    constexpr double kNear_deg = 0.5;
    geo::Box extent = usual_extent(layer);
    if (metres_look_like(extent).empty()) extent = turned(extent);
    if (metres_look_like(extent) != kSomeZone) return {};
    const std::string zone = fmt::format("EPSG:{}", geo::epsg_at(degrees.x, degrees.y));
    const auto transform = geo::Transform::between(zone, geo::kDegrees);
    if (!transform) return {};
    std::array centre{extent.centre()};
    transform->apply(centre);
    const bool near = std::abs(centre[0].x - degrees.x) < kNear_deg &&
                      std::abs(centre[0].y - degrees.y) < kNear_deg;
    return near ? zone : std::string{};
}

base::Result<CrsChoice> choose_crs(const Layer& layer, const std::string& said) {
    const geo::Box extent = usual_extent(layer);
    const auto shift = layer.from_osm ? CrsChoice::Shift::None : shift_said(said);
    const std::string given =
        shift_said(said) == CrsChoice::Shift::None ? with_authority(said) : std::string{};
    const auto named = declared(layer);
    if (!named) return base::refusal(named);

    if (named->crs.empty()) {
        if (extent.empty()) return CrsChoice{.from = geo::kDegrees};
        if (!given.empty()) return as_said(layer, extent, given);
        auto guess = by_magnitude(layer, extent);
        if (guess && shift != CrsChoice::Shift::None && guess->from == geo::kDegrees)
            return shifted(*guess, shift);
        return guess;
    }
    if (needs_local_parameters(named->facts)) {
        if (!given.empty()) return as_said(layer, extent, given);
        return base::fail(base::Fault::Unsupported, base::Word::CrsLocal,
                          {layer.file, named->facts.name});
    }
    auto choice = checked(layer, extent, *named);
    if (!choice && !given.empty()) return as_said(layer, extent, given);
    if (choice && shift != CrsChoice::Shift::None && named->facts.degrees)
        return shifted(*choice, shift);
    return choice;
}

}  // namespace ingest
