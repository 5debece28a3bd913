// ingest/register_things.h — rows about organisations, facilities and components of the city. Only
// for register_*.cpp.
#pragma once

#include "geo/crs.h"
#include "ingest/keepers.h"
#include "ingest/register_places.h"
#include "ingest/register_reader.h"

#include <optional>
#include <string>
#include <unordered_map>

namespace ingest {

/// The id of the next new row of a table.
template <class Id, class Row>
Id next_id(const std::vector<Row>& rows) {
    return Id{-static_cast<std::int64_t>(rows.size()) - 1};
}

class ThingMaker {
  public:
    /// Both must stay where they are; new rows are added to `out.rows`, with ids from -1 down.
    ThingMaker(const RegisterInput& input, const AddressBook& buildings, RegisterRows& out);

    /// Whether the row is about one of the three.
    static bool is_about_thing(const RowReader& row);

    /// Why the row is not taken; nothing when it is, also where the store has the thing already.
    std::optional<Reason> take(RowReader& row, std::int64_t line);

  private:
    std::optional<Reason> take_organisation(RowReader& row, std::int64_t line);
    std::optional<Reason> take_facility(RowReader& row);
    std::optional<Reason> take_component(RowReader& row, std::int64_t line);

    /// What the row says about where it stands; nothing when it says nothing that is on the map.
    std::optional<geo::Point> point_of(const RowReader& row) const;
    model::PlaceId keeper_at(geo::Point point);
    bool is_known(const std::string& key);
    model::PlaceId id_of(const Found& found) const;

    const RegisterInput& input_;
    RegisterRows& out_;
    PlaceBook book_;
    std::optional<geo::Projection> degrees_;
    std::optional<Keepers> keepers_;                      // made when the first point asks
    std::unordered_map<std::string, int> organisations_;  // by place and name, and by code
    std::unordered_map<std::string, int> facilities_;
    std::unordered_map<std::string, int> components_;  // so many of a key are in the store
};

}  // namespace ingest
