// What lies over the map of a wall, and where two of its screens meet.
#include "ui/wall_layout_parts.h"

#include <array>
#include <cmath>
#include <utility>

namespace ui {

using geo::Box;

namespace {

constexpr double kBannerHigh = 50;
constexpr double kSeamClear = 3;      // letters of the map stay so far off
constexpr double kLegendLeast = 288;  // of a part, where any is so long
constexpr double kLegendEdges = 22;   // of a part, where nothing is written
constexpr double kLegendRoom = 600;   // for the words of one line
constexpr double kLegendHigh = 42;
constexpr double kLegendFoot = 12;  // below it
constexpr std::size_t kLegendParts = 2;
constexpr double kLegendBlock = 420;  // its width where it stands beside what the map shows
constexpr double kWideMap = 1.85;     // widths to a height: what it shows leaves room beside it
constexpr double kScaleWide = 150;    // of the corner of the map on the right

/// Of those about as long as the longest the one nearest to `middle`.
Span nearest_long(const std::vector<Span>& spans, double middle) {
    Span best;
    double longest = 0;
    for (const Span& span : spans) longest = std::max(longest, span.length());
    const auto away = [&](const Span& span) {
        return std::abs((span.from + span.to) / 2 - middle);
    };
    for (const Span& span : spans)
        if (span.length() >= 0.9 * longest && (best.length() <= 0 || away(span) < away(best)))
            best = span;
    return best;
}

/// Lines of the legend above each other, the lowest near the foot of the map.
void add_legend_lines(WallBoxes& boxes, Span across, double bottom, int lines, double r) {
    for (int line = lines - 1; line >= 0; --line) {
        const double foot = bottom - (kLegendFoot + line * kLegendHigh) * r;
        boxes.legend.push_back({across.from, foot - kLegendHigh * r, across.to, foot});
    }
}

/// The parts of the foot of the map that a legend stands in, two at most. Where screens are small
/// none is as long as a strip wants to be: then the longest.
std::vector<Span> legend_parts(const Box& map, const std::vector<Span>& beside, double r) {
    std::vector<Span> parts;
    double longest = 0;
    for (const Span& part : beside) {
        const double scale = map.x1 - part.to < 1 ? kScaleWide * r : 0;
        parts.push_back({part.from + kWallPad * r, part.to - kWallPad * r - scale});
        longest = std::max(longest, parts.back().length());
    }
    const double least = std::min(kLegendLeast * r, 0.9 * longest);
    std::erase_if(parts, [&](const Span& part) { return part.length() < least; });
    parts.resize(std::min(parts.size(), kLegendParts));
    return parts;
}

/// How many lines its words need in these parts; no more than stand in one screen.
int legend_lines(const std::vector<Span>& parts, Span down, bool long_legend, double r) {
    double room = 0;
    for (const Span& part : parts) room += part.length() / r - kLegendEdges;
    if (room <= 0) return 0;
    const double most = std::floor((down.length() / r - kLegendFoot) / kLegendHigh);
    const double lines = std::ceil(kLegendRoom / room) + (long_legend ? 1 : 0);
    return static_cast<int>(std::min(lines, most));
}

/// A strip at the foot of the map, over two screens at most; on a wide map, where a strip would
/// cost what it shows its height, a block in its corner.
void place_legend(WallBoxes& boxes, const std::vector<Span>& beside, Span down, bool long_legend,
                  double r) {
    const Box& map = boxes.map;
    const double block = kLegendBlock * r;
    const Span& first = beside.front();
    const bool wide = map.width() > kWideMap * map.height();
    if (wide && first.length() > block + 2 * kWallPad * r) {
        const double from = first.from + kWallPad * r;
        return add_legend_lines(boxes, {from, from + block}, down.to, long_legend ? 4 : 3, r);
    }
    const std::vector<Span> parts = legend_parts(map, beside, r);
    const int lines = legend_lines(parts, down, long_legend, r);
    for (const Span& part : parts) add_legend_lines(boxes, part, down.to, lines, r);
}

}  // namespace

std::vector<Span> cut_to(const std::vector<Span>& spans, Span within) {
    std::vector<Span> parts;
    for (const Span& span : spans) {
        const Span part{std::max(span.from, within.from), std::min(span.to, within.to)};
        if (part.length() > 0) parts.push_back(part);
    }
    return parts;
}

void place_over_map(WallBoxes& boxes, const std::vector<Span>& across,
                    const std::vector<Span>& down, bool long_legend, double r) {
    const Box& map = boxes.map;
    const std::vector<Span> beside = cut_to(across, {map.x0, map.x1});
    const std::vector<Span> parts = cut_to(down, {map.y0, map.y1});
    if (parts.empty() || beside.empty()) return;
    const Span wide = nearest_long(beside, map.centre().x);
    const double top = parts.front().from;
    boxes.banner = {wide.from, top, wide.to, top + kBannerHigh * r};
    boxes.chip = {wide.from + kWallPad * r, top + 62 * r, wide.to - kWallPad * r, top + 104 * r};
    place_legend(boxes, beside, parts.back(), long_legend, r);
}

void place_heads_alone(WallBoxes& boxes, const std::vector<Span>& across, double top, double r) {
    const double wide = 380 * r;
    boxes.head = {
        across.front().from + kWallPad * r, top + 8 * r,
        std::min(across.front().from + kWallPad * r + wide, across.front().to - kWallPad * r),
        top + kWallHeadHigh * r};
    boxes.clock = {
        std::max(across.back().to - kWallPad * r - wide, across.back().from + kWallPad * r),
        top + 8 * r, across.back().to - kWallPad * r, top + kWallHeadHigh * r};
    const Span between{boxes.head.x1 + 24 * r, boxes.clock.x0 - 24 * r};
    const Span middle = nearest_long(cut_to(across, between), between.from + between.length() / 2);
    boxes.banner = {middle.from, top + 8 * r, middle.to, top + (8 + kBannerHigh) * r};
    // Below the paper that both stand on.
    const double down = (kWallHeadHigh + 16) * r;
    boxes.chip.y0 += down;
    boxes.chip.y1 += down;
}

Box off_seams(Box box, const std::vector<Box>& seams, const Box& room) {
    const auto moved = [](const Box& from, double dx, double dy) {
        return Box{from.x0 + dx, from.y0 + dy, from.x1 + dx, from.y1 + dy};
    };
    for (const Box& seam : seams) {
        if (!box.intersects(seam)) continue;
        const bool upright = seam.height() > seam.width();
        const double back = upright ? seam.x0 - box.x1 - 1 : seam.y0 - box.y1 - 1;
        const double on = upright ? seam.x1 - box.x0 + 1 : seam.y1 - box.y0 + 1;
        std::array<double, 2> ways{back, on};
        if (on < -back) std::swap(ways[0], ways[1]);
        for (const double by : ways) {
            const Box tried = upright ? moved(box, by, 0) : moved(box, 0, by);
            const bool fits = tried.x0 >= room.x0 && tried.x1 <= room.x1 && tried.y0 >= room.y0 &&
                              tried.y1 <= room.y1;
            if (!fits) continue;
            box = tried;
            break;
        }
    }
    return box;
}

void place_seams(WallBoxes& boxes, const WallSetting& setting, double width_px, double height_px,
                 double r) {
    const Box& map = boxes.map;
    const double half = setting.seam_px / 2 + kSeamClear * r;
    for (int i = 1; i < setting.columns; ++i)
        if (const double x = width_px * i / setting.columns; x > map.x0 && x < map.x1)
            boxes.seams.push_back({x - half, map.y0, x + half, map.y1});
    for (int i = 1; i < setting.rows; ++i)
        if (const double y = height_px * i / setting.rows; y > map.y0 && y < map.y1)
            boxes.seams.push_back({map.x0, y - half, map.x1, y + half});
}

}  // namespace ui
