// tests/support/folder.h — a folder that is gone when the test is over.
#pragma once

#include <filesystem>
#include <string>

namespace support {

class Folder {
  public:
    Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    Folder(Folder&&) = delete;
    Folder& operator=(Folder&&) = delete;
    ~Folder();

    std::string file(const std::string& name) const { return (path_ / name).string(); }
    const std::filesystem::path& path() const { return path_; }

    /// Names of what is in it, sorted.
    std::string listing() const;

  private:
    std::filesystem::path path_;
};

/// The whole file as bytes; empty when it is not there.
std::string bytes_of(const std::string& path);
void write_bytes(const std::string& path, const std::string& bytes);

}  // namespace support
