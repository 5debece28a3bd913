// Outlines: each side of an area is a quad of constant width, its border smoothed. Middle lines of
// ways: the same, as wide as the way, but never less than a pixel.
#include "common/frame.glsl"
#include "common/place.glsl"

uniform usamplerBuffer vertices;

flat out vec4 colour;
out float across_px;
flat out float half_px;

const uint kEnds = 0x8000u;
const uint kWidth = 0x7FF0u;

void main() {
    int number = gl_VertexID >> 2;
    uvec2 here = texelFetch(vertices, number).rg;
    uint layer_bits = here.g >> 16;
    if ((layer_bits & kEnds) != 0u) {  // nothing begins at the end of a ring or line
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    uvec2 next = texelFetch(vertices, number + 1).rg;
    vec2 a = ndc_of(signed_pair(here.r)) * viewport_px * 0.5;
    vec2 b = ndc_of(signed_pair(next.r)) * viewport_px * 0.5;
    vec2 d = b - a;
    float len = max(length(d), 1e-6);
    vec2 along = d / len;
    vec2 normal = vec2(-along.y, along.x);
    uint layer = layer_bits & 15u;
    uint width_dm = (layer_bits & kWidth) >> 4;
    bool middle_line = width_dm != 0u;
    // Borders are told from a distance. Half of a kerb is covered by the road itself.
    bool wide = layer >= kWay && layer != kBlock;
    float width_px = wide ? outline_px * 2.0 : outline_px;
    if (layer == kGrid) width_px = outline_px;
    if (middle_line) width_px = max(float(width_dm) * 0.1 * px_per_m, ratio);
    half_px = width_px * 0.5;
    float reach = half_px + 0.5;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    vec2 end = (gl_VertexID & 2) == 0 ? a - along * half_px : b + along * half_px;
    across_px = side * reach;
    int row = middle_line ? fill_row(layer) : outline_row(layer);
    colour = texelFetch(palette, ivec2(state_of(here.g & 0xFFFFu), row), 0);
    colour.a *= fade;
    gl_Position = vec4((end + normal * across_px) / (viewport_px * 0.5), 0.0, 1.0);
}
