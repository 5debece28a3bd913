// ingest/register_homes.h — the homes of a neighbourhood by building, stair and door, those that a
// table adds among them. Only for register_*.cpp.
#pragma once

#include "ingest/register_address.h"
#include "model/rows.h"

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include <tl/expected.hpp>

namespace ingest {

struct HomeFound {
    model::UnitId id{};
    bool made = false;  // just now
};

class HomeBook {
  public:
    using Ask = std::function<std::vector<model::UnitRow>(model::PlaceId)>;

    /// `homes_of` tells those of a building that are there; it and `into`, to which new ones are
    /// added with ids from -1 down, must stay where they are.
    HomeBook(const model::Snapshot& there, const Ask& homes_of, std::vector<model::UnitRow>& into);

    /// The home at that door, made when there is none: the floor is told, or follows from the door;
    /// of a building with several stairs the stair is told, or only one has such a door.
    tl::expected<HomeFound, Reason> home_at(const Found& found);

  private:
    using Stairs = std::vector<std::pair<int, model::UnitId>>;  // with such a door
    struct Doors {
        void note(const model::UnitRow& unit);

        std::unordered_map<std::u32string, Stairs> by_plate;  // 502, also of door 2 on floor 5
        std::unordered_map<std::u32string, Stairs> as_written;
    };
    Doors& doors_of(model::PlaceId building);

    std::shared_ptr<const model::Places> places_;
    const Ask& homes_of_;
    std::vector<model::UnitRow>& into_;
    std::unordered_map<std::int64_t, Doors> buildings_;  // by place id
};

}  // namespace ingest
