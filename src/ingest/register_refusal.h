// ingest/register_refusal.h — columns that no register of a neighbourhood has: they are refused by
// their names, and their cells are not even kept in memory (domain.md 3.2 P3, 3.3).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

enum class Refusal : std::uint8_t {
    Religion,
    Ethnicity,
    Politics,    // also membership of parties
    Petition,    // 信访
    Suspicion,   // records, risk classes of persons, 重点人员, those under supervision
    Health,      // diseases and diagnoses
    Credit,      // lists of the creditworthy and the others; not the code of an organisation
    Bank,        // accounts and cards
    Biometrics,  // also blood groups and portraits
    Behaviour,   // of children
};

struct RefusedColumn {
    std::size_t column = 0;
    Refusal why{};

    friend bool operator==(const RefusedColumn&, const RefusedColumn&) = default;
};

/// Nothing when a column of this name may be read.
std::optional<Refusal> refusal_of(std::string_view column);

/// By column.
std::vector<RefusedColumn> refused_columns(const std::vector<std::string>& columns);

}  // namespace ingest
