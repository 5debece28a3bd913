// app/simulate_town.h — a town at work: reports as they come in, the next step of each issue,
// visits, homes that are let and given up. Only for simulate*.cpp.
#pragma once

#include "app/simulate_step.h"
#include "ingest/fictional_residents_matters.h"
#include "store/store.h"

#include <array>
#include <map>
#include <memory>
#include <vector>

namespace app {

/// How changes come.
struct Traffic {
    bool steady = false;   // one after another, whoever is next; else when their moment has come
    bool raining = false;  // ten times the reports, of wet matters, in a few streets
};

/// Writes as collectors, units and a hotline would, by commands to the store alone.
class SimulatedTown {
  public:
    /// What goes on in the store is due from `since` on.
    static base::Result<SimulatedTown> in(store::Store store, std::uint64_t seed,
                                          base::Instant since, base::Instant now);

    bool empty() const { return leaves_.empty(); }

    /// When the next change comes after this one: more in the morning, few at night and on
    /// weekends.
    base::Instant next_change(base::Instant at) const;

    /// One change: a report, a step of an issue, a visit, a home that is let or given up.
    base::Result<void> change(base::Instant at, const Traffic& traffic);

  private:
    using Where = ingest::residents::Where;

    SimulatedTown(store::Store store, std::uint64_t seed)
        : store_{std::move(store)}, random_{seed} {}

    void know(const model::Batch& batch, base::Instant since);
    base::Result<void> report(base::Instant at, bool raining);
    /// Whether somebody did something.
    base::Result<bool> act(base::Instant at, bool steady);
    base::Result<bool> take(GoingOn issue, const model::Step& step);
    base::Result<void> visit(base::Instant at);
    model::PlaceId any_place(Where where, bool raining);
    model::StaffId somebody();
    void plan(GoingOn issue, base::Instant at);

    store::Store store_;
    base::Random random_;
    std::shared_ptr<const model::WorkRules> rules_;
    std::vector<model::PlaceId> leaves_;
    std::array<std::vector<model::PlaceId>, 4> where_;  // the first have most of the trouble
    std::vector<model::PlaceId> wet_houses_;            // where rain gets in
    std::vector<model::UnitId> units_;
    std::vector<model::StaffId> staff_;
    std::multimap<base::Instant, GoingOn> plan_;  // by when somebody acts
    std::size_t usual_ = 0;                       // so much goes on at a time
};

}  // namespace app
