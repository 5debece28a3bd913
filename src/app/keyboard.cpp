#include "app/keyboard.h"

#include <GLFW/glfw3.h>
#include <X11/Xlib.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <utility>

// GLFW's own header of these asks for more of X than we need. A GLFW made for
// Wayland lacks them.
// NOLINTBEGIN(readability-identifier-naming)
extern "C" [[gnu::weak]] Display* glfwGetX11Display();
extern "C" [[gnu::weak]] Window glfwGetX11Window(GLFWwindow* window);
// NOLINTEND(readability-identifier-naming)

namespace app {

namespace {

constexpr double kBetweenLooks_s = 0.003;

bool is_within(int key, int first, int last) {
    return key >= first && key <= last;
}

KeyKind kind_of(int key, int mods) {
    using enum KeyKind;
    const bool control = (mods & GLFW_MOD_CONTROL) != 0;
    if (is_within(key, GLFW_KEY_LEFT_SHIFT, GLFW_KEY_RIGHT_SUPER)) return Modifier;
    if (is_within(key, GLFW_KEY_CAPS_LOCK, GLFW_KEY_NUM_LOCK)) return Modifier;
    if (key == GLFW_KEY_ENTER || key == GLFW_KEY_KP_ENTER) return Finish;
    if (key == GLFW_KEY_SPACE && control) return Finish;
    if (key == GLFW_KEY_ESCAPE) return Cancel;
    if (control || (mods & (GLFW_MOD_ALT | GLFW_MOD_SUPER)) != 0) return Command;
    if (key == GLFW_KEY_BACKSPACE) return Erase;
    if (is_within(key, GLFW_KEY_A, GLFW_KEY_Z)) return Letter;
    if (key == GLFW_KEY_SPACE || key == GLFW_KEY_APOSTROPHE) return Choice;
    if (is_within(key, GLFW_KEY_0, GLFW_KEY_9)) return Choice;
    if (is_within(key, GLFW_KEY_KP_0, GLFW_KEY_KP_9)) return Choice;
    if (is_within(key, GLFW_KEY_SPACE, GLFW_KEY_WORLD_2)) return Mark;
    if (is_within(key, GLFW_KEY_KP_DECIMAL, GLFW_KEY_KP_EQUAL)) return Mark;
    return Command;
}

KeyAction action_of(int action) {
    if (action == GLFW_RELEASE) return KeyAction::Release;
    return action == GLFW_REPEAT ? KeyAction::Repeat : KeyAction::Press;
}

/// The library asks for the modifiers that are down now, whichever event it is given: once one
/// waits, all behind it do.
void pass(Keyboard& keyboard, const KeyEvent& event) {
    const bool modifier = event.kind == KeyKind::Modifier;
    const bool release = event.action == KeyAction::Release;
    if (!keyboard.late.empty() || (keyboard.struck && modifier && release)) {
        keyboard.late.push_back(event);
        return;
    }
    if (!modifier && !release) keyboard.struck = true;
    ImGui_ImplGlfw_KeyCallback(keyboard.window, event.key, event.scancode,
                               release ? GLFW_RELEASE : GLFW_PRESS, event.mods);
}

bool anything_down(GLFWwindow* window) {
    for (int key = GLFW_KEY_SPACE; key <= GLFW_KEY_LAST; ++key)
        if (glfwGetKey(window, key) == GLFW_PRESS) return true;
    for (int button = 0; button <= GLFW_MOUSE_BUTTON_LAST; ++button)
        if (glfwGetMouseButton(window, button) == GLFW_PRESS) return true;
    return false;
}

void note_field(ImGuiContext* /*context*/, ImGuiViewport* /*viewport*/,
                ImGuiPlatformImeData* wanted) {
    auto& keyboard = *static_cast<Keyboard*>(ImGui::GetPlatformIO().Platform_ImeUserData);
    keyboard.in_field = wanted->WantTextInput;
}

}  // namespace

void start(Keyboard& keyboard, GLFWwindow* window) {
    keyboard.window = window;
    keyboard.method_on = glfwGetWindowAttrib(window, GLFW_FOCUSED) == GLFW_TRUE;
    ImGui::GetPlatformIO().Platform_SetImeDataFn = &note_field;
    ImGui::GetPlatformIO().Platform_ImeUserData = &keyboard;
}

void end_page(Keyboard& keyboard) {
    keyboard.struck = false;
    for (const KeyEvent& event : std::exchange(keyboard.late, {})) pass(keyboard, event);
}

void take_key(Keyboard& keyboard, int key, int scancode, int action, int mods) {
    const KeyEvent event{.kind = kind_of(key, mods),
                         .action = action_of(action),
                         .in_field = keyboard.in_field,
                         .key = key,
                         .scancode = scancode,
                         .mods = mods,
                         .at_s = glfwGetTime()};
    // ImGui repeats by itself what is held down.
    const bool passes = take_key(keyboard.composing, event);
    if (passes && event.action != KeyAction::Repeat) pass(keyboard, event);
}

void take_character(Keyboard& keyboard, unsigned character) {
    ImGui_ImplGlfw_CharCallback(keyboard.window, character);
    for (const KeyEvent& event : take_character(keyboard.composing, character, glfwGetTime()))
        pass(keyboard, event);
}

bool take_focus(Keyboard& keyboard, bool focused) {
    keyboard.method_on = focused;
    leave_field(keyboard.composing);
    if (std::exchange(keyboard.pretended, false)) return false;
    ImGui_ImplGlfw_WindowFocusCallback(keyboard.window, focused ? GLFW_TRUE : GLFW_FALSE);
    return true;
}

void await_characters(const Keyboard& keyboard) {
    while (expects_character(keyboard.composing, glfwGetTime()))
        glfwWaitEventsTimeout(kBetweenLooks_s);
}

void follow_field(Keyboard& keyboard) {
    const bool wanted = keyboard.in_field;
    if (keyboard.method_on == wanted || keyboard.pretended) return;
    if (glfwGetX11Display == nullptr || glfwGetX11Window == nullptr) return;
    if (glfwGetWindowAttrib(keyboard.window, GLFW_FOCUSED) == GLFW_FALSE) return;
    // A window that loses the focus lets go of what is held down: a drag would
    // end.
    if (!wanted && anything_down(keyboard.window)) return;
    Display* display = glfwGetX11Display();
    if (display == nullptr) return;

    XEvent event{};
    event.xfocus.type = wanted ? FocusIn : FocusOut;
    event.xfocus.display = display;
    event.xfocus.window = glfwGetX11Window(keyboard.window);
    event.xfocus.mode = NotifyNormal;
    event.xfocus.detail = NotifyNonlinear;
    keyboard.pretended = true;
    XPutBackEvent(display, &event);
}

}  // namespace app
