// What blocks smaller than a pixel would leave of their colours; alpha is the share built up.
uniform sampler2D cells;
uniform float fade;

in vec2 at;
out vec4 pixel;

void main() { pixel = texture(cells, at) * fade; }
