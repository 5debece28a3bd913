#include "app/composing.h"

#include <algorithm>
#include <iterator>

namespace app {

namespace {

// With the input method off, a character comes not later than this after its key was reported.
constexpr double kPatience_s = 0.15;

// An input method's server that is off answers sooner than this.
constexpr double kAnswer_s = 0.025;

// Nobody types a word and Enter in this time: one slow frame has reported them together.
constexpr double kOneBreath_s = 0.03;

// A key this far back has nothing to do with what happens now.
constexpr double kMemory_s = 0.5;

// Methods by shape (Wubi) take at most so many letters; one more pushes out the word before it.
constexpr int kLongestCode = 4;

bool types(KeyKind kind) {
    return kind == KeyKind::Letter || kind == KeyKind::Choice || kind == KeyKind::Mark;
}

bool ends_word(KeyKind kind) {
    return kind == KeyKind::Choice || kind == KeyKind::Mark;
}

/// Backspace, in the input method: a choice made is open again, or a letter gone.
void take_back(Composing& composing) {
    int& last = composing.choices > 0 ? composing.choices : composing.letters;
    last = std::max(0, last - 1);
    if (composing.letters == 0) composing.choices = 0;
}

void wait_with(Composing& composing, const KeyEvent& event) {
    composing.waiting.push_back({.event = event});
}

void take_typed(Composing& composing, const KeyEvent& event) {
    std::vector<WaitingKey>& waiting = composing.waiting;
    const bool stale = !waiting.empty() && event.at_s - waiting.back().event.at_s > kMemory_s;
    if (composing.letters == 0 && stale) waiting.clear();
    wait_with(composing, event);
    if (event.kind == KeyKind::Letter) composing.letters += 1;
    if (event.kind == KeyKind::Choice && composing.letters > 0) composing.choices += 1;
}

/// A key that types nothing, pressed while composing.
void take_command(Composing& composing, const KeyEvent& event) {
    // Enter gives out the letters as they were typed: they must not bring Enter with them.
    const bool ends_letters = event.kind == KeyKind::Finish &&
                              event.at_s - composing.waiting.front().event.at_s > kOneBreath_s;
    if (ends_letters)
        composing.waiting.clear();
    else
        wait_with(composing, event);

    if (event.kind == KeyKind::Erase) take_back(composing);
    if (event.kind == KeyKind::Cancel || event.kind == KeyKind::Finish)
        composing.letters = composing.choices = 0;
}

/// True if the press of this key was not passed on. Then its release has been noted.
bool take_release(Composing& composing, int scancode) {
    const auto held = std::ranges::find(composing.held_scancodes, scancode);
    if (held == composing.held_scancodes.end()) return false;
    composing.held_scancodes.erase(held);
    for (WaitingKey& key : composing.waiting)
        if (key.event.scancode == scancode) key.released = true;
    return true;
}

/// A word came. What was typed before the key that chose it is settled; what was typed since
/// then begins the next.
void take_word(Composing& composing, double now_s) {
    std::vector<WaitingKey>& waiting = composing.waiting;
    const auto chooser = std::find_if(waiting.rbegin(), waiting.rend(), [](const WaitingKey& key) {
        return ends_word(key.event.kind);
    });
    const auto letter = std::find_if(waiting.rbegin(), waiting.rend(), [](const WaitingKey& key) {
        return key.event.kind == KeyKind::Letter;
    });
    const bool pushed_out = composing.letters > kLongestCode && letter != waiting.rend() &&
                            now_s - letter->event.at_s < kMemory_s;

    if (chooser != waiting.rend())
        waiting.erase(waiting.begin(), chooser.base());
    else if (pushed_out)
        waiting.erase(waiting.begin(), std::prev(letter.base()));
    else
        waiting.clear();

    composing.letters = composing.choices = 0;
    for (const WaitingKey& key : waiting) {
        if (key.event.kind == KeyKind::Letter) composing.letters += 1;
        if (key.event.kind == KeyKind::Erase) take_back(composing);
    }
    // These are the input method's, or too late: behind one character of a word comes the next.
    std::erase_if(waiting, [](const WaitingKey& key) { return !types(key.event.kind); });
}

/// Takes the keys at the front that wait for no character any more.
std::vector<WaitingKey> take_front(std::vector<WaitingKey>& waiting) {
    const auto end =
        std::ranges::find_if(waiting, [](const WaitingKey& key) { return types(key.event.kind); });
    std::vector<WaitingKey> front(waiting.begin(), end);
    waiting.erase(waiting.begin(), end);
    return front;
}

}  // namespace

bool take_key(Composing& composing, const KeyEvent& event) {
    if (event.action == KeyAction::Release) return !take_release(composing, event.scancode);
    if (!event.in_field) leave_field(composing);
    if (!event.in_field || event.kind == KeyKind::Modifier) return true;
    composing.in_word = false;

    if (event.action == KeyAction::Press) std::erase(composing.held_scancodes, event.scancode);
    const auto held = std::ranges::find(composing.held_scancodes, event.scancode);
    const bool is_held = held != composing.held_scancodes.end();
    if (event.action == KeyAction::Repeat && !types(event.kind)) {
        if (event.kind == KeyKind::Erase) take_back(composing);
        return !is_held;
    }
    if (!types(event.kind) && composing.letters == 0) return true;

    if (!is_held) composing.held_scancodes.push_back(event.scancode);
    if (types(event.kind))
        take_typed(composing, event);
    else
        take_command(composing, event);
    return false;
}

std::vector<KeyEvent> take_character(Composing& composing, char32_t character, double now_s) {
    if (composing.in_word) return {};
    if (character > 0x7F) {
        composing.in_word = true;
        take_word(composing, now_s);
        return {};
    }
    if (composing.waiting.empty()) return {};
    const KeyEvent typed = composing.waiting.front().event;
    composing.waiting.erase(composing.waiting.begin());
    if (typed.kind == KeyKind::Letter) composing.letters = std::max(0, composing.letters - 1);
    if (composing.letters == 0) composing.choices = 0;

    std::vector<KeyEvent> due;
    for (const WaitingKey& key : take_front(composing.waiting)) {
        if (now_s - typed.at_s > kPatience_s) continue;
        due.push_back(key.event);
        if (key.released) {
            due.push_back(key.event);
            due.back().action = KeyAction::Release;
        } else {
            std::erase(composing.held_scancodes, key.event.scancode);
        }
    }
    return due;
}

bool expects_character(const Composing& composing, double now_s) {
    return !composing.waiting.empty() && types(composing.waiting.back().event.kind) &&
           now_s - composing.waiting.back().event.at_s < kAnswer_s;
}

void leave_field(Composing& composing) {
    composing.letters = 0;
    composing.choices = 0;
    composing.in_word = false;
    composing.waiting.clear();
}

}  // namespace app
