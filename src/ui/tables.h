// ui/tables.h — the one-click tables while one is looked at. Filled by app; panels read it, and
// wish for changes of it.
#pragma once

#include "model/ids.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ui {

/// A table that this seat may make.
struct TableName {
    std::string name;  // of its template
    std::string title;
    bool asks_purpose = false;  // rows of homes and of persons
};

struct TableColumn {
    std::string key;
    std::string heading;
    float letters = 8;   // wide; a Han letter is two
    bool right = false;  // where its cells stand
};

enum class TableLevel : std::uint8_t { Body, Subtotal, Total };

struct TableLine {
    std::vector<std::string> cells;
    TableLevel level{};
    std::vector<bool> alarming;  // by column; may be shorter
    model::PlaceId place{};      // where it stands; 0 nowhere
};

/// A made table as it is read on the page: what its files say too.
struct ShownTable {
    std::string title, note;
    std::vector<std::string> head;
    std::vector<TableColumn> columns;
    std::vector<TableLine> lines;
    std::size_t rows = 0;  // neither headings nor sums
};

struct TableDesk {
    bool open = false;
    std::vector<TableName> names;
    std::string name;          // of the table that is shown, made or wished for
    model::PlaceId place{};    // that it is of
    std::string purpose;       // K32; empty until it is told
    std::string sort;          // a column, with "-" before it from the greatest down
    model::PlaceId went_to{};  // of a row: coming back from there, the table is as it was
    bool making = false;
    bool writing = false;  // a file
    std::string refused;
    std::shared_ptr<const ShownTable> shown;
};

}  // namespace ui
