#include "scene/elevation.h"

#include "base/text.h"
#include "derive/reading_order.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>

#include <fmt/format.h>

namespace scene {

using base::is_digit;
using model::UnitRow;

namespace {

constexpr int kMostFloors = 200;  // a range beyond that is a mistake somewhere in it
constexpr std::size_t kMostDigits = 6;
constexpr double kClearlyLarger = 1.5;

/// The longest run of digits, and what follows it.
struct DigitRun {
    int value = 0;
    std::size_t length = 0;
    char after = 0;
};

DigitRun longest_run(const std::string& text) {
    DigitRun longest;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && is_digit(text[end])) ++end;
        if (end - i > longest.length && end - i <= kMostDigits)
            longest = {std::atoi(text.substr(i, end - i).c_str()), end - i,
                       end < text.size() ? text[end] : '\0'};
        i = std::max(end, i + 1);
    }
    return longest;
}

/// Units of one stair, by number in the list.
using Units = std::vector<std::size_t>;

/// The column of each unit within its stair, and how many there are.
struct Columns {
    std::vector<std::uint32_t> of;  // in the order of the units
    std::uint32_t count = 0;
    std::vector<int> number = {};  // on the door, of each column
};

/// By the number on the door. Nothing when a door does not tell, or two tell the same.
std::optional<Columns> by_door(std::span<const UnitRow> units, const Units& stair) {
    std::set<int> numbers;
    std::set<std::pair<int, int>> taken;
    for (const std::size_t u : stair) {
        const int number = door_on_floor(units[u].door, units[u].floor);
        if (number == 0 || !taken.emplace(units[u].floor, number).second) return std::nullopt;
        numbers.insert(number);
    }
    Columns columns{.of = {},
                    .count = static_cast<std::uint32_t>(numbers.size()),
                    .number = {numbers.begin(), numbers.end()}};
    for (const std::size_t u : stair) {
        const int number = door_on_floor(units[u].door, units[u].floor);
        columns.of.push_back(
            static_cast<std::uint32_t>(std::distance(numbers.begin(), numbers.find(number))));
    }
    return columns;
}

/// In the order of the doors on each floor.
Columns by_order(std::span<const UnitRow> units, const Units& stair) {
    std::map<int, std::vector<std::size_t>> floors;  // positions in `stair`
    for (std::size_t i = 0; i < stair.size(); ++i) floors[units[stair[i]].floor].push_back(i);
    Columns columns{.of = std::vector<std::uint32_t>(stair.size()), .count = 0};
    for (auto& [floor, at] : floors) {
        std::ranges::stable_sort(at, [&](std::size_t a, std::size_t b) {
            return derive::less_by_number(units[stair[a]].door, units[stair[b]].door);
        });
        for (std::size_t i = 0; i < at.size(); ++i)
            columns.of[at[i]] = static_cast<std::uint32_t>(i);
        columns.count = std::max(columns.count, static_cast<std::uint32_t>(at.size()));
    }
    return columns;
}

/// The middle one of the areas that are known; 0 when none is.
double usual_area(std::span<const UnitRow> units, const Units& stair) {
    std::vector<double> areas;
    for (const std::size_t u : stair)
        if (units[u].area_m2 > 0) areas.push_back(units[u].area_m2);
    if (areas.empty()) return 0;
    const auto middle = areas.begin() + static_cast<std::ptrdiff_t>(areas.size() / 2);
    std::ranges::nth_element(areas, middle);
    return *middle;
}

/// K02 04 to 06: a shop, an office, something shared.
bool is_business(const std::string& use) {
    return use == "04" || use == "05" || use == "06";
}

/// What is no home, or clearly larger than the homes of its stair, may take the room of several; of
/// a home beside which one is missing the missing one is to be seen.
bool may_be_wide(const UnitRow& unit, double usual_m2) {
    return is_business(unit.use) || (usual_m2 > 0 && unit.area_m2 >= kClearlyLarger * usual_m2);
}

/// A floor with half as many doors as the stair has columns, or fewer, from the first on: each
/// takes its share of the width.
void widen(std::span<const UnitRow> units, const Units& stair, const Columns& columns,
           std::vector<ElevationCell>& cells) {
    const double usual_m2 = usual_area(units, stair);
    std::map<int, std::vector<std::size_t>> floors;  // by column
    for (std::size_t i = 0; i < stair.size(); ++i) floors[units[stair[i]].floor].push_back(i);
    for (auto& [floor, at] : floors) {
        std::ranges::sort(at, {}, [&](std::size_t i) { return columns.of[i]; });
        const auto doors = static_cast<std::uint32_t>(at.size());
        const bool from_first = columns.of[at.back()] + 1 == doors;
        const bool wide = std::ranges::all_of(
            at, [&](std::size_t i) { return may_be_wide(units[stair[i]], usual_m2); });
        if (!from_first || !wide || doors * 2 > columns.count) continue;
        for (std::uint32_t i = 0; i < doors; ++i) {
            ElevationCell& cell = cells[stair[at[i]]];
            const std::uint32_t first = i * columns.count / doors;
            cell.column = first;
            cell.columns = (i + 1) * columns.count / doors - first;
        }
    }
}

int top_of(const UnitRow& unit) {
    const int top = unit.floor + std::max(unit.floors, 1) - 1;
    return unit.floor < 0 && top >= 0 ? top + 1 : top;  // from -1 it is one step to 1
}

/// From the top, without a gap; only those that occur when they lie impossibly far apart.
std::vector<int> floors_of(std::span<const UnitRow> units, int storeys) {
    std::set<int, std::greater<>> occurring;
    for (const UnitRow& unit : units) {
        occurring.insert(unit.floor);
        occurring.insert(top_of(unit));
    }
    if (storeys > 0 && storeys <= kMostFloors) {
        occurring.insert(1);
        occurring.insert(storeys);
    }
    std::vector<int> floors{occurring.begin(), occurring.end()};
    if (floors.empty() || floors.front() - floors.back() > kMostFloors) return floors;
    const bool ground_is_zero = occurring.contains(0);
    std::vector<int> all;
    for (int floor = floors.front(); floor >= floors.back(); --floor)
        if (floor != 0 || ground_is_zero) all.push_back(floor);
    return all;
}

void set_rows(std::span<const UnitRow> units, Elevation& e) {
    const auto row_of = [&](int floor) {
        const auto at = std::ranges::find(e.floors, floor);
        return static_cast<std::uint32_t>(at - e.floors.begin());
    };
    for (std::size_t u = 0; u < units.size(); ++u) {
        e.cells[u].row = row_of(top_of(units[u]));
        e.cells[u].rows = row_of(units[u].floor) - e.cells[u].row + 1;
    }
}

}  // namespace

int door_on_floor(const std::string& door, int floor) {
    const DigitRun run = longest_run(door);
    if (run.length == 0) return 0;
    const int level = std::abs(floor);
    if (run.value == level && run.after >= 'A' && run.after <= 'Z') return run.after - 'A' + 1;
    if (run.length >= 3 && run.value / 100 == level) return run.value % 100;
    if (run.length == 2 && run.value / 10 == level) return run.value % 10;
    return run.value < 100 ? run.value : 0;
}

Elevation elevation_of(std::span<const UnitRow> units, int storeys) {
    Elevation e;
    e.cells.resize(units.size());
    std::map<int, Units> stairs;
    for (std::size_t u = 0; u < units.size(); ++u) stairs[units[u].stair].push_back(u);
    for (const auto& [stair, all] : stairs) {
        const Columns columns = by_door(units, all).value_or(by_order(units, all));
        for (std::size_t i = 0; i < all.size(); ++i) e.cells[all[i]].column = columns.of[i];
        widen(units, all, columns, e.cells);
        for (const std::size_t u : all) e.cells[u].column += e.columns;
        e.stairs.push_back({stair, e.columns, columns.count});
        e.columns += columns.count;
        e.door.insert(e.door.end(), columns.number.begin(), columns.number.end());
        e.door.resize(e.columns, 0);
    }
    e.floors = floors_of(units, storeys);
    set_rows(units, e);
    return e;
}

std::vector<ElevationGap> gaps_of(const Elevation& elevation) {
    std::set<std::pair<std::uint32_t, std::uint32_t>> taken;
    for (const ElevationCell& cell : elevation.cells)
        for (std::uint32_t c = 0; c < cell.columns; ++c)
            for (std::uint32_t r = 0; r < cell.rows; ++r)
                taken.emplace(cell.column + c, cell.row + r);
    std::vector<ElevationGap> gaps;
    for (const ElevationStair& stair : elevation.stairs)
        for (std::uint32_t c = stair.first_column; c < stair.first_column + stair.columns; ++c)
            for (std::uint32_t r = 0; r < elevation.floors.size(); ++r) {
                const int floor = elevation.floors[r];
                if (taken.contains({c, r}) || elevation.door[c] == 0) continue;
                gaps.push_back({c, r, stair.stair, floor,
                                fmt::format("{}{}{:02}", floor < 0 ? "B" : "", std::abs(floor),
                                            elevation.door[c])});
            }
    return gaps;
}

std::size_t next_cell(const Elevation& elevation, std::size_t from, int right, int down) {
    if (from >= elevation.cells.size()) return from;
    const ElevationCell& here = elevation.cells[from];
    std::size_t best = from;
    std::uint64_t nearest = ~std::uint64_t{0};
    for (std::size_t i = 0; i < elevation.cells.size(); ++i) {
        const ElevationCell& cell = elevation.cells[i];
        const auto dx = static_cast<std::int64_t>(cell.column) - here.column;
        const auto dy = static_cast<std::int64_t>(cell.row) - here.row;
        const std::int64_t along = right != 0 ? dx * right : dy * down;
        const std::int64_t aside = std::abs(right != 0 ? dy : dx);
        if (along <= 0) continue;
        // Sideways only within the floor, up and down to whatever lies nearest.
        if (right != 0 && aside != 0) continue;
        const auto far = static_cast<std::uint64_t>(along * 1'000 + aside);
        if (far < nearest) {
            nearest = far;
            best = i;
        }
    }
    return best;
}

}  // namespace scene
