// derive/search.h — finding places, shops, facilities, people on duty, issues and grids by what
// somebody types of them; grids by the codes they had before, too.
//
// Built beside the world from a snapshot and frozen; then only asked. What is typed is taken part
// by part (parts stand between spaces, in any order), and a part may run through the tree:
// "幸福里7" is 7号楼 below 幸福里小区, "桂花街288" a shopfront of that street. At least one part
// must name the thing itself, the others may name what lies above it. Residents are never in it.
//
// Nor are homes. "7号楼 302" finds the building, with the door beside it (derive/door_text.h),
// where all of the query does not find more: a name that is 302 or begins with it stands before the
// door, one that only has 302 in it, as numbers of issues do, behind.
#pragma once

#include "derive/door_text.h"
#include "geo/point.h"
#include "model/snapshot.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace derive {

struct SearchIndex;

/// The index of `is`; what `is` shares with the snapshot of `before` (may be null) is taken over.
std::shared_ptr<const SearchIndex> search_index(const model::Snapshot& is,
                                                const SearchIndex* before);

enum class FoundKind : std::uint8_t { Place, Shop, Facility, Staff, Issue, Grid };
inline constexpr std::size_t kFoundKinds = 6;

/// How many of each kind can be found, and what that takes.
struct SearchSize {
    std::array<std::size_t, kFoundKinds> entries{};
    std::size_t bytes = 0;

    std::size_t all() const;
};
SearchSize size_of(const SearchIndex& index);

/// Bytes of a text.
struct TextSpan {
    std::size_t from = 0, to = 0;

    friend bool operator==(const TextSpan&, const TextSpan&) = default;
};

struct FoundItem {
    FoundKind kind = FoundKind::Place;
    std::int64_t id = 0;     // of the row, in the table of its kind
    model::PlaceId place{};  // where it stands; 0 when nowhere
    std::string code;        // K01 of a place, K23 of an issue, K16 of a facility
    std::string title;
    std::vector<TextSpan> bright;  // what of the title was typed
    std::string number;            // of an issue; the code of a grid
    std::vector<TextSpan> bright_number;
    std::vector<std::string> chain;  // names above, the nearest first
    DoorText door;                   // in the building; whether it is there nobody has looked
    /// Until then a grid was called by `number`; by now it is called `follows`.
    base::Instant until = base::kNever;
    std::string follows{};

    friend bool operator==(const FoundItem&, const FoundItem&) = default;
};

struct Found {
    std::string query;
    std::string taken;  // the beginning of the query that finds something, where all of it does not
    std::size_t count = 0;
    std::vector<FoundItem> items;  // the best
    SearchSize searched;
};

/// Three texts that find something here: a building, a street by its initials, a post.
std::array<std::string, 3> search_examples(const SearchIndex& index);

/// Best first: exact, front, beginning of a word, inside, by pinyin, by initials, scattered. Among
/// equals what is higher in the tree, what is nearer to `centre`, what has the smaller number.
Found search(const SearchIndex& index, std::string_view query, geo::Point centre,
             std::size_t most = 12);

}  // namespace derive
