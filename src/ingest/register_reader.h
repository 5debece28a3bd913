// ingest/register_reader.h — one row of a table, field by field. Only for register_*.cpp.
#pragma once

#include "ingest/register_codes.h"
#include "ingest/register_rows.h"

#include <array>
#include <map>
#include <unordered_map>

namespace ingest {

class RowReader {
  public:
    explicit RowReader(const RegisterInput& input);

    void stand_on(std::size_t row) { row_ = &table_.rows[row]; }

    /// Empty where there is no such column, or the cell says that there is nothing to say.
    std::string_view text(Field field) const;
    bool says(Field field) const { return !text(field).empty(); }

    /// The code of the field's list; empty when there is none. Unknown texts are counted.
    std::string code(Field field);
    /// 0 when there is none.
    int number(Field field) const;
    double decimal(Field field) const;
    bool yes(Field field) const;
    base::Instant day(Field field) const;

    Whereabouts whereabouts() const;
    std::size_t column(Field field) const { return column_[static_cast<std::size_t>(field)]; }

    /// The most frequent first.
    std::vector<UnknownText> unknown() const;

  private:
    std::string looked_up(Field field, std::string_view cell) const;

    const RegisterTable& table_;
    CodeBook codes_;
    std::array<std::size_t, kFields> column_{};
    const std::vector<std::string>* row_ = nullptr;
    std::map<std::pair<Field, std::string>, std::int64_t> unknown_;
    // Columns of codes have few different texts: each is looked up once.
    std::array<std::unordered_map<std::string, std::string>, kFields> met_;
};

}  // namespace ingest
