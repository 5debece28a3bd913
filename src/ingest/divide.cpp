#include "geo/box_index.h"
#include "geo/overlay.h"
#include "ingest/attach.h"
#include "ingest/codes.h"
#include "ingest/names.h"
#include "ingest/plan.h"
#include "ingest/survey.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <utility>

namespace ingest {

using geo::Point;
using geo::Shape;
using model::GridId;
using model::PlaceId;
using model::PlaceRow;

namespace {

constexpr int kUnknownDistrict = 990101;  // and those after it

using Numbers = std::vector<std::uint32_t>;

/// The plan as rows: parents before children, neighbours beside one another, numbered as one
/// reads a map.
class PlanWriter {
  public:
    PlanWriter(Plan plan, std::vector<Origin>* outside)
        : plan_{std::move(plan)}, doors_{doors_of(plan_.survey)}, outside_{outside} {}

    model::Rows write() {
        order_all();
        rows_.places.reserve(plan_.survey.buildings.size() + plan_.fronts.fronts.size() +
                             plan_.segments.size() + plan_.yards.size() + plan_.communities.size() +
                             plan_.upper.subdistricts.size() + plan_.upper.districts.size());
        add_districts();
        for (std::uint32_t s = 0; s < plan_.upper.subdistricts.size(); ++s) add_subdistrict(s);
        places_.upper.insert(places_.upper.end(), district_places_.begin(), district_places_.end());
        attach(plan_, places_, rows_, outside_);
        return std::move(rows_);
    }

  private:
    struct Members {
        Numbers grids, yards, segments;
    };

    void order_all() {
        std::vector<Yard> yards;
        std::vector<Point> at;
        for (const Yard& yard : plan_.yards) at.push_back(geo::label_point(yard.area));
        for (const std::uint32_t y : reading_order(at)) yards.push_back(std::move(plan_.yards[y]));
        plan_.yards = std::move(yards);
        community_names_ = names_of_communities(plan_);
        name_yards(plan_, doors_, plan_.yards);

        members_.resize(plan_.communities.size());
        for (std::uint32_t g = 0; g < plan_.grids.size(); ++g)
            of(plan_.grids[g].community).grids.push_back(g);
        for (std::uint32_t y = 0; y < plan_.yards.size(); ++y)
            of(plan_.yards[y].community).yards.push_back(y);
        for (std::uint32_t s = 0; s < plan_.grid_of_segment.size(); ++s)
            of(grid(plan_.grid_of_segment[s]).community).segments.push_back(s);
        fronts_of_.resize(plan_.segments.size());
        for (std::uint32_t f = 0; f < plan_.grid_of_front.size(); ++f)
            fronts_of_[plan_.fronts.fronts[f].segment].push_back(f);
        grid_ids_.resize(plan_.grids.size());
        places_.buildings.resize(plan_.survey.buildings.size());
        places_.fronts.resize(plan_.fronts.fronts.size());
        places_.yards.resize(plan_.yards.size());
        places_.streets.resize(plan_.segments.size());
        places_.communities.resize(plan_.communities.size());
    }

    Members& of(int community) { return members_[static_cast<std::size_t>(community)]; }
    const BasicGrid& grid(int number) const {
        return plan_.grids[static_cast<std::size_t>(number)];
    }

    template <typename PointOf>
    static Numbers by_point(const Numbers& members, const PointOf& point_of) {
        std::vector<Point> at;
        at.reserve(members.size());
        for (const std::uint32_t m : members) at.push_back(point_of(m));
        Numbers ordered;
        ordered.reserve(members.size());
        for (const std::uint32_t i : reading_order(at)) ordered.push_back(members[i]);
        return ordered;
    }

    template <typename ShapeOf>
    static Numbers in_reading_order(const Numbers& members, const ShapeOf& shape_of) {
        return by_point(members, [&](std::uint32_t m) {
            const Shape& shape = shape_of(m);
            return shape.kind == geo::ShapeKind::None ? Point{} : geo::label_point(shape);
        });
    }

    PlaceId add(PlaceRow row) {
        row.id = PlaceId{static_cast<std::int64_t>(rows_.places.size()) + 1};
        rows_.places.push_back(std::move(row));
        return rows_.places.back().id;
    }

    /// Of the digits a file gives, those of this level.
    static std::string digits(const std::string& code, std::size_t count) {
        return code.size() >= count ? code.substr(0, count) : std::string{};
    }

    void add_districts() {
        int unknown = kUnknownDistrict;
        for (std::size_t d = 0; d < plan_.upper.districts.size(); ++d) {
            const District& district = plan_.upper.districts[d];
            std::string code = digits(district.code, 6);
            for (const Subdistrict& s : plan_.upper.subdistricts)
                if (code.empty() && s.district == static_cast<int>(d)) code = digits(s.code, 6);
            if (code.empty()) code = std::to_string(unknown++);
            Shape area = district.area;
            if (area.kind == geo::ShapeKind::None) area = ground_of_all();
            district_codes_.push_back(code);
            district_places_.push_back(add({.kind = "DIST",
                                            .code = code,
                                            .name = district.name.empty() ? "本区" : district.name,
                                            .shape = std::move(area),
                                            .source = district.source,
                                            .proposed = district.source.empty()}));
        }
    }

    Shape ground_of_all() const {
        std::vector<Shape> areas;
        for (const Community& community : plan_.communities) areas.push_back(community.area);
        for (const Subdistrict& s : plan_.upper.subdistricts) areas.push_back(s.area);
        return geo::united(areas).value_or(Shape{});
    }

    void add_subdistrict(std::uint32_t number) {
        const Subdistrict& subdistrict = plan_.upper.subdistricts[number];
        const auto district = static_cast<std::size_t>(subdistrict.district);
        Numbers communities;
        std::vector<Shape> areas;
        for (std::uint32_t c = 0; c < plan_.communities.size(); ++c) {
            if (region_of(c).subdistrict != static_cast<int>(number)) continue;
            communities.push_back(c);
            areas.push_back(plan_.communities[c].area);
        }
        std::string code = digits(subdistrict.code, 9);
        if (code.empty()) {
            Codes& next = subdistrict_codes(district);
            code = next.next();
        }
        Shape area = subdistrict.area;
        if (area.kind == geo::ShapeKind::None) area = geo::united(areas).value_or(Shape{});
        const PlaceId place = add({.parent = district_places_[district],
                                   .kind = "SUBD",
                                   .code = code,
                                   .name = subdistrict.name.empty() ? "街道" : subdistrict.name,
                                   .shape = std::move(area),
                                   .source = subdistrict.source,
                                   .proposed = subdistrict.source.empty()});
        places_.upper.push_back(place);
        Codes codes{code, 3};
        for (const std::uint32_t c : communities) codes.keep(digits(region_of(c).code, 12));
        const Numbers order = in_reading_order(communities, [&](std::uint32_t c) -> const Shape& {
            return plan_.communities[c].area;
        });
        int running = 0;
        for (const std::uint32_t c : order) add_community(c, place, codes, ++running);
    }

    Codes& subdistrict_codes(std::size_t district) {
        while (subdistrict_codes_.size() <= district) {
            Codes codes{district_codes_[subdistrict_codes_.size()], 3};
            for (const Subdistrict& s : plan_.upper.subdistricts) codes.keep(digits(s.code, 9));
            subdistrict_codes_.push_back(std::move(codes));
        }
        return subdistrict_codes_[district];
    }

    const Region& region_of(std::uint32_t community) const {
        return plan_.upper.regions[static_cast<std::size_t>(plan_.communities[community].region)];
    }

    void add_community(std::uint32_t number, PlaceId parent, Codes& codes, int running) {
        const Region& region = region_of(number);
        std::string code = digits(region.code, 12);
        if (code.empty()) code = codes.next();
        std::string name = region.given ? region.name : community_names_[number];
        if (name.empty()) name = fmt::format("第{}社区", running);
        const PlaceId place = add({.parent = parent,
                                   .kind = "COMM",
                                   .code = code,
                                   .name = name,
                                   .shape = plan_.communities[number].area,
                                   .source = region.source,
                                   .proposed = !region.given});
        places_.communities[number] = place;
        add_grids(number, place, code);
        Codes yard_codes{code, 3};
        const Numbers& yards = members_[number].yards;
        for (const std::uint32_t y : yards) add_yard(y, place, yard_codes.next());
        const Numbers streets = in_reading_order(members_[number].segments, [&](std::uint32_t s) {
            return geo::line_of(plan_.segments[s].line);
        });
        std::vector<PlaceId> street_places;
        for (const std::uint32_t s : streets) {
            street_places.push_back(add_street(s, place, yard_codes.next()));
            places_.streets[s] = street_places.back();
        }
        Codes door_codes{code, 5};
        for (const std::uint32_t y : yards) add_buildings(y, door_codes);
        for (std::size_t i = 0; i < streets.size(); ++i)
            add_fronts(streets[i], street_places[i], door_codes);
    }

    void add_grids(std::uint32_t community, PlaceId place, const std::string& code) {
        Codes codes{code, 3};
        int running = 0;
        const Numbers order =
            in_reading_order(members_[community].grids,
                             [&](std::uint32_t g) -> const Shape& { return plan_.grids[g].area; });
        for (const std::uint32_t g : order) {
            grid_ids_[g] = GridId{static_cast<std::int64_t>(rows_.grids.size()) + 1};
            rows_.grids.push_back({.id = grid_ids_[g],
                                   .community = place,
                                   .kind = "basic",
                                   .code = codes.next(),
                                   .name = fmt::format("第{}网格", ++running),
                                   .shape = plan_.grids[g].area,
                                   .proposed = true});
        }
    }

    void add_yard(std::uint32_t number, PlaceId community, const std::string& code) {
        const Yard& yard = plan_.yards[number];
        places_.yards[number] = add({.parent = community,
                                     .kind = yard.institution ? "SITE" : "YARD",
                                     .code = code,
                                     .name = yard.name,
                                     .shape = yard.area,
                                     .source = yard.source,
                                     .proposed = yard.proposed});
    }

    PlaceId add_street(std::uint32_t number, PlaceId community, const std::string& code) {
        const Segment& segment = plan_.segments[number];
        return add({.parent = community,
                    .kind = "STRT",
                    .code = code,
                    .name = segment.name,
                    .grid = grid_id(plan_.grid_of_segment[number]),
                    .shape = geo::line_of(segment.line),
                    .width_m = segment.width_m,
                    .address = segment.between,
                    .source = segment.source});
    }

    GridId grid_id(int number) const { return grid_ids_[static_cast<std::size_t>(number)]; }

    /// Buildings of a yard; those that nobody has named or numbered take the numbers left over.
    void add_buildings(std::uint32_t number, Codes& codes) {
        const Yard& yard = plan_.yards[number];
        std::set<std::string> taken;
        for (const std::uint32_t b : yard.buildings)
            taken.insert(name_of(plan_.survey.buildings[b]));
        int running = 0;
        const Numbers order =
            by_point(yard.buildings, [&](std::uint32_t b) { return plan_.building_at[b]; });
        for (const std::uint32_t b : order) {
            SurveyedBuilding& building = plan_.survey.buildings[b];
            std::string name = name_of(building);
            while (name.empty()) {
                name = numbered_building(++running);
                if (taken.contains(name)) name.clear();
            }
            places_.buildings[b] = add({.parent = places_.yards[number],
                                        .kind = "BLDG",
                                        .code = codes.next(),
                                        .name = std::move(name),
                                        .grid = grid_id(plan_.grid_of_building[b]),
                                        .shape = std::move(building.area),
                                        .storeys = building.storeys,
                                        .address = address_of(doors_[b]),
                                        .source = building.source,
                                        .estimated = building.estimated});
        }
    }

    void add_fronts(std::uint32_t number, PlaceId street, Codes& codes) {
        int walked = 0;
        for (const std::uint32_t f : fronts_of_[number]) {
            const Front& front = plan_.fronts.fronts[f];
            const std::string& street_name = plan_.segments[number].name;
            std::string address;
            for (const std::uint32_t s : front.shops)
                if (address.empty())
                    address = address_of({street_name, plan_.survey.shops[s].number});
            ++walked;
            const SurveyedShop& first = plan_.survey.shops[front.shops.front()];
            places_.fronts[f] = add(
                {.parent = street,
                 .kind = "FRNT",
                 .code = codes.next(),
                 .name = address.empty() ? fmt::format("{}门面{}", street_name, walked) : address,
                 .grid = grid_id(plan_.grid_of_front[f]),
                 .shape = front.area,
                 .order_in_walk = walked,
                 .address = address,
                 .source = first.source,
                 .proposed = true});
        }
    }

    Plan plan_;
    std::vector<Door> doors_;
    model::Rows rows_;
    std::vector<std::string> community_names_;
    std::vector<Members> members_;    // of each community
    std::vector<Numbers> fronts_of_;  // of each segment
    std::vector<std::string> district_codes_;
    std::vector<Codes> subdistrict_codes_;  // of each district
    std::vector<GridId> grid_ids_;
    std::vector<PlaceId> district_places_;
    PlacesOfPlan places_;
    std::vector<Origin>* outside_;
};

}  // namespace

model::Rows divide(Survey survey, const DivideOptions& options, std::vector<Origin>* outside) {
    return PlanWriter{plan_of(std::move(survey), options), outside}.write();
}

}  // namespace ingest
