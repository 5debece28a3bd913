// store/still.h — a picture of a file that nobody here may write.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

#include <string>
#include <utility>

namespace store {

/// A folder of our own, removed at the end; or none.
class PrivateFolder {
  public:
    PrivateFolder() = default;
    explicit PrivateFolder(std::string path) : path_{std::move(path)} {}
    PrivateFolder(const PrivateFolder&) = delete;
    PrivateFolder& operator=(const PrivateFolder&) = delete;
    PrivateFolder(PrivateFolder&& other) noexcept : path_{std::exchange(other.path_, {})} {}
    PrivateFolder& operator=(PrivateFolder&& other) noexcept {
        std::swap(path_, other.path_);
        return *this;
    }
    ~PrivateFolder();

  private:
    std::string path_;
};

struct Opened {
    PrivateFolder folder;  // outlives the connection to the copy in it
    Database db;
};

/// With a write-ahead log beside it, file and log are copied to a private folder, so that the
/// picture has what was committed last; without one the file is read where it lies.
base::Result<Opened> open_still(const std::string& path);

}  // namespace store
