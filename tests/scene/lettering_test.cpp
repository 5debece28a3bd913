#include "scene/lettering.h"

#include <catch_amalgamated.hpp>

#include <string>

namespace {

scene::Lettering fresh() {
    const auto font = scene::cjk_font();
    REQUIRE(font);
    auto made = scene::Lettering::with(*font);
    REQUIRE(made);
    return std::move(*made);
}

std::size_t ink_of(const scene::Lettering& letters, const scene::PlacedGlyph& g, int channel) {
    std::size_t ink = 0;
    for (int y = 0; y < static_cast<int>(g.height); ++y) {
        for (int x = 0; x < static_cast<int>(g.width); ++x) {
            const auto row = static_cast<int>(g.v) + y;
            const auto column = static_cast<int>(g.u) + x;
            const auto at =
                static_cast<std::size_t>((row * scene::Atlas::kSide + column) * 2 + channel);
            ink += letters.atlas().rg[at] > 127 ? 1U : 0U;
        }
    }
    return ink;
}

}  // namespace

TEST_CASE("rare letters of names are drawn, not left out", "[scene]") {
    scene::Lettering letters = fresh();
    // Extensions A, B, B, E, E: some are not in the usual font and come from another.
    for (const char* letter : {"格", "龘", "㐂", "𠮷", "𡒄", "𬭊", "𬍛"}) {
        const scene::Word& word = letters.word(letter, 24);
        CAPTURE(letter);
        REQUIRE(word.glyph.size() == 1);
        CHECK(word.glyph[0].width > 10);
        CHECK(ink_of(letters, word.glyph[0], 0) > 20);
    }
}

TEST_CASE("a letter that no font has is a box with its code", "[scene]") {
    scene::Lettering letters = fresh();
    const scene::Word word = letters.word("\xF0\xBF\xBF\xBD", 24);  // U+3FFFD
    REQUIRE(word.glyph.size() == 6);                                // the box and five figures
    CHECK(word.width_px == 24);
    CHECK(ink_of(letters, word.glyph[0], 0) > 80);
}

TEST_CASE("a letter is drawn once and its halo is wider than its ink", "[scene]") {
    scene::Lettering letters = fresh();
    (void)letters.word("网", 30);
    const std::uint64_t version = letters.atlas().version;
    const scene::Word word = letters.word("网网", 30);
    CHECK(letters.atlas().version == version);
    REQUIRE(word.glyph.size() == 2);
    CHECK(word.glyph[0].u == word.glyph[1].u);
    const std::size_t ink = ink_of(letters, word.glyph[0], 0);
    CHECK(ink > 50);
    CHECK(ink_of(letters, word.glyph[0], 1) > ink * 3 / 2);
}

TEST_CASE("a new letter is new in its own rows only", "[scene]") {
    scene::Lettering letters = fresh();
    for (const char* text : {"长青街道", "和平社区", "第四网格"}) (void)letters.word(text, 64);
    const std::uint64_t before = letters.atlas().version;
    const scene::Word word = letters.word("新", 20);
    REQUIRE(word.glyph.size() == 1);
    int rows = 0;
    for (const std::uint64_t version : letters.atlas().row_version)
        rows += version > before ? 1 : 0;
    CHECK(rows == static_cast<int>(word.glyph[0].height));
}

TEST_CASE("when the atlas is full it begins anew and every letter is right again", "[scene]") {
    scene::Lettering letters = fresh();
    const std::string text = "南湖区长青街道和平社区幸福里小区";
    for (int size = 60; letters.atlas().restarts == 0; ++size) {
        REQUIRE(size < 400);
        (void)letters.word(text, size);
    }
    const scene::Word word = letters.word(text, 40);
    CHECK(word.glyph.size() == 16);
    for (const scene::PlacedGlyph& g : word.glyph) CHECK(ink_of(letters, g, 0) > 100);
}

TEST_CASE("however many numbers were written, a page is written with the same letters", "[scene]") {
    scene::Lettering letters = fresh();
    const std::string plate = "在办 7 · 超期 1";
    letters.begin_page();
    // What was handed out stays as long as its page is written, however much else is.
    const scene::Word& placing = letters.word(plate, 20);
    const scene::Word first = placing;
    for (int n = 0; n < 9'000; ++n) (void)letters.word("在办 " + std::to_string(n), 20);
    REQUIRE(placing.glyph.size() == first.glyph.size());
    CHECK(placing.glyph.back().u == first.glyph.back().u);
    const std::uint64_t version = letters.atlas().version;
    for (int page = 0; page < 20; ++page) {
        letters.begin_page();
        for (int n = 0; n < 900; ++n)
            (void)letters.word("在办 " + std::to_string(9'000 + page * 900 + n), 20);
        // One that each page has, one that only the first and the last have.
        const scene::Word again = page < 19 ? letters.word("在办 5", 20) : letters.word(plate, 20);
        if (page < 19) continue;
        REQUIRE(again.glyph.size() == first.glyph.size());
        CHECK(again.width_px == first.width_px);
        for (std::size_t i = 0; i < again.glyph.size(); ++i) {
            CHECK(again.glyph[i].u == first.glyph[i].u);
            CHECK(again.glyph[i].x == first.glyph[i].x);
        }
    }
    // Forgotten texts are put together again of the letters that are drawn already.
    CHECK(letters.atlas().version == version);
    CHECK(letters.atlas().restarts == 0);
}

TEST_CASE("pictograms come from their font, and an unknown one is nothing", "[scene]") {
    scene::Lettering letters = fresh();
    CHECK(letters.icon(0xF2E1, 20).glyph.size() == 1);
    CHECK(letters.icon(0x41, 20).glyph.empty());
    CHECK(letters.disc(18).glyph.size() == 1);
}
