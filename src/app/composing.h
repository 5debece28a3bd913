// app/composing.h — which keys belong to the input method and not to the text field.
//
// An X input method takes a key, and gives back a character at once, a word much later, or
// nothing; but GLFW reports every key when it is struck. Backspace on a half-typed word would so
// also delete the text before it, and the Enter that ends the word would end the editing. So we
// keep account of what was typed and what has come back, and hold back what the input method
// surely or probably takes:
//
//          ─── take_key: a letter ────────────────────────────────────▶
//     idle                                                              composing
//          ◀── take_character: the last letter itself, or a word ──────
//          ◀── take_key: Enter, Esc, Backspace on the last letter ─────
//          ◀── leave_field ────────────────────────────────────────────
//
// Nobody says whether an input method is on. With it off, characters still come a moment after
// their keys, by way of its server, and a quick Backspace stands before the letter it is meant
// for. So a key held back while composing is kept in line with the letters: when all of those
// before it have come as they were typed, it was ours after all and is handed out behind them.
//
// A key that types is never also a key of a text field: its character is all that counts there.
//
// Knows neither GLFW nor ImGui nor X; time is an argument. Main thread only.
#pragma once

#include <cstdint>
#include <vector>

namespace app {

/// What a key means to a text field and to an input method.
enum class KeyKind : std::uint8_t {
    Letter,    // A to Z: begins a word
    Choice,    // types, and picks a candidate: digits, Space; also the apostrophe of xi'an
    Mark,      // types: all other signs; some turn the pages of candidates
    Erase,     // Backspace
    Cancel,    // Esc
    Finish,    // Enter; Ctrl+Space, which switches the input method
    Modifier,  // Shift, Ctrl and their like: always passed on
    Command,   // arrows, Tab, function keys, and any of the above with Ctrl, Alt or Super
};

enum class KeyAction : std::uint8_t { Press, Repeat, Release };

struct KeyEvent {
    KeyKind kind = KeyKind::Command;
    KeyAction action = KeyAction::Press;
    bool in_field = false;  // a text field has the keyboard
    int key = 0;            // as the window library gave it, like the next two
    int scancode = 0;       // tells physical keys apart
    int mods = 0;
    double at_s = 0;  // when it was reported, on any clock that does not jump
};

/// A key that types and whose character has not come, or one held back behind such a key.
struct WaitingKey {
    KeyEvent event;
    bool released = false;
};

/// Invariants:
///   1. `letters` is at most the number of Letters in `waiting`.
///   2. The first of `waiting` is a key that types.
struct Composing {
    int letters = 0;                  // in the input method's hands; composing if more than 0
    int choices = 0;                  // made since its last word; Backspace undoes these first
    bool in_word = false;             // since the last key, a word of the input method has begun
    std::vector<WaitingKey> waiting;  // in the order they were struck
    std::vector<int> held_scancodes;  // down, and their press was not passed on
};

/// True if the event is to be passed on now. A release goes the way its press went.
bool take_key(Composing& composing, const KeyEvent& event);

/// Call for every character, which itself is always passed on.
/// The result, mostly empty, is to be passed on behind it: keys held back without need.
std::vector<KeyEvent> take_character(Composing& composing, char32_t character, double now_s);

/// True for a moment after a key that types: its character may lie in the next events.
bool expects_character(const Composing& composing, double now_s);

/// The text field or the window lost the keyboard: what was being composed is gone.
void leave_field(Composing& composing);

}  // namespace app
