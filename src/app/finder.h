// app/finder.h — the thread that makes indexes to search in.
//
// Neither the world nor the page waits for it: the newest snapshot asked for wins, and what was
// made before serves until the next is there.
#pragma once

#include "derive/search.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace app {

class Finder {
  public:
    /// `news` is called from the thread after an index that was asked for with `tell`.
    explicit Finder(std::function<void()> news);
    ~Finder() = default;
    Finder(const Finder&) = delete;
    Finder& operator=(const Finder&) = delete;
    Finder(Finder&&) = delete;
    Finder& operator=(Finder&&) = delete;

    /// `before` may be null.
    void order(const model::Snapshot& snapshot, std::shared_ptr<const derive::SearchIndex> before,
               bool tell);
    /// The newest index nobody has taken yet, or null.
    std::shared_ptr<const derive::SearchIndex> take();
    /// What is being made, or waits, is of no use any more.
    void forget();
    /// Something is being made, or waits to be taken.
    bool busy() const;

  private:
    struct Order {
        model::Snapshot snapshot;
        std::shared_ptr<const derive::SearchIndex> before;
        bool tell = false;
    };
    void run(const std::stop_token& stop);

    std::function<void()> news_;
    mutable std::mutex mutex_;
    std::condition_variable_any ordered_;
    std::optional<Order> order_;
    std::shared_ptr<const derive::SearchIndex> made_;
    bool making_ = false;
    bool forgotten_ = false;  // what is being made
    std::jthread thread_;     // last: ends before what it uses
};

}  // namespace app
