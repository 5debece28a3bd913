// store/fold.h — how far the write-ahead log has been folded back into the file.
#pragma once

#include "store/sqlite.h"

#include <array>
#include <cstdint>
#include <optional>

namespace store {

/// What the index of the log says; another fold or another commit gives another value.
struct Fold {
    std::array<std::uint32_t, 2> salt{};  // new with each log that starts from its beginning
    std::uint32_t frames = 0;             // committed pages in the log
    std::uint32_t folded = 0;             // of these, surely in the file
    std::uint32_t attempted = 0;          // of these, perhaps in the file

    /// The file without its log is what was committed at one moment. Otherwise it is a mixture: a
    /// fold that a reader held up leaves out every page that was written again since.
    bool clean() const { return attempted == 0 || folded == frames; }

    friend bool operator==(const Fold&, const Fold&) = default;
};

/// Nothing when there is no log, or somebody is writing the index at this moment.
/// Source: "WAL-mode File Format" of the SQLite documentation, section 2 (the WAL-index).
std::optional<Fold> fold_of(const Database& db);

}  // namespace store
