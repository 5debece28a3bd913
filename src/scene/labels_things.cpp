// Points that are seen from close by: components, the broken ones as rings, and the doors of
// buildings. Their colour is none of the states': a broken lamp is not late.
#include "model/codes.h"
#include "scene/labels_parts.h"

namespace scene {

using geo::Box;
using geo::Point;

namespace {

constexpr double kThingsUpTo = 0.36;  // metres a design pixel
constexpr double kBrokenUpTo = 0.6;   // what needs a hand is seen from farther away
constexpr double kDoorsUpTo = 0.36;
constexpr double kThing = 6, kBroken = 11, kHole = 5, kDoor = 7;

void dot(Sheet& sheet, Point world, double size, Colour ink) {
    const Point at = sheet.on_screen(world);
    sheet.write_plain(sheet.lettering().disc(sheet.pixels(size)), at, ink, sheet.palette().halo);
}

}  // namespace

void show_things(Sheet& sheet, const NameCache& cache) {
    if (sheet.scale() > kBrokenUpTo) return;
    const Box view = view_box(sheet.camera());
    const Palette& p = sheet.palette();
    if (sheet.scale() <= kDoorsUpTo)
        for (const std::uint32_t row : cache.entrance_index.touching(view))
            dot(sheet, (*cache.entrances)[row].point, kDoor, p.text);
    for (const std::uint32_t row : cache.component_index.touching(view)) {
        const model::ComponentRow& thing = (*cache.components)[row];
        const bool broken = model::is_broken(thing);
        if (model::is_removed(thing) || (!broken && sheet.scale() > kThingsUpTo)) continue;
        dot(sheet, thing.point, broken ? kBroken : kThing, broken ? p.text : p.badge);
        if (broken) dot(sheet, thing.point, kHole, p.halo);
    }
}

}  // namespace scene
