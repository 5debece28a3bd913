// ui/theme_words.h — themes and their classes in words: what stands in the legend, and why a block
// has its colour.
#pragma once

#include "ui/view.h"

#include <string>

namespace ui {

base::Word word_of(derive::Theme theme);

/// "10 至 25", "30 天内", "超期".
std::string class_text(const View& view, derive::Theme theme, std::uint8_t klass);

/// The same of one home, which is let or is not.
std::string home_class_text(const View& view, derive::Theme theme, std::uint8_t klass);

/// Class of a place in the theme that is shown; nothing where it is not drawn.
std::optional<std::uint8_t> class_shown(const View& view, model::Row place);

/// Whether the map tells what is open and late: not to a planner, whose map tells what it is
/// coloured by.
bool tells_work(const View& view);

/// Why a block has its colour in the theme that is shown, in one sentence: "上次走访在 12 天前".
/// Not for Theme::Work, of which `reason_of` tells.
std::string why_of(const View& view, model::Row place);

}  // namespace ui
