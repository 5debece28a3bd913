// For tests: which slot every pixel shows. The program itself finds what lies under the cursor on
// the CPU; this proves that both agree.
#include "render/map_impl.h"

namespace render {

base::Result<std::vector<std::uint32_t>> Map::slots_drawn() {
    Impl& my = *impl_;
    auto made = program_from("slot", "slot");
    if (!made) return base::refusal(made);
    ChunkProgram program{.program = std::move(*made)};
    program.chunk_from_centre_m = uniform(program.program, "chunk_from_centre_m");
    program.unit_m = uniform(program.program, "unit_m");
    program.first_slot = uniform(program.program, "first_slot");
    const int width = my.camera.width_px;
    const int height = my.camera.height_px;
    const Texture numbers = Texture::made();
    const Framebuffer target = Framebuffer::made();
    glBindTexture(GL_TEXTURE_2D, numbers.name());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R32UI, width, height, 0, GL_RED_INTEGER, GL_UNSIGNED_INT,
                 nullptr);
    glBindFramebuffer(GL_FRAMEBUFFER, target.name());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, numbers.name(), 0);
    glViewport(0, 0, width, height);
    const std::array<GLuint, 4> nothing{scene::kNoSlot, 0, 0, 0};
    glClearBufferuiv(GL_COLOR, 0, nothing.data());
    glDisable(GL_BLEND);
    glUseProgram(program.program.name());
    for (const scene::Layer layer : {scene::Layer::Ground, scene::Layer::Band, scene::Layer::Block})
        for (const ChunkOnGpu& gpu : my.chunks)
            my.draw_corners(program, gpu,
                            gpu.chunk->layer.at(static_cast<std::size_t>(layer)).corners);
    std::vector<std::uint32_t> rows(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height));
    glReadPixels(0, 0, width, height, GL_RED_INTEGER, GL_UNSIGNED_INT, rows.data());
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return rows;
}

}  // namespace render
