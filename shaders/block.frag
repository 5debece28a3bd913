#include "common/frame.glsl"
#include "common/hatch.glsl"

flat in vec4 colour;
flat in int hatched;
out vec4 pixel;

void main() {
    pixel = colour;
    if (hatched != 0) pixel.rgb *= 1.0 - 0.22 * hatch(gl_FragCoord.xy, ratio);
}
