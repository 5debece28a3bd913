// The ground, streets and buildings as filled areas, coloured by the state of their place.
#include "common/frame.glsl"
#include "common/place.glsl"

layout(location = 0) in vec2 position;
layout(location = 1) in uvec2 feature_and_layer;

flat out vec4 colour;
flat out int hatched;

void main() {
    uint layer = feature_and_layer.y & 15u;
    int state = state_of(feature_and_layer.x);
    colour = texelFetch(palette, ivec2(state, fill_row(layer)), 0);
    colour.a *= fade;
    hatched = layer == kBlock && is_hatched(state) ? 1 : 0;
    gl_Position = vec4(ndc_of(position), 0.0, 1.0);
}
