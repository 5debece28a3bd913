// report/cell_text.h — what a cell says, in letters.
#pragma once

#include "report/table.h"

#include <string>
#include <string_view>

namespace report {

/// The cell as it is read, in valid UTF-8; line ends of texts stay.
std::string text_of(const Cell& cell, const Column& column, const Labels& labels);

/// "2026-03-02 09:30", in Beijing.
std::string moment_text(base::Instant at);

/// Bytes that are not UTF-8 become U+FFFD.
std::string mended(std::string_view text);

/// Mended, and without what neither XML nor a page can hold: controls become spaces, every kind of
/// line end "\n".
std::string tidy(std::string_view text);
/// Tidy, with spaces for line ends.
std::string one_line(std::string_view text);

/// As much of the beginning as fits into `most` bytes without cutting a character.
std::string_view beginning(std::string_view utf8, std::size_t most);

/// `page` with both its gaps filled.
std::string page_text(const Labels& labels, std::string_view number, std::string_view of);

/// The foot in one line, with its labels; what is empty is left out.
std::string foot_text(const Table& table);
/// The same of one line of the head.
std::string head_text(const HeadLine& line, const Labels& labels);

/// Columns of a typewriter: one a letter, two a Han letter. The longest of several lines.
std::size_t display_width(std::string_view utf8);

}  // namespace report
