#include "base/pinyin.h"

#include "base/pinyin_table.h"

#include <algorithm>

namespace base {

namespace {

const PinyinTable& table() {
    static const PinyinTable the_table = pinyin_table();
    return the_table;
}

std::uint16_t set_of(char32_t character) {
    const PinyinTable& t = table();
    if (character >= kFirstNear && character - kFirstNear < t.near.size())
        return t.near[character - kFirstNear];
    const auto at = std::ranges::lower_bound(t.far, character);
    if (at == t.far.end() || *at != character) return 0;
    return t.far_set[static_cast<std::size_t>(at - t.far.begin())];
}

}  // namespace

std::span<const std::uint16_t> readings_of(char32_t character) {
    if (character < 0x2E80) return {};
    const std::uint16_t set = set_of(character);
    const std::size_t begin = table().begins[set];
    return table().members.subspan(begin, table().begins[set + 1U] - begin);
}

std::string_view syllable(std::uint16_t number) {
    return table().syllables[number];
}

}  // namespace base
