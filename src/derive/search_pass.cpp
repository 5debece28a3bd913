#include "derive/search_pass.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

Score piece_score(How how, bool in_part) {
    return static_cast<Score>(static_cast<int>(how) * 2 + (in_part ? 1 : 0));
}

/// What follows a name above must be more than a single character: "cq" would be everything on Q
/// below everything on C, and 7号楼 everything with 楼 at 7号. A number or a Latin letter will do.
bool may_follow(const Fit& fit, char32_t typed) {
    const bool single = std::popcount(fit.seen) < 2 && fit.where != Where::Whole;
    if (fit.how == How::Written) return !single || typed < 0x80;
    if (fit.how > How::Initials || fit.where == Where::Inside) return false;
    return std::popcount(fit.seen) >= 2;
}

void add_taken(std::vector<NameFit::Taken>& above, std::size_t to, Score score) {
    for (NameFit::Taken& there : above) {
        if (there.to != to) continue;
        there.score = std::min(there.score, score);
        return;
    }
    above.push_back({static_cast<std::uint8_t>(to), score});
}

/// What a name above can take of the query from `at` on: pieces from its front of two letters or
/// more; what is written as its end; and, in a part of its own, whatever fits well.
void take_above(std::span<const Letter> name, std::u32string_view query, std::size_t at,
                const Fit& all, std::vector<NameFit::Taken>& above) {
    const auto cuts_number = [&](std::size_t end) {
        return end > 0 && end < name.size() && name[end].digit && name[end - 1].digit;
    };
    const LetterWays ways =
        could_begin(name[0], query[at]) ? ways_from_front(name, query, at) : LetterWays{};
    for (std::size_t to = at + 1; to <= query.size(); ++to) {
        const LetterWay& way = ways[to];
        if (way.how > How::Initials || cuts_number(way.letters)) continue;
        const bool in_part = way.letters < name.size();
        if (way.letters >= 2 || !in_part) add_taken(above, to, piece_score(way.how, in_part));
    }
    for (std::size_t first = 1; first + 1 < name.size(); ++first) {
        const std::size_t length = name.size() - first;
        if (at + length > query.size()) continue;
        const bool written = std::equal(name.begin() + static_cast<std::ptrdiff_t>(first),
                                        name.end(), query.begin() + static_cast<std::ptrdiff_t>(at),
                                        [](const Letter& l, char32_t c) { return l.c == c; });
        if (written) add_taken(above, at + length, piece_score(How::Written, true));
    }
    const bool fits_well = all.how <= How::Initials && !all.cuts_number &&
                           (all.how == How::Written || all.where != Where::Inside);
    if (at == 0 && fits_well)
        add_taken(above, query.size(), piece_score(all.how, all.where != Where::Whole));
}

}  // namespace

Fits::Fits(const Names& names, std::u32string_view query, Take take)
    : names_{&names},
      query_{query},
      take_{take},
      rest_(query.size()),
      block_(names.size()),
      known_(query.size()) {
    for (const char32_t c : query) bits_.push_back(bit_of(c));
    std::uint64_t rest = 0;
    for (std::size_t at = query.size(); at-- > 0;) {
        // A Latin letter may stand inside a reading, of which the bits tell only the first.
        const bool latin = query[at] >= U'a' && query[at] <= U'z';
        rest |= latin ? 0 : bits_[at];
        rest_[at] = rest;
    }
}

std::uint32_t Fits::found(std::uint32_t name, std::size_t at) {
    if (block_[name] == 0) {
        block_[name] = static_cast<std::uint32_t>(known_.size() / query_.size());
        known_.resize(known_.size() + query_.size(), kUnknown);
    }
    std::uint32_t& known = known_[block_[name] * query_.size() + at];
    NameFit fit;
    for (std::size_t s = 0; s < names_->spellings(name); ++s) {
        const std::span<const Letter> spelling = names_->spelling(name, s);
        const Fit own = has_rest(name, at) ? best_fit(spelling, query_, at) : Fit{};
        if (own.fits() && (!fit.own.fits() || own.rank() < fit.own.rank())) fit.own = own;
        if (take_ == Take::Pieces) take_above(spelling, query_, at, own, fit.above);
    }
    known = 0;
    if (fit.own.fits() || !fit.above.empty()) {
        known = static_cast<std::uint32_t>(fits_.size());
        fits_.push_back(std::move(fit));
    }
    return known;
}

bool could_end(Fits& fits, std::uint32_t name, const Pass& pass) {
    if (name == kNoName) return false;
    for (std::uint32_t left = pass.places; left != 0; left &= left - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(left));
        if (at < fits.length() && fits.any(name, at)) return true;
    }
    return false;
}

Score own_score(Fits& fits, std::uint32_t name, const Reach& above) {
    Score best = kNoScore;
    if (name == kNoName) return best;
    for (std::uint32_t left = above.places; left != 0; left &= left - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(left));
        if (at >= fits.length()) break;
        const Fit& own = fits.at(name, at).own;
        if (!own.fits() || (at > 0 && !may_follow(own, fits.typed(at)))) continue;
        Fit together = own;
        if (at > 0) together.how = std::max(own.how, static_cast<How>(above.score[at] / 2));
        best = std::min(
            best, static_cast<Score>(together.rank() * 2 + (at > 0 ? above.score[at] % 2 : 0)));
    }
    return best;
}

namespace {

/// The reach of a place called `name` below `above`, which may be the same.
std::uint32_t reach_with(Pass& pass, std::uint32_t above, Fits& fits, std::uint32_t name) {
    const Reach was = pass.reaches[above];
    Reach here = was;
    bool further = false;
    for (std::uint32_t left = was.places; left != 0; left &= left - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(left));
        if (at >= pass.query.size()) break;
        for (const NameFit::Taken& taken : fits.at(name, at).above) {
            const auto score = static_cast<Score>(std::max(was.score[at] / 2, taken.score / 2) * 2 +
                                                  std::max(was.score[at] % 2, taken.score % 2));
            const bool known = (here.places >> taken.to & 1U) != 0;
            if (known && here.score[taken.to] <= score) continue;
            here.places |= 1U << taken.to;
            here.score[taken.to] = score;
            further = true;
        }
    }
    if (!further) return above;
    pass.places |= here.places;
    pass.reaches.push_back(here);
    return static_cast<std::uint32_t>(pass.reaches.size() - 1);
}

}  // namespace

Pass pass_over(const model::Places& places, const PlaceEntries& entries, std::u32string query) {
    Pass pass;
    pass.query = std::move(query);
    const Row count = places.size();
    pass.reach.resize(count);
    pass.own.resize(count);
    pass.parent.resize(count);
    Fits fits{*entries.names, pass.query, Take::Pieces};
    for (Row r = 0; r < count; ++r) {
        const std::uint32_t above = places.parent[r] == kNoRow ? 0 : pass.reach[places.parent[r]];
        const std::uint32_t name = entries.name[r];
        pass.parent[r] = above;
        pass.reach[r] = above;
        pass.own[r] = kNoScore;
        if (entries.address[r] != kNoName)
            pass.own[r] = own_score(fits, entries.address[r], pass.reaches[above]);
        // Most names fit nothing, and nothing above them does.
        if (name == kNoName || (above == 0 && !fits.any(name, 0))) continue;
        pass.own[r] = std::min(pass.own[r], own_score(fits, name, pass.reaches[above]));
        pass.reach[r] = reach_with(pass, above, fits, name);
    }
    return pass;
}

}  // namespace derive
