#include "ingest/ledger.h"

#include <algorithm>
#include <tuple>

namespace ingest {

Ledger ledger_for(const std::vector<Layer>& layers) {
    Ledger ledger;
    ledger.layers.resize(layers.size());
    for (std::size_t i = 0; i < layers.size(); ++i)
        ledger.layers[i].kept.resize(layers[i].features.size());
    return ledger;
}

void keep(Ledger& ledger, RowAt at) {
    ledger.layers[at.layer].kept[at.row] = 1;
}

void note_repair(Ledger& ledger, RowAt at, std::string_view reason) {
    ledger.layers[at.layer].entries.push_back({reason, at.row, Ledger::Fate::Repair});
}

void note_loss(Ledger& ledger, RowAt at, std::string_view reason) {
    ledger.layers[at.layer].entries.push_back({reason, at.row, Ledger::Fate::Loss});
}

void note_flag(Ledger& ledger, RowAt at, std::string_view reason) {
    ledger.layers[at.layer].entries.push_back({reason, at.row, Ledger::Fate::Flag});
}

LayerSums sums_of(const Ledger& ledger, const std::vector<Layer>& layers, std::size_t layer) {
    const Ledger::LayerEntries& rows = ledger.layers[layer];
    const std::vector<Feature>& features = layers[layer].features;
    LayerSums sums;
    sums.remarks = layers[layer].remarks;

    std::vector<char> told(features.size());
    std::vector<char> mended(features.size());
    std::vector<Ledger::Entry> entries = rows.entries;
    const auto order = [](const Ledger::Entry& e) { return std::tuple{e.row, e.reason}; };
    std::ranges::sort(entries, {}, order);
    const auto same = [order](const auto& a, const auto& b) { return order(a) == order(b); };
    entries.erase(std::unique(entries.begin(), entries.end(), same), entries.end());
    for (const Ledger::Entry& entry : entries) {
        const bool kept = rows.kept[entry.row] != 0;
        // What was mended in vain is refused for a reason.
        if (!kept && entry.fate != Ledger::Fate::Loss) continue;
        if (entry.fate == Ledger::Fate::Flag) {
            remark_flagged(sums.remarks, entry.reason, features[entry.row].id);
            continue;
        }
        remark(sums.remarks, entry.reason, features[entry.row].id, kept);
        (kept ? mended : told)[entry.row] = 1;
    }
    for (std::size_t row = 0; row < features.size(); ++row) {
        if (rows.kept[row] != 0)
            ++sums.kept;
        else if (told[row] == 0 && features[row].shape.kind != geo::ShapeKind::None)
            remark(sums.remarks, "not-used", features[row].id);
    }
    sums.repaired = std::ranges::count(mended, 1);
    return sums;
}

}  // namespace ingest
