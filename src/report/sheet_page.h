// report/sheet_page.h — the furniture of a sheet: frame, title block, legend, scale and foot. Only
// for report/sheet_*.cpp.
#pragma once

#include "report/sheet.h"
#include "report/sheet_look.h"
#include "report/sheet_make.h"
#include "report/table.h"

#include <array>
#include <functional>
#include <string>
#include <vector>

namespace report {

/// Of paper.
inline constexpr double kPtPerM = 72 / 0.0254;

/// A sample in the legend of what is no block: a line, a door, a neighbour.
struct Sample {
    std::string text;
    Paint paint;
    enum class As : std::uint8_t { Line, Area, Door, Disc } as = As::Line;
};

struct Page;

/// What lies in the place, a line each; the first has the headings, and a column without one is
/// left out. As many lines as find room.
struct SheetTable {
    using Line = std::array<std::string, 4>;
    std::vector<Line> lines;
    std::function<Line(std::size_t from)> rest{};  // stands for the lines from there on; else "…"
};

/// What stands in the title block.
struct TitleBlock {
    std::string kind;   // of the sheet, small
    std::string title;  // the place, large
    std::string path;   // what it lies in
    std::vector<HeadLine> head;
    std::string legend;               // its heading
    std::vector<std::string> in_all;  // under the entries
    std::vector<Sample> samples;
    std::string scale;       // before the ratio
    double north_angle = 0;  // of the arrow, clockwise from up
    std::vector<SheetTable> tables{};
    /// Draws into a box where the place lies; called when there is room.
    std::function<void(Page&, const geo::Box&)> locator{};
};

/// An empty sheet with its frame. `unit` is 1 on A3: sizes of furniture grow with the paper.
struct Page {
    Sheet sheet;
    geo::Box column;  // of the title block
    double unit = 1;
    const TextWidth& width;
    base::Language language;

    std::string say(base::Word word, const std::vector<std::string>& parts = {}) const {
        return base::say(language, word, parts);
    }
    bool chinese() const { return language == base::Language::Chinese; }
    /// A size of text of the furniture.
    double text_pt(double size) const { return std::max(size * unit, kSmallestText_pt); }
};
Page page_of(const SheetWish& wish, const TextWidth& width);

/// Sets Sheet::scale: the smallest N with round digits at which `wide_m` by `high_m` lie in the map
/// with a margin.
void choose_scale(Sheet& sheet, double wide_m, double high_m, double margin_pt);
/// Round digits, ascending; the first at least as large.
double nice_denominator(double least);

/// Writes the title block and the foot; legend and scale of the sheet are done.
void furnish(Page& page, const TitleBlock& block, const SheetWish& wish);

/// How a word of the furniture is written; `size` is that on A3.
struct WordType {
    double size = 8;
    bool bold = false;
    scene::Colour ink = kPen;
};
/// A word whose middle is at the height of the line, between its two edges; cut where it is longer.
void put_word(Page& page, const std::string& text, geo::Box line, Align align,
              const WordType& type);

/// The text, or its beginning and "…", so that it is no wider than `most`, in sizes.
std::string cut_to(const std::string& text, double most, bool bold, const TextWidth& width);
/// In lines no wider than `most`, in sizes; the last of `lines` is cut.
std::vector<std::string> wrapped(const std::string& text, double most, bool bold, std::size_t lines,
                                 const TextWidth& width);

geo::Shape rectangle(const geo::Box& box);

}  // namespace report
