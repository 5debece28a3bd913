// tests/support/moment.h — moments as people write them, in Beijing.
#pragma once

#include "base/time.h"

#include <string>

namespace support {

/// What base::instant_from_iso reads; fails loudly when it reads nothing.
base::Instant at(const std::string& iso);

/// `2026-03-04T09:00`, or `never`.
std::string minute_of(base::Instant moment);

}  // namespace support
