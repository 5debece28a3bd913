#include "derive/door_text.h"

#include "base/text.h"
#include "derive/search_name.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace derive {

using base::is_digit;

namespace {

using View = std::u32string_view;

constexpr std::size_t kLongestQuery = 240;  // bytes; what is longer is no address
constexpr std::size_t kMostDigits = 5;
constexpr std::size_t kBareDigits = 3;  // fewer need a word
constexpr std::size_t kMostStairDigits = 2;

constexpr View kGaps = U" -";
constexpr View kSides = U"东西南北中左右前后";
constexpr View kBuildingEnds = U"楼栋幢座#";
constexpr View kBeforeStairs = U"楼栋幢座#号 -";
constexpr std::array<View, 5> kDoorWords{U"号房", U"房间", U"室", U"房", U"户"};
constexpr std::array<View, 2> kWeakDoorWords{U"号", U"#"};  // of streets and buildings, too
constexpr std::array<View, 5> kStairWords{U"单元", U"门洞", U"号门", U"门", U"梯"};
constexpr std::array<View, 2> kFloorWords{U"层", U"楼"};
constexpr std::array<View, 2> kBelowWords{U"地下", U"负"};

bool is_in(char32_t c, View set) {
    return set.find(c) != View::npos;
}
bool is_letter(char32_t c) {
    return c >= U'A' && c <= U'Z';
}

/// Half width, capitals, one kind of space and one of dash: "７／２／302" is "7-2-302".
char32_t door_sign(char32_t c) {
    if (c >= U'\uFF01' && c <= U'\uFF5E') c -= U'\uFF01' - U'!';
    if (c >= U'a' && c <= U'z') return c - U'a' + U'A';
    if (c <= U' ' || c == U'\u00A0' || c == U'\u3000') return U' ';
    const bool dash = is_in(c, U"_/~,、·―−") || (c >= U'\u2010' && c <= U'\u2014');
    return dash ? U'-' : c;
}

/// A text that is read from its end, sign by sign.
struct Tail {
    std::string_view text;
    std::u32string signs;
    std::vector<std::size_t> from;  // byte of each sign, and the end
    std::size_t end = 0;            // signs before it are not read yet

    View left() const { return View{signs}.substr(0, end); }
    std::string_view written(std::size_t first, std::size_t last) const {
        return text.substr(from[first], from[last] - from[first]);
    }
    std::string_view rest() const { return text.substr(0, from[end]); }
    char32_t last() const { return end == 0 ? U'\0' : signs[end - 1]; }
};

Tail tail_of(std::string_view text) {
    Tail tail{.text = text, .signs = {}, .from = {}};
    for (std::size_t at = 0; at < text.size();) {
        std::size_t next = at + 1;
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80)
            ++next;
        const std::vector<char32_t> sign = base::characters(text.substr(at, next - at));
        tail.signs += door_sign(sign[0]);
        tail.from.push_back(at);
        at = next;
    }
    tail.from.push_back(text.size());
    tail.end = tail.signs.size();
    return tail;
}

/// Answers whether there was a dash among them.
bool skip_gaps(Tail& tail) {
    bool dash = false;
    for (; is_in(tail.last(), kGaps); --tail.end) dash = dash || tail.last() == U'-';
    return dash;
}

template <std::size_t N>
bool skip_word(Tail& tail, const std::array<View, N>& words) {
    const auto word =
        std::ranges::find_if(words, [&](View one) { return tail.left().ends_with(one); });
    if (word == words.end()) return false;
    tail.end -= word->size();
    return true;
}

/// The number at the end, in digits: of 幸福里七302 it is 302, the numeral before stays. Empty when
/// there is none, and for what is no number.
std::string take_number(Tail& tail) {
    const auto is_part = is_numeral(tail.last()) ? is_numeral : is_digit<char32_t>;
    std::size_t first = tail.end;
    while (first > 0 && is_part(tail.signs[first - 1])) --first;
    const auto spellings = spellings_of(tail.written(first, tail.end));
    std::string digits;
    for (const Letter& letter : spellings.empty() ? Spelling{} : spellings[0]) {
        if (!letter.digit) return {};
        digits += static_cast<char>(letter.c);
    }
    tail.end = first;
    return digits;
}

std::string without_noughts(std::string digits) {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
    return digits;
}

/// A capital that stands for itself, not the end of a word in pinyin.
std::string take_letter(Tail& tail) {
    const bool alone = tail.end < 2 || !is_letter(tail.signs[tail.end - 2]);
    if (!is_letter(tail.last()) || !alone) return {};
    tail.end -= 1;
    return std::string(1, static_cast<char>(tail.signs[tail.end]));
}

struct Door {
    std::string number;
    bool told = false;       // by its word, or by as many digits as only doors have
    bool weak = false;       // a word that doors share with others
    std::string digits;      // of A1203, where A may as well be the building
    std::size_t letter = 0;  // where that ends
};

/// 302, 302室, 1002A, B101, 负101, 502-1 (half of 502), 东户.
std::optional<Door> take_door(Tail& tail) {
    Door door;
    const bool side =
        tail.end > 1 && tail.last() == U'户' && is_in(tail.signs[tail.end - 2], kSides);
    if (side) {
        tail.end -= 2;
        door.number = tail.written(tail.end, tail.end + 2);
        door.told = true;
        return door;
    }
    door.told = skip_word(tail, kDoorWords);
    door.weak = !door.told && skip_word(tail, kWeakDoorWords);
    std::string behind = take_letter(tail);
    std::string digits = take_number(tail);
    const bool half = !digits.empty() && digits.size() <= 2 && behind.empty() &&
                      tail.last() == U'-' && tail.end > 3 &&
                      std::ranges::all_of(tail.left().substr(tail.end - 4, 3), is_digit<char32_t>);
    if (half) {
        behind = '-' + without_noughts(digits);
        tail.end -= 1;
        digits = take_number(tail);
    }
    if (digits.empty() || digits.size() > kMostDigits) return std::nullopt;
    door.told = door.told || digits.size() >= kBareDigits;
    door.digits = without_noughts(std::move(digits)) + behind;
    door.letter = tail.end;
    const bool below = skip_word(tail, kBelowWords);
    door.number = (below ? "B" : take_letter(tail)) + door.digits;
    if (below || door.number == door.digits) door.letter = 0;
    return door;
}

/// 0 for what is no number of a stair.
int take_stair(Tail& tail) {
    const std::string digits = take_number(tail);
    return digits.empty() || digits.size() > kMostStairDigits ? 0 : std::stoi(digits);
}

/// 5层 between the stair and 502 says nothing new; 5楼 may be a building where no stair stands
/// before it.
void skip_floor(Tail& tail) {
    Tail before = tail;
    const bool doubtful = before.last() == U'楼';
    if (!skip_word(before, kFloorWords) || take_number(before).empty()) return;
    if (!skip_word(before, kBelowWords)) take_letter(before);
    skip_gaps(before);
    Tail stair = before;
    if (doubtful && !skip_word(stair, kStairWords)) return;
    tail = std::move(before);
}

/// What is left must name the building; nothing names none.
void add_reading(std::vector<DoorReading>& readings, Tail tail, const DoorText& door) {
    skip_gaps(tail);
    if (tail.end == 0) return;
    readings.push_back({std::string{tail.rest()}, door});
    // 7号 before a door is 7号楼, where it is no house in a street.
    const bool numbered =
        tail.last() == U'号' && tail.end > 1 &&
        (is_digit(tail.signs[tail.end - 2]) || is_numeral(tail.signs[tail.end - 2]));
    if (numbered) readings.push_back({std::string{tail.rest()} + "楼", door});
}

}  // namespace

std::vector<DoorReading> doors_typed(std::string_view query) {
    std::vector<DoorReading> readings;
    if (query.size() > kLongestQuery) return readings;
    Tail tail = tail_of(query);
    skip_gaps(tail);
    const auto door = take_door(tail);
    if (!door) return readings;
    const bool dash = skip_gaps(tail);
    skip_floor(tail);
    Tail before = tail;
    if (skip_word(before, kStairWords)) {
        const std::string letter = take_letter(before);
        const int stair = letter.empty() ? take_stair(before) : letter[0] - 'A' + 1;
        if (stair > 0) add_reading(readings, before, {stair, door->number});
        if (stair > 0) return readings;
    }
    const bool weakly_told = door->weak && is_in(tail.last(), kBuildingEnds);
    if (!door->told && !weakly_told) return readings;
    before = tail;
    if (const int stair = dash ? take_stair(before) : 0;
        stair > 0 && is_in(before.last(), kBeforeStairs))
        add_reading(readings, before, {stair, door->number});
    add_reading(readings, tail, {0, door->number});
    tail.end = door->letter;
    add_reading(readings, tail, {0, door->digits});
    return readings;
}

std::string door_key(std::string_view door) {
    Tail tail = tail_of(base::trimmed(door));
    const auto read = take_door(tail);
    const bool below = tail.left() == U"-";  // -101
    if (read && (tail.end == 0 || below)) return (below ? "B" : "") + read->number;
    return std::string{base::trimmed(door)};
}

const model::Home* home_at(const model::Homes& homes, const DoorText& door) {
    const auto is_meant = [&](const model::Home& home) {
        return (door.stair == 0 || home.unit.stair == door.stair) &&
               door_key(home.unit.door) == door.number;
    };
    const auto home = std::ranges::find_if(homes.home, is_meant);
    return home == homes.home.end() ? nullptr : &*home;
}

}  // namespace derive
