// report/pdf_canvas.h — pages being painted. Lengths are points, y goes down from the top.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "report/table.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace report {

using Ink = std::uint32_t;  // 0xRRGGBB

struct Type {
    double size = 9;
    bool bold = false;
    Ink ink = 0;
};

/// From one line of a text to the next, in sizes of its letters.
inline constexpr double kLeading = 1.32;

struct Rectangle {
    double x = 0, y = 0, width = 0, height = 0;
};

/// A text in the middle of its box's height. What does not fit into `most_lines` ends in "…", under
/// which the rest can still be searched and copied.
struct Writing {
    std::string_view text;  // tidy, without line ends
    Rectangle box{};
    int most_lines = 1;
    Align align = Align::Left;
    Type type{};
};

struct Segment {
    double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

/// Writes with the system's Chinese font. A text of one line in letters that this font has, which
/// is nearly every cell of a table, is set here letter by letter; Pango, twenty times slower, does
/// the rest: breaks lines, and finds rare letters in other fonts.
class Canvas {
  public:
    Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;
    Canvas(Canvas&&) = delete;
    Canvas& operator=(Canvas&&) = delete;
    ~Canvas();

    void describe(const std::string& title, base::Instant made);

    /// Width of the text as one line, in sizes of its letters.
    double width_of(std::string_view text, bool bold);
    /// How many lines it takes, `most` at most.
    int lines_of(std::string_view text, double width, const Type& type, int most);

    /// The least width, in sizes of letters, at which it takes no more than `lines` lines and no
    /// word is broken.
    double narrowest(std::string_view text, bool bold, int lines);
    /// The text in as few lines as `width` asks for, all about as long: no last line of one letter.
    /// What is left after `most` - 1 lines is the last one.
    std::vector<std::string> lines(std::string_view text, double width, const Type& type, int most);

    /// All pages are alike. The watermark is paint, not text, so that it does not get among what is
    /// searched and copied.
    void begin_page(double width, double height, const std::string& watermark);
    void fill(const Rectangle& box, Ink ink);
    void rule(std::span<const Segment> segments, double weight, Ink ink);
    void write(const Writing& writing);
    /// Writings of a row are painted together, in the order in which they are read.
    void flush();
    void end_page();

    /// The whole file; nothing is painted after.
    base::Result<std::string> finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace report
