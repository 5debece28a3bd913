#include "scene/labels_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace scene {

using geo::Box;
using geo::Point;
using model::Kind;
using model::Row;

namespace {

constexpr double kTitle = 20;
constexpr double kCommunityTitle = 16;
constexpr double kGridTitle = 11;
constexpr double kNumbers = 12;
constexpr double kLineGap = 4;  // between the lines
constexpr double kBarHeight = 6;
constexpr double kBarWidth = 72;
constexpr double kGridBarWidth = 44;
constexpr double kGridBarHeight = 4;
constexpr double kPlate = 4;            // around all
constexpr double kAir = 6;              // around the name of a grid alone, within its borders
constexpr double kBareGridsUpTo = 2.4;  // and farther off there would be more names than map
constexpr double kDistrictsFrom = 60;
constexpr double kLeastRegion_px = 60;  // however long its name is

/// A title with what stands under it, centred on one point.
struct Stack {
    std::vector<const Word*> above, below;  // the bar, lines of text
    int bar_px = 0;
    int bar_height_px = 0;
    bool plate = false;
    double air_px = -1;  // to the borders of its area; negative: its very ends may cross them
};

double height_of(const Word& word) {
    return word.ascent_px + word.descent_px;
}

struct Extent {
    double width = 0, height = 0;
};

Extent extent_of(const Sheet& sheet, const Stack& stack) {
    const double gap = kLineGap * sheet.ratio();
    Extent e{static_cast<double>(stack.bar_px), 0};
    int lines = stack.bar_px > 0 ? 1 : 0;
    e.height = stack.bar_height_px;
    for (const auto& part : {stack.above, stack.below}) {
        for (const Word* word : part) {
            e.width = std::max(e.width, static_cast<double>(word->width_px));
            e.height += height_of(*word);
            lines += 1;
        }
    }
    e.height += gap * std::max(lines - 1, 0);
    return e;
}

void draw_bar(Sheet& sheet, const Box& bar, const derive::Tally& tally) {
    const Palette& p = sheet.palette();
    Colour rim = p.text;
    rim.a = 150;
    sheet.fill(bar.grown(std::max(sheet.ratio(), 1.0)), rim);
    const auto parts = bar_parts(tally, static_cast<int>(bar.width()));
    double x = bar.x0;
    for (std::size_t s = 0; s < parts.size(); ++s) {
        if (parts.at(s) == 0) continue;
        const bool calm = s == static_cast<std::size_t>(derive::State::Ok);
        const Colour colour = calm ? p.fill.at(index_of(Layer::Block)).at(s) : p.mark.at(s);
        sheet.fill({x, bar.y0, x + parts.at(s), bar.y1}, colour);
        x += parts.at(s);
    }
}

/// Whether a name in this box of the screen stands over `area` and not over its neighbours.
bool stands_in(const Sheet& sheet, const geo::Shape& area, const Box& px) {
    constexpr double kOfHalf = 0.8;  // the very ends may cross a border
    const Point middle = px.centre();
    return std::ranges::all_of(std::array{-kOfHalf, 0.0, kOfHalf}, [&](double side) {
        const Point at{middle.x + side * px.width() / 2, middle.y};
        return geo::contains(area, world_from_screen(sheet.camera(), at));
    });
}

/// Whether all of this box of the screen lies over `area`.
bool lies_in(const Sheet& sheet, const geo::Shape& area, const Box& px) {
    for (const double x : {px.x0, px.centre().x, px.x1})
        for (const double y : {px.y0, px.y1})
            if (!geo::contains(area, world_from_screen(sheet.camera(), {x, y}))) return false;
    return true;
}

/// What a stack keeps to and keeps off.
struct Room {
    const geo::Shape* area = nullptr;         // it stands in it, when there is one
    const std::vector<Box>* signs = nullptr;  // it keeps off them; within an area also aside
};

bool meets(const std::vector<Box>* signs, const Box& px) {
    return signs != nullptr &&
           std::ranges::any_of(*signs, [&](const Box& sign) { return sign.intersects(px); });
}

/// The middle of the stack at the first of these points where it is free.
std::optional<Point> spot_for(const Sheet& sheet, const Stack& stack, Point middle,
                              const Room& room) {
    const Extent e = extent_of(sheet, stack);
    const double pad = kPlate * sheet.ratio();
    const double up = e.height + 2 * pad;
    // In widths and heights; aside where a seam between two screens may run through it.
    static constexpr std::array kShifts{
        Point{0, 0},       Point{0, 0.6},   Point{0, -0.6},   Point{0, 1.2},    Point{0, -1.2},
        Point{0.8, 0},     Point{-0.8, 0},  Point{0.4, 0.6},  Point{-0.4, 0.6}, Point{0.4, -0.6},
        Point{-0.4, -0.6}, Point{0.4, 1.2}, Point{-0.4, 1.2}, Point{0.4, -1.2}, Point{-0.4, -1.2},
        Point{0, 1.8},     Point{0, -1.8}};
    for (const Point shift : kShifts) {
        if (shift.x != 0 && !sheet.seamed() && (room.area == nullptr || room.signs == nullptr))
            break;
        const Point at{std::round(middle.x + shift.x * (e.width + 2 * pad)),
                       std::round(middle.y + shift.y * up)};
        const Box all =
            Box{at.x - e.width / 2, at.y - e.height / 2, at.x + e.width / 2, at.y + e.height / 2}
                .grown(pad);
        const auto stands = [&] {
            return stack.air_px < 0 ? stands_in(sheet, *room.area, all)
                                    : lies_in(sheet, *room.area, all.grown(stack.air_px));
        };
        if (!sheet.free(all) || meets(room.signs, all)) continue;
        if (room.area != nullptr && !stands()) continue;
        return at;
    }
    return std::nullopt;
}

void write(Sheet& sheet, const Stack& stack, Point at, const derive::Tally& tally, Ink title) {
    const Extent e = extent_of(sheet, stack);
    const Box all =
        Box{at.x - e.width / 2, at.y - e.height / 2, at.x + e.width / 2, at.y + e.height / 2}.grown(
            kPlate * sheet.ratio());
    sheet.take(all);
    if (stack.plate) sheet.fill(all, sheet.palette().plate);
    double y = at.y - e.height / 2;
    const double gap = kLineGap * sheet.ratio();
    const auto line = [&](const Word& word, Ink ink) {
        sheet.write(centred(word, {at.x, y + height_of(word) / 2}), ink);
        y += height_of(word) + gap;
    };
    for (const Word* word : stack.above) line(*word, title);
    if (stack.bar_px > 0) {
        const double x0 = at.x - std::floor(stack.bar_px / 2.0);
        const double y0 = std::round(y);
        draw_bar(sheet, {x0, y0, x0 + stack.bar_px, y0 + stack.bar_height_px}, tally);
        y += stack.bar_height_px + gap;
    }
    for (const Word* word : stack.below) line(*word, Ink::Quiet);
    sheet.count_name();
}

bool has_blocks(const derive::Tally& tally) {
    return std::ranges::any_of(tally.blocks, [](std::uint32_t n) { return n > 0; });
}

void name_region(Sheet& sheet, NameCache& cache, const derive::Derived& derived,
                 const LabelOptions& options, Row row) {
    const model::PlaceRow& place_row = cache.places->row[row];
    const derive::Tally& tally = derived.total[row];
    const bool community = cache.places->kind[row] == Kind::Community;
    const bool numbers = sheet.scale() > kCommunitiesFrom;
    Stack stack;
    stack.above = {&sheet.word(place_row.name, community ? kCommunityTitle : kTitle, Hand::Bold)};
    const double across = cache.places->box[row].width() / sheet.camera().metres_per_px;
    const double least = std::min(0.6 * stack.above[0]->width_px, kLeastRegion_px * sheet.ratio());
    if (across < least) return;
    const bool counted = options.work && (tally.counts.units > 0 || has_blocks(tally));
    const std::string told = told_of(options, row);
    if (counted && numbers && has_blocks(tally)) {
        stack.bar_px = sheet.pixels(kBarWidth);
        stack.bar_height_px = sheet.pixels(kBarHeight);
    }
    stack.plate = counted || !told.empty();
    if (!told.empty()) stack.below.push_back(&sheet.word(told, kNumbers));
    if (counted) stack.below.push_back(&sheet.word(open_text(sheet.language(), tally), kNumbers));
    if (counted && !community)
        stack.below.push_back(&sheet.word(rate_text(sheet.language(), tally), kNumbers));
    const Point at = sheet.on_screen(spot_of_place(cache, row).at);
    Stack bare;  // the name alone
    bare.above = stack.above;
    const auto spot = [&](const Stack& of, const Room& room) {
        return spot_for(sheet, of, at, room);
    };
    // Clear of signs; aside, within its borders, where only they are in its way.
    const auto clear = [&](const Stack& of) {
        const auto usual = spot(of, {nullptr, &options.signs});
        if (usual || !spot(of, {})) return usual;
        return spot(of, {&place_row.shape, &options.signs});
    };
    auto whole = clear(stack);
    auto alone = whole ? std::nullopt : clear(bare);
    if (!whole && !alone) whole = spot(stack, {});
    if (!whole && !alone) alone = spot(bare, {});
    if (!whole) {
        if (alone) write(sheet, bare, *alone, tally, Ink::Region);
        return;
    }
    write(sheet, stack, *whole, tally, Ink::Region);
    if (stack.bar_px > 0) sheet.tell({Figure::Of::Bar, false, row, stack.bar_px});
    if (counted) sheet.tell({community ? Figure::Of::Open : Figure::Of::Rate, false, row, 0});
}

}  // namespace

void name_regions(Sheet& sheet, NameCache& cache, const derive::Derived& derived,
                  const LabelOptions& options) {
    const double scale = sheet.scale();
    if (scale <= kGridsFrom) return;
    Kind shown = Kind::Community;
    if (scale > kSubdistrictsFrom) shown = Kind::Subdistrict;
    if (scale > kDistrictsFrom) shown = Kind::District;
    const auto is_shown = [&](Row row) { return cache.places->kind[row] == shown; };
    // A place without sub-districts tells of what it has.
    while (shown != Kind::Community && std::ranges::none_of(cache.region, is_shown))
        shown = static_cast<Kind>(static_cast<int>(shown) + 1);
    const Box view = view_box(sheet.camera());
    for (const Row row : cache.region)
        if (is_shown(row) && cache.places->box[row].intersects(view))
            name_region(sheet, cache, derived, options, row);
}

void name_grids(Sheet& sheet, NameCache& cache, const derive::Derived& derived, bool bars) {
    const double far = bars ? kCommunitiesFrom : kBareGridsUpTo;
    if (sheet.scale() <= kGridsFrom || sheet.scale() > far) return;
    const Box view = view_box(sheet.camera());
    for (Row row = 0; row < cache.grids->row.size(); ++row) {
        if (cache.grid_box[row].empty() || !cache.grid_box[row].intersects(view)) continue;
        if (row >= derived.of_grid.size()) return;
        if (cache.grids->row[row].kind != "basic") continue;  // is called as its site is
        const derive::Tally& tally = derived.of_grid[row];
        Stack stack;
        stack.above = {&sheet.word(cache.grids->row[row].name, kGridTitle)};
        const double across = cache.grid_box[row].width() / sheet.camera().metres_per_px;
        if (across < stack.above[0]->width_px) continue;
        if (!bars) stack.air_px = kAir * sheet.ratio();
        if (bars && has_blocks(tally)) {
            stack.bar_px = sheet.pixels(kGridBarWidth);
            stack.bar_height_px = sheet.pixels(kGridBarHeight);
        }
        const Point at = sheet.on_screen(cache.grid_spot[row].at);
        const geo::Shape& area = cache.grids->row[row].shape;
        const auto spot = spot_for(sheet, stack, at, {&area, nullptr});
        if (!spot) continue;
        write(sheet, stack, *spot, tally, Ink::Grid);
        if (stack.bar_px > 0) sheet.tell({Figure::Of::Bar, true, row, stack.bar_px});
    }
}

}  // namespace scene
