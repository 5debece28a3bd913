#include "derive/search_match.h"

#include "base/pinyin.h"
#include "base/text.h"

#include <algorithm>
#include <bit>

namespace derive {

using base::is_digit;

namespace {

void keep_better(LetterWay& there, How how, const LetterWay& before, std::uint32_t bit) {
    const How worst = std::max(before.how, how);
    if (worst >= there.how) return;
    there = {worst, static_cast<std::uint8_t>(before.letters + 1), before.seen | bit};
}

/// Lets `letter` take what it can from `query` at `at`.
void step(const Letter& letter, std::uint32_t bit, std::u32string_view query, std::size_t at,
          const LetterWay& before, LetterWays& next) {
    if (!could_begin(letter, query[at])) return;
    if (letter.c == query[at]) keep_better(next[at + 1], How::Written, before, bit);
    if (!letter.han || !is_latin(query[at])) return;
    for (const std::uint16_t number : base::readings_of(letter.c)) {
        const std::string_view sound = base::syllable(number);
        std::size_t same = 0;
        while (same < sound.size() && at + same < query.size() &&
               query[at + same] == static_cast<char32_t>(sound[same]))
            ++same;
        if (same == 0) continue;
        const bool all_typed = at + same == query.size() && same > 1;  // it may still be typed on
        if (same == sound.size() || all_typed) keep_better(next[at + same], How::Read, before, bit);
        keep_better(next[at + 1], How::Initials, before, bit);
        if (same > 1 && sound[1] == 'h') keep_better(next[at + 2], How::Initials, before, bit);
    }
}

/// Calls `reached(place, way)` for every place of the query reached from letter `first` on.
template <class Reached>
void walk(std::span<const Letter> name, std::size_t first, std::u32string_view query,
          std::size_t at, Reached reached) {
    if (!could_begin(name[first], query[at])) return;
    LetterWays here;
    here[at].how = How::Written;
    for (std::size_t k = first; k < name.size(); ++k) {
        LetterWays next;
        bool any = false;
        for (std::size_t p = at; p < query.size(); ++p)
            if (here[p].how != How::Never) step(name[k], 1U << k, query, p, here[p], next);
        for (std::size_t p = at + 1; p <= query.size(); ++p) {
            if (next[p].how == How::Never) continue;
            reached(p, next[p]);
            any = true;
        }
        if (!any) return;
        here = next;
    }
}

Where where_of(std::span<const Letter> name, std::size_t first, std::size_t end, bool cuts) {
    if (cuts) return Where::Inside;
    if (first == 0) return end == name.size() ? Where::Whole : Where::Front;
    return name[first].begins ? Where::Word : Where::Inside;
}

/// 7 of 71 has been taken, and not the 1.
bool stops_in_number(std::span<const Letter> name, const LetterWay& way) {
    const auto end = static_cast<std::size_t>(std::bit_width(way.seen));
    return end > 0 && end < name.size() && name[end - 1].digit && name[end].digit;
}

/// First letters of letters in their order with gaps between; numbers stay together.
Fit scattered(std::span<const Letter> name, std::u32string_view query, std::size_t at) {
    const bool latin = std::ranges::all_of(query.substr(at), is_latin);
    if (query.size() - at < (latin ? 3U : 2U) || !could_begin(name[0], query[at])) return {};
    LetterWays reached;
    reached[at].how = How::Scattered;
    for (std::size_t k = 0; k < name.size(); ++k) {
        // From the back, so that a letter takes only once.
        for (std::size_t p = query.size(); p-- > at;) {
            const LetterWay& way = reached[p];
            const bool front = p == at;
            if (way.how == How::Never || (front && k > 0)) continue;
            const bool goes_on = p > at && is_digit(query[p]) && is_digit(query[p - 1]);
            if (goes_on && static_cast<std::size_t>(std::bit_width(way.seen)) != k) continue;
            if (!goes_on && name[k].digit && k > 0 && name[k - 1].digit) continue;
            if (!goes_on && stops_in_number(name, way)) continue;
            LetterWays next;
            step(name[k], 1U << k, query, p, way, next);
            for (std::size_t q = p + 1; q <= query.size(); ++q)
                if (next[q].how != How::Never && reached[q].how == How::Never) reached[q] = next[q];
        }
    }
    const LetterWay& all = reached[query.size()];
    if (all.how == How::Never || stops_in_number(name, all)) return {};
    return {all.how, Where::Inside, false, all.seen};
}

}  // namespace

bool could_begin(const Letter& letter, char32_t c) {
    if (letter.c == c) return true;
    return letter.han && is_latin(c) && (letter.initials >> (c - U'a') & 1U) != 0;
}

LetterWays ways_from_front(std::span<const Letter> name, std::u32string_view query,
                           std::size_t at) {
    LetterWays ways;
    if (name.empty() || at >= query.size()) return ways;
    walk(name, 0, query, at, [&](std::size_t p, const LetterWay& way) {
        if (way.how < ways[p].how) ways[p] = way;
    });
    return ways;
}

Fit best_fit(std::span<const Letter> name, std::u32string_view query, std::size_t at) {
    Fit best;
    if (name.empty() || at >= query.size()) return best;
    for (std::size_t first = 0; first < name.size(); ++first) {
        const bool cut_in = first > 0 && name[first].digit && name[first - 1].digit;
        walk(name, first, query, at, [&](std::size_t p, const LetterWay& way) {
            if (p != query.size()) return;
            const std::size_t end = first + way.letters;
            const bool cut_out = end < name.size() && name[end].digit && name[end - 1].digit;
            const Fit fit{way.how, where_of(name, first, end, cut_in || cut_out), cut_in || cut_out,
                          way.seen};
            if (!best.fits() || fit.rank() < best.rank()) best = fit;
        });
    }
    return best.fits() ? best : scattered(name, query, at);
}

}  // namespace derive
