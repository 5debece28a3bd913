#include "report/xlsx.h"

#include "base/text.h"
#include "report/cell_text.h"
#include "report/draft.h"
#include "report/xlsx_looks.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <vector>

#include <xlsxwriter.h>

namespace report {

namespace {

constexpr double kLineHeight_pt = 15;
constexpr std::size_t kNarrowest = 5, kWidest = 40;  // letters

struct Worksheet {
    const Table& table;
    lxw_worksheet* sheet = nullptr;
    Looks looks;
    std::vector<std::size_t> widths;  // of columns, in letters
    std::size_t width = 0;
    lxw_row_t row = 0;  // the next one
    lxw_error trouble = LXW_NO_ERROR;

    void note(lxw_error outcome) {
        if (trouble == LXW_NO_ERROR) trouble = outcome;
    }
    lxw_col_t last() const { return static_cast<lxw_col_t>(table.columns.size() - 1); }
};

lxw_col_t column_at(std::size_t c) {
    return static_cast<lxw_col_t>(c);
}

/// As much as a cell of Excel holds.
std::string cell_string(const std::string& text) {
    constexpr std::size_t kMost = 32'767;
    return std::string{beginning(tidy(text), kMost)};
}

/// The widest content, but no wider than its hint before it wraps; a heading may take two lines.
std::size_t width_of(const Table& table, std::size_t c) {
    const Column& column = table.columns[c];
    const std::size_t most = column.width > 0 ? static_cast<std::size_t>(column.width) : kWidest;
    std::size_t widest = 0;
    for (const Row& row : table.rows) {
        const Cell& cell = cell_at(row, c);
        if (reach_of(table, row, c) > c + 1) continue;  // a label that reaches over its neighbours
        if (const auto* text = std::get_if<std::string>(&cell))
            widest = std::max(widest, display_width(*text));
        else
            widest = std::max(widest, text_of(cell, column, table.labels).size());
    }
    const std::size_t heading = display_width(column.heading);
    const std::size_t half = heading > 4 ? (heading + 3) / 4 * 2 : heading;
    const bool text = column.kind == Kind::Text;
    return std::clamp(std::max(text ? std::min(widest, most) : widest, half) + 1, kNarrowest,
                      text ? std::max(most, half) + 1 : kWidest);
}

/// A text over all columns.
void put_across(Worksheet& to, const std::string& text, Role role, double height_pt) {
    lxw_format* format = to.looks[{.role = role}];
    to.note(worksheet_set_row(to.sheet, to.row, height_pt, nullptr));
    if (to.last() > 0)
        to.note(worksheet_merge_range(to.sheet, to.row, 0, to.row, to.last(),
                                      cell_string(text).c_str(), format));
    else
        to.note(worksheet_write_string(to.sheet, to.row, 0, cell_string(text).c_str(), format));
    ++to.row;
}

/// Excel does not make room for merged cells by itself.
double height_for(const Worksheet& sheet, const std::string& text) {
    const std::size_t lines = display_width(text) / std::max<std::size_t>(sheet.width, 1) + 1;
    return kLineHeight_pt * static_cast<double>(lines);
}

void put_head(Worksheet& to) {
    constexpr double kTitle_pt = 30;
    put_across(to, to.table.title, Role::Title, kTitle_pt);
    std::string line;
    for (const HeadLine& head : to.table.head)
        line += (line.empty() ? "" : "    ") + head_text(head, to.table.labels);
    if (!line.empty()) put_across(to, line, Role::Head, height_for(to, line));
    if (!to.table.note.empty())
        put_across(to, to.table.note, Role::Note, height_for(to, to.table.note));
}

/// How many lines a heading takes; words that stay whole may ask for one more.
std::size_t lines_of(const std::string& heading, std::size_t width) {
    const std::size_t lines = (display_width(heading) + width - 1) / width;
    return lines > 1 && heading.find(' ') != std::string::npos ? lines + 1 : lines;
}

/// Headings, under groups when there are any. Those without a group stand in both rows.
void put_headings(Worksheet& to) {
    const std::vector<Column>& columns = to.table.columns;
    const bool grouped =
        std::ranges::any_of(columns, [](const Column& c) { return !c.group.empty(); });
    const lxw_row_t first = to.row, last = grouped ? first + 1 : first;
    std::size_t lines = 1;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        lines = std::max(lines, lines_of(columns[c].heading, to.widths[c]));
        lxw_format* format = to.looks[{.role = Role::Heading, .kind = columns[c].kind}];
        const std::string heading = cell_string(columns[c].heading);
        if (grouped && columns[c].group.empty())
            to.note(worksheet_merge_range(to.sheet, first, column_at(c), last, column_at(c),
                                          heading.c_str(), format));
        else
            to.note(worksheet_write_string(to.sheet, last, column_at(c), heading.c_str(), format));
    }
    lxw_format* over = to.looks[{.role = Role::Group}];
    for (const Group& group : groups_of(columns)) {
        if (group.name.empty()) continue;
        const std::string name = cell_string(group.name);
        if (group.end - group.first == 1)
            to.note(worksheet_write_string(to.sheet, first, column_at(group.first), name.c_str(),
                                           over));
        else
            to.note(worksheet_merge_range(to.sheet, first, column_at(group.first), first,
                                          column_at(group.end - 1), name.c_str(), over));
    }
    constexpr double kAir_pt = 6;
    if (grouped) to.note(worksheet_set_row(to.sheet, first, kLineHeight_pt + kAir_pt, nullptr));
    to.note(worksheet_set_row(to.sheet, last, kLineHeight_pt * static_cast<double>(lines) + kAir_pt,
                              nullptr));
    to.row = last + 1;
    worksheet_freeze_panes(to.sheet, to.row, 0);
    to.note(worksheet_repeat_rows(to.sheet, first, last));
}

/// Days since the last day of 1899, in Beijing; nothing for what lies before Excel's calendar.
double day_number(base::Instant at) {
    constexpr double kDay_s = 86'400, kBeijing_s = 8 * 3600, kDaysTo1970 = 25'569;
    return (static_cast<double>(base::seconds_from_instant(at)) + kBeijing_s) / kDay_s +
           kDaysTo1970;
}

/// How many lines a text takes in a column; beyond a dozen it is cut on the screen, not in the
/// cell.
std::size_t wrapped_lines(const std::string& text, std::size_t width) {
    constexpr std::size_t kMost = 12;
    std::size_t lines = 0;
    for (const std::string& line : base::split(text, '\n'))
        lines += std::max<std::size_t>(1, (display_width(line) + width - 1) / width);
    return std::min(lines, kMost);
}

/// Answers how many lines the cell needs.
std::size_t put_cell(Worksheet& to, const Row& row, std::size_t c) {
    const Column& column = to.table.columns[c];
    const Cell& cell = cell_at(row, c);
    Look look{.kind = column.kind,
              .decimals = column.kind == Kind::Real ? column.decimals : 0,
              .level = row.level,
              .alarming = is_alarming(row, c)};
    std::size_t lines = 1;
    const auto put_text = [&](const std::string& text) {
        const bool long_text =
            text.find('\n') != std::string::npos || display_width(text) > to.widths[c];
        look.wraps = row.level == Level::Body && column.kind == Kind::Text && long_text;
        if (look.wraps) lines = wrapped_lines(text, to.widths[c]);
        // The label of a sum begins at the left and reaches over what is empty to its right.
        if (row.level != Level::Body) look.kind = Kind::Text;
        to.note(
            worksheet_write_string(to.sheet, to.row, column_at(c), text.c_str(), to.looks[look]));
    };
    const auto put_number = [&](double number) {
        to.note(worksheet_write_number(to.sheet, to.row, column_at(c), number, to.looks[look]));
    };
    constexpr std::int64_t kExact = 1LL << 53;  // beyond, a spreadsheet would change digits
    const auto* text = std::get_if<std::string>(&cell);
    const auto* whole = std::get_if<std::int64_t>(&cell);
    const auto* number = std::get_if<double>(&cell);
    const auto* at = std::get_if<base::Instant>(&cell);
    const bool counts = column.kind == Kind::Integer || column.kind == Kind::Real;
    const bool dated = column.kind == Kind::Date || column.kind == Kind::Moment;
    if (is_empty(cell))
        to.note(worksheet_write_blank(to.sheet, to.row, column_at(c), to.looks[look]));
    else if (text != nullptr)
        put_text(cell_string(*text));
    else if (whole != nullptr && counts && std::abs(*whole) <= kExact)
        put_number(static_cast<double>(*whole));
    else if (number != nullptr && counts)
        put_number(*number);
    else if (at != nullptr && dated &&
             day_number(*at) >= 61)  // Excel's year 1900 has a day too many
        put_number(column.kind == Kind::Date ? std::floor(day_number(*at)) : day_number(*at));
    else
        put_text(text_of(cell, column, to.table.labels));
    return lines;
}

void put_rows(Worksheet& to) {
    const lxw_row_t first = to.row;
    bool only_body = true;
    lxw_row_t last = first;
    for (const Row& row : to.table.rows) {
        std::size_t lines = 1;
        for (std::size_t c = 0; c < to.table.columns.size(); ++c)
            lines = std::max(lines, put_cell(to, row, c));
        // Not every program makes room for what wraps.
        if (lines > 1)
            to.note(worksheet_set_row(to.sheet, to.row, kLineHeight_pt * static_cast<double>(lines),
                                      nullptr));
        only_body = only_body && row.level != Level::Subtotal;
        if (row.level == Level::Body) last = to.row;
        ++to.row;
    }
    // Sorting among subtotals would make them wrong.
    if (only_body && last > first)
        to.note(worksheet_autofilter(to.sheet, first - 1, 0, last, to.last()));
    worksheet_ignore_errors(to.sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
}

void put_foot(Worksheet& to) {
    std::string line = foot_text(to.table);
    if (!to.table.watermark.empty()) line += (line.empty() ? "" : "    ") + to.table.watermark;
    if (line.empty()) return;
    ++to.row;
    put_across(to, line, Role::Foot, height_for(to, line));
}

/// Excel's own signs begin with &, and it takes 255 bytes of such a line.
std::string for_margin(const std::string& text, std::size_t most) {
    const std::string doubled = base::replaced(one_line(text), "&", "&&");
    std::string cut{beginning(doubled, most)};
    const std::size_t last = cut.find_last_not_of('&');
    const std::size_t signs = last == std::string::npos ? cut.size() : cut.size() - last - 1;
    if (signs % 2 == 1) cut.pop_back();  // half of a pair
    return cut;
}

void set_print(Worksheet& to) {
    constexpr std::size_t kA4Upright = 105, kA4Lying = 175;  // letters, still readable when shrunk
    constexpr std::uint8_t kA4 = 9, kA3 = 8;
    worksheet_set_paper(to.sheet, to.width <= kA4Lying ? kA4 : kA3);
    if (to.width <= kA4Upright)
        worksheet_set_portrait(to.sheet);
    else
        worksheet_set_landscape(to.sheet);
    worksheet_fit_to_pages(to.sheet, 1, 0);
    worksheet_set_margins(to.sheet, 0.5, 0.5, 0.7, 0.7);
    worksheet_center_horizontally(to.sheet);
    worksheet_gridlines(to.sheet, LXW_HIDE_ALL_GRIDLINES);
    constexpr std::size_t kMost = 180, kPage = 50;
    const std::string page = page_text(to.table.labels, "&P", "&N");
    const std::string foot = "&L&9 " + for_margin(foot_text(to.table), kMost) + "&R&9 " +
                             std::string{beginning(page, kPage)};
    to.note(worksheet_set_footer(to.sheet, foot.c_str()));
    if (to.table.watermark.empty()) return;
    const std::string mark = "&C&16&KBFC5CD" + for_margin(to.table.watermark, kMost);
    to.note(worksheet_set_header(to.sheet, mark.c_str()));
}

/// Excel takes 31 letters and none of these.
std::string sheet_name(const std::string& title) {
    constexpr std::size_t kMost = 31;
    std::string name = tidy(title);
    for (char& c : name)
        if (std::string_view{"[]:*?/\\'\n"}.find(c) != std::string_view::npos) c = ' ';
    while (base::characters(name).size() > kMost) name = beginning(name, name.size() - 1);
    return std::string{base::trimmed(name)};
}

void fill(lxw_workbook* book, Worksheet& to) {
    std::string title = tidy(to.table.title);
    lxw_doc_properties properties{};
    properties.title = title.data();
    properties.created = std::max<time_t>(base::seconds_from_instant(to.table.as_of), 1);
    to.note(workbook_set_properties(book, &properties));
    for (std::size_t c = 0; c < to.table.columns.size(); ++c) {
        to.widths.push_back(width_of(to.table, c));
        to.width += to.widths.back();
        to.note(worksheet_set_column(to.sheet, column_at(c), column_at(c),
                                     static_cast<double>(to.widths.back()) + 1, nullptr));
    }
    set_print(to);
    put_head(to);
    put_headings(to);
    put_rows(to);
    put_foot(to);
}

}  // namespace

base::Result<void> write_xlsx(const std::string& path, const Table& table) {
    assert(!table.columns.empty());
    Draft draft{path};
    if (draft.name().empty()) return draft.settle();
    lxw_workbook* book = workbook_new(draft.name().c_str());
    if (book == nullptr) return draft.refusal("workbook_new");
    const std::string name = sheet_name(table.title);
    lxw_worksheet* sheet = workbook_add_worksheet(book, name.empty() ? nullptr : name.c_str());
    if (sheet == nullptr) sheet = workbook_add_worksheet(book, nullptr);
    Worksheet to{.table = table, .sheet = sheet, .looks = Looks{book}, .widths = {}};
    fill(book, to);
    errno = 0;
    const lxw_error closed = workbook_close(book);
    const lxw_error trouble = to.trouble != LXW_NO_ERROR ? to.trouble : closed;
    if (trouble != LXW_NO_ERROR) return draft.refusal(lxw_strerror(trouble));
    return draft.settle();
}

}  // namespace report
