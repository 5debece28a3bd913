// store/targets.h — who is cared for. Each row is sealed whole, so all of them are opened to find
// those of one place; what was opened is kept until a row or a seal is added or goes. Only files of
// store/ include it.
#pragma once

#include "model/people.h"
#include "store/seal.h"

#include <cstdint>
#include <vector>

namespace store {

class Targets {
  public:
    /// Everyone whose end has not come, in no order. Rows of categories that K35 does not have
    /// are as if they were not there.
    const std::vector<model::TargetRow>& all(const Database& db, const KeyRing& keys,
                                             base::Instant now);
    /// What one person is cared for, of what `reader` may know; by category.
    std::vector<model::CareSeen> of(const Database& db, const Grant& reader, model::PersonId person,
                                    base::Instant now);
    /// After a transaction that was rolled back, or in another file.
    void forget() { rows_ = seals_ = -1; }

  private:
    std::int64_t rows_ = -1;
    std::int64_t seals_ = -1;
    base::Instant first_end_ = base::kNever;  // of those opened
    std::vector<model::TargetRow> opened_;
    std::vector<model::TargetRow> current_;
};

std::string text_of(const model::TargetRow& target);
model::TargetRow target_from(model::TargetId id, std::string_view text);

/// Refuses a category that K35 does not have, a row without an end, and one of no person.
base::Result<void> target_fits(const Database& db, const model::TargetRow& target);

bool may_know(const Grant& reader, const std::string& category);
/// Whether the reader may see where those of a category are, and how many, but not who.
bool may_locate(const Grant& reader, const std::string& category);

/// Counts anew what shared screens may show: by community and above, small numbers left out so
/// that none follows from the others. Inside a write transaction.
base::Result<void> make_care_counts(const Database& db, const KeyRing& keys, Targets& targets,
                                    base::Instant now);

}  // namespace store
