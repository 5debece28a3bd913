// app/take_in.h — issue reports on their way into a store: read, turned into issues, written in
// batches, each one transaction. What an interrupted run has written, the next one finds known.
#pragma once

#include "base/time.h"
#include "ingest/report_issue.h"
#include "model/snapshot.h"
#include "store/store.h"

#include <cstdint>
#include <fstream>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace app {

/// What came of one file or stream.
struct TakenIn {
    std::int64_t added = 0;
    std::int64_t known = 0;    // and nothing new of them
    std::int64_t changed = 0;  // followed to another state
    std::int64_t rejected = 0;
    std::map<base::Word, std::int64_t> notes;
};

/// Rows that were not taken, one a line with line, reason and text, in a file that only this user
/// may read; it is made with the first of them.
class RejectedRows {
  public:
    /// Where `path` cannot be written, `otherwise` is.
    RejectedRows(std::string path, std::string otherwise)
        : path_{std::move(path)}, otherwise_{std::move(otherwise)} {}

    void put(const std::vector<ingest::BadRow>& rows);

    /// As if there had been none: they are read once more.
    void drop();

    /// Empty as long as there is no such row.
    const std::string& path() const { return shown_; }
    /// False when there were some and the file did not take them.
    bool kept() const { return !lost_; }

  private:
    bool open(const std::string& path);

    std::string path_;
    std::string otherwise_;
    std::string shown_;
    std::ofstream file_;
    bool lost_ = false;
};

/// One store that issues are taken into.
class Intake {
  public:
    /// `crs` as ingest::ReportGround takes it.
    static base::Result<Intake> into(store::Store& store, store::Grant grant,
                                     const std::string& crs, base::Instant now);

    /// Keeps what was read for the next batch, and writes all batches that are full.
    base::Result<void> take(ingest::ReportBatch& read, RejectedRows& rejected, TakenIn& taken,
                            base::Instant now);
    /// Writes what is kept.
    base::Result<void> write(TakenIn& taken, base::Instant now);
    /// From here on what comes is of this system: its name and a colon go before each id, so that
    /// two systems may number alike. Without a name ids stay as they come.
    void begin_system(std::string name) { system_ = std::move(name); }
    bool holds_any() const { return !waiting_.empty(); }
    /// What could not be written is forgotten.
    void forget() {
        waiting_.clear();
        updated_.clear();
    }

  private:
    Intake(store::Store& store, store::Grant grant) : store_{&store}, grant_{std::move(grant)} {}
    base::Result<void> write_batch(TakenIn& taken, base::Instant now);

    store::Store* store_;
    store::Grant grant_;
    model::Snapshot is_;  // only places, codes and rules of it
    ingest::ReportGround ground_;
    std::vector<model::IssueRow> waiting_;
    std::vector<base::Instant> updated_;  // of each of these
    std::string system_;
};

}  // namespace app
