#include "report/table.h"

#include <algorithm>
#include <cmath>

namespace report {

namespace {

struct Sum {
    std::int64_t whole = 0;
    double broken = 0;
    bool any_broken = false;
};

void add(Sum& sum, const Cell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) sum.whole += *whole;
    if (is_empty(cell)) return;
    if (const auto* broken = std::get_if<double>(&cell)) {
        sum.broken += *broken;
        sum.any_broken = true;
    }
}

}  // namespace

Row sums(const Table& table, Level level, const std::string& label, std::size_t from) {
    std::vector<Sum> sum(table.columns.size());
    for (std::size_t row = from; row < table.rows.size(); ++row) {
        if (table.rows[row].level != Level::Body) continue;
        for (std::size_t c = 0; c < sum.size(); ++c) add(sum[c], cell_at(table.rows[row], c));
    }
    Row out{.cells = std::vector<Cell>(sum.size()), .level = level};
    bool labelled = false;
    for (std::size_t c = 0; c < sum.size(); ++c) {
        if (!table.columns[c].sums) {
            if (!labelled) out.cells[c] = label;
            labelled = true;
        } else if (sum[c].any_broken) {
            out.cells[c] = sum[c].broken + static_cast<double>(sum[c].whole);
        } else {
            out.cells[c] = sum[c].whole;
        }
    }
    return out;
}

std::vector<Group> groups_of(const std::vector<Column>& columns) {
    std::vector<Group> groups;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const std::string& name = columns[c].group;
        if (!name.empty() && !groups.empty() && groups.back().name == name)
            groups.back().end = c + 1;
        else
            groups.push_back({c, c + 1, name});
    }
    return groups;
}

Align align_of(Kind kind) {
    switch (kind) {
        case Kind::Text:
        case Kind::Code:
            return Align::Left;
        case Kind::Integer:
        case Kind::Real:
            return Align::Right;
        case Kind::Date:
        case Kind::Moment:
        case Kind::Flag:
            return Align::Centre;
    }
    return Align::Left;
}

const Cell& cell_at(const Row& row, std::size_t column) {
    static const Cell nothing;
    return column < row.cells.size() ? row.cells[column] : nothing;
}

bool is_alarming(const Row& row, std::size_t column) {
    return std::ranges::find(row.alarming, column) != row.alarming.end();
}

bool is_empty(const Cell& cell) {
    if (const auto* text = std::get_if<std::string>(&cell)) return text->empty();
    if (const auto* number = std::get_if<double>(&cell)) return !std::isfinite(*number);
    if (const auto* at = std::get_if<base::Instant>(&cell)) return *at == base::kNever;
    return std::holds_alternative<std::monostate>(cell);
}

std::size_t reach_of(const Table& table, const Row& row, std::size_t column) {
    std::size_t end = column + 1;
    if (row.level == Level::Body || !std::holds_alternative<std::string>(cell_at(row, column)))
        return end;
    while (end < table.columns.size() && is_empty(cell_at(row, end))) ++end;
    return end;
}

}  // namespace report
