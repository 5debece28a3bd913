// derive/search_match.h — how well one part of a query fits one spelling of a name. Only for
// search*.cpp.
//
// A letter of the name takes from the query either itself, or one of its readings, or the
// beginning of a reading; so "长青", "changqing", "cq", "zq", "长q" and "cqing" all fit 长青. The
// name is walked letter by letter with every place of the query that can be reached so far.
#pragma once

#include "derive/search_name.h"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace derive {

/// By what the letters were found; the worst of them counts.
enum class How : std::uint8_t { Written, Read, Initials, Scattered, Never };

/// Where in the name.
enum class Where : std::uint8_t { Whole, Front, Word, Inside };

/// One way to take a piece of the query from a name.
struct LetterWay {
    How how = How::Never;
    std::uint8_t letters = 0;  // of the name
    std::uint32_t seen = 0;    // which ones: a bit each
};

/// By the place in the query that is reached; index 0 is never used.
using LetterWays = std::array<LetterWay, kMostLetters + 1>;

/// Whether the letter can take anything where `typed` stands.
bool could_begin(const Letter& letter, char32_t typed);

/// From the front of the name, with the query from `at` on.
LetterWays ways_from_front(std::span<const Letter> name, std::u32string_view query, std::size_t at);

struct Fit {
    How how = How::Never;
    Where where = Where::Inside;
    bool cuts_number = false;  // 7 out of 17
    std::uint32_t seen = 0;

    bool fits() const { return how != How::Never; }
    /// Exact, front, word, inside; the same read, by initials; scattered. Less is better.
    int rank() const {
        if (how == How::Scattered) return 12;
        return static_cast<int>(how) * 4 + static_cast<int>(where);
    }
};

/// The best fit of the whole query from `at` on, anywhere in the name.
Fit best_fit(std::span<const Letter> name, std::u32string_view query, std::size_t at);

}  // namespace derive
