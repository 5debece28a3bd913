#include "base/text.h"

#include <catch_amalgamated.hpp>

using Words = std::vector<std::string>;

TEST_CASE("fields stand between white space, however much", "[base]") {
    CHECK(base::fields("") == Words{});
    CHECK(base::fields(" \t\r\n") == Words{});
    CHECK(base::fields("one") == Words{"one"});
    CHECK(base::fields("  one\t two\r\n") == Words{"one", "two"});
}

TEST_CASE("split keeps empty fields", "[base]") {
    CHECK(base::split("", ',') == Words{""});
    CHECK(base::split(",", ',') == Words{"", ""});
    CHECK(base::split("a,,b", ',') == Words{"a", "", "b"});
}

TEST_CASE("trimmed takes white space off both ends only", "[base]") {
    CHECK(base::trimmed("  a b \n") == "a b");
    CHECK(base::trimmed(" \t ") == "");
    CHECK(base::trimmed("") == "");
}

TEST_CASE("replaced does not look at what it put in", "[base]") {
    CHECK(base::replaced("aXbX", "X", "XX") == "aXXbXX");
    CHECK(base::replaced("aaa", "aa", "b") == "ba");
    CHECK(base::replaced("", "x", "y") == "");
}

TEST_CASE("characters of UTF-8 are counted one by one", "[base]") {
    using Characters = std::vector<char32_t>;
    CHECK(base::characters("a格é😀") == Characters{U'a', U'格', U'é', U'😀'});
    CHECK(base::characters("") == Characters{});
}

TEST_CASE("a broken byte counts one and swallows nothing", "[base]") {
    using Characters = std::vector<char32_t>;
    constexpr char32_t kBroken = 0xFFFD;
    CHECK(base::characters("\xE6\xA0") == Characters{kBroken, kBroken});  // cut off
    CHECK(base::characters("\xE6zz") == Characters{kBroken, U'z', U'z'});
    CHECK(base::characters("\x80z") == Characters{kBroken, U'z'});
    CHECK(base::characters("\xC0\x80") == Characters{kBroken, kBroken});    // too long for 0
    CHECK(base::characters("\xE0\x80\x80") == Characters(3, kBroken));      // the same
    CHECK(base::characters("\xED\xA0\x80") == Characters(3, kBroken));      // a surrogate
    CHECK(base::characters("\xF4\x90\x80\x80") == Characters(4, kBroken));  // beyond Unicode
    CHECK(base::characters("\xFF\xFE") == Characters{kBroken, kBroken});
}
