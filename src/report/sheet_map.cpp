#include "report/sheet_map.h"

#include "derive/subtree.h"
#include "report/sheet_look.h"
#include "scene/band.h"
#include "scene/names.h"
#include "scene/stairs.h"
#include "scene/theme_words.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace report {

using geo::Box;
using geo::Point;
using model::kNoRow;
using scene::Colour;
using scene::Layer;

geo::Shape MapView::on_page(const geo::Shape& shape) const {
    geo::Shape shown = shape;
    for (geo::Ring& ring : shown.parts)
        for (Point& p : ring) p = on_page(p);
    return shown;
}

Box MapView::ground_of(const Box& box) const {
    return {ground.x + (box.x0 - page.x) / pt_per_m, ground.y - (box.y1 - page.y) / pt_per_m,
            ground.x + (box.x1 - page.x) / pt_per_m, ground.y - (box.y0 - page.y) / pt_per_m};
}

MapView view_of(const Sheet& sheet, const Box& ground) {
    return {ground.centre(), sheet.map.centre(), sheet.scale.pt_per_m};
}

MapSheet map_of(const SheetSource& source, const SheetWish& wish, Page& page) {
    const model::Places& places = *source.snapshot.places;
    MapSheet map{source, wish, page, view_of(page.sheet, places.box[wish.place]), {}, {}, {}};
    const Box seen = map.view.ground_of(page.sheet.map);
    map.pieces = scene::pieces_of(source.snapshot);
    std::erase_if(map.pieces, [&](const scene::Piece& p) { return !p.box.intersects(seen); });
    map.focus.assign(places.size(), false);
    for (model::Row row = wish.place; row < places.size(); ++row)
        map.focus[row] =
            row == wish.place || (places.parent[row] != kNoRow && map.focus[places.parent[row]]);
    return map;
}

std::optional<std::uint8_t> class_of_leaf(const SheetSource& source, model::Row row) {
    const scene::Geometry& geometry = *source.scene.geometry;
    if (row >= geometry.slot_of_row.size()) return std::nullopt;
    const std::uint32_t slot = geometry.slot_of_row[row];
    if (slot == scene::kNoSlot) return std::nullopt;
    const Layer layer = geometry.layer_of_slot[slot];
    const bool told = layer == Layer::Block ||
                      (layer == Layer::Band && source.scene.theme == derive::Theme::Work);
    if (!told) return std::nullopt;
    return source.scene.state[slot];
}

std::uint32_t draw_leaves(MapSheet& to, const std::function<std::size_t(model::Row)>& entry_of) {
    std::uint32_t undrawn = 0;
    Sheet& sheet = to.page.sheet;
    const model::Places& places = to.places();
    for (model::Row row = 0; row < places.size(); ++row) {
        if (!to.focus[row] || !model::is_leaf(places.kind[row])) continue;
        const bool street = places.kind[row] == model::Kind::Street;
        if (street && to.source.scene.theme != derive::Theme::Work) continue;
        const model::PlaceRow& place = places.row[row];
        if (!class_of_leaf(to.source, row)) {
            ++undrawn;
            continue;
        }
        Leaf leaf{.place = place.id, .entry = entry_of(row), .tinted = street};
        leaf.shape =
            to.view.on_page(place.shape.kind == geo::ShapeKind::Line
                                ? scene::band_along(place.shape, scene::street_width_m(place))
                                : place.shape);
        LegendEntry& entry = sheet.legend[leaf.entry];
        entry.count += 1;
        if (entry.sign != Sign::None) {
            const Point at =
                street ? geo::label_point(place.shape) : scene::spot_in(place.shape).corner;
            leaf.sign = to.view.on_page(at);
        }
        sheet.leaves.push_back(std::move(leaf));
        to.leaf_rows.push_back(row);
    }
    return undrawn;
}

namespace {

/// Shapes by paint, in the order in which layers lie.
struct Stack {
    std::vector<Drawing>& out;

    void add(const Paint& paint, geo::Shape shape) { out.push_back({paint, {std::move(shape)}}); }
};

const scene::Palette& look() {
    return scene::palette_of(scene::Look::Light);
}

Colour fill_of(Layer layer, std::uint8_t klass) {
    return paper_colour(look().fill.at(scene::index_of(layer)).at(klass));
}

Colour edge_of(Layer layer, std::uint8_t klass) {
    return paper_colour(look().outline.at(scene::index_of(layer)).at(klass));
}

void draw_areas(MapSheet& to, Layer layer) {
    Stack stack{to.page.sheet.under};
    std::vector<const scene::Piece*> areas;
    for (const scene::Piece& piece : to.pieces)
        if (piece.layer == layer) areas.push_back(&piece);
    std::ranges::stable_sort(areas, std::greater{}, &scene::Piece::area_m2);
    for (const scene::Piece* piece : areas) {
        geo::Shape made;
        const geo::Shape& shape = scene::area_of(*piece, to.source.snapshot, made);
        Paint paint{.fill = fill_of(layer, piece->klass)};
        if (layer == Layer::Ground)  // its colour would be another statement than the legend's
            paint = {.fill = fill_of(layer, 0), .line = Colour{0x9A, 0xA5, 0xB2}, .line_pt = 0.5};
        stack.add(paint, to.view.on_page(shape));
    }
}

/// What has no kerb: its own line, as thin as it is.
std::optional<Paint> bare_way(scene::WayClass way, double width_pt) {
    const Colour ink = edge_of(Layer::Way, static_cast<std::uint8_t>(way));
    using scene::WayClass;
    if (way == WayClass::Foot)
        return Paint{.line = ink, .line_pt = std::clamp(width_pt, 0.6, 4.0), .round = true};
    if (way == WayClass::Rail) return Paint{.line = ink, .line_pt = 1.6, .dash_pt = {6, 4}};
    if (way == WayClass::Wall) return Paint{.line = ink, .line_pt = 0.7};
    if (way == WayClass::Gate) return Paint{.line = ink, .line_pt = 2};
    return std::nullopt;
}

/// Kerbs of all ways first, then what lies between them, small ways before great ones: so they open
/// into each other where they meet.
void draw_ways(MapSheet& to) {
    struct Way {
        geo::Shape line;
        double width_pt = 0;
        scene::WayClass is{};
        bool place = false;
    };
    std::vector<Way> ways;
    for (const scene::Piece& piece : to.pieces) {
        if (piece.layer != Layer::Way && piece.layer != Layer::Band) continue;
        const scene::MiddleLine middle = scene::line_of(piece, to.source.snapshot);
        if (middle.line == nullptr) continue;
        const bool place = piece.layer == Layer::Band;
        ways.push_back(
            {to.view.on_page(*middle.line), std::max(middle.width_m * to.view.pt_per_m, 0.5),
             place ? scene::WayClass::Tertiary : static_cast<scene::WayClass>(piece.klass), place});
    }
    std::ranges::stable_sort(ways, std::greater{}, &Way::is);
    Stack stack{to.page.sheet.under};
    for (const Way& way : ways)
        if (!bare_way(way.is, way.width_pt))
            stack.add({.line = edge_of(Layer::Way, static_cast<std::uint8_t>(way.is)),
                       .line_pt = way.width_pt + 0.9,
                       .round = true},
                      way.line);
    for (const Way& way : ways) {
        const auto bare = bare_way(way.is, way.width_pt);
        const Colour fill =
            way.place ? kPaperWhite : fill_of(Layer::Way, static_cast<std::uint8_t>(way.is));
        stack.add(bare ? *bare : Paint{.line = fill, .line_pt = way.width_pt, .round = true},
                  way.line);
    }
}

}  // namespace

void draw_surroundings(MapSheet& to) {
    Sheet& sheet = to.page.sheet;
    sheet.under.push_back({{.fill = paper_colour(look().background)}, {rectangle(sheet.map)}});
    draw_areas(to, Layer::Area);
    draw_areas(to, Layer::Ground);
    draw_areas(to, Layer::Garden);
    draw_ways(to);
    Drawing neighbours{neighbour_paint(), {}};
    for (const scene::Piece& piece : to.pieces)
        if (piece.layer == Layer::Block && !to.focus[piece.place])
            neighbours.shapes.push_back(to.view.on_page(to.places().row[piece.place].shape));
    sheet.under.push_back(std::move(neighbours));
}

void draw_border(MapSheet& to) {
    constexpr std::uint8_t kVeil = 120;
    Sheet& sheet = to.page.sheet;
    const geo::Shape& shape = to.places().row[to.wish.place].shape;
    if (shape.kind != geo::ShapeKind::Area) return;
    const geo::Shape border = to.view.on_page(shape);
    geo::Shape around = rectangle(sheet.map);
    around.parts.insert(around.parts.end(), border.parts.begin(), border.parts.end());
    Colour white = kPaperWhite;
    white.a = kVeil;
    sheet.over.push_back({{.fill = white}, {around}});
    const bool community = to.places().kind[to.wish.place] <= model::Kind::Community;
    sheet.over.push_back({community ? community_edge() : yard_edge(), {border}});
}

void draw_grids(MapSheet& to) {
    Sheet& sheet = to.page.sheet;
    Drawing borders{grid_edge(), {}};
    for (const scene::Piece& piece : to.pieces) {
        if (piece.layer != Layer::Grid) continue;
        const model::Row community = to.source.snapshot.grids->community[piece.grid];
        if (community == kNoRow || !to.focus[community]) continue;
        borders.shapes.push_back(to.view.on_page(to.source.snapshot.grids->row[piece.grid].shape));
    }
    sheet.over.push_back(std::move(borders));
}

std::vector<DoorMark> draw_doors(MapSheet& to) {
    std::map<model::PlaceId, std::vector<model::EntranceRow>> doors;
    for (const model::EntranceRow& door : *to.source.snapshot.entrances)
        if (model::number(door.id) != 0) doors[door.place].push_back(door);
    std::vector<DoorMark> marks;
    Drawing drawing{{.fill = kPen}, {}};
    const double half = 1.7 * std::sqrt(to.page.unit);
    for (const model::Row row : to.leaf_rows) {
        if (to.places().kind[row] != model::Kind::Building) continue;
        const model::PlaceRow& building = to.places().row[row];
        for (const scene::StairMark& mark : scene::stair_marks(building, doors[building.id])) {
            const Point at = to.view.on_page(mark.door);
            const Point in = to.view.on_page(mark.inner) - at;
            const double far = std::max(std::hypot(in.x, in.y), 1e-9);
            marks.push_back({at, at - in * (1 / far), mark.stair});
            drawing.shapes.push_back(rectangle(Box{at.x, at.y, at.x, at.y}.grown(half)));
        }
    }
    to.page.sheet.over.push_back(std::move(drawing));
    return marks;
}

std::vector<LegendEntry> class_entries(derive::Theme theme, base::Language language) {
    std::vector<LegendEntry> entries;
    for (const std::uint8_t klass : derive::classes_of(theme))
        entries.push_back({.text = scene::class_text(language, theme, klass),
                           .paint = paint_of_class(theme, klass),
                           .sign = sign_of_class(theme, klass)});
    return entries;
}

std::size_t entry_of_class(derive::Theme theme, std::uint8_t klass) {
    const auto classes = derive::classes_of(theme);
    const auto found = std::ranges::find(classes, klass);
    return found == classes.end() ? classes.size() - 1
                                  : static_cast<std::size_t>(found - classes.begin());
}

Paint yard_edge() {
    return {.line = kPen, .line_pt = 1.5, .round = true};
}

Paint grid_edge() {
    return {.line = Colour{0x6A, 0x4C, 0x9C}, .line_pt = 1.3, .dash_pt = {9, 3.5}, .round = false};
}

Paint community_edge() {
    return {.line = Colour{0x4B, 0x3A, 0x75}, .line_pt = 2.2, .round = true};
}

}  // namespace report
