// One colour: for large grounds, where every instruction counts in software.
flat in vec4 colour;
out vec4 pixel;

void main() { pixel = colour; }
