// derive/search_index.h — what an index is made of. Only for search*.cpp.
#pragma once

#include "derive/search.h"
#include "derive/search_name.h"

#include <span>
#include <string>
#include <unordered_map>

namespace derive {

inline constexpr std::uint32_t kNoName = 0xFFFF'FFFF;

/// Different names, each once: a town has thousands of buildings, and they are called 1 to 99.
struct Names {
    std::vector<Letter> letters;
    std::vector<std::uint32_t> spelling_begins{0};  // in `letters`; one more than spellings
    std::vector<std::uint32_t> name_begins{0};      // in spellings; one more than names
    std::vector<std::int32_t> number;               // the first in the name, 0 without
    std::vector<std::uint64_t> bits;                // of all its letters

    std::size_t size() const { return number.size(); }
    std::size_t spellings(std::uint32_t name) const {
        return name_begins[name + 1] - name_begins[name];
    }
    std::span<const Letter> spelling(std::uint32_t name, std::size_t which) const {
        const std::size_t s = name_begins[name] + which;
        return {letters.data() + spelling_begins[s], letters.data() + spelling_begins[s + 1]};
    }
    std::size_t bytes() const;
};

class NamesMaker {
  public:
    /// The number of the name, kNoName of one without any letter.
    std::uint32_t number_of(std::string_view name);
    std::shared_ptr<Names> names() const { return names_; }

  private:
    std::shared_ptr<Names> names_ = std::make_shared<Names>();
    std::unordered_map<std::string, std::uint32_t> known_;
};

/// By row of Places. A house number that repeats the name of its street, 桂花街288号, is kept as
/// 288号 below that street.
struct PlaceEntries {
    std::shared_ptr<const Names> names;
    std::vector<std::uint32_t> name;
    std::vector<std::uint32_t> address;  // kNoName where it says nothing new
    std::vector<std::uint16_t> skipped;  // bytes of the name that repeat the parent's
};

/// What stands at places, by row of its table or of a page of it. Pages made together share their
/// names.
struct Entries {
    std::shared_ptr<const Names> names;
    std::vector<std::uint32_t> name;
    std::vector<model::Row> at;       // row in Places, or kNoRow
    std::vector<std::uint8_t> later;  // 1: comes behind others (a closed issue)
    std::string numbers;  // of issues and grids, one after the other, each closed by a 0
    std::vector<std::uint32_t> number_begins;
};

struct SearchIndex {
    model::Snapshot of;
    std::shared_ptr<const PlaceEntries> places;
    std::vector<std::shared_ptr<const Entries>> shops;   // by page of Snapshot::shops
    std::vector<std::shared_ptr<const Entries>> issues;  // by page of Snapshot::issues
    std::shared_ptr<const Entries> facilities;
    std::shared_ptr<const Entries> staff;
    std::shared_ptr<const Entries> grids;   // page 0 of FoundKind::Grid
    std::shared_ptr<const Entries> former;  // page 1: by row of Snapshot::grid_history
    SearchSize size;
};

/// "网格员 黄磊英"
std::string title_of(const model::StaffRow& staff);

}  // namespace derive
