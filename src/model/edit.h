// model/edit.h — changes of register rows as values: what was seen, and what it shall be.
#pragma once

#include "geo/point.h"

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
    WorkingSpan
};

/// A column as it was seen and as it shall be, both as texts; empty for none. Numbers and seconds
/// in decimal, flags 0 and 1, codes as in the code lists, points "x y" in metres, bytes in hex.
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

}  // namespace model
