#include "report/sheet_names.h"

#include "report/sheet_look.h"
#include "scene/names.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace report {

using geo::Box;
using geo::Point;
using model::kNoRow;
using scene::Colour;

namespace {

constexpr Colour kHalo{255, 255, 255, 215};
constexpr double kAgain_pt = 300;  // along a road its name stands again

Colour ink_of(scene::Ink ink) {
    return scene::palette_of(scene::Look::Light).name.at(static_cast<std::size_t>(ink));
}

/// Pieces of a line that lie on the map.
std::vector<geo::Ring> on_map(const geo::Ring& line, const MapView& view, const Box& map) {
    std::vector<geo::Ring> runs(1);
    for (const Point ground : line) {
        const Point p = view.on_page(ground);
        if (map.contains(p))
            runs.back().push_back(p);
        else if (!runs.back().empty())
            runs.emplace_back();
    }
    // A long straight street may have no corner inside: then its pieces are cut finer.
    return runs;
}

double facility_radius(const Naming& to) {
    return 2.4 * std::sqrt(to.unit);
}

geo::Ring cut_finer(const geo::Ring& line, double step_m) {
    geo::Ring fine;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point by = line[i + 1] - line[i];
        const int parts = std::max(1, static_cast<int>(std::hypot(by.x, by.y) / step_m));
        for (int part = 0; part < parts; ++part)
            fine.push_back(line[i] + by * (static_cast<double>(part) / parts));
    }
    if (!line.empty()) fine.push_back(line.back());
    return fine;
}

Point at_length(const geo::Ring& line, double wanted) {
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const Point by = line[i + 1] - line[i];
        const double length = std::hypot(by.x, by.y);
        if (wanted <= length && length > 0) return line[i] + by * (wanted / length);
        wanted -= length;
    }
    return line.back();
}

/// The name on the stretch about `at`, when it is straight enough and free.
bool write_along(Naming& to, const geo::Ring& line, double at, const std::string& name,
                 const Hand& hand) {
    const double wide = to.width()(name, hand.bold) * hand.size_pt;
    const double whole = geo::length_m(line);
    if (at - wide / 2 < 0 || at + wide / 2 > whole) return false;
    const Point from = at_length(line, at - wide / 2), middle = at_length(line, at);
    const Point end = at_length(line, at + wide / 2);
    const Point chord = end - from;
    const double off = std::abs(chord.x * (middle.y - from.y) - chord.y * (middle.x - from.x)) /
                       std::max(std::hypot(chord.x, chord.y), 1e-9);
    if (off > hand.size_pt * 0.35) return false;
    const double angle = readable(std::atan2(chord.y, chord.x));
    const std::array<std::string, 1> lines{name};
    std::vector<Label> label = stacked(lines, (from + end) * 0.5, angle, hand, to.width());
    if (!to.room.clear_of_blocks(tag_of(label[0]))) return false;
    for (const Label& other : to.labels()) {  // a street and its road are one name
        const Point apart = other.at - label[0].at;
        if (other.text == name && std::hypot(apart.x, apart.y) < kAgain_pt * 0.6 * to.unit)
            return false;
    }
    return place_all(to.room, label, to.labels(), hand.size_pt * 0.4);
}

void name_line(Naming& to, const scene::NamedLine& line, const Hand& hand) {
    constexpr double kStep_pt = 18;
    const double fine_m = 6 / to.map.view.pt_per_m;
    const double again = kAgain_pt * to.unit;
    for (const geo::Ring& run :
         on_map(cut_finer(line.line, fine_m), to.map.view, to.map.page.sheet.map)) {
        if (run.size() < 2) continue;
        const double length = geo::length_m(run);
        const int names = std::max(1, static_cast<int>(std::lround(length / again)));
        for (int n = 0; n < names; ++n) {
            const double wanted = length * (n + 0.5) / names;
            for (double off = 0; off < length / names / 2; off += kStep_pt)
                if (write_along(to, run, wanted + off, line.name, hand) ||
                    write_along(to, run, wanted - off, line.name, hand))
                    break;
        }
    }
}

}  // namespace

Hand Naming::hand(double size, Colour ink, bool bold, bool haloed) const {
    const double grown = std::max(size * (1 + (unit - 1) * 0.35), kSmallestText_pt);
    return {grown, bold, ink, haloed ? std::optional{kHalo} : std::nullopt};
}

Naming naming_of(MapSheet& map, const std::vector<DoorMark>& doors) {
    const Sheet& sheet = map.page.sheet;
    Naming naming{map, Room{sheet.map.grown(-3)}, map.page.unit};
    for (const scene::Piece& piece : map.pieces)
        if (piece.layer == scene::Layer::Block)
            naming.room.build(around(map.view.on_page(map.places().row[piece.place].shape)));
    for (const Leaf& leaf : sheet.leaves)
        if (leaf.sign) naming.room.take({*leaf.sign, sheet.sign_pt * 1.1, sheet.sign_pt * 1.1, 0});
    const double door = 3.4 * std::sqrt(naming.unit);
    for (const DoorMark& mark : doors) naming.room.take({mark.at, door, door, 0});
    return naming;
}

void name_ways(Naming& to) {
    using scene::WayClass;
    for (const scene::NamedLine& line :
         scene::named_lines(to.map.places(), *to.map.source.snapshot.ground)) {
        const bool great = line.is <= WayClass::Secondary;
        const bool small = line.is >= WayClass::Residential && !line.water;
        const scene::Ink ink = line.water ? scene::Ink::Water
                               : small    ? scene::Ink::SmallRoad
                                          : scene::Ink::Road;
        name_line(to, line, to.hand(great ? 10.5 : small ? 8 : 9, ink_of(ink)));
    }
}

bool name_area(Naming& to, const geo::Shape& area, const std::vector<std::string>& lines,
               const Hand& hand, bool over_blocks) {
    const Box box = geo::box_of(area);
    constexpr std::array<double, 11> kParts{0.5,  0.42, 0.58, 0.34, 0.66, 0.26,
                                            0.74, 0.18, 0.82, 0.1,  0.9};
    const Point first = scene::spot_in(area).at;
    const auto fits = [&](Point middle, bool beside) {
        std::vector<Label> labels = stacked(lines, middle, 0, hand, to.width());
        for (const Label& label : labels) {
            for (const Point corner : corners_of(tag_of(label)))
                if (!geo::contains(area, corner)) return false;
            if (beside && !to.room.clear_of_blocks(tag_of(label))) return false;
        }
        return place_all(to.room, labels, to.labels(), hand.size_pt * 0.5);
    };
    for (const bool beside : {true, false}) {
        if (!beside && !over_blocks) return false;
        if (fits(first, beside)) return true;
        for (const double down : kParts)
            for (const double across : kParts)
                if (fits({box.x0 + across * box.width(), box.y0 + down * box.height()}, beside))
                    return true;
    }
    return false;
}

void name_yards(Naming& to, bool own) {
    for (const scene::Piece& piece : to.map.pieces) {
        if (piece.layer != scene::Layer::Ground || piece.place == to.map.wish.place) continue;
        const bool inside = to.map.focus[piece.place];
        const model::PlaceRow& place = to.map.places().row[piece.place];
        if (inside != own || place.name.empty()) continue;
        const geo::Shape shape = to.map.view.on_page(place.shape);
        const Hand hand = inside ? to.hand(11, ink_of(scene::Ink::Place), true)
                                 : to.hand(8.5, ink_of(scene::Ink::Quiet));
        if (name_area(to, shape, {place.name}, hand, false)) continue;
        if (inside) name_area(to, shape, {place.name}, to.hand(8.5, hand.ink, true), true);
    }
}

void name_ground(Naming& to) {
    for (const scene::Piece& piece : to.map.pieces) {
        if (piece.ground == kNoRow) continue;
        const model::GroundRow& row = (*to.map.source.snapshot.ground)[piece.ground];
        if (row.name.empty() || row.shape.kind != geo::ShapeKind::Area) continue;
        const bool water = scene::area_class(row) == scene::AreaClass::Water;
        if (water && !scene::spine_of(row.shape).empty()) continue;
        const Colour ink = ink_of(water ? scene::Ink::Water : scene::Ink::Green);
        name_area(to, to.map.view.on_page(row.shape), {row.name}, to.hand(7.5, ink), false);
    }
}

void name_doors(Naming& to, const std::vector<DoorMark>& doors) {
    const Hand hand = to.hand(kSmallestText_pt, kQuietPen);
    for (const DoorMark& mark : doors) {
        if (mark.stair == 0) continue;
        const Point out = mark.outside - mark.at;
        const std::array<std::string, 1> text{std::to_string(mark.stair)};
        std::vector<Label> label =
            stacked(text, mark.at + out * (hand.size_pt * 0.95), 0, hand, to.width());
        place_all(to.room, label, to.labels());
    }
}

std::optional<Point> add_disc(Naming& to, Drawing& discs, Point at, double radius) {
    constexpr int kMostBeside = 8;
    // Several in one house stand side by side.
    for (int i = 0; i < kMostBeside && !to.room.free({at, radius * 2, radius * 2, 0}); ++i)
        at.x += radius * 2.3;
    if (!to.map.page.sheet.map.contains(at)) return std::nullopt;
    geo::Ring ring;
    for (int i = 0; i < 20; ++i)
        ring.push_back(at + Point{std::cos(i * 0.31416), std::sin(i * 0.31416)} * radius);
    discs.shapes.push_back(geo::area_of(ring));
    to.room.take({at, radius * 2, radius * 2, 0});
    return at;
}

std::vector<FacilityMark> draw_facilities(Naming& to) {
    const double radius = facility_radius(to);
    Drawing discs{
        {.fill = scene::palette_of(scene::Look::Light).badge, .line = kPaperWhite, .line_pt = 0.6},
        {}};
    std::vector<FacilityMark> marks;
    for (const model::FacilityRow& row : *to.map.source.snapshot.facilities) {
        const model::Row place = model::row_of(to.map.places(), row.place);
        if (place == kNoRow || !to.map.focus[place]) continue;
        if (row.shape.kind == geo::ShapeKind::None) continue;
        const Point shown = to.map.view.on_page(geo::label_point(row.shape));
        if (const auto at = add_disc(to, discs, shown, radius)) marks.push_back({*at, row.name});
    }
    to.map.page.sheet.over.push_back(std::move(discs));
    return marks;
}

void name_facilities(Naming& to, const std::vector<FacilityMark>& marks) {
    const double radius = facility_radius(to);
    const Hand hand = to.hand(6.8, ink_of(scene::Ink::Facility));
    constexpr double kFarFrom = 3000;  // N of 1:N; there the discs are enough
    const bool far = to.map.page.sheet.scale.denominator >= kFarFrom;
    for (const auto& [at, name] : marks) {
        if (name.empty() || far) continue;
        const double wide = to.width()(name, false) * hand.size_pt / 2 + radius + 2;
        const double high = hand.size_pt * 0.55 + radius + 1.5;
        for (const Point off : {Point{wide, 0}, Point{-wide, 0}, Point{0, high}, Point{0, -high}}) {
            const std::array<std::string, 1> text{name};
            std::vector<Label> label = stacked(text, at + off, 0, hand, to.width());
            if (!to.room.clear_of_blocks(tag_of(label[0]))) continue;
            if (place_all(to.room, label, to.labels(), 1.5)) break;
        }
    }
}

}  // namespace report
