// A chunk, and the state of its places.
uniform vec2 chunk_from_centre_m;  // chunk origin minus the camera's centre
uniform float unit_m;              // of chunk coordinates
uniform int first_slot;
uniform float fade;                // of this form of what is drawn: 1 is whole
uniform usampler2D state_of_slot;  // 1024 slots a row
uniform sampler2D palette;         // x state or class; y a row below

// Layers, twin of scene/geometry.h.
const uint kWay = 3u;
const uint kBand = 4u;
const uint kGrid = 5u;
const uint kBlock = 9u;

// Rows of the palette.
const int kSigns = 0;
int fill_row(uint layer) { return 2 + 2 * int(layer); }
int outline_row(uint layer) { return 3 + 2 * int(layer); }

int state_of(uint feature) {
    int slot = first_slot + int(feature);
    return int(texelFetch(state_of_slot, ivec2(slot & 1023, slot >> 10), 0).r);
}

// A class that is not known is hatched, unless it is faded out: then the ink of names on it is.
const int kNotKnown = 5;
bool is_hatched(int klass) {
    return klass == kNotKnown && texelFetch(palette, ivec2(klass, 1), 0).a > 0.5;
}

vec2 ndc_of(vec2 units) {
    return (chunk_from_centre_m + units * unit_m) * ndc_per_m;
}

// Two 16-bit numbers lie in each half of a texel.
vec2 signed_pair(uint word) { return vec2(int(word << 16) >> 16, int(word) >> 16); }
