// tests/support/foreign.h — a program of somebody else: plain sqlite3, in this process.
//
// It knows no ST_ functions, waits for nobody, and has foreign keys off unless told.
#pragma once

#include <memory>
#include <string>

#include <sqlite3.h>

namespace support {

class Foreign {
  public:
    explicit Foreign(const std::string& path);

    /// Runs statements. What sqlite said against it, or nothing.
    std::string run(const std::string& sql) const;

    /// The first column of the first row.
    std::string ask(const std::string& sql) const;

  private:
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> db_;
};

}  // namespace support
