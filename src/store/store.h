// store/store.h — the file everybody writes to, seen from one reader and writer.
//
// A store is a GeoPackage. Every program may change it; what they change is told by
// `read_changes`, once and in order. A Store belongs to one thread, except `wake`.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "model/homes.h"
#include "model/snapshot.h"
#include "store/command.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace store {

/// How the store could be opened.
enum class Access {
    Live,   // read and written, changes are seen
    Still,  // the folder or file cannot be written: one picture, taken at opening
};

/// One thing that does not add up; see `check`.
struct Difference {
    std::string invariant;  // I5, I9, I15, tree, key, feed, index, file; I1 by app/
    std::string place;      // name or number of the place, or the table
    std::string expected;
    std::string found;
};

/// What is remembered of an import; texts are JSON (data model: import_batch).
struct ImportNote {
    base::Instant at = base::kNever;
    std::string files;
    std::string crs;
    std::string report;
};

/// An import as it stands in the store.
struct Import {
    std::int64_t number = 0;
    ImportNote note;
    base::Instant undone = base::kNever;
};

/// A line of the ledger and what it says, so that another ledger is told from this one.
struct Mark {
    std::int64_t seq = 0;
    std::string line;

    friend bool operator==(const Mark&, const Mark&) = default;
};

/// Told now and then during long writing how many rows are in; false asks to stop.
using Pace = std::function<bool(std::int64_t rows)>;

struct CheckReport {
    std::int64_t checked = 0;
    std::vector<Difference> differences;
};

class Store {
  public:
    /// Opens an existing store; upgrades an older one after putting a copy beside it, and puts
    /// missing triggers back. Refuses with one sentence what cannot be opened.
    static base::Result<Store> open(const std::string& path);

    /// Makes a new store holding `rows`, all or nothing. Refuses a path that exists.
    /// With a note, the rows are batch 1. Fault::Cancelled when `pace` says so.
    static base::Result<Store> create(const std::string& path, int epsg, const std::string& name,
                                      const model::Rows& rows, const ImportNote* note = nullptr,
                                      const Pace& pace = {});

    Store(Store&&) noexcept;
    Store& operator=(Store&&) noexcept;
    ~Store();

    Access access() const;
    const std::string& path() const;
    int epsg() const;
    std::string name() const;

    /// One consistent picture. Issues closed more than model::kClosedKept before `now` stay out.
    base::Result<model::Batch> read_all(base::Instant now);

    /// What changed since `after`; a `whole` batch when the ledger no longer reaches back so
    /// far, was replaced, or a layer was exchanged.
    base::Result<model::Batch> read_changes(model::Position after, base::Instant now);

    /// The homes of one building with what is known of them; those that ended are left out.
    base::Result<model::Homes> homes_of(model::PlaceId place);

    /// The homes of one building.
    base::Result<std::vector<model::UnitRow>> units_of(model::PlaceId place);

    /// When anything was last written; kNever when the ledger is empty.
    base::Result<base::Instant> last_change();

    /// The ledger line `seq` as it can be found again by another start of the program.
    base::Result<Mark> mark(std::int64_t seq);

    /// Whether no place, grid or ground was written since `mark`, and the ledger is still the one
    /// it was taken from.
    base::Result<bool> ground_stands_since(const Mark& mark);

    /// One command, one transaction. Waits for other writers, at most `patience`.
    base::Result<Receipt> write(const Command& command);

    /// Adds rows as one batch, all or nothing, and answers its number. A negative id, also where a
    /// column names a row, is a row of this batch: -3 is its third; the store gives the true one.
    base::Result<std::int64_t> bring(model::Rows rows, const ImportNote& note,
                                     const Pace& pace = {});

    /// Removes every row of a batch and answers how many. Refuses when rows that came later
    /// stand on them, or when it was undone before.
    base::Result<std::int64_t> take_back(std::int64_t batch, base::Instant now);

    base::Result<std::vector<Import>> imports();

    /// Every shop with the row of the file it came from, which no snapshot holds: an import must
    /// know which are there.
    base::Result<std::vector<model::ShopRow>> shops();

    /// Folds what is in the write-ahead log into the file, as far as no reader stands in the way,
    /// so that a plain copy of the file has what was committed. Never waits; true when all of it
    /// is there.
    bool fold();

    /// Sleeps until somebody commits, `wake` is called, or `at_most` has passed.
    void wait(base::Millis at_most);
    /// Ends `wait`. Any thread.
    void wake();

    /// Counts every row again and tests the rules of the two trees.
    base::Result<CheckReport> check();

    /// How long writes wait for a lock. Five seconds unless told.
    void set_patience(base::Millis patience);

  private:
    struct Impl;
    explicit Store(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// The SHA-256 of a file in hexadecimal; empty when it cannot be read.
std::string file_sha256(const std::string& path);

/// Whether a file system with this number (statfs f_type) is a network share, where a
/// write-ahead log does not work.
bool is_network_share(std::int64_t filesystem_type);

}  // namespace store
