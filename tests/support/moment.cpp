#include "support/moment.h"

#include <stdexcept>

namespace support {

base::Instant at(const std::string& iso) {
    const auto read = base::instant_from_iso(iso);
    if (!read) throw std::runtime_error{"no moment: " + iso};
    return *read;
}

std::string minute_of(base::Instant moment) {
    return moment == base::kNever ? "never" : base::iso_from_instant(moment).substr(0, 16);
}

}  // namespace support
