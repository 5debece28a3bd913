// store/matching.h — what the rows of a register are held against, as it stood at one moment.
#pragma once

#include "base/result.h"
#include "model/snapshot.h"
#include "store/store.h"

#include <memory>
#include <vector>

namespace store {

/// Reads on in one transaction, so that all it answers fits together. While it lives its store is
/// not to be written, and stays. A table that cannot be read answers nothing from then on, and
/// `end` tells why.
class Matching {
  public:
    struct Impl;  // for the file of its own
    explicit Matching(std::unique_ptr<Impl> impl);
    Matching(Matching&&) noexcept;
    Matching& operator=(Matching&&) = delete;
    Matching(const Matching&) = delete;
    Matching& operator=(const Matching&) = delete;
    ~Matching();

    /// Places with grids, shops, organisations, facilities, components and codes as a whole batch.
    /// Issues, visits and counts say nothing about where a row belongs, and would be most of it.
    model::Batch there();

    /// Those of one building that have not ended. Read when asked: a register is of a few hundred
    /// buildings of a district.
    std::vector<model::UnitRow> homes_of(model::PlaceId building);

    /// Whether somebody who lives here left the token; told only to those who may write persons.
    bool is_known(const model::Token& token);

    /// Lets the store go. What was answered before counts only when this is no refusal.
    base::Result<void> end();

  private:
    std::unique_ptr<Impl> impl_;
};

}  // namespace store
