// app/export.h — every file that leaves the program goes through here: numbered, hashed and entered
// in the register before it has its name.
#pragma once

#include "base/result.h"
#include "store/store.h"

#include <functional>
#include <string>

namespace app {

/// The ending of a path without its dot, in small letters; empty when it has none.
std::string ending_of(const std::string& path);

/// Writes the file at `path`, with the number it is given printed in it.
using FileWriter =
    std::function<base::Result<void>(const std::string& path, const std::string& serial)>;

/// What becomes a file. `about` says all but serial, hash, name and time, which are filled in.
struct ExportWish {
    model::Export about;
    std::string path;
    bool of_persons = false;  // only this user may read the file
};

/// Writes into a temporary name beside the target, hashes, registers, renames: what has its name
/// is registered, and what fails leaves no file. The answer is the row of the register.
base::Result<model::Export> export_file(store::Store& store, const store::Grant& grant,
                                        const ExportWish& wish, base::Instant now,
                                        const FileWriter& write);

}  // namespace app
