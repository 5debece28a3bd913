#include "app/folder.h"

#include "app/commands.h"
#include "ingest/file_kind.h"
#include "ingest/photo.h"
#include "ingest/site_drawing.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <tuple>

#include <fmt/format.h>
#include <sys/stat.h>

namespace app {

using base::Fault;
using base::Word;
namespace fs = std::filesystem;

namespace {

std::string home() {
    const char* home = std::getenv("HOME");
    return home == nullptr ? "/" : home;
}

bool is_folder(const std::string& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

std::vector<ui::FolderShortcut> shortcuts() {
    std::error_code error;
    std::vector<ui::FolderShortcut> all;
    for (const ui::FolderShortcut& one :
         {ui::FolderShortcut{Word::FolderHome, home()},
          ui::FolderShortcut{Word::FolderStores, stores_folder()},
          ui::FolderShortcut{Word::FolderCurrent, fs::current_path(error).string()},
          ui::FolderShortcut{Word::FolderComputer, "/"}})
        if (is_folder(one.path)) all.push_back(one);
    return all;
}

bool is_readable(const std::string& name, ui::FilesPurpose purpose) {
    if (purpose == ui::FilesPurpose::OpenStore) return ingest::extension_of(name) == "gpkg";
    if (purpose == ui::FilesPurpose::SitePlan) return ingest::may_be_site_drawing(name);
    if (purpose == ui::FilesPurpose::Picture) return ingest::may_be_photo(name);
    return ingest::is_promising(name);
}

ui::FolderEntry entry_of(const fs::directory_entry& found, ui::FilesPurpose purpose) {
    ui::FolderEntry entry{.name = found.path().filename().string()};
    struct stat facts {};
    if (::stat(found.path().c_str(), &facts) == 0) {
        entry.folder = S_ISDIR(facts.st_mode);
        entry.bytes = entry.folder ? 0 : facts.st_size;
        entry.changed = base::instant_from_seconds(facts.st_mtime);
    }
    entry.readable = entry.folder || is_readable(entry.name, purpose);
    return entry;
}

/// Small and capital letters side by side; the bytes decide between equals.
bool stands_before(const ui::FolderEntry& a, const ui::FolderEntry& b) {
    const auto folded = [](std::string text) {
        for (char& c : text)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
        return text;
    };
    return std::tuple(!a.folder, folded(a.name), a.name) <
           std::tuple(!b.folder, folded(b.name), b.name);
}

}  // namespace

std::string stores_folder() {
    return fs::path{default_demo_path("XS")}.parent_path().string();
}

std::string whole_path(const std::string& path) {
    const std::string full = path == "~" || path.starts_with("~/") ? home() + path.substr(1) : path;
    std::error_code error;
    fs::path whole = fs::absolute(full.empty() ? fs::path{"."} : fs::path{full}, error);
    whole = whole.lexically_normal();
    // "/a/b/" and "/a/b" are one folder.
    if (!whole.has_filename() && whole.has_relative_path()) whole = whole.parent_path();
    return whole.string();
}

ui::Listing list_folder(const std::string& path, ui::FilesPurpose purpose) {
    ui::Listing listing{.path = whole_path(path), .shortcut = shortcuts()};
    std::error_code error;
    if (fs::exists(listing.path, error) && !is_folder(listing.path))
        listing.path = fs::path{listing.path}.parent_path().string();
    fs::directory_iterator next{listing.path, error};
    for (; !error && next != fs::directory_iterator{}; next.increment(error)) {
        if (next->path().filename().string().starts_with('.')) continue;
        listing.entries.push_back(entry_of(*next, purpose));
    }
    if (error) {
        const bool denied = error == std::errc::permission_denied;
        listing.trouble = base::Error{denied ? Fault::Denied : Fault::NotFound,
                                      denied ? Word::FolderDenied : Word::FolderMissing,
                                      {listing.path},
                                      error.message()};
    }
    std::ranges::sort(listing.entries, stands_before);
    return listing;
}

std::string free_path(const std::string& path) {
    std::error_code error;
    const fs::path wanted{path};
    fs::path tried = wanted;
    for (int number = 2; fs::exists(tried, error); ++number)
        tried = wanted.parent_path() / (wanted.stem().string() + "-" + std::to_string(number) +
                                        wanted.extension().string());
    return tried.string();
}

std::string store_path_for(const std::string& file) {
    const std::string name = fs::path{file}.filename().string();
    return free_path(
        (fs::path{stores_folder()} / (name.substr(0, name.find('.')) + ".gpkg")).string());
}

base::Result<std::string> export_path(const std::string& title, const std::string& format,
                                      base::Instant now) {
    const fs::path folder = fs::path{stores_folder()} / "exports";
    std::error_code trouble;
    fs::create_directories(folder, trouble);
    if (trouble)
        return base::fail(Fault::Denied, Word::FolderDenied, {folder.string()}, trouble.message());
    std::string name;
    for (const char c : title) name += c == '/' || c == ' ' ? '-' : c;
    const std::string day = base::iso_from_instant(now).substr(0, 10);
    std::string ending = fmt::format(".{}", format);
    std::ranges::transform(ending, ending.begin(), [](unsigned char c) {
        return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    });
    return free_path((folder / (name + "-" + day + ending)).string());
}

}  // namespace app
