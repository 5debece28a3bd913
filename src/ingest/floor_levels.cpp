#include "ingest/floor_levels.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace ingest {

namespace {

using base::is_digit;
using SignView = std::u32string_view;

constexpr std::size_t kLongestSign = 24;  // letters
constexpr double kHighestFloor = 400;
constexpr double kLowestFloor = -60;

constexpr SignView kFloorNumerals = U"〇零一二三四五六七八九十百两";

struct WholeSign {
    SignView text;
    double height;
    bool from_ground;
    FloorSign::Place place = FloorSign::Place::Number;
};
constexpr auto kMezzanine = FloorSign::Place::Mezzanine;
constexpr auto kTop = FloorSign::Place::Top;
constexpr std::array kWholeSigns{WholeSign{U"G", 0, true},
                                 WholeSign{U"GF", 0, true},
                                 WholeSign{U"G/F", 0, true},
                                 WholeSign{U"G层", 0, true},
                                 WholeSign{U"GROUND", 0, true},
                                 WholeSign{U"GROUNDFLOOR", 0, true},
                                 WholeSign{U"GROUNDLEVEL", 0, true},
                                 WholeSign{U"EG", 0, true},
                                 WholeSign{U"ERDGESCHOSS", 0, true},
                                 WholeSign{U"RDC", 0, true},
                                 WholeSign{U"REZDECHAUSSEE", 0, true},
                                 WholeSign{U"UG", 0.5, true},
                                 WholeSign{U"UGF", 0.5, true},
                                 WholeSign{U"LG", -0.5, true},
                                 WholeSign{U"LGF", -0.5, true},
                                 WholeSign{U"首层", 1, false},
                                 WholeSign{U"底层", 1, false},
                                 WholeSign{U"地面层", 1, false},
                                 WholeSign{U"FIRSTFLOOR", 1, false},
                                 WholeSign{U"SECONDFLOOR", 2, false},
                                 WholeSign{U"THIRDFLOOR", 3, false},
                                 WholeSign{U"FOURTHFLOOR", 4, false},
                                 WholeSign{U"FIFTHFLOOR", 5, false},
                                 WholeSign{U"SIXTHFLOOR", 6, false},
                                 WholeSign{U"M", 1.5, false, kMezzanine},
                                 WholeSign{U"MF", 1.5, false, kMezzanine},
                                 WholeSign{U"MZ", 1.5, false, kMezzanine},
                                 WholeSign{U"MEZZANINE", 1.5, false, kMezzanine},
                                 WholeSign{U"夹层", 1.5, false, kMezzanine},
                                 WholeSign{U"地下", -1, false},
                                 WholeSign{U"地下室", -1, false},
                                 WholeSign{U"地下层", -1, false},
                                 WholeSign{U"BASEMENT", -1, false},
                                 WholeSign{U"CELLAR", -1, false},
                                 WholeSign{U"KELLER", -1, false},
                                 WholeSign{U"SOUSSOL", -1, false},
                                 WholeSign{U"ПОДВАЛ", -1, false},
                                 WholeSign{U"R", 0, false, kTop},
                                 WholeSign{U"RF", 0, false, kTop},
                                 WholeSign{U"ROOF", 0, false, kTop},
                                 WholeSign{U"PH", 0, false, kTop},
                                 WholeSign{U"屋顶", 0, false, kTop},
                                 WholeSign{U"屋顶层", 0, false, kTop},
                                 WholeSign{U"屋面", 0, false, kTop},
                                 WholeSign{U"屋面层", 0, false, kTop},
                                 WholeSign{U"顶层", 0, false, kTop},
                                 WholeSign{U"天面层", 0, false, kTop}};

/// The longer before the shorter.
constexpr std::array<SignView, 13> kBeforeNumber{U"NIVEAU", U"STOREY", U"LEVEL", U"FLOOR", U"STORY",
                                                 U"ETAGE",  U"ЭТАЖ",   U"LVL",   U"第",    U"FL",
                                                 U"L",      U"F",      U"层"};
constexpr std::array<SignView, 8> kBelow{U"BASEMENT", U"SOUSSOL", U"地下", U"负",
                                         U"SS",       U"BF",      U"B",    U"-"};
struct SignEnd {
    SignView text;
    bool from_ground;
};
constexpr std::array kBehindNumber{
    SignEnd{U"层", false},      SignEnd{U"楼", false},      SignEnd{U"楼层", false},
    SignEnd{U"F", false},       SignEnd{U"FL", false},      SignEnd{U"FLOOR", false},
    SignEnd{U"LEVEL", false},   SignEnd{U"STFLOOR", false}, SignEnd{U"NDFLOOR", false},
    SignEnd{U"RDFLOOR", false}, SignEnd{U"THFLOOR", false}, SignEnd{U"ЭТАЖ", false},
    SignEnd{U"/F", true},       SignEnd{U"ERETAGE", true},  SignEnd{U"EETAGE", true},
    SignEnd{U"EMEETAGE", true}, SignEnd{U"OG", true},       SignEnd{U".OG", true}};

/// One letter as signs are compared: capital, half width, without accents; 0 for a gap.
char32_t folded_letter(char32_t c) {
    if (c >= U'\uFF01' && c <= U'\uFF5E') c -= U'\uFF01' - U'!';
    if (c >= U'a' && c <= U'z') return c - U'a' + U'A';
    if (c >= U'а' && c <= U'я') return c - U'а' + U'А';
    if (c <= U' ' || c == U'\u00A0' || c == U'\u3000') return 0;
    if (SignView{U"éèêëÉÈÊË"}.find(c) != SignView::npos) return U'E';
    if (c == U'層') return U'层';
    if (c == U'樓') return U'楼';
    if (c == U'−' || (c >= U'\u2010' && c <= U'\u2014') || c == U'－') return U'-';
    return c == U'～' ? U'~' : c;
}

bool is_chinese_digit(char32_t c) {
    return kFloorNumerals.find(c) != SignView::npos;
}

/// 三, 十, 十二, 二十, 二十三, 一百零二; nothing for what is no such number.
std::optional<double> chinese_number(SignView text) {
    double sum = 0;
    double digit = -1;
    for (const char32_t c : text) {
        const std::size_t at = kFloorNumerals.find(c);
        if (at == SignView::npos) return std::nullopt;
        if (c == U'十' || c == U'百') {
            sum += (digit < 0 ? 1 : digit) * (c == U'十' ? 10 : 100);
            digit = -1;
        } else {
            const double value = c == U'两' ? 2 : static_cast<double>(at < 2 ? 0 : at - 1);
            if (digit > 0) return std::nullopt;  // 二三
            digit = value;
        }
    }
    return sum + std::max(digit, 0.0);
}

/// What is left to read of a sign.
struct SignReader {
    SignView left;

    bool take(SignView word) {
        if (!left.starts_with(word)) return false;
        left.remove_prefix(word.size());
        return true;
    }
    /// Digits, also with one decimal point and digits behind it, or numerals.
    std::optional<double> take_number() {
        std::size_t end = 0;
        if (!left.empty() && is_chinese_digit(left[0])) {
            while (end < left.size() && is_chinese_digit(left[end])) ++end;
            const auto value = chinese_number(left.substr(0, end));
            left.remove_prefix(end);
            return value;
        }
        while (end < left.size() && is_digit(left[end])) ++end;
        if (end == 0 || end > 3) return std::nullopt;
        const bool decimal = end + 1 < left.size() && left[end] == U'.' && is_digit(left[end + 1]);
        if (decimal) {
            end += 2;
            while (end < left.size() && is_digit(left[end])) ++end;
        }
        std::string digits;
        for (const char32_t c : left.substr(0, end)) digits += static_cast<char>(c);
        left.remove_prefix(end);
        double value = 0;
        const auto [stop, code] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (code != std::errc{} || stop != digits.data() + digits.size()) return std::nullopt;
        return value;
    }
};

/// What may stand behind the number, up to the end; false when something else does.
bool take_end(SignReader& reader, FloorSign& sign) {
    if (!reader.left.empty() && reader.left[0] >= U'A' && reader.left[0] <= U'D') {
        const SignView behind = reader.left.substr(1);
        const bool alone = behind.empty() || behind == U"层" || behind == U"楼" || behind == U"F";
        if (alone) {
            sign.letter = static_cast<char>(reader.left[0]);
            reader.left.remove_prefix(1);
        }
    }
    if (reader.left == U"M" || reader.left == U"夹层" || reader.left == U"层夹层") {
        sign.height += 0.5;
        return true;
    }
    if (reader.left.empty()) return true;
    const auto end = std::ranges::find(kBehindNumber, reader.left, &SignEnd::text);
    if (end == kBehindNumber.end()) return false;
    sign.from_ground = sign.from_ground || end->from_ground;
    return true;
}

std::optional<FloorSign> counted_sign(SignView text) {
    SignReader reader{text};
    FloorSign sign;
    bool below = false;
    bool german = text.ends_with(U".UG");
    if (german) reader.left.remove_suffix(3);
    const auto words = [&] {
        for (const SignView word : kBeforeNumber) {
            if (!reader.take(word)) continue;
            if (word == U"ETAGE") sign.from_ground = true;
            return;
        }
    };
    words();
    for (const SignView word : kBelow)
        if (!below && reader.take(word)) below = true;
    words();  // -F1
    const auto number = reader.take_number();
    if (!number) return std::nullopt;
    below = below || german;
    sign.height = *number;
    if (!take_end(reader, sign)) return std::nullopt;
    if (sign.letter != 0) sign.height += 1 + (sign.letter - 'A');
    if (below) sign.height = -sign.height;
    if (below && *number == 0) return std::nullopt;
    sign.from_ground = sign.from_ground || german || (*number == 0 && sign.letter == 0) ||
                       (sign.height > 0 && sign.height < 1);
    if (sign.height < kLowestFloor || sign.height > kHighestFloor) return std::nullopt;
    return sign;
}

std::string name_written(std::string_view text) {
    return std::string{base::trimmed(text).substr(0, kLongestSign * 4)};
}

}  // namespace

std::u32string folded_sign(std::string_view text, char32_t gap) {
    std::u32string out;
    for (const char32_t c : base::characters(text)) {
        const char32_t one = folded_letter(c);
        if (one != 0) out += one;
        if (one == 0 && gap != 0) out += gap;
    }
    return out;
}

std::optional<FloorSign> floor_sign(std::string_view text) {
    if (text.size() > kLongestSign * 4) return std::nullopt;
    std::u32string folded = folded_sign(text, 0);
    if (folded.empty() || folded.size() > kLongestSign) return std::nullopt;
    std::u32string bare = folded;
    std::erase_if(bare, [](char32_t c) { return c == U'-'; });
    std::optional<FloorSign> sign;
    const auto whole = std::ranges::find(kWholeSigns, SignView{bare}, &WholeSign::text);
    if (whole != kWholeSigns.end()) {
        sign = FloorSign{
            .height = whole->height, .from_ground = whole->from_ground, .place = whole->place};
    } else {
        sign = counted_sign(folded);
    }
    if (sign) sign->name = name_written(text);
    return sign;
}

FloorSign unknown_floor(std::string_view name) {
    return {.name = name_written(name), .height = 0, .place = FloorSign::Place::Unknown};
}

std::string usual_floor_name(int ordinal) {
    return ordinal < 0 ? "B" + std::to_string(-ordinal) : std::to_string(ordinal + 1) + "F";
}

std::vector<int> ordinals_of(std::span<const FloorSign> signs) {
    using Place = FloorSign::Place;
    const bool from_ground = std::ranges::any_of(signs, &FloorSign::from_ground);
    const auto is_written = [&](double height) {
        return std::ranges::any_of(signs, [&](const FloorSign& sign) {
            return sign.place == Place::Number && sign.letter == 0 && sign.height == height;
        });
    };
    double highest = -1;
    std::vector<double> values;
    for (const FloorSign& sign : signs) {
        double height = sign.height;
        if (sign.letter != 0 && is_written(height))  // 3A between 3 and 4
            height = height - 1 - (sign.letter - 'A') + 0.25 * (1 + sign.letter - 'A');
        if (sign.place == Place::Mezzanine && from_ground) height = 0.5;
        const double value = from_ground || height <= 0 ? height : height - 1;
        values.push_back(value);
        const bool counts = sign.place == Place::Number || sign.place == Place::Mezzanine;
        if (counts) highest = std::max(highest, std::floor(value));
    }
    std::map<std::string, double> unknown;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (signs[i].place == Place::Unknown && !unknown.contains(signs[i].name)) {
            const double next = highest + 1 + static_cast<double>(unknown.size());
            unknown.emplace(signs[i].name, next);
        }
    }
    const double roof = highest + 1 + static_cast<double>(unknown.size());
    std::map<double, int> ordinals;
    for (std::size_t i = 0; i < signs.size(); ++i) {
        if (signs[i].place == Place::Unknown) values[i] = unknown.at(signs[i].name);
        if (signs[i].place == Place::Top) values[i] = roof;
        ordinals.emplace(values[i], 0);
    }
    int before = -1;
    for (auto at = ordinals.lower_bound(0); at != ordinals.end(); ++at)
        before = at->second = std::max(before + 1, static_cast<int>(std::floor(at->first)));
    before = 0;
    for (auto at = std::make_reverse_iterator(ordinals.lower_bound(0)); at != ordinals.rend(); ++at)
        before = at->second = std::min(before - 1, static_cast<int>(std::ceil(at->first)));
    std::vector<int> out;
    for (const double value : values) out.push_back(ordinals.at(value));
    return out;
}

}  // namespace ingest
