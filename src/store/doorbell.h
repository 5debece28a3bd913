// store/doorbell.h — tells that somebody committed, and nothing else.
//
// inotify on the write-ahead log rings at once. Every 10 ms the log's size and time are looked
// at as well, and every 100 ms, or when one of them moved, PRAGMA data_version, which alone is
// believed: it costs eight system calls, and an idle seat must not be felt. `ring` wakes from any
// thread.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>

namespace store {

class Doorbell {
  public:
    /// A bell for the store at `path`; without one (no inotify left) the 10 ms look remains.
    static base::Result<Doorbell> for_store(const std::string& path);

    Doorbell(const Doorbell&) = delete;
    Doorbell& operator=(const Doorbell&) = delete;
    Doorbell(Doorbell&& other) noexcept;
    Doorbell& operator=(Doorbell&& other) noexcept;
    ~Doorbell();

    /// Returns when `moved` says so, `ring` was called, or `at_most` has passed.
    void wait(base::Millis at_most, const std::function<bool()>& moved);
    void ring() const;

    /// Listens to the log now beside `path`, after the file was exchanged.
    void watch(const std::string& path);

  private:
    Doorbell(int inotify, int event) : inotify_{inotify}, event_{event} {}
    void close_all();
    bool log_moved();

    int inotify_ = -1;
    int event_ = -1;
    std::string log_;
    std::array<std::int64_t, 3> log_stamp_{};  // size, seconds, nanoseconds
};

}  // namespace store
