// base/mailbox.h — the newest value from one thread to another.
//
// `put` replaces what nobody took: a missed value costs nothing, because the next is complete.
#pragma once

#include <mutex>
#include <optional>
#include <utility>

namespace base {

template <class T>
class Mailbox {
  public:
    void put(T value) {
        const std::scoped_lock lock{mutex_};
        latest_ = std::move(value);
    }

    std::optional<T> take() {
        const std::scoped_lock lock{mutex_};
        return std::exchange(latest_, std::nullopt);
    }

  private:
    std::mutex mutex_;
    std::optional<T> latest_;
};

}  // namespace base
