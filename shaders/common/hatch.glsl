// Diagonal strokes fixed to the picture: the sign of a place without data.
const int kNoData = 5;

float hatch(vec2 px, float ratio) {
    float along = (px.x + px.y) / (7.0 * ratio);
    float away = abs(fract(along) - 0.5) * 7.0 * ratio;
    return clamp(1.4 * ratio - away, 0.0, 1.0);
}

// A stroke is 1.8 of 7 pixels wide, smoothed edges counted half, and darkens by 0.22.
const float kHatchMean = 0.943;
