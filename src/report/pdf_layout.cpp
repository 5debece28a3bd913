#include "report/pdf_layout.h"

#include "report/cell_text.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

namespace report {

namespace {

/// PaperSize as it lies, and the sizes of letters that are tried on it, the best first.
struct PaperSize {
    double width = 0, height = 0, margin = 0;
    std::array<double, 4> sizes{};
};

constexpr std::array kPapers{PaperSize{595.28, 841.89, 40, {9.5, 9, 8.5, 8}},    // A4
                             PaperSize{841.89, 595.28, 40, {9, 8.5, 8, 7.5}},    // A4, lying
                             PaperSize{1190.55, 841.89, 42, {9, 8.5, 8, 7.5}},   // A3, lying
                             PaperSize{2383.94, 1683.78, 70, {12, 11, 10, 9}}};  // A1, lying

/// So that what just fits also does when its width has been added up in another way.
constexpr double kSlack = 0.05;

/// How wide a column wants to be, in sizes of letters.
struct Wish {
    double whole = 0;  // not even a heading wraps
    double most = 0;   // no cell wraps
    double least = 0;  // text wraps, but is not torn to pieces
};

/// A heading may take two lines, a long one three.
double heading_width(const std::string& heading, Canvas& canvas) {
    constexpr double kOneLine = 3.2, kTwoLines = 8;
    const double whole = canvas.width_of(heading, true);
    if (whole <= kOneLine) return whole;
    return canvas.narrowest(heading, true, whole <= kTwoLines ? 2 : 3);
}

std::vector<Wish> wishes_of(const Table& table, const Layout& at, Canvas& canvas) {
    constexpr double kUsual = 22, kReadable = 5, kWhole = 8, kLetter = 0.5, kLongestCode = 40;
    std::vector<Wish> wishes(table.columns.size());
    for (std::size_t c = 0; c < wishes.size(); ++c) {
        const Column& column = table.columns[c];
        Wish& wish = wishes[c];
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const Row& row = table.rows[r];
            if (reach_of(table, row, c) > c + 1) continue;
            const bool bold = row.level != Level::Body || is_alarming(row, c);
            wish.most = std::max(wish.most, canvas.width_of(at.texts[r * wishes.size() + c], bold));
        }
        const bool wraps = column.kind == Kind::Text;
        const double usual = wraps ? kUsual : kLongestCode;
        wish.most = std::min(wish.most, wraps && column.width > 0 ? column.width * kLetter : usual);
        wish.most += kSlack;
        const std::string text = one_line(column.heading);
        const double heading = heading_width(text, canvas) + kSlack;
        wish.least = std::max(
            heading, wraps ? std::min(wish.most, std::max(kReadable, wish.most / 2)) : wish.most);
        wish.most = std::max(wish.most, heading);
        wish.whole = std::max(wish.most, std::min(canvas.width_of(text, true) + kSlack, kWhole));
    }
    return wishes;
}

double needed(std::span<const Wish> wishes, double Wish::*part, double size) {
    double sum = 0;
    for (const Wish& wish : wishes) sum += wish.*part * size + 2 * padding(size);
    return sum;
}

/// The first paper and the largest letters with which nothing wraps, else those with which only
/// text does. When even A1 is too narrow, its letters become as small as they must: a number that
/// is cut would be read as another one.
void choose_paper(Layout& to, std::span<const Wish> wishes) {
    const auto take = [&](const PaperSize& paper, double size) {
        to.page_width = paper.width;
        to.page_height = paper.height;
        to.margin = paper.margin;
        to.size = size;
    };
    for (const PaperSize& paper : kPapers)
        for (double Wish::*const part : {&Wish::most, &Wish::least})
            for (const double size : paper.sizes) {
                take(paper, size);
                if (needed(wishes, part, size) <= paper.width - 2 * paper.margin) return;
            }
    to.size = (to.page_width - 2 * to.margin) / needed(wishes, &Wish::least, 1);
}

/// The columns fill the width between the margins: first those grow that had to wrap, then those
/// whose heading does, then all alike.
void set_columns(Layout& to, std::span<const Wish> wishes) {
    const double room = to.page_width - 2 * to.margin;
    const auto eased = [&](double Wish::*from, double Wish::*up_to) {
        const double low = needed(wishes, from, to.size), high = needed(wishes, up_to, to.size);
        return high > low ? std::clamp((room - low) / (high - low), 0.0, 1.0) : 0;
    };
    const double cells = eased(&Wish::least, &Wish::most);
    const double headings = eased(&Wish::most, &Wish::whole);
    std::vector<double> widths;
    for (const Wish& wish : wishes)
        widths.push_back(
            (wish.least + (wish.most - wish.least) * cells + (wish.whole - wish.most) * headings) *
                to.size +
            2 * padding(to.size));
    const double stretch = room / std::accumulate(widths.begin(), widths.end(), 0.0);
    to.left.push_back(to.margin);
    for (const double width : widths) to.left.push_back(to.left.back() + width * stretch);
}

void measure_headings(const Table& table, Layout& to, Canvas& canvas) {
    const Type type{.size = to.size, .bold = true};
    const double air = 0.9 * to.size;
    int heading_lines = 1, group_lines = 0;
    for (const Group& group : groups_of(table.columns))
        if (!group.name.empty()) {
            const double width = to.left[group.end] - to.left[group.first] - 2 * padding(to.size);
            group_lines =
                std::max(group_lines, canvas.lines_of(one_line(group.name), width, type, 2));
        }
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const double width = to.left[c + 1] - to.left[c] - 2 * padding(to.size);
        to.headings.push_back(
            canvas.lines(one_line(table.columns[c].heading), width, type, kMostLines));
        const int lines = static_cast<int>(to.headings.back().size());
        // A heading without a group has both rows for itself.
        const int spare = table.columns[c].group.empty() ? group_lines : 0;
        heading_lines = std::max(heading_lines, lines - spare);
    }
    const double line = kLeading * to.size;
    to.group_height = group_lines > 0 ? group_lines * line + 0.6 * to.size : 0;
    to.heading_height = to.group_height + heading_lines * line + air;
}

void measure_rows(const Table& table, Layout& to, Canvas& canvas) {
    const std::size_t columns = table.columns.size();
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const Row& row = table.rows[r];
        int lines = 1;
        for (std::size_t c = 0; c < columns; ++c) {
            const std::string& text = to.texts[r * columns + c];
            if (text.empty()) continue;
            const Type type{.size = to.size,
                            .bold = row.level != Level::Body || is_alarming(row, c)};
            const double width =
                to.left[reach_of(table, row, c)] - to.left[c] - 2 * padding(to.size);
            lines = std::max(lines, canvas.lines_of(text, width, type, kMostLines));
        }
        to.row_height.push_back(lines * kLeading * to.size + 0.62 * to.size);
    }
}

/// No row is cut. A total takes the row before it along, so that it never stands alone.
void break_pages(const Table& table, Layout& to) {
    const double room = to.page_height - 2 * to.margin - kFoot_pt - to.heading_height;
    double left = room - to.head_height;
    to.begins.push_back(0);
    for (std::size_t r = 0; r < to.row_height.size(); ++r) {
        if (to.row_height[r] > left && r > to.begins.back()) {
            std::size_t begin = r;
            if (table.rows[r].level != Level::Body && r - 1 > to.begins.back()) --begin;
            to.begins.push_back(begin);
            left = room - kRunningHead_pt;
            for (std::size_t again = begin; again < r; ++again) left -= to.row_height[again];
        }
        left -= to.row_height[r];
    }
}

}  // namespace

std::vector<HeadItem> head_items(const Table& table, Canvas& canvas, double width) {
    constexpr double kGap = 2.2 * kHead_pt, kLine = 1.6 * kHead_pt;
    std::vector<HeadItem> items;
    double x = 0, y = 0;
    for (const HeadLine& line : table.head) {
        HeadItem item{.text = one_line(head_text(line, table.labels))};
        const double wanted = std::min(canvas.width_of(item.text, false) * kHead_pt + 0.5, width);
        if (x > 0 && x + wanted > width) {
            x = 0;
            y += kLine;
        }
        item.box = {x, y, wanted, kLine};
        x += wanted + kGap;
        items.push_back(std::move(item));
    }
    return items;
}

Layout layout_of(const Table& table, Canvas& canvas) {
    Layout layout;
    layout.texts.reserve(table.rows.size() * table.columns.size());
    for (const Row& row : table.rows)
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            layout.texts.push_back(
                one_line(text_of(cell_at(row, c), table.columns[c], table.labels)));
    const std::vector<Wish> wishes = wishes_of(table, layout, canvas);
    choose_paper(layout, wishes);
    set_columns(layout, wishes);
    measure_headings(table, layout, canvas);
    measure_rows(table, layout, canvas);
    const std::vector<HeadItem> head = head_items(table, canvas, layout.width());
    layout.head_height = kTitleLine_pt;
    if (!head.empty()) layout.head_height += head.back().box.y + head.back().box.height;
    if (!table.note.empty()) layout.head_height += kNote_pt;
    layout.head_height += kUnderHead_pt;
    break_pages(table, layout);
    return layout;
}

}  // namespace report
