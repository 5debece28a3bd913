// The sign of a state beside its colour: dot, clock, triangle, square with "!".
#include "common/frame.glsl"
#include "common/place.glsl"

uniform usamplerBuffer bricks;

flat out int state;
flat out vec4 colour;
out vec2 at;  // -1 to 1 across the sign

void main() {
    uvec4 brick = texelFetch(bricks, gl_VertexID >> 2);
    vec2 position = signed_pair(brick.w);
    state = state_of(brick.z >> 16);
    at = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    colour = texelFetch(palette, ivec2(state, kSigns), 0);
    colour.a *= fade;
    vec2 centre = floor(ndc_of(position) * viewport_px * 0.5) + 0.5;
    // From afar signs shrink, and work that is under way in good time is told by colour alone.
    float near = clamp(px_per_m / ratio * 1.6, 0.0, 1.0);
    vec2 px = centre + at * (mark_px * mix(0.62, 1.0, near) * 0.5 + 1.0);
    bool calm = state == 0 || state == 5 || (state == 1 && near < 0.55);
    gl_Position = calm ? vec4(2.0, 2.0, 2.0, 1.0) : vec4(px / (viewport_px * 0.5), 0.0, 1.0);
}
