#include "scene/labels_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace scene {

using geo::Box;
using geo::Point;

namespace {

constexpr double kYardsUpTo = 4;
constexpr double kYardText = 15;
constexpr double kYardTextFar = 11;
constexpr double kFar = 0.9;  // metres a pixel
constexpr double kGreenUpTo = 4;
constexpr double kGreenText = 12;
constexpr double kNamedAgain_px = 400;  // pieces of one park are named once
constexpr double kAreaPadding = 3;

/// An area that is named beside the blocks in it.
struct Open {
    Box box;
    Point middle;
    double text = 0;
    Ink ink = Ink::Place;
    double sign = 0;  // pixels that signs reach out of their blocks
};

/// First its middle, then a grid over it from the top down; anchors are points of the ground.
/// Signs stand at the upper right of blocks, so a name keeps off to the left and below of it.
void write_beside_blocks(Sheet& sheet, const std::string& name, const Open& area) {
    const double across_px = area.box.width() / sheet.camera().metres_per_px;
    const double down_px = area.box.height() / sheet.camera().metres_per_px;
    const double size = area.text * sheet.ratio();
    if (across_px < 2 * size || down_px < size) return;  // no need to shape it
    const Word& word = sheet.word(
        name, area.text, area.ink == Ink::Place && area.text > 13 ? Hand::Bold : Hand::Regular);
    if (word.width_px > across_px * 1.1) return;
    static constexpr std::array<double, 9> kAcross{0.5,  0.62, 0.38, 0.72, 0.28,
                                                   0.82, 0.18, 0.9,  0.1};
    static constexpr std::array<double, 9> kDown{0.5,  0.42, 0.58, 0.32, 0.68,
                                                 0.22, 0.78, 0.1,  0.92};
    for (const bool wide : {true, false}) {
        for (int i = -1; i < 81; ++i) {
            Point ground = area.middle;
            if (i >= 0)
                ground = {
                    area.box.x0 + kAcross.at(static_cast<std::size_t>(i % 9)) * area.box.width(),
                    area.box.y1 - kDown.at(static_cast<std::size_t>(i / 9)) * area.box.height()};
            const Line line = centred(word, sheet.on_screen(ground));
            const Box box = line.box().grown(kAreaPadding * sheet.ratio());
            if (!sheet.free(box)) continue;
            Box clear = box;
            if (wide) clear = {box.x0 - area.sign, box.y0, box.x1, box.y1 + area.sign};
            if (sheet.on_blocks(clear) || sheet.said_near(name, box.centre(), kNamedAgain_px))
                continue;
            sheet.note(name, box.centre());
            sheet.take(box);
            sheet.write(line, area.ink);
            sheet.count_name();
            return;
        }
    }
}

}  // namespace

void name_yards(Sheet& sheet, NameCache& cache) {
    if (sheet.scale() > kYardsUpTo) return;
    for (const std::uint32_t number : cache.yard_index.touching(view_box(sheet.camera()))) {
        const model::Row row = cache.yard[number];
        const Box& box = cache.places->box[row];
        const double text = sheet.scale() > kFar ? kYardTextFar : kYardText;
        // Where grids are named too, only great ones: campuses, not every courtyard.
        const double letters = sheet.scale() > kGridsFrom ? 7 : 2;
        if (box.width() / sheet.camera().metres_per_px < letters * text * sheet.ratio()) continue;
        const std::string& name = cache.places->row[row].name;
        const Point middle = spot_of_place(cache, row).at;
        const Ink ink = sheet.scale() > kGridsFrom ? Ink::Quiet : Ink::Place;
        write_beside_blocks(sheet, name, {box, middle, text, ink, sign_px(sheet) / 2});
    }
}

void name_green(Sheet& sheet, NameCache& cache) {
    if (sheet.scale() > kGreenUpTo) return;
    for (const std::uint32_t number : cache.green_index.touching(view_box(sheet.camera()))) {
        const std::size_t row = cache.green[number];
        const model::GroundRow& ground = (*cache.ground)[row];
        const Box box = geo::box_of(ground.shape);
        const double across_px = box.width() / sheet.camera().metres_per_px;
        if (across_px < 2 * kGreenText * sheet.ratio()) continue;
        const Point middle = spot_of_ground(cache, row).at;
        const AreaClass is = area_class(ground);
        Ink ink = Ink::Quiet;
        if (is == AreaClass::Water) ink = Ink::Water;
        if (is == AreaClass::Green || is == AreaClass::Wood || is == AreaClass::Sport)
            ink = Ink::Green;
        write_beside_blocks(sheet, ground.name, {box, middle, kGreenText, ink, 0});
    }
}

}  // namespace scene
