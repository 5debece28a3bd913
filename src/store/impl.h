// store/impl.h — what a Store keeps; shared by the .cpp files of store/ only.
#pragma once

#include "store/doorbell.h"
#include "store/sqlite.h"
#include "store/still.h"
#include "store/store.h"
#include "store/targets.h"

#include <cstdint>
#include <optional>
#include <string>

namespace store {

/// Another file, or the same one written into, has another stamp; all 0 when there is none.
struct Stamp {
    std::uint64_t inode = 0;
    std::int64_t bytes = 0;
    std::int64_t written_ns = 0;

    friend bool operator==(const Stamp&, const Stamp&) = default;
};
Stamp stamp_of(const std::string& path);

/// A line of the ledger. Two files that went different ways since they were copied may have lines
/// of one number within one millisecond; so the number and the time alone do not tell them apart.
struct Line {
    std::int64_t seq = 0;
    std::string content;
};

/// Through all links: SQLite keeps its log beside the file itself.
std::string real_path(const std::string& path);

/// Opens the bare file: no locks, no log.
std::string immutable_uri(const std::string& path);

/// A lock as somebody here looks at it, with the homes that not every role is given.
struct LockLookedAt {
    model::AccountId by{};
    model::Locked is;
};

struct Store::Impl {
    std::string path;
    Access access = Access::Live;
    PrivateFolder folder;  // of a still picture; outlives the connection to the copy in it
    Database db;
    Doorbell doorbell;
    bool mended = false;  // triggers were missing when it was opened
    int epsg = 0;
    base::Millis patience{5'000};
    std::int64_t schema_version = 0;  // of sqlite: moves when somebody exchanges a table
    std::int64_t data_version = 0;    // as of the last read; another's commit moves it
    Stamp file, log, index;           // the store, its -wal and its -shm, as opened
    Stamp seen;                       // the store, when last looked at
    Targets targets;                  // those who are cared for, once somebody may know
    std::optional<LockLookedAt> lock;
    std::int64_t folded = 0;  // the ledger line up to which the log was folded back

    Impl(std::string path_, Access access_, Opened opened, Doorbell doorbell_)
        : path{std::move(path_)},
          access{access_},
          folder{std::move(opened.folder)},
          db{std::move(opened.db)},
          doorbell{std::move(doorbell_)} {}

    /// Opens what stands at `path` now, when it was exchanged: another file of that name, or
    /// other bytes copied over ours. True then, and all is to be read anew.
    base::Result<bool> follow_exchange();

    /// Refuses to write into a file that nobody finds at `path` any more.
    base::Result<void> refuse_lost_write();

  private:
    enum class Verdict { Ours, Other, Unknown };  // whose file stands at the path now
    Verdict judge();
    bool contradicts(const std::optional<Line>& bare, bool all_is_folded);
    base::Result<bool> differs_for_good();
    base::Result<void> open_other();
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
/// The same where nothing but persons was added.
base::Result<void> recount_persons(const Database& db);

base::Result<void> set_up_connection(const Database& db, bool writable);

}  // namespace store
