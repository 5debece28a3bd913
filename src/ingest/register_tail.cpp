#include "ingest/register_tail.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <span>

namespace ingest {

namespace {

using View = std::u32string_view;

constexpr std::array<View, 12> kBuildingWords{U"号楼栋", U"号楼", U"号栋", U"号幢",
                                              U"号座",   U"栋楼", U"幢楼", U"楼栋",
                                              U"#楼",    U"栋",   U"幢",   U"座"};
constexpr std::array<View, 5> kStairWords{U"单元", U"门洞", U"号门", U"门", U"梯"};
constexpr std::array<View, 4> kFloorWords{U"层楼", U"层", U"楼", U"F"};
constexpr std::array<View, 7> kDoorEnds{U"号房", U"房间", U"室", U"号", U"房", U"户", U"#"};
constexpr View kHeavenly = U"甲乙丙丁戊己庚辛";
constexpr View kSideSigns = U"东西南北中左右前后";

bool is_capital(char32_t c) {
    return c >= U'A' && c <= U'Z';
}
bool is_in(char32_t c, View set) {
    return set.find(c) != View::npos;
}
bool is_building_sign(char32_t c) {
    return base::is_digit(c) || is_capital(c) || is_in(c, kHeavenly);
}
bool is_door_sign(char32_t c) {
    return is_building_sign(c) || is_in(c, kSideSigns);
}

template <class Is>
View run_of(View text, Is is) {
    const auto end = std::ranges::find_if_not(text, is);
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

View first_word(View text, std::span<const View> words) {
    for (const View word : words)
        if (text.starts_with(word)) return word;
    return {};
}

void skip_dash(View& text) {
    while (text.starts_with(U'-')) text.remove_prefix(1);
}

/// Nothing when it is none, or too long to be one.
std::optional<int> number_from(View digits) {
    if (digits.empty() || digits.size() > 6 ||
        !std::ranges::all_of(digits, base::is_digit<char32_t>))
        return std::nullopt;
    int value = 0;
    for (const char32_t c : digits) value = value * 10 + static_cast<int>(c - U'0');
    return value;
}

/// Without the noughts before a number.
std::u32string without_noughts(View text) {
    std::u32string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool after_digit = i > 0 && base::is_digit(text[i - 1]);
        const bool before_digit = i + 1 < text.size() && base::is_digit(text[i + 1]);
        if (text[i] == U'0' && before_digit && !after_digit) {
            while (i + 1 < text.size() && text[i] == U'0' && base::is_digit(text[i + 1])) ++i;
        }
        result += text[i];
    }
    return result;
}

/// "3-5" of one building that has several numbers, when its word follows.
View range_of(View text) {
    const View first = run_of(text, base::is_digit<char32_t>);
    if (first.empty() || !text.substr(first.size()).starts_with(U'-')) return {};
    const View second = run_of(text.substr(first.size() + 1), base::is_digit<char32_t>);
    const View both = text.substr(0, first.size() + 1 + second.size());
    if (second.empty() || first_word(text.substr(both.size()), kBuildingWords).empty()) return {};
    return both;
}

/// 号 and 楼 mean a building only where a stair or a door follows.
View weak_word(View text) {
    for (const View word : {View{U"号"}, View{U"楼"}, View{U"#"}})
        if (text.starts_with(word)) return word;
    return {};
}

/// Takes the building off the text, when there is one.
void take_building(View& text, Tail& tail) {
    if (text.starts_with(U'第')) text.remove_prefix(1);
    View number = range_of(text);
    if (number.empty()) number = run_of(text, is_building_sign);
    if (number.empty()) return;
    const View behind = text.substr(number.size());
    View word = first_word(behind, kBuildingWords);
    const bool weak = word.empty();
    if (weak) word = weak_word(behind);
    View after = behind.substr(word.size());
    const bool dash = after.starts_with(U'-');
    skip_dash(after);
    if (weak && word.empty() && !dash) return;  // 502, 2单元…
    if (weak && word == U"号" && (after.starts_with(U'房') || after.starts_with(U'门'))) return;
    tail.building = without_noughts(number);
    // 3楼302: nobody can tell.
    if (word == U"楼") {
        const auto storey = floor_of_door(run_of(after, is_door_sign));
        tail.doubtful = storey && number_from(number) == storey;
    }
    text = after;
}

/// Takes "2单元", or "2-" where more numbers follow.
void take_stair(View& text, Tail& tail) {
    const View number = run_of(text, is_building_sign);
    if (number.empty()) return;
    const View behind = text.substr(number.size());
    const View word = first_word(behind, kStairWords);
    const auto value = stair_number(number);
    if (!word.empty() && value) {
        tail.stair = value;
        text = behind.substr(word.size());
    } else if (behind.starts_with(U'-') && value && *value <= kMostStairs && behind.size() > 1 &&
               is_door_sign(behind[1])) {
        tail.stair = value;
        text = behind.substr(1);
    }
    skip_dash(text);
}

void take_floor(View& text, Tail& tail) {
    View begin = text;
    const bool below = begin.starts_with(U"地下") || begin.starts_with(U"负");
    if (below) begin.remove_prefix(begin.starts_with(U"负") ? 1 : 2);
    const View number = run_of(begin, is_building_sign);
    if (number.empty()) return;
    const View behind = begin.substr(number.size());
    const bool spelled = number.size() > 1 && number.back() == U'F';  // 5F, its F taken by the run
    const View word = first_word(behind, kFloorWords);
    if (!word.empty() || spelled) {
        tail.floor = floor_number(text.substr(0, text.size() - behind.size()));
        if (!tail.floor) return;
        text = behind.substr(word.size());
    } else if (behind.starts_with(U'-')) {
        // 5-502, 5-02: behind a stair the floor comes before its door.
        const View door = run_of(behind.substr(1), is_door_sign);
        const auto value = number_from(number);
        if (!tail.stair || !value || (floor_of_door(door) != value && door.size() > 2)) return;
        tail.floor = value;
        text = behind;
    }
    skip_dash(text);
}

void take_door(View& text, Tail& tail) {
    View door = run_of(text, is_door_sign);
    if (door.empty()) return;
    View behind = text.substr(door.size());
    // 502-1 is half of 502.
    if (behind.starts_with(U'-') && behind.size() > 1 && is_building_sign(behind[1])) {
        const View half = run_of(behind.substr(1), is_building_sign);
        door = text.substr(0, door.size() + 1 + half.size());
        behind = text.substr(door.size());
    }
    const View word = first_word(behind, kDoorEnds);
    const bool named = word == U"户" && !std::ranges::any_of(door, base::is_digit<char32_t>);
    tail.door = named ? text.substr(0, door.size() + word.size()) : door;
    text = behind.substr(word.size());
}

}  // namespace

Tail tail_from(std::u32string_view text, bool building_is_told) {
    Tail tail;
    skip_dash(text);
    if (!building_is_told) take_building(text, tail);
    take_stair(text, tail);
    take_floor(text, tail);
    take_door(text, tail);
    skip_dash(text);
    tail.rest = text;
    return tail;
}

std::optional<std::u32string> building_number(std::u32string_view name) {
    if (name.starts_with(U'第')) name.remove_prefix(1);
    View number = range_of(name);
    if (number.empty()) number = run_of(name, is_building_sign);
    if (number.empty()) return std::nullopt;
    const View behind = name.substr(number.size());
    View word = first_word(behind, kBuildingWords);
    if (word.empty()) word = weak_word(behind);
    if (word.size() != behind.size()) return std::nullopt;
    return without_noughts(number);
}

std::optional<int> stair_number(std::u32string_view text) {
    const View number = run_of(text, is_building_sign);
    const View behind = text.substr(number.size());
    if (first_word(behind, kStairWords).size() != behind.size()) return std::nullopt;
    if (const auto value = number_from(number)) return value;
    if (number.size() != 1) return std::nullopt;
    if (is_capital(number[0])) return static_cast<int>(number[0] - U'A') + 1;
    const std::size_t nth = kHeavenly.find(number[0]);
    return nth == View::npos ? std::nullopt : std::optional{static_cast<int>(nth) + 1};
}

std::optional<int> floor_number(std::u32string_view text) {
    bool below = false;
    for (const View word : {View{U"地下"}, View{U"负"}, View{U"-"}, View{U"B"}}) {
        if (!text.starts_with(word)) continue;
        below = true;
        text.remove_prefix(word.size());
    }
    const View number = run_of(text, base::is_digit<char32_t>);
    const View behind = text.substr(number.size());
    if (first_word(behind, kFloorWords).size() != behind.size()) return std::nullopt;
    const auto value = number_from(number);
    if (!value || *value > 199) return std::nullopt;
    return below ? -*value : *value;
}

std::optional<int> floor_of_door(std::u32string_view door) {
    bool below = false;
    if (door.starts_with(U'B') || door.starts_with(U"负") || door.starts_with(U"-")) {
        below = true;
        door.remove_prefix(1);
    } else if (!door.empty() && is_capital(door[0])) {
        door.remove_prefix(1);  // A1203
    }
    const std::u32string digits = without_noughts(run_of(door, base::is_digit<char32_t>));
    if (digits.size() < 3 || digits.size() > 5) return std::nullopt;
    const auto value = number_from(View{digits}.substr(0, digits.size() - 2));
    if (!value) return std::nullopt;
    return below ? -*value : *value;
}

std::u32string door_key(std::u32string_view door) {
    for (const View word : kDoorEnds)
        if (door.size() > word.size() && door.ends_with(word)) {
            door.remove_suffix(word.size());
            break;
        }
    return without_noughts(door);
}

}  // namespace ingest
