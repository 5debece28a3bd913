// ui/file_list.h — the list inside the file chooser: what can be ticked, and the keys for it.
//
//   Up Down PageUp PageDown Home End   move the cursor, with Shift a range
//   Space, Ctrl A                      tick the file under the cursor, all
//   Enter                              enters the folder or takes what is ticked
//   Backspace                          the folder above
//   letters                            jump to the first name that begins so
//   Ctrl L                             types a path
#pragma once

#include "ui/panels.h"

namespace ui {

/// A new listing empties the choice; after going up, the cursor stands where one came from.
void follow_listing(FileChooser& chooser, const View& view);

void draw_file_list(FileChooser& chooser, const View& view, float height, Intents& out);

/// Wishes for what is ticked.
void choose_files(const FileChooser& chooser, const View& view, Intents& out);

}  // namespace ui
