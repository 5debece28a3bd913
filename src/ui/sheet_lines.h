// ui/sheet_lines.h — the lines of the sheet of statistics, and how each is said.
#pragma once

#include "ui/listing.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ui {

/// One line: a heading, or a number here and beside it.
struct SheetLine {
    std::optional<base::Word> heading;
    derive::Behind behind;
    derive::Amount here, beside;
    bool part = false;                     // of the number before it
    std::optional<derive::Amount> before;  // 30 days ago
};
using SheetLines = std::vector<SheetLine>;
inline constexpr int kSheetColumns = 3;

/// As they stand side by side; without those of persons where a seat may not know them.
std::array<SheetLines, kSheetColumns> sheet_lines(const Sheet& sheet, bool persons);
bool sheet_tells_persons(const View& view);

struct SheetText {
    std::string here;
    std::string beside;              // a share of what is above, or what is counted there
    std::string change;              // since 30 days ago
    std::optional<std::string> why;  // a number is missing; of what a rate is; what it was
};
SheetText text_of(const View& view, const Sheet& sheet, const SheetLine& line);

/// Of what it tells, and what that is compared with.
std::string sheet_title(const View& view);
std::string sheet_beside(const View& view);

/// All of it with tabs between the cells, as spreadsheets take it.
std::string sheet_as_text(const View& view);

/// Of many blocks: how many, or which grid, or how far around.
std::string chosen_title(const View& view);

}  // namespace ui
