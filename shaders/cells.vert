// The ground covered by cells: one quad.
#include "common/frame.glsl"

uniform vec4 ground;  // low and high corner from the camera's centre, metres

out vec2 at;

void main() {
    at = vec2(gl_VertexID & 1, (gl_VertexID >> 1) & 1);
    gl_Position = vec4(mix(ground.xy, ground.zw, at) * ndc_per_m, 0.0, 1.0);
}
