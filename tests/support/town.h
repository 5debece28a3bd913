// tests/support/town.h — a neighbourhood small enough to know by heart.
//
//   y 300 +---------------------------+---------------------------+
//         |   ==== street, y 250 ==== front1 front2 =============  |
//     200 +---------------------------+---------------------------+
//         |  yard    b2 ##      ## b3 |  backyard                 |
//         |                           |                           |
//         |          b1 ##            |                           |
//       0 +---------------------------+---------------------------+
//         0                          200                         400 x
//
// Grid "west" has b1, b2 and the street; grid "east" has b3 and the fronts.
#pragma once

#include "base/time.h"
#include "model/rows.h"
#include "support/rectangle.h"

#include <chrono>

namespace support {

inline constexpr int kEpsg = 4547;

/// 2026-03-01 08:00 in Beijing, midnight in UTC.
inline constexpr base::Instant kNow = base::instant_from_seconds(1'772'323'200);
inline constexpr std::chrono::hours kDay{24};

namespace place {
inline constexpr model::PlaceId kDistrict{1}, kSubdistrict{2}, kCommunity{3}, kYard{4}, kStreet{5},
    kBackyard{7}, kB1{11}, kB2{12}, kB3{13}, kFront1{21}, kFront2{22};
}  // namespace place

/// Places and grids alone.
model::Rows bare_town();

/// With units 1–4, households 1–3, shops 1–2, issues 1–4, visits 1–2, facility 1, staff 1–2 and
/// assignment 1. What each place counts stands beside the rows in town.cpp.
model::Rows town();

}  // namespace support
