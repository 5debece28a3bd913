#include "ingest/names.h"

#include "geo/box_index.h"
#include "ingest/lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <string_view>

namespace ingest {

using geo::Box;
using geo::Point;
using geo::Shape;

namespace {

constexpr double kBesideStreet = 18;   // metres from the kerb: the yard borders on the street
constexpr double kBehindOthers = 250;  // metres to the street a yard behind others is named after
constexpr double kStep = 10;           // metres between two looks at it

bool is_chinese(std::string_view text) {
    return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xE3; });
}

bool is_number(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool ends_with_digit(std::string_view text) {
    return !text.empty() && text.back() >= '0' && text.back() <= '9';
}

std::string spaced(const std::string& street) {
    return is_chinese(street) ? street : street + " ";
}

/// The side of a street on which something lies.
const char* side_of(Point towards) {
    if (std::abs(towards.x) > std::abs(towards.y)) return towards.x > 0 ? "东" : "西";
    return towards.y > 0 ? "北" : "南";
}

/// An estate is 和平里 for its community 和平里社区.
std::string without_ending(std::string name) {
    for (const std::string_view ending : {"社区", "家属区", "住宅区", "小区"})
        if (name.size() > ending.size() && name.ends_with(ending))
            name.resize(name.size() - ending.size());
    return name;
}

/// The nth of a name: 人民路北院, 人民路北2院.
std::string nth(const std::string& stem, const char* ending, int n) {
    return n == 1 ? stem + ending : fmt::format("{}{}{}", stem, n, ending);
}

class Namer {
  public:
    Namer(const Plan& plan, const std::vector<Door>& doors) : plan_{plan}, doors_{doors} {
        std::vector<Box> boxes;
        for (const Segment& segment : plan.segments)
            boxes.push_back(geo::box_of(geo::line_of(segment.line)));
        streets_ = geo::BoxIndex{boxes};
        boxes.clear();
        for (const SurveyedYard& yard : plan.survey.yards) {
            if (yard.name.empty() || yard.institution) continue;
            quarters_.push_back(&yard);
            boxes.push_back(geo::box_of(yard.area));
        }
        quarter_index_ = geo::BoxIndex{boxes};
    }

    std::string name(const Yard& yard) {
        const std::string quarter = quarter_of(yard);
        if (!quarter.empty()) return nth(quarter, "", ++used_[quarter]);
        const std::string address = shared_address(yard);
        if (!address.empty()) return nth(address, "院", ++used_[address]);
        const std::string street = street_of(yard);
        if (!street.empty()) return nth(street, "院", ++used_[street]);
        return fmt::format("第{}院", ++unknown_);
    }

  private:
    /// The smallest quarter too large to be one yard that this one lies in.
    std::string quarter_of(const Yard& yard) const {
        const Point at = geo::label_point(yard.area);
        const SurveyedYard* best = nullptr;
        for (const std::uint32_t q : quarter_index_.touching(Box{at.x, at.y, at.x, at.y})) {
            if (!geo::contains(quarters_[q]->area, at)) continue;
            if (best == nullptr || geo::area_m2(quarters_[q]->area) < geo::area_m2(best->area))
                best = quarters_[q];
        }
        return best == nullptr ? std::string{} : best->name;
    }

    std::string shared_address(const Yard& yard) const {
        std::map<std::string, std::size_t> count;
        std::size_t all = 0;
        for (const std::uint32_t b : yard.buildings) {
            const std::string address = address_of(doors_[b]);
            if (!address.empty()) ++all;
            if (!address.empty() && !doors_[b].number.empty()) ++count[address];
        }
        const auto most =
            std::ranges::max_element(count, {}, [](const auto& entry) { return entry.second; });
        const bool shared = most != count.end() && 2 * most->second > all &&
                            (most->second > 1 || yard.buildings.size() == 1);
        return shared ? most->first : std::string{};
    }

    std::string street_of(const Yard& yard) const {
        struct Border {
            double length_m = 0;
            Point towards;
        };
        std::map<std::string, Border> borders;
        const Point middle = geo::label_point(yard.area);
        for (const std::uint32_t s : streets_.touching(geo::box_of(yard.area).grown(40))) {
            const Segment& segment = plan_.segments[s];
            if (is_tunnel_name(segment.name)) continue;
            const double length = length_of(segment.line);
            for (double along = kStep / 2; along < length; along += kStep) {
                const Point at = point_along(segment.line, along);
                if (geo::distance(yard.area, at) > segment.width_m / 2 + kBesideStreet) continue;
                Border& border = borders[segment.name];
                border.length_m += kStep;
                border.towards = border.towards + unit(middle - at);
            }
        }
        const auto longest = std::ranges::max_element(
            borders, {}, [](const auto& entry) { return entry.second.length_m; });
        if (longest == borders.end()) return street_beyond(middle);
        return spaced(longest->first) + side_of(longest->second.towards);
    }

    /// The nearest street of a yard that lies at none.
    std::string street_beyond(Point middle) const {
        double nearest = kBehindOthers;
        std::string found;
        for (const std::uint32_t s :
             streets_.touching(Box{middle.x, middle.y, middle.x, middle.y}.grown(kBehindOthers))) {
            const Footing foot = footing_on(plan_.segments[s].line, middle);
            if (foot.distance_m >= nearest || is_tunnel_name(plan_.segments[s].name)) continue;
            nearest = foot.distance_m;
            found = spaced(plan_.segments[s].name) + side_of(middle - foot.at);
        }
        return found;
    }

    const Plan& plan_;
    const std::vector<Door>& doors_;
    geo::BoxIndex streets_;
    std::vector<const SurveyedYard*> quarters_;
    geo::BoxIndex quarter_index_;
    std::map<std::string, int> used_;
    int unknown_ = 0;
};

}  // namespace

std::string address_of(const Door& door) {
    if (door.street.empty() || door.number.empty()) return {};
    const bool bare = is_chinese(door.street) && ends_with_digit(door.number);
    return spaced(door.street) + door.number + (bare ? "号" : "");
}

std::vector<Door> doors_of(const Survey& survey) {
    std::vector<Door> doors;
    doors.reserve(survey.buildings.size());
    std::vector<const Shape*> areas;
    for (const SurveyedBuilding& building : survey.buildings) {
        doors.push_back({building.street, building.number});
        if (!survey.addresses.empty()) areas.push_back(&building.area);
    }
    const Locator locator{std::move(areas)};
    for (const SurveyedAddress& address : survey.addresses) {
        const int inside = locator.at(address.at);
        if (inside < 0) continue;
        Door& door = doors[static_cast<std::size_t>(inside)];
        if (door.street.empty()) door.street = address.street;
        if (door.number.empty() && door.street == address.street) door.number = address.number;
    }
    return doors;
}

namespace {

/// One of eight sides, or the middle, of what `all` bounds.
const char* part_of(Point at, const Box& all) {
    constexpr std::array<const char*, 8> kSides{"东", "东北", "北", "西北",
                                                "西", "西南", "南", "东南"};
    constexpr double kMiddle = 0.12;  // of the whole, either way
    const Point from = at - all.centre();
    if (std::abs(from.x) < kMiddle * all.width() && std::abs(from.y) < kMiddle * all.height())
        return "中";
    const double turns = std::atan2(from.y, from.x) / (2 * std::numbers::pi);
    return kSides.at(static_cast<std::size_t>(std::lround(turns * 8) + 8) % 8);
}

/// Pieces of one estate are named after where they lie in it; what lies alike is numbered.
void tell_apart(const std::vector<Yard*>& pieces) {
    Box all;
    for (const Yard* piece : pieces) all.add(geo::box_of(piece->area));
    std::map<std::string, int> used;
    for (Yard* piece : pieces) {
        const Point at = geo::label_point(piece->area);
        const char* side = pieces.size() > 2 ? part_of(at, all) : side_of(at - all.centre());
        piece->name = nth(piece->name + side, "区", ++used[side]);
    }
}

}  // namespace

void name_yards(const Plan& plan, const std::vector<Door>& doors, std::vector<Yard>& yards) {
    Namer namer{plan, doors};
    // The parts of an estate that a border cuts are told apart by where they lie.
    std::map<std::string, std::vector<Yard*>> parts;
    for (Yard& yard : yards) {
        if (yard.name.empty())
            yard.name = namer.name(yard);
        else if (!yard.source.empty())
            parts[yard.source].push_back(&yard);
    }
    for (auto& [source, pieces] : parts)
        if (pieces.size() > 1) tell_apart(pieces);
}

std::vector<std::string> names_of_communities(const Plan& plan) {
    std::vector<std::map<std::string, double>> estates(plan.communities.size());
    std::vector<std::map<std::string, double>> streets(plan.communities.size());
    for (const Yard& yard : plan.yards) {
        if (yard.proposed || yard.institution || yard.name.empty()) continue;
        double homes = 1;
        for (const std::uint32_t b : yard.buildings)
            homes += likely_households(plan.survey.buildings[b]);
        estates[static_cast<std::size_t>(yard.community)][without_ending(yard.name)] += homes;
    }
    for (std::size_t s = 0; s < plan.grid_of_segment.size(); ++s) {
        if (is_tunnel_name(plan.segments[s].name)) continue;
        const auto grid = static_cast<std::size_t>(plan.grid_of_segment[s]);
        streets[static_cast<std::size_t>(plan.grids[grid].community)][plan.segments[s].name] +=
            length_of(plan.segments[s].line);
    }
    std::map<std::string, int> used;
    std::vector<std::string> names;
    for (std::size_t c = 0; c < plan.communities.size(); ++c) {
        const auto& claims = estates[c].empty() ? streets[c] : estates[c];
        const auto best =
            std::ranges::max_element(claims, {}, [](const auto& entry) { return entry.second; });
        if (best == claims.end()) {
            names.emplace_back();
            continue;
        }
        const int n = ++used[best->first];
        names.push_back(n == 1 ? spaced(best->first) + "社区"
                               : fmt::format("{}第{}社区", spaced(best->first), n));
    }
    return names;
}

std::string name_of(const SurveyedBuilding& building) {
    if (!building.name.empty()) return building.name;
    return is_number(building.number) ? building.number + "号楼" : building.number;
}

bool is_tunnel_name(std::string_view street) {
    if (street.find("隧道") == std::string_view::npos) return false;
    constexpr std::array<std::string_view, 4> kStreets{"路", "街", "巷", "大道"};
    return std::ranges::none_of(kStreets,
                                [&](std::string_view end) { return street.ends_with(end); });
}

std::string numbered_building(int number) {
    return fmt::format("{}号楼", number);
}

}  // namespace ingest
