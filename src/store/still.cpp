#include "store/still.h"

#include "store/impl.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

namespace store {

using base::fail;
using base::Fault;
using base::refusal;
using base::Result;
using base::Word;
namespace fs = std::filesystem;

namespace {

std::error_code copy_file(const std::string& from, const std::string& to) {
    std::error_code trouble;
    fs::copy_file(from, to, fs::copy_options::overwrite_existing, trouble);
    if (!trouble) fs::permissions(to, fs::perms::owner_read | fs::perms::owner_write, trouble);
    return trouble;
}

/// File and log, as they stood together: again, while somebody writes in between.
std::error_code copy_pair(const std::string& from, const std::string& to) {
    constexpr int kTries = 5;
    std::error_code trouble;
    for (int tries = 0; tries < kTries; ++tries) {
        const auto file = stamp_of(from);
        const auto log = stamp_of(from + "-wal");
        trouble = copy_file(from, to);
        if (!trouble) trouble = copy_file(from + "-wal", to + "-wal");
        if (trouble || (file == stamp_of(from) && log == stamp_of(from + "-wal"))) break;
    }
    return trouble;
}

}  // namespace

PrivateFolder::~PrivateFolder() {
    if (path_.empty()) return;
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

Result<Opened> open_still(const std::string& path) {
    const std::string real = real_path(path);
    std::error_code trouble;
    const auto logged = fs::file_size(real + "-wal", trouble);
    if (trouble || logged == 0) {
        auto db = Database::open(immutable_uri(real), path, SQLITE_OPEN_READONLY);
        if (!db) return refusal(db);
        return Opened{PrivateFolder{}, std::move(*db)};
    }
    std::string folder = (fs::temp_directory_path(trouble) / "getu-still-").string();
    folder.append(6, 'X');  // mkdtemp's own letters follow
    if (mkdtemp(folder.data()) == nullptr)
        return fail(Fault::Unreachable, Word::DiskTrouble, {path}, std::strerror(errno));
    PrivateFolder mine{folder};
    const std::string copy = folder + "/store.gpkg";
    trouble = copy_pair(real, copy);
    if (trouble == std::errc::no_space_on_device)
        return fail(Fault::Unreachable, Word::DiskFull, {folder}, trouble.message());
    if (trouble) return fail(Fault::Denied, Word::StoreCannotOpen, {path}, trouble.message());
    auto db = Database::open(copy, path, SQLITE_OPEN_READWRITE);
    if (!db) return refusal(db);
    return Opened{std::move(mine), std::move(*db)};
}

}  // namespace store
