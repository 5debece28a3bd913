// The ground, streets and buildings as filled areas, coloured by the state of their place.
#include "common/frame.glsl"
#include "common/place.glsl"

layout(location = 0) in vec2 position;
layout(location = 1) in uvec2 feature_and_layer;

const int kSmallWays = 7;

flat out vec4 colour;
flat out int state;

void main() {
    state = state_of(feature_and_layer.x);
    colour = texelFetch(palette, ivec2(state, fill_row(feature_and_layer.y)), 0);
    if (feature_and_layer.y == kWay && state >= kSmallWays)  // paths and walls fade from afar
        colour.a *= smoothstep(0.2, 0.5, px_per_m);
    if (feature_and_layer.y != kBlock) state = 0;  // only blocks are hatched
    gl_Position = vec4(ndc_of(position), 0.0, 1.0);
}
