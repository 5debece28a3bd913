#include "scene/lettering.h"

#include "base/text.h"
#include "scene/lettering_atlas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <tuple>
#include <utility>

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
constexpr double kCodeText = 0.36;  // size of the letters in the box of an unknown letter
constexpr int kNoFace = -1;
// Beyond it those that no page has used for long are forgotten.
constexpr std::size_t kMostWords = 2'000;

/// Letters that only steer others; where a font lacks them, nothing is missing.
bool invisible(char32_t c) {
    return (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF) ||
           (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c < 0x20;
}

/// A piece of text that one face can write; kNoFace for one letter that none can.
struct FaceRun {
    int face = 0;
    std::u32string text;
};

}  // namespace

struct Lettering::Impl {
    using Words = std::map<std::tuple<int, int, std::string>, Word>;  // by face, size, text

    /// One font file at one size at a time.
    struct Face {
        FT_Face face = nullptr;
        hb_font_t* shaper = nullptr;
        int size_px = 0;

        Face() = default;
        Face(const Face&) = delete;
        Face& operator=(const Face&) = delete;
        Face(Face&& o) noexcept
            : face{std::exchange(o.face, nullptr)},
              shaper{std::exchange(o.shaper, nullptr)},
              size_px{o.size_px} {}
        Face& operator=(Face&&) = delete;
        ~Face() {
            if (shaper != nullptr) hb_font_destroy(shaper);
            if (face != nullptr) FT_Done_Face(face);
        }

        bool open(FT_Library freetype, const FontFile& file) {
            if (FT_New_Face(freetype, file.path.c_str(), file.face, &face) != 0) return false;
            shaper = hb_ft_font_create_referenced(face);
            return true;
        }
        void set_size(int px) {
            if (px == size_px) return;
            size_px = px;
            FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(px));
            hb_ft_font_changed(shaper);
        }
        bool has(char32_t letter) const { return FT_Get_Char_Index(face, letter) != 0; }
    };

    FT_Library library = nullptr;
    FT_Stroker stroker = nullptr;
    std::vector<Face> faces;  // regular first, then as they were needed
    int bold = kNoFace;
    int icons = kNoFace;
    std::map<std::string, int> face_by_file;
    std::map<char32_t, int> face_of_letter;  // of those the regular font lacks
    AtlasPage page;
    std::map<std::tuple<int, int, unsigned>, AtlasCell> cells;  // by face, size, glyph number
    Words words;
    Words aged_words;                                // not used since there were too many
    std::map<std::pair<int, char32_t>, Word> signs;  // icons and discs, by size
    // What was handed out before the atlas began anew; the page at hand may be placing it still.
    std::vector<Words> old_words;
    std::vector<std::map<std::pair<int, char32_t>, Word>> old_signs;

    Impl() = default;
    Impl(const Impl&) = delete;
    Impl& operator=(const Impl&) = delete;
    Impl(Impl&&) = delete;
    Impl& operator=(Impl&&) = delete;
    ~Impl() {
        faces.clear();
        if (stroker != nullptr) FT_Stroker_Done(stroker);
        if (library != nullptr) FT_Done_FreeType(library);
    }

    int face_from(const std::optional<FontFile>& file) {
        if (!file) return kNoFace;
        const std::string key = file->path + ":" + std::to_string(file->face);
        const auto known = face_by_file.find(key);
        if (known != face_by_file.end()) return known->second;
        Face face;
        const bool opened = face.open(library, *file);
        const int number = opened ? static_cast<int>(faces.size()) : kNoFace;
        if (opened) faces.push_back(std::move(face));
        return face_by_file[key] = number;
    }

    int face_for(char32_t letter, int wanted) {
        if (faces.at(static_cast<std::size_t>(wanted)).has(letter)) return wanted;
        if (invisible(letter)) return wanted;
        const auto known = face_of_letter.find(letter);
        if (known != face_of_letter.end()) return known->second;
        int found = face_from(font_with(letter));
        if (found != kNoFace && !faces.at(static_cast<std::size_t>(found)).has(letter))
            found = kNoFace;
        return face_of_letter[letter] = found;
    }

    std::vector<FaceRun> runs_of(std::string_view text, int wanted) {
        std::vector<FaceRun> runs;
        for (const char32_t letter : base::characters(text)) {
            const int face = face_for(letter, wanted);
            if (runs.empty() || runs.back().face != face || face == kNoFace)
                runs.push_back({face, {}});
            runs.back().text += letter;
        }
        return runs;
    }

    /// A free rectangle of the atlas. When it is full everything starts anew; who has placed
    /// glyphs sees `restarts` move and places them again.
    AtlasCell reserve(int width, int height) {
        if (const auto cell = page.reserve(width, height)) return *cell;
        cells.clear();
        old_words.push_back(std::exchange(words, {}));
        old_words.push_back(std::exchange(aged_words, {}));
        old_signs.push_back(std::exchange(signs, {}));
        page.begin_anew();
        return page.reserve(width, height).value_or(AtlasCell{});
    }

    AtlasCell drawn(const Face& face, unsigned glyph) {
        AtlasCell cell;
        FT_Glyph fill = nullptr;
        FT_Glyph halo = nullptr;
        if (FT_Load_Glyph(face.face, glyph, FT_LOAD_NO_BITMAP | FT_LOAD_TARGET_LIGHT) == 0 &&
            FT_Get_Glyph(face.face->glyph, &fill) == 0) {
            FT_Glyph_Copy(fill, &halo);
            FT_Glyph_Stroke(&halo, stroker, 1);
            FT_Glyph_To_Bitmap(&fill, FT_RENDER_MODE_NORMAL, nullptr, 1);
            FT_Glyph_To_Bitmap(&halo, FT_RENDER_MODE_NORMAL, nullptr, 1);
            // NOLINTNEXTLINE(cppcoreguidelines-pro-type-static-cast-downcast): FreeType's own way
            const auto* inner = reinterpret_cast<FT_BitmapGlyph>(fill);
            const auto* outer = reinterpret_cast<FT_BitmapGlyph>(halo);
            const auto width = static_cast<int>(outer->bitmap.width);
            const auto height = static_cast<int>(outer->bitmap.rows);
            if (width > 0 && height > 0) {
                cell = reserve(width, height);
                cell.left = outer->left;
                cell.top = outer->top;
                const auto paint = [&](const FT_BitmapGlyphRec& from, Channel channel) {
                    page.paint(cell,
                               {from.bitmap.buffer, static_cast<int>(from.bitmap.width),
                                static_cast<int>(from.bitmap.rows), from.bitmap.pitch, from.left,
                                from.top},
                               channel);
                };
                paint(*outer, Channel::Halo);
                paint(*inner, Channel::Fill);
            }
        }
        if (fill != nullptr) FT_Done_Glyph(fill);
        if (halo != nullptr) FT_Done_Glyph(halo);
        return cell;
    }

    AtlasCell cell_of(int number, int size_px, unsigned glyph) {
        const auto known = cells.find({number, size_px, glyph});
        if (known != cells.end()) return known->second;
        const AtlasCell cell = drawn(faces.at(static_cast<std::size_t>(number)), glyph);
        cells.emplace(std::tuple{number, size_px, glyph}, cell);
        return cell;
    }

    static void put(Word& word, const AtlasCell& cell, double x, double y) {
        if (cell.width == 0) return;
        const auto top = static_cast<float>(cell.top - y);
        word.glyph.push_back({.x = static_cast<float>(x + cell.left),
                              .y = -top,
                              .width = static_cast<float>(cell.width),
                              .height = static_cast<float>(cell.height),
                              .u = static_cast<float>(cell.x),
                              .v = static_cast<float>(cell.y)});
        word.ascent_px = std::max(word.ascent_px, top);
        word.descent_px = std::max(word.descent_px, static_cast<float>(cell.height) - top);
    }

    void shape(const FaceRun& run, int size_px, Word& word, double& pen) {
        Face& face = faces.at(static_cast<std::size_t>(run.face));
        face.set_size(size_px);
        hb_buffer_t* buffer = hb_buffer_create();
        const auto length = static_cast<int>(run.text.size());
        hb_buffer_add_utf32(buffer, reinterpret_cast<const std::uint32_t*>(run.text.data()), length,
                            0, length);
        hb_buffer_guess_segment_properties(buffer);
        hb_shape(face.shaper, buffer, nullptr, 0);
        unsigned count = 0;
        const hb_glyph_info_t* glyphs = hb_buffer_get_glyph_infos(buffer, &count);
        const hb_glyph_position_t* steps = hb_buffer_get_glyph_positions(buffer, &count);
        for (unsigned i = 0; i < count; ++i) {
            const AtlasCell cell = cell_of(run.face, size_px, glyphs[i].codepoint);
            put(word, cell, std::round(pen + steps[i].x_offset / 64.0), 0);
            pen += steps[i].x_advance / 64.0;
        }
        hb_buffer_destroy(buffer);
    }

    /// The box of a letter that no font has: its code in two lines.
    void write_unknown(char32_t letter, int size_px, Word& word, double& pen) {
        std::array<char, 12> code{};
        std::snprintf(code.data(), code.size(), "%04X", static_cast<unsigned>(letter));
        const std::string digits{code.data()};
        const std::size_t half = (digits.size() + 1) / 2;
        const int small = std::max(static_cast<int>(std::lround(size_px * kCodeText)), 5);
        AtlasCell box = reserve(size_px + 2, size_px + 2);
        box.left = -1;
        box.top = static_cast<int>(std::lround(size_px * 0.86));
        page.frame(box);
        put(word, box, pen, 0);
        const double line = (size_px - 2) / 2.0;
        for (std::size_t row = 0; row < 2; ++row) {
            const std::string part =
                row == 0 ? digits.substr(0, half) : digits.substr(half, std::string::npos);
            Word letters;
            double inside = 0;
            shape({0, {part.begin(), part.end()}}, small, letters, inside);
            const double down = -box.top + 2 + (static_cast<double>(row) + 0.78) * line;
            for (PlacedGlyph g : letters.glyph) {
                g.x += static_cast<float>(std::round(pen + (size_px - inside) / 2));
                g.y += static_cast<float>(std::round(down));
                word.glyph.push_back(g);
            }
        }
        pen += size_px;
    }

    Word shaped(std::string_view text, int size_px, int wanted) {
        Word word;
        double pen = 0;
        for (const FaceRun& run : runs_of(text, wanted)) {
            if (run.face == kNoFace)
                write_unknown(run.text.front(), size_px, word, pen);
            else
                shape(run, size_px, word, pen);
        }
        word.width_px = static_cast<float>(pen);
        return word;
    }

    Word icon(char32_t code, int size_px) {
        Word word;
        if (icons == kNoFace) return word;
        Face& face = faces.at(static_cast<std::size_t>(icons));
        if (!face.has(code)) return word;
        face.set_size(size_px);
        AtlasCell cell = cell_of(icons, size_px, FT_Get_Char_Index(face.face, code));
        cell.left = -cell.width / 2;
        cell.top = cell.height / 2;
        put(word, cell, 0, 0);
        word.width_px = static_cast<float>(cell.width);
        return word;
    }

    Word disc(int diameter_px) {
        const auto reach = static_cast<int>(std::ceil(kHalo_px)) + 1;
        AtlasCell cell = reserve(diameter_px + 2 * reach, diameter_px + 2 * reach);
        cell.left = -cell.width / 2;
        cell.top = cell.height / 2;
        page.disc(cell, diameter_px / 2.0, kHalo_px);
        Word word;
        put(word, cell, 0, 0);
        word.width_px = static_cast<float>(cell.width);
        return word;
    }
};

Lettering::Lettering(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Lettering::Lettering(Lettering&&) noexcept = default;
Lettering& Lettering::operator=(Lettering&&) noexcept = default;
Lettering::~Lettering() = default;

Result<Lettering> Lettering::with(const FontFile& font) {
    auto impl = std::make_unique<Impl>();
    if (FT_Init_FreeType(&impl->library) != 0 || impl->face_from(font) == kNoFace ||
        FT_Stroker_New(impl->library, &impl->stroker) != 0)
        return fail(Fault::NotFound, base::Word::NoCjkFont, {}, font.path);
    FT_Stroker_Set(impl->stroker, static_cast<FT_Fixed>(kHalo_px * 64), FT_STROKER_LINECAP_ROUND,
                   FT_STROKER_LINEJOIN_ROUND, 0);
    impl->bold = std::max(impl->face_from(bold_cjk_font()), 0);  // regular where there is no bold
    impl->icons = impl->face_from(icon_font());
    return Lettering{std::move(impl)};
}

void Lettering::begin_page() {
    impl_->old_words.clear();
    impl_->old_signs.clear();
    // A number that changes is a new text each time: a wall that hangs for months would remember
    // them all.
    if (impl_->words.size() >= kMostWords) impl_->aged_words = std::exchange(impl_->words, {});
}

const Word& Lettering::word(std::string_view text, int size_px, Hand hand) {
    const int face = hand == Hand::Bold ? impl_->bold : 0;
    const std::tuple<int, int, std::string> key{face, size_px, text};
    const auto known = impl_->words.find(key);
    if (known != impl_->words.end()) return known->second;
    if (auto aged = impl_->aged_words.extract(key); !aged.empty())
        return impl_->words.insert(std::move(aged)).position->second;
    // Where the atlas began anew in the middle of the word, its first letters are gone.
    const std::uint64_t restarts = atlas().restarts;
    Word word = impl_->shaped(text, size_px, face);
    if (atlas().restarts != restarts) word = impl_->shaped(text, size_px, face);
    return impl_->words[key] = std::move(word);
}

const Word& Lettering::icon(char32_t code, int size_px) {
    const auto known = impl_->signs.find({size_px, code});
    if (known != impl_->signs.end()) return known->second;
    Word word = impl_->icon(code, size_px);
    return impl_->signs[{size_px, code}] = std::move(word);
}

const Word& Lettering::disc(int diameter_px) {
    const auto known = impl_->signs.find({diameter_px, 0});
    if (known != impl_->signs.end()) return known->second;
    Word word = impl_->disc(diameter_px);
    return impl_->signs[{diameter_px, 0}] = std::move(word);
}

const Atlas& Lettering::atlas() const {
    return impl_->page.atlas();
}

}  // namespace scene
