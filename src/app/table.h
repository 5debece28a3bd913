// app/table.h — a table from a store: which template, of what place, for what. For the command line
// and for a thread of the window alike; nothing here prints or asks.
#pragma once

#include "app/export.h"
#include "report/template.h"

#include <string>
#include <vector>

namespace app {

struct TableWish {
    std::string table;                   // the name of a template
    std::string place{};                 // code or number; empty: what the account answers for
    std::string purpose{};               // K32 code or label, and words behind it; or any words
    std::string filter{};                // on top of the template's
    std::string sort{};                  // in place of the template's
    std::vector<std::string> columns{};  // likewise
    base::Instant since = base::kNever;  // of work; never: the last 30 days
    base::Instant as_of = base::kNever;  // never: now
    base::Language language = base::Language::Chinese;
};

struct MadeTable {
    report::Table table;  // without a serial number
    report::Template by;  // as it was used
    model::PlaceId place{};
    std::size_t rows = 0;  // neither headings nor sums
};

/// Those of the program, then those that the store keeps; what cannot be read is left out.
base::Result<std::vector<report::Template>> templates_of(store::Store& store,
                                                         base::Language language);

/// The template that a wish means, with its own columns, filter and sort. Refuses a name that
/// nothing has and columns that the source does not offer.
base::Result<report::Template> template_for(store::Store& store, const TableWish& wish);

/// Reads, for one line of the audit at `now`, and makes the table. Refuses roles that may not,
/// places outside their scope, and rows of persons without a purpose; then nothing was read.
base::Result<MadeTable> make_table(store::Store& store, const store::Grant& grant,
                                   const TableWish& wish, base::Instant now);

/// A made table as the file at `path`, by its ending: .csv, .xlsx or .pdf.
base::Result<model::Export> export_table(store::Store& store, const store::Grant& grant,
                                         const MadeTable& made, const std::string& path,
                                         base::Instant now);

/// What else is made on the page and leaves it as a table.
enum class PageFile : std::uint8_t { Stats, HandOver, Targets, Roster, Assessment, Coverage };

/// A sheet of statistics, of a shift, or of the staff and targets of communities, likewise.
base::Result<model::Export> export_stats(store::Store& store, const store::Grant& grant,
                                         const report::Table& table, model::PlaceId place,
                                         const std::string& path, base::Instant now,
                                         PageFile what = PageFile::Stats);

/// Refuses another ending.
base::Result<void> table_ending_fits(const std::string& path);

/// Keeps a template under a name of one's own. Refuses names of built-in ones.
base::Result<void> keep_template(store::Store& store, const store::Grant& grant,
                                 report::Template wanted, const std::string& name,
                                 base::Language language, base::Instant now);

}  // namespace app
