#include "base/words.h"
#include "base/result.h"

#include <set>

#include <catch_amalgamated.hpp>

using base::Language;
using base::say;
using base::text_of;
using base::Word;

namespace {

std::set<std::string> gaps(std::string_view text) {
    std::set<std::string> found;
    for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1))
        found.emplace(text.substr(at, 3));
    return found;
}

}  // namespace

TEST_CASE("every sentence stands in both languages with the same gaps", "[base]") {
    for (int w = 0; w < static_cast<int>(Word::kCount); ++w) {
        const auto word = static_cast<Word>(w);
        const std::string_view zh = text_of(Language::Chinese, word);
        const std::string_view en = text_of(Language::English, word);
        CAPTURE(w, zh, en);
        CHECK_FALSE(zh.empty());
        CHECK_FALSE(en.empty());
        CHECK(gaps(zh) == gaps(en));
        // Gaps are numbered from 0 without holes, and nothing else stands in braces.
        int next = 0;
        for (const std::string& gap : gaps(en)) CHECK(gap == "{" + std::to_string(next++) + "}");
    }
}

TEST_CASE("gaps are filled, and what fills them is left as it is", "[base]") {
    CHECK(say(Language::English, Word::CrsUnknown, {"4547"}) ==
          "The coordinate system EPSG:4547 is unknown; check that proj-data is installed.");
    CHECK(say(Language::Chinese, Word::WindowTitle, {"{0}{1}"}) == "格图 · {0}{1}");
    CHECK(say(Language::English, Word::WindowTitle) == "Getu · ");
}

TEST_CASE("an error speaks the reader's language", "[base]") {
    const base::Error error{base::Fault::NotFound, Word::StoreMissing, {"a.gpkg"}, "for the log"};
    CHECK(base::sentence(error, Language::Chinese).starts_with("找不到库文件 a.gpkg；"));
    CHECK(base::sentence(error, Language::English).starts_with("There is no store at a.gpkg;"));
    CHECK(base::sentence(error, Language::English).find("for the log") == std::string::npos);
}
