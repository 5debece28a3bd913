// app/picture_job.h — a photograph on its way into the form, in a thread of its own: a camera's
// picture takes a second to be read, made smaller and encoded.
#pragma once

#include "base/mailbox.h"
#include "base/result.h"
#include "ingest/photo.h"
#include "model/ids.h"

#include <atomic>
#include <functional>
#include <string>
#include <thread>

namespace app {

struct PictureOutcome {
    std::string file;
    model::IssueId issue{};  // that it shall be attached to; 0: the report that is being written
    base::Result<ingest::Photo> read;
};

class PictureJob {
  public:
    /// `news` is called from the thread when the outcome is there.
    PictureJob(std::string file, model::IssueId issue, std::function<void()> news);
    /// Cancels, and waits until it has stopped.
    ~PictureJob();
    PictureJob(const PictureJob&) = delete;
    PictureJob& operator=(const PictureJob&) = delete;
    PictureJob(PictureJob&&) = delete;
    PictureJob& operator=(PictureJob&&) = delete;

    base::Mailbox<PictureOutcome>& outcome() { return outcome_; }

  private:
    void run();

    std::string file_;
    model::IssueId issue_;
    std::function<void()> news_;
    std::atomic<bool> cancelled_ = false;
    base::Mailbox<PictureOutcome> outcome_;
    std::jthread thread_;  // last: ends before what it uses
};

}  // namespace app
