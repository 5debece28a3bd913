#include "report/pdf_canvas.h"

#include "base/text.h"
#include "report/pdf_letters.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

namespace report {

namespace {

/// The baseline lies so that Han letters stand in the middle of the line.
constexpr double kLineBaseline = kLeading / 2 + 0.38;

void set_ink(cairo_t* page, Ink ink) {
    constexpr double kFull = 255;
    cairo_set_source_rgb(page, (ink >> 16U & 0xFFU) / kFull, (ink >> 8U & 0xFFU) / kFull,
                         (ink & 0xFFU) / kFull);
}

/// What is searched and copied, and not seen.
void set_unseen(cairo_t* page) {
    constexpr double kNextToNothing = 1.0 / 255;
    cairo_set_source_rgba(page, 1, 1, 1, kNextToNothing);
}

double begin_of(const Rectangle& box, double width, Align align) {
    if (align == Align::Left) return box.x;
    const double free = box.width - width;
    return box.x + (align == Align::Right ? free : free / 2);
}

double pixels(int pango_units) {
    return static_cast<double>(pango_units) / PANGO_SCALE;
}

}  // namespace

/// Glyphs that wait for `flush`, all of one type.
struct Run {
    Type type;
    std::string text;
    std::vector<cairo_glyph_t> glyphs;
    std::vector<cairo_text_cluster_t> clusters;
    bool outlines = false;  // it has letters that are lost as text: `lost_in_pdf`
};

struct Canvas::State {
    std::string bytes;
    cairo_surface_t* file = nullptr;
    cairo_t* page = nullptr;
    Letters letters;
    Object<PangoLayout> layout;
    Setting set;  // of the text at hand
    cairo_surface_t* watermark = nullptr;
    std::vector<Run> runs;

    State()
        : file{pdf_into(bytes, 1, 1)},
          page{cairo_create(file)},
          letters{page},
          layout{letters.layout()} {}
    ~State() {
        if (watermark != nullptr) cairo_surface_destroy(watermark);
        cairo_destroy(page);
        cairo_surface_destroy(file);
    }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    void lay_out(const Writing& writing);
    void write_slowly(const Writing& writing);
    void write_fast(const Writing& writing);
    void paint_watermark(double width, double height, const std::string& text);
};

void Canvas::State::lay_out(const Writing& writing) {
    letters.dress(layout.get(), writing.type.size, writing.type.bold);
    pango_layout_set_width(layout.get(), static_cast<int>(writing.box.width * PANGO_SCALE));
    pango_layout_set_height(layout.get(), -writing.most_lines);
    pango_layout_set_text(layout.get(), writing.text.data(), static_cast<int>(writing.text.size()));
}

void Canvas::State::write_slowly(const Writing& writing) {
    lay_out(writing);
    const bool outlines = any_lost_in_pdf(writing.text);
    set_ink(page, writing.type.ink);
    const int lines = std::min(pango_layout_get_line_count(layout.get()), writing.most_lines);
    const double line = kLeading * writing.type.size;
    const Rectangle& box = writing.box;
    const double top = box.y + (box.height - line * lines) / 2;
    for (int i = 0; i < lines; ++i) {
        PangoLayoutLine* one = pango_layout_get_line_readonly(layout.get(), i);
        PangoRectangle extents{};
        pango_layout_line_get_extents(one, nullptr, &extents);
        const double x = begin_of(box, pixels(extents.width), writing.align);
        const double y = top + line * i + kLineBaseline * writing.type.size;
        if (outlines) {
            cairo_move_to(page, x, y);
            pango_cairo_layout_line_path(page, one);
            set_ink(page, writing.type.ink);
            cairo_fill(page);
            set_unseen(page);
        }
        cairo_move_to(page, x, y);
        pango_cairo_show_layout_line(page, one);
    }
}

void Canvas::State::write_fast(const Writing& writing) {
    const Type& type = writing.type;
    const bool outlines = std::ranges::any_of(set.letters, &Letter::lost);
    const auto same = [&](const Run& run) {
        return run.type.size == type.size && run.type.bold == type.bold &&
               run.type.ink == type.ink && run.outlines == outlines;
    };
    auto run = std::ranges::find_if(runs, same);
    if (run == runs.end())
        run = runs.insert(runs.end(), Run{.type = type, .text = {}, .outlines = outlines});
    double x = begin_of(writing.box, set.width * type.size, writing.align);
    const double middle = writing.box.y + writing.box.height / 2;
    const double y = middle + (kLineBaseline - kLeading / 2) * type.size;
    for (const Letter& letter : set.letters) {
        run->glyphs.push_back({letter.glyph, x, y});
        run->clusters.push_back({letter.bytes, 1});
        x += letter.advance * type.size;
    }
    run->text += writing.text;
}

/// Rows of the text across the page, rising to the right.
void Canvas::State::paint_watermark(double width, double height, const std::string& text) {
    constexpr double kRise = -0.45, kSize = 15, kRow = 130, kGap = 70;
    constexpr Ink kPale = 0xE9ECF0;
    if (watermark == nullptr) {
        const cairo_rectangle_t extents{0, 0, width, height};
        watermark = cairo_recording_surface_create(CAIRO_CONTENT_COLOR_ALPHA, &extents);
        cairo_t* on = cairo_create(watermark);
        set_ink(on, kPale);
        lay_out({.text = text, .box = {.width = 1e5}, .type = {.size = kSize}});
        int w = 0, h = 0;
        pango_layout_get_size(layout.get(), &w, &h);
        const double step = std::max(pixels(w), 1.0) + kGap;
        const double far = std::hypot(width, height) / 2;
        cairo_translate(on, width / 2, height / 2);
        cairo_rotate(on, kRise);
        int row = 0;
        for (double y = -far; y < far; y += kRow, ++row)
            for (double x = -far - (row % 2 == 0 ? 0 : step / 2); x < far; x += step) {
                cairo_move_to(on, x, y);
                pango_cairo_layout_path(on, layout.get());
            }
        cairo_fill(on);
        cairo_destroy(on);
    }
    cairo_set_source_surface(page, watermark, 0, 0);
    cairo_paint(page);
}

Canvas::Canvas() : state_{std::make_unique<State>()} {}
Canvas::~Canvas() = default;

void Canvas::describe(const std::string& title, base::Instant made) {
    cairo_pdf_surface_set_metadata(state_->file, CAIRO_PDF_METADATA_TITLE, title.c_str());
    cairo_pdf_surface_set_metadata(state_->file, CAIRO_PDF_METADATA_CREATE_DATE,
                                   base::iso_from_instant(made).c_str());
}

double Canvas::width_of(std::string_view text, bool bold) {
    if (state_->letters.set(text, bold, state_->set)) return state_->set.width;
    state_->lay_out({.text = text, .box = {.width = 1e5}, .type = {.size = 100, .bold = bold}});
    int width = 0, height = 0;
    pango_layout_get_size(state_->layout.get(), &width, &height);
    return pixels(width) / 100;
}

int Canvas::lines_of(std::string_view text, double width, const Type& type, int most) {
    const bool fast = state_->letters.set(text, type.bold, state_->set);
    if (text.empty() || (fast && state_->set.width * type.size <= width)) return 1;
    state_->lay_out({.text = text, .box = {.width = width}, .most_lines = most, .type = type});
    return std::clamp(pango_layout_get_line_count(state_->layout.get()), 1, most);
}

double Canvas::narrowest(std::string_view text, bool bold, int lines) {
    constexpr double kMeasured = 50;
    constexpr int kSteps = 10;
    PangoLayout* layout = state_->layout.get();
    const auto fits = [&](double width) {
        state_->lay_out({.text = text,
                         .box = {.width = width * kMeasured},
                         .most_lines = lines,
                         .type = {.size = kMeasured, .bold = bold}});
        int wide = 0, high = 0;
        pango_layout_get_size(layout, &wide, &high);
        return pango_layout_is_ellipsized(layout) == FALSE && pixels(wide) <= width * kMeasured &&
               pango_layout_get_line_count(layout) <= lines;
    };
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD);  // too long a word sticks out
    double too_narrow = 0, enough = width_of(text, bold);
    for (int i = 0; i < kSteps; ++i) {
        const double middle = (too_narrow + enough) / 2;
        (fits(middle) ? enough : too_narrow) = middle;
    }
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    return enough;
}

std::vector<std::string> Canvas::lines(std::string_view text, double width, const Type& type,
                                       int most) {
    if (lines_of(text, width, type, most) == 1) return {std::string{text}};
    constexpr double kSlack = 0.01;
    double narrower = width;
    for (int count = 2; count <= most && narrower == width; ++count)
        narrower = std::min(width, (narrowest(text, type.bold, count) + kSlack) * type.size);
    state_->lay_out({.text = text, .box = {.width = narrower}, .most_lines = most, .type = type});
    PangoLayout* layout = state_->layout.get();
    std::vector<std::string> lines;
    const int found = std::min(pango_layout_get_line_count(layout), most);
    for (int i = 0; i < found; ++i) {
        const PangoLayoutLine* line = pango_layout_get_line_readonly(layout, i);
        const auto at = static_cast<std::size_t>(line->start_index);
        const auto length = static_cast<std::size_t>(line->length);
        const std::size_t bytes = i + 1 == found ? std::string_view::npos : length;
        lines.emplace_back(base::trimmed(text.substr(at, bytes)));
    }
    return lines;
}

void Canvas::begin_page(double width, double height, const std::string& watermark) {
    cairo_pdf_surface_set_size(state_->file, width, height);
    if (!watermark.empty()) state_->paint_watermark(width, height, watermark);
}

void Canvas::fill(const Rectangle& box, Ink ink) {
    set_ink(state_->page, ink);
    cairo_rectangle(state_->page, box.x, box.y, box.width, box.height);
    cairo_fill(state_->page);
}

void Canvas::rule(std::span<const Segment> segments, double weight, Ink ink) {
    if (segments.empty()) return;
    for (const Segment& s : segments) {
        cairo_move_to(state_->page, s.x0, s.y0);
        cairo_line_to(state_->page, s.x1, s.y1);
    }
    set_ink(state_->page, ink);
    cairo_set_line_width(state_->page, weight);
    cairo_stroke(state_->page);
}

void Canvas::write(const Writing& writing) {
    if (writing.text.empty()) return;
    const Type& type = writing.type;
    const bool fast = state_->letters.set(writing.text, type.bold, state_->set);
    if (fast && state_->set.width * type.size <= writing.box.width)
        state_->write_fast(writing);
    else
        state_->write_slowly(writing);
}

void Canvas::flush() {
    cairo_t* page = state_->page;
    for (const Run& run : state_->runs) {
        set_ink(page, run.type.ink);
        cairo_set_scaled_font(page, state_->letters.font(run.type.size, run.type.bold));
        if (run.outlines) {
            cairo_glyph_path(page, run.glyphs.data(), static_cast<int>(run.glyphs.size()));
            cairo_fill(page);
            set_unseen(page);
        }
        cairo_show_text_glyphs(page, run.text.data(), static_cast<int>(run.text.size()),
                               run.glyphs.data(), static_cast<int>(run.glyphs.size()),
                               run.clusters.data(), static_cast<int>(run.clusters.size()),
                               static_cast<cairo_text_cluster_flags_t>(0));
    }
    state_->runs.clear();
}

void Canvas::end_page() {
    flush();
    cairo_show_page(state_->page);
}

base::Result<std::string> Canvas::finish() {
    cairo_surface_finish(state_->file);
    const cairo_status_t outcome = cairo_surface_status(state_->file);
    const cairo_status_t drawn = cairo_status(state_->page);
    if (drawn != CAIRO_STATUS_SUCCESS && drawn != CAIRO_STATUS_SURFACE_FINISHED)
        return base::fail(base::Fault::Unsupported, base::Word::Unexpected, {},
                          cairo_status_to_string(drawn));
    if (outcome != CAIRO_STATUS_SUCCESS && outcome != CAIRO_STATUS_SURFACE_FINISHED)
        return base::fail(base::Fault::Unsupported, base::Word::Unexpected, {},
                          cairo_status_to_string(outcome));
    return std::move(state_->bytes);
}

}  // namespace report
