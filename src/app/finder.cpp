#include "app/finder.h"

#include "base/log.h"

#include <exception>
#include <utility>

namespace app {

Finder::Finder(std::function<void()> news)
    : news_{std::move(news)}, thread_{[this](const std::stop_token& stop) { run(stop); }} {}

void Finder::order(const model::Snapshot& snapshot,
                   std::shared_ptr<const derive::SearchIndex> before, bool tell) {
    {
        const std::scoped_lock lock{mutex_};
        order_ = Order{snapshot, std::move(before), tell};
    }
    ordered_.notify_one();
}

std::shared_ptr<const derive::SearchIndex> Finder::take() {
    const std::scoped_lock lock{mutex_};
    return std::exchange(made_, nullptr);
}

void Finder::forget() {
    const std::scoped_lock lock{mutex_};
    order_.reset();
    made_.reset();
    forgotten_ = making_;
}

bool Finder::busy() const {
    const std::scoped_lock lock{mutex_};
    return order_.has_value() || making_ || made_ != nullptr;
}

void Finder::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        std::optional<Order> order;
        {
            std::unique_lock lock{mutex_};
            if (!ordered_.wait(lock, stop, [this] { return order_.has_value(); })) return;
            order = std::exchange(order_, std::nullopt);
            making_ = true;
        }
        std::shared_ptr<const derive::SearchIndex> made;
        // What libraries throw (memory, above all) is caught once, here: the old index stays.
        try {
            made = derive::search_index(order->snapshot, order->before.get());
        } catch (const std::exception& thrown) {
            base::log(std::string{"no index to search in: "} + thrown.what());
        }
        {
            const std::scoped_lock lock{mutex_};
            making_ = false;
            const bool forgotten = std::exchange(forgotten_, false);
            if (made && !forgotten) made_ = std::move(made);
        }
        if (order->tell) news_();
    }
}

}  // namespace app
