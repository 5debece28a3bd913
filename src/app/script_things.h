// app/script_things.h — lines of a script about things and site drawings.
//
//   thing add KIND CODE   facility, organisation, component, entrance at the selection; it opens
//   thing close
//   pin X Y               where the thing that is open stands, in metres of the store's system
//   site FILE             under the courtyard's plan that is open; without a file its card
//   site align | keep | leave
//   pair N X Y X Y        drags point N on the drawing to X Y, then to the ground at X Y
//   expect thing NAME     is open; none
//   expect site none | reading | shown | aligning
//   expect pairs N
#pragma once

#include "app/viewer.h"

#include <charconv>
#include <optional>
#include <string>
#include <vector>

namespace app {

/// The whole word as a number.
template <class Number>
std::optional<Number> number_from(const std::string& word) {
    Number number = 0;
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), number);
    if (code != std::errc{} || end != word.data() + word.size()) return std::nullopt;
    return number;
}

bool is_about_things(const std::string& verb);
/// What the line wishes for, in order; nothing for a line that says nothing.
std::optional<std::vector<ui::Intent>> things_wish(const Viewer& viewer, const std::string& verb,
                                                   const std::vector<std::string>& words);
/// What `expect` finds; nothing for other words.
std::optional<std::string> things_found(const Viewer& viewer, const std::string& what);

}  // namespace app
