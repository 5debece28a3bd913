#include "app/bench_town.h"

#include "ingest/fictional_city.h"
#include "ingest/fictional_town.h"
#include "model/codes.h"

#include <algorithm>
#include <unordered_map>

namespace app {

using base::Result;

Result<model::Rows> rows_of_size(const std::string& size, base::Instant now) {
    const ingest::FictionalOptions options{.now = now};
    if (size == "XS") return ingest::fictional_courtyard(options);
    if (size == "S") return ingest::fictional_town(options, ingest::TownSize::S);
    if (size == "M") return ingest::fictional_town(options, ingest::TownSize::M);
    if (size == "60k") return ingest::fictional_city(options, 60'000);
    if (size == "1M") return ingest::fictional_city(options, 1'000'000);
    return base::fail(base::Fault::Unsupported, base::Word::UsageBadValue,
                      {"--size", size, "XS S M 60k 1M"});
}

namespace {

/// What the triggers of a store would count.
std::vector<std::pair<model::PlaceId, model::Counts>> counts_of(const model::Rows& rows) {
    std::unordered_map<model::PlaceId, model::Counts> counts;
    for (const model::VisitRow& visit : rows.visits) {
        model::Counts& at = counts[visit.place];
        at.last_visit = at.visits == 0 ? visit.at : std::max(at.last_visit, visit.at);
        at.visits += 1;
    }
    for (const model::UnitRow& unit : rows.units) {
        model::Counts& at = counts[unit.place];
        at.units += 1;
        at.units_self_used += unit.use == "01" ? 1U : 0U;
        at.units_rented += unit.use == "02" ? 1U : 0U;
        at.units_vacant += unit.use == "03" ? 1U : 0U;
        at.units_uncollected += unit.use == "00" ? 1U : 0U;
    }
    for (const model::ShopRow& shop : rows.shops) {
        counts[shop.place].shops += 1;
        counts[shop.place].shops_vacant += model::is_vacant(shop) ? 1U : 0U;
    }
    return {counts.begin(), counts.end()};
}

}  // namespace

model::Snapshot snapshot_of(model::Rows rows, base::Instant now) {
    model::Batch batch;
    batch.whole = true;
    batch.counts = counts_of(rows);
    batch.places = std::move(rows.places);
    batch.grids = std::move(rows.grids);
    batch.shops = std::move(rows.shops);
    batch.facilities = std::move(rows.facilities);
    batch.organisations = std::move(rows.organisations);
    batch.components = std::move(rows.components);
    batch.entrances = std::move(rows.entrances);
    batch.ground = std::move(rows.ground);
    // The store would number them; two of one id are one.
    std::int64_t ground = 0;
    for (model::GroundRow& row : batch.ground) row.id = model::GroundId{++ground};
    batch.walk_edges = std::move(rows.walk_edges);
    batch.parameters = std::move(rows.parameters);
    batch.staff = std::move(rows.staff);
    batch.assignments = std::move(rows.assignments);
    for (model::IssueRow& row : rows.issues)
        if (row.closed == base::kNever || row.closed >= now - model::kClosedKept)
            batch.issues.push_back(std::move(row));
    return model::apply({}, batch);
}

Result<MeasuredTown> measured_town(const std::string& size, base::Instant now) {
    auto rows = rows_of_size(size, now);
    if (!rows) return base::refusal(rows);
    MeasuredTown town{.size = size, .snapshot = snapshot_of(std::move(*rows), now), .derived = {}};
    town.derived = derive::derive_all(town.snapshot, now);
    return town;
}

}  // namespace app
