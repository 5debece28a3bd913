// report/pdf_layout.h — where everything of a table lies on its pages; only for report/pdf.cpp.
#pragma once

#include "report/pdf_canvas.h"
#include "report/table.h"

#include <string>
#include <vector>

namespace report {

/// Lengths in points.
struct Layout {
    double page_width = 0, page_height = 0;
    double margin = 0;
    double size = 9;                  // of letters in cells
    std::vector<double> left;         // where columns begin, and where the last one ends
    double group_height = 0;          // 0: no column has a group
    double heading_height = 0;        // of both rows of headings
    double head_height = 0;           // title, head and note, on the first page
    std::vector<double> row_height;   // of rows
    std::vector<std::size_t> begins;  // with which row each page begins
    std::vector<std::string> texts;   // of cells, row by row
    std::vector<std::vector<std::string>> headings;  // of columns, line by line

    double width() const { return left.back() - left.front(); }
};

inline constexpr double kTitle_pt = 16, kHead_pt = 9, kSmall_pt = 8;
inline constexpr double kTitleLine_pt = 30;
inline constexpr double kNote_pt = 16;  // the line of the note, with the air over it
inline constexpr double kUnderHead_pt = 6;
inline constexpr double kRunningHead_pt = 20;  // the title on further pages
inline constexpr double kFoot_pt = 22;
inline constexpr int kMostLines = 3;  // of a cell and of a heading

/// Room to the left and right of a text in its cell.
constexpr double padding(double size) {
    return 0.45 * size;
}

/// Items of the head, side by side as far as they fit.
struct HeadItem {
    std::string text;
    Rectangle box{};
};
std::vector<HeadItem> head_items(const Table& table, Canvas& canvas, double width);

Layout layout_of(const Table& table, Canvas& canvas);

}  // namespace report
