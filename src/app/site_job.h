// app/site_job.h — a site drawing on its way: from a file, to be put into the store, or from the
// store, to be shown. In a thread of its own: a large scan takes a second.
#pragma once

#include "base/mailbox.h"
#include "base/result.h"
#include "ingest/site_drawing.h"
#include "model/ids.h"

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <thread>

namespace app {

struct SiteOrder {
    model::SitePlanId plan{};  // read from the store; else the file
    model::PlaceId place{};
    std::string store_path;
    std::string file;
    int epsg = 0;  // of the store
    geo::Box yard;
};

struct SiteRead {
    ingest::SiteDrawing drawing;
    // Of a file:
    std::string bytes;  // as the store keeps them
    geo::Affine placement;
    std::optional<double> by_file_rms_m;  // it says itself where it lies
};

struct SiteOutcome {
    SiteOrder order;
    base::Result<SiteRead> read;
};

class SiteJob {
  public:
    /// `news` is called from the thread when the outcome is there.
    SiteJob(SiteOrder order, std::function<void()> news);
    /// Cancels, and waits until it has stopped.
    ~SiteJob();
    SiteJob(const SiteJob&) = delete;
    SiteJob& operator=(const SiteJob&) = delete;
    SiteJob(SiteJob&&) = delete;
    SiteJob& operator=(SiteJob&&) = delete;

    base::Mailbox<SiteOutcome>& outcome() { return outcome_; }
    const SiteOrder& order() const { return order_; }

  private:
    void run();

    SiteOrder order_;
    std::function<void()> news_;
    std::atomic<bool> cancelled_ = false;
    base::Mailbox<SiteOutcome> outcome_;
    std::jthread thread_;  // last: ends before what it uses
};

}  // namespace app
