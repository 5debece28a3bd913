// app/script_people.h — the lines of a rehearsed session that are about persons: app/script.h.
#pragma once

#include "app/viewer.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

bool is_about_people(const std::string& verb);

/// What the line wishes for; nothing when it cannot be understood, or there is no such person.
std::optional<ui::Intent> people_wish(const Viewer& viewer, const std::string& verb,
                                      const std::vector<std::string>& words);

/// What `expect` finds: persons, revealed, audit (lines), role; nothing for other words.
std::optional<std::string> people_found(const Viewer& viewer, const std::string& what);

}  // namespace app
