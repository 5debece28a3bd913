// render/target.h — framebuffers that whole pages are drawn into.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

namespace render {

/// A page in memory, for pictures without a window.
class Canvas {
  public:
    Canvas();
    Canvas(Canvas&&) noexcept;
    Canvas& operator=(Canvas&&) noexcept;
    ~Canvas();

    void resize(int width_px, int height_px);
    unsigned framebuffer() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// What comes next is drawn into this framebuffer (0: the window's), over all of it.
void draw_into(unsigned framebuffer, int width_px, int height_px);

/// Waits until everything asked for has been drawn.
void finish();

/// Rows of RGBA from the top.
std::vector<std::uint8_t> read_pixels(unsigned framebuffer, int width_px, int height_px);

}  // namespace render
