#include "ingest/register_homes.h"

#include "base/text.h"
#include "ingest/register_tail.h"
#include "ingest/register_text.h"

#include <algorithm>

namespace ingest {

using model::UnitId;

namespace {

constexpr int kLowestHome = -9;
constexpr int kHighestHome = 200;

bool is_digits(std::u32string_view text) {
    return !text.empty() && std::ranges::all_of(text, base::is_digit<char32_t>);
}

/// Door 2 on floor 5 bears 502 on its plate.
std::u32string door_on_plate(const std::u32string& door, int floor) {
    if (floor < 1 || door.size() > 2 || !is_digits(door)) return door;
    const std::string number = std::to_string(floor);
    std::u32string plate(number.begin(), number.end());
    if (door.size() == 1) plate += U'0';
    return plate + door;
}

/// 东户 of one floor is not 东户 of another.
std::u32string plate_key(const std::u32string& door, int floor) {
    if (floor_of_door(door)) return door;
    if (is_digits(door) && door.size() <= 2) return door_on_plate(door, floor);
    const std::string number = std::to_string(floor);
    return door + U'@' + std::u32string(number.begin(), number.end());
}

}  // namespace

HomeBook::HomeBook(const model::Snapshot& there, const Ask& homes_of,
                   std::vector<model::UnitRow>& into)
    : places_{there.places}, homes_of_{homes_of}, into_{into} {}

void HomeBook::Doors::note(const model::UnitRow& unit) {
    const std::u32string door = door_key(folded_door(unit.door));
    by_plate[plate_key(door, unit.floor)].emplace_back(unit.stair, unit.id);
    as_written[door].emplace_back(unit.stair, unit.id);
}

HomeBook::Doors& HomeBook::doors_of(model::PlaceId building) {
    const auto [at, first] = buildings_.try_emplace(model::number(building));
    if (first && homes_of_)
        for (const model::UnitRow& unit : homes_of_(building)) at->second.note(unit);
    return at->second;
}

tl::expected<HomeFound, Reason> HomeBook::home_at(const Found& found) {
    const model::PlaceRow& building = places_->row[found.place];
    const bool exact = !building.estimated;
    const std::u32string door = door_key(found.door);
    if (door.empty()) return tl::unexpected(Reason::DoorMissing);
    if (exact && found.stair && building.stairs > 0 && *found.stair > building.stairs)
        return tl::unexpected(Reason::StairTooHigh);
    std::optional<int> floor = found.floor ? found.floor : floor_of_door(door);
    if (!floor && exact && building.storeys == 1) floor = 1;

    Doors& doors = doors_of(building.id);
    const auto& index = floor ? doors.by_plate : doors.as_written;
    const auto at = index.find(floor ? plate_key(door, *floor) : door);
    Stairs homes;
    if (at != index.end())
        std::ranges::copy_if(at->second, std::back_inserter(homes), [&](const auto& home) {
            return !found.stair || home.first == *found.stair;
        });
    if (homes.size() == 1) return HomeFound{homes[0].second, false};
    if (!floor) return tl::unexpected(Reason::FloorMissing);
    if (homes.size() > 1 || (!found.stair && building.stairs > 1))
        return tl::unexpected(Reason::StairMissing);
    const bool too_high = exact && building.storeys > 0 && *floor > building.storeys;
    if (*floor < kLowestHome || *floor == 0 || *floor > kHighestHome || too_high)
        return tl::unexpected(Reason::FloorTooHigh);

    model::UnitRow unit{.id = UnitId{-static_cast<std::int64_t>(into_.size()) - 1},
                        .place = building.id,
                        .stair = found.stair.value_or(1),
                        .floor = *floor,
                        .door = utf8_from(door_on_plate(door, *floor)),
                        .use = "00"};
    doors.note(unit);
    into_.push_back(std::move(unit));
    return HomeFound{into_.back().id, true};
}

}  // namespace ingest
