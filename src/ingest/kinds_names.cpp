#include "ingest/kinds.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace ingest {

namespace {

using Level = SurveyedBoundary::Level;

/// Where the run of numbering signs that ends at `end` begins: digits, letters, 一二三, 甲乙丙.
std::size_t start_of_number(std::string_view text, std::size_t end) {
    constexpr std::array<std::string_view, 17> kSigns{"零", "一", "二", "三", "四", "五",
                                                      "六", "七", "八", "九", "十", "甲",
                                                      "乙", "丙", "丁", "东", "西"};
    std::size_t at = end;
    while (at > 0) {
        const char c = text[at - 1];
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '#') {
            --at;
            continue;
        }
        if (at < 3 || std::ranges::find(kSigns, text.substr(at - 3, 3)) == kSigns.end()) break;
        at -= 3;
    }
    return at;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> endings) {
    return std::ranges::any_of(endings, [&](std::string_view e) { return text.ends_with(e); });
}

std::optional<Level> level_of_name(std::string_view name) {
    if (ends_with_any(name, {"网格"})) return Level::Grid;
    if (ends_with_any(name, {"社区", "居委会", "居民委员会", "村委会", "村民委员会", "村", "里"}))
        return Level::Community;
    if (ends_with_any(name, {"街道", "街道办事处", "办事处", "镇", "乡", "苏木"}))
        return Level::Subdistrict;
    if (ends_with_any(name, {"区", "區", "县", "縣", "旗"})) return Level::District;
    return std::nullopt;
}

std::size_t digits_of(Level level) {
    switch (level) {
        case Level::District:
            return 6;
        case Level::Subdistrict:
            return 9;
        case Level::Community:
            return 12;
        case Level::Grid:
            return 15;
    }
    return 0;
}

}  // namespace

double leading_number(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    double value = 0;
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    (void)end;
    return fault == std::errc{} ? value : 0;
}

bool is_home_by_name(std::string_view name) {
    constexpr std::array<std::string_view, 5> kHomes{"公寓", "宿舍", "家属", "住宅", "新村"};
    return std::ranges::any_of(
        kHomes, [&](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

std::string number_of(const Feature& feature) {
    if (const std::string_view house = tag(feature, "addr:housenumber"); !house.empty())
        return std::string{house};
    for (const std::string_view key : {"name", "ref", "addr:housename"}) {
        const std::string_view text = tag(feature, key);
        for (const std::string_view unit : {"号楼", "栋", "幢", "号院", "座", "号"}) {
            const std::size_t at = text.find(unit);
            if (at == std::string_view::npos) continue;
            const std::size_t start = start_of_number(text, at);
            if (start == at) continue;
            return std::string{text.substr(start, at + unit.size() - start)};
        }
    }
    return {};
}

std::optional<Level> level_of(const Feature& feature) {
    const std::string_view told = tag(feature, "getu:level");
    if (told == "above") return std::nullopt;
    if (told == "district") return Level::District;
    if (told == "subdistrict") return Level::Subdistrict;
    if (told == "community") return Level::Community;
    const int admin = static_cast<int>(leading_number(tag(feature, "admin_level")));
    if (admin >= 1 && admin <= 5) return std::nullopt;  // above a district
    if (const auto level = level_of_name(tag(feature, "name"))) return level;
    if (admin == 6 || admin == 7) return Level::District;
    if (admin == 8) return Level::Subdistrict;
    if (admin >= 9) return Level::Community;
    const std::size_t digits = tag(feature, "ref").size();
    if (digits == 6) return Level::District;
    if (digits == 9) return Level::Subdistrict;
    return digits == 15 ? Level::Grid : Level::Community;
}

std::string code_of(const Feature& feature, Level level) {
    const std::size_t wanted = digits_of(level);
    for (const std::string_view key :
         {"ref:GB", "gb:code", "ref:CN", "division_code", "adcode", "ref", "code"}) {
        std::string code{tag(feature, key)};
        if (code.size() < 6 || !std::ranges::all_of(code, base::is_digit<char>)) continue;
        // Full codes are filled with zeros on the right; Taiwan's have eleven digits.
        if (code.size() == 11 && level == Level::Community) code += '0';
        if (code.size() < wanted) continue;
        const bool filled = code.find_first_not_of('0', wanted) == std::string::npos;
        if (filled) return code.substr(0, wanted);
    }
    return {};
}

}  // namespace ingest
