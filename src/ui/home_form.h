// ui/home_form.h — lines of a form that change one column of a row where they stand.
#pragma once

#include "ui/plan.h"

#include <optional>
#include <string>

namespace ui {

/// What a form is about: where its rows stand, and what that is called in a notice.
struct FormTarget {
    model::PlaceId place{};
    std::string where;
};
FormTarget target_of(const View& view, const model::Home& home);

struct FormField {
    base::Word label{};
    model::Table table{};
    std::int64_t row = 0;
    const char* column = "";
    std::string was;              // as the store has it
    std::string shown;            // of what is typed; of a code its name is looked up
    const char* codes = nullptr;  // the list to choose from; null for what is typed
    bool flag = false;            // yes or no
    bool alarming = false;
};

/// What it is called, and what it is; a click opens the choice, or the field to type into. Codes
/// and flags are written when they are clicked, typed text with Enter.
void form_field(FormState& form, const View& view, const FormTarget& target, const FormField& field,
                Intents& out);
/// What it is called and what it is, without a form of its own; `beside` is left free at the right,
/// in pixels. Answers whether it was clicked.
bool form_value(const View& view, base::Word label, const std::string& value, float beside,
                bool marked);
/// A list of codes to choose from, in a popup; long ones can be filtered by pinyin, initials or
/// code.
std::optional<std::string> pick_code(FormState& form, const View& view, const std::string& list,
                                     const std::string& was);
/// That something is on record already, and where; a click goes there. Nothing of place 0.
void double_entry(const View& view, model::PlaceId where, Intents& out);
/// A heading with a hairline above.
void form_head(const View& view, base::Word text);

/// How many households live there; one more moves in, or the last one moves out.
void households_line(const View& view, const model::Home& home, Intents& out);
/// When something was last looked at, and that it was now: column `checked_at`.
void checked_line(const View& view, const FormTarget& target, model::Table table, std::int64_t row,
                  base::Instant checked, Intents& out);
/// Takes the home out of the register as of today.
void end_line(const View& view, const model::Home& home, Intents& out);

/// Another use. A home that is let from now on gets a letting; one that is not any more ends it.
Edit use_edit(const View& view, const model::Home& home, const std::string& use);

/// "86", "86.5": as the store can take it back.
std::string plain_number(double number);

}  // namespace ui
