// The sign of a state beside its colour: dot, clock, triangle, square with "!".
#include "common/frame.glsl"
#include "common/place.glsl"

uniform usamplerBuffer bricks;

flat out int state;
flat out vec4 colour;
out vec2 at;  // -1 to 1 across the sign
flat out float size_px;

void main() {
    uvec4 brick = texelFetch(bricks, gl_VertexID >> 2);
    vec2 position = signed_pair(brick.w);
    state = state_of(brick.z >> 16);
    at = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    colour = texelFetch(palette, ivec2(state, kSigns), 0);
    colour.a *= fade;
    vec2 centre = floor(ndc_of(position) * viewport_px * 0.5) + 0.5;
    // From afar signs shrink, and work that is under way in good time is told by colour alone.
    // Twin of scene::sign_px. A sign stands a little off its corner, to leave the number free.
    float near_px_per_m = px_per_m / ratio;
    size_px = mark_px * clamp(0.8 * pow(near_px_per_m, 0.55), 0.4, 1.0);
    centre += floor(size_px * 0.18 + 0.5);
    vec2 px = centre + at * (size_px * 0.5 + 1.0);
    colour.a *= smoothstep(0.25, 0.33, near_px_per_m);  // farther out, bars tell
    if (state == 1) colour.a *= smoothstep(0.8, 1.1, near_px_per_m);
    bool calm = state == 0 || state == 5 || colour.a == 0.0;
    gl_Position = calm ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(px / (viewport_px * 0.5), 0.0, 1.0);
}
