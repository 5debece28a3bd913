#include "report/sheet_look.h"

namespace report {

using scene::Colour;

namespace {

constexpr Colour kDeep{0x10, 0x20, 0x2C};

constexpr Colour rgb(std::uint32_t hex) {
    return {static_cast<std::uint8_t>(hex >> 16U & 0xFFU),
            static_cast<std::uint8_t>(hex >> 8U & 0xFFU), static_cast<std::uint8_t>(hex & 0xFFU)};
}

/// Of the eye: 0 black, 1 white (the weights of ITU-R BT.709, without its curve).
double brightness(Colour c) {
    return (0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b) / 255;
}

/// Strokes are seen on their fill, but quieter than letters.
Colour stroke_on(Colour fill) {
    return brightness(fill) < 0.55 ? scene::mixed(fill, kPaperWhite, 0.55)
                                   : scene::mixed(fill, kDeep, 0.4);
}

}  // namespace

Paint paint_of_class(derive::Theme theme, std::uint8_t klass) {
    // By class: the stronger, the closer the strokes.
    constexpr std::array<Hatch, derive::kMostThemeClasses> kHatches{
        Hatch::None,  Hatch::Level, Hatch::Wide, Hatch::Falling,
        Hatch::Cross, Hatch::Dense, Hatch::None, Hatch::Upright};
    Colour fill = scene::block_fill(scene::Look::Light, theme, klass);
    const bool calm = theme == derive::Theme::Work && klass == 0;
    // Most of a town is calm: it gives the ground to what is not.
    if (calm) fill = scene::mixed(fill, kPaperWhite, 0.42);
    if (klass == derive::kNotKnown) fill = scene::mixed(fill, kPaperWhite, 0.55);
    if (klass == derive::kNotMeant) fill = scene::mixed(fill, kPaperWhite, 0.45);
    return {.fill = fill,
            .hatch = kHatches.at(klass % kHatches.size()),
            .hatch_ink = stroke_on(fill),
            .line = scene::mixed(fill, kDeep, calm ? 0.55 : 0.65),
            .line_pt = 0.5};
}

Sign sign_of_class(derive::Theme theme, std::uint8_t klass) {
    if (theme != derive::Theme::Work) return Sign::None;
    switch (static_cast<derive::State>(klass)) {
        case derive::State::Open:
            return Sign::Dot;
        case derive::State::Soon:
            return Sign::Clock;
        case derive::State::Urgent:
            return Sign::Triangle;
        case derive::State::Overdue:
            return Sign::Square;
        case derive::State::Ok:
        case derive::State::NoData:
            return Sign::None;
    }
    return Sign::None;
}

Paint paint_of_area(std::size_t n) {
    constexpr std::array<std::uint32_t, kAreaPaints> kFills{0xA9CCE3, 0xF5CBA7, 0xA9DFBF, 0xD7BDE2,
                                                            0xF7DC6F, 0xF1A9A0, 0x9ADCD3, 0xD5C4A1,
                                                            0xB3B7E8, 0xC5D86D, 0xE8B4D4, 0xC8D0D8};
    constexpr std::array<Hatch, kAreaPaints> kHatches{
        Hatch::None,    Hatch::Wide, Hatch::Level,   Hatch::Falling, Hatch::None,  Hatch::Cross,
        Hatch::Upright, Hatch::Wide, Hatch::Falling, Hatch::Level,   Hatch::Cross, Hatch::Dense};
    const Colour fill = rgb(kFills.at(n % kAreaPaints));
    return {.fill = fill,
            .hatch = kHatches.at(n % kAreaPaints),
            .hatch_ink = scene::mixed(fill, kDeep, 0.3),
            .line = scene::mixed(fill, kDeep, 0.6),
            .line_pt = 0.5};
}

Paint neighbour_paint() {
    return {.fill = rgb(0xE9ECEF), .line = rgb(0xB4BCC6), .line_pt = 0.35};
}

Colour paper_colour(Colour of_screen) {
    constexpr double kThinned = 0.38;
    Colour thin = scene::mixed(of_screen, kPaperWhite, kThinned);
    thin.a = 255;
    return thin;
}

}  // namespace report
