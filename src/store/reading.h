// store/reading.h — one reading of what not everybody may read: allowed or refused, and written
// down in the same transaction. Only files of store/ include it.
#pragma once

#include "store/audit.h"
#include "store/impl.h"

namespace store {

/// Nobody gets at persons without a line in the audit: where the store cannot be written, nothing
/// is read.
class Reading {
  public:
    /// Refuses, and writes that down, when the role may not.
    static base::Result<Reading> begin(Store::Impl& store, const Grant& grant, model::Act act,
                                       base::Instant now);

    /// What an account may always do with what is its own.
    static base::Result<Reading> begin_own(Store::Impl& store, const Grant& grant,
                                           base::Instant now);

    /// Refuses, and writes that down, when the place lies outside what the account answers for.
    base::Result<void> within(model::PlaceId place);

    /// A refusal for another reason, written down.
    base::Error refuse(base::Error why, const std::string& detail);

    /// Writes the line; only then may what was read be given out.
    base::Result<void> done(const AuditEntry& entry);

  private:
    Reading(const Database& db, const Grant& grant, base::Instant now, Transaction transaction)
        : db_{&db}, grant_{&grant}, now_{now}, transaction_{std::move(transaction)} {}

    const Database* db_;
    const Grant* grant_;
    base::Instant now_;
    Transaction transaction_;
};

/// Whether the account still is what it was when it entered, and the store the one it entered.
bool still_holds(const Database& db, const Grant& grant);

/// Whether the account answers for the place: it lies at or below its scope; of a grid worker, in
/// one of the grids or places that are his at that time.
bool in_scope(const Database& db, const Grant& grant, model::PlaceId place, base::Instant now);

/// The building that a home or a person stands in; 0 when there is none.
model::PlaceId place_of_unit(const Database& db, std::int64_t unit);
model::PlaceId place_of_person(const Database& db, std::int64_t person);

/// Refuses an empty purpose and one that K32 does not know.
base::Result<void> purpose_is_told(const Database& db, const std::string& purpose);

}  // namespace store
