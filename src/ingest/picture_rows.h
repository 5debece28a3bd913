// ingest/picture_rows.h — any picture that GDAL opens, some rows at a time, as RGBA. Only for site
// drawings.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

class GDALDataset;
class GDALRasterBand;

namespace ingest {

/// Grey, a palette, red-green-blue or CMYK, of any depth. What is deeper than a byte is spread:
/// whole numbers without sign from 0 to all bits that are used, others from the least to the
/// largest value. Transparent is what the file's alpha, mask, palette or no-data value says, and
/// what is no number; with a no-data value in each band, where all of them hold it.
class PictureRows {
  public:
    /// Requires at least one band; `dataset` outlives this.
    explicit PictureRows(GDALDataset& dataset);

    bool left() const { return row_ < height_; }

    /// The next rows; false when the file breaks off here.
    bool read();

    /// Those rows, from the top.
    std::span<const std::uint8_t> rgba() const { return {rgba_.data(), pixels_ * 4}; }

  private:
    enum class Model { Grey, Palette, Rgb, Cmyk };
    struct Band {
        GDALRasterBand* band = nullptr;
        bool plain = true;    // bytes as they are
        float least = 0;      // of what becomes 0 …
        float step = 1;       // … and how much a step of a byte is
        bool upside = false;  // white is zero
    };

    void find_bands(GDALDataset& dataset);
    void find_masks();
    void find_spread();
    void find_palette();
    bool read_colours();
    bool read_palette();
    bool read_masks();
    bool read_samples(const Band& from, std::vector<std::uint8_t>& into);
    template <class T>
    bool read_band(GDALRasterBand& from, std::vector<T>& into);
    void paint_cmyk();

    int width_ = 0;
    int height_ = 0;
    int rows_at_once_ = 1;
    bool whole_blocks_ = false;
    int row_ = 0;
    int rows_now_ = 0;
    std::size_t pixels_ = 0;  // of the rows at hand

    Model model_ = Model::Grey;
    std::vector<Band> colours_;
    std::vector<GDALRasterBand*> masks_;
    bool graded_ = false;  // the mask is alpha, not yes or no
    std::vector<std::array<std::uint8_t, 4>> palette_;

    std::vector<std::uint8_t> rgba_;
    std::vector<std::uint8_t> samples_;
    std::vector<std::uint16_t> indices_;
    std::vector<float> numbers_;
    std::vector<std::uint8_t> seen_;  // by any mask
};

}  // namespace ingest
