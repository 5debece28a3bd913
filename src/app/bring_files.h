// app/bring_files.h — files into a store, for the command line and for the window alike.
#pragma once

#include "ingest/from_files.h"
#include "store/store.h"
#include "ui/files.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace app {

/// What is noted of an import: the files with their SHA-256, the systems, the report. A store
/// was made of its `founding` import: without it there would be no place at all.
store::ImportNote note_of(const std::vector<std::string>& paths, const ingest::FromFiles& made,
                          base::Instant now, bool founding = false);

/// What is said of a remark's reason, and of the kind of a layer.
base::Word word_of_reason(std::string_view reason);
base::Word word_of_kind(std::string_view kind);

/// The systems of coordinates in words, with how many layers have each.
std::map<std::string, int> systems_in(const std::vector<ingest::CrsNote>& notes,
                                      base::Language language);

/// One object a layer: design.md 8.
nlohmann::ordered_json json_of(const ingest::LayerReport& report);

/// One line a layer, for people.
std::string line_of(const ingest::LayerReport& report, base::Language language);

/// Rows that were not kept, one a line with file, layer, row and reason, beside the store: a list
/// to mend the files by. Answers its path, or nothing when there is no such row.
std::string write_mend_list(const std::string& store_path,
                            const std::vector<ingest::LayerReport>& reports,
                            base::Language language);

/// Makes a store of files; nothing is left behind when it is refused or stopped.
struct NewStore {
    store::Store store;
    ingest::FromFiles made;  // without its rows
    std::int64_t places = 0;
    std::int64_t blocks = 0;
    std::string key_path;
    std::string recovery_key;  // to be shown once
};
base::Result<NewStore> new_store(const std::string& store_path,
                                 const std::vector<std::string>& files,
                                 const ingest::FilesOptions& options);

/// Brings files into a store that is there, as one batch, or only looks what it would be.
struct Brought {
    ingest::FromFiles made;  // without its rows
    std::int64_t places = 0;
    std::int64_t blocks = 0;
    std::int64_t batch = 0;  // 0 when nothing was new, or only looked at
    // Of a register:
    bool is_register = false;
    std::int64_t people = 0, units = 0, lettings = 0, shops = 0;
    std::int64_t organisations = 0, facilities = 0, components = 0;

    ui::RegisterCounts counts() const {
        return {people, units, lettings, shops, organisations, facilities, components};
    }
    std::string mend_file;  // the rows that were not taken; empty without any
};
enum class Depth { Look, Write };
base::Result<Brought> bring_into(store::Store& store, const std::vector<std::string>& files,
                                 const ingest::FilesOptions& options, Depth depth,
                                 const store::Pace& pace);

/// Whatever the files are: those with shapes as one batch, then each register as one of its own
/// (app/bring_register.h), for somebody who may write persons. `mapping` as there.
base::Result<Brought> bring_any(store::Store& store, const store::Grant& grant,
                                const std::vector<std::string>& files,
                                const ingest::FilesOptions& options, const std::string& mapping,
                                base::Language language, Depth depth, const store::Pace& pace);

}  // namespace app
