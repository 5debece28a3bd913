// Names, numbers and badges: glyphs of fill and halo from the atlas, placed in pixels beforehand. On
// a block the ink follows the block's state and needs no halo, except over the hatch.
#include "common/frame.glsl"
#include "common/place.glsl"

layout(location = 0) in vec2 position_px;  // from the top left
layout(location = 1) in vec2 texel;
layout(location = 2) in uint slot;
layout(location = 3) in vec4 ink;
layout(location = 4) in vec4 halo;

out vec2 at;
flat out vec4 colour;
flat out vec4 rim;

void main() {
    at = texel;
    colour = ink;
    rim = halo;
    if (slot != 0xFFFFFFFFu) {
        int state = int(texelFetch(state_of_slot, ivec2(int(slot) & 1023, int(slot) >> 10), 0).r);
        colour.rgb = texelFetch(palette, ivec2(state, 1), 0).rgb;
        rim = is_hatched(state) ? vec4(texelFetch(palette, ivec2(state, fill_row(kBlock)), 0).rgb, 0.9)
                               : vec4(colour.rgb, 0.0);
    }
    vec2 ndc = position_px / viewport_px * 2.0 - 1.0;
    gl_Position = vec4(ndc.x, -ndc.y, 0.0, 1.0);
}
