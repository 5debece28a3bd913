// app/folder.h — folders as the file chooser shows them, and where new stores lie.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "ui/files.h"

#include <string>

namespace app {

/// The user's folder for stores; it may not exist yet.
std::string stores_folder();

/// What lies in a folder. `~` is the home folder, an empty path the current one; a file stands
/// for the folder it lies in. When it cannot be looked into, `trouble` says why and the rest is
/// empty but for the shortcuts.
ui::Listing list_folder(const std::string& path, ui::FilesPurpose purpose);

/// The path made absolute, `~` filled in.
std::string whole_path(const std::string& path);

/// `path`, or the first of `path-2`, `path-3` … (before the ending) that nobody has taken.
std::string free_path(const std::string& path);

/// Where a store made of this file lies unless somebody says otherwise: a path that is free.
std::string store_path_for(const std::string& file);

/// A path that is free for a file of that title, in the user's folder of files that went out.
base::Result<std::string> export_path(const std::string& title, const std::string& format,
                                      base::Instant now);

}  // namespace app
