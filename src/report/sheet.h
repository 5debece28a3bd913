// report/sheet.h — one printed sheet as it goes out: everything laid out on the page, nothing left
// to decide. The window's export and the command line paint the same value, so they give the same
// bytes.
//
// Lengths are points (1/72 inch), x to the right and y down from the page's top left corner. Angles
// are radians, clockwise as the page is looked at.
#pragma once

#include "base/time.h"
#include "base/words.h"
#include "geo/shape.h"
#include "model/ids.h"
#include "scene/palette.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace report {

/// The smallest letters on a sheet: what an eye reads on paper without a glass.
inline constexpr double kSmallestText_pt = 6;

enum class SheetKind : std::uint8_t { Courtyard, Street, Community, Grid, Floor, Cover, Division };
inline constexpr std::size_t kSheetKinds = 7;

/// "courtyard", "street", "community", "grid", "floor", "cover", "division": for command lines.
std::string_view name_of(SheetKind kind);
std::optional<SheetKind> sheet_named(std::string_view name);
base::Word word_of(SheetKind kind);

/// All lie on their long side.
enum class Paper : std::uint8_t { A4, A3, A1 };

/// "A4", "A3", "A1".
std::string_view name_of(Paper paper);
std::optional<Paper> paper_named(std::string_view name);

/// Strokes over a fill, one pattern a class, so that a sheet printed in grey still tells them
/// apart.
enum class Hatch : std::uint8_t { None, Level, Rising, Falling, Cross, Dense, Upright, Wide };

/// The sign of a state that needs somebody; a second channel beside the colour (domain.md 6.1).
enum class Sign : std::uint8_t { None, Dot, Clock, Triangle, Square };

struct Paint {
    std::optional<scene::Colour> fill{};
    Hatch hatch = Hatch::None;
    scene::Colour hatch_ink{};
    std::optional<scene::Colour> line{};
    double line_pt = 0.4;
    std::array<double, 2> dash_pt{};  // on, off; none when the first is 0
    bool round = false;               // ends of lines
};

/// Shapes of one paint: areas are filled by the even-odd rule.
struct Drawing {
    Paint paint;
    std::vector<geo::Shape> shapes;
};

/// A text of one line in the middle of its box. The box is `width_pt` by `height_pt`, turned about
/// `at` by `angle`.
struct Label {
    std::string text;
    geo::Point at;
    double angle = 0;
    double size_pt = 8;
    bool bold = false;
    scene::Colour ink{};
    std::optional<scene::Colour> halo{};
    std::optional<scene::Colour> plate{};  // of the box, where strokes would run through it
    double width_pt = 0;
    double height_pt = 0;
    std::optional<geo::Point> leader{};  // what it belongs to, when it does not stand on it
};

/// What the colour of a leaf means, and how many leaves of this sheet have it.
struct LegendEntry {
    std::string text;
    std::vector<std::string> detail{};  // lines below it
    Paint paint{};
    Sign sign = Sign::None;
    std::uint32_t count = 0;
};

/// A building, front or street segment in the paint of its legend's entry.
struct Leaf {
    model::PlaceId place{};
    std::size_t entry = 0;  // of Sheet::legend
    geo::Shape shape{};
    bool tinted = false;               // a street: large, so it has a breath of the colour
    std::optional<geo::Point> sign{};  // where its entry's sign stands
};

struct SheetScale {
    double denominator = 0;  // N of 1:N
    double pt_per_m = 0;
    geo::Point from{}, to{};  // of the bar
    double bar_m = 0;         // what it measures
};

/// The same sheet always gives the same bytes.
struct Sheet {
    std::string title;
    double width_pt = 0, height_pt = 0;
    geo::Box frame;                   // around all but the foot
    geo::Box map;                     // the neat line; nothing of the map lies outside
    std::vector<Drawing> under;       // ground, water, ways, neighbours
    std::vector<LegendEntry> legend;  // in the order in which it is read
    std::vector<Leaf> leaves;         // over it, each drawn once
    double sign_pt = 7;               // across a sign
    std::vector<Drawing> over;        // veil, borders, doors
    std::vector<Label> labels;        // names on the map; none over another
    std::uint32_t left_out = 0;       // names of leaves that found no room
    std::vector<Drawing> furniture;   // frame, rules, scale bar, north arrow, samples
    std::vector<std::pair<geo::Point, Sign>> samples;  // signs in the legend
    std::vector<Label> words;                          // of the title block and the foot
    /// Further maps beside it, with their own legends; of each only what lies on its map is
    /// painted.
    std::vector<Sheet> beside{};
    SheetScale scale;
    std::string watermark;
    std::string serial;  // of the register of exports; empty: to be filled in
    base::Instant as_of{};
};

}  // namespace report
