#include "common/frame.glsl"

flat in int state;
flat in vec4 colour;
in vec2 at;
flat in float size_px;
out vec4 pixel;

float cover(float outside) { return clamp(0.5 - outside * size_px * 0.5, 0.0, 1.0); }

float box(vec2 p, vec2 half_size) {
    vec2 q = abs(p) - half_size;
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
}

float triangle(vec2 p) {
    p.y += 0.1;
    return max(abs(p.x) * 0.894 + p.y * 0.447 - 0.46, -p.y - 0.72);
}

float exclamation(vec2 p) {
    return min(box(p - vec2(0.0, 0.18), vec2(0.09, 0.34)), length(p + vec2(0.0, 0.46)) - 0.12);
}

float clock_hands(vec2 p) {
    return min(box(p - vec2(0.0, 0.22), vec2(0.08, 0.3)), box(p - vec2(0.17, 0.0), vec2(0.25, 0.08)));
}

void main() {
    float shape;
    float sign_shape;
    vec3 paper = vec3(1.0);
    vec3 ink = colour.rgb;
    if (state == 1) {
        shape = length(at) - 0.55;
        sign_shape = length(at) - 0.0;
    } else if (state == 2) {
        shape = length(at) - 0.86;
        sign_shape = clock_hands(at);
        ink = vec3(0.29, 0.23, 0.0);
        paper = colour.rgb;
    } else if (state == 3) {
        shape = triangle(at);
        sign_shape = exclamation(at * 1.45 + vec2(0.0, 0.28));
    } else {
        shape = box(at, vec2(0.78)) - 0.06;
        sign_shape = exclamation(at);
    }
    float body = cover(shape);
    float rim = cover(shape + 3.2 * ratio / size_px);
    vec3 filled = mix(ink, paper, rim);
    pixel = vec4(mix(filled, ink, cover(sign_shape)), body * colour.a);
}
