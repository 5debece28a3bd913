// scene/lettering_fonts.h — which files the letters come from, asked of fontconfig.
#pragma once

#include "base/result.h"

#include <optional>
#include <string>

namespace scene {

struct FontFile {
    std::string path;
    int face = 0;
};

/// The system's Chinese font; NoCjkFont names the package when there is none.
base::Result<FontFile> cjk_font();

/// The same in bold; nothing when only the regular one is there.
std::optional<FontFile> bold_cjk_font();

/// The font of pictograms, package fonts-materialdesignicons-webfont.
std::optional<FontFile> icon_font();

/// The best font that has this letter, for those the Chinese font lacks.
std::optional<FontFile> font_with(char32_t letter);

}  // namespace scene
