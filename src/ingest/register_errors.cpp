#include "ingest/register_errors.h"

#include "model/mask.h"

#include <algorithm>
#include <string_view>

namespace ingest {

namespace {

/// 15 or 18 digits, the last of 18 an X at times: whatever the column is called.
bool looks_like_id(std::string_view cell) {
    if (cell.size() != 15 && cell.size() != 18) return false;
    const std::string_view digits = cell.substr(0, cell.size() - 1);
    const bool last = std::string_view{"0123456789xX"}.find(cell.back()) != std::string_view::npos;
    return last && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string in_quotes(std::string_view cell) {
    std::string text;
    if (!cell.empty() && std::string_view{"=+-@"}.find(cell[0]) != std::string_view::npos)
        text += '\'';
    text += cell;
    if (text.find_first_of(",;\t\"\r\n") == std::string::npos) return text;
    std::string all = "\"";
    for (const char c : text) {
        if (c == '"') all += '"';
        all += c;
    }
    return all + '"';
}

/// A cell as it may be written down; in the last column everything that a row has too many.
std::string shown(const std::vector<std::string>& row, std::size_t column, bool is_id, bool last) {
    std::string text;
    for (std::size_t i = column; i < (last ? std::max(row.size(), column + 1) : column + 1); ++i) {
        const std::string_view cell = cell_of(row, i);
        if (i > column) text += ',';
        text += is_id || looks_like_id(cell) ? model::mask_id(cell) : std::string{cell};
    }
    return text;
}

}  // namespace

std::string error_file(const RegisterTable& table, const Mapping& mapping,
                       const std::vector<Rejected>& rejected, const ErrorWords& words) {
    std::vector<bool> refused(table.columns.size());
    for (const RefusedColumn& one : refused_columns(table.columns)) refused[one.column] = true;
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    std::string text{kMark};
    for (std::size_t i = 0; i < table.columns.size(); ++i)
        if (!refused[i]) text += in_quotes(table.columns[i]) + ',';
    text += in_quotes(words.head) + "\r\n";
    const std::size_t id = column_of(mapping, Field::IdNumber).value_or(kNoColumn);
    for (const Rejected& one : rejected) {
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            if (refused[i]) continue;
            const bool last = i + 1 == table.columns.size();
            text += in_quotes(shown(table.rows[one.row], i, i == id, last)) + ',';
        }
        text += (words.why ? in_quotes(words.why(one)) : std::string{}) + "\r\n";
    }
    return text;
}

}  // namespace ingest
