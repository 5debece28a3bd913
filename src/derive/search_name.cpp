#include "derive/search_name.h"

#include "base/pinyin.h"
#include "base/text.h"

#include <algorithm>
#include <optional>

namespace derive {

using base::is_digit;

namespace {

struct Sign {
    char32_t c = 0;
    std::uint16_t from = 0, to = 0;
    bool begins = false;
};
using Signs = std::vector<Sign>;

constexpr std::size_t kMostParts = 4;
constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九十百零";

/// Signs that no name is told apart by.
bool is_mark(char32_t c) {
    return c <= U'/' || (c >= U':' && c <= U'`') || (c >= U'{' && c <= U'\u00BF') ||
           (c >= U'\u2000' && c <= U'\u206F') || (c >= U'\u3000' && c <= U'\u3004') ||
           (c >= U'\u3008' && c <= U'\u3020') || (c >= U'\uFF00' && c <= U'\uFF0F') ||
           c == U'\uFFFD' || c == U'\u30FB';
}

/// Half width, small, without the two dots that keyboards lack.
char32_t folded(char32_t c) {
    if (c >= U'\uFF01' && c <= U'\uFF5E') c -= U'\uFF01' - U'!';
    if (c >= U'A' && c <= U'Z') return c - U'A' + U'a';
    return c == U'ü' || c == U'Ü' ? U'v' : c;
}

std::size_t utf8_length(char32_t c) {
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/// Letters, digits and #; what stands behind a sign or a space begins a word.
Signs signs_of(std::string_view text) {
    Signs signs;
    bool begins = true;
    std::size_t at = 0;
    for (const char32_t written : base::characters(text)) {
        // A broken byte stands as U+FFFD and is one byte long, not three.
        const bool broken = written == U'\uFFFD' && text.substr(at, 3) != "\xEF\xBF\xBD";
        const std::size_t length = broken ? 1 : utf8_length(written);
        const char32_t c = folded(written);
        if (c == U'#' || !is_mark(c)) {
            signs.push_back({c, static_cast<std::uint16_t>(at),
                             static_cast<std::uint16_t>(at + length), begins});
            begins = false;
        } else {
            begins = true;
        }
        at += length;
        if (at > 0xFFF0) break;
    }
    return signs;
}

bool matches_at(const Signs& signs, std::size_t at, std::u32string_view wanted) {
    if (at + wanted.size() > signs.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (signs[at + i].c != wanted[i]) return false;
    return true;
}

/// 7栋, 7#, 7幢, A座 as 7号楼, A号楼; a # elsewhere goes.
Signs with_building_words(const Signs& signs) {
    static constexpr std::array<std::u32string_view, 9> kWords{
        U"号楼栋", U"号楼", U"号栋", U"号幢", U"栋楼", U"幢楼", U"楼栋", U"#楼", U"#"};
    static constexpr std::u32string_view kSingle = U"栋幢座";
    Signs result;
    for (std::size_t i = 0; i < signs.size();) {
        const char32_t before = result.empty() ? 0 : result.back().c;
        const bool numbered = is_digit(before) || is_numeral(before) || is_latin(before);
        std::size_t length = 0;
        for (const std::u32string_view word : kWords)
            if (length == 0 && numbered && matches_at(signs, i, word)) length = word.size();
        if (length == 0 && numbered && kSingle.find(signs[i].c) != std::u32string_view::npos)
            length = 1;
        if (length > 0) {
            const std::uint16_t to = signs[i + length - 1].to;
            const bool two = length > 1 && signs[i].c == U'号';
            const std::uint16_t middle = two ? signs[i].to : to;
            result.push_back({U'号', signs[i].from, middle, signs[i].begins});
            result.push_back({U'楼', two ? middle : signs[i].from, to, false});
            i += length;
            continue;
        }
        if (signs[i].c != U'#') result.push_back(signs[i]);
        ++i;
    }
    return result;
}

/// 十二 as 12, 八一 as 81; none for what is no number (百 alone, 十十).
std::optional<std::string> arabic(const Signs& signs, std::size_t from, std::size_t to) {
    bool places = false;
    std::string digits;
    int total = 0;
    int digit = -1;
    int last_place = 1000;
    for (std::size_t i = from; i < to; ++i) {
        const char32_t c = signs[i].c;
        const auto value = static_cast<int>(kNumerals.find(c));
        if (c == U'十' || c == U'百') {
            const int place = c == U'十' ? 10 : 100;
            if (place >= last_place || (place == 100 && digit <= 0)) return std::nullopt;
            total += place * (digit < 0 ? 1 : digit);
            last_place = place;
            places = true;
            digit = -1;
            continue;
        }
        const int one = c == U'零' ? 0 : value;
        digits += static_cast<char>('0' + one);
        if (places && digit > 0) return std::nullopt;  // 十二三 is no number
        digit = one;
    }
    if (!places) return digits;
    if (digits.size() > 2 && last_place == 10) return std::nullopt;
    return std::to_string(total + std::max(digit, 0));
}

/// Every run of Chinese numerals that is a number, in digits.
Signs in_digits(const Signs& signs) {
    Signs result;
    for (std::size_t i = 0; i < signs.size();) {
        std::size_t end = i;
        while (end < signs.size() && is_numeral(signs[end].c)) ++end;
        const auto number = end > i ? arabic(signs, i, end) : std::nullopt;
        if (!number) {
            end = std::max(end, i + 1);
            result.insert(result.end(), signs.begin() + static_cast<std::ptrdiff_t>(i),
                          signs.begin() + static_cast<std::ptrdiff_t>(end));
            i = end;
            continue;
        }
        const bool same = number->size() == end - i;  // digit for digit: each keeps its bytes
        for (std::size_t k = 0; k < number->size(); ++k) {
            const std::uint16_t from = same ? signs[i + k].from : signs[i].from;
            const std::uint16_t to = same ? signs[i + k].to : signs[end - 1].to;
            result.push_back(
                {static_cast<char32_t>((*number)[k]), from, to, k == 0 && signs[i].begins});
        }
        i = end;
    }
    return result;
}

/// The number a name begins with, up to 99, in Chinese numerals: 12号楼 as 十二号楼.
Signs in_numerals(const Signs& signs) {
    std::size_t length = 0;
    while (length < signs.size() && is_digit(signs[length].c)) ++length;
    if (length == 0 || length > 2 || signs[0].c == U'0') return signs;
    std::u32string text;
    const auto digit = [&](std::size_t i) { return static_cast<std::size_t>(signs[i].c - U'0'); };
    if (length == 2) {
        if (digit(0) > 1) text += kNumerals[digit(0)];
        text += U'十';
    }
    if (digit(length - 1) > 0) text += kNumerals[digit(length - 1)];
    Signs result;
    for (const char32_t c : text) result.push_back({c, signs[0].from, signs[length - 1].to, false});
    result[0].begins = true;
    result.insert(result.end(), signs.begin() + static_cast<std::ptrdiff_t>(length), signs.end());
    return result;
}

/// Behind these a Chinese name mostly begins a new word.
bool ends_word(char32_t c) {
    return std::u32string_view{U"区街路巷里园苑院厂村镇道市县庄弄号楼城场"}.find(c) !=
           std::u32string_view::npos;
}

Spelling spelling_of(const Signs& signs) {
    Spelling spelling;
    for (const Sign& sign : signs) {
        if (spelling.size() == kMostLetters) break;
        Letter letter{.c = sign.c, .from = sign.from, .to = sign.to, .begins = sign.begins};
        letter.digit = is_digit(sign.c);
        if (is_latin(sign.c)) letter.initials = 1U << (sign.c - U'a');
        for (const std::uint16_t number : base::readings_of(sign.c)) {
            letter.han = true;
            letter.initials |= 1U << static_cast<unsigned>(base::syllable(number)[0] - 'a');
        }
        if (!spelling.empty()) {
            const Letter& last = spelling.back();
            letter.begins |= last.digit != letter.digit || ends_word(last.c) ||
                             (last.han != letter.han && !letter.digit);
        }
        spelling.push_back(letter);
    }
    return spelling;
}

std::u32string text_of(const Signs& signs) {
    std::u32string text;
    for (const Sign& sign : signs)
        if (text.size() < kMostLetters) text += sign.c;
    return text;
}

bool same_text(const Signs& a, const Signs& b) {
    return std::ranges::equal(a, b, {}, &Sign::c, &Sign::c);
}

/// "7dong" as 7号楼: what 7栋 is called aloud.
std::optional<std::u32string> with_spoken_building(const std::u32string& text) {
    for (const std::u32string_view word : {U"dong", U"zhuang", U"zuo"}) {
        if (text.size() <= word.size() || !text.ends_with(word)) continue;
        std::u32string number = text.substr(0, text.size() - word.size());
        if (is_digit(number.back())) return number + U"号楼";
    }
    return std::nullopt;
}

}  // namespace

bool is_numeral(char32_t c) {
    return kNumerals.find(c) != std::u32string_view::npos;
}

std::vector<Spelling> spellings_of(std::string_view name) {
    const Signs written = with_building_words(signs_of(name));
    if (written.empty()) return {};
    const Signs digits = in_digits(written);
    std::vector<Spelling> spellings{spelling_of(digits)};
    const Signs second = same_text(digits, written) ? in_numerals(written) : written;
    if (!same_text(second, digits)) spellings.push_back(spelling_of(second));
    return spellings;
}

std::vector<PartSpellings> parts_of(std::string_view query) {
    std::string spaced{query};
    for (const char* space : {"\u3000", "\u00A0"}) spaced = base::replaced(spaced, space, " ");
    std::vector<PartSpellings> parts;
    for (const std::string& part : base::fields(spaced)) {
        const Signs written = with_building_words(signs_of(part));
        if (written.empty() || parts.size() == kMostParts) continue;
        PartSpellings spellings{text_of(in_digits(written))};
        const auto add = [&](const std::u32string& text) {
            if (std::ranges::find(spellings, text) == spellings.end()) spellings.push_back(text);
        };
        add(text_of(written));
        if (const auto spoken = with_spoken_building(spellings[0])) add(*spoken);
        parts.push_back(std::move(spellings));
    }
    return parts;
}

std::uint64_t bit_of(char32_t typed) {
    constexpr unsigned kOthers = 64 - 26 - 10;
    if (is_latin(typed)) return 1ULL << (typed - U'a');
    if (is_digit(typed)) return 1ULL << (26U + (typed - U'0'));
    return 1ULL << (36U + typed % kOthers);
}

std::uint64_t bits_of(const Letter& letter) {
    return letter.initials | bit_of(letter.c);
}

std::string bare_number(std::string_view number) {
    std::string bare;
    for (const Sign& sign : signs_of(number))
        if (sign.c < 0x80 && sign.c != U'#') bare += static_cast<char>(sign.c);
    return bare;
}

int number_in_name(const Spelling& spelling) {
    constexpr int kMost = 100'000'000;
    int number = 0;
    bool found = false;
    for (const Letter& letter : spelling) {
        if (!letter.digit && found) break;
        if (!letter.digit) continue;
        found = true;
        if (number < kMost) number = number * 10 + static_cast<int>(letter.c - U'0');
    }
    return number;
}

}  // namespace derive
