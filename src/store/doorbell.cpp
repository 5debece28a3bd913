#include "store/doorbell.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

namespace store {

namespace {

constexpr base::Millis kLook{10};
constexpr int kLooksPerQuestion = 10;
// The log is written a moment before the commit is visible: look a few times more often then.
constexpr int kLooksAfterRing = 10;
constexpr timespec kBetweenLooks{.tv_sec = 0, .tv_nsec = 200'000};

bool drained(int fd) {
    std::array<char, 4096> bytes{};
    return ::read(fd, bytes.data(), bytes.size()) > 0;
}

}  // namespace

base::Result<Doorbell> Doorbell::for_store(const std::string& path) {
    const int event = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (event < 0)
        return base::fail(base::Fault::Unreachable, base::Word::SystemTrouble, {},
                          std::strerror(errno));
    const int notify = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    Doorbell bell{notify, event};
    bell.watch(path);
    return bell;
}

void Doorbell::watch(const std::string& path) {
    log_ = path + "-wal";
    if (inotify_ >= 0) inotify_add_watch(inotify_, log_.c_str(), IN_MODIFY);
}

bool Doorbell::log_moved() {
    struct stat log {};
    if (stat(log_.c_str(), &log) != 0) return false;
    const std::array<std::int64_t, 3> stamp{log.st_size, log.st_mtim.tv_sec, log.st_mtim.tv_nsec};
    return std::exchange(log_stamp_, stamp) != stamp;
}

Doorbell::Doorbell(Doorbell&& other) noexcept
    : inotify_{std::exchange(other.inotify_, -1)},
      event_{std::exchange(other.event_, -1)},
      log_{std::move(other.log_)},
      log_stamp_{other.log_stamp_} {}

Doorbell& Doorbell::operator=(Doorbell&& other) noexcept {
    close_all();
    inotify_ = std::exchange(other.inotify_, -1);
    event_ = std::exchange(other.event_, -1);
    log_ = std::move(other.log_);
    log_stamp_ = other.log_stamp_;
    return *this;
}

Doorbell::~Doorbell() {
    close_all();
}

void Doorbell::close_all() {
    if (inotify_ >= 0) close(inotify_);
    if (event_ >= 0) close(event_);
}

void Doorbell::wait(base::Millis at_most, const std::function<bool()>& moved) {
    using Clock = std::chrono::steady_clock;
    const auto end = Clock::now() + std::min(at_most, base::Millis{std::chrono::hours{24}});
    if (moved()) return;
    for (int look = 1;; ++look) {
        const auto left = std::chrono::ceil<base::Millis>(end - Clock::now());
        if (left <= base::Millis{0}) return;
        std::array<pollfd, 2> fds{{{event_, POLLIN, 0}, {inotify_, POLLIN, 0}}};
        poll(fds.data(), fds.size(), static_cast<int>(std::min(left, kLook).count()));
        if ((fds[0].revents & POLLIN) != 0 && drained(event_)) return;
        const bool rung = (fds[1].revents & POLLIN) != 0 && drained(inotify_);
        const bool touched = log_moved() || rung;
        if (touched || look % kLooksPerQuestion == 0) {
            if (moved()) return;
        }
        for (int again = 0; touched && again < kLooksAfterRing; ++again) {
            nanosleep(&kBetweenLooks, nullptr);
            if (moved()) return;
        }
    }
}

void Doorbell::ring() const {
    const std::uint64_t one = 1;
    // The counter can only be full when nobody has looked for ages; then it rings anyway.
    [[maybe_unused]] const auto written = write(event_, &one, sizeof one);
}

}  // namespace store
