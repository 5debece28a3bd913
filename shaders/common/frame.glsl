// What one drawing of the map shares; twin of render/frame_uniforms.h.
layout(std140) uniform Frame {
    vec2 ndc_per_m;     // x east, y north
    vec2 viewport_px;
    float px_per_m;
    float mark_px;      // size of a state's sign
    float outline_px;
    float ratio;        // device pixels to the size things were designed in
    float hatch_px;     // how far the ground's own strokes lie from the picture's corner
};
