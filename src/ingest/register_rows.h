// ingest/register_rows.h — a table of people, homes, shops, organisations, facilities or components
// as new rows of a store, and what became of each of its lines.
#pragma once

#include "ingest/register_address.h"
#include "ingest/register_mapping.h"
#include "ingest/register_table.h"
#include "model/id_number.h"
#include "model/rows.h"
#include "model/snapshot.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace ingest {

struct RegisterInput {
    const RegisterTable& table;
    const Mapping& mapping;
    const model::Snapshot& there;
    // The homes of a building that the store has: asked once for each building that a row names.
    std::function<std::vector<model::UnitRow>(model::PlaceId)> homes_of;
    // The token of an identity number of 18 characters; empty, or answering nothing, where the
    // store has no key. Then doubles are known within the table alone.
    std::function<std::optional<model::Token>(std::string_view id18)> token{};
    std::function<bool(const model::Token&)> is_known{};
    int epsg = 0;  // of the store; 0 where columns of degrees cannot be turned into metres
    const std::atomic<bool>* cancelled = nullptr;  // what was taken until then is given
};

inline constexpr std::size_t kNoColumn = static_cast<std::size_t>(-1);

struct Rejected {
    std::int64_t line = 0;
    std::size_t row = 0;  // of the table
    Reason why{};
    std::size_t column = kNoColumn;  // to look at first
};

/// The person is kept, without the number.
struct IdError {
    std::int64_t line = 0;
    model::IdFault fault{};
};

/// The organisation or the component is kept, without the code that cannot be right.
struct CodeError {
    std::int64_t line = 0;
    Field field{};
};

/// A person who is not added once more.
struct Duplicate {
    std::int64_t line = 0;
    std::int64_t first_line = 0;  // where the table has the person before; 0 when the store has
};

/// A text that is no code of its list; the rows are kept without it.
struct UnknownText {
    Field field{};
    std::string text;
    std::int64_t rows = 0;
};

/// read = kept + rejected + duplicates.
struct RegisterCounts {
    std::int64_t read = 0;
    std::int64_t kept = 0;
    std::int64_t people = 0;
    std::int64_t units = 0;       // homes that were not there
    std::int64_t households = 0;  // one for each new home that somebody lives in
    std::int64_t lettings = 0;
    std::int64_t shops = 0;
    std::int64_t organisations = 0;
    std::int64_t facilities = 0;
    std::int64_t components = 0;
    std::int64_t already = 0;  // kept rows that add nothing: the home, the shop … is there
};

struct RegisterRows {
    model::Rows rows;  // ids from -1 down, see store::Store::bring; other ids are the store's
    RegisterCounts counts;
    std::vector<Rejected> rejected;  // by line, as all below
    std::vector<IdError> id_errors;
    std::vector<CodeError> code_errors;
    std::vector<Duplicate> duplicates;
    std::vector<std::int64_t> disagreements;  // birth or sex is not the identity number's
    std::vector<RefusedColumn> refused;
    std::vector<UnknownText> unknown;  // the most frequent first
};

/// What the table adds. A row with a name is a person in its home, which is made when its building
/// is there and its door is not; a row about a home or a letting adds the home when it is not
/// there, and changes nothing that is; a row about a shop is a shop of its front or building, and
/// no person; nor is one about an organisation, a facility or a component, which may be of a yard,
/// a street or a community, too. A facility of an address stands in the middle of its place.
/// Refused columns are not read, whatever the mapping says.
RegisterRows register_rows(const RegisterInput& input);

}  // namespace ingest
