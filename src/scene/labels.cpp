#include "scene/labels.h"

#include "base/text.h"
#include "scene/band.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace scene {

using geo::Box;
using geo::Point;
using model::Kind;

namespace {

constexpr double kBlockText = 13;
constexpr double kFrontText = 11;
constexpr double kStreetText = 13;
constexpr double kYardText = 16;
constexpr double kGroundText = 13;  // of waters and parks
constexpr double kNamedAgain = 700;
constexpr double kCommunityText = 20;
constexpr double kCommunityFrom_m = 1.1;  // a pixel: closer, its places have names enough
constexpr double kPadding = 2;
constexpr double kStreetSpacing = 0.55;  // of the text size, between the letters of a street

/// A name on the map, before it is known whether there is room.
struct Name {
    std::string text;
    geo::Point at;
    double room_m = 0;     // across; 0 when it need not fit
    double height_m = 0;   // of the room, of blocks
    double angle_rad = 0;  // of a street, counter-clockwise from east
    double repeat_m = 0;   // length of the street; 0 for one name
    model::Kind kind = model::Kind::Other;
    std::uint32_t slot = 0;
};

Name name_of(const Geometry& geometry, const model::Snapshot& is, std::uint32_t slot) {
    const Box box = geometry.box(slot);
    const model::Row ground = geometry.ground_of_slot[slot];
    if (ground != model::kNoRow)
        return {.text = geometry.layer_of_slot[slot] == Layer::Way ? "" : (*is.ground)[ground].name,
                .at = box.centre(),
                .room_m = box.width(),
                .kind = Kind::Other,
                .slot = slot};
    const model::Row row = geometry.row_of_slot[slot];
    if (row == model::kNoRow) return {};
    const model::PlaceRow& place = is.places->row[row];
    Name name{.text = place.name,
              .at = geo::label_point(place.shape),
              .room_m = box.width(),
              .kind = is.places->kind[row],
              .slot = slot};
    if (geometry.layer_of_slot[slot] == Layer::Block) {
        const geo::Room room = geo::room_around(place.shape, name.at);
        name.room_m = room.across_m;
        name.height_m = room.down_m;
    }
    if (place.shape.kind == geo::ShapeKind::Line) {
        name.repeat_m = geo::length_m(place.shape);
        name.angle_rad = angle_halfway(place.shape);
        name.room_m = 0;
    }
    return name;
}

int priority(Kind kind) {
    switch (kind) {
        case Kind::Yard:
        case Kind::Site:
            return 0;
        case Kind::Street:
            return 1;
        case Kind::Building:
            return 2;
        case Kind::Front:
            return 3;
        case Kind::District:
        case Kind::Subdistrict:
        case Kind::Other:
            return 4;
        case Kind::Community:
            return -1;
    }
    return 4;
}

/// Boxes on the picture that are taken, by cells, so that a full picture is as quick as an empty
/// one.
class Taken {
  public:
    explicit Taken(const Camera& camera)
        : columns_{camera.width_px / kCell_px + 1},
          rows_{camera.height_px / kCell_px + 1},
          cell_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_)) {}

    bool touches(const Box& box) {
        bool hit = false;
        for_cells(box, [&](std::vector<Box>& cell) {
            hit = hit || std::ranges::any_of(cell, [&](const Box& t) { return t.intersects(box); });
        });
        return hit;
    }
    void add(const Box& box) {
        for_cells(box, [&](std::vector<Box>& cell) { cell.push_back(box); });
    }

  private:
    static constexpr int kCell_px = 64;

    template <class Visit>
    void for_cells(const Box& box, Visit visit) {
        const auto cell = [](double px, int count) {
            return std::clamp(static_cast<int>(px) / kCell_px, 0, count - 1);
        };
        for (int r = cell(box.y0, rows_); r <= cell(box.y1, rows_); ++r)
            for (int c = cell(box.x0, columns_); c <= cell(box.x1, columns_); ++c)
                visit(cell_[static_cast<std::size_t>(r * columns_ + c)]);
    }

    int columns_;
    int rows_;
    std::vector<std::vector<Box>> cell_;
};

class Sheet {
  public:
    Sheet(const Geometry& geometry, const Camera& camera, double ratio, Lettering& lettering)
        : geometry_{geometry},
          camera_{camera},
          ratio_{ratio},
          lettering_{lettering},
          taken_{camera} {}

    void place(const Name& name) {
        if (name.kind == Kind::Street) return along_street(name);
        if (name.kind == Kind::Yard || name.kind == Kind::Site)
            return beside_blocks(name, kYardText);
        if (name.kind == Kind::Other) return once_nearby(name);
        if (name.kind > Kind::Community) return inside_block(name);
        if (name.kind == Kind::Community && camera_.metres_per_px * ratio_ > kCommunityFrom_m)
            over_all(name);
    }

    Labels finish() {
        return {std::make_shared<const std::vector<LabelVertex>>(std::move(corners_)),
                &lettering_.atlas(), count_};
    }

  private:
    int pixels(double design) const { return static_cast<int>(std::lround(design * ratio_)); }

    bool free(const Box& box) {
        const Box screen{0, 0, static_cast<double>(camera_.width_px),
                         static_cast<double>(camera_.height_px)};
        if (!screen.intersects(box)) return false;
        return !taken_.touches(box);
    }

    void write(const Word& word, Point start, std::uint32_t slot) {
        for (const PlacedGlyph& g : word.glyph) corner_quad(g, start, {1, 0}, slot);
    }

    /// `along` is the direction of the baseline on the screen, of length 1.
    void corner_quad(const PlacedGlyph& g, Point start, Point along, std::uint32_t slot) {
        for (int c = 0; c < 4; ++c) {
            const float dx = (c & 1) == 0 ? 0 : g.width;
            const float dy = (c & 2) == 0 ? 0 : g.height;
            const double right = g.x + dx;
            const double down = g.y + dy;
            corners_.push_back({static_cast<float>(start.x + right * along.x - down * along.y),
                                static_cast<float>(start.y + right * along.y + down * along.x),
                                g.u + dx, g.v + dy, slot});
        }
    }

    /// A water of many pieces is named once, and again where that is far away.
    void once_nearby(const Name& name) {
        const Point at = screen_from_world(camera_, name.at);
        for (const auto& [text, where] : named_)
            if (text == name.text &&
                std::hypot(where.x - at.x, where.y - at.y) < kNamedAgain * ratio_)
                return;
        const std::uint32_t before = count_;
        beside_blocks(name, kGroundText);
        if (count_ > before) named_.emplace_back(name.text, at);
    }

    /// Seen from above, a community is named in its middle, whatever lies there.
    void over_all(const Name& name) {
        if (name.room_m / camera_.metres_per_px < 4 * kCommunityText * ratio_) return;
        const Word& word = lettering_.word(name.text, pixels(kCommunityText));
        const Point at = screen_from_world(camera_, name.at);
        const double height = word.ascent_px + word.descent_px;
        const Point start{std::round(at.x - word.width_px / 2.0),
                          std::round(at.y + height / 2 - word.descent_px)};
        const Box box{start.x - kPadding, at.y - height / 2, start.x + word.width_px + kPadding,
                      at.y + height / 2};
        if (!free(box)) return;
        taken_.add(box);
        write(word, start, kNoSlot);
        ++count_;
    }

    /// The name, else its short form, when it fits into its block.
    void inside_block(const Name& name) {
        const bool front = name.kind == Kind::Front;
        const int size = pixels(front ? kFrontText : kBlockText);
        const Point middle = screen_from_world(camera_, name.at);
        const double across = name.room_m / camera_.metres_per_px - 2 * kPadding * ratio_;
        const double down = name.height_m / camera_.metres_per_px - 2 * kPadding * ratio_;
        if (down < size * 0.75 || across < size * 0.6) return;
        for (const std::string& text : {name.text, short_name(name.text)}) {
            const Word& word = lettering_.word(text, size);
            if (word.width_px > across) continue;
            const double height = word.ascent_px + word.descent_px;
            const Point start{std::round(middle.x - word.width_px / 2.0),
                              std::round(middle.y + height / 2 - word.descent_px)};
            const Box box{start.x, middle.y - height / 2, start.x + word.width_px,
                          middle.y + height / 2};
            if (!free(box)) continue;
            taken_.add(box);
            write(word, start, name.slot);
            ++count_;
            return;
        }
    }

    /// Whether a box of the picture covers no block.
    bool off_blocks(const Box& box) const {
        Box ground;
        ground.add(world_from_screen(camera_, {box.x0, box.y0}));
        ground.add(world_from_screen(camera_, {box.x1, box.y1}));
        return geometry_.blocks.touching(ground).empty();
    }

    /// A yard's name where the yard is open: its middle, then from the top down.
    void beside_blocks(const Name& name, double text) {
        const Box yard = geometry_.box(name.slot);
        const double across_px = yard.width() / camera_.metres_per_px;
        const double down_px = yard.height() / camera_.metres_per_px;
        if (across_px < 2 * text * ratio_ || down_px < text * ratio_)
            return;  // no need to shape it
        const Word& word = lettering_.word(name.text, pixels(text));
        if (word.width_px > across_px) return;
        const double height = word.ascent_px + word.descent_px;
        static constexpr std::array<double, 9> kAcross{0.5, 0.62, 0.7, 0.38, 0.3,
                                                       0.8, 0.2,  0.9, 0.1};
        static constexpr std::array<double, 9> kDown{0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.95};
        for (const double down : kDown) {
            for (const double across : kAcross) {
                const Point ground{yard.x0 + across * yard.width(), yard.y1 - down * yard.height()};
                const Point at = screen_from_world(camera_, ground);
                const Point start{std::round(at.x - word.width_px / 2.0), std::round(at.y)};
                const Box box{start.x - kPadding, at.y - word.ascent_px,
                              start.x + word.width_px + kPadding, at.y - word.ascent_px + height};
                if (!free(box) || !off_blocks(box)) continue;
                taken_.add(box);
                write(word, start, kNoSlot);
                ++count_;
                return;
            }
        }
    }

    /// The letters of a street stand apart along its middle; upright ones under each other when
    /// it runs up the picture.
    void along_street(const Name& name) {
        const int size = pixels(kStreetText);
        const auto letters = base::characters(name.text);
        const double step = size * (1 + kStreetSpacing);
        const double length = step * static_cast<double>(letters.size());
        if (length > name.repeat_m / camera_.metres_per_px * 0.8) return;
        const bool steep = std::abs(std::sin(name.angle_rad)) > 0.8;
        const double angle =
            steep && name.angle_rad > 0 ? name.angle_rad - 2 * std::acos(0.0) : name.angle_rad;
        const Point along{std::cos(angle), -std::sin(angle)};  // on the screen, y down
        const Point middle = screen_from_world(camera_, name.at);
        Box box;
        box.add(middle - along * (length / 2));
        box.add(middle + along * (length / 2));
        box = box.grown(size * 0.5);
        if (!free(box)) return;
        taken_.add(box);
        for (std::size_t i = 0; i < letters.size(); ++i) {
            const Word& word = lettering_.word(utf8(letters[i]), size);
            const double away = (static_cast<double>(i) + 0.5) * step - length / 2;
            const Point centre = middle + along * away;
            const double height = word.ascent_px - word.descent_px;
            const Point start{std::round(centre.x - word.width_px / 2.0),
                              std::round(centre.y + height / 2)};
            write(word, start, kNoSlot);
        }
        ++count_;
    }

    static std::string utf8(char32_t c) {
        std::string s;
        if (c < 0x80) {
            s += static_cast<char>(c);
        } else if (c < 0x800) {
            s += static_cast<char>(0xC0U | c >> 6U);
            s += static_cast<char>(0x80U | (c & 0x3FU));
        } else {
            if (c < 0x10000) {
                s += static_cast<char>(0xE0U | c >> 12U);
            } else {
                s += static_cast<char>(0xF0U | c >> 18U);
                s += static_cast<char>(0x80U | (c >> 12U & 0x3FU));
            }
            s += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
            s += static_cast<char>(0x80U | (c & 0x3FU));
        }
        return s;
    }

    const Geometry& geometry_;
    const Camera& camera_;
    double ratio_;
    Lettering& lettering_;
    Taken taken_;
    std::vector<std::pair<std::string, Point>> named_;
    std::vector<LabelVertex> corners_;
    std::uint32_t count_ = 0;
};

}  // namespace

Labels labels_for(const Geometry& geometry, const model::Snapshot& snapshot, const Camera& camera,
                  double ratio, Lettering& lettering) {
    std::vector<Name> made;
    std::vector<std::uint32_t> slots = geometry.others.touching(view_box(camera));
    if (camera.metres_per_px * ratio < 1.5)
        for (const std::uint32_t slot : geometry.blocks.touching(view_box(camera)))
            slots.push_back(slot);
    std::ranges::sort(slots);
    for (const std::uint32_t slot : slots) made.push_back(name_of(geometry, snapshot, slot));
    std::vector<const Name*> names;
    for (const Name& name : made)
        if (!name.text.empty()) names.push_back(&name);
    std::ranges::stable_sort(names, {}, [](const Name* n) { return priority(n->kind); });
    // A sheet during which the atlas began anew holds glyphs that are gone: it is laid once more.
    for (bool again = true;; again = false) {
        const std::uint64_t restarts = lettering.atlas().restarts;
        Sheet sheet{geometry, camera, ratio, lettering};
        for (const Name* name : names) sheet.place(*name);
        if (!again || lettering.atlas().restarts == restarts) return sheet.finish();
    }
}

std::string short_name(const std::string& name) {
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto last = std::find_if(name.rbegin(), name.rend(), digit);
    if (last == name.rend()) return name;
    const auto end = last.base();
    auto begin = end;
    while (begin != name.begin() && digit(*(begin - 1))) --begin;
    return {begin, end};
}

}  // namespace scene
