#include "scene/lettering_fonts.h"

#include <span>

#include <fontconfig/fontconfig.h>

namespace scene {

using base::fail;
using base::Fault;
using base::Result;

namespace {

struct Wish {
    const char* family = nullptr;
    int weight = FC_WEIGHT_REGULAR;
    std::span<const FcChar32> letters;
    bool only_family = false;  // a likeness will not do
};

/// The font that fits best and has all letters, or nothing.
std::optional<FontFile> font_for(const Wish& wish) {
    if (FcInit() == FcFalse) return std::nullopt;
    FcPattern* wanted = FcPatternCreate();
    FcCharSet* letters = FcCharSetCreate();
    for (const FcChar32 letter : wish.letters) FcCharSetAddChar(letters, letter);
    const auto* family = reinterpret_cast<const FcChar8*>(wish.family);
    if (family != nullptr) FcPatternAddString(wanted, FC_FAMILY, family);
    if (!wish.only_family)
        FcPatternAddString(wanted, FC_LANG, reinterpret_cast<const FcChar8*>("zh-cn"));
    FcPatternAddCharSet(wanted, FC_CHARSET, letters);
    FcPatternAddInteger(wanted, FC_WEIGHT, wish.weight);
    FcPatternAddBool(wanted, FC_SCALABLE, FcTrue);
    FcPatternAddBool(wanted, FC_COLOR, FcFalse);
    FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult outcome = FcResultNoMatch;
    FcPattern* best = FcFontMatch(nullptr, wanted, &outcome);
    std::optional<FontFile> found;
    FcChar8* path = nullptr;
    FcChar8* called = nullptr;
    FcCharSet* has = nullptr;
    const bool covers = best != nullptr &&
                        FcPatternGetString(best, FC_FILE, 0, &path) == FcResultMatch &&
                        FcPatternGetCharSet(best, FC_CHARSET, 0, &has) == FcResultMatch &&
                        FcCharSetIsSubset(letters, has) == FcTrue;
    const bool named =
        !wish.only_family ||
        (covers && FcPatternGetString(best, FC_FAMILY, 0, &called) == FcResultMatch &&
         FcStrCmpIgnoreCase(called, family) == 0);
    int weight = wish.weight;
    if (covers) FcPatternGetInteger(best, FC_WEIGHT, 0, &weight);
    if (covers && named && (wish.weight < FC_WEIGHT_BOLD || weight >= FC_WEIGHT_DEMIBOLD)) {
        found = FontFile{.path = reinterpret_cast<const char*>(path)};
        FcPatternGetInteger(best, FC_INDEX, 0, &found->face);
    }
    if (best != nullptr) FcPatternDestroy(best);
    FcCharSetDestroy(letters);
    FcPatternDestroy(wanted);
    return found;
}

constexpr FcChar32 kChinese[]{U'格', U'图', U'网', U'户'};
constexpr const char* kFamily = "Noto Sans CJK SC";

}  // namespace

Result<FontFile> cjk_font() {
    const auto found = font_for({.family = kFamily, .letters = kChinese});
    if (!found) return fail(Fault::NotFound, base::Word::NoCjkFont);
    return *found;
}

std::optional<FontFile> bold_cjk_font() {
    return font_for({.family = kFamily, .weight = FC_WEIGHT_BOLD, .letters = kChinese});
}

std::optional<FontFile> icon_font() {
    return font_for({.family = "Material Design Icons", .only_family = true});
}

std::optional<FontFile> font_with(char32_t letter) {
    const FcChar32 letters[]{letter};
    return font_for({.family = kFamily, .letters = letters});
}

}  // namespace scene
