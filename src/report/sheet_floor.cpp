// One floor of a building on paper: rooms in the classes of the theme, walls as double lines,
// doors, names, and beside it what they mean.
#include "derive/level_work.h"
#include "model/codes.h"
#include "report/sheet_kinds.h"
#include "report/sheet_look.h"
#include "report/sheet_map.h"
#include "report/sheet_place.h"
#include "scene/floor.h"
#include "scene/theme_words.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

namespace report {

using base::Word;
using geo::Ring;
using geo::Shape;
using model::RoomRow;
using scene::FloorRoom;

namespace {

const scene::Colour kWayFill = scene::mixed(kPaperWhite, kPen, 0.06);

/// A floor while its sheet is made.
struct FloorSheet {
    const SheetSource& source;
    const SheetWish& wish;
    Page& page;
    scene::FloorLayout floor;
    MapView view;
    derive::Theme theme{};  // of homes
    std::map<model::UnitId, std::size_t> home;

    const FloorOf& of() const { return *source.floor; }
    const RoomRow& row(const FloorRoom& room) const { return of().plan.rooms[room.room]; }
    Shape line(const Ring& ring, bool closed) const {
        Ring points = ring;
        if (closed && !ring.empty()) points.push_back(ring.front());
        return view.on_page(geo::line_of(std::move(points)));
    }
    std::vector<Shape> lines(const std::vector<Ring>& rings, bool closed) const {
        std::vector<Shape> shapes;
        for (const Ring& ring : rings) shapes.push_back(line(ring, closed));
        return shapes;
    }
    double wall_pt(double thick_m) const { return std::max(thick_m * view.pt_per_m, 0.6); }
};

/// The entry of a room in the legend; the last is of rooms that are nobody's.
std::optional<std::size_t> entry_of_room(const FloorSheet& to, const FloorRoom& room) {
    const RoomRow& row = to.row(room);
    const std::size_t nobodys = to.page.sheet.legend.size() - 1;
    if (const auto at = to.home.find(row.unit); at != to.home.end())
        return entry_of_class(to.theme, derive::home_class(to.theme, to.of().homes.home[at->second],
                                                           to.of().work[at->second], to.wish.now));
    const model::Row front = model::row_of(*to.source.snapshot.places, row.front);
    if (front != model::kNoRow && to.theme == to.source.scene.theme)
        if (const auto klass = class_of_leaf(to.source, front))
            return entry_of_class(to.theme, *klass);
    if (front != model::kNoRow && to.theme == derive::Theme::Work)
        return entry_of_class(to.theme,
                              static_cast<std::uint8_t>(to.source.derived.block[front].state));
    return derive::may_be_linked(row) ? std::optional{nobodys} : std::nullopt;
}

void draw_rooms(FloorSheet& to) {
    Sheet& sheet = to.page.sheet;
    Drawing ways{{.fill = kWayFill}, {}};
    for (const FloorRoom& room : to.floor.rooms) {
        const RoomRow& row = to.row(room);
        const auto entry = entry_of_room(to, room);
        if (!entry) {
            ways.shapes.push_back(to.view.on_page(row.shape));
            continue;
        }
        const bool front = model::number(row.front) != 0;
        Leaf leaf{.place = front ? row.front : to.of().plan.place,
                  .entry = *entry,
                  .shape = to.view.on_page(row.shape)};
        LegendEntry& counted = sheet.legend[*entry];
        counted.count += 1;
        if (counted.sign != Sign::None) {
            const geo::Box box = geo::box_of(leaf.shape);
            const geo::Point corner{box.x1 - 6 * to.page.unit, box.y0 + 6 * to.page.unit};
            leaf.sign = geo::contains(leaf.shape, corner) ? corner : geo::label_point(leaf.shape);
        }
        sheet.leaves.push_back(std::move(leaf));
    }
    sheet.under.push_back(std::move(ways));
}

void draw_walls(FloorSheet& to) {
    std::vector<Drawing>& over = to.page.sheet.over;
    const scene::FloorLayout& floor = to.floor;
    const auto put = [&](std::vector<Shape> shapes, scene::Colour ink, double width_pt) {
        if (!shapes.empty())
            over.push_back({{.line = ink, .line_pt = width_pt}, std::move(shapes)});
    };
    const double outer = to.wall_pt(scene::kShellWall_m);
    const double inner = to.wall_pt(scene::kInnerWall_m);
    constexpr double kEdges_pt = 1.1;
    const bool solid = floor.solid.kind == geo::ShapeKind::Area;
    if (solid) over.push_back({{.fill = kPen}, {to.view.on_page(floor.solid)}});
    put(to.lines(floor.shell, true), kPen, solid ? kEdges_pt : outer);
    put(to.lines(floor.partitions, true), kPen, solid ? kEdges_pt / 2 : inner);
    put(to.lines(floor.walls, false), kPen, inner);
    if (!solid && outer > 2 * kEdges_pt)
        put(to.lines(floor.shell, true), kPaperWhite, outer - kEdges_pt);
    if (!solid && inner > 2 * kEdges_pt) {
        put(to.lines(floor.partitions, true), kPaperWhite, inner - kEdges_pt);
        put(to.lines(floor.walls, false), kPaperWhite, inner - kEdges_pt);
    }
    put(to.lines(floor.details, false), kHairPen, 0.4);
    put(to.lines(floor.windows, false), kPen, outer);
    put(to.lines(floor.windows, false), kPaperWhite, std::max(outer - kEdges_pt, 0.4));
    put(to.lines(floor.windows, false), kPen, 0.4);
    std::vector<Shape> gaps, leaves, signs;
    for (const scene::FloorDoor& door : floor.doors) {
        gaps.push_back(to.line({door.from, door.to}, false));
        for (const Ring& leaf : door.leaf) leaves.push_back(to.line(leaf, false));
    }
    for (const FloorRoom& room : floor.rooms)
        for (const Ring& line : room.symbol) signs.push_back(to.line(line, false));
    put(std::move(gaps), kPaperWhite, outer + 0.6);
    put(std::move(leaves), kPen, 0.5);
    put(std::move(signs), kQuietPen, 0.4);
}

/// Of a home its door, of a front its shop, else what the plan calls the room.
std::string name_of_room(const FloorSheet& to, const RoomRow& row,
                         const std::map<model::PlaceId, std::string>& shops) {
    if (const auto at = to.home.find(row.unit); at != to.home.end())
        return to.of().homes.home[at->second].unit.door;
    if (const auto shop = shops.find(row.front); shop != shops.end()) return shop->second;
    if (!row.name.empty()) return row.name;
    const model::Row front = model::row_of(*to.source.snapshot.places, row.front);
    if (front != model::kNoRow) return to.source.snapshot.places->row[front].name;
    const bool told = derive::may_be_linked(row) || row.kind == "corridor";
    return told ? std::string{}
                : model::label(to.source.snapshot, "K43", row.kind, to.page.chinese());
}

/// The shop of each front; of one that stands empty, that it does.
std::map<model::PlaceId, std::string> shops_of(const FloorSheet& to) {
    std::set<model::PlaceId> fronts;
    for (const FloorRoom& room : to.floor.rooms) fronts.insert(to.row(room).front);
    std::map<model::PlaceId, std::string> names;
    const auto& shops = to.source.snapshot.shops;
    for (const bool vacant : {false, true})
        for (std::size_t i = 0; i < shops.size(); ++i) {
            const model::ShopRow& shop = shops[i];
            const bool here = model::number(shop.id) != 0 && fronts.contains(shop.place);
            if (!here || model::is_vacant(shop) != vacant) continue;
            const std::string name = vacant ? to.page.say(Word::UseVacant) : shop.name;
            if (!name.empty()) names.emplace(shop.place, name);
        }
    return names;
}

/// A room and what shall be written in it.
struct NamedRoom {
    std::string name;
    std::string area;
    std::vector<Inside> inside;
    const Paint* paint = nullptr;  // null of ways
};

/// The lines wherever the room has space for them, the best place first.
std::vector<std::vector<Label>> spots_for(const FloorSheet& to, const NamedRoom& room,
                                          const std::vector<std::string>& lines, double size_pt) {
    const Paint* paint = room.paint;
    const scene::Colour fill = paint == nullptr ? kWayFill : paint->fill.value_or(kPaperWhite);
    // The halo keeps doors and treads out of the letters.
    Hand hand{.size_pt = size_pt,
              .ink = paint == nullptr ? kQuietPen : scene::letters_on(fill),
              .halo = fill};
    if (paint != nullptr && paint->hatch != Hatch::None) hand.plate = fill;
    std::vector<std::vector<Label>> spots;
    for (const Inside& inside : room.inside) {
        std::vector<Label> labels =
            stacked(lines, inside.middle, inside.angle, hand, to.page.width);
        double wide = 0;
        for (const Label& label : labels) wide = std::max(wide, label.width_pt);
        const double high = size_pt * 1.18 * static_cast<double>(lines.size());
        if (wide <= inside.across * 0.94 && high <= inside.down * 0.9)
            spots.push_back(std::move(labels));
    }
    return spots;
}

/// One for the whole floor: the largest in which most names fit that fit in any.
double letters_of_floor(const FloorSheet& to, const std::vector<NamedRoom>& rooms) {
    constexpr double kMost = 0.8;
    const auto fit = [&](double size_pt) {
        return static_cast<double>(std::ranges::count_if(rooms, [&](const NamedRoom& room) {
            return !spots_for(to, room, {room.name}, size_pt).empty();
        }));
    };
    const double any = fit(kSmallestText_pt);
    for (const double size_pt : {10.0, 9.0, 8.0, 7.2, 6.6})
        if (fit(size_pt) >= kMost * any) return size_pt;
    return kSmallestText_pt;
}

/// The name over the area, or the name alone.
bool name_room(FloorSheet& to, Room& taken, const NamedRoom& room, double size_pt) {
    for (const std::vector<std::string>& lines :
         {std::vector{room.name, room.area}, std::vector{room.name}})
        for (std::vector<Label>& labels : spots_for(to, room, lines, size_pt))
            if (place_all(taken, labels, to.page.sheet.labels)) return true;
    return false;
}

void name_rooms(FloorSheet& to) {
    Sheet& sheet = to.page.sheet;
    Room taken{sheet.map};
    for (const Leaf& leaf : sheet.leaves)
        if (leaf.sign) taken.take({*leaf.sign, sheet.sign_pt, sheet.sign_pt, 0});
    const auto shops = shops_of(to);
    std::vector<NamedRoom> rooms;
    for (const FloorRoom& room : to.floor.rooms) {
        const std::string name = name_of_room(to, to.row(room), shops);
        if (name.empty()) continue;
        const auto entry = entry_of_room(to, room);
        rooms.push_back(
            {.name = name,
             .area = to.page.say(Word::SquareMetres, {std::to_string(std::lround(room.area_m2))}),
             .inside = rooms_in(to.view.on_page(to.row(room).shape)),
             .paint = entry ? &sheet.legend[*entry].paint : nullptr});
    }
    const double size_pt = letters_of_floor(to, rooms);
    for (const NamedRoom& room : rooms)
        if (!name_room(to, taken, room, size_pt) && room.paint != nullptr) sheet.left_out += 1;
}

TitleBlock block_of(const FloorSheet& to) {
    const model::Places& places = *to.source.snapshot.places;
    const model::LevelRow* level = scene::level_at(to.of().plan, to.of().ordinal);
    TitleBlock block;
    block.kind = to.page.say(word_of(SheetKind::Floor));
    block.title = places.row[to.wish.place].name + " " + level->name;
    block.path = path_above(places, to.wish.place);
    std::set<model::UnitId> homes;
    double area_m2 = 0;
    for (const FloorRoom& room : to.floor.rooms) {
        if (to.home.contains(to.row(room).unit)) homes.insert(to.row(room).unit);
        if (room.use != scene::RoomUse::Void) area_m2 += room.area_m2;
    }
    block.head.push_back(
        {"", to.page.say(Word::LevelSheetRooms,
                         {std::to_string(to.floor.rooms.size()), std::to_string(homes.size()),
                          std::to_string(std::lround(area_m2))})});
    add_facts(block, to.page, to.wish);
    block.legend = to.page.say(Word::SheetLegend) + " · " + to.page.say(scene::word_of(to.theme));
    block.samples.push_back({to.page.say(Word::SheetDoor), {.line = kPen, .line_pt = 0.5}});
    block.scale = to.page.say(Word::SheetScale);
    return block;
}

}  // namespace

base::Result<Sheet> floor_sheet(const SheetSource& source, const SheetWish& wish,
                                const TextWidth& width) {
    Page page = page_of(wish, width);
    FloorSheet to{.source = source,
                  .wish = wish,
                  .page = page,
                  .floor = scene::floor_layout(source.floor->plan, source.floor->ordinal),
                  .view = {},
                  .theme = derive::home_theme(source.scene.theme),
                  .home = {}};
    if (to.floor.box.empty())
        return base::fail(base::Fault::Unsupported, Word::SheetWrongPlace,
                          {source.snapshot.places->row[wish.place].name,
                           base::say(wish.language, word_of(wish.kind))});
    for (std::size_t i = 0; i < source.floor->homes.home.size(); ++i)
        to.home[source.floor->homes.home[i].unit.id] = i;
    choose_scale(page.sheet, to.floor.box.width(), to.floor.box.height(), 30 * page.unit);
    to.view = view_of(page.sheet, to.floor.box);
    page.sheet.legend = class_entries(to.theme, wish.language);
    page.sheet.legend.push_back({.text = page.say(Word::LevelNobodys),
                                 .paint = {.fill = kPaperWhite, .line = kHairPen, .line_pt = 0.4}});
    draw_rooms(to);
    draw_walls(to);
    name_rooms(to);
    furnish(page, block_of(to), wish);
    return std::move(page.sheet);
}

}  // namespace report
