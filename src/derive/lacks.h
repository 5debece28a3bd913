// derive/lacks.h — what the register of a place still lacks, and what may stand in it twice
// (domain.md C85; Q6, Q5).
//
// Both only point at rows that somebody should look at. Nothing is changed by them, and no name of
// a person is read.
#pragma once

#include "derive/subtree.h"
#include "model/snapshot.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace derive {

/// What should be known, and of what.
enum class RegisterFact : std::uint8_t {
    Shape,      // of every place: where it lies (Q1)
    Code,       // of every place
    Name,       // of every place: a name or an address
    Confirmed,  // of every place: neither divided by the program nor with guessed storeys
    Grid,       // of a leaf: its basic grid
    Storeys,    // of a building
    Content,    // of a building: any home, shop or facility
    Use,        // of a home: somebody has asked
    Shop,       // of a front: what is in it, if only that it stands empty
    Trade,      // of a shop that does not stand empty, as the next two
    Licence,    // whether it has one
    Check,      // somebody has looked in
    Visit,      // of a building: within the last 90 days (W2)
};
inline constexpr std::size_t kRegisterFacts = 13;

/// Where a fact is not known, and how often.
struct Gap {
    model::PlaceId place{};
    std::uint32_t lacking = 0;  // 1, or of a place with homes or shops how many of these

    friend bool operator==(const Gap&, const Gap&) = default;
};

struct Known {
    RegisterFact fact = RegisterFact::Shape;
    std::uint32_t have = 0;
    std::uint32_t of = 0;   // 0: nothing there that could have it
    std::vector<Gap> gaps;  // the greatest first, else in the order of the tree; not all, if many

    std::uint32_t lacking() const { return of - have; }
};

struct Completeness {
    model::PlaceId place{};
    base::Instant as_of = base::kNever;
    std::array<Known, kRegisterFacts> known;  // by RegisterFact

    const Known& at(RegisterFact fact) const { return known.at(static_cast<std::size_t>(fact)); }
    /// Sums, so that those of a place are the sums of what it is made of.
    std::uint64_t have() const;
    std::uint64_t of() const;
    /// Q6; nothing where nothing could be known.
    std::optional<double> rate() const;
};

/// Of `place` and all below it; `most` gaps of each fact. Requires the trees of `is.places`.
Completeness completeness_of(const model::Snapshot& is, const Subtrees& trees, model::Row place,
                             base::Instant now, std::size_t most);

/// What is left of a name when two are compared: no white space, full-width and capital letters as
/// plain ones.
std::u32string plain_name(std::string_view name);

/// Why rows may stand for one thing.
enum class Likeness : std::uint8_t {
    Name,      // one kind, one parent, one name; segments of a street share theirs and do not count
    Code,      // one kind, one parent, one code
    ShopName,  // shops of one place that do not stand empty
    Spot,      // buildings whose label points lie closer than kOneSpot_m
};
inline constexpr double kOneSpot_m = 2;

/// Rows that may stand for one thing: at least two.
struct Alike {
    Likeness why = Likeness::Name;
    std::string text;                    // the name or code, as the first of them has it
    std::vector<model::PlaceId> places;  // of ShopName the one place at which they are
    std::vector<model::ShopId> shops;    // of ShopName

    friend bool operator==(const Alike&, const Alike&) = default;
};

struct Doubles {
    std::vector<Alike> alike;  // by likeness, then in the order of the tree; not all, if many
    std::uint32_t groups = 0;  // how many there are in all
    std::uint32_t rows = 0;    // Q5: places and shops that may stand there a second time, each once
};

/// Below `place`; at most `most` groups. Names are compared without white space, full-width and
/// capital letters as plain ones; 3栋, 3幢 and 3座 are 3号楼. Requires the trees of `is.places`.
Doubles doubles_of(const model::Snapshot& is, const Subtrees& trees, model::Row place,
                   std::size_t most);

}  // namespace derive
