// report/draft.h — a file that appears whole or not at all.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace report {

/// An empty file beside `path`. `settle` brings what was written into it to the disk and gives it
/// the name `path`; a draft that is dropped before is removed, and what stood under `path` stays.
class Draft {
  public:
    explicit Draft(std::string path);
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    Draft(Draft&&) = delete;
    Draft& operator=(Draft&&) = delete;
    ~Draft();

    /// Where to write; empty when the folder refuses, and `settle` will say so.
    const std::string& name() const { return name_; }
    base::Result<void> settle();
    /// The refusal for whoever could not write into it; `about` is for the log.
    tl::unexpected<base::Error> refusal(const std::string& about = {}) const;

  private:
    std::string path_;
    std::string name_;
    int trouble_ = 0;
};

/// `bytes` as the file `path`.
base::Result<void> write_whole(const std::string& path, std::string_view bytes);

}  // namespace report
