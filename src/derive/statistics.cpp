#include "derive/statistics.h"

#include "derive/duty.h"
#include "derive/statistics_index.h"

#include <algorithm>
#include <set>

namespace derive {

using base::Instant;
using base::kNever;
using model::Kind;
using model::kNoRow;
using model::Row;

namespace {

constexpr std::array<std::string_view, kCounters> kIds{
    "H1", "",   "H2", "H3", "H4", "H5", "H6", "H8", "H9", "P2", "W1", "W2", "S1",  "S3",  "S2",
    "T6", "",   "E1", "",   "E2", "E3", "E5", "E4", "E6", "E7", "E8", "E9", "E13", "E15", "E16",
    "W3", "W5", "W4", "W6", "Q1", "Q2", "Q3", "C1", "C2", "C3", "C4", "C5", "C6"};

constexpr base::Millis kDay = std::chrono::hours{24};
constexpr base::Millis kBeijing = std::chrono::hours{8};

Instant midnight_before(Instant now) {
    return std::chrono::floor<std::chrono::days>(now + kBeijing) - kBeijing;
}

/// One place's stretch of the walk, and what is counted in it.
class Count {
  public:
    Count(const StatisticsIndex& index, const model::Snapshot& is, const Derived& derived,
          Row place, Instant now)
        : index_{index},
          is_{is},
          derived_{derived},
          place_{place},
          now_{now},
          from_{index.trees->from[place]},
          end_{index.trees->end[place]} {}

    Statistics all() {
        result_.place = is_.places->row[place_].id;
        result_.as_of = now_;
        sums();
        places();
        issues();
        shops();
        duties();
        return std::move(result_);
    }

  private:
    Amount& at(Counter counter) { return result_.amount.at(static_cast<std::size_t>(counter)); }
    void set(Counter counter, std::uint32_t part, std::uint32_t whole = 0) {
        at(counter) = {part, whole};
    }
    bool here(std::uint32_t position) const { return position >= from_ && position < end_; }

    void sums() {
        const Tally& t = derived_.total[place_];
        const model::Counts& c = t.counts;
        set(Counter::Units, c.units);
        set(Counter::SelfUsed, c.units_self_used);
        set(Counter::Rented, c.units_rented);
        set(Counter::Vacant, c.units_vacant);
        set(Counter::Uncollected, c.units_uncollected);
        const std::uint32_t known = c.units - c.units_uncollected;
        set(Counter::Occupied, known - c.units_vacant, known);
        set(Counter::RentalShare, c.units_rented, known);
        set(Counter::Households, c.households);
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

    void places() {
        std::uint32_t leaves = 0;
        for (std::uint32_t p = from_; p < end_; ++p) {
            const Kind kind = index_.kind[p];
            at(Counter::Buildings).part += kind == Kind::Building ? 1U : 0U;
            at(Counter::Fronts).part += kind == Kind::Front ? 1U : 0U;
            at(Counter::NoShape).part += index_.no_shape[p] ? 1U : 0U;
            if (!model::is_leaf(kind)) continue;
            leaves += 1;
            const Instant visited = is_.counts[index_.trees->place[p]].last_visit;
            if (visited == kNever) continue;
            at(Counter::Visited30).part += visited + 30 * kDay > now_ ? 1U : 0U;
            at(Counter::Fresh).part += visited + 90 * kDay > now_ ? 1U : 0U;
        }
        at(Counter::Fresh).whole = leaves;
    }

    void issues() {
        std::vector<std::uint32_t> classes(index_.classes.code.size());
        std::vector<std::uint32_t> channels(index_.channels.code.size());
        const Instant midnight = midnight_before(now_);
        Month month;
        bool reaches_back = false;
        for (const auto& page : index_.issues.facts) {
            for (const IssueFact& fact : *page) {
                if (!here(fact.at)) continue;
                reaches_back = count_before(month, fact) || reaches_back;
                const bool known = fact.reported != kNever && fact.reported <= now_;
                at(Counter::ReportedToday).part += known && fact.reported >= midnight ? 1U : 0U;
                at(Counter::Reported).part += known && fact.reported + 30 * kDay > now_ ? 1U : 0U;
                if (!fact.open) continue;
                at(Counter::Suspended).part += fact.suspended ? 1U : 0U;
                at(Counter::Reworked).part += fact.reworked ? 1U : 0U;
                at(Counter::Unchecked).part += fact.unchecked ? 1U : 0U;
                at(Counter::NoDue).part += fact.no_due ? 1U : 0U;
                at(Counter::NoAssignee).part += fact.no_assignee ? 1U : 0U;
                classes[fact.klass] += 1;
                channels[fact.channel] += 1;
            }
        }
        if (reaches_back) result_.month = month;
        result_.classes = named(index_.classes, classes);
        result_.channels = named(index_.channels, channels);
    }

    /// Answers whether the issue was known by then.
    bool count_before(Month& month, const IssueFact& fact) const {
        const Instant then = now_ - kSettledCounts;
        if (fact.reported == kNever || fact.reported > then) return false;
        const bool stayed = fact.open || (fact.closed != kNever && fact.closed > then);
        const bool late = stayed && fact.due != kNever && fact.due < then;
        const bool settled =
            fact.settled && fact.closed <= then && fact.closed + kSettledCounts > then;
        const bool on_time = settled && (fact.due == kNever || fact.closed <= fact.due);
        month.reported.part += fact.reported + kSettledCounts > then ? 1U : 0U;
        month.open.part += stayed ? 1U : 0U;
        month.overdue.part += late ? 1U : 0U;
        month.settled.part += settled ? 1U : 0U;
        month.on_time.part += on_time ? 1U : 0U;
        month.on_time.whole += settled ? 1U : 0U;
        return true;
    }

    void shops() {
        std::vector<std::uint32_t> trades(index_.trades.code.size());
        for (const auto& page : index_.shops.facts)
            for (const ShopFact& fact : *page)
                if (here(fact.at) && !fact.vacant) trades[fact.trade] += 1;
        result_.trades = named(index_.trades, trades);
        std::vector<std::uint32_t> kinds(index_.facility_kinds.code.size());
        for (const ShopFact& fact : index_.facilities)
            if (here(fact.at)) kinds[fact.trade] += 1;
        result_.facilities = named(index_.facility_kinds, kinds);
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
        if (is_.places->kind[place_] > Kind::Community) {
            for (const Counter c :
                 {Counter::Workers, Counter::VacantGrids, Counter::PerWorker, Counter::Staff})
                at(c).told = false;
            return;
        }
        std::set<model::StaffId> staff;
        std::uint32_t workers = 0;
        for (const model::AssignmentRow& duty : *is_.assignments) {
            if (!is_current(duty, now_)) continue;
            const Row grid = model::row_of(*is_.grids, duty.grid);
            const Row row = grid == kNoRow ? model::row_of(*is_.places, duty.place)
                                           : is_.grids->community[grid];
            if (row == kNoRow || !here(index_.trees->from[row])) continue;
            workers += grid == kNoRow ? 0U : 1U;
            staff.insert(duty.staff);
        }
        set(Counter::Workers, workers);
        set(Counter::PerWorker, derived_.total[place_].counts.households, workers);
        set(Counter::Staff, static_cast<std::uint32_t>(staff.size()));
        set(Counter::VacantGrids,
            static_cast<std::uint32_t>(vacant_grids(is_, place_, now_).size()));
    }

    const StatisticsIndex& index_;
    const model::Snapshot& is_;
    const Derived& derived_;
    Row place_;
    Instant now_;
    std::uint32_t from_, end_;
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
                         const Derived& derived, Row place, Instant now) {
    return Count{index, is, derived, place, now}.all();
}

}  // namespace derive
