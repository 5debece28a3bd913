// ingest/shrinker.h — a picture made smaller by averaging, one row at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace ingest {

struct SizePx {
    int width = 0;
    int height = 0;

    friend bool operator==(const SizePx&, const SizePx&) = default;
};

/// The size of the same proportions, neither side over `longest`; the size itself if it fits.
SizePx fitting(SizePx size, int longest);

/// Takes RGBA rows from the top, gives RGBA rows from the top. Every pixel of the result is the
/// mean of the area it covers, colours weighed by their alpha, so that what is transparent does
/// not bleed into what is not.
class Shrinker {
  public:
    /// Requires sides of at least 1, and `to` no larger than `from`.
    Shrinker(SizePx from, SizePx to);

    void add_row(std::span<const std::uint8_t> rgba);

    /// Complete after `from.height` rows.
    std::vector<std::uint8_t> take() { return std::move(done_); }

  private:
    struct Share {
        std::size_t into = 0;  // row or column of the result
        float here = 1;        // of that pixel's area
        float next = 0;        // of the one after it
    };
    static std::vector<Share> shares(int from, int to);
    void narrow(const std::uint8_t* pixel);
    void finish_row();

    SizePx from_;
    SizePx to_;
    std::vector<Share> columns_;
    std::vector<Share> rows_;
    std::size_t row_ = 0;
    std::vector<float> narrow_;  // this row, as wide as the result, alpha-weighted
    std::vector<float> sum_;     // of the rows so far that make the next row of the result
    std::vector<std::uint8_t> done_;
};

}  // namespace ingest
