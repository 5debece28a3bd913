#include "derive/coverage.h"

#include "derive/communities.h"
#include "derive/people.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

struct Community {
    Row row = kNoRow;
    std::uint32_t persons = 0;
};

/// All communities, with who lives there.
std::vector<Community> communities_with_persons(const model::Snapshot& is, base::Instant now) {
    const model::Places& places = *is.places;
    const int year = base::year_of(now);
    std::vector<std::uint32_t> persons(places.size(), 0);
    for (Row row = places.size(); row-- > 0;) {
        persons[row] += people_in(is.people[row], year).at(PeopleCount::Persons);
        if (places.parent[row] != kNoRow) persons[places.parent[row]] += persons[row];
    }
    std::vector<Community> communities;
    for (const Row row : communities_of(places)) communities.push_back({row, persons[row]});
    return communities;
}

SupplyRule rule_for(const Service& service) {
    return service.group == ServiceGroup::Utility || service.group == ServiceGroup::Standard
               ? SupplyRule::Presence
               : SupplyRule::Reach;
}

/// What a community needs of a service, and what it has.
struct Need {
    std::optional<double> persons_per;  // as set
    double usual_per_person = 0;        // in all communities together
};

bool is_over(const SupplyCell& cell, const Need& need) {
    if (cell.persons == 0) return false;
    const double suppliers = cell.suppliers, persons = cell.persons;
    if (need.persons_per)
        return cell.suppliers > 1 && suppliers * *need.persons_per >= kOverFactor * persons;
    return cell.rule == SupplyRule::Reach && cell.suppliers >= kOverLeast &&
           suppliers >= kOverFactor * need.usual_per_person * persons;
}

SupplyVerdict verdict_of(const SupplyCell& cell, const Need& need) {
    bool has = cell.suppliers > 0;
    if (cell.rule == SupplyRule::Reach) {
        const std::uint32_t known = cell.households.whole - cell.households.unknown;
        if (known == 0) return SupplyVerdict::NotTold;
        has = cell.households.covered >= kServedShare * known;
    }
    if (!has) return SupplyVerdict::Lack;
    return is_over(cell, need) ? SupplyVerdict::Over : SupplyVerdict::Have;
}

constexpr std::array<std::string_view, 3> kNeedKinds{"4", "6", "8"};                   // K20
constexpr std::array<std::string_view, 3> kNoNeed{"REJECTED", "MERGED", "CANCELLED"};  // K23

bool is_need(const model::Issue& issue, base::Instant now) {
    return !issue.gone() && !issue.row.exercise && issue.at != kNoRow &&
           std::ranges::find(kNeedKinds, issue.row.kind) != kNeedKinds.end() &&
           std::ranges::find(kNoNeed, issue.row.state) == kNoNeed.end() &&
           issue.row.reported <= now &&
           issue.row.reported >= now - std::chrono::hours{24 * kNeedDays};
}

}  // namespace

std::vector<SupplyCell> supply_matrix(const model::Snapshot& is, const WalkNet& walk,
                                      std::span<const WalkReach> reaches, base::Instant now) {
    const std::vector<Community> communities = communities_with_persons(is, now);
    const CoverBy by = usual_by(is);
    std::vector<SupplyCell> cells;
    for (std::uint32_t r = 0; r < reaches.size(); ++r) {
        const WalkReach& reach = reaches[r];
        if (reach.ask.services.empty()) continue;
        const Service& service = reach.ask.services.front();
        std::vector<Supplier> suppliers = reach.suppliers;
        suppliers.insert(suppliers.end(), reach.lost.begin(), reach.lost.end());
        const auto counts = supplier_counts(is, suppliers);
        const Coverage coverage = coverage_of(is, walk, reach, minutes_of(is, service), now);
        const std::size_t first = cells.size();
        double all = 0, persons = 0;
        for (const Community& community : communities) {
            cells.push_back({.community = community.row,
                             .service = r,
                             .suppliers = counts[community.row],
                             .persons = community.persons,
                             .households = coverage.total[community.row].at(by),
                             .rule = rule_for(service)});
            all += counts[community.row];
            persons += community.persons;
        }
        const Need need{persons_per(is, service), persons > 0 ? all / persons : 0};
        for (std::size_t i = first; i < cells.size(); ++i)
            cells[i].verdict = verdict_of(cells[i], need);
    }
    return cells;
}

std::vector<NeedSupply> demand_supply(const model::Snapshot& is, base::Instant now) {
    std::vector<std::uint32_t> needs(is.places->size(), 0);
    for (Row i = 0; i < is.issues.size(); ++i) {
        if (!is_need(is.issues[i], now)) continue;
        const Row community = model::above(*is.places, is.issues[i].at, model::Kind::Community);
        if (community != kNoRow) needs[community] += 1;
    }
    const auto counts =
        supplier_counts(is, suppliers_of(is, services_of(ServiceGroup::Everyday), std::nullopt));
    std::vector<NeedSupply> all;
    for (const Community& community : communities_with_persons(is, now))
        all.push_back({.community = community.row,
                       .persons = community.persons,
                       .needs = needs[community.row],
                       .suppliers = counts[community.row]});
    return all;
}

}  // namespace derive
