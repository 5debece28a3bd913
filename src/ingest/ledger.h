// ingest/ledger.h — what became of each row of each layer: nothing is lost without a line here.
#pragma once

#include "ingest/layer.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace ingest {

/// One row of one of the layers at hand.
struct RowAt {
    std::uint32_t layer = 0;
    std::uint32_t row = 0;
};

struct Ledger {
    /// A loss is one of the row or of a part of it; what is flagged is kept as it is.
    enum class Fate : std::uint8_t { Loss, Repair, Flag };
    struct Entry {
        std::string_view reason;  // a literal
        std::uint32_t row = 0;
        Fate fate = Fate::Loss;
    };
    struct LayerEntries {
        std::vector<char> kept;  // by row: something of it is in the survey
        std::vector<Entry> entries;
    };
    std::vector<LayerEntries> layers;
};

Ledger ledger_for(const std::vector<Layer>& layers);

void keep(Ledger& ledger, RowAt at);
void note_repair(Ledger& ledger, RowAt at, std::string_view reason);
void note_loss(Ledger& ledger, RowAt at, std::string_view reason);
void note_flag(Ledger& ledger, RowAt at, std::string_view reason);

struct LayerSums {
    std::int64_t kept = 0;
    std::int64_t repaired = 0;  // rows; they are among the kept
    std::vector<Remark> remarks;
};

/// Sums up one layer: a loss in a row of which something was kept counts as its repair; a row that
/// nobody could use and nobody refused gets the reason "not-used".
LayerSums sums_of(const Ledger& ledger, const std::vector<Layer>& layers, std::size_t layer);

}  // namespace ingest
