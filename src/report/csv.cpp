#include "report/csv.h"

#include "report/cell_text.h"
#include "report/draft.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace report {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kLineEnd = "\r\n";

/// What makes a spreadsheet compute, also in its fullwidth form (OWASP, CSV injection).
constexpr std::array<std::string_view, 11> kComputes{"=",  "+",  "-",  "@",  "\t", "\r",
                                                     "\n", "＝", "＋", "－", "＠"};

/// One such sign alone is no formula: "-" is how a table says that a number is not told.
bool computes(std::string_view text) {
    return std::ranges::any_of(kComputes, [&](std::string_view sign) {
        return text.starts_with(sign) && text.size() > sign.size();
    });
}

void put_field(std::string& out, std::string_view text, bool always_quoted) {
    if (!always_quoted && text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

void put_text(std::string& out, const std::string& text, bool always_quoted) {
    put_field(out, computes(text) ? '\'' + text : text, always_quoted);
}

std::string heading_of(const Column& column) {
    return mended(column.group.empty() ? column.heading : column.group + '/' + column.heading);
}

void put_row(std::string& out, const Table& table, const Row& row) {
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c > 0) out += ',';
        const Cell& cell = cell_at(row, c);
        const std::string text = text_of(cell, table.columns[c], table.labels);
        if (std::holds_alternative<std::string>(cell))
            put_text(out, text, !text.empty() && table.columns[c].kind == Kind::Code);
        else
            put_field(out, text, table.columns[c].kind == Kind::Code && !text.empty());
    }
    out += kLineEnd;
}

/// Whoever reads on with a program drops one line, and it has as many fields as the others.
void put_last_line(std::string& out, const Table& table) {
    std::string line;
    const auto put = [&](const std::string& text) {
        if (text.empty()) return;
        if (!line.empty()) line += "    ";
        line += text;
    };
    put(table.title);
    for (const HeadLine& head : table.head) put(head_text(head, table.labels));
    put(table.note);
    put(foot_text(table));
    put(table.watermark);
    if (line.empty()) return;
    put_text(out, mended(line), true);
    out.append(table.columns.size() - 1, ',');
    out += kLineEnd;
}

}  // namespace

std::string csv_of(const Table& table) {
    assert(!table.columns.empty());
    std::string out{kByteOrderMark};
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c > 0) out += ',';
        put_text(out, heading_of(table.columns[c]), false);
    }
    out += kLineEnd;
    for (const Row& row : table.rows) put_row(out, table, row);
    put_last_line(out, table);
    return out;
}

base::Result<void> write_csv(const std::string& path, const Table& table) {
    return write_whole(path, csv_of(table));
}

}  // namespace report
