// The title block, from the top: what the sheet is, what it counts, what its colours mean; at the
// bottom scale and north. Under the frame the foot.
#include "report/cell_text.h"
#include "report/sheet_look.h"
#include "report/sheet_page.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace report {

using base::Word;
using geo::Box;
using geo::Point;
using scene::Colour;

namespace {

constexpr double kPad_pt = 13;

/// The column while it is being filled from the top.
struct Filling {
    Page& page;
    double y = 0;

    double u() const { return page.unit; }
    double left() const { return page.column.x0 + kPad_pt * u(); }
    double right() const { return page.column.x1 - kPad_pt * u(); }
    double room() const { return right() - left(); }
};

/// Lines from the left edge of the column; moves on.
void put_lines(Filling& to, const std::string& text, std::size_t most, const WordType& type) {
    const double size = to.page.text_pt(type.size);
    for (const std::string& line :
         wrapped(text, to.room() / size, type.bold, most, to.page.width)) {
        const double high = size * 1.36;
        put_word(to.page, line, {to.left(), to.y, to.right(), to.y + high}, Align::Left, type);
        to.y += high;
    }
}

void rule(Filling& to) {
    to.y += 7 * to.u();
    to.page.sheet.furniture.push_back({{.line = kHairPen, .line_pt = 0.5 * to.u()},
                                       {geo::line_of({{to.left(), to.y}, {to.right(), to.y}})}});
    to.y += 8 * to.u();
}

void title(Filling& to, const TitleBlock& block) {
    to.y += 10 * to.u();
    put_lines(to, block.kind, 1, {.size = 10, .ink = kQuietPen});
    const double whole = to.page.width(block.title, true) * 21 * to.u();
    const double size = whole <= to.room() ? 21 : whole <= 1.35 * to.room() ? 15.5 : 17;
    to.y += 2 * to.u();
    put_lines(to, block.title, 2, {.size = size, .bold = true});
    put_lines(to, block.path, 2, {.size = 7.8, .ink = kQuietPen});
}

void head(Filling& to, const TitleBlock& block) {
    constexpr std::size_t kSentence = 12;  // lines of a definition, which is told whole
    double labels = 0;
    for (const HeadLine& line : block.head)
        labels = std::max(labels, to.page.width(line.label, false));
    const double size = to.page.text_pt(7.8);
    const double from = to.left() + labels * size + 8 * to.u();
    for (const HeadLine& line : block.head) {
        const double high = size * 1.36, x = line.label.empty() ? to.left() : from;
        put_word(to.page, line.label, {to.left(), to.y, from, to.y + high}, Align::Left,
                 {.size = 7.8, .ink = kQuietPen});
        for (const std::string& part : wrapped(line.value, (to.right() - x) / size, false,
                                               line.label.empty() ? kSentence : 3, to.page.width)) {
            put_word(to.page, part, {x, to.y, to.right(), to.y + high}, Align::Left, {.size = 7.8});
            to.y += high;
        }
        to.y += 1.6 * to.u();
    }
}

/// How high the rows of the legend are, and how many of the lines under each are told: as airy as
/// there is room for.
struct Pitch {
    double row = 0, detail = 0;
    std::size_t lines = 0;
};
Pitch pitch_of(const Filling& to, double bottom) {
    const double u = to.u(), least = kSmallestText_pt * 1.25;
    const std::vector<LegendEntry>& legend = to.page.sheet.legend;
    const auto rows = std::max(static_cast<double>(legend.size()), 1.0);
    const double room = bottom - to.y;
    for (const Pitch pitch :
         {Pitch{17 * u, 10 * u, 2}, {13.5 * u, 9 * u, 2}, {12.5 * u, 8.6 * u, 1}}) {
        double high = rows * pitch.row;
        for (const LegendEntry& entry : legend)
            high += static_cast<double>(std::min(entry.detail.size(), pitch.lines)) *
                    std::max(pitch.detail, least);
        if (high <= room) return {pitch.row, std::max(pitch.detail, least), pitch.lines};
    }
    return {std::clamp(room / rows, least, 17 * u), 0, 0};
}

void entry_row(Filling& to, const LegendEntry& entry, const Pitch& pitch) {
    const double u = to.u();
    const Box row{to.left(), to.y, to.right(), to.y + pitch.row};
    const double half = std::min(5.4 * u, pitch.row * 0.4);
    const Box swatch{row.x0, row.centre().y - half, row.x0 + 23 * u, row.centre().y + half};
    to.page.sheet.furniture.push_back({entry.paint, {rectangle(swatch)}});
    if (entry.sign != Sign::None)
        to.page.sheet.samples.push_back({{swatch.x1, swatch.y0 + 0.5 * u}, entry.sign});
    const std::string count = std::to_string(entry.count);
    const double number = to.page.width(count, true) * to.page.text_pt(9) + 6 * u;
    put_word(to.page, entry.text, {row.x0 + 33 * u, row.y0, row.x1 - number, row.y1}, Align::Left,
             {.size = 9});
    put_word(to.page, count, row, Align::Right, {.size = 9, .bold = true});
    to.y += pitch.row;
    for (std::size_t i = 0; i < std::min(entry.detail.size(), pitch.lines); ++i) {
        put_word(to.page, entry.detail[i],
                 {row.x0 + 33 * u, to.y - 2 * u, row.x1, to.y + pitch.detail - 2 * u}, Align::Left,
                 {.size = 7.2, .ink = kQuietPen});
        to.y += pitch.detail;
    }
}

void sample_row(Filling& to, const Sample& sample) {
    const double u = to.u(), high = 14 * u;
    const Point at{to.left() + 11.5 * u, to.y + high / 2};
    geo::Shape shape = geo::line_of({{at.x - 11.5 * u, at.y}, {at.x + 11.5 * u, at.y}});
    if (sample.as == Sample::As::Area)
        shape = rectangle({at.x - 11.5 * u, at.y - 4.6 * u, at.x + 11.5 * u, at.y + 4.6 * u});
    if (sample.as == Sample::As::Door)
        shape = rectangle(Box{at.x, at.y, at.x, at.y}.grown(1.9 * u));
    if (sample.as == Sample::As::Disc) {
        geo::Ring ring;
        for (int i = 0; i < 24; ++i)
            ring.push_back(at + Point{std::cos(i * 0.2618), std::sin(i * 0.2618)} * (2.6 * u));
        shape = geo::area_of(ring);
    }
    to.page.sheet.furniture.push_back({sample.paint, {shape}});
    put_word(to.page, sample.text, {to.left() + 33 * u, to.y, to.right(), to.y + high}, Align::Left,
             {.size = 8, .ink = kQuietPen});
    to.y += high;
}

void legend(Filling& to, const TitleBlock& block, double bottom) {
    const double u = to.u();
    put_lines(to, block.legend, 1, {.size = 10, .bold = true});
    to.y += 4 * u;
    const double under = (static_cast<double>(block.samples.size()) * 14 +
                          static_cast<double>(block.in_all.size()) * 11 + 12) *
                         u;
    const Pitch pitch = pitch_of(to, bottom - under);
    for (const LegendEntry& entry : to.page.sheet.legend) entry_row(to, entry, pitch);
    to.y += 3 * u;
    for (const std::string& line : block.in_all)
        put_lines(to, line, 1, {.size = 7.8, .ink = kQuietPen});
    to.y += 5 * u;
    for (const Sample& sample : block.samples) sample_row(to, sample);
}

/// Names to the left, numbers under their headings.
void table(Filling& to, const SheetTable& table, double bottom) {
    const double u = to.u(), high = std::max(12 * u, to.page.text_pt(7.4) * 1.45);
    const auto room = static_cast<std::size_t>(std::max((bottom - to.y - 14 * u) / high, 0.0));
    if (table.lines.size() < 2 || room < 3) return;
    rule(to);
    const double number = 29 * u;
    std::size_t first = 1;  // column of numbers
    while (first < 3 && table.lines.front().at(first).empty()) ++first;
    for (std::size_t i = 0; i < std::min(room, table.lines.size()); ++i) {
        const bool cut = i + 1 == room && table.lines.size() > room;
        const SheetTable::Line line = !cut         ? table.lines[i]
                                      : table.rest ? table.rest(i)
                                                   : SheetTable::Line{"…"};
        const Colour ink = i == 0 ? kQuietPen : kPen;
        const Box row{to.left(), to.y, to.right(), to.y + high};
        const double numbers = static_cast<double>(4 - first) * number;
        put_word(to.page, line[0], {row.x0, row.y0, row.x1 - numbers, row.y1}, Align::Left,
                 {.size = 7.4, .ink = ink});
        for (std::size_t c = first; c < 4; ++c) {
            const double right = row.x1 - static_cast<double>(3 - c) * number;
            put_word(to.page, line.at(c), {right - number, row.y0, right, row.y1}, Align::Right,
                     {.size = 7.4, .ink = ink});
        }
        to.y += high;
    }
}

void locator(Filling& to, const TitleBlock& block, double bottom) {
    const double u = to.u();
    if (!block.locator || bottom - to.y < 110 * u) return;
    rule(to);
    const double high = std::min(bottom - to.y, to.room() * 0.95);
    block.locator(to.page, {to.left(), to.y, to.right(), to.y + high});
    to.y += high;
}

/// 1, 2 or 5 and zeros: as long as fits.
double bar_length_m(double most_m) {
    double best = 1;
    for (double power = 1; power <= most_m; power *= 10)
        for (const double digits : {1.0, 2.0, 5.0})
            if (digits * power <= most_m) best = digits * power;
    return best;
}

/// Four fields, dark and light in turn, and what they measure.
void scale_bar(Page& page, const TitleBlock& block, double left, double right, double y) {
    constexpr int kFields = 4;
    const double u = page.unit;
    SheetScale& scale = page.sheet.scale;
    scale.bar_m = bar_length_m((right - left) / scale.pt_per_m);
    const double length = scale.bar_m * scale.pt_per_m, high = 3.4 * u;
    scale.from = {left, y};
    scale.to = {left + length, y};
    for (int i = 0; i < kFields; ++i) {
        const Box field{left + length * i / kFields, y - high, left + length * (i + 1) / kFields,
                        y};
        const Colour fill = i % 2 == 0 ? kPen : kPaperWhite;
        page.sheet.furniture.push_back(
            {{.fill = fill, .line = kPen, .line_pt = 0.5 * u}, {rectangle(field)}});
    }
    const WordType small{.size = 7};
    const double wide = 40 * u;
    for (const double part : {0.0, 0.5, 1.0}) {
        const double x = left + length * part;
        std::string text = fmt::format("{:g}", scale.bar_m * part);
        if (part == 1.0) text += " m";
        const double x0 = part == 0 ? left : x - wide / 2;
        put_word(page, text, {x0, y + 2 * u, x0 + wide, y + 11 * u},
                 part == 0 ? Align::Left : Align::Centre, small);
    }
    put_word(page, fmt::format("{} 1:{:g}", block.scale, scale.denominator),
             {left, y - 22 * u, page.column.x1, y - 8 * u}, Align::Left,
             {.size = 10, .bold = true});
}

/// A slender needle, its left half dark, and the letter at its tip.
void north(Page& page, Point at, double angle) {
    const double u = page.unit, high = 17 * u, wide = 5.5 * u;
    const auto turned = [&](Point p) {
        const double c = std::cos(angle), s = std::sin(angle);
        return at + Point{p.x * c - p.y * s, p.x * s + p.y * c};
    };
    const Point tip = turned({0, -high}), foot = turned({0, high * 0.35});
    const Point left = turned({-wide, high * 0.75}), right = turned({wide, high * 0.75});
    Sheet& sheet = page.sheet;
    sheet.furniture.push_back(
        {{.fill = kPen, .line = kPen, .line_pt = 0.5 * u}, {geo::area_of({tip, foot, left})}});
    sheet.furniture.push_back({{.fill = kPaperWhite, .line = kPen, .line_pt = 0.5 * u},
                               {geo::area_of({tip, foot, right})}});
    const Point letter = turned({0, -high - 7.5 * u});
    put_word(page, page.say(Word::North), Box{letter.x, letter.y, letter.x, letter.y}.grown(12 * u),
             Align::Centre, {.size = 10, .bold = true});
}

void foot(Page& page, const SheetWish& wish) {
    const double u = page.unit;
    const double y = page.column.y1 + 13 * u;
    const double left = page.sheet.map.x0 - 5 * u, right = page.column.x1 + 5 * u;
    const Box line{left, y - 5 * u, right, y + 5 * u};
    const WordType type{.size = 7, .ink = kQuietPen};
    const std::string colon = page.chinese() ? "：" : ": ";
    const std::string serial = page.say(Word::SheetSerial) + colon;
    put_word(page, serial + wish.serial, line, Align::Left, type);
    if (wish.serial.empty()) {
        const double from = left + page.width(serial, false) * page.text_pt(7) + 2 * u;
        page.sheet.furniture.push_back(
            {{.line = kQuietPen, .line_pt = 0.4 * u},
             {geo::line_of({{from, y + 4 * u}, {from + 90 * u, y + 4 * u}})}});
    }
    put_word(page, page.say(Word::SheetNoPersons), line, Align::Centre, type);
    put_word(page, page.say(Word::AppName) + " · " + wish.office + " · " + moment_text(wish.now),
             line, Align::Right, type);
}

}  // namespace

void put_word(Page& page, const std::string& text, Box line, Align align, const WordType& type) {
    if (text.empty()) return;
    const double size = page.text_pt(type.size);
    const std::string shown = cut_to(text, line.width() / size, type.bold, page.width);
    const double wide = page.width(shown, type.bold) * size;
    const double x = align == Align::Left    ? line.x0 + wide / 2
                     : align == Align::Right ? line.x1 - wide / 2
                                             : line.centre().x;
    page.sheet.words.push_back({.text = shown,
                                .at = {x, line.centre().y},
                                .size_pt = size,
                                .bold = type.bold,
                                .ink = type.ink,
                                .width_pt = wide,
                                .height_pt = size * 1.1});
}

void furnish(Page& page, const TitleBlock& block, const SheetWish& wish) {
    const double u = page.unit;
    Filling to{page, page.column.y0};
    page.sheet.title = block.title + " " + block.kind;
    title(to, block);
    rule(to);
    head(to, block);
    rule(to);
    const double bottom = page.column.y1 - 90 * u;
    legend(to, block, bottom - 10 * u);
    for (const SheetTable& lines : block.tables) table(to, lines, bottom);
    locator(to, block, bottom);
    const double beyond = 18 * u;  // the unit at the end of the bar
    scale_bar(page, block, to.left(), to.right() - beyond, page.column.y1 - 20 * u);
    north(page, {to.right() - 22 * u, page.column.y1 - 53 * u}, block.north_angle);
    foot(page, wish);
}

}  // namespace report
