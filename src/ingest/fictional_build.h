// ingest/fictional_build.h — the two halves of a fictional neighbourhood: what stands there, and
// what happened there. Only for fictional*.cpp.
#pragma once

#include "base/random.h"
#include "geo/point.h"
#include "ingest/fictional.h"

namespace ingest {

/// Where on the store's ground the drawings of courtyard and town begin: metres at their 0, 0.
inline constexpr geo::Point kDrawnOrigin{506'000, 4'055'000};

/// Ids of a fictional courtyard that both halves must know.
namespace xs {
inline constexpr std::int64_t kDistrict = 1;
inline constexpr std::int64_t kSubdistrict = 2;
inline constexpr std::int64_t kCommunity = 3;
inline constexpr std::int64_t kYard = 4;
inline constexpr std::int64_t kSouthStreet = 5;
inline constexpr std::int64_t kEastStreet = 6;
inline constexpr std::int64_t kFirstBuilding = 101;
inline constexpr int kBuildings = 18;
inline constexpr std::int64_t kFirstFront = 201;
inline constexpr int kFronts = 33;
inline constexpr std::int64_t kNeverVisitedBuilding = kFirstBuilding + 9;
}  // namespace xs

void add_places(model::Rows& rows);
void add_register(model::Rows& rows, base::Random& random);
void add_staff(model::Rows& rows, base::Instant now);
void add_work(model::Rows& rows, base::Random& random, const FictionalOptions& options);

}  // namespace ingest
