#include "base/text.h"
#include "scene/icons.h"
#include "scene/labels_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace scene {

using geo::Box;
using geo::Point;

namespace {

/// By rank: up to how many metres a pixel the badge is shown, and its name; and its size.
struct BadgeManner {
    double up_to = 0, named_up_to = 0;
    double size = 0;
};
constexpr std::array<BadgeManner, 4> kManners{
    {{0.95, 0.5, 18}, {0.7, 0.4, 17}, {0.5, 0.36, 15}, {0.3, 0.2, 14}}};
constexpr double kNameText = 11;

struct Badge {
    std::size_t row = 0;
    FacilitySign sign;
    Point at;  // on the picture
};

/// The first character of a name, where there is no pictogram.
std::string initial_of(const std::string& name) {
    std::size_t end = std::min<std::size_t>(name.size(), 1);
    while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0U) == 0x80U) ++end;
    return name.substr(0, end);
}

void draw(Sheet& sheet, const Badge& badge, const std::string& name, Point at) {
    const Palette& p = sheet.palette();
    const int size = sheet.pixels(kManners.at(badge.sign.rank).size);
    const Colour none{p.badge_sign.r, p.badge_sign.g, p.badge_sign.b, 0};
    sheet.write_plain(sheet.lettering().disc(size), at, badge.sign.green ? p.badge_green : p.badge,
                      p.halo);
    const int inner = static_cast<int>(std::lround(size * 0.72));
    const Word& icon = sheet.lettering().icon(badge.sign.icon, inner);
    if (!icon.glyph.empty()) return sheet.write_plain(icon, at, p.badge_sign, none);
    const Word& letter = sheet.lettering().word(initial_of(name), size * 6 / 10, Hand::Bold);
    sheet.write_plain(letter, centred(letter, at).start, p.badge_sign, none);
}

/// Beside the badge: right, left, below, above.
void write_name(Sheet& sheet, const std::string& name, Point at, double half) {
    const std::string text = without_brackets(name);
    const Word& word = sheet.word(text, kNameText);
    const double gap = half + 3 * sheet.ratio();
    const double aside = gap + word.width_px / 2.0;
    const double up = gap + (word.ascent_px + word.descent_px) / 2.0;
    for (const Point away : {Point{aside, 0}, {-aside, 0}, {0, up}, {0, -up}}) {
        const Line line = centred(word, at + away);
        const Box box = line.box().grown(sheet.ratio());
        if (!sheet.free(box) || sheet.on_blocks(box)) continue;
        sheet.take(box);
        sheet.write(line, Ink::Facility);
        sheet.count_name();
        return;
    }
}

void show(Sheet& sheet, const Badge& badge, const std::string& name) {
    const BadgeManner& manner = kManners.at(badge.sign.rank);
    const double half = manner.size * sheet.ratio() / 2 + sheet.ratio();
    // Where something is written already, it steps aside by its own size, and no farther.
    const double step = half * 2;
    for (const Point away : {Point{0, 0},
                             {step, 0},
                             {-step, 0},
                             {0, step},
                             {0, -step},
                             {step, -step},
                             {-step, step}}) {
        const Point at{std::round(badge.at.x + away.x), std::round(badge.at.y + away.y)};
        const Box box{at.x - half, at.y - half, at.x + half, at.y + half};
        if (!sheet.free(box)) continue;
        sheet.take(box);
        draw(sheet, badge, name, at);
        sheet.count_name();
        if (sheet.scale() <= manner.named_up_to && !name.empty()) write_name(sheet, name, at, half);
        return;
    }
}

}  // namespace

void show_badges(Sheet& sheet, const NameCache& cache) {
    if (sheet.scale() > kManners.front().up_to) return;
    const Box view = view_box(sheet.camera());
    std::vector<Badge> badges;
    for (std::size_t row = 0; row < cache.facility_at.size(); ++row) {
        if (!view.contains(cache.facility_at[row])) continue;
        const FacilitySign sign = sign_of((*cache.facilities)[row].kind);
        if (sheet.scale() > kManners.at(sign.rank).up_to) continue;
        badges.push_back({row, sign, sheet.on_screen(cache.facility_at[row])});
    }
    std::ranges::stable_sort(badges, {}, [](const Badge& b) { return b.sign.rank; });
    for (const Badge& badge : badges) show(sheet, badge, (*cache.facilities)[badge.row].name);
}

}  // namespace scene
