#include "derive/coverage.h"

#include "derive/people.h"

#include <algorithm>

namespace derive {

using model::kNoRow;
using model::Row;

namespace {

std::array<std::uint32_t, kCoverBys> counted_at(const model::Snapshot& is, Row row, int year) {
    const People people = people_in(is.people[row], year);
    return {is.places->kind[row] == model::Kind::Building ? 1U : 0U, is.counts[row].households,
            people.at(PeopleCount::Persons), people.at(PeopleCount::From60)};
}

/// Sums of each place and all below it; parents stand before their children.
template <class T>
std::vector<T> sums_up(const model::Places& places, std::vector<T> own) {
    for (Row row = places.size(); row-- > 0;)
        if (places.parent[row] != kNoRow) own[places.parent[row]] += own[row];
    return own;
}

}  // namespace

Cover& Cover::operator+=(const Cover& other) {
    for (std::size_t i = 0; i < by.size(); ++i) {
        by.at(i).covered += other.by.at(i).covered;
        by.at(i).whole += other.by.at(i).whole;
        by.at(i).unknown += other.by.at(i).unknown;
    }
    return *this;
}

Coverage coverage_of(const model::Snapshot& is, const WalkNet& walk, const WalkReach& reach,
                     int minutes, base::Instant now) {
    Coverage coverage{.minutes = minutes,
                      .measure = reach.measure,
                      .profile = reach.ask.profile,
                      .own = std::vector<Cover>(is.places->size()),
                      .total = {}};
    const int year = base::year_of(now);
    for (Row row = 0; row < is.places->size(); ++row) {
        const auto counted = counted_at(is, row, year);
        const bool covered = reach.within(row, minutes);
        const bool known = minutes_known(answer_of(is, walk, reach, row));
        for (std::size_t i = 0; i < kCoverBys; ++i)
            coverage.own[row].by.at(i) = {.covered = covered ? counted.at(i) : 0,
                                          .whole = counted.at(i),
                                          .unknown = known ? 0 : counted.at(i)};
    }
    coverage.total = sums_up(*is.places, coverage.own);
    return coverage;
}

Cover cover_in(const Coverage& coverage, const Scope& scope) {
    if (scope.place() != kNoRow) return coverage.total[scope.place()];
    Cover cover;
    for (const Row row : scope.rows()) cover += coverage.own[row];
    return cover;
}

std::vector<YardScore> yard_scores(const model::Snapshot& is, const WalkNet& walk,
                                   std::span<const WalkReach> everyday) {
    const model::Places& places = *is.places;
    const auto listed = services_of(ServiceGroup::Everyday);
    // By yard: buildings with minutes, and of these how many reach each service.
    struct Reached {
        std::uint32_t buildings = 0;
        std::array<std::uint32_t, 16> service{};
    };
    std::vector<Reached> yards(places.size());
    std::vector<int> minutes;
    for (const Service& service : listed) minutes.push_back(minutes_of(is, service));
    for (Row row = 0; row < places.size() && !everyday.empty(); ++row) {
        if (places.kind[row] != model::Kind::Building) continue;
        const Row yard = model::above(places, row, model::Kind::Yard);
        if (yard == kNoRow || !minutes_known(answer_of(is, walk, everyday.front(), row))) continue;
        yards[yard].buildings += 1;
        for (std::size_t s = 0; s < everyday.size(); ++s)
            yards[yard].service.at(s) += everyday[s].within(row, minutes[s]) ? 1U : 0U;
    }
    std::vector<YardScore> scores;
    for (Row row = 0; row < places.size(); ++row) {
        if (places.kind[row] != model::Kind::Yard) continue;
        YardScore score{.yard = row, .told = yards[row].buildings > 0};
        auto lacking = static_cast<std::uint16_t>(0);
        for (std::size_t s = 0; score.told && s < everyday.size(); ++s) {
            const bool there = yards[row].service.at(s) * 2 >= yards[row].buildings;
            std::uint16_t& bits = there ? score.items : lacking;
            bits = static_cast<std::uint16_t>(bits | 1U << (listed[s].item - 1));
            if (there) score.services = static_cast<std::uint16_t>(score.services | 1U << s);
        }
        score.items = static_cast<std::uint16_t>(score.items & ~lacking);
        for (int item = 0; item < kEverydayItems; ++item)
            score.score = static_cast<std::uint8_t>(score.score + (score.items >> item & 1));
        scores.push_back(score);
    }
    return scores;
}

CoverBy usual_by(const model::Snapshot& is) {
    for (Row row = 0; row < is.counts.size(); ++row)
        if (is.counts[row].households > 0) return CoverBy::Households;
    return CoverBy::Buildings;
}

WalkReach everyday_reach(const model::Snapshot& is, const WalkNet& walk, const Service& service,
                         WalkProfile profile, std::optional<route::Moment> moment) {
    WalkAsk ask{.services = {service}, .profile = profile, .moment = moment};
    ask.limit_min = std::max(ask.limit_min, minutes_of(is, service));
    return reach_of(is, walk, std::move(ask));
}

std::vector<WalkReach> everyday_reaches(const model::Snapshot& is, const WalkNet& walk,
                                        WalkProfile profile, std::optional<route::Moment> moment) {
    std::vector<WalkReach> reaches;
    for (const Service& service : services_of(ServiceGroup::Everyday))
        reaches.push_back(everyday_reach(is, walk, service, profile, moment));
    return reaches;
}

std::vector<SupplierLoad> loads_of(const model::Snapshot& is, const WalkReach& reach, int minutes,
                                   base::Instant now) {
    std::vector<SupplierLoad> loads;
    for (const Supplier& supplier : reach.suppliers)
        loads.push_back({.capacity = supplier.capacity});
    const int year = base::year_of(now);
    for (Row row = 0; row < is.places->size(); ++row) {
        if (!reach.within(row, minutes)) continue;
        const auto counted = counted_at(is, row, year);
        SupplierLoad& load = loads[reach.supplier[row]];
        load.buildings += counted[0];
        load.households += counted[1];
        load.persons += counted[2];
        load.from60 += counted[3];
    }
    return loads;
}

std::vector<std::uint32_t> supplier_counts(const model::Snapshot& is,
                                           std::span<const Supplier> suppliers) {
    std::vector<std::uint32_t> own(is.places->size(), 0);
    for (const Supplier& supplier : suppliers) {
        Row row = supplier.place;
        if (row == kNoRow && supplier.placed && is.locator)
            row = is.locator->place_at(*is.places, supplier.at);
        if (row != kNoRow) own[row] += 1;
    }
    return sums_up(*is.places, std::move(own));
}

}  // namespace derive
