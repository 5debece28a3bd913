#include "ingest/fictional_town_build.h"

#include <algorithm>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace ingest::town {

using model::PlaceId;

namespace {

constexpr const char* kDivision = "990101";
constexpr double kBand_m = 250;

/// Where a shape comes when one reads the map like a page.
struct Reading {
    double band;
    double x;
    std::size_t row;

    friend auto operator<=>(const Reading&, const Reading&) = default;
};

template <class Row>
Reading reading_of(const Row& row, std::size_t number) {
    const geo::Point at = geo::label_point(row.shape);
    return {-std::floor(at.y / kBand_m), at.x, number};
}

}  // namespace

void add_codes(model::Rows& rows) {
    const auto code_of = [&](PlaceId id) -> std::string& {
        return rows.places[static_cast<std::size_t>(number(id)) - 1].code;
    };
    const auto above = [&](const model::PlaceRow& place, std::string_view kind) {
        const model::PlaceRow* p = &place;
        while (p->kind != kind) p = &rows.places[static_cast<std::size_t>(number(p->parent)) - 1];
        return p->id;
    };
    std::vector<Reading> order;
    for (std::size_t i = 0; i < rows.places.size(); ++i)
        order.push_back(reading_of(rows.places[i], i));
    std::ranges::sort(order);

    // Level by level: a code begins with the code above it.
    std::map<std::pair<PlaceId, int>, int> last;
    const auto number_all = [&](std::string_view kind, std::string_view under, int group, int begin,
                                int digits) {
        for (const Reading& r : order) {
            model::PlaceRow& place = rows.places[r.row];
            if (place.kind != kind) continue;
            const PlaceId upper = above(place, under);
            const int sequence = begin + ++last[{upper, group}];
            place.code = fmt::format("{}{:0{}}", code_of(upper), sequence, digits);
        }
    };
    for (model::PlaceRow& place : rows.places)
        if (place.kind == "DIST") place.code = kDivision;
    number_all("SUBD", "DIST", 0, 0, 3);
    number_all("COMM", "SUBD", 0, 0, 3);
    number_all("YARD", "COMM", 1, 0, 3);
    number_all("SITE", "COMM", 1, 0, 3);
    number_all("STRT", "COMM", 2, 100, 3);
    number_all("BLDG", "COMM", 3, 0, 5);
    number_all("FRNT", "COMM", 3, 0, 5);

    std::vector<Reading> grids;
    for (std::size_t i = 0; i < rows.grids.size(); ++i)
        grids.push_back(reading_of(rows.grids[i], i));
    std::ranges::sort(grids);
    for (const Reading& r : grids) {
        model::GridRow& grid = rows.grids[r.row];
        const bool basic = grid.kind == "basic";
        const int sequence = (basic ? 0 : 900) + ++last[{grid.community, basic ? 4 : 5}];
        grid.code = fmt::format("{}{:03}", code_of(grid.community), sequence);
        if (basic) grid.name = fmt::format("第{}网格", sequence);
    }
}

}  // namespace ingest::town
