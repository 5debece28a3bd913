#include "base/log.h"

#include <cstdio>
#include <cstdlib>
#include <mutex>

namespace base {

void log(std::string_view line) {
    static std::mutex mutex;
    const std::scoped_lock lock{mutex};
    std::fprintf(stderr, "getu: %.*s\n", static_cast<int>(line.size()), line.data());
}

void log_about(const Error& error) {
    if (!error.about.empty() && std::getenv("GETU_LOG") != nullptr) log(error.about);
}

}  // namespace base
