#include "app/bench_town.h"

#include "app/clock.h"
#include "ingest/fictional_city.h"
#include "ingest/fictional_town.h"

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

Result<MeasuredTown> measured_town(const std::string& size) {
    const base::Instant now = Clock{}.now();
    auto rows = rows_of_size(size, now);
    if (!rows) return base::refusal(rows);
    model::Batch batch;
    batch.whole = true;
    std::unordered_map<std::int64_t, model::Counts> counts;
    for (const model::VisitRow& visit : rows->visits) {
        model::Counts& of_place = counts[model::number(visit.place)];
        of_place.visits += 1;
        if (of_place.last_visit == base::kNever || of_place.last_visit < visit.at)
            of_place.last_visit = visit.at;
    }
    for (const auto& [place, of_place] : counts)
        batch.counts.emplace_back(model::PlaceId{place}, of_place);
    batch.places = std::move(rows->places);
    batch.grids = std::move(rows->grids);
    batch.issues = std::move(rows->issues);
    batch.ground = std::move(rows->ground);
    batch.facilities = std::move(rows->facilities);
    MeasuredTown town{.size = size, .snapshot = {}, .derived = {}};
    town.snapshot = model::apply({}, batch);
    town.derived = derive::derive_all(town.snapshot, now);
    return town;
}

}  // namespace app
