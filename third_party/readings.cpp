// readings.cpp — runs while building: the readings of Han characters out of the Unicode Han
// database (Unihan_Readings.txt.bz2 of Debian's package unicode-data), as the C++ source of
// base::pinyin_table().
//
// Taken are the toneless syllables of kMandarin, kXHC1983 and kTGHZ2013: what a dictionary of
// today's Chinese lists, every reading of it.
#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <bzlib.h>

namespace {

using Syllables = std::vector<std::string>;  // in the order found, each once

struct Letter {
    const char* written;
    char plain;
};

// v stands for u with two dots, as on every keyboard.
constexpr std::array<Letter, 35> kLetters{
    {{"ā", 'a'}, {"á", 'a'}, {"ǎ", 'a'}, {"à", 'a'}, {"ē", 'e'}, {"é", 'e'}, {"ě", 'e'},
     {"è", 'e'}, {"ê", 'e'}, {"ế", 'e'}, {"ề", 'e'}, {"ī", 'i'}, {"í", 'i'}, {"ǐ", 'i'},
     {"ì", 'i'}, {"ō", 'o'}, {"ó", 'o'}, {"ǒ", 'o'}, {"ò", 'o'}, {"ū", 'u'}, {"ú", 'u'},
     {"ǔ", 'u'}, {"ù", 'u'}, {"ü", 'v'}, {"ǖ", 'v'}, {"ǘ", 'v'}, {"ǚ", 'v'}, {"ǜ", 'v'},
     {"ń", 'n'}, {"ň", 'n'}, {"ǹ", 'n'}, {"ḿ", 'm'}, {"ɑ", 'a'}, {"ɡ", 'g'}, {"ĕ", 'e'}}};

std::string text_of(const char* path) {
    BZFILE* file = BZ2_bzopen(path, "rb");
    if (file == nullptr) return {};
    std::string text;
    std::array<char, 65536> some{};
    for (int got = 0; (got = BZ2_bzread(file, some.data(), some.size())) > 0;)
        text.append(some.data(), static_cast<std::size_t>(got));
    BZ2_bzclose(file);
    return text;
}

/// "zhǎng" as "zhang". Combining marks go.
std::string toneless(std::string_view written) {
    std::string plain;
    while (!written.empty()) {
        bool found = false;
        for (const Letter& letter : kLetters) {
            if (written.substr(0, std::strlen(letter.written)) != letter.written) continue;
            plain += letter.plain;
            written.remove_prefix(std::strlen(letter.written));
            found = true;
            break;
        }
        if (found) continue;
        if (written[0] >= 'a' && written[0] <= 'z') plain += written[0];
        written.remove_prefix(1);
    }
    return plain;
}

void add(Syllables& to, const std::string& syllable) {
    if (syllable.empty()) return;
    for (const std::string& there : to)
        if (there == syllable) return;
    to.push_back(syllable);
}

/// "0121.040:cháng 1456.020:zhǎng", or without the pages. Syllables with v can also be typed as
/// passports spell them.
void take(Syllables& to, std::string_view value) {
    std::string word;
    const auto close = [&] {
        const std::string plain = toneless(word);
        word.clear();
        add(to, plain);
        const std::size_t v = plain.find('v');
        if (v == std::string::npos) return;
        add(to, plain.substr(0, v) + "yu" + plain.substr(v + 1));
        if (v + 1 < plain.size()) add(to, plain.substr(0, v) + "u" + plain.substr(v + 1));
    };
    for (const char c : value) {
        if (c == ':')
            word.clear();
        else if (c == ' ' || c == ',')
            close();
        else
            word += c;
    }
    close();
}

std::map<std::uint32_t, Syllables> readings_in(std::string_view text) {
    std::map<std::uint32_t, Syllables> readings;
    // kMandarin first: the usual reading stands first.
    for (const std::string_view wanted : {"kMandarin", "kXHC1983", "kTGHZ2013"}) {
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t end = text.find('\n', at);
            const std::string_view line = text.substr(at, end - at);
            at = end == std::string_view::npos ? text.size() : end + 1;
            const std::size_t tab = line.find('\t');
            if (line.substr(0, 2) != "U+" || tab == std::string_view::npos) continue;
            const std::size_t next = line.find('\t', tab + 1);
            if (line.substr(tab + 1, next - tab - 1) != wanted) continue;
            const auto code = static_cast<std::uint32_t>(
                std::strtoul(std::string{line.substr(2, tab - 2)}.c_str(), nullptr, 16));
            take(readings[code], line.substr(next + 1));
        }
    }
    add(readings[0x3007], "ling");  // a round zero, which the database leaves out
    return readings;
}

template <class Numbers>
void write_numbers(std::ostream& out, const char* type, const char* name, const Numbers& numbers) {
    out << "constexpr " << type << " " << name << "[] = {";
    std::size_t i = 0;
    for (const auto n : numbers) out << (i++ % 24 == 0 ? "\n    " : " ") << n << ',';
    out << "\n};\n";
}

}  // namespace

int main(int count, char** words) {
    if (count != 3) return 2;
    const auto readings = readings_in(text_of(words[1]));
    constexpr std::size_t kFewest = 20'000;
    if (readings.size() < kFewest) {
        std::fprintf(stderr, "%s holds no readings of Han characters\n", words[1]);
        return 1;
    }
    std::map<std::string, unsigned> number_of;
    for (const auto& [code, syllables] : readings)
        for (const std::string& s : syllables) number_of[s] = 0;
    unsigned next = 0;
    for (auto& [syllable, number] : number_of) number = next++;

    constexpr std::uint32_t kFirst = 0x3400;
    constexpr std::uint32_t kLast = 0x9FFF;
    std::map<Syllables, unsigned> set_of;  // set 0 is empty
    std::vector<unsigned> begins{0, 0};
    std::vector<unsigned> members;
    std::vector<unsigned> near(kLast - kFirst + 1, 0);
    std::vector<unsigned> far;
    std::vector<unsigned> far_set;
    for (const auto& [code, syllables] : readings) {
        const auto [at, fresh] = set_of.emplace(syllables, begins.size() - 1);
        if (fresh) {
            for (const std::string& s : syllables) members.push_back(number_of[s]);
            begins.push_back(static_cast<unsigned>(members.size()));
        }
        if (code >= kFirst && code <= kLast) {
            near[code - kFirst] = at->second;
        } else {
            far.push_back(code);
            far_set.push_back(at->second);
        }
    }
    std::ofstream out{words[2]};
    out << "// Generated by third_party/readings.cpp from the Unicode Han database.\n"
           "#include \"base/pinyin_table.h\"\n\nnamespace base {\n\nnamespace {\n\n"
           "constexpr std::string_view kSyllables[] = {";
    std::size_t i = 0;
    for (const auto& [syllable, number] : number_of)
        out << (i++ % 12 == 0 ? "\n    " : " ") << '"' << syllable << "\",";
    out << "\n};\n";
    write_numbers(out, "std::uint16_t", "kBegins", begins);
    write_numbers(out, "std::uint16_t", "kMembers", members);
    write_numbers(out, "std::uint16_t", "kNear", near);
    write_numbers(out, "char32_t", "kFar", far);
    write_numbers(out, "std::uint16_t", "kFarSet", far_set);
    out << "\n}  // namespace\n\nPinyinTable pinyin_table() {\n"
           "    return {kSyllables, kBegins, kMembers, kNear, kFar, kFarSet};\n}\n\n"
           "}  // namespace base\n";
    return out.good() ? 0 : 1;
}
