#include "ingest/shrinker.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace ingest {

namespace {

constexpr std::size_t kRgba = 4;

std::uint8_t byte_of(float value) {
    return static_cast<std::uint8_t>(std::clamp(value, 0.0F, 255.0F) + 0.5F);
}

}  // namespace

SizePx fitting(SizePx size, int longest) {
    const int longer = std::max(size.width, size.height);
    if (longer <= longest) return size;
    const double scale = static_cast<double>(longest) / longer;
    const auto scaled = [scale, longest](int side) {
        return std::clamp(static_cast<int>(std::lround(side * scale)), 1, longest);
    };
    return {scaled(size.width), scaled(size.height)};
}

std::vector<Shrinker::Share> Shrinker::shares(int from, int to) {
    std::vector<Share> all(static_cast<std::size_t>(from));
    const float whole = static_cast<float>(to) / static_cast<float>(from);
    for (int i = 0; i < from; ++i) {
        // In whole numbers, so that the last one ends exactly at the border.
        const std::int64_t begin = std::int64_t{i} * to;
        const std::int64_t into = begin / from;
        const std::int64_t over = begin + to - (into + 1) * from;
        Share& share = all[static_cast<std::size_t>(i)];
        share.into = static_cast<std::size_t>(into);
        share.next = over > 0 ? static_cast<float>(over) / static_cast<float>(from) : 0;
        share.here = whole - share.next;
    }
    return all;
}

Shrinker::Shrinker(SizePx from, SizePx to) : from_{from}, to_{to} {
    assert(to.width >= 1 && to.height >= 1 && to.width <= from.width && to.height <= from.height);
    const std::size_t row = static_cast<std::size_t>(to.width) * kRgba;
    done_.reserve(row * static_cast<std::size_t>(to.height));
    if (from == to) return;
    columns_ = shares(from.width, to.width);
    rows_ = shares(from.height, to.height);
    narrow_.resize(row);
    sum_.resize(row);
}

/// Sums stay in registers until their column is complete.
void Shrinker::narrow(const std::uint8_t* pixel) {
    std::array<float, kRgba> sum{};
    float* into = narrow_.data();
    const std::size_t count = columns_.size();
    for (std::size_t i = 0; i < count; ++i, pixel += kRgba) {
        const Share share = columns_[i];
        const float alpha = pixel[3];
        const std::array<float, kRgba> light{pixel[0] * alpha, pixel[1] * alpha, pixel[2] * alpha,
                                             alpha};
        for (std::size_t c = 0; c < kRgba; ++c) sum[c] += light[c] * share.here;
        if (i + 1 < count && columns_[i + 1].into == share.into) continue;
        for (std::size_t c = 0; c < kRgba; ++c) {
            into[c] = sum[c];
            sum[c] = light[c] * share.next;
        }
        into += kRgba;
    }
}

void Shrinker::add_row(std::span<const std::uint8_t> rgba) {
    if (from_ == to_) {
        done_.insert(done_.end(), rgba.begin(), rgba.end());
        return;
    }
    narrow(rgba.data());
    const Share& share = rows_[row_++];
    for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] += narrow_[i] * share.here;
    const bool last = row_ == rows_.size();
    if (!last && rows_[row_].into == share.into) return;
    finish_row();
    for (std::size_t i = 0; i < sum_.size(); ++i) sum_[i] = narrow_[i] * share.next;
}

void Shrinker::finish_row() {
    for (std::size_t i = 0; i < sum_.size(); i += kRgba) {
        const float alpha = sum_[i + 3];
        const float by = alpha > 0 ? 1 / alpha : 0;
        for (std::size_t c = 0; c < 3; ++c) done_.push_back(byte_of(sum_[i + c] * by));
        done_.push_back(byte_of(alpha));
    }
}

}  // namespace ingest
