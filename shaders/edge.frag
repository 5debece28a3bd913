flat in vec4 colour;
in float across_px;
flat in float half_px;
out vec4 pixel;

void main() {
    float cover = clamp(half_px + 0.5 - abs(across_px), 0.0, 1.0);
    pixel = vec4(colour.rgb, colour.a * cover);
}
