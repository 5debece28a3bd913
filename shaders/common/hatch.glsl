// Diagonal strokes fixed to the picture: the sign of a place without data.
const int kNoData = 5;

float hatch(vec2 px, float ratio) {
    float along = (px.x + px.y) / (7.0 * ratio);
    float away = abs(fract(along) - 0.5) * 7.0 * ratio;
    return clamp(1.4 * ratio - away, 0.0, 1.0);
}
