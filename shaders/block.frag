#include "common/frame.glsl"
#include "common/hatch.glsl"

flat in vec4 colour;
flat in int state;
out vec4 pixel;

void main() {
    pixel = colour;
    if (state == kNoData) pixel.rgb *= 1.0 - 0.22 * hatch(gl_FragCoord.xy, ratio);
}
