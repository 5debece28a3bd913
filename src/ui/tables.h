// ui/tables.h — the one-click tables while one is looked at. Filled by app; panels read it, and
// wish for changes of it.
#pragma once

#include "model/ids.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace ui {

/// A column that a table could have.
struct TableField {
    std::string key;
    std::string heading;
    bool on = false;  // in its template
};

/// A table that this seat may make.
struct TableName {
    std::string name;  // of its template
    std::string title;
    bool asks_purpose = false;       // rows of homes and of persons
    bool own = false;                // somebody here has made the template
    std::vector<TableField> fields;  // in the order of the template, then the rest
};

/// What somebody enters once, and which of the tables it stands in, by their order in `names`.
struct FedItem {
    std::string group, item;
    std::vector<bool> feeds;
    int count = 0;  // of those
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
    std::string name;                  // of the table that is shown, made or wished for
    model::PlaceId place{};            // that it is of
    std::string purpose;               // K32; empty until it is told
    std::string sort;                  // a column, with "-" before it from the greatest down
    std::string filter;                // on top of the template's
    std::vector<std::string> columns;  // in place of the template's; empty: as there
    model::PlaceId went_to{};          // of a row: coming back from there, the table is as it was
    bool making = false;
    bool writing = false;  // a file
    std::string refused;
    std::string unsure;  // a format: so many rows of homes are a question first
    bool feeds = false;  // the card tells which tables each item feeds
    std::vector<FedItem> fed;
    std::shared_ptr<const ShownTable> shown;
};

/// Keeps the table that is shown, with its columns, filter and order, as a template.
struct KeepTable {
    std::string name;
};
struct ForgetTable {
    std::string name;
};
/// Which tables each item feeds, in place of a table.
struct ToggleFeeds {};

}  // namespace ui
