#include "report/draft.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

namespace report {

using base::Fault;
using base::Word;

namespace {

/// All of them, or false with errno.
bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Draft::Draft(std::string path) : path_{std::move(path)} {
    // What stands there for one user alone stays so while it is written anew; else as usual, less
    // what the user's mask takes away.
    struct stat there {};
    const bool exists = ::stat(path_.c_str(), &there) == 0 && S_ISREG(there.st_mode);
    const mode_t mode = exists && (there.st_mode & 0077) == 0 ? 0600 : 0666;
    constexpr int kTries = 100;  // drafts of a process that was killed may lie about
    for (int i = 0; i < kTries; ++i) {
        const std::string name = fmt::format("{}.new{}-{}", path_, ::getpid(), i);
        const int file = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
        trouble_ = file < 0 ? errno : 0;
        if (file >= 0) {
            ::close(file);
            name_ = name;
            return;
        }
        if (trouble_ != EEXIST) return;
    }
}

Draft::~Draft() {
    if (!name_.empty()) ::unlink(name_.c_str());
}

base::Result<void> Draft::settle() {
    if (name_.empty()) return refusal();
    const int file = ::open(name_.c_str(), O_WRONLY | O_CLOEXEC);
    bool good = file >= 0 && ::fsync(file) == 0;
    trouble_ = good ? 0 : errno;
    if (file >= 0) ::close(file);
    good = good && std::rename(name_.c_str(), path_.c_str()) == 0;
    if (!good) {
        if (trouble_ == 0) trouble_ = errno;
        return refusal();
    }
    name_.clear();
    return {};
}

tl::unexpected<base::Error> Draft::refusal(const std::string& about) const {
    const int trouble = trouble_ != 0 ? trouble_ : errno;
    const bool full = trouble == ENOSPC || trouble == EDQUOT;
    const bool denied = trouble == EACCES || trouble == EPERM || trouble == EROFS;
    return base::fail(denied ? Fault::Denied : Fault::Unreachable,
                      full ? Word::DiskFull : Word::DiskTrouble, {path_},
                      about.empty() ? std::strerror(trouble) : about);
}

base::Result<void> write_whole(const std::string& path, std::string_view bytes) {
    Draft draft{path};
    if (draft.name().empty()) return draft.settle();
    const int file = ::open(draft.name().c_str(), O_WRONLY | O_CLOEXEC);
    const bool good = file >= 0 && write_all(file, bytes);
    const int trouble = errno;
    if (file >= 0 && ::close(file) != 0 && good) return draft.refusal();
    errno = trouble;
    if (!good) return draft.refusal();
    return draft.settle();
}

}  // namespace report
