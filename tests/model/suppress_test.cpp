// No number that is left out follows from those that are told (I11), tried out against every table
// that could have been told the same way.
#include "model/suppress.h"

#include <algorithm>
#include <set>

#include <catch_amalgamated.hpp>

using model::suppressed;
using model::suppressed_alone;
using model::text_of;
using model::Told;

namespace {

constexpr std::uint32_t kThreshold = 3;

std::vector<std::string> told(const std::vector<std::uint32_t>& children) {
    std::uint32_t sum = 0;
    for (const std::uint32_t n : children) sum += n;
    const Told parent = suppressed_alone(sum, kThreshold);
    std::vector<std::string> texts{text_of(parent, kThreshold)};
    for (const Told& one : suppressed(children, parent.as, kThreshold))
        texts.push_back(text_of(one, kThreshold));
    return texts;
}

bool is_number(const std::string& text) {
    return text[0] >= '0' && text[0] <= '9';
}

/// Calls `visit` for every table of `cells` numbers below `bound`.
template <class Visit>
void each_table(std::size_t cells, std::uint32_t bound, Visit visit) {
    std::vector<std::uint32_t> table(cells, 0);
    while (true) {
        visit(table);
        std::size_t at = 0;
        while (at < cells && ++table[at] == bound) table[at++] = 0;
        if (at == cells) return;
    }
}

}  // namespace

TEST_CASE("the example of the standard table", "[model]") {
    CHECK(told({0, 2, 9, 12}) == std::vector<std::string>{"23", "0", "<3", "*", "12"});
    CHECK(told({0, 5, 9}) == std::vector<std::string>{"14", "0", "5", "9"});
    CHECK(told({0, 2, 0}) == std::vector<std::string>{"<3", "-", "-", "-"});
    CHECK(told({0, 0}) == std::vector<std::string>{"0", "0", "0"});
    CHECK(told({}) == std::vector<std::string>{"0"});
}

TEST_CASE("what is left out could be at least two numbers, for who sees the table", "[model]") {
    const std::size_t cells = GENERATE(std::size_t{1}, 2, 3, 4);
    each_table(cells, cells > 3 ? 6U : 9U, [&](const std::vector<std::uint32_t>& table) {
        const auto texts = told(table);
        if (texts[0] == "<3" || texts[1] == "-") return;  // no sum is told, or no cell
        std::uint32_t least_told = 99;
        for (std::size_t i = 0; i < cells; ++i)
            if (is_number(texts[i + 1]) && table[i] > 0)
                least_told = std::min(least_told, table[i]);
        // All other tables that would look the same, by what is told of each cell.
        std::vector<std::set<std::uint32_t>> thinkable(cells);
        each_table(cells, cells > 3 ? 13U : 20U, [&](const std::vector<std::uint32_t>& other) {
            std::uint32_t sum = 0;
            for (std::size_t i = 0; i < cells; ++i) {
                sum += other[i];
                const std::string& text = texts[i + 1];
                const bool small = other[i] > 0 && other[i] < kThreshold;
                if (is_number(text) ? other[i] != table[i]
                    : text == "<3"  ? !small
                                    : other[i] < kThreshold || other[i] > least_told)
                    return;
            }
            if (std::to_string(sum) != texts[0]) return;
            for (std::size_t i = 0; i < cells; ++i) thinkable[i].insert(other[i]);
        });
        for (std::size_t i = 0; i < cells; ++i)
            if (!is_number(texts[i + 1])) REQUIRE(thinkable[i].size() > 1);
    });
}

TEST_CASE("small numbers are never told, whatever stands beside them", "[model]") {
    each_table(4, 7, [&](const std::vector<std::uint32_t>& table) {
        const auto texts = told(table);
        for (std::size_t i = 0; i < table.size(); ++i)
            if (table[i] > 0 && table[i] < kThreshold)
                REQUIRE((texts[i + 1] == "<3" || texts[i + 1] == "-"));
    });
}
