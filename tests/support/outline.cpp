#include "support/outline.h"

#include "base/text.h"

#include <map>
#include <stdexcept>

namespace support {

using namespace model;

Rows rows_from_outline(const std::string& outline) {
    Rows rows;
    std::vector<std::size_t> above;  // places from the top down to the line before
    std::map<std::string, GridId> grids;
    for (const std::string& line : base::split(outline, '\n')) {
        const auto field = base::fields(line);
        if (field.empty()) continue;
        const std::size_t level = line.find_first_not_of(' ') / 2;
        if (level > above.size()) throw std::runtime_error{"too deep: " + line};
        above.resize(level);
        PlaceRow place{.id = static_cast<PlaceId>(rows.places.size() + 1),
                       .parent = level == 0 ? PlaceId{} : rows.places[above.back()].id,
                       .kind = field.at(0),
                       .name = field.at(1)};
        above.push_back(rows.places.size());
        if (field.size() > 2) {
            GridId& grid = grids[field[2]];
            if (number(grid) == 0) {
                grid = static_cast<GridId>(grids.size());
                PlaceId community{};
                for (const std::size_t p : above)
                    if (p < rows.places.size() && rows.places[p].kind == "COMM")
                        community = rows.places[p].id;
                rows.grids.push_back({.id = grid,
                                      .community = community,
                                      .kind = "basic",
                                      .name = field[2].substr(1)});
            }
            place.grid = grid;
        }
        rows.places.push_back(std::move(place));
    }
    return rows;
}

Batch batch_of(const Rows& rows) {
    Batch batch;
    batch.whole = true;
    batch.position = {0, 1};
    batch.places = rows.places;
    batch.grids = rows.grids;
    batch.issues = rows.issues;
    batch.shops = rows.shops;
    batch.facilities = rows.facilities;
    batch.organisations = rows.organisations;
    batch.components = rows.components;
    batch.entrances = rows.entrances;
    batch.ground = rows.ground;
    batch.staff = rows.staff;
    batch.assignments = rows.assignments;
    return batch;
}

Row row_of(const Places& places, const std::string& name) {
    for (Row r = 0; r < places.size(); ++r)
        if (places.row[r].name == name) return r;
    throw std::runtime_error{"no place called " + name};
}

}  // namespace support
