// store/doorbell.h — tells that somebody committed, and nothing else.
//
// inotify on the write-ahead log rings at once; PRAGMA data_version, looked at every 10 ms
// (about 9 µs each), is what is believed. `ring` wakes from any thread.
#pragma once

#include "base/result.h"
#include "base/time.h"

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
    void watch(const std::string& path) const;

  private:
    Doorbell(int inotify, int event) : inotify_{inotify}, event_{event} {}
    void close_all();

    int inotify_ = -1;
    int event_ = -1;
};

}  // namespace store
