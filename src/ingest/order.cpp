#include "ingest/order.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>
#include <vector>

namespace ingest {

using geo::Point;

namespace {

/// Doors have no names.
template <class Row>
const std::string& name_or_source(const Row& row) {
    if constexpr (requires { row.name; })
        return row.name;
    else
        return row.source;
}

template <class Row, class BoxOf>
void put_in_order(std::vector<Row>& rows, BoxOf box_of) {
    struct Key {
        geo::Box box;
        std::uint32_t row;
    };
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (std::uint32_t i = 0; i < rows.size(); ++i) keys.push_back({box_of(rows[i]), i});
    std::ranges::sort(keys, [&](const Key& a, const Key& b) {
        const auto corners = [](const geo::Box& e) { return std::tuple{e.x0, e.y0, e.x1, e.y1}; };
        if (corners(a.box) != corners(b.box)) return corners(a.box) < corners(b.box);
        const auto words = [&](const Key& key) {
            return std::tie(rows[key.row].source, name_or_source(rows[key.row]), key.row);
        };
        return words(a) < words(b);
    });
    std::vector<Row> ordered;
    ordered.reserve(rows.size());
    for (const Key& key : keys) ordered.push_back(std::move(rows[key.row]));
    rows = std::move(ordered);
}

}  // namespace

Survey in_order(Survey survey) {
    const auto by_area = [](const auto& row) { return geo::box_of(row.area); };
    const auto by_point = [](const auto& row) {
        return geo::Box{row.at.x, row.at.y, row.at.x, row.at.y};
    };
    const auto by_shape = [](const auto& row) { return geo::box_of(row.shape); };
    put_in_order(survey.buildings, by_area);
    put_in_order(survey.roads, [](const SurveyedRoad& row) {
        geo::Box box;
        for (const Point p : row.line) box.add(p);
        return box;
    });
    put_in_order(survey.shops, by_point);
    put_in_order(survey.facilities, by_shape);
    put_in_order(survey.components, by_point);
    put_in_order(survey.entrances, by_point);
    put_in_order(survey.outside, by_shape);
    put_in_order(survey.yards, by_area);
    put_in_order(survey.boundaries, by_area);
    return survey;
}

}  // namespace ingest
