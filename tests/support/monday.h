// tests/support/monday.h — the fictional courtyard on a Monday morning.
#pragma once

#include "base/time.h"
#include "model/rows.h"

namespace support {

/// 2026-03-02 10:00 in Beijing.
inline constexpr base::Instant kMonday = base::instant_from_seconds(1'772'416'800);

/// Made anew, its history ending then.
model::Rows courtyard_on_monday();

}  // namespace support
