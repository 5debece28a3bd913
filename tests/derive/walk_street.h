// tests/derive/walk_street.h — one long way with buildings beside it, a minute's walk from joint to
// joint.
//
//   x     0     80    160   240   320   400   480   560   640  … 1600
//         +-----+-----+-----+-----+-----+-----+-----+-----+
//   west  a1 ·  a2 ·                    |  east  b1 ·  b2 ·          b3 (x 1600)
//
// Doors lie 8 m beside the way: six seconds for an adult.
#pragma once

#include "derive/coverage.h"
#include "support/outline.h"
#include "support/rectangle.h"

#include <string>
#include <vector>

namespace walk_street {

/// 2026-03-01 08:00 in Beijing, a Sunday.
inline constexpr base::Instant kMorning = base::instant_from_seconds(1'772'323'200);

inline model::WalkEdgeRow edge(int id, geo::Ring line, const char* kind = "path") {
    return {.id = model::WalkEdgeId{id},
            .shape = geo::line_of(std::move(line)),
            .kind = kind,
            .hours = {},
            .source = {}};
}

inline model::ShopRow shop(int id, model::PlaceId place, const char* trade,
                           const char* state = "1") {
    return {.id = model::ShopId{id},
            .place = place,
            .name = std::string{"shop"} + std::to_string(id),
            .trade = trade,
            .state = state};
}

inline model::FacilityRow facility(int id, geo::Point at, const char* kind, const char* hours = "",
                                   int capacity = 0) {
    return {.id = model::FacilityId{id},
            .kind = kind,
            .name = std::string{"facility"} + std::to_string(id),
            .shape = geo::point_of(at),
            .hours = hours,
            .capacity = capacity};
}

inline model::Batch batch() {
    model::Rows rows = support::rows_from_outline(R"(
SUBD s
  COMM west
    YARD w
      BLDG a1
      BLDG a2
    STRT lane
      FRNT f1
      FRNT f2
  COMM east
    YARD e
      BLDG b1
      BLDG b2
      BLDG b3
)");
    const auto put = [&](const char* name, geo::Shape shape) {
        for (model::PlaceRow& place : rows.places)
            if (place.name == name) place.shape = std::move(shape);
    };
    // The middle of each lies 8 m north of the way.
    const auto house = [&](double x) { return support::box(x - 5, 3, 10, 10); };
    put("a1", house(0));
    put("a2", house(80));
    put("b1", house(400));
    put("b2", house(480));
    put("b3", house(1600));
    put("f1", house(160));
    put("f2", house(1520));
    put("lane", geo::line_of({{160, 0}, {400, 0}}));
    put("west", support::block(-20, -50, 300, 50));
    put("east", support::block(300, -50, 1700, 50));
    for (int i = 0; i < 20; ++i)
        rows.walk_edges.push_back(edge(i + 1, {{i * 80.0, 0}, {i * 80.0 + 80, 0}}));
    model::Batch batch = support::batch_of(rows);
    const auto live = [&](const char* name, std::uint32_t households, const char* people) {
        const model::PlaceId id = support::place_named(rows, name).id;
        batch.counts.push_back({id, {.households = households}});
        batch.people.push_back({id, model::people_from(people)});
    };
    live("a1", 10, "194011:4 199021:16");  // 4 of 86 years, 16 of 36
    live("a2", 20, "199011:40");
    live("b1", 30, "196011:6 200011:54");
    live("b2", 5, "200011:10");
    live("b3", 7, "195011:7 200011:7");
    return batch;
}

inline model::PlaceId id_of(const model::Snapshot& is, const char* name) {
    return is.places->row[support::row_of(*is.places, name)].id;
}

/// A snapshot, its network, and rows by name.
struct Street {
    model::Snapshot is;
    std::shared_ptr<const derive::WalkNet> walk;

    explicit Street(const model::Batch& rows)
        : is{model::apply({}, rows)}, walk{derive::walk_net(is)} {}
    model::Row row(const char* name) const { return support::row_of(*is.places, name); }
    derive::WalkReach reach(const char* service, std::optional<route::Moment> at = {},
                            int limit_min = 30) const {
        return derive::reach_of(is, *walk,
                                {.services = {derive::service_of(is, service).value()},
                                 .moment = at,
                                 .limit_min = limit_min});
    }
};

}  // namespace walk_street
