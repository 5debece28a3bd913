// Rooms of one floor of a building, each in the colour that the floor's own texture says; what is no
// room (walls, arrows) in ink.
#include "common/frame.glsl"
#include "common/place.glsl"

layout(location = 0) in vec2 position;
layout(location = 1) in uvec2 room_and_line;

uniform sampler2D rooms;  // 256 a row; no alpha: hatched
uniform vec4 ink;

flat out vec4 colour;
flat out int hatched;

const uint kNoRoom = 0xFFFFu;

void main() {
    int room = int(room_and_line.x);
    bool any_room = room_and_line.x != kNoRoom;
    vec4 told = any_room ? texelFetch(rooms, ivec2(room & 255, room >> 8), 0) : ink;
    hatched = told.a < 0.5 ? 1 : 0;
    colour = vec4(told.rgb, fade);
    gl_Position = vec4(ndc_of(position), 0.0, 1.0);
}
