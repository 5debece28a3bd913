#include "render/picture.h"

#include "render/gl.h"

namespace render {

struct Picture::Impl {
    Texture texture;
};

Picture::Picture(int width_px, int height_px, std::span<const std::uint8_t> rgba)
    : impl_{std::make_unique<Impl>()} {
    GLint most = 0;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &most);
    const auto bytes = static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4;
    if (width_px <= 0 || height_px <= 0 || width_px > most || height_px > most ||
        rgba.size() < bytes)
        return;
    impl_->texture = Texture::made();
    glBindTexture(GL_TEXTURE_2D, impl_->texture.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE,
                 rgba.data());
    glGenerateMipmap(GL_TEXTURE_2D);
    glBindTexture(GL_TEXTURE_2D, 0);
}

Picture::Picture(Picture&&) noexcept = default;
Picture& Picture::operator=(Picture&&) noexcept = default;
Picture::~Picture() = default;

std::uint64_t Picture::texture() const {
    return impl_->texture.name();
}

}  // namespace render
