// ingest/register_places.h — which place of any level a row of a table means: what works, stands or
// is kept somewhere need not be in a building. Only for register_*.cpp.
#pragma once

#include "ingest/register_address.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace ingest {

/// Holds on to the places, and to the buildings' book, which must stay where it is.
class PlaceBook {
  public:
    PlaceBook(const model::Snapshot& there, const AddressBook& buildings);

    /// A building or a front where one is named; else the yard, the street or the community that
    /// is. A building that is named and not there is a reason to refuse, and so are several places
    /// of one name, of which nobody can tell which is meant.
    Found find(const Whereabouts& said) const;

  private:
    using Rows = std::vector<model::Row>;

    void add(std::u32string name, model::Row row);
    Rows inside(const Rows& rows, std::string_view community) const;
    Found one_of(const Rows& rows, std::string_view community) const;
    Found called(std::string_view name, std::string_view community) const;
    Found named_in(std::u32string_view text, std::string_view community) const;

    std::shared_ptr<const model::Places> places_;
    const AddressBook& buildings_;
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::u32string_view text) const {
            return std::hash<std::u32string_view>{}(text);
        }
    };
    // Of yards, sites, streets, communities.
    std::unordered_map<std::u32string, Rows, Hash, std::equal_to<>> names_;
    std::size_t longest_ = 0;  // of the names, in characters
};

}  // namespace ingest
