#include "ingest/picture_rows.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <type_traits>

#include <cpl_string.h>
#include <gdal_priv.h>

namespace ingest {

namespace {

constexpr int kPixelsAtOnce = 4 << 20;

bool is_unsigned(GDALDataType type) {
    return type == GDT_Byte || type == GDT_UInt16 || type == GDT_UInt32;
}

/// Bits that a file says its samples have, of the eight a byte has; 0 when it says nothing.
int declared_bits(GDALRasterBand& band) {
    const char* bits = band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE");
    return bits == nullptr ? 0 : std::atoi(bits);
}

/// The largest number that as many bits hold as `value` needs, at least eight.
double all_bits(double value) {
    double full = 255;
    while (full < value && full < 4294967295.0) full = full * 2 + 1;
    return full;
}

std::uint8_t channel(short value) {
    return static_cast<std::uint8_t>(std::clamp<int>(value, 0, 255));
}

}  // namespace

PictureRows::PictureRows(GDALDataset& dataset)
    : width_{dataset.GetRasterXSize()}, height_{dataset.GetRasterYSize()} {
    find_bands(dataset);
    find_masks();
    find_spread();
    int block_width = 0, block_height = 0;
    colours_[0].band->GetBlockSize(&block_width, &block_height);
    const int most = std::max(1, kPixelsAtOnce / width_);
    // Whole blocks where they fit, so that none is unpacked twice.
    whole_blocks_ = block_height <= most;
    rows_at_once_ = whole_blocks_ ? most / block_height * block_height : most;
    rows_at_once_ = std::clamp(rows_at_once_, 1, height_);
}

void PictureRows::find_bands(GDALDataset& dataset) {
    std::array<GDALRasterBand*, 4> cmyk{};
    std::array<GDALRasterBand*, 3> rgb{};
    std::vector<GDALRasterBand*> plain;
    for (GDALRasterBand* band : dataset.GetBands()) {
        const GDALColorInterp as = band->GetColorInterpretation();
        if (as == GCI_AlphaBand) continue;
        plain.push_back(band);
        if (as >= GCI_RedBand && as <= GCI_BlueBand)
            rgb[static_cast<std::size_t>(as - GCI_RedBand)] = band;
        if (as >= GCI_CyanBand && as <= GCI_BlackBand)
            cmyk[static_cast<std::size_t>(as - GCI_CyanBand)] = band;
    }
    const auto complete = [](const auto& bands) {
        return std::none_of(bands.begin(), bands.end(), [](auto* band) { return !band; });
    };
    if (plain.empty()) plain.push_back(dataset.GetRasterBand(1));
    const auto take = [this](auto begin, auto end) {
        for (; begin != end; ++begin) colours_.push_back({*begin});
    };
    if (plain[0]->GetColorInterpretation() == GCI_PaletteIndex && plain[0]->GetColorTable()) {
        model_ = Model::Palette;
        take(plain.begin(), plain.begin() + 1);
        find_palette();
    } else if (complete(rgb)) {
        model_ = Model::Rgb;
        take(rgb.begin(), rgb.end());
    } else if (complete(cmyk)) {
        model_ = Model::Cmyk;
        take(cmyk.begin(), cmyk.end());
    } else if (plain.size() >= 3) {
        model_ = Model::Rgb;
        take(plain.begin(), plain.begin() + 3);
    } else {
        take(plain.begin(), plain.begin() + 1);
    }
}

void PictureRows::find_palette() {
    const GDALColorTable& table = *colours_[0].band->GetColorTable();
    for (int i = 0; i < table.GetColorEntryCount(); ++i) {
        GDALColorEntry colour{};
        table.GetColorEntryAsRGB(i, &colour);
        palette_.push_back(
            {channel(colour.c1), channel(colour.c2), channel(colour.c3), channel(colour.c4)});
    }
}

void PictureRows::find_masks() {
    for (const Band& colour : colours_) {
        const int flags = colour.band->GetMaskFlags();
        if ((flags & GMF_ALL_VALID) != 0) {
            masks_.clear();  // this one is seen everywhere
            return;
        }
        masks_.push_back(colour.band->GetMaskBand());
        graded_ = (flags & GMF_ALPHA) != 0;
        if ((flags & GMF_PER_DATASET) != 0) return;
    }
}

void PictureRows::find_spread() {
    if (model_ == Model::Palette) return;
    double least = 0, most = 0;
    bool first = true, deep = false, natural = true;
    for (Band& colour : colours_) {
        const GDALDataType type = colour.band->GetRasterDataType();
        const char* white = colour.band->GetMetadataItem("MINISWHITE", "IMAGE_STRUCTURE");
        colour.upside = white != nullptr && EQUAL(white, "YES");
        const int bits = declared_bits(*colour.band);
        const bool few = type == GDT_Byte && bits >= 1 && bits < 8;
        colour.plain = type == GDT_Byte && !few;
        if (few) colour.step = static_cast<float>((1 << bits) - 1) / 255.0F;
        if (colour.plain || few) continue;
        deep = true;
        natural = natural && is_unsigned(type);
        double range[2]{};
        if (GDALComputeRasterMinMax(colour.band, TRUE, range) != CE_None) continue;
        least = first ? range[0] : std::min(least, range[0]);
        most = first ? range[1] : std::max(most, range[1]);
        first = false;
    }
    if (!deep) return;
    if (natural) least = 0;
    if (natural) most = all_bits(most);
    // All colours alike, or white would get a tint.
    for (Band& colour : colours_) {
        if (colour.band->GetRasterDataType() == GDT_Byte) continue;
        colour.least = static_cast<float>(least);
        colour.step = static_cast<float>((most - least) / 255);
    }
}

template <class T>
bool PictureRows::read_band(GDALRasterBand& from, std::vector<T>& into) {
    constexpr GDALDataType kType = std::is_same_v<T, float>           ? GDT_Float32
                                   : std::is_same_v<T, std::uint16_t> ? GDT_UInt16
                                                                      : GDT_Byte;
    into.resize(pixels_);
    return from.RasterIO(GF_Read, 0, row_, width_, rows_now_, into.data(), width_, rows_now_, kType,
                         0, 0, nullptr) == CE_None;
}

bool PictureRows::read_samples(const Band& from, std::vector<std::uint8_t>& into) {
    if (from.plain) {
        if (!read_band(*from.band, into)) return false;
    } else {
        if (!read_band(*from.band, numbers_)) return false;
        into.resize(pixels_);
        const float by = from.step > 0 ? 1 / from.step : 0;
        for (std::size_t i = 0; i < pixels_; ++i) {
            const float value = (numbers_[i] - from.least) * by;
            const bool number = std::isfinite(value);
            into[i] =
                number ? static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F) : 0;
            if (!number) rgba_[i * 4 + 3] = 0;
        }
    }
    if (from.upside) {
        for (std::uint8_t& value : into) value = static_cast<std::uint8_t>(255 - value);
    }
    return true;
}

bool PictureRows::read_colours() {
    for (std::size_t c = 0; c < colours_.size(); ++c) {
        if (!read_samples(colours_[c], samples_)) return false;
        if (model_ == Model::Cmyk && c == 3) {
            paint_cmyk();
        } else {
            for (std::size_t i = 0; i < pixels_; ++i) rgba_[i * 4 + c] = samples_[i];
        }
    }
    if (model_ == Model::Grey) {
        for (std::size_t i = 0; i < pixels_; ++i)
            rgba_[i * 4 + 1] = rgba_[i * 4 + 2] = rgba_[i * 4];
    }
    return true;
}

/// Ink takes light away; black, in `samples_`, from all three.
void PictureRows::paint_cmyk() {
    for (std::size_t i = 0; i < pixels_; ++i) {
        const int light = 255 - samples_[i];
        for (std::size_t c = 0; c < 3; ++c) {
            std::uint8_t& value = rgba_[i * 4 + c];
            value = static_cast<std::uint8_t>((255 - value) * light / 255);
        }
    }
}

bool PictureRows::read_palette() {
    if (!read_band(*colours_[0].band, indices_)) return false;
    constexpr std::array<std::uint8_t, 4> kNone{};  // an index beyond the palette shows nothing
    for (std::size_t i = 0; i < pixels_; ++i) {
        const auto& colour = indices_[i] < palette_.size() ? palette_[indices_[i]] : kNone;
        std::copy(colour.begin(), colour.end(), rgba_.begin() + static_cast<std::ptrdiff_t>(i * 4));
    }
    return true;
}

bool PictureRows::read_masks() {
    if (masks_.empty()) return true;
    seen_.assign(pixels_, 0);
    for (GDALRasterBand* mask : masks_) {
        if (!read_band(*mask, samples_)) return false;
        for (std::size_t i = 0; i < pixels_; ++i) {
            const std::uint8_t alpha = graded_ || samples_[i] == 0 ? samples_[i] : 255;
            seen_[i] = std::max(seen_[i], alpha);
        }
    }
    for (std::size_t i = 0; i < pixels_; ++i)
        rgba_[i * 4 + 3] = std::min(rgba_[i * 4 + 3], seen_[i]);
    return true;
}

bool PictureRows::read() {
    rows_now_ = std::min(rows_at_once_, height_ - row_);
    pixels_ = static_cast<std::size_t>(width_) * static_cast<std::size_t>(rows_now_);
    rgba_.assign(pixels_ * 4, 255);
    const bool read = model_ == Model::Palette ? read_palette() : read_colours();
    if (!read || !read_masks()) return false;
    row_ += rows_now_;
    if (whole_blocks_) {  // nobody comes back for them, and GDAL would keep them
        for (const Band& colour : colours_) colour.band->FlushCache(false);
    }
    return true;
}

}  // namespace ingest
