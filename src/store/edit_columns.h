// store/edit_columns.h — which columns people may edit by hand, and within what bounds.
#pragma once

#include "model/edit.h"

#include <cstdint>
#include <span>
#include <string_view>

namespace store {

/// A column that may be edited. Of numbers the bounds; of codes the list; of rows the table; of
/// shapes "line", "lines" or "areas".
struct EditColumn {
    enum class Kind : std::uint8_t { Text, Number, Real, Code, Row, Point, Shape, Blob };
    std::string_view name;
    Kind kind = Kind::Text;
    double least = 0;
    double most = 0;
    std::string_view of = {};
    bool needed = false;
};

struct Editable {
    std::string_view name;
    std::span<const EditColumn> columns;
};

Editable editable(model::Table table);

}  // namespace store
