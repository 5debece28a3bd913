// store/triggers.h — how every writer is seen, and how every place counts its own rows.
//
// The triggers speak built-in SQL only, so that any program's SQLite can fire them. What they
// must survive is told in README.md; tests/store/scripts plays it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace store {

struct Trigger {
    std::string name;
    std::string sql;  // exactly as sqlite_master keeps it
};

/// All triggers of the feed, made from one table of what is watched, and those that keep the log of
/// issues.
const std::vector<Trigger>& feed_triggers();

/// Drops and makes them.
std::string install_feed_sql();
std::string remove_feed_sql();

/// Fills an empty `table` (shaped like place_tally) with a recount of all rows.
std::string recount_sql(std::string_view table);

/// Counts anew what one table feeds, in place_tally as it stands.
std::string recount_table_sql(std::string_view counted);

/// Columns of place_tally that are counted, in the order of the table.
const std::vector<std::string>& counted_columns();

/// Tables that must be there, and the columns each must have for us to read and count it.
struct WatchedTable {
    std::string name;
    std::vector<std::string> columns;
};
const std::vector<WatchedTable>& watched_tables();

}  // namespace store
