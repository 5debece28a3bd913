// What is written on the blocks of a sheet: numbers of houses and doors, names of shops, homes and
// what is open. Never a person, and no count that was made from persons.
#include "base/text.h"
#include "derive/label.h"
#include "model/codes.h"
#include "report/sheet_look.h"
#include "report/sheet_names.h"
#include "scene/names.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace report {

using base::is_digit;
using geo::Point;
using model::kNoRow;

namespace {

/// LineTemplates under a name, as templates of derive/label.h. Without households: those are
/// counted from who lives there.
struct LineTemplates {
    std::string_view homes, work, use;
};
constexpr LineTemplates kChinese{"{层数}层 {单元}单元 {户室}户室", "在办{在办} 超期{超期}",
                                 "出租{出租} 空置{空置}"};
constexpr LineTemplates kEnglish{"{storeys}·fl. {units}·homes", "{open}·open {overdue}·overdue",
                                 "{rented}·let {vacant}·vacant"};

/// The last digits of a name, and from there to its end: "7", "7号楼".
struct Number {
    std::string digits, told;
};
Number last_number_in(const std::string& name) {
    std::size_t end = name.size();
    while (end > 0 && !is_digit(name[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && is_digit(name[begin - 1])) --begin;
    if (begin == end) return {name, name};
    return {name.substr(begin, end - begin), name.substr(begin)};
}

/// The shop of each place: the first that is open.
std::map<model::PlaceId, std::string> shop_names(const model::Snapshot& is) {
    std::map<model::PlaceId, std::string> names;
    for (std::size_t i = 0; i < is.shops.size(); ++i) {
        const model::ShopRow& shop = is.shops[i];
        if (model::number(shop.id) != 0 && !model::is_vacant(shop) && !shop.name.empty())
            names.emplace(shop.place, shop.name);
    }
    return names;
}

constexpr double kLedUpTo = 2500;  // N of 1:N

using Variants = std::vector<std::vector<std::string>>;

/// What may stand on a block, the most telling first.
Variants variants_of(const Naming& to, model::Row row, Detail detail, const std::string& shop) {
    const model::PlaceRow& place = to.map.places().row[row];
    const Number number = last_number_in(place.name);
    Variants variants;
    if (to.map.places().kind[row] == model::Kind::Front) {
        if (detail == Detail::Whole && !shop.empty()) variants.push_back({shop, number.told});
        variants.insert(variants.end(), {{number.told}, {number.digits}});
        return variants;
    }
    if (detail == Detail::Whole) {
        const LineTemplates& lines = to.map.page.chinese() ? kChinese : kEnglish;
        const auto filled = [&](std::string_view text) {
            return derive::label_of(text, to.map.source.snapshot, to.map.source.derived, row);
        };
        const std::string homes = filled(lines.homes), work = filled(lines.work),
                          use = filled(lines.use);
        // What is open is why somebody looks.
        for (const std::vector<std::string>& all :
             {std::vector{homes, work, use}, {homes, work}, {work}, {homes}}) {
            std::vector<std::string> told{place.name};
            std::ranges::copy_if(all, std::back_inserter(told),
                                 [](const std::string& line) { return !line.empty(); });
            if (told.size() > 1) variants.push_back(std::move(told));
        }
    }
    variants.insert(variants.end(), {{place.name}, {number.told}, {number.digits}});
    return variants;
}

bool fits(const std::vector<Label>& labels, const Inside& room) {
    double wide = 0, high = 0;
    for (const Label& label : labels) {
        wide = std::max(wide, label.width_pt);
        high += label.size_pt * 1.18;
    }
    // Ink of one line alone is lower than the line, that of digits lower still.
    if (labels.size() == 1)
        high *= std::ranges::all_of(labels[0].text, is_digit<char>) ? 0.7 : 0.88;
    return wide <= room.across * 0.96 && high <= room.down * 0.9;
}

/// A hand that reads on the block; over strokes it has a rim of the block's own colour.
Hand hand_on(const Naming& to, const Paint& paint, double size) {
    const scene::Colour fill = paint.fill.value_or(kPaperWhite);
    Hand hand = to.hand(size, scene::letters_on(fill));
    hand.halo = std::nullopt;
    if (paint.hatch != Hatch::None) hand.plate = fill;
    return hand;
}

bool write_inside(Naming& to, const Variants& variants, const geo::Shape& shape,
                  const Paint& paint) {
    const std::vector<Inside> rooms = rooms_in(shape);
    const auto attempt = [&](const std::vector<std::string>& lines, double size) {
        for (const Inside& room : rooms) {
            std::vector<Label> labels =
                stacked(lines, room.middle, room.angle, hand_on(to, paint, size), to.width());
            if (lines.size() > 1) {
                labels[0].bold = true;
                labels[0].width_pt = to.width()(lines[0], true) * labels[0].size_pt;
            }
            if (fits(labels, room) && place_all(to.room, labels, to.labels())) return true;
        }
        return false;
    };
    for (const double least : {6.6, kSmallestText_pt})
        for (const std::vector<std::string>& lines : variants)
            for (const double size : {9.0, 8.0, 7.2, 6.6, 6.0})
                if (size >= least && attempt(lines, size)) return true;
    return false;
}

/// Beside the block, with a line to it.
bool write_beside(Naming& to, const std::string& text, const geo::Shape& shape) {
    const Tag block = around(shape);
    const geo::Box box = box_of(block);
    const Hand hand = to.hand(6.6, kPen);
    const double wide = to.width()(text, false) * hand.size_pt / 2;
    constexpr int kDirections = 12;
    for (const double off : {5.0, 12.0, 22.0, 34.0})
        for (int d = 0; d < kDirections; ++d) {
            const double turn = d * 2 * 3.14159265358979 / kDirections;
            const Point way{std::cos(turn), -std::sin(turn)};
            const Point middle =
                block.middle + Point{way.x * (box.width() / 2 + wide + off),
                                     way.y * (box.height() / 2 + hand.size_pt * 0.6 + off)};
            const std::array<std::string, 1> lines{text};
            std::vector<Label> label = stacked(lines, middle, 0, hand, to.width());
            if (!to.room.clear_of_blocks(tag_of(label[0]))) continue;
            label[0].leader = scene::spot_in(shape).at;
            if (place_all(to.room, label, to.labels())) return true;
        }
    return false;
}

}  // namespace

void name_blocks(Naming& to, Detail detail) {
    const Sheet& sheet = to.map.page.sheet;
    const auto shops = detail == Detail::Whole ? shop_names(to.map.source.snapshot)
                                               : std::map<model::PlaceId, std::string>{};
    // So many lines would hide what they lead to.
    const bool led = sheet.scale.denominator <= kLedUpTo;
    for (std::size_t i = 0; i < sheet.leaves.size(); ++i) {
        const Leaf& leaf = sheet.leaves[i];
        const model::Row row = to.map.leaf_rows[i];
        const model::PlaceRow& place = to.map.places().row[row];
        if (leaf.tinted || place.name.empty()) continue;
        const auto shop = shops.find(place.id);
        const Variants variants =
            variants_of(to, row, detail, shop == shops.end() ? std::string{} : shop->second);
        if (write_inside(to, variants, leaf.shape, sheet.legend[leaf.entry].paint)) continue;
        const bool building = to.map.places().kind[row] == model::Kind::Building;
        if (building && led && write_beside(to, last_number_in(place.name).told, leaf.shape))
            continue;
        to.map.page.sheet.left_out += 1;
    }
}

}  // namespace report
