// app/script_files.h — the lines of a rehearsed session that are about files.
#pragma once

#include "app/viewer.h"

#include <string>
#include <vector>

namespace app {

/// Whether a line that begins so is played here.
bool is_about_files(const std::string& verb);

/// Hands the line to the viewer without waiting for what comes of it. False when it makes no
/// sense.
bool play_files(Viewer& viewer, const std::string& verb, const std::vector<std::string>& words);

}  // namespace app
