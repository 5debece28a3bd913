// Walls, doors and windows of a floor: each side is a quad as wide as its kind, its border smoothed.
#include "common/frame.glsl"
#include "common/place.glsl"

uniform usamplerBuffer vertices;
uniform vec4 stroke[14];  // by kind, twin of scene::FloorStroke: metres, more pixels, from, square
uniform vec4 stroke_colour[14];

flat out vec4 colour;
out float across_px;
flat out float half_px;

const uint kEnds = 0x8000u;
const float kLeastWall_px = 1.6;

void main() {
    int number = gl_VertexID >> 2;
    uvec2 here = texelFetch(vertices, number).rg;
    uint line = here.g >> 16;
    int kind = int(line & 15u);
    vec4 drawn = stroke[kind];
    bool small = px_per_m < drawn.z * ratio;
    if ((line & kEnds) != 0u || small) {
        gl_Position = vec4(2.0, 2.0, 2.0, 1.0);
        return;
    }
    uvec2 next = texelFetch(vertices, number + 1).rg;
    vec2 a = ndc_of(signed_pair(here.r)) * viewport_px * 0.5;
    vec2 b = ndc_of(signed_pair(next.r)) * viewport_px * 0.5;
    vec2 d = b - a;
    vec2 along = d / max(length(d), 1e-6);
    vec2 normal = vec2(-along.y, along.x);
    float wall_px = drawn.x > 0.0 ? max(drawn.x * px_per_m, kLeastWall_px * ratio) : 0.0;
    half_px = max(wall_px + drawn.y * ratio, ratio) * 0.5;
    vec2 beyond = along * half_px * drawn.w;
    vec2 end = (gl_VertexID & 2) == 0 ? a - beyond : b + beyond;
    across_px = ((gl_VertexID & 1) == 0 ? -1.0 : 1.0) * (half_px + 0.5);
    colour = stroke_colour[kind];
    colour.a *= fade;
    gl_Position = vec4((end + normal * across_px) / (viewport_px * 0.5), 0.0, 1.0);
}
