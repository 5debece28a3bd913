#include "derive/behind.h"

#include "derive/duty.h"
#include "derive/theme.h"
#include "model/codes.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <set>

namespace derive {

using base::Instant;
using base::kNever;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

/// Of a place itself; nothing for counters that are not of persons.
std::optional<std::uint32_t> persons_of(const People& people, Counter counter) {
    using enum PeopleCount;
    if (counter == Counter::Persons) return people.at(Persons);
    if (counter == Counter::Registered) return people.at(Registered);
    if (counter == Counter::Separated) return people.at(Separated);
    if (counter == Counter::Floating) return people.at(Floating);
    if (counter == Counter::Foreign) return people.at(Foreign);
    if (counter == Counter::To6) return people.at(To6);
    if (counter == Counter::To17) return people.at(To17);
    if (counter == Counter::To59) return people.at(To59);
    if (counter == Counter::From60 || counter == Counter::Aged) return people.at(From60);
    if (counter == Counter::From80) return people.at(From80);
    if (counter == Counter::Women) return people.at(Women);
    if (counter == Counter::SexRatio) return people.at(Men);
    return std::nullopt;
}

/// What one place itself adds to a counter of places or of what is attached to them.
std::uint32_t of_place(const model::Snapshot& is, const Derived& derived, Row row, Counter counter,
                       Instant now) {
    const model::Counts& c = is.counts[row];
    const Kind kind = is.places->kind[row];
    const auto one_if = [](bool yes) { return yes ? 1U : 0U; };
    const auto visited = [&](int days) {
        return one_if(model::is_leaf(kind) && c.last_visit != kNever &&
                      c.last_visit + std::chrono::days{days} > now);
    };
    if (const auto persons = persons_of(derived.own[row].people, counter)) return *persons;
    if (counter >= Counter::BlocksOk)
        return one_if(model::is_leaf(kind) && counter_of(derived.block[row].state) == counter);
    if (counter == Counter::Buildings) return one_if(kind == Kind::Building);
    if (counter == Counter::Fronts) return one_if(kind == Kind::Front);
    if (counter == Counter::Units) return c.units;
    if (counter == Counter::SelfUsed) return c.units_self_used;
    if (counter == Counter::Rented || counter == Counter::RentalShare) return c.units_rented;
    if (counter == Counter::Vacant) return c.units_vacant;
    if (counter == Counter::Uncollected) return c.units_uncollected;
    if (counter == Counter::GroupLet) return c.units_group_let;
    if (counter == Counter::Unregistered) return c.units_unregistered;
    if (counter == Counter::Occupied) return c.units - c.units_uncollected - c.units_vacant;
    if (counter == Counter::Households || counter == Counter::PerWorker) return c.households;
    if (counter == Counter::Visited30) return visited(30);
    if (counter == Counter::Fresh) return visited(90);
    if (counter == Counter::NoShape)
        return one_if(is.places->row[row].shape.kind == geo::ShapeKind::None);
    return 0;
}

/// By the mark as far as it tells: reading the row itself costs more than all else.
bool counts_issue(const IssueMark& mark, const model::IssueRow& issue,
                  const model::WorkRules& rules, const Behind& behind, Instant now) {
    const bool open = mark.open;
    const bool settled = mark.settled && mark.closed + kSettledCounts > now;
    const auto reported = [&] { return issue.reported != kNever && issue.reported <= now; };
    const auto is_in = [&](State state) { return open && state_at(now, issue, rules) == state; };
    const Counter counter = behind.counter;
    if (counter == Counter::ReportedToday)
        return reported() && issue.reported >= base::midnight_before(now);
    if (counter == Counter::Reported)
        return reported() && issue.reported + std::chrono::days{30} > now;
    if (counter == Counter::Open) return open;
    if (counter == Counter::Soon) return is_in(State::Soon);
    if (counter == Counter::Urgent) return is_in(State::Urgent);
    if (counter == Counter::Overdue) return is_in(State::Overdue);
    if (counter == Counter::Suspended) return open && model::is_suspended(issue);
    if (counter == Counter::Reworked) return open && issue.reworks >= rules.thresholds.reworks;
    if (counter == Counter::Unchecked) return open && model::awaits_check(issue);
    if (counter == Counter::Settled) return settled;
    if (counter == Counter::OnTime) return settled && is_on_time(issue, rules.calendar);
    if (counter == Counter::OpenOfClass) return open && issue.matter == behind.code;
    if (counter == Counter::OpenOfChannel) return open && issue.channel == behind.code;
    if (counter == Counter::NoDue) return open && issue.due == kNever;
    return counter == Counter::NoAssignee && open && model::number(issue.assignee) == 0;
}

/// Where an issue comes in a list: open ones by urgency, then the settled, the newest first.
struct Turn {
    int rank = 0;
    std::int64_t then = 0;
    Row row = kNoRow;

    friend auto operator<=>(const Turn&, const Turn&) = default;
};

Turn turn_of(const IssueMark& mark, const model::IssueRow& issue, Row row,
             const model::WorkRules& rules, Instant now) {
    if (!mark.open) return {kStateCount, -mark.closed.time_since_epoch().count(), row};
    return {-static_cast<int>(state_at(now, issue, rules)), issue.due.time_since_epoch().count(),
            row};
}

class Lister {
  public:
    Lister(const model::Snapshot& is, const Derived& derived, const Scope& scope,
           const Behind& behind, Instant now)
        : is_{is}, derived_{derived}, scope_{scope}, behind_{behind}, now_{now} {}

    std::vector<Listed> rows() {
        const Counter counter = behind_.counter;
        const auto is = [&](std::initializer_list<Counter> those) {
            return std::ranges::find(those, counter) != those.end();
        };
        if (is({Counter::Shops, Counter::ShopsVacant, Counter::NoLicence, Counter::SmallPlaces,
                Counter::DutiesSigned, Counter::ShopsOfTrade})) {
            shops();
        } else if (is({Counter::Facilities, Counter::FacilitiesOfKind})) {
            facilities();
        } else if (is({Counter::Components, Counter::ComponentsOfMajor, Counter::ComponentsBroken,
                       Counter::Cameras})) {
            components();
        } else if (is({Counter::FireThings, Counter::Charging})) {
            facilities();
            components();
        } else if (is({Counter::Organisations, Counter::OrganisationsOfKind, Counter::PartyBranches,
                       Counter::Committees, Counter::PropertyCovered,
                       Counter::SocialOrganisations})) {
            organisations();
        } else if (is({Counter::Workers, Counter::Staff})) {
            if (scope_.place() != kNoRow) duties();
        } else if (counter == Counter::VacantGrids) {
            if (scope_.place() == kNoRow) return {};
            for (const Row grid : vacant_grids(is_, scope_.place(), now_))
                list_.push_back({ListedKind::Grid, grid, 1});
        } else {
            places();
            issues();
        }
        return std::move(list_);
    }

  private:
    bool here(Row row) const { return row != kNoRow && scope_.contains(row); }
    bool here(model::PlaceId id) const { return here(model::row_of(*is_.places, id)); }

    void places() {
        for (const Row row : scope_.rows()) {
            const std::uint32_t n = of_place(is_, derived_, row, behind_.counter, now_);
            if (n > 0) list_.push_back({ListedKind::Place, row, n});
        }
        std::ranges::stable_sort(
            list_, [](const Listed& a, const Listed& b) { return a.value > b.value; });
    }

    void issues() {
        std::vector<Turn> turns;
        for (Row row = 0; row < derived_.issue.size(); ++row) {
            const IssueMark& mark = derived_.issue[row];
            if (!mark.there || !here(mark.at)) continue;
            const model::IssueRow& issue = is_.issues[row].row;
            if (counts_issue(mark, issue, *is_.rules, behind_, now_))
                turns.push_back(turn_of(mark, issue, row, *is_.rules, now_));
        }
        std::ranges::sort(turns);
        for (const Turn& turn : turns) list_.push_back({ListedKind::Issue, turn.row, 1});
    }

    bool is_wanted(const model::ShopRow& shop) const {
        if (behind_.counter == Counter::Shops) return true;
        const bool vacant = model::is_vacant(shop);
        if (vacant || behind_.counter == Counter::ShopsVacant)
            return vacant && behind_.counter == Counter::ShopsVacant;
        if (behind_.counter == Counter::NoLicence) return model::lacks_licence(shop);
        if (behind_.counter == Counter::SmallPlaces) return is_small_place(shop);
        if (behind_.counter == Counter::DutiesSigned) return shop.door_duties;
        return shop.trade == behind_.code;
    }

    void shops() {
        for (Row row = 0; row < is_.shops.size(); ++row) {
            const model::ShopRow& shop = is_.shops[row];
            if (is_wanted(shop) && model::number(shop.id) != 0 && here(shop.place))
                list_.push_back({ListedKind::Shop, row, 1});
        }
    }

    bool is_wanted(const model::FacilityRow& facility) const {
        if (behind_.counter == Counter::Facilities) return true;
        if (behind_.counter == Counter::FireThings) return model::is_fire_facility(facility.kind);
        if (behind_.counter == Counter::Charging) return facility.kind == model::kChargingPoint;
        return facility.kind == behind_.code;
    }

    bool is_wanted(const model::ComponentRow& component) const {
        const Counter counter = behind_.counter;
        if (counter == Counter::ComponentsBroken) return model::is_broken(component);
        if (counter == Counter::FireThings) return model::is_fire_component(component.klass);
        if (counter == Counter::Cameras) return component.klass == model::kPublicCamera;
        if (counter == Counter::Charging) return component.klass == model::kChargingPost;
        return counter == Counter::Components || model::major_of(component.klass) == behind_.code;
    }

    bool is_wanted(const model::OrganisationRow& organisation) const {
        const Counter counter = behind_.counter;
        const std::string& kind = organisation.kind;
        if (counter == Counter::PartyBranches) return kind == model::kPartyBranch;
        if (counter == Counter::Committees) return model::is_committee(kind);
        if (counter == Counter::SocialOrganisations) return kind == model::kSocialOrganisation;
        return counter == Counter::Organisations || kind == behind_.code;
    }

    /// What is broken or missing first.
    void components() {
        std::vector<Listed> whole;
        for (Row row = 0; row < is_.components->size(); ++row) {
            const model::ComponentRow& component = (*is_.components)[row];
            if (model::is_removed(component) || !is_wanted(component) || !here(component.place))
                continue;
            (model::is_broken(component) ? list_ : whole)
                .push_back({ListedKind::Component, row, 1});
        }
        list_.insert(list_.end(), whole.begin(), whole.end());
    }

    void organisations() {
        if (behind_.counter == Counter::PropertyCovered) return covered_yards();
        for (Row row = 0; row < is_.organisations->size(); ++row) {
            const model::OrganisationRow& organisation = (*is_.organisations)[row];
            if (is_wanted(organisation) && here(organisation.place))
                list_.push_back({ListedKind::Organisation, row, 1});
        }
    }

    /// The yards that are looked after, not the companies: the number counts yards.
    void covered_yards() {
        std::set<Row> yards;
        for (const model::OrganisationRow& organisation : *is_.organisations) {
            Row row = model::row_of(*is_.places, organisation.place);
            if (organisation.kind != model::kPropertyCompany || row == kNoRow) continue;
            while (row != kNoRow && is_.places->kind[row] != Kind::Yard)
                row = is_.places->parent[row];
            if (here(row)) yards.insert(row);
        }
        for (const Row row : yards) list_.push_back({ListedKind::Place, row, 1});
    }

    void facilities() {
        for (Row row = 0; row < is_.facilities->size(); ++row) {
            const model::FacilityRow& facility = (*is_.facilities)[row];
            if (is_wanted(facility) && here(facility.place))
                list_.push_back({ListedKind::Facility, row, 1});
        }
    }

    void duties() {
        std::vector<model::StaffId> seen;
        for (Row row = 0; row < is_.assignments->size(); ++row) {
            const model::AssignmentRow& duty = (*is_.assignments)[row];
            if (!is_current(duty, now_)) continue;
            const Row grid = model::row_of(*is_.grids, duty.grid);
            const bool in = grid == kNoRow ? here(duty.place) : here(is_.grids->community[grid]);
            if (!in || (behind_.counter == Counter::Workers && grid == kNoRow)) continue;
            const bool again = std::ranges::find(seen, duty.staff) != seen.end();
            if (behind_.counter == Counter::Staff && again) continue;  // counts people, not duties
            seen.push_back(duty.staff);
            list_.push_back({ListedKind::Duty, row, 1});
        }
    }

    const model::Snapshot& is_;
    const Derived& derived_;
    const Scope& scope_;
    const Behind& behind_;
    Instant now_;
    std::vector<Listed> list_;
};

model::PlaceId place_of_grid(const model::Snapshot& is, Row grid) {
    // A grid is shown by its community: it has no place of its own.
    const Row community = grid == kNoRow ? kNoRow : is.grids->community[grid];
    return community == kNoRow ? model::PlaceId{} : is.places->row[community].id;
}

}  // namespace

std::vector<Listed> rows_behind(const model::Snapshot& is, const Derived& derived,
                                const Scope& scope, const Behind& behind, Instant now) {
    return Lister{is, derived, scope, behind, now}.rows();
}

std::vector<Listed> rows_behind(const model::Snapshot& is, const Derived& derived,
                                const Subtrees& trees, Row place, const Behind& behind,
                                Instant now) {
    return rows_behind(is, derived, Scope{trees, place}, behind, now);
}

model::PlaceId place_of(const model::Snapshot& is, const Listed& listed) {
    switch (listed.kind) {
        case ListedKind::Place:
            return is.places->row[listed.row].id;
        case ListedKind::Issue: {
            const Row at = is.issues[listed.row].at;
            return at == kNoRow ? model::PlaceId{} : is.places->row[at].id;
        }
        case ListedKind::Shop:
            return is.shops[listed.row].place;
        case ListedKind::Facility:
            return (*is.facilities)[listed.row].place;
        case ListedKind::Component:
            return (*is.components)[listed.row].place;
        case ListedKind::Organisation:
            return (*is.organisations)[listed.row].place;
        case ListedKind::Entrance:
            return (*is.entrances)[listed.row].place;
        case ListedKind::Grid:
            return place_of_grid(is, listed.row);
        case ListedKind::Duty: {
            const model::AssignmentRow& duty = (*is.assignments)[listed.row];
            const Row grid = model::row_of(*is.grids, duty.grid);
            return grid == kNoRow ? duty.place : place_of_grid(is, grid);
        }
    }
    return {};
}

}  // namespace derive
