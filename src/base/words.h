// base/words.h — every sentence and label a user can see, in one table, Chinese and English.
//
// Below the table nobody holds visible text: errors carry a Word and what fills its gaps, and
// whoever shows them knows the language. A refusal says what happened, what was kept, and what
// to do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace base {

enum class Language : std::uint8_t { Chinese, English };

enum class Word : std::uint16_t {
#include "base/word_names.inc"
    kCount,
};

/// The text with its gaps {0}, {1}, … filled by `parts`.
std::string say(Language language, Word word, const std::vector<std::string>& parts = {});

/// The text as it stands; valid for ever.
std::string_view text_of(Language language, Word word);

}  // namespace base
