// derive/search_pass.h — one spelling of one part of a query, laid over the tree of places. Only
// for search*.cpp.
//
// Parents stand before their children, so one loop tells for every place which beginnings of the
// query the names from the top down to it can take: 长青街道幸福里7 is taken up to 长青街道 by the
// sub-district, up to 幸福里 by the courtyard, and 7 is left for the building.
#pragma once

#include "derive/search_index.h"
#include "derive/search_match.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace derive {

/// Less is better: twice the rank of the fit, one more when a name above was taken in part.
using Score = std::uint8_t;
inline constexpr Score kNoScore = 0xFF;

/// How much of the query the names above can take.
struct Reach {
    std::uint32_t places = 1;  // a bit for each place of the query that is reached
    std::array<Score, kMostLetters + 1> score{};  // of those places: twice `how`, one more in part
};

struct NameFit {
    struct Taken {
        std::uint8_t to = 0;
        Score score = kNoScore;
    };
    Fit own;                   // the name takes all the rest of the query
    std::vector<Taken> above;  // the name takes a piece, and what is below it the rest
};

/// What the names of a list are to take of a query.
enum class Take : std::uint8_t {
    Pieces,  // also what leaves a rest for the names below
    Rest,    // all that is left: nothing stands below them
};

/// Fits of the names of one list, found when first asked for.
class Fits {
  public:
    Fits(const Names& names, std::u32string_view query, Take take);

    /// `at` is a place in the query before its end.
    const NameFit& at(std::uint32_t name, std::size_t at) { return fits_[index(name, at)]; }
    bool any(std::uint32_t name, std::size_t at) { return index(name, at) != 0; }
    std::size_t length() const { return query_.size(); }
    char32_t typed(std::size_t at) const { return query_[at]; }

  private:
    static constexpr std::uint32_t kUnknown = 0xFFFF'FFFF;

    std::uint32_t index(std::uint32_t name, std::size_t at) {
        if ((names_->bits[name] & bits_[at]) == 0) return 0;
        if (take_ == Take::Rest && !has_rest(name, at)) return 0;
        const std::uint32_t block = block_[name];
        const std::uint32_t known = block == 0 ? kUnknown : known_[block * query_.size() + at];
        return known != kUnknown ? known : found(name, at);
    }
    bool has_rest(std::uint32_t name, std::size_t at) const {
        return (names_->bits[name] & rest_[at]) == rest_[at];
    }
    std::uint32_t found(std::uint32_t name, std::size_t at);

    const Names* names_;
    std::u32string_view query_;
    Take take_;
    std::vector<std::uint64_t> bits_;   // by place in the query
    std::vector<std::uint64_t> rest_;   // likewise: what a name must have to take all from there on
    std::vector<std::uint32_t> block_;  // by name: in `known_`; 0 of those never looked at closely
    std::vector<std::uint32_t> known_;  // by block and place: index in `fits_`
    std::vector<NameFit> fits_{1};      // the first fits nothing
};

struct Pass {
    std::u32string query;
    std::vector<Reach> reaches{1};      // the first has reached nothing
    std::vector<std::uint32_t> reach;   // by row of Places: with the place itself
    std::vector<Score> own;             // by row of Places: the place itself takes the last piece
    std::vector<std::uint32_t> parent;  // by row of Places: reach of what is above
    std::uint32_t places = 1;           // of the query that are reached anywhere

    const Reach& reach_at(model::Row row) const {
        return reaches[row == model::kNoRow ? 0 : reach[row]];
    }
    /// Of a part that the chain takes whole: kNoScore when it does not.
    static Score covered(const Reach& reach, std::size_t length) {
        if ((reach.places >> length & 1U) == 0) return kNoScore;
        const Score score = reach.score[length];
        return static_cast<Score>(score / 2 * 8 + score % 2);
    }
};

Pass pass_over(const model::Places& places, const PlaceEntries& entries, std::u32string query);

/// Whether the name could take a last piece below anything.
bool could_end(Fits& fits, std::uint32_t name, const Pass& pass);

/// The name takes the last piece, the chain what is before.
Score own_score(Fits& fits, std::uint32_t name, const Reach& above);

}  // namespace derive
