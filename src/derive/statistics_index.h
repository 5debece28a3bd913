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

/// Facts of many rows, and apart from them where each row stands in the walk: a place looks at all
/// of these, and at few of those.
template <class Fact>
struct Facts {
    std::vector<std::uint32_t> at;
    std::vector<Fact> fact;

    void add(std::uint32_t position, const Fact& one) {
        at.push_back(position);
        fact.push_back(one);
    }
    template <class Visit>
    void each_in(const Scope& scope, Visit&& visit) const {
        for (std::size_t i = 0; i < at.size(); ++i)
            if (scope.has(at[i])) visit(fact[i]);
    }
};

struct IssueFact {
    std::uint16_t klass = 0;
    std::uint16_t channel = 0;
    bool open = false, suspended = false, reworked = false, unchecked = false;
    bool no_due = false, no_assignee = false;
    bool settled = false, on_time = false;
    base::Instant reported = base::kNever;
    base::Instant due = base::kNever;
    base::Instant closed = base::kNever;
};

struct ShopFact {
    std::uint16_t trade = 0;
    bool vacant = false;
    bool no_licence = false, small = false, duties = false;
};

/// A component by its class, or an organisation by its kind.
struct ThingFact {
    std::uint16_t kind = 0;
    bool broken = false;
};

/// Who answers for something: where that, or the community of that grid, stands in the walk.
struct DutyFact {
    std::uint32_t at = kNowhere;
    model::Row grid = model::kNoRow;  // row in Grids; kNoRow of a place
    model::StaffId staff{};
    base::Instant from = base::kNever;
    base::Instant to = base::kNever;
};

/// Pages of a column of the snapshot beside what was made of them.
template <class Row, class Fact>
struct FactPages {
    using Source = std::shared_ptr<const std::vector<Row>>;
    std::vector<Source> source;
    std::vector<std::shared_ptr<const Facts<Fact>>> facts;

    template <class Visit>
    void each_in(const Scope& scope, Visit&& visit) const {
        for (const auto& page : facts) page->each_in(scope, visit);
    }
};

struct StatisticsIndex {
    std::shared_ptr<const model::Places> places;
    std::shared_ptr<const model::WorkRules> rules;
    std::shared_ptr<const Subtrees> trees;
    std::shared_ptr<const std::vector<model::FacilityRow>> facilities_of;
    std::shared_ptr<const std::vector<model::AssignmentRow>> assignments_of;
    FactPages<model::Issue, IssueFact> issues;
    FactPages<model::ShopRow, ShopFact> shops;
    Facts<ShopFact> facilities;  // trade is the kind
    std::vector<DutyFact> duties;
    std::vector<std::uint32_t> grid_at;  // by row of Grids: its community's position in the walk
    std::vector<bool> no_shape;          // by row of Places
    std::shared_ptr<const std::vector<model::ComponentRow>> components_of;
    std::shared_ptr<const std::vector<model::OrganisationRow>> organisations_of;
    Facts<ThingFact> components, organisations;
    std::vector<std::pair<std::uint32_t, bool>> yards;  // where they stand; with a property company
    CodeNames classes, channels, trades, facility_kinds, component_classes, organisation_kinds;
    std::size_t made = 0;  // pages of facts, for this index
};

}  // namespace derive
