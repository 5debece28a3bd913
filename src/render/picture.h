// render/picture.h — a picture on the GPU, for the panels to draw.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

namespace render {

class Picture {
  public:
    /// Rows of RGBA from the top. Without a picture when it is larger than the GPU takes.
    Picture(int width_px, int height_px, std::span<const std::uint8_t> rgba);
    Picture(Picture&&) noexcept;
    Picture& operator=(Picture&&) noexcept;
    ~Picture();

    /// The texture as ImGui names it; 0 without a picture.
    std::uint64_t texture() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace render
