// ui/keys.h — every key and gesture of the page, in one table: what is struck, and what it does.
//
// The sheet of F1 is made from it. A key that is not here does not exist for the user, so whoever
// adds one adds its line.
#pragma once

#include "base/words.h"

#include <array>
#include <string_view>

namespace ui {

struct KeyLine {
    base::Word group;
    std::string_view keys;  // as they are printed on a keyboard, or held with a gesture
    base::Word gesture;     // of the mouse; kCount for none
    base::Word does;
};

inline constexpr std::array<KeyLine, 22> kKeys{{
    {base::Word::KeysMap, "", base::Word::GestureDrag, base::Word::KeyPan},
    {base::Word::KeysMap, "← ↑ → ↓", base::Word::kCount, base::Word::KeyPan},
    {base::Word::KeysMap, "", base::Word::GestureWheel, base::Word::KeyZoom},
    {base::Word::KeysMap, "+  −", base::Word::kCount, base::Word::KeyZoom},
    {base::Word::KeysMap, "Home", base::Word::kCount, base::Word::KeyAll},
    {base::Word::KeysLevels, "", base::Word::GestureDoubleClick, base::Word::KeyDown},
    {base::Word::KeysLevels, "PageDown", base::Word::kCount, base::Word::KeyDown},
    {base::Word::KeysLevels, "PageUp", base::Word::kCount, base::Word::KeyUp},
    {base::Word::KeysLevels, "Backspace  Alt ↑", base::Word::kCount, base::Word::KeyParent},
    {base::Word::KeysLevels, "Enter", base::Word::kCount, base::Word::KeyToSelection},
    {base::Word::KeysChoice, "", base::Word::GestureClick, base::Word::KeySelect},
    {base::Word::KeysChoice, "Shift", base::Word::GestureDrag, base::Word::KeyBox},
    {base::Word::KeysChoice, "Alt", base::Word::GestureDrag, base::Word::KeyLasso},
    {base::Word::KeysChoice, "Shift Alt", base::Word::GestureDrag, base::Word::KeyLasso},
    {base::Word::KeysChoice, "Esc", base::Word::kCount, base::Word::KeyBack},
    {base::Word::KeysOther, "F", base::Word::kCount, base::Word::KeyFind},
    {base::Word::KeysOther, "Ctrl N", base::Word::kCount, base::Word::FilesNewTitle},
    {base::Word::KeysOther, "Ctrl I", base::Word::kCount, base::Word::MenuImport},
    {base::Word::KeysOther, "Ctrl O", base::Word::kCount, base::Word::FilesOpenTitle},
    {base::Word::KeysOther, "F12", base::Word::kCount, base::Word::MenuHud},
    {base::Word::KeysOther, "F1", base::Word::kCount, base::Word::MenuKeys},
    {base::Word::KeysOther, "Esc", base::Word::kCount, base::Word::KeyClose},
}};

}  // namespace ui
