#include "support/outline.h"

#include "base/text.h"

#include <map>
#include <stdexcept>

namespace support {

model::Rows rows_from_outline(const std::string& outline) {
    model::Rows rows;
    std::vector<std::size_t> above;  // places from the top down to the line before
    std::map<std::string, model::GridId> grids;
    for (const std::string& line : base::split(outline, '\n')) {
        const auto field = base::fields(line);
        if (field.empty()) continue;
        const std::size_t level = line.find_first_not_of(' ') / 2;
        if (level > above.size()) throw std::runtime_error{"too deep: " + line};
        above.resize(level);
        model::PlaceRow place{
            .id = static_cast<model::PlaceId>(rows.places.size() + 1),
            .parent = level == 0 ? model::PlaceId{} : rows.places[above.back()].id,
            .kind = field.at(0),
            .name = field.at(1)};
        above.push_back(rows.places.size());
        if (field.size() > 2) {
            model::GridId& grid = grids[field[2]];
            if (model::number(grid) == 0) {
                grid = static_cast<model::GridId>(grids.size());
                model::PlaceId community{};
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

model::Batch batch_of(const model::Rows& rows) {
    model::Batch batch;
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
    std::int64_t ground = 0;  // the store would number them
    for (model::GroundRow& row : batch.ground)
        if (model::number(row.id) == 0) row.id = model::GroundId{++ground};
    batch.staff = rows.staff;
    batch.assignments = rows.assignments;
    batch.walk_edges = rows.walk_edges;
    batch.parameters = rows.parameters;
    batch.levels = rows.levels;
    batch.certificates = rows.certificates;
    batch.trainings = rows.trainings;
    batch.rosters = rows.rosters;
    batch.shifts = rows.shifts;
    batch.surveys = rows.surveys;
    batch.indicators = rows.indicators;
    batch.scores = rows.scores;
    batch.drafts = rows.drafts;
    batch.draft_moves = rows.draft_moves;
    batch.grid_history = rows.grid_history;
    batch.walls = rows.walls;
    return batch;
}

model::Snapshot snapshot_of(const model::Rows& rows) {
    return model::apply({}, batch_of(rows));
}

model::Row row_of(const model::Places& places, const std::string& name) {
    for (model::Row r = 0; r < places.size(); ++r)
        if (places.row[r].name == name) return r;
    throw std::runtime_error{"no place called " + name};
}

const model::PlaceRow& place_named(const model::Rows& rows, const std::string& name) {
    for (const model::PlaceRow& place : rows.places)
        if (place.name == name) return place;
    throw std::runtime_error{"no place called " + name};
}

const model::PlaceRow& place_of(const model::Rows& rows, model::PlaceId id) {
    return rows.places.at(static_cast<std::size_t>(model::number(id)) - 1);
}

const model::PlaceRow& community_of(const model::Rows& rows, const model::PlaceRow& leaf) {
    const model::PlaceRow* place = &leaf;
    while (place->kind != "COMM") place = &place_of(rows, place->parent);
    return *place;
}

}  // namespace support
