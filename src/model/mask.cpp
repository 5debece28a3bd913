#include "model/mask.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <vector>

namespace model {

using base::is_digit;

namespace {

using Characters = std::vector<char32_t>;

constexpr char32_t kDot = U'\u00B7';  // between the parts of names like 阿依努尔·买买提

constexpr std::array<std::u32string_view, 60> kCompound{
    U"欧阳", U"司马", U"上官", U"诸葛", U"司徒", U"夏侯", U"尉迟", U"公孙", U"令狐", U"慕容",
    U"皇甫", U"宇文", U"东方", U"南宫", U"西门", U"长孙", U"端木", U"独孤", U"轩辕", U"申屠",
    U"太史", U"闻人", U"赫连", U"澹台", U"公冶", U"宗政", U"濮阳", U"淳于", U"单于", U"太叔",
    U"仲孙", U"钟离", U"鲜于", U"闾丘", U"司空", U"亓官", U"司寇", U"子车", U"颛孙", U"巫马",
    U"公西", U"漆雕", U"乐正", U"壤驷", U"公良", U"拓跋", U"夹谷", U"宰父", U"谷梁", U"段干",
    U"百里", U"东郭", U"南门", U"呼延", U"羊舌", U"微生", U"梁丘", U"左丘", U"东门", U"第五"};

bool is_space(char32_t c) {
    return c == U' ' || c == U'\t' || c == U'\r' || c == U'\n' || c == U'\u3000' || c == U'\u00A0';
}

void append(std::string& text, char32_t c) {
    const auto byte = [&](unsigned value) { text += static_cast<char>(value); };
    const auto trail = [&](unsigned shift) { byte(0x80U | ((c >> shift) & 0x3FU)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0U | (c >> 6U));
        trail(0);
    } else if (c < 0x10000) {
        byte(0xE0U | (c >> 12U));
        trail(6);
        trail(0);
    } else {
        byte(0xF0U | (c >> 18U));
        trail(12);
        trail(6);
        trail(0);
    }
}

/// How many characters the family name has.
std::size_t family_length(const Characters& name) {
    const bool parts = std::ranges::find(name, kDot) != name.end();
    if (name.size() < 3 || parts) return 1;
    const std::u32string first{name[0], name[1]};
    return std::ranges::find(kCompound, first) != kCompound.end() ? 2 : 1;
}

std::string mask_words(const Characters& name) {
    std::string masked;
    bool begins = true;
    for (const char32_t c : name) {
        const bool between = is_space(c) || c == U'-' || c == U'.';
        if (between || begins)
            append(masked, is_space(c) ? U' ' : c);
        else
            masked += '*';
        begins = between;
    }
    return masked;
}

/// Letters of alphabets are told from Han characters by where they stand in Unicode.
bool is_spelled(const Characters& name) {
    return std::ranges::all_of(name, [](char32_t c) { return c < 0x0590; });
}

Characters trimmed(Characters text) {
    while (!text.empty() && is_space(text.back())) text.pop_back();
    text.erase(text.begin(), std::ranges::find_if_not(text, is_space));
    return text;
}

/// Half width.
char32_t narrowed(char32_t c) {
    return c >= U'\uFF01' && c <= U'\uFF5E' ? c - U'\uFF01' + U'!' : c;
}

bool parts_numbers(char32_t c) {
    return c == U'/' || c == U',' || c == U';' || c == U'\u3001' || c == U'\\' || c == U'\n';
}

/// A mobile number without the country before it.
Characters without_country(Characters number) {
    Characters digits;
    std::ranges::copy_if(number, std::back_inserter(digits), is_digit<char32_t>);
    constexpr std::size_t kMobile = 11;
    if (digits.size() <= kMobile) return number;
    const Characters last(digits.end() - kMobile, digits.end());
    std::string before;
    for (std::size_t i = 0; i + kMobile < digits.size(); ++i) append(before, digits[i]);
    return last[0] == U'1' && (before == "86" || before == "0086") ? last : number;
}

struct Shown {
    std::size_t first = 0, last = 0;
};

Shown shown_of(std::size_t digits) {
    if (digits >= 11) return {3, 4};
    if (digits >= 8) return {0, 4};
    return {0, digits >= 5 ? std::size_t{2} : std::size_t{0}};
}

void mask_number(const Characters& number, std::string& masked) {
    const auto digits = static_cast<std::size_t>(std::ranges::count_if(number, is_digit<char32_t>));
    const Shown shown = shown_of(digits);
    std::size_t at = 0;
    for (const char32_t c : number) {
        if (is_digit(c)) {
            const bool seen = at < shown.first || at + shown.last >= digits;
            append(masked, seen ? c : U'*');
            ++at;
        } else {
            const bool sign = c == U'-' || c == U' ' || c == U'(' || c == U')' || c == U'+';
            append(masked, sign ? c : U'*');
        }
    }
}

}  // namespace

std::string mask_name(std::string_view name) {
    Characters all = trimmed(base::characters(name));
    if (all.empty()) return {};
    if (all.size() == 1) return "*";
    if (is_spelled(all)) return mask_words(all);
    std::erase_if(all, is_space);
    if (all.size() == 1) return "*";
    const std::size_t family = family_length(all);
    std::string masked;
    for (std::size_t i = 0; i < all.size(); ++i)
        append(masked, i < family || all[i] == kDot ? all[i] : U'*');
    return masked;
}

std::string mask_phone(std::string_view phone) {
    Characters all = base::characters(phone);
    for (char32_t& c : all) c = is_space(c) && c != U'\n' ? U' ' : narrowed(c);
    all = trimmed(std::move(all));
    std::string masked;
    auto from = all.begin();
    while (from != all.end()) {
        const auto to = std::find_if(from, all.end(), parts_numbers);
        mask_number(without_country(Characters(from, to)), masked);
        if (to == all.end()) break;
        append(masked, *to);
        from = to + 1;
    }
    return masked;
}

std::string mask_id(std::string_view number) {
    const Characters all = trimmed(base::characters(number));
    std::string masked;
    for (std::size_t i = 0; i < all.size(); ++i) {
        const bool end = i == 0 || i + 1 == all.size();
        append(masked, end && all.size() > 2 ? all[i] : U'*');
    }
    return masked;
}

}  // namespace model
