#include "base/text.h"
#include "ingest/floor_levels.h"
#include "ingest/register_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <iterator>
#include <utility>

namespace ingest {

namespace {

using base::is_digit;
using FloorText = std::u32string_view;

constexpr std::size_t kLongestFloorList = 2048;  // bytes; what is longer is no list of floors
constexpr std::size_t kMostFloors = 200;

bool is_one_of_signs(char32_t c, FloorText set) {
    return set.find(c) != FloorText::npos;
}

bool is_whole_floor(const std::optional<FloorSign>& sign) {
    return sign && sign->place == FloorSign::Place::Number && sign->letter == 0 &&
           sign->height == std::floor(sign->height);
}

/// "2-17层" as the floors from 2 to 17; nothing when it is no such pair.
std::optional<std::vector<FloorSign>> floors_between(FloorText piece) {
    for (std::size_t at = 1; at + 1 < piece.size(); ++at) {
        if (!is_one_of_signs(piece[at], U"-~至到")) continue;
        const auto low = floor_sign(utf8_from(piece.substr(0, at)));
        const auto high = floor_sign(utf8_from(piece.substr(at + 1)));
        if (!is_whole_floor(low) || !is_whole_floor(high)) continue;
        const auto first = static_cast<int>(std::min(low->height, high->height));
        const auto last = static_cast<int>(std::max(low->height, high->height));
        if (last - first >= static_cast<int>(kMostFloors)) return std::nullopt;
        const bool from_ground = low->from_ground || high->from_ground;
        std::vector<FloorSign> floors;
        for (int height = first; height <= last; ++height) {
            if (height == 0 && !from_ground) continue;
            const int ordinal = height > 0 && !from_ground ? height - 1 : height;
            floors.push_back({.name = usual_floor_name(ordinal),
                              .height = static_cast<double>(height),
                              .from_ground = from_ground});
        }
        return floors;
    }
    return std::nullopt;
}

/// A number of OpenStreetMap's lists at the beginning of `text`, which is taken off it.
std::optional<double> take_level(std::string_view& text) {
    std::size_t end = text.starts_with('-') ? 1 : 0;
    while (end < text.size() && (is_digit(text[end]) || text[end] == '.')) ++end;
    double value = 0;
    const auto [stop, code] = std::from_chars(text.data(), text.data() + end, value);
    if (code != std::errc{} || stop != text.data() + end || !(std::abs(value) < 1000))
        return std::nullopt;
    text.remove_prefix(end);
    return value;
}

/// One piece of such a list: a number, a range, or B1 and G, which are none but are written.
bool add_levels(std::string_view piece, std::vector<double>& levels) {
    std::string_view text = piece;
    const auto first = take_level(text);
    if (!first) {
        const auto sign = floor_sign(piece);
        if (!is_whole_floor(sign) || sign->height > 0) return false;
        levels.push_back(sign->height);
        return true;
    }
    text = base::trimmed(text);
    if (text.empty()) {
        levels.push_back(*first);
        return true;
    }
    if (!text.starts_with('-')) return false;
    text = base::trimmed(text.substr(1));
    const auto last = take_level(text);
    if (!last || !text.empty() || std::abs(*last - *first) >= kMostFloors) return false;
    for (double at = std::min(*first, *last); at <= std::max(*first, *last); ++at)
        levels.push_back(at);
    return true;
}

/// The stretch before 层 or 楼 at `at` that may be its number: "地下1", "2~17", "B2、B1".
FloorText before_floor_word(FloorText name, std::size_t at) {
    constexpr FloorText kPart = U"0123456789〇零一二三四五六七八九十百两第地下负BFABCD-~至到、,";
    std::size_t first = at;
    while (first > 0 && is_one_of_signs(name[first - 1], kPart)) --first;
    while (first < at && is_one_of_signs(name[first], U"-~至到、,")) ++first;
    return name.substr(first, at - first);
}

/// "7号楼三层平面图", "2~17层平面图", "首层"; the first that is told.
std::vector<FloorSign> floors_in_chinese(FloorText name) {
    for (std::size_t at = 0; at < name.size(); ++at) {
        if (name[at] != U'层' && name[at] != U'楼') continue;
        FloorText number = before_floor_word(name, at);
        // "A座3层" is read from 3 on, "1-2-3层" as well as it goes.
        while (!number.empty()) {
            const std::string text = utf8_from(number) + utf8_from(name.substr(at, 1));
            std::vector<FloorSign> floors = floors_from(text);
            if (!floors.empty()) return floors;
            number.remove_prefix(1);
        }
    }
    static constexpr std::array<FloorText, 7> kWords{U"首层", U"底层", U"夹层",  U"地下室",
                                                     U"屋顶", U"屋面", U"地下层"};
    for (const FloorText word : kWords)
        if (name.find(word) != FloorText::npos)
            if (auto sign = floor_sign(utf8_from(word))) return {*sign};
    return {};
}

/// A word of a name, and whether a dash stands before it that may be a minus.
struct NameWord {
    std::u32string text;
    bool minus = false;
};

std::vector<NameWord> words_of_name(FloorText name) {
    std::vector<NameWord> words;
    std::size_t at = 0;
    while (at < name.size()) {
        std::size_t gaps = 0;
        while (at < name.size() && is_one_of_signs(name[at], U" _-.()[]")) {
            ++gaps;
            ++at;
        }
        const std::size_t first = at;
        while (at < name.size() && !is_one_of_signs(name[at], U" _-.()[]")) ++at;
        if (at > first)
            words.push_back({std::u32string{name.substr(first, at - first)},
                             gaps > 1 && name[first - 1] == U'-'});
    }
    return words;
}

/// "GF", "B1", "F3", "3F", "12AF": told without a word before it.
bool is_plain_sign(FloorText word) {
    static constexpr std::array<FloorText, 8> kSigns{U"GF", U"EG",  U"RDC", U"RF",
                                                     U"LG", U"UGF", U"LGF", U"G"};
    if (std::ranges::find(kSigns, word) != kSigns.end()) return true;
    const std::size_t digits = static_cast<std::size_t>(
        std::ranges::count_if(word, [](char32_t c) { return is_digit(c); }));
    if (digits == 0 || digits > 2 || word.size() > 4) return false;
    const bool before = is_one_of_signs(word[0], U"BFL") && is_digit(word[1]);
    return before || (is_digit(word[0]) && word.back() == U'F');
}

}  // namespace

std::vector<FloorSign> floors_from(std::string_view text) {
    std::vector<FloorSign> floors;
    if (text.size() > kLongestFloorList) return floors;
    text = base::trimmed(text);
    if (text.starts_with('[') && text.ends_with(']'))  // a list, as JSON writes it
        text = text.substr(1, text.size() - 2);
    std::u32string folded = folded_sign(text, 0);
    folded += U';';
    std::u32string piece;
    for (const char32_t c : folded) {
        if (!is_one_of_signs(c, U";,、，；")) {
            piece += c;
            continue;
        }
        if (piece.empty()) continue;
        // One floor keeps the way in which it was written.
        const bool only = piece.size() + 1 == folded.size();
        if (auto sign = floor_sign(only ? std::string{text} : utf8_from(piece))) {
            floors.push_back(std::move(*sign));
        } else if (auto between = floors_between(piece)) {
            std::ranges::move(*between, std::back_inserter(floors));
        } else {
            return {};
        }
        piece.clear();
    }
    if (floors.size() > kMostFloors) floors.clear();
    return floors;
}

std::vector<FloorSign> floors_in_name(std::string_view name) {
    if (name.size() > kLongestFloorList) return {};
    const std::u32string folded = folded_sign(name, U' ');
    std::vector<FloorSign> floors = floors_in_chinese(folded);
    if (!floors.empty()) return floors;
    static constexpr std::array<FloorText, 9> kWords{
        U"FLOOR", U"LEVEL", U"STOREY", U"STORY", U"ETAGE", U"LVL", U"FL", U"NIVEAU", U"ЭТАЖ"};
    const std::vector<NameWord> words = words_of_name(folded);
    for (std::size_t i = words.size(); i-- > 0;) {
        const bool worded =
            i > 0 && std::ranges::find(kWords, FloorText{words[i - 1].text}) != kWords.end();
        const bool joined = std::ranges::any_of(kWords, [&](FloorText word) {
            return words[i].text.starts_with(word) && words[i].text.size() > word.size();
        });
        const bool alone = words.size() == 1 || (is_plain_sign(words[i].text) &&
                                                 (words[i].text != U"G" || i + 1 == words.size()));
        if (!worded && !joined && !alone) continue;
        const std::string text = (words[i].minus ? "-" : "") + utf8_from(words[i].text);
        if (const auto sign = floor_sign(text)) return {*sign};
    }
    return {};
}

std::optional<std::vector<double>> osm_levels(std::string_view text) {
    if (text.size() > kLongestFloorList) return std::nullopt;
    std::vector<double> levels;
    for (const std::string& piece : base::split(base::replaced(text, ",", ";"), ';')) {
        const std::string_view plain = base::trimmed(piece);
        if (!plain.empty() && !add_levels(plain, levels)) return std::nullopt;
    }
    std::ranges::sort(levels);
    levels.erase(std::unique(levels.begin(), levels.end()), levels.end());
    if (levels.empty() || levels.size() > kMostFloors) return std::nullopt;
    return levels;
}

}  // namespace ingest
