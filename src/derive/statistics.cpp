#include "derive/statistics.h"

#include "derive/duty.h"
#include "derive/statistics_index.h"

#include "model/codes.h"

#include <algorithm>
#include <functional>
#include <map>

namespace derive {

using base::Instant;
using base::kNever;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::array<std::string_view, kCounters> kIds{
    "H1", "",   "H2", "H3", "H4", "H5",  "H6",  "H10", "",    "H8",  "H9",  "P2",  "P1",
    "P3", "P4", "P5", "P6", "P7", "P8",  "P9",  "P10", "P11", "P12", "P13", "P14", "W1",
    "W2", "S1", "S3", "S4", "S5", "S8",  "S2",  "T6",  "",    "T1",  "",    "T2",  "T3",
    "T4", "T5", "S7", "",   "O1", "O2",  "O3",  "O4",  "E1",  "",    "E2",  "E3",  "E5",
    "E4", "E6", "E7", "E8", "E9", "E13", "E15", "E16", "W3",  "W5",  "W4",  "W6",  "Q1",
    "Q2", "Q3", "C1", "C2", "C3", "C4",  "C5",  "C6"};

/// What is counted together, and what it comes to.
class Count {
  public:
    Count(const StatisticsIndex& index, const model::Snapshot& is, const Derived& derived,
          const Scope& scope, Instant now)
        : index_{index}, is_{is}, derived_{derived}, scope_{scope}, now_{now} {}

    Statistics all() {
        const Row place = scope_.place();
        if (place != kNoRow) result_.place = is_.places->row[place].id;
        result_.as_of = now_;
        if (place != kNoRow) {
            sums(derived_.total[place]);
        } else {
            Tally total;
            for (const Row row : scope_.rows()) total += derived_.own[row];
            sums(total);
        }
        places();
        issues();
        shops();
        things();
        organisations();
        duties();
        return std::move(result_);
    }

  private:
    Amount& at(Counter counter) { return result_.amount.at(static_cast<std::size_t>(counter)); }
    void set(Counter counter, std::uint32_t part, std::uint32_t whole = 0) {
        at(counter) = {part, whole};
    }
    bool here(std::uint32_t position) const { return scope_.has(position); }
    /// Whether it is a community or more.
    bool is_large() const {
        return scope_.place() != kNoRow && is_.places->kind[scope_.place()] <= Kind::Community;
    }

    void sums(const Tally& t) {
        const model::Counts& c = t.counts;
        set(Counter::Units, c.units);
        set(Counter::SelfUsed, c.units_self_used);
        set(Counter::Rented, c.units_rented);
        set(Counter::Vacant, c.units_vacant);
        set(Counter::Uncollected, c.units_uncollected);
        set(Counter::GroupLet, c.units_group_let);
        set(Counter::Unregistered, c.units_unregistered);
        const std::uint32_t known = c.units - c.units_uncollected;
        set(Counter::Occupied, known - c.units_vacant, known);
        set(Counter::RentalShare, c.units_rented, known);
        set(Counter::Households, c.households);
        people(t.people);
        set(Counter::Shops, c.shops);
        set(Counter::ShopsVacant, c.shops_vacant);
        set(Counter::Facilities, c.facilities);
        set(Counter::Open, t.open);
        set(Counter::Soon, t.soon);
        set(Counter::Urgent, t.urgent);
        set(Counter::Overdue, t.overdue);
        set(Counter::Settled, t.settled_30d);
        set(Counter::OnTime, t.settled_on_time_30d, t.settled_30d);
        for (std::size_t s = 0; s < t.blocks.size(); ++s)
            set(counter_of(static_cast<State>(s)), t.blocks.at(s));
    }

    void people(const People& p) {
        using enum PeopleCount;
        set(Counter::Persons, p.at(Persons));
        set(Counter::Registered, p.at(Registered));
        set(Counter::Separated, p.at(Separated));
        set(Counter::Floating, p.at(Floating));
        set(Counter::Foreign, p.at(Foreign));
        at(Counter::Foreign).told = is_large();
        set(Counter::To6, p.at(To6));
        set(Counter::To17, p.at(To17));
        set(Counter::To59, p.at(To59));
        set(Counter::From60, p.at(From60));
        set(Counter::From80, p.at(From80));
        set(Counter::Women, p.at(Women));
        set(Counter::SexRatio, p.at(Men), p.at(Women));
        set(Counter::Aged, p.at(From60), p.at(Persons));
    }

    /// Rows that count. Where these are most of the town, in the order in which they stand side by
    /// side in memory.
    template <class Visit>
    void each_row(Visit&& visit) const {
        const Subtrees& trees = *index_.trees;
        if (scope_.rows().size() < trees.place.size() / 4) {
            for (const Row row : scope_.rows()) visit(row);
            return;
        }
        for (Row row = 0; row < trees.from.size(); ++row)
            if (here(trees.from[row])) visit(row);
    }

    void places() {
        std::array<std::uint32_t, model::kKindCount> of_kind{};
        std::uint32_t no_shape = 0;
        std::uint32_t visited_30 = 0;
        std::uint32_t fresh = 0;
        each_row([&](Row row) {
            const Kind kind = is_.places->kind[row];
            of_kind[static_cast<std::size_t>(kind)] += 1;
            no_shape += index_.no_shape[row] ? 1U : 0U;
            if (!model::is_leaf(kind)) return;
            const Instant visited = is_.counts[row].last_visit;
            if (visited == kNever) return;
            visited_30 += visited + std::chrono::days{30} > now_ ? 1U : 0U;
            fresh += visited + std::chrono::days{90} > now_ ? 1U : 0U;
        });
        const auto count = [&](Kind kind) { return of_kind.at(static_cast<std::size_t>(kind)); };
        set(Counter::Buildings, count(Kind::Building));
        set(Counter::Fronts, count(Kind::Front));
        set(Counter::NoShape, no_shape);
        set(Counter::Visited30, visited_30);
        set(Counter::Fresh, fresh,
            count(Kind::Building) + count(Kind::Front) + count(Kind::Street));
    }

    void issues() {
        std::vector<std::uint32_t> classes(index_.classes.code.size());
        std::vector<std::uint32_t> channels(index_.channels.code.size());
        const Instant midnight = base::midnight_before(now_);
        const Instant month_ago = now_ - std::chrono::days{30};
        Month month;
        bool reaches_back = false;
        std::uint32_t today = 0;
        std::uint32_t reported = 0;
        index_.issues.each_in(scope_, [&](const IssueFact& fact) {
            reaches_back |= count_before(month, fact);
            const unsigned known = fact.reported <= now_ ? 1U : 0U;
            today += known & (fact.reported >= midnight ? 1U : 0U);
            reported += known & (fact.reported > month_ago ? 1U : 0U);
            if (!fact.open) return;
            at(Counter::Suspended).part += fact.suspended ? 1U : 0U;
            at(Counter::Reworked).part += fact.reworked ? 1U : 0U;
            at(Counter::Unchecked).part += fact.unchecked ? 1U : 0U;
            at(Counter::NoDue).part += fact.no_due ? 1U : 0U;
            at(Counter::NoAssignee).part += fact.no_assignee ? 1U : 0U;
            classes[fact.klass] += 1;
            channels[fact.channel] += 1;
        });
        set(Counter::ReportedToday, today);
        set(Counter::Reported, reported);
        if (reaches_back) result_.month = month;
        result_.classes = named(index_.classes, classes);
        result_.channels = named(index_.channels, channels);
    }

    /// Answers whether the issue was known by then. Without a branch: what comes next is anybody's
    /// guess, and a wrong guess costs more than all of this.
    bool count_before(Month& month, const IssueFact& fact) const {
        const Instant then = now_ - kSettledCounts;
        const Instant before_then = then - kSettledCounts;
        const auto both = [](bool a, bool b) { return static_cast<bool>(int{a} & int{b}); };
        const auto either = [](bool a, bool b) { return static_cast<bool>(int{a} | int{b}); };
        const bool known = fact.reported <= then;  // never is later than any time
        const bool closed_later = both(fact.closed > then, fact.closed != kNever);
        const bool stayed = both(known, either(fact.open, closed_later));
        const bool late = both(stayed, fact.due < then);
        const bool settled =
            both(both(known, fact.settled), both(fact.closed <= then, fact.closed > before_then));
        const bool recent = both(known, fact.reported > before_then);
        month.reported.part += recent ? 1U : 0U;
        month.open.part += stayed ? 1U : 0U;
        month.overdue.part += late ? 1U : 0U;
        month.settled.part += settled ? 1U : 0U;
        month.on_time.part += both(settled, fact.on_time) ? 1U : 0U;
        month.on_time.whole += settled ? 1U : 0U;
        return known;
    }

    void shops() {
        std::vector<std::uint32_t> trades(index_.trades.code.size());
        std::uint32_t open = 0;
        index_.shops.each_in(scope_, [&](const ShopFact& fact) {
            if (fact.vacant) return;
            open += 1;
            trades[fact.trade] += 1;
            at(Counter::NoLicence).part += fact.no_licence ? 1U : 0U;
            at(Counter::SmallPlaces).part += fact.small ? 1U : 0U;
            at(Counter::DutiesSigned).part += fact.duties ? 1U : 0U;
        });
        at(Counter::DutiesSigned).whole = open;
        result_.trades = named(index_.trades, trades);
        std::vector<std::uint32_t> kinds(index_.facility_kinds.code.size());
        index_.facilities.each_in(scope_, [&](const ShopFact& fact) { kinds[fact.trade] += 1; });
        result_.facilities = named(index_.facility_kinds, kinds);
        for (const auto& [kind, n] : result_.facilities) count_facility(kind, n);
    }

    void count_facility(const std::string& kind, std::uint32_t n) {
        if (model::is_fire_facility(kind)) at(Counter::FireThings).part += n;
        if (kind == model::kChargingPoint) at(Counter::Charging).part += n;
    }

    void things() {
        std::vector<std::uint32_t> classes(index_.component_classes.code.size());
        index_.components.each_in(scope_, [&](const ThingFact& fact) {
            classes[fact.kind] += 1;
            at(Counter::ComponentsBroken).part += fact.broken ? 1U : 0U;
        });
        std::map<std::string, std::uint32_t> majors;
        for (std::size_t i = 0; i < classes.size(); ++i) {
            const std::string& klass = index_.component_classes.code[i];
            if (classes[i] == 0) continue;
            at(Counter::Components).part += classes[i];
            majors[model::major_of(klass)] += classes[i];
            if (model::is_fire_component(klass)) at(Counter::FireThings).part += classes[i];
            if (klass == model::kPublicCamera) at(Counter::Cameras).part += classes[i];
            if (klass == model::kChargingPost) at(Counter::Charging).part += classes[i];
        }
        result_.components.assign(majors.begin(), majors.end());
        std::ranges::stable_sort(result_.components, std::ranges::greater{},
                                 &Parts::value_type::second);
    }

    void organisations() {
        std::vector<std::uint32_t> kinds(index_.organisation_kinds.code.size());
        index_.organisations.each_in(scope_, [&](const ThingFact& fact) { kinds[fact.kind] += 1; });
        result_.organisations = named(index_.organisation_kinds, kinds);
        for (const auto& [kind, n] : result_.organisations) {
            at(Counter::Organisations).part += n;
            if (kind == model::kPartyBranch) at(Counter::PartyBranches).part += n;
            if (model::is_committee(kind)) at(Counter::Committees).part += n;
            if (kind == model::kSocialOrganisation) at(Counter::SocialOrganisations).part += n;
        }
        for (const auto& [yard, covered] : index_.yards) {
            if (!here(yard)) continue;
            at(Counter::PropertyCovered).whole += 1;
            at(Counter::PropertyCovered).part += covered ? 1U : 0U;
        }
    }

    static Parts named(const CodeNames& names, const std::vector<std::uint32_t>& counts) {
        Parts parts;
        for (std::size_t i = 0; i < counts.size(); ++i)
            if (counts[i] > 0) parts.emplace_back(names.code[i], counts[i]);
        std::ranges::sort(parts, [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        return parts;
    }

    /// Those on duty are counted from the community up: below it a grid reaches beyond the place.
    void duties() {
        if (!is_large()) {
            for (const Counter c :
                 {Counter::Workers, Counter::VacantGrids, Counter::PerWorker, Counter::Staff})
                at(c).told = false;
            return;
        }
        std::vector<model::StaffId> staff;
        std::vector<bool> worked(index_.grid_at.size());
        std::uint32_t workers = 0;
        for (const DutyFact& duty : index_.duties) {
            if (!is_current(duty.from, duty.to, now_)) continue;
            if (duty.grid != kNoRow) worked[duty.grid] = true;
            if (!here(duty.at)) continue;
            workers += duty.grid == kNoRow ? 0U : 1U;
            staff.push_back(duty.staff);
        }
        std::uint32_t vacant = 0;
        for (std::size_t grid = 0; grid < worked.size(); ++grid)
            vacant += !worked[grid] && here(index_.grid_at[grid]) ? 1U : 0U;
        std::ranges::sort(staff);
        staff.erase(std::unique(staff.begin(), staff.end()), staff.end());
        set(Counter::Workers, workers);
        set(Counter::PerWorker, derived_.total[scope_.place()].counts.households, workers);
        set(Counter::Staff, static_cast<std::uint32_t>(staff.size()));
        set(Counter::VacantGrids, vacant);
    }

    const StatisticsIndex& index_;
    const model::Snapshot& is_;
    const Derived& derived_;
    const Scope& scope_;
    Instant now_;
    Statistics result_;
};

}  // namespace

std::optional<Amount> Statistics::before(Counter counter) const {
    if (!month) return std::nullopt;
    if (counter == Counter::Reported) return month->reported;
    if (counter == Counter::Open) return month->open;
    if (counter == Counter::Overdue) return month->overdue;
    if (counter == Counter::Settled) return month->settled;
    if (counter == Counter::OnTime) return month->on_time;
    return std::nullopt;
}

std::string_view id_of(Counter counter) {
    return kIds.at(static_cast<std::size_t>(counter));
}

std::optional<double> rate_of(Counter counter, const Amount& amount) {
    const std::uint32_t least = counter == Counter::OnTime ? kSmallestSample : 1;
    if (!amount.told || amount.whole < least) return std::nullopt;
    return static_cast<double>(amount.part) / amount.whole;
}

Statistics statistics_of(const StatisticsIndex& index, const model::Snapshot& is,
                         const Derived& derived, const Scope& scope, Instant now) {
    return Count{index, is, derived, scope, now}.all();
}

Statistics statistics_of(const StatisticsIndex& index, const model::Snapshot& is,
                         const Derived& derived, Row place, Instant now) {
    return statistics_of(index, is, derived, Scope{*index.trees, place}, now);
}

}  // namespace derive
