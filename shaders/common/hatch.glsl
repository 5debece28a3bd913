// Diagonal strokes fixed to the ground: the sign of a place without data.
const float kHatchPeriod_px = 7.0;  // twin of render/map_upload.cpp

float hatch(vec2 px, float ratio) {
    float period = kHatchPeriod_px * ratio;
    float away = abs(mod(px.x + px.y + hatch_px, period) - 0.5 * period);
    return clamp(1.4 * ratio - away, 0.0, 1.0);
}

// A stroke is 1.8 of 7 pixels wide, smoothed edges counted half, and darkens by 0.22.
const float kHatchMean = 0.943;
