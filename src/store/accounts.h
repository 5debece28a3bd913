// store/accounts.h — the owner of a new store. Only files of store/ include it.
#pragma once

#include "store/grant.h"
#include "store/sqlite.h"

namespace store {

/// Gives the store its public key, a number of its own, and the owner's account. Inside a write
/// transaction.
base::Result<void> found(const Database& db, const Founder& founder, base::Instant now);

}  // namespace store
