#include "base/words.h"
#include "base/result.h"

#include <cctype>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

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

TEST_CASE("every text is used somewhere", "[base]") {
    namespace fs = std::filesystem;
    const fs::path src = fs::path{GETU_SOURCE_DIR} / "src";
    const auto text_of_file = [](const fs::path& path) {
        std::ifstream file{path};
        return std::string{std::istreambuf_iterator<char>{file}, {}};
    };
    std::set<std::string> used;
    for (const auto& entry : fs::recursive_directory_iterator{src}) {
        const std::string name = entry.path().filename().string();
        const bool code = name.ends_with(".cpp") || name.ends_with(".h");
        if (!code || name.starts_with("words")) continue;
        const std::string text = text_of_file(entry.path());
        for (std::size_t at = text.find("Word::"); at != std::string::npos;
             at = text.find("Word::", at + 1)) {
            std::size_t end = at + 6;
            while (end < text.size() && std::isalnum(static_cast<unsigned char>(text[end])) != 0)
                ++end;
            used.insert(text.substr(at + 6, end - at - 6));
        }
    }
    std::istringstream names{text_of_file(src / "base" / "word_names.inc")};
    int count = 0;
    for (std::string line; std::getline(names, line);) {
        if (line.starts_with("//")) continue;
        std::istringstream words{line};
        for (std::string name; words >> name; ++count) {
            name.pop_back();  // the comma
            CAPTURE(name);
            CHECK(used.contains(name));
        }
    }
    CHECK(count == static_cast<int>(Word::kCount));
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
