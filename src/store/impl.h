// store/impl.h — what a Store keeps; shared by the .cpp files of store/ only.
#pragma once

#include "store/doorbell.h"
#include "store/sqlite.h"
#include "store/still.h"
#include "store/store.h"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

/// Which files on disk a connection has open; another file of the same name is another.
struct Inodes {
    std::uint64_t store = 0;
    std::uint64_t log = 0;    // -wal
    std::uint64_t index = 0;  // -shm
};

struct Store::Impl {
    std::string path;
    Access access = Access::Live;
    PrivateFolder folder;  // of a still picture; outlives the connection to the copy in it
    Database db;
    Doorbell doorbell;
    int epsg = 0;
    base::Millis patience{5'000};
    std::int64_t schema_version = 0;  // of sqlite: moves when somebody exchanges a table
    std::int64_t data_version = 0;    // as of the last read; another's commit moves it
    Inodes inodes;                    // as opened
    std::uint64_t seen_inode = 0;     // of the store, when last looked at; 0 when it was away

    Impl(std::string path_, Access access_, Opened opened, Doorbell doorbell_)
        : path{std::move(path_)},
          access{access_},
          folder{std::move(opened.folder)},
          db{std::move(opened.db)},
          doorbell{std::move(doorbell_)} {}

    /// Opens the file that stands at `path` now, when it is another one than before; true then.
    base::Result<bool> follow_exchange();
};

/// The tables must be there with their columns; says which is not.
base::Result<void> has_all_columns(const Database& db);

/// Whether every trigger of the feed stands as we made it.
base::Result<bool> feed_is_whole(const Database& db);

/// Refuses when columns are missing, and puts missing or altered triggers back and recounts;
/// true when there was something to do, and all is to be read anew.
base::Result<bool> mend_feed(const Database& db);

/// Recounts every place and tells all readers to read anew. Inside a write transaction.
base::Result<void> recount(const Database& db);

base::Result<void> set_up_connection(const Database& db, bool writable);

/// 0 when there is no such file.
std::uint64_t inode_of(const std::string& path);

/// Through all links: SQLite keeps its log beside the file itself.
std::string real_path(const std::string& path);

}  // namespace store
