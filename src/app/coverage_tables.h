// app/coverage_tables.h — walking coverage as tables, for people and for programs alike. Numbers
// come from derive/; the definition stands with each of them.
#pragma once

#include "app/coverage_ask.h"
#include "report/table.h"
#include "store/grant.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace app {

struct CoverTable {
    report::Table table;
    std::vector<nlohmann::ordered_json> lines;  // one object a row
};

/// By community: covered, whole, unknown. Requires a service.
CoverTable cover_table(const CoverAsk& ask, const WalkedTown& town);
/// The same of what has been found already.
CoverTable cover_table(const CoverAsk& ask, const WalkedTown& town, const derive::WalkReach& reach,
                       const derive::Coverage& coverage);
/// Have, lack, over: communities by services, those that were told or all that are listed.
CoverTable matrix_table(const CoverAsk& ask, const WalkedTown& town);
/// The same of cells that have been found already; `services` in the order of SupplyCell::service.
CoverTable matrix_table(const CoverAsk& ask, const WalkedTown& town,
                        const std::vector<derive::Service>& services,
                        const std::vector<derive::SupplyCell>& cells);
/// Buildings that lie together and are not covered; persons only for who may list them. Requires
/// a service.
CoverTable gaps_table(const CoverAsk& ask, const WalkedTown& town, bool tells_persons);
/// Where one more would help. Requires one service.
CoverTable sites_table(const CoverAsk& ask, const WalkedTown& town, std::size_t count);
/// How many of the nine everyday items each courtyard has.
CoverTable nine_table(const CoverAsk& ask, const WalkedTown& town);
/// What the network is, and who is not on it.
CoverTable network_table(const CoverAsk& ask, const WalkedTown& town);

/// A table with its head, its note, and what stands below it when it leaves as a file.
report::Table cover_frame(const CoverAsk& ask, const WalkedTown& town, base::Word title,
                          const std::string& note);
void sign_cover(report::Table& table, const CoverAsk& ask, const WalkedTown& town,
                const store::Grant& grant);

/// What every object for programs begins with.
nlohmann::ordered_json cover_line(const CoverAsk& ask, const WalkedTown& town, model::Row place);

// Of these tables alone.
report::Column count_column(std::string heading, int width = 10);
report::Cell count_cell(std::uint32_t number);
/// The communities in the place that was asked for; itself where it lies in one.
std::vector<model::Row> communities_in(const CoverAsk& ask, const model::Places& places);

/// Title, definition and rows with tabs between cells.
std::string as_text(const report::Table& table);

}  // namespace app
