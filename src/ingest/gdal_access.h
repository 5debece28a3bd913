// ingest/gdal_access.h — GDAL kept on a lead: its messages, its settings, files in memory. Only
// for the readers.
#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <string>
#include <string_view>

namespace ingest {

/// While it lives, this thread's GDAL says nothing on standard error, writes nothing beside the
/// files it reads, and decodes names in archives as Chinese computers write them.
class GdalSession {
  public:
    GdalSession();
    GdalSession(const GdalSession&) = delete;
    GdalSession& operator=(const GdalSession&) = delete;
    GdalSession(GdalSession&&) = delete;
    GdalSession& operator=(GdalSession&&) = delete;
    ~GdalSession();

    /// Of failures, since the last `forget`; empty when there was none. For the log.
    const std::string& failure() const { return failure_; }
    void forget() { failure_.clear(); }
    void note(std::string_view message);

  private:
    std::string failure_;
};

/// A folder in memory that GDAL sees; gone with everything in it, also what GDAL has put there.
class MemoryFolder {
  public:
    MemoryFolder();
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;
    MemoryFolder(MemoryFolder&&) = delete;
    MemoryFolder& operator=(MemoryFolder&&) = delete;
    ~MemoryFolder();

    /// The path of the new file.
    std::string add(const std::string& name, std::string bytes);

  private:
    std::string path_;
    std::list<std::string> contents_;  // GDAL reads them where they are
};

/// All bytes, or the first `limit`, of a file that may lie in an archive. Nothing when it cannot
/// be read, or (without a limit) when it is larger than memory should hold.
std::optional<std::string> bytes_of(const std::string& path);
std::optional<std::string> first_bytes_of(const std::string& path, std::size_t limit);

}  // namespace ingest
