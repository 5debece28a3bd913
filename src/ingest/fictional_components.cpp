#include "ingest/fictional_things.h"

#include "base/random.h"
#include "geo/stairs.h"
#include "ingest/keepers.h"
#include "ingest/lines.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>

namespace ingest {

using geo::Point;
using model::PlaceId;
using model::PlaceRow;

namespace {

constexpr std::uint64_t kComponentStream = 0x636F6D706F6E656EU;
constexpr std::uint64_t kDoorStream = 0x656E7472616E6365U;
constexpr std::string_view kNowhere = "990101";  // a division that does not exist

struct Keeper {
    std::string_view major;
    std::string_view name;
};
constexpr std::array kKeepers{Keeper{"01", "晴川市政养护队"}, Keeper{"02", "晴川交通设施队"},
                              Keeper{"03", "晴川环卫队"}, Keeper{"04", "晴川园林队"}};

/// What stands along a street, and how far from its edge: inwards where that is negative.
struct Spacing {
    std::string_view klass;
    double every_m;
    double from_edge_m;
};
constexpr std::array kAlongStreets{Spacing{"01037", 90, 0.8},   Spacing{"01901", 220, -1.6},
                                   Spacing{"01902", 300, -0.3}, Spacing{"03901", 330, 1.6},
                                   Spacing{"01905", 900, 2.2},  Spacing{"02905", 600, 1.9},
                                   Spacing{"02904", 1050, -0.2}};

/// What stands somewhere in a yard: so many, of which the last may be missing.
struct Share {
    std::string_view klass;
    double count;
};
constexpr std::array kInYards{Share{"01037", 1.1}, Share{"01901", 0.8}, Share{"04902", 1},
                              Share{"03901", 0.8}, Share{"01911", 1},   Share{"01903", 0.4},
                              Share{"03903", 0.5}, Share{"01910", 0.2}, Share{"04901", 0.08}};

/// The six digits of the division that a district, else a community, has as its code.
std::string division_of(const model::Rows& rows) {
    for (const char* kind : {"DIST", "COMM"})
        for (const PlaceRow& place : rows.places) {
            const std::string code = place.code.substr(0, kNowhere.size());
            const bool digits = code.find_first_not_of("0123456789") == std::string::npos;
            if (place.kind == kind && code.size() == kNowhere.size() && digits) return code;
        }
    return std::string{kNowhere};
}

std::vector<const PlaceRow*> all_places(const model::Rows& rows) {
    std::vector<const PlaceRow*> places;
    places.reserve(rows.places.size());
    for (const PlaceRow& place : rows.places) places.push_back(&place);
    return places;
}

class Placer {
  public:
    Placer(model::Rows& rows, const FictionalOptions& options, Density density)
        : rows_{rows},
          now_{std::chrono::floor<base::Seconds>(options.now)},
          random_{options.seed ^ kComponentStream},
          density_{density},
          division_{division_of(rows)},
          keepers_{all_places(rows)} {
        for (const model::OrganisationRow& one : rows.organisations)
            if (one.kind == "06") property_.emplace(one.place, one.name);
    }

    void place_all() {
        for (const PlaceRow& place : rows_.places) {
            if (place.kind == "STRT") furnish_street(place);
            if (place.kind == "YARD") furnish_yard(place);
        }
        for (const model::GroundRow& ground : rows_.ground)
            if (ground.kind == "gate") watch_gate(ground);
    }

  private:
    void put(std::string_view klass, Point at, PlaceId place) {
        const double draw = random_.unit();
        const bool checked = random_.chance(0.9);
        const auto ago = std::chrono::hours{random_.between(2, 24 * 120)};
        rows_.components.push_back(
            {.id = model::ComponentId{static_cast<std::int64_t>(rows_.components.size()) + 1},
             .place = place,
             .klass = std::string{klass},
             .code = fmt::format("{}{}{:06}", division_, klass, ++count_[klass]),
             .state = draw < 0.01   ? "3"
                      : draw < 0.05 ? "2"
                                    : "1",
             .keeper = keeper_of(klass, place),
             .checked = checked ? now_ - ago : base::kNever,
             .has_point = true,
             .point = at});
    }

    /// In a yard its property company, else who keeps such things.
    std::string keeper_of(std::string_view klass, PlaceId place) const {
        if (const auto found = property_.find(place); found != property_.end())
            return found->second;
        const auto major = std::ranges::find(kKeepers, klass.substr(0, 2), &Keeper::major);
        return std::string{major == kKeepers.end() ? kKeepers.front().name : major->name};
    }

    /// On either side, where it is this street's and nobody else's.
    std::optional<Point> beside(const PlaceRow& street, double along_m, double from_edge_m) {
        const geo::Ring& line = street.shape.parts.front();
        const Footing foot = footing_on(line, point_along(line, along_m));
        const Point left = left_of(foot.direction) * (street.width_m / 2 + from_edge_m);
        const double side = random_.chance(0.5) ? 1 : -1;
        for (const double sign : {side, -side})
            if (const Point p = foot.at + left * sign; keepers_.keeper_of(p) == street.id) return p;
        return std::nullopt;
    }

    void furnish_street(const PlaceRow& street) {
        if (street.shape.kind != geo::ShapeKind::Line || street.shape.parts.front().size() < 2)
            return;
        constexpr double kCorner_m = 5;
        const double length = length_of(street.shape.parts.front());
        for (const Spacing& row : kAlongStreets) {
            const double step = row.every_m / density_.streets;
            for (double at = step * random_.unit(); at < length; at += step)
                if (const auto p = beside(street, at, row.from_edge_m))
                    put(row.klass, *p, street.id);
        }
        if (const auto p = beside(street, std::min(kCorner_m, length / 2), 1.2))
            put("02901", *p, street.id);
        if (!random_.chance(0.4)) return;
        if (const auto p = beside(street, std::max(length - kCorner_m, length / 2), 1.4))
            put("01904", *p, street.id);
    }

    void furnish_yard(const PlaceRow& yard) {
        if (yard.shape.kind != geo::ShapeKind::Area) return;
        for (const Share& share : kInYards) {
            const double wanted = share.count * density_.yards;
            int count = static_cast<int>(wanted);
            if (random_.chance(wanted - count)) ++count;
            for (int i = 0; i < count; ++i)
                if (const auto p = free_point_in(yard)) put(share.klass, *p, yard.id);
        }
    }

    std::optional<Point> free_point_in(const PlaceRow& yard) {
        constexpr int kTries = 12;
        const geo::Box box = geo::box_of(yard.shape);
        for (int i = 0; i < kTries; ++i) {
            const Point p{box.x0 + random_.unit() * box.width(),
                          box.y0 + random_.unit() * box.height()};
            if (geo::contains(yard.shape, p) && keepers_.keeper_of(p) == yard.id) return p;
        }
        return std::nullopt;
    }

    void watch_gate(const model::GroundRow& gate) {
        const Point p = geo::label_point(gate.shape);
        if (const PlaceId place = keepers_.keeper_of(p); place != PlaceId{}) put("01904", p, place);
    }

    model::Rows& rows_;
    base::Instant now_;
    base::Random random_;
    Density density_;
    std::string division_;
    Keepers keepers_;
    std::map<PlaceId, std::string> property_;  // companies by yard
    std::map<std::string_view, int> count_;    // of each class
};

}  // namespace

void add_components(model::Rows& rows, const FictionalOptions& options, Density density) {
    if (rows.components.empty()) Placer{rows, options, density}.place_all();
}

void add_entrances(model::Rows& rows, const FictionalOptions& options) {
    if (!rows.entrances.empty()) return;
    constexpr int kWithLift = 9;  // storeys
    base::Random random{options.seed ^ kDoorStream};
    for (const PlaceRow& building : rows.places) {
        if (building.kind != "BLDG") continue;
        const bool several = building.stairs > 1;
        for (const geo::StairDoor& door :
             geo::stair_doors(building.shape, several ? building.stairs : 1))
            rows.entrances.push_back(
                {.id = model::EntranceId{static_cast<std::int64_t>(rows.entrances.size()) + 1},
                 .place = building.id,
                 .stair = several ? door.stair : 0,
                 .step_free = random.chance(building.storeys >= kWithLift ? 0.8 : 0.15),
                 .has_point = true,
                 .point = door.door});
    }
}

}  // namespace ingest
