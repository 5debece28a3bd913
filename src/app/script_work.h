// app/script_work.h — lines of a script about issues, the dispatch desk and the intake.
//
//   issue open NO|TITLE | close
//   step ACTION [KEY=VALUE …]     of the issue that is open: check_pass, dispatch department=城管…
//   desk open | close | tall | tab NAME | list NAME | days N
//   desk filter [KEY=VALUE …]     text, place, department, channel; nothing for none
//   desk select all | none | N    the N-th of the list too
//   desk bulk ACTION [KEY=VALUE …]
//   intake | intake close | find TEXT | pick N | pin X Y | send MATTER TEXT [KEY=VALUE …]
//   exercise on | off
//   banner dismiss
//   expect issue-state CODE, issue-lines N, issue-title TITLE, issue-trips N, issue-department NAME
//   expect desk-rows N, desk-chosen N, desk-tab NAME, desk-count LIST N
//   expect banner TITLE|NO|none, exercise on|off, intake none|open|placed|pinned
#pragma once

#include "app/viewer.h"

#include <optional>
#include <string>
#include <vector>

namespace app {

bool is_about_work(const std::string& verb);
/// What the line wishes for, in order; nothing for a line that says nothing.
std::optional<std::vector<ui::Intent>> work_wish(const Viewer& viewer, const std::string& verb,
                                                 const std::vector<std::string>& words);
/// What `expect` finds; nothing for other words. `of` is the list of desk-count.
std::optional<std::string> work_found(const Viewer& viewer, const std::string& what,
                                      const std::string& of = {});

}  // namespace app
