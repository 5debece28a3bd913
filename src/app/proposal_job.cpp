#include "app/proposal_job.h"

#include "base/log.h"

#include <exception>
#include <utility>

#include <fmt/format.h>

namespace app {

ProposalJob::ProposalJob(ProposalOrder order, std::function<void()> news)
    : order_{std::move(order)},
      news_{std::move(news)},
      thread_{[this](const std::stop_token& stop) { run(stop); }} {}

void ProposalJob::run(const std::stop_token& stop) {
    std::shared_ptr<const derive::Proposal> made;
    // What libraries throw (memory, above all) is caught once, here.
    try {
        const derive::LeafNet net = derive::leaf_net(order_.is, order_.community);
        made = std::make_shared<const derive::Proposal>(
            derive::proposal_for(order_.is, *order_.book, net, order_.start, order_.wish,
                                 [&] { return !stop.stop_requested(); }));
    } catch (const std::exception& thrown) {
        base::log(fmt::format("no proposal: {}", thrown.what()));
    }
    outcome_.put(std::move(made));
    news_();
}

}  // namespace app
