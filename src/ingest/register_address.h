// ingest/register_address.h — which building, and which door in it, a row of a table means.
#pragma once

#include "model/snapshot.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ingest {

/// What a row says about where it is, as written; empty where it says nothing. An address may hold
/// all of it; what columns say of their own counts more.
struct Whereabouts {
    std::string_view community, yard, building, stair, floor, door, address;
};

/// Why a row is not taken. Nothing is ever guessed between two yards or two buildings.
enum class Reason : std::uint8_t {
    TooManyCells,       // more than there are columns: a separator stands unquoted in one
    NothingToKeep,      // neither a name, nor a door, nor a shop
    NothingSaid,        // no yard, no building, no address
    CommunityUnknown,   // no community of that name is here
    YardUnknown,        // no yard of that name, or none can be made out in the address
    YardAmbiguous,      // several yards of that name
    BuildingMissing,    // a yard, but not which of its buildings
    BuildingUnknown,    // the yard has no such building
    BuildingAmbiguous,  // several such buildings, or the text may mean a floor
    AddressUnclear,     // a part of the address means nothing here
    StairMissing,       // the building has several stairs with such a door
    StairTooHigh,       // than the building has
    FloorMissing,       // it is not in the door number either
    FloorTooHigh,       // than the building has
    DoorMissing,
};

/// Where a row is, as far as it says so.
struct Found {
    model::Row place = model::kNoRow;  // a building or a front, row in Places
    std::optional<int> stair;
    std::optional<int> floor;
    std::u32string door;        // folded
    std::optional<Reason> why;  // when there is no place
};
inline Found failed(Reason why) {
    return {.why = why};
}

/// The places of a neighbourhood by what people call them. Holds on to the places.
class AddressBook {
  public:
    explicit AddressBook(const model::Snapshot& there);

    /// `rest_may_stay`: words behind the building are no reason to refuse, as for shops (底商).
    Found find(const Whereabouts& said, bool rest_may_stay) const;

  private:
    using Rows = std::vector<model::Row>;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u32string_view text) const {
            return std::hash<std::u32string_view>{}(text);
        }
    };
    template <class T>
    using ByText = std::unordered_map<std::u32string, T, Hash, std::equal_to<>>;

    struct Called {
        Rows groups;  // yards and sites, whose buildings are meant
        Rows places;  // buildings and fronts that are meant themselves
    };
    /// A name as it was met in an address.
    struct Base {
        std::size_t length = 0;
        std::u32string_view before, behind;
        Rows rows;
        bool group = false;
    };
    /// The buildings of a yard, a site, or a community that has some of its own.
    struct Group {
        std::u32string name;
        ByText<Rows> numbered;
        ByText<Rows> named;
        Rows all;
    };
    /// What a row says, folded.
    struct Said {
        std::u32string text;      // the address, else what the column of buildings has
        std::u32string building;  // of that column, beside an address
        bool is_column = false;   // the text is what the column of buildings has
        bool rest_may_stay = false;
    };

    void add_name(const std::u32string& text, model::Row row, Rows Called::*as);
    void add_building(model::Row row);
    bool is_inside(model::Row row, const Rows& communities) const;
    Rows inside(const Rows& rows, const Rows& communities) const;
    Rows yards_named(std::string_view name, const Rows& communities) const;
    std::vector<Base> bases_in(std::u32string_view text, const Rows& communities) const;
    void narrow(Base& base) const;
    Found settle(const Base& base, const Said& said) const;
    Found pick_in_group(model::Row group, std::u32string_view text, const Said& said) const;
    Found pick_numbered(const Group& group, std::u32string_view text, const Said& said) const;
    Found pick_among(const Rows& rows, std::u32string_view text, const Said& said) const;
    bool has_number(model::Row building, std::u32string_view number) const;
    Found find_in_yard(const Rows& yards, const Said& said) const;
    Found find_in_text(const Rows& communities, const Said& said) const;

    std::shared_ptr<const model::Places> places_;
    ByText<Called> names_;
    std::unordered_map<char32_t, std::vector<std::size_t>> lengths_;  // of names, by first letter
    ByText<Rows> yards_;                                              // by whole name
    ByText<Rows> yard_stems_;                                         // without 小区 and the like
    ByText<Rows> communities_;                                        // without 社区 and the like
    std::unordered_map<model::Row, Group> groups_;
};

}  // namespace ingest
