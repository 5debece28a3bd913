#include "base/text.h"
#include "scene/labels_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>

namespace scene {

using base::is_digit;
using geo::Box;
using geo::Point;
using model::Kind;
using model::Row;

namespace {

constexpr double kSign_px = 17;  // of design; twin of render/map.cpp
constexpr double kBlockPadding = 2;
constexpr double kDetail = 11;
constexpr double kSmallest = 10;
constexpr std::uint8_t kQuieter = 215;  // alpha of what stands under a name
constexpr std::size_t kMostNames = 8'000;
constexpr double kNumbersOnlyFrom = 0.5;  // metres a pixel: "7" rather than 7号楼
constexpr double kDetailsUpTo = 0.6;
constexpr double kHalo = 1.5;
constexpr std::size_t kShortPrefix = 6;  // bytes: 西南 of 西南10号楼 tells it from 东10号楼

constexpr std::array<double, 3> kMoves{0, -0.5, -1};  // of the spare room, to the left
constexpr std::array<double, 3> kStay{0, 0, 0};

/// Room for text in a block, in pixels, and the sign at its corner.
struct Inside {
    Point middle;
    double across = 0, down = 0;
    Box sign;
    const geo::Shape* shape = nullptr;
    bool fixed = false;  // lines under each other stay on one axis
    std::uint32_t slot = 0;
};

/// Whether the corners of a line of text lie in the block; jagged blocks have room only here and
/// there.
bool inside(const Sheet& sheet, const Box& text, const Inside& in) {
    const Box box = text.grown(-kHalo * sheet.ratio());
    for (const Point p :
         {Point{box.x0, box.y0}, {box.x1, box.y0}, {box.x0, box.y1}, {box.x1, box.y1}})
        if (!geo::contains(*in.shape, world_from_screen(sheet.camera(), p))) return false;
    return true;
}

/// The text centred in the block, else moved off the sign; nothing when it does not fit.
std::optional<Line> fitted(const Sheet& sheet, const Word& word, const Inside& in, double down_px) {
    if (word.width_px > in.across) return std::nullopt;
    const double spare = (in.across - word.width_px) / 2;
    for (const double move : in.fixed ? kStay : kMoves) {
        const Line line = centred(word, {in.middle.x + move * spare, in.middle.y + down_px});
        const Box box = line.box();
        if (box.intersects(in.sign) || !sheet.free(box) || !inside(sheet, box, in)) continue;
        return line;
    }
    return std::nullopt;
}

void write_in(Sheet& sheet, const Line& line, const Inside& in, std::uint8_t alpha = 255) {
    sheet.take(line.box());
    sheet.write(line, {0, 0, 0, alpha}, in.slot);
}

/// Size of the letters a block of this depth carries.
double size_for(double down_px) {
    if (down_px >= 24) return 14;
    if (down_px >= 16) return 12;
    return down_px >= 12 ? 11 : kSmallest;
}

/// Letters under each other; figures keep side by side, as on a door plate.
struct Column {
    std::vector<const Word*> row;
    double width = 0, height = 0;
};

Column column_of(Sheet& sheet, const std::string& text, double size) {
    Column column;
    std::string piece;
    const double gap = 1.5 * sheet.ratio();
    const auto put = [&] {
        if (piece.empty()) return;
        const Word& word = sheet.word(piece, size);
        column.row.push_back(&word);
        column.width = std::max(column.width, static_cast<double>(word.width_px));
        column.height += size * sheet.ratio() + gap;
        piece.clear();
    };
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const bool joins = length == 1 && !piece.empty() &&
                           static_cast<unsigned char>(piece.back()) < 0x80 && piece.size() < 4;
        if (!joins) put();
        piece += text.substr(i, length);
        i += length;
    }
    put();
    column.height -= gap;
    return column;
}

bool write_column(Sheet& sheet, const std::string& text, const Inside& in) {
    const double size = kDetail;
    const Column column = column_of(sheet, text, size);
    if (column.row.size() < 2 || column.width > in.across || column.height > in.down) return false;
    const Box all{in.middle.x - column.width / 2, in.middle.y - column.height / 2,
                  in.middle.x + column.width / 2, in.middle.y + column.height / 2};
    if (all.intersects(in.sign) || !sheet.free(all)) return false;
    sheet.take(all);
    const double step = (size + 1.5) * sheet.ratio();
    double y = all.y0 + size * sheet.ratio() / 2;
    for (const Word* word : column.row) {
        sheet.write(centred(*word, {in.middle.x, y}), {0, 0, 0, 255}, in.slot);
        y += step;
    }
    return true;
}

/// A number takes at least so much, told before it is shaped: most fronts from afar have no room.
double least_width(std::string_view number, double size) {
    return static_cast<double>(number.size()) * size * 0.5;
}

struct Wording {
    std::string text;
    double size = 0;
};

/// The first wording that fits.
bool write_first(Sheet& sheet, const Inside& in, const std::vector<Wording>& wordings) {
    for (const Wording& wording : wordings) {
        const Word& word = sheet.word(wording.text, wording.size);
        const auto line = fitted(sheet, word, in, 0);
        if (!line) continue;
        write_in(sheet, *line, in);
        return true;
    }
    return false;
}

/// What it is called, across, else upright; else the same without brackets.
bool write_name(Sheet& sheet, const std::string& name, const Inside& in) {
    for (const std::string& text : {name, without_brackets(name)}) {
        if (const auto line = fitted(sheet, sheet.word(text, kDetail), in, 0)) {
            write_in(sheet, *line, in);
            return true;
        }
        if (write_column(sheet, text, in)) return true;
    }
    return false;
}

/// A shop front by its own name, or the number in it.
bool name_front(Sheet& sheet, const std::string& name, const Inside& in) {
    const std::string number = short_name(name);
    if (number != name) {
        // The street stands beside it: the number is enough, with its 号 where there is room.
        const std::size_t from = name.rfind(number);
        if (least_width(number, kSmallest * sheet.ratio()) > in.across) return false;
        const double size = std::min(size_for(in.down / sheet.ratio()), 12.0);
        return write_first(sheet, in,
                           {{name.substr(from), size}, {number, size}, {number, kSmallest}});
    }
    return write_name(sheet, name, in);
}

bool name_building(Sheet& sheet, const std::string& name, const Inside& in) {
    const double size = size_for(in.down / sheet.ratio());
    const std::string number = short_name(name);
    if (number != name && least_width(number, kSmallest * sheet.ratio()) > in.across) return false;
    const std::size_t from = name.rfind(number);
    const std::string told = from <= kShortPrefix ? name.substr(0, from) + number : number;
    const bool far = sheet.scale() > kNumbersOnlyFrom && number != name;
    const std::string full = far ? told : name;
    const std::string less = far ? told : without_brackets(name);
    if (write_first(sheet, in,
                    {{full, size},
                     {less, size},
                     {told, size},
                     {told, kSmallest},
                     {number, size},
                     {number, kSmallest}}))
        return true;
    // A tall narrow block carries a name without a number upright.
    const bool plain = std::ranges::none_of(name, is_digit<char>);
    return plain && in.down > 3 * in.across && write_column(sheet, name, in);
}

/// A line in bold and those under it that have room; false when none of them has.
bool write_lines(Sheet& sheet, Row row, const Inside& in, const std::string& head,
                 const std::vector<std::string>& below) {
    std::vector<const Word*> words{&sheet.word(head, 14, Hand::Bold)};
    std::vector<double> step{0};
    const double first = 17 * sheet.ratio();
    const double next = 14 * sheet.ratio();
    double height = 14 * sheet.ratio();
    for (const std::string& text : below) {
        if (text.empty()) continue;
        const double more = words.size() == 1 ? first : next;
        const Word& word = sheet.word(text, kDetail);
        if (height + more > in.down || word.width_px > in.across) break;
        words.push_back(&word);
        step.push_back(step.back() + more);
        height += more;
    }
    if (words.size() < 2) return false;
    std::vector<Line> lines;
    Inside axis = in;
    axis.fixed = true;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto line = fitted(sheet, *words[i], axis, step[i] - step.back() / 2);
        if (!line) return false;
        lines.push_back(*line);
    }
    for (std::size_t i = 0; i < lines.size(); ++i)
        write_in(sheet, lines[i], in, i == 0 ? 255 : kQuieter);
    sheet.tell({Figure::Of::Block, false, row, 0});
    return true;
}

/// The name, and under it what a grid manager asks first; false when there is no room for both.
bool describe(Sheet& sheet, const LabelSource& source, Row row, const Inside& in,
              const LabelOptions& options) {
    const model::PlaceRow& place = source.snapshot.places->row[row];
    const derive::Tally& tally = source.derived.total[row];
    const std::string homes = homes_text(sheet.language(), place, tally);
    if (!options.work)
        return write_lines(sheet, row, in, place.name, {told_of(options, row), homes});
    return write_lines(sheet, row, in, place.name, {homes, matters_text(sheet.language(), tally)});
}

/// A front by its shop, with the number of its door where there is room for both; by its own name
/// where no shop is known.
bool tell_front(Sheet& sheet, NameCache& cache, const LabelSource& source, Row row,
                const Inside& in, const LabelOptions& options) {
    const model::PlaceRow& place = source.snapshot.places->row[row];
    const auto shop = cache.shop_at.find(place.id);
    if (shop == cache.shop_at.end()) return name_front(sheet, place.name, in);
    const std::string& name = cache.shops[shop->second].name;
    const std::string number = short_name(place.name);
    const std::string door =
        number == place.name ? "" : place.name.substr(place.name.rfind(number));
    if (sheet.scale() <= kDetailsUpTo &&
        write_lines(sheet, row, in, name,
                    {door, options.work ? matters_text(sheet.language(), source.derived.total[row])
                                        : told_of(options, row)}))
        return true;
    return write_name(sheet, name, in) || name_front(sheet, place.name, in);
}

}  // namespace

double sign_px(const Sheet& sheet) {
    const double near = std::clamp(0.8 * std::pow(1 / sheet.scale(), 0.55), 0.4, 1.0);
    return kSign_px * near * sheet.ratio();
}

Box sign_box(const Sheet& sheet, const Spot& spot) {
    const double sign = sign_px(sheet);
    const Point at = sheet.on_screen(spot.corner) + Point{0.18 * sign, -0.18 * sign};
    return Box{at.x, at.y, at.x, at.y}.grown(sign * 0.45);
}

std::string short_name(const std::string& name) {
    const auto last = std::find_if(name.rbegin(), name.rend(), is_digit<char>);
    if (last == name.rend()) return name;
    const auto end = last.base();
    auto begin = end;
    while (begin != name.begin() && is_digit(*(begin - 1))) --begin;
    return {begin, end};
}

std::string without_brackets(const std::string& name) {
    std::string kept = name;
    for (const auto& [open, close] : {std::pair{"（", "）"}, {"(", ")"}}) {
        for (std::size_t at = kept.find(open); at != std::string::npos; at = kept.find(open)) {
            const std::size_t end = kept.find(close, at);
            if (end == std::string::npos) break;
            kept.erase(at, end - at + std::string_view{close}.size());
        }
    }
    kept = std::string{base::trimmed(kept)};
    return kept.empty() ? name : kept;
}

void keep_signs(Sheet& sheet, NameCache& cache, const LabelSource& source) {
    if (sheet.scale() > kSignsUpTo) return;
    const Box view = view_box(sheet.camera());
    const auto least = sheet.scale() > 1 ? derive::State::Soon : derive::State::Open;
    const model::Places& places = *source.snapshot.places;
    std::vector<Row> rows;  // only what has an issue has a sign
    for (Row r = 0; r < source.snapshot.issues.size(); ++r) {
        const Row at = source.snapshot.issues[r].at;
        if (at == model::kNoRow || at >= source.derived.block.size()) continue;
        const derive::State state = source.derived.block[at].state;
        if (state < least || state == derive::State::NoData) continue;
        const Kind kind = places.kind[at];
        if (kind != Kind::Building && kind != Kind::Front) continue;
        if (places.box[at].intersects(view)) rows.push_back(at);
    }
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (const Row row : rows) sheet.take(sign_box(sheet, spot_of_place(cache, row)));
}

void cover_blocks(Sheet& sheet, const LabelSource& source,
                  const std::vector<std::uint32_t>& slots) {
    for (const std::uint32_t slot : slots)
        sheet.cover(source.snapshot.places->row[source.geometry.row_of_slot[slot]].shape);
}

void name_blocks(Sheet& sheet, NameCache& cache, const LabelSource& source,
                 const std::vector<std::uint32_t>& slots, const LabelOptions& options) {
    const model::Places& places = *source.snapshot.places;
    const double mpp = sheet.camera().metres_per_px;
    const double ratio = sheet.ratio();
    std::size_t named = 0;
    for (const std::uint32_t slot : slots) {
        const Row row = source.geometry.row_of_slot[slot];
        const Box& box = places.box[row];
        if (places.row[row].name.empty() || named >= kMostNames) continue;
        if (box.height() / mpp < kSmallest * ratio || box.width() / mpp < 9 * ratio) continue;
        const Spot& spot = spot_of_place(cache, row);
        const Inside in{.middle = sheet.on_screen(spot.at),
                        .across = spot.room.across_m / mpp - 2 * kBlockPadding * ratio,
                        .down = spot.room.down_m / mpp - 2 * kBlockPadding * ratio,
                        .sign = sign_box(sheet, spot),
                        .shape = &places.row[row].shape,
                        .slot = slot};
        if (in.down < kSmallest * 0.78 * ratio) continue;
        bool done = false;
        if (places.kind[row] == Kind::Front)
            done = tell_front(sheet, cache, source, row, in, options);
        else
            done = (sheet.scale() <= kDetailsUpTo && describe(sheet, source, row, in, options)) ||
                   name_building(sheet, places.row[row].name, in);
        if (!done) continue;
        sheet.count_name();
        named += 1;
    }
}

}  // namespace scene
