// base/queue.h — values in order from one thread to another, bounded.
#pragma once

#include <cstddef>
#include <mutex>
#include <utility>
#include <vector>

namespace base {

/// A queue never blocks: `put` answers false when it is full, and the caller tells the user.
template <class T>
class Queue {
  public:
    explicit Queue(std::size_t capacity) : capacity_{capacity} {}

    [[nodiscard]] bool put(T value) {
        const std::scoped_lock lock{mutex_};
        if (waiting_.size() >= capacity_) return false;
        waiting_.push_back(std::move(value));
        return true;
    }

    std::vector<T> take_all() {
        const std::scoped_lock lock{mutex_};
        return std::exchange(waiting_, {});
    }

  private:
    std::mutex mutex_;
    std::vector<T> waiting_;
    std::size_t capacity_;
};

}  // namespace base
