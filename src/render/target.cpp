#include "render/target.h"

#include "render/gl.h"

#include <algorithm>

namespace render {

struct Canvas::Impl {
    Texture texture;
    Framebuffer framebuffer;
    int width_px = 0;
    int height_px = 0;
};

Canvas::Canvas() : impl_{std::make_unique<Impl>()} {}
Canvas::Canvas(Canvas&&) noexcept = default;
Canvas& Canvas::operator=(Canvas&&) noexcept = default;
Canvas::~Canvas() = default;

unsigned Canvas::framebuffer() const {
    return impl_->framebuffer.name();
}

void Canvas::resize(int width_px, int height_px) {
    if (width_px == impl_->width_px && height_px == impl_->height_px) return;
    *impl_ = {Texture::made(), Framebuffer::made(), width_px, height_px};
    glBindTexture(GL_TEXTURE_2D, impl_->texture.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 nullptr);
    glBindFramebuffer(GL_FRAMEBUFFER, impl_->framebuffer.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D,
                           impl_->texture.name(), 0);
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void draw_into(unsigned framebuffer, int width_px, int height_px) {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glDisable(GL_SCISSOR_TEST);
    glViewport(0, 0, width_px, height_px);
}

void finish() {
    glFinish();
}

std::vector<std::uint8_t> read_pixels(unsigned framebuffer, int width_px, int height_px) {
    const std::size_t row = static_cast<std::size_t>(width_px) * 4;
    const auto rows = static_cast<std::size_t>(height_px);
    std::vector<std::uint8_t> upside_down(row * rows);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_px, height_px, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    std::vector<std::uint8_t> picture(row * rows);
    for (std::size_t y = 0; y < rows; ++y)
        std::copy_n(upside_down.begin() + static_cast<std::ptrdiff_t>((rows - 1 - y) * row), row,
                    picture.begin() + static_cast<std::ptrdiff_t>(y * row));
    return picture;
}

}  // namespace render
