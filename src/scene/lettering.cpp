#include "scene/lettering.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include <hb-ft.h>
#include <hb.h>
#include FT_FREETYPE_H
#include FT_GLYPH_H
#include FT_STROKER_H

namespace scene {

using base::fail;
using base::Fault;
using base::Result;

namespace {

constexpr double kHalo_px = 1.6;
constexpr int kGap = 1;  // between glyphs, so that smoothing never reaches a neighbour

struct Cell {
    int x = 0, y = 0;
    int width = 0, height = 0;
    int left = 0, top = 0;  // from the pen to the top left corner, y up
};

}  // namespace

Result<FontFile> cjk_font() {
    if (FcInit() == FcFalse) return fail(Fault::NotFound, base::Word::NoCjkFont);
    FcPattern* wanted = FcPatternCreate();
    FcCharSet* letters = FcCharSetCreate();
    for (const FcChar32 letter : {U'格', U'图', U'网', U'户'}) FcCharSetAddChar(letters, letter);
    FcPatternAddString(wanted, FC_FAMILY, reinterpret_cast<const FcChar8*>("Noto Sans CJK SC"));
    FcPatternAddString(wanted, FC_LANG, reinterpret_cast<const FcChar8*>("zh-cn"));
    FcPatternAddCharSet(wanted, FC_CHARSET, letters);
    FcPatternAddInteger(wanted, FC_WEIGHT, FC_WEIGHT_REGULAR);
    FcConfigSubstitute(nullptr, wanted, FcMatchPattern);
    FcDefaultSubstitute(wanted);
    FcResult outcome = FcResultNoMatch;
    FcPattern* best = FcFontMatch(nullptr, wanted, &outcome);
    FontFile found;
    FcChar8* path = nullptr;
    FcCharSet* has = nullptr;
    const bool covers = best != nullptr &&
                        FcPatternGetString(best, FC_FILE, 0, &path) == FcResultMatch &&
                        FcPatternGetCharSet(best, FC_CHARSET, 0, &has) == FcResultMatch &&
                        FcCharSetIsSubset(letters, has) == FcTrue;
    if (covers) {
        found.path = reinterpret_cast<const char*>(path);
        FcPatternGetInteger(best, FC_INDEX, 0, &found.face);
    }
    if (best != nullptr) FcPatternDestroy(best);
    FcCharSetDestroy(letters);
    FcPatternDestroy(wanted);
    if (!covers) return fail(Fault::NotFound, base::Word::NoCjkFont);
    return found;
}

struct Lettering::Impl {
    FT_Library library = nullptr;
    FT_Face face = nullptr;
    FT_Stroker stroker = nullptr;
    hb_font_t* shaper = nullptr;
    int size_px = 0;
    Atlas atlas;
    int shelf_x = 0, shelf_y = 0, shelf_height = 0;
    std::map<std::pair<int, unsigned>, Cell> cells;  // by size and glyph number
    std::map<std::pair<int, std::string>, Word> words;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    ~Impl() {
        if (shaper != nullptr) hb_font_destroy(shaper);
        if (stroker != nullptr) FT_Stroker_Done(stroker);
        if (face != nullptr) FT_Done_Face(face);
        if (library != nullptr) FT_Done_FreeType(library);
    }

    void set_size(int px) {
        if (px == size_px) return;
        size_px = px;
        FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(px));
        hb_ft_font_changed(shaper);
    }

    /// A free rectangle of the atlas. When it is full everything starts anew; who has placed
    /// glyphs sees `restarts` move and places them again.
    Cell reserve(int width, int height) {
        if (shelf_x + width + kGap > Atlas::kSide) {
            shelf_y += shelf_height + kGap;
            shelf_x = 0;
            shelf_height = 0;
        }
        if (shelf_y + height + kGap > Atlas::kSide) {
            cells.clear();
            words.clear();
            std::ranges::fill(atlas.rg, std::uint8_t{0});
            shelf_x = shelf_y = shelf_height = 0;
            atlas.restarts += 1;
        }
        const Cell cell{.x = shelf_x, .y = shelf_y, .width = width, .height = height};
        shelf_x += width + kGap;
        shelf_height = std::max(shelf_height, height);
        atlas.used_rows = std::max(atlas.used_rows, shelf_y + shelf_height + kGap);
        return cell;
    }

    /// Copies one channel of a bitmap whose top left corner is (left, top) from the pen.
    void paint(const Cell& cell, const FT_Bitmap& bitmap, int left, int top, int channel) {
        const int dx = left - cell.left;
        const int dy = cell.top - top;
        for (int y = 0; y < static_cast<int>(bitmap.rows); ++y) {
            for (int x = 0; x < static_cast<int>(bitmap.width); ++x) {
                const int ax = cell.x + x + dx;
                const int ay = cell.y + y + dy;
                const auto at = static_cast<std::size_t>((ay * Atlas::kSide + ax) * 2 + channel);
                atlas.rg[at] = bitmap.buffer[y * bitmap.pitch + x];
            }
        }
    }

    Cell cell_of(unsigned glyph) {
        const auto known = cells.find({size_px, glyph});
        if (known != cells.end()) return known->second;
        Cell cell;
        FT_Glyph fill = nullptr;
        FT_Glyph halo = nullptr;
        if (FT_Load_Glyph(face, glyph, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT) == 0 &&
            FT_Get_Glyph(face->glyph, &fill) == 0) {
            FT_Glyph_Copy(fill, &halo);
            FT_Glyph_Stroke(&halo, stroker, 1);
            FT_Glyph_To_Bitmap(&fill, FT_RENDER_MODE_NORMAL, nullptr, 1);
            FT_Glyph_To_Bitmap(&halo, FT_RENDER_MODE_NORMAL, nullptr, 1);
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-static-cast-downcast): FreeType's own way
            const auto* inner = reinterpret_cast<FT_BitmapGlyph>(fill);
            const auto* outer = reinterpret_cast<FT_BitmapGlyph>(halo);
            const int width = static_cast<int>(outer->bitmap.width);
            const int height = static_cast<int>(outer->bitmap.rows);
            if (width > 0 && height > 0) {
                cell = reserve(width, height);
                cell.left = outer->left;
                cell.top = outer->top;
                paint(cell, outer->bitmap, outer->left, outer->top, 1);
                paint(cell, inner->bitmap, inner->left, inner->top, 0);
                atlas.version += 1;
            }
        }
        if (fill != nullptr) FT_Done_Glyph(fill);
        if (halo != nullptr) FT_Done_Glyph(halo);
        cells.emplace(std::pair{size_px, glyph}, cell);
        return cell;
    }

    Word shaped(std::string_view text) {
        hb_buffer_t* buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0,
                           static_cast<int>(text.size()));
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(shaper, buffer, nullptr, 0);
        unsigned count = 0;
        const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t* steps = hb_buffer_get_glyph_positions(buffer, &count);
        Word word;
        double pen = 0;
        for (unsigned i = 0; i < count; ++i) {
            const Cell cell = cell_of(glyphs[i].codepoint);
            const double x = std::round(pen + steps[i].x_offset / 64.0);
            if (cell.width > 0) {
                word.glyph.push_back({.x = static_cast<float>(x + cell.left),
                                      .y = static_cast<float>(-cell.top),
                                      .width = static_cast<float>(cell.width),
                                      .height = static_cast<float>(cell.height),
                                      .u = static_cast<float>(cell.x),
                                      .v = static_cast<float>(cell.y)});
                word.ascent_px = std::max(word.ascent_px, static_cast<float>(cell.top));
                word.descent_px =
                    std::max(word.descent_px, static_cast<float>(cell.height - cell.top));
            }
            pen += steps[i].x_advance / 64.0;
        }
        word.width_px = static_cast<float>(pen);
        hb_buffer_destroy(buffer);
        return word;
    }
};

Lettering::Lettering(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Lettering::Lettering(Lettering&&) noexcept = default;
Lettering& Lettering::operator=(Lettering&&) noexcept = default;
Lettering::~Lettering() = default;

Result<Lettering> Lettering::with(const FontFile& font) {
    auto impl = std::make_unique<Impl>();
    if (FT_Init_FreeType(&impl->library) != 0 ||
        FT_New_Face(impl->library, font.path.c_str(), font.face, &impl->face) != 0 ||
        FT_Stroker_New(impl->library, &impl->stroker) != 0)
        return fail(Fault::NotFound, base::Word::NoCjkFont, {}, font.path);
    FT_Stroker_Set(impl->stroker, static_cast<FT_Fixed>(kHalo_px * 64), FT_STROKER_LINECAP_ROUND,
                   FT_STROKER_LINEJOIN_ROUND, 0);
    impl->shaper = hb_ft_font_create_referenced(impl->face);
    impl->atlas.rg.resize(std::size_t{Atlas::kSide} * Atlas::kSide * 2);
    return Lettering{std::move(impl)};
}

const Word& Lettering::word(std::string_view text, int size_px) {
    const std::pair<int, std::string> key{size_px, std::string{text}};
    const auto known = impl_->words.find(key);
    if (known != impl_->words.end()) return known->second;
    impl_->set_size(size_px);
    Word word = impl_->shaped(text);
    return impl_->words[key] = std::move(word);
}

const Atlas& Lettering::atlas() const {
    return impl_->atlas;
}

}  // namespace scene
