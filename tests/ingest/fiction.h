// tests/ingest/fiction.h — the fictional town that many tests look at.
#pragma once

#include "ingest/fictional.h"

namespace fiction {

/// Wednesday 2026-03-04 10:30 in Beijing.
inline constexpr base::Instant kNow = base::instant_from_seconds(1'772'591'400);
inline constexpr ingest::FictionalOptions kOptions{.seed = 1, .now = kNow};

/// Of size S; made once, as all of these.
const model::Rows& town();
/// Made a second time, from the same seed.
const model::Rows& town_again();
/// The ground of a district: size M, and nobody lives there.
const model::Rows& district_ground();

}  // namespace fiction
