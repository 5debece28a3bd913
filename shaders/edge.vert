// Outlines: each side of an area is a quad of constant width, its border smoothed.
#include "common/frame.glsl"
#include "common/place.glsl"

layout(location = 0) in vec4 ends;
layout(location = 1) in uvec2 feature_and_layer;

flat out vec4 colour;
out float across_px;
flat out float half_px;

void main() {
    vec2 a = ndc_of(ends.xy) * viewport_px * 0.5;
    vec2 b = ndc_of(ends.zw) * viewport_px * 0.5;
    vec2 d = b - a;
    float len = max(length(d), 1e-6);
    vec2 along = d / len;
    vec2 normal = vec2(-along.y, along.x);
    // Borders are told from a distance. Half of a kerb is covered by the road itself.
    bool wide = feature_and_layer.y >= kWay && feature_and_layer.y <= kBorder;
    float width_px = wide ? outline_px * 2.0 : outline_px;
    half_px = width_px * 0.5;
    float reach = half_px + 0.5;
    float side = (gl_VertexID & 1) == 0 ? -1.0 : 1.0;
    vec2 end = (gl_VertexID & 2) == 0 ? a - along * width_px * 0.5 : b + along * width_px * 0.5;
    across_px = side * reach;
    int state = state_of(feature_and_layer.x);
    colour = texelFetch(palette, ivec2(state, outline_row(feature_and_layer.y)), 0);
    if (feature_and_layer.y == kWay) colour.a *= smoothstep(0.1, 0.4, px_per_m);
    gl_Position = vec4((end + normal * across_px) / (viewport_px * 0.5), 0.0, 1.0);
}
