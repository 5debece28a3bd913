// scene/theme_words.h — themes and their classes in words, as legends on the screen and on paper
// say them.
#pragma once

#include "base/words.h"
#include "derive/coverage.h"
#include "derive/theme.h"

#include <string>

namespace scene {

base::Word word_of(derive::Theme theme);
base::Word word_of(derive::State state);

/// What coverage counts: "户", "楼栋".
base::Word unit_of(derive::CoverBy by);

/// "10 至 25", "30 天内", "超期".
std::string class_text(base::Language language, derive::Theme theme, std::uint8_t klass);

}  // namespace scene
