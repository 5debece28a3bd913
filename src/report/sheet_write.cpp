#include "report/sheet_write.h"

#include "base/text.h"
#include "report/draft.h"
#include "report/png.h"
#include "report/sheet_paint.h"
#include "scene/lettering_fonts.h"

#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

#include <cairo-pdf.h>

namespace report {

namespace {

constexpr double kPointsAnInch = 72;

struct Destroy {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* on) const { cairo_destroy(on); }
};
using Surface = std::unique_ptr<cairo_surface_t, Destroy>;
using Context = std::unique_ptr<cairo_t, Destroy>;

tl::unexpected<base::Error> trouble(cairo_status_t status) {
    return base::fail(base::Fault::Unsupported, base::Word::Unexpected, {},
                      cairo_status_to_string(status));
}

/// Letters are where they are on the page, not where the pixels would like them.
Context context_on(cairo_surface_t* surface) {
    Context on{cairo_create(surface)};
    cairo_font_options_t* plain = cairo_font_options_create();
    cairo_font_options_set_hint_style(plain, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(plain, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(plain, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(on.get(), plain);
    cairo_font_options_destroy(plain);
    return on;
}

base::Result<void> write_page_pdf(const std::string& path, const Sheet& sheet) {
    std::string bytes;
    const Surface file{pdf_into(bytes, sheet.width_pt, sheet.height_pt)};
    cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_TITLE, sheet.title.c_str());
    cairo_pdf_surface_set_metadata(file.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   base::iso_from_instant(sheet.as_of).c_str());
    const Context on = context_on(file.get());
    Letters letters{on.get()};
    paint_sheet(on.get(), letters, sheet);
    cairo_show_page(on.get());
    cairo_surface_finish(file.get());
    for (const cairo_status_t status : {cairo_status(on.get()), cairo_surface_status(file.get())})
        if (status != CAIRO_STATUS_SUCCESS && status != CAIRO_STATUS_SURFACE_FINISHED)
            return trouble(status);
    return write_whole(path, bytes);
}

base::Result<void> write_page_png(const std::string& path, const Sheet& sheet) {
    constexpr double kA1_pt = 2000;  // wider than this is A1
    const double dots_per_pt = (sheet.width_pt > kA1_pt ? 100 : 150) / kPointsAnInch;
    const int width = static_cast<int>(std::lround(sheet.width_pt * dots_per_pt));
    const int height = static_cast<int>(std::lround(sheet.height_pt * dots_per_pt));
    const Surface picture{cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)};
    const Context on = context_on(picture.get());
    Letters letters{on.get()};
    cairo_scale(on.get(), dots_per_pt, dots_per_pt);
    paint_sheet(on.get(), letters, sheet);
    cairo_surface_flush(picture.get());
    const cairo_status_t status = cairo_status(on.get());
    if (status != CAIRO_STATUS_SUCCESS) return trouble(status);
    const unsigned char* rows = cairo_image_surface_get_data(picture.get());
    const int stride = cairo_image_surface_get_stride(picture.get());
    std::vector<std::uint8_t> rgba;
    rgba.reserve(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    for (int y = 0; y < height; ++y) {
        const auto* row =
            reinterpret_cast<const std::uint32_t*>(rows + static_cast<std::ptrdiff_t>(y) * stride);
        for (int x = 0; x < width; ++x)
            rgba.insert(rgba.end(), {static_cast<std::uint8_t>(row[x] >> 16U & 0xFFU),
                                     static_cast<std::uint8_t>(row[x] >> 8U & 0xFFU),
                                     static_cast<std::uint8_t>(row[x] & 0xFFU), 0xFF});
    }
    return write_png(path, width, height, rgba);
}

}  // namespace

base::Result<void> write_sheet(const std::string& path, const Sheet& sheet, SheetFormat format) {
    if (const auto font = scene::cjk_font(); !font) return base::refusal(font);
    return format == SheetFormat::Png ? write_page_png(path, sheet) : write_page_pdf(path, sheet);
}

TextWidth sheet_widths() {
    struct Ruler {
        Surface picture{cairo_image_surface_create(CAIRO_FORMAT_RGB24, 1, 1)};
        Context on = context_on(picture.get());
        Letters letters{on.get()};
        Setting set;
    };
    return [ruler = std::make_shared<Ruler>()](std::string_view text, bool bold) {
        constexpr double kRare = 1.0;  // in sizes a letter: nearly all rare letters are Han
        if (ruler->letters.set(text, bold, ruler->set)) return ruler->set.width;
        return kRare * static_cast<double>(base::characters(text).size());
    };
}

}  // namespace report
