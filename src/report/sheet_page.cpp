#include "report/sheet_page.h"

#include "base/text.h"
#include "report/cell_text.h"
#include "report/sheet_look.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace report {

using geo::Box;
using geo::Point;

namespace {

struct Format {
    double width_pt, height_pt, unit;
};

Format format_of(Paper paper) {
    switch (paper) {
        case Paper::A4:
            return {841.89, 595.28, 0.8};
        case Paper::A3:
            return {1190.55, 841.89, 1};
        case Paper::A1:
            return {2383.94, 1683.78, 1.7};
    }
    return {};
}

constexpr double kMargin_pt = 34, kColumn_pt = 200, kFrame_pt = 5, kFootRoom_pt = 12;

/// Characters with their bytes.
std::vector<std::string> letters_of(const std::string& text) {
    std::vector<std::string> letters;
    for (const char c : text) {
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U || letters.empty())
            letters.emplace_back();
        letters.back() += c;
    }
    return letters;
}

}  // namespace

geo::Shape rectangle(const Box& box) {
    return geo::area_of({{box.x0, box.y0}, {box.x1, box.y0}, {box.x1, box.y1}, {box.x0, box.y1}});
}

std::string cut_to(const std::string& text, double most, bool bold, const TextWidth& width) {
    if (width(text, bold) <= most) return text;
    std::string kept;
    for (const std::string& letter : letters_of(text)) {
        if (width(kept + letter + "…", bold) > most) break;
        kept += letter;
    }
    return kept + "…";
}

std::vector<std::string> wrapped(const std::string& text, double most, bool bold, std::size_t lines,
                                 const TextWidth& width) {
    std::vector<std::string> found;
    std::string line;
    std::string left = text;
    while (found.size() + 1 < lines && width(left, bold) > most) {
        line.clear();
        std::size_t end = 0, last_blank = 0;
        for (const std::string& letter : letters_of(left)) {
            if (!line.empty() && width(line + letter, bold) > most) break;
            line += letter;
            end += letter.size();
            if (letter == " ") last_blank = end;
        }
        const bool inside_word = end < left.size() && left[end] != ' ' &&
                                 static_cast<unsigned char>(left[end]) < 0x80 &&
                                 static_cast<unsigned char>(left[end - 1]) < 0x80;
        if (inside_word && last_blank > 0) end = last_blank;
        found.emplace_back(base::trimmed(std::string_view{left}.substr(0, end)));
        left = std::string{base::trimmed(std::string_view{left}.substr(end))};
    }
    found.push_back(cut_to(left, most, bold, width));
    return found;
}

double nice_denominator(double least) {
    constexpr std::array kDigits{1.0, 1.2, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0};
    for (double power = 10; power < 1e9; power *= 10)
        for (const double digits : kDigits)
            if (digits * power >= least) return digits * power;
    return least;
}

void choose_scale(Sheet& sheet, double wide_m, double high_m, double margin_pt) {
    const double across = wide_m / (sheet.map.width() - 2 * margin_pt);
    const double down = high_m / (sheet.map.height() - 2 * margin_pt);
    constexpr double kCloser = 50;  // nearer than this a plan says nothing more
    const double n = nice_denominator(std::max(std::max(across, down) * kPtPerM, kCloser));
    sheet.scale.denominator = n;
    sheet.scale.pt_per_m = kPtPerM / n;
}

Page page_of(const SheetWish& wish, const TextWidth& width) {
    const Format format = format_of(wish.paper);
    Page page{
        .sheet = {}, .column = {}, .unit = format.unit, .width = width, .language = wish.language};
    const double u = format.unit, margin = kMargin_pt * u;
    Sheet& sheet = page.sheet;
    sheet.width_pt = format.width_pt;
    sheet.height_pt = format.height_pt;
    const Box outer{margin, margin, format.width_pt - margin,
                    format.height_pt - margin - kFootRoom_pt * u};
    const Box inner = outer.grown(-kFrame_pt * u);
    sheet.frame = outer;
    sheet.map = {inner.x0, inner.y0, inner.x1 - kColumn_pt * u, inner.y1};
    page.column = {sheet.map.x1, inner.y0, inner.x1, inner.y1};
    sheet.sign_pt = 7 * std::sqrt(u);
    sheet.watermark = wish.office + "  " + moment_text(wish.now).substr(0, 10);
    sheet.serial = wish.serial;
    sheet.as_of = wish.now;
    sheet.furniture.push_back({{.line = kPen, .line_pt = 1.8 * u}, {rectangle(outer)}});
    sheet.furniture.push_back({{.line = kPen, .line_pt = 0.5 * u}, {rectangle(inner)}});
    sheet.furniture.push_back(
        {{.line = kPen, .line_pt = 0.5 * u},
         {geo::line_of({{sheet.map.x1, inner.y0}, {sheet.map.x1, inner.y1}})}});
    return page;
}

}  // namespace report
