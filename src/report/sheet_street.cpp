// A street unrolled: fronts in walking order on both sides of the carriageway, as wide as they are,
// folded into as many rows as the page needs.
#include "report/sheet_street.h"

#include "base/text.h"
#include "model/codes.h"
#include "report/sheet_kinds.h"
#include "report/sheet_look.h"
#include "report/sheet_map.h"
#include "report/sheet_place.h"
#include "scene/theme_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include <fmt/format.h>

namespace report {

using base::Word;
using geo::Box;
using geo::Point;
using model::kNoRow;
using scene::Side;

namespace {

constexpr double kMetresAtSides = 46;  // room left and right of a row for its ends

/// Sizes on the page, in points.
struct Sizes {
    double front = 60, road = 30, gap = 26;
    bool left = true, right = true;  // whether that side has any front

    double row() const { return road + (left ? front : 0) + (right ? front : 0); }
};

struct Street {
    const SheetSource& source;
    const SheetWish& wish;
    Page& page;
    scene::Strip strip;
    std::vector<Fold> folds;
    Sizes sizes;
    std::vector<double> top;                     // of each row
    std::map<model::PlaceId, model::Row> shop;   // by front
    std::map<model::PlaceId, std::size_t> leaf;  // of Sheet::leaves

    const model::Places& places() const { return *source.snapshot.places; }
    double x(std::size_t fold, double m) const {
        return page.sheet.map.x0 + kMetresAtSides * page.unit +
               (m - folds[fold].from_m) * page.sheet.scale.pt_per_m;
    }
    double road_top(std::size_t fold) const { return top[fold] + (sizes.left ? sizes.front : 0); }
};

/// The largest scale at which all rows stand on the page.
void fold(Street& to) {
    Sheet& sheet = to.page.sheet;
    const double u = to.page.unit;
    to.sizes = {50 * u, 30 * u, 24 * u};
    const auto has = [&](Side side) {
        return std::ranges::any_of(to.strip.fronts,
                                   [&](const scene::StripFront& f) { return f.side == side; });
    };
    to.sizes.left = has(Side::Left);
    to.sizes.right = has(Side::Right);
    const double wide = sheet.map.width() - 2 * kMetresAtSides * u;
    const double high = sheet.map.height() - 20 * u;
    constexpr double kFirst = 100, kStep = 50;
    double n = kFirst;
    for (;; n += kStep) {
        to.folds = folds_of(to.strip, wide / (kPtPerM / n));
        const auto rows = static_cast<double>(to.folds.size());
        if (rows * to.sizes.row() + (rows - 1) * to.sizes.gap <= high) break;
    }
    sheet.scale.denominator = n;
    sheet.scale.pt_per_m = kPtPerM / n;
    // Rows of about one length, so that the last is no remnant.
    const auto rows = static_cast<double>(to.folds.size());
    const double length = to.folds.back().to_m - to.folds.front().from_m;
    for (double even = 1.0; even < 1.5; even += 0.04) {
        std::vector<Fold> folds =
            folds_of(to.strip, std::min(length / rows * even + 1, wide / sheet.scale.pt_per_m));
        if (folds.size() > to.folds.size()) continue;
        to.folds = std::move(folds);
        break;
    }
    // What is left makes the fronts deeper, then the rows airier.
    const double sides = (to.sizes.left ? 1 : 0) + (to.sizes.right ? 1 : 0);
    double free = high - rows * to.sizes.row() - (rows - 1) * to.sizes.gap;
    if (sides > 0) {
        const double deeper = std::min(free / rows / sides * 0.6, 36 * u);
        to.sizes.front += deeper;
        free -= deeper * rows * sides;
    }
    to.sizes.gap += std::min(free / (rows + 1), 44 * u);
    const double all = rows * to.sizes.row() + (rows - 1) * to.sizes.gap;
    double y = sheet.map.y0 + (sheet.map.height() - all) / 2;
    for (std::size_t i = 0; i < to.folds.size(); ++i) {
        to.top.push_back(y);
        y += to.sizes.row() + to.sizes.gap;
    }
}

void find_shops(Street& to) {
    const model::Snapshot& is = to.source.snapshot;
    for (const scene::StripFront& front : to.strip.fronts)
        to.shop[to.places().row[front.place].id] = kNoRow;
    for (std::size_t i = 0; i < is.shops.size(); ++i) {
        const auto at = to.shop.find(is.shops[i].place);
        if (model::number(is.shops[i].id) == 0 || at == to.shop.end()) continue;
        if (at->second == kNoRow || model::is_vacant(is.shops[at->second]))
            at->second = static_cast<model::Row>(i);
    }
}

void add_leaf(Street& to, model::Row row, const Box& box, bool tinted, Point sign) {
    const auto klass = class_of_leaf(to.source, row);
    if (!klass) return;
    Sheet& sheet = to.page.sheet;
    const model::PlaceId id = to.places().row[row].id;
    const auto known = to.leaf.find(id);
    if (known != to.leaf.end()) {  // a segment over two rows is one leaf
        geo::Shape& shape = sheet.leaves[known->second].shape;
        shape.first_ring.push_back(static_cast<std::uint32_t>(shape.parts.size()));
        shape.parts.push_back(rectangle(box).parts[0]);
        return;
    }
    Leaf leaf{.place = id,
              .entry = entry_of_class(to.source.scene.theme, *klass),
              .shape = rectangle(box),
              .tinted = tinted};
    LegendEntry& entry = sheet.legend[leaf.entry];
    entry.count += 1;
    if (entry.sign != Sign::None) leaf.sign = sign;
    to.leaf[id] = sheet.leaves.size();
    sheet.leaves.push_back(std::move(leaf));
}

Box box_of_front(const Street& to, const scene::StripFront& front) {
    const std::size_t fold = fold_of(to.folds, front);
    const double y0 = front.side == Side::Left ? to.top[fold] : to.road_top(fold) + to.sizes.road;
    return {to.x(fold, front.from_m), y0, to.x(fold, front.to_m), y0 + to.sizes.front};
}

void draw_roads(Street& to) {
    Drawing road{{.fill = scene::Colour{0xF1, 0xF3, 0xF5}}, {}};
    Drawing middle{{.line = scene::Colour{0xA8, 0xB1, 0xBC}, .line_pt = 0.7, .dash_pt = {9, 7}},
                   {}};
    const double u = to.page.unit;
    for (std::size_t i = 0; i < to.folds.size(); ++i) {
        const double y0 = to.road_top(i) + 3 * u, y1 = to.road_top(i) + to.sizes.road - 3 * u;
        road.shapes.push_back(
            rectangle({to.x(i, to.folds[i].from_m), y0, to.x(i, to.folds[i].to_m), y1}));
        for (const scene::StripSegment& segment : to.strip.segments) {
            const double from = std::max(segment.from_m, to.folds[i].from_m);
            const double end = std::min(segment.to_m, to.folds[i].to_m);
            if (end <= from) continue;
            const Box box{to.x(i, from), y0, to.x(i, end), y1};
            middle.shapes.push_back(
                geo::line_of({{box.x0, box.centre().y}, {box.x1, box.centre().y}}));
            add_leaf(to, segment.place, box, true, {box.x0 + 14 * u, box.centre().y});
        }
    }
    to.page.sheet.under.push_back(std::move(road));
    to.page.sheet.over.push_back(std::move(middle));
}

/// Lines of a text that fit a box, level; else one line along it.
std::vector<Label> in_box(const std::string& text, const Box& box, const Hand& first,
                          const TextWidth& width) {
    for (const double size : {first.size_pt, first.size_pt * 0.87, first.size_pt * 0.76}) {
        Hand hand = first;
        hand.size_pt = std::max(size, kSmallestText_pt);
        const double most = box.width() / hand.size_pt;
        const auto lines = static_cast<std::size_t>(box.height() / (hand.size_pt * 1.2));
        const double least = std::min(2.0, width(text, hand.bold));
        if (most < least || lines == 0) continue;
        std::vector<std::string> parts = wrapped(text, most, hand.bold, lines, width);
        const auto count = static_cast<double>(parts.size());
        const double even = width(text, hand.bold) / count + 0.6;
        const std::vector<std::string> balanced =
            wrapped(text, std::min(most, even), hand.bold, lines, width);
        if (balanced.size() == parts.size() && !balanced.back().ends_with("…")) parts = balanced;
        if (parts.back().ends_with("…") && hand.size_pt > kSmallestText_pt) continue;
        if (parts.back().ends_with("…")) break;
        return stacked(parts, box.centre(), 0, hand, width);
    }
    Hand hand = first;
    hand.size_pt = std::clamp(box.width() * 0.8, kSmallestText_pt, first.size_pt);
    if (box.width() < hand.size_pt) return {};
    const std::array<std::string, 1> line{
        cut_to(text, box.height() / hand.size_pt, hand.bold, width)};
    constexpr double kUpwards = -3.14159265358979 / 2;
    return stacked(line, box.centre(), kUpwards, hand, width);
}

/// "16号" of "桃源路16号": the street is the title.
std::string number_in(const Street& to, const model::PlaceRow& front) {
    const model::Row street = model::row_of(to.places(), front.parent);
    const std::string name = street == kNoRow ? "" : to.places().row[street].name;
    return !name.empty() && front.name.starts_with(name) && front.name != name
               ? front.name.substr(name.size())
               : front.name;
}

std::string name_of_front(const Street& to, const model::PlaceRow& front) {
    const auto at = to.shop.find(front.id);
    if (at == to.shop.end() || at->second == kNoRow) return {};
    const model::ShopRow& shop = to.source.snapshot.shops[at->second];
    return model::is_vacant(shop) ? to.page.say(Word::UseVacant) : shop.name;
}

void name_front(Street& to, Room& room, const scene::StripFront& front, const Box& box,
                const LegendEntry& entry) {
    const double u = to.page.unit, sign = to.page.sheet.sign_pt;
    const model::PlaceRow& place = to.places().row[front.place];
    const scene::Colour fill = entry.paint.fill.value_or(kPaperWhite);
    Hand hand{std::max(8.5 * u, kSmallestText_pt), false, scene::letters_on(fill), std::nullopt};
    if (entry.paint.hatch != Hatch::None) hand.plate = fill;
    const bool upper = front.side == Side::Left;
    const double door = 13 * u, head = entry.sign == Sign::None ? 3 * u : sign + 4 * u;
    // From the house's back to the road: sign, name, number.
    const Box name{box.x0 + 2 * u, upper ? box.y0 + head : box.y0 + door, box.x1 - 2 * u,
                   upper ? box.y1 - door : box.y1 - head};
    const Box number{box.x0 + u, upper ? box.y1 - door : box.y0, box.x1 - u,
                     upper ? box.y1 : box.y0 + door};
    std::vector<Label>& out = to.page.sheet.labels;
    const std::string shop = name_of_front(to, place);
    std::vector<Label> labels =
        shop.empty() ? std::vector<Label>{} : in_box(shop, name, hand, to.page.width);
    const bool told = !labels.empty() && place_all(room, labels, out);
    Hand small = hand;
    small.size_pt = std::max(6.4 * u, kSmallestText_pt);
    for (const std::string& text :
         {number_in(to, place), base::replaced(number_in(to, place), "号", "")}) {
        const std::array<std::string, 1> line{text};
        std::vector<Label> one = stacked(line, number.centre(), 0, small, to.page.width);
        if (one[0].width_pt > number.width()) continue;
        if (place_all(room, one, out)) return;
    }
    if (!told) to.page.sheet.left_out += 1;
}

void draw_fronts(Street& to, Room& room) {
    const double u = to.page.unit, sign = to.page.sheet.sign_pt;
    for (const scene::StripFront& front : to.strip.fronts) {
        Box box = box_of_front(to, front);
        const bool upper = front.side == Side::Left;
        const Point corner{box.centre().x,
                           upper ? box.y0 + sign * 0.5 + 3 * u : box.y1 - sign * 0.5 - 3 * u};
        add_leaf(to, front.place, box, false, corner);
        const auto at = to.leaf.find(to.places().row[front.place].id);
        if (at == to.leaf.end()) continue;
        const Leaf& leaf = to.page.sheet.leaves[at->second];
        if (leaf.sign) room.take({*leaf.sign, sign * 1.1, sign * 1.1, 0});
        name_front(to, room, front, box, to.page.sheet.legend[leaf.entry]);
    }
}

void put_word(Street& to, Room& room, const std::string& text, Point middle, const Hand& hand) {
    const std::array<std::string, 1> line{text};
    std::vector<Label> label = stacked(line, middle, 0, hand, to.page.width);
    place_all(room, label, to.page.sheet.labels);
}

/// Which way the street runs and what lies beside it, as points of the compass.
struct Compass {
    Word begin, end, left, right;
};
Compass compass_of(const scene::Strip& strip) {
    if (std::abs(strip.heading.y) > std::abs(strip.heading.x))
        return strip.heading.y > 0 ? Compass{Word::South, Word::North, Word::West, Word::East}
                                   : Compass{Word::North, Word::South, Word::East, Word::West};
    return strip.heading.x < 0 ? Compass{Word::East, Word::West, Word::South, Word::North}
                               : Compass{Word::West, Word::East, Word::North, Word::South};
}

/// At both ends of each row how far one has walked; at the ends of the street where they point.
void name_rows(Street& to, Room& room) {
    const double u = to.page.unit;
    const Compass compass = compass_of(to.strip);
    const Hand bold{std::max(11 * u, kSmallestText_pt), true, kPen, std::nullopt};
    const Hand quiet{std::max(7 * u, kSmallestText_pt), false, kQuietPen, std::nullopt};
    for (std::size_t i = 0; i < to.folds.size(); ++i) {
        const double y = to.road_top(i) + to.sizes.road / 2;
        const double left = to.x(i, to.folds[i].from_m) - 22 * u;
        const double right = to.x(i, to.folds[i].to_m) + 22 * u;
        const bool first = i == 0, last = i + 1 == to.folds.size();
        if (first) put_word(to, room, to.page.say(compass.begin), {left, y - 7 * u}, bold);
        if (last) put_word(to, room, to.page.say(compass.end), {right, y - 7 * u}, bold);
        const double up = first || last ? 6 * u : 0;
        put_word(to, room, fmt::format("{:.0f} m", to.folds[i].from_m + 0.0),
                 {left, y + (first ? up : 0)}, quiet);
        put_word(to, room, fmt::format("{:.0f} m", to.folds[i].to_m), {right, y + (last ? up : 0)},
                 quiet);
        const auto has = [&](Side side) {
            return std::ranges::any_of(to.strip.fronts, [&](const scene::StripFront& front) {
                return front.side == side && fold_of(to.folds, front) == i;
            });
        };
        if (has(Side::Left))
            put_word(to, room, to.page.say(Word::SheetSide, {to.page.say(compass.left)}),
                     {left, to.top[i] + to.sizes.front / 2}, quiet);
        if (has(Side::Right))
            put_word(to, room, to.page.say(Word::SheetSide, {to.page.say(compass.right)}),
                     {left, to.road_top(i) + to.sizes.road + to.sizes.front / 2}, quiet);
    }
}

void name_segments(Street& to, Room& room) {
    const Hand hand{std::max(8 * to.page.unit, kSmallestText_pt), false, kPen,
                    scene::Colour{255, 255, 255, 220}};
    for (const scene::StripSegment& segment : to.strip.segments) {
        const model::PlaceRow& place = to.places().row[segment.place];
        const std::string& name = place.address.empty() ? place.name : place.address;
        for (std::size_t i = 0; i < to.folds.size(); ++i) {
            const double from = std::max(segment.from_m, to.folds[i].from_m);
            const double end = std::min(segment.to_m, to.folds[i].to_m);
            const double wide = to.page.width(name, false) * hand.size_pt;
            if (name.empty() || (end - from) * to.page.sheet.scale.pt_per_m < wide * 1.6) continue;
            put_word(to, room, name,
                     {to.x(i, (from + end) / 2), to.road_top(i) + to.sizes.road / 2}, hand);
        }
    }
}

/// Holds on to `to`.
TitleBlock block_for(const Street& to, std::uint32_t undrawn) {
    TitleBlock block;
    const Page& page = to.page;
    block.kind = page.say(word_of(SheetKind::Street));
    block.title = to.places().row[to.wish.place].name;
    block.path = path_above(to.places(), to.wish.place);
    model::Counts counts;
    for (const scene::StripSegment& segment : to.strip.segments) {
        const model::Counts& own = to.source.derived.total[segment.place].counts;
        counts.shops += own.shops;
        counts.shops_vacant += own.shops_vacant;
    }
    block.head.push_back(
        {"", page.say(Word::StripCounts,
                      {std::to_string(counts.shops), std::to_string(counts.shops_vacant),
                       fmt::format("{:.0f}", to.strip.length_m)})});
    add_facts(block, page, to.wish);
    add_legend(block, page, page.say(scene::word_of(to.source.scene.theme)), undrawn);
    block.in_all.push_back(page.say(Word::SheetSchematic));
    block.scale = page.say(Word::SheetScaleAlong);
    block.north_angle = std::atan2(to.strip.heading.y, to.strip.heading.x);
    block.locator = [&to](Page& on, const Box& box) {
        std::vector<model::Row> shown;
        for (const scene::StripSegment& segment : to.strip.segments) shown.push_back(segment.place);
        draw_locator(to.source, shown, on, box);
    };
    return block;
}

}  // namespace

base::Result<Sheet> street_sheet(const SheetSource& source, const SheetWish& wish,
                                 const TextWidth& width) {
    Page page = page_of(wish, width);
    const model::Places& places = *source.snapshot.places;
    Street street{source, wish, page, scene::strip_of(places, scene::street_of(places, wish.place)),
                  {},     {},   {},   {},
                  {}};
    if (street.strip.length_m <= 0) return base::fail(base::Fault::Unsupported, Word::StripNoLine);
    page.sheet.legend = class_entries(source.scene.theme, wish.language);
    fold(street);
    find_shops(street);
    Room room{page.sheet.map};
    draw_roads(street);
    draw_fronts(street, room);
    name_segments(street, room);
    name_rows(street, room);
    const auto drawn = static_cast<std::uint32_t>(street.leaf.size());
    const bool work = source.scene.theme == derive::Theme::Work;
    const auto all = static_cast<std::uint32_t>(street.strip.fronts.size() +
                                                (work ? street.strip.segments.size() : 0));
    furnish(page, block_for(street, all - std::min(all, drawn)), wish);
    return std::move(page.sheet);
}

}  // namespace report
