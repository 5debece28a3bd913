// model/edit.h — changes of register rows as values: what was seen, and what it shall be.
#pragma once

#include "geo/point.h"
#include "geo/shape.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

/// Tables of the register that people edit by hand.
enum class Table : std::uint8_t {
    Unit,
    Household,
    Rental,
    Shop,
    Note,
    Person,
    ServiceTarget,
    Facility,
    Organisation,
    Component,
    Entrance,
    SitePlan,
    // The rules of work: model/rules.h.
    MatterRule,
    StageRule,
    RouteRule,
    Department,
    Threshold,
    CalendarDay,
    WorkingSpan,
    // Beside the register: walk_rows.h, room_rows.h, team_rows.h, wall_rows.h.
    WalkEdge,
    Parameter,
    Level,
    Room,
    Opening,
    Certificate,
    Training,
    Roster,
    Shift,
    Survey,
    Indicator,
    Score,
    Draft,
    DraftMove,
    GridHistory,
    Wall,
    Place,  // its grid alone
    Grid    // its outline and code alone
};
inline constexpr std::size_t kEditTables = static_cast<std::size_t>(Table::Grid) + 1;

/// A column as it was seen and as it shall be, both as texts; empty for none. Numbers and seconds
/// in decimal, flags 0 and 1, codes as in the code lists, points "x y" in metres, lines and areas
/// as `shape_text` writes them, bytes in hex.
struct FieldEdit {
    std::string column;
    std::string was;
    std::string is;

    friend bool operator==(const FieldEdit&, const FieldEdit&) = default;
};

/// What becomes of one row. A new one gets the id told, or with 0 one from the store.
struct RowEdit {
    enum class Does : std::uint8_t { Add, Change, Remove };
    Table table{};
    Does does = Does::Change;
    std::int64_t row = 0;
    std::vector<FieldEdit> fields;

    friend bool operator==(const RowEdit&, const RowEdit&) = default;
};

/// "432567.25 3357120.5": the shortest text that gives the same point again.
std::string point_text(geo::Point point);
/// Nothing for a text that is no point.
std::optional<geo::Point> point_in(std::string_view text);

/// "L 0 0,10 0;10 5,20 5", two lines; "A 0 0,9 0,9 9;2 2,3 2,3 3/20 0,29 0,29 9", two areas of
/// which the first has a hole; "P 1 2". Empty for none. The shortest text that gives the same shape
/// again.
std::string shape_text(const geo::Shape& shape);
/// Nothing for a text that is no shape: lines have two points, rings three.
std::optional<geo::Shape> shape_in(std::string_view text);

}  // namespace model
