// scene/lettering_atlas.h — the page that glyphs are painted on; only for scene/lettering.cpp.
#pragma once

#include "scene/lettering.h"

#include <optional>

namespace scene {

struct AtlasCell {
    int x = 0, y = 0;
    int width = 0, height = 0;
    int left = 0, top = 0;  // from the pen to the top left corner, y up
};

enum class Channel : std::uint8_t { Fill, Halo };

/// Coverage, a byte a pixel, whose top left corner is (left, top) from the pen.
struct Coverage {
    const std::uint8_t* bytes = nullptr;
    int width = 0, height = 0;
    int pitch = 0;
    int left = 0, top = 0;
};

/// Shelves of cells from the top down.
class AtlasPage {
  public:
    AtlasPage();

    /// Nothing when the page is full.
    std::optional<AtlasCell> reserve(int width, int height);
    /// All cells are gone; `restarts` tells.
    void begin_anew();

    void paint(const AtlasCell& cell, const Coverage& from, Channel channel);
    /// A box one pixel inside the cell; its halo fills the cell.
    void frame(const AtlasCell& cell);
    /// A circle about the middle of the cell.
    void disc(const AtlasCell& cell, double radius_px, double halo_px);

    const Atlas& atlas() const { return atlas_; }

  private:
    void set(int x, int y, Channel channel, std::uint8_t to);
    void touched(const AtlasCell& cell);

    Atlas atlas_;
    int shelf_x_ = 0, shelf_y_ = 0, shelf_height_ = 0;
};

}  // namespace scene
