// app/import_job.h — files on their way into a store, in a thread of their own.
//
//   order -> [read, survey, divide or add, write] -> Mailbox<ImportProgress> ... ->
//   Mailbox<ImportOutcome>
//
// All or nothing: what is refused or cancelled leaves every store as it was.
#pragma once

#include "app/clock.h"
#include "base/mailbox.h"
#include "store/grant.h"
#include "ui/files.h"

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace app {

struct ImportOrder {
    enum class Kind : std::uint8_t {
        New,      // a store of wish.files at wish.store_path
        Into,     // wish.files into the store at `store_path`
        AskUndo,  // which import of `store_path` would be undone
        Undo,     // takes `batch` back
    };
    Kind kind = Kind::New;
    ui::ImportWish wish;
    std::string store_path;
    std::int64_t batch = 0;
    base::Language language{};  // of the list to mend by
    Clock clock;
    store::Grant grant;  // who brings them
};

struct ImportOutcome {
    ImportOrder::Kind kind = ImportOrder::Kind::New;
    ui::ImportReport report;   // refused also for the kinds that undo
    std::int64_t batch = 0;    // of Undo
    ui::UndoQuestion undo;     // of AskUndo
    std::int64_t removed = 0;  // rows, by Undo
};

class ImportJob {
  public:
    /// `news` is called from the thread when there is progress, ten times a second at most, and
    /// when the outcome is there.
    ImportJob(ImportOrder order, std::function<void()> news);
    /// Cancels, and waits until it has stopped.
    ~ImportJob();
    ImportJob(const ImportJob&) = delete;
    ImportJob& operator=(const ImportJob&) = delete;
    ImportJob(ImportJob&&) = delete;
    ImportJob& operator=(ImportJob&&) = delete;

    base::Mailbox<ui::ImportProgress>& progress() { return progress_; }
    base::Mailbox<ImportOutcome>& outcome() { return outcome_; }
    void cancel() { cancelled_ = true; }
    bool cancelled() const { return cancelled_; }

  private:
    void run();

    ImportOrder order_;
    std::function<void()> news_;
    std::atomic<bool> cancelled_ = false;
    base::Mailbox<ui::ImportProgress> progress_;
    base::Mailbox<ImportOutcome> outcome_;
    std::jthread thread_;  // last: ends before what it uses
};

}  // namespace app
