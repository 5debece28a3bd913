#include "report/pdf_letters.h"

#include "base/text.h"

#include <algorithm>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace report {

namespace {

cairo_status_t append(void* bytes, const unsigned char* part, unsigned length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(part), length);
    return CAIRO_STATUS_SUCCESS;
}

constexpr const char* kFamily = "Noto Sans CJK SC";  // as in scene/lettering_fonts.cpp
constexpr double kMeasured = 1000;                   // size at which advances are read
constexpr char32_t kMostCommon = 0x1'0000;           // beyond, letters are rare: left to Pango

struct Range {
    char32_t first, last;
};

/// What stands by itself, whatever its neighbours: no accents, no scripts that join.
constexpr Range kAlone[]{{0x20, 0x7E},     {0xA1, 0xAC},     {0xAE, 0x24F},    {0x391, 0x3C9},
                         {0x2010, 0x2027}, {0x2030, 0x205E}, {0x2070, 0x20C0}, {0x2100, 0x27BF},
                         {0x2E80, 0x3029}, {0x3030, 0x3096}, {0x309B, 0x30FF}, {0x3105, 0x318E},
                         {0x3190, 0x9FFF}, {0xF900, 0xFAFF}, {0xFF01, 0xFFEF}};

bool stands_alone(char32_t c) {
    for (const Range& range : kAlone)
        if (c <= range.last) return c >= range.first;
    return false;
}

/// Measured with the font of Debian 12: every letter of GB 2312 in a PDF of its own, regular and
/// bold, held against its outline. Cairo's scan of a CFF outline that draws before its first
/// hintmask jumps over the call of a subroutine, and leaves that out of the file.
constexpr std::array<char32_t, 4> kLostInPdf{U'如', U'忉', U'烪', U'瘃'};

struct Description {
    Description(double size, bool bold) : made{pango_font_description_new()} {
        pango_font_description_set_family_static(made, kFamily);
        pango_font_description_set_absolute_size(made, size * PANGO_SCALE);
        pango_font_description_set_weight(made, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    }
    Description(const Description&) = delete;
    Description& operator=(const Description&) = delete;
    ~Description() { pango_font_description_free(made); }

    PangoFontDescription* made = nullptr;
};

}  // namespace

bool lost_in_pdf(char32_t c) {
    return std::ranges::binary_search(kLostInPdf, c);
}

bool any_lost_in_pdf(std::string_view utf8) {
    return std::ranges::any_of(base::characters(utf8), lost_in_pdf);
}

void Unref::operator()(void* object) const {
    g_object_unref(object);
}

Letters::Letters(cairo_t* page) : fonts_{pango_cairo_font_map_new()} {
    constexpr double kPointsAnInch = 72;
    pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(fonts_.get()), kPointsAnInch);
    context_.reset(pango_font_map_create_context(fonts_.get()));
    pango_cairo_update_context(page, context_.get());
    pango_context_set_round_glyph_positions(context_.get(), FALSE);
    pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
    pango_context_set_base_dir(context_.get(), PANGO_DIRECTION_LTR);
    for (Face& face : faces_) face.letters.resize(kMostCommon);
}

cairo_scaled_font_t* Letters::font(double size, bool bold) {
    Object<PangoFont>& font = faces_[bold ? 1 : 0].sizes[size];
    if (!font) {
        const Description description{size, bold};
        font.reset(pango_context_load_font(context_.get(), description.made));
    }
    return pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(font.get()));
}

const Letter& Letters::letter(char32_t c, Face& face, cairo_scaled_font_t* font) {
    Letter& letter = face.letters[c];
    if (letter.known) return letter;
    letter.known = true;
    if (!stands_alone(c)) return letter;
    std::array<char, 7> utf8{};
    const int bytes = g_unichar_to_utf8(c, utf8.data());
    cairo_glyph_t* glyphs = nullptr;
    int count = 0;
    const cairo_status_t outcome = cairo_scaled_font_text_to_glyphs(
        font, 0, 0, utf8.data(), bytes, &glyphs, &count, nullptr, nullptr, nullptr);
    if (outcome == CAIRO_STATUS_SUCCESS && count == 1 && glyphs->index != 0) {
        cairo_text_extents_t extents{};
        cairo_scaled_font_glyph_extents(font, glyphs, 1, &extents);
        letter = {glyphs->index, extents.x_advance / kMeasured, bytes, true, lost_in_pdf(c)};
    }
    cairo_glyph_free(glyphs);
    return letter;
}

bool Letters::set(std::string_view utf8, bool bold, Setting& into) {
    into.letters.clear();
    into.width = 0;
    Face& face = faces_[bold ? 1 : 0];
    cairo_scaled_font_t* measured = font(kMeasured, bold);
    for (const char32_t c : base::characters(utf8)) {
        if (c >= kMostCommon) return false;
        const Letter& one = letter(c, face, measured);
        if (one.bytes == 0) return false;
        into.letters.push_back(one);
        into.width += one.advance;
    }
    return true;
}

Object<PangoLayout> Letters::layout() const {
    Object<PangoLayout> layout{pango_layout_new(context_.get())};
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_auto_dir(layout.get(), FALSE);
    return layout;
}

void Letters::dress(PangoLayout* layout, double size, bool bold) const {
    const Description description{size, bold};
    pango_layout_set_font_description(layout, description.made);
}

cairo_surface_t* pdf_into(std::string& bytes, double width_pt, double height_pt) {
    return cairo_pdf_surface_create_for_stream(append, &bytes, width_pt, height_pt);
}

}  // namespace report
