// app/keyboard.h — the keys of a GLFW window on their way to ImGui, with an
// input method between.
//
// Two things GLFW leaves to us. It reports keys that the input method has
// taken: `composing` holds them back. And the input method of a window is
// always on, so that F, pressed to find a place, would begin a Chinese word:
// `follow_field` lets it have the keyboard only while a text field has it. GLFW
// owns the input context and has no call for that, but it follows the focus of
// the window, so the window is told of a focus that came or went. Where there
// is no X, nothing of this does any harm.
#pragma once

#include "app/composing.h"

#include <vector>

struct GLFWwindow;

namespace app {

/// Must not move once started.
struct Keyboard {
    GLFWwindow* window = nullptr;
    Composing composing;
    bool in_field = false;       // a text field has the keyboard, says the last frame
    bool method_on = false;      // the input method has it
    bool pretended = false;      // the next change of focus is one that we told
    bool struck = false;         // since the last page, a key that a modifier may go with
    std::vector<KeyEvent> late;  // for the next page: a modifier let go, and all behind it
};

/// ImGui sees a page's keys at once: a modifier let go in the page in which its key was struck
/// would not count for that key. So its release waits for the next page. To be called after each.
void end_page(Keyboard& keyboard);

/// After ImGui_ImplGlfw_Init…
void start(Keyboard& keyboard, GLFWwindow* window);

// From the callbacks of the window.
void take_key(Keyboard& keyboard, int key, int scancode, int action, int mods);
void take_character(Keyboard& keyboard, unsigned character);
/// True if the window really gained or lost the focus.
bool take_focus(Keyboard& keyboard, bool focused);

/// After waiting for events: waits for the characters of keys just pressed,
/// some milliseconds, so that they do not come one a frame.
void await_characters(const Keyboard& keyboard);

/// After each frame.
void follow_field(Keyboard& keyboard);

}  // namespace app
