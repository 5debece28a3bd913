// report/pdf_letters.h — a page of Cairo and the letters of the Chinese font, set one by one; only
// for report/pdf_*.cpp and report/sheet_*.cpp.
#pragma once

#include "report/pdf_canvas.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

// As Cairo and Pango declare them, so that this header can be read without theirs.
// NOLINTBEGIN(bugprone-reserved-identifier): the names are theirs
using cairo_t = struct _cairo;
using cairo_scaled_font_t = struct _cairo_scaled_font;
using cairo_surface_t = struct _cairo_surface;
using PangoContext = struct _PangoContext;
using PangoFont = struct _PangoFont;
using PangoFontMap = struct _PangoFontMap;
using PangoLayout = struct _PangoLayout;
// NOLINTEND(bugprone-reserved-identifier)

namespace report {

struct Unref {
    void operator()(void* object) const;
};
template <class T>
using Object = std::unique_ptr<T, Unref>;

struct Letter {
    unsigned long glyph = 0;
    double advance = 0;  // in sizes
    int bytes = 0;       // of its UTF-8; 0: it cannot be set alone
    bool known = false;  // it was looked up
    bool lost = false;   // `lost_in_pdf`
};

/// A text as one line.
struct Setting {
    std::vector<Letter> letters;
    double width = 0;  // in sizes
};

/// Whether Cairo 1.16 draws it not at all, or in pieces, when it embeds the font. Texts with such
/// letters are painted as outlines, with the text over them unseen, to be searched and copied.
bool lost_in_pdf(char32_t c);
bool any_lost_in_pdf(std::string_view utf8);

class Letters {
  public:
    explicit Letters(cairo_t* page);

    /// False when the text needs another font, or has letters that join their neighbours.
    bool set(std::string_view utf8, bool bold, Setting& into);

    cairo_scaled_font_t* font(double size, bool bold);
    /// A layout that breaks at words, and anywhere when it must.
    Object<PangoLayout> layout() const;
    void dress(PangoLayout* layout, double size, bool bold) const;

  private:
    struct Face {
        std::vector<Letter> letters;  // by code point
        std::map<double, Object<PangoFont>> sizes;
    };
    const Letter& letter(char32_t c, Face& face, cairo_scaled_font_t* font);

    Object<PangoFontMap> fonts_;
    Object<PangoContext> context_;
    std::array<Face, 2> faces_;  // regular, bold
};

/// A PDF that is written to the end of `bytes`, which must outlive it.
cairo_surface_t* pdf_into(std::string& bytes, double width_pt, double height_pt);

}  // namespace report
