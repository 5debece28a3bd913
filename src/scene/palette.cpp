#include "scene/palette.h"

#include <cstddef>

namespace scene {

namespace {

constexpr Colour rgb(std::uint32_t hex, std::uint8_t alpha = 255) {
    return {static_cast<std::uint8_t>(hex >> 16U & 0xFFU),
            static_cast<std::uint8_t>(hex >> 8U & 0xFFU), static_cast<std::uint8_t>(hex & 0xFFU),
            alpha};
}

constexpr std::array<Colour, derive::kStateCount> kStatus{
    rgb(0x5FBF9F), rgb(0x2F6FD0), rgb(0xFFE27A), rgb(0xE57B12), rgb(0xC4163F), rgb(0x9AA4B2)};

/// What differs between the two looks.
struct Tone {
    Colour background, ground, road, casing, border, text, halo, selection;
    std::array<Colour, kInkCount> name;  // by Ink
    Colour plate, badge, badge_green, badge_sign;
    std::array<Colour, 9> area;  // by AreaClass
    std::array<Colour, 12> way;  // by WayClass
    std::array<Colour, 6> rate;  // of work done in time, best first; last: too little to say
    std::uint8_t rate_strength = 0;
    double calm = 0;  // how far a calm block fades into the background
    bool dark = false;
};

void colour_surroundings(Palette& p, const Tone& tone) {
    for (std::size_t c = 0; c < tone.area.size(); ++c) {
        p.fill.at(index_of(Layer::Area)).at(c) = tone.area.at(c);
        p.fill.at(index_of(Layer::Garden)).at(c) = tone.area.at(c);
    }
    for (std::size_t c = 0; c < tone.way.size(); ++c) {
        p.fill.at(index_of(Layer::Way)).at(c) = tone.way.at(c);
        // Great roads have a warmer kerb.
        const bool great = c <= static_cast<std::size_t>(WayClass::Secondary);
        p.outline.at(index_of(Layer::Way)).at(c) =
            great ? mixed(tone.way.at(c), tone.text, 0.3) : tone.casing;
    }
    // These have no kerb: what they are is their own line.
    for (const WayClass bare : {WayClass::Foot, WayClass::Rail, WayClass::Wall, WayClass::Gate}) {
        const auto c = static_cast<std::size_t>(bare);
        p.outline.at(index_of(Layer::Way)).at(c) = tone.way.at(c);
    }
}

void colour_places(Palette& p, const Tone& tone) {
    for (std::size_t s = 0; s < kStatus.size(); ++s) {
        const Colour status = kStatus.at(s);
        const bool quiet = s == static_cast<std::size_t>(derive::State::Ok) ||
                           s == static_cast<std::size_t>(derive::State::NoData);
        const bool open = s == static_cast<std::size_t>(derive::State::Open);
        // Ground and roads are large: calm ones keep quiet, troubled ones are only tinted.
        p.fill.at(index_of(Layer::Ground)).at(s) =
            quiet ? tone.ground : mixed(tone.ground, status, open ? 0.07 : 0.2);
        p.outline.at(index_of(Layer::Ground)).at(s) =
            quiet ? mixed(tone.ground, tone.text, 0.25) : status;
        p.fill.at(index_of(Layer::Band)).at(s) =
            quiet || open ? tone.road : mixed(tone.road, status, 0.2);
        p.outline.at(index_of(Layer::Band)).at(s) = quiet ? tone.casing : status;
        p.fill.at(index_of(Layer::Block)).at(s) =
            quiet ? mixed(status, tone.background, tone.calm) : status;
        const bool dark_fill = s == static_cast<std::size_t>(derive::State::Open) ||
                               s == static_cast<std::size_t>(derive::State::Overdue);
        // Calm blocks are dim on the wall: their names are written light there.
        p.ink.at(s) = dark_fill || (tone.dark && quiet) ? rgb(0xFFFFFF) : rgb(0x14202B);
        p.sign.at(s) = status;
        p.outline.at(index_of(Layer::Block)).at(s) =
            mixed(status, rgb(0x10202C), tone.dark && quiet ? 0.8 : 0.45);
        if (tone.dark && s == static_cast<std::size_t>(derive::State::Overdue))
            p.outline.at(index_of(Layer::Block)).at(s) =
                rgb(0xFFFFFF);  // red is weak on dark ground
    }
}

/// Areas of responsibility: the border of each level, and by how much of the work there was done in
/// time what fills them when seen from afar.
void colour_regions(Palette& p, const Tone& tone) {
    struct Border {
        Layer layer;
        std::uint8_t strength;
    };
    for (const Border border : {Border{Layer::Grid, 90}, Border{Layer::Community, 120},
                                Border{Layer::Subdistrict, 220}, Border{Layer::District, 220}}) {
        Colour line = tone.border;
        line.a = border.strength;
        p.outline.at(index_of(border.layer)).fill(line);
        for (std::size_t c = 0; c < tone.rate.size(); ++c) {
            p.fill.at(index_of(border.layer)).at(c) = tone.rate.at(c);
            p.fill.at(index_of(border.layer)).at(c).a = tone.rate_strength;
        }
    }
}

Palette made(const Tone& tone) {
    Palette p{.background = tone.background,
              .text = tone.text,
              .halo = tone.halo,
              .selection = tone.selection,
              .fill = {},
              .outline = {},
              .mark = kStatus,
              .sign = {},
              .ink = {},
              .name = tone.name,
              .plate = tone.plate,
              .badge = tone.badge,
              .badge_green = tone.badge_green,
              .badge_sign = tone.badge_sign};
    colour_surroundings(p, tone);
    colour_places(p, tone);
    colour_regions(p, tone);
    return p;
}

const Tone kLight{
    .background = rgb(0xE7EBF0),
    .ground = rgb(0xF4F6F8),
    .road = rgb(0xFFFFFF),
    .casing = rgb(0xC3CBD5),
    .border = rgb(0x7A5BA8),
    .text = rgb(0x1C2733),
    .halo = rgb(0xFFFFFF, 230),
    .selection = rgb(0x0A5CFF),
    .name = {rgb(0x2B3947), rgb(0x4B3A75), rgb(0x5A4D7C), rgb(0x4A5563), rgb(0x66717F),
             rgb(0x3A719E), rgb(0x4E7B49), rgb(0x4A5866), rgb(0x4A5866)},
    .plate = rgb(0xFFFFFF, 190),
    .badge = rgb(0x66788C),
    .badge_green = rgb(0x6C9A62),
    .badge_sign = rgb(0xFFFFFF),
    .area = {rgb(0xB5D3EA), rgb(0xDCE9CE), rgb(0xCFE2C2), rgb(0xEBEBD8), rgb(0xE2E5EA),
             rgb(0xEFEBE2), rgb(0xD3E6D0), rgb(0xF1EDE3), rgb(0xE4E8ED)},
    .way = {rgb(0xF9DC97), rgb(0xFAE3AA), rgb(0xFCEBC0), rgb(0xFDF3D9), rgb(0xFFFFFF),
            rgb(0xA7AFBA), rgb(0xFFFFFF), rgb(0xFBFCFD), rgb(0xD8CFC0), rgb(0x93A0AE),
            rgb(0xC98A3A), rgb(0xB5D3EA)},
    .rate = {rgb(0xCFE8DD), rgb(0xDDEBDD), rgb(0xF4EBC8), rgb(0xF3D3B0), rgb(0xEDB9B9),
             rgb(0xE3E7EC)},
    .rate_strength = 190,
    .calm = 0.30,
};
const Tone kDark{
    .background = rgb(0x0E1621),
    .ground = rgb(0x162232),
    .road = rgb(0x223146),
    .casing = rgb(0x0A111A),
    .border = rgb(0x8E79B8),
    .text = rgb(0xE6EDF5),
    .halo = rgb(0x0E1621, 230),
    .selection = rgb(0x6EA0FF),
    .name = {rgb(0xD5DEE8), rgb(0xC9B9EC), rgb(0xB1A5CF), rgb(0xA9B6C5), rgb(0x8896A6),
             rgb(0x6FAAD8), rgb(0x83B583), rgb(0xA9B6C5), rgb(0x9CABBB)},
    .plate = rgb(0x0E1621, 175),
    .badge = rgb(0x4A5D73),
    .badge_green = rgb(0x3F6B47),
    .badge_sign = rgb(0xE6EDF5),
    .area = {rgb(0x12324E), rgb(0x152A27), rgb(0x142C26), rgb(0x1A2526), rgb(0x1A2737),
             rgb(0x1E2835), rgb(0x172F2C), rgb(0x1B2638), rgb(0x141F2D)},
    .way = {rgb(0x3A4556), rgb(0x364254), rgb(0x303E52), rgb(0x2A394D), rgb(0x253449),
            rgb(0x3C4A5E), rgb(0x223146), rgb(0x1D2B3E), rgb(0x26354A), rgb(0x4A5A70),
            rgb(0x9A6E35), rgb(0x12324E)},
    .rate = {rgb(0x17372F), rgb(0x1C352C), rgb(0x3A3620), rgb(0x45311C), rgb(0x45202A),
             rgb(0x1B2635)},
    .rate_strength = 200,
    .calm = 0.45,
    .dark = true,
};

constexpr Colour kDeep = rgb(0x10202C);

/// One colour a class; those that do not occur stay as they are here.
using Classes = std::array<std::uint32_t, derive::kMostThemeClasses>;

/// Amounts go from pale to strong on paper, and from dim to bright on the wall; what is late or
/// missing is warm. 5 is what is not known, 6 what is not meant (derive/theme.h).
Classes classes_in(derive::Theme theme, bool dark) {
    using derive::Theme;
    const std::uint32_t unknown = 0x9AA4B2;
    const std::uint32_t none = dark ? 0x223042 : 0xDDE3EA;
    switch (theme) {
        case Theme::Density:
            if (dark)
                return {0x2C4A4C, 0x7A5A2A, 0xB0742C, 0xDE7A3B, 0xFF5A3C, unknown, none, none};
            return {0xCFE3DA, 0xFBE0A8, 0xF2B25F, 0xDC7A35, 0xA8381B, unknown, none, none};
        case Theme::Rental:
            if (dark)
                return {0x24384F, 0x2F557F, 0x3F7AB4, 0x63A6E4, 0xA9D6FF, unknown, none, none};
            return {0xD5E3EF, 0xAFCFE8, 0x78AEDA, 0x3C83C2, 0x184C8C, unknown, none, none};
        case Theme::Visits:
            return {0x3A9A7A, 0x8CCBA9, 0xE6E09A, 0xE9A95B, 0xBE6430, unknown, none, none};
        case Theme::Use:
            return {0x8CC4AC, 0xF0A23C, 0x7488B4, 0xB07FC2, none, unknown, none, none};
        case Theme::Duty:
            return {0x8CC4B0, none, none, none, 0xC4163F, unknown, none, none};
        case Theme::Trade:
            return {0xE5763A, 0x3C83C2, 0xF0C24C, 0x4BA488, 0x9279C6, unknown, none, 0x66727F};
        case Theme::Quality:
            return {0x93C9B2, 0xDCE29E, 0xF0A850, 0xC0443C, none, unknown, none, none};
        case Theme::Duties:
        case Theme::Small:
            return {0x6FBF9B, none, 0xF0B84C, none, 0xC8453C, unknown, none, 0x66727F};
        case Theme::Minutes:
            if (dark)
                return {0x2FA58E, 0x56B98A, 0xA9C46A, 0xD9A441, 0xE0603A, unknown, none, none};
            return {0x2E9C86, 0x7CC49A, 0xCFE08F, 0xF2BE5C, 0xD1592F, unknown, none, none};
        case Theme::Nine:
            if (dark)
                return {0x3C8FD0, 0x4C7FB0, 0x8C84B8, 0xC77FA8, 0xE0607A, unknown, none, none};
            return {0x2A78B8, 0x78B0DC, 0xC9D3E6, 0xE8A9B8, 0xC8456A, unknown, none, none};
        case Theme::OnDuty:
            return {0x4BAF86, 0x3C83C2, none, none, none, unknown, none, none};
        case Theme::Work:
            break;
    }
    return {};
}

/// Of the eye: 0 black, 1 white (the weights of ITU-R BT.709, without its curve).
double brightness(Colour c) {
    return (0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b) / 255;
}

void colour_theme(Palette& p, const Tone& tone, derive::Theme theme) {
    const Classes classes = classes_in(theme, tone.dark);
    for (std::size_t c = 0; c < classes.size(); ++c) {
        Colour fill = rgb(classes.at(c));
        if (tone.dark && c == derive::kNotKnown) fill = mixed(fill, tone.background, tone.calm);
        p.fill.at(index_of(Layer::Block)).at(c) = fill;
        p.outline.at(index_of(Layer::Block)).at(c) = mixed(fill, kDeep, tone.dark ? 0.6 : 0.45);
        p.ink.at(c) = brightness(fill) < 0.55 ? rgb(0xFFFFFF) : rgb(0x14202B);
        p.sign.at(c) = rgb(0, 0);  // signs are of work
        if (!derive::shades_regions(theme)) continue;
        for (const Layer layer : {Layer::Community, Layer::Subdistrict, Layer::District}) {
            Colour tint = mixed(tone.background, fill, c >= derive::kNotKnown ? 0.1 : 0.55);
            tint.a = tone.rate_strength;
            p.fill.at(index_of(layer)).at(c) = tint;
        }
    }
}

void fade_hidden(Palette& p, const Tone& tone, derive::ClassSet shown) {
    for (std::size_t c = 0; c < derive::kMostThemeClasses; ++c) {
        if (derive::has(shown, c)) continue;
        constexpr double kLeft = 0.12;
        const Colour faint = mixed(tone.ground, tone.text, kLeft / 2);
        p.fill.at(index_of(Layer::Block)).at(c) = faint;
        p.outline.at(index_of(Layer::Block)).at(c) = mixed(tone.ground, tone.text, kLeft);
        p.ink.at(c) = mixed(tone.ground, tone.text, 0.45);
        p.ink.at(c).a = 0;
        p.sign.at(c).a = 0;
        for (const Layer layer : {Layer::Ground, Layer::Band}) {
            constexpr auto kCalm = static_cast<std::size_t>(derive::State::Ok);
            p.fill.at(index_of(layer)).at(c) = p.fill.at(index_of(layer)).at(kCalm);
            p.outline.at(index_of(layer)).at(c) = p.outline.at(index_of(layer)).at(kCalm);
        }
    }
}

}  // namespace

const Palette& palette_of(Look look) {
    return palette_of(look, derive::Theme::Work);
}

const Palette& palette_of(Look look, derive::Theme theme) {
    using All = std::array<std::array<Palette, derive::kThemes>, 2>;
    static const All all = [] {
        All made_of;
        for (const Tone* tone : {&kLight, &kDark})
            for (std::size_t i = 0; i < derive::kThemes; ++i) {
                Palette& palette = made_of.at(tone->dark ? 1 : 0).at(i);
                palette = made(*tone);
                const auto one = static_cast<derive::Theme>(i);
                if (one != derive::Theme::Work) colour_theme(palette, *tone, one);
            }
        return made_of;
    }();
    return all.at(look == Look::Light ? 0 : 1).at(static_cast<std::size_t>(theme));
}

Palette palette_of(Look look, derive::Theme theme, derive::ClassSet shown) {
    Palette palette = palette_of(look, theme);
    fade_hidden(palette, look == Look::Light ? kLight : kDark, shown);
    return palette;
}

Colour block_fill(Look look, derive::Theme theme, std::size_t klass) {
    return palette_of(look, theme).fill.at(index_of(Layer::Block)).at(klass);
}

}  // namespace scene
