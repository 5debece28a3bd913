#include "support/folder.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <vector>

namespace support {

namespace fs = std::filesystem;

Folder::Folder() {
    std::string pattern = (fs::temp_directory_path() / "getu-test-").string() + std::string(6, 'X');
    path_ = mkdtemp(pattern.data());
    // Tests that act as another user must be able to come in.
    fs::permissions(path_, fs::perms::others_read | fs::perms::others_exec, fs::perm_options::add);
}

Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

std::string Folder::listing() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{path_})
        names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    std::string all;
    for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
    return all;
}

std::string bytes_of(const std::string& path) {
    if (!fs::is_regular_file(path)) return {};
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream file{path, std::ios::binary};
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

}  // namespace support
