#include "report/pdf.h"

#include "report/cell_text.h"
#include "report/draft.h"
#include "report/pdf_canvas.h"
#include "report/pdf_layout.h"
#include "report/table_inks.h"
#include "scene/lettering_fonts.h"

#include <algorithm>
#include <cassert>
#include <vector>

#include <fmt/format.h>

namespace report {

namespace {

constexpr Ink kInk = 0x1C2733, kRule = 0x3A4654;
constexpr double kHair = 0.4, kFirm = 0.9;

struct Printing {
    const Table& table;
    const Layout& at;
    Canvas& canvas;
    double y = 0;                      // of the next thing
    std::vector<Segment> hairlines{};  // of the page
    std::vector<double> since{};       // where the line left of each column began; 0: there is none

    double begin() const { return at.left.front(); }
    double end() const { return at.left.back(); }
    Rectangle across(double height) const { return {begin(), y, at.width(), height}; }
    Rectangle between(std::size_t first, std::size_t last, double top, double height) const {
        const double pad = padding(at.size);
        return {at.left[first] + pad, top, at.left[last] - at.left[first] - 2 * pad, height};
    }
};

void put_title(Printing& to) {
    to.canvas.write({.text = one_line(to.table.title),
                     .box = to.across(kTitle_pt * kLeading),
                     .align = Align::Centre,
                     .type = {.size = kTitle_pt, .bold = true, .ink = kInk}});
    to.y += kTitleLine_pt;
}

/// Title, head and note; on further pages the title in small, so that a page that lies alone says
/// what it belongs to.
void put_head(Printing& to, bool first_page) {
    if (!first_page) {
        to.canvas.write({.text = one_line(to.table.title),
                         .box = to.across(kSmall_pt * kLeading),
                         .type = {.size = kSmall_pt, .ink = kQuiet}});
        to.y += kRunningHead_pt;
        return;
    }
    const double top = to.y;
    put_title(to);
    for (const HeadItem& item : head_items(to.table, to.canvas, to.at.width()))
        to.canvas.write(
            {.text = item.text,
             .box = {to.begin() + item.box.x, to.y + item.box.y, item.box.width, item.box.height},
             .type = {.size = kHead_pt, .ink = kInk}});
    if (!to.table.note.empty()) {
        const double line = kSmall_pt * kLeading;
        const double y = top + to.at.head_height - kUnderHead_pt - line;
        to.canvas.write({.text = one_line(to.table.note),
                         .box = {to.begin(), y, to.at.width(), line},
                         .type = {.size = kSmall_pt, .ink = kQuiet}});
    }
    to.y = top + to.at.head_height;
}

void put_heading(Printing& to, std::size_t c, double top, double bottom) {
    const std::vector<std::string>& lines = to.at.headings[c];
    const double line = kLeading * to.at.size;
    double y = (top + bottom - line * static_cast<double>(lines.size())) / 2;
    for (const std::string& text : lines) {
        to.canvas.write({.text = text,
                         .box = to.between(c, c + 1, y, line),
                         .align = align_of(to.table.columns[c].kind),
                         .type = {.size = to.at.size, .bold = true, .ink = kInk}});
        y += line;
    }
}

void put_headings(Printing& to) {
    const Layout& at = to.at;
    const double top = to.y, middle = top + at.group_height, bottom = top + at.heading_height;
    const Type type{.size = at.size, .bold = true, .ink = kInk};
    to.canvas.fill(to.across(at.heading_height), kBand);
    std::vector<Segment> lines;
    for (const Group& group : groups_of(to.table.columns)) {
        const bool named = !group.name.empty();
        if (named) {
            to.canvas.write({.text = one_line(group.name),
                             .box = to.between(group.first, group.end, top, at.group_height),
                             .most_lines = 2,
                             .align = Align::Centre,
                             .type = type});
            lines.push_back({at.left[group.first], middle, at.left[group.end], middle});
        }
        for (std::size_t c = group.first; c < group.end; ++c) {
            put_heading(to, c, named ? middle : top, bottom);
            if (c > 0)
                lines.push_back({at.left[c], c == group.first ? top : middle, at.left[c], bottom});
        }
    }
    to.canvas.rule(lines, kHair, kGrid);
    to.canvas.rule(std::vector<Segment>{{to.begin(), top, to.end(), top},
                                        {to.begin(), bottom, to.end(), bottom}},
                   kFirm, kRule);
    to.canvas.flush();
    to.y = bottom;
}

/// The line left of column `c` begins, goes on, or ends above the row at hand.
void rule_column(Printing& to, std::size_t c, bool here) {
    double& since = to.since[c];
    if (since > 0 && !here) to.hairlines.push_back({to.at.left[c], since, to.at.left[c], to.y});
    since = !here ? 0 : since > 0 ? since : to.y;
}

void put_row(Printing& to, std::size_t r) {
    const Row& row = to.table.rows[r];
    const std::size_t columns = to.table.columns.size();
    const double height = to.at.row_height[r];
    const bool total = row.level == Level::Total;
    if (row.level != Level::Body) to.canvas.fill(to.across(height), total ? kBand : kTint);
    for (std::size_t c = 0; c < columns;) {
        const std::size_t end = reach_of(to.table, row, c);
        const bool alarming = is_alarming(row, c);
        to.canvas.write({.text = to.at.texts[r * columns + c],
                         .box = to.between(c, end, to.y, height),
                         .most_lines = kMostLines,
                         .align = end > c + 1 ? Align::Left : align_of(to.table.columns[c].kind),
                         .type = {.size = to.at.size,
                                  .bold = alarming || row.level != Level::Body,
                                  .ink = alarming ? kRed : kInk}});
        rule_column(to, c, true);
        for (std::size_t under = c + 1; under < end; ++under) rule_column(to, under, false);
        c = end;
    }
    to.hairlines.push_back({to.begin(), to.y + height, to.end(), to.y + height});
    if (row.level != Level::Body)
        to.canvas.rule(std::vector<Segment>{{to.begin(), to.y, to.end(), to.y}},
                       total ? kFirm : kHair * 1.5, kRule);
    to.canvas.flush();
    to.y += height;
}

void put_foot(Printing& to, std::size_t page) {
    const Type type{.size = kSmall_pt, .ink = kQuiet};
    const std::string number = page_text(to.table.labels, fmt::format("{}", page + 1),
                                         fmt::format("{}", to.at.begins.size()));
    to.y = to.at.page_height - to.at.margin - kSmall_pt * kLeading;
    const double number_width = to.canvas.width_of(number, false) * kSmall_pt + 1;
    Rectangle box = to.across(kSmall_pt * kLeading);
    to.canvas.write({.text = number, .box = box, .align = Align::Right, .type = type});
    box.width -= number_width + 2 * kSmall_pt;
    to.canvas.write({.text = one_line(foot_text(to.table)), .box = box, .type = type});
}

void put_page(const Table& table, const Layout& at, Canvas& canvas, std::size_t page) {
    canvas.begin_page(at.page_width, at.page_height, one_line(table.watermark));
    Printing to{.table = table, .at = at, .canvas = canvas, .y = at.margin};
    put_head(to, page == 0);
    put_headings(to);
    to.since.assign(table.columns.size(), 0);
    const bool last = page + 1 == at.begins.size();
    const std::size_t end = last ? table.rows.size() : at.begins[page + 1];
    for (std::size_t r = at.begins[page]; r < end; ++r) put_row(to, r);
    for (std::size_t c = 1; c < table.columns.size(); ++c) rule_column(to, c, false);
    canvas.rule(to.hairlines, kHair, kGrid);
    canvas.rule(std::vector<Segment>{{to.begin(), to.y, to.end(), to.y}}, kFirm, kRule);
    put_foot(to, page);
    canvas.end_page();
}

}  // namespace

base::Result<void> write_pdf(const std::string& path, const Table& table) {
    assert(!table.columns.empty());
    if (const auto font = scene::cjk_font(); !font) return base::refusal(font);
    Canvas canvas;
    canvas.describe(one_line(table.title), table.as_of);
    const Layout layout = layout_of(table, canvas);
    for (std::size_t page = 0; page < layout.begins.size(); ++page)
        put_page(table, layout, canvas, page);
    const base::Result<std::string> bytes = canvas.finish();
    if (!bytes) return base::refusal(bytes);
    return write_whole(path, *bytes);
}

}  // namespace report
