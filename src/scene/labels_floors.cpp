// Names in the rooms of a floor, as large as the room allows, on one line or two.
#include "base/text.h"
#include "scene/labels_parts.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace scene {

using geo::Box;
using geo::Point;

namespace {

constexpr std::array<double, 2> kRoomSizes{12, 10};
constexpr double kRoomPadding = 4;
constexpr double kRoomLine = 1.25;  // of the size of the letters
constexpr std::uint8_t kRoomHalo = 230;

/// A name cut near its middle: between two Han letters, or at a blank; itself where it has none.
std::vector<std::string> in_two(const std::string& name) {
    const auto is_ascii = [&](std::size_t i) { return static_cast<unsigned char>(name[i]) < 0x80; };
    constexpr unsigned kMask = 0xC0, kGoesOn = 0x80;  // of UTF-8
    std::size_t best = 0;
    for (std::size_t i = 1; i + 1 < name.size(); ++i) {
        const bool begins = (static_cast<unsigned char>(name[i]) & kMask) != kGoesOn;
        const bool between = begins && !is_ascii(i) && !is_ascii(i - 1);
        const bool nearer = std::max(i, name.size() - i) < std::max(best, name.size() - best);
        if ((between || name[i] == ' ') && nearer) best = i;
    }
    if (best == 0) return {name};
    return {name.substr(0, best), std::string{base::trimmed(name.substr(best))}};
}

/// Some lines under each other, all or none of them.
bool write_room(Sheet& sheet, const RoomLabel& room, const std::vector<std::string>& texts,
                double size) {
    const double scale = sheet.camera().metres_per_px;
    const double step = size * kRoomLine * sheet.ratio();
    const double spare = kRoomPadding * sheet.ratio();
    if (step * static_cast<double>(texts.size()) > room.down_m / scale) return false;
    const Point middle = sheet.on_screen(room.at);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const Word& word = sheet.word(texts[i], size);
        if (word.width_px > room.across_m / scale - 2 * spare) return false;
        const double down =
            step * (static_cast<double>(i) - (static_cast<double>(texts.size()) - 1) / 2);
        lines.push_back(centred(word, {middle.x, middle.y + down}));
        if (!sheet.free(lines.back().box())) return false;
    }
    Colour rim = room.ground;
    rim.a = kRoomHalo;
    for (const Line& line : lines) {
        sheet.take(line.box());
        sheet.write_plain(*line.word, line.start, room.ink, rim);
    }
    return true;
}

/// With what is open there where that has room too.
bool name_room(Sheet& sheet, const RoomLabel& room, double size) {
    const std::vector<std::string> two = in_two(room.name);
    std::vector<std::string> more{room.name, room.below};
    if (!room.below.empty() && write_room(sheet, room, more, size)) return true;
    return write_room(sheet, room, {room.name}, size) ||
           (two.size() == 2 && write_room(sheet, room, two, size));
}

}  // namespace

void name_rooms(Sheet& sheet, const FloorLabels& floors) {
    const Box view = view_box(sheet.camera());
    for (const RoomLabel& room : floors.rooms) {
        if (!view.contains(room.at)) continue;
        for (const double size : kRoomSizes) {
            if (!name_room(sheet, room, size)) continue;
            sheet.count_name();
            break;
        }
    }
}

}  // namespace scene
