// app/proposal_job.h — a proposal for another division in a thread of its own: hundreds of leaves,
// each tried many times, would stop the page.
#pragma once

#include "base/mailbox.h"
#include "derive/redivision_propose.h"

#include <functional>
#include <memory>
#include <thread>

namespace app {

/// Rows are those of `is`.
struct ProposalOrder {
    model::Snapshot is;
    std::shared_ptr<const derive::WorkBook> book;
    model::Row community = model::kNoRow;
    derive::Division start;
    derive::ProposalWish wish;
};

class ProposalJob {
  public:
    /// `news` is called from the thread when the proposal is there.
    ProposalJob(ProposalOrder order, std::function<void()> news);
    /// Stops it, and waits for the step that it is at.
    ~ProposalJob() = default;
    ProposalJob(const ProposalJob&) = delete;
    ProposalJob& operator=(const ProposalJob&) = delete;
    ProposalJob(ProposalJob&&) = delete;
    ProposalJob& operator=(ProposalJob&&) = delete;

    const ProposalOrder& order() const { return order_; }
    /// Null when nothing could be made.
    base::Mailbox<std::shared_ptr<const derive::Proposal>>& outcome() { return outcome_; }

  private:
    void run(const std::stop_token& stop);

    ProposalOrder order_;
    std::function<void()> news_;
    base::Mailbox<std::shared_ptr<const derive::Proposal>> outcome_;
    std::jthread thread_;  // last: ends before what it uses
};

}  // namespace app
