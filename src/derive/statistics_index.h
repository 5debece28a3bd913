// derive/statistics_index.h — the columns that statistics are counted from. Only for
// statistics*.cpp.
//
// A page of facts stands for one page of the snapshot and is kept while that page is: same pointer,
// same content. Places are told by their position in the walk of `Subtrees`, so that "below this
// place" is a stretch of numbers.
#pragma once

#include "derive/statistics.h"

#include <memory>
#include <string>
#include <vector>

namespace derive {

inline constexpr std::uint32_t kNowhere = 0xFFFF'FFFF;

/// Codes in the order in which they were met; a fact names one by its number.
struct CodeNames {
    std::vector<std::string> code;

    std::uint16_t number_of(const std::string& text);
};

struct IssueFact {
    std::uint32_t at = kNowhere;  // position in the walk
    std::uint16_t klass = 0;
    std::uint16_t channel = 0;
    bool open = false, suspended = false, reworked = false, unchecked = false;
    bool no_due = false, no_assignee = false;
    bool settled = false;
    base::Instant reported = base::kNever;
    base::Instant due = base::kNever;
    base::Instant closed = base::kNever;
};

struct ShopFact {
    std::uint32_t at = kNowhere;
    std::uint16_t trade = 0;
    bool vacant = false;
};

/// Pages of a column of the snapshot beside what was made of them.
template <class Row, class Fact>
struct FactPages {
    using Source = std::shared_ptr<const std::vector<Row>>;
    std::vector<Source> source;
    std::vector<std::shared_ptr<const std::vector<Fact>>> facts;
};

struct StatisticsIndex {
    std::shared_ptr<const model::Places> places;
    std::shared_ptr<const Subtrees> trees;
    std::shared_ptr<const std::vector<model::FacilityRow>> facilities_of;
    FactPages<model::Issue, IssueFact> issues;
    FactPages<model::ShopRow, ShopFact> shops;
    std::vector<ShopFact> facilities;  // trade is the kind
    std::vector<model::Kind> kind;     // by position in the walk, as the two below
    std::vector<bool> no_shape;
    CodeNames classes, channels, trades, facility_kinds;
    std::size_t made = 0;  // pages of facts, for this index
};

}  // namespace derive
