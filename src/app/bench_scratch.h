// app/bench_scratch.h — where a bench keeps its files. Only for bench*.cpp.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <string>

namespace app {

/// A folder of our own that goes with its owner.
class ScratchFolder {
  public:
    ScratchFolder()
        : path_{(std::filesystem::temp_directory_path() / "getu-bench-XXXXXX").string()} {
        if (mkdtemp(path_.data()) == nullptr) path_.clear();
    }
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ScratchFolder(ScratchFolder&&) = delete;
    ScratchFolder& operator=(ScratchFolder&&) = delete;

    std::string file(const std::string& name) const { return path_ + "/" + name; }

  private:
    std::string path_;
};

}  // namespace app
