// ui/files.h — what the page shows while files are chosen, brought into a store, and reported on.
//
//   None --> Chooser --> Options --> Running --> Report --> None
//              |            ^          |
//              '-> a store  '-- a question of the coordinate system
//
// Filled by app; panels read it, and wish for changes of it.
#pragma once

#include "base/result.h"
#include "base/time.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace ui {

enum class FilesCard : std::uint8_t { None, Chooser, Options, Running, Report, Undo };
enum class FilesPurpose : std::uint8_t { NewStore, Import, OpenStore, SitePlan, Picture };

/// Of all others several files may be chosen.
constexpr bool takes_one(FilesPurpose purpose) {
    return purpose == FilesPurpose::OpenStore || purpose == FilesPurpose::SitePlan ||
           purpose == FilesPurpose::Picture;
}

struct FolderEntry {
    std::string name;
    bool folder = false;
    bool readable = false;  // a kind of file that can be chosen; folders are
    std::int64_t bytes = 0;
    base::Instant changed = base::kNever;
};

/// A folder one often starts from.
struct FolderShortcut {
    base::Word label{};
    std::string path;
};

/// A folder as it was when it was looked at.
struct Listing {
    std::string path;                      // absolute, without "." and ".."
    std::vector<FolderEntry> entries;      // folders first, by name; hidden ones are left out
    std::optional<base::Error> trouble;    // why what was asked for is not shown
    std::vector<FolderShortcut> shortcut;  // each exists
    std::int64_t number = 0;               // of the look; a new one empties the choice
};

struct ChosenFile {
    std::string path;
    std::int64_t bytes = 0;

    bool operator==(const ChosenFile&) const = default;
};

/// What the options card holds; everything in it can be typed.
struct ImportWish {
    FilesPurpose purpose = FilesPurpose::NewStore;
    std::vector<ChosenFile> files;
    std::string name;  // of a new place; empty takes it from the files
    std::string crs;   // "EPSG:4548", "GCJ-02", "BD-09"; empty takes what the files say
    bool fictional_residents = false;
    std::string store_path;  // of a new store

    bool operator==(const ImportWish&) const = default;
};

struct ImportProgress {
    enum class Stage : std::uint8_t { Reading, Sorting, Writing, Undoing };
    Stage stage = Stage::Reading;
    std::string file;
    std::size_t number = 0;  // of the file among `count`, from 1
    std::size_t count = 0;
    std::int64_t rows = 0;
    double rows_per_s = 0;
    double share = -1;  // of this file; negative when nobody can tell
    bool cancelling = false;
};

struct ReportReason {
    base::Word word{};
    bool repaired = false;
    bool kept = false;  // and only flagged
    std::vector<std::string> ids;
};

struct ReportLine {
    std::string file;
    std::string layer;
    std::optional<base::Word> as;  // nothing for rows of several layers
    std::int64_t read = 0;
    std::int64_t kept = 0;
    std::int64_t repaired = 0;
    std::int64_t not_taken = 0;
    std::vector<ReportReason> reasons;
};

/// Persons, new homes, lettings, shops, organisations, facilities, components.
using RegisterCounts = std::array<std::int64_t, 7>;

struct ImportReport {
    FilesPurpose purpose = FilesPurpose::NewStore;
    std::optional<base::Error> refused;  // then there is nothing else
    std::vector<ReportLine> lines;
    std::map<std::string, int> systems;  // of coordinates, and how many layers have each
    std::string owner;                   // where the new store's key lies, and how to recover it
    std::string mend_list;               // a path, when rows were not taken
    std::string store_path;
    std::string store_name;
    std::int64_t places = 0;
    std::int64_t blocks = 0;
    int epsg = 0;
    std::int64_t batch = 0;
    std::optional<RegisterCounts> register_counts;  // of registers
};

/// The import that would be undone.
struct UndoQuestion {
    std::int64_t batch = 0;
    std::string files;
    base::Instant at = base::kNever;
};

struct Files {
    FilesCard card = FilesCard::None;
    FilesPurpose purpose = FilesPurpose::NewStore;  // of the chooser
    bool adding = false;                            // the chooser adds to the wish
    Listing listing;
    ImportWish wish;
    std::optional<base::Error> question;  // why the options card asks for a coordinate system
    ImportProgress progress;
    ImportReport report;
    UndoQuestion undo;
    std::string store_path;  // of the store that is open
    std::string store_name;
    int store_epsg = 0;
};

/// A card that has the mouse and the keys to itself.
constexpr bool covers_page(FilesCard card) {
    return card != FilesCard::None && card != FilesCard::Running;
}

}  // namespace ui
