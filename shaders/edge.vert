// Outlines: each side of an area is a quad of constant width, its border smoothed.
#include "common/frame.glsl"
#include "common/place.glsl"

layout(location = 0) in vec4 ends;
layout(location = 1) in uvec2 feature_and_layer;

flat out vec4 colour;
out float across_px;

void main() {
    vec2 a = ndc_of(ends.xy) * viewport_px * 0.5;
    vec2 b = ndc_of(ends.zw) * viewport_px * 0.5;
    vec2 d = b - a;
    float len = max(length(d), 1e-6);
    vec2 along = d / len;
    vec2 normal = vec2(-along.y, along.x);
    float reach = outline_px * 0.5 + 0.5;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    vec2 end = (gl_VertexID & 2) == 0 ? a - along * outline_px * 0.5 : b + along * outline_px * 0.5;
    across_px = side * reach;
    colour = texelFetch(palette, ivec2(state_of(feature_and_layer.x),
                                       2 * int(feature_and_layer.y) + 1), 0);
    gl_Position = vec4((end + normal * across_px) / (viewport_px * 0.5), 0.0, 1.0);
}
