#include "app/composing.h"

#include <catch_amalgamated.hpp>

#include <string>

using app::KeyAction;
using app::KeyEvent;
using app::KeyKind;

namespace {

KeyKind kind_of(char32_t sign) {
    if (sign >= U'a' && sign <= U'z') return KeyKind::Letter;
    if (sign == U' ' || sign == U'\'' || (sign >= U'0' && sign <= U'9')) return KeyKind::Choice;
    if (sign == U'⌫') return KeyKind::Erase;
    if (sign == U'⎋') return KeyKind::Cancel;
    if (sign == U'⏎') return KeyKind::Finish;
    if (sign == U'⇧') return KeyKind::Modifier;
    return sign < 0x80 ? KeyKind::Mark : KeyKind::Command;
}

/// A keyboard with one sign a key, a field, and a clock that the test moves.
/// `passed` holds what reached the field: a key when pressed, and ↑ and the key when released.
struct Desk {
    app::Composing composing;
    std::u32string passed;
    double now_s = 100;
    bool in_field = true;

    void pass(const KeyEvent& event) {
        if (event.action == KeyAction::Release) passed += U'↑';
        passed += static_cast<char32_t>(event.key);
    }
    void key(char32_t sign, KeyAction action) {
        const KeyEvent event{.kind = kind_of(sign),
                             .action = action,
                             .in_field = in_field,
                             .key = static_cast<int>(sign),
                             .scancode = static_cast<int>(sign),
                             .at_s = now_s};
        if (take_key(composing, event) && action != KeyAction::Repeat) pass(event);
    }
    void press(char32_t sign) { key(sign, KeyAction::Press); }
    void repeat(char32_t sign) { key(sign, KeyAction::Repeat); }
    void release(char32_t sign) { key(sign, KeyAction::Release); }

    /// Presses and releases each, in no time.
    void strike(const std::u32string& signs) {
        for (const char32_t sign : signs) {
            press(sign);
            release(sign);
        }
    }
    /// Strikes each with a pause after it.
    void type(const std::u32string& signs) {
        for (const char32_t sign : signs) {
            strike({sign});
            now_s += 0.2;
        }
    }
    void come(const std::u32string& characters) {
        for (const char32_t character : characters)
            for (const KeyEvent& event : take_character(composing, character, now_s)) pass(event);
    }
    /// As with the input method off.
    void type_plain(const std::u32string& signs) {
        for (const char32_t sign : signs) {
            strike({sign});
            if (sign < 0x80) come({sign});
            now_s += 0.2;
        }
    }
    bool is_idle() {
        passed.clear();
        strike(U"⌫←");
        return passed == U"⌫↑⌫←↑←";
    }
};

}  // namespace

TEST_CASE("no key reaches the field while a word is composed, and all do after it", "[app]") {
    Desk desk;
    desk.type(U"xing←→⇥fu ");
    CHECK(desk.passed.empty());
    desk.come(U"幸福");
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("with the input method off all keys but those that type are the field's", "[app]") {
    Desk desk;
    desk.type_plain(U"hao3 lou,⌫←⏎x⎋");
    CHECK(desk.passed == U"⌫↑⌫←↑←⏎↑⏎⎋↑⎋");
}

TEST_CASE("outside of a field every key is passed on at once", "[app]") {
    Desk desk{.in_field = false};
    desk.strike(U"f⌫⎋");
    CHECK(desk.passed == U"f↑f⌫↑⌫⎋↑⎋");
}

TEST_CASE("Backspace belongs to the input method until no letter is left", "[app]") {
    Desk desk;
    desk.type(U"xin⌫⌫⌫");
    CHECK(desk.passed.empty());
    desk.type(U"⌫");
    CHECK(desk.passed == U"⌫↑⌫");
}

TEST_CASE("Backspace first takes back a choice, which leaves the letters as they were", "[app]") {
    Desk desk;
    desk.type(U"xingli5⌫⌫⌫⌫⌫⌫⌫");
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("turning the pages of candidates takes nothing and gives nothing", "[app]") {
    Desk desk;
    desk.type(U"xi==-⌫⌫");
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("Backspace held down stops at the end of the letters", "[app]") {
    Desk desk;
    desk.type(U"xi");
    desk.press(U'⌫');
    for (int i = 0; i < 5; ++i) desk.repeat(U'⌫');
    desk.release(U'⌫');
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("a letter held down counts as often as it repeats", "[app]") {
    Desk desk;
    desk.press(U'a');
    desk.repeat(U'a');
    desk.repeat(U'a');
    desk.release(U'a');
    desk.now_s += 1;
    desk.type(U"⌫⌫⌫");
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("Enter gives out the letters as they are, and is not the field's", "[app]") {
    Desk desk;
    desk.type(U"xi⏎");
    desk.come(U"xi");
    CHECK(desk.passed.empty());
    desk.type(U"⏎");
    CHECK(desk.passed == U"⏎↑⏎");
}

TEST_CASE("Enter is handed out only if all its letters were struck in one breath", "[app]") {
    Desk slow;
    slow.strike(U"x");
    slow.now_s += 0.06;
    slow.strike(U"i⏎");
    slow.come(U"xi");
    CHECK(slow.passed.empty());
    CHECK(slow.is_idle());

    Desk at_once;
    at_once.strike(U"xi⏎");
    at_once.come(U"xi");
    CHECK(at_once.passed == U"⏎↑⏎");
}

TEST_CASE("Esc throws the letters away, and is not the field's", "[app]") {
    Desk desk;
    desk.type(U"xi⎋");
    CHECK(desk.passed.empty());
    desk.type(U"⎋");
    CHECK(desk.passed == U"⎋↑⎋");
}

TEST_CASE("a switch with Shift gives out the letters, and Shift itself always passes", "[app]") {
    Desk desk;
    desk.type(U"xi");
    desk.press(U'⇧');
    desk.release(U'⇧');
    desk.come(U"xi");
    CHECK(desk.passed == U"⇧↑⇧");
    CHECK(desk.is_idle());
}

TEST_CASE("an English word among the candidates ends the composing too", "[app]") {
    Desk desk;
    desk.type(U"ok ");
    desk.come(U"ok");
    CHECK(desk.is_idle());
}

TEST_CASE("a release goes the way of its press", "[app]") {
    Desk desk;
    desk.press(U'←');
    desk.press(U'x');
    desk.release(U'←');
    CHECK(desk.passed == U"←↑←");

    desk.passed.clear();
    desk.press(U'→');
    desk.strike(U" ");
    desk.come(U"系");
    desk.release(U'→');
    desk.release(U'x');
    CHECK(desk.passed.empty());
}

TEST_CASE("the key that opened the field is released in it, those held back after it", "[app]") {
    Desk desk{.in_field = false};
    desk.press(U'f');
    desk.in_field = true;
    desk.release(U'f');
    CHECK(desk.passed == U"f↑f");

    desk.passed.clear();
    desk.type(U"x");
    desk.press(U'⏎');
    leave_field(desk.composing);
    desk.in_field = false;
    desk.release(U'⏎');
    CHECK(desk.passed.empty());
}

TEST_CASE("a field that is left takes its letters along", "[app]") {
    Desk desk;
    desk.type(U"xing");
    leave_field(desk.composing);
    CHECK(desk.is_idle());
}

TEST_CASE("a key struck before its letter has come is handed out behind it", "[app]") {
    Desk desk;
    desk.strike(U"a⌫");
    CHECK(desk.passed.empty());
    desk.come(U"a");
    CHECK(desk.passed == U"⌫↑⌫");
    CHECK(desk.is_idle());
}

TEST_CASE("keys and letters struck in one breath keep their order", "[app]") {
    Desk desk;
    desk.strike(U"ab⌫1c←");
    desk.come(U"a");
    CHECK(desk.passed.empty());
    desk.come(U"b");
    CHECK(desk.passed == U"⌫↑⌫");
    desk.come(U"1c");
    CHECK(desk.passed == U"⌫↑⌫←↑←");
}

TEST_CASE("a key handed out while it is down is released when it goes up", "[app]") {
    Desk desk;
    desk.strike(U"a");
    desk.press(U'⌫');
    desk.come(U"a");
    CHECK(desk.passed == U"⌫");
    desk.release(U'⌫');
    CHECK(desk.passed == U"⌫↑⌫");
}

TEST_CASE("a letter that comes late as it was typed hands out nothing", "[app]") {
    Desk desk;
    desk.type(U"xi⇥ ");
    desk.come(U"xi");
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("letters typed while a word is on its way begin the next", "[app]") {
    Desk desk;
    desk.strike(U"xingfu li");
    desk.come(U"幸福");
    desk.now_s += 1;
    desk.type(U"⌫⌫");
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("the fifth letter of a code pushes a word out and stays behind", "[app]") {
    Desk desk;
    desk.type(U"wqvb");
    desk.strike(U"g");
    desk.come(U"你好");
    desk.type(U"⌫");
    CHECK(desk.passed.empty());
    CHECK(desk.is_idle());
}

TEST_CASE("a word that comes by itself, or by the mouse, leaves nothing behind", "[app]") {
    Desk by_itself;
    by_itself.strike(U"dgfg");
    by_itself.come(U"不");
    CHECK(by_itself.is_idle());

    Desk by_mouse;
    by_mouse.type(U"xingfu");
    by_mouse.now_s += 1;
    by_mouse.come(U"幸福");
    CHECK(by_mouse.is_idle());
}

TEST_CASE("letters of another script are no word of an input method", "[app]") {
    Desk desk;
    desk.strike(U"g");
    desk.come(U"п");
    CHECK(desk.is_idle());
}

TEST_CASE("a character is expected for a moment, until it has come", "[app]") {
    Desk desk;
    CHECK_FALSE(expects_character(desk.composing, desk.now_s));
    desk.strike(U"ab");
    CHECK(expects_character(desk.composing, desk.now_s));
    CHECK_FALSE(expects_character(desk.composing, desk.now_s + 0.1));
    desk.come(U"ab");
    CHECK_FALSE(expects_character(desk.composing, desk.now_s));
}
