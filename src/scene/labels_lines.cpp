#include "base/text.h"
#include "scene/labels_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace scene {

using geo::Box;
using geo::Point;

namespace {

constexpr double kRepeat_px = 600;
constexpr double kNamedNear = 0.5;       // of the repeat: the same name is not written so near
constexpr double kSharpestTurn = 0.6;    // radians between two letters
constexpr double kLongestTurn = 1.6;     // and between the first and the last
constexpr double kSteep = 0.76;          // sine from which Chinese letters stand upright
constexpr double kAlmostLevel = 0.035;   // radians: unturned letters are sharper
constexpr double kChineseSpacing = 0.4;  // of the size, between the letters
constexpr double kLatinSpacing = 0.06;

/// How far out a class of roads is named, and in what.
struct LineManner {
    double up_to = 0;  // metres a pixel
    double size = 12;
    Ink ink = Ink::Road;
};

LineManner manner_of(const NamedLine& line) {
    if (line.water) return {6, 14, Ink::Water};
    if (line.is <= WayClass::Secondary) return {6, 13, Ink::Road};
    if (line.is == WayClass::Tertiary) return {2.4, 12, Ink::Road};
    if (line.is <= WayClass::Residential) return {1.3, 12, Ink::SmallRoad};
    return {0.6, 11, Ink::SmallRoad};
}

/// A line on the screen that can be asked what lies so far along it.
class Curve {
  public:
    Curve(const Sheet& sheet, const geo::Ring& line) {
        for (const Point p : line) {
            const Point at = sheet.on_screen(p);
            const double step =
                point_.empty() ? 0 : std::hypot(at.x - point_.back().x, at.y - point_.back().y);
            if (!point_.empty() && step == 0) continue;
            along_.push_back(point_.empty() ? 0 : along_.back() + step);
            point_.push_back(at);
        }
    }
    double length() const { return along_.back(); }

    Point at(double s) const {
        if (point_.size() == 1) return point_[0];
        const auto after = std::ranges::upper_bound(along_, s);
        const auto i = std::clamp<std::size_t>(static_cast<std::size_t>(after - along_.begin()), 1,
                                               point_.size() - 1);
        const double t = (s - along_[i - 1]) / (along_[i] - along_[i - 1]);
        return point_[i - 1] + (point_[i] - point_[i - 1]) * t;
    }
    /// The direction over a stretch, so that a bend is taken smoothly.
    double heading(double s, double reach) const {
        const Point a = at(std::max(s - reach, 0.0));
        const Point b = at(std::min(s + reach, length()));
        return std::atan2(b.y - a.y, b.x - a.x);
    }

  private:
    std::vector<Point> point_;
    std::vector<double> along_;
};

std::string utf8(char32_t c) {
    std::string s;
    const auto tail = [&](unsigned shift) { s += static_cast<char>(0x80U | (c >> shift & 0x3FU)); };
    if (c < 0x80) {
        s += static_cast<char>(c);
    } else if (c < 0x800) {
        s += static_cast<char>(0xC0U | c >> 6U);
        tail(0);
    } else if (c < 0x10000) {
        s += static_cast<char>(0xE0U | c >> 12U);
        tail(6);
        tail(0);
    } else {
        s += static_cast<char>(0xF0U | c >> 18U);
        tail(12);
        tail(6);
        tail(0);
    }
    return s;
}

struct Text {
    std::vector<const Word*> letter;
    std::vector<double> middle;  // of each letter, from the start
    double length = 0;
    int size = 0;
    bool chinese = true;
};

Text text_of(Sheet& sheet, const std::string& name, double design_px) {
    Text text;
    text.size = sheet.pixels(design_px);
    const std::vector<char32_t> letters = base::characters(name);
    text.chinese = std::ranges::all_of(letters, [](char32_t c) { return c >= 0x2E80; });
    const bool mostly = std::ranges::any_of(letters, [](char32_t c) { return c >= 0x2E80; });
    const double space = text.size * (mostly ? kChineseSpacing : kLatinSpacing);
    for (const char32_t c : letters) {
        const Word& word = sheet.lettering().word(utf8(c), text.size);
        text.letter.push_back(&word);
        text.middle.push_back(text.length + word.width_px / 2.0);
        text.length += word.width_px + space;
    }
    text.length -= space;
    return text;
}

struct Letter {
    const Word* word;
    Point centre;
    double angle;  // of its baseline on the screen
    Box box;
};

/// Letters of a name about `s`; none when the line bends too much there.
std::vector<Letter> laid(const Curve& curve, const Text& text, double s) {
    const double start = s - text.length / 2;
    const double end = s + text.length / 2;
    if (start < 0 || end > curve.length()) return {};
    const Point first = curve.at(start);
    const Point last = curve.at(end);
    const double whole = std::atan2(last.y - first.y, last.x - first.x);
    const double sine = std::abs(std::sin(whole));
    const bool upright = text.chinese && sine > kSteep;
    // Never upside down; upright letters are read from the top.
    const bool back = upright ? last.y < first.y : last.x < first.x;
    std::vector<Letter> letters;
    double before = 0;
    double least = 0;
    double most = 0;
    for (std::size_t i = 0; i < text.letter.size(); ++i) {
        const double at = back ? end - text.middle[i] : start + text.middle[i];
        double angle = curve.heading(at, text.size * 0.8) + (back ? std::numbers::pi : 0);
        const double off =
            std::remainder(angle - whole - (back ? std::numbers::pi : 0), 2 * std::numbers::pi);
        if (i > 0 && std::abs(off - before) > kSharpestTurn) return {};
        before = off;
        least = std::min(least, off);
        most = std::max(most, off);
        if (upright || std::abs(std::remainder(angle, 2 * std::numbers::pi)) < kAlmostLevel)
            angle = 0;
        const Point centre = curve.at(at);
        const double half = text.size * (angle == 0 ? 0.52 : 0.62);
        letters.push_back({text.letter[i],
                           centre,
                           angle,
                           {centre.x - half, centre.y - half, centre.x + half, centre.y + half}});
    }
    if (most - least > kLongestTurn) return {};
    return letters;
}

/// The middle of a letter's square lies above the baseline by so much of its size.
constexpr double kMiddleUp = 0.38;

void write(Sheet& sheet, const std::vector<Letter>& letters, int size, Ink ink) {
    for (const Letter& letter : letters) {
        const double half = letter.word->width_px / 2.0;
        if (letter.angle == 0) {
            const Point start{std::round(letter.centre.x - half),
                              std::round(letter.centre.y + kMiddleUp * size)};
            sheet.write({letter.word, start}, ink);
            continue;
        }
        const Point along{std::cos(letter.angle), std::sin(letter.angle)};
        const Point down{-along.y, along.x};
        sheet.write_turned(*letter.word, letter.centre - along * half + down * (kMiddleUp * size),
                           along, ink);
    }
}

/// Where on its way a line is named: at points of the ground that depend on the scale alone.
std::vector<double> anchors(double length_px, double repeat_px) {
    const int count = std::max(static_cast<int>(length_px / repeat_px), 1);
    std::vector<double> at;
    for (int k = 0; k < count; ++k) at.push_back((k + 0.5) * length_px / count);
    return at;
}

void name_line(Sheet& sheet, const NamedLine& line) {
    const LineManner manner = manner_of(line);
    if (sheet.scale() > manner.up_to) return;
    if (line.length_m / sheet.camera().metres_per_px < 2.5 * manner.size * sheet.ratio()) return;
    const Text text = text_of(sheet, line.name, manner.size);
    const Curve curve{sheet, line.line};
    if (text.length * 1.1 > curve.length()) return;
    const double repeat = kRepeat_px * sheet.ratio();
    const double stretch = std::min(curve.length(), repeat);
    const Box view{0, 0, static_cast<double>(sheet.camera().width_px),
                   static_cast<double>(sheet.camera().height_px)};
    static constexpr std::array<double, 7> kShifts{0, 0.12, -0.12, 0.24, -0.24, 0.36, -0.36};
    for (const double anchor : anchors(curve.length(), repeat)) {
        for (const double shift : kShifts) {
            const double s = anchor + shift * stretch;
            const Point middle = curve.at(std::clamp(s, 0.0, curve.length()));
            if (!view.contains(middle)) continue;
            if (sheet.said_near(line.name, middle, kNamedNear * kRepeat_px)) break;
            const std::vector<Letter> letters = laid(curve, text, s);
            const auto blocked = [&](const Letter& l) {
                return !sheet.free(l.box) || sheet.on_blocks(l.box.grown(-text.size * 0.25));
            };
            if (letters.empty() || std::ranges::any_of(letters, blocked)) continue;
            for (const Letter& letter : letters) sheet.take(letter.box);
            write(sheet, letters, text.size, manner.ink);
            sheet.count_name();
            sheet.note(line.name, middle);
            break;
        }
    }
}

}  // namespace

void name_lines(Sheet& sheet, const NameCache& cache, WayClass first, WayClass last) {
    for (const std::uint32_t number : cache.line_index.touching(view_box(sheet.camera()))) {
        const NamedLine& line = cache.line[number];
        const WayClass is = line.water ? WayClass::Tertiary : line.is;
        if (is >= first && is <= last) name_line(sheet, line);
    }
}

}  // namespace scene
