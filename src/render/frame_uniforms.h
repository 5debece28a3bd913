// render/frame_uniforms.h — the twin of shaders/common/frame.glsl (std140).
#pragma once

#include <cstddef>

namespace render {

struct FrameUniforms {
    float ndc_per_m[2] = {};
    float viewport_px[2] = {};
    float px_per_m = 1;
    float mark_px = 0;
    float outline_px = 1;
    float ratio = 1;
    float hatch_px = 0;
    float unused[3] = {};
};
static_assert(offsetof(FrameUniforms, ndc_per_m) == 0);
static_assert(offsetof(FrameUniforms, viewport_px) == 8);
static_assert(offsetof(FrameUniforms, px_per_m) == 16);
static_assert(offsetof(FrameUniforms, mark_px) == 20);
static_assert(offsetof(FrameUniforms, outline_px) == 24);
static_assert(offsetof(FrameUniforms, ratio) == 28);
static_assert(offsetof(FrameUniforms, hatch_px) == 32);
static_assert(sizeof(FrameUniforms) == 48);

}  // namespace render
