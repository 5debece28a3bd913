// Blocks from afar: a rectangle each, four corners made of one texel.
#include "common/frame.glsl"
#include "common/place.glsl"
#include "common/hatch.glsl"

uniform usamplerBuffer bricks;

flat out vec4 colour;

void main() {
    uvec4 brick = texelFetch(bricks, gl_VertexID >> 2);
    vec2 middle = signed_pair(brick.x);
    vec2 along = signed_pair(brick.y);
    float across = signed_pair(brick.z).x;
    vec2 sideways = vec2(-along.y, along.x) * (across / max(length(along), 1.0));
    vec2 corner = vec2((gl_VertexID & 1) * 2 - 1, (gl_VertexID & 2) - 1);
    int state = state_of(brick.z >> 16);
    colour = texelFetch(palette, ivec2(state, fill_row(kBlock)), 0);
    // A hatch is no more to be seen on a few pixels: what it leaves is its mean.
    if (is_hatched(state)) colour.rgb *= kHatchMean;
    colour.a *= fade;
    gl_Position = vec4(ndc_of(middle + along * corner.x + sideways * corner.y), 0.0, 1.0);
}
