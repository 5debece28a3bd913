// For tests: areas that carry the number of their slot instead of a colour.
#include "common/frame.glsl"
#include "common/place.glsl"

layout(location = 0) in vec2 position;
layout(location = 1) in uvec2 feature_and_layer;

flat out uint slot;

void main() {
    slot = uint(first_slot) + feature_and_layer.x;
    gl_Position = vec4(ndc_of(position), 0.0, 1.0);
}
