#include "scene/lettering_atlas.h"

#include <algorithm>
#include <cmath>

namespace scene {

namespace {

constexpr int kGlyphGap = 1;  // between glyphs, so that smoothing never reaches a neighbour

std::uint8_t coverage(double inside_px) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(inside_px + 0.5, 0.0, 1.0) * 255));
}

}  // namespace

AtlasPage::AtlasPage() {
    atlas_.rg.resize(std::size_t{Atlas::kSide} * Atlas::kSide * 2);
    atlas_.row_version.resize(Atlas::kSide);
}

std::optional<AtlasCell> AtlasPage::reserve(int width, int height) {
    if (shelf_x_ + width + kGlyphGap > Atlas::kSide) {
        shelf_y_ += shelf_height_ + kGlyphGap;
        shelf_x_ = 0;
        shelf_height_ = 0;
    }
    if (shelf_y_ + height + kGlyphGap > Atlas::kSide || width + kGlyphGap > Atlas::kSide)
        return std::nullopt;
    const AtlasCell cell{.x = shelf_x_, .y = shelf_y_, .width = width, .height = height};
    shelf_x_ += width + kGlyphGap;
    shelf_height_ = std::max(shelf_height_, height);
    return cell;
}

void AtlasPage::begin_anew() {
    std::ranges::fill(atlas_.rg, std::uint8_t{0});
    atlas_.version += 1;
    std::ranges::fill(atlas_.row_version, atlas_.version);
    shelf_x_ = shelf_y_ = shelf_height_ = 0;
    atlas_.restarts += 1;
}

void AtlasPage::set(int x, int y, Channel channel, std::uint8_t to) {
    const auto texel = static_cast<std::size_t>(y * Atlas::kSide + x);
    atlas_.rg[texel * 2 + (channel == Channel::Halo ? 1 : 0)] = to;
}

void AtlasPage::touched(const AtlasCell& cell) {
    atlas_.version += 1;
    for (int y = cell.y; y < cell.y + cell.height; ++y)
        atlas_.row_version[static_cast<std::size_t>(y)] = atlas_.version;
}

void AtlasPage::paint(const AtlasCell& cell, const Coverage& from, Channel channel) {
    const int dx = from.left - cell.left;
    const int dy = cell.top - from.top;
    for (int y = 0; y < from.height; ++y)
        for (int x = 0; x < from.width; ++x)
            set(cell.x + x + dx, cell.y + y + dy, channel, from.bytes[y * from.pitch + x]);
    touched(cell);
}

void AtlasPage::frame(const AtlasCell& cell) {
    for (int y = 0; y < cell.height; ++y) {
        for (int x = 0; x < cell.width; ++x) {
            const int in = std::min({x, y, cell.width - 1 - x, cell.height - 1 - y});
            set(cell.x + x, cell.y + y, Channel::Fill, in == 1 ? 255 : 0);
            set(cell.x + x, cell.y + y, Channel::Halo, 255);
        }
    }
    touched(cell);
}

void AtlasPage::disc(const AtlasCell& cell, double radius_px, double halo_px) {
    for (int y = 0; y < cell.height; ++y) {
        for (int x = 0; x < cell.width; ++x) {
            const double away = std::hypot(x + 0.5 - cell.width / 2.0, y + 0.5 - cell.height / 2.0);
            set(cell.x + x, cell.y + y, Channel::Fill, coverage(radius_px - away));
            set(cell.x + x, cell.y + y, Channel::Halo, coverage(radius_px + halo_px - away));
        }
    }
    touched(cell);
}

}  // namespace scene
