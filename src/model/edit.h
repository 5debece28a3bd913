// model/edit.h — changes of register rows as values: what was seen, and what it shall be.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace model {

/// Tables of the register that people edit by hand.
enum class Table : std::uint8_t { Unit, Household, Rental, Shop, Note, Person, ServiceTarget };

/// A column as it was seen and as it shall be, both as texts; empty for none. Numbers and seconds
/// in decimal, flags 0 and 1, codes as in the code lists.
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

}  // namespace model
