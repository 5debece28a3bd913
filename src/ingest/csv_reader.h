// ingest/csv_reader.h — text between separators, row by row, also while it is still coming in. Only
// for the readers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct CsvRow {
    std::int64_t line = 0;  // on which it begins, from 1
    std::vector<std::string> cells;
};

/// The cells of one text after the other, without an empty end.
class CsvReader {
  public:
    /// Whether more text may follow: then a row whose quote stands open at the end is not given.
    enum class Text : std::uint8_t { Whole, Beginning };

    CsvReader(std::string_view text, char separator, std::int64_t first_line = 1,
              Text reach = Text::Whole)
        : text_{text}, separator_{separator}, reach_{reach}, line_{first_line} {}

    /// The next row that is not empty; false at the end.
    bool next(CsvRow& row);

    /// Behind the last row that was given.
    std::size_t at() const { return at_; }
    std::int64_t line() const { return line_; }

  private:
    bool take_cell(std::string& cell);
    std::optional<std::size_t> end_of_quoted(std::string& cell);

    std::string_view text_;
    char separator_;
    Text reach_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    bool open_ = false;  // the closing quote may still come
};

/// What stands in most of the first lines, then what stands there most often.
char separator_of(std::string_view text);

/// A spreadsheet that leaves nothing to guess says "sep=;" first; that is taken off, and its line
/// stays, as an empty one. '\0' when nothing is told.
char told_separator(std::string_view& text);

}  // namespace ingest
