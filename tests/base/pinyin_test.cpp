#include "base/pinyin.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch_amalgamated.hpp>

namespace {

using Sounds = std::vector<std::string>;

Sounds sorted_readings(char32_t character) {
    Sounds sounds;
    for (const std::uint16_t number : base::readings_of(character))
        sounds.emplace_back(base::syllable(number));
    std::ranges::sort(sounds);
    return sounds;
}

}  // namespace

TEST_CASE("a character has every reading of the dictionaries, without tones", "[base]") {
    CHECK(sorted_readings(U'长') == Sounds{"chang", "zhang"});
    CHECK(sorted_readings(U'重') == Sounds{"chong", "zhong"});
    CHECK(sorted_readings(U'庆') == Sounds{"qing"});
    CHECK(sorted_readings(U'单') == Sounds{"chan", "dan", "shan"});
    CHECK(sorted_readings(U'厦') == Sounds{"sha", "xia"});
    CHECK(sorted_readings(U'泌') == Sounds{"bi", "mi"});
    CHECK(sorted_readings(U'行') == Sounds{"hang", "heng", "xing"});
    CHECK(sorted_readings(U'解') == Sounds{"jie", "xie"});
    CHECK(sorted_readings(U'〇') == Sounds{"ling"});
}

TEST_CASE("the usual reading stands first", "[base]") {
    CHECK(base::syllable(base::readings_of(U'重')[0]) == "zhong");
    CHECK(base::syllable(base::readings_of(U'行')[0]) == "xing");
}

TEST_CASE("u with two dots is typed v, or as passports spell it", "[base]") {
    CHECK(sorted_readings(U'女') == Sounds{"nv", "nyu"});
    CHECK(sorted_readings(U'绿') == Sounds{"lu", "lv", "lyu"});
    CHECK(sorted_readings(U'略') == Sounds{"lue", "lve", "lyue"});
}

TEST_CASE("rare characters of place names are read too, also beyond the first plane", "[base]") {
    CHECK(sorted_readings(U'圳') == Sounds{"zhen"});
    CHECK(sorted_readings(U'\U00020B9F') == Sounds{"chi"});  // 𠮟
    CHECK_FALSE(base::readings_of(U'\U000241FE').empty());
}

TEST_CASE("what is no Han character has no reading", "[base]") {
    for (const char32_t c : {U'a', U'7', U' ', U'é', U'·', U'。', U'７', U'あ', U'\U0010FFFF'})
        CHECK(base::readings_of(c).empty());
}
