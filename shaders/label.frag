uniform sampler2D atlas;  // R fill, G fill with halo

in vec2 at;
flat in vec4 colour;
flat in vec4 rim;
out vec4 pixel;

void main() {
    vec2 cover = texture(atlas, at / vec2(textureSize(atlas, 0))).rg;
    float alpha = max(cover.r * colour.a, cover.g * rim.a);
    pixel = vec4(mix(rim.rgb, colour.rgb, cover.r), alpha);
}
