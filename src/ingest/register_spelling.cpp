#include "ingest/register_spelling.h"

#include <array>

namespace ingest {

namespace {

using View = std::u32string_view;

constexpr std::array<View, 7> kYardEndings{U"住宅小区", U"小区",   U"住宅区", U"家属区",
                                           U"家属院",   U"生活区", U"社区"};
constexpr std::array<View, 6> kCommunityEndings{U"社区居委会", U"居民委员会", U"居委会",
                                                U"社区",       U"村委会",     U"村"};
constexpr std::array<View, 8> kBetween{U"住宅小区", U"小区",   U"住宅区", U"家属区",
                                       U"家属院",   U"生活区", U"院内",   U"内"};
constexpr View kBoundaries = U"-省市区县旗州盟乡镇村道处路街巷弄号院会同社";
constexpr View kRoads = U"路街巷道弄";

template <std::size_t N>
View without_ending(View name, const std::array<View, N>& endings) {
    for (const View ending : endings)
        if (name.size() > ending.size() && name.ends_with(ending))
            return name.substr(0, name.size() - ending.size());
    return name;
}

void skip_dashes(View& text) {
    while (text.starts_with(U'-')) text.remove_prefix(1);
}

}  // namespace

View yard_stem(View name) {
    return without_ending(name, kYardEndings);
}

View community_stem(View name) {
    return without_ending(name, kCommunityEndings);
}

bool parts_names(char32_t before) {
    return kBoundaries.find(before) != View::npos;
}

void skip_between(View& text) {
    skip_dashes(text);
    for (const View word : kBetween) {
        if (!text.starts_with(word)) continue;
        text.remove_prefix(word.size());
        break;
    }
    skip_dashes(text);
}

void skip_name(View& text, View yard) {
    for (const View name : {yard, yard_stem(yard)}) {
        if (name.empty() || text.size() <= name.size() || !text.starts_with(name)) continue;
        text.remove_prefix(name.size());
        skip_between(text);
        return;
    }
}

void skip_road(View& text) {
    constexpr std::size_t kLongest = 12;
    const std::size_t road = text.find_first_of(kRoads);
    if (road == View::npos || road == 0 || road > kLongest) return;
    const std::size_t end = text.find_first_not_of(U"0123456789", road + 1);
    if (end == road + 1 || end == View::npos) return;
    View behind = text.substr(end);
    if (!behind.starts_with(U'号') || behind.starts_with(U"号楼")) return;
    behind.remove_prefix(1);
    if (behind.starts_with(U'院')) behind.remove_prefix(1);
    text = behind;
    skip_dashes(text);
}

}  // namespace ingest
