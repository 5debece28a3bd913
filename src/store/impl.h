// store/impl.h — what a Store keeps; shared by the .cpp files of store/ only.
#pragma once

#include "store/doorbell.h"
#include "store/sqlite.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

struct Store::Impl {
    std::string path;
    Access access = Access::Live;
    Database db;
    Doorbell doorbell;
    int epsg = 0;
    std::int64_t schema_version = 0;  // of sqlite: moves when somebody exchanges a table
    std::int64_t data_version = 0;    // as of the last read; another's commit moves it
    std::uint64_t inode = 0;          // moves when somebody exchanges the file
    std::string still_copy;           // a private copy to remove at the end, if any

    Impl(std::string path_, Access access_, Database db_, Doorbell doorbell_)
        : path{std::move(path_)},
          access{access_},
          db{std::move(db_)},
          doorbell{std::move(doorbell_)} {}
};

/// The tables must be there with their columns; says which is not.
base::Result<void> has_all_columns(const Database& db);

/// Puts missing or altered triggers back and recounts; true when there was something to do.
base::Result<bool> mend_feed(const Database& db);

/// Recounts every place and tells all readers to read anew. Inside a write transaction.
base::Result<void> recount(const Database& db);

base::Result<void> set_up_connection(const Database& db, bool writable);

std::uint64_t inode_of(const std::string& path);

}  // namespace store
