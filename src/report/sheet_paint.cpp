#include "report/sheet_paint.h"

#include "report/cell_text.h"
#include "report/sheet_hatch.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include <pango/pangocairo.h>

namespace report {

using geo::Point;
using scene::Colour;

namespace {

constexpr double kHanBaseline = 0.38;  // below the middle, so that Han letters stand in it

void set_ink(cairo_t* on, Colour ink) {
    constexpr double kFull = 255;
    if (ink.a == 255)
        cairo_set_source_rgb(on, ink.r / kFull, ink.g / kFull, ink.b / kFull);
    else
        cairo_set_source_rgba(on, ink.r / kFull, ink.g / kFull, ink.b / kFull, ink.a / kFull);
}

void trace(cairo_t* on, const geo::Shape& shape) {
    for (const geo::Ring& ring : shape.parts) {
        if (ring.empty()) continue;
        cairo_move_to(on, ring[0].x, ring[0].y);
        for (std::size_t i = 1; i < ring.size(); ++i) cairo_line_to(on, ring[i].x, ring[i].y);
        if (shape.kind == geo::ShapeKind::Area) cairo_close_path(on);
    }
}

void set_pen(cairo_t* on, const Paint& paint) {
    cairo_set_line_width(on, paint.line_pt);
    cairo_set_line_cap(on, paint.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(on, paint.round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_dash(on, paint.dash_pt.data(), paint.dash_pt[0] > 0 ? 2 : 0, 0);
}

void draw_hatch(cairo_t* on, const geo::Shape& shape, const Paint& paint) {
    for (const auto& [from, to] : hatch_strokes(shape, paint.hatch)) {
        cairo_move_to(on, from.x, from.y);
        cairo_line_to(on, to.x, to.y);
    }
    set_pen(on, {.line_pt = kHatch_pt});
    set_ink(on, paint.hatch_ink);
    cairo_stroke(on);
}

void draw_shape(cairo_t* on, const geo::Shape& shape, const Paint& paint) {
    if (paint.fill && shape.kind == geo::ShapeKind::Area) {
        trace(on, shape);
        set_ink(on, *paint.fill);
        cairo_fill(on);
    }
    if (paint.hatch != Hatch::None) draw_hatch(on, shape, paint);
    if (!paint.line) return;
    trace(on, shape);
    set_pen(on, paint);
    set_ink(on, *paint.line);
    cairo_stroke(on);
}

/// A set of lines is one stroke, so that where they meet there is no seam.
void draw(cairo_t* on, const Drawing& drawing) {
    const bool lines = std::ranges::all_of(
        drawing.shapes, [](const geo::Shape& shape) { return shape.kind == geo::ShapeKind::Line; });
    if (!lines || !drawing.paint.line) {
        for (const geo::Shape& shape : drawing.shapes) draw_shape(on, shape, drawing.paint);
        return;
    }
    for (const geo::Shape& shape : drawing.shapes) trace(on, shape);
    set_pen(on, drawing.paint);
    set_ink(on, *drawing.paint.line);
    cairo_stroke(on);
}

bool pale(Colour c) {
    return c.r + c.g + c.b > 500;
}

void trace_triangle(cairo_t* on, Point at, double half) {
    cairo_move_to(on, at.x, at.y - half);
    cairo_line_to(on, at.x + half, at.y + half * 0.8);
    cairo_line_to(on, at.x - half, at.y + half * 0.8);
    cairo_close_path(on);
}

/// Dark on a white disc, so that it reads on every fill and in grey.
void draw_sign(cairo_t* on, Point at, Sign sign, double across, Colour colour) {
    const double half = across / 2;
    const Colour dark = scene::mixed(colour, {0x10, 0x20, 0x2C}, pale(colour) ? 0.62 : 0.25);
    cairo_new_sub_path(on);
    switch (sign) {
        case Sign::None:
            return;
        case Sign::Dot:
        case Sign::Clock:
            cairo_arc(on, at.x, at.y, half, 0, 2 * std::numbers::pi);
            break;
        case Sign::Triangle:
            trace_triangle(on, at, half * 1.15);
            break;
        case Sign::Square:
            cairo_rectangle(on, at.x - half, at.y - half, across, across);
            break;
    }
    set_pen(on, {.line_pt = across * 0.14, .round = true});
    cairo_set_source_rgb(on, 1, 1, 1);
    cairo_fill_preserve(on);
    set_ink(on, dark);
    cairo_stroke(on);
    if (sign == Sign::Dot) {
        cairo_arc(on, at.x, at.y, half * 0.42, 0, 2 * std::numbers::pi);
        cairo_fill(on);
        return;
    }
    if (sign == Sign::Clock) {
        cairo_move_to(on, at.x, at.y - half * 0.6);
        cairo_line_to(on, at.x, at.y);
        cairo_line_to(on, at.x + half * 0.45, at.y + half * 0.2);
        cairo_stroke(on);
        return;
    }
    cairo_move_to(on, at.x, at.y - half * 0.5);
    cairo_line_to(on, at.x, at.y + half * 0.05);
    cairo_move_to(on, at.x, at.y + half * 0.48);
    cairo_line_to(on, at.x, at.y + half * 0.5);
    cairo_stroke(on);
}

void draw_leaves(cairo_t* on, const Sheet& sheet) {
    constexpr double kBreath = 0.55, kCalm = 0.86;
    constexpr Colour kPaper{255, 255, 255};
    for (const bool tinted : {true, false})
        for (const Leaf& leaf : sheet.leaves) {
            if (leaf.tinted != tinted) continue;
            Paint paint = sheet.legend[leaf.entry].paint;
            if (tinted && paint.fill)
                paint.fill =
                    scene::mixed(*paint.fill, kPaper, paint.hatch == Hatch::None ? kCalm : kBreath);
            if (tinted) paint.line_pt *= 0.8;
            draw_shape(on, leaf.shape, paint);
        }
    for (const Leaf& leaf : sheet.leaves) {
        const LegendEntry& entry = sheet.legend[leaf.entry];
        if (leaf.sign)
            draw_sign(on, *leaf.sign, entry.sign, sheet.sign_pt,
                      entry.paint.fill.value_or(Colour{}));
    }
}

/// The letters of a text laid in the middle of the origin.
struct Glyphs {
    std::vector<cairo_glyph_t> glyph;
    std::vector<cairo_text_cluster_t> cluster;
};

void write_slowly(cairo_t* on, Letters& letters, const Label& label, const std::string& text) {
    const Object<PangoLayout> layout = letters.layout();
    letters.dress(layout.get(), label.size_pt, label.bold);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    pango_cairo_update_layout(on, layout.get());
    int width = 0, height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    PangoLayoutLine* line = pango_layout_get_line_readonly(layout.get(), 0);
    cairo_move_to(on, -static_cast<double>(width) / PANGO_SCALE / 2, kHanBaseline * label.size_pt);
    set_ink(on, label.ink);
    pango_cairo_show_layout_line(on, line);
}

void write_glyphs(cairo_t* on, Letters& letters, const Label& label, const std::string& text,
                  const Setting& set) {
    Glyphs glyphs;
    double x = -set.width * label.size_pt / 2;
    for (const Letter& letter : set.letters) {
        glyphs.glyph.push_back({letter.glyph, x, kHanBaseline * label.size_pt});
        glyphs.cluster.push_back({letter.bytes, 1});
        x += letter.advance * label.size_pt;
    }
    // By its face, not by its scaled font: that one is bound to a page that is not turned.
    cairo_set_font_face(on, cairo_scaled_font_get_font_face(letters.font(1'000, label.bold)));
    cairo_set_font_size(on, label.size_pt);
    cairo_glyph_path(on, glyphs.glyph.data(), static_cast<int>(glyphs.glyph.size()));
    if (label.halo) {
        set_pen(on, {.line_pt = label.size_pt * 0.26, .round = true});
        set_ink(on, *label.halo);
        cairo_stroke_preserve(on);
    }
    cairo_set_fill_rule(on, CAIRO_FILL_RULE_WINDING);
    set_ink(on, label.ink);
    cairo_fill(on);
    // What is seen are the outlines. Cairo 1.16 drops subroutines of the CFF font that some letters
    // need ("如" comes out blank), so its text is only what is searched and copied.
    Colour unseen = label.ink;
    unseen.a = 1;
    set_ink(on, unseen);
    cairo_show_text_glyphs(on, text.data(), static_cast<int>(text.size()), glyphs.glyph.data(),
                           static_cast<int>(glyphs.glyph.size()), glyphs.cluster.data(),
                           static_cast<int>(glyphs.cluster.size()),
                           static_cast<cairo_text_cluster_flags_t>(0));
}

void write(cairo_t* on, Letters& letters, const Label& label) {
    if (label.text.empty()) return;
    if (label.leader) {
        set_pen(on, {.line_pt = 0.35});
        set_ink(on, label.ink);
        cairo_move_to(on, label.leader->x, label.leader->y);
        cairo_line_to(on,
                      std::clamp(label.leader->x, label.at.x - label.width_pt / 2,
                                 label.at.x + label.width_pt / 2),
                      std::clamp(label.leader->y, label.at.y - label.height_pt / 2,
                                 label.at.y + label.height_pt / 2));
        cairo_stroke(on);
    }
    const std::string text = one_line(label.text);
    Setting set;
    cairo_save(on);
    cairo_translate(on, label.at.x, label.at.y);
    cairo_rotate(on, label.angle);
    if (label.plate) {
        const double wide = label.width_pt + label.size_pt * 0.3, high = label.height_pt;
        cairo_rectangle(on, -wide / 2, -high / 2, wide, high);
        set_ink(on, *label.plate);
        cairo_fill(on);
    }
    if (letters.set(text, label.bold, set))
        write_glyphs(on, letters, label, text, set);
    else
        write_slowly(on, letters, label, text);
    cairo_restore(on);
}

/// Rows of the text across the page, rising to the right: paint, not text, so that it does not get
/// among what is searched and copied, and so thin that everything reads through it.
void paint_watermark(cairo_t* on, Letters& letters, const Sheet& sheet) {
    constexpr double kRise = -0.42;
    const double unit = sheet.width_pt / 1190;
    const double size = 22 * unit, row = 190 * unit, gap = 150 * unit;
    const std::string text = one_line(sheet.watermark);
    const Object<PangoLayout> layout = letters.layout();
    letters.dress(layout.get(), size, false);
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    int width = 0, height = 0;
    pango_layout_get_size(layout.get(), &width, &height);
    const double step = static_cast<double>(width) / PANGO_SCALE + gap;
    const double far = std::hypot(sheet.width_pt, sheet.height_pt) / 2;
    cairo_save(on);
    cairo_rectangle(on, sheet.frame.x0, sheet.frame.y0, sheet.frame.width(), sheet.frame.height());
    cairo_clip(on);
    cairo_translate(on, sheet.width_pt / 2, sheet.height_pt / 2);
    cairo_rotate(on, kRise);
    int n = 0;
    for (double y = -far; y < far; y += row, ++n)
        for (double x = -far - (n % 2 == 0 ? 0 : step / 2); x < far; x += step) {
            cairo_move_to(on, x, y);
            pango_cairo_layout_path(on, layout.get());
        }
    set_ink(on, {0x24, 0x3A, 0x5E, 12});
    cairo_fill(on);
    cairo_restore(on);
}

/// All that lies on the map of a sheet, and nothing beyond it.
void paint_map(cairo_t* on, Letters& letters, const Sheet& sheet) {
    cairo_save(on);
    cairo_rectangle(on, sheet.map.x0, sheet.map.y0, sheet.map.width(), sheet.map.height());
    cairo_clip(on);
    for (const Drawing& drawing : sheet.under) draw(on, drawing);
    draw_leaves(on, sheet);
    for (const Drawing& drawing : sheet.over) draw(on, drawing);
    for (const Label& label : sheet.labels) write(on, letters, label);
    cairo_restore(on);
}

}  // namespace

void paint_sheet(cairo_t* on, Letters& letters, const Sheet& sheet) {
    cairo_set_fill_rule(on, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_set_source_rgb(on, 1, 1, 1);
    cairo_paint(on);
    paint_map(on, letters, sheet);
    for (const Sheet& other : sheet.beside) paint_map(on, letters, other);
    for (const Drawing& drawing : sheet.furniture) draw(on, drawing);
    for (const auto& [at, sign] : sheet.samples) {
        const auto entry = std::ranges::find(sheet.legend, sign, &LegendEntry::sign);
        const Colour colour =
            entry == sheet.legend.end() ? Colour{} : entry->paint.fill.value_or(Colour{});
        draw_sign(on, at, sign, sheet.sign_pt, colour);
    }
    for (const Label& word : sheet.words) write(on, letters, word);
    if (!sheet.watermark.empty()) {
        cairo_set_fill_rule(on, CAIRO_FILL_RULE_WINDING);
        paint_watermark(on, letters, sheet);
    }
}

}  // namespace report
