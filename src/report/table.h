// report/table.h — a table as it goes out: words, columns, rows. Where they came from, and what the
// reader may see, was decided before.
#pragma once

#include "base/time.h"
#include "model/ids.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace report {

/// Nothing stands in a cell that holds kNever or a number that is none.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, base::Instant, bool>;

/// How the cells of a column are written and where they stand. Any column may hold texts, such as
/// "<3" among numbers.
enum class Kind : std::uint8_t {
    Text,
    Code,     // digits that stay text: doors, telephones, identity numbers
    Integer,  // without separators
    Real,     // with Column::decimals
    Date,     // 2026-03-01, in Beijing
    Moment,   // 2026-03-01 08:30
    Flag,     // Labels::yes, Labels::no
};

struct Column {
    std::string heading;
    std::string group{};  // stands over neighbours that have the same; empty: none
    Kind kind = Kind::Text;
    int decimals = 0;
    int width = 0;  // letters a line before text wraps, a Han letter is two; 0: as usual
    bool sums = false;
};

enum class Level : std::uint8_t { Body, Subtotal, Total };

struct Row {
    std::vector<Cell> cells;  // one a column; what is missing at the end is empty
    Level level = Level::Body;
    std::vector<std::size_t> alarming{};  // columns whose cell is red
    model::PlaceId place{};               // what the row leads to on a screen; in no file
};

/// `统计时点: 2026-03-01 08:30`
struct HeadLine {
    std::string label, value;
};

struct Foot {
    std::string maker, purpose, serial;
};

/// The words that writers add, in the reader's language.
struct Labels {
    std::string colon = ": ";
    std::string maker{}, purpose{}, serial{};
    std::string yes = "1", no = "0";
    std::string page = "{0} / {1}";
};

/// The same table always gives the same bytes.
struct Table {
    std::string title;
    std::vector<HeadLine> head;
    std::string note{};             // one line under the title
    std::vector<Column> columns{};  // at least one
    std::vector<Row> rows{};
    Foot foot{};
    std::string watermark{};
    Labels labels{};
    base::Instant as_of{};  // files say that they were made then
};

/// What the columns with `sums` add up to over the body rows from `from` on. Whole numbers stay
/// whole; `label` stands in the first column, or in the first that does not sum.
Row sums(const Table& table, Level level, const std::string& label, std::size_t from = 0);

/// Neighbouring columns under one heading; [first, end). A column without a group stands alone.
struct Group {
    std::size_t first = 0, end = 0;
    std::string name{};
};
std::vector<Group> groups_of(const std::vector<Column>& columns);

enum class Align : std::uint8_t { Left, Centre, Right };
Align align_of(Kind kind);

/// What column `column` holds; nothing at the end of a short row.
const Cell& cell_at(const Row& row, std::size_t column);
bool is_alarming(const Row& row, std::size_t column);
bool is_empty(const Cell& cell);

/// Where the label of a subtotal or total ends: it may reach over the empty cells to its right.
std::size_t reach_of(const Table& table, const Row& row, std::size_t column);

}  // namespace report
